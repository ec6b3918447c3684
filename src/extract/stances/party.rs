//! Whom a phrase means that stands for a party: those named, those acting for them, those whose deed or thing it is.

use crate::extract::frames;
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::language::{Argument, Dep, Relation};

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
        for head in reading.doc.conjuncts(argument.token) {
            if reading.words.actors.delegates.contains(&reading.doc.tokens[head].lemma.to_lowercase()) {
                let (entities, words) = owner(reading, head, 2);
                party.0.extend(entities);
                party.1.extend(words);
            }
        }
    }
    party
}

/// The same, or else those whose deed or thing it is: "French towns", "the raid by France", "France's conduct".
pub(super) fn or_owner(reading: &Reading, argument: Argument, from: usize) -> Party {
    let direct = of(reading, argument, from);
    if !direct.0.is_empty() {
        return direct;
    }
    let mut party = Party::default();
    for head in reading.doc.conjuncts(argument.token) {
        let (entities, words) = owner(reading, head, 2);
        party.0.extend(entities);
        party.1.extend(words);
    }
    party
}

/// The only other country that the sentence, or else the one before it, tells of.
pub(super) fn only_other(reading: &Reading, at: usize, one: usize) -> Option<usize> {
    if reading.kind(one) != EntityKind::Country {
        return None;
    }
    let sentence = reading.doc.sentence_of(at);
    let others = |s: usize| {
        let mut found: Vec<usize> = Vec::new();
        for mention in reading.mentions_of_sentence(s) {
            let country = |e: &&usize| reading.kind(**e) == EntityKind::Country && **e != one;
            for entity in mention.entities.iter().filter(country) {
                if !found.contains(entity) {
                    found.push(*entity);
                }
            }
        }
        found
    };
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
    let lemma = doc.tokens[noun].lemma.to_lowercase();
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
                for head in doc.conjuncts(argument.token) {
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
