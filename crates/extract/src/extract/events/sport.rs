//! Games: matches, cups, scores, and the bodies that hold them, which are no business of states.

use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::language::Dep;
use std::ops::Range;

/// "met in the final of the World Cup": teams that play.
pub(super) fn is_of_sport(reading: &Reading, kind: EventKind, trigger: usize) -> bool {
    let doc = reading.doc;
    let sentence = doc.sentence_of(trigger);
    let scored = reading.is_scored(sentence, || is_scored(reading, doc.sentences[sentence].clone()));
    if scored
        || (kind == EventKind::Conflict && is_for_a_cup(reading, trigger))
        || is_held_by_a_league(reading, trigger)
    {
        return true;
    }
    doc.children_by(trigger, &[Dep::Prep])
        .filter(|p| reading.token_is(*p, &["in", "at", "for", "during"]))
        // Of "the semi-final" the tree may make three nouns.
        .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
        // "in the second round of the hockey championship"
        .flat_map(|n| {
            let of = doc.children_by(n, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["of"]));
            std::iter::once(n).chain(of.flat_map(|p| doc.children_by(p, &[Dep::Pobj])))
        })
        .any(|n| {
            let behind = |words: &[&str]| n > 0 && reading.token_is(n - 1, words);
            let cup = doc.tokens[n].is("cup")
                && (behind(&["world", "nations", "davis"])
                    || (n > 0 && doc.tokens[n].is_capitalised() && doc.tokens[n - 1].is_capitalised()));
            let stage =
                doc.tokens[n].is_any(&["stage", "round"]) && behind(&["group", "knockout", "qualifying"]);
            let playoff =
                doc.tokens[n].is_any(&["off", "offs"]) && n > 1 && reading.token_is(n - 2, &["play"]);
            // "the second semi-final", of which the tree takes the first part for the noun
            let parted = doc.tokens[n].is_any(&["semi", "quarter"])
                && (n + 1..(n + 3).min(doc.tokens.len())).any(|t| doc.tokens[t].is_any(&["final", "finals"]));
            cup || stage || playoff || parted || reading.words.occasions.games.holds(&doc.tokens[n].lemma)
        })
}

/// "the Tarn League meeting", "the Tarn Grand Prix final": a name for games right before the word, and no league of states.
fn is_held_by_a_league(reading: &Reading, trigger: usize) -> bool {
    let tokens = &reading.doc.tokens;
    trigger > 1 && is_cup(reading, trigger - 1) && tokens[trigger].tag.is_noun()
}

/// "the Tarn Cup": a trophy or league by its name.
fn is_cup(reading: &Reading, word: usize) -> bool {
    let (token, before) = (&reading.doc.tokens[word], &reading.doc.tokens[word - 1]);
    token.is_capitalised()
        && before.is_capitalised()
        && token.is_any(&["cup", "trophy", "prix", "championship", "championships", "league"])
        && !before.is_any(&["arab", "muslim", "awami", "national"])
}

/// "began its Tarn Cup campaign", "attacked from the start of the Tarn Grand Prix": no war is for a trophy.
fn is_for_a_cup(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let mut words = doc.sentences[doc.sentence_of(trigger)].clone();
    words.any(|t| t > 0 && is_cup(reading, t))
}

/// "beat Spain 2-1", "won on penalties": a sentence that tells a score is of a game.
fn is_scored(reading: &Reading, sentence: Range<usize>) -> bool {
    let doc = reading.doc;
    let plays =
        sentence.clone().filter(|t| reading.words.deeds.plays.contains(&doc.tokens[*t].lemma)).count();
    if plays == 0 || plays >= 3 {
        return plays >= 3;
    }
    let score = |t: &str| {
        let mut sides = t.split(['-', '–']);
        let side = |s: Option<&str>| {
            s.is_some_and(|s| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit()))
        };
        side(sides.next()) && side(sides.next()) && sides.next().is_none()
    };
    let mut tokens = sentence.clone().filter(|t| reading.date_at(*t).is_none());
    let mut scored = || {
        tokens.any(|t| {
            let split = t + 2 < sentence.end && reading.token_is(t + 1, &["-", "–"]);
            let number = |t: usize| {
                doc.tokens[t].text.len() <= 3 && doc.tokens[t].text.bytes().all(|b| b.is_ascii_digit())
            };
            score(doc.tokens[t].text) || (split && number(t) && number(t + 2))
        })
    };
    scored() || sentence.clone().any(|t| reading.token_is(t, &["penalties"]))
}

/// "The Confederation of African Football meets": what bodies of a sport do among themselves.
pub(super) fn is_of_its_bodies(reading: &Reading, participants: &[usize]) -> bool {
    let plays = |p: &usize| {
        reading.kind(*p) == EntityKind::Organization
            && reading.entities[*p].label.split(' ').any(|w| reading.words.deeds.sports.holds(w))
    };
    !participants.is_empty() && participants.iter().all(plays)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_bodies_of_a_sport_do_is_no_event() {
        check(&[
            ("The executive committee of the Confederation of African Football meets in Lima on Friday.", ""),
            (
                "The executive council of the African Union meets in Lima on Friday.",
                "Meeting African Union | 2024-05-17 | Lima | planned",
            ),
        ]);
    }
}
