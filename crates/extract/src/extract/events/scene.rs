//! Which word each date and place of a sentence hangs on, found once for an article.

use super::EventRule;
use super::place::Atlas;
use crate::extract::frames;
use crate::extract::reading::{Found, Reading};
use crate::extract::rule::RuleBook;
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// A date or place with the word that it hangs on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extract) struct Placed {
    /// The date's number, or the place's.
    pub number: usize,
    /// Its first token.
    pub at: usize,
    /// The verb or noun that it belongs to.
    pub anchor: usize,
    /// The word on which that one's own place hangs: "at a hotel in Oslo" is where the hotel's guest is.
    pub outer: Option<usize>,
    /// The outermost preposition between.
    pub preposition: Option<usize>,
    /// A place between: "in Paris in June".
    pub place: Option<usize>,
    /// Joined by "and" to one before it, or with one joined to it.
    pub joined: bool,
}

/// Dates and places by sentence; made once for an article, for its events and for its ties.
pub struct Scene {
    dates: Vec<Vec<Placed>>,
    places: Vec<Vec<Placed>>,
    /// How the places lie to each other.
    pub(in crate::extract) atlas: Atlas,
}

impl Scene {
    /// Places and dates where they hang; `happens` has the words that name what happens.
    #[must_use]
    pub fn of(reading: &Reading, happens: &RuleBook<EventRule>) -> Scene {
        let sentences = reading.doc.sentences.len();
        let mut scene = Scene {
            dates: vec![Vec::new(); sentences],
            places: vec![Vec::new(); sentences],
            atlas: Atlas::of(reading),
        };
        // Places first: a date may hang on one.
        let sites = reading
            .mentions
            .iter()
            .filter(|m| matches!(reading.kind(m.entities[0]), EntityKind::Place | EntityKind::Country));
        for mention in sites {
            let site = scene.seat(reading, mention).unwrap_or(mention.entities[0]);
            let placed = placed(reading, happens, site, &mention.tokens);
            // "Peru signed on Friday and Chile on Monday": nobody is on Chile.
            let with_date = joined_to_date(reading, &mention.tokens);
            if placed.preposition.is_some() && !with_date {
                scene.places[reading.doc.sentence_of(placed.at)].push(placed);
            }
        }
        for (number, date) in reading.dates.iter().enumerate() {
            if is_of_a_thing(reading, happens, number) {
                continue;
            }
            let placed =
                day_of_what_happens(reading, happens, placed(reading, happens, number, &date.tokens));
            scene.dates[reading.doc.sentence_of(placed.at)].push(placed);
        }
        for dates in &mut scene.dates {
            for i in 1..dates.len() {
                if dates[i].joined && dates[i].anchor == dates[i - 1].anchor {
                    dates[i - 1].joined = true;
                }
            }
        }
        scene
    }

    /// "in the Chadian capital": the city, where the article names it as a place.
    fn seat(&self, reading: &Reading, mention: &Found) -> Option<usize> {
        let noun = explained(reading, &mention.tokens)?;
        let capital = reading.doc.tokens[noun].lemma.eq_ignore_ascii_case("capital");
        self.atlas.capital(mention.entities[0]).filter(|_| capital)
    }

    pub(in crate::extract) fn dates(&self, sentence: usize) -> &[Placed] {
        self.dates.get(sentence).map_or(&[], Vec::as_slice)
    }

    pub(in crate::extract) fn places(&self, sentence: usize) -> &[Placed] {
        self.places.get(sentence).map_or(&[], Vec::as_slice)
    }
}

/// "rang a bell from an 18th-century church", "accepted the 2015 Tarn Prize": a year or century before a noun is that of the thing,
/// unless the noun is one for what happens.
fn is_of_a_thing(reading: &Reading, happens: &RuleBook<EventRule>, number: usize) -> bool {
    let doc = reading.doc;
    let found = &reading.dates[number];
    let outside = |t: &usize| doc.head(*t).is_none_or(|h| !found.tokens.contains(&h));
    let Some(root) = found.tokens.clone().find(outside) else { return false };
    let before = matches!(doc.tokens[root].dep, Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Nummod);
    let Some(noun) = doc.head(root).filter(|n| before && *n > root) else { return false };
    let lemma = lower(&doc.tokens[noun].lemma);
    let happens = frames::knows(&lemma)
        || happens.begins(&lemma)
        || reading.words.occasions.happenings.contains(&lemma)
        || reading.words.occasions.times.contains(&lemma)
        || (doc.tokens[noun].tag.is_proper() && !reading.words.occasions.dated_things.contains(&lemma));
    doc.tokens[noun].tag.is_noun() && found.value.as_str().len() < 10 && !happens
}

