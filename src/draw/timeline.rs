//! When pairs met: a row a pair, a mark a meeting, a bar where only a month or year is known.

use super::canvas::{Anchor, Canvas, Drawing, Rect, Style};
use super::{DrawError, HEADING, MARGIN, Options, choices, font, heading, joined, plural};
use crate::facts::EventKind;
use crate::network::{Fact, FactKind, Projection, World};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// As many rows as are legible at 1600 x 1000.
const ROWS: usize = 20;

/// The room of the names of a pair, as a share of the width.
const NAMES: f64 = 0.27;

pub(super) fn draw(world: &World, projection: &Projection, options: &Options) -> Result<Drawing, DrawError> {
    let pairs = pairs(world, projection);
    if pairs.is_empty() {
        return Err(DrawError::Nothing("no dated meeting of two that took place"));
    }
    let shown: Vec<&Pair> = pairs.iter().take(options.top.unwrap_or(ROWS).max(1)).collect();
    let mut canvas = Canvas::new(options.width, options.height, options.theme);
    let title = options.title.clone().unwrap_or_else(|| "When they met".to_owned());
    let size = if shown.len() == pairs.len() {
        plural(pairs.len(), "pair")
    } else {
        format!("the {} of {} pairs with the most meetings", shown.len(), pairs.len())
    };
    heading(&mut canvas, &title, &joined(&[size.clone(), choices(projection)]));
    let axis = Axis::over(&shown, &canvas);
    axis.paint(&mut canvas);
    let height = (axis.area.height / shown.len() as f64).min(64.0);
    for (row, pair) in shown.iter().enumerate() {
        let y = axis.area.y + height * row as f64;
        paint_row(&mut canvas, &axis, pair, Rect { y, height, ..axis.area }, row % 2 == 1);
    }
    legend(&mut canvas);
    let told: Vec<String> = shown.iter().take(5).map(|p| format!("{} ({})", p.label, p.meetings.len())).collect();
    let description = format!(
        "A time line of meetings from {} to {}: {size}. Most meetings: {}.",
        axis.first.year(), axis.last.year(), told.join(", ")
    );
    Ok(canvas.finish(&title, description))
}

/// One meeting, with its bounds.
struct Meeting {
    first: Date,
    last: Date,
    kind: usize,
    words: String,
}

/// Two that met, and when.
struct Pair {
    label: String,
    meetings: Vec<Meeting>,
}

/// All pairs with their dated meetings, the most meetings first. The same day is one meeting, however many tell of it.
fn pairs(world: &World, projection: &Projection) -> Vec<Pair> {
    let mut found: BTreeMap<(&str, &str), BTreeMap<(Date, Date), Meeting>> = BTreeMap::new();
    let meets = Projection { edges: [crate::network::Edges::Meetings].into(), ..projection.clone() };
    for fact in world.facts.iter().filter(|f| meets.takes(f)) {
        let Some((first, last)) = bounds(fact) else { continue };
        for (i, a) in fact.actors.iter().enumerate() {
            for b in &fact.actors[i + 1..] {
                let known = |iri: &str| world.nodes.get(iri).is_some_and(|n| projection.nodes.contains(&n.kind));
                if known(a) && known(b) {
                    let words = [fact.date.as_deref(), fact.place.as_deref()];
                    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
                    let meeting = Meeting { first, last, kind: kind(fact), words };
                    found.entry((a, b)).or_default().entry((first, last)).or_insert(meeting);
                }
            }
        }
    }
    let mut pairs: Vec<Pair> = (found.into_iter())
        .map(|((a, b), meetings)| {
            let mut names = [world.label(a), world.label(b)];
            names.sort_unstable();
            Pair { label: names.join(" – "), meetings: meetings.into_values().collect() }
        })
        .collect();
    pairs.sort_by(|a, b| b.meetings.len().cmp(&a.meetings.len()).then_with(|| a.label.cmp(&b.label)));
    pairs
}

fn kind(fact: &Fact) -> usize {
    match fact.kind {
        FactKind::Event(EventKind::Summit) => 1,
        FactKind::Event(EventKind::Call) => 2,
        _ => 0,
    }
}

fn bounds(fact: &Fact) -> Option<(Date, Date)> {
    let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Date>().ok());
    let (first, last) = (day(&fact.earliest), day(&fact.latest));
    Some((first.or(last)?, last.or(first)?))
}

/// The days from left to right.
struct Axis {
    first: Date,
    last: Date,
    area: Rect,
}

impl Axis {
    fn over(pairs: &[&Pair], canvas: &Canvas) -> Axis {
        let meetings = || pairs.iter().flat_map(|p| &p.meetings);
        let first = meetings().map(|m| m.first).min().unwrap_or(Date::ZERO);
        let last = meetings().map(|m| m.last).max().unwrap_or(first);
        let left = MARGIN + NAMES * canvas.width;
        let area = Rect {
            x: left,
            y: HEADING + 34.0,
            width: canvas.width - left - MARGIN - 20.0,
            height: canvas.height - HEADING - 34.0 - 56.0,
        };
        // Whole years, so that the first and the last mark stand off the edges.
        let year = |date: Date, month, day| Date::new(date.year(), month, day).unwrap_or(date);
        Axis { first: year(first, 1, 1), last: year(last, 12, 31), area }
    }

