//! Tables, figures and sentences as HTML. What comes in as `&str` is text and is escaped; what comes out is HTML.

use super::ReportError;
use crate::draw::{self, DrawError, Drawing, Options, Picture, Theme};
use crate::export::escape;
use crate::network::{Projection, Sentence, World};
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
        Html(format!("<span class=\"n\">{}</span>", escape(text)))
    }

    /// A link to an article's row.
    pub fn article(id: &str) -> Html {
        Html(format!("<a href=\"#{}\">{}</a>", article_anchor(id), escape(id)))
    }

    /// Sentences, each with its article; the words that carry the fact are marked.
    pub fn sentences(sentences: &[Sentence]) -> Html {
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
            let _ = write!(out, " <cite>{}</cite></li>", Html::article(&sentence.article).0);
        }
        out.push_str("</ul>");
        if sentences.is_empty() { Html::default() } else { Html(out) }
    }
}

/// The id of an article's row. What cannot stand in an id without fear of a clash is written as its number.
pub(super) fn article_anchor(id: &str) -> String {
    let mut anchor = String::from("article-");
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') {
            anchor.push(c);
        } else {
            let _ = write!(anchor, "_{:x}", u32::from(c));
        }
    }
    anchor
}

/// A table whose rows' first cells are their headings. `rows` have a cell a column.
pub(super) fn table(caption: &str, headings: &[&str], rows: &[Vec<Html>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("<div class=\"t\"><table>\n<caption>{}</caption>\n<thead><tr>", escape(caption));
    for heading in headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(heading));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let _ = if place == 0 {
                write!(out, "<th scope=\"row\">{}</th>", cell.0)
            } else {
                write!(out, "<td>{}</td>", cell.0)
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}

/// A picture in both themes, as data; nothing where there is nothing to draw.
pub(super) fn figure(
    world: &World,
    picture: Picture,
    projection: &Projection,
    title: &str,
) -> Result<String, ReportError> {
    let mut options = Options { title: Some(title.to_owned()), ..Options::default() };
    let light = match draw::draw(world, picture, projection, &options) {
        Err(DrawError::Nothing(_)) => return Ok(String::new()),
        drawn => drawn?,
    };
    options.theme = Theme::Dark;
    let dark = draw::draw(world, picture, projection, &options)?;
    Ok(format!(
        "<figure><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{}\"><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\"></picture>\n<figcaption>{}</figcaption></figure>\n",
        data(&dark),
        data(&light),
        light.size.0,
        light.size.1,
        escape(&light.description),
        escape(title)
    ))
}

/// A drawing as a data URL, in base64, which neither an attribute nor a list of sources can be ended by.
fn data(drawing: &Drawing) -> String {
    let mut url = String::from("data:image/svg+xml;charset=utf-8;base64,");
    base64(drawing.svg.as_bytes(), &mut url);
    url
}

/// Base64 (RFC 4648).
fn base64(bytes: &[u8], out: &mut String) {
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
        let html = Html::sentences(&[sentence]).0;
        assert!(html.contains("<li>A &lt;b&gt; <mark>met &amp; left</mark> <cite>"), "{html}");
        assert!(html.contains("<a href=\"#article-a_26b_20c\">a&amp;b c</a>"), "{html}");
        assert_eq!(Html::sentences(&[]), Html::default());
    }

    #[test]
    fn a_table_has_headings_for_columns_and_rows() {
        let html = table("C & D", &["who", "n"], &[vec![Html::text("<x>"), Html::number("1")]]);
        assert!(html.contains("<caption>C &amp; D</caption>"), "{html}");
        assert!(
            html.contains("<th scope=\"col\">who</th>") && html.contains("<th scope=\"row\">&lt;x&gt;</th>")
        );
        assert_eq!(table("C", &["who"], &[]), "");
    }
}
