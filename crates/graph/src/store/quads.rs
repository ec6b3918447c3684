//! Where the quads of a graph are: in the index of its folder, and in memory what came and went since.
//!
//! Reading a graph costs what is read of it. Who needs a whole store of oxigraph's, as a server that is written to, gets
//! one made of all that, which from then on is what is read and written.

use super::index::{Index, Pattern};
use super::{StoreError, TermId};
use crate::rdf::Base;
use oxigraph::model::{
    GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term,
    TermRef,
};
use oxigraph::store::Store;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The quads of a graph.
pub(super) struct Quads {
    base: Option<Indexed>,
    /// All quads, or those that the base has not.
    own: Store,
    /// All quads, once somebody needed them in one store.
    whole: OnceLock<Store>,
    /// How many were put in.
    came: usize,
    /// The named graphs that quads were put into on top of the base, some of which may be gone again.
    graphs: BTreeSet<String>,
}

struct Indexed {
    index: Arc<Index>,
    /// Those of its quads that went.
    gone: FxHashSet<[TermId; 4]>,
}

/// What came and went since an index was opened.
pub(super) struct Changes<'q> {
    pub(super) index: &'q Arc<Index>,
    pub(super) gone: &'q FxHashSet<[TermId; 4]>,
    pub(super) new: Vec<Quad>,
}

/// Quads that match a pattern.
pub(super) type Matching<'q> = Box<dyn Iterator<Item = Result<Quad, StoreError>> + 'q>;

impl Quads {
    /// None.
    pub(super) fn new() -> Result<Quads, StoreError> {
        Ok(Quads { base: None, own: Store::new()?, whole: OnceLock::new(), came: 0, graphs: BTreeSet::new() })
    }

    /// Those of an index.
    pub(super) fn of(index: Arc<Index>) -> Result<Quads, StoreError> {
        let base = Some(Indexed { index, gone: FxHashSet::default() });
        Ok(Quads { base, ..Quads::new()? })
    }

    /// The index, where it has all quads and no others.
    pub(super) fn index(&self) -> Option<&Arc<Index>> {
        let base = self.base.as_ref().filter(|base| self.whole.get().is_none() && base.gone.is_empty())?;
        self.own.is_empty().ok()?.then_some(&base.index)
    }

    /// The index that most quads are read from, where they are.
    pub(super) fn base(&self) -> Option<&Index> {
        self.base.as_ref().filter(|_| self.whole.get().is_none()).map(|base| base.index.as_ref())
    }

    /// How many quads are held in memory, about: more where some came more than once.
    pub(super) fn held(&self) -> usize {
        self.came + self.base.as_ref().map_or(0, |base| base.gone.len())
    }

