//! A speaker by what he or she is called: "the ministry's envoy, Anna Ott,", "the diplomat", "the French head of state", and
//! several at once: "both sides", "both".

use crate::extract::entities::full_title_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::speech::Cues;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The people or countries that a noun without a name of its own stands for.
pub(super) fn entities(reading: &Reading, cues: &Cues, noun: usize) -> Vec<usize> {
    if let Some(person) = holder_beside(reading, noun) {
        return vec![person];
    }
    let both = both(reading, noun);
    if !both.is_empty() {
        return both;
    }
    let found = land(reading, noun).or_else(|| guest(reading, noun)).or_else(|| by_calling(reading, noun));
    found.or_else(|| only_one(reading, cues, noun)).into_iter().collect()
}

/// "France held drills, and the country did not retreat": the country that was the subject before, in this sentence or the last.
fn land(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let the = definite_phrase(reading, noun)?;
    let plain = the.len() == 2 && doc.children_by(noun, &[Dep::Prep, Dep::Relcl, Dep::Amod]).next().is_none();
    if !plain || !reading.token_in(noun, &reading.words.offices.lands) {
        return None;
    }
    let sentence = doc.sentence_of(noun);
    let from = doc.sentences[sentence.saturating_sub(1)].start;
    let subject = |t: usize| matches!(doc.tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass);
    let before = reading.mentions.before(noun).take_while(|m| m.tokens.start >= from);
    let country = |m: &&crate::extract::reading::Found| {
        m.tokens.end <= noun
            && m.kind != MentionKind::Demonym
            && m.entities.len() == 1
            && reading.kind(m.entities[0]) == EntityKind::Country
            && subject(m.tokens.end - 1)
    };
    before.filter(country).map(|m| m.entities[0]).next()
}

/// "Ott received Berg. The guest said": whom somebody received, and who did, in this sentence or the last.
fn guest(reading: &Reading, noun: usize) -> Option<usize> {
    const RECEIVING: [&str; 4] = ["receive", "host", "welcome", "greet"];
    let doc = reading.doc;
    definite_phrase(reading, noun)?;
    let (visitor, host) = (reading.token_is(noun, &["guest", "visitor"]), reading.token_is(noun, &["host"]));
    if !visitor && !host {
        return None;
    }
    let from = doc.sentences[doc.sentence_of(noun).saturating_sub(1)].start;
    let verb = (from..noun).rev().find(|t| {
        doc.tokens[*t].tag.is_verb() && !doc.is_passive(*t) && RECEIVING.contains(&&*doc.tokens[*t].lemma)
    })?;
    let subject = doc.surface_subject(verb)?;
    let people = |word: usize| named_lately(reading, doc.subtree(word));
    let holders = reading.named_at(subject).map_or_else(|| people(subject), |m| m.entities.clone());
    let found = match host {
        true => holders,
        false => {
            let mut guests = people(doc.child_by(verb, &[Dep::Dobj])?);
            guests.retain(|g| !holders.contains(g));
            guests
        }
    };
    if let [one] = found[..] { Some(one).filter(|e| reading.kind(*e) == EntityKind::Person) } else { None }
}

/// "The council's envoy for the north, Anna Ott, said": the holder of the office that the noun is the head of.
fn holder_beside(reading: &Reading, noun: usize) -> Option<usize> {
    let word = lower(reading.doc.tokens[noun].text);
    let covers = |r: &&FoundRole| {
        r.asserted.is_none() && r.tokens.end > noun && r.title.split([' ', '-']).any(|w| w == word)
    };
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    let near = reading.roles.starting_in(sentence..noun + 1);
    let role = near.filter(covers).min_by_key(|r| r.tokens.len())?;
    // The name stands behind its office.
    let named = (noun + 1..role.tokens.end).any(|t| {
        reading.named_at(t).is_some_and(|m| m.kind == MentionKind::Name && m.entities.contains(&role.person))
    });
    named.then_some(role.person)
}

