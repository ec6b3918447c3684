//! Pages of people, countries, organizations and places.

use super::line;
use super::reader::Reader;
use super::{ExplainError, Line, Page};
use crate::rdf::vocabulary::{org, prov, rdfs, schema, sem, skos, sm};
use std::collections::BTreeSet;

type Result<T> = std::result::Result<T, ExplainError>;

const CLASSES: [(&str, &str); 4] =
    [("Person", "person"), ("Country", "country"), ("Organization", "organization"), ("Place", "place")];

/// The page of an entity; `None` for any other node.
pub(super) fn page(reader: &Reader, node: &str) -> Result<Option<Page>> {
    let mut kind = None;
    for (class, word) in CLASSES {
        if kind.is_none() && reader.is(node, &schema(class))? {
            kind = Some(word);
        }
    }
    let Some(kind) = kind else { return Ok(None) };
    let name = reader.label(node)?;
    let mut claimed = Vec::new();
    let held = stated(lines(reader, &org("member"), node, node)?, &mut claimed);
    let given = stated(lines(reader, &org("organization"), node, node)?, &mut claimed);
    let took = tellings(reader, stated(lines(reader, &sem("hasActor"), node, node)?, &mut claimed))?;
    let there = there(reader, node, &took, &mut claimed)?;
    let mut ties = lines(reader, &sm("from"), node, node)?;
    ties.extend(lines(reader, &sm("to"), node, node)?);
    let ties = line::merged(stated(ties, &mut claimed), |l| format!("{} {:?}", l.what, l.when));
    let said = lines(reader, &prov("wasAttributedTo"), node, node)?;
    let of = lines(reader, &schema("about"), node, node)?;

    let by_title = |l: &Line| format!("{} {:?}", l.what, l.when);
    let held = line::merged(held, by_title);
    let mut page =
        Page { iri: node.to_owned(), is: vec![what(kind, &held)], name: name.clone(), groups: Vec::new() };
    let others = others(reader, node, &name)?;
    if !others.is_empty() {
        page.is.push(format!("also called {}", others.join(", ")));
    }
    if let Some(country) = reader.iri(node, &schema("containedInPlace"))? {
        page.is.push(format!("in {}", reader.label(&country)?));
    }
    page.group("Offices", held);
    page.group("Who holds its offices", line::merged(given, by_title));
    page.group("Events", took);
    page.group("What happened there", there);
    page.group("How it stands to others", ties);
    page.group(format!("What {name} said"), said);
    page.group(format!("What is said of {name}"), of);
    let only = |l: &Line| format!("{} {:?} {:?}", l.what, l.when, l.claimed_by);
    page.group("Only claimed", line::merged(claimed, only));
    Ok(Some(page))
}

/// "person, president of France".
fn what(kind: &str, offices: &[Line]) -> String {
    let mut what = vec![kind.to_owned()];
    for office in offices.iter().filter(|o| !o.what.ends_with(", formerly")).take(3) {
        if !what.contains(&office.what) {
            what.push(office.what.clone());
        }
    }
    what.join(", ")
}

fn others(reader: &Reader, node: &str, name: &str) -> Result<Vec<String>> {
    let mut names: BTreeSet<String> = reader.texts(node, &skos("altLabel"))?.into_iter().collect();
    names.extend(reader.texts(node, &rdfs("label"))?);
    names.remove(name);
    Ok(names.into_iter().collect())
}

fn lines(reader: &Reader, by: &oxigraph::model::NamedNode, node: &str, of: &str) -> Result<Vec<Line>> {
    let mut found = Vec::new();
    for fact in reader.subjects(by, node)? {
        found.extend(line::any(reader, &fact, of)?);
    }
    Ok(found)
}

/// What the articles state; what only a speaker vouches for is put aside.
fn stated(lines: Vec<Line>, claimed: &mut Vec<Line>) -> Vec<Line> {
    let (aside, stated) = lines.into_iter().partition(|l: &Line| l.claimed_by.is_some());
    claimed.extend::<Vec<Line>>(aside);
    stated
}

/// Events, the tellings of one occurrence as one.
fn tellings(reader: &Reader, events: Vec<Line>) -> Result<Vec<Line>> {
    let mut keyed = Vec::new();
    for event in events {
        let same = reader.subjects(&sm("telling"), &event.iri)?.into_iter().next();
        keyed.push((same.unwrap_or_else(|| event.iri.clone()), event));
    }
    let keys: std::collections::BTreeMap<String, String> =
        keyed.iter().map(|(key, line)| (line.iri.clone(), key.clone())).collect();
    let lines = keyed.into_iter().map(|(_, line)| line).collect();
    Ok(line::merged(lines, |l| keys.get(&l.iri).cloned().unwrap_or_default()))
}

/// What happened in a place or in the cities of a country, without what it took part in itself.
fn there(reader: &Reader, node: &str, own: &[Line], claimed: &mut Vec<Line>) -> Result<Vec<Line>> {
    let mut places = reader.subjects(&schema("containedInPlace"), node)?;
    places.insert(node.to_owned());
    let mut found = Vec::new();
    for place in places {
        found.extend(lines(reader, &sem("hasPlace"), &place, node)?);
    }
    let known: BTreeSet<&str> = own.iter().map(|l| l.iri.as_str()).collect();
    found.retain(|l| !known.contains(l.iri.as_str()));
    tellings(reader, stated(found, claimed))
}
