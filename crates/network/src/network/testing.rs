//! Small knowledge graphs for tests, one fact a line.
//!
//! - `France support Germany 2019`: a relationship between countries, its date last and optional.
//! - `meeting: Anna Smith + Boris Berg 2018-03`: an event of people; `planned meeting: ...` one of another status.
//! - `Anna Smith leads France`: an office.
//! - `Anna Smith says France conflict Spain 2020`: a relationship that only a speaker vouches for.

use super::{Network, World};
use crate::facts::{
    Certainty, Claim, ClaimId, Edtf, Entity, EntityId, EntityKind, Event, EventId, EventKind, Evidence,
    Facts, Mention, MentionKind, Mode, Relationship, RelationshipId, RelationshipKind, Role, RuleId, Span,
    Speaker, Status, Tenure,
};
use crate::store::Kg;
use std::collections::BTreeMap;

/// The network of these facts.
pub(crate) fn network(lines: &[&str]) -> Network {
    Network::project(&kg(lines)).unwrap()
}

/// What these facts say.
pub(crate) fn world(lines: &[&str]) -> World {
    World::read(&kg(lines)).unwrap()
}

/// A knowledge graph of one article, `test`, that has each line as a sentence.
pub(crate) fn kg(lines: &[&str]) -> Kg {
    let mut kg = Kg::new(crate::rdf::Base::default()).unwrap();
    kg.add(&facts(lines)).unwrap();
    kg
}

fn facts(lines: &[&str]) -> Facts {
    let text: String = lines.iter().map(|line| format!("{line}.\n")).collect();
    let article = crate::article::Article::from_text("test", text.clone());
    let record = serde_json::json!({ "id": "test", "title": "Test", "published": null, "sha256": "0", "text": article.text });
    let mut facts = Facts::new(serde_json::from_value(record).unwrap());
    let mut start = 0;
    for line in lines {
        let length = u32::try_from(line.chars().count()).unwrap();
        Line { facts: &mut facts, span: Span::new(start, start + length).unwrap() }.read(line);
        start += length + 2;
    }
    facts
}

struct Line<'f> {
    facts: &'f mut Facts,
    span: Span,
}

impl Line<'_> {
    fn evidence(&self) -> Evidence {
        Evidence::at(self.span, RuleId::new("test.by.hand"))
    }

    fn read(&mut self, line: &str) {
        if let Some((person, country)) = line.split_once(" leads ") {
            let role = Role {
                person: self.entity(person),
                title: "president".to_owned(),
                of: Some(self.entity(country)),
                tenure: Tenure::Current,
                since: None,
                until: None,
                claim: None,
                evidence: self.evidence(),
            };
            self.facts.roles.push(role);
        } else if let Some((speaker, content)) = line.split_once(" says ") {
            let id = ClaimId(format!("c{}", self.facts.claims.len() + 1));
            let mut claim = Claim::found(id.clone(), Mode::Indirect, Certainty::Certain, self.evidence());
            claim.speaker = Speaker::of(vec![self.entity(speaker)]);
            self.facts.claims.push(claim);
            self.fact(content, Some(id));
        } else {
            self.fact(line, None);
        }
    }

    fn fact(&mut self, text: &str, claim: Option<ClaimId>) {
        let (text, date) = match text.rsplit_once(' ') {
            Some((rest, last)) if Edtf::parse(last).is_ok() => (rest, Edtf::parse(last).ok()),
            _ => (text, None),
        };
        let evidence = self.evidence();
        if let Some((kind, people)) = text.split_once(": ") {
            let (status, kind) = kind.rsplit_once(' ').unwrap_or(("occurred", kind));
            let kind = EventKind::ALL.into_iter().find(|k| k.name().eq_ignore_ascii_case(kind)).unwrap();
            let participants = people.split(" + ").map(|p| self.entity(p)).collect();
            let status: Status = serde_json::from_value(serde_json::json!(status)).unwrap();
            let id = EventId(format!("e{}", self.facts.events.len() + 1));
            let label = text.to_owned();
            self.facts.events.push(Event {
                id,
                kind,
                label,
                participants,
                parts: BTreeMap::new(),
                date,
                place: None,
                status,
                claim,
                occurrence: None,
                ordinal: None,
                evidence,
            });
            return;
        }
        let (kind, at) = RelationshipKind::ALL
            .into_iter()
            .find_map(|k| Some((k, text.find(&format!(" {} ", k.name()))?)))
            .expect("a relationship");
        let (from, to) = (self.entity(&text[..at]), self.entity(&text[at + kind.name().len() + 2..]));
        let id = RelationshipId(format!("r{}", self.facts.relationships.len() + 1));
        self.facts.relationships.push(Relationship {
            id,
            kind,
            from,
            to,
            date,
            since: None,
            until: None,
            claim,
            evidence,
        });
    }

    /// One word is a country, several are a person.
    fn entity(&mut self, label: &str) -> EntityId {
        let kind = if label.contains(' ') { EntityKind::Person } else { EntityKind::Country };
        let code = if label.len() > 3 { label[..3].to_uppercase() } else { label.to_uppercase() };
        let name = if kind == EntityKind::Country { code.clone() } else { crate::article::slug(label) };
        let id = EntityId::new(kind, &name);
        if self.facts.entity(&id).is_none() {
            let mention =
                Mention { span: self.span, kind: MentionKind::Name, rule: RuleId::new("test.by.hand") };
            self.facts.entities.push(Entity::found(id.clone(), kind, label.to_owned(), mention));
        }
        id
    }
}