/// Whether a name is joined by "and" to a date.
fn joined_to_date(reading: &Reading, name: &Range<usize>) -> bool {
    let doc = reading.doc;
    name.clone()
        .any(|t| doc.tokens[t].dep == Dep::Conj && doc.head(t).is_some_and(|h| reading.date_at(h).is_some()))
}

/// Prepositions that put something in a place.
pub(super) const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "on",
    "inside",
    "around",
    "within",
    "across",
    "throughout",
    "off",
    "above",
    "atop",
    "along",
];

/// "flew back to Oslo" leads to Oslo.
fn leads_to(reading: &Reading, preposition: Option<usize>) -> bool {
    preposition.is_some_and(|p| reading.token_is(p, &["to", "into"]))
}

fn placed(reading: &Reading, happens: &RuleBook<EventRule>, number: usize, tokens: &Range<usize>) -> Placed {
    let doc = reading.doc;
    let outside = |t: usize| doc.head(t).is_none_or(|h| !tokens.contains(&h));
    let root = tokens.clone().find(|t| outside(*t)).unwrap_or(tokens.start);
    let mut found = Placed {
        number,
        at: tokens.start,
        anchor: root,
        outer: None,
        preposition: None,
        place: None,
        joined: false,
    };
    let mut at = root;
    for _ in 0..12 {
        let Some(head) = doc.head(at) else { break };
        let token = &doc.tokens[head];
        let is_date = |t: usize| reading.date_at(t).is_some();
        // "in a Geneva hotel", "at Oslo airport"
        let building = found.preposition.is_none()
            && matches!(doc.tokens[at].dep, Dep::Compound | Dep::Nmod | Dep::Poss)
            && reading.words.occasions.buildings.holds(&token.lemma);
        let within = found.preposition.is_none() && at == root && explained(reading, tokens) == Some(head);
        if building || within {
            at = head;
            continue;
        }
        // "ahead of the vote and in Paris in June": the adverb joins two phrases, and belongs to one.
        let adverb = token.tag == Tag::Rb;
        if matches!(token.tag, Tag::In | Tag::To) || matches!(token.dep, Dep::Prep | Dep::Agent) || adverb {
            let own = !(adverb && (doc.tokens[at].dep == Dep::Conj || leads_to(reading, found.preposition)));
            if own {
                found.preposition = Some(head);
            }
        } else if let Some(site) = site_at(reading, head).filter(|_| found.preposition.is_some()) {
            found.place = found.place.or(Some(site));
        } else if (reading.words.occasions.parts_of_place.contains(&token.lemma)
            || is_place_noun(reading, head))
            && found.place.is_none()
            && found.preposition.is_some_and(|p| doc.tokens[p].is("of"))
        {
            // past "a suburb of"
        } else if doc.tokens[at].dep == Dep::Appos
            && found.preposition.is_none()
            && found.place.is_none()
            && is_place_noun(reading, head)
        {
            // "in the Cypriot capital, Nicosia"
        } else if doc.tokens[at].dep == Dep::Conj && (is_date(head) || site_at(reading, head).is_some()) {
            found.joined = true;
        } else if !(reading.words.occasions.times.contains(&token.lemma) || tokens.contains(&head)) {
            found.anchor = head;
            found.outer = outer(reading, happens, head);
            return found;
        }
        at = head;
    }
    found.anchor = at;
    found
}

/// The noun for a place that the name of a country stands before: "the Chadian capital", "two Malian provinces", "Chad's capital".
fn explained(reading: &Reading, name: &Range<usize>) -> Option<usize> {
    let doc = reading.doc;
    let root = name.clone().find(|t| doc.head(*t).is_none_or(|h| !name.contains(&h)))?;
    let country = reading
        .named_at(root)
        .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country));
    let before = matches!(doc.tokens[root].dep, Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss);
    let noun = doc.head(root).filter(|n| country && before && *n > root)?;
    let common = doc.tokens[noun].tag.is_noun() && reading.named_at(noun).is_none();
    // "a Chadian camp", "the Chadian outpost" may be anywhere.
    let part = reading.words.names.country_parts.holds(&doc.tokens[noun].lemma);
    (common && part).then_some(noun)
}

