//! What the rest of a fact gives: labels and kinds of offices, classes of events, datatypes, links between records.
//!
//! None of it needs the text: the writer makes it of other statements, so that whoever alters one of two is found out.

use super::carried::Carried;
use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::facts::{EntityKind, EventKind, ordinal_number};
use crate::rdf::vocabulary::{sm, xsd};
use crate::rdf::{Office, label};
use crate::store::TermId;
use oxigraph::model::Term;
use std::collections::{BTreeMap, HashSet};

/// The datatype of EDTF values.
const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

pub(super) fn check(view: &View, articles: &BTreeMap<&str, Carried<'_>>, found: &mut Findings) {
    let w = &view.words;
    datatypes(view, found);
    // Who leads, by an office of the article's own graph.
    let mut leaders: HashSet<(TermId, TermId)> = HashSet::new();
    let identified: HashSet<(TermId, TermId)> =
        view.quads.iter().filter(|q| q[2] == w.identifies).map(|q| (q[3], q[1])).collect();
    for rows in view.groups() {
        let Some(article) = view.place(rows[0][1]).article() else { continue };
        links(view, article, rows, found);
        let Some(carried) = articles.get(article) else { continue };
        let is = |class| says(rows, w.a, class);
        if is(w.membership) {
            office(view, carried, rows, found);
            leaders.extend(leads(view, rows));
        } else if is(w.relationship) {
            tie(view, carried, rows, found);
        } else if is(w.event) {
            event(view, carried, rows, found);
        } else if is(w.organization) {
            told_apart(view, carried, rows, identified.contains(&(rows[0][0], rows[0][1])), found);
        }
    }
    for rows in view.groups().filter(|rows| says(rows, w.a, w.person)) {
        let led = leaders.contains(&(rows[0][0], rows[0][1]));
        if matches!(view.place(rows[0][1]), Place::Article(_)) && led != says(rows, w.a, w.leader) {
            let message = if led {
                "holds an office that leads a country, and is no sm:Leader"
            } else {
                "is a sm:Leader, and holds no office that leads a country"
            };
            found.fail(Rule::FactShort, view.name(rows[0][0]), message);
        }
    }
}

/// Days are days, and EDTF values are EDTF values.
fn datatypes(view: &View, found: &mut Findings) {
    let w = &view.words;
    let date = xsd("date");
    for [subject, _, predicate, object] in &view.quads {
        let wanted = match *predicate {
            p if [w.earliest, w.latest, w.as_of, w.published].contains(&p) => date.as_str(),
            p if p == w.date => EDTF,
            _ => continue,
        };
        let Term::Literal(literal) = view.terms.term(*object) else { continue };
        if literal.datatype().as_str() != wanted {
            let message = format!("has “{}” as <{}>", literal.value(), literal.datatype().as_str());
            found.fail(Rule::DateForm, view.name(*subject), message);
        }
    }
}

/// Records of an article name it and no other; a claim's graph is that of its own claim.
fn links(view: &View, article: &str, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let path = view.path(rows[0][0]).unwrap_or_default();
    let own = format!("article/{article}");
    let wanted = match path.split_once('/') {
        // It uses model and rules besides.
        Some(("extraction", _)) => {
            let articles =
                objects(rows, w.used).filter(|o| view.path(*o).is_some_and(|p| p.starts_with("article/")));
            let other = articles.filter(|o| view.path(*o) != Some(&own)).map(|o| view.name(o)).next();
            if let Some(other) = other {
                let message = format!("is told to have read {other}");
                found.fail(Rule::FactExtraction, view.name(rows[0][0]), message);
            }
            return;
        }
        Some(("claim", _)) if says(rows, w.a, w.claim) => (w.part_of, own),
        Some(("graph", rest)) if rest.starts_with("claim/") => (w.quoted_from, rest.to_owned()),
        Some(("graph", rest)) if rest.starts_with("article/") => (w.derived_from, own),
        _ => return,
    };
    let mut said = objects(rows, wanted.0);
    if said.next().and_then(|o| view.path(o)) != Some(&wanted.1) || said.next().is_some() {
        let message = format!("is not told to be of {} alone", wanted.1);
        found.fail(Rule::GraphDescribed, view.name(rows[0][0]), message);
    }
}

/// What an entity is called in its article.
fn called<'v>(view: &'v View, carried: &Carried<'_>, node: TermId) -> Option<&'v str> {
    let w = &view.words;
    let mut rows = view.about(node).iter().filter(|q| q[1] == carried.graph && q[2] == w.label);
    rows.next().and_then(|q| view.terms.text(q[3]))
}

fn kind_of(view: &View, node: TermId) -> Option<EntityKind> {
    Some(match view.path(node)?.split_once('/')?.0 {
        "person" => EntityKind::Person,
        "country" => EntityKind::Country,
        "organization" => EntityKind::Organization,
        "place" => EntityKind::Place,
        _ => return None,
    })
}

/// The kind of a membership's office, by its title.
fn office_of(view: &View, rows: Rows<'_>) -> Option<Office> {
    let w = &view.words;
    let title = objects(rows, w.title).find_map(|t| view.terms.text(t)).unwrap_or_default();
    Office::of(title, objects(rows, w.of).next().and_then(|of| kind_of(view, of)))
}

/// The member that an office of the article's own graph makes a leader, with that graph.
fn leads(view: &View, rows: Rows<'_>) -> Option<(TermId, TermId)> {
    let w = &view.words;
    let own = matches!(view.place(rows[0][1]), Place::Article(_));
    let leads =
        own && office_of(view, rows).is_some_and(Office::leads) && objects(rows, w.of).next().is_some();
    objects(rows, w.member).next().filter(|_| leads).map(|member| (member, rows[0][1]))
}

