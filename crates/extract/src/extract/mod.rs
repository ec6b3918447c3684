//! From an article to its facts.
//!
//! In: [`Article`]. Out: [`Facts`]. The order of work is the order of the folders: each reads what those before it found
//! in the [`Reading`]:
//!
//! 1. `entities`: who and where, and the offices people hold.
//! 2. `dates`: when.
//! 3. `claims`: who says what; with it `voice`, which tells of every word who vouches for it, and the voices of offices. `ourselves`:
//!    whom "we" means in somebody's words.
//! 4. `events`: what happened, as each voice tells it.
//! 5. `relationships`: how two entities stand to each other, as each voice tells it.
//! 6. `assemble`: all of it as facts with spans in code points. [`compare`](crate::compare) then says which tellings are of
//!    one event, and which claims agree.
//!
//! `pattern` is the language of the rule files, `rule` reads them, `words` is what is known of words, `resources` all of that
//! together, compiled in or with a folder laid over it (`files`). Adding a rule touches one file.
//!
//! **Invariant:** every fact carries the id of the rule that found it and its character spans.
//!
//! **Invariant:** a fact has its voice from the moment it is found, and two are joined only within one voice
//! (`tests/voices.rs`).

pub mod claims;
pub mod dates;
pub mod entities;
pub mod events;
pub mod files;
pub mod frames;
pub mod pattern;
pub mod reading;
pub mod relationships;
pub mod resources;
pub mod rule;
pub mod speech;
pub mod stances;
pub mod trace;
pub mod voice;
pub mod words;

mod assemble;
mod blame;
mod idle;
mod negation;
#[cfg(test)]
mod odd;
mod ourselves;
mod pointed;
mod rule_names;
#[doc(hidden)]
pub mod testing;
mod told;

pub use claims::is_vouched_for;
pub use rule_names::{LEADER_TERM, event_kind_of_rule, is_rule, relationship_kinds_of_rule};

use crate::article::Article;
use crate::facts::Facts;
use crate::language::{Doc, Reader};
use events::scene::Scene;
use events::{FoundEvent, standing};
use reading::Reading;
use relationships::FoundRelationship;
use resources::Resources;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads everything that an article says.
#[must_use]
pub fn extract(reader: &Reader, resources: &Resources, article: &Article) -> Facts {
    told(resources, article, &reader.read(article.reads(), &article.body))
}

/// Everything that an article says which the language engine has read.
pub(crate) fn told(resources: &Resources, article: &Article, doc: &Doc) -> Facts {
    told_where(resources, article, doc, standing::keep)
}

/// The same, with those events that `keep` leaves.
fn told_where(
    resources: &Resources,
    article: &Article,
    doc: &Doc,
    keep: impl Fn(&Reading, &mut Vec<FoundEvent>),
) -> Facts {
    as_facts(tied(happened(read(resources, article, doc), resources, keep), resources), resources)
}

/// Entities, dates and voices: what all further layers build on.
fn read<'a>(resources: &'a Resources, article: &'a Article, doc: &'a Doc<'a>) -> Reading<'a> {
    voiced(dated(named(resources, article, doc), resources))
}

/// What each of some articles says, as [`told`] has it; nothing of one that was not read, or whose reading ends in a panic, which
/// takes no other with it. Each layer runs over all of them before the next does: what it needs of the processor's caches it then
/// fetches once.
pub(crate) fn told_each<'a>(
    resources: &Resources,
    read: impl Iterator<Item = Option<(&'a Article, &'a Doc<'a>)>>,
) -> Vec<Option<Facts>> {
    let named = each(read, |(article, doc)| named(resources, article, doc));
    let dated = each(named.into_iter(), |reading| dated(reading, resources));
    let voiced = each(dated.into_iter(), voiced);
    let happened = each(voiced.into_iter(), |reading| happened(reading, resources, standing::keep));
    let tied = each(happened.into_iter(), |happened| tied(happened, resources));
    each(tied.into_iter(), |tied| as_facts(tied, resources))
}

