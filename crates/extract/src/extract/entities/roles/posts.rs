//! Offices that are called posts: "the post of foreign minister went to Ott", "Ott resigned. Ek was named to the post"; and terms:
//! "was elected to a third term as president".

use super::holder::{office, person_at};
use super::mood::unreal;
use super::owner::owner_behind;
use super::title_text;
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};

/// The rule of such an office.
const RULE: &str = "roles.post";

/// Records them.
pub(super) fn find(reading: &mut Reading) {
    let mut found: Vec<FoundRole> = Vec::new();
    let mut nouns = reading.tokens_in(&reading.words.offices.posts);
    nouns.extend(reading.tokens_that_are(&["term", "mandate"]));
    nouns.retain(|noun| *noun > 0 && reading.doc.tokens[*noun].tag == Tag::Nn);
    nouns.sort_unstable();
    nouns.dedup();
    for noun in nouns {
        if reading.token_is(noun, &["term", "mandate"]) {
            found.extend(of_term(reading, noun));
        } else {
            found.extend(gone_to(reading, noun).or_else(|| named_to(reading, &found, noun)));
        }
    }
    for role in found {
        let known = |r: &FoundRole| r.of == role.of && super::same_office(&r.title, &role.title);
        if !reading.roles.of(role.person).any(known) {
            reading.roles.push(role);
        }
    }
}

/// "The post of foreign minister went to Ott".
fn gone_to(reading: &Reading, noun: usize) -> Option<FoundRole> {
    const FAR: usize = 18;
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(noun)].clone();
    let first = noun + 2 + usize::from(reading.token_is(noun + 2, &["the"]));
    // "the post of Ruritanian trade minister"
    let land = super::owner_at(reading, first).filter(|(_, range)| range.start == first);
    let mark = |end: usize| end + usize::from(reading.token_is(end, &["'s", "’s", "'", "’"]));
    let first = land.as_ref().map_or(first, |(_, range)| mark(range.end));
    let title = first..first + title_length(reading, first, sentence.end)?;
    let text = title_text(reading, title.clone());
    let owner = owner_behind(reading, title.end, sentence.end, &text).filter(|o| o.direct);
    let from = owner.as_ref().map_or(title.end, |o| o.end);
    let verb = (from..sentence.end.min(from + FAR)).find(|t| {
        doc.tokens[*t].tag.is_verb() && doc.tokens[*t].dep != Dep::Aux && doc.tokens[*t].dep != Dep::Auxpass
    })?;
    let goes = matches!(&*doc.tokens[verb].lemma, "go" | "fall" | "pass" | "give" | "hand" | "award");
    let to = (verb + 1..sentence.end.min(verb + 5)).find(|t| reading.token_is(*t, &["to"]))?;
    let name = reading
        .mentions
        .from(to + 1)
        .find(|m| m.tokens.start > to && person_at(reading, m.tokens.start).is_some())?;
    let near = name.whole.start <= to + 2;
    let told = reading.token_is(noun + 1, &["of"]) && goes && near && !unreal(reading, verb);
    let left = land.map(|(land, _)| land).or_else(|| super::left::owner_near(reading, noun, sentence.start));
    let of = owner.filter(|o| !o.sent).map(|o| o.entity).or(left);
    told.then(|| FoundRole {
        person: name.entities[0],
        title: text,
        of,
        former: false,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens: noun..name.tokens.end,
        rule: RULE,
    })
}

/// "Ott resigned as envoy. Ek was named to the post", "Ek takes the job": the office that was told last.
fn named_to(reading: &Reading, found: &[FoundRole], noun: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let known = reading.token_is(noun - 1, &["the", "that", "his", "her"])
        && !reading.token_is(noun + 1, &["of", "as", "in", "at", "for"]);
    let verb = doc.ancestors(noun).find(|t| doc.tokens[*t].tag.is_verb()).filter(|_| known)?;
    if let Some(person) = handed_to(reading, noun, verb) {
        return of_last(reading, found, noun, (verb, person));
    }
    if let Some(person) = put_out_of(reading, noun, verb) {
        return of_last(reading, found, noun, (verb, person)).map(|r| FoundRole { former: true, ..r });
    }
    if reading.token_is(noun - 1, &["his", "her"]) {
        return None;
    }
    let given = doc.is_passive(verb) && reading.words.clauses.made_as.contains(&doc.tokens[verb].lemma)
        || matches!(&*doc.tokens[verb].lemma, "promote" | "assign") && doc.is_passive(verb);
    let takes = matches!(&*doc.tokens[verb].lemma, "take" | "assume" | "fill" | "inherit" | "get" | "win")
        && !doc.is_passive(verb);
    let person = doc.surface_subject(verb).and_then(|s| person_at(reading, s))?;
    if !(given || takes) || unreal(reading, verb) {
        return None;
    }
    of_last(reading, found, noun, (verb, person))
}

