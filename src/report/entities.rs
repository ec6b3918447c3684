//! A part of the page for each main person and country: offices, whom they met, how they stand to others, what they say and
//! what is said of them. What is told here leads to its row, where the sentences are.

use super::html::Html;
use super::summary::quoted;
use super::{Section, Source};
use crate::facts::RelationshipKind;
use crate::network::{Claim, Fact, FactKind, Kind, Met, Projection, World};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// So many people, and so many countries, have a part where nobody says how many.
const MAIN: usize = 15;

/// So many claims are told of each.
const CLAIMS: usize = 5;

/// The people and countries of whom the most is told, of each kind so many.
pub(super) fn main(world: &World, projection: &Projection, top: Option<usize>) -> BTreeSet<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    let stated = world.facts.iter().filter(|f| !f.claimed && projection.within(f));
    stated.flat_map(|f| &f.actors).for_each(|a| *counts.entry(a).or_default() += 2);
    let said = world.claims.iter().flat_map(|c| c.speakers.iter().chain(&c.about));
    said.for_each(|s| *counts.entry(s).or_default() += 1);
    let of = |kind: Kind| {
        let is = |iri: &String| world.nodes.get(iri).is_some_and(|n| n.kind == kind);
        let mut ranked: Vec<(&String, usize)> =
            counts.iter().filter(|(iri, n)| **n > 1 && is(iri)).map(|(iri, n)| (*iri, *n)).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        ranked.into_iter().take(top.unwrap_or(MAIN)).map(|(iri, _)| iri.clone())
    };
    of(Kind::Person).chain(of(Kind::Country)).collect()
}

pub(super) fn people(source: &Source) -> Option<Section> {
    Section::new("people", "Main people", parts(source, Kind::Person))
}

pub(super) fn countries(source: &Source) -> Option<Section> {
    Section::new("countries", "Main countries", parts(source, Kind::Country))
}

/// The parts of one kind, by name.
fn parts(source: &Source, kind: Kind) -> String {
    let mut iris: Vec<&String> = source
        .main
        .iter()
        .filter(|iri| source.world.nodes.get(*iri).is_some_and(|n| n.kind == kind))
        .collect();
    iris.sort_by_key(|iri| (source.world.label(iri), *iri));
    if iris.is_empty() {
        return String::new();
    }
    let jump: Vec<String> = iris.iter().map(|iri| source.name(iri).0).collect();
    let mut out = format!("<p>{}</p>\n", jump.join(" · "));
    for iri in iris {
        let (place, label) = (source.place(iri), Html::text(source.world.label(iri)).0);
        let _ = write!(
            out,
            "<article class=\"entity\" id=\"{place}\" aria-labelledby=\"{place}-h\">\n<h3 id=\"{place}-h\">{label}</h3>\n{}</article>\n",
            told(source, iri)
        );
    }
    out
}

/// What is told of one: a list of terms, in the order in which a reader asks.
fn told(source: &Source, iri: &str) -> String {
    let mut out = String::from("<dl class=\"e\">\n");
    let mut add = |term: &str, items: Vec<String>| {
        if !items.is_empty() {
            let items: Vec<String> = items.iter().map(|item| format!("<li>{item}</li>")).collect();
            let _ = writeln!(out, "<div><dt>{term}</dt><dd><ul>{}</ul></dd></div>", items.concat());
        }
    };
    add("Office", offices(source, iri));
    add("Met", meetings(source, iri));
    add("Took part in", others(source, iri));
    add("Relationships", relationships(source, iri));
    let claims = |take: &dyn Fn(&Claim) -> bool, speaks: bool| {
        // What copies of an article repeat is told once.
        let mut seen = BTreeSet::new();
        let mut found: Vec<&Claim> = source.world.claims.iter().filter(|c| take(c)).collect();
        found.retain(|c| seen.insert((&c.speakers, &c.speaker_text, &c.content)));
        let mut items: Vec<String> = found
            .iter()
            .take(CLAIMS)
            .map(|c| if speaks { quoted(source, c).0 } else { unsigned(source, c) })
            .collect();
        if found.len() > CLAIMS {
            items.push(format!("and {} more among the <a href=\"#claims\">claims</a>", found.len() - CLAIMS));
        }
        items
    };
    let says = |c: &Claim| c.speakers.iter().any(|s| s == iri);
    add("Says", claims(&says, false));
    add("What others say", claims(&|c| !says(c) && c.about.iter().any(|a| a == iri), true));
    out.push_str("</dl>\n");
    out
}

