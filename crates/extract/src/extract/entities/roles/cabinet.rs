//! Who is what in a cabinet: "Ruritania's new government has Ott as foreign minister and Ek as finance minister", "Ott
//! (finance)".

use super::left::owner_near;
use super::{owner_at, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Shape, Tag};
use std::ops::Range;

/// The rule of such an office.
const RULE: &str = "roles.cabinet";

/// Records the offices of each sentence that tells of a cabinet.
pub(super) fn find(reading: &Reading, found: &mut Vec<FoundRole>) {
    let mut told = reading.tokens_in(&reading.words.offices.cabinets);
    told.extend(reading.tokens_that_are(&["ministers"]));
    let mut sentences: Vec<usize> = told.into_iter().map(|t| reading.doc.sentence_of(t)).collect();
    sentences.sort_unstable();
    sentences.dedup();
    for sentence in sentences.into_iter().map(|s| &reading.doc.sentences[s]) {
        if let Some((country, from)) = cabinet(reading, sentence.clone()) {
            for at in from..sentence.end {
                found.extend(named_as(reading, at, sentence.end, country));
                found.extend(becomes(reading, at, sentence.end, country));
                found.extend(with_a_field(reading, at, country));
            }
        } else if let Some((country, from, former)) = several(reading, sentence.clone()) {
            let fields = (from..sentence.end).filter_map(|at| with_a_field(reading, at, country));
            found.extend(fields.map(|role| FoundRole { former, ..role }));
        }
    }
}

/// "five former Zendan ministers, among them Ott (education) and": of which country they are, where they stand, and whether it is over.
fn several(reading: &Reading, sentence: Range<usize>) -> Option<(usize, usize, bool)> {
    const NEAR: usize = 4;
    let noun = sentence.clone().find(|t| reading.token_is(*t, &["ministers"]))?;
    let (of, range) = owner_at(reading, noun.checked_sub(1)?).or_else(|| {
        // "Zenda's former ministers"
        let mark = (sentence.start..noun)
            .rev()
            .take(NEAR)
            .find(|t| reading.token_is(*t, &["'s", "’s", "'", "’"]))?;
        owner_at(reading, mark.checked_sub(1)?)
    })?;
    let former = (range.start.saturating_sub(2)..noun).any(|t| reading.token_is(t, super::FORMER));
    (reading.kind(of) == EntityKind::Country).then_some((of, noun, former))
}

/// The country whose cabinet a sentence tells of, and where the verb stands. The words are read in their order, as a list of
/// names breaks the tree.
fn cabinet(reading: &Reading, sentence: Range<usize>) -> Option<(usize, usize)> {
    const NEAR: usize = 8;
    let doc = reading.doc;
    // "will be headed by Ott, with Ek as trade minister"
    let headed = |t: usize| matches!(&*doc.tokens[t].lemma, "head" | "lead") && doc.is_passive(t);
    let has = |t: &usize| {
        let verb = doc.tokens[*t].tag.is_verb();
        verb && (reading.words.offices.cabinet_has.contains(&doc.tokens[*t].lemma) || headed(*t))
    };
    let noun = sentence
        .clone()
        .find(|t| reading.token_in(*t, &reading.words.offices.cabinets) && doc.tokens[*t].tag.is_noun())?;
    let behind = (noun + 1..sentence.end.min(noun + NEAR)).find(has);
    let verb = behind.or_else(|| (sentence.start..noun).rev().take(NEAR).find(has))?;
    let subject = || {
        let land = reading.named_at(verb.checked_sub(1)?).filter(|m| m.tokens.end == verb)?;
        let [country] = land.entities[..] else { return None };
        (reading.kind(country) == EntityKind::Country).then_some(country)
    };
    // "The premier of Ruritania, Ott, formed a government with"
    let premier = || {
        let mut heads = reading.roles.starting_in(sentence.start..verb.max(noun)).filter(|r| !r.former);
        heads.find_map(|r| r.of.filter(|of| reading.kind(*of) == EntityKind::Country && is_chief(reading, r)))
    };
    let owner = owner_near(reading, noun, sentence.start).or_else(subject).or_else(premier)?;
    let unreal = |t: usize| doc.tokens[t].tag == Tag::Md && !doc.tokens[t].is("will");
    let denied = (sentence.start..verb.max(noun))
        .any(|t| unreal(t) || doc.tokens[t].is_any(&["not", "n't", "n’t", "never", "no", "if"]));
    (!denied).then_some((owner, verb.min(noun)))
}