    /// An index, what of it went, and what came since; nothing where all is in memory.
    pub(super) fn changes(&self) -> Result<Option<Changes<'_>>, StoreError> {
        let Some(base) = self.base.as_ref().filter(|_| self.whole.get().is_none()) else { return Ok(None) };
        let named = |quad: &Result<Quad, _>| {
            quad.as_ref().map_or(true, |quad| quad.graph_name != GraphName::DefaultGraph)
        };
        let new = self.own.iter().filter(named).collect::<Result<Vec<Quad>, _>>()?;
        Ok(Some(Changes { index: &base.index, gone: &base.gone, new }))
    }

    /// Whether what came since an index was opened is in named graphs.
    pub(super) fn are_named(&self) -> bool {
        let default = Some(GraphNameRef::DefaultGraph);
        self.own.quads_for_pattern(None, None, None, default).next().is_none()
    }

    /// How many quads there are in named graphs.
    pub(super) fn count(&self) -> Result<usize, StoreError> {
        match self.changes()? {
            Some(changes) => Ok(changes.index.quads() - changes.gone.len() + changes.new.len()),
            None => {
                let mut count = 0;
                for quad in self.parts().0.iter() {
                    count += usize::from(quad?.graph_name != GraphName::DefaultGraph);
                }
                Ok(count)
            }
        }
    }

    /// The store that has all quads, and what else there is where none has.
    fn parts(&self) -> (&Store, Option<&Indexed>) {
        match self.whole.get() {
            Some(whole) => (whole, None),
            None => (&self.own, self.base.as_ref()),
        }
    }

    /// A store with all quads.
    pub(super) fn store(&self) -> Result<&Store, StoreError> {
        if let (store, None) = self.parts() {
            return Ok(store);
        }
        let whole = Store::new()?;
        let quads = self.matching(None, None, None, None).collect::<Result<Vec<Quad>, _>>()?;
        let mut loader = whole.bulk_loader();
        loader.load_quads(quads)?;
        loader.commit()?;
        Ok(self.whole.get_or_init(|| whole))
    }

    /// Quads by what they are to have, as the store's method of that name.
    pub(super) fn matching(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> Matching<'_> {
        let (store, base) = self.parts();
        let own = store
            .quads_for_pattern(subject, predicate, object, graph)
            .map(|quad| quad.map_err(StoreError::from));
        let Some(base) = base.filter(|_| graph != Some(GraphNameRef::DefaultGraph)) else {
            return Box::new(own);
        };
        let graph = graph.and_then(|graph| match graph {
            GraphNameRef::NamedNode(node) => Some(TermRef::from(node)),
            GraphNameRef::BlankNode(node) => Some(node.into()),
            GraphNameRef::DefaultGraph => None,
        });
        let terms = [subject.map(TermRef::from), predicate.map(TermRef::from), object, graph];
        match base.pattern(terms) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(None) => Box::new(own),
            Ok(Some(pattern)) => Box::new(base.matching(pattern).chain(own)),
        }
    }

    /// The names of all graphs.
    pub(super) fn graphs(&self) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        let (store, base) = self.parts();
        let mut graphs = store.named_graphs().collect::<Result<Vec<_>, _>>()?;
        let Some(base) = base else { return Ok(graphs) };
        for id in base.index.graphs() {
            let id = id?;
            let name = match base.index.term(id)? {
                Term::NamedNode(node) => NamedOrBlankNode::from(node),
                Term::BlankNode(node) => node.into(),
                Term::Literal(_) => continue,
            };
            if base.any([None, None, None, Some(id)])? && !graphs.contains(&name) {
                graphs.push(name);
            }
        }
        Ok(graphs)
    }

    /// The named graphs that are an article's own or its claims'.
    pub(super) fn graphs_of(&self, base: &Base, article: &str) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        let own = |g: &NamedOrBlankNode| matches!(g, NamedOrBlankNode::NamedNode(n) if base.is_of_article(n.as_str(), article));
        let claims = base.claim_graph(article, "");
        let graphs = self.graphs_among(&[base.article_graph(article)], claims.as_str())?;
        Ok(graphs.into_iter().filter(own).collect())
    }

    /// The names of graphs: of these and of all that begin so those that are there, or where all quads are in one store, all.
    fn graphs_among(&self, names: &[NamedNode], begin: &str) -> Result<Vec<NamedOrBlankNode>, StoreError> {
        let (store, base) = self.parts();
        let Some(base) = base else { return Ok(store.named_graphs().collect::<Result<_, _>>()?) };
        let came = self.graphs.range(begin.to_owned()..).take_while(|name| name.starts_with(begin));
        let mut among: BTreeSet<String> = came.cloned().collect();
        among.extend(names.iter().cloned().chain(base.index.nodes_with(begin)?).map(NamedNode::into_string));
        let mut graphs = Vec::new();
        for name in among.into_iter().map(NamedNode::new_unchecked) {
            if self.has_graph(&name)? {
                graphs.push(name.into());
            }
        }
        Ok(graphs)
    }

    /// Whether a graph of this name has quads.
    pub(super) fn has_graph(&self, name: &NamedNode) -> Result<bool, StoreError> {
        let (store, base) = self.parts();
        if store.contains_named_graph(name)? {
            return Ok(true);
        }
        let Some(base) = base else { return Ok(false) };
        match base.index.number(&name.clone().into())? {
            Some(id) => base.any([None, None, None, Some(id)]),
            None => Ok(false),
        }
    }

    /// Puts quads in that may be there already.
    pub(super) fn insert(&mut self, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
        let Some(base) = self.base.as_mut().filter(|_| self.whole.get().is_none()) else {
            let quads: Vec<Quad> = quads.into_iter().collect();
            self.came += quads.len();
            return Ok(self.parts().0.extend(quads)?);
        };
        let mut new = Vec::new();
        // An article that comes brings its own graphs, and of a graph that the index has not it has no quad.
        let mut graph = GraphName::DefaultGraph;
        let mut is_known = false;
        for quad in quads {
            if quad.graph_name != graph {
                is_known = match &quad.graph_name {
                    GraphName::NamedNode(node) => base.index.number(&node.clone().into())?.is_some(),
                    GraphName::BlankNode(_) | GraphName::DefaultGraph => true,
                };
                graph = quad.graph_name.clone();
                if let GraphName::NamedNode(node) = &graph {
                    self.graphs.insert(node.as_str().to_owned());
                }
            }
            match if is_known { base.row(&quad)? } else { None } {
                Some(row) => drop(base.gone.remove(&row)),
                None => new.push(quad),
            }
        }
        self.came += new.len();
        Ok(self.own.extend(new)?)
    }

    /// Takes a quad out.
    pub(super) fn remove(&mut self, quad: &Quad) -> Result<(), StoreError> {
        let base = self.base.as_mut().filter(|_| self.whole.get().is_none());
        if let Some(base) = base
            && let Some(row) = base.row(quad)?
        {
            base.gone.insert(row);
        }
        Ok(self.parts().0.remove(quad)?)
    }

    /// Takes all quads of a graph out.
    pub(super) fn remove_graph(&mut self, name: &NamedOrBlankNode) -> Result<(), StoreError> {
        let base = self.base.as_mut().filter(|_| self.whole.get().is_none());
        if let Some(base) = base
            && let Some(id) = base.index.number(&name.clone().into())?
        {
            let rows = base.index.find([None, None, None, Some(id)], false);
            base.gone.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(self.parts().0.remove_named_graph(name)?)
    }
}

