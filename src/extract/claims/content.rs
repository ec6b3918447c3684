//! Which words are said: the content of an attribution, found in the tree and bounded by what the writer says himself.

use super::attribution::{Attribution, Cue, is_break};
use super::context::Context;
use super::lexicon::Frame;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The content of an attribution and which frame it fills.
pub(super) struct Content {
    pub parts: Vec<Range<usize>>,
    pub rule: &'static str,
}

impl Content {
    fn of(parts: Vec<Range<usize>>, rule: &'static str) -> Option<Content> {
        Some(Content { parts, rule })
    }
}

/// The words that are said, by what the cue takes.
pub(super) fn find(c: &Context, sentence: &Range<usize>, cue: Cue, found: &Attribution) -> Option<Content> {
    let entry = cue.entry;
    if follows_utterance(c, sentence, found)
        && let Some(content) = left(c, sentence, cue, found)
    {
        return Some(content);
    }
    if (entry.has_clause() || entry.has(Frame::Question))
        && let Some((from, clause)) = right_clause(c, sentence, cue, found)
    {
        return around(c, sentence, cue, found, from, clause);
    }
    if entry.has(Frame::Quotation)
        && let Some(from) = right_quotation(c, sentence, cue, found)
    {
        return around(c, sentence, cue, found, from, None);
    }
    if let Some(content) = phrase(c, sentence, cue) {
        return Some(content);
    }
    left(c, sentence, cue, found)
}

/// "“It is a trap,” he said of the talks, which had failed": a whole quotation stands before the attribution, and none
/// behind it.
fn follows_utterance(c: &Context, sentence: &Range<usize>, found: &Attribution) -> bool {
    let Some(quote) = c.quote_ending_at(found.block.start) else { return false };
    let start = left_start(c, sentence, found);
    let whole =
        quote.whole.start <= start || c.reading.token_is(quote.whole.start - 1, &[".", "?", "!", ":"]);
    whole && quote.inside.len() > 1 && c.quote_beginning_in(found.block.end..sentence.end).is_none()
}

