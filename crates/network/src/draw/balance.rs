//! Who stands how to whom: a matrix of signed ties, its rows in the two camps that frustrate the fewest ties.

use super::canvas::{Anchor, Canvas, Drawing, Rect, Style};
use super::symbol::{Symbol, legend, legend_height};
use super::{DrawError, HEADING, Options, choices, font, heading, joined, margin, plural};
use crate::network::{Balance, Network, Projection, World, balance};
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;

/// As many rows as are legible at 1600 x 1000; fewer where there is less room.
const ROWS: f64 = 32.0;

/// The least room of a row whose label can be read, in pixels.
const ROW: f64 = 21.0;

/// Longest label, in pixels.
const LABEL: f64 = 200.0;

pub(super) fn draw(world: &World, projection: &Projection, options: &Options) -> Result<Drawing, DrawError> {
    let network = Network::of(world, projection);
    let found = balance(&network);
    let (rows, cuts) = order(&network, &found, options.top.unwrap_or_else(|| legible(options.width)));
    if rows.is_empty() {
        return Err(DrawError::Nothing("no tie is friendly or hostile"));
    }
    let mut canvas = Canvas::new(options.width, needed(options, &rows), options.theme);
    let title = options.title.clone().unwrap_or_else(|| "Who stands how to whom".to_owned());
    let all = order(&network, &found, usize::MAX).0.len();
    let size = match rows.len() {
        shown if shown < all => format!("the {shown} of {all} with the most signed ties"),
        _ => String::new(),
    };
    let told = joined(&[told(&found), size]);
    heading(&mut canvas, &title, &joined(&[told.clone(), choices(projection)]));
    let patch = |sign: i32| Symbol::Patch(options.theme.sign(sign));
    let entries = [
        (patch(1), "more friendly facts"),
        (patch(-1), "more hostile facts"),
        (patch(0), "as many of both, or none with a sign"),
        (Symbol::Words, "lines part the camps that frustrate the fewest ties"),
        (Symbol::Words, "only those that ties join are camps of one quarrel"),
    ];
    let bottom = legend_height(canvas.width, &entries) + 8.0;
    Matrix::new(&network, &rows, &cuts, &canvas, bottom).paint(&mut canvas);
    legend(&mut canvas, &entries);
    let names = |rows: &[NodeIndex]| rows.iter().map(|n| network.label(*n)).collect::<Vec<_>>().join(", ");
    let mut description = format!("A matrix of signed ties: {told}.");
    let ends = cuts.iter().copied().chain([rows.len()]);
    let mut start = 0;
    for end in ends {
        description.push_str(&format!(" A camp: {}.", names(&rows[start..end])));
        start = end;
    }
    Ok(canvas.finish(&title, description))
}

/// How many rows are legible at a width.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 8 and 32
fn legible(width: f64) -> usize {
    let room = width - LABEL.min(width / 4.0) - 12.0 - 2.0 * margin(width);
    (room / ROW).clamp(8.0, ROWS) as usize
}

/// The height of a picture of so many rows: no higher than its cells need.
#[allow(clippy::cast_precision_loss)] // a number of rows
fn needed(options: &Options, rows: &[NodeIndex]) -> f64 {
    let labels = LABEL.min(options.width / 4.0) + 12.0;
    let cells = (options.width - labels - 2.0 * margin(options.width)).min(56.0 * rows.len() as f64);
    options.height_or((HEADING + labels + cells + 120.0).min(options.width.max(900.0)))
}

/// The figures of a balance, in words.
fn told(found: &Balance) -> String {
    let triads = found.share().map_or("no triad".to_owned(), |share| {
        format!("{:.0} % of {} balanced", 100.0 * share, plural(found.triads.len(), "triad"))
    });
    let (lower, upper) = (found.frustration.lower, found.frustration.upper);
    let index = if found.frustration.is_exact() {
        format!("frustration index {upper}")
    } else {
        format!("frustration index between {lower} and {upper}")
    };
    format!("{} friendly and {} hostile ties, {triads}, {index}", found.friendly, found.hostile)
}

/// The nodes with signed ties: those of the largest part of the network first, in each part the larger camp first, in each
/// camp those of the most ties; and where a new camp begins.
fn order(network: &Network, found: &Balance, most: usize) -> (Vec<NodeIndex>, Vec<usize>) {
    let graph = &network.graph;
    let ties = |n: NodeIndex| graph.edges(n).filter(|e| e.weight().sign != 0).count();
    let mut nodes: Vec<NodeIndex> = graph.node_indices().filter(|n| ties(*n) > 0).collect();
    let side = |n: &NodeIndex| (found.frustration.part[n.index()], found.frustration.camp[n.index()]);
    nodes.sort_by_key(|n| (usize::MAX - ties(*n), *n));
    nodes.truncate(most.max(2));
    let mut sizes: BTreeMap<(Option<usize>, bool), usize> = BTreeMap::new();
    nodes.iter().for_each(|n| *sizes.entry(side(n)).or_default() += 1);
    let rank = |n: &NodeIndex| {
        let (part, camp) = side(n);
        (part, usize::MAX - sizes.get(&(part, camp)).copied().unwrap_or(0), camp)
    };
    nodes.sort_by_key(|n| (rank(n), usize::MAX - ties(*n), network.label(*n)));
    let cuts = (1..nodes.len()).filter(|i| side(&nodes[i - 1]) != side(&nodes[*i])).collect();
    (nodes, cuts)
}

