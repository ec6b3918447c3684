//! Of which country an office is whose holder does something in its name: "Minister Ott signed for Ruritania and Minister Ek for Zenda", "was
//! signed by Minister Ott for Ruritania".

use super::owner_not_seat_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};

/// The country for which the holder of the office signs or speaks.
pub(super) fn country(reading: &Reading, role: &FoundRole) -> Option<usize> {
    const NEAR: usize = 6;
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(role.tokens.start)].clone();
    let acts = |t: usize| {
        doc.tokens[t].tag.is_verb() && reading.words.offices.acts_for.contains(&doc.tokens[t].lemma)
    };
    let end = role.tokens.end;
    if reading.token_is(end, &["for"]) {
        return sentence.clone().any(acts).then(|| state_behind(reading, end)).flatten();
    }
    let verb = (end..sentence.end.min(end + 2)).find(|t| acts(*t))?;
    let plain =
        |t: &usize| !matches!(doc.tokens[*t].text, "," | ";" | "." | ":") && !reading.token_is(*t, &["and"]);
    let mut links = (verb + 1..sentence.end.min(verb + NEAR)).take_while(plain);
    let link = links.find(|t| reading.token_is(*t, &["for"]))?;
    state_behind(reading, link)
}

/// The country that a "for" names and nothing else: not "for Ruritania's sake".
fn state_behind(reading: &Reading, link: usize) -> Option<usize> {
    let next = link + 1 + usize::from(reading.token_is(link + 1, &["the"]));
    let (state, range) = owner_not_seat_at(reading, next).filter(|(_, r)| r.start == next)?;
    let name = reading.named_at(next).is_some_and(|m| m.kind != MentionKind::Demonym);
    let whole = !reading.token_is(range.end, &["'s", "’s", "-"])
        && reading.doc.tokens.get(range.end).is_none_or(|t| !t.tag.is_noun());
    (name && whole && reading.kind(state) == EntityKind::Country).then_some(state)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Trade Minister Luis Soto signed for Chile and Finance Minister Ines Prado for Peru.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: finance minister of PER"],
        ),
        (
            "The treaty was signed by Trade Minister Luis Soto for Chile and Finance Minister Ines Prado for Peru.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: finance minister of PER"],
        ),
        ("Chile said that Trade Minister Luis Soto left for Peru.", &["!Luis Soto: trade minister of PER"]),
        (
            "Chile said that Trade Minister Luis Soto spoke for Peru's sake.",
            &["!Luis Soto: trade minister of PER"],
        ),
    ];

    #[test]
    fn who_signs_for_a_country_is_its_minister() {
        holds(TABLE);
    }
}