/// Where a clause begins behind the cue, and its verb.
fn right_clause(
    c: &Context,
    sentence: &Range<usize>,
    cue: Cue,
    found: &Attribution,
) -> Option<(usize, Option<usize>)> {
    let doc = c.reading.doc;
    let after = cue.last + 1;
    for child in doc.children(cue.verb).filter(|k| *k > cue.last && sentence.contains(k)) {
        let token = &doc.tokens[child];
        let clausal = token.dep == Dep::Ccomp
            || (matches!(token.dep, Dep::Xcomp | Dep::Advcl | Dep::Acl | Dep::Parataxis | Dep::Dobj)
                && begins_with_that(c, child, after));
        let finite = doc.children(child).any(|k| {
            matches!(doc.tokens[k].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Mark | Dep::Expl | Dep::Csubj)
                || matches!(doc.tokens[k].tag, Tag::Md | Tag::Wdt | Tag::Wp | Tag::Wrb)
        });
        let start = doc.subtree(child).start.max(after);
        let own_subject = found.subject.is_some_and(|s| s > cue.verb && doc.subtree(child).contains(&s));
        if clausal && finite && !own_subject {
            let question = begins_with_question(c, start);
            let fits = if question { true } else { cue.entry.has_clause() };
            if fits {
                return Some((start, Some(child)));
            }
        }
    }
    let linked = c.reading.token_is(after, &["that", "whether"])
        && doc.tokens.get(after).is_some_and(|t| t.dep != Dep::Dobj && t.dep != Dep::Pobj);
    if linked && cue.entry.has_clause() {
        return Some((after, None));
    }
    if cue.entry.has_clause()
        && let Some(that) = that_behind(c, after..sentence.end.min(after + 16))
    {
        return Some((that, None));
    }
    // "Ott said the talks …": where the tree takes the clause's subject for an object.
    let plain =
        cue.entry.has(Frame::Clause) && !cue.entry.has(Frame::Object) && !cue.entry.has(Frame::Infinitive);
    let object = doc.child_by(cue.verb, &[Dep::Dobj]).filter(|o| *o > cue.last && !c.is_quoted(*o));
    let misread = plain
        && object.is_some_and(|o| {
            (o..sentence.end).any(|t| matches!(doc.tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
        });
    (misread && cue.entry.lemma != "tell").then_some((after, None))
}

/// "That" behind "told a meeting of leaders", "said in a statement on Monday".
fn that_behind(c: &Context, tokens: Range<usize>) -> Option<usize> {
    let doc = c.reading.doc;
    for token in tokens {
        let word = &doc.tokens[token];
        if c.is_quoted(token) || word.tag.is_verb() || matches!(word.tag, Tag::Md) {
            return None;
        }
        if word.is("that") && (word.dep == Dep::Mark || word.tag == Tag::In) {
            return Some(token);
        }
    }
    None
}

fn begins_with_that(c: &Context, clause: usize, after: usize) -> bool {
    let start = c.reading.doc.subtree(clause).start;
    start >= after && c.reading.token_is(start, &["that", "whether"])
}

fn begins_with_question(c: &Context, start: usize) -> bool {
    c.reading.token_is(
        start,
        &["whether", "if", "what", "who", "why", "how", "when", "where", "which", "whose", "whom"],
    )
}

/// Where a quotation begins behind the cue with nothing but the attribution's own words between.
fn right_quotation(c: &Context, sentence: &Range<usize>, cue: Cue, found: &Attribution) -> Option<usize> {
    let doc = c.reading.doc;
    if c.is_quoted(cue.verb) {
        return None;
    }
    let quote = c.quote_beginning_in(cue.last + 1..sentence.end)?;
    let gap = cue.last + 1..quote.whole.start;
    let link = |t: usize| c.reading.token_is(t, &[",", ":", "that", "as", "—", "–"]);
    let settled = gap.clone().all(|t| {
        link(t) || found.block.contains(&t) || (doc.dominates(cue.verb, t) && !doc.tokens[t].tag.is_verb())
    });
    let beside = gap.is_empty() || link(quote.whole.start - 1);
    // "…,” he said of the “trap”": the second quotation is no content.
    (settled && beside && gap.len() < 25).then_some(quote.whole.start)
}

/// The content right of a cue, with what stands before it where the attribution interrupts the sentence.
fn around(
    c: &Context,
    sentence: &Range<usize>,
    cue: Cue,
    found: &Attribution,
    from: usize,
    clause: Option<usize>,
) -> Option<Content> {
    let doc = c.reading.doc;
    let before = found.block.start.checked_sub(1).filter(|b| *b >= sentence.start);
    let interrupts = before.is_some_and(|b| is_break(c, b))
        && c.reading
            .token_is(from.saturating_sub(1).max(cue.last + 1), &[",", "—", "–", "\"", "“", "''", "‘"]);
    let spans = clause.is_some_and(|k| doc.subtree(k).start < found.block.start);
    let from = if spans { from.max(found.block.end) } else { from };
    let quoted_before = c.quote_ending_at(found.block.start).is_some();
    let end = right_end(c, sentence, cue, from);
    if interrupts && (spans || quoted_before) && has_content_left(c, sentence, found) {
        let first = left_start(c, sentence, found)..found.block.start;
        return Content::of(vec![first, from..end], "claims.verb.parenthetical");
    }
    let mut from = from;
    if c.reading.token_is(from, &["that"]) {
        from += 1;
    }
    // The mark before the clause belongs to it.
    if from > cue.last + 1 && c.quote_at(from - 1).is_some_and(|q| q.whole.start == from - 1) {
        from -= 1;
    }
    Content::of(vec![from..end], "claims.verb.clause")
}

/// A content ends with its sentence, or where the writer or another cue goes on.
pub(super) fn right_end(c: &Context, sentence: &Range<usize>, cue: Cue, from: usize) -> usize {
    let doc = c.reading.doc;
    let mut end = sentence.end;
    if let Some(quote) = c.quote_at(cue.verb) {
        end = end.min(quote.inside.end);
    }
    for child in doc.children(cue.verb).filter(|k| *k > from) {
        let token = &doc.tokens[child];
        let start = doc.subtree(child).start;
        if start <= from || c.is_quoted(start) {
            continue;
        }
        let comma = c.reading.token_is(start - 1, &[",", "—", "–"]);
        let stops = match token.dep {
            Dep::Conj => {
                token.tag == doc.tokens[cue.verb].tag
                    || doc.child_by(child, &[Dep::Nsubj]).is_some_and(|s| s > from)
            }
            Dep::Advcl => {
                let first = &doc.tokens[start];
                comma
                    && (token.tag == Tag::Vbg
                        || first.is_any(&["as", "while", "when", "after", "before", "hours", "days"]))
            }
            Dep::Prep => comma && token.is_any(&["according"]),
            _ => false,
        };
        let dashes = (from..start).filter(|t| c.reading.token_is(*t, &["—", "–", "--"])).count();
        if stops && dashes % 2 == 0 {
            let conjunction =
                doc.children_by(cue.verb, &[Dep::Cc]).filter(|k| *k < start && *k > from).last();
            end = end.min(conjunction.map_or(start, |k| k.min(start)));
        }
    }
    // "Ott, who said the talks had failed, left": the content ends before the writer's own clause goes on.
    let own = doc.subtree(cue.verb).end;
    if own > from && doc.ancestors(cue.verb).any(|a| a >= own && a < sentence.end) {
        end = end.min(own);
    }
    (from..end).find(|t| !c.is_quoted(*t) && (ends_content(c, *t) || goes_on_reporting(c, *t))).unwrap_or(end)
}

/// "… and warned of war", where "warned" has the speaker for its subject.
fn goes_on_reporting(c: &Context, token: usize) -> bool {
    let doc = c.reading.doc;
    if c.reading.token_is(token, &[","]) && c.reading.token_is(token + 1, &["and", "but", "while"]) {
        return (token + 2..(token + 12).min(doc.tokens.len()))
            .any(|t| super::attribution::another_reports(c, t, token));
    }
    c.reading.token_is(token, &["and", "but"])
        && (token + 1..(token + 4).min(doc.tokens.len()))
            .any(|t| super::attribution::reporting_above(c, t).is_some())
}

/// A semicolon; a comma before "according to" or a participle of saying.
fn ends_content(c: &Context, token: usize) -> bool {
    let doc = c.reading.doc;
    if c.reading.token_is(token, &[";"]) {
        return true;
    }
    let next = token + 1;
    if !c.reading.token_is(token, &[",", "—", "–"]) || next >= doc.tokens.len() {
        return false;
    }
    if c.reading.token_is(next, &["according"]) {
        return true;
    }
    let verb = if doc.tokens[next].tag == Tag::Rb { next + 1 } else { next };
    let participle = doc.tokens.get(verb).is_some_and(|t| t.tag == Tag::Vbg);
    participle
        && (!c.cues.at(doc, verb).is_empty() || c.reading.token_is(verb, &["quoting", "referring", "citing"]))
}

/// Whether words of a clause stand before the attribution.
fn has_content_left(c: &Context, sentence: &Range<usize>, found: &Attribution) -> bool {
    let doc = c.reading.doc;
    (left_start(c, sentence, found)..found.block.start).any(|t| doc.tokens[t].is_word())
}

/// Where the content before an attribution begins: with its sentence, behind a semicolon, or with the quotation.
fn left_start(c: &Context, sentence: &Range<usize>, found: &Attribution) -> usize {
    let semicolon = (sentence.start..found.block.start).rev().find(|t| {
        let stop = c.reading.token_is(*t, &[".", "?", "!"]) && *t + 1 < found.block.start;
        (c.reading.token_is(*t, &[";"]) || stop) && !c.is_quoted(*t)
    });
    let mut start = semicolon.map_or(sentence.start, |s| s + 1);
    if let Some(quote) = c.quote_at(found.block.start) {
        start = start.max(quote.inside.start);
    }
    start
}

/// The content before the attribution: "…, Ott said", "“…,” said Ott", "as Ott said".
pub(super) fn left(c: &Context, sentence: &Range<usize>, cue: Cue, found: &Attribution) -> Option<Content> {
    let doc = c.reading.doc;
    let start = left_start(c, sentence, found);
    let before = found.block.start.checked_sub(1).filter(|b| *b >= start)?;
    if matches!(doc.tokens[cue.verb].dep, Dep::Relcl | Dep::Acl) && found.subject.is_none_or(|s| s < cue.verb)
    {
        return None;
    }
    if found.speaker.tokens.as_ref().is_some_and(|t| t.end <= found.block.start && t.start >= start) {
        return None;
    }
    let quote = c.quote_ending_at(found.block.start).filter(|q| q.whole.end > start);
    let as_clause = c.reading.token_is(found.block.start, &["as", "so"]);
    if quote.is_none() && !as_clause && !(cue.entry.has_clause() && is_break(c, before)) {
        return None;
    }
    if let Some(quote) = quote {
        if !(cue.entry.has(Frame::Quotation) || cue.entry.has_clause() || cue.entry.has(Frame::Question)) {
            return None;
        }
        let plain = (start..quote.whole.start).any(|t| doc.tokens[t].is_word());
        let from = if plain { start } else { quote.whole.start };
        let mut parts = vec![from..found.block.start];
        parts.extend(rest_of_clause(c, sentence, cue, found));
        return Content::of(
            parts,
            if plain { "claims.verb.trailing" } else { "claims.quotation.attributed" },
        );
    }
    let interrupted = c.reading.token_is(found.block.end, &[",", "—", "–"])
        && doc.tokens.get(found.block.end + 1).is_some_and(|t| {
            matches!(t.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) && t.dep != Dep::Advcl
        });
    let complement = doc.children_by(cue.verb, &[Dep::Ccomp]).any(|k| k < found.block.start);
    if !interrupted && !complement && !has_finite_verb(c, start..found.block.start) {
        return None;
    }
    let mut parts = vec![start..found.block.start];
    parts.extend(rest_of_clause(c, sentence, cue, found));
    let rule = if parts.len() > 1 { "claims.verb.parenthetical" } else { "claims.verb.trailing" };
    Content::of(parts, rule)
}

/// Whether a row of tokens holds a main clause: a verb with a subject that no conjunction makes an adverbial.
fn has_finite_verb(c: &Context, tokens: Range<usize>) -> bool {
    let doc = c.reading.doc;
    tokens.clone().any(|t| {
        let verb = match doc.tokens[t].dep {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Expl | Dep::Csubj => doc.head(t),
            Dep::Aux if doc.tokens[t].tag == Tag::Md => doc.head(t),
            _ => None,
        };
        // "The talks, Ott said, had failed": the verb may stand behind the attribution.
        verb.is_some_and(|v| {
            let adverbial = doc.child_by(v, &[Dep::Mark]).is_some_and(|m| !doc.tokens[m].is("that"));
            !adverbial && doc.tokens[v].dep != Dep::Relcl
        })
    })
}

/// What of the content stands behind an attribution that interrupts it.
fn rest_of_clause(
    c: &Context,
    sentence: &Range<usize>,
    cue: Cue,
    found: &Attribution,
) -> Option<Range<usize>> {
    let doc = c.reading.doc;
    let comma = found.block.end;
    if !c.reading.token_is(comma, &[",", "—", "–"]) || comma + 1 >= sentence.end {
        return None;
    }
    let from = comma + 1;
    let interrupted = matches!(doc.tokens[from].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let end = if interrupted { sentence.end } else { right_end(c, sentence, cue, from) };
    if from >= end {
        return None;
    }
    if interrupted {
        return Some(from..end);
    }
    if let Some(quote) = c.quote_at(from).filter(|q| q.whole.start == from) {
        return Some(from..quote.whole.end.max(end.min(sentence.end)));
    }
    // Words that hang on the content, not on the cue.
    let hangs_on_content = (from..end).any(|t| {
        let token = &doc.tokens[t];
        let head = token.head;
        let outside = head == t || !(from..end).contains(&head);
        outside && !found.block.contains(&head) && token.dep != Dep::Punct
    });
    let because = c.reading.token_is(from, &["because", "if", "unless", "since"]);
    (hangs_on_content || because).then_some(from..end)
}

/// A content that is no clause: an infinitive, a noun phrase, what something is called.
fn phrase(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Content> {
    let doc = c.reading.doc;
    let entry = cue.entry;
    let child = |deps: &[Dep]| {
        doc.children(cue.verb)
            .find(|k| *k > cue.last && deps.contains(&doc.tokens[*k].dep) && sentence.contains(k))
    };
    let object = child(&[Dep::Dobj, Dep::Dative]);
    let infinitive = doc.children(cue.verb).find(|k| {
        *k > cue.last
            && matches!(doc.tokens[*k].dep, Dep::Xcomp | Dep::Ccomp | Dep::Advcl)
            && doc.children_by(*k, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To)
    });
    let end_of = |t: usize| doc.subtree(t).end.min(sentence.end);
    if entry.has(Frame::Command)
        && let Some(to) = infinitive
    {
        let addressed = object.or_else(|| doc.child_by(to, &[Dep::Nsubj])).or_else(|| {
            let on = child(&[Dep::Prep])?;
            doc.child_by(on, &[Dep::Pobj])
        });
        if let Some(addressed) = addressed.filter(|a| *a < to) {
            let from = doc.subtree(addressed).start.max(cue.last + 1);
            return Content::of(vec![from..right_end(c, sentence, cue, to)], "claims.verb.command");
        }
    }
    if entry.has(Frame::Command)
        && cue.entry.lemma.contains(' ')
        && let Some(to) =
            (cue.last + 1..sentence.end.min(cue.last + 16)).find(|t| doc.tokens[*t].tag == Tag::To)
    {
        return Content::of(vec![cue.last + 1..right_end(c, sentence, cue, to)], "claims.verb.command");
    }
    if entry.has(Frame::Infinitive)
        && let Some(to) = infinitive.filter(|_| object.is_none())
    {
        let from = doc.subtree(to).start.max(cue.last + 1);
        return Content::of(vec![from..right_end(c, sentence, cue, to)], "claims.verb.infinitive");
    }
    if entry.has(Frame::As) {
        let what = doc.children(cue.verb).any(|k| k < cue.verb && doc.tokens[k].dep == Dep::Dobj);
        if what {
            return None;
        }
        let oprd = child(&[Dep::Oprd]);
        let as_word = doc.children(cue.verb).find(|k| *k > cue.last && doc.tokens[*k].is("as"));
        if let Some(last) = oprd.or(as_word) {
            let from = object
                .or_else(|| doc.child_by(last, &[Dep::Nsubj]))
                .map_or(cue.last + 1, |o| doc.subtree(o).start.max(cue.last + 1));
            return Content::of(vec![from..end_of(last).max(from)], "claims.verb.as");
        }
        // "called the treaty a trap" as one clause
        let small = child(&[Dep::Ccomp, Dep::Xcomp]);
        if let Some(small) = small.filter(|_| infinitive.is_none()) {
            let from = doc.subtree(small).start.max(cue.last + 1);
            return Content::of(vec![from..end_of(small)], "claims.verb.as");
        }
    }
    if let Some(content) = behind(c, sentence, cue, object) {
        return Some(content);
    }
    if entry.has(Frame::Gerund)
        && let Some(gerund) = child(&[Dep::Xcomp, Dep::Ccomp]).filter(|k| infinitive != Some(*k))
    {
        let from = doc.subtree(gerund).start.max(cue.last + 1);
        return Content::of(vec![from..right_end(c, sentence, cue, gerund)], "claims.verb.gerund");
    }
    if entry.has(Frame::Object)
        && let Some(object) =
            object.filter(|o| doc.tokens[*o].tag.is_noun() || doc.children(*o).next().is_some())
    {
        let from = doc.subtree(object).start.max(cue.last + 1);
        let end = end_of(object);
        let aside = (object..end).find(|t| {
            c.reading.token_is(*t, &[","]) && c.reading.token_is(t + 1, &["which", "who", "where"])
        });
        return Content::of(vec![from..aside.unwrap_or(end)], "claims.verb.object");
    }
    None
}

/// "Called for talks", "warned of war", "accused France of lying".
fn behind(c: &Context, sentence: &Range<usize>, cue: Cue, object: Option<usize>) -> Option<Content> {
    let doc = c.reading.doc;
    if cue.entry.behind.is_empty() {
        return None;
    }
    let listed = |t: usize| cue.entry.behind.iter().any(|b| doc.tokens[t].is(b));
    let own = doc
        .children_by(cue.verb, &[Dep::Prep, Dep::Dative, Dep::Agent])
        .find(|p| *p > cue.last && listed(*p));
    let nested = object.and_then(|o| doc.children_by(o, &[Dep::Prep]).find(|p| listed(*p)));
    let preposition = own.or(nested)?;
    let mut end = doc.subtree(preposition).end.min(sentence.end);
    // "called for France to sign"
    let infinitive = doc
        .children_by(cue.verb, &[Dep::Xcomp, Dep::Advcl, Dep::Ccomp])
        .find(|k| doc.subtree(*k).start == end && doc.tokens.get(end).is_some_and(|t| t.tag == Tag::To));
    if let Some(infinitive) = infinitive {
        end = doc.subtree(infinitive).end.min(sentence.end);
    }
    let targeted = cue.entry.has(Frame::Target);
    let from = match object {
        Some(object) if targeted => doc.subtree(object).start.max(cue.last + 1),
        _ => preposition + 1,
    };
    Content::of(vec![from..end], "claims.verb.behind")
}
