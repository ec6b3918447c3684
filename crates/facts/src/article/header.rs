//! Metadata that somebody wrote on purpose: `Title:` lines and front matter (`front_matter`).

use super::day::day;
use super::front_matter::front_matter;
use super::newspaper::find_date;
use super::{Metadata, Note};

/// Reads what stands before the body; returns it with the byte at which the body begins.
pub(super) fn read(text: &str) -> (Metadata, usize) {
    // Blank lines above are nothing.
    let blank = text.split_inclusive('\n').take_while(|l| l.trim().is_empty()).map(str::len).sum();
    front_matter(text, blank).or_else(|| header_lines(text, blank)).unwrap_or((Metadata::default(), 0))
}

/// `Title: ...` lines at the top, ended by a blank line or the first line of another shape. A name that we do not
/// keep (`Desk: ...`) is passed over; at least a title or a date must be among them.
fn header_lines(text: &str, start: usize) -> Option<(Metadata, usize)> {
    let mut metadata = Metadata::default();
    let mut at = start;
    let first = text[..start].matches('\n').count() + 1;
    let mut established = false;
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        let Some((name, value)) = field(line) else { break };
        let key = Key::named(name);
        // Several words before a colon are a field where they are one that we know, or among those of a header.
        if !is_word(name) && key.is_none() && !established {
            break;
        }
        established |= matches!(key, Some(Key::Title | Key::Published));
        if let Some(key) = key
            && !value.is_empty()
        {
            metadata.take(key, vec![value.to_owned()], first + number);
        }
        at += line.len();
    }
    established.then_some((metadata, at))
}

/// Name and value of a line such as `Publication date: 2024-05-13`.
pub(super) fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim_end().split_once(':')?;
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.');
    let name = name.trim_end();
    let is_name = name.starts_with(char::is_alphabetic)
        && name.len() <= 30
        && name.split(' ').count() <= 3
        && name.chars().all(good);
    is_name.then_some((name, value.trim()))
}

fn is_word(name: &str) -> bool {
    name.len() <= 20 && name.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A name of its own.
    Id,
    /// The headline.
    Title,
    /// The day of publication.
    Published,
    /// The day of the last change.
    Updated,
    /// Who wrote it.
    Author,
    /// Who published it.
    Publisher,
    /// Where it was taken from.
    Source,
    /// Its address.
    Url,
}

impl Key {
    /// By the name that a header, a site generator or a web page gives it.
    pub fn named(name: &str) -> Option<Key> {
        let plain: String =
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match plain.as_str() {
            "id" => Key::Id,
            "title" | "headline" => Key::Title,
            "published" | "date" | "pubdate" | "publishdate" | "publisheddate" | "datepublished"
            | "publicationdate" | "publicationday" | "publicationtime" | "publishedon" | "publishedat"
            | "publishedtime" | "firstpublished" | "dateofpublication" | "posted" | "postedon"
            | "dateposted" | "dcdate" | "dctermsdate" => Key::Published,
            "updated" | "modified" | "lastmod" | "lastmodified" | "lastupdated" | "datemodified"
            | "dateupdated" | "updateddate" | "modifieddate" | "updatedon" | "updatedat" | "modifiedon" => {
                Key::Updated
            }
            "author" | "authors" | "by" | "byline" | "creator" | "writtenby" => Key::Author,
            "publisher" | "sitename" => Key::Publisher,
            "source" => Key::Source,
            "url" | "link" | "permalink" | "canonical" | "canonicalurl" => Key::Url,
            _ => return None,
        })
    }
}

