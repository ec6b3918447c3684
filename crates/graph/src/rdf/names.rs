//! Names by content for what has no name of its own: claims, events, relationships and offices.
//!
//! A name is the hash of who vouches for the fact, of its kind, of those who take part and of the words that tell it. It
//! does not change when a sentence is put in or taken out elsewhere, and never comes to another fact. Of a fact that an
//! article tells several times, the fullest telling gives the words.

use crate::facts::{Claim, ClaimId, EntityId, EventId, Evidence, Facts, RelationshipId, Tenure, TextIndex};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// How many hexadecimal digits of the hash stand in a name: enough for the facts of one article.
const DIGITS: usize = 10;

/// The names of one article's facts, the last segments of their IRIs: `e-4f1c09ab23`.
#[derive(Clone, Debug, Default)]
pub struct Names {
    claims: HashMap<ClaimId, String>,
    events: HashMap<EventId, String>,
    relationships: HashMap<RelationshipId, String>,
    roles: Vec<String>,
}

impl Names {
    /// Names each fact of an article.
    #[must_use]
    pub fn of(facts: &Facts) -> Names {
        let index = TextIndex::new(&facts.article.text);
        let mut names = Names::default();
        names.name_claims(facts, &index);
        let mut taken = Taken::default();
        for at in in_order(&facts.events, |e| &e.evidence) {
            let event = &facts.events[at];
            let who = sorted(&event.participants);
            let words = fullest(&index, &event.evidence);
            let content = [names.voice(&event.claim), event.kind.name(), &who, &words];
            names.events.insert(event.id.clone(), taken.name('e', &content));
        }
        for at in in_order(&facts.relationships, |r| &r.evidence) {
            let tie = &facts.relationships[at];
            let ends = [tie.from.clone(), tie.to.clone()];
            // Which end is named first says nothing of a tie that holds both ways.
            let who = if tie.kind.is_symmetric() { sorted(&ends) } else { joined(&ends) };
            let words = fullest(&index, &tie.evidence);
            let content = [names.voice(&tie.claim), tie.kind.name(), &who, &words];
            names.relationships.insert(tie.id.clone(), taken.name('r', &content));
        }
        names.roles = vec![String::new(); facts.roles.len()];
        for at in in_order(&facts.roles, |r| &r.evidence) {
            let role = &facts.roles[at];
            let who = [role.person.as_str(), role.of.as_ref().map_or("", EntityId::as_str)].join(" ");
            let office = format!("{} {}", role.title, role.tenure == Tenure::Former);
            let words = fullest(&index, &role.evidence);
            let content = [names.voice(&role.claim), &office, &who, &words];
            names.roles[at] = taken.name('m', &content);
        }
        names
    }

    /// Claims come first, as the others have them for their voice; a claim has the claim that reports it for its own.
    fn name_claims(&mut self, facts: &Facts, index: &TextIndex<'_>) {
        let by_id: HashMap<&ClaimId, &Claim> = facts.claims.iter().map(|c| (&c.id, c)).collect();
        let mut taken = Taken::default();
        for at in in_order(&facts.claims, |c| &c.parts) {
            let mut content = Vec::new();
            let mut claim = Some(&facts.claims[at]);
            // Claims that report each other in a ring end after as many steps as there are claims.
            for _ in 0..=facts.claims.len() {
                let Some(said) = claim else { break };
                content.extend(told(said, index));
                claim = said.via.as_ref().and_then(|via| by_id.get(via).copied());
            }
            let content: Vec<&str> = content.iter().map(String::as_str).collect();
            self.claims.insert(facts.claims[at].id.clone(), taken.name('c', &content));
        }
    }

    fn voice<'n>(&'n self, claim: &'n Option<ClaimId>) -> &'n str {
        claim.as_ref().map_or("", |id| self.claim(id))
    }

