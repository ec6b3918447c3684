//! From Turtle to shapes. A component that we do not have is an error, never a silence.

use super::path::{Path, RDF_NIL};
use super::report::Severity;
use super::shape::{Bound, Constraint, Join, Shape, ShapeId, Shapes, Target};
use crate::rdf::vocabulary::{owl, rdf, rdfs};
use crate::store::{TermId, Terms, Triples};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, Term, Triple};
use std::collections::{BTreeSet, HashMap};

/// The namespace of SHACL.
pub(super) const SH: &str = "http://www.w3.org/ns/shacl#";

/// What else may stand on a shape: it does not constrain, or goes with another parameter.
const OTHERS: [&str; 17] = [
    "path",
    "targetClass",
    "targetNode",
    "targetSubjectsOf",
    "targetObjectsOf",
    "message",
    "severity",
    "deactivated",
    "flags",
    "ignoredProperties",
    "qualifiedMinCount",
    "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint",
    "name",
    "description",
    "order",
    "group",
];

/// Why shapes were refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShapesError {
    /// Not Turtle.
    #[error("the shapes do not parse: {0}")]
    Syntax(String),
    /// A parameter beyond SHACL Core, or misspelt.
    #[error(
        "{shape} uses sh:{parameter}, which is not of SHACL Core; take it out, or validate with a tool that has it"
    )]
    Unsupported {
        /// Which shape.
        shape: String,
        /// What it uses.
        parameter: String,
    },
    /// A parameter whose value makes no sense.
    #[error("{shape}: {what}")]
    Malformed {
        /// Which shape.
        shape: String,
        /// What is wrong.
        what: String,
    },
    /// The store failed.
    #[error("{0}")]
    Store(String),
}

/// Reads all shapes that have a type or a target, and those that they refer to.
pub(super) fn shapes(turtle: &str, terms: &mut Terms) -> Result<Shapes, ShapesError> {
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let triples = parser.for_slice(turtle).map(|q| q.map(|q| terms.triple(Triple::from(q))));
    let triples = triples
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| ShapesError::Syntax(e.to_string().replace('\n', " ")))?;
    let a = terms.node(rdf("type"));
    let words =
        ["NodeShape", "PropertyShape"].map(|n| terms.node(NamedNode::new_unchecked(format!("{SH}{n}"))));
    let classes = [terms.node(rdfs("Class")), terms.node(owl("Class"))];
    let sub_class_of = terms.node(rdfs("subClassOf"));
    let graph = Triples::new(triples);
    let mut reader = Reader {
        terms,
        graph,
        known: HashMap::new(),
        open: Vec::new(),
        out: Shapes { a, sub_class_of, ..Shapes::default() },
    };
    let mut roots = BTreeSet::new();
    for class in words {
        roots.extend(reader.graph.subjects(a, class));
    }
    for name in ["targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"] {
        if let Some(predicate) = reader.word(name) {
            roots.extend(reader.graph.with(predicate).iter().map(|t| t[2]));
        }
    }
    for root in roots {
        let id = reader.shape(root, root)?;
        // A shape that is a class as well is about its instances.
        if classes.iter().any(|class| reader.graph.contains(root, a, *class)) {
            reader.out.all[id].targets.push(Target::Class(root));
        }
    }
    Ok(reader.out)
}

/// Reads shapes out of a graph.
pub(super) struct Reader<'t> {
    pub terms: &'t Terms,
    graph: Triples,
    known: HashMap<TermId, ShapeId>,
    /// The shapes that are being read, so that one that refers to itself is noticed.
    open: Vec<TermId>,
    out: Shapes,
}

