//! JSON-LD as web developers read it: the names of `ontology/context.jsonld`, `type`, truth values and whole numbers of
//! JSON's own, and a list wherever there may be several.
//!
//! **Invariant:** read back with the context, it is the same quads (`tests/python/check_jsonld.py`).

use crate::rdf::CONTEXT;
use crate::rdf::vocabulary::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::Write;

/// Where the context is published; `summitry vocabulary context` prints it.
pub const CONTEXT_IRI: &str = "https://w3id.org/summitry/context.jsonld";

/// How a document says what its names mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum ContextBy {
    /// The context is written out in the document, which can then be read anywhere
    #[default]
    Value,
    /// The document names the context by its IRI, which readers must be able to load
    Iri,
}

/// A node under construction, in the order of reading: id, type, the rest.
pub(super) type Node = Vec<(String, Value)>;

/// What a property is called, and how its values are written.
struct Property {
    name: String,
    /// `@id`, `@vocab` or a datatype.
    coercion: Option<String>,
    list: bool,
}

/// The context, by what its names stand for.
pub(super) struct Names {
    properties: BTreeMap<String, Property>,
    words: BTreeMap<String, String>,
    prefixes: Vec<(String, String)>,
    context: Value,
}

impl Names {
    /// Reads the context that comes with the program.
    pub fn new() -> Names {
        let document: Value = serde_json::from_str(CONTEXT).unwrap_or_default();
        let context = document["@context"].clone();
        let entries = context.as_object().cloned().unwrap_or_default();
        let text = |v: &Value| v.as_str().map(str::to_owned);
        let is_namespace = |iri: &str| iri.starts_with("http") && iri.ends_with(['#', '/']);
        let prefixes: Vec<(String, String)> = entries
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), text(value)?)))
            .filter(|(_, iri)| is_namespace(iri))
            .collect();
        let mut names = Names { properties: BTreeMap::new(), words: BTreeMap::new(), prefixes, context };
        for (name, value) in &entries {
            let Some(iri) = text(value).or_else(|| text(&value["@id"])).and_then(|i| names.expand(&i)) else {
                continue;
            };
            let coercion = text(&value["@type"]);
            let coercion =
                coercion.map(|c| if c.starts_with('@') { c } else { names.expand(&c).unwrap_or(c) });
            let list = value["@container"] == "@set";
            names.words.entry(iri.clone()).or_insert_with(|| name.clone());
            names.properties.entry(iri).or_insert(Property { name: name.clone(), coercion, list });
        }
        names
    }

    /// A name with a prefix as an IRI; nothing for prefixes themselves and for keywords.
    fn expand(&self, name: &str) -> Option<String> {
        let (prefix, local) = name.split_once(':')?;
        let (_, iri) = self.prefixes.iter().find(|(p, _)| p == prefix)?;
        Some(format!("{iri}{local}"))
    }

    /// What stands under `@context`.
    pub fn context(&self, by: ContextBy) -> Value {
        match by {
            ContextBy::Value => self.context.clone(),
            ContextBy::Iri => json!(CONTEXT_IRI),
        }
    }

    /// An IRI by the context's name, with a prefix, or whole.
    fn word(&self, iri: &str) -> String {
        if let Some(word) = self.words.get(iri) {
            return word.clone();
        }
        let plain = |local: &str| local.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let short = self.prefixes.iter().find_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace.as_str())?;
            plain(local).then(|| format!("{prefix}:{local}"))
        });
        short.unwrap_or_else(|| iri.to_owned())
    }

    /// All that one graph says of one subject.
    pub fn node(&self, subject: &NamedOrBlankNode, statements: &[&Quad]) -> Node {
        self.node_with(subject, statements, &|_, _| None)
    }

    /// The same, with some values written otherwise: `instead` gets the property's name and the value.
    pub fn node_with(
        &self,
        subject: &NamedOrBlankNode,
        statements: &[&Quad],
        instead: &dyn Fn(&str, &Term) -> Option<Value>,
    ) -> Node {
        let id = match subject {
            NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        let mut node: Node = vec![("id".to_owned(), json!(id))];
        let a = rdf("type");
        let types = statements.iter().filter(|q| q.predicate == a);
        let types: Vec<String> = types
            .filter_map(|q| match &q.object {
                Term::NamedNode(class) => Some(self.word(class.as_str())),
                _ => None,
            })
            .collect();
        if !types.is_empty() {
            node.push(("type".to_owned(), json!(types)));
        }
        let mut values: BTreeMap<&str, Vec<&Term>> = BTreeMap::new();
        for quad in statements.iter().filter(|q| q.predicate != a) {
            values.entry(quad.predicate.as_str()).or_default().push(&quad.object);
        }
        for (predicate, objects) in values {
            let property = self.properties.get(predicate);
            let name = property.map_or_else(|| self.word(predicate), |p| p.name.clone());
            let coercion = property.and_then(|p| p.coercion.as_deref());
            let write = |o: &&Term| instead(&name, o).unwrap_or_else(|| self.value(o, coercion));
            let written: Vec<Value> = objects.iter().map(write).collect();
            let single = written.len() == 1 && !property.is_some_and(|p| p.list);
            let value = if single { written.into_iter().next().unwrap_or_default() } else { json!(written) };
            node.push((name, value));
        }
        node
    }

    fn value(&self, term: &Term, coercion: Option<&str>) -> Value {
        match (term, coercion) {
            (Term::NamedNode(node), Some("@id")) => json!(node.as_str()),
            (Term::NamedNode(node), Some("@vocab")) => json!(self.word(node.as_str())),
            (Term::NamedNode(node), _) => json!({ "id": node.as_str() }),
            (Term::Literal(literal), coercion) => self.literal(literal, coercion),
            (other, _) => json!({ "id": other.to_string() }),
        }
    }

    fn literal(&self, literal: &Literal, coercion: Option<&str>) -> Value {
        let text = literal.value();
        if let Some(language) = literal.language() {
            return json!({ "@value": text, "@language": language });
        }
        let datatype = literal.datatype();
        let is = |name: &str| datatype == xsd(name).as_ref();
        if coercion == Some(datatype.as_str()) {
            return json!(text);
        }
        match coercion {
            None if is("string") => json!(text),
            None if is("boolean") && matches!(text, "true" | "false") => json!(text == "true"),
            None if is("integer") => match text.parse::<i32>() {
                Ok(number) if number.to_string() == text => json!(number),
                _ => json!({ "@value": text, "@type": self.word(datatype.as_str()) }),
            },
            _ if is("string") => json!({ "@value": text }),
            _ => json!({ "@value": text, "@type": self.word(datatype.as_str()) }),
        }
    }
}

