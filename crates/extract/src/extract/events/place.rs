//! How the places of an article lie to each other: a square in its city, a city in its country.

use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use std::collections::BTreeMap;

/// The cities of an article's countries and landmarks.
#[derive(Debug, Default)]
pub(in crate::extract) struct Atlas {
    /// The capital of each country, where the article names it as a place.
    capitals: BTreeMap<usize, usize>,
    /// The city of each landmark, where it is known or told.
    cities: BTreeMap<usize, usize>,
}

impl Atlas {
    pub(super) fn of(reading: &Reading) -> Atlas {
        let mut atlas = Atlas::default();
        let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, draft) in reading.entities.iter().enumerate() {
            if draft.kind == EntityKind::Place {
                for entry in reading.gazetteer.entries(&draft.label) {
                    if let Entry::Capital(c) = entry {
                        by_code.insert(&reading.gazetteer.country_at(*c).iso3, number);
                    }
                }
            }
        }
        for (number, draft) in reading.entities.iter().enumerate() {
            let capital = |code: &str| by_code.get(code).copied();
            match draft.kind {
                EntityKind::Country => {
                    if let Some(city) = draft.iso3.as_deref().and_then(capital) {
                        atlas.capitals.insert(number, city);
                    }
                }
                EntityKind::Place if is_landmark(reading, number) => {
                    let seat = countries_of(reading, number).first().copied().and_then(capital);
                    if let Some(city) = seat {
                        atlas.cities.insert(number, city);
                    }
                }
                _ => {}
            }
        }
        atlas.learn(reading);
        atlas
    }

    /// "the Taj Mahal in Agra" tells where the Taj Mahal is.
    fn learn(&mut self, reading: &Reading) {
        for mention in reading.mentions.iter() {
            let [landmark] = mention.entities[..] else { continue };
            let end = mention.tokens.end;
            if !is_landmark(reading, landmark) || !reading.token_is(end, &["in", ","]) {
                continue;
            }
            let Some(told) = reading.mention_from(end + 1) else { continue };
            if let [city] = told.entities[..]
                && is_city(reading, city)
            {
                self.cities.entry(landmark).or_insert(city);
            }
        }
    }

    /// The city of a landmark, else the place itself.
    pub(super) fn city(&self, place: usize) -> usize {
        self.cities.get(&place).copied().unwrap_or(place)
    }

    /// The capital of a country, where the article names it as a place.
    pub(super) fn capital(&self, country: usize) -> Option<usize> {
        self.capitals.get(&country).copied()
    }
}

fn is_city(reading: &Reading, entity: usize) -> bool {
    let city = |e: &Entry| matches!(e, Entry::City(_) | Entry::Capital(_));
    reading.kind(entity) == EntityKind::Place
        && reading.gazetteer.entries(&reading.entities[entity].label).iter().any(city)
}

/// A named place that is no city, region or village: a palace, a square, a camp.
fn is_landmark(reading: &Reading, entity: usize) -> bool {
    let label = &reading.entities[entity].label;
    // "Diyala Province": a part of a country is no landmark.
    let division =
        ["Province", "District", "County", "Governorate", "Region", "State", "Prefecture", "Oblast"];
    if label.rsplit(' ').next().is_some_and(|w| division.contains(&w)) {
        return false;
    }
    let mapped = |e: &Entry| matches!(e, Entry::City(_) | Entry::Capital(_) | Entry::Region(_));
    reading.kind(entity) == EntityKind::Place
        && !reading.gazetteer.entries(label).iter().any(mapped)
        && !reading.gazetteer.is_minor_place(label)
}

/// Whether a place is a part of the world with several states in it: "the Gulf", "the Balkans".
pub(super) fn is_of_states(reading: &Reading, entity: usize) -> bool {
    reading.kind(entity) == EntityKind::Place
        && reading.words.offices.no_regions.holds(reading.entities[entity].label.trim_start_matches("the "))
}

