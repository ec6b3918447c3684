//! Known names and what they denote: countries, cities, regions, bodies, seats of government, offices.
//!
//! In: the tables of `data/gazetteer/`, compiled in. Out: look-ups by name and by code.
//!
//! **Invariant:** no table says who holds an office. What an article does not say, the gazetteer does not add.
//!
//! To add names, edit a table; `data/gazetteer/README.md` tells where each comes from.

mod table;

pub use table::GazetteerError;

use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;
use table::{lines, list, rows};

/// A country or territory of ISO 3166-1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    pub iso3: String,
    /// ISO 3166-1 alpha-2.
    pub iso2: String,
    /// The short name that newspapers use.
    pub name: String,
    /// Other names.
    pub names: Vec<String>,
    /// "French"; "Argentine" and "Argentinian".
    pub adjectives: Vec<String>,
    /// Words for its people that are not the adjective: "Danes".
    pub people: Vec<String>,
    /// Capital or seat of government; empty where there is none.
    pub capital: String,
    /// The number in GeoNames.
    pub geonameid: Option<u32>,
}

/// A city of note.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its name in English.
    pub name: String,
    /// Alpha-3 code of its country.
    pub country: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The number in GeoNames.
    pub geonameid: u32,
}

/// A sea, peninsula, continent or disputed area; or a body known the world over.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
}

/// A building or street that stands for a government.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// Its name.
    pub name: String,
    /// The number of its country.
    pub country: usize,
}

/// What an office is, for deciding who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// President, king: head of state.
    HeadOfState,
    /// Prime minister, chancellor.
    HeadOfGovernment,
    /// Leader of a country, party or house.
    Leader,
    /// Any other office or occupation.
    Other,
}

/// An office or occupation that stands with names.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// Lower case.
    pub name: String,
    /// What it is.
    pub rank: Rank,
}

/// What a name may denote, by number.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// The name of a country.
    CountryName(usize),
    /// Its adjective.
    CountryAdjective(usize),
    /// A word for its people.
    Demonym(usize),
    /// Its capital.
    Capital(usize),
    /// A city.
    City(usize),
    /// A region or sea.
    Region(usize),
    /// A body.
    Body(usize),
    /// A seat of government.
    Seat(usize),
}

/// All tables.
#[derive(Debug)]
pub struct Gazetteer {
    countries: Vec<Country>,
    cities: Vec<City>,
    regions: Vec<Named>,
    bodies: Vec<Named>,
    seats: Vec<Seat>,
    titles: BTreeMap<String, Title>,
    given_names: HashSet<String>,
    family_names: HashSet<String>,
    names: BTreeMap<String, Vec<Entry>>,
}

/// The text of each table, so that a folder can stand in for what is compiled in.
struct Texts<'t> {
    countries: &'t str,
    cities: &'t str,
    regions: &'t str,
    bodies: &'t str,
    seats: &'t str,
    titles: &'t str,
    given_names: &'t str,
    family_names: &'t str,
}

