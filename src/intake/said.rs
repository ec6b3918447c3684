//! What the head of a page says of its article: JSON-LD, then `<meta>`, then the page itself.

use super::head::{Head, moment};
use super::json::values;
use super::published::{letters, published};
use crate::article::{is_iri, names};
use dom_smoothie::Readability;
use serde_json::{Map, Value};

/// What parts a headline from the name of the paper, in the title of a page.
const PARTS: [&str; 10] = [" | ", " - ", " -- ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "];

/// What a reader sees of the titles of a page.
struct Shown {
    title: String,
    heads: Vec<String>,
    /// The heading of the first rank, where there is one.
    first: Option<String>,
    /// The lines of the page.
    lines: Vec<String>,
}

impl Shown {
    /// Whether this title is seen somewhere.
    fn shows(&self, title: &str) -> bool {
        let title = letters(title);
        letters(&self.title).contains(&title) || self.heads.iter().any(|head| letters(head).contains(&title))
    }

    /// The heading that the title of the page has, too, or most of whose words it has, where what the head says for others to
    /// show is neither: of the headlines of an article it is the one that stands over it.
    fn heading(&self, said: &str, paper: Option<&str>) -> Option<&String> {
        let (title, said_letters) = (letters(&self.title), letters(said));
        let own = |head: &&String| words(head) > 3 && paper != Some(letters(head).as_str());
        if self.heads(said) {
            return None;
        }
        if let Some(first) = self.first.as_ref().filter(|first| self.stands_over(first, said) && own(first)) {
            return Some(first);
        }
        // "Ott: Talks end in Zenda" has the name of who writes before the headline.
        let behind = said.split_once(": ").map(|(_, behind)| letters(behind));
        if let Some(head) = self.heads.iter().filter(own).find(|head| behind.as_ref() == Some(&letters(head)))
        {
            return Some(head);
        }
        if title.contains(&said_letters) {
            return None;
        }
        let mut heads = self.heads.iter().filter(own);
        heads.clone().find(|head| title.contains(&letters(head))).or_else(|| {
            let of_title: Vec<String> = self.title.split_whitespace().take(60).map(letters).collect();
            heads.find(|head| {
                let shared = head.split_whitespace().filter(|word| of_title.contains(&letters(word))).count();
                2 * shared > words(head)
            })
        })
    }

    /// Whether the one heading of the first rank tells of the same in other words than a title that readers see nowhere on the page:
    /// one is for them, the other for those who search.
    fn stands_over(&self, first: &str, said: &str) -> bool {
        const TELLING: usize = 5;
        let of = |text: &str| -> Vec<String> { text.split_whitespace().take(60).map(letters).collect() };
        let said_words = of(said);
        let shared: Vec<String> = of(first).into_iter().filter(|word| said_words.contains(word)).collect();
        let tells = shared.iter().any(|word| word.chars().count() >= TELLING)
            || shared.iter().filter(|word| word.len() > 1).count() > 1;
        let said = letters(said);
        // What a script says in one line with all else is seen by nobody.
        let seen = |line: &String| line.len() < 2 * said.len() + 40 && letters(line).contains(&said);
        tells && !self.lines.iter().any(seen)
    }

    /// Whether this is what a heading says.
    fn heads(&self, title: &str) -> bool {
        let title = letters(title);
        self.heads.iter().any(|head| letters(head) == title)
    }
}

/// What is known of the article of a page that came from this address.
pub(super) fn said(reader: &Readability, url: Option<&str>) -> Head {
    let first = reader.doc.select("h1").iter().map(|h| spaced(&h.text())).filter(|h| !h.is_empty());
    let mut first: Vec<String> = first.collect();
    first.dedup();
    let page = Shown {
        first: first.pop().filter(|_| first.is_empty()),
        title: spaced(&reader.doc.select_single("title").text()),
        lines: reader.doc.select("body").formatted_text().lines().map(str::to_owned).collect(),
        heads: reader
            .doc
            .select("h1, h2")
            .iter()
            .map(|h| spaced(&h.text()))
            .filter(|h| !h.is_empty())
            .collect(),
    };
    let mut head = linked_data(reader, &page);
    meta(&mut head, reader, &page, url);
    head
}

