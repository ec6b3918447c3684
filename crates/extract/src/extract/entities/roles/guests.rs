//! Countries that are hardly whose an office is, as somebody is sent there or away, and those of missions abroad.

use super::is_sent;
use super::title_text;
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::words::WordSet;
use crate::facts::EntityKind;
use crate::gazetteer::{Gazetteer, Rank};
use crate::language::Dep;

/// Whether a country named at a token is where somebody is sent, or has its mission abroad: "envoy to Zenda", "the Zendan embassy
/// in".
pub(super) fn is_guest(reading: &Reading, token: usize) -> bool {
    const ABROAD: [&str; 8] =
        ["embassy", "consulate", "mission", "ambassador", "envoy", "legation", "exile", "refugee"];
    let end = reading.named_at(token).map_or(token + 1, |m| m.tokens.end);
    let end = end + usize::from(reading.token_is(end, &["'s", "’s", "'", "’"]));
    let the = usize::from(token > 0 && reading.token_is(token - 1, &["the"]));
    let sent = token.checked_sub(1 + the).filter(|t| reading.token_is(*t, &["to", "for"]));
    let from = reading.doc.sentences[reading.doc.sentence_of(token)].start;
    let title = sent.and_then(|t| title_ending_at(reading, t, from)).map(|t| title_text(reading, t));
    reading.token_is(end, &ABROAD) || title.is_some_and(|t| is_sent(&t) || t.ends_with("commissioner"))
}

/// "deputy head" of "deputy head of mission".
pub(super) fn is_head_of_mission(reading: &Reading, role: &FoundRole) -> bool {
    role.title.ends_with("head")
        && role.tokens.clone().any(|t| reading.token_is(t, &["of"]) && reading.token_is(t + 1, &["mission"]))
}

/// "Ruritania's deputy head of mission, Ott, drove. The ambassador, Ek, was away": of the country whose diplomat was named.
pub(super) fn of_mission(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    let start = doc.sentences[sentence.saturating_sub(1)].start;
    if let Some(country) = of_house(reading, role, start).or_else(|| posted(reading, role)) {
        return Some(country);
    }
    let the = (role.tokens.start.saturating_sub(1)..role.tokens.end).any(|t| reading.token_is(t, &["the"]));
    let before = reading.roles.starting_in(start..role.tokens.start).filter(|r| {
        let rank = reading.gazetteer.office(&r.title).map(|t| t.rank);
        r.person != role.person && rank == Some(Rank::Diplomat)
            || r.title.contains("head of mission")
            || is_head_of_mission(reading, r)
    });
    let mut owners = before.filter_map(|r| r.of).filter(|of| reading.kind(*of) == EntityKind::Country);
    // "The Zendan ambassador was away. Press attaché Ek": staff of the mission, whose head is not named.
    let staff = ["attaché", "attache", "first secretary", "second secretary", "chargé d'affaires"];
    if staff.iter().any(|w| role.title.ends_with(w)) {
        let unnamed = super::nearby::diplomats_in(reading, start..role.tokens.start);
        let mut all = owners.chain(unnamed);
        let one = all.next()?;
        return all.all(|o| o == one).then_some(one);
    }
    let one = owners.next().filter(|_| the)?;
    owners.all(|o| o == one).then_some(one)
}

/// "Ruritania recalled Ambassador Ott from Zenda", "Ambassador Ott was called home from Zenda": of who recalls him; where that is not told, of
/// the other of two countries that are named.
pub(super) fn recalled(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(role.tokens.start)].clone();
    let back = |v: usize| {
        reading.token_is(v + 1, &["home", "back"]) || reading.token_is(role.tokens.end, &["home", "back"])
    };
    let verb = sentence.clone().find(|v| {
        let calls = match &*doc.tokens[*v].lemma {
            "recall" | "withdraw" => true,
            "call" | "bring" | "summon" => back(*v),
            _ => false,
        };
        doc.tokens[*v].tag.is_verb() && calls
    })?;
    let within = |t: Option<usize>| t.is_some_and(|t| role.tokens.contains(&t));
    let state = |t: usize| {
        let (owner, _) = super::owner_at(reading, t)?;
        (reading.kind(owner) == EntityKind::Country).then_some(owner)
    };
    if !doc.is_passive(verb) {
        return doc
            .surface_subject(verb)
            .filter(|_| within(doc.child_by(verb, &[Dep::Dobj])))
            .and_then(state);
    }
    within(doc.surface_subject(verb)).then_some(())?;
    let from = (verb..sentence.end).find(|t| reading.token_is(*t, &["from"]))?;
    let town = reading.named_at(from + 1).and_then(|m| m.entities.first().copied())?;
    let code = match reading.kind(town) {
        EntityKind::Country => reading.entities[town].iso3.as_deref(),
        _ => Gazetteer::compiled_in().country_of_city(&reading.entities[town].label),
    }?;
    let countries = reading.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Country);
    let mut others = countries.filter(|(_, e)| e.iso3.as_deref() != Some(code)).map(|(n, _)| n);
    others.next().filter(|_| others.next().is_none())
}

