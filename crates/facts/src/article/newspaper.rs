//! The lines that a page copied from a newspaper leaves in: dates, bylines, audio notes, comment boxes.
//!
//! Furniture is recognised line by line, near the top and the bottom: a line of prose in the middle is never furniture.

use super::Metadata;
use super::day::month;
use super::header::names;
use jiff::civil::Date;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How many lines at either end may be furniture: more would eat into the article.
const EDGE: usize = 12;

/// A line of this many words or more that ends like a sentence is prose.
const PROSE_WORDS: usize = 14;

/// Finds the lines that carry facts, and takes what the others say of the article into `metadata`.
pub(super) fn body(text: &str, start: usize, metadata: &mut Metadata) -> Vec<Range<usize>> {
    let lines = lines(text, start);
    let mut furniture = vec![false; lines.len()];
    let first_prose = lines.iter().position(|l| is_prose(&text[l.clone()])).unwrap_or(0);
    let top = first_prose.min(EDGE);
    let titled = metadata.title.is_some();
    for (i, line) in lines.iter().enumerate().take(top) {
        let line = text[line.clone()].trim();
        furniture[i] = dates(line, metadata)
            || byline(line, metadata)
            || is_furniture(line)
            || (i > 0 && masthead(line, metadata));
        // The headline of a page without header lines is its first line that is nothing else.
        if !furniture[i] && metadata.title.is_none() && i < 3 && !line.is_empty() {
            metadata.title = Some(headline(line, metadata));
            furniture[i] = !is_sentence(line);
        } else if !titled && line.starts_with('#') {
            furniture[i] = true;
        }
    }
    for (i, line) in lines.iter().enumerate().rev().take(EDGE).filter(|(i, _)| *i >= top) {
        let line = text[line.clone()].trim();
        furniture[i] = byline(line, metadata) || credit(line, metadata) || is_furniture(line);
    }
    let kept = lines.into_iter().zip(furniture).filter(|(l, f)| !f && !text[l.clone()].trim().is_empty());
    let mut body: Vec<Range<usize>> = kept.map(|(l, _)| l).collect();
    if let Some(first) = body.first().cloned()
        && let Some(length) = dateline(&text[first.clone()])
    {
        body[0].start += length;
        body.insert(0, first.start..first.start + length);
    }
    body
}

/// How many bytes "ZENDA, Ruritania (RP) - " takes before a report's first sentence, which it is no part of.
fn dateline(line: &str) -> Option<usize> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)^\s*\p{Lu}[\p{Lu}.'’-]{2,}(?:[\ /]\p{Lu}[\p{Lu}.'’-]+){0,3}   # the city, in capitals
            (?:,\s+\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+){0,2})?                  # its country or state
            (?:,?\s+\p{Lu}[\p{L}.]{2,9}\s+\d{1,2}(?:,\s+\d{4})?)?               # the day
            \s*(?:\([^)]{2,30}\))?\s*(?:--|[-–—])\s+",
        )
    });
    // "Zenda, May 3 (RPA): ", "Port Zenda, 3 May 2011 (RPA) ": in small letters, told from prose by the agency.
    static DAY_AND_AGENCY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)^\s*\p{Lu}[\p{L}.'’-]+(?:[\ -]\p{Lu}[\p{L}.'’-]+){0,3}
            (?:,\s+\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+){0,2})?
            ,\s+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)
            (?:,?\s+\d{4})?\s*\(\p{Lu}[^)]{1,30}\)\s*(?::|--|[-–—])?\s+",
        )
    });
    let found = PLACE.find(line).or_else(|| DAY_AND_AGENCY.find(line))?;
    let goes_on =
        line[found.end()..].starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '\'' | '‘'));
    goes_on.then_some(found.end())
}

fn lines(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut at = start;
    let line = |l: &str| {
        at += l.len();
        at - l.len()..at - l.len() + l.trim_end_matches(['\n', '\r']).len()
    };
    text[start..].split_inclusive('\n').map(line).collect()
}

fn is_prose(line: &str) -> bool {
    line.split_whitespace().count() >= PROSE_WORDS
}

