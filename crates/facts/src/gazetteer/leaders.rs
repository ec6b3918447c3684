//! Who led which country when, as background: "President Bush" in an article of 2006 stands for the United States.
//!
//! In: a name as an article has it, the office beside it, the day of the article. Out: a country, where exactly one fits.
//! The table ends in March 2021, and so does what it tells.

use super::Gazetteer;
use super::table::{GazetteerError, rows};
use jiff::civil::Date;

/// States whose people bear the family name first.
const FAMILY_FIRST: [&str; 5] = ["CHN", "KOR", "TWN", "KHM", "PRK"];
/// Words of names that are no names.
const PARTICLES: [&str; 8] = ["al", "el", "bin", "ibn", "ben", "de", "van", "von"];

/// For how many years somebody who led a country is still called by the office.
const REMEMBERED: i16 = 10;

/// A last name alone, which others bear, is a leader's of old only on a day near his term: of nobody knows when, only since.
const KNOWN_SINCE: i16 = 1990;

/// A term of office.
#[derive(Clone, Debug)]
pub(super) struct Term {
    country: String,
    since: Date,
    until: Date,
    offices: Vec<String>,
    name: Vec<String>,
}

/// The words of a name, without particles and marks.
fn words(name: &str) -> Vec<String> {
    let split = name.split([' ', '-', '.', '\'', '’']);
    split.map(str::to_lowercase).filter(|w| w.len() > 1 && !PARTICLES.contains(&w.as_str())).collect()
}

impl Term {
    /// Whether a name as an article has it may be this leader's.
    fn is_of(&self, name: &[String]) -> bool {
        let (Some(last), Some(own)) = (name.last(), self.name.last()) else { return false };
        if FAMILY_FIRST.contains(&self.country.as_str()) {
            return match name {
                [one] => self.name.first() == Some(one),
                _ => self.name.concat() == name.concat(),
            };
        }
        let whole = name.len() > 1 && self.name.len() > 1;
        last == own && (!whole || name.first() == self.name.first())
    }

    /// Whether somebody of this whole name may be meant on a day or later: whom the table has by a last name alone counts where
    /// he led within [`REMEMBERED`] before it.
    fn may_be(&self, name: &[String], on: Option<Date>) -> bool {
        let lately = match on {
            Some(on) => self.since <= on && on.year() - self.until.year() <= REMEMBERED,
            None => self.until.year() >= KNOWN_SINCE,
        };
        self.is_of(name) && (self.name.len() > 1 || lately)
    }
}

/// By what of a name its terms are found: the last word, and where the family name comes first that and all words as one.
fn keys(name: &[String]) -> impl Iterator<Item = String> {
    let whole = (name.len() > 1).then(|| name.concat());
    name.last().cloned().into_iter().chain(whole)
}

impl Gazetteer {
    pub(super) fn read_leaders(&mut self, text: &str) -> Result<(), GazetteerError> {
        for [country, since, until, offices, name] in rows::<5>("leaders.tsv", text)? {
            let (Ok(since), Ok(month)) = (since.parse(), format!("{until}-01").parse::<Date>()) else {
                continue;
            };
            let name = words(name);
            let family = name.first().filter(|_| FAMILY_FIRST.contains(&country));
            for key in family.cloned().into_iter().chain(keys(&name)) {
                let terms = self.leaders_by_word.entry(key).or_default();
                if terms.last() != Some(&self.leaders.len()) {
                    terms.push(self.leaders.len());
                }
            }
            self.leaders.push(Term {
                country: country.to_owned(),
                since,
                until: month.last_of_month(),
                offices: offices.split('|').map(str::to_owned).collect(),
                name,
            });
        }
        Ok(())
    }

