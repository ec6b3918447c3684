//! From the text of the tables to a [`Gazetteer`].

use super::table::{GazetteerError, lines, list, rows};
use super::texts::Texts;
use super::{City, Country, Entry, Gazetteer, Gender, Group, Named, Rank, Seat, Title};
use crate::key::Key;
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

impl Gazetteer {
    pub(super) fn read(texts: &Texts) -> Result<Gazetteer, GazetteerError> {
        let words = super::title::Words::read(texts.title_words)?;
        let mut gazetteer = Gazetteer {
            countries: Vec::new(),
            cities: Vec::new(),
            capitals: std::sync::OnceLock::new(),
            regions: Vec::new(),
            bodies: Vec::new(),
            leaders: Vec::new(),
            leaders_by_word: FxHashMap::default(),
            armed: FxHashSet::default(),
            parliaments: FxHashSet::default(),
            intergovernmental: FxHashSet::default(),
            seats: Vec::new(),
            groups: Vec::new(),
            titles: FxHashMap::default(),
            longest_titles: FxHashMap::default(),
            title_words: words.first().map(Key::of).collect(),
            words,
            plurals: FxHashMap::default(),
            spellings: FxHashMap::default(),
            short_names: FxHashMap::default(),
            given_names: lines(texts.given_names).map(str::to_owned).collect(),
            family_names: lines(texts.family_names).map(str::to_owned).collect(),
            genders: FxHashMap::default(),
            minor_places: FxHashMap::default(),
            names: IndexMap::default(),
        };
        for [name, gender] in rows::<2>("gender.tsv", texts.genders)? {
            let gender = if gender == "f" { Gender::Female } else { Gender::Male };
            gazetteer.genders.insert(name.to_owned(), gender);
        }
        for [name, country, _] in rows::<3>("minor_places.tsv", texts.minor_places)? {
            gazetteer.minor_places.entry(name.to_owned()).or_default().push(country.to_owned());
        }
        gazetteer.read_countries(texts.countries)?;
        for [iso3, wikidata] in rows::<2>("wikidata.tsv", texts.wikidata)? {
            if let Some(country) = gazetteer.countries.iter_mut().find(|c| c.iso3 == iso3) {
                country.wikidata = Some(wikidata.to_owned());
            }
        }
        gazetteer.read_cities(texts.cities)?;
        for row in rows::<2>("regions.tsv", texts.regions)? {
            let number = gazetteer.regions.len();
            gazetteer.regions.push(Named { name: row[0].to_owned() });
            gazetteer.name(row[0], row[1], &Entry::Region(number));
        }
        let groups = rows::<3>("armed_groups.tsv", texts.armed_groups)?;
        for row in rows::<3>("bodies.tsv", texts.bodies)?.into_iter().chain(groups) {
            let number = gazetteer.bodies.len();
            gazetteer.bodies.push(Named { name: row[0].to_owned() });
            gazetteer.name(row[0], row[1], &Entry::Body(number));
            if row[2] == "armed" {
                gazetteer.armed.insert(row[0].to_owned());
                gazetteer.armed.extend(list(row[1]));
            }
            if row[2] == "igo" {
                gazetteer.intergovernmental.insert(row[0].to_owned());
                gazetteer.intergovernmental.extend(list(row[1]));
            }
            if row[2] == "parliament" {
                gazetteer.parliaments.insert(row[0].to_owned());
                gazetteer.parliaments.extend(list(row[1]));
            }
        }
        gazetteer.read_leaders(texts.leaders)?;
        gazetteer.read_seats(texts.seats)?;
        gazetteer.read_groups(texts.groups)?;
        gazetteer.read_titles(texts.titles)?;
        for [name, short] in rows::<2>("short_names.tsv", texts.short_names)? {
            let all = list(short).into_iter().map(|short| (short, name.to_owned()));
            gazetteer.short_names.extend(all);
        }
        for [word, spellings] in rows::<2>("spellings.tsv", texts.spellings)? {
            let others = list(spellings).into_iter().map(|other| (other, word.to_owned()));
            gazetteer.spellings.extend(others);
        }
        gazetteer.names.sort_unstable_keys();
        Ok(gazetteer)
    }

