//! Tellings of one event by several voices: of one family, with participants that may be the same, and with dates and places
//! that do not exclude each other.
//!
//! The article's own telling comes first where there is one; the others refer to it. No voice tells one event twice.

use crate::facts::{EntityId, EntityKind, Event, EventId, EventKind, Facts, Status, Tenure};
use crate::gazetteer::{Gazetteer, Rank};
use std::collections::{BTreeMap, BTreeSet};

/// Refers each telling to the first of its event.
pub(super) fn join(facts: &mut Facts) {
    let world = World::of(facts);
    // Only what a claim tells is another's telling: two events of the article are two.
    let (own, told): (Vec<usize>, Vec<usize>) =
        (0..facts.events.len()).partition(|n| facts.events[*n].claim.is_none());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut index = Index::default();
    for number in own {
        index.add(world.keys(&facts.events[number]), at(&facts.events[number]), groups.len());
        groups.push(vec![number]);
    }
    for number in told {
        let event = &facts.events[number];
        let keys = world.keys(event);
        let candidates: BTreeSet<usize> =
            keys.iter().flat_map(|key| index.near(key, at(event))).copied().collect();
        let fitting = candidates.into_iter().filter(|g| {
            groups[*g].iter().all(|n| {
                let other = &facts.events[*n];
                other.claim != event.claim && world.same(other, event)
            })
        });
        let nearness = |group: &usize| {
            let first = &facts.events[groups[*group][0]];
            let equal = |a: bool, b: bool| !(a && b);
            (
                equal(first.date.is_some(), first.date == event.date),
                equal(first.place.is_some(), first.place == event.place),
                at(first).abs_diff(at(event)),
            )
        };
        let group = match fitting.min_by_key(nearness) {
            Some(group) => {
                groups[group].push(number);
                group
            }
            None => {
                groups.push(vec![number]);
                groups.len() - 1
            }
        };
        index.add(keys, at(event), group);
    }
    let first_of: Vec<(usize, EventId)> =
        groups.iter().flat_map(|g| g[1..].iter().map(|n| (*n, facts.events[g[0]].id.clone()))).collect();
    for (number, first) in first_of {
        facts.events[number].occurrence = Some(first);
    }
}

/// Where an event is first told.
fn at(event: &Event) -> u32 {
    event.evidence.first().span.start()
}

/// Groups by what their events have, each with where it is told.
#[derive(Default)]
struct Index(BTreeMap<(EventKind, Key), BTreeMap<u32, Vec<usize>>>);

impl Index {
    fn add(&mut self, keys: BTreeSet<(EventKind, Key)>, at: u32, group: usize) {
        for key in keys {
            self.0.entry(key).or_default().entry(at).or_default().push(group);
        }
    }

    /// Those told around a place, so many on either side: far more than any article tells of, so that one that only lists events
    /// does not take the square of its time.
    fn near(&self, key: &(EventKind, Key), at: u32) -> impl Iterator<Item = &usize> {
        const REMEMBERED: usize = 100;
        let known = self.0.get(key);
        let before = known.map(|k| k.range(..at).rev().take(REMEMBERED));
        let behind = known.map(|k| k.range(at..).take(REMEMBERED));
        before.into_iter().flatten().chain(behind.into_iter().flatten()).flat_map(|(_, groups)| groups)
    }
}

/// Under what an event is looked up.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Somebody who took part.
    Who(EntityId),
    /// Who took part is not always told.
    Where(EntityId),
    When(String),
}

/// What the comparison looks up.
struct World {
    /// The countries for which somebody speaks, by the article's own word.
    states: BTreeMap<EntityId, BTreeSet<EntityId>>,
    /// The country's code of each place and country.
    countries: BTreeMap<EntityId, String>,
}

impl World {
    fn of(facts: &Facts) -> World {
        let gazetteer = Gazetteer::compiled_in();
        let mut states: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
        let speaks = |title: &str| {
            use Rank::{Diplomat, HeadOfGovernment, HeadOfState, Leader, Minister, Royal};
            let rank = gazetteer.title(title).map(|t| t.rank);
            matches!(rank, Some(HeadOfState | HeadOfGovernment | Leader | Royal | Minister | Diplomat))
        };
        for role in facts.roles.iter().filter(|r| r.claim.is_none() && r.tenure == Tenure::Current) {
            if let Some(of) = role.of.as_ref().filter(|_| speaks(&role.title)) {
                states.entry(role.person.clone()).or_default().insert(of.clone());
            }
        }
        let country = |e: &crate::facts::Entity| match e.kind {
            EntityKind::Place => gazetteer.country_of_city(&e.label).map(str::to_owned),
            _ => e.iso3.clone(),
        };
        let countries =
            facts.entities.iter().filter_map(|e| country(e).map(|code| (e.id.clone(), code))).collect();
        World { states, countries }
    }

