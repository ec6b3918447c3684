//! JSON documents and JSON lines: which field is what.

use super::head::Head;
use super::records::{Line, line};
use super::{Draft, Drafts, Why, html, sha256};
use crate::article::{Key, is_iri, names};
use serde_json::{Map, Value};
use std::io::BufRead;

/// What a field of a record may be, as options name it.
const KINDS: [(&str, Option<Key>); 9] = [
    ("text", None),
    ("title", Some(Key::Title)),
    ("published", Some(Key::Published)),
    ("updated", Some(Key::Updated)),
    ("authors", Some(Key::Author)),
    ("publisher", Some(Key::Publisher)),
    ("source", Some(Key::Source)),
    ("url", Some(Key::Url)),
    ("id", Some(Key::Id)),
];

/// Fields that hold the text, the first that is there.
const TEXTS: [&str; 8] =
    ["text", "body", "content", "article", "articlebody", "maintext", "fulltext", "plaintext"];

/// Which field of a record is what, where its name does not say.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    given: Vec<(Option<Key>, String)>,
}

/// Why a field cannot be told.
#[derive(Debug, thiserror::Error)]
#[error(
    "want WHAT=FIELD, where WHAT is text, title, published, updated, authors, publisher, source, url or id"
)]
pub struct FieldError;

impl Fields {
    /// Adds `text=story`: the field `story` holds the text; `text=article.body` is a field within a field.
    ///
    /// # Errors
    /// For another form.
    pub fn add(&mut self, told: &str) -> Result<(), FieldError> {
        let (what, field) = told.split_once('=').ok_or(FieldError)?;
        let known = KINDS.iter().find(|(name, _)| *name == what.trim()).ok_or(FieldError)?;
        if field.trim().is_empty() {
            return Err(FieldError);
        }
        self.given.push((known.1, field.trim().to_owned()));
        Ok(())
    }

    /// What a record says; none where it has no text.
    pub(super) fn draft(&self, record: &Map<String, Value>) -> Option<Draft> {
        let given = |kind: Option<Key>| self.given.iter().filter(move |(k, _)| *k == kind);
        let told = given(None).find_map(|(_, field)| within(record, field));
        let known = || TEXTS.iter().find_map(|text| record.iter().find(|(name, _)| plain(name) == *text));
        let text = match given(None).next() {
            Some(_) => told,
            None => known().map(|(_, value)| value),
        };
        let text = text.and_then(prose)?;
        let mut head = Head::default();
        for (key, value) in record.iter().filter_map(|(name, v)| Some((Key::named(name)?, v))) {
            if given(Some(key)).next().is_none() {
                take(&mut head, key, value);
            }
        }
        for (key, field) in self.given.iter().filter_map(|(k, f)| Some((k.as_ref()?, f))) {
            if let Some(value) = within(record, field) {
                take(&mut head, *key, value);
            }
        }
        let body = if html::is_fragment(&text) { html::fragment(&text) } else { text };
        Some(Draft { record: None, head, body, sha256: String::new() })
    }
}

/// A field's name without case and marks.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A field, or a field within a field (`article.body`).
fn within<'r>(record: &'r Map<String, Value>, path: &str) -> Option<&'r Value> {
    if let Some(value) = record.get(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    within(record.get(first)?.as_object()?, rest)
}

/// A text, or the paragraphs of one.
fn prose(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            (!parts.is_empty()).then(|| parts.join("\n\n"))
        }
        _ => None,
    }
}

/// The values of a field: itself, its items, its `name`.
pub(super) fn values(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(values).collect(),
        Value::Object(map) => map.get("name").map(values).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Takes what a field says; the first to say it holds.
fn take(head: &mut Head, key: Key, value: &Value) {
    let all = values(value);
    let Some(first) = all.iter().map(|v| v.trim()).find(|v| !v.is_empty()).map(str::to_owned) else { return };
    let field = match key {
        Key::Id => &mut head.id,
        Key::Title => &mut head.title,
        Key::Published => &mut head.published,
        Key::Updated => &mut head.updated,
        Key::Author if all.len() > 1 => return head.authors = all,
        Key::Author => return head.authors = names(&first),
        Key::Publisher => &mut head.publisher,
        Key::Url => &mut head.url,
        Key::Source if is_iri(&first) => &mut head.url,
        Key::Source => &mut head.publisher,
    };
    // A field that is called so holds over one that may be so.
    if field.is_none() || key == Key::Publisher || key == Key::Url {
        *field = Some(first);
    }
}

/// What a record without a text is told.
pub(super) fn no_text() -> Why {
    Why::Fail("has no text: want a field `text`, `body` or `content`, or --field text=NAME".to_owned())
}

/// Whether these bytes are a whole object.
pub(super) fn is_record(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Map<String, Value>>(bytes).is_ok()
}

/// One object a line.
pub(super) fn lines(mut reader: impl BufRead + Send + 'static, fields: Fields) -> Drafts {
    let mut number = 0;
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            number += 1;
            let found = match line(&mut reader) {
                Ok(None) => return None,
                Ok(Some(Line::TooLong)) => Err(Why::Fail("is longer than a record may be".to_owned())),
                Ok(Some(Line::Whole(bytes))) if bytes.trim_ascii().is_empty() => continue,
                Ok(Some(Line::Whole(bytes))) => record(bytes.trim_ascii(), &fields),
                Err(error) => {
                    ended = true;
                    Err(Why::Fail(format!("cannot be read: {error}")))
                }
            };
            let name = |id: Option<String>| Some(id.unwrap_or_else(|| number.to_string()));
            return Some(match found {
                Ok(draft) => Ok(Draft { record: name(draft.head.id.clone()), ..draft }),
                Err(why) => Err((Some(format!("line {number}")), why)),
            });
        }
        None
    }))
}