/// "Ott met Berg in Zenda today.": headlines have no full stop, so that this is the first paragraph of a page without one. It is
/// shown as the title, and read like the others. "Talks in the U.S." and old headlines in capitals end in none of a sentence.
fn is_sentence(line: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let Some(said) = line.trim_end_matches(['"', '”', '\'', '’']).strip_suffix('.') else { return false };
    let last = said.rsplit(char::is_whitespace).next().unwrap_or(said);
    let is_short = last.contains('.') || last.chars().count() < 3;
    !is_short
        && !line.starts_with('#')
        && line.chars().any(char::is_lowercase)
        && line.split_whitespace().count() >= FEWEST_WORDS
}

/// A leading `date 2025-09-02` of a page dump, Markdown's `#`, or nothing, before the headline itself.
fn headline(line: &str, metadata: &mut Metadata) -> String {
    static DUMPED: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:date:?\s+)?(\d{4}-\d{2}-\d{2})\s+(\S.*)$"));
    let plain = line.trim_start_matches('#').trim();
    if let Some(found) = DUMPED.captures(plain) {
        metadata.published = metadata.published.or_else(|| find_date(&found[1]));
        return found[2].to_owned();
    }
    plain.to_owned()
}

/// `Published: ... Updated: ...` or a line that is a date and nothing else.
fn dates(line: &str, metadata: &mut Metadata) -> bool {
    static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(published|posted|first published|updated|last updated|modified)(?: on| at)?:?\s+([^:]*?\d{4})",
        )
    });
    let mut found = false;
    for label in LABELLED.captures_iter(line) {
        let Some(day) = find_date(&label[2]) else { continue };
        let kind = label[1].to_lowercase();
        // A label outranks the date that a page dump puts before the headline.
        if kind.contains("updated") || kind == "modified" {
            metadata.updated = Some(day);
        } else {
            metadata.published = Some(day);
        }
        found = true;
    }
    let only_date = line.len() <= 40 && !found && date_line(line);
    if only_date {
        metadata.published = metadata.published.or_else(|| find_date(line));
    }
    (found && line.split_whitespace().count() <= 14) || only_date
}

fn date_line(line: &str) -> bool {
    static ALONE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:[a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[a-z]{3,9}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2})(?:,?\s+\d{1,2}:\d{2}.*)?$",
        )
    });
    ALONE.is_match(line) && find_date(line).is_some()
}

/// `The Morning Courier | April 8, 2025`, `ZENDA, 14 March 2024`: the paper or the place, with the day, in a line of their own.
fn masthead(line: &str, metadata: &mut Metadata) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:[a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[a-z]{3,9}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2})\b(?:[,\s]+\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?",
        )
    });
    if line.split_whitespace().count() >= PROSE_WORDS || line.ends_with(['.', '?', '!']) {
        return false;
    }
    let Some(day) = DAY.find(line) else { return false };
    let Some(date) = find_date(day.as_str()) else { return false };
    let around = [&line[..day.start()], &line[day.end()..]].map(|p| {
        p.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '-' | '–' | '—' | '•' | '·' | '(' | ')' | '/')
        })
    });
    let [name, ""] = around else { return false };
    let parted = line[..day.start()].trim_end().ends_with([',', '|', '-', '–', '—', '•', '·', '/', '(']);
    let small = |w: &str| matches!(w, "of" | "the" | "and" | "&" | "for" | "in");
    let named =
        !name.is_empty() && name.split_whitespace().all(|w| small(w) || w.starts_with(char::is_uppercase));
    if !named || !parted {
        return false;
    }
    metadata.published = metadata.published.or(Some(date));
    // A city in capitals is where the report is from.
    if name.chars().any(char::is_lowercase) && metadata.publisher.is_none() {
        metadata.publisher = Some(name.to_owned());
    }
    true
}

/// `By Ann Ott`, `Words by Ann Ott, Morning Courier`, `- ANN OTT`: names in a line of their own.
fn byline(line: &str, metadata: &mut Metadata) -> bool {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:(?:Words|Story|Text|Report|Reporting|Written|Analysis)\s+)?(?:By|BY|by)\s+((?:\p{Lu}[\p{L}.’'-]*(?:\s+|,\s*|$)|and\s+|in\s+){2,10})(?:\[.*\]|\S+@\S+)?\s*$",
        )
    });
    static LISTED: LazyLock<Regex> = LazyLock::new(|| regex(r"^-\s*(\p{Lu}{2,}(?:[ .'-]+\p{Lu}+){1,3})$"));
    let Some(found) = BY.captures(line).or_else(|| LISTED.captures(line)) else { return false };
    if metadata.authors.is_empty() {
        let paper = |n: &String| n.starts_with("The ");
        let people = names(found[1].split(" in ").next().unwrap_or_default());
        metadata.authors = people.iter().filter(|n| !paper(n)).map(|n| capitalised(n)).collect();
    }
    true
}

