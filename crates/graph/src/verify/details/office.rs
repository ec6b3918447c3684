//! Offices: whose, of what, by which title, and whether held still.

use super::{Fact, OFFICE, words};
use crate::facts::Edtf;
use crate::store::TermId;
use crate::verify::carried::{has_word, words as words_of};
use crate::verify::view::objects;
use crate::verify::{Findings, Rule, dated};

impl Fact<'_, '_> {
    pub(super) fn office(&self, found: &mut Findings) {
        let w = &self.view.words;
        for person in objects(self.rows, w.member).filter(|p| !self.is_corrected(*p)) {
            if self.carried.near(person, &self.evidence, OFFICE).next().is_none() {
                let name = self.view.name(person);
                self.fail(
                    found,
                    Rule::DetailOffice,
                    format!("is {name}'s, and no words near it speak of {name}"),
                );
            }
            for of in objects(self.rows, w.of).filter(|of| !self.is_corrected(*of)) {
                if !self.is_office_of(person, of) {
                    let name = self.view.name(of);
                    let message = format!("is an office of {name}, and no words near it speak of {name}");
                    self.fail(found, Rule::DetailOffice, message);
                }
            }
        }
        let near = self.carried.around(&self.evidence, 300);
        let mut spoken: Vec<String> = near.iter().flat_map(|t| words_of(t)).collect();
        // "the UN ambassador"
        if near.iter().any(|t| t.contains("UN ") || t.contains("U.N.")) {
            spoken.extend(words_of("United Nations"));
        }
        let title = objects(self.rows, w.title).find_map(|t| self.view.terms.text(t)).unwrap_or_default();
        let stems = |word: &str| -> String { word.chars().take(4).collect() };
        let told = words_of(title).iter().all(|t| spoken.iter().any(|s| s.starts_with(&stems(t))));
        let other = has_word(
            &near,
            &[
                "led",
                "lead*",
                "head*",
                "counterpart*",
                "pm",
                "vp",
                "fm",
                "ceo",
                "chair*",
                "successor*",
                "ran",
                "run",
                "runs",
                "running",
                "rule*",
                "ruling",
                "govern*",
            ],
        );
        if !told && !other {
            self.fail(
                found,
                Rule::DetailOffice,
                format!("is the office “{title}”, which no words near it say"),
            );
        }
        let former = objects(self.rows, w.former).any(|f| self.view.terms.text(f) == Some("true"));
        let beside = self.carried.around(&self.evidence, 0);
        if !former && beside.iter().all(|t| t.to_lowercase().starts_with("former ")) {
            self.fail(found, Rule::DetailOffice, "is held, and its words say “former”".to_owned());
        }
        if former
            && !has_word(&near, words::PAST)
            && !near.iter().any(|t| t.bytes().any(|b| b.is_ascii_digit()))
        {
            self.fail(found, Rule::DetailOffice, "is former, and no words near it say so".to_owned());
        }
        for term in objects(self.rows, w.during) {
            self.term(term, found);
        }
    }

    /// The time of an office is told by words of its own, which a rule has marked.
    fn term(&self, term: TermId, found: &mut Findings) {
        let rows = self.view.about(term);
        let date = objects(rows, self.view.words.date).find_map(|d| self.view.terms.text(d));
        let Some(value) = date.and_then(|d| Edtf::parse(d).ok()) else { return };
        let ends = [("roles.time.since", value.earliest()), ("roles.time.until", value.latest())];
        let unmarked = ends.iter().find(|(rule, day)| day.is_some() && !self.rules().any(|r| r == *rule));
        if let Some((rule, _)) = unmarked {
            let message = format!("was held {}, and no words are marked by {rule}", value.as_str());
            self.fail(found, Rule::DetailOffice, message);
        }
        if let Some(lacking) = dated::lacking(self.carried, &self.evidence, &value) {
            let message = format!("was held {}, and no words near it tell the {lacking}", value.as_str());
            self.fail(found, Rule::DetailOffice, message);
        }
    }

    /// Of which country or body an office is: one that is named near it, that the same person serves by another office, or
    /// that the article speaks of most.
    fn is_office_of(&self, person: TermId, of: TermId) -> bool {
        let count = |node: &TermId| self.carried.mentions.get(node).map_or(0, Vec::len);
        let is_country = |node: &TermId| self.view.path(*node).is_some_and(|p| p.starts_with("country/"));
        let more = self.carried.mentions.keys().filter(|e| is_country(e) && count(e) > count(&of)).count();
        let again =
            self.carried.serves.get(&person).is_some_and(|all| all.iter().filter(|o| **o == of).count() > 1);
        self.carried.near(of, &self.evidence, OFFICE).next().is_some()
            || self.named_in_evidence(of)
            || again
            || (is_country(&of) && more < 4)
    }
}
