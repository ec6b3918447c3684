//! The quads as numbers, with what each graph and each node is.

use super::{Findings, Rule};
use crate::facts::RelationshipKind;
use crate::rdf::vocabulary::{SM, itsrdf, nif, org, owl, prov, rdf, rdfs, schema, sem, short_form, skos, sm};
use crate::rdf::{Base, declared};
use crate::store::{Snapshot, StoreError, TermId, Terms};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;
use std::collections::{HashMap, HashSet};

/// What a named graph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// What an article says in its own voice.
    Article(String),
    /// What a claim's content asserts: the article, and the claim's id.
    Claim(String, String),
    Background,
    /// Which articles are copies of another.
    Copies,
    Inferred,
    /// What an analysis measured.
    Analysis,
    Unknown,
}

impl Place {
    /// The article whose graph it is.
    pub fn article(&self) -> Option<&str> {
        match self {
            Place::Article(id) | Place::Claim(id, _) => Some(id),
            _ => None,
        }
    }

    pub fn is_claim(&self) -> bool {
        matches!(self, Place::Claim(..))
    }
}

macro_rules! words {
    ($($field:ident = $term:expr;)*) => {
        /// The numbers of the terms that rules speak of.
        pub(super) struct Words { $(pub $field: TermId,)* pub short_forms: Vec<(TermId, TermId, bool)> }

        impl Words {
            fn new(terms: &mut Terms) -> Words {
                let short_forms = RelationshipKind::ALL.into_iter()
                    .map(|k| (terms.node(short_form(k)), terms.node(sm(k.name())), k.is_symmetric()))
                    .collect();
                Words { $($field: terms.node($term),)* short_forms }
            }
        }
    };
}

words! {
    a = rdf("type");
    label = rdfs("label");
    alternative = skos("altLabel");
    preferred = skos("prefLabel");
    same_as = owl("sameAs");
    different = owl("differentFrom");
    person = schema("Person");
    country = schema("Country");
    organization = schema("Organization");
    place = schema("Place");
    article = schema("NewsArticle");
    membership = org("Membership");
    member = org("member");
    of = org("organization");
    title = sm("title");
    during = org("memberDuring");
    event = sem("Event");
    actor = sem("hasActor");
    located = sem("hasPlace");
    meeting = sm("Meeting");
    summit = sm("Summit");
    call = sm("Call");
    status = sm("status");
    occurred = sm("occurred");
    planned = sm("planned");
    cancelled = sm("cancelled");
    denied = sm("denied");
    hypothetical = sm("hypothetical");
    former = sm("former");
    as_of = sm("asOf");
    host = sm("host");
    ordinal = sm("ordinal");
    role = org("role");
    same_occurrence = sm("sameOccurrence");
    used = prov("used");
    part_of = schema("isPartOf");
    quoted_from = prov("wasQuotedFrom");
    headline = schema("headline");
    copy_of = sm("copyOf");
    version_of = sm("versionOf");
    published = schema("datePublished");
    modified = schema("dateModified");
    author = schema("author");
    publisher = schema("publisher");
    source_file = sm("sourceFile");
    content = sm("content");
    about = schema("about");
    cue = sm("cue");
    speaker_text = sm("speakerText");
    attributed = prov("wasAttributedTo");
    mode = sm("mode");
    direct = sm("direct");
    indirect = sm("indirect");
    certainty = sm("certainty");
    stance = sm("stance");
    denying = sm("denying");
    negated = sm("negated");
    correction = sm("Correction");
    relationship = sm("Relationship");
    kind = sm("kind");
    from = sm("from");
    to = sm("to");
    claim = sm("Claim");
    content_graph = sm("contentGraph");
    voice = sm("voice");
    article_graph = sm("ArticleGraph");
    claim_graph = sm("ClaimGraph");
    leads = sm("leads");
    leader = sm("Leader");
    met_with = sm("metWith");
    iso3 = sm("iso3");
    date = sm("date");
    earliest = sm("earliest");
    latest = sm("latest");
    evidence = sm("evidence");
    refers_to = itsrdf("taIdentRef");
    rule = sm("rule");
    sha256 = sm("sha256");
    generated = prov("wasGeneratedBy");
    extracted = sm("extractedBy");
    derived_from = prov("wasDerivedFrom");
    invalidated = prov("invalidated");
    corrects = sm("corrects");
    becomes = sm("becomes");
    same = sm("Same");
    other = sm("Different");
    identification = sm("Identification");
    identifies = sm("identifies");
    candidate = sm("candidate");
    basis = sm("basis");
    span = nif("RFC5147String");
    context = nif("Context");
    begin = nif("beginIndex");
    end = nif("endIndex");
    anchor = nif("anchorOf");
    context_of = nif("referenceContext");
    text = nif("isString");
    statement = rdf("Statement");
    subject = rdf("subject");
    predicate = rdf("predicate");
    object = rdf("object");
}

/// Quads of one subject in one graph, in order.
pub(super) type Rows<'v> = &'v [[TermId; 4]];

/// All of it.
pub(super) struct View {
    pub base: Base,
    pub terms: Terms,
    pub words: Words,
    /// Subject, graph, predicate, object, sorted.
    pub quads: Vec<[TermId; 4]>,
    /// Where each graph belongs.
    pub places: HashMap<TermId, Place>,
    /// Subjects that have a type in a graph that is no claim's.
    pub stated: HashSet<TermId>,
    /// Subjects that have a type in a claim's graph.
    pub claimed: HashSet<TermId>,
}

