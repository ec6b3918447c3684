//! Who is joined to whom: nodes by kind, ties by sign and weight, each node with its label.

use super::canvas::{Anchor, Canvas, Drawing, Rect, Style};
use super::route::{Around, route};
use super::symbol::{DASHES, DOTS, Symbol, legend, legend_height};
use super::{DrawError, HEADING, Options, choices, font, heading, joined, layout, plural};
use crate::network::{Kind, Network, Projection, World};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;

/// As many nodes as are legible at 1600 x 1000; fewer where there is less room.
const NODES: f64 = 60.0;

/// The room of a node with its label and ties, in square pixels.
const SPACE: f64 = 16_000.0;

/// What the symbols mean.
const LEGEND: [(Symbol, &str); 8] = [
    (Symbol::Tie(1), "friendly"),
    (Symbol::Tie(-1), "hostile"),
    (Symbol::Tie(0), "neither, or both"),
    (Symbol::Leads, "leads the country"),
    (Symbol::Node(Kind::Person), "person"),
    (Symbol::Node(Kind::Country), "country"),
    (Symbol::Node(Kind::Organization), "organization"),
    (Symbol::Words, "the wider the line, the more facts"),
];

/// Sizes of label text that are tried, the largest first.
const SIZES: [f64; 4] = [17.0, 15.0, 13.0, 11.0];

pub(super) fn draw(world: &World, projection: &Projection, options: &Options) -> Result<Drawing, DrawError> {
    let network = Network::of(world, projection);
    if network.graph.node_count() == 0 {
        return Err(DrawError::Nothing("no meeting or relationship joins anybody; see --edges and --since"));
    }
    let height = options.free_height();
    let shown = weightiest(&network, options.top.unwrap_or_else(|| legible(options.width * height)));
    let all = network.graph.node_count();
    let picture = Picture::of(&network, &shown, world);
    let mut canvas = Canvas::new(options.width, height, options.theme);
    let size = if shown.len() == all {
        plural(all, "node")
    } else {
        format!("the {} of {all} nodes with the weightiest ties", shown.len())
    };
    let below = joined(&[size, plural(picture.ties().count(), "tie"), choices(projection)]);
    let title = options.title.clone().unwrap_or_else(|| "Who is joined to whom".to_owned());
    heading(&mut canvas, &title, &below);
    let unnamed = picture.paint(&mut canvas);
    legend(&mut canvas, &LEGEND);
    let (friendly, hostile) = picture.signs();
    let mut description = format!(
        "A network of {below}: {friendly} friendly and {hostile} hostile. Most ties: {}.",
        picture.busiest()
    );
    if unnamed > 0 {
        description.push_str(&format!(" {} found no room.", plural(unnamed, "label")));
    }
    Ok(canvas.finish(&title, description))
}

/// How many nodes are legible on so many square pixels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 12 and 60
fn legible(pixels: f64) -> usize {
    (pixels / SPACE).clamp(12.0, NODES) as usize
}

/// The nodes of the greatest sum of weights, in the order of the network.
fn weightiest(network: &Network, most: usize) -> BTreeSet<NodeIndex> {
    let weight = |n: NodeIndex| network.graph.edges(n).map(|e| network.weight(e.id())).sum::<f64>();
    let mut nodes: Vec<(NodeIndex, f64)> = network.graph.node_indices().map(|n| (n, weight(n))).collect();
    nodes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let chosen: BTreeSet<NodeIndex> = nodes.into_iter().take(most.max(2)).map(|(n, _)| n).collect();
    // One whose neighbours are all left out would float alone.
    let joined = |n: &NodeIndex| network.graph.neighbors(*n).any(|m| chosen.contains(&m));
    chosen.iter().copied().filter(joined).collect()
}

/// What joins the leaders that are shown to their countries, if those are shown and nothing else joins the two.
fn leaders(network: &Network, order: &[NodeIndex], world: &World) -> Vec<Line> {
    let place = |iri: &str| order.iter().position(|n| network.graph[*n].iri == iri);
    let mut lines = Vec::new();
    for (leader, countries) in &world.leads {
        for (a, b) in countries.iter().filter_map(|country| Some((place(leader)?, place(country)?))) {
            if network.graph.find_edge(order[a], order[b]).is_none() {
                lines.push(Line { ends: (a, b), sign: 0, weight: 1.0, leads: true });
            }
        }
    }
    lines
}

