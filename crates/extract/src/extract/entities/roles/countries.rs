//! Which country an office without one is of, by where countries are mentioned around it.

use super::context::{Told, is_state_office};
use super::grounds::{
    beside_american, country_of_dateline, is_american, is_federal, is_of_state, is_quoted, of_chief, of_kin,
    own_audience, setting, shared_with_next, summoned,
};
use super::guests::{is_guest, of_mission};
use super::possession::{credentials_for, is_voice_of_state, of_others, owned_by_unknown, possessor};
use crate::extract::entities::people::title_ending_at;
use crate::extract::reading::{Found, FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Gazetteer, Rank};
use crate::language::Dep;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

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
    first: FxHashMap<usize, usize>,
    /// The country that the text begins with.
    dateline: Option<usize>,
    /// The country of each person with an office of state.
    by_person: BTreeMap<usize, usize>,
    /// Whether the text speaks of a federation from within: "the Federal Government".
    is_federal: bool,
    /// The code of the state that the report is at home in.
    home: Option<String>,
}

impl Countries {
    pub(super) fn of(reading: &Reading) -> Countries {
        let doc = reading.doc;
        let mut by_sentence: Vec<Vec<Place>> = doc.sentences.iter().map(|_| Vec::new()).collect();
        let mut totals: BTreeMap<usize, f32> = BTreeMap::new();
        let mut first: FxHashMap<usize, usize> = FxHashMap::default();
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
        for place in by_sentence.iter_mut().flatten().filter(|p| is_guest(reading, p.token)) {
            place.weight *= 0.4;
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
            .filter(|r| is_state_office(reading.gazetteer.office(&r.title).map(|t| t.rank)));
        let by_person = states
            .filter_map(|r| {
                r.of.filter(|of| reading.kind(*of) == EntityKind::Country).map(|of| (r.person, of))
            })
            .collect();
        let dateline = by_sentence.first().and_then(|places| places.first());
        let dateline = dateline.filter(|p| p.token < 6 && p.token > 0 && doc.tokens[p.token - 1].text == ",");
        // Reports from next door are of the country that they speak of most.
        let most = totals.values().copied().fold(0.0, f32::max);
        let dateline = dateline.map(|p| p.country).or_else(|| country_of_dateline(reading, &totals));
        let dateline = dateline.filter(|c| totals[c] >= most);
        let home = super::bare::home(reading);
        Countries { by_sentence, totals, first, dateline, by_person, is_federal: is_federal(reading), home }
    }

    /// The country of an office that is named alone, where one is plainly nearer than the others.
    pub(super) fn of_role(&self, reading: &Reading, told: &Told, role: &FoundRole) -> Option<usize> {
        let may_be = |c: &usize| {
            let code = reading.entities[*c].iso3.as_deref();
            !self.is_federal || code.is_none_or(|code| reading.words.offices.federations.contains(code))
        };
        self.by_what_is_told(reading, told, role).filter(may_be)
    }

    fn by_what_is_told(&self, reading: &Reading, told: &Told, role: &FoundRole) -> Option<usize> {
        let title = reading.gazetteer.office(&role.title)?;
        let state = is_of_state(reading, role);
        let voice = is_voice_of_state(reading, &role.title);
        let near = matches!(title.rank, Rank::Spokesperson) && !voice || role.title == "leader";
        // "He replaces Ott", "his predecessor, Ott": his is not what he has.
        let own = role.asserted.is_none() && role.rule != "roles.likewise";
        if let Some(person) = possessor(reading, role).filter(|_| own) {
            let of = self.by_person.get(&person).copied();
            // Whom "his" means may be somebody who is not named.
            return of.or_else(|| of_chief(reading, role));
        }
        if let Some(region) = super::owner::region_of(reading, &role.title) {
            let sentence = &self.by_sentence[reading.doc.sentence_of(role.tokens.start)];
            let mut here = sentence.iter().filter(|p| p.token < role.tokens.start).map(|p| p.country);
            let one = here.next().filter(|first| here.all(|other| other == *first));
            return self.country_of_region(reading, region).or(one);
        }
        // "Zenda summoned the Ruritanian ambassador. Ambassador Ott was handed a note."
        let sent = title.rank == Rank::Diplomat && !role.title.contains(" to ");
        let mission = || {
            of_mission(reading, role)
                .or_else(|| super::represented::country(reading, role))
                .or_else(|| super::chancery::country(reading, role))
        };
        let same = || super::nearby::country_of_same_office(reading, role).or_else(mission);
        let recalled = || super::guests::recalled(reading, role);
        if let Some(country) = sent.then(|| same().or_else(recalled)).flatten() {
            return Some(country);
        }
        if super::is_sent(role.title.split(" to ").next().unwrap_or_default()) && role.title.contains(" to ")
        {
            let only = || self.of_title(reading, role, &title.countries);
            return only().or_else(|| self.sender(reading, role));
        }
        if role.rule == super::UNKNOWN_OWNER
            || of_others(reading, role)
            || owned_by_unknown(reading, role)
            || !(state || near || !title.countries.is_empty())
        {
            return None;
        }
        if !title.countries.is_empty() {
            let known = self.of_title(reading, role, &title.countries);
            // A "defence secretary" is Britain's before any other's; where Britain is not spoken of, others have one as well, if
            // that is told and not only likely.
            let others = || self.told_plainly(reading, role);
            // "the rebels' foreign secretary"
            let owned = (role.tokens.start.saturating_sub(1)..role.tokens.end)
                .any(|t| matches!(reading.doc.tokens[t].text, "'s" | "’s" | "'" | "’"));
            let others = || others().filter(|_| role.title.ends_with("secretary") && !owned);
            return known.or_else(others);
        }
        if let Some(country) = self.told_plainly(reading, role) {
            return Some(country);
        }
        self.by_context(reading, told, role, (near, state))
    }

    /// The country that is likely by where it stands, and where the report is at home.
    fn by_context(
        &self,
        reading: &Reading,
        told: &Told,
        role: &FoundRole,
        (near, state): (bool, bool),
    ) -> Option<usize> {
        let rank = reading.gazetteer.office(&role.title)?.rank;
        // Who is only called secretary is one of anybody's.
        let alone = || role.title != "secretary" && self.only_one_plainly(reading, rank);
        let likely = self.by_scores(reading, told, role, (near, state && !near && alone()));
        match &self.home {
            Some(home) if state && !near => super::bare::settled(reading, role, likely, home),
            _ => likely,
        }
    }

    /// "Ott, high commissioner to Zenda": of the one country in the text that nobody is sent to.
    fn sender(&self, reading: &Reading, role: &FoundRole) -> Option<usize> {
        let sent_to = |country: &usize| {
            let code = reading.entities[*country].label.to_lowercase();
            reading.roles.iter().any(|r| r.title.contains(" to ") && r.title.ends_with(&code))
        };
        let here = reading.doc.sentence_of(role.tokens.start);
        let mut others =
            self.totals.keys().copied().filter(|c| !sent_to(c) && self.is_named_before(*c, here));
        others.next().filter(|_| others.next().is_none())
    }

    /// The country of an office that only these have.
    fn of_title(&self, reading: &Reading, role: &FoundRole, codes: &[String]) -> Option<usize> {
        let named = self
            .totals
            .iter()
            .filter(|(c, _)| reading.entities[**c].iso3.as_ref().is_some_and(|code| codes.contains(code)));
        // One of the same sentence before the others.
        let here = &self.by_sentence[reading.doc.sentence_of(role.tokens.start)];
        let near = |c: usize| if here.iter().any(|p| p.country == c) { 100.0 } else { 0.0 };
        let scored = named.map(|(c, total)| (*c, total + near(*c)));
        scored.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(c, _)| c)
    }