/// What somebody of an office is called besides.
fn is_called(word: &str, phrase: &str, rank: Rank, title: &str) -> bool {
    let foreign = title.ends_with("foreign minister")
        || matches!(title, "secretary of state" | "foreign secretary" | "minister of foreign affairs");
    let chief = phrase.contains("top") || phrase.contains("chief") || phrase.contains("senior");
    match word {
        "envoy" | "emissary" => rank == Rank::Diplomat,
        "diplomat" => {
            rank == Rank::Diplomat
                || foreign && (chief || phrase.contains("diplomat"))
                || title.contains("foreign ministry")
        }
        "minister" | "secretary" => rank == Rank::Minister,
        "leader" | "statesman" | "stateswoman" => {
            matches!(rank, Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader)
        }
        "head" if phrase.ends_with("head of state") => rank == Rank::HeadOfState,
        "head" if phrase.ends_with("head of government") => rank == Rank::HeadOfGovernment,
        "premier" => rank == Rank::HeadOfGovernment,
        "monarch" | "sovereign" => matches!(title, "king" | "queen" | "emir" | "sultan" | "emperor"),
        "lawmaker" | "legislator" | "parliamentarian" => rank == Rank::Legislator,
        "officer" | "commander" | "soldier" => rank == Rank::Military,
        "politician" => !matches!(rank, Rank::Other | Rank::Military | Rank::Spokesperson),
        "cleric" | "prelate" => matches!(title, "bishop" | "archbishop" | "cardinal" | "patriarch" | "imam"),
        _ => false,
    }
}

/// "The envoy", "the Polish head of state": the one in such an office who was named last.
fn by_calling(reading: &Reading, noun: usize) -> Option<usize> {
    let phrase = definite_phrase(reading, noun).or_else(|| of_a_state(reading, noun))?;
    let doc = reading.doc;
    let word = lower(&doc.tokens[noun].lemma);
    let of = doc.children_by(noun, &[Dep::Prep]).find(|p| reading.token_is(*p, &["of"]));
    let of_office = of
        .and_then(|p| doc.child_by(p, &[Dep::Pobj]))
        .filter(|o| reading.token_is(*o, &["state", "government"]));
    if of.is_some() && of_office.is_none() {
        return None;
    }
    let end = of_office.map_or(noun + 1, |o| o + 1);
    let text = doc.slice(phrase.start..end).to_lowercase();
    let country = (phrase.start..noun).find_map(|t| {
        let m = reading.named_at(t)?;
        m.entities.first().copied().filter(|e| reading.kind(*e) == EntityKind::Country)
    });
    let fits = |r: &FoundRole| {
        let rank = reading
            .gazetteer
            .title(&r.title)
            .or_else(|| reading.gazetteer.title(r.title.split(" to ").next()?))
            .or_else(|| reading.gazetteer.office(&r.title));
        rank.is_some_and(|t| is_called(&word, &text, t.rank, &r.title))
            && (country.is_none() || r.of == country)
            && r.tokens.start < noun
    };
    let from = doc.sentences[doc.sentence_of(noun).saturating_sub(LATELY)].start;
    named_lately(reading, from..noun).into_iter().find(|p| reading.roles.kinds_of(*p).any(fits))
}

/// How many sentences back somebody may have been named.
const LATELY: usize = 3;

/// "The political scientist", "the author": who alone was named in the sentence before, where no such person without a
/// name was spoken of.
fn only_one(reading: &Reading, cues: &Cues, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let word = lower(&doc.tokens[noun].lemma);
    let phrase = definite_phrase(reading, noun)?;
    let owned = doc.children(noun).any(|c| matches!(doc.tokens[c].dep, Dep::Prep | Dep::Relcl | Dep::Poss));
    let collective =
        cues.is_body(&word) || cues.speaks_for_another(&word) || matches!(&*word, "source" | "other");
    if !cues.is_person(&word) || owned || collective || full_title_at(reading, noun) {
        return None;
    }
    let sentence = doc.sentence_of(noun);
    let from = doc.sentences[sentence.checked_sub(1)?].start;
    let unnamed = reading.first_with_lemma(&word).is_some_and(|first| first < phrase.start);
    let others = (phrase.start..noun).any(|t| reading.named_at(t).is_some());
    let people = named_lately(reading, from..noun);
    let [one] = people[..] else { return None };
    (!unnamed && !others).then_some(one)
}

