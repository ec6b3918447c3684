//! All that was found, as facts with ids and spans in code points.

use super::claims::{ClaimNumber, FoundClaim};
use super::dates;
use super::entities::roles::times::{self, Term};
use super::events::FoundEvent;
use super::reading::{Draft, FoundRole, Reading};
use super::relationships::FoundRelationship;
use super::resources::Resources;
use super::voice::Voice;
use crate::article::slug;
use crate::facts::{
    ArticleRecord, Claim, ClaimId, DateMention, Edtf, Entity, EntityId, EntityKind, Event, EventId, Evidence,
    Facts, Mark, Mention, Relationship, RelationshipId, Role, RuleId, Speaker, Status, Tenure,
};
use crate::gazetteer::Gazetteer;
use std::collections::BTreeMap;
use std::ops::Range;

/// Turns tokens into spans and numbers into ids. Entities without a mention are left out, and what is said by claims whose words
/// cannot be found.
pub(super) fn facts(
    reading: &Reading,
    resources: &Resources,
    events: Vec<FoundEvent>,
    relationships: Vec<FoundRelationship>,
) -> Facts {
    let mut facts = Facts::new(record(reading));
    let ids = entities(reading, &mut facts);
    let known = |entity: &usize| ids.get(entity).cloned();
    for date in dates::outside(reading.article, &resources.dates) {
        let Some(span) = reading.span_of(date.bytes) else { continue };
        facts.dates.push(DateMention { span, value: date.value, rule: RuleId::new(&*date.rule) });
    }
    for date in &reading.dates {
        let Some(span) = reading.span(date.tokens.clone()) else { continue };
        facts.dates.push(DateMention { span, value: date.value.clone(), rule: RuleId::new(&*date.rule) });
    }
    let (claims, claim_ids) = claims_of(reading, &known);
    facts.claims = claims;
    let told = Told { reading, entities: &ids, claims: &claim_ids };
    facts.roles = told.roles();
    facts.events = told.events(events);
    facts.relationships = told.relationships(relationships);
    facts
}

/// What is needed to put down what a voice tells.
struct Told<'r, 'a> {
    reading: &'r Reading<'a>,
    entities: &'r BTreeMap<usize, EntityId>,
    claims: &'r BTreeMap<ClaimNumber, ClaimId>,
}

impl Told<'_, '_> {
    fn entity(&self, number: usize) -> Option<EntityId> {
        self.entities.get(&number).cloned()
    }

    /// The claim whose voice it is; nothing where that claim was left out.
    #[allow(clippy::option_option)] // no claim at all, or a claim that is not there
    fn claim(&self, voice: Voice) -> Option<Option<ClaimId>> {
        match voice {
            Voice::Article => Some(None),
            Voice::Claim(number) => self.claims.get(&number).cloned().map(Some),
        }
    }

    fn roles(&self) -> Vec<Role> {
        let mut roles = Roles::default();
        // Those that name a country or body first, so that the others find them.
        let terms = times::of(self.reading);
        let dated = self.reading.roles.iter().zip(terms);
        let (whose, bare): (Vec<_>, Vec<_>) = dated.partition(|(r, _)| r.of.is_some());
        for (role, term) in whose.into_iter().chain(bare) {
            roles.add(self.role(role, term));
        }
        roles.all
    }

    fn role(&self, role: &FoundRole, term: Term) -> Option<Role> {
        let span = self.reading.span(role.tokens.clone())?;
        let mut evidence = Evidence::at(span, RuleId::new(role.rule));
        let mut end = |end: Option<times::End>| {
            let end = end?;
            evidence.add(Mark { span: self.reading.span(end.tokens)?, rule: RuleId::new(end.rule) });
            Some(end.value)
        };
        let (since, until) = (end(term.since), end(term.until));
        // Who held it until 2010 holds it no longer in an article of 2024.
        let last = until.as_ref().and_then(Edtf::latest);
        let over = last.zip(self.reading.article.published).is_some_and(|(last, day)| last < day);
        Some(Role {
            person: self.entity(role.person)?,
            title: role.title.clone(),
            of: role.of.and_then(|of| self.entity(of)),
            tenure: if role.former || over { Tenure::Former } else { Tenure::Current },
            since,
            until,
            claim: self.claim(role.voice)?,
            evidence,
        })
    }