    /// The country that is plainly nearer than the others; `alone` where the text speaks of no other.
    fn by_scores(
        &self,
        reading: &Reading,
        told: &Told,
        role: &FoundRole,
        (near, alone): (bool, bool),
    ) -> Option<usize> {
        let scores = self.scores(reading, told, role, near);
        let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let american = |c: usize| is_american(reading, role, c);
        let chosen = match ranked[..] {
            [(_, best), _, ..] if best < 1.0 => None,
            // Named only behind the office, or further on; but no other is named.
            // What is left when those are gone that he has to do with as others.
            [(only, best)] => {
                (best >= 0.5 || alone || best > 0.0 && self.rest(reading, role, only)).then_some(only)
            }
            // What only the sentences before speak of must speak plainly.
            [(first, best), (_, next), ..] if !american(first) && !self.is_near(reading, role, first) => {
                (best >= next * 1.25 + 0.5).then_some(first)
            }
            [(first, best), (_, next), ..] => (best >= next * 1.15 + 0.4).then_some(first),
            // "President Ott of Ruritania met President Berg": Berg is not Ruritania's for being named with it alone.
            [] => self
                .only_country(!near && is_of_state(reading, role))
                .filter(|c| !self.foreign(reading, role).contains(c)),
        };
        // What one is addressed by is no office that a country is told to have: of one of several nobody knows which.
        let last = role.title.rsplit([' ', '-']).next().unwrap_or_default();
        let addressed = reading.words.offices.ranks.contains(last) && !role.title.contains("chief")
            || matches!(role.title.as_str(), "prince" | "princess");
        let chosen = chosen.filter(|_| !addressed || self.totals.len() == 1);
        // "In Brasilia, President Ott": of another country's president that is not said so plainly.
        let setting = setting(reading, role);
        chosen.filter(|c| setting.is_none() || reading.entities[*c].iso3.as_deref() == setting)
    }