    fn read_countries(&mut self, text: &str) -> Result<(), GazetteerError> {
        for [iso3, iso2, _, name, names, adjectives, people, capital, geonameid] in
            rows::<9>("countries.tsv", text)?
        {
            let number = self.countries.len();
            self.name(name, names, &Entry::CountryName(number));
            list(adjectives).iter().for_each(|a| self.name(a, "", &Entry::CountryAdjective(number)));
            if let Some(formal) = republic(names, adjectives) {
                self.name(&formal, "", &Entry::CountryName(number));
            }
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
                wikidata: None,
            });
        }
        Ok(())
    }

    fn read_cities(&mut self, text: &str) -> Result<(), GazetteerError> {
        for (line, [name, names, country, latitude, longitude, population, geonameid]) in
            rows::<7>("cities.tsv", text)?.into_iter().enumerate()
        {
            let number =
                |text: &str| text.parse::<f64>().map_err(|_| GazetteerError::field("cities.tsv", line, text));
            let city = City {
                population: population.parse().unwrap_or(0),
                name: name.to_owned(),
                country: country.to_owned(),
                latitude: number(latitude)?,
                longitude: number(longitude)?,
                geonameid: geonameid
                    .parse()
                    .map_err(|_| GazetteerError::field("cities.tsv", line, geonameid))?,
            };
            let capital = self.countries.iter().position(|c| c.iso3 == country && c.has_capital(name));
            let entry = capital.map_or(Entry::City(self.cities.len()), Entry::Capital);
            self.name(name, names, &entry);
            self.cities.push(city);
        }
        Ok(())
    }

    fn read_seats(&mut self, text: &str) -> Result<(), GazetteerError> {
        for (line, row) in rows::<3>("seats.tsv", text)?.into_iter().enumerate() {
            let country = self.countries.iter().position(|c| c.iso3 == row[2]);
            let country = country.ok_or_else(|| GazetteerError::field("seats.tsv", line, row[2]))?;
            let number = self.seats.len();
            self.seats.push(Seat { name: row[0].to_owned(), country });
            self.name(row[0], row[1], &Entry::Seat(number));
        }
        Ok(())
    }

    fn read_groups(&mut self, text: &str) -> Result<(), GazetteerError> {
        for (line, [names, adjectives, members]) in rows::<3>("groups.tsv", text)?.into_iter().enumerate() {
            let number = |code: &String| {
                let found = self.countries.iter().position(|c| c.iso3 == *code);
                found.ok_or_else(|| GazetteerError::field("groups.tsv", line, code))
            };
            let members = list(members).iter().map(number).collect::<Result<_, _>>()?;
            self.groups.push(Group { names: list(names), adjectives: list(adjectives), members });
        }
        Ok(())
    }

    fn read_titles(&mut self, text: &str) -> Result<(), GazetteerError> {
        for [name, rank, countries] in rows::<3>("titles.tsv", text)? {
            let rank = match rank {
                "head_of_state" => Rank::HeadOfState,
                "head_of_government" => Rank::HeadOfGovernment,
                "leader" => Rank::Leader,
                "royal" => Rank::Royal,
                "minister" => Rank::Minister,
                "diplomat" => Rank::Diplomat,
                "legislator" => Rank::Legislator,
                "military" => Rank::Military,
                "spokesperson" => Rank::Spokesperson,
                _ => Rank::Other,
            };
            let countries = list(countries);
            let first = name.split([' ', '-']).next().unwrap_or(name);
            self.title_words.extend([first, name].map(Key::of));
            let head = name.split(" of ").next().and_then(|n| n.split(' ').next_back()).unwrap_or(name);
            if !head.contains(['.', '-']) {
                let plural = super::title::plural(head);
                if first == head {
                    self.title_words.insert(Key::of(&plural));
                }
                self.plurals.insert(plural, head.to_owned());
            }
            let tokens = name.matches(' ').count() + 2 * name.matches('-').count() + 1;
            for (end, _) in name.match_indices([' ', '-']).chain([(name.len(), "")]) {
                let longest = self.longest_titles.entry(name[..end].to_owned()).or_default();
                *longest = tokens.max(*longest);
                // The first token has no space.
                if name[end..].starts_with(' ') {
                    break;
                }
            }
            self.titles.insert(name.to_owned(), Title { name: name.to_owned(), rank, countries });
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
}

/// "Tunisian Republic", where the state is the Republic of Tunisia and no other is called by the adjective.
fn republic(names: &str, adjectives: &str) -> Option<String> {
    const SHARED: [&str; 6] = ["Chinese", "Congolese", "Dominican", "German", "Irish", "Korean"];
    let adjective = list(adjectives).into_iter().next()?;
    let formal = list(names).iter().any(|n| n.starts_with("Republic of "));
    (formal && !adjective.contains(' ') && !SHARED.contains(&adjective.as_str()))
        .then(|| format!("{adjective} Republic"))
}
