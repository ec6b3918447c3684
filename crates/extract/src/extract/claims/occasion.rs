//! Who speaks where the tree gives the words to a thing: "footage of Ott saying", "she said at a dinner announcing".

use super::context::Context;
use super::speaker;
use crate::facts::EntityKind;
use crate::language::{Dep, Tag};

/// "footage of Ott asking …": who stands right before the participle says it, wherever the tree hangs it.
pub(super) fn heard_before(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let before = verb
        .checked_sub(1)
        .filter(|t| doc.tokens[verb].tag == Tag::Vbg && doc.tokens[*t].dep == Dep::Pobj)?;
    let mention = c.reading.named_at(before)?;
    let person = mention.entities.iter().all(|e| c.reading.kind(*e) == EntityKind::Person);
    let of = doc.head(before).filter(|p| doc.tokens[*p].is("of"))?;
    let recorded =
        doc.head(of).filter(|n| c.reading.words.speech.pictures.contains(&doc.tokens[*n].lemma))?;
    (person && recorded < before).then_some(before)
}

/// "she said at a conference announcing that …": what one says on an occasion the occasion does not say.
pub(super) fn speaker_on_occasion(c: &Context, occasion: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let preposition = doc.head(occasion).filter(|p| {
        doc.tokens[occasion].dep == Dep::Pobj && doc.tokens[*p].is_any(&["at", "in", "during"])
    })?;
    let verb = doc.head(preposition).filter(|v| !c.cues.at(doc, *v).is_empty() && !doc.is_passive(*v))?;
    let subject = doc.child_by(verb, &[Dep::Nsubj])?;
    (!speaker::is_source(c.reading, c.cues, occasion) && speaker::is_source(c.reading, c.cues, subject))
        .then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn no_thing_speaks_for_who_is_heard() {
        check(&[
            (
                "The spot uses footage of Anna Smith asking, “Where is the plan for the dam?”",
                &["Anna Smith | direct | Where is the plan for the dam?"],
            ),
            (
                "Anna Smith said at a dinner announcing that the talks had failed.",
                &["Anna Smith | indirect | the talks had failed"],
            ),
            // She does something else in the picture.
            ("The newspaper printed a photo of Anna Smith leaving Oslo.", &[]),
        ]);
    }
}