/// `with the Morning Courier`: a partner under the article, not part of it.
fn credit(line: &str, metadata: &mut Metadata) -> bool {
    let Some(partner) = line.strip_prefix("with the ").or_else(|| line.strip_prefix("With the ")) else {
        return false;
    };
    if partner.split_whitespace().count() > 6 || line.ends_with('.') {
        return false;
    }
    metadata.publisher = metadata.publisher.take().or_else(|| Some(partner.to_owned()));
    true
}

/// Names in capitals as names are written: `ANN OTT` is `Ann Ott`.
fn capitalised(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::new();
    for c in name.chars() {
        let begins = out.chars().last().is_none_or(|p| !p.is_alphabetic());
        if begins { out.push(c) } else { out.extend(c.to_lowercase()) }
    }
    out
}

fn is_furniture(line: &str) -> bool {
    static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?xi)^(?:
            -+ | \*+ | \[\p{L}+\] | (?:-\s*)?\[?\S+@\S+\]? | (?:-\s*)?\[email(?:\s|\W)*protected\]
            | (?:audio|listen|video|photo(?:graph)?|image|getty|advertisement|sponsored|share|tweet|e-?mail|print|save|subscribe|sign\ up|newsletter|related|read\ more|more\ on|comments?|to\ write\ comments|log\ in|please\ log\ in|copyright|©|all\ rights|follow\ us|terms|privacy|standards\ board|this\ article\ was|tags?:|topics?:|filed\ under)\b.*
            | .*\(\d+/\d+\p{L}*\).* | .*\b\d+\s+comments?$ | .*\bmin(?:ute)?s?\s+read$
            )$",
        )
    });
    line.is_empty() || (line.split_whitespace().count() < PROSE_WORDS && KNOWN.is_match(line))
}

