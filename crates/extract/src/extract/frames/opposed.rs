//! "The two sides", "both delegations": a side need be no state. They are the two that were named together just before, else
//! the pair that the article's first sentences are about.

use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::language::{Dep, Doc, Tag};

/// So many sentences at the top tell what an article is about.
const LEAD: usize = 6;

/// The two whom a noun for sides means, states or bodies.
pub(super) fn two_sides(reading: &Reading, noun: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    if !names_sides(reading, noun) || is_described(reading, noun) {
        return None;
    }
    let sentence = doc.sentence_of(noun);
    // "Norway mediates between the two sides": whoever is the subject there is none of them.
    let others = subjects_around(doc, noun);
    let fits =
        |pair: &Vec<usize>| !pair.iter().any(|e| others.iter().any(|s| means(reading, *s) == Some(*e)));
    // "Norway mediates between the two sides. Both sides came": those of the sentence before.
    let before = sentence.checked_sub(1).map(|s| doc.sentences[s].clone());
    let told = before.and_then(|range| range.rev().find(|t| names_sides(reading, *t)));
    if pairs(reading, sentence, noun).is_empty()
        && let Some(pair) = told.and_then(|earlier| two_sides(reading, earlier))
    {
        return Some(pair);
    }
    let near = [Some(sentence), sentence.checked_sub(1)].into_iter().flatten();
    let near = near.flat_map(|number| pairs(reading, number, noun).into_iter().rev());
    let lead = (0..LEAD.min(sentence)).flat_map(|number| pairs(reading, number, noun));
    near.chain(lead).find(fits)
}

/// How many a phrase speaks of: "the two sides", "the trio"; 0 for "the ministers".
pub(super) fn how_many(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let word = &doc.tokens[noun];
    // "the three founded it anew"
    if word.tag == Tag::Cd && doc.child_by(noun, &[Dep::Det]).is_some_and(|d| doc.tokens[d].is("the")) {
        let numbers = ["two", "three", "four", "five"];
        return numbers.iter().position(|n| word.is(n)).map(|n| n + 2);
    }
    match &*word.lemma {
        "pair" | "duo" => return Some(2),
        "trio" | "threesome" => return Some(3),
        "quartet" | "foursome" => return Some(4),
        _ if !matches!(word.tag, Tag::Nns | Tag::Nnps) => return None,
        _ => {}
    }
    let beside = |words: &[&str]| doc.children(noun).any(|c| c < noun && doc.tokens[c].is_any(words));
    if beside(&["two", "both"]) {
        return Some(2);
    }
    const COUNTS: [&str; 10] =
        ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let counted = COUNTS.iter().position(|n| beside(&[n]));
    if let Some(more) = counted.filter(|n| *n == 0 || beside(&["all", "the", "these", "those"])) {
        return Some(more + 3);
    }
    let plain = beside(&["the", "their"])
        && doc.child_by(noun, &[Dep::Nummod]).is_none()
        && !doc
            .children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod])
            .any(|c| doc.tokens[c].is_capitalised());
    plain.then_some(0)
}

/// "The two sides", "both delegations".
fn names_sides(reading: &Reading, noun: usize) -> bool {
    matches!(&*reading.common_lemma(noun), "side" | "party" | "delegation" | "camp")
        && how_many(reading, noun) == Some(2)
}

/// "The two sides of the mountain", "both parties in the coalition".
fn is_described(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    // "met both delegations in Oslo": where, which the parser takes for a description.
    let place = |p| doc.child_by(p, &[Dep::Pobj]).is_some_and(|place| reading.named_at(place).is_some());
    let of =
        |p: usize| reading.token_is(p, &["of", "from", "to"]) || reading.token_is(p, &["in"]) && !place(p);
    doc.children_by(noun, &[Dep::Prep]).any(of)
        || doc.child_by(noun, &[Dep::Relcl, Dep::Amod, Dep::Compound, Dep::Poss]).is_some()
}

/// The subjects of the clauses that a noun stands in without being one itself.
fn subjects_around(doc: &Doc, noun: usize) -> Vec<usize> {
    let verbs = doc.ancestors(noun).filter(|t| doc.is_verbal(*t));
    let subjects = verbs.filter_map(|v| doc.surface_subject(v)).filter(|s| !doc.subtree(*s).contains(&noun));
    subjects.flat_map(|s| doc.conjuncts(s).iter().copied()).collect()
}

/// The pairs of states or bodies that a sentence joins by "and", in its order, before a word.
fn pairs(reading: &Reading, sentence: usize, before: usize) -> Vec<Vec<usize>> {
    let doc = reading.doc;
    let range = doc.sentences[sentence].clone();
    let mut pairs: Vec<Vec<usize>> = Vec::new();
    for first in range.filter(|t| *t < before && doc.tokens[*t].tag.is_noun()) {
        let [one, other] = doc.conjuncts(first)[..] else { continue };
        let both =
            (one == first && other < before).then(|| Some([means(reading, one)?, means(reading, other)?]));
        if let Some([a, b]) = both.flatten().filter(|[a, b]| a != b) {
            pairs.push(vec![a, b]);
        }
    }
    pairs
}

/// The state or body that a noun names or acts for.
fn means(reading: &Reading, noun: usize) -> Option<usize> {
    match reading.denoted(noun, &[Wanted::Actor])[..] {
        [(one, _)] if reading.kind(one) != EntityKind::Person => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::events::scene::Scene;
    use crate::extract::resources::Resources;
    use crate::extract::{events, testing};
    use crate::facts::EventKind;

    /// Who takes part in the last meeting.
    fn last_meeting(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let resources = Resources::compiled_in();
            let all = events::find(r, &resources, &Scene::of(r, &resources.events));
            let last = all.iter().rfind(|e| e.kind == EventKind::Meeting);
            last.map_or_else(Vec::new, |e| {
                e.participants.iter().map(|p| r.entities[*p].label.clone()).collect()
            })
        })
    }

    #[test]
    fn the_two_sides_are_the_pair_that_the_article_is_about() {
        let lead = "The government of Peru and Hezbollah signed a truce in Oslo. ";
        for (more, expected) in [
            (
                "Chile and Bolivia rejoiced. Their premiers slept. Anna Smith of Brazil met both delegations in Lima.",
                &["Anna Smith", "Peru", "Hezbollah"][..],
            ),
            (
                "Norway and Cuba have mediated between the two sides. Both sides held talks in Rome in May.",
                &["Peru", "Hezbollah"],
            ),
            (
                "France and Spain signed as well. The two sides held talks in Rome in May.",
                &["France", "Spain"],
            ),
        ] {
            assert_eq!(last_meeting(&format!("{lead}{more}")), expected, "{more}");
        }
    }
}
