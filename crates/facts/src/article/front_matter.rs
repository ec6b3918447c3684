//! Front matter: YAML between `---` lines or TOML between `+++` lines. What its parser refuses is read line by line.

use super::header::{Key, field};
use super::{Metadata, Note};
use serde_json::Value;
use std::collections::BTreeMap;

/// More bytes than this are no front matter.
const LONGEST: usize = 64 * 1024;

/// More brackets than this are not given to a parser.
const BRACKETS: usize = 200;

/// A field of front matter as its lines have it.
struct Field<'t> {
    name: &'t str,
    values: Vec<String>,
    line: usize,
    /// Whether its text stands in the lines below (`|`, `>`).
    folded: bool,
}

impl Field<'_> {
    /// Takes a line that goes on with the last value.
    fn go_on(&mut self, line: &str) {
        match self.values.last_mut() {
            Some(value) => *value = format!("{value} {}", scalar(line)),
            None => self.values.push(scalar(line)),
        }
    }
}

/// Reads front matter that begins at this byte; `None` where there is none, or nothing in it that we know.
pub(super) fn front_matter(text: &str, start: usize) -> Option<(Metadata, usize)> {
    let first = text[start..].split_inclusive('\n').next()?;
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let from = start + first.len();
    let line = text[..from].matches('\n').count() + 1;
    let Some((to, end)) = block(text, from, fence) else { return unended(text, from, line) };
    let block = &text[from..to];
    let mut notes = Vec::new();
    let fields = fields(block, if fence == "---" { ':' } else { '=' }, line, &mut notes);
    if !fields.iter().any(|f| Key::named(f.name).is_some()) {
        return None;
    }
    let parsed = parsed(block, fence);
    let mut metadata = Metadata::default();
    if parsed.is_none() {
        metadata.notes = notes;
    }
    for (key, field) in fields.into_iter().filter_map(|f| Some((Key::named(f.name)?, f))) {
        let values =
            parsed.as_ref().and_then(|p| p.get(field.name)).and_then(strings).unwrap_or(field.values);
        metadata.take(key, values, field.line);
    }
    Some((metadata, end))
}

/// Where the block ends and where what follows begins.
fn block(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let end = line.trim_end();
        if end == fence || (fence == "---" && end == "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
        if at - from > LONGEST {
            return None;
        }
    }
    None
}

/// Fields behind `---` that no second `---` ends: they end at the first blank line.
fn unended(text: &str, from: usize, line: usize) -> Option<(Metadata, usize)> {
    let length: usize =
        text[from..].split_inclusive('\n').take_while(|l| field(l).is_some()).map(str::len).sum();
    let mut notes = Vec::new();
    let fields = fields(&text[from..from + length], ':', line, &mut notes);
    let known: Vec<(Key, Field)> =
        fields.into_iter().filter_map(|f| Some((Key::named(f.name)?, f))).collect();
    if known.is_empty() {
        return None;
    }
    let mut metadata = Metadata::default();
    let message = "the front matter that begins here has no line --- at its end".to_owned();
    metadata.notes.push(Note { line: Some(line - 1), message });
    for (key, field) in known {
        metadata.take(key, field.values, field.line);
    }
    Some((metadata, from + length))
}

/// The block by its own grammar.
fn parsed(block: &str, fence: &str) -> Option<serde_json::Map<String, Value>> {
    if block.matches(['[', '{']).count() > BRACKETS {
        return None;
    }
    let value = if fence == "---" {
        serde_saphyr::from_str::<Value>(block).ok()?
    } else {
        let table: toml::Table = block.parse().ok()?;
        table.into_iter().map(|(name, value)| (name, json(value))).collect::<serde_json::Map<_, _>>().into()
    };
    match value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

/// A TOML value, with dates as they are written.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Array(list) => list.into_iter().map(json).collect::<Vec<_>>().into(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(n, v)| (n, json(v))).collect::<serde_json::Map<_, _>>().into()
        }
        toml::Value::Datetime(date) => date.to_string().into(),
        other => other.to_string().into(),
    }
}

/// The texts of a value: itself, its items, its `name`. Numbers are taken as their line has them (`007`).
fn strings(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(items) => {
            Some(items.iter().filter_map(strings).flatten().collect()).filter(|v: &Vec<String>| !v.is_empty())
        }
        Value::Object(map) => map.get("name").and_then(strings),
        _ => None,
    }
}

/// The fields of a block, line by line; what is no field, item, comment or continuation is noted.
fn fields<'t>(block: &'t str, mark: char, first: usize, notes: &mut Vec<Note>) -> Vec<Field<'t>> {
    let mut fields: Vec<Field> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut margin = None;
    for (number, line) in block.lines().enumerate() {
        let number = first + number;
        let plain = line.trim();
        if plain.is_empty() || plain.starts_with('#') {
            continue;
        }
        if mark == '=' && plain.starts_with('[') {
            // What stands in a table is not the article's own.
            break;
        }
        let indent = line.len() - line.trim_start().len();
        let inside = indent > *margin.get_or_insert(indent);
        match fields.last_mut() {
            Some(last) if inside && last.folded => {
                last.go_on(plain);
                continue;
            }
            Some(last) if plain.starts_with("- ") => {
                let item = plain[1..].trim_start();
                last.values.push(scalar(item.strip_prefix("name:").unwrap_or(item)));
                continue;
            }
            Some(last) if inside => {
                match split(plain, mark) {
                    // Below `author:` stands a name; other fields of a field are not ours.
                    Some(("name", value)) => last.values.push(scalar(value)),
                    Some(_) => {}
                    None => last.go_on(plain),
                }
                continue;
            }
            _ => {}
        }
        if let Some((name, value)) = split(plain, mark) {
            if let Some(before) = seen.insert(name, number) {
                let message = format!("`{name}` stands in line {before} already, which counts");
                notes.push(Note { line: Some(number), message });
                continue;
            }
            let folded = value.starts_with(['|', '>']);
            fields.push(Field { name, values: listed(value), line: number, folded });
            continue;
        }
        let message = format!("`{plain}` is no field of front matter (name{mark} value) and is not read");
        notes.push(Note { line: Some(number), message });
    }
    fields
}

