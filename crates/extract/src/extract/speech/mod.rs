//! Speech as it stands in the text: quotation marks, verbs that report, and who their subject is.
//!
//! In: a [`Doc`](crate::language::Doc) and the cue lexicon. Out: [`Quotes`], each with the word for its speaker that stands
//! beside it, and what the [`Cues`] say of a word. All of it is found on tokens, before anybody is known, so that coreference and
//! claims go by the same marks and the same verbs: who "he" is inside a quotation and whose words it is are one question.
//!
//! - `lexicon`: words that report ("said", "claim", "officials"), from the files in `claims/cues`.
//! - `quotation`: what stands between quotation marks, paired or not.
//!
//! **Invariant:** this room knows no entities; it imports neither the reading nor what is found in it.

mod lexicon;
mod quotation;

pub use lexicon::{CueVerb, Cues, Frame};
pub use quotation::{Quote, Quotes};

use crate::language::{Dep, Doc};

/// The subject of a verb of saying, before or behind it.
#[must_use]
pub fn subject(doc: &Doc, verb: usize) -> Option<usize> {
    doc.child_by(verb, &[Dep::Nsubj])
        .or_else(|| doc.surface_subject(verb))
        .map(|s| doc.antecedent_of_relative(verb, s))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;

    #[test]
    fn quotations_have_the_subject_of_the_verb_beside_them() {
        for (text, words, speaker) in [
            ("“We will sign it,” Anna Ott said.", "We will sign it,", Some("Ott")),
            ("''We will sign it,'' said Anna Ott.", "We will sign it,", Some("Ott")),
            ("Anna Ott, who is the envoy, added: \"We will sign it.\"", "We will sign it.", Some("Ott")),
            ("Anna Ott signed it on Monday. “A good day.”", "A good day.", None),
        ] {
            let found = testing::reading(text, |r| {
                let all = r.quotes.all().iter();
                let told = all.map(|q| {
                    let speaker = q.speaker.map(|s| r.doc.tokens[s].text.to_owned());
                    (r.doc.slice(q.inside.clone()).to_owned(), speaker)
                });
                told.collect::<Vec<_>>()
            });
            assert_eq!(found, [(words.to_owned(), speaker.map(str::to_owned))], "{text}");
        }
    }

    #[test]
    fn single_marks_are_no_speech_to_who_asks_who_speaks() {
        testing::reading("The play ‘No Peace,’ by Anna Ott, opened in Oslo.", |r| {
            let [quote] = r.quotes.all() else { panic!("{:?}", r.quotes) };
            assert!(quote.single && r.quotes.at(quote.inside.start).is_none());
        });
    }
}
