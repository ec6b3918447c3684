//! Each detail of a fact is borne out by words near those that it rests on, in the fact's own voice.
//!
//! What reading makes of a text cannot be seen without reading it again; what no reading could have given can. A
//! participant, place, date, office or status that nothing near the evidence speaks of is a fault, and so is one of
//! which only a claim's words speak while the article itself is said to state it.

mod label;
mod office;
mod status;
mod words;

use super::carried::{Carried, words as words_of};
use super::dated;
use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::extract::resources::Resources;
use crate::extract::{LEADER_TERM, event_kind_of_rule, relationship_kinds_of_rule};
use crate::facts::{Edtf, Span};
use crate::gazetteer::{Entry, Gazetteer};
use crate::store::TermId;
use std::collections::BTreeMap;

/// How far from the evidence a participant is mentioned, in characters.
const ACTOR: u32 = 600;
/// How far the place may be.
const PLACE: u32 = 1500;
/// How far from an office its country may be; further away it is one that the article speaks of often.
const OFFICE: u32 = 600;

/// One fact, and what its article carries.
struct Fact<'c, 'v> {
    view: &'c View,
    resources: &'c Resources,
    carried: &'c Carried<'v>,
    rows: Rows<'c>,
    evidence: Vec<Span>,
    /// The claim whose telling it is.
    voice: Option<TermId>,
}

pub(super) fn check(
    view: &View,
    articles: &BTreeMap<&str, Carried<'_>>,
    resources: &Resources,
    found: &mut Findings,
) {
    let w = &view.words;
    for rows in view.groups() {
        let place = view.place(rows[0][1]);
        let Some(carried) = place.article().and_then(|id| articles.get(id)) else { continue };
        let voice = match place {
            Place::Claim(article, claim) => {
                let node = view.base.part("claim", article, claim);
                view.terms.find(&node.into())
            }
            _ => None,
        };
        let is = |class| says(rows, w.a, class);
        if !(is(w.event) || is(w.relationship) || is(w.membership)) {
            continue;
        }
        let evidence = carried.spans(view, rows);
        if evidence.is_empty() {
            continue;
        }
        let fact = Fact { view, resources, carried, rows, evidence, voice };
        if is(w.event) {
            fact.event(found);
        } else if is(w.relationship) {
            fact.relationship(found);
        } else {
            fact.office(found);
        }
    }
}

impl Fact<'_, '_> {
    fn fail(&self, found: &mut Findings, rule: Rule, message: String) {
        found.fail(rule, self.view.name(self.rows[0][0]), message);
    }

    fn rules(&self) -> impl Iterator<Item = &str> {
        objects(self.rows, self.view.words.rule).filter_map(|r| self.view.terms.text(r))
    }

    fn is_corrected(&self, node: TermId) -> bool {
        self.carried.corrected.contains(&node)
    }

    fn event(&self, found: &mut Findings) {
        let w = &self.view.words;
        let kinds: Vec<String> = objects(self.rows, w.a)
            .filter_map(|c| self.view.terms.iri(c))
            .filter_map(|c| c.rsplit_once('#').map(|(_, name)| name.to_owned()))
            .collect();
        let given: Vec<&str> = self.rules().filter_map(|r| event_kind_of_rule(self.resources, r)).collect();
        if given.is_empty() || !given.iter().all(|g| kinds.iter().any(|k| may_be_one(k, g))) {
            let message = format!("is a {}, and its rules find {}", kinds.join(", "), given.join(", "));
            self.fail(found, Rule::FactKind, message);
        }
        self.voice_of_words(found);
        for actor in objects(self.rows, w.actor) {
            self.actor(actor, "takes part", found);
        }
        for place in objects(self.rows, w.located) {
            self.place(place, found);
        }
        self.date(found);
        self.status(found);
        self.label(&kinds, found);
    }