/// "gave the post to Ott", "handed his job to Ott": who gets it.
fn handed_to(reading: &Reading, noun: usize, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let gives = matches!(&*doc.tokens[verb].lemma, "give" | "hand" | "pass" | "entrust" | "award");
    let object = doc.child_by(verb, &[Dep::Dobj]) == Some(noun) || verb + 2 == noun;
    let to = reading.token_is(noun + 1, &["to"]) && gives && object && !doc.is_passive(verb);
    let name = (noun + 2..noun + 7).find_map(|t| person_at(reading, t)).filter(|_| to)?;
    (!unreal(reading, verb)).then_some(name)
}

/// "Ek was named minister after Ott was dismissed from the post": who has it no more.
fn put_out_of(reading: &Reading, noun: usize, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let removed = reading.words.offices.removes_from_post.contains(lemma);
    let went = matches!(lemma, "resign" | "retire" | "step" | "withdraw");
    let from = noun.checked_sub(2).is_some_and(|t| reading.token_is(t, &["from"]));
    // "after Ott was dismissed": the parser hangs the name on "after" now and then.
    let before = verb.checked_sub(2).filter(|t| doc.is_passive(verb) && person_at(reading, *t).is_some());
    let whom = match doc.is_passive(verb) || went {
        true => before.or_else(|| doc.surface_subject(verb)),
        false => doc.child_by(verb, &[Dep::Dobj]),
    };
    whom.and_then(|t| person_at(reading, t)).filter(|_| from && (removed || went) && !unreal(reading, verb))
}

/// The office that was told last before a verb, of another, for the person who gets it.
fn of_last(
    reading: &Reading,
    found: &[FoundRole],
    noun: usize,
    (verb, person): (usize, usize),
) -> Option<FoundRole> {
    let doc = reading.doc;
    let from = doc.sentences[doc.sentence_of(noun).saturating_sub(1)].start;
    let model = reading
        .roles
        .starting_in(from..verb)
        .chain(found)
        .rfind(|r| r.person != person && r.tokens.start < verb)?;
    // Of which country a minister is, the text around tells.
    let state = reading.gazetteer.office(&model.title).is_some_and(|t| t.rank == Rank::Minister);
    if model.of.is_none() && !state {
        return None;
    }
    Some(FoundRole {
        person,
        former: false,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens: verb..noun + 1,
        rule: RULE,
        ..model.clone()
    })
}

/// "was elected to a third term as president", "won a new term as president".
fn of_term(reading: &Reading, noun: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let preposition = noun + 1;
    let title = doc.child_by(preposition, &[Dep::Pobj]).filter(|_| reading.token_is(preposition, &["as"]))?;
    let verb = doc.ancestors(noun).find(|t| doc.tokens[*t].tag.is_verb())?;
    let passive = doc.is_passive(verb)
        && matches!(
            &*doc.tokens[verb].lemma,
            "elect" | "re-elect" | "reelect" | "appoint" | "return" | "swear"
        );
    let active = matches!(&*doc.tokens[verb].lemma, "win" | "begin" | "start" | "secure" | "serve" | "get");
    let person = doc.surface_subject(verb).and_then(|s| person_at(reading, s))?;
    let told = (passive || active && !doc.is_passive(verb)) && !unreal(reading, verb);
    let role = office(reading, title, person, verb, false).filter(|r| told && r.of.is_some())?;
    Some(FoundRole { rule: RULE, ..role })
}
