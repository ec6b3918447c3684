//! What a claim asserts stands in its graph and nowhere else.

use super::view::{Place, View, objects};
use super::{Findings, Rule};
use crate::store::TermId;
use std::collections::HashMap;

pub(super) fn check(view: &View, found: &mut Findings) {
    let words = &view.words;
    let mut named: HashMap<TermId, TermId> = HashMap::new();
    for rows in view.groups() {
        let claims = matches!(view.place(rows[0][1]), Place::Article(_));
        for graph in objects(rows, words.content_graph).filter(|_| claims) {
            named.insert(graph, rows[0][0]);
            let own = view.path(rows[0][0]).and_then(|p| p.strip_prefix("claim/"));
            let own = own.and_then(|p| p.split_once('/'));
            let own = own.map(|(article, id)| view.base.claim_graph(article, id));
            let name = view.name(rows[0][0]);
            if own.is_none_or(|own| Some(own.as_str()) != view.terms.iri(graph)) {
                let message = format!("names the content graph of another: {}", view.name(graph));
                found.fail(Rule::ClaimMissing, name, message);
            } else if !view.places.contains_key(&graph) {
                let message = format!("names {} as its content, and nothing stands there", view.name(graph));
                found.fail(Rule::ClaimEmpty, name, message);
            }
        }
    }
    for (graph, place) in &view.places {
        if let Place::Claim(article, claim) = place {
            found.checked.claim_graphs += 1;
            if !named.contains_key(graph) {
                let message =
                    format!("no claim of {article} has it as its content: want claim/{article}/{claim}");
                found.fail(Rule::ClaimMissing, view.name(*graph), message);
            }
        }
    }
    leaks(view, found);
    voices(view, found);
    descriptions(view, found);
}

/// Whether the nodes of claims' graphs, and they alone, name the claim that vouches for them.
fn voices(view: &View, found: &mut Findings) {
    let w = &view.words;
    for rows in view.groups() {
        let said: Vec<TermId> = objects(rows, w.voice).collect();
        let own = match view.place(rows[0][1]) {
            Place::Claim(article, claim) if objects(rows, w.a).next().is_some() => {
                view.terms.find(&view.base.part("claim", article, claim).into())
            }
            _ if said.is_empty() => continue,
            _ => None,
        };
        if own.is_none() || said != own.into_iter().collect::<Vec<_>>() {
            let name = |claims: Vec<String>| {
                if claims.is_empty() { "no claim".to_owned() } else { claims.join(", ") }
            };
            let names = name(said.iter().map(|c| view.name(*c)).collect());
            let message = format!("names {names} as its voice, and stands in {}", view.name(rows[0][1]));
            found.fail(Rule::GraphDescribed, view.name(rows[0][0]), message);
        }
    }
}

/// Whether each graph of an article says in the article's graph what it is.
fn descriptions(view: &View, found: &mut Findings) {
    let w = &view.words;
    for (graph, place) in &view.places {
        let (class, kind) = match place {
            Place::Article(_) => (w.article_graph, "an article's"),
            Place::Claim(..) => (w.claim_graph, "a claim's"),
            _ => continue,
        };
        let home = place.article().and_then(|id| view.terms.find(&view.base.article_graph(id).into()));
        let told = view.about(*graph).iter().any(|q| Some(q[1]) == home && q[2] == w.a && q[3] == class);
        if !told {
            found.fail(
                Rule::GraphDescribed,
                view.name(*graph),
                format!("does not say that it is {kind} graph"),
            );
        }
    }
}

/// Events and relationships that are described in a claim's graph and elsewhere too.
fn leaks(view: &View, found: &mut Findings) {
    for rows in view.groups() {
        let [subject, graph, ..] = rows[0];
        if !view.claimed.contains(&subject) || view.place(graph).is_claim() {
            continue;
        }
        let homes = view.about(subject).iter().find(|q| view.place(q[1]).is_claim());
        let Some(home) = homes else { continue };
        let (seen, home) = (view.name(graph), view.name(home[1]));
        found.fail(Rule::ClaimLeak, view.name(subject), format!("is claimed in {home} and stated in {seen}"));
    }
    // A statement of the default dataset that points into a claim's content lets it in by the back door.
    for [subject, graph, predicate, object] in &view.quads {
        let inside = view.claimed.contains(object) && !view.stated.contains(object);
        if inside && !view.place(*graph).is_claim() {
            let (name, by) = (view.name(*object), view.name(*subject));
            let message = format!("is claimed only, and {by} states {} of it", view.name(*predicate));
            found.fail(Rule::ClaimLeak, name, message);
        }
    }
}
