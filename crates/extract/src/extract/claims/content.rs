//! Which words are said: the content of an attribution, found in the tree and bounded by what the writer says himself.

use super::attribution::{Attribution, Cue, is_break};
use super::between::{behind_phrase, past_day, pointed_at};
use super::bounds::{right_end, verdict_in};
use super::complement;
use super::context::Context;
use super::found::KNOWN;
use crate::extract::speech::Frame;
use crate::extract::speech::Quote;
use crate::facts::Stance;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The content of an attribution and which frame it fills.
pub(super) struct Content {
    pub parts: Vec<Range<usize>>,
    pub rule: &'static str,
}

impl Content {
    pub fn of(parts: Vec<Range<usize>>, rule: &'static str) -> Option<Content> {
        Some(Content { parts, rule })
    }
}

/// The words that are said, by what the cue takes.
pub(super) fn find(c: &Context, sentence: &Range<usize>, cue: Cue, found: &Attribution) -> Option<Content> {
    let mut content = taken(c, sentence, cue, found)?;
    if cue.entry.has(Frame::Known) {
        let fits = content.rule == "claims.verb.clause" && complement::is_main(c, cue.verb);
        content.rule = fits.then_some(KNOWN)?;
    }
    if let Some(last) = content.parts.last_mut()
        && let Some(end) = verdict_in(c, last.clone())
    {
        last.end = end;
    }
    Some(content)
}

fn taken(c: &Context, sentence: &Range<usize>, cue: Cue, found: &Attribution) -> Option<Content> {
    let entry = cue.entry;
    if let Some(quote) = c.quote_at(cue.verb) {
        let marks = quoted_in_turn(c, cue, quote);
        if let Some(inner) = marks.filter(|_| entry.has(Frame::Quotation)) {
            return Content::of(vec![inner], "claims.verb.clause");
        }
    }
    let object = c.reading.doc.child_by(cue.verb, &[Dep::Dobj]);
    let inverted = object.is_some() && found.subject == object;
    if (inverted || follows_utterance(c, sentence, found))
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
    if let Some(content) = complement::find(c, sentence, cue) {
        return Some(content);
    }
    if let Some(quote) = pointed_at(c, sentence, cue, found) {
        return Content::of(vec![quote], "claims.quotation.attributed");
    }
    left(c, sentence, cue, found)
}