impl Metadata {
    /// Takes what a field says; `line` is for what is not understood.
    pub(super) fn take(&mut self, key: Key, values: Vec<String>, line: usize) {
        let value = values.iter().map(|v| v.trim()).find(|v| !v.is_empty()).unwrap_or_default().to_owned();
        if value.is_empty() {
            return;
        }
        match key {
            Key::Id => self.id = Some(value),
            Key::Title => self.title = Some(value),
            Key::Published | Key::Updated => self.take_day(key, &value, line),
            Key::Author if values.len() > 1 => self.authors = values,
            Key::Author => self.authors = names(&value),
            Key::Publisher => self.publisher = Some(value),
            Key::Source if is_iri(&value) => self.source = Some(value),
            Key::Source => self.publisher = self.publisher.take().or(Some(value)),
            Key::Url => self.source = Some(value),
        }
    }

    fn take_day(&mut self, key: Key, value: &str, line: usize) {
        // `published: true` says whether, not when.
        if ["true", "false", "yes", "no", "draft"].iter().any(|w| value.eq_ignore_ascii_case(w)) {
            return;
        }
        let field = if key == Key::Published { &mut self.published } else { &mut self.updated };
        // "Oslo, 3 May 2019" names one day as well.
        match day(value).or_else(|| find_date(value)) {
            Some(day) => *field = Some(day),
            None => {
                let what = if key == Key::Published { "publication" } else { "the last change" };
                let message = format!(
                    "`{value}` is not read as the day of {what}: want a day that has one reading, such as 2024-05-13"
                );
                self.notes.push(Note { line: Some(line), message });
            }
        }
    }
}

/// Whether a text begins as an address or a name of the web does.
#[must_use]
pub fn is_iri(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("urn:")
}

/// `A, B and C` as names.
pub fn names(text: &str) -> Vec<String> {
    let parts = text.split([',', ';']).flat_map(|p| p.split(" and "));
    parts.map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn header_lines_are_read_and_left_out_of_the_body() {
        let text = "Title: Talks in Zenda\nPublished: 2024-05-13\nAuthors: Ann Ott, Bo Ek and Cy Moe\nSource: The Courier\n\nThey met.";
        let (metadata, body) = read(text);
        assert_eq!(metadata.title.as_deref(), Some("Talks in Zenda"));
        assert_eq!(metadata.published, Some(date(2024, 5, 13)));
        assert_eq!(metadata.authors, ["Ann Ott", "Bo Ek", "Cy Moe"]);
        assert_eq!(metadata.publisher.as_deref(), Some("The Courier"));
        assert_eq!(text[body..].trim(), "They met.");
    }

    #[test]
    fn fields_have_many_names_and_none_is_body_text() {
        for (text, published, notes) in [
            ("Title: T\nPublication date: 3 July 2019\n\nThey met.", Some(date(2019, 7, 3)), 0),
            ("\n\nHEADLINE: T\nDATE PUBLISHED: 03.07.2019\nDesk: World\n\nThey met.", None, 1),
            (
                "Title: T\nPubDate: Wed, 03 Jul 2019 08:00:00 GMT\nAuthor:\n\nThey met.",
                Some(date(2019, 7, 3)),
                0,
            ),
            ("Title: T\nPublished: last week\n\nThey met.", None, 1),
            (
                "Title: T\nUpdated: soon\nlast_modified: 2019-07-04\nDate: 2019-07-03\nThey met.",
                Some(date(2019, 7, 3)),
                1,
            ),
        ] {
            let (metadata, body) = read(text);
            assert_eq!(metadata.published, published, "{text}");
            assert_eq!(metadata.notes.len(), notes, "{text}: {:?}", metadata.notes);
            assert_eq!(text[body..].trim(), "They met.", "{text}");
        }
        let (metadata, _) = read("Title: T\nPublished: 31/31/2019\n\nThey met.");
        assert_eq!(metadata.notes[0].line, Some(2));
        assert!(metadata.notes[0].message.contains("`31/31/2019`"));
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_header() {
        for text in [
            "Note: they met.\nThen they left.",
            "He said: \"No.\"",
            "The date they chose: 2019-07-03.",
            "---\nno end",
            "---\nThe ministers met.\n---\nThey left.",
            "---\n: : [\n---\nBody",
        ] {
            assert_eq!(read(text), (Metadata::default(), 0), "{text}");
        }
    }
}