/// The first date in a text of metadata: `2025-09-02`, `02 Sep. 2025`, `September 2, 2025`.
pub(super) fn find_date(text: &str) -> Option<Date> {
    static ISO: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(\d{4})-(\d{2})-(\d{2})"));
    static DAY_FIRST: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b"));
    static MONTH_FIRST: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b"));
    if let Some(f) = ISO.captures(text) {
        return Date::new(f[1].parse().ok()?, f[2].parse().ok()?, f[3].parse().ok()?).ok();
    }
    if let Some(f) = DAY_FIRST.captures(text) {
        return Date::new(f[3].parse().ok()?, month(&f[2])?, f[1].parse().ok()?).ok();
    }
    let f = MONTH_FIRST.captures(text)?;
    Date::new(f[3].parse().ok()?, month(&f[1])?, f[2].parse().ok()?).ok()
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns are constants, tried by the tests below")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const PROSE: &str =
        "The two ministers met in Zenda on Monday and agreed to meet again before the end of the year.";

    #[test]
    fn a_copied_page_is_told_from_its_furniture() {
        let text = format!(
            " date 2024-05-14 Ministers meet in Zenda\nPublished: 13 May. 2024, 18:43 Updated: 14 May. 2024, 09:00\n-\n- ANN OTT\n- [email protected]\nAudio report: read by a machine\n[NEWS]\n{PROSE}\nShort end.\nBY ANN OTT [[email protected]]\nwith the Morning Courier\nTo write comments, please log in.\nRules (0/250x)"
        );
        let mut metadata = Metadata::default();
        let body: Vec<&str> = body(&text, 0, &mut metadata).into_iter().map(|l| &text[l]).collect();
        assert_eq!(body, [PROSE, "Short end."]);
        assert_eq!(metadata.title.as_deref(), Some("Ministers meet in Zenda"));
        assert_eq!(
            (metadata.published, metadata.updated),
            (Some(date(2024, 5, 13)), Some(date(2024, 5, 14)))
        );
        assert_eq!(metadata.authors, ["Ann Ott"]);
        assert_eq!(metadata.publisher.as_deref(), Some("Morning Courier"));
    }

    #[test]
    fn a_first_paragraph_with_a_full_stop_is_read() {
        for (line, read) in [
            ("Ida Ott met Jo Berg in Zenda today.", true),
            ("“Ida Ott met Jo Berg in Zenda.”", true),
            ("Ida Ott meets Jo Berg in Zenda", false),
            ("Ida Ott meets leaders in the U.S.", false),
            ("IDA OTT MEETS LEADERS IN ZENDA.", false),
            ("# Ida Ott met Jo Berg in Zenda.", false),
            ("Talks end.", false),
        ] {
            let mut metadata = Metadata::default();
            let text = format!("{line}\n\n{PROSE}");
            let kept = body(&text, 0, &mut metadata).len();
            assert_eq!(kept == 2, read, "{line}");
            assert_eq!(metadata.title.as_deref(), Some(line.trim_start_matches("# ")));
        }
    }

    #[test]
    fn a_masthead_tells_the_day_and_the_paper() {
        for (line, published, publisher, authors) in [
            ("Zenda Review | April 8, 2025", Some(date(2025, 4, 8)), Some("Zenda Review"), &[][..]),
            ("The Zenda Post, 3 October 2012, 6:15pm", Some(date(2012, 10, 3)), Some("The Zenda Post"), &[]),
            ("ZENDA, 14 March 2024", Some(date(2024, 3, 14)), None, &[]),
            ("Words by Ann Ott, The Zenda Post", None, None, &["Ann Ott"]),
            ("By Ann Ott and Jo Berg in Zenda", None, None, &["Ann Ott", "Jo Berg"]),
        ] {
            let mut metadata = Metadata::default();
            let text = format!("Ministers meet\n{line}\n{PROSE}");
            let body: Vec<&str> = body(&text, 0, &mut metadata).into_iter().map(|l| &text[l]).collect();
            assert_eq!(body, [PROSE], "{line}");
            assert_eq!(metadata.published, published, "{line}");
            assert_eq!(metadata.publisher.as_deref(), publisher, "{line}");
            assert_eq!(metadata.authors, authors, "{line}");
        }
        for line in ["The war began on 14 March 2024", "They met in Zenda, 3 October 2012, and parted"] {
            let mut metadata = Metadata::default();
            let text = format!("Ministers meet\n{line}\n{PROSE}");
            assert_eq!(body(&text, 0, &mut metadata).len(), 2, "{line}");
            assert_eq!(metadata.published, None, "{line}");
        }
    }

    #[test]
    fn a_dateline_stands_apart_from_the_first_sentence() {
        for (line, length) in [
            ("ZENDA - The talks failed.", 8),
            ("ZENDA, Ruritania (RP) -- The talks failed.", 25),
            ("PORT ZENDA, May 3 (RP) — The talks failed.", 27),
            ("Zenda, May 3 (RPA): The talks failed.", 20),
            ("Port Zenda, 3 May 2011 (RPA) The talks failed.", 29),
            ("On Tuesday, May 3 (Ascension Day), the talks failed.", 0),
            ("NATO-led troops left.", 0),
            ("NATO - which failed - left.", 0),
            ("Zenda - The talks failed.", 0),
        ] {
            assert_eq!(dateline(line).unwrap_or(0), length, "{line}");
        }
    }

    #[test]
    fn prose_is_never_furniture() {
        let text = format!(
            "{PROSE}\nShare prices fell as the two sides published nothing on 12 May 2024 after talks in the old town of Zenda."
        );
        let mut metadata = Metadata::default();
        assert_eq!(body(&text, 0, &mut metadata).len(), 2);
        assert_eq!(metadata, Metadata::default());
    }

    #[test]
    fn dates_of_metadata_are_read_in_the_usual_forms() {
        for (text, expected) in [
            ("02 Sep. 2025, 18:43", Some(date(2025, 9, 2))),
            ("Friday, August 21, 2015", Some(date(2015, 8, 21))),
            ("3rd March 2001", Some(date(2001, 3, 3))),
            ("2024-05-13T10:00Z", Some(date(2024, 5, 13))),
            ("31 February 2020", None),
            ("soon", None),
        ] {
            assert_eq!(find_date(text), expected, "{text}");
        }
    }
}