    fn events(&self, found: Vec<FoundEvent>) -> Vec<Event> {
        let mut events: Vec<Event> = Vec::new();
        for event in found {
            let Some(evidence) = evidence(self.reading, &event.marks) else { continue };
            let Some(claim) = self.claim(event.voice) else { continue };
            let participants: Vec<EntityId> =
                event.participants.iter().filter_map(|p| self.entity(*p)).collect();
            let parts = event.parts.iter().filter_map(|(who, part)| Some((self.entity(*who)?, *part)));
            let parts = parts.filter(|(who, _)| participants.contains(who)).collect();
            let denied = self.reading.voices.is_denied(event.voice) && event.status != Status::Cancelled;
            events.push(Event {
                id: EventId(format!("e{}", events.len() + 1)),
                kind: event.kind,
                label: self.label(&event),
                parts,
                participants,
                date: event.date,
                place: event.place.and_then(|p| self.entity(p)),
                status: if denied { Status::Denied } else { event.status },
                ordinal: event.ordinal,
                claim,
                occurrence: None,
                evidence,
            });
        }
        events
    }

    fn relationships(&self, found: Vec<FoundRelationship>) -> Vec<Relationship> {
        let mut ties: Vec<Relationship> = Vec::new();
        for tie in found {
            let (Some(from), Some(to)) = (self.entity(tie.from), self.entity(tie.to)) else { continue };
            let Some(evidence) = evidence(self.reading, &tie.marks) else { continue };
            let Some(claim) = self.claim(tie.voice) else { continue };
            ties.push(Relationship {
                id: RelationshipId(format!("r{}", ties.len() + 1)),
                kind: tie.kind,
                from,
                to,
                date: tie.time.span(),
                since: tie.time.since,
                until: tie.time.until,
                claim,
                evidence,
            });
        }
        ties
    }

    /// "Meeting of Kim Jong-un and Xi Jinping in Beijing, 2018-03".
    fn label(&self, event: &FoundEvent) -> String {
        let known = |entity: &usize| self.entities.contains_key(entity);
        let name = |entity: usize| self.reading.entities[entity].label.as_str();
        let mut label = match event.kind.name() {
            "WeaponsTest" => "Weapons test".to_owned(),
            other => other.to_owned(),
        };
        let names: Vec<&str> = event.participants.iter().filter(|p| known(p)).map(|p| name(*p)).collect();
        if let Some((last, rest)) = names.split_last() {
            let joined =
                if rest.is_empty() { (*last).to_owned() } else { format!("{} and {last}", rest.join(", ")) };
            label = format!("{label} of {joined}");
        }
        if let Some(place) = event.place.filter(known) {
            label = format!("{label} in {}", name(place));
        }
        match &event.date {
            Some(date) => format!("{label}, {date}"),
            None => label,
        }
    }
}

/// Offices, each once for every voice: "President Ott" after "the Ruritanian president" is of Ruritania.
#[derive(Default)]
struct Roles {
    all: Vec<Role>,
    by_person: BTreeMap<(EntityId, Option<ClaimId>), Vec<usize>>,
}

impl Roles {
    fn add(&mut self, role: Option<Role>) {
        let Some(role) = role else { return };
        let of_person = self.by_person.entry((role.person.clone(), role.claim.clone())).or_default();
        let same = |n: &&usize| {
            let known: &Role = &self.all[**n];
            known.title == role.title
                && known.tenure == role.tenure
                && (known.of == role.of || role.of.is_none())
        };
        if let Some(known) = of_person.iter().find(same) {
            self.all[*known].join(role);
        } else {
            of_person.push(self.all.len());
            self.all.push(role);
        }
    }
}

/// Claims with their ids, and the ids by number; those whose words cannot be found in the text are left out.
fn claims_of(
    reading: &Reading,
    known: &impl Fn(&usize) -> Option<EntityId>,
) -> (Vec<Claim>, BTreeMap<ClaimNumber, ClaimId>) {
    let mut claims = Vec::new();
    let mut ids: BTreeMap<ClaimNumber, ClaimId> = BTreeMap::new();
    for (number, one) in reading.claims.numbered() {
        let Some(mut claim) = claim(reading, one, known) else { continue };
        claim.id = ClaimId(format!("c{}", claims.len() + 1));
        ids.insert(number, claim.id.clone());
        claims.push((number, claim));
    }
    let outer = |number: ClaimNumber| reading.claims[number].via.and_then(|v| ids.get(&v).cloned());
    let claims = claims.into_iter().map(|(number, claim)| Claim { via: outer(number), ..claim }).collect();
    (claims, ids)
}