/// "the capital", "a border town": nouns that a place's name explains.
fn is_place_noun(reading: &Reading, noun: usize) -> bool {
    let lemma = lower(&reading.doc.tokens[noun].lemma);
    reading.words.names.place_nouns.contains(&lemma)
        || matches!(
            &*lemma,
            "capital" | "resort" | "seat" | "spa" | "harbour" | "harbor" | "suburb" | "settlement"
        )
}

/// "handed him the keys of the fort on Monday", "with the minister, Bo Berg, on Monday": a day is of what happens, not of a thing
/// or a person that the parser hangs it on.
fn day_of_what_happens(reading: &Reading, happens: &RuleBook<EventRule>, placed: Placed) -> Placed {
    let doc = reading.doc;
    let date = &reading.dates[placed.number];
    let outside = |t: &usize| doc.head(*t).is_none_or(|h| !date.tokens.contains(&h));
    let Some(mut root) = date.tokens.clone().find(outside) else { return placed };
    // "on Monday night"
    while let Some(night) =
        doc.head(root).filter(|h| reading.words.occasions.times.contains(&doc.tokens[*h].lemma))
    {
        root = night;
    }
    let on = match doc.tokens[root].dep {
        Dep::Pobj => doc.head(root).filter(|p| doc.tokens[*p].is("on")),
        _ => None,
    };
    let whose = doc.head(on.unwrap_or(root));
    let bare = doc.tokens[root].dep == Dep::Npadvmod;
    let (Some(mut at), 10) = (whose.filter(|_| on.is_some() || bare), date.value.as_str().len()) else {
        return placed;
    };
    let comes_before = doc.tokens[at].tag.is_noun() && at < root;
    for _ in 0..10 {
        let word = &doc.tokens[at];
        if !comes_before || word.is_any(&["after", "before", "since", "until", "following", "ahead"]) {
            return placed;
        }
        let takes_place = word.tag.is_noun()
            && (happens.begins(&word.lemma)
                || (frames::knows(&word.lemma) && !reading.words.occasions.times.contains(&word.lemma))
                || word.tag == Tag::Vbg
                || reading.words.occasions.happenings.holds(&word.lemma));
        // "launched a rocket carrying a satellite on Monday"
        let bears = word.tag == Tag::Vbg
            && word.dep == Dep::Acl
            && matches!(
                &*word.lemma,
                "carry" | "bear" | "contain" | "link" | "connect" | "separate" | "wear" | "represent"
            );
        // "fired what appeared to be a missile on Monday"
        let bears = bears
            || (matches!(&*word.lemma, "be" | "appear" | "seem")
                && matches!(word.dep, Dep::Xcomp | Dep::Ccomp));
        if takes_place && !bears
            || (!bears && word.tag.is_verb() && !matches!(word.dep, Dep::Amod | Dep::Compound))
        {
            return if at == placed.anchor {
                placed
            } else {
                Placed { anchor: at, outer: None, preposition: on, place: None, ..placed }
            };
        }
        let Some(head) = doc.head(at) else { return placed };
        at = head;
    }
    placed
}

/// The word that a noun tells the place of, past "of" and nouns that are places too: "on the steps of a palace in Oslo".
/// What happens, "at a summit in Oslo", has its place for itself.
fn outer(reading: &Reading, happens: &RuleBook<EventRule>, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let mut at = noun;
    let mut located = false;
    for _ in 0..6 {
        let word = &doc.tokens[at];
        if !word.tag.is_noun() || word.dep != Dep::Pobj || happens.begins(&word.lemma) {
            break;
        }
        let preposition = doc.head(at)?;
        let part = doc.tokens[preposition].is("of");
        if !part && !doc.tokens[preposition].is_any(WHERE) {
            break;
        }
        located = !part;
        at = doc.head(preposition)?;
    }
    located.then_some(at)
}

/// The place or country that a word names.
pub(super) fn site_at(reading: &Reading, token: usize) -> Option<usize> {
    let found = reading.named_at(token)?;
    let first = *found.entities.first()?;
    matches!(reading.kind(first), EntityKind::Place | EntityKind::Country).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_part_of_a_country_is_in_that_country() {
        check(&[(
            "Chad launched air strikes in two Malian provinces on Monday.",
            "Conflict Chad + Mali | 2024-05-13 | Mali | occurred",
        )]);
    }
}
