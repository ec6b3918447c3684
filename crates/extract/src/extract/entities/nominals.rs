//! "the president", "the North Korean leader", "Seoul's leader": a person by his or her office.

use super::coreference::Walk;
use super::people;
use super::roles::same_office;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The person whom an office refers to at this noun, with the words that do so.
pub(super) fn resolve(walk: &Walk, noun: usize, sentence: usize) -> Option<(Range<usize>, usize)> {
    let reading = &*walk.reading;
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    // Official prose writes "the Foreign Secretary", which is then tagged as a name.
    let capital = token.tag == Tag::Nnp && reading.named_at(noun).is_none();
    if !(token.tag == Tag::Nn || capital) || doc.sentences[sentence].end <= noun {
        return None;
    }
    let from = doc.sentences[sentence].start;
    let title = people::title_ending_at(reading, noun + 1, from)?;
    // "the secretary of state"
    let whole = people::title_length(reading, title.start, doc.sentences[sentence].end).unwrap_or(0);
    let title = title.start..title.end.max(title.start + whole);
    if !is_definite(reading, noun, &title, from) || beside_a_name(reading, noun, &title, sentence) {
        return None;
    }
    // "the last president who came", "the president who came was Ott": one of several, or told of as unknown.
    let one_of_several = doc
        .children_by(noun, &[Dep::Amod])
        .any(|m| reading.token_is(m, &["last", "first", "only", "next", "other"]));
    if one_of_several || reading.identified(noun).is_some() {
        return None;
    }
    let name = super::roles::title_text(reading, title.clone());
    let rank = reading.gazetteer.title(&name)?.rank;
    // "the president of the League" is the League's, and nobody's else who presides.
    let country = country_of(walk, noun, &title).or_else(|| body_of(walk, noun, &title));
    // "the chancellor of Austria" says whose; it is not a chancellor of whom that is not known.
    let by_of = doc.children_by(noun, &[Dep::Prep]).any(|p| reading.token_is(p, &["of"]) && p >= title.end);
    let former =
        (from..title.start).rev().take(4).any(|t| reading.token_is(t, &["former", "then", "late", "ex"]));
    let heads = matches!(rank, Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader);
    let holder = walk.holders.latest(|title, held| {
        let leads = name.ends_with("leader")
            && country.is_some()
            && matches!(held.rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader));
        // "the Chadian minister": whichever minister of Chad was named last.
        let minister = name == "minister" && country.is_some() && title.ends_with("minister");
        let same = same_office(title, &name) || minister;
        if !same && !leads {
            return None;
        }
        let bare = || held.of(None, former).filter(|_| heads && !by_of && same);
        match country {
            Some(_) => held.of(country, former).max(bare()),
            None => held.any(former),
        }
    });
    let holder =
        holder.or_else(|| named_soon(walk, &name, country, sentence).filter(|_| !former && !by_of))?;
    // "The premier and President Ott": nobody is joined to himself.
    let joined = doc.conjuncts(noun).iter().copied().filter_map(|c| reading.named_at(c));
    if joined.into_iter().any(|m| m.entities.contains(&holder)) {
        return None;
    }
    // The holder is not meant by who speaks of the office in the third person of himself.
    Some((with_its_words(reading, noun, &title, from), holder))
}

/// The office from "the", "our" or the name of its country on.
fn with_its_words(reading: &Reading, noun: usize, title: &Range<usize>, from: usize) -> Range<usize> {
    let first = reading.doc.subtree(noun).start;
    let start = first.clamp(from, title.start).max(title.start.saturating_sub(4));
    let opens =
        |t: &usize| reading.token_is(*t, &["the", "our", "its", "his"]) || reading.named_at(*t).is_some();
    (start..=title.start).find(opens).unwrap_or(title.start)..title.end
}

