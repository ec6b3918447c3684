//! Ties that a word of the lexicon of stances tells.

use super::context::Half;
use super::{FoundRelationship, RelationshipRule, ties_of, unreal};
use crate::extract::events::scene::Scene;
use crate::extract::reading::Reading;
use crate::extract::stances::{self, Stance};
use crate::facts::RelationshipKind;

/// The ties of every stance, by the word that tells it.
pub(super) fn by_stances(
    reading: &Reading,
    scene: &Scene,
    halves: &mut Vec<Half>,
) -> Vec<(usize, FoundRelationship)> {
    let mut ties = |stance: Stance| {
        let entry = stance.entry;
        let threatened =
            stance.kind == RelationshipKind::Conflict && unreal::is_threat(reading, stance.found.trigger);
        let rule = RelationshipRule {
            kind: if threatened { RelationshipKind::Pressure } else { stance.kind },
            wished: entry.wished || threatened,
            bare: false,
            denied: entry.denied,
            settled: entry.settled || stance.kind != entry.kind,
            toward: false,
            armed: false,
        };
        if stance.half && unreal::holds(reading, &rule, &stance.found) {
            halves.push(Half { kind: rule.kind, id: entry.id.clone(), found: stance.found.clone() });
        }
        let one_side = stance.half && stance.found.captured('B').is_empty();
        let found =
            if one_side { Vec::new() } else { ties_of(reading, scene, (&rule, &entry.id), &stance.found) };
        found.into_iter().map(move |tie| (stance.found.trigger, tie))
    };
    stances::find(reading).into_iter().flat_map(&mut ties).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::resources::Resources;
    use crate::extract::{relationships, testing};

    /// The ties of one entry in a text, as "support France + Germany".
    fn told(entry: &str, text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let scene = &Scene::of(r, &Resources::compiled_in().events);
            let own =
                by_stances(r, scene, &mut Vec::new()).into_iter().filter(|(_, t)| t.marks[0].1 == entry);
            own.map(|(_, t)| relationships::describe(r, &t)).collect()
        })
    }

    #[test]
    fn who_leads_a_force_fights_with_it() {
        let found = told("stances.conflict.verb-attack", "French-led forces attacked Germany.");
        assert_eq!(found, ["conflict France + Germany"]);
    }

    #[test]
    fn entries_do_as_their_examples_say() {
        let mut wrong = Vec::new();
        for entry in stances::entries() {
            let found = told(&entry.id, &entry.example);
            if !found.contains(&entry.finds) {
                wrong.push(format!(
                    "{}: {}\n  wanted {}, found {found:?}",
                    entry.id, entry.example, entry.finds
                ));
            }
            for text in &entry.silent {
                let found = told(&entry.id, text);
                if !found.is_empty() {
                    wrong.push(format!("{}: {text}\n  wanted nothing, found {found:?}", entry.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
    }
}