struct Matrix<'n> {
    network: &'n Network,
    rows: &'n [NodeIndex],
    cuts: &'n [usize],
    cell: f64,
    left: f64,
    top: f64,
    size: f64,
    longest: f64,
}

impl<'n> Matrix<'n> {
    #[allow(clippy::cast_precision_loss)] // a number of rows
    fn new(
        network: &'n Network,
        rows: &'n [NodeIndex],
        cuts: &'n [usize],
        canvas: &Canvas,
        bottom: f64,
    ) -> Matrix<'n> {
        let size = 15.0;
        let most = LABEL.min(canvas.width / 4.0);
        let longest = rows.iter().map(|n| font::width(network.label(*n), size)).fold(0.0, f64::max).min(most);
        let (left, top) = (canvas.margin() + longest + 12.0, HEADING + longest + 12.0);
        let room = (canvas.width - left - canvas.margin()).min(canvas.height - top - bottom).max(1.0);
        let cell = (room / rows.len() as f64).min(72.0);
        // In the middle of the picture, if there is room.
        let spare = (canvas.width - canvas.margin() - left - cell * rows.len() as f64).max(0.0) / 2.0;
        Matrix {
            network,
            rows,
            cuts,
            cell,
            left: left + spare.min(300.0),
            top,
            size: size.min(cell * 0.72),
            longest,
        }
    }

    #[allow(clippy::cast_precision_loss)] // a number of rows
    fn place(&self, row: usize) -> f64 {
        self.cell * row as f64
    }

    fn paint(&self, canvas: &mut Canvas) {
        let ink = canvas.theme.ink();
        let label = |n: &NodeIndex| font::fit(self.network.label(*n), self.size, self.longest);
        for (i, n) in self.rows.iter().enumerate() {
            let middle = self.place(i) + self.cell / 2.0 + self.size * 0.35;
            let style = Style { size: self.size, anchor: Anchor::End, colour: ink, halo: false };
            canvas.text((self.left - 8.0, self.top + middle), style, &label(n));
            canvas.text_upwards((self.left + middle, self.top - 8.0), self.size, ink, &label(n));
        }
        for (i, a) in self.rows.iter().enumerate() {
            for (j, b) in self.rows.iter().enumerate() {
                self.paint_cell(canvas, (i, j), (*a, *b));
            }
        }
        for cut in self.cuts {
            let (at, whole) = (self.place(*cut), self.place(self.rows.len()));
            let (x, y) = (self.left + at, self.top + at);
            canvas.line((self.left, y), (self.left + whole, y), ink, 2.5, None);
            canvas.line((x, self.top), (x, self.top + whole), ink, 2.5, None);
        }
    }

    /// A cell: blue with a plus, vermilion with a minus, grey where facts of both signs weigh alike or none has one.
    fn paint_cell(&self, canvas: &mut Canvas, (i, j): (usize, usize), (a, b): (NodeIndex, NodeIndex)) {
        let (x, y) = (self.left + self.place(j), self.top + self.place(i));
        let gap = (self.cell * 0.06).max(0.5);
        let rect =
            Rect { x: x + gap, y: y + gap, width: self.cell - 2.0 * gap, height: self.cell - 2.0 * gap };
        let edge = self.network.graph.find_edge(a, b).filter(|_| a != b);
        let Some(edge) = edge else {
            let fill = if a == b { canvas.theme.grid() } else { canvas.theme.stripe() };
            canvas.rect(rect, 2.0, fill, None);
            return;
        };
        let tie = &self.network.graph[edge];
        canvas.rect(rect, 2.0, canvas.theme.sign(tie.sign), None);
        let sign = match tie.sign {
            0 => "0".to_owned(),
            1.. => format!("+{}", tie.sign),
            _ => format!("−{}", -tie.sign),
        };
        let size = (self.cell * 0.5).min(22.0).min((self.cell - 3.0 * gap) / font::width(&sign, 1.0));
        if size >= 8.0 {
            let style =
                Style { size, anchor: Anchor::Middle, colour: canvas.theme.on_sign(tie.sign), halo: false };
            canvas.text((x + self.cell / 2.0, y + self.cell / 2.0 + size * 0.36), style, &sign);
        }
    }
}
