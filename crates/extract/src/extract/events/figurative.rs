//! Words of the lexicon that are used of something else: a war of words, a day that is marked by a speech, a treaty that is welcomed,
//! a message that others carry, plans of attacks by whomever.

use crate::extract::frames::{Hit, Role};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Dep, Relation, Tag};

/// Whether a word of conflict tells of a quarrel or an effort.
pub(super) fn is_figure(reading: &Reading, kind: EventKind, trigger: usize) -> bool {
    let doc = reading.doc;
    let fights = matches!(
        &*doc.tokens[trigger].lemma,
        "war" | "battle" | "fight" | "struggle" | "offensive" | "assault" | "attack"
    );
    kind == EventKind::Conflict
        && fights
        && !doc.is_verbal(trigger)
        && doc
            .children_by(trigger, &[Dep::Prep])
            .filter(|p| reading.token_is(*p, &["of", "on", "against"]))
            .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
            .any(|o| reading.words.occasions.no_foes.holds(&doc.tokens[o].lemma))
}

/// Whether a word of the lexicon tells of no event for the way in which it is used.
pub(super) fn is_mere_figure(reading: &Reading, hit: &Hit, participants: &[usize]) -> bool {
    match hit.frame.event {
        Some(EventKind::Ceremony) => {
            is_marked_by_speech(reading, hit.trigger)
                || is_opened_to_traffic(reading, hit.trigger, participants)
        }
        Some(kind) if kind.is_meeting() => welcomes_a_thing(reading, hit) || is_done_by_others(reading, hit),
        Some(EventKind::Conflict) => {
            is_a_plot_of_one(reading, hit) || falls_into_the_sea(reading, hit.trigger)
        }
        _ => false,
    }
}

/// "marked the 100th day of the campaign by calling on its allies": with words, and no ceremony.
pub(super) fn is_marked_by_speech(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let by = doc.children_by(verb, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["by"]));
    let orders = |v: &usize| {
        matches!(&*doc.tokens[*v].lemma, "call" | "order" | "freeze" | "ask" | "sign" | "approve" | "impose")
    };
    doc.is_verbal(verb)
        && matches!(&*doc.tokens[verb].lemma, "mark" | "celebrate" | "commemorate" | "observe")
        && by
            .flat_map(|p| doc.children_by(p, &[Dep::Pcomp]))
            .any(|v| orders(&v) || !reading.cues.at(doc, v).is_empty())
}

/// "preparations to open new crossings": of a road or gate that somebody opens to traffic no ceremony is told.
fn is_opened_to_traffic(reading: &Reading, verb: usize, participants: &[usize]) -> bool {
    let doc = reading.doc;
    let opens = doc.is_verbal(verb) && matches!(&*doc.tokens[verb].lemma, "open" | "reopen");
    let way = |o: usize| reading.words.occasions.ways.contains(&doc.tokens[o].lemma);
    opens && participants.is_empty() && doc.children_by(verb, &[Dep::Dobj, Dep::Nsubjpass]).any(way)
}

/// "welcomed the agreement between the government led by Ott and Berg": what is welcomed is no guest.
fn welcomes_a_thing(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let welcomes = doc.is_verbal(hit.trigger)
        && matches!(&*doc.tokens[hit.trigger].lemma, "welcome" | "greet" | "receive");
    let Some(object) = doc.child_by(hit.trigger, &[Dep::Dobj]).filter(|_| welcomes) else { return false };
    reading.named_at(object).is_none()
        && (reading.words.deeds.dated_pacts.contains(&doc.tokens[object].lemma)
            || reading.words.occasions.news.contains(&doc.tokens[object].lemma))
}

/// "relied on others to carry his message": those on whom he relies see its receiver, not he.
fn is_done_by_others(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let verb = hit.trigger;
    let to = doc.children_by(verb, &[Dep::Aux]).find(|a| doc.tokens[*a].tag == Tag::To);
    let (Some(to), Some(above)) = (to, doc.head(verb)) else { return false };
    if !doc.is_verbal(verb) || !doc.is_verbal(above) || doc.tokens[verb].dep != Dep::Xcomp {
        return false;
    }
    let others = doc
        .children_by(above, &[Dep::Prep])
        .filter(|p| reading.token_is(*p, &["on", "upon"]))
        .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
        .find(|o| doc.subtree(*o).end == to);
    let Some(others) = others else { return false };
    let told = doc.subtree(others);
    !hit.parts.iter().any(|p| p.role == Role::Agent && p.words.iter().any(|w| told.contains(w)))
}

/// "A missile fell into the sea": it hit nobody.
fn falls_into_the_sea(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let falls =
        matches!(&*doc.tokens[verb].lemma, "fall" | "land" | "splash" | "plunge" | "crash" | "drop" | "come");
    falls
        && doc
            .children_by(verb, &[Dep::Prep])
            .filter(|p| reading.token_is(*p, &["into", "in"]))
            .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
            .any(|o| doc.tokens[o].is_any(&["sea", "ocean", "water", "waters", "gulf", "desert"]))
}

/// "spoke of a man who has confessed to planning attacks": a person plans no war by himself, and the parser gives the plan to whoever
/// speaks of him.
fn is_a_plot_of_one(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let plots = pattern::governors(reading, hit.trigger).into_iter().any(|(verb, relation)| {
        relation == Relation::Object
            && doc.tokens[verb].tag == Tag::Vbg
            && matches!(&*doc.tokens[verb].lemma, "plan" | "plot" | "prepare" | "contemplate")
    });
    let agents = hit.of(&[Role::Agent]);
    // "Bin Laden admitted planning the attacks of 11 September": those took place.
    let known = doc.subtree(hit.trigger).any(|t| reading.date_at(t).is_some());
    plots && !known && agents.iter().all(|a| reading.kind(*a) == EntityKind::Person)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn words_used_of_something_else_tell_no_event() {
        check(&[
            ("Peru drew up plans to escalate the war of words against Chile on Monday.", ""),
            (
                "Peru escalated the war against Chile on Monday.",
                "Conflict Peru + Chile | 2024-05-13 | Chile | occurred",
            ),
            (
                "President Boris Berg marked the 100th day of the campaign by calling on his allies to help.",
                "",
            ),
            (
                "President Boris Berg marked the anniversary in Oslo on Monday by laying a wreath.",
                "Ceremony Boris Berg | 2024-05-13 | Oslo | occurred",
            ),
            (
                "President Boris Berg welcomed the agreement between Iraq, led by Prime Minister Anna Smith, and Peru.",
                "Agreement Iraq + Peru | - | - | occurred",
            ),
            (
                "President Boris Berg welcomed Prime Minister Anna Smith in Oslo on Monday.",
                "Meeting Boris Berg + Anna Smith | 2024-05-13 | Oslo | occurred",
            ),
            ("Boris Berg is relying on others to carry his message to Anna Smith.", ""),
            ("Officials made preparations to open new crossings in Chile in June.", ""),
            (
                "The Foreign Minister, Anna Smith, spoke of a man who was held in India and has confessed to planning suicide attacks in Chile.",
                "",
            ),
        ]);
    }
}
