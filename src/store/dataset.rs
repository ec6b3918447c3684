//! What a query sees: by default the triples of article, background and inferred graphs, never a claim's; each claim's
//! graph, like any other, by `GRAPH`.
//!
//! A [`View`] is made of the named graphs when it is first asked for, and made anew after a change. Its default graph
//! holds each triple once, however many articles state it, so that counts are right and a join costs what it costs in
//! one graph. oxigraph's own store keeps the quads of a term as a chain: where thousands of articles speak of one
//! country, it would walk all of them at each step of a join. Here quads are numbers in sorted lists, and a look-up is
//! a binary search (`benches/dataset.rs`).

use super::{Kg, StoreError, TermId, Terms};
use oxigraph::model::{GraphName, GraphNameRef, NamedOrBlankNode, Quad, Term, Triple};
use spareval::{InternalQuad, QueryableDataset};
use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

/// The graphs of a knowledge graph, as a query sees them.
#[derive(Debug, Default)]
pub struct View {
    terms: Terms,
    default: Index,
    named: Index,
    graphs: Vec<TermId>,
}

/// A term of the data by its number, or one that only the query knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    /// Of the data.
    Known(TermId),
    /// Of the query.
    New(Arc<Term>),
}

/// Which of subject, predicate, object and graph comes first, second, third and last in a sorted list.
const ORDERS: [[usize; 4]; 4] = [[0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [3, 0, 1, 2]];

/// Quads, sorted in several orders.
#[derive(Debug, Default)]
struct Index {
    sorted: Vec<Vec<[TermId; 4]>>,
}

impl Index {
    fn new(mut quads: Vec<[TermId; 4]>, orders: usize) -> Index {
        quads.sort_unstable();
        quads.dedup();
        let mut sorted = Vec::new();
        for order in &ORDERS[1..orders] {
            let mut rows: Vec<[TermId; 4]> = quads.iter().map(|q| order.map(|at| q[at])).collect();
            rows.sort_unstable();
            sorted.push(rows);
        }
        sorted.insert(0, quads);
        Index { sorted }
    }

    /// The quads that have these terms, as subject, predicate, object and graph.
    fn find(&self, wanted: [Option<TermId>; 4]) -> impl Iterator<Item = [TermId; 4]> + use<'_> {
        let known = |order: &[usize; 4]| order.iter().take_while(|at| wanted[**at].is_some()).count();
        let best = (0..self.sorted.len()).max_by_key(|n| (known(&ORDERS[*n]), self.sorted.len() - n));
        let order = ORDERS[best.unwrap_or(0)];
        let prefix: Vec<TermId> = order.iter().map_while(|at| wanted[*at]).collect();
        let rows = best.map_or(&[][..], |n| self.sorted[n].as_slice());
        let from = rows.partition_point(|row| row[..prefix.len()] < prefix[..]);
        let to = from + rows[from..].partition_point(|row| row[..prefix.len()] == prefix[..]);
        rows[from..to].iter().filter_map(move |row| {
            let mut quad = [0; 4];
            for (at, term) in order.iter().zip(row) {
                quad[*at] = *term;
            }
            quad.iter().zip(wanted).all(|(is, want)| want.is_none_or(|want| want == *is)).then_some(quad)
        })
    }
}

impl View {
    fn new(kg: &Kg, claims: bool) -> Result<View, StoreError> {
        let mut terms = Terms::default();
        let mut named = Vec::new();
        let mut default = Vec::new();
        for quad in kg.named_quads()? {
            let claimed = kg.is_claimed(&quad);
            let [s, p, o, g] = terms.quad(quad);
            named.push([s, p, o, g]);
            if claims || !claimed {
                default.push([s, p, o, 0]);
            }
        }
        // A folder has nothing in the default graph; a server that was written to may.
        for quad in kg.store().quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
            let [s, p, o, _] = terms.quad(quad?);
            default.push([s, p, o, 0]);
        }
        let mut graphs: Vec<TermId> = named.iter().map(|q| q[3]).collect();
        graphs.sort_unstable();
        graphs.dedup();
        // In the default graph the last place is always 0: an order that begins with it would be of no use.
        Ok(View { terms, default: Index::new(default, 3), named: Index::new(named, 4), graphs })
    }

    /// Whether the default dataset holds a triple.
    #[must_use]
    pub fn states(&self, triple: &Triple) -> bool {
        let find = |term: Term| self.terms.find(&term);
        let (s, p, o) = (
            find(triple.subject.clone().into()),
            find(triple.predicate.clone().into()),
            find(triple.object.clone()),
        );
        let (Some(s), Some(p), Some(o)) = (s, p, o) else { return false };
        self.default.find([Some(s), Some(p), Some(o), None]).next().is_some()
    }

    /// The triples of the default dataset, each once.
    pub fn stated(&self) -> impl Iterator<Item = Triple> + '_ {
        let node = |id| match self.terms.term(id) {
            Term::NamedNode(node) => NamedOrBlankNode::from(node.clone()),
            other => {
                oxigraph::model::BlankNode::new_unchecked(other.to_string().trim_start_matches("_:")).into()
            }
        };
        self.default.find([None; 4]).filter_map(move |[s, p, o, _]| match self.terms.term(p) {
            Term::NamedNode(predicate) => {
                Some(Triple::new(node(s), predicate.clone(), self.terms.term(o).clone()))
            }
            _ => None,
        })
    }

    /// The number of a term that a pattern asks for; `Err` where nothing can match.
    fn wanted(term: Option<&Seen>) -> Result<Option<TermId>, ()> {
        match term {
            None => Ok(None),
            Some(Seen::Known(id)) => Ok(Some(*id)),
            Some(Seen::New(_)) => Err(()),
        }
    }
}