    /// "the governor of the northern province": of the country that the place lies in, where the text names it.
    fn country_of_region(&self, reading: &Reading, region: &str) -> Option<usize> {
        let place = reading.entities.iter().find(|d| {
            d.kind == EntityKind::Place && d.label.to_lowercase() == region.trim_start_matches("the ")
        })?;
        let codes = Gazetteer::compiled_in().countries_of_place(&place.label);
        let mut named = self.totals.keys().copied().filter(|c| {
            reading.entities[*c].iso3.as_ref().is_some_and(|code| codes.contains(&code.as_str()))
        });
        named.next().filter(|_| named.next().is_none())
    }

    /// The country that other words tell the office to be of.
    fn told_plainly(&self, reading: &Reading, role: &FoundRole) -> Option<usize> {
        // "Army spokesman Ott": of the army of the one country that is spoken of.
        let army = || self.only_country(is_voice_of_state(reading, &role.title));
        credentials_for(reading, role)
            .or_else(|| super::represented::country(reading, role))
            .or_else(|| super::incumbent::host(reading, role))
            .or_else(|| super::signers::country(reading, role))
            .or_else(|| super::couples::country(reading, role))
            .or_else(|| own_audience(reading, role))
            .or_else(|| beside_american(reading, role))
            .or_else(|| super::onward::country(reading, role))
            .or_else(|| super::hosts::country(reading, role))
            .or_else(|| shared_with_next(reading, role))
            .or_else(|| of_kin(reading, role))
            .or_else(|| super::nearby::country_of_same_office(reading, role))
            .or_else(|| of_chief(reading, role))
            .or_else(army)
            .or_else(|| self.at_home(role))
    }

    /// "Opposition leader Ott was kept from leaving Ruritania": of the one country that the text speaks of, whatever it tells of it.
    fn at_home(&self, role: &FoundRole) -> Option<usize> {
        self.only_country(
            role.title.ends_with("opposition leader") || role.title.ends_with("of the opposition"),
        )
    }

    /// The one country that the whole text speaks of.
    fn only_country(&self, state: bool) -> Option<usize> {
        let mut all = self.totals.keys();
        let one = all.next().filter(|_| state && all.next().is_none());
        one.copied()
    }

    /// Whether but one country is spoken of, and not only as whose another office is: "Ott and the Ruritanian premier".
    fn only_one_plainly(&self, reading: &Reading, rank: Rank) -> bool {
        let mut places = self.by_sentence.iter().flatten();
        let office = |p: &Place| {
            let end = reading.named_at(p.token).map_or(p.token + 1, |m| m.tokens.end);
            let end = end + usize::from(reading.token_is(end, &["'s", "’s", "'", "’"]));
            crate::extract::entities::people::is_title(reading, end, end + 4)
        };
        // "Secretary Ott visited Ruritania" is of another.
        self.totals.len() == 1 && rank != Rank::Military && places.any(|p| p.weight > 1.0 && !office(p))
    }

