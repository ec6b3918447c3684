//! Those who are named beside an event and take no part in it: the sponsor of talks, the state of an office
//! that only tells who somebody is.

use super::setting::is_where_they_met;
use crate::extract::pattern::Match;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, EventKind, MentionKind};
use crate::language::{Dep, Tag};

/// Takes out who is named only as a helper, or by the office of somebody who takes part.
pub(super) fn drop_bystanders(
    reading: &Reading,
    kind: EventKind,
    found: &Match,
    participants: &mut Vec<usize>,
) {
    let words = found.tokens();
    let named: Vec<&Found> = reading
        .mentions_of_sentence(reading.doc.sentence_of(found.trigger))
        .iter()
        .filter(|m| words.start <= m.tokens.start && m.tokens.end <= words.end)
        .collect();
    let everyone = participants.clone();
    let aside = |m: &Found| match kind {
        EventKind::Conflict => {
            is_where_fighters_are_from(reading, m) || is_what_members_are(reading, m, &everyone)
        }
        _ => {
            helps(reading, m)
                || names_a_treaty(reading, m)
                || is_where_they_met(reading, found.trigger, m.tokens.end - 1)
        }
    };
    if kind == EventKind::Meeting && is_arranged_for_others(reading, found.trigger) {
        participants.clear();
        return;
    }
    participants.retain(|p| {
        let mut own = named.iter().filter(|m| m.entities.contains(p)).peekable();
        own.peek().is_none() || !own.all(|m| aside(m) || tells_whose_office(reading, m, &everyone))
    });
    keep_those_within(reading, found.trigger, participants);
    // Beside the parties he is their mediator; alone he is nobody's party.
    let mediates = |p: &usize| named.iter().any(|m| m.entities.contains(p) && brings_about(reading, m));
    if kind == EventKind::Agreement && participants.iter().all(mediates) {
        participants.clear();
    }
}

/// "Peru is to host the intra-Chadian talks": they are of Chadians, whoever holds them.
fn keep_those_within(reading: &Reading, noun: usize, participants: &mut Vec<usize>) {
    let doc = reading.doc;
    let phrase = doc.subtree(noun);
    let Some(within) = phrase.clone().find(|t| doc.tokens[*t].is("intra")) else { return };
    let own = |p: &usize| {
        let mut named = reading.mentions_of_sentence(doc.sentence_of(noun)).iter();
        named.any(|m| m.entities.contains(p) && (within..phrase.end).contains(&m.tokens.start))
    };
    if participants.iter().any(own) {
        participants.retain(own);
    }
}

/// "signed the Treaty of Rome": by its city the treaty is called, and the state of that city has no part by it.
fn names_a_treaty(reading: &Reading, name: &Found) -> bool {
    let doc = reading.doc;
    let of = name.tokens.clone().find_map(|t| doc.head(t).filter(|p| doc.tokens[*p].is("of")));
    let treaty = of.and_then(|p| doc.head(p));
    name.kind == MentionKind::Metonym && treaty.is_some_and(|n| doc.tokens[n].tag.is_proper())
}

/// "Switzerland arranged the meeting": of a meeting that was spoken of, who only brings it about is no party.
fn is_arranged_for_others(reading: &Reading, meeting: usize) -> bool {
    let doc = reading.doc;
    let arranged = doc.head(meeting).is_some_and(|v| {
        matches!(doc.tokens[meeting].dep, Dep::Dobj | Dep::Nsubjpass)
            && matches!(
                &*doc.tokens[v].lemma,
                "arrange" | "broker" | "facilitate" | "mediate" | "sponsor" | "organize" | "organise"
            )
    });
    let definite = doc
        .children_by(meeting, &[Dep::Det])
        .any(|d| doc.tokens[d].is_any(&["the", "that", "this", "these", "those"]));
    let alone = doc
        .children_by(meeting, &[Dep::Prep])
        .all(|p| !doc.tokens[p].is_any(&["between", "of", "with", "among"]));
    arranged && definite && alone
}

/// "militants from Chad attacked a post", "Chadian diplomats from Oslo": no state sends those who fight states, least of all the one
/// that they came out of; and who is told to be of one state is not of the one that he comes from.
fn is_where_fighters_are_from(reading: &Reading, name: &Found) -> bool {
    let doc = reading.doc;
    let from = name.tokens.clone().find_map(|t| doc.head(t).filter(|p| doc.tokens[*p].is("from")));
    let noun = from.and_then(|p| doc.head(p)).filter(|n| doc.tokens[*n].tag.is_noun());
    let own = |n: usize| {
        let mut described = doc.children_by(n, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss]);
        described.any(|c| {
            let country = |e: &usize| reading.kind(*e) == EntityKind::Country && !name.entities.contains(e);
            c < n && reading.named_at(c).is_some_and(|m| m.entities.iter().any(country))
        })
    };
    noun.is_some_and(|n| {
        reading.named_at(n).is_none()
            && (reading.has_common_lemma(n, &reading.words.deeds.opponents) || own(n))
            && name.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country)
    })
}

