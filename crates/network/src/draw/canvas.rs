//! A picture in the making: shapes and texts as SVG, and where each text stands.

use super::font;
use super::theme::Theme;
use crate::export::escape;
use std::fmt::Write;

/// A rectangle in pixels; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(&self, other: &Rect) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }
}

/// A text of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// The room it takes, by the font's metrics.
    pub rect: Rect,
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style<'c> {
    pub size: f64,
    pub anchor: Anchor,
    pub colour: &'c str,
    /// Whether the background shines around the letters, for texts over lines.
    pub halo: bool,
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The picture as a whole SVG document.
    pub svg: String,
    /// Its size in pixels.
    pub size: (f64, f64),
    /// Every text in it.
    pub labels: Vec<Label>,
    /// What it shows, in a sentence or two, for those who cannot see it.
    pub description: String,
}

/// A picture in the making.
pub(super) struct Canvas {
    pub width: f64,
    pub height: f64,
    pub theme: Theme,
    body: String,
    labels: Vec<Label>,
}

/// Shortest text of a coordinate: hundredths of a pixel.
fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text on one line, without what cannot be drawn: control characters and marks that change direction.
pub(super) fn one_line(text: &str) -> String {
    let direction =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = text.chars().filter(|c| !direction(*c) && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    let spaced: String = kept.map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Canvas {
    pub fn new(width: f64, height: f64, theme: Theme) -> Canvas {
        Canvas { width, height, theme, body: String::new(), labels: Vec::new() }
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64, dashes: Option<&str>) {
        let dashes = dashes.map_or(String::new(), |d| format!(" stroke-dasharray=\"{d}\""));
        let _ = writeln!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\" stroke-width=\"{}\" stroke-linecap=\"round\"{dashes}/>",
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1),
            n(width)
        );
    }

    /// A line that bends towards a point (a quadratic Bézier curve).
    pub fn curve(
        &mut self,
        (from, towards, to): ((f64, f64), (f64, f64), (f64, f64)),
        colour: &str,
        width: f64,
        dashes: Option<&str>,
    ) {
        let dashes = dashes.map_or(String::new(), |d| format!(" stroke-dasharray=\"{d}\""));
        let _ = writeln!(
            self.body,
            "<path d=\"M{} {}Q{} {} {} {}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\" stroke-linecap=\"round\"{dashes}/>",
            n(from.0),
            n(from.1),
            n(towards.0),
            n(towards.1),
            n(to.0),
            n(to.1),
            n(width)
        );
    }

    pub fn rect(&mut self, rect: Rect, radius: f64, fill: &str, stroke: Option<(&str, f64)>) {
        let stroke =
            stroke.map_or(String::new(), |(c, w)| format!(" stroke=\"{c}\" stroke-width=\"{}\"", n(w)));
        let _ = writeln!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{fill}\"{stroke}/>",
            n(rect.x),
            n(rect.y),
            n(rect.width),
            n(rect.height),
            n(radius)
        );
    }

    pub fn circle(&mut self, at: (f64, f64), radius: f64, fill: &str, stroke: (&str, f64)) {
        let _ = writeln!(
            self.body,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"{}\"/>",
            n(at.0),
            n(at.1),
            n(radius),
            stroke.0,
            n(stroke.1)
        );
    }

    /// A closed polygon.
    pub fn polygon(&mut self, points: &[(f64, f64)], fill: &str, stroke: (&str, f64)) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
        let _ = writeln!(
            self.body,
            "<polygon points=\"{}\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"/>",
            points.join(" "),
            stroke.0,
            n(stroke.1)
        );
    }

    /// The outer margin.
    pub fn margin(&self) -> f64 {
        super::margin(self.width)
    }

    /// Whether names stand above what they name, as there is no room beside it.
    pub fn is_narrow(&self) -> bool {
        super::is_narrow(self.width)
    }

    /// The room that a text would take at this point, which is on its base line.
    pub fn room(at: (f64, f64), style: Style, text: &str) -> Rect {
        let width = font::width(&one_line(text), style.size);
        let x = match style.anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - width / 2.0,
            Anchor::End => at.0 - width,
        };
        let (ascent, descent) = (font::ascent(style.size), font::descent(style.size));
        Rect { x, y: at.1 - ascent, width, height: ascent + descent }
    }

    /// A text on one line.
    pub fn text(&mut self, at: (f64, f64), style: Style, text: &str) {
        let text = one_line(text);
        if text.is_empty() {
            return;
        }
        let rect = Canvas::room(at, style, &text);
        let halo = if style.halo {
            format!(
                " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                self.theme.background(),
                n(style.size / 3.5)
            )
        } else {
            String::new()
        };
        // With its length given, a text takes the same room in another font.
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\" textLength=\"{}\"{halo}>{}</text>",
            n(rect.x),
            n(at.1),
            n(style.size),
            style.colour,
            n(rect.width),
            escape(&text)
        );
        self.labels.push(Label { text, rect });
    }

    /// A text that reads upwards, from this point on its base line.
    pub fn text_upwards(&mut self, at: (f64, f64), size: f64, colour: &str, text: &str) {
        let text = one_line(text);
        if text.is_empty() {
            return;
        }
        let (width, ascent, descent) = (font::width(&text, size), font::ascent(size), font::descent(size));
        let _ = writeln!(
            self.body,
            "<text transform=\"translate({} {}) rotate(-90)\" font-size=\"{}\" fill=\"{colour}\" textLength=\"{}\">{}</text>",
            n(at.0),
            n(at.1),
            n(size),
            n(width),
            escape(&text)
        );
        let rect = Rect { x: at.0 - ascent, y: at.1 - width, width: ascent + descent, height: width };
        self.labels.push(Label { text, rect });
    }

    /// Whether a text's room would cover one that stands there already, or leave the canvas.
    pub fn is_taken(&self, rect: &Rect) -> bool {
        !self.whole().contains(rect) || self.labels.iter().any(|l| l.rect.overlaps(rect))
    }

    pub fn whole(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.width, height: self.height }
    }

    /// The SVG document.
    pub fn finish(self, title: &str, description: String) -> Drawing {
        let (width, height) = (n(self.width), n(self.height));
        let mut svg = String::new();
        let _ = writeln!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{}\">",
            font::FAMILY
        );
        let _ = writeln!(svg, "<title>{}</title>\n<desc>{}</desc>", escape(title), escape(&description));
        let _ = writeln!(
            svg,
            "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            self.theme.background()
        );
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        Drawing { svg, size: (self.width, self.height), labels: self.labels, description }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_stay_text() {
        let mut canvas = Canvas::new(400.0, 100.0, Theme::Light);
        let style = Style { size: 12.0, anchor: Anchor::Start, colour: "#000000", halo: true };
        canvas.text((10.0, 50.0), style, "<script>\"A&B\"\u{1}\u{202e}x\ny</script>");
        let drawing = canvas.finish("a<b", "c&d".to_owned());
        assert!(
            drawing.svg.contains("&lt;script&gt;&quot;A&amp;B&quot; x y&lt;/script&gt;"),
            "{}",
            drawing.svg
        );
        assert!(drawing.svg.contains("<title>a&lt;b</title>\n<desc>c&amp;d</desc>"));
        assert!(!drawing.svg.contains('\u{202e}') && !drawing.svg.contains("<script"));
    }

    #[test]
    fn the_room_of_a_text_follows_its_anchor() {
        let at = |anchor| {
            Canvas::room((100.0, 50.0), Style { size: 10.0, anchor, colour: "", halo: false }, "Kim")
        };
        let (start, middle, end) = (at(Anchor::Start), at(Anchor::Middle), at(Anchor::End));
        assert!((start.x - 100.0).abs() < 1e-9 && (end.x + end.width - 100.0).abs() < 1e-9);
        assert!((middle.x + middle.width / 2.0 - 100.0).abs() < 1e-9);
        assert!(start.overlaps(&middle) && !start.overlaps(&end));
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([n(1.0), n(0.126), n(-0.001), n(12.5)], ["1", "0.13", "0", "12.5"].map(str::to_owned));
    }
}