/// One layer's work on each of those that the layers before have brought through.
fn each<T, R>(all: impl Iterator<Item = Option<T>>, layer: impl Fn(T) -> R) -> Vec<Option<R>> {
    all.map(|one| one.and_then(|one| caught(|| layer(one)))).collect()
}

/// What comes of it, or nothing where it ends in a panic.
pub(crate) fn caught<R>(work: impl FnOnce() -> R) -> Option<R> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Who and where.
fn named<'a>(resources: &'a Resources, article: &'a Article, doc: &'a Doc<'a>) -> Reading<'a> {
    let mut reading = Reading::new(article, doc, &resources.words, &resources.cues);
    entities::find(&mut reading);
    reading
}

/// When.
fn dated<'a>(mut reading: Reading<'a>, resources: &Resources) -> Reading<'a> {
    dates::find(&mut reading, &resources.dates);
    reading
}

/// Who says what, and what follows from it for offices and for "we".
fn voiced(mut reading: Reading) -> Reading {
    claims::settle(&mut reading);
    entities::settle_offices(&mut reading);
    ourselves::find(&mut reading);
    entities::name_by_office(&mut reading);
    reading
}

/// What happened.
fn happened<'a>(
    reading: Reading<'a>,
    resources: &Resources,
    keep: impl Fn(&Reading, &mut Vec<FoundEvent>),
) -> (Reading<'a>, Scene, Vec<FoundEvent>) {
    let scene = Scene::of(&reading, &resources.events);
    let mut events = events::find(&reading, resources, &scene);
    keep(&reading, &mut events);
    (reading, scene, events)
}

/// How two stand to each other.
fn tied<'a>(
    (reading, scene, mut events): (Reading<'a>, Scene, Vec<FoundEvent>),
    resources: &Resources,
) -> (Reading<'a>, Vec<FoundEvent>, Vec<FoundRelationship>) {
    let relationships = relationships::find(&reading, resources, &scene, &events);
    events::parts::mediated(&mut events, &relationships);
    (reading, events, relationships)
}

/// All of it as facts.
fn as_facts(
    (mut reading, mut events, relationships): (Reading, Vec<FoundEvent>, Vec<FoundRelationship>),
    resources: &Resources,
) -> Facts {
    ourselves::name_who_meets(&mut reading, &mut events);
    idle::drop_idle(&mut reading, &events, &relationships);
    entities::name_by_whole_office(&mut reading);
    let mut facts = assemble::facts(&reading, resources, events, relationships);
    crate::compare::compare(&mut facts);
    facts
}

#[cfg(test)]
mod tests {
    use super::resources::Resources;
    use super::rule::RuleBook;
    use super::{events, relationships, testing};

    /// Every example in every compiled-in rule file, each against its own rule alone; and every pattern has one.
    #[test]
    fn rules_do_as_their_examples_say() {
        let resources = Resources::compiled_in();
        let mut wrong = Vec::new();
        for rule in &resources.events.rules {
            let alone = RuleBook::only(rule);
            testing::examples(rule, &mut wrong, |reading| {
                let own = events::mentions(reading, &resources, &alone).into_iter();
                own.map(|(_, pattern, e)| (pattern, events::describe(reading, &e))).collect()
            });
        }
        for rule in &resources.relationships.rules {
            let alone = RuleBook::only(rule);
            // What names no pair needs the rules that find the pair before it.
            let book = if rule.data.bare { &resources.relationships } else { &alone };
            testing::examples(rule, &mut wrong, |reading| {
                let all = relationships::mentions(reading, &resources, book).into_iter();
                let own = all.filter(|(r, ..)| r.id == rule.id);
                own.map(|(_, pattern, t)| (pattern, relationships::describe(reading, &t))).collect()
            });
        }
        assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
    }
}
