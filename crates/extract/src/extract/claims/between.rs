//! What stands between a cue and its content and belongs to neither: the day, a phrase of time, words that point back at a
//! quotation.

use super::attribution::{Attribution, Cue};
use super::context::Context;
use crate::extract::speech::Frame;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// "said on Monday he would go", "told them this week it was over": the day, which the tree hangs on the clause, is when it was
/// said.
pub(super) fn past_day(c: &Context, from: usize, clause: usize) -> usize {
    let doc = c.reading.doc;
    let subject = doc.child_by(clause, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]);
    let start = subject.map_or(from, |s| doc.subtree(s).start);
    let day = start > from
        && (from..start).all(|t| c.reading.token_in(t, &c.reading.words.speech.when) && !c.is_quoted(t));
    // "said after the congress she would go"
    let phrase = start > from
        && c.reading.token_is(from, &["after", "before", "during"])
        && subject.is_some_and(|s| doc.tokens[s].tag == Tag::Prp)
        && doc.subtree(from).end == start;
    if day || phrase { start } else { from }
}

/// "“…,” was all that Ott would say", "“…” is what Ott said": the quotation that the clause of the verb points back at.
pub(super) fn pointed_at(
    c: &Context,
    sentence: &Range<usize>,
    cue: Cue,
    found: &Attribution,
) -> Option<Range<usize>> {
    if !cue.entry.has(Frame::Quotation) {
        return None;
    }
    let start = (sentence.start..found.block.start)
        .rev()
        .take_while(|t| c.reading.token_in(*t, &c.reading.words.speech.pointing_back))
        .last()?;
    let quote = c.quote_ending_at(start).filter(|_| c.reading.token_is(start, &["was", "is", "were"]))?;
    (quote.inside.len() > 1).then(|| quote.inside.clone())
}

/// "said after the congress he would go", "admitted under questioning he had lied": a pronoun is the clause's subject behind a
/// phrase that tells when or how it was said, wherever the tree hangs that.
pub(super) fn behind_phrase(c: &Context, cue: Cue, clause: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let clausal = matches!(doc.tokens[clause].dep, Dep::Advcl | Dep::Ccomp) && cue.entry.has_clause();
    let first = cue.last + 1;
    let preposition = doc.tokens[first].tag == Tag::In
        && c.reading.token_is(first, &["after", "before", "during", "in", "at", "under"]);
    let subject = doc.child_by(clause, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|_| clausal && preposition)?;
    let named = |t: usize| doc.tokens[t].tag.is_noun() || doc.tokens[t].tag.is_adjective();
    let small = |t: usize| matches!(doc.tokens[t].tag, Tag::Dt | Tag::Pos | Tag::PrpS | Tag::Cd);
    let phrase = first + 1..subject;
    let nominal = phrase.len() < 6 && phrase.clone().all(|t| named(t) || small(t));
    let noun = phrase.last().is_some_and(|t| doc.tokens[t].tag.is_noun());
    (doc.tokens[subject].tag == Tag::Prp && nominal && noun).then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_is_no_content() {
        check(&[
            ("Anna Smith said on Monday she would resign.", &["Anna Smith | indirect | she would resign"]),
            (
                "Anna Smith told voters this week she would resign.",
                &["Anna Smith | indirect | she would resign"],
            ),
            (
                "Anna Smith said after the congress she would resign.",
                &["Anna Smith | indirect | she would resign"],
            ),
            (
                "Anna Smith admitted under questioning in court she had lied.",
                &["Anna Smith | indirect | she had lied"],
            ),
            ("Anna Smith spoke after the congress she had called.", &[]),
            (
                "“This is my affair,” was all that Anna Smith would say.",
                &["Anna Smith | direct | This is my affair"],
            ),
            (
                "“It is a small step,” Anna Smith said, referring to the pact. “We need more.”",
                &["Anna Smith | direct | It is a small step … We need more."],
            ),
            (
                "Anna Smith described the pact as a “trap” during a visit to Oslo.",
                &["Anna Smith | mixed | the pact as a “trap"],
            ),
            (
                "Anna Smith put the number of wounded at 300.",
                &["Anna Smith | indirect | the number of wounded at 300"],
            ),
            ("Anna Smith praised the sale of the mine.", &["Anna Smith | indirect | the sale of the mine"]),
            ("Anna Smith praised Boris Berg.", &[]),
            (
                "Anna Smith likened the bank to a casino - a game for the few.",
                &["Anna Smith | indirect | the bank to a casino"],
            ),
            ("Anna Smith put the box at the door.", &[]),
            ("The seats are given according to age, and the oldest has the best.", &[]),
            (
                "In the words of the envoy, Anna Smith, the pact is “a trap”.",
                &["Anna Smith | mixed | the pact is “a trap"],
            ),
        ]);
    }
}
