//! When pairs met: a row a pair, a mark a meeting, a bar where only a month or year is known.

use super::canvas::{Anchor, Canvas, Drawing, Rect, Style};
use super::symbol::{Symbol, legend, legend_height, within};
use super::{DrawError, HEADING, MARGIN, Options, choices, font, heading, joined, plural};
use crate::facts::EventKind;
use crate::network::{Fact, FactKind, Projection, World};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// As many rows as are legible at 1600 x 1000.
const ROWS: usize = 20;

/// What the symbols mean.
const LEGEND: [(Symbol, &str); 4] = [
    (Symbol::Meeting(0), "meeting"),
    (Symbol::Meeting(1), "summit"),
    (Symbol::Meeting(2), "call"),
    (Symbol::Within, "some day within"),
];

/// The room of the names of a pair, as a share of the width.
const NAMES: f64 = 0.27;

#[allow(clippy::cast_precision_loss)] // numbers of rows
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
    let height = (axis.area.height / shown.len() as f64).min(80.0);
    let rows: Vec<Rect> = (0..shown.len())
        .map(|row| Rect { y: axis.area.y + height * row as f64, height, ..axis.area })
        .collect();
    for row in rows.iter().skip(1).step_by(2) {
        let stripe = Rect { x: MARGIN, width: canvas.width - 2.0 * MARGIN, ..*row };
        canvas.rect(stripe, 0.0, canvas.theme.stripe(), None);
    }
    axis.paint(&mut canvas, height * shown.len() as f64);
    for (pair, row) in shown.iter().zip(rows) {
        paint_row(&mut canvas, &axis, pair, row);
    }
    legend(&mut canvas, &LEGEND);
    let told: Vec<String> =
        shown.iter().take(5).map(|p| format!("{} ({})", p.label, p.meetings.len())).collect();
    let description = format!(
        "A time line of meetings from {} to {}: {size}. Most meetings: {}.",
        axis.first.year(),
        axis.last.year(),
        told.join(", ")
    );
    Ok(canvas.finish(&title, description))
}

/// One meeting, with its bounds.
struct Meeting {
    first: Date,
    last: Date,
    kind: usize,
    date: String,
    place: String,
}

/// Two that met, and when.
struct Pair {
    label: String,
    meetings: Vec<Meeting>,
}

