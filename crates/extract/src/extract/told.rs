//! The rules that are code: every id with what it stands for and an example, beside those that are data.
//!
//! Entities, offices and the shapes of claims are found by code; what their ids mean is told in `rules.toml` beside it. The
//! tests run each example and demand that the id is the one that finds it, and that every id in the code has an entry.

use super::files::{self, FileError, Files};
use super::rule::Example;
use serde::Deserialize;

/// A rule that is code.
#[cfg_attr(not(test), expect(dead_code, reason = "examples are for the tests"))]
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// `room.family.rule`; public, as it stands in the graph.
    pub(super) id: String,
    /// A sentence that a diplomat could check.
    reads: String,
    /// What it finds, and in which text.
    fires: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: String,
    rule: Vec<Told>,
}

const FILES: [&str; 3] = ["entities/rules.toml", "entities/roles/rules.toml", "claims/rules.toml"];

/// Reads the entries.
///
/// # Errors
/// See [`FileError`].
pub(super) fn read(files: &Files) -> Result<Vec<Told>, FileError> {
    let mut all = Vec::new();
    for name in FILES {
        let (name, text) = files.get(name)?;
        let file: File = files::parse(name, text)?;
        if let Some(other) = file.rule.iter().find(|r| !r.id.starts_with(&file.family)) {
            return Err(FileError::of(
                name,
                format!("`{}` is no id of the family `{}`", other.id, file.family),
            ));
        }
        all.extend(file.rule);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::resources::Resources;
    use crate::extract::testing;
    use crate::facts::{EntityId, Facts, RuleId, TextIndex};
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    fn facts(text: &str) -> Facts {
        let mut article = Article::from_text("test", text.to_owned());
        let start = |line: &str| line.as_ptr() as usize - article.text.as_ptr() as usize;
        let lines = article.text.lines().filter(|l| !l.trim().is_empty());
        article.body = lines.map(|l| start(l)..start(l) + l.len()).collect();
        testing::facts(&article)
    }

    /// What a rule found, as its family writes it.
    fn found_by(facts: &Facts, id: &RuleId) -> Vec<String> {
        let index = TextIndex::new(&facts.article.text);
        let label = |id: &EntityId| facts.entity(id).map_or("?", |e| e.label.as_str());
        let mut found = Vec::new();
        let mentions = facts.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (m, e)));
        let own: Vec<_> = mentions.filter(|(m, _)| m.rule == *id).collect();
        let spans: BTreeSet<_> = own.iter().map(|(m, _)| m.span).collect();
        for span in spans {
            let here = own.iter().filter(|(m, _)| m.span == span).map(|(_, e)| e.label.as_str());
            found.push(format!("{} = {}", index.slice(span), here.collect::<Vec<_>>().join(" + ")));
        }
        for role in facts.roles.iter().filter(|r| r.evidence.marks().any(|m| m.rule == *id)) {
            let of = role.of.as_ref().map_or(String::new(), |of| format!(" of {}", label(of)));
            found.push(format!("{}: {}{of}", label(&role.person), role.title));
        }
        for claim in facts.claims.iter().filter(|c| c.parts.marks().any(|m| m.rule == *id)) {
            let names: Vec<&str> = claim.speaker.ids().iter().map(label).collect();
            let speaker = if names.is_empty() { "nobody".to_owned() } else { names.join(" + ") };
            let words: Vec<&str> = claim.parts.marks().map(|m| index.slice(m.span)).collect();
            found.push(format!("{speaker}: {}", words.join(" … ")));
        }
        found
    }

    #[test]
    fn rules_that_are_code_do_as_their_examples_say() {
        let mut wrong = Vec::new();
        let resources = Resources::compiled_in();
        for rule in &resources.told {
            let id = RuleId::new(rule.id.as_str());
            if rule.fires.is_empty() {
                wrong.push(format!("{} ({}) has no example", rule.id, rule.reads));
            }
            for example in &rule.fires {
                let found = found_by(&facts(&example.text), &id);
                if !found.contains(&example.finds) {
                    let (text, finds) = (&example.text, &example.finds);
                    wrong.push(format!(
                        "{} ({})\n  {text}\n  wanted {finds}, found {found:?}",
                        rule.id, rule.reads
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
    }

    /// The ids written out in a file of source: `"room.family…"`.
    fn ids_in(source: &str, found: &mut BTreeSet<String>) {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for room in ["\"entities.", "\"roles.", "\"claims."] {
            for (at, _) in code.match_indices(room) {
                let id = code[at + 1..].split('"').next().unwrap_or_default();
                if !id.contains(|c: char| c.is_whitespace() || matches!(c, '`' | '\\')) {
                    found.insert(id.to_owned());
                }
            }
        }
    }

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for path in folder.read_dir().expect("part of the source").map(|e| e.expect("an entry").path()) {
            let tests = path.file_stem().is_some_and(|s| s == "tests" || s == "told");
            if path.is_dir() && !tests {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") && !tests {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_id_in_the_code_is_told() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract"), &mut files);
        let mut ids = BTreeSet::new();
        for file in files {
            ids_in(&std::fs::read_to_string(file).expect("part of the source"), &mut ids);
        }
        assert!(!ids.is_empty(), "{ids:?}");
        let entries: BTreeSet<String> = Resources::compiled_in().told.iter().map(|t| t.id.clone()).collect();
        let (untold, idle): (Vec<_>, Vec<_>) =
            (ids.difference(&entries).collect(), entries.difference(&ids).collect());
        assert!(untold.is_empty() && idle.is_empty(), "without an entry: {untold:?}; in no code: {idle:?}");
    }
}
