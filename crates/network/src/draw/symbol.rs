//! The symbols of all pictures, and the legends that explain them. Each differs from the others in shape, or is named.

use super::canvas::{Anchor, Canvas, Rect, Style};
use super::{font, margin};
use crate::network::Kind;

/// What stands for something in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Symbol {
    /// A node: a circle for a person, a square for a country, a hexagon for an organization.
    Node(Kind),
    /// A circle for a meeting, a diamond for a summit, a triangle for a call.
    Meeting(usize),
    /// A tie of this sign, dashed where hostile.
    Tie(i32),
    /// What joins leaders to their countries.
    Leads,
    /// A time of which only the bounds are known.
    Within,
    /// A patch of a colour.
    Patch(&'static str),
    /// Nothing, where words are enough.
    Words,
}

/// The dashes of hostile ties.
pub(super) const DASHES: &str = "9 7";

/// The dots between leaders and their countries.
pub(super) const DOTS: &str = "0.1 5";

/// The colours of a summit and a call.
const MEETINGS: [&str; 2] = ["#e69f00", "#009e73"];

impl Symbol {
    /// Draws the symbol around a point.
    pub fn paint(self, canvas: &mut Canvas, (x, y): (f64, f64), r: f64) {
        let stroke = (canvas.theme.background(), 1.3);
        match self {
            Symbol::Node(Kind::Person) => canvas.circle((x, y), r, canvas.theme.kind(0), stroke),
            Symbol::Node(Kind::Country) => {
                let rect = Rect { x: x - 0.9 * r, y: y - 0.9 * r, width: 1.8 * r, height: 1.8 * r };
                canvas.rect(rect, 3.0, canvas.theme.kind(1), Some(stroke));
            }
            Symbol::Node(Kind::Organization) => {
                let corner = |i: u32| {
                    let angle = std::f64::consts::FRAC_PI_3 * f64::from(i);
                    (x + r * angle.cos(), y + r * angle.sin())
                };
                canvas.polygon(&(0..6).map(corner).collect::<Vec<_>>(), canvas.theme.kind(2), stroke);
            }
            Symbol::Meeting(0) => canvas.circle((x, y), r, canvas.theme.sign(1), stroke),
            Symbol::Meeting(1) => {
                let r = 1.3 * r;
                canvas.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], MEETINGS[0], stroke);
            }
            Symbol::Meeting(_) => {
                let r = 1.2 * r;
                let corners = [(x, y - r), (x + r, y + 0.8 * r), (x - r, y + 0.8 * r)];
                canvas.polygon(&corners, MEETINGS[1], stroke);
            }
            Symbol::Tie(sign) => {
                let dashes = (sign < 0).then_some(DASHES);
                canvas.line((x - 17.0, y), (x + 17.0, y), canvas.theme.sign(sign), 3.5, dashes);
            }
            Symbol::Leads => {
                canvas.line((x - 17.0, y), (x + 17.0, y), canvas.theme.muted(), 1.6, Some(DOTS));
            }
            Symbol::Within => within(canvas, (x - 17.0, x + 17.0), y, canvas.theme.muted()),
            Symbol::Patch(colour) => {
                canvas.rect(Rect { x: x - 7.0, y: y - 7.0, width: 14.0, height: 14.0 }, 2.0, colour, None);
            }
            Symbol::Words => {}
        }
    }

    /// The colour of a meeting, a summit or a call.
    pub fn of_meeting(kind: usize, canvas: &Canvas) -> &'static str {
        if kind == 0 { canvas.theme.sign(1) } else { MEETINGS[(kind - 1).min(1)] }
    }

    fn width(self) -> f64 {
        match self {
            Symbol::Tie(_) | Symbol::Leads | Symbol::Within => 36.0,
            Symbol::Words => 0.0,
            _ => 16.0,
        }
    }
}

/// A bar from one day to another.
pub(super) fn within(canvas: &mut Canvas, (from, to): (f64, f64), y: f64, colour: &str) {
    let bar = Rect { x: from + 1.0, y: y - 4.0, width: to - from - 2.0, height: 8.0 };
    canvas.rect(bar, 4.0, canvas.theme.grid(), Some((colour, 1.6)));
}

/// The height of a line of a legend.
const LINE: f64 = 24.0;
const SIZE: f64 = 14.0;
const GAP: f64 = 28.0;

/// Where each entry of a legend stands: its line from the top, and its left edge.
fn places(width: f64, entries: &[(Symbol, &str)]) -> Vec<(usize, f64)> {
    let margin = margin(width);
    let (mut line, mut x) = (0, margin);
    let mut places = Vec::new();
    for (symbol, words) in entries {
        let wide = symbol.width() + 8.0 + font::width(words, SIZE);
        if x + wide > width - margin && x > margin {
            (line, x) = (line + 1, margin);
        }
        places.push((line, x));
        x += wide + GAP;
    }
    places
}

/// The room that a legend takes at the bottom of a picture.
#[allow(clippy::cast_precision_loss)] // a handful of lines
pub(super) fn legend_height(width: f64, entries: &[(Symbol, &str)]) -> f64 {
    let lines = places(width, entries).last().map_or(0, |(line, _)| line + 1);
    LINE * lines as f64 + 20.0
}

/// Explains symbols at the bottom of a picture.
#[allow(clippy::cast_precision_loss)] // a handful of lines
pub(super) fn legend(canvas: &mut Canvas, entries: &[(Symbol, &str)]) {
    let top = canvas.height - legend_height(canvas.width, entries);
    let style = Style { size: SIZE, anchor: Anchor::Start, colour: canvas.theme.muted(), halo: false };
    for ((symbol, words), (line, x)) in entries.iter().zip(places(canvas.width, entries)) {
        let y = top + LINE * (line as f64 + 0.8);
        symbol.paint(canvas, (x + symbol.width() / 2.0, y - 5.0), 7.0);
        let x = x + symbol.width() + 8.0;
        canvas.text((x, y), style, &font::fit(words, SIZE, canvas.width - canvas.margin() - x));
    }
}