fn office(view: &View, carried: &Carried<'_>, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let mut fail = |message: String| found.fail(Rule::DetailOffice, view.name(rows[0][0]), message);
    let text = |p| objects(rows, p).find_map(|t| view.terms.text(t));
    let day = carried.published.map(|d| d.to_string());
    if text(w.as_of) != day.as_deref() {
        fail(format!("is told of {}, and its article of {day:?}", text(w.as_of).unwrap_or("no day")));
    }
    let office = office_of(view, rows).map(Office::name);
    let told =
        objects(rows, w.role).next().and_then(|r| view.terms.iri(r)).and_then(|r| r.rsplit('#').next());
    if told != office {
        fail(format!("is an office of the kind {told:?}, and its title tells {office:?}"));
    }
    let all: Vec<TermId> = objects(rows, w.member).chain(objects(rows, w.of)).collect();
    if carried.entity_corrected || all.iter().chain([&rows[0][0]]).any(|n| carried.corrected.contains(n)) {
        return;
    }
    let Some(person) = objects(rows, w.member).next().and_then(|m| called(view, carried, m)) else { return };
    let of = objects(rows, w.of).next().and_then(|o| called(view, carried, o));
    let label = label::role(person, text(w.title).unwrap_or_default(), of, text(w.former) == Some("true"));
    is_called(view, rows, &label, found);
}

fn tie(view: &View, carried: &Carried<'_>, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let side = |p| objects(rows, p).next().and_then(|n| called(view, carried, n));
    let kind =
        objects(rows, w.kind).next().and_then(|k| view.terms.iri(k)).and_then(|k| k.rsplit('#').next());
    if let (Some(from), Some(to), Some(kind), false) =
        (side(w.from), side(w.to), kind, carried.entity_corrected)
    {
        is_called(view, rows, &label::relationship(from, kind, to), found);
    }
}

fn is_called(view: &View, rows: Rows<'_>, label: &str, found: &mut Findings) {
    for other in objects(rows, view.words.label).filter_map(|l| view.terms.text(l)).filter(|l| *l != label) {
        let message = format!("is called “{other}”, and what it says of itself gives “{label}”");
        found.fail(Rule::WordsName, view.name(rows[0][0]), message);
    }
}

/// One kind, and Meeting besides where it is one; tellings of one occurrence are of different voices.
fn event(view: &View, carried: &Carried<'_>, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let kinds: Vec<EventKind> = EventKind::ALL
        .into_iter()
        .filter(|kind| view.terms.find(&sm(kind.name()).into()).is_some_and(|class| says(rows, w.a, class)))
        .collect();
    let one = match kinds[..] {
        [_] => true,
        [a, b] => (a == EventKind::Meeting || b == EventKind::Meeting) && a.is_meeting() && b.is_meeting(),
        _ => false,
    };
    if !one {
        let names: Vec<&str> = kinds.iter().map(|k| k.name()).collect();
        found.fail(Rule::FactKind, view.name(rows[0][0]), format!("is of the kinds {}", names.join(", ")));
    }
    if let ([_, _], false) = (&kinds[..], carried.corrected.contains(&rows[0][0])) {
        let own = kinds.iter().find(|k| **k != EventKind::Meeting).map_or("", |k| k.name());
        for label in objects(rows, w.label).filter_map(|l| view.terms.text(l)).filter(|l| !l.starts_with(own))
        {
            let message = format!("is a {own}, and is called “{label}”");
            found.fail(Rule::WordsName, view.name(rows[0][0]), message);
        }
    }
    let hosts: Vec<TermId> = objects(rows, w.host).collect();
    if kinds[..] == [EventKind::Visit]
        && !hosts.is_empty()
        && objects(rows, w.actor).all(|a| hosts.contains(&a))
    {
        found.fail(Rule::FactKind, view.name(rows[0][0]), "is a visit of nobody but its host");
    }
    let near = carried.around(&carried.spans(view, rows), 300);
    let count = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric()).filter_map(ordinal_number).collect::<Vec<_>>()
    };
    for told in objects(rows, w.ordinal).filter_map(|o| view.terms.text(o)) {
        if !near.iter().flat_map(|text| count(text)).any(|n| n.to_string() == told) {
            let message = format!("is number {told} of its series, and no words near it count so far");
            found.fail(Rule::DetailStatus, view.name(rows[0][0]), message);
        }
    }
    for other in objects(rows, w.same_occurrence).filter(|o| !carried.corrected.contains(o)) {
        if view.about(other).iter().any(|q| q[1] == rows[0][1] && q[2] == w.a) {
            let message =
                format!("is the same as {}, of one voice: they would be one event", view.name(other));
            found.fail(Rule::DetailVoice, view.name(rows[0][0]), message);
        }
    }
}

/// A body whose name many bear, and whose IRI says whose it is, has a record that says why.
fn told_apart(view: &View, carried: &Carried<'_>, rows: Rows<'_>, record: bool, found: &mut Findings) {
    let node = rows[0][0];
    let apart = view.path(node).is_some_and(|p| p.contains('_'));
    // Somebody may say so himself.
    let record = record || rows.iter().any(|q| q[2] == view.words.different);
    if apart && !record && !carried.corrected.contains(&node) {
        let message = "is told apart from others of its name, and no record says why";
        found.fail(Rule::IdentityUnfounded, view.name(node), message);
    }
}