/// A claim without its speaker.
fn unsigned(source: &Source, claim: &Claim) -> String {
    let whole = quoted(source, claim).0;
    let speakers = format!("{}: ", source.speakers(claim).0);
    whole.strip_prefix(&speakers).map_or(whole.clone(), str::to_owned)
}

/// Offices of a person; of a country those who hold them, or held them.
fn offices(source: &Source, iri: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    for office in &source.world.offices {
        let tenure = if office.former { "former " } else { "" };
        let title = Html::text(&office.title).0;
        if office.person == iri {
            let of = office.of.as_deref().map_or(String::new(), |of| format!(" of {}", source.name(of).0));
            found.insert((office.former, format!("{tenure}{title}{of}")));
        } else if office.of.as_deref() == Some(iri) {
            found.insert((office.former, format!("{tenure}{title}: {}", source.name(&office.person).0)));
        }
    }
    found.into_iter().map(|(_, told)| told).collect()
}

/// Facts of this one in which `take` is true, by day.
fn facts<'s>(source: &'s Source, iri: &str, take: impl Fn(&Fact) -> bool) -> Vec<&'s Fact> {
    let mut found: Vec<&Fact> =
        source.facts().filter(|f| f.actors.iter().any(|a| a == iri) && take(f)).collect();
    found.sort_by_key(|f| (f.day().is_none(), f.day(), &f.iri));
    found
}

/// A fact in a few words, as a link to its row.
fn step(source: &Source, fact: &Fact, words: &[&str]) -> String {
    let status = fact.status.as_deref().filter(|s| *s != "occurred").unwrap_or_default();
    let parts: Vec<&str> = words.iter().copied().chain([status]).filter(|w| !w.is_empty()).collect();
    Html::link(&source.place(&fact.iri), &Html::text(&parts.join(", "))).0
}

/// Whom it met, each with the meetings.
fn meetings(source: &Source, iri: &str) -> Vec<String> {
    let mut with: BTreeMap<(&str, &String), (Met, Vec<String>)> = BTreeMap::new();
    for fact in facts(source, iri, |f| f.kind.is_meeting()) {
        let words = [fact.date.as_deref().unwrap_or("undated"), fact.place.as_deref().unwrap_or_default()];
        for other in fact.actors.iter().filter(|a| *a != iri) {
            let (met, steps) = with.entry((source.world.label(other), other)).or_default();
            // What is told twice is one meeting; what did not take place is told by everybody who says so.
            let told_before = fact.holds() && !met.is_new(fact);
            steps.extend((!told_before).then(|| step(source, fact, &words)));
        }
    }
    let told = with
        .into_iter()
        .map(|((_, other), (_, steps))| format!("{}: {}", source.name(other).0, steps.join("; ")));
    told.collect()
}

/// Other events.
fn others(source: &Source, iri: &str) -> Vec<String> {
    let found = facts(source, iri, |f| matches!(f.kind, FactKind::Event(_)) && !f.kind.is_meeting());
    let told = |f: &Fact| {
        let (name, date) = (source.world.describe(f), f.date.as_deref().unwrap_or("undated"));
        // Most events have their date in their name.
        step(source, f, &[&name, if name.contains(date) { "" } else { date }])
    };
    // Of those that several articles tell in the same words, the first.
    let mut seen = BTreeSet::new();
    let new = |f: &&Fact| {
        f.date.is_none() || seen.insert((source.world.describe(f), f.date.clone(), f.status.clone()))
    };
    found.into_iter().filter(new).map(told).collect()
}

/// How it stands to others.
fn relationships(source: &Source, iri: &str) -> Vec<String> {
    let mut told = Vec::new();
    for fact in facts(source, iri, |f| matches!(f.kind, FactKind::Relationship(_))) {
        let FactKind::Relationship(kind) = fact.kind else { continue };
        let acts = fact.actors[0] == iri;
        let other = &fact.actors[usize::from(acts)];
        let words = format!("{} {}", kind.name(), preposition(kind, acts));
        let date = step(source, fact, &[fact.date.as_deref().unwrap_or("undated")]);
        told.push(format!("{words} {} ({date})", source.name(other).0));
    }
    told
}

/// What stands between the kind of a relationship and the other: "pressure on", "pressure from", "alliance with".
fn preposition(kind: RelationshipKind, acts: bool) -> &'static str {
    match (kind, acts) {
        (RelationshipKind::Pressure, true) => "on",
        (RelationshipKind::Support | RelationshipKind::Mediation, true) => "for",
        (RelationshipKind::Pressure | RelationshipKind::Support, false) => "from",
        (RelationshipKind::Mediation, false) => "by",
        (RelationshipKind::Succession, true) => "after",
        (RelationshipKind::Succession, false) => "before",
        _ => "with",
    }
}