/// "Chadian gunmen of the Tarn Front": who fights is the group that they are of, whatever they are by birth.
fn is_what_members_are(reading: &Reading, name: &Found, participants: &[usize]) -> bool {
    let doc = reading.doc;
    let describes = |t: &usize| matches!(doc.tokens[*t].dep, Dep::Amod | Dep::Compound | Dep::Nmod);
    let noun = name.tokens.clone().filter(describes).find_map(|t| doc.head(t).filter(|n| *n > t));
    let Some(noun) = noun.filter(|n| name.kind == MentionKind::Demonym && doc.tokens[*n].tag == Tag::Nns)
    else {
        return false;
    };
    let group = |e: &usize| reading.kind(*e) == EntityKind::Organization && participants.contains(e);
    let of = doc.children_by(noun, &[Dep::Prep]).find(|p| doc.tokens[*p].is_any(&["from", "of"]));
    of.is_some_and(|p| {
        // "of the movement Hamas", whose name the parser may hang on the verb
        let words = doc.subtree(p).start..doc.subtree(p).end + 1;
        let named = reading.mentions_of_sentence(doc.sentence_of(noun)).iter();
        named.filter(|m| words.contains(&m.tokens.start)).any(|m| m.entities.iter().any(group))
    })
}

/// "the UN-sponsored talks": a name joined to a word for help. Who mediates between the others takes part as one who does.
fn helps(reading: &Reading, name: &Found) -> bool {
    let dash = name.tokens.end;
    let tokens = &reading.doc.tokens;
    tokens.get(dash).is_some_and(|t| matches!(t.text, "-" | "–"))
        && tokens.get(dash + 1).is_some_and(|t| is_done_for_others(reading, t.text))
}

/// "a truce brokered by Qatar": who brings others to terms is no party to them.
fn brings_about(reading: &Reading, name: &Found) -> bool {
    let doc = reading.doc;
    let first = |t: usize| {
        std::iter::successors(Some(t), |t| doc.head(*t).filter(|_| doc.tokens[*t].dep == Dep::Conj)).last()
    };
    let mut by = name.tokens.clone().filter_map(first).filter_map(|t| doc.head(t));
    let verb = by.find(|p| reading.token_is(*p, &["by"])).and_then(|p| doc.head(p));
    verb.is_some_and(|v| {
        matches!(&*doc.tokens[v].lemma, "broker" | "mediate" | "arrange" | "facilitate" | "sponsor")
    })
}

/// "sponsored", "hosted": by its form, as the tagger may take it for an adjective.
pub(super) fn is_done_for_others(reading: &Reading, word: &str) -> bool {
    let word = word.to_lowercase();
    let helping = &reading.words.deeds.helping;
    word.strip_suffix("ed").is_some_and(|stem| helping.holds(stem) || helping.holds(&format!("{stem}e")))
}

/// "Laos' Deputy Prime Minister Smith", "French Prime Minister and party leader Ott": the state before an office, where its holder takes part.
fn tells_whose_office(reading: &Reading, state: &Found, participants: &[usize]) -> bool {
    let doc = reading.doc;
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    if !state.entities.iter().all(country) {
        return false;
    }
    let takes_part = |t: usize| {
        reading.named_at(t).is_some_and(|m| {
            m.entities.iter().any(|e| reading.kind(*e) == EntityKind::Person && participants.contains(e))
        })
    };
    let mut at = state.tokens.end - 1;
    for _ in 0..4 {
        let describes = matches!(doc.tokens[at].dep, Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod);
        let Some(head) = doc.head(at).filter(|h| describes && *h > at) else { return false };
        // Of "Minister and leader Ott" the parser joins the name to the first office.
        let joined = doc.children_by(head, &[Dep::Conj]).any(|c| {
            takes_part(c) && (head..c).all(|t| !doc.tokens[t].is(",") && !doc.tokens[t].tag.is_verb())
        });
        let office = reading.words.occasions.offices.contains(&doc.tokens[head].lemma)
            || reading.gazetteer.title(doc.tokens[head].text).is_some();
        if takes_part(head) || (office && joined && doc.tokens[head].tag == Tag::Nnp) {
            return true;
        }
        at = head;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_helps_takes_no_part() {
        check(&[
            (
                "The UN-sponsored talks between Peru and Chile in Oslo on Monday failed.",
                "Meeting Peru + Chile | 2024-05-13 | Oslo | occurred",
            ),
            (
                "The US-hosted talks between Peru and Chile in Oslo on Monday failed.",
                "Meeting Peru + Chile | 2024-05-13 | Oslo | occurred",
            ),
            ("The truce, brokered by Peru and Chile, calls for Chad to pull its troops out.", ""),
            (
                "A truce backed by Peru was signed by Chad and Niger in Oslo on Monday.",
                "Agreement Chad + Niger | 2024-05-13 | Oslo | occurred",
            ),
        ]);
    }

    #[test]
    fn who_arranges_what_was_spoken_of_takes_no_part() {
        check(&[("Peru and Chile arranged the meeting.", "")]);
    }

    #[test]
    fn where_fighters_come_from_takes_no_part() {
        check(&[
            (
                "Militants from Chad attacked two villages in Niger on Monday.",
                "Conflict Niger | 2024-05-13 | Niger | occurred",
            ),
            (
                "Soldiers from Chad attacked two villages in Niger on Monday.",
                "Conflict Chad + Niger | 2024-05-13 | Niger | occurred",
            ),
        ]);
    }

    #[test]
    fn what_members_of_a_group_are_by_birth_takes_no_part() {
        check(&[
            (
                "Palestinian gunmen from the hardline Islamic movement Hamas killed ten people in Haifa on Monday.",
                "Conflict Hamas | 2024-05-13 | Haifa | occurred",
            ),
            (
                "Chadian soldiers from the garrison killed ten rebels in Niger on Monday.",
                "Conflict Chad + Niger | 2024-05-13 | Niger | occurred",
            ),
        ]);
    }

    #[test]
    fn the_state_of_an_office_takes_no_part_beside_its_holder() {
        check(&[(
            "Chadian Prime Minister and League host Boris Berg met Anna Smith in Oslo on Monday.",
            "Meeting Boris Berg + Anna Smith | 2024-05-13 | Oslo | occurred",
        )]);
    }
}
