//! Each fact has evidence of its own article, each reference has a target, each date its bounds.

use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::facts::{Edtf, EntityKind};
use crate::rdf::Office;
use crate::store::TermId;
use std::collections::HashSet;

pub(super) fn check(view: &View, found: &mut Findings) {
    for rows in view.groups() {
        let [subject, graph, ..] = rows[0];
        match view.place(graph) {
            Place::Article(article) | Place::Claim(article, _) => {
                at_home(view, rows, article, found);
                if is_fact(view, rows) {
                    found.checked.facts += 1;
                    grounded(view, rows, article, found);
                }
                dates(view, rows, found);
            }
            Place::Background if !view.stated.contains(&subject) => {
                found.fail(Rule::NodeDangling, view.name(subject), "has background facts and no type");
            }
            _ => {}
        }
    }
    references(view, found);
    short_forms(view, found);
}

/// Whether the rows describe something that was found in a text.
fn is_fact(view: &View, rows: Rows<'_>) -> bool {
    let w = &view.words;
    let classes =
        [w.person, w.country, w.organization, w.place, w.membership, w.event, w.relationship, w.claim];
    objects(rows, w.a).any(|class| classes.contains(&class))
}

/// What is named after an article stands in that article's graphs.
fn at_home(view: &View, rows: Rows<'_>, article: &str, found: &mut Findings) {
    let Some((kind, rest)) = view.path(rows[0][0]).and_then(|p| p.split_once('/')) else { return };
    let owner = match kind {
        "event" | "relationship" | "role" | "tenure" | "claim" | "identification" => {
            rest.rsplit_once('/').map_or(rest, |(owner, _)| owner)
        }
        "article" => rest.split_once('#').map_or(rest, |(owner, _)| owner),
        "extraction" => rest,
        _ => return,
    };
    if owner != article {
        let message = format!("is of article {owner} and stands in a graph of {article}");
        found.fail(Rule::GraphForeign, view.name(rows[0][0]), message);
    }
}

/// Evidence, rule and extraction.
fn grounded(view: &View, rows: Rows<'_>, article: &str, found: &mut Findings) {
    let words = &view.words;
    let name = || view.name(rows[0][0]);
    let mut spans = objects(rows, words.evidence).peekable();
    if spans.peek().is_none() {
        found.fail(Rule::FactEvidence, name(), format!("points at no words of {article}"));
    }
    for span in spans {
        let path = view.path(span).and_then(|p| p.strip_prefix("article/")).and_then(|p| p.split_once('#'));
        if path.is_none_or(|(owner, _)| owner != article) {
            let message = format!("rests on {}, which is no span of {article}", view.name(span));
            found.fail(Rule::FactEvidence, name(), message);
        }
    }
    if objects(rows, words.rule).next().is_none() {
        found.fail(Rule::FactRule, name(), "names no rule that found it");
    }
    let extraction = view.terms.find(&view.base.extraction(article).into());
    // A program generates what is told of a country, and not the country.
    let entity = [words.person, words.country, words.organization, words.place];
    let entity = objects(rows, words.a).any(|class| entity.contains(&class));
    let (due, strange) =
        if entity { (words.extracted, words.generated) } else { (words.generated, words.extracted) };
    if !objects(rows, due).any(|e| Some(e) == extraction) || objects(rows, strange).next().is_some() {
        let how = if entity { "extracted" } else { "generated" };
        found.fail(Rule::FactExtraction, name(), format!("is not {how} by the extraction of {article}"));
    }
}

/// Whether the bounds are those of the date.
fn dates(view: &View, rows: Rows<'_>, found: &mut Findings) {
    let words = &view.words;
    let texts = |predicate| objects(rows, predicate).filter_map(|o| view.terms.text(o)).collect::<Vec<_>>();
    let (dates, earliest, latest) = (texts(words.date), texts(words.earliest), texts(words.latest));
    let name = || view.name(rows[0][0]);
    let [date] = dates.as_slice() else {
        if !dates.is_empty() {
            found.fail(Rule::DateForm, name(), format!("has {} dates", dates.len()));
        } else if !earliest.is_empty() || !latest.is_empty() {
            found.fail(Rule::DateBounds, name(), "has bounds and no date");
        }
        return;
    };
    let Ok(value) = Edtf::parse(date) else {
        found.fail(Rule::DateForm, name(), format!("its date `{date}` is no EDTF value"));
        return;
    };
    for (term, says, is) in
        [("sm:earliest", earliest, value.earliest()), ("sm:latest", latest, value.latest())]
    {
        let is: Vec<String> = is.iter().map(ToString::to_string).collect();
        if says != is {
            let or_none = |v: String| if v.is_empty() { "nothing".to_owned() } else { v };
            let (says, is) = (or_none(says.join(", ")), or_none(is.join(", ")));
            let message = format!("its {term} is {says}; the date {date} gives {is}");
            found.fail(Rule::DateBounds, name(), message);
        }
    }
}

