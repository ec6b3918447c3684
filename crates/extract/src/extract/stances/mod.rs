//! Words that say how two stand to each other, and who the two are: "France denounced Germany's raid", "a feud between
//! France and Germany", "Germany, a staunch ally of France".
//!
//! In: a [`Reading`] with entities. Out: [`Stance`]s. The lexicon is the `.toml` files of this folder, a file a kind of
//! tie: an entry is a line of words of one class, with an example that a test runs. Where in the tree the two stand is told
//! once for all words of a class:
//!
//! - `verbs`: who does it and to whom it is done, deeds and things standing for those whose they are.
//! - `nouns`: "the A-B feud", "A's feud with B", "in a feud with B, A", "sanctions by A on B", "A was hit by sanctions from B".
//! - `roles`: "A is an ally of B", "B's ally, A", "B found an ally in A".
//! - `headline`: "A, B sign pact", where the tree does not tell.
//! - `phrase`: "landed in support of A", "on A's side", "at A's request".
//! - `party`: whom a phrase means; `pointing`: whom a common noun names again.
//!
//! Patterns over trees ([`super::relationships`]) remain for what hangs on several words at once.

mod headline;
mod lexicon;
mod nouns;
mod party;
mod phrase;
mod pointing;
mod roles;
mod verbs;

use super::pattern::Match;
use super::reading::Reading;
use super::rule;
use super::words::{Needs, WordMap, lower};
use crate::facts::{EntityKind, RelationshipKind};
use crate::language::{Dep, Tag};
use lexicon::Class;
pub use lexicon::Entry;
pub(in crate::extract) use phrase::helps;
pub(in crate::extract) use pointing::{bears_arms, is_of_states};
use std::sync::OnceLock;

/// A word of the lexicon with those whom it ties: from each of `A` to each of `B`, or among `A`.
#[derive(Clone, Debug)]
pub struct Stance {
    /// Which entry.
    pub entry: &'static Entry,
    /// The tie, which the words around may have turned: an ended feud is a thaw.
    pub kind: RelationshipKind,
    /// The words, and the two.
    pub found: Match,
    /// Whether the words name one side alone, or not all of the other.
    pub half: bool,
}

/// What an entry's word finds in its place: the two sides, and the words that say so.
#[derive(Clone, Debug, Default)]
struct Sides {
    a: Vec<usize>,
    b: Vec<usize>,
    words: Vec<usize>,
    /// Whether what it tells has ended: "settled their feud".
    ended: bool,
    /// Whether it is of people of no office: "an alliance of growers".
    private: bool,
    /// Those of the other side who are meant by their soil alone.
    by_soil: Vec<usize>,
}

impl Sides {
    fn add(&mut self, to_a: bool, party: party::Party) {
        let (entities, words) = party;
        if entities.is_empty() {
            return;
        }
        let side = if to_a { &mut self.a } else { &mut self.b };
        side.extend(entities);
        self.words.extend(words);
    }

    /// Adds those whose soil it is where nobody else is named.
    fn add_soil(&mut self, party: party::Party) {
        self.by_soil.extend(&party.0);
        self.add(false, party);
    }

    /// Leaves on the other side those who can stand there.
    fn keep_fitting(&mut self, reading: &Reading, entry: &Entry) {
        if entry.bodies {
            self.b.retain(|e| reading.kind(*e) == EntityKind::Organization);
        }
        if entry.allied {
            self.b.retain(|e| is_alliance(&reading.entities[*e].label));
        }
        if entry.armed {
            self.b.retain(|e| pointing::bears_arms(reading, *e));
        }
        if entry.contested {
            let code = |e: usize| reading.entities[e].iso3.as_deref().unwrap_or_default();
            let contested = |e: &usize| reading.words.ties.contested.contains(code(*e));
            self.b.retain(|e| reading.is_territory(*e) || contested(e));
        }
        // Who fights in his own country fights no state for that.
        if !self.a.iter().all(|e| reading.kind(*e) == EntityKind::Country) {
            let soil = std::mem::take(&mut self.by_soil);
            self.b.retain(|e| !soil.contains(e));
        }
    }

    /// Names those of the first side once each.
    fn name_once(&mut self) {
        let mut seen = Vec::new();
        self.a.retain(|e| {
            let new = !seen.contains(e);
            seen.push(*e);
            new
        });
    }

