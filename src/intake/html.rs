//! A page: its main text, and what its head says of it.

use super::head::Head;
use super::json::values;
use super::{Draft, Why, decode::decoded, sha256};
use crate::article::{is_iri, names};
use dom_smoothie::{Config, Readability, TextMode};
use serde_json::{Map, Value};

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
    let mut head = linked_data(&reader);
    meta(&mut head, &reader);
    if let Some(url) = url {
        head.url = Some(url.to_owned());
    }
    let article = reader.parse().map_err(unread)?;
    if head.title.is_none() {
        head.title = Some(article.title.clone());
    }
    if head.authors.is_empty() {
        head.authors = article.byline.as_deref().map(by).unwrap_or_default();
    }
    Ok(Draft { record: None, head, body: paragraphs(&article.text_content), sha256: sha256(bytes) })
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

/// How deep elements lie within each other, as far as tags tell without a parser.
fn depth(page: &str) -> usize {
    const ALONE: [&str; 14] = [
        "br", "img", "meta", "link", "input", "hr", "p", "li", "source", "area", "wbr", "option", "td", "tr",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in page.match_indices('<') {
        let rest = &page[at + 1..];
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name.is_empty() || ALONE.iter().any(|alone| name.eq_ignore_ascii_case(alone)) {
            continue;
        }
        depth += 1;
        deepest = deepest.max(depth);
    }
    deepest
}

/// The text with one blank line between paragraphs, and no line that has no word.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    let worded = lines.filter(|l| l.chars().any(char::is_alphanumeric));
    worded.collect::<Vec<_>>().join("\n\n")
}

/// What JSON-LD says of the article.
fn linked_data(reader: &Readability) -> Head {
    let mut head = Head::default();
    for script in reader.doc.select("script[type='application/ld+json']").iter() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let Ok(data) = serde_json::from_str::<Value>(text) else { continue };
        if let Some(article) = described(&data) {
            let first = |name: &str| article.get(name).map(values).and_then(|v| v.into_iter().next());
            head.title = first("headline").or_else(|| first("name"));
            head.published = first("datePublished");
            head.updated = first("dateModified");
            head.authors =
                article.get("author").map(values).unwrap_or_default().iter().flat_map(|a| by(a)).collect();
            head.publisher = first("publisher");
            head.url = first("url").or_else(|| first("mainEntityOfPage")).filter(|u| is_iri(u));
            break;
        }
    }
    head
}

/// The article that linked data describe, wherever in them it stands.
fn described(data: &Value) -> Option<&Map<String, Value>> {
    match data {
        Value::Array(list) => list.iter().find_map(described),
        Value::Object(map) => {
            let kinds = map.get("@type").map(values).unwrap_or_default();
            let article = |k: &String| ["Article", "Report", "BlogPosting"].iter().any(|a| k.ends_with(a));
            if kinds.iter().any(article) { Some(map) } else { map.get("@graph").and_then(described) }
        }
        _ => None,
    }
}

/// What `<meta>` and `<time>` say that linked data did not.
fn meta(head: &mut Head, reader: &Readability) {
    let said = reader.get_article_metadata(None);
    let attribute = |selector: &str, name: &str| {
        let found = reader.doc.select(selector);
        found.iter().find_map(|s| s.attr(name)).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
    };
    let content = |selectors: &[&str]| selectors.iter().find_map(|s| attribute(s, "content"));
    if head.title.is_none() && !said.title.is_empty() {
        head.title = Some(said.title);
    }
    if head.published.is_none() {
        head.published = said.published_time.or_else(|| {
            content(&[
                "meta[itemprop='datePublished']",
                "meta[name='date']",
                "meta[name='pubdate']",
                "meta[name='publish-date']",
                "meta[name='parsely-pub-date']",
                "meta[name='DC.date.issued']",
                "meta[name='DC.date']",
                "meta[name='citation_publication_date']",
                "meta[property='og:published_time']",
            ])
        });
    }
    if head.published.is_none() {
        head.published = attribute("time[itemprop='datePublished'], time[pubdate], article time", "datetime");
    }
    head.updated = head.updated.take().or(said.modified_time);
    if head.authors.is_empty() {
        head.authors = said.byline.as_deref().map(by).unwrap_or_default();
    }
    head.publisher = head.publisher.take().or(said.site_name);
    let canonical = || attribute("link[rel='canonical']", "href").filter(|u| is_iri(u));
    head.url = head.url.take().or_else(canonical).or_else(|| content(&["meta[property='og:url']"]));
    head.title = head.title.take().map(|title| without_publisher(&title, head.publisher.as_deref()));
}

/// `Talks end | The Courier` without the paper.
fn without_publisher(title: &str, publisher: Option<&str>) -> String {
    let title = title.trim();
    let Some(publisher) = publisher.filter(|p| !p.is_empty()) else { return title.to_owned() };
    let before = title.strip_suffix(publisher).map(str::trim_end);
    match before.and_then(|t| t.strip_suffix(['|', '-', '–', '—'])) {
        Some(rest) if !rest.trim().is_empty() => rest.trim_end().to_owned(),
        _ => title.to_owned(),
    }
}

/// The names of a byline; an address is none.
fn by(line: &str) -> Vec<String> {
    let line = line.trim();
    let plain = ["By ", "by ", "BY "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
    if is_iri(plain) || plain.len() > 200 { Vec::new() } else { names(plain) }
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
    fn pages_that_are_none_are_passed_over() {
        assert!(draft(b"<html><body></body></html>", None, None).is_err());
        let deep = format!("<html>{}They met.{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert!(draft(deep.as_bytes(), None, None).is_err());
        let long = format!("<html><body>{}</body></html>", "<span>They met.</span>".repeat(100_000));
        assert!(draft(long.as_bytes(), None, None).is_err());
    }
}