/// "Ruritania's top diplomat": the one of a state.
fn of_a_state(reading: &Reading, noun: usize) -> Option<Range<usize>> {
    let doc = reading.doc;
    let owner = doc.child_by(noun, &[Dep::Poss]).and_then(|p| reading.named_at(p))?;
    let state = owner.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country);
    let one = doc.tokens[noun].tag == Tag::Nn && reading.named_at(noun).is_none();
    (state && one).then_some(owner.tokens.start..noun + 1)
}

/// "the …": a definite phrase in the singular without a name.
fn definite_phrase(reading: &Reading, noun: usize) -> Option<Range<usize>> {
    let doc = reading.doc;
    let the = doc.child_by(noun, &[Dep::Det]).filter(|d| reading.token_is(*d, &["the"]))?;
    (doc.tokens[noun].tag == Tag::Nn && reading.named_at(noun).is_none()).then_some(the..noun + 1)
}

/// The people named in a stretch, the last first.
fn named_lately(reading: &Reading, words: Range<usize>) -> Vec<usize> {
    let mentions = reading.mentions.from(words.start).take_while(|m| m.whole.start < words.end);
    let mut people: Vec<usize> = Vec::new();
    for mention in mentions.filter(|m| m.tokens.end <= words.end) {
        for entity in mention.entities.iter().filter(|e| reading.kind(**e) == EntityKind::Person) {
            people.retain(|p| p != entity);
            people.push(*entity);
        }
    }
    people.reverse();
    people
}

/// "Both sides", "the two governments", "both": the two that the sentence before joins.
fn both(reading: &Reading, noun: usize) -> Vec<usize> {
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    let marked = noun > 0 && reading.token_is(noun - 1, &["both", "two"]);
    let states = token.is_any(&[
        "sides",
        "countries",
        "governments",
        "nations",
        "capitals",
        "neighbors",
        "neighbours",
        "parties",
    ]);
    let alone = token.is("both");
    // "Peru and Chile both said"
    if alone && let Some(pair) = pair_before(reading, noun) {
        return pair;
    }
    let Some(before) = doc.sentence_of(noun).checked_sub(1).filter(|_| alone || marked && states) else {
        return Vec::new();
    };
    let named = doc.child_by(noun, &[Dep::Prep]).is_some();
    let pair = |kind: EntityKind| {
        let mut found: Vec<usize> = Vec::new();
        for mention in reading.mentions_of_sentence(before) {
            let full = matches!(mention.kind, MentionKind::Name | MentionKind::Metonym);
            for entity in mention.entities.iter().filter(|e| full && reading.kind(**e) == kind) {
                if !found.contains(entity) {
                    found.push(*entity);
                }
            }
        }
        (found.len() == 2).then_some(found)
    };
    let people = || if alone { pair(EntityKind::Person) } else { None };
    if named { Vec::new() } else { people().or_else(|| pair(EntityKind::Country)).unwrap_or_default() }
}

/// The two names that "and" joins right before a token.
fn pair_before(reading: &Reading, at: usize) -> Option<Vec<usize>> {
    let ending = |end: usize| {
        let mention = reading.named_at(end.checked_sub(1)?)?;
        match mention.entities[..] {
            [one] if mention.tokens.end == end && mention.kind != MentionKind::Demonym => {
                Some((one, mention.whole.start))
            }
            _ => None,
        }
    };
    let (second, start) = ending(at)?;
    let and = start.checked_sub(1).filter(|t| reading.token_is(*t, &["and"]))?;
    let (first, _) = ending(and)?;
    (first != second && reading.kind(first) == reading.kind(second)).then(|| vec![first, second])
}
