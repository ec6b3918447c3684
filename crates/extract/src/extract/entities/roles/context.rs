//! Of which country an office is that is named without one: newspapers leave out what the text around makes plain.

use super::countries::Countries;
use super::recorded::put_right;
use super::title::same_office;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::gazetteer::Rank;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Fills in countries, joins roles said twice, and drops occupations that are of nothing.
pub(super) fn complete(reading: &mut Reading) {
    from_the_same_person(reading);
    super::hosts::find_homes(reading);
    // What one is told to be of tells of those who are named with him.
    let first = countries_of_all(reading);
    let known = first.iter().zip(reading.roles.iter()).any(|(of, role)| of.is_some() && role.of.is_none());
    let unknown = first.iter().any(Option::is_none);
    let found = if known && unknown { again(reading, &first) } else { first };
    let gazetteer = reading.gazetteer;
    let (callings, of_nobody) = (&reading.words.offices.callings, &reading.words.offices.of_nobody);
    let is_country: Vec<bool> = reading.entities.iter().map(|d| d.kind == EntityKind::Country).collect();
    let occupations = &reading.words.actors.occupations;
    let is_calling = |title: &str| occupations.iter().any(|w| title.ends_with(w));
    let held = |title: &str| {
        title.split(" of ").next().and_then(|t| t.split(" to ").next()).unwrap_or_default().to_owned()
    };
    let kept = |role: &FoundRole| {
        let rank = gazetteer.office(&role.title).map(|t| t.rank);
        let state = is_state_office(rank)
            && !matches!(rank, Some(Rank::Leader | Rank::Diplomat | Rank::Spokesperson));
        state
            || of_nobody.contains(role.title.as_str())
            || callings.iter().any(|w| held(&role.title).ends_with(w))
    };
    reading.roles.change(|mut roles| {
        for (role, country) in roles.iter_mut().zip(found) {
            role.of = country;
        }
        of_deputies(&mut roles);
        of_one_holder(
            &mut roles,
            |title| is_state_office(gazetteer.office(title).map(|t| t.rank)),
            &is_country,
        );
        // What somebody does in life is no office: "a Ruritanian lawyer".
        roles.retain(|r| !r.title.ends_with("politician"));
        roles.retain(|r| !r.of.is_some_and(|of| is_country[of]) || !is_calling(&r.title));
        roles.retain(|r| r.of.is_some() || kept(r));
        // "Colonel Ott, head of the council": what he is addressed by is no second office, where nobody says of whom it is.
        let held: FxHashSet<usize> = roles.iter().filter(|r| r.of.is_some()).map(|r| r.person).collect();
        let rank = |r: &FoundRole| gazetteer.office(&r.title).is_some_and(|t| t.rank == Rank::Military);
        roles.retain(|r| r.of.is_some() || !rank(r) || !held.contains(&r.person));
        roles
    });
}

/// The country of each office as the text around tells it.
fn countries_of_all(reading: &Reading) -> Vec<Option<usize>> {
    let countries = Countries::of(reading);
    let mut told = Told::default();
    reading.roles.iter().for_each(|r| told.add(r));
    // Who is on record keeps others from being taken for who holds the office there.
    for role in reading.roles.iter().filter(|r| r.of.is_none()) {
        let of = put_right(reading, role, None, |c| countries.speaks_near(reading, role, c));
        told.add(&FoundRole { of, ..role.clone() });
    }
    let mut found: Vec<Option<usize>> = Vec::new();
    for role in reading.roles.iter() {
        let country = role.of.or_else(|| {
            let country = countries.of_role(reading, &told, role);
            country.filter(|c| !told.only_by_another(role, *c) && countries.speaks_near(reading, role, *c))
        });
        let country = put_right(reading, role, country, |c| countries.speaks_near(reading, role, c));
        if country.is_some() && country != role.of {
            told.add(&FoundRole { of: country, ..role.clone() });
        }
        found.push(country);
    }
    found
}

/// The same once more for those who are somebody's, with what is known of him by then: "His trade minister, Ek".
fn again(reading: &mut Reading, first: &[Option<usize>]) -> Vec<Option<usize>> {
    let without: Vec<Option<usize>> = reading.roles.iter().map(|r| r.of).collect();
    set(reading, first);
    let second = countries_of_all(reading);
    set(reading, &without);
    let his = |role: &FoundRole| {
        let before = role.tokens.start.saturating_sub(1)..role.tokens.start + 1;
        before.into_iter().any(|t| reading.token_is(t, &["his", "her"]))
    };
    let both = first.iter().zip(second).zip(reading.roles.iter());
    both.map(|((first, second), role)| first.or(second.filter(|_| his(role)))).collect()
}

fn set(reading: &mut Reading, of: &[Option<usize>]) {
    reading.roles.change(|mut roles| {
        roles.iter_mut().zip(of).for_each(|(role, of)| role.of = *of);
        roles
    });
}

