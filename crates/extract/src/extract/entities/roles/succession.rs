//! The office of one whom another follows, told by a phrase and no verb of its own: "in succession to Ott", "in place of Ott",
//! "a post left vacant by Ott", "a position that Ott held until May"; and by "she takes over from Ott", where a pronoun stands.

use super::holder::person_at;
use super::mood::unreal;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Argument, Dep, Relation, Tag};
use std::ops::Range;

/// The rule of such an office.
pub(super) const RULE: &str = "roles.succession";
/// Phrases before the name of who held an office until then.
const BEFORE: [&[&str]; 10] = [
    &["in", "succession", "to"],
    &["in", "place", "of"],
    &["in", "the", "place", "of"],
    &["in", "the", "stead", "of"],
    &["instead", "of"],
    &["as", "successor", "to"],
    &["as", "the", "successor", "to"],
    &["to", "replace"],
    &["to", "succeed"],
    &["to", "follow"],
];

/// Records them, and who follows whom by verbs that stand beside pronouns.
pub(super) fn find(reading: &mut Reading) {
    const BEGINS: [&str; 6] = ["in", "to", "as", "a", "the", "instead"];
    let mut found: Vec<FoundRole> = Vec::new();
    let mut told = [reading.tokens_that_are(&BEGINS), reading.verbs().to_vec()].concat();
    told.sort_unstable();
    told.dedup();
    for at in told {
        if reading.doc.tokens[at].tag.is_verb() {
            match &*reading.doc.tokens[at].lemma {
                "succeed" | "replace" | "follow" => succeeds(reading, at, &mut found),
                "take" if reading.token_is(at + 1, &["over"]) => succeeds(reading, at, &mut found),
                _ => {}
            }
        }
        if !reading.doc.tokens[at].is_any(&BEGINS) {
            continue;
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
    // "put Ek in his place"
    let put = matches!(
        &*doc.tokens[verb].lemma,
        "put" | "install" | "place" | "set" | "name" | "appoint" | "elect" | "choose"
    ) && !doc.is_passive(verb);
    let object = || doc.child_by(verb, &[Dep::Dobj]).filter(|_| put);
    let named = object().or_else(|| doc.surface_subject(verb));
    let next = named.and_then(person)?;
    // "Ott, the chairman, resigned. Ek was elected in his place": nobody comes in his own place.
    let before = doc.sentences[doc.sentence_of(at).saturating_sub(1)].start;
    let told = || {
        reading.roles.starting_in(before..at).chain(found).rfind(|r| r.person != next && r.tokens.start < at)
    };
    let last = if last == next { told()?.person } else { last };
    let imagined = unreal(reading, verb);
    let model = reading.roles.of(last).chain(found).rfind(|r| r.person == last && r.tokens.start < at)?;
    let state = reading.gazetteer.office(&model.title).is_some_and(|t| t.rank != Rank::Military);
    (state && !imagined).then(|| FoundRole {
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
    if !reading.token_is(at, &["in", "instead", "as", "to"]) {
        return None;
    }
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
    if !comma {
        return None;
    }
    let post = (at + 1..end.min(at + 4)).find(|t| reading.token_in(*t, &reading.words.offices.posts))?;
    let row = post + 1..end.min(post + FAR);
    let stop = row.clone().find(|t| reading.token_is(*t, &[",", ";", "."])).unwrap_or(row.end);
    let held = (post + 1..stop).find(|t| reading.token_in(*t, &reading.words.offices.post_had))?;
    let still = (post + 1..stop.min(end)).any(|t| reading.token_is(t, &["since", "not", "never", "will"]));
    let by = (held + 1..stop).find(|t| reading.token_is(*t, &["by"]));
    let active = || (post + 1..held).find_map(|t| name_behind(reading, t, held));
    let name = by.and_then(|by| name_behind(reading, by + 1, end)).or_else(active);
    name.filter(|_| !still)
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
    let fits = all.filter(|r| r.person != person && !r.former && r.of.is_some());
    // "The new envoy, Major-General Ott, came in succession to Ek": the rank is his own.
    let own = |r: &&FoundRole| !super::row::is_personal(reading, &r.title);
    let (offices, ranks): (Vec<_>, Vec<_>) = fits.partition(own);
    offices.last().or(ranks.last()).map(|r| (*r).clone())
}

/// Offices of which a body has one.
const HEADS: [&str; 7] =
    ["head", "chief", "president", "director", "chair", "executive director", "chief executive"];

/// "President Ott of Ruritania succeeds Ek", "Ott was replaced by Ek": the office of the one whose place it is, where no other is
/// named.
fn succeeds(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let named = |w: usize| doc.children_by(w, &[Dep::Prep]).any(|p| reading.token_is(p, &["as"]));
    // "named Ek to replace him"
    let put = super::leads::put_there(reading, verb).and_then(|t| {
        let apposed = || doc.children_by(t, &[Dep::Appos]).find_map(|c| person_at(reading, c));
        person_at(reading, t).or_else(apposed)
    });
    if put.is_none() && unreal(reading, verb) || named(verb) {
        return;
    }
    let put = put.or_else(|| made_before(reading, verb));
    let Some((next, last)) = parties(reading, verb, put) else { return };
    let here = doc.sentence_of(verb);
    // One may follow another through a door.
    let follows = &*doc.tokens[verb].lemma == "follow";
    let told = || {
        let beside = |r: &FoundRole| doc.sentence_of(r.tokens.start) == here;
        reading.roles.of(next).any(beside) || found.iter().any(|r| r.person == next)
    };
    if next == last || follows && !told() {
        return;
    }
    let (holder, other) = (offices(reading, next, found, true), offices(reading, last, found, false));
    // "took over from Ott, a former governor": what he was before is another office.
    let apart = |r: &FoundRole| r.former && !holder.iter().any(|h| super::same_office(&h.title, &r.title));
    // "was replaced by Ek, until then its envoy": what she was before is no sign of what he was.
    let none = holder.iter().all(|h| h.former);
    let other: Vec<FoundRole> = other.into_iter().filter(|r| none || !apart(r)).collect();
    if let (Some(model), []) = (just_come(reading, next, verb), &other[..]) {
        return found.push(replaced(&model, last, verb));
    }
    // Who is in office tells of whom he replaced; who was in office, of who came.
    let (model, person, former) = match (&holder[..], &other[..]) {
        // "Ott, who had followed Ek": both are over.
        ([one], []) if one.former && one.rule == RULE => (one, last, true),
        ([.., one], []) if !one.former && holder.iter().filter(|r| !r.former).count() == 1 => {
            (one, last, true)
        }
        ([], [one]) => (one, next, false),
        // "was replaced by Ek, until then its envoy"
        ([until], [one]) if until.former && !super::same_office(&until.title, &one.title) => {
            (one, next, false)
        }
        _ => return,
    };
    let (asserted, rule) = (Some(verb), "roles.said-to-be");
    let tokens = verb..verb + 1;
    found.push(FoundRole { person, former, asserted, rule, tokens, voice: Voice::Article, ..model.clone() });
}

/// The offices of somebody that one holds after another. Of one whose country nobody tells here nothing is told but of who replaced whom, and
/// that only where no other is told: `alone`.
fn offices(reading: &Reading, person: usize, found: &[FoundRole], alone: bool) -> Vec<FoundRole> {
    let told = found.iter().filter(|r| r.person == person);
    let mut all: Vec<FoundRole> = Vec::new();
    for role in reading.roles.of(person).chain(told).filter(|r| is_held_by_one(reading, r)) {
        // The same office may be told twice over, by the verb and by its "as".
        let same = |r: &FoundRole| (&r.title, r.of, r.former) == (&role.title, role.of, role.former);
        if !all.iter().any(same) {
            all.push(role.clone());
        }
    }
    if !alone || all.iter().any(|r| r.of.is_some()) {
        all.retain(|r| r.of.is_some());
    }
    all
}

/// "Zenda has named Ek its envoy, replacing Ott": who was given the office.
fn made_before(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let participle = doc.tokens[verb].tag == Tag::Vbg && reading.token_is(verb.checked_sub(1)?, &[","]);
    let sentence = doc.sentences[doc.sentence_of(verb)].start;
    let made = |r: &&FoundRole| !r.former && r.rule == "roles.made";
    reading.roles.starting_in(sentence..verb).rfind(made).filter(|_| participle).map(|r| r.person)
}

/// "was named envoy. She replaces Ott": the office into which somebody has just come, be it of the country whose other office he has.
fn just_come(reading: &Reading, person: usize, verb: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let here = doc.sentence_of(verb);
    let near = doc.sentences[here.checked_sub(1)?].start..verb;
    let own = |r: &&FoundRole| r.person == person && !r.former;
    let last = reading.roles.starting_in(near.clone()).rfind(own)?;
    let by = last.asserted.filter(|t| doc.sentence_of(*t) < here)?;
    let made =
        doc.tokens[by].tag.is_verb() && !matches!(&*doc.tokens[by].lemma, "be" | "remain" | "serve" | "act");
    let of_state = |r: &&FoundRole| r.of.is_some_and(|of| reading.kind(of) == EntityKind::Country);
    let of =
        last.of.or_else(|| reading.roles.starting_in(near).filter(own).find(of_state).and_then(|r| r.of));
    let role = FoundRole { of, ..last.clone() };
    (made && is_held_by_one(reading, &role)).then_some(role)
}

/// The office of the one who went, as told by a verb of following.
fn replaced(model: &FoundRole, person: usize, verb: usize) -> FoundRole {
    let rule = "roles.said-to-be";
    let tokens = verb..verb + 1;
    FoundRole {
        person,
        former: true,
        asserted: Some(verb),
        rule,
        tokens,
        voice: Voice::Article,
        ..model.clone()
    }
}

/// Who comes, and in whose place, by a verb of following.
fn parties(reading: &Reading, verb: usize, put: Option<usize>) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let arguments = doc.arguments(verb);
    let over = &*doc.tokens[verb].lemma == "take";
    let named = |w: usize| doc.children_by(w, &[Dep::Prep]).any(|p| reading.token_is(p, &["as"]));
    let meant = |a: &Argument| {
        // "Zenda's new envoy, Ott, replaces Ek"
        let apposed = || doc.children_by(a.token, &[Dep::Appos]).find_map(|c| person_at(reading, c));
        person_meant(reading, a.token).or_else(apposed)
    };
    let subject = |a: &&Argument| a.relation == Relation::Subject && !named(a.token);
    // "takes over from Ek"
    let from = |a: &&Argument| match a.relation {
        Relation::Object => !over,
        Relation::Behind(p) => over && reading.token_is(p, &["from"]),
        _ => false,
    };
    // "replaced her with Ek"
    let with = |a: &&Argument| {
        let replaces = &*doc.tokens[verb].lemma == "replace" && !doc.is_passive(verb);
        matches!(a.relation, Relation::Behind(p) if replaces && reading.token_is(p, &["with", "by"]))
    };
    let put = put.or_else(|| arguments.iter().filter(with).find_map(meant));
    let next = put.or_else(|| arguments.iter().filter(subject).find_map(meant))?;
    let last = arguments.iter().filter(from).filter(|a| !named(a.token)).find_map(meant)?;
    Some((next, last))
}

/// Whether one alone holds the office, and another after him: one chief of a body follows another, as one minister does.
pub(super) fn is_held_by_one(reading: &Reading, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    let of_body = role.of.is_some_and(|of| reading.kind(of) == EntityKind::Organization);
    let chief = reading.words.offices.held_by_one.iter().any(|w| role.title.ends_with(w))
        || of_body && HEADS.contains(&role.title.as_str());
    let one =
        matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister | Rank::Diplomat));
    // Of which country a minister is, the text around may tell later.
    let owned = role.of.is_some() || matches!(rank, Some(Rank::HeadOfGovernment | Rank::Minister));
    (one || chief) && owned && !role.title.ends_with("diplomat")
}

/// The person whom a name or a pronoun means.
fn person_meant(reading: &Reading, token: usize) -> Option<usize> {
    let pronoun = || {
        let mention = reading.mention_at(token).filter(|m| m.kind == MentionKind::Pronoun)?;
        let [person] = mention.entities[..] else { return None };
        (reading.kind(person) == EntityKind::Person).then_some(person)
    };
    person_at(reading, token).or_else(pronoun)
}