    fn relationship(&self, found: &mut Findings) {
        let w = &self.view.words;
        let kind = objects(self.rows, w.kind).filter_map(|k| self.view.terms.iri(k));
        let kind: Vec<&str> = kind.filter_map(|k| k.rsplit('#').next()).collect();
        let given: Vec<&str> =
            self.rules().flat_map(|r| relationship_kinds_of_rule(self.resources, r)).collect();
        if !kind.iter().all(|k| given.contains(k)) {
            let message = format!("is {}, and its rules find {}", kind.join(", "), given.join(", "));
            self.fail(found, Rule::FactKind, message);
        }
        self.voice_of_words(found);
        for side in objects(self.rows, w.from).chain(objects(self.rows, w.to)) {
            self.actor(side, "is a side", found);
        }
        self.date(found);
    }

    /// Whether some of the words that the fact rests on are of its voice.
    fn voice_of_words(&self, found: &mut Findings) {
        let message = match self.voice {
            None => {
                let Some(claims) =
                    self.evidence.iter().map(|e| self.carried.said_in(*e)).collect::<Option<Vec<_>>>()
                else {
                    return;
                };
                let claim = claims.first().map_or_else(String::new, |c| self.view.name(*c));
                format!("is stated by its article, and rests on nothing but the words of {claim}")
            }
            Some(claim) => {
                let parts = self.carried.contents.get(&claim).map_or(&[][..], Vec::as_slice);
                if self.evidence.iter().any(|e| parts.iter().any(|p| p.overlaps(*e))) {
                    return;
                }
                format!("is told by {}, and rests on none of its words", self.view.name(claim))
            }
        };
        self.fail(found, Rule::DetailVoice, message);
    }

    /// Whether the words that the fact rests on are the voice's own, for one mention.
    fn is_own(&self, mention: Span) -> bool {
        match self.voice {
            Some(_) => true,
            None => {
                self.carried.said_in(mention).is_none()
                    || self.evidence.iter().any(|e| e.overlaps(mention) && self.carried.said_in(*e).is_none())
            }
        }
    }

    /// The claim that alone speaks of an entity, where the article is said to.
    fn only_claimed(&self, entity: TermId) -> Option<TermId> {
        let mentions = self.carried.mentions.get(&entity).filter(|m| !m.is_empty())?;
        if mentions.iter().any(|m| self.is_own(*m)) {
            return None;
        }
        mentions.iter().find_map(|m| self.carried.said_in(*m))
    }

    /// "Chad and Mali will sign, an envoy said. The two governments met in May": whether the article's own words point at those whom
    /// only a claim has named.
    fn points_back(&self) -> bool {
        /// How many bytes before the evidence the words that say so may stand: "the two foreign ministers".
        const BEFORE: u32 = 60;
        const POINTERS: [&str; 14] = [
            "two",
            "both",
            "three",
            "they",
            "them",
            "their",
            "its",
            "these",
            "those",
            "ministers",
            "leaders",
            "presidents",
            "governments",
            "countries",
        ];
        let own: Vec<Span> =
            self.evidence.iter().copied().filter(|e| self.carried.said_in(*e).is_none()).collect();
        self.carried.around(&own, BEFORE).into_iter().any(|text| {
            let mut words = text.split(|c: char| !c.is_alphabetic());
            words.any(|w| POINTERS.iter().any(|p| w.eq_ignore_ascii_case(p)))
        })
    }

    fn actor(&self, actor: TermId, does: &str, found: &mut Findings) {
        if self.is_corrected(actor) {
            return;
        }
        let near = |entity| self.carried.near(entity, &self.evidence, ACTOR).next().is_some();
        // "Bush criticised China": it is the United States, as he is its president.
        let by_office =
            || self.carried.serves.iter().any(|(person, of)| of.contains(&actor) && near(*person));
        let by_office = || by_office() || self.by_background(actor);
        let name = self.view.name(actor);
        if !near(actor) && !self.named_in_evidence(actor) && !by_office() {
            self.fail(
                found,
                Rule::DetailActor,
                format!("{name} {does}, and no words near it speak of {name}"),
            );
        } else if let Some(claim) = self.only_claimed(actor).filter(|_| !by_office() && !self.points_back()) {
            let message = format!("{name} {does}, of whom only the words of {} speak", self.view.name(claim));
            self.fail(found, Rule::DetailVoice, message);
        }
    }

