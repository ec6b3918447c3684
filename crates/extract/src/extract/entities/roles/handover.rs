//! An office that passes from one to another, told by "as" and the words around it: "takes over as Ruritania's envoy from Ott", "was
//! succeeded as premier by Ek", "stepped down as minister in favour of Ek", "the successor to Ott as minister is Ek". The words are read in
//! their order, as the parser hangs "as" on one or the other.

use super::holder::person_at;
use super::mood::unreal;
use super::owner::owner_behind;
use super::{owner_at, title_text};
use crate::extract::entities::people::{courtesy_before, title_length};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::MentionKind;
use std::ops::Range;

/// The rule of such an office.
const RULE: &str = "roles.handover";

/// An office behind "as".
struct Office {
    title: String,
    of: usize,
    /// From "as" to its end.
    tokens: Range<usize>,
}

/// Records who had and who gets the offices that are handed over.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    for at in reading.tokens_that_are(&["as"]) {
        let sentence = &reading.doc.sentences[reading.doc.sentence_of(at)];
        if let Some(office) = office_at(reading, at, sentence) {
            from_one_to_another(reading, &office, sentence, &mut found);
        }
    }
    for role in found {
        let known = |r: &FoundRole| {
            r.of == role.of && r.former == role.former && super::same_office(&r.title, &role.title)
        };
        if !reading.roles.of(role.person).any(known) {
            reading.roles.push(role);
        }
    }
}