impl Gazetteer {
    /// The tables that come with the program.
    ///
    /// # Panics
    /// Never in a tested build: the tables are compiled in.
    #[must_use]
    pub fn compiled_in() -> &'static Gazetteer {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(|| {
            let texts = Texts {
                countries: include_str!("../../data/gazetteer/countries.tsv"),
                cities: include_str!("../../data/gazetteer/cities.tsv"),
                regions: include_str!("../../data/gazetteer/regions.tsv"),
                bodies: include_str!("../../data/gazetteer/bodies.tsv"),
                seats: include_str!("../../data/gazetteer/seats.tsv"),
                titles: include_str!("../../data/gazetteer/titles.tsv"),
                given_names: include_str!("../../data/gazetteer/given_names.txt"),
                family_names: include_str!("../../data/gazetteer/family_names_first.txt"),
            };
            Gazetteer::read(&texts).expect("the tables are compiled in, and read by every test")
        })
    }

    fn read(texts: &Texts) -> Result<Gazetteer, GazetteerError> {
        let mut gazetteer = Gazetteer {
            countries: Vec::new(),
            cities: Vec::new(),
            regions: Vec::new(),
            bodies: Vec::new(),
            seats: Vec::new(),
            titles: BTreeMap::new(),
            given_names: lines(texts.given_names).map(str::to_owned).collect(),
            family_names: lines(texts.family_names).map(str::to_owned).collect(),
            names: BTreeMap::new(),
        };
        gazetteer.read_countries(texts.countries)?;
        gazetteer.read_cities(texts.cities)?;
        for row in rows::<2>("regions.tsv", texts.regions)? {
            let number = gazetteer.regions.len();
            gazetteer.regions.push(Named { name: row[0].to_owned() });
            gazetteer.name(row[0], row[1], &Entry::Region(number));
        }
        for row in rows::<3>("bodies.tsv", texts.bodies)? {
            let number = gazetteer.bodies.len();
            gazetteer.bodies.push(Named { name: row[0].to_owned() });
            gazetteer.name(row[0], row[1], &Entry::Body(number));
        }
        gazetteer.read_seats(texts.seats)?;
        gazetteer.read_titles(texts.titles)?;
        Ok(gazetteer)
    }

    fn read_countries(&mut self, text: &str) -> Result<(), GazetteerError> {
        for [iso3, iso2, _, name, names, adjectives, people, capital, geonameid] in
            rows::<9>("countries.tsv", text)?
        {
            let number = self.countries.len();
            self.name(name, names, &Entry::CountryName(number));
            list(adjectives).iter().for_each(|a| self.name(a, "", &Entry::CountryAdjective(number)));
            list(people).iter().for_each(|p| self.name(p, "", &Entry::Demonym(number)));
            // "Bangladeshis": English makes the plural of most adjectives in -i, -an and -er by an s.
            for adjective in list(adjectives).iter().filter(|a| a.ends_with("an") || a.ends_with('i')) {
                self.name(&format!("{adjective}s"), "", &Entry::Demonym(number));
            }
            if !capital.is_empty() {
                self.name(capital, "", &Entry::Capital(number));
            }
            self.countries.push(Country {
                iso3: iso3.to_owned(),
                iso2: iso2.to_owned(),
                name: name.to_owned(),
                names: list(names),
                adjectives: list(adjectives),
                people: list(people),
                capital: capital.to_owned(),
                geonameid: geonameid.parse().ok(),
            });
        }
        Ok(())
    }

    fn read_cities(&mut self, text: &str) -> Result<(), GazetteerError> {
        for (line, [name, names, country, latitude, longitude, _, geonameid]) in
            rows::<7>("cities.tsv", text)?.into_iter().enumerate()
        {
            let number = |text: &str| {
                text.parse::<f64>().map_err(|_| GazetteerError::number("cities.tsv", line, text))
            };
            let city = City {
                name: name.to_owned(),
                country: country.to_owned(),
                latitude: number(latitude)?,
                longitude: number(longitude)?,
                geonameid: geonameid
                    .parse()
                    .map_err(|_| GazetteerError::number("cities.tsv", line, geonameid))?,
            };
            let capital = self.countries.iter().position(|c| c.capital == name && c.iso3 == country);
            let entry = capital.map_or(Entry::City(self.cities.len()), Entry::Capital);
            self.name(name, names, &entry);
            self.cities.push(city);
        }
        Ok(())
    }

    fn read_seats(&mut self, text: &str) -> Result<(), GazetteerError> {
        for (line, row) in rows::<3>("seats.tsv", text)?.into_iter().enumerate() {
            let country = self.countries.iter().position(|c| c.iso3 == row[2]);
            let country = country.ok_or_else(|| GazetteerError::number("seats.tsv", line, row[2]))?;
            let number = self.seats.len();
            self.seats.push(Seat { name: row[0].to_owned(), country });
            self.name(row[0], row[1], &Entry::Seat(number));
        }
        Ok(())
    }

    fn read_titles(&mut self, text: &str) -> Result<(), GazetteerError> {
        for [name, rank] in rows::<2>("titles.tsv", text)? {
            let rank = match rank {
                "head_of_state" => Rank::HeadOfState,
                "head_of_government" => Rank::HeadOfGovernment,
                "leader" => Rank::Leader,
                _ => Rank::Other,
            };
            self.titles.insert(name.to_owned(), Title { name: name.to_owned(), rank });
        }
        Ok(())
    }

    fn name(&mut self, name: &str, others: &str, entry: &Entry) {
        for name in std::iter::once(name.to_owned()).chain(list(others)) {
            let entries = self.names.entry(name).or_default();
            if !entries.contains(entry) {
                entries.push(entry.clone());
            }
        }
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

    /// The country of an [`Entry`].
    #[must_use]
    pub fn country_at(&self, number: usize) -> &Country {
        &self.countries[number]
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

    /// The seat of an [`Entry`].
    #[must_use]
    pub fn seat(&self, number: usize) -> &Seat {
        &self.seats[number]
    }

    /// The longest office that these words begin with, and how many of them it takes.
    #[must_use]
    pub fn title_at(&self, words: &[&str]) -> Option<(usize, &Title)> {
        (1..=words.len().min(6)).rev().find_map(|length| {
            let text = words[..length].join(" ").to_lowercase().replace(" - ", "-");
            self.titles.get(&text).map(|title| (length, title))
        })
    }

    /// The office of this name.
    #[must_use]
    pub fn title(&self, name: &str) -> Option<&Title> {
        self.titles.get(name)
    }

    /// Whether this is a given name.
    #[must_use]
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(word)
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
        assert_eq!(gazetteer.countries().len(), 249);
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
