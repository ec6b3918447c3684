//! The office of one whom another follows, told by a phrase and no verb of its own: "in succession to Ott", "in place of Ott",
//! "a post left vacant by Ott", "a position that Ott held until May"; and by "she takes over from Ott", where a pronoun stands.

use super::capacity::succeeds;
use super::holder::person_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::gazetteer::Rank;
use crate::language::Dep;
use std::ops::Range;

/// The rule of such an office.
pub(super) const RULE: &str = "roles.succession";
/// Phrases before the name of who held an office until then.
const BEFORE: [&[&str]; 9] = [
    &["in", "succession", "to"],
    &["in", "place", "of"],
    &["in", "the", "place", "of"],
    &["in", "the", "stead", "of"],
    &["instead", "of"],
    &["as", "successor", "to"],
    &["as", "the", "successor", "to"],
    &["to", "replace"],
    &["to", "succeed"],
];

/// Records them, and who follows whom by verbs that stand beside pronouns.
pub(super) fn find(reading: &mut Reading) {
    let mut found: Vec<FoundRole> = Vec::new();
    for at in 0..reading.doc.tokens.len() {
        if reading.doc.tokens[at].tag.is_verb() {
            match &*reading.doc.tokens[at].lemma {
                "succeed" | "replace" | "follow" => succeeds(reading, at, &mut found),
                "take" if reading.token_is(at + 1, &["over"]) => succeeds(reading, at, &mut found),
                _ => {}
            }
        }
        let end = reading.doc.sentences[reading.doc.sentence_of(at)].end;
        let last = phrase_at(reading, at)
            .and_then(|next| name_behind(reading, next, end))
            .or_else(|| holder_of_post(reading, at, end));
        found.extend(in_his_place(reading, &found, at));
        let Some((person, name)) = last else { continue };
        let model = model_of(reading, &found, person, at);
        found.extend(model.map(|model| FoundRole {
            person,
            former: true,
            asserted: Some(at),
            voice: Voice::Article,
            tokens: at..name.end,
            rule: RULE,
            ..model
        }));
    }
    for role in found {
        let known = |r: &FoundRole| r.of == role.of && super::same_office(&r.title, &role.title);
        if !reading.roles.of(role.person).any(known) {
            reading.roles.push(role);
        }
    }
}

/// "Minister Ott resigned, and Ek was named in his place": she has the office that he had.
fn in_his_place(reading: &Reading, found: &[FoundRole], at: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let his = at + 1;
    let phrase = reading.token_is(at, &["in"])
        && reading.token_is(his, &["his", "her"])
        && reading.token_is(at + 2, &["place", "stead"]);
    let mention = reading.mention_at(his).filter(|_| phrase)?;
    let [last] = mention.entities[..] else { return None };
    let verb = doc.ancestors(at).find(|t| doc.tokens[*t].tag.is_verb())?;
    let person = |t: usize| {
        let apposed = || doc.children_by(t, &[Dep::Appos]).find_map(|c| person_at(reading, c));
        person_at(reading, t).or_else(apposed)
    };
    let next = doc.surface_subject(verb).and_then(person).filter(|p| *p != last)?;
    let unreal = super::mood::unreal(reading, verb);
    let model = reading.roles.of(last).chain(found).rfind(|r| r.person == last && r.tokens.start < at)?;
    let state = reading.gazetteer.office(&model.title).is_some_and(|t| t.rank != Rank::Military);
    (state && !unreal).then(|| FoundRole {
        person: next,
        former: false,
        asserted: Some(at),
        voice: Voice::Article,
        tokens: at..at + 3,
        rule: RULE,
        ..model.clone()
    })
}

/// Where a phrase ends that begins here.
fn phrase_at(reading: &Reading, at: usize) -> Option<usize> {
    let fits = |words: &&&[&str]| words.iter().enumerate().all(|(n, w)| reading.token_is(at + n, &[w]));
    BEFORE.iter().find(fits).map(|words| at + words.len())
}

/// The person whose name stands within a few words.
fn name_behind(reading: &Reading, from: usize, end: usize) -> Option<(usize, Range<usize>)> {
    const NEAR: usize = 5;
    let stop = |t: &usize| !matches!(reading.doc.tokens[*t].text, "," | ";" | "." | "(" | "”" | "\"");
    (from..end.min(from + NEAR)).take_while(stop).find_map(|t| {
        let name = reading.named_at(t).filter(|m| m.tokens.start == t)?;
        person_at(reading, t).map(|person| (person, name.tokens.clone()))
    })
}

/// "a post left vacant by Ott", "a position that Ott gave up in May": who had the office that was just told.
fn holder_of_post(reading: &Reading, at: usize, end: usize) -> Option<(usize, Range<usize>)> {
    const FAR: usize = 10;
    let comma =
        at > 0 && reading.token_is(at - 1, &[",", "—", "–", "("]) && reading.token_is(at, &["a", "the"]);
    let post = (at + 1..end.min(at + 4)).find(|t| reading.token_in(*t, &reading.words.offices.posts))?;
    let row = post + 1..end.min(post + FAR);
    let stop = row.clone().find(|t| reading.token_is(*t, &[",", ";", "."])).unwrap_or(row.end);
    let held = (post + 1..stop).find(|t| reading.token_in(*t, &reading.words.offices.post_had))?;
    let still = (post + 1..stop.min(end)).any(|t| reading.token_is(t, &["since", "not", "never", "will"]));
    let by = (held + 1..stop).find(|t| reading.token_is(*t, &["by"]));
    let active = || (post + 1..held).find_map(|t| name_behind(reading, t, held));
    let name = by.and_then(|by| name_behind(reading, by + 1, end)).or_else(active);
    name.filter(|_| comma && !still)
}

/// The office told last before the phrase in its sentence, of another.
fn model_of(reading: &Reading, found: &[FoundRole], person: usize, at: usize) -> Option<FoundRole> {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(at)].start;
    let near = |r: &&FoundRole| r.tokens.start >= sentence.saturating_sub(1) && r.tokens.start < at;
    let before =
        sentence.checked_sub(1).map_or(sentence, |t| reading.doc.sentences[reading.doc.sentence_of(t)].start);
    // The holder's name stands here, the office in the sentence before: "has a new minister. Ott took the oath in place of".
    let joined = reading.roles.starting_in(before..sentence).filter(|r| {
        r.rule == super::nearby::RULE
            && reading
                .mentions_of_sentence(reading.doc.sentence_of(at))
                .iter()
                .any(|m| m.entities == [r.person])
    });
    let all = joined.chain(reading.roles.starting_in(sentence..at)).chain(found.iter().filter(near));
    all.filter(|r| r.person != person && !r.former && r.of.is_some()).last().cloned()
}
