//! One deed in two words: "Air strikes blew up the depot", "The test failed when the missile exploded".

use super::frame::Telling;
use crate::extract::reading::Reading;
use crate::facts::EventKind;
use crate::language::Dep;

/// Leaves out what a word tells that another word of its sentence tells more fully.
pub(super) fn drop_twice_told(reading: &Reading, told: &mut Vec<Telling>) {
    let doc = reading.doc;
    let verbs: Vec<usize> = told
        .iter()
        .filter(|t| t.enough && t.verbal && t.event.kind == EventKind::Conflict && t.frame.aims())
        .map(|t| t.trigger)
        .collect();
    // "U.S. strikes blew up a depot": the strikes are the blow.
    let is_the_blow = |t: &Telling| {
        t.event.kind == EventKind::Conflict
            && !t.verbal
            && t.frame.aims()
            && doc.tokens[t.trigger].dep == Dep::Nsubj
            && doc.head(t.trigger).is_some_and(|v| verbs.contains(&v) && !doc.is_passive(v))
    };
    let tests: Vec<usize> = told
        .iter()
        .filter(|t| t.event.kind == EventKind::WeaponsTest && !is_what_became(t))
        .map(|t| t.trigger)
        .collect();
    // "It tested a missile. The test failed when the missile exploded."
    let ends_a_test = |t: &Telling| {
        let sentence = doc.sentence_of(t.trigger);
        is_what_became(t)
            && t.verbal
            && tests.iter().any(|o| {
                let other = doc.sentence_of(*o);
                *o < t.trigger && other + 1 >= sentence && reading.voices.agree(*o, t.trigger)
            })
    };
    told.retain(|t| !is_the_blow(t) && !ends_a_test(t));
}

/// "exploded", "crashed", "fell into the sea": what becomes of a missile that has been launched.
fn is_what_became(telling: &Telling) -> bool {
    telling.frame.id.starts_with("frames.weapons-test.goes-off")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_deed_in_two_words_is_one() {
        check(&[
            (
                "Peruvian air strikes blew up Hamas strongholds in Chad on Monday.",
                "Conflict Peru + Hamas | 2024-05-13 | Chad | occurred",
            ),
            (
                "Peru tested a Chilean missile on Monday. The test, which failed when the missile exploded, was watched by Boris Berg.",
                "WeaponsTest Peru | 2024-05-13 | - | occurred",
            ),
            (
                "A French missile fell into the sea on Monday.",
                "WeaponsTest France | 2024-05-13 | - | occurred",
            ),
            (
                "North Korea's fifth missile test, its second this year, worried Peru.",
                "WeaponsTest North Korea | 2024 | - | occurred",
            ),
        ]);
    }
}
