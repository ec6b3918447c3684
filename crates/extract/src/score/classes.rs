//! Entities, roles, dates, events and relationships.

use super::gold::{GoldEntity, GoldEvent, GoldRole, names, normal};
use super::{Gold, Scores, pair};
use crate::facts::{Entity, EntityKind, Event, EventId, EventKind, Facts, RelationshipKind, Role, Tenure};
use indexmap::IndexMap;
use std::collections::BTreeSet;

pub(super) fn score(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    entities(scores, "people", &gold.people, gold, facts, EntityKind::Person);
    entities(scores, "organizations", &gold.organizations, gold, facts, EntityKind::Organization);
    entities(scores, "places", &gold.places, gold, facts, EntityKind::Place);
    countries(scores, gold, facts);
    roles(scores, gold, facts);
    dates(scores, gold, facts);
    events(scores, gold, facts);
    relationships(scores, gold, facts);
}

fn entities(
    scores: &mut Scores,
    class: &str,
    wanted: &[GoldEntity],
    gold: &Gold,
    facts: &Facts,
    kind: EntityKind,
) {
    let found: Vec<&Entity> = facts.entities.iter().filter(|e| e.kind == kind).collect();
    let same = |g: &GoldEntity, p: &&Entity| {
        let full = normal(&g.label);
        if normal(&p.label) == full {
            3.0
        } else if names(p).contains(&full) {
            2.0
        } else {
            f64::from(u8::from(g.aliases.iter().any(|a| normal(a) == normal(&p.label))))
        }
    };
    let (pairs, missed, left) = pair(wanted, &found, same);
    // Authors and the publisher are furniture: naming them is no mistake.
    let lenient: BTreeSet<String> = match kind {
        EntityKind::Person => gold.authors.iter().map(|a| normal(a)).collect(),
        _ => std::iter::once(normal(gold.publisher.as_deref().unwrap_or_default())).collect(),
    };
    let right = pairs.iter().filter(|(g, _)| !wanted[*g].optional).count();
    let missed = missed.iter().filter(|g| !wanted[**g].optional).count();
    let spurious = left.iter().filter(|p| !lenient.contains(&normal(&found[**p].label))).count();
    scores.count(class, right, missed, spurious);
}

fn countries(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    let found =
        facts.entities.iter().filter(|e| e.kind == EntityKind::Country).filter_map(|e| e.iso3.clone());
    let found: BTreeSet<String> = found.collect();
    let right = gold.countries.intersection(&found).count();
    let spurious = found
        .iter()
        .filter(|c| !gold.countries.contains(*c) && !gold.countries_optional.contains(*c))
        .count();
    scores.count("countries", right, gold.countries.len() - right, spurious);
}

/// An office as it is compared: who, which, of what.
type Office = (Option<String>, String, Option<String>);

fn roles(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    let wanted: Vec<(Office, &GoldRole)> = (gold.roles.iter())
        .map(|r| ((Some(gold.key(&r.person)), normal(&r.role), r.of.as_ref().map(|of| gold.key(of))), r))
        .collect();
    let office = |r: &Role| -> Office {
        let of = r.of.as_ref().and_then(|o| gold.key_of(facts, o));
        (gold.key_of(facts, &r.person), normal(&r.title), of)
    };
    let found: BTreeSet<(Office, bool)> =
        facts.roles.iter().map(|r| (office(r), r.tenure == Tenure::Former)).collect();
    let found: Vec<(Office, bool)> = found.into_iter().collect();
    let same = |(g, _): &(Office, &GoldRole), (p, _): &(Office, bool)| {
        let last = |t: &str| t.split(' ').next_back().map(str::to_owned);
        let title = p.1.contains(&g.1) || g.1.contains(&p.1) || last(&g.1) == last(&p.1);
        f64::from(u8::from(g.0 == p.0 && g.2 == p.2 && title))
    };
    let (pairs, missed, left) = pair(&wanted, &found, same);
    let required: Vec<(&GoldRole, bool)> =
        pairs.iter().map(|(g, p)| (wanted[*g].1, found[*p].1)).filter(|(g, _)| !g.optional).collect();
    let missed = missed.iter().filter(|g| !wanted[**g].1.optional).count();
    // An office that only a speaker gives is no mistake of the article's.
    let said: BTreeSet<(Option<String>, String)> = (facts.roles.iter())
        .filter(|r| r.claim.is_some())
        .map(|r| (gold.key_of(facts, &r.person), normal(&r.title)))
        .collect();
    let forgiven = |p: &usize| {
        let (who, title, of) = &found[*p].0;
        wanted.iter().any(|(g, _)| g.0 == *who && g.2 == *of) || said.contains(&(who.clone(), title.clone()))
    };
    let spurious = left.iter().filter(|p| !forgiven(p)).count();
    scores.count("roles", required.len(), missed, spurious);
    let right = required.iter().filter(|(g, former)| g.former == *former).count();
    scores.count("role_former", right, required.len() - right, 0);
}

