//! Who holds an office that a verb tells of, and the office, as the words of its sentence give them.

use super::mood::unreal;
use super::owner::owner_behind;
use super::{FORMER, owner_at, title_at_noun, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::language::Dep;

/// Verbs by which somebody says who holds an office: what he says, not what is so.
pub(super) const CALLING: [&str; 6] = ["call", "consider", "declare", "proclaim", "recognise", "recognize"];

/// The rule of an office that somebody is called to hold; without a speaker who says so nobody does.
pub(super) const CALLED: &str = "roles.called";

/// The person that is named at a token.
pub(super) fn person_at(reading: &Reading, token: usize) -> Option<usize> {
    let mention = reading.named_at(token)?;
    let [person] = mention.entities[..] else { return None };
    (reading.kind(person) == EntityKind::Person).then_some(person)
}

/// "Ott is a lawyer who served as president", "Ott, a lawyer who was president": the person that the noun tells of.
pub(super) fn person_described(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let above = doc.head(noun).filter(|_| reading.named_at(noun).is_none())?;
    match doc.tokens[noun].dep {
        Dep::Attr if &*doc.tokens[above].lemma == "be" && !unreal(reading, above) => {
            person_at(reading, doc.surface_subject(above)?)
        }
        Dep::Appos => person_at(reading, above),
        Dep::Conj => person_described(reading, above),
        _ => None,
    }
}

/// The office of a person that a noun beside a verb names.
pub(super) fn office(
    reading: &Reading,
    noun: usize,
    person: usize,
    verb: usize,
    past: bool,
) -> Option<FoundRole> {
    let doc = reading.doc;
    if reading
        .named_at(noun)
        .is_some_and(|m| m.tokens.contains(&noun) && reading.kind(m.entities[0]) != EntityKind::Person)
    {
        return None;
    }
    let title = title_at_noun(reading, noun)?;
    let end = doc.sentences[doc.sentence_of(noun)].end;
    // "was minister of justice": what it is minister of belongs to the office.
    let longest = title_length(reading, title.start, end).unwrap_or(0);
    let title = title.start..title.end.max(title.start + longest);
    let mut text = title_text(reading, title.clone());
    let left = title.start.checked_sub(1);
    let mut of = left
        .and_then(|l| owner_at(reading, l))
        .or_else(|| {
            doc.children_by(noun, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod])
                .find_map(|c| owner_at(reading, c))
        })
        .map(|(e, _)| e)
        .or_else(|| {
            super::left::left_of_title(reading, title.start, &doc.sentences[doc.sentence_of(noun)]).0
        });
    if let Some(owner) = owner_behind(reading, title.end, end, &text) {
        text = owner.title(reading, title.end, &text);
        if !owner.sent {
            of = of.or(Some(owner.entity));
        }
    }
    let former = past || left.is_some_and(|l| reading.token_is(l, FORMER));
    let (from, to) = (verb.min(title.start), title.end.max(verb + 1));
    let rule = "roles.said-to-be";
    let (asserted, voice) = (Some(verb), Voice::Article);
    Some(FoundRole { person, title: text, of, former, asserted, voice, tokens: from..to, rule })
}
