//! Known names and what they denote: countries, cities, regions, bodies, seats of government, offices.
//!
//! In: the tables of `data/gazetteer/`, compiled in. Out: look-ups by name and by code.
//!
//! **Invariant:** what an article does not say, the gazetteer does not add. One table, `leaders`, says who led a country when;
//! it tells for which state a leader stands whom the article names with the office, and is never a fact of the article.
//!
//! To add names, edit a table; `data/gazetteer/README.md` tells where each comes from.

mod entry;
mod leaders;
mod read;
mod spelling;
mod table;
mod texts;
mod title;
mod title_fields;

pub use entry::{City, Country, Entry, Gender, Group, Named, Rank, Seat, Title};
pub use table::GazetteerError;

use crate::key::Key;
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::{Arc, OnceLock};
use texts::TABLES;

/// All tables.
#[derive(Debug)]
pub struct Gazetteer {
    countries: Vec<Country>,
    cities: Vec<City>,
    /// The city that is the capital of each country; made when it is asked for.
    capitals: OnceLock<Vec<Option<usize>>>,
    regions: Vec<Named>,
    bodies: Vec<Named>,
    leaders: Vec<leaders::Term>,
    /// The terms of office of those whose names have a word, in the order of the table.
    leaders_by_word: FxHashMap<String, Vec<usize>>,
    /// Names of bodies that bear arms.
    armed: FxHashSet<String>,
    parliaments: FxHashSet<String>,
    /// Names of bodies of several states.
    intergovernmental: FxHashSet<String>,
    seats: Vec<Seat>,
    groups: Vec<Group>,
    titles: FxHashMap<String, Title>,
    /// The number of tokens that the longest office of the table may have that begins with each word.
    longest_titles: FxHashMap<String, usize>,
    words: title::Words,
    /// Words that offices begin with.
    title_words: FxHashSet<Key>,
    /// Words of offices by their plurals.
    plurals: FxHashMap<String, String>,
    /// Words of names in one spelling, by their others.
    spellings: FxHashMap<String, String>,
    /// First names in full, by their short forms.
    short_names: FxHashMap<String, String>,
    given_names: FxHashSet<String>,
    family_names: FxHashSet<String>,
    genders: FxHashMap<String, Gender>,
    minor_places: FxHashMap<String, Vec<String>>,
    /// In the order of the alphabet.
    names: IndexMap<String, Vec<Entry>, FxBuildHasher>,
}

/// The tables of bodies and of armed groups: in each row a name, its other names, what it is.
pub const TABLES_OF_BODIES: [&str; 2] = [TABLES.bodies, TABLES.armed_groups];