fn dates(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    let in_body = |start: u32| gold.body.is_none_or(|(from, to)| from <= start && start < to);
    let found: Vec<_> = facts.dates.iter().filter(|d| in_body(d.span.start())).collect();
    let wanted: Vec<_> = gold.dates.iter().filter(|g| !g.optional).collect();
    let overlap = |start: u32, end: u32, span: (u32, u32)| start < span.1 && span.0 < end;
    let (pairs, missed, left) = pair(&wanted, &found, |g, p| {
        let value = p.value.as_str().trim_end_matches(['~', '?']) == g.value;
        f64::from(u8::from(value && overlap(p.span.start(), p.span.end(), g.span)))
    });
    let optional = |p: &usize| {
        gold.dates.iter().any(|g| g.optional && overlap(found[*p].span.start(), found[*p].span.end(), g.span))
    };
    scores.count("dates", pairs.len(), missed.len(), left.iter().filter(|p| !optional(p)).count());
}

fn family(kind: &str) -> &str {
    match kind {
        "Summit" | "Call" | "Talks" => "Meeting",
        "Parade" | "Commemoration" => "Ceremony",
        "NuclearTest" | "MissileTest" => "WeaponsTest",
        "War" => "Conflict",
        "Treaty" => "Agreement",
        other => other,
    }
}

fn events(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    let mut wanted: Vec<&GoldEvent> = gold.events.iter().collect();
    wanted.sort_by_key(|g| g.optional);
    // The tellings of one occurrence by several voices count once, by the one that fits best.
    let mut found: IndexMap<&EventId, Vec<&Event>> = IndexMap::new();
    for event in &facts.events {
        found.entry(event.occurrence.as_ref().unwrap_or(&event.id)).or_default().push(event);
    }
    let found: Vec<Vec<&Event>> = found.into_values().collect();
    let fit = |g: &GoldEvent, p: &Event| event_score(gold, facts, g, p);
    let (pairs, missed, left) =
        pair(&wanted, &found, |g, tellings| tellings.iter().map(|p| fit(g, p)).fold(0.0, f64::max));
    let best = |g: &GoldEvent, tellings: &[&'_ Event]| -> usize {
        let mut best = 0;
        for (n, telling) in tellings.iter().enumerate() {
            if fit(g, telling) > fit(g, tellings[best]) {
                best = n;
            }
        }
        best
    };
    let required: Vec<(&GoldEvent, &Event)> = (pairs.iter())
        .map(|(g, p)| (wanted[*g], found[*p][best(wanted[*g], &found[*p])]))
        .filter(|(g, _)| !g.optional)
        .collect();
    scores.count(
        "events",
        required.len(),
        missed.iter().filter(|g| !wanted[**g].optional).count(),
        left.len(),
    );
    let placed: Vec<bool> = (required.iter())
        .filter(|(g, _)| g.place.is_some())
        .map(|(g, p)| right_place(gold, facts, g, p))
        .collect();
    let right = placed.iter().filter(|r| **r).count();
    scores.count("event_places", right, placed.len() - right, 0);
    let right = required.iter().filter(|(g, p)| g.status.as_deref() == Some(p.status.name())).count();
    scores.count("event_status", right, required.len() - right, 0);
}

