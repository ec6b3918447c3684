//! Which country an office without one is of, by where countries are mentioned around it.

use super::context::{Told, is_state_office};
use super::possession::{credentials_for, is_voice_of_state, of_others, owned_by_unknown, possessor};
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Gazetteer, Rank};
use crate::language::Dep;
use std::collections::{BTreeMap, HashMap};

/// A mention of a country that may be whose an office is.
struct Place {
    token: usize,
    country: usize,
    weight: f32,
}

/// Where countries are mentioned.
pub(super) struct Countries {
    by_sentence: Vec<Vec<Place>>,
    totals: BTreeMap<usize, f32>,
    /// The sentence that names each first.
    first: HashMap<usize, usize>,
    /// The country that the text begins with.
    dateline: Option<usize>,
    /// The country of each person with an office of state.
    by_person: BTreeMap<usize, usize>,
}

impl Countries {
    pub(super) fn of(reading: &Reading) -> Countries {
        let doc = reading.doc;
        let mut by_sentence: Vec<Vec<Place>> = doc.sentences.iter().map(|_| Vec::new()).collect();
        let mut totals: BTreeMap<usize, f32> = BTreeMap::new();
        let mut first: HashMap<usize, usize> = HashMap::new();
        for mention in reading.mentions.iter() {
            let [country] = mention.entities[..] else { continue };
            if reading.kind(country) != EntityKind::Country {
                continue;
            }
            let token = mention.tokens.start;
            // The country of the clause counts more than one that is only spoken of.
            let head = crate::extract::entities::names::head_of(reading, &mention.tokens);
            let weight = match doc.tokens[head].dep {
                Dep::Nsubj | Dep::Nsubjpass => 2.0,
                _ if mention.kind == MentionKind::Demonym => 1.2,
                Dep::Poss => 1.5,
                _ => 1.0,
            };
            *totals.entry(country).or_default() += 1.0;
            let sentence = doc.sentence_of(token);
            let earliest = first.entry(country).or_insert(sentence);
            *earliest = sentence.min(*earliest);
            by_sentence[sentence].push(Place { token, country, weight });
        }
        // What is part of another office's phrase is that one's: "India's minister" in "India's minister told Ek, the
        // adviser".
        for role in reading.roles.iter().filter(|r| r.of.is_some()) {
            let places = &mut by_sentence[doc.sentence_of(role.tokens.start)];
            places.iter_mut().filter(|p| role.tokens.contains(&p.token)).for_each(|p| p.weight *= 0.4);
        }
        let states = reading
            .roles
            .iter()
            .filter(|r| r.voice == Voice::Article)
            .filter(|r| is_state_office(reading.gazetteer.title(&r.title).map(|t| t.rank)));
        let by_person = states
            .filter_map(|r| {
                r.of.filter(|of| reading.kind(*of) == EntityKind::Country).map(|of| (r.person, of))
            })
            .collect();
        let dateline = by_sentence.first().and_then(|places| places.first());
        let dateline = dateline.filter(|p| p.token < 6 && p.token > 0 && doc.tokens[p.token - 1].text == ",");
        // Reports from next door are of the country that they speak of most.
        let most = totals.values().copied().fold(0.0, f32::max);
        let dateline = dateline.map(|p| p.country).filter(|c| totals[c] >= most);
        Countries { by_sentence, totals, first, dateline, by_person }
    }

