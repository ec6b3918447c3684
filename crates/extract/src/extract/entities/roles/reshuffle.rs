//! Ministers who change places, told by the fields alone: "Ott moves from justice to finance", "moved Ott to foreign affairs", "Ek takes
//! the health portfolio".

use super::holder::person_at;
use super::mood::unreal;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::MentionKind;
use crate::gazetteer::Rank;
use crate::language::Shape;
use std::ops::Range;

/// The rule of such an office.
const RULE: &str = "roles.reshuffle";
/// Records them.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    let mut told = [reading.tokens_in(&reading.words.offices.moves_field), reading.verbs().to_vec()].concat();
    told.extend(reading.tokens_in(&reading.words.offices.takes_field));
    told.sort_unstable();
    told.dedup();
    for at in told.into_iter().filter(|at| *at > 0) {
        if reading.token_in(at, &reading.words.offices.moves_field) {
            moved(reading, at, &mut found);
        } else if reading.token_in(at, &reading.words.offices.takes_field) {
            found.extend(takes(reading, at));
        }
        passes(reading, at, &mut found);
    }
    for role in found {
        let known = |r: &FoundRole| super::same_office(&r.title, &role.title) && r.former == role.former;
        if !reading.roles.of(role.person).any(known) {
            reading.roles.push(role);
        }
    }
}

/// "Ott moves from justice to finance", "Minister Ott was moved to education", "moving Minister Ott to foreign affairs".
fn moved(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    const NEAR: usize = 7;
    let sentence = reading.doc.sentences[reading.doc.sentence_of(verb)].clone();
    if !is_of_cabinet(reading, &sentence) || reading.doc.tokens[verb].tag.is_verb() && unreal(reading, verb) {
        return;
    }
    let named = |t: usize| {
        let name = reading.named_at(t).filter(|m| m.kind == MentionKind::Name)?;
        person_at(reading, t).map(|person| (person, name.tokens.clone()))
    };
    let behind = (verb + 1..sentence.end.min(verb + NEAR))
        .take_while(|t| !reading.token_is(*t, &["to", "from", ",", ";"]))
        .find_map(named);
    let passive = usize::from(reading.token_is(verb - 1, &["was", "is", "were", "has", "will"]));
    let before = || named(verb.checked_sub(1 + passive)?).filter(|(_, name)| name.end == verb - passive);
    let (person, at) = match behind {
        Some((person, name)) => (person, name.end),
        None => match before() {
            Some((person, _)) => (person, verb + 1),
            None => return,
        },
    };
    let from = field_behind(reading, at, "from", sentence.end);
    let next = from.as_ref().map_or(at, |(_, tokens)| tokens.end);
    let Some((to, tokens)) = field_behind(reading, next, "to", sentence.end) else { return };
    let tokens = verb..tokens.end;
    found.push(role(person, to, false, verb, tokens.clone()));
    found.extend(from.map(|(title, _)| role(person, title, true, verb, tokens)));
}

/// "Ott takes the health portfolio".
fn takes(reading: &Reading, verb: usize) -> Option<FoundRole> {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(verb)].clone();
    let subject = verb.checked_sub(1).and_then(|t| person_at(reading, t));
    let object = reading.doc.tokens[verb].tag.is_verb().then(|| reading.doc.surface_subject(verb)).flatten();
    let person = subject.or_else(|| object.and_then(|t| person_at(reading, t)))?;
    let the = reading.token_is(verb + 1, &["the", "over"]);
    let first = verb + 1 + usize::from(the) + usize::from(reading.token_is(verb + 2, &["the"]));
    let (title, tokens) = field(reading, first, sentence.end)?;
    let portfolio = reading.token_is(tokens.end, &["portfolio"]);
    let denied = reading.doc.tokens[verb].tag.is_verb() && unreal(reading, verb);
    (portfolio && !denied).then(|| role(person, title, false, verb, verb..tokens.end + 1))
}

/// "gave the health portfolio to Ott", "lost the health ministry to Ott".
fn passes(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    const FAR: usize = 4;
    const VERBS: [&str; 7] = ["give", "hand", "lose", "cede", "entrust", "pass", "yield"];
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    if !doc.tokens[verb].tag.is_verb() || !VERBS.contains(&lemma) || unreal(reading, verb) {
        return;
    }
    let sentence = doc.sentences[doc.sentence_of(verb)].clone();
    let the = (verb + 1..verb + 3).find(|t| reading.token_is(*t, &["the", "his", "her"]));
    let Some((title, tokens)) = the.and_then(|the| field(reading, the + 1, sentence.end)) else { return };
    let to = tokens.end + 1;
    let post = reading.token_is(tokens.end, &["portfolio", "ministry", "brief", "job"]);
    if !post || !reading.token_is(to, &["to"]) {
        return;
    }
    let Some(next) = (to + 1..sentence.end.min(to + FAR)).find_map(|t| person_at(reading, t)) else { return };
    let tokens = verb..to + 1;
    if matches!(lemma, "lose" | "cede" | "yield") {
        let last = doc.surface_subject(verb).and_then(|s| person_at(reading, s));
        found.extend(last.map(|last| role(last, title.clone(), true, verb, tokens.clone())));
    }
    found.push(role(next, title, false, verb, tokens));
}