struct Shown {
    label: String,
    kind: Kind,
    radius: f64,
    degree: usize,
}

/// Where nodes stand, and what of their labels.
struct Places {
    at: Vec<(f64, f64)>,
    /// The size of labels.
    size: f64,
    /// Whether each has one.
    named: Vec<bool>,
    /// Whether it stands above the node.
    above: Vec<bool>,
}

struct Line {
    ends: (usize, usize),
    sign: i32,
    weight: f64,
    /// Whether it only joins a leader to a country.
    leads: bool,
}

/// What is drawn, without places.
struct Picture {
    nodes: Vec<Shown>,
    edges: Vec<Line>,
}

impl Picture {
    #[allow(clippy::cast_precision_loss)] // degrees
    fn of(network: &Network, shown: &BTreeSet<NodeIndex>, world: &World) -> Picture {
        let order: Vec<NodeIndex> = shown.iter().copied().collect();
        let place = |n: NodeIndex| order.binary_search(&n).ok();
        let mut edges: Vec<Line> = (network.graph.edge_references())
            .filter_map(|e| {
                let ends = (place(e.source())?, place(e.target())?);
                Some(Line { ends, sign: e.weight().sign, weight: network.weight(e.id()), leads: false })
            })
            .collect();
        edges.extend(leaders(network, &order, world));
        let nodes = order.iter().enumerate().map(|(i, n)| {
            let degree = edges.iter().filter(|e| !e.leads && (e.ends.0 == i || e.ends.1 == i)).count();
            let radius = 6.0 + 2.2 * (degree as f64).sqrt();
            Shown { label: network.label(*n).to_owned(), kind: network.graph[*n].kind, radius, degree }
        });
        Picture { nodes: nodes.collect(), edges }
    }

    /// What the network says, without what is drawn beside it.
    fn ties(&self) -> impl Iterator<Item = &Line> {
        self.edges.iter().filter(|e| !e.leads)
    }

    fn signs(&self) -> (usize, usize) {
        let count = |of: &dyn Fn(i32) -> bool| self.ties().filter(|e| of(e.sign)).count();
        (count(&|s| s > 0), count(&|s| s < 0))
    }

    fn busiest(&self) -> String {
        let mut nodes: Vec<&Shown> = self.nodes.iter().collect();
        nodes.sort_by(|a, b| b.degree.cmp(&a.degree).then_with(|| a.label.cmp(&b.label)));
        let told: Vec<String> = nodes.iter().take(5).map(|n| format!("{} ({})", n.label, n.degree)).collect();
        told.join(", ")
    }

    /// Draws nodes, ties and labels; gives the number of labels for which there was no room.
    fn paint(&self, canvas: &mut Canvas) -> usize {
        let room = Rect {
            x: canvas.margin(),
            y: HEADING,
            width: canvas.width - 2.0 * canvas.margin(),
            height: canvas.height - HEADING - legend_height(canvas.width, &LEGEND) - 8.0,
        };
        let found = self.places(room);
        self.paint_edges(canvas, &found, room);
        let Places { at: places, size, named, above } = found;
        for (node, at) in self.nodes.iter().zip(&places) {
            Symbol::Node(node.kind).paint(canvas, *at, node.radius);
        }
        let style = Style { size, anchor: Anchor::Middle, colour: canvas.theme.ink(), halo: true };
        for (i, (node, at)) in self.nodes.iter().zip(&places).enumerate().filter(|(i, _)| named[*i]) {
            let far = node.radius + 2.0;
            let y = if above[i] { at.1 - far - font::descent(size) } else { at.1 + far + font::ascent(size) };
            canvas.text((at.0, y), style, &short(&node.label, size));
        }
        named.iter().filter(|n| !**n).count()
    }

    /// Draws what joins nodes: straight, or around a node or label that it does not belong to.
    fn paint_edges(&self, canvas: &mut Canvas, places: &Places, room: Rect) {
        let label = |i: usize| places.named[i].then(|| self.label_room(i, places));
        let around: Vec<Around> = (self.nodes.iter().zip(&places.at).enumerate())
            .map(|(i, (node, at))| Around { at: *at, radius: node.radius, label: label(i) })
            .collect();
        for edge in &self.edges {
            let (colour, dashes, width) = if edge.leads {
                (canvas.theme.muted(), Some(DOTS), 1.6)
            } else {
                let dashes = (edge.sign < 0).then_some(DASHES);
                (canvas.theme.sign(edge.sign), dashes, (1.3 + 1.7 * edge.weight.ln_1p()).min(9.0))
            };
            let (a, b) = (places.at[edge.ends.0], places.at[edge.ends.1]);
            match route(edge.ends, &around, &room) {
                None => canvas.line(a, b, colour, width, dashes),
                Some(towards) => canvas.curve((a, towards, b), colour, width, dashes),
            }
        }
    }