impl<'v> QueryableDataset<'v> for &'v View {
    type InternalTerm = Seen;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Seen>,
        predicate: Option<&Seen>,
        object: Option<&Seen>,
        graph_name: Option<Option<&Seen>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Seen>, Infallible>> + use<'v> {
        let view: &'v View = self;
        let is_default = graph_name == Some(None);
        let wanted = [subject, predicate, object, graph_name.flatten()].map(View::wanted);
        let found = match wanted {
            [Ok(s), Ok(p), Ok(o), Ok(g)] => {
                let index = if is_default { &view.default } else { &view.named };
                Some(index.find([s, p, o, g]))
            }
            _ => None,
        };
        found.into_iter().flatten().map(move |[s, p, o, g]| {
            Ok(InternalQuad {
                subject: Seen::Known(s),
                predicate: Seen::Known(p),
                object: Seen::Known(o),
                graph_name: (!is_default).then_some(Seen::Known(g)),
            })
        })
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Seen, Infallible>> + use<'v> {
        let view: &'v View = self;
        view.graphs.iter().map(|g| Ok(Seen::Known(*g)))
    }

    fn contains_internal_graph_name(&self, graph_name: &Seen) -> Result<bool, Infallible> {
        Ok(matches!(graph_name, Seen::Known(id) if self.graphs.binary_search(id).is_ok()))
    }

    fn internalize_term(&self, term: Term) -> Result<Seen, Infallible> {
        Ok(self.terms.find(&term).map_or_else(|| Seen::New(Arc::new(term)), Seen::Known))
    }

    fn externalize_term(&self, term: Seen) -> Result<Term, Infallible> {
        Ok(match term {
            Seen::Known(id) => self.terms.term(id).clone(),
            Seen::New(term) => Arc::unwrap_or_clone(term),
        })
    }
}

impl Kg {
    /// The graphs as a query sees them.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn view(&self) -> Result<&View, StoreError> {
        if let Some(view) = self.view.get() {
            return Ok(view);
        }
        let view = View::new(self, false)?;
        Ok(self.view.get_or_init(|| view))
    }

    /// Makes what queries read anew when it is next asked for: the store was written to by other ways than ours.
    pub(crate) fn forget_view(&mut self) {
        self.view = OnceLock::new();
    }

    /// The graphs as a query sees them that takes claims beside what is stated.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn view_with_claims(&self) -> Result<View, StoreError> {
        View::new(self, true)
    }

    /// The triples of the default dataset, as quads of the default graph.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn default_quads(&self) -> Result<Vec<Quad>, StoreError> {
        Ok(self.view()?.stated().map(|t| t.in_graph(GraphName::DefaultGraph)).collect())
    }

    /// The quads of all named graphs.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn named_quads(&self) -> Result<Vec<Quad>, StoreError> {
        let named = |q: &Quad| q.graph_name != GraphName::DefaultGraph;
        let quads = self.store().iter().filter(|q| q.as_ref().map_or(true, named));
        Ok(quads.collect::<Result<Vec<_>, _>>()?)
    }

    /// Whether a quad is of a claim's content.
    fn is_claimed(&self, quad: &Quad) -> bool {
        matches!(&quad.graph_name, GraphName::NamedNode(n) if self.base().is_claim_graph(n.as_str()))
    }

    /// The named graphs that are an article's own or its claims'.
    pub(super) fn graphs_of(&self, article: &str) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        let graphs = self.store().named_graphs().collect::<Result<Vec<_>, _>>()?;
        let own = |g: &NamedOrBlankNode| matches!(g, NamedOrBlankNode::NamedNode(n) if self.base().is_of_article(n.as_str(), article));
        Ok(graphs.into_iter().filter(own).collect())
    }
}
