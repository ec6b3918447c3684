//! Whom a phrase means that stands for a party: those named, those acting for them, those whose deed or thing it is.

use super::lexicon::{Class, Entry};
use super::pointing;
use crate::extract::frames;
use crate::extract::pattern::{self, Wanted};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::language::{Argument, Dep, Relation, Tag};

/// Entities, and the words that say so.
pub(super) type Party = (Vec<usize>, Vec<usize>);

/// Those whom an argument means, with all that are joined to it.
pub(super) fn of(reading: &Reading, argument: Argument, from: usize) -> Party {
    let found = frames::fillers_of(reading, argument, from, &[Wanted::Actor], false);
    let mut party = Party::default();
    for (entity, words) in found {
        party.0.push(entity);
        party.1.extend(words);
    }
    if party.0.is_empty() {
        // "troops of A's mission": whose they are acts.
        for head in reading.doc.conjuncts(argument.token).iter().copied() {
            if reading.words.actors.delegates.holds(&reading.doc.tokens[head].lemma) {
                let (entities, words) = owner(reading, head, 2);
                party.0.extend(entities);
                party.1.extend(words);
            }
        }
    }
    if party.0.is_empty() {
        party = seated(reading, argument.token);
    }
    if party.0.is_empty() {
        party = beside(reading, argument.token);
    }
    if party.0.is_empty() {
        party = own_country(reading, argument.token);
    }
    if party.0.is_empty() {
        for head in reading.joined(argument.token).iter().copied() {
            let (entities, words) = pointing::back(reading, head);
            party.0.extend(entities);
            party.1.extend(words);
        }
    }
    party
}

/// "its neighbour Peru": the name right behind, where the parser takes the word before it for the head.
fn beside(reading: &Reading, noun: usize) -> Party {
    let doc = reading.doc;
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let named = doc.children_by(noun, &[Dep::Appos]).find_map(|t| reading.named_at(t));
    match named.filter(|m| m.tokens.start == noun + 1 && m.entities.iter().all(country)) {
        Some(name) => (name.entities.clone(), name.tokens.clone().collect()),
        None => Party::default(),
    }
}

/// "The minister said his country would help": whose it is who says so.
fn own_country(reading: &Reading, noun: usize) -> Party {
    let doc = reading.doc;
    let land = matches!(
        &*doc.tokens[noun].lemma,
        "country" | "nation" | "government" | "state" | "kingdom" | "republic"
    );
    let Some(whose) = doc.child_by(noun, &[Dep::Poss]).filter(|_| land) else { return Party::default() };
    if !doc.tokens[whose].is_any(&["his", "her", "its", "their"]) {
        return Party::default();
    }
    if let Some(known) = reading.named_at(whose) {
        return (known.entities.clone(), vec![noun]);
    }
    let says = doc.ancestors(noun).find(|v| doc.tokens[*v].dep == Dep::Ccomp).and_then(|v| doc.head(v));
    let Some(token) = says.and_then(|v| doc.surface_subject(v)).filter(|s| *s < noun) else {
        return Party::default();
    };
    of(reading, Argument { relation: Relation::Subject, token }, token)
}

/// "The junta in Bamako", "the authorities in Oslo": those who govern stand for where they do.
fn seated(reading: &Reading, noun: usize) -> Party {
    let doc = reading.doc;
    let governs = |t: usize| reading.words.ties.governing.holds(&doc.tokens[t].lemma);
    if reading.named_at(noun).is_some() || !governs(noun) {
        return Party::default();
    }
    let place = |a: &Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["in"]) && doc.head(p) == Some(noun));
    let seat = doc.arguments(noun).iter().copied().find(place);
    seat.map(|a| soil(reading, a)).unwrap_or_default()
}

/// The same, or else those whose deed or thing it is: "French towns", "the raid by France", "France's conduct".
pub(super) fn or_owner(reading: &Reading, argument: Argument, from: usize) -> Party {
    let direct = of(reading, argument, from);
    if !direct.0.is_empty() {
        return direct;
    }
    let mut party = Party::default();
    for head in reading.doc.conjuncts(argument.token).iter().copied() {
        let (entities, words) = owner(reading, head, 2);
        party.0.extend(entities);
        party.1.extend(words);
    }
    party
}

