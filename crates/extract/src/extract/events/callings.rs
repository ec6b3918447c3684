//! Who acts for no state, by what the article calls them: people of whom no office is told, men of business, the winners of a contest.

use super::private::is_called;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;
use crate::gazetteer::{Entry, Rank};
use crate::language::{Dep, Tag};

/// In so long an article whoever travels for a state is told to have an office.
const LONG: usize = 6;

/// Whether those who travel are people of whom a long article tells no office, and who never led a country.
pub(super) fn are_nobody(reading: &Reading, trigger: usize, participants: &[usize]) -> bool {
    let voice = reading.voices.at(trigger);
    let nobody = |p: &usize| match reading.kind(*p) {
        EntityKind::Person => {
            reading.offices_of(voice, *p).next().is_none()
                && !reading.gazetteer.is_leader(&reading.entities[*p].label)
        }
        // "The yachts Broomstick and Sting headed back to Sydney": a name of one word that no table knows.
        EntityKind::Organization => {
            let label = &reading.entities[*p].label;
            !label.contains(' ') && reading.gazetteer.entries(label).is_empty()
        }
        _ => false,
    };
    reading.doc.sentences.len() >= LONG && !participants.is_empty() && participants.iter().all(nobody)
}

/// Whether all who meet are people of whom a long article tells no office of a state or of a body of states: "spoke with the museum's
/// director".
pub(super) fn hold_no_office(reading: &Reading, trigger: usize, participants: &[usize]) -> bool {
    let voice = reading.voices.at(trigger);
    let private = |p: &usize| {
        reading.kind(*p) == EntityKind::Person
            && !reading.offices_of(voice, *p).any(|r| is_public(reading, r))
            && !reading.gazetteer.is_leader(&reading.entities[*p].label)
    };
    reading.doc.sentences.len() >= LONG && !participants.is_empty() && participants.iter().all(private)
}

/// Whether an office is one of a state, of a part of one, or of a body that is known.
fn is_public(reading: &Reading, role: &FoundRole) -> bool {
    let ranked = reading
        .gazetteer
        .title(&role.title)
        .is_some_and(|t| !matches!(t.rank, Rank::Other | Rank::Spokesperson));
    let of = role.of.is_some_and(|of| {
        let label = &reading.entities[of].label;
        reading.kind(of) != EntityKind::Organization
            || reading.gazetteer.entries(label).iter().any(|e| matches!(e, Entry::Body(_)))
    });
    ranked || of
}

/// "The singer Bo Berg flew to Oslo", "The coach Bo Berg met the novelist Carl Ott": none of them acts for a state.
pub(super) fn act_for_themselves(reading: &Reading, participants: &[usize]) -> bool {
    let actors = &reading.words.actors;
    let called = |p: usize| {
        let mut callings = [&actors.private_callings, &actors.players, &actors.in_business].into_iter();
        callings.any(|nouns| is_called(reading, p, nouns))
    };
    let private = |p: &usize| reading.kind(*p) == EntityKind::Person && reading.is_private(*p, || called(*p));
    !participants.is_empty() && participants.iter().all(private)
}

/// "The businessmen Ott and Berg met the premier": what somebody wants of his own government for his firm is no diplomacy.
pub(super) fn is_business_of_one(reading: &Reading, participants: &[usize]) -> bool {
    if participants.iter().any(|p| reading.kind(*p) != EntityKind::Person) {
        return false;
    }
    let trades = |p: &usize| {
        is_called(reading, *p, &reading.words.actors.in_business) || is_of_those_in_business(reading, *p)
    };
    let others = participants.iter().filter(|p| !trades(p)).count();
    others < 2 && others < participants.len()
}

/// "the businessmen Ott and Berg": the second, too.
fn is_of_those_in_business(reading: &Reading, person: usize) -> bool {
    /// So many mentions are looked at.
    const FIRST: usize = 16;
    let doc = reading.doc;
    reading.mentions.of_entity(person).take(FIRST).any(|m| {
        let mut at = m.tokens.end - 1;
        while doc.tokens[at].dep == Dep::Conj
            && let Some(head) = doc.head(at).filter(|h| *h < at)
        {
            at = head;
        }
        let first = reading.named_at(at);
        let before = first.and_then(|m| m.tokens.start.checked_sub(1));
        before.is_some_and(|t| {
            doc.tokens[t].tag == Tag::Nns && reading.has_common_lemma(t, &reading.words.actors.in_business)
        })
    })
}

