//! Where a content ends before its sentence does: because the writer goes on himself, or somebody else reports.

use super::attribution::Cue;
use super::context::Context;
use super::relayed::{another_reports, finite_tag, reporting_above};
use super::speaker;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// A content ends with its sentence, or where the writer or another cue goes on.
pub(super) fn right_end(c: &Context, sentence: &Range<usize>, cue: Cue, from: usize) -> usize {
    let doc = c.reading.doc;
    if let Some(end) = ended_utterance(c, from) {
        return end;
    }
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
                    || finite_tag(c, child) == finite_tag(c, cue.verb)
                    || reports_on(c, child)
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
    let modifies = matches!(doc.tokens[cue.verb].dep, Dep::Acl | Dep::Relcl)
        && c.reading.token_is(own, &["and", "but", ","]);
    if own > from && (modifies || doc.ancestors(cue.verb).any(|a| a >= own && a < sentence.end)) {
        end = end.min(own);
    }
    let ends = |t: &usize| {
        !c.is_quoted(*t)
            && (ends_content(c, *t) || goes_on_reporting(c, *t) || goes_on_acting(c, *t, cue.verb))
    };
    (from..end).find(ends).unwrap_or(end)
}

/// "said Chad was on notice, and imposed sanctions", "said he had shown his face, after Ott accused him": behind the comma the writer
/// tells what the speaker did, or when he spoke.
fn goes_on_acting(c: &Context, comma: usize, cue: usize) -> bool {
    let doc = c.reading.doc;
    if !c.reading.token_is(comma, &[","]) || doc.tokens[cue].tag != Tag::Vbd {
        return false;
    }
    let bare =
        |v: usize| doc.tokens[v].tag == Tag::Vbd && doc.child_by(v, &[Dep::Aux, Dep::Auxpass]).is_none();
    if c.reading.token_is(comma + 1, &["and"]) {
        let adverb = doc.tokens.get(comma + 2).is_some_and(|t| t.tag == Tag::Rb);
        let verb = comma + 2 + usize::from(adverb);
        return verb < doc.tokens.len()
            && bare(verb)
            && doc.tokens[verb].dep == Dep::Conj
            && doc.child_by(verb, &[Dep::Nsubj]).is_none()
            && doc.child_by(verb, &[Dep::Dobj]).is_some();
    }
    // What is said is put back in time, and what stands behind it would be as well.
    let after = c.reading.token_is(comma + 1, &["after"]);
    let clause = (comma + 2..doc.tokens.len().min(comma + 10))
        .find(|v| doc.tokens[*v].dep == Dep::Advcl && doc.subtree(*v).contains(&(comma + 1)));
    let told = clause.filter(|v| after && bare(*v)).and_then(|v| doc.head(v));
    told.is_some_and(|v| {
        v > cue && doc.children_by(v, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["had", "would", "could"]))
    })
}

/// "say it is early but noted that …": a verb of saying that the tree joins to the cue goes on from it, whatever its tense.
fn reports_on(c: &Context, verb: usize) -> bool {
    let doc = c.reading.doc;
    let finite = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let clause = || doc.children_by(verb, &[Dep::Ccomp]).any(|k| k > verb);
    finite && clause() && c.cues.at(doc, verb).iter().any(|(v, _)| v.has_clause() && !v.human)
}

/// Where a quotation that begins here ends as a sentence does, and another begins behind it: "Ott asked: “Will they sign?”
/// Berg left."
fn ended_utterance(c: &Context, from: usize) -> Option<usize> {
    let tokens = &c.reading.doc.tokens;
    let quote = c.quote_at(from).filter(|q| q.whole.start == from || q.inside.start == from)?;
    let introduced = quote.whole.start > 0 && c.reading.token_is(quote.whole.start - 1, &[":", ","]);
    let stops = c.reading.token_is(quote.inside.end - 1, &[".", "!", "?", "…", "..."]);
    let closed = quote.inside.end < quote.whole.end;
    let next = tokens.get(quote.whole.end)?;
    // "says, “Go home,” until they leave": when he says it.
    let comma = c.reading.token_is(quote.inside.end - 1, &[","]);
    let when = matches!(next.tag, Tag::In | Tag::Wrb) && !next.is_any(&["that", "because", "if"]);
    if introduced && comma && closed && when && !next.is_capitalised() {
        return Some(quote.whole.end);
    }
    (introduced && stops && closed && (next.is_capitalised() || next.is_quote())).then_some(quote.whole.end)
}

