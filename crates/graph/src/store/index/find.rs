//! From a pattern to the rows that match it.

use super::changes::Changes;
use super::codec::Row;
use super::layer::Layer;
use super::pages::{IndexError, Page};
use super::table::Pieces;
use super::{DEFAULT_ORDERS, Index, ORDERS, Part};
use crate::store::TermId;
use std::sync::Arc;

/// What subject, predicate, object and graph are to be; nothing where they may be anything.
pub type Pattern = [Option<TermId>; 4];

/// Rows of a part that begin with given numbers.
#[derive(Debug)]
pub(super) struct Rows<'i> {
    layer: &'i Layer,
    part: Part,
    prefix: Row,
    known: usize,
    page: usize,
    held: Option<Arc<Page>>,
    row: usize,
}

/// What one file has of a pattern, as subject, predicate, object and graph; of the default dataset the graph is 0.
#[derive(Debug)]
pub(super) struct Matches<'i> {
    rows: Rows<'i>,
    order: [usize; 4],
    wanted: Pattern,
}

/// Quads that match a pattern, as subject, predicate, object and graph; of the default dataset the graph is 0.
#[derive(Debug)]
pub struct Found<'i> {
    base: Matches<'i>,
    /// What changed since the base was made, and what of that matches.
    changes: Option<(&'i Changes, Matches<'i>)>,
    set: Set,
}

/// Of what a pattern finds something.
#[derive(Clone, Copy, Debug)]
enum Set {
    /// Quads.
    Named,
    /// Triples of the default dataset.
    Default,
    /// Triples of all graphs, each once: the one given last.
    Once(Option<[TermId; 3]>),
}

impl Index {
    /// The quads of a pattern; with `default`, the triples of the default dataset.
    #[must_use]
    pub fn find(&self, wanted: Pattern, default: bool) -> Found<'_> {
        let matches = |layer| Layer::find(layer, wanted, default);
        let changes = self.changes.as_ref().map(|changes| (changes, matches(&changes.layer)));
        let set = if default { Set::Default } else { Set::Named };
        Found { base: matches(&self.base), changes, set }
    }

    /// The triples of a pattern in all named graphs, each once.
    pub(crate) fn find_once(&self, [s, p, o, _]: Pattern) -> Found<'_> {
        // The orders that end with the graph: what is the same but for it stands together.
        let matches = |layer: _| Layer::find_in(layer, (0..DEFAULT_ORDERS).map(Part::Named), [s, p, o, None]);
        let changes = self.changes.as_ref().map(|changes| (changes, matches(&changes.layer)));
        Found { base: matches(&self.base), changes, set: Set::Once(None) }
    }
}

impl Layer {
    /// The rows of a part that begin with these numbers.
    pub(super) fn rows(&self, part: Part, prefix: &[u32]) -> Rows<'_> {
        let pieces = &self.table.parts[part.place()];
        let mut row = [0; 4];
        row[..prefix.len()].copy_from_slice(prefix);
        // What begins so may begin in the page before the first that begins so.
        let page = before(pieces, &row, prefix.len()).saturating_sub(1);
        Rows { layer: self, part, prefix: row, known: prefix.len(), page, held: None, row: 0 }
    }

    /// Whether a part has a row that begins with these numbers.
    pub(super) fn has(&self, part: Part, prefix: &[u32]) -> Result<bool, IndexError> {
        Ok(self.rows(part, prefix).next().transpose()?.is_some())
    }

    /// What this file has of a pattern.
    pub(super) fn find(&self, wanted: Pattern, default: bool) -> Matches<'_> {
        let parts: [fn(usize) -> Part; 2] = [Part::Named, Part::Default];
        let part = parts[usize::from(default)];
        let orders = if default { DEFAULT_ORDERS } else { ORDERS.len() };
        self.find_in((0..orders).map(part), wanted)
    }

    /// Among parts that have the same quads, takes the one that has the fewest rows to look at.
    fn find_in(&self, parts: impl Iterator<Item = Part>, wanted: Pattern) -> Matches<'_> {
        let asked = wanted.iter().flatten().count();
        let mut best: Option<(usize, usize, Part, Row)> = None;
        for (part, order) in parts.zip(ORDERS) {
            let mut prefix = [0; 4];
            let known = order.iter().map_while(|at| wanted[*at]);
            let known = known.zip(&mut prefix).map(|(term, place)| *place = term).count();
            if known == asked {
                best = Some((0, known, part, prefix));
                break;
            }
            let pieces = &self.table.parts[part.place()];
            let pages = after(pieces, &prefix, known) - before(pieces, &prefix, known);
            if best.is_none_or(|(least, most, ..)| (pages, most) < (least, known)) {
                best = Some((pages, known, part, prefix));
            }
        }
        let (_, known, part, prefix) = best.unwrap_or((0, 0, Part::Named(0), [0; 4]));
        let order = match part {
            Part::Named(order) | Part::Default(order) => ORDERS[order],
            _ => ORDERS[0],
        };
        Matches { rows: self.rows(part, &prefix[..known]), order, wanted }
    }
}