/// "The speaker of parliament, Ott, is acting president": the offices of state that one clause gives somebody are of one country.
fn of_one_holder(roles: &mut [FoundRole], of_state: impl Fn(&str) -> bool, is_country: &[bool]) {
    const NEAR: usize = 12;
    for n in 0..roles.len() {
        if roles[n].of.is_some() || !of_state(&roles[n].title) {
            continue;
        }
        let (person, voice, at) = (roles[n].person, roles[n].voice, roles[n].tokens.start);
        let beside = |r: &&FoundRole| {
            let owned = r.of.is_some_and(|of| is_country[of]) && of_state(&r.title);
            r.person == person && r.voice == voice && r.tokens.start.abs_diff(at) < NEAR && owned
        };
        roles[n].of = roles.iter().find(beside).and_then(|r| r.of);
    }
}

/// "Minister Ott, and his deputy, Ek": of the country whose minister he turned out to be.
fn of_deputies(roles: &mut [FoundRole]) {
    for n in 0..roles.len() {
        let Some(office) = roles[n].title.strip_prefix("deputy ").filter(|_| roles[n].of.is_none()) else {
            continue;
        };
        let at = roles[n].tokens.start;
        let chief = roles.iter().filter(|r| r.title == office && r.of.is_some() && r.tokens.start < at);
        let of = chief.max_by_key(|r| r.tokens.start).and_then(|r| r.of);
        roles[n].of = of;
    }
}

/// Who is told to hold which office of which country.
#[derive(Default)]
pub(super) struct Told {
    /// The first two who hold an office.
    holders: FxHashMap<(usize, String), [Option<usize>; 2]>,
    /// By whose word somebody has an office of a country.
    voices: FxHashMap<(usize, usize), FxHashSet<Voice>>,
}

impl Told {
    fn add(&mut self, role: &FoundRole) {
        let Some(of) = role.of else { return };
        self.voices.entry((role.person, of)).or_default().insert(role.voice);
        if role.former {
            return;
        }
        let holders = self.holders.entry((of, role.title.clone())).or_default();
        if !holders.contains(&Some(role.person))
            && let Some(free) = holders.iter_mut().find(|h| h.is_none())
        {
            *free = Some(role.person);
        }
    }

    /// Whether another person holds this office.
    pub(super) fn is_held_by_another(&self, person: usize, country: usize, title: &str) -> bool {
        let holders = self.holders.get(&(country, title.to_owned()));
        holders.is_some_and(|h| h.iter().flatten().any(|other| *other != person))
    }

    /// Whether somebody else says that the person's office is of this country: then this voice does not.
    fn only_by_another(&self, role: &FoundRole, country: usize) -> bool {
        let Some(voices) = self.voices.get(&(role.person, country)) else { return false };
        !voices.contains(&Voice::Article) && !voices.contains(&role.voice)
    }
}

pub(super) fn is_state_office(rank: Option<Rank>) -> bool {
    !matches!(rank, None | Some(Rank::Other))
}

/// An office named again without its country is of the same country; "President Ott" of "Ruritania's leader" is
/// Ruritania's.
fn from_the_same_person(reading: &mut Reading) {
    let mut known: FxHashMap<(usize, Voice), Vec<Owned>> = FxHashMap::default();
    for (number, role) in reading.roles.iter().enumerate() {
        let Some(of) = role.of else { continue };
        let offices = known.entry((role.person, role.voice)).or_default();
        if !offices.iter().any(|o| o.of == of && o.title == role.title) {
            offices.push(Owned { number, title: role.title.clone(), of });
        }
    }
    let gazetteer = reading.gazetteer;
    let is_country: Vec<bool> = reading.entities.iter().map(|d| d.kind == EntityKind::Country).collect();
    let of_state = |title: &str| is_state_office(gazetteer.office(title).map(|t| t.rank));
    let owned = reading.roles.iter().filter(|r| r.asserted.is_none());
    let beside: Vec<((usize, usize), Range<usize>)> =
        owned.filter_map(|r| Some(((r.person, r.of?), r.tokens.clone()))).collect();
    reading.roles.change(|mut roles| {
        for role in roles.iter_mut().filter(|r| r.of.is_none()) {
            let offices = [Voice::Article, role.voice].map(|v| known.get(&(role.person, v)));
            let offices = offices.into_iter().flatten().flatten();
            let same = offices.clone().filter(|o| same_office(&o.title, &role.title));
            let state = offices.filter(|o| is_country[o.of] && of_state(&o.title) && of_state(&role.title));
            let first = same.min_by_key(|o| o.number).or_else(|| state.min_by_key(|o| o.number));
            // "the head of the Zendan coastguard, Admiral Ott": one phrase.
            let rank = gazetteer.office(&role.title).map(|t| t.rank) == Some(Rank::Military);
            let phrase = || {
                beside.iter().find(|(_, r)| rank && r.start < role.tokens.end && role.tokens.start < r.end)
            };
            let phrase = || phrase().filter(|(p, _)| p.0 == role.person).map(|(p, _)| p.1);
            role.of = first.map(|o| o.of).or_else(phrase);
        }
        roles
    });
}

/// An office whose country or body is told, with its place among all.
struct Owned {
    number: usize,
    title: String,
    of: usize,
}