/// "“He told me, ‘The talks have failed,’” Ott said": what stands in the inner marks.
fn quoted_in_turn(c: &Context, cue: Cue, quote: &Quote) -> Option<Range<usize>> {
    let is = |t: usize, marks: &[&str]| c.reading.token_is(t, marks);
    let open = (cue.last + 1..quote.inside.end.min(cue.last + 5)).find(|t| is(*t, &["‘", "'", "“", "\""]))?;
    let clean = (cue.last + 1..open).all(|t| !c.reading.doc.tokens[t].tag.is_verb());
    let close = (open + 1..quote.inside.end).rev().find(|t| is(*t, &["’", "'", "”", "\""]));
    clean.then(|| open + 1..close.unwrap_or(quote.inside.end))
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

/// "told a visitor he had been ill": the tree takes the clause for one that tells of the visitor.
fn told_without_that(c: &Context, cue: Cue) -> Option<usize> {
    let doc = c.reading.doc;
    let tells = matches!(&*cue.entry.lemma, "tell" | "assure" | "inform" | "remind" | "warn");
    let hearer = doc.children_by(cue.verb, &[Dep::Dobj, Dep::Dative]).find(|o| *o > cue.last && tells)?;
    let person = c.cues.is_person(&doc.tokens[hearer].lemma) || c.cues.is_body(&doc.tokens[hearer].lemma);
    let clause = doc.child_by(hearer, &[Dep::Relcl])?;
    let start = doc.subtree(clause).start;
    let subject = doc.child_by(clause, &[Dep::Nsubj, Dep::Nsubjpass])?;
    let own = doc.tokens[start].tag == Tag::Prp || doc.tokens[start].tag == Tag::Dt && subject > start;
    let alone = doc.child_by(cue.verb, &[Dep::Ccomp]).is_none();
    (person && own && alone && start == hearer + 1).then_some(clause)
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
        // "a plan that Ott said is doomed": the subject of the clause is what the clause tells of.
        let plain = |t: usize| matches!(doc.tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let helped = doc.children_by(child, &[Dep::Aux, Dep::Auxpass]).any(|k| k > cue.verb && plain(k));
        if let Some(start) = behind_phrase(c, cue, child).filter(|_| finite) {
            return Some((start, Some(child)));
        }
        let finite =
            finite || doc.tokens[cue.verb].dep == Dep::Relcl && (helped || plain(child) && child == after);
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
    if let Some(clause) = told_without_that(c, cue) {
        return Some((doc.subtree(clause).start, Some(clause)));
    }
    let linked = c.reading.token_is(after, &["that", "whether"])
        && doc.tokens.get(after).is_some_and(|t| !matches!(t.dep, Dep::Dobj | Dep::Pobj))
        && !points_at_object(c, cue, after);
    if linked && cue.entry.has_clause() {
        return Some((after, None));
    }
    if cue.entry.has_clause()
        && let Some(that) = that_behind(c, after..sentence.end.min(after + 16))
        && !is_of_object(c, cue, that)
    {
        return Some((that, None));
    }
    subject_as_object(c, sentence, cue).then_some((after, None))
}

/// "Ott said the talks …": where the tree takes the clause's subject for an object.
fn subject_as_object(c: &Context, sentence: &Range<usize>, cue: Cue) -> bool {
    const NO_OBJECT: &[&str] = &["say", "think", "hope", "insist", "argue", "contend", "reckon", "guess"];
    let doc = c.reading.doc;
    let plain = NO_OBJECT.contains(&cue.entry.lemma.as_str());
    let object = doc.child_by(cue.verb, &[Dep::Dobj]).filter(|o| *o > cue.last && !c.is_quoted(*o));
    let finite = |t: usize| matches!(doc.tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    plain && object.is_some_and(|o| (o..sentence.end).any(finite))
}

/// "Held that post in Lima": the word points at what is held.
fn points_at_object(c: &Context, cue: Cue, that: usize) -> bool {
    let doc = c.reading.doc;
    let noun = doc.head(that).filter(|n| doc.tokens[that].dep == Dep::Det && doc.tokens[*n].dep == Dep::Dobj);
    noun.is_some_and(|n| doc.head(n) == Some(cue.verb))
}

/// "Demanded a clear statement that the border is open": the clause tells what statement is demanded.
fn is_of_object(c: &Context, cue: Cue, that: usize) -> bool {
    let doc = c.reading.doc;
    let clause = doc.head(that).filter(|v| doc.tokens[*v].dep == Dep::Acl);
    let noun = clause.and_then(|v| doc.head(v)).filter(|n| doc.tokens[*n].dep == Dep::Dobj);
    let own = noun.is_some_and(|n| doc.head(n) == Some(cue.verb));
    own && cue.entry.has(Frame::Object) && cue.entry.stance != Stance::Denying
}

/// "That" behind "told a meeting of leaders", "said in a statement issued on Monday".
fn that_behind(c: &Context, tokens: Range<usize>) -> Option<usize> {
    let doc = c.reading.doc;
    for token in tokens {
        let word = &doc.tokens[token];
        let told_of = word.tag == Tag::Vbn && word.dep == Dep::Acl;
        if c.is_quoted(token) || (word.tag.is_verb() && !told_of) || matches!(word.tag, Tag::Md) {
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
    // "asked only whether"
    let start = start + usize::from(c.reading.token_is(start, &["only", "just", "merely", "simply"]));
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
    let within = c.reading.token_is(found.block.end, &[","])
        && !c.is_quoted(from)
        && has_finite_verb(c, left_start(c, sentence, found)..found.block.start);
    if interrupts && (spans || quoted_before || within) && has_content_left(c, sentence, found) {
        let first = left_start(c, sentence, found)..found.block.start;
        return Content::of(vec![first, from..end], "claims.verb.parenthetical");
    }
    let mut from = clause.map_or(from, |clause| past_day(c, from, clause));
    // "said that was not her view": here the word is the subject.
    let subject = doc
        .tokens
        .get(from)
        .is_some_and(|t| matches!(t.dep, Dep::Nsubj | Dep::Nsubjpass) && t.tag == Tag::Dt);
    if c.reading.token_is(from, &["that"]) && !subject {
        from += 1;
    }
    // The mark before the clause belongs to it.
    if from > cue.last + 1 && c.quote_at(from - 1).is_some_and(|q| q.whole.start == from - 1) {
        from -= 1;
    }
    Content::of(vec![from..end], "claims.verb.clause")
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
    let complete = doc.children_by(cue.verb, &[Dep::Ccomp, Dep::Xcomp, Dep::Dobj]).all(|k| k <= cue.last);
    // "As Ott put it": the verb has its object.
    let puts = cue.entry.lemma == "put it";
    let as_clause = c.reading.token_is(found.block.start, &["as", "so", "or"])
        && (cue.entry.has_clause() || puts)
        && complete;
    if as_clause && found.block.start == start && c.reading.token_is(found.block.end, &[","]) {
        return Content::of(vec![found.block.end + 1..sentence.end], "claims.verb.trailing");
    }
    let before = found.block.start.checked_sub(1).filter(|b| *b >= start)?;
    if matches!(doc.tokens[cue.verb].dep, Dep::Relcl | Dep::Acl) && found.subject.is_none_or(|s| s < cue.verb)
    {
        return None;
    }
    if found.speaker.tokens.as_ref().is_some_and(|t| t.end <= found.block.start && t.start >= start) {
        return None;
    }
    let quote = c.quote_ending_at(found.block.start).filter(|q| q.whole.end > start);
    if quote.is_some_and(|q| !is_set_off(c, sentence, q, found)) {
        return None;
    }
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
        let rule = if plain { "claims.verb.trailing" } else { "claims.quotation.attributed" };
        return Content::of(parts, rule);
    }
    // "In return, Ott says, France would recognise it": a cue that has its object needs no clause before it.
    let sated = cue.entry.has(Frame::Object)
        && doc.children_by(cue.verb, &[Dep::Dobj]).any(|k| k > cue.verb && k < sentence.end);
    if sated {
        return None;
    }
    let inserted = doc.tokens[cue.verb].dep == Dep::Parataxis && doc.tokens[cue.verb].head > found.block.end;
    let interrupted = c.reading.token_is(found.block.end, &[",", "—", "–"])
        && (inserted
            || doc.tokens.get(found.block.end + 1).is_some_and(|t| {
                matches!(t.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) && t.dep != Dep::Advcl
            }));
    let complement = doc.children_by(cue.verb, &[Dep::Ccomp]).any(|k| k < found.block.start);
    if !interrupted && !complement && !has_finite_verb(c, start..found.block.start) {
        return None;
    }
    let mut parts = vec![said_before(c, start, cue, found)..found.block.start];
    parts.extend(rest_of_clause(c, sentence, cue, found));
    let rule = if parts.len() > 1 { "claims.verb.parenthetical" } else { "claims.verb.trailing" };
    Content::of(parts, rule)
}

/// "Ott denied that there would be talks, as Berg had announced": what Berg had announced is what is denied, not the denial.
fn said_before(c: &Context, start: usize, cue: Cue, found: &Attribution) -> usize {
    let doc = c.reading.doc;
    let before = doc.children_by(cue.verb, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["had", "'d", "’d"]));
    if !before || !c.reading.token_is(found.block.start, &["as"]) {
        return start;
    }
    let reported = |that: &usize| {
        let clause =
            doc.head(*that).filter(|v| doc.tokens[*that].is("that") && doc.tokens[*v].dep == Dep::Ccomp);
        clause.and_then(|v| doc.head(v)).is_some_and(|verb| !c.cues.at(doc, verb).is_empty())
    };
    (start..found.block.start).rev().find(reported).map_or(start, |that| that + 1)
}

/// Whether a punctuation mark parts a quotation from the attribution behind it, as none does in "the “trap” Ott promised".
fn is_set_off(c: &Context, sentence: &Range<usize>, quote: &Quote, found: &Attribution) -> bool {
    let mark =
        c.reading.token_is(quote.inside.end - 1, &[",", ".", "!", "?", "…", "...", "—", "–", "-", ";"]);
    mark || found.block.start > quote.whole.end || quote.whole.start <= sentence.start
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
    let first_verb = (from..end.min(from + 4)).find(|t| doc.tokens[*t].tag.is_verb());
    if first_verb.is_some_and(|t| doc.tokens[t].tag == Tag::Vbg) && !c.is_quoted(from) {
        return None;
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