    /// The room of a node's label.
    fn label_room(&self, i: usize, places: &Places) -> Rect {
        let (node, at, size) = (&self.nodes[i], places.at[i], places.size);
        let height = font::ascent(size) + font::descent(size);
        let width = font::width(&short(&node.label, size), size);
        let far = node.radius + 2.0;
        let y = if places.above[i] { at.1 - far - height } else { at.1 + far };
        Rect { x: at.0 - width / 2.0, y, width, height }
    }

    /// Whether more ties leave each node downwards than upwards, so that its label is better above it.
    fn above(&self, at: &[(f64, f64)]) -> Vec<bool> {
        let mut below = vec![0_i32; at.len()];
        for edge in &self.edges {
            for (from, to) in [edge.ends, (edge.ends.1, edge.ends.0)] {
                let (x, y) = (at[to].0 - at[from].0, at[to].1 - at[from].1);
                // A tie that runs flat passes beside the label.
                if 3.0 * y.abs() > x.abs() {
                    below[from] += if y > 0.0 { 1 } else { -1 };
                }
            }
        }
        below.into_iter().map(|b| b > 0).collect()
    }

    /// The places of nodes and labels: labels shrink until there is room, then those of the fewest ties are left out.
    fn places(&self, room: Rect) -> Places {
        let heaviest = self.edges.iter().map(|e| e.weight).fold(1.0, f64::max);
        let ends: Vec<(usize, usize)> = self.edges.iter().map(|e| e.ends).collect();
        let weights: Vec<f64> = self.edges.iter().map(|e| e.weight / heaviest).collect();
        let mut at = crate::network::by_forces(self.nodes.len(), &ends, &weights);
        let inner = Rect {
            x: room.x + room.width.min(600.0) / 10.0,
            y: room.y + 20.0,
            width: room.width - room.width.min(600.0) / 5.0,
            height: room.height - 60.0,
        };
        layout::fill(&mut at, inner);
        let named = vec![true; self.nodes.len()];
        let above = self.above(&at);
        let mut places = Places { at, size: SIZES[0], named, above };
        for size in SIZES {
            places.size = size;
            if self.part(&mut places, room) {
                return places;
            }
        }
        // Too many for the room.
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|i| (self.nodes[*i].degree, usize::MAX - i));
        for some in order.chunks(order.len() / 12 + 1) {
            some.iter().for_each(|i| places.named[*i] = false);
            if self.part(&mut places, room) {
                return places;
            }
        }
        places
    }

    /// Parts the boxes of nodes with their labels; moves nodes only where that leaves none upon another.
    fn part(&self, places: &mut Places, room: Rect) -> bool {
        let gap = 3.0;
        let line = 2.0 + font::ascent(places.size) + font::descent(places.size);
        // How far the box of a node reaches above its centre.
        let reach = |i: usize| {
            gap + self.nodes[i].radius + if places.named[i] && places.above[i] { line } else { 0.0 }
        };
        let one = |(i, node): (usize, &Shown)| {
            let named = places.named[i];
            let label = if named { font::width(&short(&node.label, places.size), places.size) } else { 0.0 };
            let width = label.max(2.0 * node.radius) + 2.0 * gap;
            let height = 2.0 * (node.radius + gap) + if named { line } else { 0.0 };
            Rect { x: places.at[i].0 - width / 2.0, y: places.at[i].1 - reach(i), width, height }
        };
        let mut boxes: Vec<Rect> = self.nodes.iter().enumerate().map(one).collect();
        let parted = layout::part(&mut boxes, room);
        if parted {
            let centres = boxes.iter().enumerate().map(|(i, b)| (b.x + b.width / 2.0, b.y + reach(i)));
            places.at = centres.collect();
        }
        parted
    }
}

/// A label that is not longer than a label should be.
fn short(label: &str, size: f64) -> String {
    font::fit(&super::canvas::one_line(label), size, 17.0 * size)
}
