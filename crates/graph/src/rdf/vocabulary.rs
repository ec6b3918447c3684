//! Namespaces and terms. Terms of ours are declared in `ontology/summitry.ttl`.

use oxigraph::model::NamedNode;

/// Our terms.
pub const SM: &str = "https://w3id.org/summitry/ns#";

/// Prefixes as they stand in exports and before queries, in the order of the contract.
pub const PREFIXES: [(&str, &str); 17] = [
    ("sm", SM),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("schema", "https://schema.org/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
];

macro_rules! namespaces {
    ($($prefix:ident)*) => { $(
        #[doc = concat!("A term of the namespace `", stringify!($prefix), "`.")]
        #[must_use]
        pub fn $prefix(name: &str) -> NamedNode {
            term(stringify!($prefix), name)
        }
    )* };
}
namespaces!(sm rdf rdfs owl xsd skos dcterms schema prov org sem nif edtf geo void dcat itsrdf);

fn term(prefix: &str, name: &str) -> NamedNode {
    let namespace = PREFIXES.iter().find(|(p, _)| *p == prefix).map_or("", |(_, iri)| *iri);
    NamedNode::new_unchecked(format!("{namespace}{name}"))
}

/// The short form between two entities of a relationship kind.
#[must_use]
pub fn short_form(kind: crate::facts::RelationshipKind) -> NamedNode {
    use crate::facts::RelationshipKind as Kind;
    sm(match kind {
        Kind::Alliance => "alliedWith",
        Kind::Cooperation => "cooperatesWith",
        Kind::Rift => "inRiftWith",
        Kind::Thaw => "inThawWith",
        Kind::Conflict => "inConflictWith",
        Kind::Kinship => "kinOf",
        Kind::Support => "supports",
        Kind::Pressure => "pressures",
        Kind::Mediation => "mediatesFor",
        Kind::Succession => "succeeded",
    })
}
