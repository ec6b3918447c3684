//! When pairs met: a row a pair, a mark a meeting; where only a year or season is known a bar without a mark, as a mark would
//! seem to name a day.

use super::canvas::{Anchor, Canvas, Drawing, Rect, Style};
use super::symbol::{Symbol, legend, legend_height, within};
use super::{DrawError, HEADING, Options, choices, font, heading, joined, plural};
use crate::facts::EventKind;
use crate::network::{Fact, FactKind, Met, Projection, World};
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

/// The room of the names of a pair, at least and at most, as a share of the width.
const NAMES: (f64, f64) = (0.18, 0.4);

/// What of that room a name does not take: its count, and the gap before the line.
const BESIDE: f64 = 76.0;

/// The height of a row, where it may be chosen: names of meetings above and below the line.
const ROW: f64 = 54.0;

/// The height of a row with the pair's names above the line.
const NARROW_ROW: f64 = 72.0;

/// The room above the rows, for the years.
const YEARS: f64 = 34.0;

/// Meetings as words.
const KINDS: [&str; 3] = ["meeting", "summit", "call"];

#[allow(clippy::cast_precision_loss)] // numbers of rows
pub(super) fn draw(world: &World, projection: &Projection, options: &Options) -> Result<Drawing, DrawError> {
    let pairs = pairs(world, projection);
    if pairs.is_empty() {
        return Err(DrawError::Nothing("no dated meeting of two that took place"));
    }
    let shown: Vec<&Pair> = pairs.iter().take(options.top.unwrap_or(ROWS).max(1)).collect();
    let row = if super::is_narrow(options.width) { NARROW_ROW } else { ROW };
    let rows = row * shown.len() as f64;
    let needed = HEADING + YEARS + rows + legend_height(options.width, &LEGEND) + 8.0;
    let mut canvas = Canvas::new(options.width, options.height_or(needed), options.theme);
    let title = options.title.clone().unwrap_or_else(|| "When they met".to_owned());
    let size = if shown.len() == pairs.len() {
        plural(pairs.len(), "pair")
    } else {
        format!("the {} of {} pairs with the most meetings", shown.len(), pairs.len())
    };
    heading(&mut canvas, &title, &joined(&[size.clone(), choices(projection)]));
    let axis = Axis::over(&shown, &canvas);
    let height = axis.area.height / shown.len() as f64;
    let rows: Vec<Rect> = (0..shown.len())
        .map(|row| Rect { y: axis.area.y + height * row as f64, height, ..axis.area })
        .collect();
    for row in rows.iter().skip(1).step_by(2) {
        let stripe = Rect { x: canvas.margin(), width: canvas.width - 2.0 * canvas.margin(), ..*row };
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

/// All pairs with their dated meetings, the most meetings first. What is told twice is one meeting.
fn pairs(world: &World, projection: &Projection) -> Vec<Pair> {
    let mut found: BTreeMap<(&str, &str), (Met, Vec<Meeting>)> = BTreeMap::new();
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
                    let (met, meetings) = found.entry((a, b)).or_default();
                    meetings.extend(met.is_new(fact).then_some(meeting));
                }
            }
        }
    }
    let mut pairs: Vec<Pair> = (found.into_iter())
        .map(|((a, b), (_, mut meetings))| {
            meetings.sort_by_key(|m| (m.first, m.last));
            let mut names = [world.label(a), world.label(b)];
            names.sort_unstable();
            Pair { label: names.join(" – "), meetings }
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
        let margin = canvas.margin();
        let longest = pairs.iter().map(|p| font::width(&p.label, 15.0)).fold(0.0, f64::max) + BESIDE;
        let names = longest.clamp(NAMES.0 * canvas.width, NAMES.1 * canvas.width);
        let left = margin + if canvas.is_narrow() { 8.0 } else { names };
        let area = Rect {
            x: left,
            y: HEADING + YEARS,
            width: canvas.width - left - margin - if canvas.is_narrow() { 8.0 } else { 20.0 },
            height: canvas.height - HEADING - YEARS - legend_height(canvas.width, &LEGEND) - 8.0,
        };
        // Whole years, so that the first and the last mark stand off the edges.
        let year = |date: Date, month, day| Date::new(date.year(), month, day).unwrap_or(date);
        Axis { first: year(first, 1, 1), last: year(last, 12, 31), area }
    }

    /// The middle of the time in which a meeting was.
    fn middle(&self, meeting: &Meeting) -> f64 {
        f64::midpoint(self.x(meeting.first), self.x(meeting.last))
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
    let above = canvas.is_narrow() && row.height >= 40.0;
    let middle = row.y
        + row.height
            * if above {
                0.62
            } else if row.height >= 48.0 {
                0.5
            } else {
                0.68
            };
    name_pair(canvas, pair, (row, middle), above);
    canvas.line((row.x, middle), (row.x + row.width, middle), canvas.theme.grid(), 1.0, None);
    let is_long = |m: &Meeting| axis.x(m.last) - axis.x(m.first) > 14.0;
    for meeting in pair.meetings.iter().filter(|m| is_long(m)) {
        let colour = Symbol::of_meeting(meeting.kind, canvas);
        within(canvas, (axis.x(meeting.first), axis.x(meeting.last)), middle, colour);
    }
    for meeting in pair.meetings.iter().filter(|m| !is_long(m)) {
        Symbol::Meeting(meeting.kind).paint(
            canvas,
            (axis.middle(meeting), middle),
            6.5_f64.min(row.height * 0.22),
        );
    }
    if row.height >= 34.0 {
        name_meetings(canvas, axis, pair, (row, middle));
    }
}

/// The pair and how often it met: above the line, or left of it.
fn name_pair(canvas: &mut Canvas, pair: &Pair, (row, middle): (Rect, f64), above: bool) {
    let (ink, muted) = (canvas.theme.ink(), canvas.theme.muted());
    let count = pair.meetings.len().to_string();
    if above {
        let style = Style { size: 14.0, anchor: Anchor::Start, colour: ink, halo: false };
        let base = row.y + 16.0;
        let name = font::fit(&pair.label, style.size, row.width - font::width(&count, style.size) - 10.0);
        canvas.text((row.x, base), style, &name);
        let style = Style { anchor: Anchor::End, colour: muted, ..style };
        canvas.text((row.x + row.width, base), style, &count);
        return;
    }
    let size = 15.0_f64.min(row.height * 0.5);
    let style = Style { size, anchor: Anchor::End, colour: ink, halo: false };
    // Where the space left of the line is narrow, what stands there is nearer to it.
    let gap = if canvas.is_narrow() { 8.0 } else { 30.0 };
    let right = row.x - gap;
    if right - canvas.margin() < 60.0 {
        return;
    }
    let room = right - canvas.margin() - font::width(&count, size) - 14.0;
    canvas.text((right, middle + size * 0.35), Style { colour: muted, ..style }, &count);
    let at = (right - font::width(&count, size) - 14.0, middle + size * 0.35);
    canvas.text(at, style, &font::fit(&pair.label, size, room));
}

/// Date and place at each mark, or one of them: above it, else below it, where there is room.
fn name_meetings(canvas: &mut Canvas, axis: &Axis, pair: &Pair, (row, middle): (Rect, f64)) {
    let small = Style { size: 12.0, anchor: Anchor::Middle, colour: canvas.theme.muted(), halo: true };
    let bases = [middle - 11.0, middle + 11.0 + font::ascent(small.size)];
    for meeting in &pair.meetings {
        // A bar does not tell by its shape what it is.
        let kind = if meeting.kind > 0 && meeting.first != meeting.last { KINDS[meeting.kind] } else { "" };
        let words =
            |parts: [&str; 3]| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
        let (date, place) = (meeting.date.as_str(), meeting.place.as_str());
        let ways = [words([kind, date, place]), words([kind, "", place]), words([kind, date, ""])];
        let spot = |words: &String, base: f64| {
            let half = (font::width(words, small.size) / 2.0).min(row.width / 2.0);
            let x = axis.middle(meeting);
            let at = (x.clamp(row.x - 8.0 + half, row.x + row.width + 12.0 - half), base);
            let room = Canvas::room(at, small, words);
            let spaced = Rect { x: room.x - 4.0, width: room.width + 8.0, ..room };
            // A text that had to move too far would seem to name another mark.
            let fits = (at.0 - x).abs() <= half && base + font::descent(small.size) <= row.y + row.height;
            (!words.is_empty() && fits && !canvas.is_taken(&spaced)).then_some(at)
        };
        let found =
            (ways.iter()).find_map(|words| bases.iter().find_map(|base| Some((spot(words, *base)?, words))));
        if let Some((at, words)) = found {
            canvas.text(at, small, words);
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