impl View {
    /// Reads the snapshot's bytes; a line that does not parse ends the reading and is reported.
    pub fn read(snapshot: &Snapshot, found: &mut Findings) -> Result<View, StoreError> {
        let damaged =
            |reason: String| StoreError::Damaged { path: snapshot.path.display().to_string(), reason };
        let base = Base::parse(&snapshot.manifest.base).map_err(|e| damaged(e.to_string()))?;
        let mut terms = Terms::default();
        let words = Words::new(&mut terms);
        let mut quads = Vec::new();
        for quad in RdfParser::from_format(RdfFormat::NQuads).for_slice(&snapshot.graph) {
            match quad {
                Ok(quad) => {
                    let [s, p, o, g] = terms.quad(quad);
                    quads.push([s, g, p, o]);
                }
                Err(error) => {
                    let message = format!("does not parse from here on: {error}");
                    found.fail(Rule::FileEdited, "graph.nq", message.replace('\n', " "));
                    break;
                }
            }
        }
        quads.sort_unstable();
        quads.dedup();
        found.checked.quads = quads.len();
        let graphs: HashSet<TermId> = quads.iter().map(|q| q[1]).collect();
        let places = graphs.into_iter().map(|g| (g, place(&base, terms.iri(g)))).collect();
        let mut view =
            View { base, terms, words, quads, places, stated: HashSet::new(), claimed: HashSet::new() };
        for [s, g, p, _] in &view.quads {
            if *p == view.words.a {
                let claimed = view.places.get(g).is_some_and(Place::is_claim);
                if claimed {
                    view.claimed.insert(*s)
                } else {
                    view.stated.insert(*s)
                };
            }
        }
        Ok(view)
    }

    /// The quads, subject by subject and graph by graph.
    pub fn groups(&self) -> impl Iterator<Item = Rows<'_>> {
        self.quads.chunk_by(|a, b| a[0] == b[0] && a[1] == b[1])
    }

    /// The quads of one subject in all graphs.
    pub fn about(&self, subject: TermId) -> Rows<'_> {
        let from = self.quads.partition_point(|q| q[0] < subject);
        let to = from + self.quads[from..].partition_point(|q| q[0] == subject);
        &self.quads[from..to]
    }

    pub fn place(&self, graph: TermId) -> &Place {
        self.places.get(&graph).unwrap_or(&Place::Unknown)
    }

    /// How a person reads a node: below the base, or whole.
    pub fn name(&self, id: TermId) -> String {
        match self.terms.term(id) {
            Term::NamedNode(n) => {
                n.as_str().strip_prefix(&self.base.to_string()).unwrap_or(n.as_str()).to_owned()
            }
            Term::Literal(l) => l.value().to_owned(),
            other => other.to_string(),
        }
    }

    /// The path below the base, where the node is one of ours.
    pub fn path(&self, id: TermId) -> Option<&str> {
        self.terms.iri(id).and_then(|iri| self.base.below(iri))
    }
}

/// The objects of a property among the rows of a subject.
pub(super) fn objects(rows: Rows<'_>, predicate: TermId) -> impl Iterator<Item = TermId> + '_ {
    rows.iter().filter(move |q| q[2] == predicate).map(|q| q[3])
}

/// Whether the rows of a subject say this.
pub(super) fn says(rows: Rows<'_>, predicate: TermId, object: TermId) -> bool {
    rows.iter().any(|q| q[2] == predicate && q[3] == object)
}

fn place(base: &Base, graph: Option<&str>) -> Place {
    let Some(path) = graph.and_then(|g| base.below(g)).and_then(|p| p.strip_prefix("graph/")) else {
        return Place::Unknown;
    };
    match path.split_once('/') {
        None if path == "background" => Place::Background,
        None if path == "copies" => Place::Copies,
        None if path == "inferred" => Place::Inferred,
        Some(("analysis", _)) => Place::Analysis,
        Some(("article", id)) => Place::Article(id.to_owned()),
        Some(("claim", rest)) => match rest.split_once('/') {
            Some((article, claim)) => Place::Claim(article.to_owned(), claim.to_owned()),
            None => Place::Unknown,
        },
        _ => Place::Unknown,
    }
}

/// Unknown graphs, blank nodes, terms that nobody declared.
pub(super) fn graphs(view: &View, found: &mut Findings) {
    for (graph, place) in &view.places {
        if *place == Place::Unknown {
            let name = view.name(*graph);
            let name = if name.is_empty() { "the default graph".to_owned() } else { name };
            found.fail(Rule::GraphUnknown, name, "is no graph of this knowledge graph's kinds");
        }
    }
    // Every term is used by a quad, except the few that the rules brought along.
    let mut used = HashSet::new();
    used.extend(view.quads.iter().flatten().copied());
    for id in used {
        match view.terms.term(id) {
            Term::BlankNode(node) => found.fail(Rule::NodeBlank, node.to_string(), "is a blank node"),
            Term::NamedNode(node) => {
                if let Some(name) = node.as_str().strip_prefix(SM)
                    && !declared().contains(name)
                {
                    let message = "is a term that ontology/summitry.ttl does not declare";
                    found.fail(Rule::TermUndeclared, format!("sm:{name}"), message);
                }
            }
            _ => {}
        }
    }
}
