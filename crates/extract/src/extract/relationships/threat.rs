//! Deeds that hang on what another does: "France will shut the canal unless Germany withdraws" is a threat to Germany.

use super::{FoundRelationship, RelationshipRule, ties_of};
use crate::extract::events::scene::Scene;
use crate::extract::frames;
use crate::extract::pattern::{Match, Wanted};
use crate::extract::reading::Reading;
use crate::facts::RelationshipKind;
use crate::language::{Argument, Dep, Relation};

/// The entry of the lexicon whose tie it is.
const ID: &str = "stances.pressure.verb-threaten";

/// The pressure on those whose withdrawal or attack a deed hangs on.
pub(super) fn by_threats(reading: &Reading, scene: &Scene) -> Vec<FoundRelationship> {
    let rule = RelationshipRule {
        kind: RelationshipKind::Pressure,
        wished: true,
        bare: false,
        denied: false,
        settled: false,
        toward: false,
        armed: false,
    };
    let verbs = 0..reading.doc.tokens.len();
    let threats = verbs.filter_map(|verb| threat(reading, verb).or_else(|| told(reading, verb)));
    threats.flat_map(|found| ties_of(reading, scene, (&rule, ID), &found)).collect()
}

/// A deed that is meant to be done unless, or if, another does something.
fn threat(reading: &Reading, verb: usize) -> Option<Match> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let words = &reading.words.ties;
    let meant = |a: usize| doc.tokens[a].is_any(&["would", "will", "'ll", "’ll"]);
    if !reading.lemma_in(verb, &words.threatened)
        || !doc.is_verbal(verb)
        || doc.is_passive(verb)
        || !doc.children_by(verb, &[Dep::Aux]).any(meant)
    {
        return None;
    }
    let marked = |c: usize, by: &[&str]| doc.children_by(c, &[Dep::Mark]).any(|m| doc.tokens[m].is_any(by));
    let strikes = words.strikes.holds(lemma);
    let clause = doc.children_by(verb, &[Dep::Advcl]).find(|c| {
        !doc.is_passive(*c) && (marked(*c, &["unless", "until"]) || (strikes && marked(*c, &["if"])))
    })?;
    let party = |at: usize| {
        let subject = doc.arguments(at).iter().copied().find(|a| a.relation == Relation::Subject);
        let token = subject.map(|s| s.token).or_else(|| doc.surface_subject(at))?;
        actors(reading, Argument { relation: Relation::Subject, token }, at)
    };
    between(verb, clause, party(verb)?, party(clause)?)
}

/// "told Chile that its credits will end unless the courts try the officers": a threat to those who are told.
fn told(reading: &Reading, verb: usize) -> Option<Match> {
    let doc = reading.doc;
    if !doc.tokens[verb].is_any(&["told", "warned", "informed", "notified", "tell", "tells"])
        || !doc.is_verbal(verb)
    {
        return None;
    }
    let unless = |c: &usize| doc.children_by(*c, &[Dep::Mark]).any(|m| doc.tokens[m].is("unless"));
    let clause =
        doc.children_by(verb, &[Dep::Ccomp]).find_map(|c| doc.children_by(c, &[Dep::Advcl]).find(unless))?;
    let party = |relations: &[Relation]| {
        let argument = doc.arguments(verb).iter().copied().find(|a| relations.contains(&a.relation))?;
        actors(reading, argument, verb)
    };
    between(verb, clause, party(&[Relation::Subject])?, party(&[Relation::Recipient, Relation::Object])?)
}

/// Entities with the words that name them.
type Actors = Vec<(usize, Vec<usize>)>;

/// Who an argument is, if anybody who can act.
fn actors(reading: &Reading, argument: Argument, at: usize) -> Option<Actors> {
    let found = frames::fillers_of(reading, argument, at, &[Wanted::Actor], false);
    (!found.is_empty()).then_some(found)
}

/// The threat of some to others, if these are others.
fn between(verb: usize, clause: usize, doers: Actors, others: Actors) -> Option<Match> {
    if doers.iter().any(|(d, _)| others.iter().any(|(o, _)| d == o)) {
        return None;
    }
    let tokens = doers.iter().chain(&others).flat_map(|(_, words)| words.iter().copied());
    let tokens: Vec<usize> = tokens.chain([verb, clause]).collect();
    let captures = doers.iter().map(|(e, _)| ('A', *e)).chain(others.iter().map(|(e, _)| ('B', *e)));
    Some(Match::of(verb, tokens, captures.collect()))
}

#[cfg(test)]
mod tests {
    use crate::extract::events::scene::Scene;
    use crate::extract::resources::Resources;
    use crate::extract::{relationships, testing};

    fn pressed(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let resources = Resources::compiled_in();
            let found = relationships::find(r, &resources, &Scene::of(r, &resources.events), &[]);
            found.iter().map(|t| relationships::describe(r, t)).collect()
        })
    }

    #[test]
    fn what_hangs_on_another_is_a_threat() {
        let wanted = vec!["pressure Peru + Chile".to_owned()];
        for text in [
            "Peru will shut the canal unless Chile withdraws its troops.",
            "Peru said it would suspend all flights until Chile freed the crew.",
            "Peru will strike back if Chile crosses the river.",
            "Peru has told Chile that military credits will end unless the courts try the officers.",
        ] {
            assert_eq!(pressed(text), wanted, "{text}");
        }
        for text in [
            "Peru will lose the match unless Chile scores.",
            "Peru will send doctors if Chile asks for them.",
            "Peru would strike back if it were attacked.",
            "Peru shut the canal when Chile withdrew.",
            "Peru told Chile that the talks will end when the courts open.",
        ] {
            assert!(pressed(text).is_empty(), "{text} {:?}", pressed(text));
        }
    }
}