impl Indexed {
    /// The numbers of terms; nothing where one of them is not there.
    fn pattern(&self, terms: [Option<TermRef<'_>>; 4]) -> Result<Option<Pattern>, StoreError> {
        let mut pattern = [None; 4];
        // Graphs first: that of an article that has just come is not there, and nothing else need be looked up.
        for place in [3, 0, 2, 1] {
            let Some(term) = terms[place] else { continue };
            match self.index.number(&term.into_owned())? {
                Some(id) => pattern[place] = Some(id),
                None => return Ok(None),
            }
        }
        Ok(Some(pattern))
    }

    fn matching(&self, pattern: Pattern) -> impl Iterator<Item = Result<Quad, StoreError>> + '_ {
        let stays = |row: &Result<[TermId; 4], _>| row.as_ref().map_or(true, |row| !self.gone.contains(row));
        let rows = self.index.find(pattern, false).filter(stays);
        rows.map(|row| Ok(self.index.quad(row?)?))
    }

    /// Whether a quad of this pattern is left.
    fn any(&self, pattern: Pattern) -> Result<bool, StoreError> {
        for row in self.index.find(pattern, false) {
            if !self.gone.contains(&row?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The numbers of a quad that the index has, whether it went or not.
    fn row(&self, quad: &Quad) -> Result<Option<[TermId; 4]>, StoreError> {
        let graph = match &quad.graph_name {
            GraphName::NamedNode(node) => TermRef::from(node),
            GraphName::BlankNode(node) => node.into(),
            GraphName::DefaultGraph => return Ok(None),
        };
        let terms =
            [quad.subject.as_ref().into(), quad.predicate.as_ref().into(), quad.object.as_ref(), graph];
        let Some(pattern) = self.pattern(terms.map(Some))? else { return Ok(None) };
        Ok(self.index.find(pattern, false).next().transpose()?)
    }
}