/// "… and warned of war", where "warned" has the speaker for its subject.
fn goes_on_reporting(c: &Context, token: usize) -> bool {
    let doc = c.reading.doc;
    if c.reading.token_is(token, &[",", "—", "–", "--"])
        && c.reading.token_is(token + 1, &["and", "but", "while"])
    {
        return (token + 2..(token + 12).min(doc.tokens.len())).any(|t| another_reports(c, t, token));
    }
    if c.reading.token_is(token, &[","]) && c.reading.token_is(token + 1, &["although", "though", "whereas"])
    {
        return (token + 2..(token + 16).min(doc.tokens.len())).any(|t| concedes(c, t, token));
    }
    c.reading.token_is(token, &["and", "but"])
        && (token + 1..(token + 4).min(doc.tokens.len())).any(|t| reporting_above(c, t).is_some())
}

/// "…, although its ministers have insisted that …": a concession that the writer makes, in which somebody else reports.
fn concedes(c: &Context, verb: usize, comma: usize) -> bool {
    let doc = c.reading.doc;
    let reports = doc.tokens[verb].tag.is_verb()
        && !c.is_quoted(verb)
        && c.cues.at(doc, verb).iter().any(|(v, _)| v.has_clause() && !v.human);
    let subject = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| *s > comma && *s < verb);
    reports
        && subject.is_some_and(|s| speaker::is_source(c.reading, c.cues, s))
        && doc.children_by(verb, &[Dep::Ccomp]).any(|k| k > verb)
}

/// A semicolon; a comma before "according to" or a participle of saying.
fn ends_content(c: &Context, token: usize) -> bool {
    let doc = c.reading.doc;
    let next = token + 1;
    let before_quotation = || c.quote_at(next).is_some_and(|q| q.whole.start == next);
    if c.reading.token_is(token, &[";"]) || (c.reading.token_is(token, &["."]) && before_quotation()) {
        return true;
    }
    if !c.reading.token_is(token, &[",", "—", "–"]) || next >= doc.tokens.len() {
        return false;
    }
    if c.reading.token_is(next, &["according"]) {
        return true;
    }
    let verb = if doc.tokens[next].tag == Tag::Rb { next + 1 } else { next };
    let participle = doc.tokens.get(verb).is_some_and(|t| t.tag == Tag::Vbg);
    participle
        && (c.cues.at(doc, verb).iter().any(|(v, _)| v.utters())
            || c.reading.token_is(verb, &["quoting", "referring", "citing"]))
}

/// Where the writer's own words on a content begin: "… of lying, a charge that France denied", "… would not go - a pledge
/// that few believed".
pub(super) fn verdict_in(c: &Context, content: Range<usize>) -> Option<usize> {
    let tokens = &c.reading.doc.tokens;
    let begins = |at: usize| {
        let comma = c.reading.token_is(at, &[","]);
        let dash =
            c.reading.token_is(at, &["—", "–", "--", "-"]) && tokens[at].spaced && tokens[at - 1].spaced;
        if !(comma || dash) || c.is_quoted(at) || !c.reading.token_is(at + 1, &["a", "an", "the", "another"])
        {
            return false;
        }
        let noun = (at + 2..content.end.min(at + 5)).find(|t| c.cues.is_saying(&tokens[*t].lemma));
        noun.is_some_and(|n| c.reading.token_is(n + 1, &["that", "which", "denied", "rejected", "dismissed"]))
    };
    (content.start + 2..content.end).find(|at| begins(*at))
}
