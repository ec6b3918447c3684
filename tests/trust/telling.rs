//! Facts documents put together from what they are to say, where no more than that matters.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use summitry::facts::Facts;

/// One invented article; ids are paths below the base, and labels follow from them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Telling<'t> {
    pub id: &'t str,
    /// Everybody and every place in it, each as often as it is mentioned.
    pub mentions: &'t [&'t str],
    /// Who holds which office of what.
    pub offices: &'t [(&'t str, &'t str, &'t str)],
    /// Kind, participants, date, place; the place may be empty.
    pub events: &'t [(&'t str, &'t [&'t str], &'t str, &'t str)],
}

impl Telling<'_> {
    /// One word an entity, then one an office, then one an event: each fact rests on its own word.
    pub fn facts(&self) -> Facts {
        let mut text = String::new();
        let mut mark = |words: &str| {
            let start = text.chars().count();
            text.push_str(words);
            text.push_str(". ");
            json!({ "start": start, "end": start + words.chars().count(), "rule": "written.by.hand", "kind": "name" })
        };
        let mut spans: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        let in_offices = self.offices.iter().flat_map(|(who, _, of)| [*who, *of]);
        let in_events = self.events.iter().flat_map(|(_, who, _, place)| who.iter().chain([place]).copied());
        for id in self.mentions.iter().copied().chain(in_offices).chain(in_events).filter(|id| !id.is_empty())
        {
            let span = mark(&label(id));
            spans.entry(id).or_default().push(span);
        }
        let entity = |(id, mentions): (&&str, &Vec<Value>)| {
            let kind = match id.split_once('/').expect("a kind").0 {
                "person" => "Person",
                "country" => "Country",
                "organization" => "Organization",
                _ => "Place",
            };
            let code = (kind == "Country").then(|| label(id));
            json!({ "id": id, "type": kind, "label": label(id), "aliases": [], "iso3": code, "mentions": mentions })
        };
        let entities: Vec<Value> = spans.iter().map(entity).collect();
        let office = |(who, title, of): &(&str, &str, &str)| json!({ "person": who, "title": title, "of": of, "former": false, "evidence": [mark(title)] });
        let roles: Vec<Value> = self.offices.iter().map(office).collect();
        let mut number = 0;
        let event = |(kind, who, date, place): &(&str, &[&str], &str, &str)| {
            number += 1;
            let place = (!place.is_empty()).then_some(*place);
            json!({ "id": format!("e{number}"), "type": kind, "label": format!("{kind} {date}"), "participants": who,
                    "date": date, "place": place, "status": "occurred", "claim": null, "evidence": [mark(kind)] })
        };
        let events: Vec<Value> = self.events.iter().map(event).collect();
        let document = json!({
            "version": 1,
            "article": { "id": self.id, "title": self.id, "published": "2024-05-16", "text": text,
                         "sha256": format!("{:x}", Sha256::digest(text.as_bytes())), "source": format!("{}.txt", self.id) },
            "entities": entities, "roles": roles, "dates": [], "events": events, "relationships": [], "claims": [],
        });
        Facts::from_json(&document.to_string()).expect("a facts document")
    }
}

/// `place/vienna` is called "Vienna", `country/KOR` "KOR".
fn label(id: &str) -> String {
    let name = id.split_once('/').map_or(id, |(_, name)| name).replace('-', " ");
    name[..1].to_uppercase() + &name[1..]
}

/// What `verify` finds, but for what holds facts against words: these were written by hand, on words of no meaning.
pub fn faults(kg: &std::path::Path) -> Vec<summitry::verify::Failure> {
    let by_words = ["article.head", "fact.rule", "fact.kind", "words.", "detail."];
    let mut all = summitry::verify::verify(kg, None).expect("read").failures;
    all.retain(|f| !by_words.iter().any(|w| f.rule.code().starts_with(w)));
    all
}