/// Quads that stand graph by graph, subject by subject.
pub(super) fn write(quads: &[Quad], by: ContextBy, out: &mut dyn Write) -> std::io::Result<()> {
    let names = Names::new();
    write!(out, "{{\n\"@context\": {},\n\"graph\": [", names.context(by))?;
    let mut separator = "\n";
    for graph in quads.chunk_by(|a, b| a.graph_name == b.graph_name) {
        let named = match &graph[0].graph_name {
            GraphName::NamedNode(name) => Some(name.as_str()),
            _ => None,
        };
        if let Some(name) = named {
            write!(out, "{separator}{{\"id\": {}, \"graph\": [", json!(name))?;
            separator = "\n";
        }
        for subject in graph.chunk_by(|a, b| a.subject == b.subject) {
            let statements: Vec<&Quad> = subject.iter().collect();
            write!(out, "{separator}")?;
            object(&names.node(&subject[0].subject, &statements), out)?;
            separator = ",\n";
        }
        if named.is_some() {
            write!(out, "\n]}}")?;
            separator = ",\n";
        }
    }
    writeln!(out, "\n]\n}}")
}

/// An object in the order of its entries.
pub(super) fn object(node: &Node, out: &mut dyn Write) -> std::io::Result<()> {
    write!(out, "{{")?;
    for (at, (name, value)) in node.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        write!(out, "{comma}{}: {value}", json!(name))?;
    }
    write!(out, "}}")
}

/// An object inside others, where the order is that of the alphabet.
pub(super) fn nested(node: Node) -> Value {
    Value::Object(node.into_iter().collect::<Map<String, Value>>())
}
