//! Attributions whose commas mislead the tree: "The bank, said Ott, was broke", "“…,” the agency's head, Ott, tweeted".

use super::attribution::{Attribution, Cue, before_aside};
use super::context::Context;
use crate::extract::speech::Frame;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// "The bank, said Ott, was broke": the tree gives the verb both subjects, the one of the clause that it interrupts and its own,
/// which stands right behind it.
pub(super) fn inserted_subject(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let comma = verb.checked_sub(1).filter(|t| c.reading.token_is(*t, &[",", "—", "–"]))?;
    let behind = doc.children_by(verb, &[Dep::Nsubj]).find(|s| *s > verb)?;
    let phrase = doc.subtree(behind);
    let closed = c.reading.token_is(phrase.end, &[",", "—", "–"]);
    let finite = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbz);
    let interrupts = doc.children_by(verb, &[Dep::Nsubj]).any(|s| s < comma);
    (finite && closed && interrupts && phrase.start == verb + 1).then_some(behind)
}

/// "“…,” the agency's head, Ott, tweeted": the tree takes the verb for a participle that tells of who stands between quotation
/// and verb.
pub(super) fn behind_quotation(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Attribution> {
    let doc = c.reading.doc;
    let verb = cue.verb;
    let comma = verb.checked_sub(1).filter(|t| *t > sentence.start && c.reading.token_is(*t, &[","]))?;
    let participle = doc.tokens[verb].tag == Tag::Vbn && matches!(doc.tokens[verb].dep, Dep::Acl | Dep::Conj);
    let first = (sentence.start..comma).rev().take_while(|t| !c.is_quoted(*t)).last()?;
    let first = first + usize::from(doc.tokens[first].is_quote());
    let quote = c.quote_ending_at(first).filter(|_| participle && first < comma)?;
    let nominal = (first..verb).all(|t| !doc.tokens[t].tag.is_verb() && doc.tokens[t].tag != Tag::Md);
    let finite = |t: usize| matches!(doc.tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let alone = !(cue.last + 1..sentence.end).any(|t| finite(t) && !c.is_quoted(t));
    let speaks = cue.entry.has(Frame::Quotation) && quote.inside.len() > 1;
    let speaker = before_aside(c, sentence, verb).filter(|_| nominal && alone && speaks)?;
    Some(Attribution { speaker, block: first..cue.last + 1, subject: None })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn commas_that_mislead() {
        check(&[
            ("The bank, said Anna Smith, was broke.", &["Anna Smith | indirect | The bank … was broke"]),
            (
                "“No road is closed,” Peru's negotiator, Anna Smith, tweeted after the session.",
                &["Anna Smith | direct | No road is closed"],
            ),
            ("Anna Smith, told of the vote, left Oslo.", &[]),
        ]);
    }
}
