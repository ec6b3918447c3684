//! What a shape is: targets, path, constraints.

use super::path::Path;
use super::report::Severity;
use crate::store::TermId;
use regex::Regex;
use std::collections::HashSet;

/// The number of a shape in its [`Shapes`].
pub(super) type ShapeId = usize;

/// All shapes of a file.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    pub all: Vec<Shape>,
    /// `rdf:type` and `rdfs:subClassOf`.
    pub a: TermId,
    pub sub_class_of: TermId,
}

/// A node shape, or with a path a property shape.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub node: TermId,
    /// The nearest shape around it that has an IRI.
    pub named: TermId,
    pub path: Option<Path>,
    pub targets: Vec<Target>,
    pub constraints: Vec<Constraint>,
    pub severity: Severity,
    pub message: Option<String>,
    pub deactivated: bool,
}

/// Which nodes a shape is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    Class(TermId),
    Node(TermId),
    SubjectsOf(TermId),
    ObjectsOf(TermId),
}

/// Which end of a range a bound is, and whether it belongs to the range.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bound {
    MinExclusive,
    MinInclusive,
    MaxExclusive,
    MaxInclusive,
}

/// How several shapes are joined.
#[derive(Clone, Copy, Debug)]
pub(super) enum Join {
    And,
    Or,
    Xone,
}

/// One promise.
#[derive(Debug)]
pub(super) enum Constraint {
    Class(TermId),
    Datatype(TermId),
    /// Whether an IRI, a blank node, a literal will do.
    NodeKind([bool; 3]),
    MinCount(usize),
    MaxCount(usize),
    Range(Bound, TermId),
    MinLength(usize),
    MaxLength(usize),
    Pattern(Regex),
    LanguageIn(Vec<String>),
    UniqueLang,
    Equals(TermId),
    Disjoint(TermId),
    /// Less than, or with `true` less than or equal to, the values of a property.
    LessThan(TermId, bool),
    Not(ShapeId),
    Join(Join, Vec<ShapeId>),
    Node(ShapeId),
    Property(ShapeId),
    Qualified {
        shape: ShapeId,
        others: Vec<ShapeId>,
        min: Option<usize>,
        max: Option<usize>,
    },
    /// The properties that a node may have.
    Closed(HashSet<TermId>),
    HasValue(TermId),
    In(HashSet<TermId>),
}

impl Constraint {
    /// The parameter that it is written by, which names its component: `minCount` for `sh:MinCountConstraintComponent`.
    pub fn name(&self) -> &'static str {
        match self {
            Constraint::Class(_) => "class",
            Constraint::Datatype(_) => "datatype",
            Constraint::NodeKind(_) => "nodeKind",
            Constraint::MinCount(_) => "minCount",
            Constraint::MaxCount(_) => "maxCount",
            Constraint::Range(Bound::MinExclusive, _) => "minExclusive",
            Constraint::Range(Bound::MinInclusive, _) => "minInclusive",
            Constraint::Range(Bound::MaxExclusive, _) => "maxExclusive",
            Constraint::Range(Bound::MaxInclusive, _) => "maxInclusive",
            Constraint::MinLength(_) => "minLength",
            Constraint::MaxLength(_) => "maxLength",
            Constraint::Pattern(_) => "pattern",
            Constraint::LanguageIn(_) => "languageIn",
            Constraint::UniqueLang => "uniqueLang",
            Constraint::Equals(_) => "equals",
            Constraint::Disjoint(_) => "disjoint",
            Constraint::LessThan(_, false) => "lessThan",
            Constraint::LessThan(_, true) => "lessThanOrEquals",
            Constraint::Not(_) => "not",
            Constraint::Join(Join::And, _) => "and",
            Constraint::Join(Join::Or, _) => "or",
            Constraint::Join(Join::Xone, _) => "xone",
            Constraint::Node(_) => "node",
            Constraint::Property(_) => "property",
            Constraint::Qualified { min: Some(_), .. } => "qualifiedMinCount",
            Constraint::Qualified { .. } => "qualifiedMaxCount",
            Constraint::Closed(_) => "closed",
            Constraint::HasValue(_) => "hasValue",
            Constraint::In(_) => "in",
        }
    }
}