    /// The terms that may be of somebody of this name, in the order of the table.
    fn terms(&self, name: &[String]) -> impl Iterator<Item = &Term> {
        let mut numbers: Vec<usize> =
            keys(name).filter_map(|key| self.leaders_by_word.get(&key)).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|n| &self.leaders[n])
    }

    /// The code of the one country that somebody of this name and office led on a day.
    #[must_use]
    pub fn country_led(&self, name: &str, office: &str, on: Date) -> Option<&str> {
        let name = words(name);
        let office = match office {
            "premier" | "pm" | "taoiseach" => "prime minister",
            other => other,
        };
        let holds = |t: &&Term| {
            t.since <= on && on <= t.until && t.offices.iter().any(|o| o == office) && t.is_of(&name)
        };
        let mut found = self.terms(&name).filter(holds).map(|t| t.country.as_str());
        let first = found.next()?;
        found.all(|c| c == first).then_some(first)
    }

    /// The code of the one country that somebody of this name led on a day, whatever the office.
    #[must_use]
    pub fn country_governed(&self, name: &str, on: Date) -> Option<&str> {
        let name = words(name);
        let holds = |t: &&Term| t.since <= on && on <= t.until && t.is_of(&name);
        let mut found = self.terms(&name).filter(holds).map(|t| t.country.as_str());
        let first = found.next()?;
        found.all(|c| c == first).then_some(first)
    }

    /// The code of the one country that anybody of this name in the table ever led.
    #[must_use]
    pub fn country_ever_governed(&self, name: &str) -> Option<&str> {
        let name = words(name);
        let mut found = self.terms(&name).filter(|t| t.may_be(&name, None)).map(|t| t.country.as_str());
        let first = found.next()?;
        found.all(|c| c == first).then_some(first)
    }

    /// The codes of the countries that somebody of this whole name ever led in this office. Whom the table has by a last name
    /// alone, which others bear, counts where he led within [`REMEMBERED`] before the day.
    #[must_use]
    pub fn countries_led(&self, name: &str, office: &str, on: Option<Date>) -> Vec<&str> {
        let name = words(name);
        let lately = |t: &Term| t.name.len() > 1 || on.is_some_and(|on| t.may_be(&name, Some(on)));
        let holds = |t: &&Term| {
            name.len() > 1 && t.offices.iter().any(|o| o == office) && t.is_of(&name) && lately(t)
        };
        self.terms(&name).filter(holds).map(|t| t.country.as_str()).collect()
    }

    /// Whether somebody of this whole name ever led a country.
    #[must_use]
    pub fn is_leader(&self, name: &str) -> bool {
        let name = words(name);
        name.len() > 1 && self.terms(&name).any(|t| t.may_be(&name, None))
    }

    /// The codes of the countries that somebody of this whole name led on a day or before it; without a day, ever.
    #[must_use]
    pub fn countries_of_leader(&self, name: &str, on: Option<Date>) -> Vec<&str> {
        let name = words(name);
        let so_far = |t: &&Term| name.len() > 1 && t.may_be(&name, on) && on.is_none_or(|on| t.since <= on);
        self.terms(&name).filter(so_far).map(|t| t.country.as_str()).collect()
    }

    /// Whether somebody of this name led a country on a day.
    #[must_use]
    pub fn has_led(&self, name: &str, country: &str, on: Date) -> bool {
        let name = words(name);
        self.terms(&name).any(|t| t.country == country && t.since <= on && on <= t.until && t.is_of(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_name_with_office_and_day_stands_for_one_country() {
        let led = |name, office, on| Gazetteer::compiled_in().country_led(name, office, on);
        for (name, office, on, country) in [
            ("Bush", "president", date(2006, 3, 1), Some("USA")),
            ("George W. Bush", "president", date(2006, 3, 1), Some("USA")),
            ("Jeb Clinton", "prime minister", date(1996, 3, 1), None),
            ("Bush", "president", date(2013, 3, 1), None),
            ("Bush", "prime minister", date(2006, 3, 1), None),
            ("Bashar al-Assad", "president", date(2012, 3, 1), Some("SYR")),
            ("Assad", "president", date(2012, 3, 1), Some("SYR")),
            ("Hu Jintao", "president", date(2006, 3, 1), Some("CHN")),
            ("Hu", "president", date(2006, 3, 1), Some("CHN")),
            ("Jintao", "president", date(2006, 3, 1), None),
            ("Merkel", "chancellor", date(2010, 3, 1), Some("DEU")),
            ("Trudeau", "premier", date(2018, 3, 1), Some("CAN")),
            // The table does not reach so far.
            ("Putin", "president", date(2023, 3, 1), None),
        ] {
            assert_eq!(led(name, office, on), country, "{office} {name} {on}");
        }
    }
}