    /// Each fact by its id in the facts document and by its name, both as paths: `event/talks/e1` and
    /// `event/talks/e-4f1c09ab23`. Offices have no ids and are counted: `role/talks/m1`.
    #[must_use]
    pub fn paths(&self, facts: &Facts) -> Vec<[String; 2]> {
        let article = &facts.article.id;
        let path =
            |kind: &str, id: &str, name: &str| [id, name].map(|last| format!("{kind}/{article}/{last}"));
        let claims = facts.claims.iter().map(|c| path("claim", &c.id.0, self.claim(&c.id)));
        let events = facts.events.iter().map(|e| path("event", &e.id.0, self.event(&e.id)));
        let ties =
            facts.relationships.iter().map(|r| path("relationship", &r.id.0, self.relationship(&r.id)));
        let roles = (0..facts.roles.len()).map(|n| path("role", &format!("m{}", n + 1), self.role(n)));
        claims.chain(events).chain(ties).chain(roles).collect()
    }

    /// The name of a claim; its id, where the article has no such claim.
    #[must_use]
    pub fn claim<'n>(&'n self, id: &'n ClaimId) -> &'n str {
        self.claims.get(id).unwrap_or(&id.0)
    }

    /// The name of an event; its id, where the article has no such event.
    #[must_use]
    pub fn event<'n>(&'n self, id: &'n EventId) -> &'n str {
        self.events.get(id).unwrap_or(&id.0)
    }

    /// The name of a relationship; its id, where the article has no such relationship.
    #[must_use]
    pub fn relationship<'n>(&'n self, id: &'n RelationshipId) -> &'n str {
        self.relationships.get(id).unwrap_or(&id.0)
    }

    /// The name of the office at this place of the article's list.
    #[must_use]
    pub fn role(&self, at: usize) -> &str {
        self.roles.get(at).map_or("", String::as_str)
    }

    /// Takes out the names of the offices that `keep` is false of, as the list of offices itself is cut.
    pub(crate) fn retain_roles(&mut self, keep: &[bool]) {
        let mut at = 0..;
        self.roles.retain(|_| at.next().and_then(|n: usize| keep.get(n)).copied().unwrap_or(true));
    }
}

/// The names given so far, so that facts of one content are told apart by their order.
#[derive(Default)]
struct Taken(HashMap<String, usize>);

impl Taken {
    fn name(&mut self, letter: char, content: &[&str]) -> String {
        let mut hash = format!("{:x}", Sha256::digest(content.join("\n").as_bytes()));
        hash.truncate(DIGITS);
        let name = format!("{letter}-{hash}");
        let times = self.0.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name}-{times}") }
    }
}

/// The places of facts in their list, in the order in which the text tells them.
fn in_order<T>(facts: &[T], evidence: impl Fn(&T) -> &Evidence) -> Vec<usize> {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|n| evidence(&facts[*n]).marks().map(|m| (m.span.start(), m.span.end())).min());
    order
}

/// What a claim is named by: who speaks, and all the words, which are one telling.
fn told(claim: &Claim, index: &TextIndex<'_>) -> [String; 3] {
    let speaker = match claim.speaker.ids() {
        [] => words(claim.speaker_text.as_deref().unwrap_or_default()),
        ids => sorted(ids),
    };
    let parts: Vec<String> = claim.parts.marks().map(|m| words(index.slice(m.span))).collect();
    ["claim".to_owned(), speaker, parts.join(" ")]
}

/// The words of the longest mark; of several that are as long, those that come first in the alphabet.
fn fullest(index: &TextIndex<'_>, evidence: &Evidence) -> String {
    let all = evidence.marks().map(|m| words(index.slice(m.span)));
    all.min_by_key(|w| (std::cmp::Reverse(w.len()), w.clone())).unwrap_or_default()
}

