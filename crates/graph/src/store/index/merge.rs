//! From an index, and what came and went since, to the next index: the same bytes as if it were made anew from all quads.

use super::changes::Change;
use super::codec::{Row, four, hash, key};
use super::layer::Layer;
use super::pager::Paged;
use super::pages::Page;
use super::write::{Unsealed, default_rows, dictionary};
use super::{DEFAULT_ORDERS, IndexError, ORDERS, Part};
use crate::store::TermId;
use oxigraph::model::{GraphNameRef, Term, TermRef};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// The terms of the next index.
#[derive(Default)]
struct Terms<'c> {
    /// The number that each term of the old index has in the next.
    numbers: Vec<TermId>,
    /// The numbers in the next index of the terms of quads that came.
    came: FxHashMap<TermRef<'c>, TermId>,
    keys: Vec<u8>,
    /// Where each key ends.
    ends: Vec<usize>,
    hashes: Vec<Row>,
}

impl Terms<'_> {
    fn push(&mut self, key: &[u8]) -> TermId {
        let number = self.ends.len() as TermId;
        self.keys.extend(key);
        self.ends.push(self.keys.len());
        self.hashes.push([hash(key), number, 0, 0]);
        number
    }

    fn keys(&self) -> impl Iterator<Item = &[u8]> {
        let begins = std::iter::once(&0).chain(&self.ends);
        begins.zip(&self.ends).map(|(begin, end)| &self.keys[*begin..*end])
    }
}

impl Layer {
    /// The pages of the next index; `claimed` tells which graphs the default dataset leaves out.
    pub(super) fn merged(
        &self,
        change: &Change,
        claimed: &(impl Fn(&str) -> bool + Sync),
    ) -> Result<Unsealed, IndexError> {
        let terms = self.next_terms(change)?;
        let mut named = Vec::with_capacity(change.new.len());
        let mut is_claimed = FxHashMap::default();
        for quad in &change.new {
            let mut row = [0; 4];
            for (place, term) in row.iter_mut().zip(four(quad)) {
                *place = terms.came.get(&term).copied().ok_or_else(|| self.missing())?;
            }
            if let GraphNameRef::NamedNode(graph) = quad.graph_name.as_ref() {
                is_claimed.entry(row[3]).or_insert_with(|| claimed(graph.as_str()));
            }
            named.push(row);
        }
        let default = default_rows(&named, |graph| is_claimed.get(&graph).copied().unwrap_or_default());
        let unstated = self.unstated(change, claimed)?;
        let went = |row: &Row| change.gone.contains(row);
        let by_graph = self.next_rows(Part::Named(3), &terms, &named, went)?;
        let mut graphs: Vec<Row> = by_graph.iter().map(|row| [row[0], 0, 0, 0]).collect();
        graphs.dedup();
        let mut hashes = terms.hashes.clone();
        hashes.sort_unstable();
        let mut all = vec![
            dictionary(terms.keys()),
            Paged::rows(&hashes, Part::Hashes.width()),
            Paged::rows(&graphs, Part::Graphs.width()),
        ];
        let by_graph = Paged::rows(&by_graph, Part::Named(3).width());
        let of = |part: Part| -> Result<Paged, IndexError> {
            let rows = match part {
                Part::Default(_) => {
                    let went = |[s, p, o, _]: &Row| unstated.contains(&[*s, *p, *o]);
                    self.next_rows(part, &terms, &default, went)?
                }
                _ => self.next_rows(part, &terms, &named, went)?,
            };
            Ok(Paged::rows(&rows, part.width()))
        };
        let orders: Vec<Part> = (0..ORDERS.len() - 1).map(Part::Named).collect();
        all.extend(two_at_a_time(&orders, of)?);
        all.push(by_graph);
        let orders: Vec<Part> = (0..DEFAULT_ORDERS).map(Part::Default).collect();
        all.extend(two_at_a_time(&orders, of)?);
        Ok(Unsealed(all))
    }

    fn renumbered(&self, terms: &Terms<'_>, old: Option<TermId>) -> Result<TermId, IndexError> {
        let number = old.and_then(|old| terms.numbers.get(old as usize)).copied();
        number.ok_or_else(|| self.missing())
    }

