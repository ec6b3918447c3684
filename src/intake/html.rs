//! A page: its main text, and what its head says of it.

use super::dayline::above;
use super::said::{by, said};
use super::told::{agreed, told};
use super::{Draft, Why, decode::decoded, edges, overhead, prune::prune, sha256};
use dom_smoothie::{Config, Readability, TextMode};

/// A page of more elements is a list, not an article.
const MOST_ELEMENTS: usize = 60_000;

/// Elements within elements beyond this are no page that somebody wrote.
const DEEPEST: usize = 400;

/// Reads a page that came from this address as this type.
pub(super) fn draft(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> Result<Draft, Why> {
    let page = decoded(bytes, content_type);
    if depth(&page) > DEEPEST {
        return Err(Why::Skip("has elements within elements without end".to_owned()));
    }
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let unread =
        |error: dom_smoothie::ReadabilityError| Why::Skip(format!("has no text of an article ({error})"));
    let mut reader = Readability::new(page, url, Some(config)).map_err(unread)?;
    let mut head = said(&reader, url);
    let (whole, told) = (reader.doc.formatted_text(), told(&reader));
    prune(&reader, &head);
    // A page whose text a script writes may have it in its linked data.
    let (title, byline, text) = match reader.parse() {
        Ok(article) => (article.title, article.byline, article.text_content),
        Err(_) if told.is_some() => Default::default(),
        Err(error) => return Err(unread(error)),
    };
    if head.title.is_none() {
        head.title = Some(title);
    }
    if head.authors.is_empty() {
        head.authors = byline.as_deref().map(by).unwrap_or_default();
    }
    let body = paragraphs(&text);
    let body = overhead::below(&body, &whole, head.title.as_deref().unwrap_or_default());
    head.published = head.published.take().or_else(|| above(&body));
    let body = agreed(edges::trimmed(&body, &head), told.as_deref());
    Ok(Draft { record: None, head, body, sha256: sha256(bytes) })
}

/// Whether a field of a record holds a page's mark-up.
pub(super) fn is_fragment(text: &str) -> bool {
    ["</p>", "<br>", "<br/>", "<br />", "</div>", "</a>"].iter().any(|tag| text.contains(tag))
}

/// The words of a piece of a page.
pub(super) fn fragment(text: &str) -> String {
    if depth(text) > DEEPEST {
        return text.to_owned();
    }
    let reader = Readability::from(text);
    paragraphs(&reader.doc.formatted_text())
}

/// How deep elements lie within each other, as far as tags tell without a parser; what scripts and comments hold are no elements.
fn depth(page: &str) -> usize {
    const ALONE: [&str; 22] = [
        "br", "img", "meta", "link", "input", "hr", "p", "li", "source", "area", "wbr", "option", "td", "tr",
        "th", "dt", "dd", "col", "embed", "param", "path", "use",
    ];
    const RAW: [&str; 3] = ["script", "style", "textarea"];
    let (mut depth, mut deepest, mut at) = (0_usize, 0, 0);
    while let Some(found) = page[at..].find('<') {
        at += found + 1;
        let rest = &page[at..];
        if rest.starts_with("!--") {
            at += rest.find("-->").unwrap_or(rest.len());
            continue;
        }
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let is = |other: &&str| name.eq_ignore_ascii_case(other);
        if name.is_empty() || ALONE.iter().any(is) {
            continue;
        }
        if let Some(raw) = RAW.iter().find(|raw| is(raw)) {
            at += end_of_raw(rest, raw);
            continue;
        }
        depth += 1;
        deepest = deepest.max(depth);
    }
    deepest
}

/// Where the text of a script or the like ends: behind its end tag's `</`.
fn end_of_raw(text: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        text.as_bytes()
            .get(at + 2..at + 2 + name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_end).map_or(text.len(), |at| at + 2)
}

/// The text with one blank line between paragraphs, and no line that has no word.
pub(super) fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    let worded = lines.filter(|l| l.chars().any(char::is_alphanumeric));
    worded.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "<p>President Ana Strand of Norway met Chancellor Ida Holm of Austria in Vienna on Monday, and the two signed a treaty on the use of the river.</p><p>“We have waited for this,” Strand said after the talks, which had been put off in March, in April, and again in May.</p><p>Holm said that both parliaments would vote on the treaty before the end of the year, if the courts let them.</p>";

    fn page(head: &str, body: &str) -> Vec<u8> {
        format!("<!doctype html><html lang='en'><head>{head}</head><body><nav><ul><li><a href='/a'>World</a></li><li><a href='/b'>Sport</a></li></ul></nav><article><h1>Treaty signed</h1>{body}</article><footer>All rights reserved.</footer><script>var met = 'Peru met Chile';</script></body></html>").into_bytes()
    }

    #[test]
    fn the_main_text_is_taken_and_what_stands_around_it_is_not() {
        let draft = draft(&page("<title>Treaty signed</title>", PROSE), None, None).unwrap();
        assert!(
            draft.body.starts_with("President Ana Strand")
                || draft.body.starts_with("Treaty signed\n\nPresident"),
            "{}",
            draft.body
        );
        assert!(draft.body.ends_with("if the courts let them."), "{}", draft.body);
        assert!(draft.body.contains("river.\n\n“We"), "{}", draft.body);
        for absent in ["Peru", "Sport", "rights"] {
            assert!(!draft.body.contains(absent), "{}", draft.body);
        }
    }

    #[test]
    fn the_head_is_told_by_linked_data_then_by_meta_then_by_the_page() {
        let linked = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Treaty signed in Vienna", "datePublished": "2021-07-08T23:10:00+02:00", "author": [{"name": "Ann Ott"}, {"name": "Bo Ek"}], "publisher": {"@type": "Organization", "name": "The Courier"}}]}</script>"#;
        let meta = "<meta property='og:title' content='A treaty | The Herald'><meta property='article:published_time' content='2021-07-09'><meta name='author' content='By Cy Moe'><meta property='og:site_name' content='The Herald'><link rel='canonical' href='https://herald.example/1'>";
        for (head, title, day, authors, publisher, url) in [
            (
                linked.to_owned(),
                "Treaty signed in Vienna",
                "2021-07-08T23:10:00+02:00",
                "Ann Ott, Bo Ek",
                "The Courier",
                None,
            ),
            (
                meta.to_owned(),
                "A treaty",
                "2021-07-09",
                "Cy Moe",
                "The Herald",
                Some("https://herald.example/1"),
            ),
            (
                format!("{meta}{linked}"),
                "Treaty signed in Vienna",
                "2021-07-08T23:10:00+02:00",
                "Ann Ott, Bo Ek",
                "The Courier",
                Some("https://herald.example/1"),
            ),
        ] {
            let found = draft(&page(&head, PROSE), None, None).unwrap().head;
            assert_eq!(found.title.as_deref(), Some(title));
            assert_eq!(found.published.as_deref(), Some(day));
            assert_eq!(found.authors.join(", "), authors);
            assert_eq!(found.publisher.as_deref(), Some(publisher));
            assert_eq!(found.url.as_deref(), url);
        }
        let timed = format!("<time datetime='2021-07-10'>10 July</time>{PROSE}");
        let found = draft(&page("<title>Treaty signed</title>", &timed), None, Some("https://c.example/2"))
            .unwrap()
            .head;
        assert_eq!(
            (found.published.as_deref(), found.url.as_deref()),
            (Some("2021-07-10"), Some("https://c.example/2"))
        );
    }

    #[test]
    fn a_text_that_a_script_would_write_is_taken_from_linked_data() {
        let told = ["They met in Zenda on Monday, and they left it in the evening."; 9].join(" ");
        let linked = format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks end", "articleBody": "{told}"}}</script>"#
        );
        let page = format!("<html><head>{linked}</head><body><div id='root'></div></body></html>");
        let draft = draft(page.as_bytes(), None, None).unwrap();
        assert_eq!((draft.head.title.as_deref(), draft.body), (Some("Talks end"), told));
    }

    #[test]
    fn pages_that_are_none_are_passed_over() {
        assert!(draft(b"<html><body></body></html>", None, None).is_err());
        let deep = format!("<html>{}They met.{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert!(draft(deep.as_bytes(), None, None).is_err());
        let long = format!("<html><body>{}</body></html>", "<span>They met.</span>".repeat(100_000));
        assert!(draft(long.as_bytes(), None, None).is_err());
    }

    #[test]
    fn what_a_script_writes_is_no_depth_of_the_page() {
        let script =
            format!("<SCRIPT>var a = '{}';</SCRIPT><!-- {} -->", "<div>".repeat(900), "<div>".repeat(900));
        assert_eq!(depth(&format!("<body>{script}<div><i>They met.</i></div></body>")), 3);
        assert!(depth(&format!("{script}{}", "<div>".repeat(900))) >= 900);
        assert!(draft(&page(&format!("<title>Treaty signed</title>{script}"), PROSE), None, None).is_ok());
    }
}
