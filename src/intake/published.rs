//! The day on which a page was published: as its head, its elements, its address or the lines beside its headline tell.
//!
//! A day that is wrong is worse than none: "on Monday" is dated by it. So a day of change, of today or of another article is
//! not taken, and a date in the article's prose is not one of publication.

use super::dayline::{MOST_WORDS, in_line, labelled, repeated};
use super::head::moment;
use super::words::regex;
use crate::article::day;
use dom_smoothie::Readability;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Names of `<meta>` in letters and digits, the clearest first, as site builders and libraries write them.
const NAMES: [&str; 34] = [
    "articlepublishedtime",
    "ogarticlepublishedtime",
    "datepublished",
    "ogpublishedtime",
    "articlepublished",
    "publishedtime",
    "publisheddate",
    "publishdate",
    "articlepublishdate",
    "pubdate",
    "pubdatetime",
    "publicationdate",
    "articlepublicationdate",
    "publishtime",
    "publicationtime",
    "articledateoriginal",
    "originalpublicationdate",
    "firstpublished",
    "parselypubdate",
    "sailthrudate",
    "cxenseparserecspublishtime",
    "citationpublicationdate",
    "citationonlinedate",
    "dcdateissued",
    "dctermsissued",
    "dcdatepublished",
    "dcdatecreated",
    "dctermscreated",
    "dcdate",
    "dctermsdate",
    "datecreated",
    "ptime",
    "pdate",
    "date",
];

/// How many of these are as clear as an element that says so.
const CLEAR: usize = 18;

/// Elements that say when, the clearest first.
const ELEMENTS: [&str; 6] = [
    "[itemprop='datePublished']",
    "time[pubdate]",
    "abbr.published, .dt-published, .entry-date, time.published",
    "article time[datetime]",
    "main time[datetime], header time[datetime]",
    "time[datetime]",
];

/// Elements of these classes hold the day of an article, which need not be the article of the page.
const CALLED: &str = "dd.published, .post-date, .post-timestamp, .date-header, .article-date, .article__date, .published-date, .publish-date, \
    .publication-date, .date-published, .story-date, .news-date, .entry-time, .posted-on, .pubdate";

/// How many of these say that they are the day of publication.
const NAMED: usize = 2;

/// Lines from the headline on in which the day may stand.
const NEAR: usize = 12;

/// The day of a page of this headline and address, as it is written there.
pub(super) fn published(reader: &Readability, title: &str, url: Option<&str>) -> Option<String> {
    let page = reader.doc.formatted_text();
    let titles = [letters(title), letters(&reader.doc.select_single("title").text())];
    in_meta(reader, CLEAR)
        .or_else(|| in_script(reader))
        .or_else(|| in_element(reader, &ELEMENTS[..NAMED]))
        .or_else(|| in_meta(reader, NAMES.len()))
        .or_else(|| in_element(reader, &ELEMENTS[NAMED..ELEMENTS.len() - 1]))
        .or_else(|| url.and_then(in_address))
        .or_else(|| beside(&page, &titles, in_line).map(|day| day.to_string()))
        .or_else(|| url.and_then(of_print))
        .or_else(|| the_only(reader, ELEMENTS[ELEMENTS.len() - 1]))
        .or_else(|| the_only(reader, CALLED))
        .or_else(|| labelled(&page).map(|day| day.to_string()))
        .or_else(|| in_title(&reader.doc.select_single("title").text()))
        .or_else(|| repeated(&page).map(|day| day.to_string()))
        .or_else(|| beside(&page, &titles, of_change).map(|day| day.to_string()))
}

/// The day of the last change where the time of day is told, too, as papers do: they change a report on its day.
fn of_change(line: &str) -> Option<Date> {
    static CHANGED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)^(?:last\s)?updated\s?(?:on|at)?\s?:?\s(.{6,80})$"));
    in_line(&CHANGED.captures(line).filter(|_| timed(line))?[1])
}