/// Whether each node of ours that is referred to is described, where it can be seen.
fn references(view: &View, found: &mut Findings) {
    let words = &view.words;
    let mut known: HashSet<TermId> = HashSet::new();
    for [subject, graph, predicate, object] in &view.quads {
        let loose = [
            words.content_graph,
            words.invalidated,
            words.object,
            words.corrects,
            words.becomes,
            words.different,
        ];
        if loose.contains(predicate) || known.contains(object) {
            continue;
        }
        let Some(path) = view.path(*object) else { continue };
        let claimed = view.place(*graph).is_claim() && view.claimed.contains(object);
        if view.stated.contains(object) {
            known.insert(*object);
        } else if !claimed {
            let message = format!("{} refers to it, and nothing describes it", view.name(*subject));
            found.fail(Rule::NodeDangling, path, message);
        }
    }
    for rows in view.groups() {
        let subject = rows[0][0];
        let claimed = view.place(rows[0][1]).is_claim() && view.claimed.contains(&subject);
        if !view.stated.contains(&subject) && !claimed {
            found.fail(Rule::NodeDangling, view.name(subject), "is spoken of and has no type");
        }
    }
}

/// Whether each short form has the node that it is short for, in the same graph.
fn short_forms(view: &View, found: &mut Findings) {
    let backing = Backing::collect(view);
    let said: HashSet<[TermId; 4]> = view.quads.iter().map(|[s, g, p, o]| [*g, *p, *s, *o]).collect();
    for form in backing.due.difference(&said) {
        let [_, predicate, subject, object] = form.map(|t| view.name(t));
        let p = predicate.rsplit('#').next().unwrap_or(&predicate);
        found.fail(Rule::FactShort, subject, format!("lacks {p} {object}, which its graph bears out"));
    }
    for [subject, graph, predicate, object] in &view.quads {
        if view.place(*graph).article().is_none() {
            continue;
        }
        let claims = [*graph, *predicate, *subject, *object];
        let short = backing.predicates.contains(predicate);
        let leader = *predicate == view.words.a && *object == view.words.leader;
        if (short && !backing.triples.contains(&claims))
            || (leader && !backing.triples.contains(&[*graph, view.words.leader, *subject, 0]))
        {
            let (p, o) = (view.name(*predicate), view.name(*object));
            let message =
                format!("nothing in its graph bears out that it {} {o}", p.rsplit('#').next().unwrap_or(&p));
            found.fail(Rule::FactUnbacked, view.name(*subject), message);
        }
    }
}

/// The short forms that the nodes of each graph give: graph, predicate, subject, object.
struct Backing {
    predicates: HashSet<TermId>,
    triples: HashSet<[TermId; 4]>,
    /// Those that must be there.
    due: HashSet<[TermId; 4]>,
}

impl Backing {
    fn collect(view: &View) -> Backing {
        let w = &view.words;
        let mut predicates: HashSet<TermId> = w.short_forms.iter().map(|f| f.0).collect();
        predicates.extend([w.met_with, w.leads]);
        let (mut triples, mut due) = (HashSet::new(), HashSet::new());
        let is_kind = |node: TermId, kind: &str| view.path(node).is_some_and(|p| p.starts_with(kind));
        for rows in view.groups() {
            let graph = rows[0][1];
            let is = |class| says(rows, w.a, class);
            if (is(w.meeting) || is(w.summit) || is(w.call)) && says(rows, w.status, w.occurred) {
                for a in objects(rows, w.actor) {
                    triples.extend(objects(rows, w.actor).map(|b| [graph, w.met_with, a, b]));
                    let people = |b: &TermId| *b != a && is_kind(a, "person/") && is_kind(*b, "person/");
                    due.extend(objects(rows, w.actor).filter(people).map(|b| [graph, w.met_with, a, b]));
                }
            } else if is(w.relationship) {
                for (form, _, symmetric) in w.short_forms.iter().filter(|f| says(rows, w.kind, f.1)) {
                    for (from, to) in
                        objects(rows, w.from).flat_map(|a| objects(rows, w.to).map(move |b| (a, b)))
                    {
                        triples.insert([graph, *form, from, to]);
                        due.insert([graph, *form, from, to]);
                        if *symmetric {
                            triples.insert([graph, *form, to, from]);
                            due.insert([graph, *form, to, from]);
                        }
                    }
                }
            } else if is(w.membership) {
                let texts = |p| objects(rows, p).filter_map(|o| view.terms.text(o));
                let countries = || objects(rows, w.of).filter(|of| is_kind(*of, "country/"));
                let within = countries().next().map(|_| EntityKind::Country);
                let leading = texts(w.title).any(|t| Office::of(t, within).is_some_and(Office::leads));
                let former = texts(w.former).any(|f| f == "true");
                for person in objects(rows, w.member).filter(|_| leading && !former) {
                    due.extend(countries().map(|of| [graph, w.leads, person, of]));
                }
                for person in objects(rows, w.member).filter(|_| leading) {
                    triples.insert([graph, w.leader, person, 0]);
                    triples.extend(countries().filter(|_| !former).map(|of| [graph, w.leads, person, of]));
                }
            }
        }
        Backing { predicates, triples, due }
    }
}