    fn x(&self, day: Date) -> f64 {
        let days = |to: Date| f64::from((to - self.first).get_days());
        self.area.x + self.area.width * days(day) / days(self.last).max(1.0)
    }

    /// Years as lines, as far apart as their numbers allow.
    fn paint(&self, canvas: &mut Canvas) {
        let colour = canvas.theme.muted();
        let style = Style { size: 14.0, anchor: Anchor::Middle, colour, halo: false };
        let years = i32::from(self.last.year()) - i32::from(self.first.year()) + 1;
        let room = self.area.width / f64::from(years);
        let step = [1, 2, 5, 10, 20, 25, 50, 100].into_iter().find(|s| room * f64::from(*s) > 52.0).unwrap_or(200);
        for year in (self.first.year()..=self.last.year()).filter(|y| i32::from(*y) % step == 0) {
            let Ok(day) = Date::new(year, 1, 1) else { continue };
            let x = self.x(day);
            canvas.line((x, self.area.y - 8.0), (x, self.area.y + self.area.height), canvas.theme.grid(), 1.0, None);
            canvas.text((x, self.area.y - 14.0), style, &year.to_string());
        }
    }
}

fn paint_row(canvas: &mut Canvas, axis: &Axis, pair: &Pair, row: Rect, striped: bool) {
    if striped {
        let stripe = Rect { x: MARGIN, width: canvas.width - 2.0 * MARGIN, ..row };
        canvas.rect(stripe, 0.0, canvas.theme.stripe(), None);
    }
    let middle = row.y + row.height * 0.68;
    let size = 15.0_f64.min(row.height * 0.5);
    let style = Style { size, anchor: Anchor::End, colour: canvas.theme.ink(), halo: false };
    let count = pair.meetings.len().to_string();
    let room = row.x - MARGIN - 30.0 - font::width(&count, size) - 14.0;
    canvas.text((row.x - 30.0, middle + size * 0.35), Style { colour: canvas.theme.muted(), ..style }, &count);
    let at = (row.x - 30.0 - font::width(&count, size) - 14.0, middle + size * 0.35);
    canvas.text(at, style, &font::fit(&pair.label, size, room));
    canvas.line((row.x, middle), (row.x + row.width, middle), canvas.theme.grid(), 1.0, None);
    for meeting in &pair.meetings {
        let (from, to) = (axis.x(meeting.first), axis.x(meeting.last));
        if to - from > 14.0 {
            let bar = Rect { x: from, y: middle - 4.0, width: to - from, height: 8.0 };
            canvas.rect(bar, 4.0, canvas.theme.grid(), Some((canvas.theme.muted(), 1.0)));
        }
    }
    for meeting in &pair.meetings {
        let at = (f64::midpoint(axis.x(meeting.first), axis.x(meeting.last)), middle);
        mark(canvas, meeting.kind, at, 6.5_f64.min(row.height * 0.22));
    }
    // Date and place over the mark where there is room for them.
    let small = Style { size: 11.0, anchor: Anchor::Middle, colour: canvas.theme.muted(), halo: true };
    for meeting in pair.meetings.iter().filter(|_| row.height >= 34.0) {
        let x = f64::midpoint(axis.x(meeting.first), axis.x(meeting.last));
        let half = font::width(&meeting.words, small.size) / 2.0;
        let x = x.clamp(row.x - 8.0 + half.min(row.width / 2.0), row.x + row.width + MARGIN - half.min(row.width / 2.0));
        let at = (x, middle - 11.0);
        if !canvas.is_taken(&Canvas::room(at, small, &meeting.words)) {
            canvas.text(at, small, &meeting.words);
        }
    }
}

/// A circle for a meeting, a diamond for a summit, a triangle for a call.
fn mark(canvas: &mut Canvas, kind: usize, (x, y): (f64, f64), r: f64) {
    let stroke = (canvas.theme.background(), 1.2);
    let fill = [canvas.theme.sign(1), "#e69f00", "#009e73"][kind.min(2)];
    match kind {
        0 => canvas.circle((x, y), r, fill, stroke),
        1 => {
            let r = 1.3 * r;
            canvas.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill, stroke);
        }
        _ => {
            let r = 1.2 * r;
            canvas.polygon(&[(x, y - r), (x + r, y + 0.8 * r), (x - r, y + 0.8 * r)], fill, stroke);
        }
    }
}

fn legend(canvas: &mut Canvas) {
    let y = canvas.height - 22.0;
    let style = Style { size: 14.0, anchor: Anchor::Start, colour: canvas.theme.muted(), halo: false };
    let mut x = MARGIN;
    for (kind, word) in ["meeting", "summit", "call"].into_iter().enumerate() {
        mark(canvas, kind, (x + 8.0, y - 5.0), 6.5);
        canvas.text((x + 22.0, y), style, word);
        x += 22.0 + font::width(word, style.size) + 28.0;
    }
    let bar = Rect { x, y: y - 9.0, width: 34.0, height: 8.0 };
    canvas.rect(bar, 4.0, canvas.theme.grid(), Some((canvas.theme.muted(), 1.0)));
    canvas.text((x + 44.0, y), style, "some day within");
}
