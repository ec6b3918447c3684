//! What stands in the aside behind a name before an office: an age, whose kin somebody is, and whether another's office is told.

use crate::extract::reading::Reading;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// A comma, bracket or dash; a hyphen between spaces is one: "Ott - Zenda's envoy - left".
pub(super) fn opens_aside(reading: &Reading, at: usize) -> bool {
    let tokens = &reading.doc.tokens;
    let dash = tokens[at].text == "-" && tokens[at].spaced && tokens[at - 1].spaced;
    matches!(tokens[at].text, "," | "(" | "—" | "–" | "--") || dash
}

/// "Ott, 54, a minister": how many words the age takes.
pub(super) fn past_age(reading: &Reading, at: usize) -> usize {
    let aged = reading.doc.tokens[at].tag == Tag::Cd && reading.token_is(at + 1, &[","]);
    if aged { 2 } else { 0 }
}

/// "Ott, a nephew of the king and Ruritania's envoy,": where the office begins that "and" joins to whose kin or friend somebody is.
pub(super) fn past_kin(reading: &Reading, of: usize, sentence: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 7;
    let names = &reading.words.names;
    let noun = of.checked_sub(1).filter(|_| reading.token_is(of, &["of", "to"]))?;
    let kin = reading.token_in(noun, &names.kin) || reading.token_in(noun, &names.somebody);
    let inside = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        !token.tag.is_verb() && !matches!(token.text, "," | ";" | "(" | "." | ":")
    };
    let and = (of + 1..sentence.end.min(of + LONGEST))
        .take_while(inside)
        .find(|t| reading.token_is(*t, &["and"]))?;
    // "a cousin of the king and the queen": of both.
    let the = reading.token_is(and + 1, &["the"]) && super::owner_at(reading, and + 2).is_none();
    (kin && !the).then_some(and + 1)
}

/// "After a call with Ott, Zenda's premier left": whether the office is the subject of the clause behind the comma, and Ott is not.
pub(super) fn acts_itself(reading: &Reading, title: &Range<usize>, name: &Range<usize>) -> bool {
    let doc = reading.doc;
    let subject = |t: usize| matches!(doc.tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass);
    let Some(verb) = title.clone().find(|t| subject(*t)).and_then(|t| doc.head(t)) else { return false };
    let told_before = name.clone().any(|t| subject(t) || doc.tokens[t].dep == Dep::Appos);
    // "Ott, the premier of Zenda said", with the comma left out
    verb >= title.end
        && !told_before
        && name.clone().any(|t| matches!(doc.tokens[t].dep, Dep::Pobj | Dep::Dobj))
        && !(title.end..verb).any(|t| reading.token_is(t, &[","]))
}

/// "Zenda met Ott, his spokesman said": whether the office is that of another, who speaks.
pub(super) fn speaks_of_him(
    reading: &Reading,
    before: Range<usize>,
    verb: usize,
    sentence: &Range<usize>,
) -> bool {
    let his = before.into_iter().any(|t| reading.token_is(t, &["his", "her", "their", "its"]));
    his && sentence.contains(&verb)
        && reading.doc.tokens[verb].tag.is_verb()
        && crate::extract::entities::names::is_speech(reading, verb)
}