/// The country to which a word in the place of a verb's other side points back: "bombed the island", "keeps troops there".
pub(super) fn pointed_at(reading: &Reading, entry: &Entry, at: usize, one: usize) -> Option<usize> {
    let doc = reading.doc;
    if entry.class != Class::Verb || (entry.is_of_both() && !entry.mutual) {
        return None;
    }
    let back = |noun: usize| {
        let token = &doc.tokens[noun];
        let definite = |d: usize| doc.tokens[d].is_any(&["the", "this", "that", "its"]);
        reading.words.ties.back.holds(&token.lemma)
            && token.tag != Tag::Nns
            && reading.named_at(noun).is_none()
            && doc.children_by(noun, &[Dep::Det, Dep::Poss]).any(definite)
            && doc.child_by(noun, &[Dep::Amod, Dep::Prep, Dep::Relcl, Dep::Compound, Dep::Appos]).is_none()
    };
    reading.arguments(at).iter().find_map(|a| {
        let name = pattern::relation_name(reading, a.relation);
        let taken = entry.to.iter().any(|t| t.eq_ignore_ascii_case(name));
        if a.relation == Relation::Adverb
            && doc.tokens[a.token].is("there")
            && entry.to.iter().any(|t| t == "in")
        {
            return only_other(reading, at, one);
        }
        // "lets the island have coal"
        let clause = a.relation == Relation::Clause && entry.kind.polarity() > 0;
        let noun = if clause { doc.child_by(a.token, &[Dep::Nsubj])? } else { a.token };
        if !taken || !back(noun) {
            return None;
        }
        let insular = reading.words.ties.insular.holds(&doc.tokens[noun].lemma);
        if insular { only_island(reading, at, one) } else { only_other(reading, at, one) }
    })
}

/// The only island among the countries that the sentence and the one before it tell of.
fn only_island(reading: &Reading, at: usize, one: usize) -> Option<usize> {
    let sentence = reading.doc.sentence_of(at);
    let mut islands = countries_of(reading, sentence, one);
    islands.extend(sentence.checked_sub(1).map(|s| countries_of(reading, s, one)).unwrap_or_default());
    let is = |e: &usize| {
        reading.is_territory(*e)
            || reading.entities[*e]
                .iso3
                .as_ref()
                .is_some_and(|iso3| reading.words.ties.islands.contains(iso3))
    };
    islands.retain(is);
    islands.dedup();
    if let [only] = islands[..] { Some(only) } else { None }
}

/// "Mediates between them", "suspended aid to both": the only two countries of the sentence before, where a word points back
/// to several.
pub(super) fn pair_before(reading: &Reading, entry: &Entry, at: usize, one: usize) -> Vec<usize> {
    let doc = reading.doc;
    let several = reading.arguments(at).iter().any(|a| {
        let name = pattern::relation_name(reading, a.relation);
        entry.to.iter().any(|t| t.eq_ignore_ascii_case(name))
            && reading.words.ties.several.holds(doc.tokens[a.token].text)
    });
    let before = doc.sentence_of(at).checked_sub(1).filter(|_| several);
    let pair = before.map(|s| countries_of(reading, s, one)).unwrap_or_default();
    if pair.len() == 2 { pair } else { Vec::new() }
}

/// The place that a phrase tells of, which stands for its country: "a bridge near Hamburg".
pub(super) fn soil(reading: &Reading, argument: Argument) -> Party {
    let mut party = Party::default();
    for word in reading.doc.subtree(argument.token) {
        let Some(mention) = reading.named_at(word) else { continue };
        let soil = |e: &usize| {
            matches!(reading.kind(*e), EntityKind::Place | EntityKind::Country) && !reading.is_territory(*e)
        };
        party.0.extend(mention.entities.iter().copied().filter(soil));
        if !party.0.is_empty() {
            party.1.push(word);
            break;
        }
    }
    party
}

