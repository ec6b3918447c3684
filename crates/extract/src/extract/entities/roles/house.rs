//! Bodies of a state that are named by common nouns, where an office is theirs: "the speaker of the Iranian parliament", "a
//! spokesman for Georgia's defence ministry". Their head is not the head of the state.

use crate::extract::entities::people::{title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Shape, Tag};
use std::ops::Range;

/// Verbs of being at the head of one.
const LEADING: [&str; 8] = ["lead", "head", "chair", "run", "command", "direct", "manage", "found"];

/// Makes an organization of each.
pub(super) fn find(reading: &mut Reading) {
    let found: Vec<(Range<usize>, usize)> = reading
        .mentions
        .iter()
        .filter(|m| m.entities.len() == 1 && reading.kind(m.entities[0]) == EntityKind::Country)
        .filter_map(|m| Some((body_behind(reading, m.kind, &m.tokens)?, m.entities[0])))
        .collect();
    for (tokens, country) in found {
        let written = reading.on_one_line(tokens.clone());
        let label = label(reading, &written, country);
        record(reading, tokens, &label, &written);
    }
    let of_bodies: Vec<Range<usize>> = reading
        .mentions
        .iter()
        .filter(|m| m.entities.len() == 1 && reading.kind(m.entities[0]) == EntityKind::Organization)
        .filter_map(|m| body_of_body(reading, &m.tokens))
        .collect();
    for tokens in of_bodies {
        let owner = reading.named_at(tokens.start).map_or("", |m| &reading.entities[m.entities[0]].label);
        let label = format!("{owner} {}", alone(reading, &tokens));
        let written = reading.on_one_line(tokens.clone());
        record(reading, tokens, &label, &written);
    }
    super::common::find(reading);
}

/// Makes an organization of the words, with what the article calls it.
fn record(reading: &mut Reading, tokens: Range<usize>, label: &str, written: &str) {
    let body = reading.entity(EntityKind::Organization, label);
    reading.alias(body, written);
    // "farmers' union", as the article calls it.
    let words = alone(reading, &tokens);
    if words.contains(' ') {
        reading.alias(body, &words);
    }
    reading.mention(tokens, body, MentionKind::Nominal, "entities.organizations.of-state");
}

/// "the head of the African Union's observer mission": a body that a body has, with a head of its own. One word alone does not tell which
/// it is: "the league's council".
fn body_of_body(reading: &Reading, owner: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let tokens = &reading.doc.tokens;
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(owner.start)];
    let from = owner.end + 1;
    let plain = |t: &usize| {
        let token = &tokens[*t];
        let word = token.tag.is_noun() || matches!(token.tag, Tag::Jj | Tag::Vbg | Tag::Hyph);
        (token.shape == Shape::Lower || token.text == "-") && word
    };
    let mark = reading.token_is(owner.end, &["'s", "’s", "'", "’"]);
    let last = (from..sentence.end.min(from + LONGEST))
        .take_while(plain)
        .find(|t| *t > from && reading.token_in(*t, &reading.words.offices.of_bodies))
        .filter(|_| mark)?;
    let the = owner.start.checked_sub(1).filter(|t| reading.token_is(*t, &["the"])).unwrap_or(owner.start);
    let told = is_owner(reading, the, sentence.start)
        || is_led(reading, last)
        || titled(reading, from, last, sentence.end);
    let kinds = (from..last).all(|t| !reading.words.offices.no_names.holds(tokens[t].text));
    (told && kinds).then_some(owner.start..last + 1)
}

/// "Iranian parliament speaker Ott", "the Zendan foreign ministry's spokeswoman": an office right behind the body, which is not the body's
/// words themselves, as in "parliament speaker"; a spokesman is one of the ministry that he is called by.
fn titled(reading: &Reading, first: usize, last: usize, end: usize) -> bool {
    let mark = usize::from(reading.token_is(last + 1, &["'s", "’s", "'", "’"]));
    let from = last + 1 + mark;
    title_length(reading, from, end).is_some_and(|n| {
        let start = reading.doc.sentences[reading.doc.sentence_of(last)].start;
        let spokesman = lower(reading.doc.tokens[from + n - 1].text).starts_with("spokes");
        let begins = title_ending_at(reading, from + n, start).map(|t| t.start);
        begins == Some(from) || spokesman && begins.is_some_and(|b| b >= first)
    })
}

/// "Iranian parliament", however the article has it.
fn label(reading: &Reading, written: &str, country: usize) -> String {
    let words = written.split_once("'s ").or_else(|| written.split_once("’s ")).map(|(_, words)| words);
    match (words, adjective(reading, country)) {
        (Some(words), Some(adjective)) => format!("{adjective} {words}"),
        _ => written.to_owned(),
    }
}

/// "Iranian".
pub(super) fn adjective<'r>(reading: &'r Reading, country: usize) -> Option<&'r str> {
    let code = reading.entities[country].iso3.as_deref();
    let country = code.and_then(|c| reading.gazetteer.country(c));
    country.and_then(|c| c.adjectives.first()).map(|word| &**word)
}

