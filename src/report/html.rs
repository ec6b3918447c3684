//! Tables, figures and sentences as HTML. What comes in as `&str` is text and is escaped; what comes out is HTML.

use super::{ReportError, Source};
use crate::draw::{self, DrawError, Drawing, Options, Picture, Theme};
use crate::export::escape;
use crate::network::{Projection, Sentence};
use std::fmt::Write;

/// A piece of HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Html(pub String);

impl Html {
    /// A text.
    pub fn text(text: &str) -> Html {
        Html(escape(text))
    }

    /// A number, aligned as such.
    pub fn number(text: &str) -> Html {
        if text.is_empty() {
            Html::default()
        } else {
            Html(format!("<span class=\"n\">{}</span>", escape(text)))
        }
    }

    /// A link to a place on the page.
    pub fn link(place: &str, shown: &Html) -> Html {
        Html(format!("<a href=\"#{place}\">{}</a>", shown.0))
    }

    /// Sentences, each with its article as `cited` names it; the words that carry the fact are marked.
    pub fn sentences(sentences: &[Sentence], cited: impl Fn(&str) -> Html) -> Html {
        let mut out = String::from("<ul class=\"s\">");
        for sentence in sentences {
            out.push_str("<li>");
            for (text, on) in &sentence.parts {
                let text = escape(text);
                if *on {
                    let _ = write!(out, "<mark>{text}</mark>");
                } else {
                    out.push_str(&text);
                }
            }
            let _ = write!(out, " <cite>{}</cite></li>", cited(&sentence.article).0);
        }
        out.push_str("</ul>");
        if sentences.is_empty() { Html::default() } else { Html(out) }
    }
}

/// The id of a place on the page. What cannot stand in an id without fear of a clash is written as its number.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    let mut anchor = format!("{kind}-");
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') {
            anchor.push(c);
        } else {
            let _ = write!(anchor, "_{:x}", u32::from(c));
        }
    }
    anchor
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its place on the page.
    pub id: Option<String>,
    /// The years that it is about.
    pub years: Option<(i32, i32)>,
    pub cells: Vec<Html>,
}

/// What the script reads: the years of a row.
pub(super) fn years(years: Option<(i32, i32)>) -> String {
    years.map_or(String::new(), |(from, to)| format!(" data-years=\"{from}/{to}\""))
}

/// A table whose rows' first cells are their headings. `rows` have a cell a column. Cells name their columns as well, for
/// screens on which a row is a card.
pub(super) fn table(caption: &str, headings: &[&str], rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("<div class=\"t\"><table>\n<caption>{}</caption>\n<thead><tr>", escape(caption));
    for heading in headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(heading));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let id = row.id.as_ref().map_or(String::new(), |id| format!(" id=\"{id}\""));
        let _ = write!(out, "<tr{id}{}>", years(row.years));
        for (place, (cell, heading)) in row.cells.iter().zip(headings).enumerate() {
            let heading = escape(heading);
            let _ = match place {
                0 => write!(out, "<th scope=\"row\" data-h=\"{heading}\">{}</th>", cell.0),
                _ if cell.0.is_empty() => write!(out, "<td></td>"),
                _ => write!(out, "<td data-h=\"{heading}\">{}</td>", cell.0),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}

/// The width of a picture on a page, and on a phone.
const WIDTHS: [f64; 2] = [1160.0, 480.0];

/// A picture in both themes, for a page and for a phone, as data; nothing where there is nothing to draw. What is printed
/// is the light one. What it shows stands below it in words.
pub(super) fn figure(
    source: &Source,
    picture: Picture,
    projection: &Projection,
    title: &str,
) -> Result<String, ReportError> {
    let one = |width: f64, theme: Theme| {
        let options =
            Options { title: Some(title.to_owned()), theme, width, top: source.top, ..Options::default() };
        draw::draw(source.world, picture, projection, &options)
    };
    let light = match one(WIDTHS[0], Theme::Light) {
        Err(DrawError::Nothing(_)) => return Ok(String::new()),
        drawn => drawn?,
    };
    let mut out = String::from("<figure><picture>");
    let mut narrow = String::new();
    for (width, theme, when) in [
        (WIDTHS[1], Theme::Dark, "screen and (max-width: 44rem) and (prefers-color-scheme: dark)"),
        (WIDTHS[1], Theme::Light, "screen and (max-width: 44rem)"),
        (WIDTHS[0], Theme::Dark, "screen and (prefers-color-scheme: dark)"),
    ] {
        let drawn = one(width, theme)?;
        if width < WIDTHS[0] {
            narrow.clone_from(&drawn.description);
        }
        let (width, height) = drawn.size;
        let image = data(&drawn);
        let _ =
            write!(out, "<source media=\"{when}\" srcset=\"{image}\" width=\"{width}\" height=\"{height}\">");
    }
    let (width, height) = light.size;
    let (image, told) = (data(&light), escape(title));
    let _ =
        writeln!(out, "<img src=\"{image}\" width=\"{width}\" height=\"{height}\" alt=\"{told}\"></picture>");
    let _ = writeln!(
        out,
        "<figcaption><span class=\"wide\">{}</span><span class=\"narrow\">{}</span></figcaption></figure>",
        escape(&light.description),
        escape(&narrow)
    );
    Ok(out)
}

/// A drawing as a data URL, in base64, which neither an attribute nor a list of sources can be ended by.
fn data(drawing: &Drawing) -> String {
    let mut url = String::from("data:image/svg+xml;charset=utf-8;base64,");
    base64(drawing.svg.as_bytes(), &mut url);
    url
}

/// Base64 (RFC 4648).
pub(super) fn base64(bytes: &[u8], out: &mut String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, b| word << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            if place <= chunk.len() {
                out.push(char::from(DIGITS[(word >> (18 - 6 * place) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            let mut out = String::new();
            base64(plain.as_bytes(), &mut out);
            assert_eq!(out, coded);
        }
    }

    #[test]
    fn words_are_marked_and_escaped() {
        let parts = vec![("A <b> ".to_owned(), false), ("met & left".to_owned(), true)];
        let sentence = Sentence { article: "a&b c".to_owned(), begin: 0, parts };
        let cited = |id: &str| Html::link(&anchor("article", id), &Html::text("The Post & Co"));
        let html = Html::sentences(&[sentence], cited).0;
        assert!(html.contains("<li>A &lt;b&gt; <mark>met &amp; left</mark> <cite>"), "{html}");
        assert!(html.contains("<a href=\"#article-a_26b_20c\">The Post &amp; Co</a>"), "{html}");
        assert_eq!(Html::sentences(&[], cited), Html::default());
    }

    #[test]
    fn a_table_has_headings_for_columns_rows_and_cells() {
        let cells = vec![Html::text("<x>"), Html::number("1")];
        let row = Row { id: Some("n-x".to_owned()), years: Some((2019, 2020)), cells };
        let html = table("C & D", &["who", "n"], &[row]);
        assert!(html.contains("<caption>C &amp; D</caption>"), "{html}");
        assert!(html.contains("<th scope=\"col\">who</th>"), "{html}");
        assert!(
            html.contains(
                "<tr id=\"n-x\" data-years=\"2019/2020\"><th scope=\"row\" data-h=\"who\">&lt;x&gt;</th>"
            ),
            "{html}"
        );
        assert!(html.contains("<td data-h=\"n\">"), "{html}");
        assert_eq!(table("C", &["who"], &[]), "");
    }
}
