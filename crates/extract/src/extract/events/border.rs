//! Where a fight is told to have been "at the border with Syria": whose border it is has no part in it where others fight.

use crate::extract::reading::{Found, Reading};

/// Takes out a neighbour whose name stands in the sentence only behind "border with", where nameless fighters are the other side.
pub(super) fn drop_neighbours(reading: &Reading, trigger: usize, participants: &mut Vec<usize>) {
    let doc = reading.doc;
    let sentence = doc.sentence_of(trigger);
    let nameless = |t: usize| {
        reading.named_at(t).is_none()
            && doc.tokens[t].tag.is_noun()
            && reading.words.deeds.opponents.holds(&doc.tokens[t].lemma)
    };
    if participants.len() < 2 || !doc.sentences[sentence].clone().any(nameless) {
        return;
    }
    let only_neighbour = |entity: &usize| {
        let mut named =
            reading.mentions_of_sentence(sentence).iter().filter(|m| m.entities.contains(entity)).peekable();
        named.peek().is_some() && named.all(|m| is_behind_border(reading, m))
    };
    participants.retain(|p| !only_neighbour(p));
}

/// "the border with Syria", "the border zone with Syria", "the border of Syria"
fn is_behind_border(reading: &Reading, name: &Found) -> bool {
    let doc = reading.doc;
    let start = name.whole.start;
    let with = start.checked_sub(1).filter(|p| reading.token_is(*p, &["with"]));
    let Some(noun) = with.and_then(|p| p.checked_sub(1)) else { return false };
    let border = |t: usize| reading.words.deeds.borders.contains(&doc.tokens[t].lemma);
    let zone = matches!(&*doc.tokens[noun].lemma, "zone" | "area" | "region" | "post" | "crossing");
    border(noun) || (zone && noun > 0 && border(noun - 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_neighbour_takes_no_part_in_a_fight_with_others() {
        check(&[
            (
                "The Chadian army killed five militants in a clash at the border zone with Niger on Monday.",
                "",
            ),
            (
                "Chadian and Nigerien troops clashed on the border with Mali on Monday.",
                "Conflict Chad + Niger | 2024-05-13 | - | occurred",
            ),
        ]);
    }
}