/// Whether who has the office forms governments.
fn is_chief(reading: &Reading, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment))
}

/// "Ott becomes foreign minister and Ek trade minister": a name, and its office behind the verb, which is told once.
fn becomes(reading: &Reading, at: usize, end: usize, of: usize) -> Option<FoundRole> {
    let name = reading.named_at(at).filter(|m| m.tokens.start == at && m.kind == MentionKind::Name)?;
    let [person] = name.entities[..] else { return None };
    let verb = name.tokens.end;
    let lemma = &*reading.doc.tokens.get(verb)?.lemma;
    let told = matches!(lemma, "become" | "be");
    let gapped = at > 0 && reading.token_is(at - 1, &["and", ","]);
    let first = verb + usize::from(told) + usize::from(told && reading.token_is(verb + 1, &["the", "its"]));
    let length = title_length(reading, first, end)?;
    let next = first + length;
    let rank = reading.gazetteer.office(&title_text(reading, first..next)).map(|t| t.rank);
    let over = next >= end || reading.token_is(next, &[",", ".", "and", ";", "while"]);
    let governs = matches!(rank, Some(Rank::Minister | Rank::HeadOfGovernment));
    (reading.kind(person) == EntityKind::Person && (told || gapped) && over && governs).then(|| FoundRole {
        person,
        title: title_text(reading, first..next),
        of: Some(of),
        former: false,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens: at..next,
        rule: RULE,
    })
}

/// "Ott as foreign minister": a name, and its office behind "as".
fn named_as(reading: &Reading, at: usize, end: usize, of: usize) -> Option<FoundRole> {
    const BETWEEN: [&str; 7] = ["the", "its", "new", "first", "a", "his", "her"];
    let name = reading.named_at(at).filter(|m| m.tokens.start == at && m.kind == MentionKind::Name)?;
    let [person] = name.entities[..] else { return None };
    // "to succeed Ott as minister": he is one no more.
    let succeeded = at > 0 && matches!(&*reading.doc.tokens[at - 1].lemma, "succeed" | "replace" | "follow");
    if succeeded
        || reading.kind(person) != EntityKind::Person
        || !reading.token_is(name.tokens.end, &["as", "at"])
    {
        return None;
    }
    let first = (name.tokens.end + 1..end).find(|t| !reading.token_is(*t, &BETWEEN))?;
    let portfolio = || {
        let at = reading.token_is(name.tokens.end, &["at"]);
        super::reshuffle::field(reading, first, end).filter(|_| at)
    };
    let office =
        title_length(reading, first, end).map(|n| (title_text(reading, first..first + n), first + n));
    let (title, next) = office.or_else(|| portfolio().map(|(title, tokens)| (title, tokens.end)))?;
    let over =
        next >= end || !reading.doc.tokens[next].tag.is_noun() && reading.doc.tokens[next].tag != Tag::In;
    over.then_some(FoundRole {
        person,
        title,
        of: Some(of),
        former: false,
        asserted: Some(name.tokens.end),
        voice: Voice::Article,
        tokens: at..next,
        rule: RULE,
    })
}

/// "Ott (finance), Ek (foreign affairs)": a name, and in brackets that of which the cabinet makes somebody minister.
fn with_a_field(reading: &Reading, at: usize, of: usize) -> Option<FoundRole> {
    const LONGEST: usize = 5;
    let name = reading.named_at(at).filter(|m| m.tokens.start == at && m.kind == MentionKind::Name)?;
    let [person] = name.entities[..] else { return None };
    let open = name.tokens.end;
    if reading.kind(person) != EntityKind::Person || !reading.token_is(open, &["("]) {
        return None;
    }
    let close = (open + 2..open + 2 + LONGEST).find(|t| reading.token_is(*t, &[")"]))?;
    // "(Liberal)" tells of what party he is.
    if !(open + 1..close).all(|t| reading.doc.tokens[t].shape == Shape::Lower) {
        return None;
    }
    let field = title_text(reading, open + 1..close);
    let title = format!("{} minister", if field == "foreign affairs" { "foreign" } else { &field });
    reading.gazetteer.office(&title).filter(|o| o.rank == Rank::Minister)?;
    Some(FoundRole {
        person,
        title,
        of: Some(of),
        former: false,
        asserted: Some(open + 1),
        voice: Voice::Article,
        tokens: at..close,
        rule: RULE,
    })
}
