//! What a query sees: by default the triples of article, background and inferred graphs, never a claim's; each claim's
//! graph, like any other, by `GRAPH`.
//!
//! A [`View`] is the index of a graph's folder, with what changed since on top, or where there is none, made of the named
//! graphs when it is first asked for. Its default graph holds each triple once, however many articles state it, so that counts
//! are right and a join costs what it costs in one graph. oxigraph's own store keeps the quads of a term as a chain: where
//! thousands of articles speak of one country, it would walk all of them at each step of a join. Here quads are numbers
//! in sorted lists, and a look-up is a binary search (`benches/dataset.rs`).

use super::index::{Index, ORDERS, Pattern};
use super::quads::Changes;
use super::{IndexError, Kg, StoreError, TermId, Terms};
use oxigraph::model::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term, Triple};
use spareval::{InternalQuad, QueryableDataset};
use std::sync::Arc;

/// The graphs of a knowledge graph, as a query sees them.
#[derive(Debug)]
pub struct View(Kept);

#[derive(Debug)]
enum Kept {
    Memory(Lists),
    /// With `claims`, its default dataset has the claims' graphs too.
    Index {
        index: Arc<Index>,
        claims: bool,
    },
}

/// Quads and terms in memory.
#[derive(Debug)]
struct Lists {
    terms: Terms,
    default: Sorted,
    named: Sorted,
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

/// Quads, sorted in several orders.
#[derive(Debug, Default)]
struct Sorted {
    rows: Vec<Vec<[TermId; 4]>>,
}

impl Sorted {
    fn new(mut quads: Vec<[TermId; 4]>, orders: usize) -> Sorted {
        quads.sort_unstable();
        quads.dedup();
        let mut sorted = Vec::new();
        for order in &ORDERS[1..orders] {
            let mut rows: Vec<[TermId; 4]> = quads.iter().map(|q| order.map(|at| q[at])).collect();
            rows.sort_unstable();
            sorted.push(rows);
        }
        sorted.insert(0, quads);
        Sorted { rows: sorted }
    }

    /// The quads that have these terms, as subject, predicate, object and graph.
    fn find(&self, wanted: Pattern) -> impl Iterator<Item = [TermId; 4]> + use<'_> {
        let known = |order: &[usize; 4]| order.iter().take_while(|at| wanted[**at].is_some()).count();
        let best = (0..self.rows.len()).max_by_key(|n| (known(&ORDERS[*n]), self.rows.len() - n));
        let order = ORDERS[best.unwrap_or(0)];
        let prefix: Vec<TermId> = order.iter().map_while(|at| wanted[*at]).collect();
        let rows = best.map_or(&[][..], |n| self.rows[n].as_slice());
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

impl Lists {
    fn new(kg: &Kg, claims: bool) -> Result<Lists, StoreError> {
        let mut terms = Terms::default();
        let mut named = Vec::new();
        let mut default = Vec::new();
        // A folder has nothing in the default graph; a server that was written to may.
        for quad in kg.quads.matching(None, None, None, None) {
            let quad = quad?;
            let is_named = quad.graph_name != GraphName::DefaultGraph;
            let stated = !kg.is_claimed(&quad);
            let [s, p, o, g] = terms.quad(quad);
            if is_named {
                named.push([s, p, o, g]);
            }
            if claims || stated {
                default.push([s, p, o, 0]);
            }
        }
        let mut graphs: Vec<TermId> = named.iter().map(|q| q[3]).collect();
        graphs.sort_unstable();
        graphs.dedup();
        // In the default graph the last place is always 0: an order that begins with it would be of no use.
        Ok(Lists { terms, default: Sorted::new(default, 3), named: Sorted::new(named, 4), graphs })
    }

    /// A triple from its numbers, where the subject is no literal and the predicate an IRI.
    fn triple(&self, [s, p, o]: [TermId; 3]) -> Option<Triple> {
        let subject = match self.terms.term(s) {
            Term::NamedNode(node) => NamedOrBlankNode::from(node.clone()),
            Term::BlankNode(node) => BlankNode::clone(node).into(),
            Term::Literal(_) => return None,
        };
        let Term::NamedNode(predicate) = self.terms.term(p) else { return None };
        Some(Triple::new(subject, predicate.clone(), self.terms.term(o).clone()))
    }
}

impl View {
    fn new(kg: &Kg, claims: bool) -> Result<View, StoreError> {
        if let Some(index) = kg.quads.index() {
            return Ok(View(Kept::Index { index: Arc::clone(index), claims }));
        }
        // A view of what changed on top of the index costs what changed.
        if let Some(Changes { index, gone, new }) = kg.quads.changes()?.filter(|_| kg.quads.are_named()) {
            let claimed = |graph: &str| kg.base().is_claim_graph(graph);
            return Ok(View(Kept::Index { index: Arc::new(index.with(gone, new, &claimed)?), claims }));
        }
        Ok(View(Kept::Memory(Lists::new(kg, claims)?)))
    }

    /// Whether the default dataset holds a triple.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn states(&self, triple: &Triple) -> Result<bool, StoreError> {
        let mut pattern = [None; 4];
        let terms = [triple.subject.clone().into(), triple.predicate.clone().into(), triple.object.clone()];
        for (place, term) in pattern.iter_mut().zip(terms) {
            match self.number(&term)? {
                Some(id) => *place = Some(id),
                None => return Ok(false),
            }
        }
        Ok(self.rows(pattern, true).next().transpose()?.is_some())
    }