fn record(bytes: &[u8], fields: &Fields) -> Result<Draft, Why> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let record: Map<String, Value> =
        serde_json::from_slice(bytes).map_err(|e| Why::Fail(format!("is no sound JSON: {e}")))?;
    let draft = fields.draft(&record).ok_or_else(no_text)?;
    Ok(Draft { sha256: sha256(bytes), ..draft })
}

/// A document: one article, a list of them, or an object with such a list (`{"articles": [...]}`).
pub(super) fn document(bytes: &[u8], fields: &Fields) -> Drafts {
    let sha256 = sha256(bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let one = |draft| -> Drafts { Box::new(std::iter::once(draft)) };
    let list = match serde_json::from_slice::<Value>(bytes) {
        Err(error) => return one(Err((None, Why::Fail(format!("is no sound JSON: {error}"))))),
        Ok(Value::Array(list)) => list,
        Ok(Value::Object(record)) => {
            if let Some(draft) = fields.draft(&record) {
                return one(Ok(Draft { sha256, ..draft }));
            }
            let lists = record.into_iter().filter_map(|(_, value)| match value {
                Value::Array(list) if list.first().is_some_and(Value::is_object) => Some(list),
                _ => None,
            });
            match lists.max_by_key(Vec::len) {
                Some(list) => list,
                None => return one(Err((None, no_text()))),
            }
        }
        Ok(_) => return one(Err((None, no_text()))),
    };
    let fields = fields.clone();
    Box::new(list.into_iter().enumerate().map(move |(i, item)| {
        let number = (i + 1).to_string();
        let draft = item.as_object().and_then(|record| fields.draft(record));
        let Some(draft) = draft else { return Err((Some(format!("record {number}")), no_text())) };
        let record = Some(draft.head.id.clone().unwrap_or(number));
        Ok(Draft { record, sha256: sha256.clone(), ..draft })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(json: &str, options: &[&str]) -> Vec<String> {
        let mut fields = Fields::default();
        options.iter().for_each(|o| fields.add(o).unwrap());
        let shown = |draft: Result<Draft, (Option<String>, Why)>| match draft {
            Ok(d) => format!(
                "{:?} {:?} {} | {}",
                d.record,
                d.head.title,
                d.head.published.unwrap_or_default(),
                d.body
            ),
            Err((record, why)) => format!("{record:?} {why:?}"),
        };
        document(json.as_bytes(), &fields).map(shown).collect()
    }

    #[test]
    fn fields_are_known_by_their_names_or_told() {
        for (json, options, says) in [
            (
                r#"{"title": "T", "date": "2021-07-08", "content": "They met."}"#,
                &[][..],
                r#"None Some("T") 2021-07-08 | They met."#,
            ),
            (
                r#"{"headline": "T", "articleBody": ["They met.", "They left."]}"#,
                &[],
                "None Some(\"T\")  | They met.\n\nThey left.",
            ),
            (
                r#"{"t": "T", "a": {"b": "They met."}}"#,
                &["text=a.b", "title=t"],
                r#"None Some("T")  | They met."#,
            ),
            (
                r#"{"text": "<p>They met.</p><p>They&nbsp;left.</p>"}"#,
                &[],
                "None None  | They met.\n\nThey left.",
            ),
            (r#"[{"id": 7, "text": "They met."}]"#, &[], r#"Some("7") None  | They met."#),
            (
                r#"{"status": "ok", "articles": [{"body": "They met."}]}"#,
                &[],
                r#"Some("1") None  | They met."#,
            ),
        ] {
            assert_eq!(told(json, options), [says], "{json}");
        }
        for (json, says) in
            [(r#"{"version": 1}"#, "has no text"), ("{", "no sound JSON"), ("[7]", "has no text")]
        {
            assert!(told(json, &[])[0].contains(says), "{json}: {:?}", told(json, &[]));
        }
        assert!(Fields::default().add("body=x").is_err() && Fields::default().add("text").is_err());
    }

    #[test]
    fn a_source_is_an_address_or_a_publisher() {
        let head = |json: &str| {
            let record: Map<String, Value> = serde_json::from_str(json).unwrap();
            Fields::default().draft(&record).unwrap().head
        };
        let both = head(
            r#"{"source": {"id": "c", "name": "The Courier"}, "url": "https://c.example/1", "text": "x"}"#,
        );
        assert_eq!(
            (both.publisher.as_deref(), both.url.as_deref()),
            (Some("The Courier"), Some("https://c.example/1"))
        );
        assert_eq!(
            head(r#"{"source": "https://c.example/2", "text": "x"}"#).url.as_deref(),
            Some("https://c.example/2")
        );
        assert_eq!(head(r#"{"author": "Ann Ott and Bo Ek", "text": "x"}"#).authors, ["Ann Ott", "Bo Ek"]);
    }

    #[test]
    fn a_broken_line_is_named_and_the_next_is_read() {
        let text = "{\"text\": \"They met.\"}\n\n{\"text\": \n{\"id\": \"b\", \"text\": \"They left.\"}\n";
        let found: Vec<_> = lines(std::io::Cursor::new(text), Fields::default()).collect();
        let names: Vec<_> =
            found.iter().map(|f| f.as_ref().map_or_else(|e| e.0.clone(), |d| d.record.clone())).collect();
        assert_eq!(names, [Some("1".to_owned()), Some("line 3".to_owned()), Some("b".to_owned())]);
    }
}
