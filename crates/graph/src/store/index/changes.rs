//! What came and went since an index was made, as a small index on top of it, so that who adds an article to a large
//! graph writes no more than that.
//!
//! The file holds the terms that the base has not, whose numbers follow the base's, the quads that came, and the rows of
//! the base that went. It is made from the base and from *all* changes since, so that it is the same whatever their
//! history; who reads it keeps what went in memory.

use super::codec::{Row, four, hash, key};
use super::layer::Layer;
use super::pager::Paged;
use super::write::{Unsealed, default_rows, dictionary, in_orders};
use super::{DEFAULT_ORDERS, Index, IndexError, ORDERS, Part};
use crate::store::TermId;
use oxigraph::model::{GraphNameRef, Quad, TermRef};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The numbers of terms, and the keys of those that are new, in the order of their numbers.
type Numbered<'q> = (FxHashMap<TermRef<'q>, TermId>, Vec<Vec<u8>>);

/// Changes that are open.
#[derive(Debug)]
pub(super) struct Changes {
    pub(super) layer: Layer,
    /// The quads of the base that went.
    pub(super) gone: FxHashSet<Row>,
    /// The triples that the default dataset of the base has, and that nothing states any more.
    pub(super) unstated: FxHashSet<[TermId; 3]>,
    /// The graphs of which quads went.
    lost: FxHashSet<TermId>,
}

/// All that came and went since the base was made.
#[derive(Debug, Default)]
pub(crate) struct Change {
    /// Rows of the base that went.
    pub(crate) gone: FxHashSet<Row>,
    /// Quads that came, none of which the base has.
    pub(crate) new: Vec<Quad>,
}

impl Change {
    /// How many quads came and went.
    pub(crate) fn len(&self) -> usize {
        self.gone.len() + self.new.len()
    }
}

impl Changes {
    pub(super) fn read(layer: Layer) -> Result<Changes, IndexError> {
        let gone = layer.rows(Part::Gone, &[]).collect::<Result<FxHashSet<_>, _>>()?;
        let unstated = layer.rows(Part::Unstated, &[]).map(|row| row.map(|[s, p, o, _]| [s, p, o]));
        let unstated = unstated.collect::<Result<_, _>>()?;
        let lost = gone.iter().map(|row| row[3]).collect();
        Ok(Changes { layer, gone, unstated, lost })
    }

    /// Whether quads of this graph went.
    pub(super) fn has_lost(&self, graph: TermId) -> bool {
        self.lost.contains(&graph)
    }
}

impl Index {
    /// All changes since the base was made: those of the file, and rows of this index that went and quads that came since.
    pub(crate) fn change(&self, gone: &FxHashSet<Row>, new: &[Quad]) -> Result<Change, IndexError> {
        let Some(changes) = &self.changes else {
            return Ok(Change { gone: gone.clone(), new: new.to_vec() });
        };
        let mut all = Change { gone: changes.gone.clone(), new: Vec::with_capacity(new.len()) };
        let mut left: FxHashSet<Row> = FxHashSet::default();
        for row in gone {
            let of_changes = changes.layer.find(row.map(Some), false).next().transpose()?.is_some();
            let set = if of_changes { &mut left } else { &mut all.gone };
            set.insert(*row);
        }
        for row in changes.layer.rows(Part::Named(0), &[]) {
            let row = row?;
            if !left.contains(&row) {
                all.new.push(self.quad(row)?);
            }
        }
        for quad in new {
            // What the base has and went comes back.
            match self.base.row(quad, &all.gone)? {
                Some(row) => drop(all.gone.remove(&row)),
                None => all.new.push(quad.clone()),
            }
        }
        Ok(all)
    }

    /// The rows that these quads have in the base; nothing where it has not all of them.
    pub(crate) fn base_rows(&self, quads: &[Quad]) -> Result<Option<FxHashSet<Row>>, IndexError> {
        let mut rows = FxHashSet::default();
        for quad in quads {
            let mut pattern = [None; 4];
            for (place, term) in pattern.iter_mut().zip(four(quad)) {
                let Some(id) = self.base.number(&term.into_owned())? else { return Ok(None) };
                *place = Some(id);
            }
            let Some(row) = self.base.find(pattern, false).next().transpose()? else { return Ok(None) };
            rows.insert(row);
        }
        Ok(Some(rows))
    }

    /// The pages of a file of these changes; `claimed` tells which graphs the default dataset leaves out.
    pub(crate) fn apart(
        &self,
        change: &Change,
        claimed: &impl Fn(&str) -> bool,
    ) -> Result<Unsealed, IndexError> {
        self.base.apart(change, claimed)
    }

