//! Some hundred articles at a time as sorted lines and as an index, and the tally of each article.

use super::super::articles::is_graph_of;
use super::super::index::codec::{Row, key};
use super::super::index::{self, Piece};
use super::super::labels::labelled;
use super::super::snapshot::io;
use super::block::{Block, Held, Scratch};
use super::lines::Lines;
use super::settle::labelling;
use super::threads::shared_out;
use super::{Base, StoreError, Tally};
use crate::rdf::vocabulary::{rdf, skos};
use indexmap::IndexSet;
use oxigraph::model::{GraphName, NamedNode, Quad, Term};
use rustc_hash::FxBuildHasher;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::path::Path;

/// How many quads a thread sorts at once at least, where there are so many.
const FEW: usize = 20_000;

/// Sorted quads on disk.
pub(super) struct Run {
    pub(super) lines: File,
    pub(super) index: Piece,
}

/// What runs are made from.
pub(super) struct Runs<'b> {
    pub(super) base: &'b Base,
    /// What each thing is called by preference.
    pub(super) preferred: &'b HashMap<NamedNode, String>,
    pub(super) scratch: &'b Scratch,
    pub(super) dir: &'b Path,
}

/// The quads of a run, on their way to the disk.
#[derive(Default)]
struct Gathered {
    terms: IndexSet<Term, FxBuildHasher>,
    rows: Vec<Row>,
}

impl Runs<'_> {
    /// All articles in runs of so many quads at most, or of one article, and the tally of each article.
    pub(super) fn all(
        &self,
        held: &[Held],
        most: usize,
        jobs: usize,
    ) -> Result<(Vec<Run>, BTreeMap<String, Tally>), StoreError> {
        let total: usize = held.iter().map(|held| held.quads).sum();
        let most = most.min((total / (2 * jobs)).max(FEW));
        let mut quads = 0;
        let parts: Vec<&[Held]> = held
            .chunk_by(|one, _| {
                quads = if quads + one.quads > most { 0 } else { quads + one.quads };
                quads > 0
            })
            .collect();
        let made = shared_out(jobs, parts.len(), |number| -> Result<_, StoreError> {
            let (mut all, mut tallies) = (Gathered::default(), Vec::new());
            for held in parts[number] {
                let block = self.with_preferred(self.scratch.get(held)?);
                tallies.extend(tally(&block, self.base));
                all.add(block);
            }
            Ok((self.written(all)?, tallies))
        })?;
        let (runs, tallies): (Vec<Run>, Vec<_>) = made.into_iter().unzip();
        Ok((runs, tallies.into_iter().flatten().collect()))
    }

    /// Quads of no article.
    pub(super) fn of_quads(&self, quads: &[Quad]) -> Result<Run, StoreError> {
        let mut all = Gathered::default();
        all.add(Block::of(quads));
        self.written(all)
    }

    /// An article with the labels that are preferred, where it calls things so.
    fn with_preferred(&self, mut block: Block) -> Block {
        let is_preferred = |quad: &Quad| {
            let Some((node, label, _)) = labelled(self.base, quad) else { return false };
            self.preferred.get(&node).is_some_and(|preferred| preferred == label)
        };
        let said: Vec<Quad> = labelling(&block).into_iter().filter(is_preferred).collect();
        if said.is_empty() {
            return block;
        }
        let numbers: HashMap<&Term, u32> = block.terms.iter().zip(0..).collect();
        let number = |term: Term| numbers.get(&term).copied();
        let row = |quad: Quad| {
            let GraphName::NamedNode(graph) = quad.graph_name else { return None };
            Some([number(quad.subject.into())?, 0, number(quad.object)?, number(graph.into())?])
        };
        let rows: Vec<Row> = said.into_iter().filter_map(row).collect();
        let preferred = block.number(&skos("prefLabel"));
        block.rows.extend(rows.into_iter().map(|[s, _, o, g]| [s, preferred, o, g]));
        block
    }

    fn written(&self, all: Gathered) -> Result<Run, StoreError> {
        let Gathered { terms, mut rows } = all;
        let lines = sorted_lines(terms.iter(), &rows, self.dir).map_err(io(self.dir))?;
        let mut keys: Vec<(Vec<u8>, usize)> = Vec::with_capacity(terms.len());
        for (number, term) in terms.iter().enumerate() {
            let mut bytes = Vec::new();
            key(term.as_ref(), &mut bytes);
            keys.push((bytes, number));
        }
        keys.sort_unstable();
        let ranks = ranks(keys.iter().map(|(_, number)| *number));
        let is_claimed =
            |term: &Term| matches!(term, Term::NamedNode(node) if self.base.is_claim_graph(node.as_str()));
        let claimed: Vec<bool> = keys.iter().map(|(_, number)| is_claimed(&terms[*number])).collect();
        drop(terms);
        rows.iter_mut().flatten().for_each(|number| *number = ranks[*number as usize]);
        rows.sort_unstable();
        rows.dedup();
        let keys = keys.iter().map(|(key, _)| key.as_slice());
        let pages = index::piece(keys, &rows, |graph| claimed[graph as usize]);
        let index = Piece::write(self.dir, &pages.seal([0; 32], 0)).map_err(io(self.dir))?;
        Ok(Run { lines, index })
    }
}