/// The diplomats of the house abroad that a noun is: the last words of their titles.
fn staff<'r>(reading: &'r Reading, noun: usize) -> Option<&'r WordSet> {
    let words = &reading.words.offices;
    if !reading.doc.tokens[noun].tag.is_noun() {
        None
    } else if reading.token_is(noun, &["embassy", "legation", "mission"]) {
        Some(&words.embassy_staff)
    } else if reading.token_is(noun, &["consulate"]) {
        Some(&words.consulate_staff)
    } else {
        let high =
            reading.token_is(noun, &["commission"]) && noun > 0 && reading.token_is(noun - 1, &["high"]);
        high.then_some(&words.high_commission_staff)
    }
}

/// "The Zendan embassy burned. The ambassador, Ott, was away": of the country whose house abroad was spoken of.
fn of_house(reading: &Reading, role: &FoundRole, start: usize) -> Option<usize> {
    let doc = reading.doc;
    let last = role.title.rsplit(' ').next().unwrap_or_default();
    let houses = (start..role.tokens.start).rev();
    let houses = houses.filter(|t| staff(reading, *t).is_some_and(|titles| titles.contains(last)));
    let from = |t: usize| doc.sentences[doc.sentence_of(t)].start;
    let owner = |t: usize| {
        let near = super::left::owner_before(reading, t, from(t));
        let its = (from(t)..t).rev().take(3).find(|w| reading.token_is(*w, &["its"]));
        near.or_else(|| super::again::owner_again(reading, its?, from(t)).map(|(owner, _)| owner))
    };
    let mut owners = houses.filter_map(owner).filter(|of| reading.kind(*of) == EntityKind::Country);
    let one = owners.next()?;
    owners.all(|o| o == one).then_some(one)
}

/// "King Karl of Zenda got it from the consul in Geneva, Ott": of the one country that its sentence speaks of before, as somebody's or
/// as who acts, and which the city is not in.
fn posted(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(role.tokens.start)].clone();
    let words = &reading.words.offices;
    let last = role.title.rsplit(' ').next().unwrap_or_default();
    let post = [&words.embassy_staff, &words.high_commission_staff, &words.consulate_staff];
    let post = post.iter().any(|titles| titles.contains(last));
    let the =
        (role.tokens.start.saturating_sub(1)..role.tokens.end).find(|t| reading.token_is(*t, &["the"]))?;
    let within = the..role.tokens.end.max(the + 1);
    let city = within.into_iter().filter(|t| reading.token_is(*t, &["in", "at"])).find_map(|t| {
        let place = reading.named_at(t + 1).filter(|m| m.tokens.start == t + 1 && m.entities.len() == 1)?;
        (reading.kind(place.entities[0]) == EntityKind::Place).then_some(place.entities[0])
    })?;
    let there = Gazetteer::compiled_in().country_of_city(&reading.entities[city].label);
    let before = reading.mentions_of_sentence(doc.sentence_of(role.tokens.start)).iter();
    let before =
        before.filter(|m| sentence.contains(&m.tokens.start) && m.tokens.end <= the && m.entities.len() == 1);
    let countries = before.map(|m| m.entities[0]).filter(|e| {
        let country = &reading.entities[*e];
        country.kind == EntityKind::Country && (there.is_none() || country.iso3.as_deref() != there)
    });
    let mut countries = countries.collect::<Vec<usize>>();
    countries.dedup();
    countries.first().copied().filter(|_| post && countries.len() == 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Peru's deputy head of mission, Luis Soto, drove. The ambassador, Ines Prado, was away.",
            &["Ines Prado: ambassador of PER"],
        ),
        (
            "The Peruvian embassy in Bonn burned. The ambassador, Luis Soto, was away.",
            &["Luis Soto: ambassador of PER"],
        ),
        ("Peru closed its consulate in Kobe. Consul Luis Soto went home.", &["Luis Soto: consul of PER"]),
        (
            "A clerk of Tuvalu's high commission in Suva said the high commissioner, Luis Soto, was away.",
            &["Luis Soto: high commissioner of TUV"],
        ),
        ("King Karl of Norway got it from the consul in Geneva, Luis Soto.", &["Luis Soto: consul of NOR"]),
        ("Peru recalled Ambassador Luis Soto from Oslo on Monday.", &["Luis Soto: ambassador of PER"]),
        (
            "Chile's refusal has angered Peru. Ambassador Luis Soto was called back from Santiago on Monday.",
            &["Luis Soto: ambassador of PER"],
        ),
        (
            "The Peruvian embassy in Bonn burned. The foreign minister, Luis Soto, was away.",
            &["!Luis Soto: foreign minister of DEU"],
        ),
        (
            "The Peruvian and Chilean embassies burned. The ambassador, Luis Soto, was away.",
            &["!Luis Soto: ambassador of CHL"],
        ),
        (
            "Norway and Chile wrote to the consul in Geneva, Luis Soto.",
            &["!Luis Soto: consul of NOR", "!Luis Soto: consul of CHL"],
        ),
    ];

    #[test]
    fn diplomats_are_of_the_country_whose_house_was_spoken_of() {
        holds(TABLE);
    }
}
