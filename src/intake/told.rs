//! The text of an article as linked data tell it, by schema.org's `articleBody`: where it begins and ends, and all of it where
//! the page itself has it only in a script.

use super::edges::words;
use super::html::{fragment, is_fragment, paragraphs};
use super::published::letters;
use super::said::described;
use dom_smoothie::Readability;
use serde_json::Value;

/// A text of fewer words is a summary.
const LEAST: usize = 80;

/// So many lines at either end may be no part of the article.
const NEAR: usize = 14;

/// So many letters of a line are enough to know it again.
const KNOWN: usize = 24;

/// What linked data tell as the text of the article.
pub(super) fn told(reader: &Readability) -> Option<String> {
    let scripts = reader.doc.select("script[type='application/ld+json']");
    let body = scripts.iter().find_map(|script| {
        let data = serde_json::from_str::<Value>(script.text().trim()).ok()?;
        described(&data)?.get("articleBody")?.as_str().map(str::to_owned)
    })?;
    let marked =
        is_fragment(&body) || body.contains("&#") || body.contains("&nbsp;") || body.contains("&quot;");
    let body = if marked { fragment(&body) } else { paragraphs(&body) };
    (words(&body) >= LEAST).then_some(body)
}

/// The text that was found, from where to where linked data tell it; theirs, where not half of it was found.
pub(super) fn agreed(found: String, told: Option<&str>) -> String {
    let Some(told) = told else { return found };
    if 2 * words(&found) < words(told) {
        return told.to_owned();
    }
    let all = letters(told);
    let lines: Vec<&str> = found.split("\n\n").collect();
    let begins = |line: &&str| meet(&letters(line), &all, |a, b| a.starts_with(b));
    let ends = |line: &&str| meet(&letters(line), &all, |a, b| a.ends_with(b));
    let from = lines.iter().take(NEAR).position(begins).unwrap_or(0);
    let behind = lines[from..].iter().rev().take(NEAR).position(ends).unwrap_or(0);
    lines[from..lines.len() - behind].join("\n\n")
}

/// Whether a line and the whole text begin, or end, with the same letters.
fn meet(line: &str, all: &str, same: fn(&str, &str) -> bool) -> bool {
    line.chars().count() >= KNOWN && (same(all, line) || same(line, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "The foreign ministers of Ruritania and Graustark met in Zenda on Monday.";
    const LAST: &str = "They will meet again before the end of the year, in Strelsau.";

    fn page(told: &str) -> Option<String> {
        let linked =
            serde_json::json!({ "@type": "NewsArticle", "headline": "Talks end", "articleBody": told });
        let page = format!("<head><script type='application/ld+json'>{linked}</script></head><body></body>");
        super::told(&Readability::new(page, None, None).unwrap())
    }

    #[test]
    fn the_text_is_told_by_linked_data() {
        let long = [FIRST; 9].join("\n");
        assert_eq!(page(&long), Some([FIRST; 9].join("\n\n")));
        assert_eq!(page(&format!("<p>{}</p>", [FIRST; 9].join("</p><p>"))), Some([FIRST; 9].join("\n\n")));
        assert_eq!(page(FIRST), None);
    }

    #[test]
    fn what_is_found_begins_and_ends_where_it_is_told_to() {
        let middle = [FIRST; 9].join(" ");
        let told = format!("{FIRST} {middle} {LAST}");
        for (above, below) in
            [("", ""), ("A boat on the river, in spring.\n\n", "\n\nA boat is built for the king.")]
        {
            let found = format!("{above}{FIRST}\n\n{middle}\n\n{LAST}{below}");
            assert_eq!(agreed(found, Some(&told)), format!("{FIRST}\n\n{middle}\n\n{LAST}"));
        }
        assert_eq!(agreed(FIRST.to_owned(), Some(&told)), told);
        let boat =
            ["A boat is built for the king, who will come down the river on it in the spring."; 9].join(" ");
        let other = format!("They waited.\n\n{boat}\n\nThey left.");
        assert_eq!(agreed(other.clone(), Some(&told)), other);
        assert_eq!(agreed(other.clone(), None), other);
    }
}