/// How many pages begin with less than this.
fn before(pieces: &Pieces, prefix: &Row, known: usize) -> usize {
    pieces.firsts.partition_point(|first| first[..known] < prefix[..known])
}

/// How many pages begin with this or less.
fn after(pieces: &Pieces, prefix: &Row, known: usize) -> usize {
    pieces.firsts.partition_point(|first| first[..known] <= prefix[..known])
}

impl Rows<'_> {
    fn step(&mut self) -> Result<Option<Row>, IndexError> {
        let pieces = &self.layer.table.parts[self.part.place()];
        let (known, prefix) = (self.known, &self.prefix);
        loop {
            if self.held.is_none() {
                let begins = pieces.firsts.get(self.page);
                if begins.is_none_or(|first| first[..known] > prefix[..known]) {
                    return Ok(None);
                }
                let page = self.layer.pages.get(pieces.first_page + self.page)?;
                if let Page::Rows(rows) = page.as_ref() {
                    self.row = rows.partition_point(|row| row[..known] < prefix[..known]);
                }
                self.held = Some(page);
            }
            let Some(Page::Rows(rows)) = self.held.as_deref() else { return Ok(None) };
            if let Some(row) = rows.get(self.row) {
                self.row += 1;
                return Ok((row[..known] == prefix[..known]).then_some(*row));
            }
            self.page += 1;
            self.held = None;
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, IndexError>;

    fn next(&mut self) -> Option<Result<Row, IndexError>> {
        self.step().transpose()
    }
}

impl Iterator for Matches<'_> {
    type Item = Result<Row, IndexError>;

    fn next(&mut self) -> Option<Result<Row, IndexError>> {
        loop {
            let row = match self.rows.next()? {
                Ok(row) => row,
                Err(error) => return Some(Err(error)),
            };
            let mut quad = [0; 4];
            for (at, term) in self.order.iter().zip(row) {
                quad[*at] = term;
            }
            if quad.iter().zip(self.wanted).all(|(is, want)| want.is_none_or(|want| want == *is)) {
                return Some(Ok(quad));
            }
        }
    }
}

impl Found<'_> {
    /// The next of the base that did not go, or of what came.
    fn step(&mut self) -> Option<Result<Row, IndexError>> {
        for row in self.base.by_ref() {
            let Ok(quad) = row else { return Some(row) };
            let went = self.changes.as_ref().is_some_and(|(changes, _)| match self.set {
                Set::Default => changes.unstated.contains(&triple(&quad)),
                Set::Named | Set::Once(_) => changes.gone.contains(&quad),
            });
            if !went {
                return Some(row);
            }
        }
        let (changes, came) = self.changes.as_mut()?;
        loop {
            let row = came.next()?;
            let (Ok(quad), Set::Once(_)) = (&row, self.set) else { return Some(row) };
            // What a graph of the base says as well was given there.
            let said = self.base.rows.layer.find([Some(quad[0]), Some(quad[1]), Some(quad[2]), None], false);
            let mut said = said.filter(|row| row.as_ref().map_or(true, |row| !changes.gone.contains(row)));
            match said.next() {
                None => return Some(row),
                Some(Err(error)) => return Some(Err(error)),
                Some(Ok(_)) => {}
            }
        }
    }
}

impl Iterator for Found<'_> {
    type Item = Result<Row, IndexError>;

    fn next(&mut self) -> Option<Result<Row, IndexError>> {
        loop {
            let mut row = self.step()?;
            if let (Ok(quad), Set::Once(last)) = (&mut row, &mut self.set) {
                if *last == Some(triple(quad)) {
                    continue;
                }
                *last = Some(triple(quad));
                quad[3] = 0;
            }
            return Some(row);
        }
    }
}

fn triple([s, p, o, _]: &Row) -> [TermId; 3] {
    [*s, *p, *o]
}