/// The words of a body without the country's: "farmers' union".
fn alone(reading: &Reading, tokens: &Range<usize>) -> String {
    let land = reading.named_at(tokens.start).map_or(tokens.start + 1, |m| m.tokens.end);
    let mark = usize::from(matches!(reading.doc.tokens[land].text, "'s" | "’s" | "'" | "’"));
    reading.on_one_line(land + mark..tokens.end)
}

/// The words from a country's to the body's, where an office is the body's.
fn body_behind(reading: &Reading, kind: MentionKind, country: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let doc = reading.doc;
    let sentence = &doc.sentences[doc.sentence_of(country.start)];
    let possessive = reading.token_is(country.end, &["'s", "’s", "'", "’"]);
    if !possessive && kind != MentionKind::Demonym {
        return body_for(reading, kind, country);
    }
    let from = country.end + usize::from(possessive);
    let plain = |t: &usize| {
        let token = &doc.tokens[*t];
        token.shape == Shape::Lower && (token.tag.is_noun() || matches!(token.tag, Tag::Jj | Tag::Vbg))
    };
    // "the Ruritanian farmers' union"
    let many = |t: &usize| {
        matches!(doc.tokens[*t].text, "'" | "’" | "'s" | "’s")
            && *t > from
            && doc.tokens[*t - 1].tag == Tag::Nns
    };
    let last = (from..sentence.end.min(from + LONGEST)).take_while(|t| plain(t) || many(t)).find(|t| {
        let body = names_a_body(reading, *t) || of_many(reading, *t).is_some();
        !many(t) && (body || is_headed_government(reading, *t, country.start, sentence.start))
    })?;
    let last = of_many(reading, last).unwrap_or(last);
    let last = super::common::of_a_field(reading, last, sentence.end).map_or(last, |end| end - 1);
    // "the Ruritanian broadcaster Tarn One": by its name.
    if reading.named_at(last + 1).is_some_and(|m| reading.kind(m.entities[0]) == EntityKind::Organization) {
        return None;
    }
    let tokens = country.start..last + 1;
    // "the speaker of the Iranian parliament"
    let the = tokens.start.checked_sub(1).filter(|t| reading.token_is(*t, &["the"])).unwrap_or(tokens.start);
    // "speaker of Ruritania's parliament": the state's.
    if is_an_organ(reading, the, from, last + 1, sentence.start) {
        return None;
    }
    let owned = is_owner(reading, the, sentence.start)
        || chooses(reading, last)
        || has_holder(reading, last)
        || is_led(reading, last);
    (owned || titled(reading, from, last, sentence.end)).then_some(tokens)
}

/// "the prosecutor of the Zenda tribunal": a body that is called by the name of the country it is for.
fn body_for(reading: &Reading, kind: MentionKind, country: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 3;
    let tokens = &reading.doc.tokens;
    let from = country.end;
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(country.start)];
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower && (tokens[*t].tag.is_noun() || tokens[*t].tag == Tag::Jj)
    };
    let last = (from..sentence.end.min(from + LONGEST))
        .take_while(plain)
        .find(|t| reading.token_in(*t, &reading.words.offices.of_state_with))?;
    let the = country.start.checked_sub(1).filter(|t| reading.token_is(*t, &["the"]))?;
    (kind == MentionKind::Name && is_owner(reading, the, sentence.start)).then_some(country.start..last + 1)
}

/// Whether an office stands before words that is their body's: "the speaker of", "who ran".
pub(super) fn is_owner(reading: &Reading, the: usize, from: usize) -> bool {
    let doc = reading.doc;
    the.checked_sub(1).filter(|p| *p >= from).is_some_and(|before| {
        // "who ran Ruritania's secret service"
        let led = doc.tokens[before].tag.is_verb() && LEADING.contains(&&*doc.tokens[before].lemma);
        let title = || title_ending_at(reading, before_brackets(reading, before, from), from);
        // "head of the Zenda desk at the foreign ministry"
        let part = before > from
            && reading.token_is(before, &["at"])
            && reading.token_in(before - 1, &reading.words.offices.parts);
        led || part || reading.token_is(before, &["of", "for", "at", "in"]) && title().is_some()
    })
}

/// Whether the words are an organ of the state whose office is the state's.
fn is_an_organ(reading: &Reading, the: usize, first: usize, end: usize, from: usize) -> bool {
    let of = the.checked_sub(1).filter(|t| *t > from && reading.token_is(*t, &["of"]));
    let title = of.and_then(|of| title_ending_at(reading, of, from));
    let organ =
        title.and_then(|t| super::owner::organ_from(reading, first, end, &super::title_text(reading, t)));
    organ == Some(end)
}

/// "the Zendan farmers' union elected Ott its chairman": the body is the subject, and the office its own.
fn chooses(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let head = (0..3).filter_map(|back| noun.checked_sub(back)).find(|t| doc.tokens[*t].dep == Dep::Nsubj);
    let verb = head
        .and_then(|t| doc.head(t))
        .filter(|v| *v > noun && super::MAKING.contains(&&*doc.tokens[*v].lemma));
    let state = reading.token_in(noun, &reading.words.offices.of_state)
        || reading.token_in(noun, &reading.words.offices.legislatures);
    let its = |v: usize| {
        (v..doc.sentences[doc.sentence_of(v)].end.min(v + 8)).any(|t| reading.token_is(t, &["its"]))
    };
    !state && verb.is_some_and(its)
}