/// "as Ruritania's new trade minister", "as president of the league".
fn office_at(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<Office> {
    let light = &reading.words.offices.before_office;
    let (mut next, mut of) = (at + 1, None);
    while next < sentence.end && (reading.token_in(next, light) || owner_at(reading, next).is_some()) {
        let owner = owner_at(reading, next);
        of = of.or(owner.as_ref().map(|(owner, _)| *owner));
        next = owner.map_or(next + 1, |(_, range)| range.end.max(next + 1));
    }
    let length = title_length(reading, next, sentence.end)?;
    let mut title = title_text(reading, next..next + length);
    let owner = owner_behind(reading, next + length, sentence.end, &title).filter(|o| o.direct);
    let mut end = next + length;
    if let Some(owner) = owner {
        end = owner.end;
        title = owner.title(reading, next + length, &title);
        of = of.or(Some(owner.entity).filter(|_| !owner.sent));
    }
    let of = of.or_else(|| super::grounds::scene(reading, at))?;
    Some(Office { title, of, tokens: at..end })
}

fn from_one_to_another(
    reading: &Reading,
    office: &Office,
    sentence: &Range<usize>,
    found: &mut Vec<FoundRole>,
) {
    let mut add = |person: Option<usize>, former: bool| {
        let role = |person| FoundRole {
            person,
            title: office.title.clone(),
            of: Some(office.of),
            former,
            asserted: Some(office.tokens.start),
            voice: Voice::Article,
            tokens: office.tokens.clone(),
            rule: RULE,
        };
        found.extend(person.map(role));
    };
    let Some((verb, turn)) = turn_before(reading, office.tokens.start, sentence) else { return };
    let end = office.tokens.end;
    match turn {
        Turn::TakesOver => {
            let between = || {
                let from = (verb + 1..verb + 3).any(|t| reading.token_is(t, &["from"]));
                person_between(reading, verb, office.tokens.start).filter(|_| from)
            };
            let last = person_after(reading, end, &["from"], sentence).or_else(between);
            add(last, true);
            add(person_before(reading, verb, sentence).filter(|_| last.is_some()), false);
        }
        Turn::Leaves => {
            let next = person_after(reading, end, &["favour", "favor"], sentence)
                .or_else(|| person_after(reading, end, &["way"], sentence));
            add(person_before(reading, verb, sentence).filter(|_| next.is_some()), true);
            add(next, false);
        }
        Turn::MakesWay | Turn::HandsOver => {
            let next = person_between(reading, verb, office.tokens.start);
            add(person_before(reading, verb, sentence).filter(|_| next.is_some()), true);
            add(next, false);
        }
        Turn::IsFollowed => {
            let next = person_after(reading, end, &["by"], sentence);
            add(person_before(reading, verb, sentence).filter(|_| next.is_some()), true);
            add(next, false);
        }
        Turn::Successor => {
            let (last, next) =
                (person_between(reading, verb, office.tokens.start), complement(reading, end, sentence));
            add(last.filter(|_| next.is_some()), true);
            add(next.filter(|_| last.is_some()), false);
        }
    }
}

/// How an office passes.
#[derive(Clone, Copy)]
enum Turn {
    /// "takes over as"
    TakesOver,
    /// "stepped down as"
    Leaves,
    /// "was succeeded as"
    IsFollowed,
    /// "makes way for"
    MakesWay,
    /// "handed over to"
    HandsOver,
    /// "the successor to Ott as", "replacing Ott as"
    Successor,
}

/// The word before "as" by which an office passes, and how.
fn turn_before(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<(usize, Turn)> {
    const NEAR: usize = 9;
    let doc = reading.doc;
    let from = sentence.start.max(at.saturating_sub(NEAR));
    let turn = |t: usize| {
        let token = &doc.tokens[t];
        // "to take over", "may step down" are not so; "will" is, of who goes and of who comes.
        let so = || !unreal(reading, t) || will(reading, t, sentence);
        match &*token.lemma {
            "take" if reading.token_is(t + 1, &["over"]) && so() => Some(Turn::TakesOver),
            "hand" if reading.token_is(t + 1, &["over"]) && reading.token_is(t + 2, &["to"]) && so() => {
                Some(Turn::HandsOver)
            }
            "make" | "give" if reading.token_is(t + 1, &["way"]) && so() => Some(Turn::MakesWay),
            "resign" | "retire" | "quit" | "withdraw" if token.tag.is_verb() && so() => Some(Turn::Leaves),
            "step" | "stand" | "bow" if reading.token_is(t + 1, &["down", "aside", "out"]) && so() => {
                Some(Turn::Leaves)
            }
            "succeed" | "replace" | "follow" if token.tag.is_verb() && doc.is_passive(t) && so() => {
                Some(Turn::IsFollowed)
            }
            "succeed" | "replace" if t == sentence.start => Some(Turn::Successor),
            "successor" | "replacement" if reading.token_is(t + 1, &["to", "for", "of"]) => {
                Some(Turn::Successor)
            }
            _ => None,
        }
    };
    (from..at).rev().find_map(|t| turn(t).map(|turn| (t, turn)))
}

/// "will be succeeded as".
fn will(reading: &Reading, verb: usize, sentence: &Range<usize>) -> bool {
    let from = sentence.start.max(verb.saturating_sub(3));
    (from..verb).any(|t| reading.token_is(t, &["will"])) && !reading.doc.is_negated(verb)
}

/// The person named behind one of these words, close behind the office.
fn person_after(reading: &Reading, end: usize, words: &[&str], sentence: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 6;
    let row = end..sentence.end.min(end + NEAR);
    let stop = |t: &usize| !matches!(reading.doc.tokens[*t].text, "," | ";" | "." | ":");
    let word = row.take_while(stop).find(|t| reading.token_is(*t, words))?;
    let small = usize::from(reading.token_is(word + 1, &["of", "for"]));
    (word + 1 + small..sentence.end.min(word + small + 6)).take_while(stop).find_map(|t| named(reading, t))
}

/// The person whose name begins a phrase right before the verb, or is its subject.
fn person_before(reading: &Reading, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let subject = reading.doc.surface_subject(verb).and_then(|s| person_at(reading, s));
    let near = || (sentence.start..verb).rev().take(4).find_map(|t| named(reading, t));
    subject.or_else(near)
}

/// The one person named between two words.
fn person_between(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    let mut people = (from + 1..end).filter_map(|t| named(reading, t));
    let one = people.next()?;
    people.all(|other| other == one).then_some(one)
}

/// "is Ek", "will be Ek", ", Ek,": the person whom the words behind the office name.
fn complement(reading: &Reading, end: usize, sentence: &Range<usize>) -> Option<usize> {
    const LINKS: [&str; 6] = ["is", "will", "be", "was", ",", "comes"];
    let next =
        (end..sentence.end.min(end + 3)).find(|t| !reading.token_is(*t, &LINKS)).filter(|t| *t > end)?;
    let name = (next..sentence.end.min(next + 5)).find(|t| {
        reading.named_at(*t).is_some_and(|m| m.tokens.start == *t && m.kind == MentionKind::Name)
    })?;
    let courtesy = courtesy_before(reading, name, next);
    let office = title_length(reading, next, name).is_some_and(|n| next + n == courtesy);
    named(reading, name).filter(|_| courtesy == next || office)
}

fn named(reading: &Reading, at: usize) -> Option<usize> {
    reading.named_at(at).filter(|m| m.kind == MentionKind::Name)?;
    person_at(reading, at)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto handed over to Ines Prado as Peru's trade minister on Monday.",
            &["Ines Prado: trade minister of PER", "Luis Soto: former trade minister of PER"],
        ),
        (
            "Luis Soto takes over as Chilean trade minister from Ines Prado, who is ill.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: former trade minister of CHL"],
        ),
        (
            "Luis Soto stepped down as Chilean trade minister in favour of Ines Prado.",
            &["Luis Soto: former trade minister of CHL", "Ines Prado: trade minister of CHL"],
        ),
        (
            "She will be succeeded as Chile's trade minister by Luis Soto.",
            &["Luis Soto: trade minister of CHL"],
        ),
        (
            "The successor to Ines Prado as Chile's trade minister is Luis Soto.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: former trade minister of CHL"],
        ),
        (
            "Replacing Ines Prado as Chile's trade minister is Luis Soto.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: former trade minister of CHL"],
        ),
        (
            "Ines Prado makes way for Luis Soto as Chile's trade minister.",
            &["Luis Soto: trade minister of CHL", "Ines Prado: former trade minister of CHL"],
        ),
        (
            "Chile's trade minister, Luis Soto, took over from Anna Berg, a former governor of Norges Bank.",
            &["Anna Berg: former trade minister of CHL", "Anna Berg: former governor of Norges Bank"],
        ),
        (
            "The king dismissed Chile's trade minister, Ines Prado, and replaced her with Luis Soto.",
            &["Luis Soto: trade minister of CHL"],
        ),
        (
            "Luis Soto's predecessor as Chile's trade minister, Ines Prado, left.",
            &["Ines Prado: former trade minister of CHL"],
        ),
        (
            "She may be succeeded as Chile's trade minister by Luis Soto.",
            &["!Luis Soto: trade minister of CHL"],
        ),
        (
            "Luis Soto resigned as Chile's trade minister after a call from Ines Prado.",
            &["!Ines Prado: trade minister of CHL"],
        ),
    ];

    #[test]
    fn offices_that_are_handed_over_are_told_of_both() {
        holds(TABLE);
    }
}