/// Name and value of a line; the name may stand in quotation marks.
fn split(line: &str, mark: char) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(mark)?;
    let name = name.trim().trim_matches(['"', '\'']);
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '@');
    (!name.is_empty() && name.len() <= 40 && name.chars().all(good)).then_some((name, value.trim()))
}

/// The values of a line: those of `[a, b]`, one, or none where they follow below.
fn listed(value: &str) -> Vec<String> {
    if matches!(value, "" | "|" | ">" | "|-" | ">-" | "|+" | ">+") {
        return Vec::new();
    }
    match value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
        Some(list) => list.split(',').map(scalar).filter(|v| !v.is_empty()).collect(),
        None => vec![scalar(value)],
    }
}

/// A value without its quotation marks, or without the comment behind it.
fn scalar(value: &str) -> String {
    let value = value.trim();
    for mark in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(mark)
            && let Some(end) = rest.rfind(mark)
        {
            return rest[..end].to_owned();
        }
    }
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::article::header::read;
    use jiff::civil::date;

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

    /// Each has the title "Gulf: a pause", the day 2 August 2022, and the author Ida Holm.
    #[test]
    fn front_matter_that_its_parser_refuses_is_read_line_by_line() {
        for text in [
            "---\ntitle: Gulf: a pause\ndate: 2022-08-02\nauthor: Ida Holm\n---\nBody",
            "---\nTitle: Gulf: a pause\nDate: 2022-08-02\nAuthor: Ida Holm\n...\nBody",
            "\n \n---\ntitle: 'Gulf: a pause'\npublished: true\ndate: 02 Aug 2022\nauthors:\n  - Ida Holm\n---\nBody",
            "---\n\ttitle:\tGulf: a pause\n\tdate:\t2022-08-02\n\tauthor:\tIda Holm\n---\nBody",
            "---\ntitle: \"Gulf: a pause\"\npubDate: Tue, 02 Aug 2022 07:00:00 GMT\nauthor:\n  name: Ida Holm\n  url: https://a.example\n---\nBody",
            "---\ntitle: Gulf: a pause # draft\ndatePublished: 2022-08-02T07:00Z\nauthor:\n  - name: Ida Holm\n---\nBody",
            "+++\ntitle = \"Gulf: a pause\"\ndate = 2022-08-02T07:00:00Z\nauthor = \"Ida Holm\"\n[extra]\nx = 1\n+++\nBody",
            "+++\ntitle = Gulf: a pause\ndate = 2022-08-02\nauthor = 'Ida Holm'\n+++\nBody",
            "---\ntitle: >-\n  Gulf: a\n  pause\ndate: '20220802'\nauthor: Ida Holm\ntags: [a, b\n---\nBody",
            "---\ntitle: Gulf: a pause\ntitle: Another\npublished: 2022-08-02\nauthor: Ida Holm\n---\nBody",
        ] {
            let (metadata, body) = read(text);
            assert_eq!(metadata.title.as_deref(), Some("Gulf: a pause"), "{text}");
            assert_eq!(metadata.published, Some(date(2022, 8, 2)), "{text}");
            assert_eq!(metadata.authors, ["Ida Holm"], "{text}");
            assert_eq!(text[body..].trim(), "Body", "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_noted_with_its_line() {
        for (text, line, says) in [
            ("---\ntitle: T\n%% what: [\n---\nBody", 3, "what"),
            ("---\ntitle: T\ndate: some day\n---\nBody", 3, "`some day`"),
            ("---\ntitle: a: b\ndate: 2022-08-02\ndate: 2022-08-03\n---\nBody", 4, "line 3"),
            ("---\ntitle: T\ndate: 2022-08-02\n\nBody", 1, "no line ---"),
        ] {
            let (metadata, body) = read(text);
            let note = metadata.notes.first().unwrap_or_else(|| panic!("no note on {text}"));
            assert_eq!(note.line, Some(line), "{text}");
            assert!(note.message.contains(says), "{}", note.message);
            assert_eq!(text[body..].trim(), "Body", "{text}");
        }
    }

    #[test]
    fn brackets_without_end_cost_nothing() {
        let text = format!("---\ntitle: T\nx: {}\n---\nBody", "[".repeat(20_000));
        let start = std::time::Instant::now();
        assert_eq!(read(&text).0.title.as_deref(), Some("T"));
        assert!(start.elapsed().as_secs() < 2);
    }
}