    /// Each participant, each for whom one speaks, the place and the date.
    fn keys(&self, event: &Event) -> BTreeSet<(EventKind, Key)> {
        let family = family(event.kind);
        let states = event.participants.iter().filter_map(|p| self.states.get(p)).flatten();
        let who = event.participants.iter().chain(states).cloned().map(Key::Who);
        let place = event.place.iter().cloned().map(Key::Where);
        let date = event.date.iter().map(|d| Key::When(d.to_string()));
        who.chain(place).chain(date).map(|k| (family, k)).collect()
    }

    fn same(&self, a: &Event, b: &Event) -> bool {
        family(a.kind) == family(b.kind)
            && dates_agree(a, b)
            && self.places_agree(a, b)
            && a.ordinal.zip(b.ordinal).is_none_or(|(x, y)| x == y)
            && status_agrees(a, b)
            && self.parties_agree(a, b)
    }

    /// All of the shorter list take part in the other, in person or for whom they speak.
    fn parties_agree(&self, a: &Event, b: &Event) -> bool {
        let (fewer, more) = if a.participants.len() <= b.participants.len() { (a, b) } else { (b, a) };
        let shared = fewer.participants.iter().filter(|p| self.is_among(p, &more.participants)).count();
        let one_date = a.date.is_some() && a.date == b.date;
        let one_place = a.place.is_some() && a.place == b.place;
        let alone = matches!(
            family(a.kind),
            EventKind::Ceremony | EventKind::WeaponsTest | EventKind::Conflict | EventKind::Visit
        );
        shared == fewer.participants.len()
            && match shared {
                0 => one_date || one_place,
                1 => more.participants.len() == 1 || alone || one_date || one_place,
                _ => true,
            }
    }

    fn is_among(&self, who: &EntityId, others: &[EntityId]) -> bool {
        let speaks = |person: &EntityId, state: &EntityId| {
            self.states.get(person).is_some_and(|states| states.contains(state))
        };
        others.iter().any(|o| o == who || speaks(who, o) || speaks(o, who))
    }

    /// The same place, or a city and its country.
    fn places_agree(&self, a: &Event, b: &Event) -> bool {
        let Some((x, y)) = a.place.as_ref().zip(b.place.as_ref()) else { return true };
        let code = |id: &EntityId| id.as_str().strip_prefix("country/").map(str::to_owned);
        let within = |place: &EntityId, country: &EntityId| {
            code(country).is_some_and(|c| self.countries.get(place).is_none_or(|p| *p == c))
        };
        x == y || (code(x).is_some() != code(y).is_some() && (within(x, y) || within(y, x)))
    }
}

fn family(kind: EventKind) -> EventKind {
    if kind.is_meeting() { EventKind::Meeting } else { kind }
}

fn dates_agree(a: &Event, b: &Event) -> bool {
    a.date.as_ref().zip(b.date.as_ref()).is_none_or(|(x, y)| x.covers(y) || y.covers(x))
}

/// What was held is not what is still planned, unless both say when. What one denies or calls off, another may tell of.
fn status_agrees(a: &Event, b: &Event) -> bool {
    let ahead = |e: &Event| matches!(e.status, Status::Planned | Status::Hypothetical);
    let held = |e: &Event| e.status == Status::Occurred;
    let apart = (ahead(a) && held(b)) || (held(a) && ahead(b));
    !apart || (a.date.is_some() && a.date == b.date)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    /// How many occurrences the events of a text are, with the number of tellings of each.
    fn tellings(body: &str) -> Vec<usize> {
        let facts = testing::facts(&Article::from_text("tellings", format!("In brief\n\n{body}\n")));
        let mut counts: Vec<(String, usize)> = Vec::new();
        for event in &facts.events {
            let first = event.occurrence.as_ref().unwrap_or(&event.id).to_string();
            match counts.iter_mut().find(|(id, _)| *id == first) {
                Some((_, count)) => *count += 1,
                None => counts.push((first, 1)),
            }
        }
        counts.into_iter().map(|(_, count)| count).collect()
    }

    #[test]
    fn tellings_of_one_event_are_joined_and_others_are_not() {
        for (text, wanted) in [
            ("Anna Smith met Boris Berg. An aide said that Anna Smith met Boris Berg in Vienna.", &[2][..]),
            (
                "An aide said that Anna Smith met Boris Berg. A guard denied that Anna Smith met Boris Berg.",
                &[2],
            ),
            // Two places are two meetings.
            (
                "An aide said that Anna Smith met Boris Berg in Oslo. A guard said that Anna Smith met Boris Berg in Vienna.",
                &[1, 1],
            ),
            // Two years are two meetings.
            (
                "Anna Smith met Boris Berg in 2019. An aide said that Anna Smith met Boris Berg in 2021.",
                &[1, 1],
            ),
            // Others meet.
            ("Anna Smith met Boris Berg. An aide said that Anna Smith met Carl Olsen.", &[1, 1]),
            // A visit is no meeting.
            ("France and Spain signed a treaty. An aide said that France and Spain held talks.", &[1, 1]),
        ] {
            let mut found = tellings(text);
            found.sort_unstable();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