    /// Whether a leader is named nearby whose state it was on the article's day, and the fact says that background told so.
    fn by_background(&self, actor: TermId) -> bool {
        let code = self.view.path(actor).and_then(|p| p.strip_prefix("country/"));
        let (Some(code), Some(on)) = (code, self.carried.published) else { return false };
        let w = &self.view.words;
        let leads = |person: TermId| {
            let rows = self.view.about(person).iter().filter(|q| q[2] == w.label || q[2] == w.alternative);
            rows.filter_map(|q| self.view.terms.text(q[3]))
                .any(|name| Gazetteer::compiled_in().has_led(name, code, on))
        };
        let near = |entity| self.carried.near(entity, &self.evidence, ACTOR).next().is_some();
        self.rules().any(|r| r == LEADER_TERM) && self.carried.mentions.keys().any(|p| near(*p) && leads(*p))
    }

    fn place(&self, place: TermId, found: &mut Findings) {
        if self.is_corrected(place) {
            return;
        }
        let near = self.carried.near(place, &self.evidence, PLACE).next().is_some();
        let name = self.view.name(place);
        if !near && !self.named_in_evidence(place) && !self.names_a_seat() {
            let message = format!("takes place in {name}, and no words near it speak of {name}");
            self.fail(found, Rule::DetailPlace, message);
        } else if let Some(claim) = self.only_claimed(place) {
            let message =
                format!("takes place in {name}, of which only the words of {} speak", self.view.name(claim));
            self.fail(found, Rule::DetailVoice, message);
        }
    }

    /// What the gazetteer knows of the words of the evidence, by up to four of them.
    fn entries(&self, reach: u32) -> Vec<&'static Entry> {
        let gazetteer = Gazetteer::compiled_in();
        let mut entries = Vec::new();
        for text in self.carried.around(&self.evidence, reach) {
            let words: Vec<&str> =
                text.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()).collect();
            for many in 1..=4 {
                entries.extend(words.windows(many).flat_map(|w| gazetteer.entries(&w.join(" "))));
            }
        }
        entries
    }

    /// "The Korean summit" speaks of both.
    fn named_in_evidence(&self, entity: TermId) -> bool {
        let gazetteer = Gazetteer::compiled_in();
        let Some(code) = self.view.path(entity).and_then(|p| p.strip_prefix("country/")) else {
            return false;
        };
        let name = gazetteer.country(code).map(|c| c.name.to_lowercase()).unwrap_or_default();
        // "Korean" is of two.
        let evidence = self.carried.around(&self.evidence, 0);
        let of_name = |word: &String| {
            name.split(' ').any(|n| n.chars().count() > 3 && word.starts_with(n.trim_end_matches('a')))
        };
        if evidence.iter().flat_map(|t| words_of(t)).any(|word| of_name(&word)) {
            return true;
        }
        self.entries(0).into_iter().any(|entry| match entry {
            Entry::CountryName(n) | Entry::CountryAdjective(n) | Entry::Demonym(n) | Entry::Capital(n) => {
                gazetteer.country_at(*n).iso3 == code
            }
            Entry::Seat(n) => gazetteer.country_at(gazetteer.seat(*n).country).iso3 == code,
            _ => false,
        })
    }

    /// "She visited the White House" is a visit to Washington.
    fn names_a_seat(&self) -> bool {
        self.entries(60).into_iter().any(|e| matches!(e, Entry::Seat(_) | Entry::Capital(_)))
    }

    fn date(&self, found: &mut Findings) {
        if self.is_corrected(self.rows[0][0]) {
            return;
        }
        let date = objects(self.rows, self.view.words.date).find_map(|d| self.view.terms.text(d));
        let Some(value) = date.and_then(|d| Edtf::parse(d).ok()) else { return };
        if let Some(lacking) = dated::lacking(self.carried, &self.evidence, &value) {
            let message = format!("is dated {}, and no words near it tell the {lacking}", value.as_str());
            self.fail(found, Rule::DetailDate, message);
        }
    }
}

/// Whether what one rule finds may be the occurrence of a kind: a summit is a meeting, and a trip is told by whom it led to.
fn may_be_one(kind: &str, found: &str) -> bool {
    const GATHERINGS: [&str; 5] = ["Meeting", "Summit", "Call", "Visit", "Ceremony"];
    kind == found || (GATHERINGS.contains(&kind) && GATHERINGS.contains(&found))
}
