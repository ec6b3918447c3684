//! Shapes against nodes.

use super::report::{Finding, Report};
use super::shape::{Bound, Constraint, Join, Shape, ShapeId, Shapes, Target};
use super::value;
use crate::query::shorten;
use crate::store::{TermId, Terms, Triples};
use oxigraph::model::Term;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Checks every shape that has targets against every node that these name.
pub(super) fn check(data: &Triples, terms: &Terms, shapes: &Shapes) -> Report {
    let checker = Checker { data, terms, shapes, classes: RefCell::default() };
    let mut findings = Vec::new();
    for shape in shapes.all.iter().filter(|s| !s.targets.is_empty()) {
        for node in checker.focus_nodes(shape) {
            checker.shape(shape, node, &mut findings);
        }
    }
    Report::new(findings)
}

struct Checker<'d> {
    data: &'d Triples,
    terms: &'d Terms,
    shapes: &'d Shapes,
    /// Each class with all that are above it.
    classes: RefCell<HashMap<TermId, HashSet<TermId>>>,
}

impl Checker<'_> {
    fn focus_nodes(&self, shape: &Shape) -> BTreeSet<TermId> {
        let mut nodes = BTreeSet::new();
        for target in &shape.targets {
            match target {
                Target::Node(node) => {
                    nodes.insert(*node);
                }
                Target::Class(class) => {
                    // The types come in the order of their classes: each class is looked at once.
                    for group in self.data.with(self.shapes.a).chunk_by(|a, b| a[1] == b[1]) {
                        if self.is_below(group[0][1], *class) {
                            nodes.extend(group.iter().map(|t| t[2]));
                        }
                    }
                }
                Target::SubjectsOf(p) => nodes.extend(self.data.with(*p).iter().map(|t| t[2])),
                Target::ObjectsOf(p) => nodes.extend(self.data.with(*p).iter().map(|t| t[1])),
            }
        }
        nodes
    }

    /// Whether a class is another, or somewhere below it.
    fn is_below(&self, class: TermId, above: TermId) -> bool {
        if class == above {
            return true;
        }
        let mut classes = self.classes.borrow_mut();
        let all = classes.entry(class).or_insert_with(|| {
            let mut all = HashSet::new();
            let mut open = vec![class];
            while let Some(c) = open.pop() {
                open.extend(self.data.objects(c, self.shapes.sub_class_of).filter(|c| all.insert(*c)));
            }
            all
        });
        all.contains(&above)
    }

    fn is_a(&self, node: TermId, class: TermId) -> bool {
        self.data.objects(node, self.shapes.a).any(|c| self.is_below(c, class))
    }

    /// Whether a node conforms to a shape.
    fn fits(&self, shape: ShapeId, node: TermId) -> bool {
        let mut findings = Vec::new();
        self.shape(&self.shapes.all[shape], node, &mut findings);
        findings.is_empty()
    }

    fn shape(&self, shape: &Shape, focus: TermId, out: &mut Vec<Finding>) {
        if shape.deactivated {
            return;
        }
        let values = shape.path.as_ref().map_or_else(|| vec![focus], |path| path.follow(self.data, focus));
        for constraint in &shape.constraints {
            let mut broken = |value: Option<TermId>, what: String| {
                out.push(self.finding(shape, constraint, focus, value, what));
            };
            match constraint {
                Constraint::Property(id) => {
                    for value in &values {
                        self.shape(&self.shapes.all[*id], *value, out);
                    }
                }
                Constraint::Closed(allowed) => self.closed(shape, constraint, allowed, &values, out),
                Constraint::MinCount(n) if values.len() < *n => {
                    broken(None, format!("wants at least {n} and has {}", values.len()));
                }
                Constraint::MaxCount(n) if values.len() > *n => {
                    broken(None, format!("wants at most {n} and has {}", values.len()));
                }
                Constraint::HasValue(wanted) if !values.contains(wanted) => {
                    broken(None, format!("lacks {}", self.name(*wanted)));
                }
                Constraint::UniqueLang => {
                    for tag in self.repeated_languages(&values) {
                        broken(None, format!("has several values in the language {tag}"));
                    }
                }
                Constraint::Qualified { shape, others, min, max } => {
                    let fits =
                        |v: &&TermId| self.fits(*shape, **v) && !others.iter().any(|o| self.fits(*o, **v));
                    let count = values.iter().filter(fits).count();
                    if min.is_some_and(|min| count < min) || max.is_some_and(|max| count > max) {
                        broken(None, format!("has {count} values of the wanted shape"));
                    }
                }
                Constraint::Equals(p) => {
                    let others: BTreeSet<TermId> = self.data.objects(focus, *p).collect();
                    let values: BTreeSet<TermId> = values.iter().copied().collect();
                    for value in values.symmetric_difference(&others) {
                        broken(Some(*value), format!("is not also a value of {}", self.name(*p)));
                    }
                }
                Constraint::LessThan(p, or_equal) => {
                    for (value, other) in self.unordered(focus, &values, *p, *or_equal) {
                        broken(
                            Some(value),
                            format!("is not before {} of {}", self.name(other), self.name(*p)),
                        );
                    }
                }
                _ => {
                    for value in &values {
                        if let Some(what) = self.value(constraint, focus, *value) {
                            broken(Some(*value), what);
                        }
                    }
                }
            }
        }
    }

    /// What is wrong with one value, for constraints that look at values one by one.
    fn value(&self, constraint: &Constraint, focus: TermId, value: TermId) -> Option<String> {
        let term = self.terms.term(value);
        let wrong = |sound: bool, what: String| (!sound).then_some(what);
        match constraint {
            Constraint::Class(class) => {
                wrong(self.is_a(value, *class), format!("is no {}", self.name(*class)))
            }
            Constraint::Datatype(datatype) => {
                let iri = self.terms.iri(*datatype).unwrap_or_default();
                wrong(value::is_of(term, iri), format!("is no {}", self.name(*datatype)))
            }
            Constraint::NodeKind([iri, blank, literal]) => {
                let sound = match term {
                    Term::NamedNode(_) => *iri,
                    Term::BlankNode(_) => *blank,
                    Term::Literal(_) => *literal,
                };
                wrong(sound, "is of another kind of node".to_owned())
            }
            Constraint::Range(bound, limit) => {
                let order = value::compare(term, self.terms.term(*limit));
                let sound = order.is_some_and(|o| match bound {
                    Bound::MinExclusive => o.is_gt(),
                    Bound::MinInclusive => o.is_ge(),
                    Bound::MaxExclusive => o.is_lt(),
                    Bound::MaxInclusive => o.is_le(),
                });
                wrong(sound, format!("is beyond {}", self.name(*limit)))
            }
            Constraint::MinLength(n) => {
                let length = value::text(term).map(|t| t.chars().count());
                wrong(length.is_some_and(|l| l >= *n), format!("is shorter than {n}"))
            }
            Constraint::MaxLength(n) => {
                let length = value::text(term).map(|t| t.chars().count());
                wrong(length.is_some_and(|l| l <= *n), format!("is longer than {n}"))
            }
            Constraint::Pattern(regex) => {
                let sound = value::text(term).is_some_and(|t| regex.is_match(t));
                wrong(sound, format!("does not match {regex}"))
            }
            Constraint::LanguageIn(tags) => {
                let tag = language(term);
                let range = |r: &String| {
                    tag.as_ref().is_some_and(|t| {
                        t == r || t.strip_prefix(r.as_str()).is_some_and(|t| t.starts_with('-'))
                    })
                };
                wrong(tags.iter().any(range), "is in another language".to_owned())
            }
            Constraint::Disjoint(p) => {
                wrong(!self.data.contains(focus, *p, value), format!("is also a value of {}", self.name(*p)))
            }
            Constraint::Not(shape) => {
                wrong(!self.fits(*shape, value), "is of a shape that it must not have".to_owned())
            }
            Constraint::Node(shape) => {
                wrong(self.fits(*shape, value), "is not of the wanted shape".to_owned())
            }
            Constraint::Join(join, shapes) => {
                let fit = shapes.iter().filter(|s| self.fits(**s, value)).count();
                let sound = match join {
                    Join::And => fit == shapes.len(),
                    Join::Or => fit > 0,
                    Join::Xone => fit == 1,
                };
                wrong(sound, format!("is of {fit} of {} shapes", shapes.len()))
            }
            Constraint::In(all) => {
                wrong(all.contains(&value), "is none of the values that are allowed".to_owned())
            }
            _ => None,
        }
    }

    fn closed(
        &self,
        shape: &Shape,
        constraint: &Constraint,
        allowed: &HashSet<TermId>,
        values: &[TermId],
        out: &mut Vec<Finding>,
    ) {
        for value in values {
            for [_, predicate, object] in self.data.about(*value) {
                if !allowed.contains(predicate) {
                    let what = format!("may not have {}", self.name(*predicate));
                    let mut finding = self.finding(shape, constraint, *value, Some(*object), what);
                    finding.at(*predicate, self.terms, &|id| self.name(id));
                    out.push(finding);
                }
            }
        }
    }

    fn repeated_languages(&self, values: &[TermId]) -> Vec<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for tag in values.iter().filter_map(|v| language(self.terms.term(*v))) {
            *counts.entry(tag).or_default() += 1;
        }
        counts.into_iter().filter(|(_, n)| *n > 1).map(|(tag, _)| tag).collect()
    }

    /// Pairs of a value and a value of the other property that are in the wrong order or in none.
    fn unordered(
        &self,
        focus: TermId,
        values: &[TermId],
        p: TermId,
        or_equal: bool,
    ) -> Vec<(TermId, TermId)> {
        let mut pairs = Vec::new();
        for value in values {
            for other in self.data.objects(focus, p) {
                let order = value::compare(self.terms.term(*value), self.terms.term(other));
                if !order.is_some_and(|o| o.is_lt() || (or_equal && o.is_eq())) {
                    pairs.push((*value, other));
                }
            }
        }
        pairs
    }

    fn finding(
        &self,
        shape: &Shape,
        constraint: &Constraint,
        focus: TermId,
        value: Option<TermId>,
        what: String,
    ) -> Finding {
        Finding::new(self.terms, shape, constraint.name(), focus, value, what, &|id| self.name(id))
    }

    fn name(&self, id: TermId) -> String {
        match self.terms.term(id) {
            Term::NamedNode(node) => shorten(node.as_str()),
            Term::Literal(literal) => format!("“{}”", literal.value()),
            Term::BlankNode(_) => "a node without a name".to_owned(),
        }
    }
}

fn language(term: &Term) -> Option<String> {
    match term {
        Term::Literal(literal) => literal.language().map(str::to_lowercase),
        _ => None,
    }
}
