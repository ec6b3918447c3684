//! Who brings in what a body resolves: "The Council imposed an embargo on Peru. The resolution was proposed by Chile": Chile presses
//! Peru as the body does.

use super::FoundRelationship;
use super::standing::state_of;
use super::time::Time;
use crate::extract::events::status::{self, Mood};
use crate::extract::frames;
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::facts::{EntityKind, RelationshipKind};
use crate::language::Relation;

/// Verbs of bringing in.
const BRINGS_IN: [&str; 7] = ["propose", "sponsor", "co-sponsor", "cosponsor", "draft", "table", "introduce"];
/// How many sentences before may tell whom a body presses.
const NEAR: usize = 3;

/// The pressure of those who brought in the resolution by which a body was told to press somebody right before.
pub(super) fn by_sponsors(reading: &Reading, ties: &[FoundRelationship]) -> Vec<FoundRelationship> {
    let doc = reading.doc;
    let mut found = Vec::new();
    for verb in (0..doc.tokens.len()).filter(|v| doc.is_verbal(*v)) {
        if !BRINGS_IN.contains(&&*doc.tokens[verb].lemma) || status::mood(reading, verb) > Mood::Real {
            continue;
        }
        let arguments = doc.arguments(verb);
        let resolution =
            arguments.iter().any(|a| a.relation == Relation::Object && is_the_one(reading, a.token));
        let (sentence, voice) = (doc.sentence_of(verb), reading.voices.at(verb));
        let before = |t: &&FoundRelationship| {
            let at = t.marks[0].0.start;
            t.kind == RelationshipKind::Pressure
                && at < verb
                && doc.sentence_of(at) + NEAR >= sentence
                && reading.kind(t.from) == EntityKind::Organization
                && stances::is_of_states(reading, t.from)
        };
        let Some(tie) = ties.iter().filter(before).max_by_key(|t| t.marks[0].0.start).filter(|_| resolution)
        else {
            continue;
        };
        let subjects = arguments.iter().filter(|a| a.relation == Relation::Subject);
        for (who, _) in subjects.flat_map(|a| frames::fillers_of(reading, *a, verb, &[Wanted::Actor], false))
        {
            let from = state_of(reading, voice, who).unwrap_or(who);
            if reading.kind(from) == EntityKind::Country && from != tie.to {
                let mut marks = tie.marks.clone();
                marks[0].0 = marks[0].0.start..verb + 1;
                found.push(FoundRelationship { from, voice, marks, time: Time::default(), ..tie.clone() });
            }
        }
    }
    found
}

/// "The resolution", "this draft resolution": the one told of, and none on another matter.
fn is_the_one(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let definite = doc.children(noun).any(|c| reading.token_is(c, &["the", "this"]));
    let about = doc.children(noun).any(|c| reading.token_is(c, &["on", "against", "about"]) && c > noun);
    doc.tokens[noun].is_any(&["resolution", "draft"]) && definite && !about
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::ties;

    #[test]
    fn who_proposes_a_resolution_presses_whom_it_presses() {
        let told = "The United Nations Security Council imposed an embargo on Peru.";
        for (more, wanted) in [
            ("The resolution was proposed by Chile and Bolivia.", &["BOL PER", "CHL PER"][..]),
            ("Chile had drafted the resolution.", &["CHL PER"]),
            ("Chile proposed a resolution on fish.", &[]),
            ("Chile did not propose the resolution.", &[]),
            ("Chile praised the resolution.", &[]),
        ] {
            let mut found = ties("pressure", &format!("{told} {more}"));
            found.retain(|t| t.len() == "CHL PER".len());
            found.sort();
            assert_eq!(found, wanted, "{more}");
        }
    }
}