impl Gazetteer {
    /// The tables that come with the program.
    ///
    /// # Panics
    /// Never in a tested build: the tables are compiled in.
    #[must_use]
    pub fn compiled_in() -> &'static Gazetteer {
        Gazetteer::static_shared()
    }

    /// The same, to be owned by whoever reads with it.
    #[must_use]
    pub fn shared() -> Arc<Gazetteer> {
        Arc::clone(Gazetteer::static_shared())
    }

    fn static_shared() -> &'static Arc<Gazetteer> {
        static GAZETTEER: OnceLock<Arc<Gazetteer>> = OnceLock::new();
        GAZETTEER.get_or_init(|| {
            let read = Gazetteer::read(&TABLES);
            Arc::new(read.expect("the tables are compiled in, and read by every test"))
        })
    }

    /// SHA-256 of the tables that come with the program.
    #[must_use]
    pub fn sha256() -> String {
        static SHA256: OnceLock<String> = OnceLock::new();
        SHA256.get_or_init(|| TABLES.sha256()).clone()
    }

    /// Every name with all that it may denote, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = (&str, &[Entry])> {
        self.names.iter().map(|(name, entries)| (name.as_str(), entries.as_slice()))
    }

    /// All countries, by alpha-3 code.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The country with this alpha-3 code.
    #[must_use]
    pub fn country(&self, iso3: &str) -> Option<&Country> {
        self.countries.iter().find(|c| c.iso3 == iso3)
    }

    /// The number that an [`Entry`] has for the country of a code.
    #[must_use]
    pub fn country_number(&self, iso3: &str) -> Option<usize> {
        self.countries.iter().position(|c| c.iso3 == iso3)
    }

    /// The country of an [`Entry`].
    #[must_use]
    pub fn country_at(&self, number: usize) -> &Country {
        &self.countries[number]
    }

    /// The alpha-3 code of a city's country, where all cities of that name lie in one.
    #[must_use]
    pub fn country_of_city(&self, name: &str) -> Option<&str> {
        let mut countries = self.entries(name).iter().filter_map(|entry| match entry {
            Entry::City(n) => Some(self.city(*n).country.as_str()),
            Entry::Capital(n) => Some(self.country_at(*n).iso3.as_str()),
            _ => None,
        });
        let first = countries.next()?;
        countries.all(|c| c == first).then_some(first)
    }

    /// The alpha-3 codes of the countries that have a city, town or division of this name.
    #[must_use]
    pub fn countries_of_place(&self, name: &str) -> Vec<&str> {
        let cities = self.entries(name).iter().filter_map(|entry| match entry {
            Entry::City(n) => Some(self.city(*n).country.as_str()),
            Entry::Capital(n) => Some(self.country_at(*n).iso3.as_str()),
            _ => None,
        });
        let minor = self.minor_places.get(name).into_iter().flatten().map(String::as_str);
        cities.chain(minor).collect()
    }

    /// The city of this name, where there is but one.
    #[must_use]
    pub fn only_city(&self, name: &str) -> Option<&City> {
        let mut found: Vec<&City> = Vec::new();
        for entry in self.entries(name) {
            match entry {
                Entry::City(n) => found.push(self.city(*n)),
                Entry::Capital(n) => {
                    found.extend(self.capital_city(*n));
                }
                _ => {}
            }
        }
        found.dedup_by_key(|c| c.geonameid);
        match found[..] {
            [city] => Some(city),
            _ => None,
        }
    }

    /// The city that is the capital of a country, as the table of cities has it.
    fn capital_city(&self, country: usize) -> Option<&City> {
        let capitals = self.capitals.get_or_init(|| {
            let of = |country: &Country| {
                let is_it = |c: &City| c.country == country.iso3 && country.has_capital(&c.name);
                self.cities.iter().position(is_it)
            };
            self.countries.iter().map(of).collect()
        });
        capitals.get(country).copied().flatten().map(|n| &self.cities[n])
    }

    /// The city of an [`Entry`].
    #[must_use]
    pub fn city(&self, number: usize) -> &City {
        &self.cities[number]
    }

    /// The region of an [`Entry`].
    #[must_use]
    pub fn region(&self, number: usize) -> &Named {
        &self.regions[number]
    }

    /// The body of an [`Entry`].
    #[must_use]
    pub fn body(&self, number: usize) -> &Named {
        &self.bodies[number]
    }

    /// Whether a body of this name bears arms.
    #[must_use]
    pub fn is_armed_group(&self, name: &str) -> bool {
        self.armed.contains(name)
    }

    /// Whether a body of this name is the parliament of a state.
    #[must_use]
    pub fn is_parliament(&self, name: &str) -> bool {
        self.parliaments.contains(name)
    }

    /// Whether a body of this name is one of several states.
    #[must_use]
    pub fn is_intergovernmental(&self, name: &str) -> bool {
        self.intergovernmental.contains(name)
    }

    /// The seat of an [`Entry`].
    #[must_use]
    pub fn seat(&self, number: usize) -> &Seat {
        &self.seats[number]
    }

    /// Groups of countries that have one name.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// What a name may denote; empty for an unknown one.
    #[must_use]
    pub fn entries(&self, name: &str) -> &[Entry] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether this is a given name.
    #[must_use]
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(word) || self.genders.contains_key(word)
    }

    /// The gender of those who bear a given name, where it is a name of one alone.
    #[must_use]
    pub fn gender(&self, given_name: &str) -> Option<Gender> {
        self.genders.get(given_name).copied()
    }

    /// Whether a town or province bears this name; many are words or family names as well.
    #[must_use]
    pub fn is_minor_place(&self, name: &str) -> bool {
        self.minor_places.contains_key(name)
    }

    /// Whether this is a family name of a language that puts it first.
    #[must_use]
    pub fn is_family_name(&self, word: &str) -> bool {
        self.family_names.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_denote_what_newspapers_mean_by_them() {
        let gazetteer = Gazetteer::compiled_in();
        let iso3 = |name: &str| {
            let entries = gazetteer.names.get(name)?;
            entries.iter().find_map(|e| match e {
                Entry::CountryName(c)
                | Entry::CountryAdjective(c)
                | Entry::Demonym(c)
                | Entry::Capital(c) => Some(gazetteer.country_at(*c).iso3.as_str()),
                Entry::Seat(s) => Some(gazetteer.country_at(gazetteer.seat(*s).country).iso3.as_str()),
                _ => None,
            })
        };
        for (name, code) in [
            ("South Korea", "KOR"),
            ("North Korean", "PRK"),
            ("Burma", "MMR"),
            ("Dutch", "NLD"),
            ("Danes", "DNK"),
            ("Kremlin", "RUS"),
            ("Bangladeshis", "BGD"),
            ("Kiev", "UKR"),
            ("Washington", "USA"),
            ("Nigerien", "NER"),
            ("Nigerian", "NGA"),
            ("UK", "GBR"),
        ] {
            assert_eq!(iso3(name), Some(code), "{name}");
        }
        assert_eq!(iso3("Ruritania"), None);
        // The 249 of ISO 3166-1, five of the past and Kosovo.
        assert_eq!(gazetteer.countries().len(), 255);
    }

    #[test]
    fn the_longest_title_is_found() {
        let gazetteer = Gazetteer::compiled_in();
        for (words, expected) in [
            (vec!["Vice", "President", "Ott"], Some((2, "vice president"))),
            (vec!["Secretary", "of", "State", "Ek"], Some((3, "secretary of state"))),
            (vec!["president", "-", "elect"], Some((3, "president-elect"))),
            (vec!["Ott"], None),
        ] {
            assert_eq!(gazetteer.title_at(&words).map(|(n, t)| (n, t.name.as_str())), expected);
        }
    }
}