/// All pairs with their dated meetings, the most meetings first. The same day is one meeting, however many tell of it.
fn pairs(world: &World, projection: &Projection) -> Vec<Pair> {
    type ByDay = BTreeMap<(Date, Date), Meeting>;
    let mut found: BTreeMap<(&str, &str), ByDay> = BTreeMap::new();
    let meets = Projection { edges: [crate::network::Edges::Meetings].into(), ..projection.clone() };
    for fact in world.facts.iter().filter(|f| meets.takes(f)) {
        let Some((first, last)) = bounds(fact) else { continue };
        for (i, a) in fact.actors.iter().enumerate() {
            for b in &fact.actors[i + 1..] {
                let known =
                    |iri: &str| world.nodes.get(iri).is_some_and(|n| projection.nodes.contains(&n.kind));
                if known(a) && known(b) {
                    let date = short(fact.date.as_deref().unwrap_or_default());
                    let place = fact.place.clone().unwrap_or_default();
                    let meeting = Meeting { first, last, kind: kind(fact), date, place };
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
            height: canvas.height - HEADING - 34.0 - legend_height(canvas.width, &LEGEND) - 8.0,
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
    fn paint(&self, canvas: &mut Canvas, height: f64) {
        let colour = canvas.theme.muted();
        let style = Style { size: 14.0, anchor: Anchor::Middle, colour, halo: false };
        let years = i32::from(self.last.year()) - i32::from(self.first.year()) + 1;
        let room = self.area.width / f64::from(years);
        let step =
            [1, 2, 5, 10, 20, 25, 50, 100].into_iter().find(|s| room * f64::from(*s) > 52.0).unwrap_or(200);
        for year in (self.first.year()..=self.last.year()).filter(|y| i32::from(*y) % step == 0) {
            let Ok(day) = Date::new(year, 1, 1) else { continue };
            let x = self.x(day);
            canvas.line((x, self.area.y - 8.0), (x, self.area.y + height), canvas.theme.grid(), 1.0, None);
            if !canvas.is_taken(&Canvas::room((x, self.area.y - 14.0), style, &year.to_string())) {
                canvas.text((x, self.area.y - 14.0), style, &year.to_string());
            }
        }
    }
}

fn paint_row(canvas: &mut Canvas, axis: &Axis, pair: &Pair, row: Rect) {
    let middle = row.y + row.height * 0.68;
    let size = 15.0_f64.min(row.height * 0.5);
    let style = Style { size, anchor: Anchor::End, colour: canvas.theme.ink(), halo: false };
    let count = pair.meetings.len().to_string();
    let room = row.x - MARGIN - 30.0 - font::width(&count, size) - 14.0;
    canvas.text(
        (row.x - 30.0, middle + size * 0.35),
        Style { colour: canvas.theme.muted(), ..style },
        &count,
    );
    let at = (row.x - 30.0 - font::width(&count, size) - 14.0, middle + size * 0.35);
    canvas.text(at, style, &font::fit(&pair.label, size, room));
    canvas.line((row.x, middle), (row.x + row.width, middle), canvas.theme.grid(), 1.0, None);
    for meeting in &pair.meetings {
        let (from, to) = (axis.x(meeting.first), axis.x(meeting.last));
        if to - from > 14.0 {
            within(canvas, (from, to), middle);
        }
    }
    for meeting in &pair.meetings {
        let at = (f64::midpoint(axis.x(meeting.first), axis.x(meeting.last)), middle);
        Symbol::Meeting(meeting.kind).paint(canvas, at, 6.5_f64.min(row.height * 0.22));
    }
    if row.height >= 34.0 {
        name_meetings(canvas, axis, pair, (row, middle));
    }
}

/// Date and place over each mark, or one of them, where there is room.
fn name_meetings(canvas: &mut Canvas, axis: &Axis, pair: &Pair, (row, middle): (Rect, f64)) {
    let small = Style { size: 12.0, anchor: Anchor::Middle, colour: canvas.theme.muted(), halo: true };
    for meeting in &pair.meetings {
        let both = format!("{} {}", meeting.date, meeting.place);
        for words in [both.trim(), &meeting.place, &meeting.date] {
            let half = (font::width(words, small.size) / 2.0).min(row.width / 2.0);
            let x = f64::midpoint(axis.x(meeting.first), axis.x(meeting.last));
            let at = (x.clamp(row.x - 8.0 + half, row.x + row.width + MARGIN - half), middle - 11.0);
            let room = Canvas::room(at, small, words);
            let spaced = Rect { x: room.x - 4.0, width: room.width + 8.0, ..room };
            // A text that had to move too far would seem to name another mark.
            if !words.is_empty() && (at.0 - x).abs() <= half && !canvas.is_taken(&spaced) {
                canvas.text(at, small, words);
                break;
            }
        }
    }
}

/// An interval without what its ends have in common: `1985-11-19/21`.
fn short(date: &str) -> String {
    let Some((first, last)) = date.split_once('/') else { return date.to_owned() };
    let same = (first.split('-').zip(last.split('-'))).take_while(|(a, b)| a == b).count();
    let rest: Vec<&str> = last.split('-').skip(same).collect();
    if rest.is_empty() { first.to_owned() } else { format!("{first}/{}", rest.join("-")) }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn an_interval_says_once_what_its_ends_share() {
        for (date, told) in [
            ("1972-05", "1972-05"),
            ("1985-11-19/1985-11-21", "1985-11-19/21"),
            ("1974-06-27/1974-07-03", "1974-06-27/07-03"),
            ("1950/1953", "1950/1953"),
            ("2022/..", "2022/.."),
        ] {
            assert_eq!(short(date), told);
        }
    }
}