    /// The pages of an index that is the base with these changes.
    pub(crate) fn merged(
        &self,
        change: &Change,
        claimed: &(impl Fn(&str) -> bool + Sync),
    ) -> Result<Unsealed, IndexError> {
        self.base.merged(change, claimed)
    }
}

impl Layer {
    /// The row of a quad, where it is among these.
    fn row(&self, quad: &Quad, among: &FxHashSet<Row>) -> Result<Option<Row>, IndexError> {
        if among.is_empty() {
            return Ok(None);
        }
        let mut row = [0; 4];
        for (place, term) in row.iter_mut().zip(four(quad)) {
            let Some(id) = self.number(&term.into_owned())? else { return Ok(None) };
            *place = id;
        }
        Ok(among.contains(&row).then_some(row))
    }

    fn apart(&self, change: &Change, claimed: &impl Fn(&str) -> bool) -> Result<Unsealed, IndexError> {
        let (numbers, fresh) = self.numbered(&change.new)?;
        let mut is_claimed: FxHashMap<TermId, bool> = FxHashMap::default();
        let mut named: Vec<Row> = Vec::with_capacity(change.new.len());
        for quad in &change.new {
            let row = four(quad).map(|term| numbers.get(&term).copied().unwrap_or_default());
            if let GraphNameRef::NamedNode(graph) = quad.graph_name.as_ref() {
                is_claimed.entry(row[3]).or_insert_with(|| claimed(graph.as_str()));
            }
            named.push(row);
        }
        named.sort_unstable();
        named.dedup();
        let mut default = default_rows(&named, |graph| is_claimed.get(&graph).copied().unwrap_or_default());
        let mut unstated = self.unstated(change, claimed)?;
        for [s, p, o, _] in &default {
            unstated.remove(&[*s, *p, *o]);
        }
        let mut came = Vec::with_capacity(default.len());
        for row in default.drain(..) {
            let [s, p, o, _] = row.map(Some);
            if self.find([s, p, o, None], true).next().transpose()?.is_none() {
                came.push(row);
            }
        }
        let mut graphs: Vec<Row> = named.iter().map(|row| [row[3], 0, 0, 0]).collect();
        graphs.sort_unstable();
        graphs.dedup();
        let number = |(rank, term): (usize, &Vec<u8>)| [hash(term), self.end() + rank as TermId, 0, 0];
        let mut hashes: Vec<Row> = fresh.iter().enumerate().map(number).collect();
        hashes.sort_unstable();
        let mut gone: Vec<Row> = change.gone.iter().copied().collect();
        gone.sort_unstable();
        let mut unstated: Vec<Row> = unstated.into_iter().map(|[s, p, o]| [s, p, o, 0]).collect();
        unstated.sort_unstable();
        let mut all = vec![
            dictionary(fresh.iter().map(Vec::as_slice)),
            Paged::rows(&hashes, Part::Hashes.width()),
            Paged::rows(&graphs, Part::Graphs.width()),
        ];
        all.extend(in_orders(&named, &ORDERS, Part::Named(0).width()));
        all.extend(in_orders(&came, &ORDERS[..DEFAULT_ORDERS], Part::Default(0).width()));
        all.push(Paged::rows(&gone, Part::Gone.width()));
        all.push(Paged::rows(&unstated, Part::Unstated.width()));
        Ok(Unsealed(all))
    }

    /// The numbers of the terms of quads, and the keys of those that are new, in the order of their numbers.
    fn numbered<'q>(&self, quads: &'q [Quad]) -> Result<Numbered<'q>, IndexError> {
        let mut numbers: FxHashMap<TermRef<'q>, TermId> = FxHashMap::default();
        let mut fresh: BTreeMap<Vec<u8>, TermRef<'q>> = BTreeMap::new();
        for term in quads.iter().flat_map(four) {
            if numbers.contains_key(&term) {
                continue;
            }
            // A term that is new has its number when all are known.
            let number = self.number(&term.into_owned())?;
            numbers.insert(term, number.unwrap_or(TermId::MAX));
            if number.is_none() {
                let mut bytes = Vec::new();
                key(term, &mut bytes);
                fresh.insert(bytes, term);
            }
        }
        for (rank, term) in fresh.values().enumerate() {
            numbers.insert(*term, self.end() + rank as TermId);
        }
        Ok((numbers, fresh.into_keys().collect()))
    }
}
