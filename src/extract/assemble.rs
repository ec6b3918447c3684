//! All that was found, as facts with ids and spans in code points.

use super::claims::FoundClaim;
use super::dates;
use super::events::FoundEvent;
use super::reading::{Draft, Reading};
use super::relationships::FoundRelationship;
use super::resources::Resources;
use crate::article::slug;
use crate::facts::{
    ArticleRecord, Certainty, Claim, ClaimId, DateMention, Edtf, Entity, EntityId, EntityKind, Event,
    EventId, Evidence, Facts, Mark, Mention, Relationship, RelationshipId, Role, RuleId, Span, Speaker,
    Status, Tenure,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// Turns tokens into spans and numbers into ids. Entities without a mention are left out.
pub(super) fn facts(
    reading: &Reading,
    resources: &Resources,
    claims: Vec<FoundClaim>,
    events: Vec<FoundEvent>,
    relationships: Vec<FoundRelationship>,
) -> Facts {
    let mut facts = Facts::new(record(reading));
    let ids = entities(reading, &mut facts);
    let known = |entity: &usize| ids.get(entity).cloned();
    // Those that name a country or body first, so that the others find them.
    let (whose, bare): (Vec<_>, Vec<_>) = reading.roles.iter().partition(|r| r.of.is_some());
    for role in whose.into_iter().chain(bare) {
        let (Some(person), Some(span)) = (known(&role.person), reading.span(role.tokens.clone())) else {
            continue;
        };
        let of = role.of.as_ref().and_then(known);
        let tenure = if role.former { Tenure::Former } else { Tenure::Current };
        let evidence = Evidence::at(span, RuleId::new(role.rule));
        let title = role.title.clone();
        let role = Role { person, title, of, tenure, since: None, until: None, claim: None, evidence };
        add_role(&mut facts, role);
    }
    for date in dates::outside(reading.article, &resources.dates) {
        let Some(span) = reading.index.span(date.bytes) else { continue };
        facts.dates.push(DateMention { span, value: date.value, rule: RuleId::new(&*date.rule) });
    }
    for date in &reading.dates {
        let Some(span) = reading.span(date.tokens.clone()) else { continue };
        facts.dates.push(DateMention { span, value: date.value.clone(), rule: RuleId::new(&*date.rule) });
    }
    facts.claims = claims_of(reading, &claims, &known);
    for event in events {
        let Some(evidence) = evidence(reading, &event.marks) else { continue };
        let participants: Vec<EntityId> = event.participants.iter().filter_map(known).collect();
        let place = event.place.as_ref().and_then(known);
        let number = facts.events.len() + 1;
        let label = label(&facts, &event, &participants, place.as_ref());
        let claim = containing_claim(&facts, &evidence);
        let denied = claim.as_ref().is_some_and(|c| is_denied(&facts, c));
        let status = if denied && event.status == Status::Occurred { Status::Denied } else { event.status };
        facts.events.push(Event {
            id: EventId(format!("e{number}")),
            kind: event.kind,
            label,
            participants,
            parts: BTreeMap::new(),
            date: event.date,
            place,
            status,
            ordinal: event.ordinal,
            claim,
            occurrence: None,
            evidence,
        });
    }
    for tie in relationships {
        let (Some(from), Some(to)) = (known(&tie.from), known(&tie.to)) else { continue };
        let Some(evidence) = evidence(reading, &tie.marks) else { continue };
        let id = RelationshipId(format!("r{}", facts.relationships.len() + 1));
        let claim = asserting_claim(&facts, &evidence);
        // Nobody asserts a tie that is only denied.
        if claim.as_ref().is_some_and(|c| is_denied(&facts, c)) {
            continue;
        }
        facts.relationships.push(Relationship {
            id,
            kind: tie.kind,
            from,
            to,
            date: tie.date,
            since: None,
            until: None,
            claim,
            evidence,
        });
    }
    super::claims::relation::relate(&mut facts);
    facts
}

/// Claims with their ids; those whose words cannot be found in the text are left out.
fn claims_of(
    reading: &Reading,
    found: &[FoundClaim],
    known: &impl Fn(&usize) -> Option<EntityId>,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut ids: BTreeMap<usize, ClaimId> = BTreeMap::new();
    for (number, one) in found.iter().enumerate() {
        let Some(mut claim) = claim(reading, one, known) else { continue };
        claim.id = ClaimId(format!("c{}", claims.len() + 1));
        ids.insert(number, claim.id.clone());
        claims.push((number, claim));
    }
    let outer = |number: usize| found[number].via.and_then(|v| ids.get(&v).cloned());
    claims.into_iter().map(|(number, claim)| Claim { via: outer(number), ..claim }).collect()
}

fn is_denied(facts: &Facts, claim: &ClaimId) -> bool {
    facts.claim(claim).is_some_and(|c| c.certainty == Certainty::Denied)
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
        language: "en".to_owned(),
        sha256: article.sha256.clone(),
        text: article.text.clone(),
    }
}

