//! The one font of all pictures, DejaVu Sans, compiled in by the crate `dejavu` so that every machine draws the same.
//!
//! Its licence is that of Bitstream Vera with additions in the public domain: free to embed and to hand on.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::sync::OnceLock;

/// The family as an SVG names it; the others have like widths, for viewers that lack it.
pub(super) const FAMILY: &str = "DejaVu Sans, Bitstream Vera Sans, Verdana, sans-serif";

/// The bytes of the font.
pub(super) fn bytes() -> &'static [u8] {
    dejavu::sans::regular()
}

/// The widths of glyphs.
struct Metrics {
    charmap: skrifa::charmap::Charmap<'static>,
    glyphs: skrifa::metrics::GlyphMetrics<'static>,
    ascent: f32,
    descent: f32,
}

fn metrics() -> &'static Metrics {
    static METRICS: OnceLock<Metrics> = OnceLock::new();
    METRICS.get_or_init(|| {
        let font = FontRef::new(bytes()).expect("the compiled-in font is a font");
        let size = Size::new(1.0);
        let line = font.metrics(size, LocationRef::default());
        Metrics {
            charmap: font.charmap(),
            glyphs: font.glyph_metrics(size, LocationRef::default()),
            ascent: line.ascent,
            descent: -line.descent,
        }
    })
}

/// The width of a text at a font size, both in pixels: the sum of its advances. Kerning makes it no wider.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let metrics = metrics();
    let advance = |c: char| {
        // A character that the font lacks is drawn as its empty box, glyph 0.
        let glyph = metrics.charmap.map(c).unwrap_or(GlyphId::NOTDEF);
        f64::from(metrics.glyphs.advance_width(glyph).unwrap_or(0.0))
    };
    text.chars().map(advance).sum::<f64>() * size
}

/// How far the tallest glyphs reach above the base line at a font size.
pub(super) fn ascent(size: f64) -> f64 {
    f64::from(metrics().ascent) * size
}

/// How far the deepest glyphs reach below it.
pub(super) fn descent(size: f64) -> f64 {
    f64::from(metrics().descent) * size
}

/// The text, or as much of it as fits with an ellipsis behind it.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.iter().collect::<String>().trim_end());
        if width(&cut, size) <= room {
            return cut;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        // DejaVu Sans has 2048 units an em; its M is 1767 wide, its i 569.
        assert!((width("Mi", 2048.0) - 2336.0).abs() < 0.5, "{}", width("Mi", 2048.0));
        assert!(width("", 10.0).abs() < 1e-9);
        assert!(ascent(10.0) > descent(10.0) && descent(10.0) > 0.0);
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        assert_eq!(fit("Kim", 10.0, 100.0), "Kim");
        let cut = fit("Abdelaziz Bouteflika", 10.0, 60.0);
        assert!(cut.ends_with('…') && width(&cut, 10.0) <= 60.0 && cut.len() > 6, "{cut}");
        assert_eq!(fit("Kim", 10.0, 1.0), "");
    }
}