    fn into_match(self, trigger: usize) -> Match {
        let mut words = self.words;
        words.push(trigger);
        let captures = self.a.into_iter().map(|e| ('A', e)).chain(self.b.into_iter().map(|e| ('B', e)));
        Match::of(trigger, words, captures.collect())
    }
}

struct Lexicon {
    entries: Vec<Entry>,
    by_word: WordMap<Vec<usize>>,
    /// What each entry needs, where single words are told.
    needs: Vec<Needs>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let entries = lexicon::read().expect("compiled in, and read by every test of entries");
        let mut by_word = WordMap::new();
        for (number, entry) in entries.iter().enumerate() {
            entry.words.iter().for_each(|word| by_word.push(word, number));
        }
        let needs = entries.iter().map(|entry| Needs::of(entry.words_needed())).collect();
        Lexicon { entries, by_word, needs }
    })
}

/// All entries.
#[must_use]
pub fn entries() -> &'static [Entry] {
    &lexicon().entries
}

/// Every word of the lexicon in the article that ties two, in the order of the words.
#[must_use]
pub fn find(reading: &Reading) -> Vec<Stance> {
    let lexicon = lexicon();
    let doc = reading.doc;
    let mut found = Vec::new();
    let mut tried: Vec<usize> = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let near = reading.near(number..rule::reach(reading, number));
        for at in sentence.clone() {
            let token = &doc.tokens[at];
            let [form, lemma] = reading.spellings_of(at);
            tried.clear();
            for known in lexicon.by_word.of_both([form, lemma]) {
                tried.extend_from_slice(known);
            }
            if form.key == lemma.key && token.tag == Tag::Nn && doc.is_verbal(at) {
                tried.extend(
                    stems(&lower(token.text)).iter().filter_map(|s| lexicon.by_word.get(s)).flatten(),
                );
            }
            if tried.is_empty() {
                continue;
            }
            // What stands right behind the last word may be of the next sentence.
            let inside = at + 1 < sentence.end;
            tried.retain(|entry| !inside || near.has(&lexicon.needs[*entry]));
            tried.sort_unstable();
            tried.dedup();
            found.extend(tried.iter().filter_map(|e| at_word(reading, &lexicon.entries[*e], at)));
        }
    }
    found
}

/// What a verb in "-ing" may be of that the parser takes for a noun: "is mediating".
fn stems(text: &str) -> Vec<String> {
    let Some(stem) = text.strip_suffix("ing").filter(|s| s.len() > 2) else { return Vec::new() };
    let mut letters = stem.chars().rev();
    let doubled = letters.next() == letters.next();
    let single = stem[..stem.len() - usize::from(doubled && stem.is_ascii())].to_owned();
    vec![stem.to_owned(), format!("{stem}e"), single]
}

/// Whether a body is one whose members stand by each other, as its name tells.
fn is_alliance(label: &str) -> bool {
    ["NATO", "North Atlantic", "Alliance", "Pact", "Treaty", "Axis", "Entente", "Confederation"]
        .iter()
        .any(|word| label.contains(word))
}

/// Takes the other side from the words around where an entry's own do not name it.
fn around(reading: &Reading, entry: &Entry, at: usize, sides: &mut Sides) {
    if let ([one], []) = (&sides.a[..], &sides.b[..]) {
        let one = *one;
        sides.b.extend(party::pointed_at(reading, entry, at, one));
        if sides.b.is_empty() && !entry.is_of_both() {
            sides.b = party::pair_before(reading, entry, at, one);
        }
        if sides.b.is_empty() && entry.near && !party::is_placed(reading, entry, at) {
            sides.b.extend(party::only_other(reading, at, one));
        }
        if sides.b.is_empty() && entry.kind.polarity() > 0 && pointing::is_of_relative(reading, at) {
            sides.b.extend(pointing::subject_above(reading, at, one));
        }
    }
    // "took their quarrel to the court": that of the two of whom the sentence tells.
    let untold = sides.a.len() + sides.b.len() < 2 && entry.class == Class::Noun && entry.is_of_both();
    if untold && pointing::is_theirs(reading, at) {
        let both = pointing::only_two(reading, at);
        if sides.a.iter().chain(&sides.b).all(|e| both.contains(e)) && both.len() == 2 {
            (sides.a, sides.b) = (vec![both[0]], vec![both[1]]);
        }
    }
}

