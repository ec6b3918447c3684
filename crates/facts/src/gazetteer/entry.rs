//! What a name may denote, as the tables tell of it.

use serde::Serialize;

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
    /// The identifier in Wikidata: "Q142".
    pub wikidata: Option<String>,
}

impl Country {
    /// Whether a city's name is that of its capital, with accents or without: "Bogotá", "Bogota".
    pub fn has_capital(&self, city: &str) -> bool {
        self.capital == city || crate::article::slug(&self.capital) == crate::article::slug(city)
    }
}

/// A city of note.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its name in English.
    pub name: String,
    /// Alpha-3 code of its country.
    pub country: String,
    /// Its inhabitants.
    pub population: u32,
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

/// Countries that are spoken of as one: "the two Koreas".
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What stands behind "the", "two" or "both".
    pub names: Vec<String>,
    /// "inter-Korean".
    pub adjectives: Vec<String>,
    /// The numbers of its countries.
    pub members: Vec<usize>,
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
    /// Crown prince and the like.
    Royal,
    /// A member of a government, or near to one.
    Minister,
    /// An envoy, or an officer of an international body.
    Diplomat,
    /// A member of a parliament; a governor or mayor.
    Legislator,
    /// A soldier.
    Military,
    /// Who speaks for another.
    Spokesperson,
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
    /// Alpha-3 codes of the countries whose office it is where the name stands alone, as "taoiseach"; mostly none.
    pub countries: Vec<String>,
}

/// What a given name tells of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "he".
    Male,
    /// "she".
    Female,
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