    /// The country of an office that is named alone, where one is plainly nearer than the others.
    pub(super) fn of_role(&self, reading: &Reading, told: &Told, role: &FoundRole) -> Option<usize> {
        let title = reading.gazetteer.title(&role.title)?;
        let state = matches!(
            title.rank,
            Rank::HeadOfState
                | Rank::HeadOfGovernment
                | Rank::Royal
                | Rank::Minister
                | Rank::Legislator
                | Rank::Military
        );
        let near = matches!(title.rank, Rank::Spokesperson) || role.title == "leader";
        if let Some(person) = possessor(reading, role) {
            return self.by_person.get(&person).copied();
        }
        if role.rule == super::UNKNOWN_OWNER
            || of_others(reading, role)
            || owned_by_unknown(reading, role)
            || !(state || near || !title.countries.is_empty())
        {
            return None;
        }
        if !title.countries.is_empty() {
            let named = self.totals.iter().filter(|(c, _)| {
                reading.entities[**c].iso3.as_ref().is_some_and(|code| title.countries.contains(code))
            });
            // One of the same sentence before the others.
            let here = &self.by_sentence[reading.doc.sentence_of(role.tokens.start)];
            let near = |c: usize| if here.iter().any(|p| p.country == c) { 100.0 } else { 0.0 };
            return named
                .map(|(c, total)| (*c, total + near(*c)))
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(c, _)| c);
        }
        if let Some(country) = self.told_plainly(reading, role) {
            return Some(country);
        }
        let scores = self.scores(reading, told, role, near);
        let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let american = |c: usize| is_american(reading, role, c);
        let chosen = match ranked[..] {
            [(_, best), _, ..] if best < 1.0 => None,
            [(only, best)] => (best >= 0.5).then_some(only),
            // What only the sentences before speak of must speak plainly.
            [(first, best), (_, next), ..] if !american(first) && !self.is_near(reading, role, first) => {
                (best >= next * 1.25 + 0.5).then_some(first)
            }
            [(first, best), (_, next), ..] => (best >= next * 1.15 + 0.4).then_some(first),
            [] => self.only_country(state && !near),
        };
        // "In Brasilia, President Ott": of another country's president that is not said so plainly.
        let setting = setting(reading, role);
        chosen.filter(|c| setting.is_none() || reading.entities[*c].iso3.as_deref() == setting)
    }

    /// The country that other words tell the office to be of.
    fn told_plainly(&self, reading: &Reading, role: &FoundRole) -> Option<usize> {
        // "Army spokesman Ott": of the army of the one country that is spoken of.
        let army = || self.only_country(is_voice_of_state(&role.title));
        credentials_for(reading, role)
            .or_else(|| super::nearby::country_of_same_office(reading, role))
            .or_else(army)
    }

    /// The one country that the whole text speaks of.
    fn only_country(&self, state: bool) -> Option<usize> {
        let mut all = self.totals.keys();
        let one = all.next().filter(|_| state && all.next().is_none());
        one.copied()
    }

    /// Whether the country is named in a sentence up to this one.
    fn is_named_before(&self, country: usize, sentence: usize) -> bool {
        self.first.get(&country).is_some_and(|first| *first <= sentence)
    }

    /// Whether the country is named in the role's own sentence, or is the dateline's, or a colleague's in the sentence.
    fn is_near(&self, reading: &Reading, role: &FoundRole, country: usize) -> bool {
        let sentence = reading.doc.sentence_of(role.tokens.start);
        let colleague = |person: &usize| self.by_person.get(person) == Some(&country);
        self.dateline == Some(country)
            || self.by_sentence[sentence].iter().any(|p| p.country == country)
            || reading.mentions_of_sentence(sentence).iter().any(|m| m.entities.iter().any(colleague))
    }

    /// "France's minister spoke with General Ek": whom somebody in office meets is mostly of another country.
    fn counterpart(&self, reading: &Reading, role: &FoundRole) -> Option<usize> {
        const MEETING: &[&str] =
            &["with", "met", "meet", "meets", "meeting", "hosted", "received", "greeted"];
        let from = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
        let title = title_ending_at(reading, role.tokens.start, from);
        let before = title.map_or(role.tokens.start, |t| t.start).checked_sub(1)?;
        let article = reading.token_is(before, &["the", "his", "her", "its"]);
        reading.token_is(before.checked_sub(usize::from(article))?, MEETING).then_some(())?;
        let sentence = reading.mentions_of_sentence(reading.doc.sentence_of(role.tokens.start));
        let earlier = sentence.iter().rev().filter(|m| m.tokens.end <= before);
        earlier.flat_map(|m| &m.entities).find_map(|person| self.by_person.get(person).copied())
    }

    fn scores(&self, reading: &Reading, told: &Told, role: &FoundRole, near: bool) -> BTreeMap<usize, f32> {
        let sentence = reading.doc.sentence_of(role.tokens.start);
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        for (back, factor) in [(0, 2.0), (1, 1.2), (2, 0.5)] {
            let Some(at) = sentence.checked_sub(back) else { break };
            // Whose an office is stands before it.
            for place in self.by_sentence[at].iter().filter(|p| p.token < role.tokens.end) {
                let score = scores.entry(place.country).or_default();
                *score = score.max(factor * place.weight);
            }
        }
        // Who is named with a minister of Ruritania is rather Ruritania's.
        for mention in
            reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= role.tokens.start)
        {
            let [person] = mention.entities[..] else { continue };
            let of = self.by_person.get(&person).filter(|_| person != role.person);
            if let Some(country) = of {
                let score = scores.entry(*country).or_default();
                *score = score.max(3.0);
            }
        }
        if !near {
            for (country, total) in &self.totals {
                *scores.entry(*country).or_default() += 0.3 * total.min(6.0);
            }
        }
        if let Some(country) = self.counterpart(reading, role) {
            scores.remove(&country);
        }
        for (country, score) in &mut scores {
            // English-language papers name the offices of the United States without the country more than any other's.
            let american = is_american(reading, role, *country) && self.is_named_before(*country, sentence);
            // A report from Caracas that begins "CARACAS, Venezuela" speaks of Venezuela's president.
            if Some(*country) == self.dateline && !near {
                *score += 2.5;
            }
            if !near && american {
                // Once in passing is not enough.
                *score += 1.25 * self.totals.get(country).copied().unwrap_or(0.0).min(2.0);
            } else {
                *score -= taken(reading, told, role, *country);
            }
        }
        scores
    }
}

