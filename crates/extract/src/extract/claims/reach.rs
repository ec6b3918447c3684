//! How far a noun phrase reaches that is said, beyond what the tree hangs on it: "cited the flood as a reason to stay", "spoke of
//! the cost, and a need to save".

use super::attribution::Cue;
use super::context::Context;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Where a phrase ends that the tree ends at `end`; its noun or preposition stands at `word`.
pub(super) fn whole(c: &Context, sentence: &Range<usize>, cue: Cue, word: usize, end: usize) -> usize {
    let mut end = end;
    let next = |end: usize| {
        contact_clause(c, cue, end)
            .or_else(|| as_phrase(c, cue, word, end))
            .or_else(|| what_is_planned(c, cue, word, end))
            .or_else(|| joined(c, sentence, cue, end))
    };
    // Each step goes on from where the one before ended.
    while let Some(further) = next(end).filter(|n| *n > end && end < sentence.end) {
        end = further.min(sentence.end);
    }
    end
}

/// Where the writer begins to tell of what stands before: "the reality of climate change, which …".
pub(super) fn aside(c: &Context, words: Range<usize>) -> Option<usize> {
    let relative = |t: usize| c.reading.token_is(t, &["which", "who", "where", "whose"]);
    words.clone().find(|t| c.reading.token_is(*t, &[","]) && relative(t + 1) && !c.is_quoted(*t))
}

/// The same, where only what stands before is named: "endorsed Ott, the mayor".
pub(super) fn aside_on_name(c: &Context, words: Range<usize>) -> Option<usize> {
    let doc = c.reading.doc;
    let apposed = |t: usize| {
        let another = |a: &usize| doc.tokens[*a].dep == Dep::Appos && doc.subtree(*a).start == t + 1;
        c.reading.token_is(t + 1, &["a", "an", "the"]) && (t + 1..words.end).any(|a| another(&a))
    };
    let begins = |t: &usize| c.reading.token_is(*t, &[","]) && apposed(*t) && !c.is_quoted(*t);
    aside(c, words.clone()).or_else(|| words.clone().find(begins))
}

/// "mentioned remarks Ott had made": a clause without a conjunction that tells of the noun before it; "demanded the guards leave":
/// the noun is its subject.
fn contact_clause(c: &Context, cue: Cue, end: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let clause = doc.children_by(cue.verb, &[Dep::Ccomp]).find(|k| {
        let own = doc.child_by(*k, &[Dep::Nsubj, Dep::Nsubjpass]);
        let subject = own.map_or(*k == end, |s| doc.subtree(s).start == end);
        *k > cue.last && doc.subtree(*k).start == end && subject
    })?;
    Some(doc.subtree(clause).end)
}

/// "cited the flood as a reason", which the tree hangs on the verb.
fn as_phrase(c: &Context, cue: Cue, word: usize, end: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let token = doc.tokens.get(end).filter(|t| t.is("as") && t.dep == Dep::Prep)?;
    (token.head == cue.verb || token.head == word).then(|| doc.subtree(end).end)
}

/// "announced plans this week to give more": the infinitive tells what is planned, though the tree hangs it on the verb.
fn what_is_planned(c: &Context, cue: Cue, word: usize, end: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let lemma = &doc.tokens[word].lemma;
    let takes = c.cues.is_saying(lemma) || c.reading.words.speech.refusable.contains(lemma);
    let when = |t: usize| c.reading.token_in(t, &c.reading.words.speech.when);
    let to =
        (end..doc.tokens.len()).find(|t| !when(*t)).filter(|t| takes && doc.tokens[*t].tag == Tag::To)?;
    let clause = doc.children_by(cue.verb, &[Dep::Xcomp]).find(|k| doc.subtree(*k).start == to)?;
    Some(doc.subtree(clause).end)
}

/// "spoke of the cost, and a need to save": no noun is joined to a verb, so that the one behind "and" goes on with what is said.
pub(super) fn joined(c: &Context, sentence: &Range<usize>, cue: Cue, end: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let comma = usize::from(c.reading.token_is(end, &[","]));
    let and = end + comma;
    let from = and + 1;
    if !c.reading.token_is(and, &["and", "or"])
        || from >= sentence.end
        || c.is_quoted(and) != c.is_quoted(cue.verb)
    {
        return None;
    }
    let fits = |k: &usize| {
        let verb = doc.head(*k).filter(|h| doc.tokens[*h].tag.is_verb() && *h <= cue.verb);
        let begins = doc.subtree(*k).start == from || doc.subtree(*k).start == and;
        doc.tokens[*k].dep == Dep::Conj && verb.is_some() && begins
    };
    let conjunct = (from..sentence.end).find(fits)?;
    let question = matches!(doc.tokens[from].tag, Tag::Wrb | Tag::Wp) && doc.tokens[conjunct].tag.is_verb();
    (doc.tokens[conjunct].tag.is_noun() || question).then(|| doc.subtree(conjunct).end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn phrases_that_go_on() {
        check(&[
            (
                "Anna Smith cited the flood as a reason to stay.",
                &["Anna Smith | indirect | the flood as a reason to stay"],
            ),
            (
                "Anna Smith spoke of the cost of the war, and a need to save.",
                &["Anna Smith | indirect | the cost of the war, and a need to save"],
            ),
            (
                "Anna Smith mentioned remarks Boris Berg had made about the mine.",
                &["Anna Smith | indirect | remarks Boris Berg had made about the mine"],
            ),
            (
                "Anna Smith announced plans this week to close the mine.",
                &["Anna Smith | indirect | plans this week to close the mine"],
            ),
            // What she does besides speaking.
            ("Anna Smith urged a quick vote and left Oslo.", &["Anna Smith | indirect | a quick vote"]),
            ("Anna Smith called for talks as the guns fell silent.", &["Anna Smith | indirect | talks"]),
        ]);
    }
}