/// "the Zendan truth panel found, its chairwoman, Ott, said": the body is the subject, and an office is told to be its own.
fn has_holder(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let words = &reading.words.offices;
    let subject = matches!(doc.tokens[noun].dep, Dep::Nsubj | Dep::Nsubjpass);
    let state = reading.token_in(noun, &words.of_state) || reading.token_in(noun, &words.legislatures);
    let here = doc.sentence_of(noun);
    let end = doc.sentences[here].end;
    let its = (noun + 1..end).find(|t| reading.token_is(*t, &["its"])).filter(|_| subject);
    // "Ek accused Zenda's electoral court. Its chairman, Ott, left"
    let object = matches!(doc.tokens[noun].dep, Dep::Dobj);
    let next = || (subject || object).then(|| doc.sentences.get(here + 1).map(|s| s.start)).flatten();
    let its = its.or_else(|| next().filter(|t| reading.token_is(*t, &["its"]))).filter(|_| !state);
    its.is_some_and(|its| {
        let end = doc.sentences[doc.sentence_of(its)].end;
        let title = title_length(reading, its + 1, end).map(|n| its + 1..its + 1 + n);
        title.is_some_and(|t| {
            let text = super::title_text(reading, t);
            words.of_bodies_alone.contains(text.rsplit(' ').next().unwrap_or_default())
        })
    })
}

/// "Ruritania's electoral council is headed by Ott": a body whose head is told.
fn is_led(reading: &Reading, noun: usize) -> bool {
    const NEAR: usize = 5;
    let doc = reading.doc;
    let verb = (noun + 1..doc.tokens.len().min(noun + NEAR))
        .find(|t| doc.tokens[*t].tag.is_verb() && LEADING.contains(&&*doc.tokens[*t].lemma));
    let helper = |t: usize| {
        matches!(&*doc.tokens[t].lemma, "be" | "have")
            || doc.tokens[t].tag == Tag::Rb
            || doc.tokens[t].text == ","
    };
    verb.is_some_and(|v| reading.token_is(v + 1, &["by"]) && (noun + 1..v).all(helper))
}

/// "the head of Ruritania's interim government": it has a head of its own, who is not the state's.
fn is_headed_government(reading: &Reading, noun: usize, country: usize, from: usize) -> bool {
    const KINDS: [&str; 5] = ["interim", "transitional", "provisional", "caretaker", "military"];
    let the =
        country.checked_sub(1).filter(|t| *t > from && reading.token_is(*t, &["the"])).unwrap_or(country);
    let of = the.checked_sub(1).filter(|t| *t > from && reading.token_is(*t, &["of"]));
    let title = of.and_then(|of| title_ending_at(reading, of, from));
    reading.token_is(noun, &["government", "administration"])
        && reading.token_is(noun - 1, &KINDS)
        && title.is_some_and(|t| {
            reading.token_is(t.end - 1, &["head", "chief", "leader", "chairman", "chairwoman"])
        })
}

/// "congress of trade unions": the last word of what a body of common nouns is of.
pub(super) fn of_many(reading: &Reading, noun: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let tokens = &reading.doc.tokens;
    let body = reading.token_in(noun, &reading.words.offices.bodies_of_many);
    let from = noun + 2;
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower && (tokens[*t].tag.is_noun() || tokens[*t].tag == Tag::Jj)
    };
    let row = from..tokens.len().min(from + LONGEST);
    row.take_while(plain)
        .filter(|t| tokens[*t].tag == Tag::Nns)
        .last()
        .filter(|_| body && reading.token_is(noun + 1, &["of"]))
}

/// "first secretary (political) at": where the brackets before a word begin.
fn before_brackets(reading: &Reading, at: usize, from: usize) -> usize {
    let closed = at.checked_sub(1).filter(|b| *b > from && reading.token_is(*b, &[")"]));
    let open =
        closed.and_then(|b| (from.max(b.saturating_sub(4))..b).rev().find(|t| reading.token_is(*t, &["("])));
    open.unwrap_or(at)
}

pub(super) fn names_a_body(reading: &Reading, noun: usize) -> bool {
    let words = &reading.words.offices;
    // "the teachers' union"
    let mark = matches!(reading.doc.tokens[noun - 1].text, "'" | "’" | "'s" | "’s") && noun > 1;
    let before = &reading.doc.tokens[noun - 1 - usize::from(mark)];
    let told = before.shape == Shape::Lower && !words.no_names.holds(before.text) && before.is_word();
    // A ruling council is the state.
    let rules = before.is("ruling") && reading.token_is(noun, &["council"]);
    // "the bishops' conference"
    let conference = mark && reading.token_is(noun, &["conference", "congress"]);
    conference
        || reading.token_in(noun, &words.of_state)
        || (reading.token_in(noun, &words.of_state_with) && told && !rules)
}
