//! What a correction was made against: words of the evidence, and what stood there.

use super::{Change, Correction};
use crate::facts::{Edtf, Evidence, Facts, TextIndex};
use crate::rdf::{Base, Names};
use oxigraph::model::Literal;

/// A fact of an article that corrections can name.
struct Named<'f> {
    path: String,
    words: String,
    /// What a correction of this kind replaces.
    old: Option<String>,
    evidence: &'f Evidence,
}

/// Whether the fact that a correction names is still the one that it was made against.
///
/// # Errors
/// What to do instead, in words, where it is not.
pub(super) fn check(
    correction: &Correction,
    facts: &Facts,
    names: &Names,
    base: &Base,
) -> Result<(), String> {
    let Some(path) = base.below(correction.node.as_str()) else { return Ok(()) };
    let index = TextIndex::new(&facts.article.text);
    let all = named(facts, names, &index, &correction.change);
    let Some(fact) = all.iter().find(|f| f.path == path) else {
        // An entity keeps its name; a fact of this article that is gone is spoken of by who is told of idle corrections.
        return Ok(());
    };
    let asks_for_old = matches!(correction.change, Change::Retime(_) | Change::Relabel(_));
    let guard = || {
        let quoted = |t: &str| Literal::new_simple_literal(t).to_string();
        let old = fact.old.iter().filter(|_| asks_for_old).map(|o| format!(" ; sm:oldValue {}", quoted(o)));
        format!("sm:ofWords {}{}", quoted(&fact.words), old.collect::<String>())
    };
    let Some(words) = &correction.words else {
        return Err(format!("it does not say what it was made against: add `{} ;`", guard()));
    };
    let says = |fact: &Named<'_>| {
        let one = |m: &str| plain(m) == plain(words);
        one(&fact.words) || fact.evidence.marks().any(|m| one(index.slice(m.span)))
    };
    if !says(fact) {
        let kind = path.split('/').next().unwrap_or_default();
        let moved = all.iter().find(|f| f.path.split('/').next() == Some(kind) && says(f));
        let hint = moved
            .map_or_else(|| "look at it again".to_owned(), |f| format!("they are those of {} now", f.path));
        return Err(format!("it was made against “{words}”, and “{}” stands there; {hint}", fact.words));
    }
    let same = match (&correction.old, &fact.old) {
        (Some(a), Some(b)) => plain(a) == plain(b),
        (None, None) => true,
        (None, Some(_)) => !asks_for_old,
        (Some(_), None) => false,
    };
    if same {
        return Ok(());
    }
    let value = |v: &Option<String>| v.as_ref().map_or("nothing".to_owned(), |v| format!("“{v}”"));
    Err(format!(
        "it was made against {}, and {} stands there; if it still holds, say `{} ;`",
        value(&correction.old),
        value(&fact.old),
        guard()
    ))
}

/// Words without their breaks.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named<'f>(facts: &'f Facts, names: &Names, index: &TextIndex<'_>, change: &Change) -> Vec<Named<'f>> {
    let article = &facts.article.id;
    let named = |kind: &str, id: &str, old: Option<String>, evidence: &'f Evidence| Named {
        path: format!("{kind}/{article}/{id}"),
        words: plain(index.slice(evidence.first().span)),
        old,
        evidence,
    };
    let old = |label: Option<&String>, date: Option<&Edtf>| match change {
        Change::Relabel(_) => label.cloned(),
        Change::Retime(_) => date.map(|d| d.as_str().to_owned()),
        _ => None,
    };
    let events = facts
        .events
        .iter()
        .map(|e| named("event", names.event(&e.id), old(Some(&e.label), e.date.as_ref()), &e.evidence));
    let ties = facts
        .relationships
        .iter()
        .map(|r| named("relationship", names.relationship(&r.id), old(None, r.date.as_ref()), &r.evidence));
    let claims = facts.claims.iter().map(|c| named("claim", names.claim(&c.id), None, &c.parts));
    let roles = facts.roles.iter().enumerate().map(|(n, r)| named("role", names.role(n), None, &r.evidence));
    events.chain(ties).chain(claims).chain(roles).collect()
}