    /// Whether the text speaks of a country around an office, or of few others as often: a state that it names once, far away, is
    /// not whose the office is.
    pub(super) fn speaks_near(&self, reading: &Reading, role: &FoundRole, country: usize) -> bool {
        /// In sentences and countries; `verify` looks as far.
        const NEAR: usize = 3;
        let here = reading.doc.sentence_of(role.tokens.start);
        let around = here.saturating_sub(NEAR)..(here + NEAR + 1).min(self.by_sentence.len());
        let total = |c: &usize| self.totals.get(c).copied().unwrap_or_default();
        let more = self.totals.keys().filter(|c| total(c) > total(&country)).count();
        // "the secretary of state": an office that few states have.
        let own = reading.gazetteer.office(&role.title).is_some_and(|t| !t.countries.is_empty());
        own || more <= NEAR || self.by_sentence[around].iter().flatten().any(|p| p.country == country)
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

    /// The countries of the cities that a sentence is set in, where the text names them: "told a crowd in Zenda that
    /// Ruritania would not yield".
    fn of_cities(&self, reading: &Reading, sentence: usize, role: &FoundRole) -> Vec<usize> {
        // "Minister Ott told us that the mission in Zenda was closed": not where he speaks.
        let told = |at: usize| (role.tokens.end..at).any(|t| reading.token_is(t, &["that"]));
        let set = |m: &&Found| {
            let before = m.tokens.start.checked_sub(1);
            before.is_some_and(|b| reading.token_is(b, &["in", "at"]))
                && m.entities.len() == 1
                && !told(m.tokens.start)
        };
        let gazetteer = Gazetteer::compiled_in();
        let codes = reading.mentions_of_sentence(sentence).iter().filter(set).filter_map(|m| {
            let place = m.entities[0];
            let label =
                (reading.kind(place) == EntityKind::Place).then_some(&reading.entities[place].label)?;
            gazetteer.country_of_city(label)
        });
        let codes: Vec<&str> = codes.collect();
        let named =
            |c: &usize| reading.entities[*c].iso3.as_deref().is_some_and(|code| codes.contains(&code));
        self.totals.keys().copied().filter(named).collect()
    }

    /// "France's minister spoke with General Ek": whom somebody in office meets is mostly of another country.
    fn counterpart(&self, reading: &Reading, role: &FoundRole) -> Option<usize> {
        const MEETING: &[&str] =
            &["with", "met", "meet", "meets", "meeting", "hosted", "received", "greeted"];
        let from = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
        let title = title_ending_at(reading, role.tokens.start, from);
        let before = title.map_or(role.tokens.start, |t| t.start).checked_sub(1)?;
        let article = reading.token_is(before, &["the", "his", "her", "its"]);
        let word = before.checked_sub(usize::from(article))?;
        // "will call on Prime Minister Ott"
        let calls = reading.token_is(word, &["on"])
            && word.checked_sub(1).is_some_and(|v| reading.doc.tokens[v].lemma.as_ref() == "call");
        (calls || reading.token_is(word, MEETING)).then_some(())?;
        let sentence = reading.mentions_of_sentence(reading.doc.sentence_of(role.tokens.start));
        let earlier = sentence.iter().rev().filter(|m| m.tokens.end <= before);
        // "Ruritania's president-elect met President Ott"
        let to_be = |person: &usize| reading.roles.of(*person).any(|r| super::grounds::is_to_be(&r.title));
        // "The army chief called on President Ott"
        let serves = |person: &usize| calls && reading.roles.of(*person).any(|r| is_of_own(reading, r));
        let mut others = earlier.flat_map(|m| &m.entities).filter(|person| !to_be(person) && !serves(person));
        others.find_map(|person| self.by_person.get(person).copied())
    }

    /// Countries that the office is hardly of, as its holder meets theirs.
    fn foreign(&self, reading: &Reading, role: &FoundRole) -> Vec<usize> {
        let guest = || super::incumbent::guest(reading, role).and_then(|g| g.of);
        let mut countries = summoned(reading, role);
        countries.extend(self.counterpart(reading, role).or_else(guest));
        countries.extend(super::abroad::countries(reading, role));
        countries
    }

    /// Whether there are countries that the holder deals with as others, and this one is named up to the end of the sentence.
    fn rest(&self, reading: &Reading, role: &FoundRole, country: usize) -> bool {
        let others = super::abroad::countries(reading, role);
        let named = self.is_named_before(country, reading.doc.sentence_of(role.tokens.start));
        is_of_state(reading, role) && !others.is_empty() && named
    }

    /// "Ruritania's fisheries minister, Ott, resigned. Prime Minister Ek said": the country of the member of a government who
    /// is the subject of the sentence before, where another of a government is named.
    fn colleague_before(&self, reading: &Reading, role: &FoundRole) -> Option<usize> {
        let governs = |title: &str| {
            let rank = reading.gazetteer.office(title).map(|t| t.rank);
            matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister))
        };
        let before = reading.doc.sentence_of(role.tokens.start).checked_sub(1)?;
        let sentence = reading.doc.sentences[before].clone();
        let subject = sentence.clone().find(|t| {
            matches!(reading.doc.tokens[*t].dep, Dep::Nsubj | Dep::Nsubjpass)
                && reading.doc.head(*t).is_some_and(|v| {
                    // "Minister Ott left on Monday, an official said": he, and not who says it.
                    let told =
                        reading.doc.tokens[v].dep == Dep::Ccomp && reading.doc.head(v).is_some_and(|s| s > v);
                    told || reading.doc.tokens[v].dep == Dep::Root
                })
        })?;
        let mut beside = reading.roles.starting_in(sentence).filter(|r| r.person != role.person);
        let colleague = beside.find(|r| {
            let named = reading.named_at(subject).is_some_and(|m| m.entities == [r.person]);
            (named || r.tokens.contains(&subject)) && governs(&r.title) && r.title != role.title
        })?;
        let of = colleague.of.filter(|of| reading.kind(*of) == EntityKind::Country)?;
        governs(&role.title).then_some(of)
    }

    /// Adds what those tell who are named around the office, and what its holder speaks of.
    fn by_others(
        &self,
        reading: &Reading,
        role: &FoundRole,
        governs: bool,
        scores: &mut BTreeMap<usize, f32>,
    ) {
        let sentence = reading.doc.sentence_of(role.tokens.start);
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
        if let Some(country) = super::grounds::subject_of_content(reading, role).filter(|_| governs) {
            *scores.entry(country).or_default() += 1.5;
        }
        if let Some(country) = self.colleague_before(reading, role) {
            let score = scores.entry(country).or_default();
            *score = score.max(3.0);
        }
    }

    fn scores(&self, reading: &Reading, told: &Told, role: &FoundRole, near: bool) -> BTreeMap<usize, f32> {
        let sentence = reading.doc.sentence_of(role.tokens.start);
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
        let governs = matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister));
        for (back, factor) in [(0, 2.0), (1, 1.2), (2, 0.5)] {
            let Some(at) = sentence.checked_sub(back) else { break };
            // Whose an office is stands before it.
            for place in self.by_sentence[at].iter().filter(|p| p.token < role.tokens.end) {
                // What is only spoken of in another's words is not whose the speaker is.
                let spoken =
                    back == 0 && is_quoted(reading, place.token) && !is_quoted(reading, role.tokens.start);
                let score = scores.entry(place.country).or_default();
                *score = score.max(factor * place.weight * if spoken { 0.4 } else { 1.0 });
            }
        }
        for country in self.of_cities(reading, sentence, role) {
            *scores.entry(country).or_default() += 1.5;
        }
        self.by_others(reading, role, governs, &mut scores);
        if !near {
            for (country, total) in &self.totals {
                *scores.entry(*country).or_default() += 0.3 * total.min(6.0);
            }
        }
        for country in self.foreign(reading, role) {
            scores.remove(&country);
        }
        let most = self.totals.values().copied().fold(0.0, f32::max);
        for (country, score) in &mut scores {
            // English-language papers name the offices of the United States without the country more than any other's.
            let american = is_american(reading, role, *country) && self.is_named_before(*country, sentence);
            // A report from Caracas that begins "CARACAS, Venezuela" speaks of Venezuela's president.
            if Some(*country) == self.dateline && !near && (governs || self.totals[country] >= most) {
                *score += 2.5;
            }
            let taken = taken(reading, told, role, *country);
            let by_another = taken > 1.0 && !role.former && role.title == "president";
            if !near && american && !by_another {
                // Once in passing is not enough.
                *score += 1.25 * self.totals.get(country).copied().unwrap_or(0.0).min(2.0);
            } else {
                *score -= taken;
            }
        }
        scores
    }
}

/// Whether who has the office serves his own state at home, and so calls on no others: "the army chief".
fn is_of_own(reading: &Reading, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    rank == Some(Rank::Military) || reading.words.offices.of_one_state.iter().any(|w| role.title.ends_with(w))
}

/// How much speaks against a country because another person holds this office there, or is known to lead it.
fn taken(reading: &Reading, told: &Told, role: &FoundRole, country: usize) -> f32 {
    let rank = |title: &str| reading.gazetteer.office(title).map(|t| t.rank);
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
