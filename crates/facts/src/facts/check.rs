//! What the ids of a facts document may be: they become parts of IRIs.

use super::{EntityId, EntityKind, Facts, FactsError};
use std::collections::HashSet;
use std::fmt::Display;

/// Whether a text can be the id of an article, claim, event or relationship: letters, digits, `-`, `_` and `.`.
pub(super) fn is_id(text: &str) -> bool {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.chars().all(good) && !text.chars().all(|c| c == '.')
}

/// The id of a claim, event or relationship as JSON has it.
///
/// # Errors
/// Where it has letters that an id may not have.
pub(super) fn part(text: String) -> Result<String, String> {
    if is_id(&text) { Ok(text) } else { Err(no_id("claim, event or relationship", &text).to_string()) }
}

fn no_id(what: &'static str, id: &str) -> FactsError {
    FactsError::Letters { what, id: id.escape_debug().to_string() }
}

/// Looks at the letters of all ids, and for ids that are given twice.
pub(super) fn ids(facts: &Facts) -> Result<(), FactsError> {
    if !is_id(&facts.article.id) {
        return Err(no_id("article", &facts.article.id));
    }
    for entity in &facts.entities {
        let id = entity.id.as_str();
        let kind = id.split('/').next().unwrap_or_default();
        let kinds = EntityKind::ALL;
        if !kinds.iter().any(|k| k.path() == kind) || EntityId::try_from(id.to_owned()).is_err() {
            return Err(no_id("entity", id));
        }
    }
    for disputed in facts.claims.iter().flat_map(|c| &c.disputes) {
        let id = String::from(disputed.clone());
        if !is_id(&id) {
            return Err(no_id("claim, event or relationship", &id));
        }
    }
    each("entity", facts.entities.iter().map(|e| e.id.as_str()), |_| true)?;
    each("claim", facts.claims.iter().map(|c| c.id.0.as_str()), is_id)?;
    each("event", facts.events.iter().map(|e| e.id.0.as_str()), is_id)?;
    each("relationship", facts.relationships.iter().map(|r| r.id.0.as_str()), is_id)
}

fn each<'f>(
    what: &'static str,
    ids: impl Iterator<Item = &'f str>,
    good: fn(&str) -> bool,
) -> Result<(), FactsError> {
    let mut seen = HashSet::new();
    for id in ids {
        if !good(id) {
            return Err(no_id(what, id));
        }
        if !seen.insert(id) {
            return Err(FactsError::Double { what, id: id.to_owned() });
        }
    }
    Ok(())
}

/// An id that is referred to and that nothing has, if there is one.
pub(super) fn dangling<'f, I: Display + Eq + std::hash::Hash + 'f>(
    known: impl Iterator<Item = &'f I>,
    mut referred: impl Iterator<Item = &'f I>,
) -> Result<(), FactsError> {
    let known: HashSet<&I> = known.collect();
    referred.find(|id| !known.contains(id)).map_or(Ok(()), |id| Err(FactsError::Dangling(id.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(edit: impl FnOnce(&mut serde_json::Value)) -> Result<Facts, FactsError> {
        let mut json = serde_json::json!({
            "version": 1,
            "article": { "id": "talks", "title": "", "published": null, "text": "Ann Ott met Bo Ek." },
            "entities": [
                { "id": "person/ann-ott", "type": "Person", "label": "Ann Ott", "mentions": [{ "start": 0, "end": 7, "kind": "name" }] },
                { "id": "person/bo-ek", "type": "Person", "label": "Bo Ek", "mentions": [{ "start": 12, "end": 17, "kind": "name" }] },
            ],
            "roles": [], "dates": [], "relationships": [], "claims": [],
            "events": [{
                "id": "e1", "type": "Meeting", "label": "Meeting", "participants": ["person/ann-ott", "person/bo-ek"],
                "date": null, "place": null, "status": "occurred", "evidence": [{ "start": 8, "end": 11 }],
            }],
        });
        edit(&mut json);
        Facts::from_json(&json.to_string())
    }

    #[test]
    fn ids_that_would_break_an_iri_are_refused() {
        document(|_| {}).expect("a sound document");
        for (path, id) in [
            ("/article/id", "a> <b"),
            ("/article/id", ""),
            ("/article/id", "../talks"),
            ("/article/id", "talks#char=0,1"),
            ("/article/id", "tal ks"),
            ("/events/0/id", "e1\n"),
            ("/events/0/id", "e/1"),
            ("/events/0/id", "e\u{1b}1"),
            ("/entities/1/id", "person/bo ek"),
            ("/entities/1/id", "graph/background"),
            ("/entities/1/id", "person/ann-ott"),
        ] {
            let error = document(|json| *json.pointer_mut(path).unwrap() = id.into());
            let error = error.expect_err(id).to_string();
            assert!(!error.chars().any(char::is_control), "{error:?}");
        }
    }
}
