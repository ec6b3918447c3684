//! Who speaks how often: a bar a speaker, in parts by how surely it is said.

use super::canvas::{Anchor, Canvas, Drawing, Rect, Style};
use super::symbol::{Symbol, legend, legend_height};
use super::{DrawError, HEADING, Options, font, heading, plural};
use crate::network::{Projection, World};
use std::collections::{BTreeMap, BTreeSet};

/// As many bars as are legible at 1600 x 1000.
const BARS: usize = 20;

/// How surely something is said, from sure to denied.
const CERTAINTIES: [&str; 5] = ["certain", "probable", "possible", "improbable", "denied"];

#[allow(clippy::cast_precision_loss)] // numbers of rows
pub(super) fn draw(world: &World, projection: &Projection, options: &Options) -> Result<Drawing, DrawError> {
    let speakers = speakers(world, projection);
    if speakers.is_empty() {
        return Err(DrawError::Nothing("nobody is quoted"));
    }
    let shown: Vec<&Speaker> = speakers.iter().take(options.top.unwrap_or(BARS).max(1)).collect();
    let (claims, all) = (distinct(shown.iter().copied()), distinct(&speakers));
    let narrow = super::is_narrow(options.width);
    let entries: Vec<(Symbol, &str)> = (CERTAINTIES.into_iter().enumerate())
        .map(|(step, word)| (Symbol::Patch(options.theme.scale(step)), word))
        .collect();
    let top = HEADING + 16.0;
    let bottom = legend_height(options.width, &entries) + 12.0;
    let row = if narrow { 50.0 } else { 40.0 };
    let needed = top + row * shown.len() as f64 + bottom;
    let mut canvas = Canvas::new(options.width, options.height_or(needed), options.theme);
    let title = options.title.clone().unwrap_or_else(|| "Who speaks, and how surely".to_owned());
    let size = if shown.len() == speakers.len() {
        plural(speakers.len(), "speaker")
    } else {
        format!("the {} of {} speakers with the most claims", shown.len(), speakers.len())
    };
    let told =
        if claims == all { plural(all, "claim") } else { format!("{claims} of {}", plural(all, "claim")) };
    let below = format!("{size}, {told}");
    heading(&mut canvas, &title, &below);
    let height = (canvas.height - top - bottom) / shown.len() as f64;
    for (row, speaker) in shown.iter().enumerate() {
        paint_bar(&mut canvas, speaker, shown[0].total(), top + height * row as f64, height);
    }
    legend(&mut canvas, &entries);
    let told: Vec<String> = shown.iter().take(5).map(|s| format!("{} ({})", s.label, s.total())).collect();
    let description = format!("A bar chart of {below}. Most claims: {}.", told.join(", "));
    Ok(canvas.finish(&title, description))
}

struct Speaker {
    label: String,
    counts: [usize; 5],
    /// Which claims, by their place in the world.
    claims: BTreeSet<usize>,
}

impl Speaker {
    fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// How many claims these make together: one of two speakers stands in both bars, and is one.
fn distinct<'s>(speakers: impl IntoIterator<Item = &'s Speaker>) -> usize {
    speakers.into_iter().flat_map(|s| &s.claims).collect::<BTreeSet<_>>().len()
}

/// All speakers, the most claims first. One whom no entity stands for is told by the article's words; nobody at all is
/// "unnamed".
fn speakers(world: &World, projection: &Projection) -> Vec<Speaker> {
    let mut counts: BTreeMap<String, ([usize; 5], BTreeSet<usize>)> = BTreeMap::new();
    let mut count = |label: &str, certainty: usize, claim: usize| {
        let (counts, claims) = counts.entry(label.to_owned()).or_default();
        counts[certainty] += 1;
        claims.insert(claim);
    };
    for (place, claim) in world.claims.iter().enumerate() {
        let certainty = CERTAINTIES.iter().position(|c| *c == claim.certainty).unwrap_or(0);
        let known: Vec<&str> = (claim.speakers.iter())
            .filter(|s| world.nodes.get(*s).is_none_or(|n| projection.nodes.contains(&n.kind)))
            .map(|s| world.label(s))
            .collect();
        if claim.speakers.is_empty() {
            let told = claim.speaker_text.as_deref().map_or("unnamed", str::trim);
            count(told, certainty, place);
        }
        for label in known {
            count(label, certainty, place);
        }
    }
    let mut speakers: Vec<Speaker> =
        counts.into_iter().map(|(label, (counts, claims))| Speaker { label, counts, claims }).collect();
    speakers.sort_by(|a, b| b.total().cmp(&a.total()).then_with(|| a.label.cmp(&b.label)));
    speakers
}

#[allow(clippy::cast_precision_loss)] // counts of claims
fn paint_bar(canvas: &mut Canvas, speaker: &Speaker, most: usize, y: f64, height: f64) {
    let margin = canvas.margin();
    let above = canvas.is_narrow() && height >= 36.0;
    let left = margin + if above { 0.0 } else { 0.24 * canvas.width };
    let room = canvas.width - left - margin - if above { 30.0 } else { 60.0 };
    let style = Style { size: 16.0, anchor: Anchor::End, colour: canvas.theme.ink(), halo: false };
    let (y, height, size) = if above {
        let style = Style { size: 14.0, anchor: Anchor::Start, ..style };
        canvas.text((left, y + 15.0), style, &font::fit(&speaker.label, style.size, room));
        (y + 16.0, height - 20.0, 14.0)
    } else {
        (y, height.min(58.0), 16.0_f64.min(height * 0.55))
    };
    let base = y + height / 2.0 + size * 0.35;
    let style = Style { size, ..style };
    if !above {
        canvas.text((left - 12.0, base), style, &font::fit(&speaker.label, size, left - margin - 12.0));
    }
    let unit = room / most.max(1) as f64;
    let mut x = left;
    for (step, count) in speaker.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let width = unit * *count as f64;
        let bar = Rect { x, y: y + height * 0.16, width, height: height * 0.68 };
        canvas.rect(bar, 2.0, canvas.theme.scale(step), Some((canvas.theme.background(), 1.5)));
        // The word too, so that no meaning hangs on the colour alone.
        let word = format!("{} {count}", CERTAINTIES[step]);
        let small = Style {
            size: size.min(13.0),
            anchor: Anchor::Middle,
            colour: canvas.theme.on_scale(step),
            halo: false,
        };
        if font::width(&word, small.size) + 10.0 < width {
            canvas.text((x + width / 2.0, base - (size - small.size) * 0.35), small, &word);
        }
        x += width;
    }
    let style = Style { anchor: Anchor::Start, colour: canvas.theme.muted(), ..style };
    canvas.text((x + 10.0, base), style, &speaker.total().to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_of_two_speakers_is_one() {
        let speaker = |claims: &[usize]| Speaker {
            label: String::new(),
            counts: [claims.len(), 0, 0, 0, 0],
            claims: claims.iter().copied().collect(),
        };
        assert_eq!(distinct(&[speaker(&[0, 1]), speaker(&[1, 2])]), 3);
        assert_eq!(distinct(&[]), 0);
    }
}
