//! Whether those who take part have any standing between states: a country, a body that acts for one or for several, somebody
//! in an office of state. Two singers who meet, a firm that signs, a candidate who travels tell of no diplomacy.
//!
//! A trip within one's own country is no visit either: "a trip to a country" is what counts.

pub(super) mod bodies;
mod home;
mod parties;

use super::FoundEvent;
use super::place;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::gazetteer::Rank;
use bodies::is_civil;

/// Whether a body is one of states, or a public one: no firm, party or newspaper.
pub(super) fn is_public_body(reading: &Reading, entity: usize) -> bool {
    reading.kind(entity) == EntityKind::Organization && bodies::of(reading, entity) == bodies::Body::Public
}

/// Drops what is told of people and bodies without standing.
pub(in crate::extract) fn keep(reading: &Reading, events: &mut Vec<FoundEvent>) {
    let tells = tells_offices(reading) || is_long(reading);
    for event in events.iter_mut() {
        home::settle_sides(reading, event);
        parties::settle(reading, event);
    }
    events.retain(|e| {
        let stands = e.participants.is_empty()
            || takes_office(e)
            || e.participants.iter().any(|p| stands(reading, *p, tells));
        stands
            && !parties::is_only_told_by(reading, e)
            && !home::is_home_affair(reading, e, tells)
            && !is_at_home(reading, e)
    });
}

/// "took the oath of office", "was sworn in": by that somebody has an office, whatever else is told of it.
fn takes_office(event: &FoundEvent) -> bool {
    event.kind == EventKind::Ceremony
        && event.marks.iter().any(|(_, rule)| {
            rule == "frames.ceremony.oath-take" || rule.starts_with("frames.ceremony.honoured-swear")
        })
}

/// Whether so much is told that whoever acts for a state is told to somewhere: a note may leave it to the reader.
fn is_long(reading: &Reading) -> bool {
    const LONG: usize = 10;
    reading.doc.sentences.len() >= LONG
}

/// Whether an article tells offices at all; where it does, those without one have none.
fn tells_offices(reading: &Reading) -> bool {
    reading.roles.iter().any(|r| r.of.is_some() || holds_office(reading, r.person))
}

/// Whether somebody may act between states, by an article that tells offices or not.
fn stands(reading: &Reading, entity: usize, tells: bool) -> bool {
    match reading.kind(entity) {
        EntityKind::Country | EntityKind::Place => true,
        EntityKind::Organization => bodies::of(reading, entity) != bodies::Body::Civil,
        EntityKind::Person => !tells || holds_office(reading, entity) || has_led(reading, entity),
    }
}

/// One of those who led a country, whatever the article calls him.
fn has_led(reading: &Reading, person: usize) -> bool {
    let (label, day) = (&reading.entities[person].label, reading.article.published);
    !reading.gazetteer.countries_of_leader(label, day).is_empty()
}

/// How many sentences that name somebody are looked through.
const FIRST: usize = 8;

/// "on his first trip as foreign minister": told in the clause, with the name elsewhere in it.
fn is_told_as(reading: &Reading, person: usize) -> bool {
    let doc = reading.doc;
    reading.mentions.of_entity(person).take(FIRST).any(|m| {
        let sentence = doc.sentences[doc.sentence_of(m.tokens.start)].clone();
        let words: Vec<String> = doc.tokens[sentence].iter().map(|t| t.text.to_lowercase()).collect();
        let office = |rest: &[String]| {
            (0..rest.len().min(4)).any(|from| {
                (from + 1..=rest.len().min(from + 4)).any(|to| {
                    let rank = reading.gazetteer.title(&rest[from..to].join(" ")).map(|t| t.rank);
                    matches!(
                        rank,
                        Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister | Rank::Diplomat)
                    )
                })
            })
        };
        (0..words.len()).any(|at| words[at] == "as" && office(&words[at + 1..]))
    })
}

