//! Who was there: those whom a sentence behind tells to have come to what was told before it.

use super::frame::Telling;
use crate::extract::frames::fillers_of;
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Argument, Dep, Relation};

/// How many sentences back what they came to may stand.
const REACH: usize = 2;

/// "A and B attended it", "taking part were A and B", "A was the guest of honour": they took part in what was told last.
pub(super) fn attendance(reading: &Reading, told: &mut [Telling]) {
    let doc = reading.doc;
    for verb in (0..doc.tokens.len()).filter(|t| doc.is_verbal(*t)) {
        let Some(comes) = comes(reading, verb).filter(|_| reading.taken(verb).is_none()) else {
            continue;
        };
        let who = guests(reading, verb, comes);
        if who.is_empty() {
            continue;
        }
        let sentence = doc.sentence_of(verb);
        let from = doc.sentences[sentence.saturating_sub(REACH)].start;
        let from = told.partition_point(|t| t.trigger < from);
        let to = told.partition_point(|t| t.trigger < doc.sentences[sentence].start);
        let fits = |t: &&mut Telling| {
            let rite = t.event.kind == EventKind::Ceremony;
            let gathering = rite || t.event.kind.is_meeting() && comes != Comes::ToRite;
            gathering && t.event.voice == reading.voices.at(verb)
        };
        let Some(known) = told[from..to].iter_mut().rev().find(fits) else { continue };
        let mut all = known.event.participants.clone();
        all.extend(who.into_iter().filter(|one| !known.event.participants.contains(one)));
        if all.len() >= 2 || comes == Comes::ToRite {
            known.event.participants = all;
            let mark = &mut known.event.marks[0].0;
            mark.end = mark.end.max(known.trigger + 1);
            known.enough = true;
        }
    }
}

/// How a verb tells that somebody came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Comes {
    /// To what is told of, whatever it is: "they attended it".
    ToAny,
    /// As one does where there is something to see: "they looked on".
    ToRite,
}

/// Whether a verb tells that somebody was present at what was told before.
fn comes(reading: &Reading, verb: usize) -> Option<Comes> {
    let doc = reading.doc;
    let arguments = doc.arguments(verb);
    let has_object = arguments.iter().any(|a| a.relation == Relation::Object);
    let object = |words: &[&str]| {
        arguments.iter().any(|a| a.relation == Relation::Object && reading.token_is(a.token, words))
    };
    let behind = |prepositions: &[&str], words: &[&str]| {
        arguments.iter().any(|a| {
            matches!(a.relation, Relation::Behind(p) if reading.token_is(p, prepositions))
                && reading.token_is(a.token, words)
        })
    };
    let beside = |words: &[&str]| {
        doc.children_by(verb, &[Dep::Advmod, Dep::Acomp, Dep::Prt]).any(|w| reading.token_is(w, words))
    };
    let guest = || {
        doc.child_by(verb, &[Dep::Attr, Dep::Oprd])
            .is_some_and(|t| reading.token_in(t, &reading.words.occasions.guest))
    };
    let points = ["it", "them", "both"];
    let any = match &*doc.tokens[verb].lemma {
        "watch" | "witness" | "observe" | "view" => object(&points),
        "attend" | "join" | "chair" => {
            object(&points) || (&*doc.tokens[verb].lemma == "attend" && !has_object)
        }
        "take" => {
            let alone = !arguments.iter().any(|a| matches!(a.relation, Relation::Behind(_)));
            object(&["part"]) && (alone || behind(&["in"], &points))
        }
        "participate" => behind(&["in"], &points),
        // "Participants include A and B"
        "include" => arguments.iter().any(|a| {
            a.relation == Relation::Subject && reading.token_in(a.token, &reading.words.occasions.guest)
        }),
        "be" => {
            let among = arguments.iter().any(|a| {
                matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["among"]))
                    && reading.token_in(a.token, &reading.words.occasions.guest)
            });
            among || behind(&["in"], &["attendance"])
        }
        _ => false,
    };
    if any {
        return Some(Comes::ToAny);
    }
    let rite = match &*doc.tokens[verb].lemma {
        "be" => beside(&["there", "present"]) || guest(),
        "watch" => !has_object,
        "look" => beside(&["on"]),
        "preside" | "officiate" => !arguments.iter().any(|a| matches!(a.relation, Relation::Behind(_))),
        "send" => has_object && arguments.iter().any(|a| is_sent(reading, *a)),
        "represent" => true,
        "cut" => object(&["ribbon", "tape"]),
        "take" => object(&["salute"]),
        _ => false,
    };
    rite.then_some(Comes::ToRite)
}

/// "sent its foreign minister", "sent their heads of state".
fn is_sent(reading: &Reading, argument: Argument) -> bool {
    argument.relation == Relation::Object
        && (reading.has_common_lemma(argument.token, &reading.words.actors.delegates)
            || reading.named_at(argument.token).is_some())
}

/// Those who came: the subject, or what stands behind "were".
fn guests(reading: &Reading, verb: usize, comes: Comes) -> Vec<usize> {
    let doc = reading.doc;
    let passive = doc.is_passive(verb);
    let told = |a: &&Argument| match a.relation {
        Relation::Subject => &*doc.tokens[verb].lemma != "include",
        Relation::Attribute => comes == Comes::ToAny,
        // "was represented by Ott"
        Relation::Behind(p) => passive && reading.token_is(p, &["by"]),
        // "Ott represented France"
        Relation::Object => passive || &*doc.tokens[verb].lemma == "include",
        _ => false,
    };
    let mut found = Vec::new();
    for argument in doc.arguments(verb).iter().filter(told) {
        for (entity, _) in fillers_of(reading, *argument, verb, &[Wanted::Actor], false) {
            if reading.kind(entity) != EntityKind::Place && !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_came_to_a_ceremony_is_told_behind_it() {
        check(&[
            (
                "Anna Smith was sworn in as president of France in Paris on Monday. The presidents of Spain and Italy were there.",
                "Ceremony Anna Smith + Spain + Italy | 2024-05-13 | Paris | occurred",
            ),
            (
                "Thousands watched a parade in Oslo on Monday. Spain's president, Boris Berg, was the guest of honour.",
                "Ceremony Boris Berg | 2024-05-13 | Oslo | occurred",
            ),
            (
                "France marked its independence with a parade in Paris on Monday. Spain and Italy sent their foreign ministers; Chad sent nobody.",
                "Ceremony France + Spain + Italy | 2024-05-13 | Paris | occurred",
            ),
            (
                "France marked its independence with a parade in Paris on Monday. Spain's president was not there.",
                "Ceremony France | 2024-05-13 | Paris | occurred",
            ),
            (
                "Anna Smith took the oath as president of France in Paris on Monday before the presidents of Spain and Italy.",
                "Ceremony Anna Smith + Spain + Italy | 2024-05-13 | Paris | occurred",
            ),
            (
                "The African Union summit opened in Lima on Monday. Key participants include Anna Smith and Boris Berg.",
                "Summit African Union + Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred",
            ),
            (
                "Anna Smith met Boris Berg in Oslo on Monday. Chad sent its foreign minister.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
            ),
        ]);
    }
}
