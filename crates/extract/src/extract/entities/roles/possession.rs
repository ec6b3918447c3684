//! Whose an office is that words beside it tell: a person's adviser, the army's spokesman, credentials for a country.

use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;

/// "Ek, Mr. Ott's adviser", "Ott's adviser, Ek", "Ott spokesman Ek": the one whose adviser it is.
pub(super) fn possessor(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let before = role.tokens.start.checked_sub(1).and_then(|t| reading.named_at(t));
    let sentence = |t: usize| reading.doc.sentence_of(t);
    let named = before.filter(|m| {
        m.tokens.end == role.tokens.start && sentence(m.tokens.start) == sentence(role.tokens.start)
    });
    if let Some([person]) = named.map(|m| &m.entities[..])
        && *person != role.person
        && reading.kind(*person) == EntityKind::Person
    {
        return Some(*person);
    }
    let from = role.tokens.start.saturating_sub(1);
    let possessive =
        (from..role.tokens.end).find(|t| matches!(reading.doc.tokens[*t].text, "'s" | "’s" | "'" | "’"))?;
    let mention = reading.named_at(possessive.checked_sub(1)?)?;
    let [person] = mention.entities[..] else { return None };
    (person != role.person && reading.kind(person) == EntityKind::Person).then_some(person)
}

/// Who speaks for what a state has one of.
pub(super) fn is_voice_of_state(reading: &Reading, title: &str) -> bool {
    title.rsplit_once(' ').is_some_and(|(whose, who)| {
        let state = reading.words.offices.organs_of_state.holds(whose);
        (state || whose.ends_with("ministry"))
            && (who.starts_with("spokes") || matches!(who, "adviser" | "advisor" | "aide"))
    })
}

/// "The rebels fled. Their spokesman, Ek": of those who were spoken of, who are no country.
pub(super) fn of_others(reading: &Reading, role: &FoundRole) -> bool {
    let from = role.tokens.start.saturating_sub(1);
    let end = role.tokens.start + 1;
    let leads = ["leader", "commander", "chief", "negotiator"].iter().any(|w| role.title.ends_with(w));
    let theirs =
        (leads || role.title.contains("spokes")) && (from..end).any(|t| reading.token_is(t, &["their"]));
    // "The garrison shot its commander"
    theirs || (from..end).any(|t| reading.token_is(t, &["its"]) && super::again::unnamed_subject(reading, t))
}

/// "Ott spokesman Ek" where nobody knows who or what Ott is.
pub(super) fn owned_by_unknown(reading: &Reading, role: &FoundRole) -> bool {
    let Some(before) = role.tokens.start.checked_sub(1) else { return false };
    let token = &reading.doc.tokens[before];
    let helps = ["spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide", "chief of staff"];
    let same_sentence = reading.doc.sentence_of(before) == reading.doc.sentence_of(role.tokens.start);
    same_sentence
        && helps.iter().any(|w| role.title.ends_with(w))
        && token.is_capitalised()
        && reading.named_at(before).is_none()
        && (token.tag.is_proper() || ends_a_name(reading, token.text))
}

/// Whether a person of the article has this family name.
fn ends_a_name(reading: &Reading, word: &str) -> bool {
    reading.entities.iter().any(|d| d.kind == EntityKind::Person && d.label.rsplit(' ').next() == Some(word))
}

/// "The ambassador to Ruritania presented his credentials to President Ott": credentials go to whom one is sent to.
pub(super) fn credentials_for(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    let before = doc.sentences[sentence].start..role.tokens.start;
    before.clone().any(|t| reading.token_is(t, &["credentials", "credence"])).then_some(())?;
    let to = before.filter(|t| reading.token_is(*t, &["to"]));
    to.filter_map(|t| super::owner_at(reading, t + 1 + usize::from(reading.token_is(t + 1, &["the"]))))
        .find(|(e, _)| reading.kind(*e) == EntityKind::Country)
        .map(|(e, _)| e)
}
