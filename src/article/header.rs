//! Metadata that somebody wrote on purpose: `Title:` lines and YAML front matter.

use super::Metadata;
use super::newspaper::find_date;
use serde::Deserialize;

/// Reads what stands before the body; returns it with the byte at which the body begins.
pub(super) fn read(text: &str) -> (Metadata, usize) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    front_matter(text, start).or_else(|| header_lines(text, start)).unwrap_or((Metadata::default(), start))
}

/// `Title: ...` lines at the top, ended by a blank line or the first line of another shape. A name that we do not
/// keep (`Desk: ...`) is passed over; at least a title or a date must be among them.
fn header_lines(text: &str, start: usize) -> Option<(Metadata, usize)> {
    let mut metadata = Metadata::default();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        let word =
            !name.is_empty() && name.len() <= 20 && name.chars().all(|c| c.is_alphabetic() || c == '-');
        if !word || value.trim().is_empty() {
            break;
        }
        let value = value.trim().to_owned();
        match name.to_lowercase().as_str() {
            "id" => metadata.id = Some(value),
            "title" | "headline" => metadata.title = Some(value),
            "published" | "date" => metadata.published = find_date(&value),
            "updated" | "modified" => metadata.updated = find_date(&value),
            "author" | "authors" | "by" => metadata.authors = names(&value),
            "publisher" => metadata.publisher = Some(value),
            "source" if is_iri(&value) => metadata.source = Some(value),
            "source" => metadata.publisher = metadata.publisher.or(Some(value)),
            "url" | "link" => metadata.source = Some(value),
            _ => {}
        }
        at += line.len();
    }
    (metadata.title.is_some() || metadata.published.is_some()).then_some((metadata, at))
}

/// The fields of Markdown front matter that we keep; lists and single strings are both usual for authors.
#[derive(Deserialize)]
struct FrontMatter {
    id: Option<String>,
    title: Option<String>,
    #[serde(alias = "published")]
    date: Option<String>,
    #[serde(alias = "modified")]
    updated: Option<String>,
    #[serde(alias = "authors")]
    author: Option<OneOrMany>,
    publisher: Option<String>,
    #[serde(alias = "url")]
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// YAML between two lines of three hyphens. Front matter that is not sound YAML is left in the text as it is.
fn front_matter(text: &str, start: usize) -> Option<(Metadata, usize)> {
    let rest = &text[start..];
    let first = rest.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = start + first.len();
    let yaml_from = at;
    for line in text[at..].split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == "---" {
            let yaml = &text[yaml_from..at - line.len()];
            return serde_saphyr::from_str::<FrontMatter>(yaml).ok().map(|read| (read.into(), at));
        }
    }
    None
}

impl From<FrontMatter> for Metadata {
    fn from(read: FrontMatter) -> Metadata {
        let authors = match read.author {
            Some(OneOrMany::One(one)) => names(&one),
            Some(OneOrMany::Many(many)) => many,
            None => Vec::new(),
        };
        let (source, name) = match read.source {
            Some(source) if is_iri(&source) => (Some(source), None),
            other => (None, other),
        };
        Metadata {
            id: read.id,
            title: read.title,
            published: read.date.as_deref().and_then(find_date),
            updated: read.updated.as_deref().and_then(find_date),
            authors,
            publisher: read.publisher.or(name),
            source,
        }
    }
}

fn is_iri(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("urn:")
}

/// `A, B and C` as names.
pub(super) fn names(text: &str) -> Vec<String> {
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
    fn front_matter_is_read() {
        let text = "---\ntitle: \"Talks: a start\"\ndate: 2024-05-13\nauthor: [Ann Ott, Bo Ek]\nsource: https://example.org/1\n---\n\n# Talks\n";
        let (metadata, body) = read(text);
        assert_eq!(metadata.title.as_deref(), Some("Talks: a start"));
        assert_eq!(metadata.published, Some(date(2024, 5, 13)));
        assert_eq!(metadata.authors, ["Ann Ott", "Bo Ek"]);
        assert_eq!(metadata.source.as_deref(), Some("https://example.org/1"));
        assert_eq!(&text[body..], "\n# Talks\n");
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_header() {
        for text in
            ["Note: they met.\nThen they left.", "He said: \"No.\"", "---\nno end", "---\n: : [\n---\nBody"]
        {
            assert_eq!(read(text), (Metadata::default(), 0), "{text}");
        }
    }
}