/// What JSON-LD says of the article.
fn linked_data(reader: &Readability, page: &Shown) -> Head {
    let mut head = Head::default();
    for script in reader.doc.select("script[type='application/ld+json']").iter() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let Ok(data) = serde_json::from_str::<Value>(text) else { continue };
        if let Some(article) = described(&data) {
            let first = |name: &str| article.get(name).map(values).and_then(|v| v.into_iter().next());
            // The headline of an encyclopedia says what kind of thing its article is about.
            head.title = match (first("headline"), first("name")) {
                (Some(headline), Some(name)) if !page.shows(&headline) && page.shows(&name) => Some(name),
                (headline, name) => headline.or(name),
            };
            head.published = first("datePublished").filter(|day| moment(day).is_some());
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
pub(super) fn described(data: &Value) -> Option<&Map<String, Value>> {
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

/// What the page says that linked data did not.
fn meta(head: &mut Head, reader: &Readability, page: &Shown, url: Option<&str>) {
    let said = reader.get_article_metadata(None);
    let attribute = |selector: &str, name: &str| {
        let found = reader.doc.select(selector);
        found.iter().find_map(|s| s.attr(name)).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
    };
    if head.title.is_none() && !said.title.is_empty() {
        let own = said.site_name.as_deref().is_some_and(|site| is_of_site(&said.title, site))
            || page.heads(&page.title) && !page.shows(&said.title);
        head.title = Some(if own && !page.title.is_empty() { page.title.clone() } else { said.title });
    }
    if head.title.as_ref().is_none_or(String::is_empty) && page.title.is_empty() {
        head.title = page.first.clone().filter(|title| words(title) > 2);
    }
    head.updated = head.updated.take().or(said.modified_time);
    if head.authors.is_empty() {
        head.authors = said.byline.as_deref().map(by).unwrap_or_default();
    }
    head.publisher = head.publisher.take().or(said.site_name);
    let canonical = || attribute("link[rel='canonical']", "href").filter(|u| is_iri(u));
    let address = || attribute("meta[property='og:url']", "content");
    head.url = url.map(str::to_owned).or_else(|| head.url.take()).or_else(canonical).or_else(address);
    let whole = headline(&page.title, page, head);
    head.title = head.title.take().map(|said| {
        // Where the head says nothing else, the title was cut by its marks alone.
        if letters(&page.title).contains(&letters(&said)) && page.heads(&whole) && !page.heads(&said) {
            return whole;
        }
        headline(&said, page, head)
    });
    if let Some(marked) = head.title.as_ref().filter(|t| !page.heads(t)).and_then(|_| marked(reader)) {
        head.title = Some(marked);
    }
    // What is both the heading of the page and what it gives others to show is its headline.
    let shown = attribute("meta[property='og:title']", "content");
    if let Some(first) =
        page.first.as_ref().filter(|first| shown.is_some_and(|s| letters(&s) == letters(first)))
    {
        head.title = Some(first.clone());
    }
    let paper = head.publisher.as_deref().map(letters);
    if let Some(own) = head.title.as_deref().and_then(|said| page.heading(said, paper.as_deref())) {
        head.title = Some(own.clone());
    }
    if head.published.is_none() {
        head.published = published(reader, head.title.as_deref().unwrap_or_default(), head.url.as_deref());
    }
}

/// Whether a title is that of the whole site: its name, and what it has to offer.
fn is_of_site(title: &str, site: &str) -> bool {
    let first = PARTS
        .iter()
        .filter_map(|part| title.split_once(part))
        .map(|(first, _)| first)
        .min_by_key(|f| f.len());
    letters(first.unwrap_or(title)) == letters(site)
}

/// The one element of a page that is called its headline, by hAtom or by schema.org.
fn marked(reader: &Readability) -> Option<String> {
    let called = reader.doc.select(".hentry .entry-title, [itemprop='headline']");
    let mut found: Vec<String> =
        called.iter().map(|h| spaced(&h.text())).filter(|h| (2..40).contains(&words(h))).collect();
    found.dedup();
    found.pop().filter(|_| found.is_empty())
}

/// The headline in the title of a page, without the paper: as a heading of the page has it, or as the paper's name or address tells.
fn headline(title: &str, page: &Shown, head: &Head) -> String {
    let title = title.trim();
    let mut cuts: Vec<(usize, usize)> =
        PARTS.iter().flat_map(|p| title.match_indices(p).map(|(at, part)| (at, at + part.len()))).collect();
    cuts.sort_unstable();
    // The paper's name may be a heading, too; then the article's is the longer one.
    let before = cuts.iter().map(|&(to, _)| &title[..to]);
    let behind = cuts
        .iter()
        .filter(|&&(to, from)| words(&title[from..]) > words(&title[..to]))
        .map(|&(_, from)| &title[from..]);
    let host = head.url.as_deref().and_then(host).unwrap_or_default();
    let paper = head.publisher.as_deref().map(letters).unwrap_or_default();
    let is_paper = |piece: &str| {
        let piece = letters(piece);
        let named = label(&host).is_some_and(|label| letters(label) == piece);
        !piece.is_empty() && (piece == paper || piece == letters(&host) || named)
    };
    let mut pieces = before.chain(behind);
    // One word is a headline where the page is known to be another's.
    let known = !host.is_empty() || !paper.is_empty();
    let only = |piece: &str| {
        known && !is_paper(piece) && page.first.as_deref().is_some_and(|h| letters(h) == letters(piece))
    };
    if !page.heads(title)
        && let Some(piece) = pieces.find(|piece| (words(piece) > 1 || only(piece)) && page.heads(piece))
    {
        return piece.trim().to_owned();
    }
    if let Some(&(to, _)) = cuts.last().filter(|&&(_, from)| is_paper(&title[from..])) {
        return title[..to].trim().to_owned();
    }
    if let Some(&(_, from)) = cuts.first().filter(|&&(to, _)| is_paper(&title[..to])) {
        return title[from..].trim().to_owned();
    }
    title.to_owned()
}

/// The host of an address, without `www`.
pub(super) fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    Some(host.trim_start_matches("www.").to_lowercase())
}

/// The name of a host that people know it by: `courier` of `news.courier.example`.
pub(super) fn label(host: &str) -> Option<&str> {
    host.rsplit('.').nth(1)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a byline; an address is none.
pub(super) fn by(line: &str) -> Vec<String> {
    let line = line.trim();
    let plain = ["By ", "by ", "BY "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
    if is_iri(plain) || plain.len() > 200 { Vec::new() } else { names(plain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(head: &str, body: &str) -> Option<String> {
        let page = format!("<html><head>{head}</head><body>{body}</body></html>");
        said(&Readability::new(page, None, None).unwrap(), Some("https://www.zenda-courier.example/1")).title
    }

    #[test]
    fn a_headline_is_told_from_the_paper() {
        for (head, body) in [
            ("<title>Talks end in Zenda | The Courier</title>", "<h1>Talks end in Zenda</h1>"),
            (
                "<title>World: Talks end in Zenda · Z</title><meta property='og:title' content='Talks end in Zenda'>",
                "",
            ),
            ("<title>Talks end in Zenda - Zenda Courier</title>", ""),
            ("<title>Zenda Courier | Talks end in Zenda</title>", ""),
            (
                "<title>Talks end in Zenda « the river blog of Strelsau</title>",
                "<h1>the river blog of Strelsau</h1><h2>Talks end in Zenda</h2>",
            ),
            (
                "<title>Talks end in Zenda - Encyclopedia</title><script type='application/ld+json'>{\"@type\": \"Article\", \"name\": \"Talks end in Zenda\", \"headline\": \"meeting of two states\"}</script>",
                "<h1>Talks end in Zenda</h1>",
            ),
            ("", "<h1>Talks end in Zenda</h1><h2>World</h2>"),
            (
                "<title>How two states met | Courier</title><meta property='og:title' content='Talks end in Zenda'><script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"How two states met\"}</script>",
                "<h1>Talks end in Zenda</h1>",
            ),
            ("<title>A: Talks end in Zenda</title>", "<h1>A: Talks end in Zenda</h1>"),
        ] {
            let expected = if head.contains(">A:") { "A: Talks end in Zenda" } else { "Talks end in Zenda" };
            assert_eq!(title(head, body).as_deref(), Some(expected), "{head}{body}");
        }
        for (head, body) in [
            (
                "<title>Talks end in Zenda</title><meta property='og:site_name' content='The Courier'><meta property='og:title' content='The Courier - all the news'>",
                "",
            ),
            (
                "<title>News of the river</title>",
                "<div class='hentry'><span class='entry-title'>Talks end in Zenda</span></div>",
            ),
            (
                "<title>Two states and a river</title>",
                "<h1>World</h1><h2 itemprop='headline'>Talks end in Zenda</h2>",
            ),
        ] {
            assert_eq!(title(head, body).as_deref(), Some("Talks end in Zenda"), "{head}{body}");
        }
        for (head, body) in [
            (
                "<title>Courier News - Talks end in Zenda</title><meta property='og:title' content='River talks end'>",
                "<h1>Talks end in Zenda</h1>",
            ),
            (
                "<title>Two states, one river</title><meta property='og:title' content='Ott: Talks end in Zenda'>",
                "<h1>Your reader is old</h1><h1>Talks end in Zenda</h1>",
            ),
            (
                "<title>Talks between two states end in Zenda - Courier</title><meta property='og:title' content='River shared'>",
                "<h1>All of our news</h1><h1>Talks end in Zenda</h1>",
            ),
        ] {
            assert_eq!(title(head, body).as_deref(), Some("Talks end in Zenda"), "{head}{body}");
        }
        let sought = "<title>What the Zenda treaty says</title><meta property='og:title' content='What the Zenda treaty says'>";
        for (body, seen) in [
            (
                "<h1>The two states end talks in Zenda</h1><script>{\"title\": \"What the Zenda treaty says\", \"text\": \"Of all that the Zenda treaty says, the river is first, and the dam.\"}</script>",
                "The two states end talks in Zenda",
            ),
            (
                "<h1>All news of Zenda and river</h1><h3>What the Zenda treaty says</h3>",
                "What the Zenda treaty says",
            ),
            ("<h1>All news of the river</h1>", "What the Zenda treaty says"),
        ] {
            assert_eq!(title(sought, body).as_deref(), Some(seen), "{body}");
        }
        let other =
            "<title>The river of Zenda is shared</title><meta property='og:title' content='River shared'>";
        assert_eq!(title(other, "<h1>All of our news today</h1>").as_deref(), Some("River shared"));
        let listed = "<div class='hentry'><b class='entry-title'>Talks go on</b></div><div class='hentry'><b class='entry-title'>Talks end in Zenda</b></div>";
        assert_eq!(title("<title>News of the river</title>", listed).as_deref(), Some("News of the river"));
        let kept = "<meta property='og:title' content='Ruritania - a kingdom in doubt'>";
        assert_eq!(title(kept, "<h1>Kingdom</h1>").as_deref(), Some("Ruritania - a kingdom in doubt"));
    }
    #[test]
    fn one_word_is_a_headline_where_the_paper_is_known() {
        let title =
            |page: &str, url: Option<&str>| said(&Readability::new(page, None, None).unwrap(), url).title;
        let page = "<title>Zenda - Encyclopedia of towns</title><h1>Zenda</h1>";
        assert_eq!(title(page, Some("https://towns.example/zenda")).as_deref(), Some("Zenda"));
        assert_eq!(title(page, Some("https://www.zenda.example/")).as_deref(), Some("Encyclopedia of towns"));
        assert_eq!(title(page, None).as_deref(), Some("Zenda - Encyclopedia of towns"));
    }
}