/// "was crowned curry queen", "was crowned champion": who wins a contest.
pub(super) fn is_a_contest(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let won = |n: usize| {
        let kind = |c: usize| !doc.tokens[c].is_capitalised() && doc.tokens[c].tag.is_noun();
        matches!(&*doc.tokens[n].lemma, "champion" | "winner")
            || (matches!(&*doc.tokens[n].lemma, "queen" | "king" | "prince" | "princess")
                && doc.children_by(n, &[Dep::Compound]).any(kind))
    };
    let called = || doc.children_by(verb, &[Dep::Oprd, Dep::Attr, Dep::Dobj, Dep::Acomp]);
    doc.tokens[verb].lemma.as_ref() == "crown" && doc.is_verbal(verb) && called().any(won)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_acts_for_no_state_meets_for_none() {
        check(&[
            (
                "The businessmen Carl Ott and Bo Berg met with the Victorian premier, Steve Kim, on Monday to update him on their bid.",
                "",
            ),
            ("The tycoon Carl Ott met the French president, Bo Berg, on Monday.", ""),
            (
                "The tycoon Carl Ott, Bo Berg and Anna Smith met on Monday.",
                "Meeting Carl Ott + Bo Berg + Anna Smith | 2024-05-13 | - | occurred",
            ),
            (
                "Sweden's Berg group fought back a bid by the London-based Norwegian financier Bo Ott on Monday.",
                "",
            ),
            ("The French singer Bo Berg flew to Oslo on Monday.", ""),
            ("The French coach Bo Berg met the novelist Carl Ott in Oslo on Monday.", ""),
            (
                "The French singer Bo Berg met Norwegian President Carl Ott in Oslo on Monday.",
                "Meeting Bo Berg + Carl Ott | 2024-05-13 | Oslo | occurred",
            ),
            ("Anna Smith was crowned curry queen in Oslo on Monday.", ""),
            ("Bo Berg was crowned champion in Oslo on Monday.", ""),
            (
                "Bo Berg was crowned king in Oslo on Monday.",
                "Ceremony Bo Berg | 2024-05-13 | Oslo | occurred",
            ),
        ]);
    }

    #[test]
    fn people_without_office_meet_for_nobody_in_a_long_article() {
        let rest = "The house was built in 1901. It has two floors. The roof leaks. Nobody lives there now. It will be sold.";
        check(&[
            (
                &format!(
                    "Laura Berg spoke of her discussions on Monday with the museum's director, Carl Ott. {rest}"
                ),
                "",
            ),
            (
                &format!(
                    "French President Laura Berg spoke of her discussions on Monday with the museum's director, Carl Ott. {rest}"
                ),
                "Meeting Laura Berg + Carl Ott | 2024-05-13 | - | occurred",
            ),
        ]);
    }

    #[test]
    fn what_others_talk_about_has_other_parties() {
        check(&[
            (
                "Anna Smith held talks with Bo Berg in Oslo on Monday about tensions between India and Pakistan.",
                "Meeting Anna Smith + Bo Berg | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Talks over a border dispute between Peru and Chile opened in Oslo on Monday.",
                "Meeting Peru + Chile | 2024-05-13 | Oslo | occurred",
            ),
            ("The officers held talks with a rebel Chadian group on Monday.", ""),
            (
                "The G7 nations met in Washington on Monday.",
                "Meeting G7 | 2024-05-13 | Washington | occurred",
            ),
            (
                "Seoul said that it would regain wartime operational control of its troops from Washington.",
                "",
            ),
        ]);
    }

    #[test]
    fn each_state_invaded_and_each_meeting_stands_for_itself() {
        check(&[
            (
                "Russia began its invasions of Georgia and Ukraine.",
                "Conflict Russia + Georgia | - | Georgia | occurred; Conflict Russia + Ukraine | - | Ukraine | occurred",
            ),
            (
                "A meeting in Ramallah followed talks between Anna Berg and Israeli Prime Minister Bo Ott.",
                "Meeting Anna Berg + Bo Ott | - | - | occurred",
            ),
            (
                "Israel spoke. The US envoy threatened to quit if the two sides failed to agree on a truce.",
                "",
            ),
            (
                "An Israeli F-16 jet struck a Syrian post in Homs on Sunday.",
                "Conflict Israel + Syria | 2024-05-12 | Homs | occurred",
            ),
        ]);
    }

    #[test]
    fn a_blow_and_its_answer_are_two() {
        check(&[
            (
                "Ethiopian warplanes bombed the airport at Asmara on Friday and Eritrean jets hit the Ethiopian town of Mekele on Saturday.",
                "Conflict Ethiopia + Eritrea | 2024-05-10 | Asmara | occurred; Conflict Eritrea + Ethiopia | 2024-05-11 | Mekele | occurred",
            ),
            (
                "ASMARA, May 13. Ethiopian warplanes bombed the airport at Asmara on Friday and Eritrean jets hit the Ethiopian town of Mekele an hour later.",
                "Conflict Ethiopia + Eritrea | 2024-05-10 | Asmara | occurred; Conflict Eritrea + Ethiopia | 2024-05-10 | Mekele | occurred",
            ),
            (
                "Honduran guns shelled a Nicaraguan post on Monday after mortar rounds landed near a Honduran village, a diplomat in Tegucigalpa said.",
                "Conflict Honduras + Nicaragua | 2024-05-13 | Honduras | occurred",
            ),
            (
                "Chadian jets blasted a base in Tarn on Sunday. Peruvian gunmen had killed ten Chadian settlers in Lima.",
                "Conflict Chad | 2024-05-12 | Tarn | occurred; Conflict Peru + Chad | - | Lima | occurred",
            ),
            (
                "Chadian gunmen fired at a Peruvian post. Chadian troops also shelled a Peruvian post in Lima on April 2.",
                "Conflict Chad + Peru | - | - | occurred; Conflict Chad + Peru | 2024-04-02 | Lima | occurred",
            ),
        ]);
    }
}