/// Alpha-3 codes of the countries in which a place of this name lies.
fn countries_of<'r>(reading: &'r Reading, place: usize) -> Vec<&'r str> {
    let gazetteer = reading.gazetteer;
    let country = |e: &Entry| match e {
        Entry::City(n) => Some(gazetteer.city(*n).country.as_str()),
        Entry::Capital(n) => Some(gazetteer.country_at(*n).iso3.as_str()),
        Entry::Seat(n) => Some(gazetteer.country_at(gazetteer.seat(*n).country).iso3.as_str()),
        _ => None,
    };
    gazetteer.entries(&reading.entities[place].label).iter().filter_map(country).collect()
}

/// The country that a city lies in, where the article names that country; a country itself.
pub(super) fn country_of(reading: &Reading, place: usize) -> Option<usize> {
    if reading.kind(place) == EntityKind::Country {
        return Some(place);
    }
    let codes = countries_of(reading, place);
    codes.into_iter().filter_map(|code| reading.country(code)).min()
}

/// The country that a place lies in, where its name is of one country alone and the article names that; a country itself.
pub(super) fn country_of_one(reading: &Reading, place: usize) -> Option<usize> {
    if reading.kind(place) == EntityKind::Country {
        return Some(place);
    }
    let mut codes = countries_of(reading, place);
    codes.sort_unstable();
    codes.dedup();
    if let [code] = codes[..] { reading.country(code) } else { None }
}

/// Which part of a country: "in eastern Chad".
const SIDES: &[&str] = &[
    "eastern",
    "western",
    "northern",
    "southern",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "north-eastern",
    "north-western",
    "south-eastern",
    "south-western",
    "coastal",
];

/// The country that a place lies in: known, or told beside it, as in "Sfax, in Tunisia".
pub(super) fn country_told(reading: &Reading, place: usize) -> Option<usize> {
    let part =
        || reading.country(reading.words.ties.parts.get(&reading.entities[place].label.to_lowercase())?);
    // A town that only the long table has, where all of its name lie in one country.
    let town = || {
        let codes = reading.gazetteer.countries_of_place(&reading.entities[place].label);
        reading.country(codes.first().filter(|c| codes.iter().all(|d| d == *c))?)
    };
    country_of(reading, place).or_else(part).or_else(town).or_else(|| {
        reading.mentions.of_entity(place).find_map(|m| {
            let end = m.tokens.end;
            let comma = usize::from(reading.token_is(end, &[","]));
            let within = usize::from(reading.token_is(end + comma, &["in"]));
            let part = end + comma + within;
            let side = usize::from(within > 0 && reading.token_is(part, SIDES));
            let next = reading.mention_from(part + side).filter(|_| comma + within > 0)?;
            next.entities.first().copied().filter(|e| reading.kind(*e) == EntityKind::Country)
        })
    })
}

/// The country of a person in office, as far as a voice may rest on that, or the country itself.
pub(super) fn home(reading: &Reading, voice: Voice, entity: usize) -> Option<usize> {
    match reading.kind(entity) {
        EntityKind::Country => Some(entity),
        EntityKind::Person => {
            let mut offices = reading.offices_of(voice, entity).filter(|r| !r.former);
            offices.find_map(|r| r.of.filter(|of| reading.kind(*of) == EntityKind::Country))
        }
        _ => None,
    }
}

/// Whether one occurrence may be told of with both: the same place, a city with its country, a landmark of unknown city.
pub(super) fn compatible(reading: &Reading, a: usize, b: usize) -> bool {
    let within = |city: usize, country: usize| {
        let codes = countries_of(reading, city);
        let iso = reading.entities[country].iso3.as_deref();
        codes.is_empty() || iso.is_some_and(|iso| codes.contains(&iso))
    };
    match (reading.kind(a), reading.kind(b)) {
        _ if a == b => true,
        (EntityKind::Place, EntityKind::Country) => within(a, b),
        (EntityKind::Country, EntityKind::Place) => within(b, a),
        (EntityKind::Place, EntityKind::Place) => is_landmark(reading, a) || is_landmark(reading, b),
        _ => false,
    }
}
