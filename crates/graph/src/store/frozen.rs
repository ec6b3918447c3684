//! Quads as numbers: an immutable copy for those who read everything, as verification and validation do.
//!
//! A look-up in the store decodes terms from their hashes each time; here each term is there once and a look-up is a
//! binary search in a sorted list of numbers.

use indexmap::IndexSet;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, Triple};

/// The number of a term in its [`Terms`].
pub type TermId = u32;

/// Terms with their numbers.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    set: IndexSet<Term>,
}

impl Terms {
    /// The number of a term, a new one where it has none yet.
    ///
    /// # Panics
    /// Beyond four thousand million terms.
    pub fn intern(&mut self, term: Term) -> TermId {
        TermId::try_from(self.set.insert_full(term).0)
            .expect("memory ends before four thousand million terms")
    }

    /// The number of an IRI, a new one where it has none yet.
    pub fn node(&mut self, node: NamedNode) -> TermId {
        self.intern(node.into())
    }

    /// The number of a term that is there.
    #[must_use]
    pub fn find(&self, term: &Term) -> Option<TermId> {
        self.set.get_index_of(term).and_then(|n| TermId::try_from(n).ok())
    }

    /// The term of a number.
    ///
    /// # Panics
    /// For a number that these terms did not give.
    #[must_use]
    pub fn term(&self, id: TermId) -> &Term {
        &self.set[id as usize]
    }

    /// The IRI of a number, where it is one.
    #[must_use]
    pub fn iri(&self, id: TermId) -> Option<&str> {
        match self.term(id) {
            Term::NamedNode(node) => Some(node.as_str()),
            _ => None,
        }
    }

    /// The text of a literal, where it is one.
    #[must_use]
    pub fn text(&self, id: TermId) -> Option<&str> {
        match self.term(id) {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        }
    }

    /// A triple's numbers.
    pub fn triple(&mut self, triple: Triple) -> [TermId; 3] {
        [self.subject(triple.subject), self.node(triple.predicate), self.intern(triple.object)]
    }

    /// A quad's numbers, the graph's last; the default graph is the empty IRI.
    pub fn quad(&mut self, quad: Quad) -> [TermId; 4] {
        let graph = match quad.graph_name {
            GraphName::NamedNode(node) => self.node(node),
            GraphName::BlankNode(node) => self.intern(node.into()),
            GraphName::DefaultGraph => self.node(NamedNode::new_unchecked("")),
        };
        [self.subject(quad.subject), self.node(quad.predicate), self.intern(quad.object), graph]
    }

    fn subject(&mut self, subject: NamedOrBlankNode) -> TermId {
        self.intern(subject.into())
    }
}

/// A set of triples, sorted both ways.
#[derive(Clone, Debug, Default)]
pub struct Triples {
    by_subject: Vec<[TermId; 3]>,
    by_object: Vec<[TermId; 3]>,
}

impl Triples {
    /// Sorts triples; one that is given twice is kept once.
    #[must_use]
    pub fn new(mut triples: Vec<[TermId; 3]>) -> Triples {
        triples.sort_unstable();
        triples.dedup();
        let mut by_object: Vec<_> = triples.iter().map(|[s, p, o]| [*p, *o, *s]).collect();
        by_object.sort_unstable();
        Triples { by_subject: triples, by_object }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_subject.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_subject.is_empty()
    }

    /// The triples of a subject: subject, predicate, object.
    #[must_use]
    pub fn about(&self, subject: TermId) -> &[[TermId; 3]] {
        range(&self.by_subject, &[subject])
    }

    /// The objects of a subject's property, in order.
    pub fn objects(&self, subject: TermId, predicate: TermId) -> impl Iterator<Item = TermId> + '_ {
        range(&self.by_subject, &[subject, predicate]).iter().map(|t| t[2])
    }

    /// The subjects that have this value, in order.
    pub fn subjects(&self, predicate: TermId, object: TermId) -> impl Iterator<Item = TermId> + '_ {
        range(&self.by_object, &[predicate, object]).iter().map(|t| t[2])
    }

    /// The triples of a predicate: predicate, object, subject.
    #[must_use]
    pub fn with(&self, predicate: TermId) -> &[[TermId; 3]] {
        range(&self.by_object, &[predicate])
    }

    /// Whether the triple is there.
    #[must_use]
    pub fn contains(&self, subject: TermId, predicate: TermId, object: TermId) -> bool {
        self.by_subject.binary_search(&[subject, predicate, object]).is_ok()
    }
}

/// The rows that begin with these numbers.
fn range<'r>(rows: &'r [[TermId; 3]], prefix: &[TermId]) -> &'r [[TermId; 3]] {
    let length = prefix.len();
    let from = rows.partition_point(|row| &row[..length] < prefix);
    let to = from + rows[from..].partition_point(|row| &row[..length] == prefix);
    &rows[from..to]
}
