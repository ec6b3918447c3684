//! Of which country an office is that is named without one: newspapers leave out what the text around makes plain.

use crate::extract::entities::coreference::same_office;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use std::collections::BTreeMap;

/// Fills in countries, joins roles said twice, and drops occupations that are of nothing.
pub(super) fn complete(reading: &mut Reading) {
    from_the_same_person(reading);
    let countries = Countries::of(reading);
    for number in 0..reading.roles.len() {
        if reading.roles[number].of.is_none()
            && let Some(country) = countries.of_role(reading, number)
        {
            reading.roles[number].of = Some(country);
        }
    }
    let gazetteer = reading.gazetteer;
    reading.roles.retain(|r| r.of.is_some() || is_state_office(gazetteer.title(&r.title).map(|t| t.rank)));
}

fn is_state_office(rank: Option<Rank>) -> bool {
    !matches!(rank, None | Some(Rank::Other))
}

/// An office named again without its country is of the same country; "President Ott" of "Ruritania's leader" is
/// Ruritania's.
fn from_the_same_person(reading: &mut Reading) {
    let mut known: BTreeMap<usize, Vec<(String, usize)>> = BTreeMap::new();
    for role in &reading.roles {
        if let Some(of) = role.of {
            known.entry(role.person).or_default().push((role.title.clone(), of));
        }
    }
    let gazetteer = reading.gazetteer;
    let is_country: Vec<bool> = reading.entities.iter().map(|d| d.kind == EntityKind::Country).collect();
    for role in reading.roles.iter_mut().filter(|r| r.of.is_none()) {
        let Some(offices) = known.get(&role.person) else { continue };
        let same = offices.iter().find(|(title, _)| same_office(title, &role.title));
        let state = || {
            let of_state = |title: &str| is_state_office(gazetteer.title(title).map(|t| t.rank));
            offices.iter().find(|(title, of)| is_country[*of] && of_state(title) && of_state(&role.title))
        };
        role.of = same.or_else(state).map(|(_, of)| *of);
    }
}

/// Where countries are mentioned.
struct Countries {
    /// By sentence: the countries, each with its weight.
    by_sentence: Vec<Vec<(usize, f32)>>,
    totals: BTreeMap<usize, f32>,
    title: BTreeMap<usize, f32>,
}

impl Countries {
    fn of(reading: &Reading) -> Countries {
        let doc = reading.doc;
        let mut by_sentence = vec![Vec::new(); doc.sentences.len()];
        let mut totals: BTreeMap<usize, f32> = BTreeMap::new();
        let mut title: BTreeMap<usize, f32> = BTreeMap::new();
        for mention in &reading.mentions {
            let [entity] = mention.entities[..] else { continue };
            if reading.kind(entity) != EntityKind::Country {
                continue;
            }
            let weight = if mention.kind == MentionKind::Demonym { 0.8 } else { 1.0 };
            let sentence = doc.sentence_of(mention.tokens.start);
            by_sentence[sentence].push((entity, weight));
            *totals.entry(entity).or_default() += weight;
            if sentence == 0 {
                *title.entry(entity).or_default() += 0.5;
            }
        }
        Countries { by_sentence, totals, title }
    }

    /// The country of an office that is named alone, where one is plainly nearer than the others.
    fn of_role(&self, reading: &Reading, number: usize) -> Option<usize> {
        let role = &reading.roles[number];
        let title = reading.gazetteer.title(&role.title)?;
        if !matches!(
            title.rank,
            Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Royal | Rank::Minister | Rank::Legislator | Rank::Military
        ) && title.countries.is_empty()
            && role.title != "leader"
            && role.title != "first lady"
        {
            return None;
        }
        if !title.countries.is_empty() {
            let named = self.totals.iter().filter(|(c, _)| {
                reading.entities[**c].iso3.as_ref().is_some_and(|code| title.countries.contains(code))
            });
            return named.max_by(|a, b| a.1.total_cmp(b.1)).map(|(c, _)| *c);
        }
        let sentence = reading.doc.sentence_of(role.tokens.start);
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        for (back, weight) in [(0, 4.0), (1, 2.0), (2, 1.0)] {
            let Some(at) = sentence.checked_sub(back) else { break };
            for (country, own) in &self.by_sentence[at] {
                let score = scores.entry(*country).or_default();
                *score = score.max(weight * own);
            }
        }
        for (country, total) in &self.totals {
            *scores.entry(*country).or_default() += 0.3 * total.min(6.0) + self.title.get(country).copied().unwrap_or(0.0).min(1.0);
        }
        scores.retain(|country, _| !taken(reading, role, *country));
        let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        match ranked[..] {
            [] => None,
            [(only, _)] => Some(only),
            [(first, best), (_, next), ..] => (best >= next + 0.3).then_some(first),
        }
    }
}

/// Whether another person holds this office, or heads the state by another, in the country; or this one the same
/// elsewhere.
fn taken(reading: &Reading, role: &FoundRole, country: usize) -> bool {
    let single = |title: &str| {
        reading.gazetteer.title(title).is_some_and(|t| matches!(t.rank, Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister))
    };
    !role.former
        && single(&role.title)
        && reading
            .roles
            .iter()
            .any(|r| r.person != role.person && r.of == Some(country) && r.title == role.title && !r.former)
}