impl Reader<'_> {
    fn word(&self, name: &str) -> Option<TermId> {
        self.terms.find(&NamedNode::new_unchecked(format!("{SH}{name}")).into())
    }

    /// The values of a SHACL parameter.
    fn values(&self, node: TermId, name: &str) -> Vec<TermId> {
        self.word(name).map(|p| self.graph.objects(node, p).collect()).unwrap_or_default()
    }

    /// The first value of a SHACL parameter.
    pub fn value(&self, node: TermId, name: &str) -> Option<TermId> {
        self.values(node, name).first().copied()
    }

    pub fn malformed(&self, shape: TermId, what: &str) -> ShapesError {
        ShapesError::Malformed { shape: self.show(shape), what: what.to_owned() }
    }

    /// A shape by its IRI, or by the path that it is about.
    fn show(&self, shape: TermId) -> String {
        let named =
            self.open.iter().rev().chain(std::iter::once(&shape)).find(|n| self.terms.iri(**n).is_some());
        match self.terms.iri(shape) {
            Some(iri) => format!("shape <{iri}>"),
            None => match named {
                Some(around) => format!("a shape inside <{}>", self.terms.iri(*around).unwrap_or_default()),
                None => "a shape without a name".to_owned(),
            },
        }
    }

    /// The members of an RDF list.
    pub fn list(&self, head: TermId, shape: TermId) -> Result<Vec<TermId>, ShapesError> {
        let find = |name| self.terms.find(&rdf(name).into());
        let mut items = Vec::new();
        let mut node = head;
        while self.terms.iri(node) != Some(RDF_NIL) {
            let value = |p: Option<TermId>| p.and_then(|p| self.graph.objects(node, p).next());
            let (Some(first), Some(rest)) = (value(find("first")), value(find("rest"))) else {
                return Err(self.malformed(shape, "a list is missing or not closed"));
            };
            items.push(first);
            node = rest;
            if items.len() > self.graph.len() {
                return Err(self.malformed(shape, "a list runs in a circle"));
            }
        }
        Ok(items)
    }

    /// Reads a shape, once; `around` is the nearest shape with an IRI.
    fn shape(&mut self, node: TermId, around: TermId) -> Result<ShapeId, ShapesError> {
        if self.open.contains(&node) {
            return Err(self.malformed(node, "refers to itself, which SHACL leaves open"));
        }
        if let Some(id) = self.known.get(&node) {
            return Ok(*id);
        }
        let named = if self.terms.iri(node).is_some() { node } else { around };
        self.open.push(node);
        self.known_parameters(node)?;
        let path = self.value(node, "path").map(|p| Path::read(self, p, node)).transpose()?;
        let mut shape = Shape { node, named, path, ..Shape::default() };
        for (name, target) in [
            ("targetClass", Target::Class as fn(TermId) -> Target),
            ("targetNode", Target::Node),
            ("targetSubjectsOf", Target::SubjectsOf),
            ("targetObjectsOf", Target::ObjectsOf),
        ] {
            shape.targets.extend(self.values(node, name).into_iter().map(target));
        }
        shape.message = self.message(node);
        shape.deactivated = self.is_true(node, "deactivated");
        if let Some(severity) = self.value(node, "severity") {
            let name = self.terms.iri(severity).and_then(|iri| iri.strip_prefix(SH)).unwrap_or_default();
            shape.severity = Severity::named(name).ok_or_else(|| {
                self.malformed(node, "its sh:severity is none of sh:Violation, sh:Warning, sh:Info")
            })?;
        }
        shape.constraints = self.constraints(node, named)?;
        self.open.pop();
        let id = self.out.all.len();
        self.out.all.push(shape);
        self.known.insert(node, id);
        Ok(id)
    }

    /// Refuses a parameter that is not one of SHACL Core's.
    fn known_parameters(&self, node: TermId) -> Result<(), ShapesError> {
        for [_, predicate, _] in self.graph.about(node) {
            if let Some(name) = self.terms.iri(*predicate).and_then(|iri| iri.strip_prefix(SH))
                && !OTHERS.contains(&name)
                && !PARAMETERS.contains(&name)
            {
                return Err(ShapesError::Unsupported { shape: self.show(node), parameter: name.to_owned() });
            }
        }
        Ok(())
    }

    /// The message in English, or in no language, or the first.
    fn message(&self, node: TermId) -> Option<String> {
        let messages = self.values(node, "message");
        let language = |id: &TermId| match self.terms.term(*id) {
            Term::Literal(l) => l.language().unwrap_or("en").to_owned(),
            _ => String::new(),
        };
        let best = messages.iter().find(|m| language(m).starts_with("en")).or(messages.first())?;
        self.terms.text(*best).map(str::to_owned)
    }

    fn is_true(&self, node: TermId, name: &str) -> bool {
        self.value(node, name).and_then(|v| self.terms.text(v)).is_some_and(|t| t == "true" || t == "1")
    }

    fn constraints(&mut self, node: TermId, named: TermId) -> Result<Vec<Constraint>, ShapesError> {
        let mut all = Vec::new();
        for name in PARAMETERS {
            for value in self.values(node, name) {
                if let Some(constraint) = self.constraint(node, named, name, value)? {
                    all.push(constraint);
                }
            }
        }
        if let Some(value) = self.value(node, "qualifiedValueShape") {
            all.extend(self.qualified(node, named, value)?);
        }
        Ok(all)
    }

    fn constraint(
        &mut self,
        node: TermId,
        named: TermId,
        name: &str,
        value: TermId,
    ) -> Result<Option<Constraint>, ShapesError> {
        let count = |reader: &Self| reader.count(node, name, value);
        Ok(Some(match name {
            "class" => Constraint::Class(value),
            "datatype" => Constraint::Datatype(value),
            "nodeKind" => Constraint::NodeKind(self.node_kind(node, value)?),
            "minCount" => Constraint::MinCount(count(self)?),
            "maxCount" => Constraint::MaxCount(count(self)?),
            "minLength" => Constraint::MinLength(count(self)?),
            "maxLength" => Constraint::MaxLength(count(self)?),
            "minExclusive" => Constraint::Range(Bound::MinExclusive, value),
            "minInclusive" => Constraint::Range(Bound::MinInclusive, value),
            "maxExclusive" => Constraint::Range(Bound::MaxExclusive, value),
            "maxInclusive" => Constraint::Range(Bound::MaxInclusive, value),
            "pattern" => Constraint::Pattern(self.pattern(node, value)?),
            "languageIn" => {
                let tags = self.list(value, node)?;
                Constraint::LanguageIn(
                    tags.into_iter().filter_map(|t| self.terms.text(t).map(str::to_lowercase)).collect(),
                )
            }
            "uniqueLang" => return Ok(self.is_true(node, name).then_some(Constraint::UniqueLang)),
            "equals" => Constraint::Equals(value),
            "disjoint" => Constraint::Disjoint(value),
            "lessThan" => Constraint::LessThan(value, false),
            "lessThanOrEquals" => Constraint::LessThan(value, true),
            "not" => Constraint::Not(self.shape(value, named)?),
            "and" => Constraint::Join(Join::And, self.members(value, node, named)?),
            "or" => Constraint::Join(Join::Or, self.members(value, node, named)?),
            "xone" => Constraint::Join(Join::Xone, self.members(value, node, named)?),
            "node" => Constraint::Node(self.shape(value, named)?),
            "property" => {
                let id = self.shape(value, named)?;
                if self.out.all[id].path.is_none() {
                    return Err(self.malformed(value, "is a property shape without sh:path"));
                }
                Constraint::Property(id)
            }
            "closed" => return self.is_true(node, name).then(|| self.closed(node)).transpose(),
            "hasValue" => Constraint::HasValue(value),
            "in" => Constraint::In(self.list(value, node)?.into_iter().collect()),
            _ => return Ok(None),
        }))
    }

    fn members(&mut self, list: TermId, node: TermId, named: TermId) -> Result<Vec<ShapeId>, ShapesError> {
        self.list(list, node)?.into_iter().map(|member| self.shape(member, named)).collect()
    }

    fn count(&self, node: TermId, name: &str, value: TermId) -> Result<usize, ShapesError> {
        let number = self.terms.text(value).and_then(|t| t.parse().ok());
        number.ok_or_else(|| self.malformed(node, &format!("its sh:{name} is no whole number")))
    }

    fn node_kind(&self, node: TermId, value: TermId) -> Result<[bool; 3], ShapesError> {
        let name = self.terms.iri(value).and_then(|iri| iri.strip_prefix(SH)).unwrap_or_default();
        Ok(match name {
            "IRI" => [true, false, false],
            "BlankNode" => [false, true, false],
            "Literal" => [false, false, true],
            "BlankNodeOrIRI" => [true, true, false],
            "IRIOrLiteral" => [true, false, true],
            "BlankNodeOrLiteral" => [false, true, true],
            _ => return Err(self.malformed(node, "its sh:nodeKind is none of SHACL's six")),
        })
    }

    fn pattern(&self, node: TermId, value: TermId) -> Result<regex::Regex, ShapesError> {
        let text = self.terms.text(value).unwrap_or_default();
        let flags = self.value(node, "flags").and_then(|f| self.terms.text(f)).unwrap_or_default();
        let mut builder = match flags.contains('q') {
            true => regex::RegexBuilder::new(&regex::escape(text)),
            false => regex::RegexBuilder::new(text),
        };
        builder.case_insensitive(flags.contains('i')).dot_matches_new_line(flags.contains('s'));
        builder.multi_line(flags.contains('m')).ignore_whitespace(flags.contains('x'));
        builder
            .build()
            .map_err(|_| self.malformed(node, &format!("its sh:pattern `{text}` is no regular expression")))
    }

    /// The properties that a closed shape allows.
    fn closed(&self, node: TermId) -> Result<Constraint, ShapesError> {
        let mut allowed: std::collections::HashSet<TermId> =
            self.values(node, "property").into_iter().filter_map(|p| self.value(p, "path")).collect();
        if let Some(list) = self.value(node, "ignoredProperties") {
            allowed.extend(self.list(list, node)?);
        }
        Ok(Constraint::Closed(allowed))
    }

    /// One constraint for the least and one for the greatest count.
    fn qualified(
        &mut self,
        node: TermId,
        named: TermId,
        value: TermId,
    ) -> Result<Vec<Constraint>, ShapesError> {
        let shape = self.shape(value, named)?;
        let mut others = Vec::new();
        if self.is_true(node, "qualifiedValueShapesDisjoint") {
            let parents: Vec<TermId> =
                self.word("property").map(|p| self.graph.subjects(p, node).collect()).unwrap_or_default();
            let siblings: Vec<TermId> =
                parents.into_iter().flat_map(|p| self.values(p, "property")).collect();
            for sibling in siblings {
                if let Some(other) = self.value(sibling, "qualifiedValueShape").filter(|o| *o != value) {
                    others.push(self.shape(other, named)?);
                }
            }
        }
        let mut all = Vec::new();
        for name in ["qualifiedMinCount", "qualifiedMaxCount"] {
            if let Some(bound) = self.value(node, name) {
                let count = Some(self.count(node, name, bound)?);
                let (min, max) = if name == "qualifiedMinCount" { (count, None) } else { (None, count) };
                all.push(Constraint::Qualified { shape, others: others.clone(), min, max });
            }
        }
        Ok(all)
    }
}

/// The parameters that constrain.
const PARAMETERS: [&str; 28] = [
    "class",
    "datatype",
    "nodeKind",
    "minCount",
    "maxCount",
    "minExclusive",
    "minInclusive",
    "maxExclusive",
    "maxInclusive",
    "minLength",
    "maxLength",
    "pattern",
    "languageIn",
    "uniqueLang",
    "equals",
    "disjoint",
    "lessThan",
    "lessThanOrEquals",
    "not",
    "and",
    "or",
    "xone",
    "node",
    "property",
    "closed",
    "hasValue",
    "in",
    "qualifiedValueShape",
];