/// Adds the entities that are mentioned, and returns their ids by number.
fn entities(reading: &Reading, facts: &mut Facts) -> BTreeMap<usize, EntityId> {
    let mut ids: BTreeMap<usize, EntityId> = BTreeMap::new();
    let mut seen: BTreeMap<EntityId, usize> = BTreeMap::new();
    for found in &reading.mentions {
        let Some(span) = reading.span(found.tokens.clone()) else { continue };
        let mention = Mention { span, kind: found.kind, rule: RuleId::new(found.rule) };
        for number in &found.entities {
            let draft = &reading.entities[*number];
            let id = entity_id(draft);
            ids.insert(*number, id.clone());
            if let Some(known) = seen.get(&id) {
                facts.entities[*known].mentions.push(mention.clone());
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

fn entity_id(draft: &Draft) -> EntityId {
    match &draft.iso3 {
        Some(code) => EntityId::new(EntityKind::Country, code),
        None => EntityId::new(draft.kind, &slug(&draft.label)),
    }
}

/// A role said twice is one role with two pieces of evidence; "President Ott" after "the Ruritanian president" is of
/// Ruritania.
fn add_role(facts: &mut Facts, role: Role) {
    let same = |r: &&mut Role| {
        r.person == role.person
            && r.title == role.title
            && r.tenure == role.tenure
            && (r.of == role.of || role.of.is_none())
    };
    match facts.roles.iter_mut().find(same) {
        Some(known) => known.evidence.add(role.evidence.first().clone()),
        None => facts.roles.push(role),
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
    let within = found.parts.iter().flat_map(|part| {
        let from = reading.mentions.partition_point(|m| m.whole.start < part.start);
        reading.mentions[from..].iter().take_while(|m| m.whole.start < part.end)
    });
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

/// The claim whose content holds every mark: then nobody but its speaker vouches for the fact.
fn containing_claim(facts: &Facts, evidence: &Evidence) -> Option<ClaimId> {
    innermost(facts, evidence, |claim, span| claim.parts.marks().any(|p| p.span.overlaps(span)))
}

/// The same for a tie, which may be the very act of saying: "France accused Germany of theft", "France rejected Germany's
/// offer". A mark that takes in the cue is the article's own, whatever of the content it reaches, unless the cue interrupts the
/// content: "Germany, he said, has invaded France".
fn asserting_claim(facts: &Facts, evidence: &Evidence) -> Option<ClaimId> {
    innermost(facts, evidence, |claim, span| {
        let (start, end) = claim.parts.marks().fold((u32::MAX, 0), |(start, end), part| {
            (start.min(part.span.start()), end.max(part.span.end()))
        });
        let is_the_act = claim.cue_span.is_some_and(|cue| span.overlaps(cue));
        let is_all_said = start <= span.start() && span.end() <= end;
        (is_all_said || !is_the_act) && claim.parts.marks().any(|p| p.span.overlaps(span))
    })
}

/// The shortest claim that holds the first mark, if each mark is held by one.
fn innermost(facts: &Facts, evidence: &Evidence, holds: impl Fn(&Claim, Span) -> bool) -> Option<ClaimId> {
    let all_claimed = evidence.marks().all(|m| facts.claims.iter().any(|c| holds(c, m.span)));
    if !all_claimed {
        return None;
    }
    let first = evidence.first().span;
    let inner = facts.claims.iter().filter(|c| holds(c, first));
    inner
        .min_by_key(|c| c.parts.marks().map(|p| p.span.end() - p.span.start()).sum::<u32>())
        .map(|c| c.id.clone())
}

/// "Meeting of Kim Jong-un and Xi Jinping in Beijing, 2018-03".
fn label(facts: &Facts, event: &FoundEvent, participants: &[EntityId], place: Option<&EntityId>) -> String {
    let name = |id: &EntityId| facts.entity(id).map_or_else(|| id.to_string(), |e| e.label.clone());
    let mut label = match event.kind.name() {
        "WeaponsTest" => "Weapons test".to_owned(),
        other => other.to_owned(),
    };
    let names: Vec<String> = participants.iter().map(name).collect();
    if let Some((last, rest)) = names.split_last() {
        let joined = if rest.is_empty() { last.clone() } else { format!("{} and {last}", rest.join(", ")) };
        label = format!("{label} of {joined}");
    }
    if let Some(place) = place {
        label = format!("{label} in {}", name(place));
    }
    match &event.date {
        Some(date) => format!("{label}, {date}"),
        None => label,
    }
}
