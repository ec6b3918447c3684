//! What a speaker does by saying it, and to whom: told by the cue ("accused France of lying", "a warning to France").

use super::FoundClaim;
use crate::extract::reading::Reading;
use crate::extract::speech::Cues;
use crate::extract::words::lower;
use crate::facts::{Act, EntityKind};
use crate::language::{Dep, Tag};

/// Notes the act and the addressee of each claim.
pub(super) fn settle(reading: &Reading, cues: &Cues, claims: &mut [FoundClaim]) {
    for claim in claims {
        let Some(word) = word_of_cue(reading, claim) else { continue };
        claim.act = act(reading, cues, claim, word);
        claim.addressee = match claim.act {
            Some(act) => addressee(reading, claim, word, act),
            None => Vec::new(),
        };
    }
}

/// The cue's verb or noun.
fn word_of_cue(reading: &Reading, claim: &FoundClaim) -> Option<usize> {
    let cue = claim.cue.clone()?;
    let tokens = &reading.doc.tokens;
    let verb = cue.clone().find(|t| tokens[*t].tag.is_verb());
    verb.or_else(|| cue.clone().find(|t| tokens[*t].tag.is_noun())).or(Some(cue.start))
}

fn act(reading: &Reading, cues: &Cues, claim: &FoundClaim, word: usize) -> Option<Act> {
    let tokens = &reading.doc.tokens;
    let lemma = lower(&tokens[word].lemma);
    let behind = |t: usize| tokens.get(t).map(|t| format!("{lemma} {}", t.text.to_lowercase()));
    let (next, object) = (behind(word + 1), claim.cue.as_ref().and_then(|cue| behind(cue.end)));
    let phrase = next.iter().chain(&object).find_map(|phrase| cues.act(phrase));
    // "Called the treaty a trap" says what it is, and demands nothing.
    let alone = || cues.act(&lemma).filter(|_| &*lemma != "call" || tokens[word].tag.is_noun());
    let told = phrase.or_else(alone);
    match told {
        // "asked France to sign", "told France to sign"
        None | Some(Act::Ask) if claim.rule == "claims.verb.command" => Some(Act::Demand),
        None => (!claim.believes).then_some(Act::State),
        told => told,
    }
}

fn addressee(reading: &Reading, claim: &FoundClaim, word: usize, act: Act) -> Vec<usize> {
    let doc = reading.doc;
    let said = |t: usize| claim.parts.iter().any(|p| p.contains(&t));
    let directed = !matches!(act, Act::State | Act::Announce | Act::Reject | Act::Offer);
    let mut words = Vec::new();
    if doc.is_passive(word) {
        words.extend(doc.child_by(word, &[Dep::Nsubjpass]).filter(|_| directed || told_to(reading, word)));
    } else if doc.tokens[word].tag.is_verb() {
        words.extend(doc.children_by(word, &[Dep::Dobj, Dep::Dative]).filter(|t| directed || !said(*t)));
        if claim.rule == "claims.verb.command" {
            let infinitives = doc.children_by(word, &[Dep::Xcomp, Dep::Ccomp, Dep::Advcl]);
            words.extend(infinitives.filter_map(|to| doc.child_by(to, &[Dep::Nsubj])));
        }
    }
    words.extend(asked_of(reading, word, act));
    words.extend(whose(reading, word, act));
    let prepositions = doc.children_by(word, &[Dep::Prep, Dep::Dative, Dep::Agent]);
    words.extend(prepositions.filter_map(|preposition| {
        let to = reading.token_is(preposition, &["to"]);
        let on = directed && reading.token_is(preposition, &["on", "upon", "against", "at"]);
        let object = doc.child_by(preposition, &[Dep::Pobj])?;
        // What is said may begin with the one who is called on.
        (on || to && !said(object)).then_some(object)
    }));
    let mut found = Vec::new();
    for word in words.into_iter().flat_map(|w| doc.conjuncts(w).iter().copied()) {
        let Some(mention) = reading.named_at(word) else { continue };
        for entity in &mention.entities {
            let spoken_to = reading.kind(*entity) != EntityKind::Place;
            if spoken_to && !found.contains(entity) && !claim.speaker.entities.contains(entity) {
                found.push(*entity);
            }
        }
    }
    found
}

/// "demanded that Spain leave", "demanded an apology from Spain": whoever is to do what is demanded.
fn asked_of(reading: &Reading, verb: usize, act: Act) -> Vec<usize> {
    let doc = reading.doc;
    if act != Act::Demand || !doc.tokens[verb].tag.is_verb() {
        return Vec::new();
    }
    let clauses = doc.children_by(verb, &[Dep::Ccomp]);
    let mut found: Vec<usize> = clauses.filter_map(|clause| doc.child_by(clause, &[Dep::Nsubj])).collect();
    let from =
        doc.children_by(verb, &[Dep::Dobj]).chain([verb]).flat_map(|w| doc.children_by(w, &[Dep::Prep]));
    let from = from.filter(|p| reading.token_is(*p, &["from"])).filter_map(|p| doc.child_by(p, &[Dep::Pobj]));
    found.extend(from.collect::<Vec<_>>());
    found
}

/// "rejected Spain's offer", "a Spanish offer", "an offer by Spain": whose it is that is refused.
fn whose(reading: &Reading, verb: usize, act: Act) -> Vec<usize> {
    let doc = reading.doc;
    if act != Act::Reject || !doc.tokens[verb].tag.is_verb() {
        return Vec::new();
    }
    let made = |t: &usize| reading.words.speech.refusable.contains(&doc.tokens[*t].lemma);
    let objects: Vec<usize> = doc.children_by(verb, &[Dep::Dobj]).filter(made).collect();
    let mut found = Vec::new();
    for object in objects {
        found.extend(doc.children_by(object, &[Dep::Poss, Dep::Amod, Dep::Compound]));
        let by = doc.children_by(object, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["by", "from"]));
        found.extend(by.filter_map(|p| doc.child_by(p, &[Dep::Pobj])));
    }
    found
}

/// "Ott was told that": who is told, not what is said.
fn told_to(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    doc.tokens[verb].tag == Tag::Vbn
        && matches!(&*doc.tokens[verb].lemma, "tell" | "inform" | "notify" | "remind" | "advise" | "assure")
}
