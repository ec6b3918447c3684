//! Pictures of a knowledge graph, without a browser: SVG, and PNG by resvg.
//!
//! In: [`World`](crate::network::World) and a [`Projection`](crate::network::Projection). Out: [`Drawing`], an SVG
//! document with a description in words and the room of every text in it.
//!
//! - `network`: who is joined to whom, laid out by forces (`layout`: the crate fjadra, then our own parting of labels), lines
//!   around nodes (`route`).
//! - `timeline`: when pairs met. `claims`: who speaks how often, how surely. `balance`: who stands how to whom.
//! - `canvas` collects shapes and texts, `font` measures texts, `symbol` explains shapes, `theme` has the colours, `png` makes pixels.
//!
//! **Invariant:** no two texts of a picture overlap, and all are inside it (`tests/draw.rs`).
//!
//! **Invariant:** the same graph gives the same bytes, on every machine: the font is compiled in.

mod balance;
mod canvas;
mod claims;
mod font;
mod layout;
mod network;
mod png;
mod route;
mod symbol;
mod theme;
mod timeline;

pub use canvas::{Drawing, Label, Rect};
pub use png::png;
pub use theme::Theme;

use crate::network::{NetworkError, Projection, World};
use canvas::{Anchor, Canvas, Style};

/// What can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Picture {
    /// Who is joined to whom: signs as colours, weights as widths
    Network,
    /// When pairs met
    Timeline,
    /// Who speaks how often, and how surely
    Claims,
    /// Who stands how to whom, in camps
    Balance,
}

/// How a picture is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Light or dark.
    pub theme: Theme,
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels; by default what the picture needs.
    pub height: Option<f64>,
    /// At most so many nodes, pairs or speakers; by default what is legible.
    pub top: Option<usize>,
    /// The heading; by default what the picture shows.
    pub title: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { theme: Theme::Light, width: 1600.0, height: None, top: None, title: None }
    }
}

/// The smallest and largest width and height of a picture.
pub const SIZES: std::ops::RangeInclusive<u32> = 400..=8000;

/// Why a picture could not be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DrawError {
    /// The network could not be read.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// There is nothing to draw.
    #[error("there is nothing to draw: {0}")]
    Nothing(&'static str),
    /// The pixels could not be made.
    #[error("no PNG can be made: {0}")]
    Png(String),
}

/// Draws a picture of what a knowledge graph says.
///
/// # Errors
/// Where there is nothing to draw.
pub fn draw(
    world: &World,
    picture: Picture,
    projection: &Projection,
    options: &Options,
) -> Result<Drawing, DrawError> {
    match picture {
        Picture::Network => network::draw(world, projection, options),
        Picture::Timeline => timeline::draw(world, projection, options),
        Picture::Claims => claims::draw(world, projection, options),
        Picture::Balance => balance::draw(world, projection, options),
    }
}

impl Options {
    /// The height that was chosen, else what is needed, within what a picture may be.
    fn height_or(&self, needed: f64) -> f64 {
        let within = needed.round().clamp(f64::from(*SIZES.start()), f64::from(*SIZES.end()));
        self.height.unwrap_or(within)
    }

    /// The height of a picture that is laid out freely: low on a screen, high on a phone.
    fn free_height(&self) -> f64 {
        self.height_or(self.width * if is_narrow(self.width) { 1.4 } else { 0.625 })
    }
}

/// Whether a picture is as narrow as a phone.
fn is_narrow(width: f64) -> bool {
    width < 700.0
}

/// The outer margin of a picture.
fn margin(width: f64) -> f64 {
    if is_narrow(width) { 14.0 } else { 40.0 }
}

/// The room that the heading takes.
const HEADING: f64 = 96.0;

/// A heading with a line below it.
fn heading(canvas: &mut Canvas, title: &str, below: &str) {
    let (ink, muted) = (canvas.theme.ink(), canvas.theme.muted());
    let (left, room) = (canvas.margin(), canvas.width - 2.0 * canvas.margin());
    let (large, small, lines) =
        if canvas.is_narrow() { (20.0, 13.0, &[56.0, 74.0][..]) } else { (28.0, 16.0, &[80.0][..]) };
    let style = Style { size: large, anchor: Anchor::Start, colour: ink, halo: false };
    canvas.text((left, lines[0] - large), style, &font::fit(title, large, room));
    let style = Style { size: small, anchor: Anchor::Start, colour: muted, halo: false };
    let mut rest = below;
    for (i, y) in lines.iter().enumerate() {
        let line = if i + 1 == lines.len() { rest } else { first_line(rest, small, room) };
        canvas.text((left, *y), style, &font::fit(line, small, room));
        rest = rest[line.len()..].trim_start();
    }
}

/// As many words of a text as have room on a line, one at least.
fn first_line(text: &str, size: f64, room: f64) -> &str {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    let fitting = ends.take_while(|end| font::width(&text[..*end], size) <= room).last();
    &text[..fitting.unwrap_or_else(|| text.find(' ').unwrap_or(text.len()))]
}

/// A number with its noun: "1 meeting", "2 meetings".
fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The choices of a projection, in words for people.
fn choices(projection: &Projection) -> String {
    let mut parts = Vec::new();
    match (projection.since, projection.until) {
        (Some(since), Some(until)) => parts.push(format!("from {since} to {until}")),
        (Some(since), None) => parts.push(format!("since {since}")),
        (None, Some(until)) => parts.push(format!("until {until}")),
        (None, None) => {}
    }
    match projection.claims {
        crate::network::Claims::Leave => {}
        crate::network::Claims::Add => parts.push("with what speakers claim".to_owned()),
        crate::network::Claims::Only => parts.push("only what speakers claim".to_owned()),
    }
    parts.join(", ")
}

/// Parts of a sentence that are not empty, with commas.
fn joined(parts: &[String]) -> String {
    parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}