/// Whether both sides of a tie are told: who mediates does so between two at least.
fn enough_sides_of(entry: &Entry, sides: &Sides) -> bool {
    let wanted = if entry.kind == RelationshipKind::Mediation { 2 } else { 1 };
    sides.b.len() >= wanted
}

/// "The battle against A and B", "improves its ties with A and B": they are on one side.
fn is_one_sided(reading: &Reading, entry: &Entry, at: usize) -> bool {
    let doc = reading.doc;
    if entry.class == Class::Verb {
        let object = doc.child_by(at, &[Dep::Dobj]).filter(|_| doc.surface_subject(at).is_some());
        let has = |words: &[&str]| {
            object.is_some_and(|o| {
                doc.children_by(at, &[Dep::Prep])
                    .chain(doc.children_by(o, &[Dep::Prep]))
                    .any(|p| reading.token_is(p, words))
            })
        };
        return has(&["with", "to"]) && !has(&["between", "among"]);
    }
    entry.class == Class::Noun
        && doc.children_by(at, &[Dep::Prep]).any(|p| reading.token_is(p, &["against"]))
        && !doc.children_by(at, &[Dep::Prep]).any(|p| reading.token_is(p, &["between", "of"]))
}

fn at_word(reading: &Reading, entry: &'static Entry, at: usize) -> Option<Stance> {
    let doc = reading.doc;
    let verbal = doc.is_verbal(at);
    let noun = doc.tokens[at].tag.is_noun() && !verbal;
    // "the Pressure Group" presses nobody, "the Alliance" is a name.
    let name = || reading.named_at(at).is_some_and(|m| m.kind == crate::facts::MentionKind::Name);
    let fits = match entry.class {
        Class::Verb => verbal,
        Class::Noun | Class::Role => noun,
        Class::Adjective => doc.tokens[at].tag.is_adjective() || doc.tokens[at].tag == Tag::Vbn,
    };
    if let Some(sides) = headline::sides(reading, entry, at) {
        return Some(Stance { entry, kind: entry.kind, found: sides.into_match(at), half: false });
    }
    if !fits || name() || !entry.stands(reading, at) {
        return None;
    }
    let mut sides = match entry.class {
        Class::Verb => verbs::sides(reading, entry, at),
        Class::Adjective => verbs::of_adjective(reading, entry, at),
        Class::Noun if !entry.phrase.is_empty() => phrase::sides(reading, entry, at),
        Class::Noun => nouns::sides(reading, entry, at)?,
        Class::Role => roles::sides(reading, entry, at),
    };
    if entry.reversed {
        std::mem::swap(&mut sides.a, &mut sides.b);
    }
    sides.keep_fitting(reading, entry);
    sides.name_once();
    // "withdrew its ambassador": whose it is, is no other.
    let a = sides.a.clone();
    // Who has part in a quarrel does not stand between.
    if entry.kind == RelationshipKind::Mediation
        && sides.b.len() == 2
        && sides.b.iter().any(|e| a.contains(e))
    {
        return None;
    }
    sides.b.retain(|e| !a.contains(e));
    if entry.is_of_both() && sides.a.is_empty() && !is_one_sided(reading, entry, at) {
        sides.a = std::mem::take(&mut sides.b);
    }
    around(reading, entry, at, &mut sides);
    let (a, b) = (sides.a.clone(), &mut sides.b);
    b.retain(|e| !a.contains(e));
    let kind = if sides.ended { entry.ended()? } else { entry.kind };
    // "recalled their envoys in protest": what two do alike is no quarrel between them.
    let mutual =
        entry.mutual || (matches!(entry.class, Class::Noun | Class::Role) && entry.phrase.is_empty());
    let enough = if entry.is_of_both() && mutual && !entry.allied {
        sides.a.len() + sides.b.len() >= 2
    } else {
        !sides.a.is_empty() && !sides.b.is_empty()
    };
    let half =
        !sides.a.is_empty() && sides.b.len() < 2 && !enough_sides_of(entry, &sides) && entry.may_be_half();
    (enough || half).then(|| Stance { entry, kind, found: sides.into_match(at), half })
}