pub(super) fn countries_of(reading: &Reading, sentence: usize, without: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for mention in reading.mentions_of_sentence(sentence) {
        for entity in mention.entities.iter().copied() {
            let state = reading.kind(entity) == EntityKind::Country || reading.is_territory(entity);
            if state && entity != without && !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}

/// Whether a word tells where the other side is, though not who it is: "restored its ambassador in Oslo".
pub(super) fn is_placed(reading: &Reading, entry: &Entry, at: usize) -> bool {
    let doc = reading.doc;
    let things = doc.children_by(at, &[Dep::Dobj]).flat_map(|o| doc.arguments(o).iter().copied());
    reading.arguments(at).iter().copied().chain(things).any(|a| {
        let name = pattern::relation_name(reading, a.relation);
        let place = |e: &usize| reading.kind(*e) == EntityKind::Place;
        matches!(a.relation, Relation::Behind(_))
            && entry.to.iter().any(|t| t.eq_ignore_ascii_case(name))
            && reading.named_at(a.token).is_some_and(|m| m.entities.iter().all(place))
    })
}

/// The only other country that the sentence, or else the one before it, tells of.
pub(super) fn only_other(reading: &Reading, at: usize, one: usize) -> Option<usize> {
    if reading.kind(one) != EntityKind::Country {
        return None;
    }
    let sentence = reading.doc.sentence_of(at);
    let others = |s: usize| countries_of(reading, s, one);
    match others(sentence)[..] {
        [other] => Some(other),
        [] => match others(sentence.checked_sub(1)?)[..] {
            [other] => Some(other),
            _ => None,
        },
        _ => None,
    }
}

/// "A and B aligned themselves with it. C struck their cheese off the list": "their" is not the one who does it, but those
/// who did something together before.
fn theirs(reading: &Reading, argument: Argument, found: &[usize]) -> Option<Party> {
    let doc = reading.doc;
    let their = argument.relation == Relation::Owner && reading.token_is(argument.token, &["their"]);
    if !their || found.len() > 1 {
        return None;
    }
    // "Both countries recalled their ambassadors": their own.
    let verb = doc.ancestors(argument.token).find(|v| doc.is_verbal(*v));
    let own = verb.and_then(|v| doc.surface_subject(v)).filter(|s| *s < argument.token);
    if own.is_some_and(|s| doc.conjuncts(s).len() > 1 || doc.tokens[s].tag == Tag::Nns) {
        return Some(Party::default());
    }
    let before = doc.sentences.get(doc.sentence_of(argument.token).checked_sub(1)?)?.clone();
    let root = before.clone().find(|t| doc.tokens[*t].dep == Dep::Root)?;
    let token = doc.surface_subject(root)?;
    let party = of(reading, Argument { relation: Relation::Subject, token }, root);
    (party.0.len() > 1).then_some(party)
}

/// Endings of nouns for deeds: whom they are "of" is not who did them.
const DEEDS: [&str; 6] = ["ion", "ing", "al", "ment", "ure", "age"];
/// Whose a deed or thing is, who did it before whose it is.
fn owner(reading: &Reading, noun: usize, depth: usize) -> Party {
    let doc = reading.doc;
    // "armed its opponents": they are not it.
    const OPPONENTS: [&str; 8] =
        ["opponent", "enemy", "foe", "rival", "adversary", "critic", "neighbour", "neighbor"];
    if !doc.tokens[noun].tag.is_noun()
        || reading.named_at(noun).is_some()
        || OPPONENTS.contains(&&*doc.tokens[noun].lemma)
    {
        return Party::default();
    }
    let arguments = doc.arguments(noun);
    let behind = |a: &Argument, words: &[&str]| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, words));
    let lemma = lower(&doc.tokens[noun].lemma);
    let deed = DEEDS.iter().any(|e| lemma.ends_with(e) && lemma.len() > e.len() + 3)
        || reading.words.ties.deeds.contains(&lemma);
    let ways: [&dyn Fn(&Argument) -> bool; 4] = [
        &|a| a.relation == Relation::Owner || behind(a, &["by"]),
        &|a| a.relation == Relation::Modifier,
        &|a| behind(a, &["from"]),
        &|a| !deed && behind(a, &["of"]),
    ];
    for way in ways {
        let mut party = Party::default();
        for argument in arguments.iter().filter(|a| way(a)) {
            let (mut entities, mut words) = of(reading, *argument, noun);
            if let Some((several, _)) = theirs(reading, *argument, &entities) {
                (entities, words) = (several, vec![argument.token]);
            }
            if entities.is_empty() && depth > 1 && argument.relation != Relation::Modifier {
                for head in doc.conjuncts(argument.token).iter().copied() {
                    let (more, _) = owner(reading, head, depth - 1);
                    entities.extend(more);
                }
            }
            party.0.extend(entities);
            party.1.extend(words);
        }
        if !party.0.is_empty() {
            return party;
        }
    }
    Party::default()
}