/// "President Ott", "Ott, the foreign minister", "the rebel commander Ott", "Ott, king of the Belgians".
fn holds_office(reading: &Reading, person: usize) -> bool {
    let office = reading.roles.of(person).any(|role| {
        let title = reading.gazetteer.title(&role.title);
        let word = || role.title.rsplit(' ').next().unwrap_or_default();
        let rank = title.or_else(|| reading.gazetteer.title(word())).map(|t| t.rank);
        let of_party = role.of.is_some_and(|of| is_civil(reading, of));
        let acts = |of: usize| reading.kind(of) != EntityKind::Organization || bodies::of(reading, of).acts();
        // "president of Tarn", "chairman of Tarn": of whatever that is; "leader" and "commander" are words of states and rebels.
        let leads = matches!(rank, Some(Rank::Military))
            || matches!(word(), "leader" | "commander" | "secretary-general");
        let of_state = leads || role.of.is_none_or(acts);
        match rank {
            Some(
                Rank::HeadOfState
                | Rank::HeadOfGovernment
                | Rank::Royal
                | Rank::Minister
                | Rank::Diplomat
                | Rank::Military
                | Rank::Leader
                | Rank::Legislator
                | Rank::Spokesperson,
            ) => !of_party && of_state,
            // An office that no table has: what it is of tells.
            _ => {
                let occupation = reading.words.actors.occupations.iter().any(|o| o == word());
                !occupation && !of_party && role.of.is_some_and(acts)
            }
        }
    });
    office || is_told_as(reading, person) || is_of_a_state(reading, person)
}

/// "Norway's Anna Smith": named as the one who acts for a state.
fn is_of_a_state(reading: &Reading, person: usize) -> bool {
    let state = |t: usize| {
        reading
            .named_at(t)
            .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country))
    };
    reading.mentions.of_entity(person).take(FIRST).any(|m| {
        let start = m.tokens.start;
        start >= 2 && reading.token_is(start - 1, &["'s", "’s", "'", "’"]) && state(start - 2)
    })
}

/// "flew back to Nairobi" of Kenya's president, "visited Ohio" of a senator: nobody visits the own country.
fn is_at_home(reading: &Reading, event: &FoundEvent) -> bool {
    let Some(site) = event.place.filter(|_| event.kind == EventKind::Visit) else { return false };
    if event.participants.is_empty() {
        return false;
    }
    let country = place::country_told(reading, site);
    let label = &reading.entities[site].label;
    let there = |code: &str| reading.gazetteer.countries_of_place(label).contains(&code);
    event.participants.iter().all(|p| {
        let own = place::home(reading, event.voice, *p);
        let known = || country.is_none() && home::codes(reading, event.voice, *p).iter().any(|c| there(c));
        (own.is_some() && own == country) || known()
    })
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::resources::Resources;
    use crate::extract::testing;

    fn kinds(text: &str) -> Vec<String> {
        let article = Article::from_text("test", text.to_owned());
        let facts = crate::extract::extract(testing::reader(), &Resources::compiled_in(), &article);
        facts.events.iter().map(|e| format!("{:?}", e.kind)).collect()
    }

    #[test]
    fn only_those_who_act_for_states_or_bodies_make_events() {
        for (text, wanted) in [
            ("President Anna Smith of Peru met the singer Boris Berg in Lima.", &["Meeting"][..]),
            ("The Peruvian envoy, Anna Smith, flew to Oslo on Monday.", &["Visit"]),
            (
                "President Ana Ott spoke. The painter Anna Smith met the singer Boris Berg in Lima in 1923.",
                &[],
            ),
            ("President Ana Ott spoke. Anna Smith moved to Oslo in 1923.", &[]),
            ("Anna Smith met Boris Berg in Lima in 1923.", &["Meeting"]),
            ("Acme Inc. signed a deal with Oslo University in May 2012.", &[]),
            ("President Anna Smith of Peru flew back to Lima on Monday.", &[]),
            ("President Anna Smith of Peru flew to Oslo on Monday.", &["Visit"]),
        ] {
            assert_eq!(kinds(text), wanted, "{text}");
        }
    }
}