/// Letters and digits of a text, whatever marks and white space stand between them.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A day that is a piece of its own in the title of the page: "Talks end | The Courier | 28.03.2019".
fn in_title(title: &str) -> Option<String> {
    let pieces = title.split(['|', '–', '—']).map(str::trim).filter(|piece| piece.len() < 20);
    pieces.filter_map(day).next_back().map(|day| day.to_string())
}

/// The clearest of the first so many names of `<meta>`.
fn in_meta(reader: &Readability, most: usize) -> Option<String> {
    let letters = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let mut found: Vec<(usize, String)> = Vec::new();
    // What is said in an item of a list is said of the article that it leads to.
    for meta in reader
        .doc
        .select("meta[content]")
        .iter()
        .filter(|meta| meta.parent().is("html, head, body, article, header, div, span, p"))
    {
        let value = meta.attr_or("content", "").trim().to_owned();
        let rank =
            ["property", "name", "itemprop"].iter().filter_map(|key| meta.attr(key)).find_map(|name| {
                let name = letters(&name);
                NAMES[..most].iter().position(|known| *known == name)
            });
        if let Some(rank) = rank.filter(|_| moment(&value).is_some()) {
            found.push((rank, value));
        }
    }
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// Linked data that are no JSON, for want of a quotation mark somewhere, may still tell the day.
fn in_script(reader: &Readability) -> Option<String> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| regex(r#""datePublished"\s*:\s*"([^"]{8,40})""#));
    let scripts = reader.doc.select("script[type='application/ld+json']");
    let found = scripts.iter().find_map(|script| SAID.captures(&script.text()).map(|f| f[1].to_owned()));
    found.filter(|value| moment(value).is_some())
}

/// The first element of the clearest of these kinds.
fn in_element(reader: &Readability, kinds: &[&str]) -> Option<String> {
    kinds.iter().find_map(|kind| in_elements(reader, kind).into_iter().next())
}

/// The day of a page that has one day in all: many are those of other articles, of which none need be this one's.
fn the_only(reader: &Readability, kind: &str) -> Option<String> {
    let mut days = in_elements(reader, kind);
    days.dedup_by_key(|value| moment(value));
    days.pop().filter(|_| days.is_empty())
}

fn in_elements(reader: &Readability, selector: &str) -> Vec<String> {
    let of_change = |text: &str| {
        let text = text.trim_start().to_lowercase();
        ["updated", "last updated", "modified", "last modified", "last edited"]
            .iter()
            .any(|word| text.starts_with(word))
    };
    let found = reader.doc.select(selector);
    let published = found.iter().filter(|element| {
        let listed = element.is("meta") && element.parent().is("li");
        let changed = element.attr("itemprop").is_some_and(|name| name.contains("Modified"))
            || of_change(&element.text())
            || of_change(&element.parent().text());
        !changed && !listed
    });
    let value = published.filter_map(|element| {
        let values = ["content", "datetime", "title"].map(|name| element.attr(name));
        let mut values = values.into_iter().flatten().chain(std::iter::once(element.text()));
        let value = values.find(|value| moment(value.trim()).is_some()).map(|value| value.trim().to_owned());
        value.or_else(|| in_line(element.text().trim()).map(|day| day.to_string()))
    });
    value.collect()
}

/// `/2019/03/28/` or `/2019/mar/28/` in an address.
fn in_address(url: &str) -> Option<String> {
    static PATH: LazyLock<Regex> =
        LazyLock::new(|| regex(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?:/|-|$)"));
    static SECTION: LazyLock<Regex> = LazyLock::new(|| regex(r"/((?:19|20)\d\d)/[A-Za-z]+/(\d\d)/(\d\d)/"));
    let found = PATH.captures(url).or_else(|| SECTION.captures(url))?;
    let written = if found[2].starts_with(|c: char| c.is_ascii_digit()) {
        format!("{}-{}-{}", &found[1], &found[2], &found[3])
    } else {
        format!("{} {} {}", &found[3], &found[2], &found[1])
    };
    day(&written).map(|day| day.to_string())
}

/// `/20190328/` in an address: the day of print, which may be the one behind that of the page.
fn of_print(url: &str) -> Option<String> {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| regex(r"/((?:19|20)\d\d)([01]\d)([0-3]\d)/"));
    let found = WHOLE.captures(url)?;
    day(&format!("{}-{}-{}", &found[1], &found[2], &found[3])).map(|day| day.to_string())
}

/// The day that is read in a short line below the headline, before the prose begins, or alone above it. The headline is that of
/// the article, or the most of what the page has for its title.
fn beside(page: &str, titles: &[String; 2], read: fn(&str) -> Option<Date>) -> Option<Date> {
    let lines: Vec<&str> =
        page.lines().map(str::trim).filter(|l| l.chars().any(char::is_alphanumeric)).collect();
    let [title, whole] = titles;
    // Some titles have a word more than the heading, such as the kind of the article, or the paper behind it.
    let is_headline = |line: &str| {
        let line = letters(line);
        let most = |title: &str| 2 * line.len() > title.len();
        !line.is_empty()
            && (line == *title
                || most(title) && title.ends_with(&line)
                || most(whole) && line != *whole && whole.starts_with(&line))
    };
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| is_headline(line)) {
        // One line of prose may be the standfirst; behind two the article has begun.
        let mut prose = 0;
        for line in lines[at + 1..].iter().take(NEAR) {
            if let Some(day) = read(line) {
                return Some(day);
            }
            prose += usize::from(line.split_whitespace().count() > MOST_WORDS);
            if prose > 1 {
                break;
            }
        }
        if let Some(day) = at.checked_sub(1).and_then(|above| day(lines[above])) {
            return Some(day);
        }
        // Between the time and the headline there may be buttons.
        let before = lines[..at].iter().rev().take(3);
        let buttons = before.take_while(|line| line.split_whitespace().count() < 3).count();
        let timed = at.checked_sub(buttons + 1).map(|above| lines[above]).filter(|line| timed(line));
        if let Some(day) = timed.and_then(read) {
            return Some(day);
        }
    }
    None
}