fn role(person: usize, title: String, former: bool, verb: usize, tokens: Range<usize>) -> FoundRole {
    let (of, asserted, voice, rule) = (None, Some(verb), Voice::Article, RULE);
    FoundRole { person, title, of, former, asserted, voice, tokens, rule }
}

/// Whether a sentence, or the one before, speaks of ministers, and not of their secretaries.
fn is_of_cabinet(reading: &Reading, sentence: &Range<usize>) -> bool {
    let before = reading.doc.sentence_of(sentence.start).checked_sub(1);
    let from = before.map_or(sentence.start, |s| reading.doc.sentences[s].start);
    let cabinet = (from..sentence.end).any(|t| reading.token_in(t, &reading.words.offices.of_cabinet));
    let others = (from..sentence.end).any(|t| reading.token_is(t, &["secretaries", "ambassadors", "desk"]));
    cabinet && !others
}

/// "from justice", "to the foreign ministry": the office of the field behind the preposition.
fn field_behind(
    reading: &Reading,
    at: usize,
    preposition: &str,
    end: usize,
) -> Option<(String, Range<usize>)> {
    let the = usize::from(reading.token_is(at + 1, &["the"]));
    reading.token_is(at, &[preposition]).then(|| field(reading, at + 1 + the, end)).flatten()
}

/// The office of a field that begins here: "foreign affairs", "justice".
pub(super) fn field(reading: &Reading, at: usize, end: usize) -> Option<(String, Range<usize>)> {
    const LONGEST: usize = 3;
    let tokens = &reading.doc.tokens;
    (1..=LONGEST).rev().find_map(|n| {
        let words = tokens.get(at..at + n).filter(|_| at + n <= end)?;
        let lower = words.iter().all(|t| t.shape == Shape::Lower);
        let text: Vec<&str> = words.iter().map(|t| t.text).collect();
        let field = text.join(" ");
        let title = match field.as_str() {
            "foreign affairs" => "foreign minister".to_owned(),
            "home affairs" => "home minister".to_owned(),
            _ => format!("{field} minister"),
        };
        let ministry = reading.token_is(at + n, &["ministry", "portfolio"]);
        let stop = at + n >= end || ministry || !tokens[at + n].tag.is_noun();
        let known = reading.gazetteer.office(&title).is_some_and(|o| o.rank == Rank::Minister);
        (lower && stop && known && title != "minister").then_some((title, at..at + n))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Peru's premier, Ines Prado, gave the health portfolio to Luis Soto.",
            &["Luis Soto: health minister of PER"],
        ),
        (
            "In Peru's cabinet Ines Prado lost the health ministry to Luis Soto.",
            &["Luis Soto: health minister of PER", "Ines Prado: former health minister of PER"],
        ),
        (
            "Peru's premier, Ines Prado, refused to give the health portfolio to Luis Soto.",
            &["!Luis Soto: health minister of PER"],
        ),
        (
            "In Chile's reshuffle Luis Soto moves from justice to finance.",
            &["Luis Soto: finance minister of CHL", "Luis Soto: former justice minister of CHL"],
        ),
        (
            "Chile's president reshuffled his cabinet, moving Luis Soto to foreign affairs.",
            &["Luis Soto: foreign minister of CHL"],
        ),
        (
            "Chile's cabinet is new. Luis Soto takes the health portfolio.",
            &["Luis Soto: health minister of CHL"],
        ),
        (
            "In Chile's reshuffle Luis Soto moves from justice to finance companies.",
            &["!Luis Soto: finance minister of CHL"],
        ),
        (
            "Luis Soto moves from justice to finance in his lectures in Chile.",
            &["!Luis Soto: finance minister of CHL"],
        ),
        (
            "In Chile's cabinet two secretaries change desks: Luis Soto moved from trade to health.",
            &["!Luis Soto: health minister of CHL"],
        ),
    ];

    #[test]
    fn ministers_change_their_fields() {
        holds(TABLE);
    }
}