fn record(reading: &Reading) -> ArticleRecord {
    let article = reading.article;
    ArticleRecord {
        id: article.id.clone(),
        title: article.title.clone(),
        published: article.published.and_then(Edtf::day),
        updated: article.updated.and_then(Edtf::day),
        authors: article.authors.clone(),
        publisher: article.publisher.clone(),
        source: article.source.clone(),
        language: article.language.clone(),
        sha256: article.sha256.clone(),
        source_sha256: article.source_sha256.clone(),
        text: article.text.clone(),
    }
}

/// Adds the entities that are mentioned, and returns their ids by number.
fn entities(reading: &Reading, facts: &mut Facts) -> BTreeMap<usize, EntityId> {
    let mut ids: BTreeMap<usize, EntityId> = BTreeMap::new();
    let mut seen: BTreeMap<EntityId, usize> = BTreeMap::new();
    for found in reading.mentions.iter() {
        let Some(span) = reading.span(found.tokens.clone()) else { continue };
        let mention = Mention { span, kind: found.kind, rule: RuleId::new(found.rule) };
        for number in &found.entities {
            let draft = &reading.entities[*number];
            let id = ids.entry(*number).or_insert_with(|| entity_id(draft)).clone();
            if let Some(known) = seen.get(&id) {
                facts.entities[*known].mentions.push(mention.clone());
                spelled_otherwise(&mut facts.entities[*known], &draft.label);
                continue;
            }
            seen.insert(id.clone(), facts.entities.len());
            let mut entity = Entity::found(id, draft.kind, draft.label.clone(), mention.clone());
            entity.aliases.clone_from(&draft.aliases);
            entity.iso3.clone_from(&draft.iso3);
            entity.same_as.clone_from(&draft.same_as);
            facts.entities.push(entity);
        }
    }
    ids
}

/// Notes another spelling of an entity's name.
fn spelled_otherwise(entity: &mut Entity, name: &str) {
    if entity.label != name && !entity.aliases.iter().any(|a| a == name) {
        entity.aliases.push(name.to_owned());
    }
}

fn entity_id(draft: &Draft) -> EntityId {
    match &draft.iso3 {
        Some(code) => EntityId::new(EntityKind::Country, code),
        None if draft.kind == EntityKind::Person => {
            EntityId::new(draft.kind, &Gazetteer::compiled_in().person_slug(&draft.label))
        }
        None => EntityId::new(draft.kind, &slug(&draft.label)),
    }
}

fn claim(
    reading: &Reading,
    found: &FoundClaim,
    known: &impl Fn(&usize) -> Option<EntityId>,
) -> Option<Claim> {
    let marks: Vec<(Range<usize>, String)> =
        found.parts.iter().map(|p| (p.clone(), found.rule.to_owned())).collect();
    let mut claim =
        Claim::found(ClaimId(String::new()), found.mode, found.certainty, evidence(reading, &marks)?);
    claim.speaker = Speaker::of(found.speaker.entities.iter().filter_map(known).collect());
    claim.on_behalf_of = found.speaker.on_behalf_of.iter().filter_map(known).collect();
    claim.stance = found.stance;
    claim.negated = found.negative;
    claim.tense = found.tense;
    claim.act = found.act;
    claim.addressee = Speaker::of(found.addressee.iter().filter_map(known).collect());
    claim.issued_by = found.issued_by.as_ref().and_then(known);
    if let Some(tokens) = &found.speaker.tokens {
        let written = found.speaker.antecedent.as_ref().unwrap_or(tokens);
        claim.speaker_text = Some(reading.doc.slice(written.clone()).to_owned());
        claim.speaker_span = reading.span(tokens.clone());
    }
    if let Some(tokens) = &found.cue {
        claim.cue = Some(reading.doc.slice(tokens.clone()).to_owned());
        claim.cue_span = reading.span(tokens.clone());
    }
    let mut about: Vec<EntityId> = Vec::new();
    let within = found
        .parts
        .iter()
        .flat_map(|part| reading.mentions.from(part.start).take_while(|m| m.whole.start < part.end));
    for mention in within {
        for id in mention.entities.iter().filter_map(known) {
            if !about.contains(&id) {
                about.push(id);
            }
        }
    }
    claim.about = about;
    Some(claim)
}

fn evidence(reading: &Reading, marks: &[(Range<usize>, String)]) -> Option<Evidence> {
    let marks = marks.iter().filter_map(|(tokens, rule)| {
        reading.span(tokens.clone()).map(|span| Mark { span, rule: RuleId::new(rule.as_str()) })
    });
    let mut marks = marks.collect::<Vec<Mark>>().into_iter();
    let first = marks.next()?;
    let mut evidence = Evidence::at(first.span, first.rule);
    marks.for_each(|m| evidence.add(m));
    Some(evidence)
}