/// Whether a line tells the time of day, too: "The Courier / March 28, 2019, 10:59 AM".
fn timed(line: &str) -> bool {
    static TIME: LazyLock<Regex> = LazyLock::new(|| regex(r"\b\d{1,2}[:.]\d\d\b"));
    TIME.is_match(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(head: &str, body: &str, url: Option<&str>) -> Option<String> {
        let page = format!("<html><head>{head}</head><body>{body}</body></html>");
        let reader = Readability::new(page, None, None).unwrap();
        published(&reader, "Talks end in Zenda", url)
            .and_then(|value| moment(&value))
            .map(|day| day.to_string())
    }

    #[test]
    fn the_day_is_told_by_the_head_the_elements_or_the_address() {
        for (head, body, url) in [
            ("<meta name='DC.Date.Issued' content='2019-03-28'>", "", None),
            ("<meta name='publish_date' content='Thu, 28 Mar 2019 10:00:00 EST'>", "", None),
            ("<meta name='pub_date' content='20190328'>", "", None),
            ("<meta name='ptime' content='20190328101500'>", "", None),
            ("<meta property='article:publicationdate' content='Thu Mar 28 21:30:09 EST 2019'>", "", None),
            (
                "<meta name='date' content='2019-03-30'><meta property='article:published_time' content='2019-03-28'>",
                "",
                None,
            ),
            (
                "<script type='application/ld+json'>{\"a\": \"un\"quoted\", \"datePublished\": \"2019-03-28\"}</script>",
                "",
                None,
            ),
            ("", "<abbr class='published' title='2019-03-28'>Thursday</abbr>", None),
            ("", "<div class='post-date'>Posted on 28 March 2019</div>", None),
            ("<title>Talks end in Zenda | The Courier | 28.03.2019</title>", "", None),
            ("", "<ul><li>Published 28.03.2019</li></ul>", None),
            ("", "<h1>Talks end in Zenda</h1><p>28.03.2019</p>", None),
            ("", "<p>On <time datetime='2019-03-28'>Thursday</time></p>", None),
            ("", "", Some("https://courier.example/world/2019/03/28/talks-end")),
            ("", "", Some("https://courier.example/world/2019/mar/28/talks-end")),
            ("", "", Some("https://courier.example/2019/WORLD/03/28/talks/index.html")),
            ("", "", Some("https://courier.example/s/nm/20190328/wl_nm/talks")),
        ] {
            assert_eq!(found(head, body, url).as_deref(), Some("2019-03-28"), "{head}{body}{url:?}");
        }
        for (head, body, url) in [
            ("<meta name='cachetime' content='2019-03-28'>", "", None),
            ("<meta name='dateModified' content='2019-03-28'>", "", None),
            ("<meta name='publish_date' content='05/08/2019'>", "", None),
            ("", "<i class='post-date'>28 March 2019</i> <i class='post-date'>27 March 2019</i>", None),
            ("", "<time datetime='2019-03-28'>a</time> <time datetime='2019-03-27'>b</time>", None),
            ("", "", Some("https://courier.example/2019/03/talks-end")),
            ("", "", Some("https://courier.example/20191345/talks-end")),
            ("", "", Some("https://courier.example/320190328/talks-end")),
        ] {
            assert_eq!(found(head, body, url), None, "{head}{body}{url:?}");
        }
    }

    #[test]
    fn the_day_stands_in_a_line_beside_the_headline() {
        for body in [
            "<p>By Ann Ott</p><p>March 28, 2019</p>",
            "<p>By Ann Ott | March 28, 2019 10:15 am EST</p>",
            "<p>Updated: March 30, 2019</p><p>Published: 28 March 2019</p>",
            "<p>Share</p><p>Posted on Thursday 28th March 2019 by Ann Ott</p>",
            "<p>LAST UPDATED: 03/28/2019 20:32</p>",
        ] {
            assert_eq!(
                found("", &format!("<h1>Talks end in Zenda</h1>{body}"), None).as_deref(),
                Some("2019-03-28"),
                "{body}"
            );
        }
        for body in [
            "<p>Thursday, March 28, 2019</p><h2>Talks end in Zenda</h2>",
            "<p>Courier / March 28, 2019, 10:59 AM</p><p>Print</p><p>Text</p><h1>Talks end in Zenda</h1>",
            "<ul><li><a href='/1'>A boat</a><meta itemprop='datePublished' content='2012-06-16'></li></ul><h1>Talks end in Zenda</h1><p>March 28, 2019</p>",
        ] {
            assert_eq!(found("", body, None).as_deref(), Some("2019-03-28"), "{body}");
        }
        let titled = "<p>Envoys end their river talks</p><p>28 March 2019</p>";
        let head = "<title>Envoys end their river talks - Courier</title>";
        assert_eq!(found(head, titled, None).as_deref(), Some("2019-03-28"));
        for body in [
            "<h1>Talks end in Zenda</h1><p>Founded March 28, 2019</p>",
            "<h1>Talks end in Zenda</h1><p>The pact of March 28, 2019, explained</p>",
            "<h1>Talks end in Zenda</h1><p><time datetime='2019-03-28'>Updated on Thursday</time></p>",
            "<p>March 28, 2019</p><p>World</p><h1>Talks end in Zenda</h1>",
            "<h1>Talks end in Zenda</h1><p>Updated March 28, 2019</p>",
            "<h1>Talks end in Zenda</h1><p>The two ministers met on March 28, 2019.</p>",
            "<h1>Talks end in Zenda</h1><p>The ministers of both countries met again on the river on Monday, and they said that they would go on</p><p>They had not met since the floods, of which each of them says that the other did not warn it in time</p><p>March 28, 2019</p>",
        ] {
            assert_eq!(found("", body, None), None, "{body}");
        }
    }
}