impl Gathered {
    fn add(&mut self, block: Block) {
        let numbers: Vec<u32> =
            block.terms.into_iter().map(|term| self.terms.insert_full(term).0 as u32).collect();
        self.rows.extend(block.rows.iter().map(|row| row.map(|number| numbers[number as usize])));
    }
}

/// The place of each number in an order.
fn ranks(order: impl ExactSizeIterator<Item = usize>) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, number) in order.enumerate() {
        ranks[number] = rank as u32;
    }
    ranks
}

/// Terms as N-Quads writes them, sorted, and rows of their places, sorted: in the order of the lines, as no term that begins
/// as another does goes on with a character before the space.
fn in_lines<'t>(terms: impl Iterator<Item = &'t Term>, rows: &[Row]) -> (Vec<(String, usize)>, Vec<Row>) {
    let mut texts: Vec<(String, usize)> = terms.zip(0..).map(|(term, n)| (term.to_string(), n)).collect();
    texts.sort_unstable();
    let ranks = ranks(texts.iter().map(|(_, number)| *number));
    let mut rows: Vec<Row> = rows.iter().map(|row| row.map(|number| ranks[number as usize])).collect();
    rows.sort_unstable();
    rows.dedup();
    (texts, rows)
}

fn sorted_lines<'t>(
    terms: impl Iterator<Item = &'t Term>,
    rows: &[Row],
    dir: &Path,
) -> std::io::Result<File> {
    let (texts, rows) = in_lines(terms, rows);
    let mut lines = Lines::in_folder(dir)?;
    let mut line = Vec::new();
    for row in rows {
        line.clear();
        for number in row {
            line.extend_from_slice(texts[number as usize].0.as_bytes());
            line.push(b' ');
        }
        line.extend_from_slice(b".\n");
        lines.push(&mut line)?;
    }
    lines.finish()
}

/// The tally of the article that a block is of, by its id.
fn tally(block: &Block, base: &Base) -> Option<(String, Tally)> {
    let (texts, rows) = in_lines(block.terms.iter(), &block.rows);
    let term = |number: u32| &block.terms[texts[number as usize].1];
    let article = |number: u32| match term(number) {
        Term::NamedNode(graph) => is_graph_of(base, graph.as_str()).map(str::to_owned),
        _ => None,
    };
    let class = Term::from(rdf("type"));
    let mut graphs: HashMap<u32, Option<String>> = HashMap::new();
    let mut counting = None;
    for [s, p, o, g] in rows {
        let Some(id) = graphs.entry(g).or_insert_with(|| article(g)) else { continue };
        let (_, tally) =
            counting.get_or_insert_with(|| (id.clone(), super::super::tally::Counting::default()));
        let line = [s, p, o, g].map(|number| texts[number as usize].0.as_str());
        tally.line(line, (*term(p) == class).then(|| term(o)));
    }
    counting.map(|(id, tally)| (id, tally.sealed()))
}