/// Letters and digits alone, in lower case: how the text is wrapped and quoted is no part of a name.
fn words(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn sorted(ids: &[EntityId]) -> String {
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    joined(&ids)
}

fn joined(ids: &[EntityId]) -> String {
    ids.iter().map(EntityId::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use std::collections::{BTreeMap, BTreeSet};

    /// Sentences of which none says anything of another: names are whole, and no two tell of one fact.
    const SENTENCES: [&str; 12] = [
        "President Anna Smith of France met Boris Berg in Vienna on 3 May 2024.",
        "Carla Stone said that Peru had signed a treaty with Chile in 2019.",
        "Norway and Sweden are close allies.",
        "\u{201c}Ghana supports Togo,\u{201d} Kofi Mensah told reporters.",
        "Japan tested a missile on 4 June 2023.",
        "Foreign Minister Dario Lund of Denmark visited Finland in 2021.",
        "Relations between Kenya and Uganda have soured.",
        "Erik Holm accused Belgium of pressing Luxembourg.",
        "Egypt and Jordan signed a pact in Cairo on 7 July 2022.",
        "Ola Nord denied that Spain had attacked Portugal.",
        "It rained for most of the week.",
        "Queen Greta Falk of Tonga met King Hugo Brandt of Lesotho in Oslo on 9 April 2020.",
    ];

    /// What the graph of an article of these sentences says, by the IRI of each fact: kind, people and words.
    fn told(sentences: &[usize]) -> BTreeMap<String, String> {
        let text = sentences.iter().map(|n| SENTENCES[*n]).collect::<Vec<_>>().join("\n\n");
        let mut article = Article::from_text("talks", format!("Notes of a week\n\n{text}\n"));
        article.published = jiff::civil::Date::new(2024, 5, 16).ok();
        let facts = crate::extract::testing::facts(&article);
        let (names, index) = (Names::of(&facts), TextIndex::new(&facts.article.text));
        let mut told = BTreeMap::new();
        for event in &facts.events {
            let words = fullest(&index, &event.evidence);
            told.insert(
                names.event(&event.id).to_owned(),
                format!("{} {words}", sorted(&event.participants)),
            );
        }
        for tie in &facts.relationships {
            let words = fullest(&index, &tie.evidence);
            let name = names.relationship(&tie.id).to_owned();
            told.insert(name, format!("{:?} {} {} {words}", tie.kind, tie.from, tie.to));
        }
        for claim in &facts.claims {
            let words = fullest(&index, &claim.parts);
            told.insert(
                names.claim(&claim.id).to_owned(),
                format!("{} {words}", sorted(claim.speaker.ids())),
            );
        }
        for (at, role) in facts.roles.iter().enumerate() {
            told.insert(names.role(at).to_owned(), format!("{} {}", role.person, role.title));
        }
        told
    }

    #[test]
    fn a_sentence_put_in_taken_out_or_moved_renames_nothing_else() {
        let alone: Vec<BTreeMap<String, String>> = (0..SENTENCES.len()).map(|n| told(&[n])).collect();
        assert!(alone.iter().map(BTreeMap::len).sum::<usize>() >= 12, "{alone:#?}");
        let mut random = 7usize;
        let mut below = |bound: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) % bound
        };
        for _ in 0..40 {
            let mut order: Vec<usize> = (0..SENTENCES.len()).collect();
            for n in (1..order.len()).rev() {
                order.swap(n, below(n + 1));
            }
            order.truncate(1 + below(SENTENCES.len()));
            let expected: BTreeMap<String, String> = order.iter().flat_map(|n| alone[*n].clone()).collect();
            assert_eq!(told(&order), expected, "{order:?}");
        }
    }

    #[test]
    fn facts_of_one_content_are_told_apart_and_different_ones_have_different_names() {
        let twice = told(&[3, 3]);
        let claims: BTreeSet<&String> = twice.keys().filter(|n| n.starts_with("c-")).collect();
        assert_eq!(claims.len(), 2, "{twice:?}");
        assert!(claims.iter().any(|n| n.ends_with("-2")), "{twice:?}");
        let all = told(&(0..SENTENCES.len()).collect::<Vec<_>>());
        assert!(!all.keys().any(|n| n.ends_with("-2")), "{all:?}");
    }

    #[test]
    fn how_a_text_is_wrapped_and_quoted_is_no_part_of_a_name() {
        assert_eq!(words("“They met,\n  in  Vienna.”"), words("they met in vienna"));
    }
}