/// "The foreign secretary left for Rome. There Foreign Secretary Anna Smith met": who is named by the very office in the next sentences,
/// where nobody else holds it and nobody says of whom it is.
fn named_soon(walk: &Walk, name: &str, country: Option<usize>, sentence: usize) -> Option<usize> {
    const SOON: usize = 3;
    let reading = &*walk.reading;
    // "Chad's president hailed it. …, President Anna Ott said": of a state there is but one at a time.
    let head = matches!(
        reading.gazetteer.title(name).map(|t| t.rank),
        Some(Rank::HeadOfState | Rank::HeadOfGovernment)
    );
    let of_one = name.contains(' ') && !name.ends_with("president") || (head && country.is_some());
    let doc = reading.doc;
    let last = (sentence + SOON).min(doc.sentences.len() - 1);
    let behind = doc.sentences[sentence].end..doc.sentences[last].end;
    let holds = |r: &&FoundRole| r.title == name && !r.former;
    let held = reading.roles.starting_in(behind).find(holds).filter(|_| of_one)?;
    let alone = reading.roles.iter().filter(holds).all(|r| r.person == held.person);
    let whose = held.of.is_none() || held.of == country;
    (alone && whose).then_some(held.person)
}

/// "the president", "our president", "Seoul's leader", "the then-president": not "a president" or "president".
pub(super) fn is_definite(reading: &Reading, noun: usize, title: &Range<usize>, from: usize) -> bool {
    let doc = reading.doc;
    let by_tree = doc.children(noun).any(|c| {
        c < title.start
            && (reading.token_is(c, &["the", "our", "their", "that"])
                || (doc.tokens[c].dep == Dep::Poss
                    && reading
                        .named_at(c)
                        .is_some_and(|m| reading.kind(m.entities[0]) == EntityKind::Country)))
    });
    by_tree || (title.start > from && reading.token_is(title.start - 1, &["the"]))
}

/// Whether the noun belongs to a name that says who it is, says what somebody is, or is one of several.
pub(super) fn beside_a_name(reading: &Reading, noun: usize, title: &Range<usize>, sentence: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    let person = |t: usize| {
        reading
            .named_at(t)
            .is_some_and(|m| m.kind == MentionKind::Name && reading.kind(m.entities[0]) == EntityKind::Person)
    };
    let end = doc.sentences[sentence].end;
    let next = title.end;
    let name_follows = next < end && (person(next) || doc.tokens[next].tag.is_proper());
    // "the Chadian prime minister, Bo Ott, came"
    let apposed = next + 1 < end && reading.token_is(next, &[","]) && person(next + 1) && {
        let behind = reading.named_at(next + 1).map_or(next + 2, |m| m.tokens.end);
        reading.token_is(behind, &[",", ".", ";"])
    };
    let of = doc.children_by(noun, &[Dep::Prep]).find(|p| reading.token_is(*p, &["of"]) && *p >= title.end);
    let of_other = of.and_then(|p| doc.child_by(p, &[Dep::Pobj])).is_some_and(|o| {
        reading.named_at(o).is_none_or(|m| {
            !matches!(reading.kind(m.entities[0]), EntityKind::Country | EntityKind::Organization)
        })
    });
    name_follows
        || apposed
        || of_other
        || matches!(token.dep, Dep::Attr | Dep::Appos | Dep::Compound | Dep::Oprd | Dep::Amod)
        || doc.children_by(noun, &[Dep::Appos, Dep::Conj]).any(person)
        || (token.dep == Dep::Pobj && doc.head(noun).is_some_and(|p| reading.token_is(p, &["as"])))
}

/// The body of "the president of the League".
fn body_of(walk: &Walk, noun: usize, title: &Range<usize>) -> Option<usize> {
    let (reading, doc) = (&*walk.reading, walk.reading.doc);
    let mut of = doc.children_by(noun, &[Dep::Prep]);
    let of = of.find(|p| reading.token_is(*p, &["of"]) && *p >= title.end)?;
    let body = reading.named_at(doc.child_by(of, &[Dep::Pobj])?)?.entities[0];
    (reading.kind(body) == EntityKind::Organization).then_some(body)
}

/// The country of "the Iranian president", "China's leader", "the president of France".
fn country_of(walk: &Walk, noun: usize, title: &Range<usize>) -> Option<usize> {
    let reading = &*walk.reading;
    let doc = reading.doc;
    let country = |t: usize| {
        let mention = reading.named_at(t)?;
        (reading.kind(mention.entities[0]) == EntityKind::Country).then_some(mention.entities[0])
    };
    let left = title.start.checked_sub(1).and_then(country);
    let owner = doc.children_by(noun, &[Dep::Poss, Dep::Amod, Dep::Compound]).find_map(country);
    let of = || {
        let p = doc.children_by(noun, &[Dep::Prep]).find(|p| reading.token_is(*p, &["of"]))?;
        doc.child_by(p, &[Dep::Pobj]).and_then(country)
    };
    left.or(owner).or_else(of)
}
