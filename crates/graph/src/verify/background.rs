//! Background facts are the gazetteer's, those of what the articles speak of, and no others.

use super::view::{Place, View, objects};
use super::{Findings, Rule};
use crate::facts::{EntityId, EntityKind};
use crate::rdf;
use std::collections::BTreeSet;

pub(super) fn check(view: &View, found: &mut Findings) {
    let w = &view.words;
    let kinds = [
        (w.person, EntityKind::Person),
        (w.country, EntityKind::Country),
        (w.organization, EntityKind::Organization),
        (w.place, EntityKind::Place),
    ];
    let mut expected: BTreeSet<String> = BTreeSet::new();
    for rows in view.groups().filter(|r| matches!(view.place(r[0][1]), Place::Article(_))) {
        let text = |p| objects(rows, p).find_map(|o| view.terms.text(o));
        let id = || EntityId::try_from(view.path(rows[0][0])?.to_owned()).ok();
        let kind = kinds.iter().find(|k| objects(rows, w.a).any(|c| c == k.0)).map(|k| k.1);
        if let (Some(kind), Some(id), Some(label)) = (kind, kind.and_then(|_| id()), text(w.label)) {
            let quads = rdf::background(&view.base, kind, &id, label, text(w.iso3));
            expected.extend(quads.iter().map(ToString::to_string));
        }
    }
    let mut said: BTreeSet<String> = BTreeSet::new();
    for [s, g, p, o] in &view.quads {
        if *view.place(*g) == Place::Background {
            let terms = [*s, *p, *o, *g].map(|t| view.terms.term(t).to_string());
            let line = terms.join(" ");
            if !expected.contains(&line) {
                let message = format!("{} {} is no fact of the gazetteer's", view.name(*p), view.name(*o));
                found.fail(Rule::BackgroundStrange, view.name(*s), message);
            }
            said.insert(line);
        }
    }
    for line in expected.difference(&said) {
        let short = line.replace(&view.base.to_string(), "");
        found.fail(Rule::BackgroundMissing, "graph/background", format!("lacks {short}"));
    }
}
