//! From an article to its facts.
//!
//! In: [`Article`]. Out: [`Facts`]. The order of work is the order of the folders: each reads what those before it found
//! in the [`Reading`]:
//!
//! 1. `entities`: who and where, and the offices people hold.
//! 2. `dates`: when.
//! 3. `claims`: who says what.
//! 4. `events`: what happened.
//! 5. `relationships`: how two entities stand to each other.
//! 6. `assemble`: all of it as facts with spans in code points.
//!
//! `pattern` is the language of the rule files, `rule` reads them. Adding a rule touches one file.
//!
//! **Invariant:** every fact carries the id of the rule that found it and its character spans.

pub mod claims;
pub mod dates;
pub mod entities;
pub mod events;
pub mod pattern;
pub mod reading;
pub mod relationships;
pub mod rule;

mod assemble;
#[cfg(test)]
pub(crate) mod testing;

use crate::article::Article;
use crate::facts::Facts;
use crate::gazetteer::Gazetteer;
use crate::language::Reader;
use entities::Phrases;
use reading::Reading;
use std::sync::OnceLock;

/// Reads everything that an article says.
#[must_use]
pub fn extract(reader: &Reader, article: &Article) -> Facts {
    let doc = reader.read(&article.text, &article.body);
    let mut reading = Reading::new(article, &doc, Gazetteer::compiled_in(), phrases());
    read(&mut reading);
    let claims = claims::find(&reading);
    let events = events::find(&reading);
    let relationships = relationships::find(&reading);
    assemble::facts(&reading, claims, events, relationships)
}

/// Entities and dates: what all further extractors build on.
fn read(reading: &mut Reading) {
    entities::find(reading);
    dates::find(reading);
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| Phrases::of(Gazetteer::compiled_in()))
}

#[cfg(test)]
mod tests {
    use super::{events, relationships, testing};

    /// Every example in every compiled-in rule file, each against its own rule alone.
    #[test]
    fn rules_do_as_their_examples_say() {
        let mut wrong = Vec::new();
        for rule in &events::rules().rules {
            testing::examples(rule, &mut wrong, |reading| {
                let own = events::mentions(reading).into_iter().filter(|(r, _)| r.id == rule.id);
                own.map(|(_, e)| events::describe(reading, &e)).collect()
            });
        }
        for rule in &relationships::rules().rules {
            testing::examples(rule, &mut wrong, |reading| {
                let own = relationships::mentions(reading).into_iter().filter(|(r, _)| r.id == rule.id);
                own.map(|(_, t)| relationships::describe(reading, &t)).collect()
            });
        }
        assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
    }
}