    /// The triples of the default dataset, each once.
    pub fn stated(&self) -> impl Iterator<Item = Result<Triple, StoreError>> + '_ {
        self.rows([None; 4], true).filter_map(move |row| {
            let triple = row.and_then(|[s, p, o, _]| match &self.0 {
                Kept::Memory(lists) => Ok(lists.triple([s, p, o])),
                Kept::Index { index, .. } => index.triple([s, p, o]).map(Some),
            });
            triple.map_err(StoreError::from).transpose()
        })
    }

    /// How many triples the default dataset has.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn stated_count(&self) -> Result<usize, StoreError> {
        match &self.0 {
            Kept::Memory(lists) => Ok(lists.default.rows.first().map_or(0, Vec::len)),
            Kept::Index { index, claims: false } => Ok(index.default_triples()),
            Kept::Index { .. } => self.stated().try_fold(0, |count, triple| triple.map(|_| count + 1)),
        }
    }

    /// The number of a term that is there.
    fn number(&self, term: &Term) -> Result<Option<TermId>, IndexError> {
        match &self.0 {
            Kept::Memory(lists) => Ok(lists.terms.find(term)),
            Kept::Index { index, .. } => index.number(term),
        }
    }

    /// The quads of a pattern; with `default`, the triples of the default dataset.
    fn rows(
        &self,
        wanted: Pattern,
        default: bool,
    ) -> impl Iterator<Item = Result<[TermId; 4], IndexError>> + '_ {
        let (listed, found) = match &self.0 {
            Kept::Memory(lists) => {
                let sorted = if default { &lists.default } else { &lists.named };
                (Some(sorted.find(wanted)), None)
            }
            Kept::Index { index, claims: true } if default => (None, Some(index.find_once(wanted))),
            Kept::Index { index, .. } => (None, Some(index.find(wanted, default))),
        };
        listed.into_iter().flatten().map(Ok).chain(found.into_iter().flatten())
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
    type Error = IndexError;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Seen>,
        predicate: Option<&Seen>,
        object: Option<&Seen>,
        graph_name: Option<Option<&Seen>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Seen>, IndexError>> + use<'v> {
        let view: &'v View = self;
        let is_default = graph_name == Some(None);
        let wanted = [subject, predicate, object, graph_name.flatten()].map(View::wanted);
        let found = match wanted {
            [Ok(s), Ok(p), Ok(o), Ok(g)] => Some(view.rows([s, p, o, g], is_default)),
            _ => None,
        };
        found.into_iter().flatten().map(move |row| {
            let [s, p, o, g] = row?;
            Ok(InternalQuad {
                subject: Seen::Known(s),
                predicate: Seen::Known(p),
                object: Seen::Known(o),
                graph_name: (!is_default).then_some(Seen::Known(g)),
            })
        })
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Seen, IndexError>> + use<'v> {
        let view: &'v View = self;
        let (listed, found) = match &view.0 {
            Kept::Memory(lists) => (Some(lists.graphs.iter()), None),
            Kept::Index { index, .. } => (None, Some(index.graphs())),
        };
        let listed = listed.into_iter().flatten().map(|g| Ok(*g));
        listed.chain(found.into_iter().flatten()).map(|g| g.map(Seen::Known))
    }

    fn contains_internal_graph_name(&self, graph_name: &Seen) -> Result<bool, IndexError> {
        let Seen::Known(id) = graph_name else { return Ok(false) };
        match &self.0 {
            Kept::Memory(lists) => Ok(lists.graphs.binary_search(id).is_ok()),
            Kept::Index { index, .. } => index.is_graph(*id),
        }
    }

    fn internalize_term(&self, term: Term) -> Result<Seen, IndexError> {
        Ok(self.number(&term)?.map_or_else(|| Seen::New(Arc::new(term)), Seen::Known))
    }

    fn externalize_term(&self, term: Seen) -> Result<Term, IndexError> {
        match (term, &self.0) {
            (Seen::Known(id), Kept::Memory(lists)) => Ok(lists.terms.term(id).clone()),
            (Seen::Known(id), Kept::Index { index, .. }) => index.term(id),
            (Seen::New(term), _) => Ok(Arc::unwrap_or_clone(term)),
        }
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
        self.view()?.stated().map(|triple| Ok(triple?.in_graph(GraphName::DefaultGraph))).collect()
    }

    /// The quads of all named graphs.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn named_quads(&self) -> Result<Vec<Quad>, StoreError> {
        let named = |q: &Quad| q.graph_name != GraphName::DefaultGraph;
        self.quads.matching(None, None, None, None).filter(|q| q.as_ref().map_or(true, named)).collect()
    }

    /// How many quads the named graphs have.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn count(&self) -> Result<usize, StoreError> {
        self.quads.count()
    }

    /// Whether a quad is of a claim's content.
    fn is_claimed(&self, quad: &Quad) -> bool {
        matches!(&quad.graph_name, GraphName::NamedNode(n) if self.base().is_claim_graph(n.as_str()))
    }

    /// The named graphs that are an article's own or its claims'.
    pub(super) fn graphs_of(&self, article: &str) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        self.quads.graphs_of(self.base(), article)
    }
}
