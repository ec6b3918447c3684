//! Who the parties are where the words of a tie do not name them: "a truce brokered by Norway ended the fighting between
//! France and Spain", "France and Spain made peace thanks to Norwegian good offices".

use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::language::{Dep, Tag};

/// The actors that a sentence tells of as two or more: those behind "between", else those that one verb has as its subject,
/// together or with a partner. Without those that are known to stand aside.
pub(super) fn of_sentence(reading: &Reading, sentence: usize, aside: &[usize]) -> Vec<usize> {
    let doc = reading.doc;
    let Some(words) = doc.sentences.get(sentence).cloned() else { return Vec::new() };
    let list = |head: usize| {
        let mut all = Vec::new();
        for word in reading.joined(head).iter().copied() {
            for (entity, _) in reading.denoted(word, &[Wanted::Actor]) {
                if !all.contains(&entity) && !aside.contains(&entity) {
                    all.push(entity);
                }
            }
        }
        all
    };
    let between = words.clone().filter(|w| doc.tokens[*w].is_any(&["between", "among"]));
    for preposition in between {
        let objects = doc.children_by(preposition, &[Dep::Pobj]);
        if let Some(parties) = objects.map(list).find(|p| p.len() > 1) {
            return parties;
        }
    }
    for verb in words.filter(|w| doc.is_verbal(*w)) {
        let Some(subject) = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]) else { continue };
        let mut parties = list(doc.antecedent_of_relative(verb, subject));
        let with = doc
            .children_by(verb, &[Dep::Prep])
            .chain(doc.children_by(verb, &[Dep::Dobj]).flat_map(|o| doc.children_by(o, &[Dep::Prep])))
            // "would not sit at a table with"
            .chain(doc.children_by(verb, &[Dep::Prep]).flat_map(|p| {
                doc.children_by(p, &[Dep::Pobj]).flat_map(|o| doc.children_by(o, &[Dep::Prep]))
            }));
        for partner in with
            .filter(|p| doc.tokens[*p].is("with") && doc.tokens[*p].tag == Tag::In)
            .filter_map(|p| doc.child_by(p, &[Dep::Pobj]))
        {
            parties.extend(list(partner).into_iter().filter(|e| !parties.contains(e)).collect::<Vec<_>>());
        }
        if parties.len() > 1 {
            return parties;
        }
    }
    // Where the parser found no subject: a row of names.
    let first = |w: &usize| doc.tokens[*w].dep != Dep::Conj && doc.child_by(*w, &[Dep::Conj]).is_some();
    doc.sentences[sentence].clone().filter(first).map(list).find(|p| p.len() == 2).unwrap_or_default()
}