/// The country of the city that the role's sentence is set in: "In Brasilia, ...".
fn setting(reading: &Reading, role: &FoundRole) -> Option<&'static str> {
    let start = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
    let city = reading.named_at(start + 1).filter(|_| reading.token_is(start, &["in"]))?;
    let comma = reading.token_is(city.tokens.end, &[","]);
    let [place] = city.entities[..] else { return None };
    let label =
        Some(&reading.entities[place].label).filter(|_| comma && reading.kind(place) == EntityKind::Place);
    label.and_then(|l| Gazetteer::compiled_in().country_of_city(l))
}

/// Whether the office has an American name and the country is the United States.
fn is_american(reading: &Reading, role: &FoundRole, country: usize) -> bool {
    reading.entities[country].iso3.as_deref() == Some("USA") && has_american_name(&role.title)
}

/// Offices that the United States have.
fn has_american_name(title: &str) -> bool {
    matches!(
        title,
        "president"
            | "vice president"
            | "president-elect"
            | "vice president-elect"
            | "first lady"
            | "senator"
            | "representative"
            | "rep."
            | "sen."
            | "gov."
            | "attorney general"
            | "national security adviser"
            | "national security advisor"
            | "chief of staff"
            | "press secretary"
            | "majority leader"
            | "minority leader"
            | "general"
            | "gen."
            | "admiral"
            | "adm."
    )
}

/// How much speaks against a country because another person holds this office there, or is known to lead it.
fn taken(reading: &Reading, told: &Told, role: &FoundRole, country: usize) -> f32 {
    let rank = |title: &str| reading.gazetteer.title(title).map(|t| t.rank);
    let own = rank(&role.title);
    if !matches!(own, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister)) {
        return 0.0;
    }
    let another = |title: &str| told.is_held_by_another(role.person, country, title);
    let led = || own == Some(Rank::HeadOfState) && LEADING.iter().any(|title| another(title));
    match another(&role.title) {
        true => 2.0,
        false if led() => 1.0,
        false => 0.0,
    }
}

/// Those who lead a state that has no president.
const LEADING: [&str; 7] =
    ["leader", "ruler", "supreme leader", "paramount leader", "emir", "sultan", "king"];