    /// The terms that stay and those that come, in their order.
    fn next_terms<'c>(&self, change: &'c Change) -> Result<Terms<'c>, IndexError> {
        // Each term once: quads have many, and looking one up takes a page.
        let mut known: FxHashMap<TermRef<'c>, TermId> = FxHashMap::default();
        let mut fresh: BTreeMap<Vec<u8>, TermRef<'c>> = BTreeMap::new();
        let mut seen: FxHashSet<TermRef<'c>> = FxHashSet::default();
        for term in change.new.iter().flat_map(four).filter(|term| seen.insert(*term)) {
            if let Some(old) = self.number(&term.into_owned())? {
                known.insert(term, old);
            } else {
                let mut bytes = Vec::new();
                key(term, &mut bytes);
                fresh.insert(bytes, term);
            }
        }
        drop(seen);
        let used: FxHashSet<TermId> = known.values().copied().collect();
        let touched: FxHashSet<TermId> = change.gone.iter().flatten().copied().collect();
        let mut dead: FxHashSet<TermId> = FxHashSet::default();
        for id in touched.difference(&used) {
            if !self.is_left(*id, change)? {
                dead.insert(*id);
            }
        }
        let mut terms = Terms { numbers: Vec::with_capacity(self.count(Part::Terms)), ..Terms::default() };
        let mut fresh = fresh.into_iter().peekable();
        let mut bytes = Vec::new();
        let part = &self.table.parts[Part::Terms.place()];
        for page in 0..part.pages() {
            let page = self.pages.get(part.first_page + page)?;
            let Page::Terms(old) = page.as_ref() else { continue };
            for term in old {
                bytes.clear();
                key(term.as_ref(), &mut bytes);
                while let Some((new, term)) = fresh.next_if(|(new, _)| *new < bytes) {
                    let number = terms.push(&new);
                    terms.came.insert(term, number);
                }
                let is_dead = dead.contains(&(terms.numbers.len() as TermId));
                let number = if is_dead { TermId::MAX } else { terms.push(&bytes) };
                terms.numbers.push(number);
            }
        }
        for (new, term) in fresh {
            let number = terms.push(&new);
            terms.came.insert(term, number);
        }
        for (term, old) in known {
            terms.came.insert(term, self.renumbered(&terms, Some(old))?);
        }
        Ok(terms)
    }

    /// Whether a quad of the index that stays has this term.
    fn is_left(&self, id: TermId, change: &Change) -> Result<bool, IndexError> {
        for place in 0..4 {
            let mut pattern = [None; 4];
            pattern[place] = Some(id);
            for row in self.find(pattern, false) {
                if !change.gone.contains(&row?) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The triples that no graph of the default dataset states any more, of those that were there.
    pub(super) fn unstated(
        &self,
        change: &Change,
        claimed: &impl Fn(&str) -> bool,
    ) -> Result<FxHashSet<[TermId; 3]>, IndexError> {
        let mut known: FxHashMap<TermId, bool> = FxHashMap::default();
        let mut is_claimed = |graph: TermId| -> Result<bool, IndexError> {
            if let Some(is) = known.get(&graph) {
                return Ok(*is);
            }
            let is = matches!(self.term(graph)?, Term::NamedNode(node) if claimed(node.as_str()));
            known.insert(graph, is);
            Ok(is)
        };
        let mut unstated = FxHashSet::default();
        'gone: for [s, p, o, g] in &change.gone {
            if is_claimed(*g)? {
                continue;
            }
            for row in self.find([Some(*s), Some(*p), Some(*o), None], false) {
                let row = row?;
                if !change.gone.contains(&row) && !is_claimed(row[3])? {
                    continue 'gone;
                }
            }
            unstated.insert([*s, *p, *o]);
        }
        Ok(unstated)
    }

    /// The rows of a part that stay, and new ones of the same width among them.
    fn next_rows(
        &self,
        part: Part,
        terms: &Terms<'_>,
        new: &[Row],
        went: impl Fn(&Row) -> bool,
    ) -> Result<Vec<Row>, IndexError> {
        let (Part::Named(order) | Part::Default(order)) = part else { return Ok(Vec::new()) };
        let (order, width) = (ORDERS[order], part.width());
        let mut new: Vec<Row> = new.iter().map(|row| order.map(|at| row[at])).collect();
        new.sort_unstable();
        new.dedup();
        let mut new = new.into_iter().peekable();
        let mut rows = Vec::with_capacity(self.table.parts[part.place()].rows() + new.len());
        for row in self.rows(part, &[]) {
            let row = row?;
            let mut quad = [0; 4];
            for (at, number) in order.iter().zip(row) {
                quad[*at] = number;
            }
            if went(&quad) {
                continue;
            }
            let mut next = [0; 4];
            for (next, old) in next[..width].iter_mut().zip(row) {
                *next = self.renumbered(terms, Some(old))?;
            }
            while let Some(new) = new.next_if(|new| *new < next) {
                rows.push(new);
            }
            new.next_if_eq(&next);
            rows.push(next);
        }
        rows.extend(new);
        Ok(rows)
    }
}

/// What is made of parts, in their order; two at a time.
fn two_at_a_time<T: Send>(
    parts: &[Part],
    make: impl Fn(Part) -> Result<T, IndexError> + Sync,
) -> Result<Vec<T>, IndexError> {
    let mut made = Vec::new();
    for pair in parts.chunks(2) {
        std::thread::scope(|scope| {
            let other = pair.get(1).map(|part| scope.spawn(|| make(*part)));
            made.push(make(pair[0])?);
            // A thread fails where memory ends, and then this one would have failed as well.
            let other =
                other.map(|thread| thread.join().unwrap_or_else(|why| std::panic::resume_unwind(why)));
            made.extend(other.transpose()?);
            Ok::<(), IndexError>(())
        })?;
    }
    Ok(made)
}