fn right_place(gold: &Gold, facts: &Facts, g: &GoldEvent, p: &Event) -> bool {
    let found = p.place.as_ref().and_then(|id| gold.key_of(facts, id));
    found.is_some() && found == g.place.as_deref().map(|place| gold.key(place))
}

/// How well a prediction fits: 0 where type, participants or date rule it out.
#[allow(clippy::cast_precision_loss)] // a handful of participants
fn event_score(gold: &Gold, facts: &Facts, g: &GoldEvent, p: &Event) -> f64 {
    let (gt, pt) = (g.kind.as_str(), family(p.kind.name()));
    let either = |a: &str, b: &str| [gt, pt].iter().all(|t| *t == a || *t == b);
    if gt != pt && !either("Meeting", "Visit") && !either("Ceremony", "Visit") {
        return 0.0;
    }
    let wanted: BTreeSet<String> = g.participants.iter().map(|x| gold.key(x)).collect();
    let found: BTreeSet<String> = p.participants.iter().filter_map(|x| gold.key_of(facts, x)).collect();
    let states = |keys: &BTreeSet<String>| keys.iter().map(|k| gold.state(k)).collect::<BTreeSet<_>>();
    let (wanted_states, found_states) = (states(&wanted), states(&found));
    let hit = wanted.intersection(&found).count().max(wanted_states.intersection(&found_states).count());
    if !wanted.is_empty() && hit * 2 < wanted_states.len() {
        return 0.0;
    }
    if let Some(date) = &g.date {
        let Some(found) = &p.date else { return 0.0 };
        let near = g.date_approximate && found.as_str().get(..4) == date.get(..4);
        if !dates_agree(date, found.as_str()) && !near {
            return 0.0;
        }
    }
    let bonus = usize::from(right_place(gold, facts, g, p))
        + usize::from(g.status.as_deref() == Some(p.status.name()))
        + usize::from(gt == pt);
    (1 + hit + bonus) as f64
}

/// Equal, or the prediction lies inside a coarser gold date.
fn dates_agree(gold: &str, found: &str) -> bool {
    if gold == found {
        return true;
    }
    let read = |text: &str| crate::facts::Edtf::parse(text).ok();
    read(gold).zip(read(found)).is_some_and(|(g, f)| g.covers(&f))
}

fn relationships(scores: &mut Scores, gold: &Gold, facts: &Facts) {
    type Key = (String, String, String);
    let key = |kind: &str, a: String, b: String, directed: bool| {
        // Within one country people stand for themselves.
        let (x, y) = (gold.state(&a), gold.state(&b));
        let (a, b) = if kind == "kinship" || x == y { (a, b) } else { (x, y) };
        if !directed && a > b { (kind.to_owned(), b, a) } else { (kind.to_owned(), a, b) }
    };
    let symmetric = |kind: &str| RelationshipKind::ALL.iter().any(|k| k.name() == kind && k.is_symmetric());
    let wanted: Vec<(Key, bool)> = (gold.relationships.iter())
        .map(|r| {
            let directed = r.directed && !symmetric(&r.kind);
            (key(&r.kind, gold.key(&r.between.0), gold.key(&r.between.1), directed), r.optional)
        })
        .collect();
    let found: BTreeSet<Key> = (facts.relationships.iter())
        .filter_map(|r| {
            Some(key(
                r.kind.name(),
                gold.key_of(facts, &r.from)?,
                gold.key_of(facts, &r.to)?,
                !r.kind.is_symmetric(),
            ))
        })
        .filter(|(_, a, b)| a != b)
        .collect();
    let found: Vec<Key> = found.into_iter().collect();
    let (pairs, missed, left) = pair(&wanted, &found, |(g, _), p| f64::from(u8::from(g == p)));
    let right = pairs.iter().filter(|(g, _)| !wanted[*g].1).count();
    scores.count("relationships", right, missed.iter().filter(|g| !wanted[**g].1).count(), left.len());
}

/// All event kinds of ours are scored: a new one must be given a family here.
const _: () = assert!(EventKind::ALL.len() == 8);
