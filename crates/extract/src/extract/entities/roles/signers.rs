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
    let end = end_of_row(reading, role, sentence.end);
    if let Some(own) = on_the_side(reading, end) {
        return Some(own);
    }
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

/// "was opened by President Ott on the Ruritanian side and President Ek on the Zendan".
fn on_the_side(reading: &Reading, end: usize) -> Option<usize> {
    let on = reading.token_is(end, &["on"]) && reading.token_is(end + 1, &["the"]);
    let land = reading.named_at(end + 2).filter(|m| on && m.kind == MentionKind::Demonym)?;
    let [own] = land.entities[..] else { return None };
    let next = reading.doc.tokens.get(land.tokens.end);
    let side = reading.token_is(land.tokens.end, &["side", "one"]) || next.is_none_or(|t| !t.is_word());
    (side && reading.kind(own) == EntityKind::Country).then_some(own)
}

/// "Minister Ott, and Ambassador Ek, signed for Ruritania": where the last of those ends who do it together.
fn end_of_row(reading: &Reading, role: &FoundRole, last: usize) -> usize {
    const MOST: usize = 4;
    let mut end = role.tokens.end;
    for _ in 0..MOST {
        let link = |t: usize| reading.token_is(t, &[",", "and", "the", "then"]);
        let next = (end..last).take_while(|t| link(*t)).last().map_or(end, |t| t + 1);
        let and = (end..next).any(|t| reading.token_is(t, &["and"]));
        let beside = |r: &&FoundRole| r.person != role.person && r.asserted.is_none();
        let from = end + 1..(next + 1).min(last).max(end + 1);
        let Some(other) = reading.roles.starting_in(from).find(beside).filter(|_| and) else { return end };
        end = other.tokens.end.max(end + 1);
    }
    end
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
            "The trade minister, Ines Prado, and the health minister, Luis Soto, signed for Peru.",
            &["Ines Prado: trade minister of PER", "Luis Soto: health minister of PER"],
        ),
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
