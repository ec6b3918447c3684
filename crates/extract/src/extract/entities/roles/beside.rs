//! Offices that stand beside a name: "South Korean President Lee", "Ott, a former minister of Ruritania", "the foreign
//! minister, Anna Ott".

use super::before::{before, of_country};
use super::behind::behind;
use super::left::left_of_title;
use super::owner::owner_behind;
use super::{title_at_noun, title_text};
use crate::extract::entities::people::{self, courtesy_before, title_length};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// An office found beside a name.
pub(super) struct Office {
    pub(super) title: String,
    pub(super) of: Option<usize>,
    pub(super) former: bool,
    pub(super) tokens: Range<usize>,
    pub(super) rule: &'static str,
}

/// All offices beside a name, and how far the phrase reaches.
pub(super) struct Offices {
    pub(super) offices: Vec<Office>,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn offices(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Offices {
    let mut found = all(reading, name, sentence);
    // "Russian analyst Ott": where somebody is from, not whose office it is.
    let occupation = |o: &Office| reading.words.actors.occupations.iter().any(|w| o.title.ends_with(w));
    for office in found.offices.iter_mut().filter(|o| occupation(o)) {
        office.of = office.of.filter(|of| reading.kind(*of) == EntityKind::Organization);
    }
    // "Ruritania's captain, Ott, scored twice": a country's captain plays.
    let rank = name.start > sentence.start && reading.token_is(name.start - 1, &["captain"]);
    let country = |of: Option<usize>| of.is_some_and(|of| reading.kind(of) == EntityKind::Country);
    found.offices.retain(|o| rank || o.title != "captain" || !country(o.of));
    found
}

fn all(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Offices {
    let mut found = Offices { offices: Vec::new(), start: name.start, end: name.end };
    before(reading, name, sentence, &mut found);
    if let Some(end) = of_country(reading, name, &mut found) {
        found.end = end;
        // "Ambassador Ott of Ruritania, president of the league,"
        if found.offices.len() == 1 && reading.token_is(end, &[","]) {
            behind(reading, &(name.start..end), sentence, &mut found);
        }
    } else {
        let home = home_behind(reading, name, sentence).unwrap_or(name.end);
        behind(reading, &(name.start..home), sentence, &mut found);
    }
    if let Some(description) = super::described::before(reading, name, sentence) {
        // "The league's envoy, Zendan diplomat Ott,"
        let described = description..name.end;
        let title = super::described::office_before(reading, &described, sentence)
            .or_else(|| title_of_phrase(reading, &described, sentence));
        if let Some(title) = title {
            apposed_office(reading, title, &described, sentence, &mut found);
        }
    } else if found.offices.is_empty() {
        name_in_apposition(reading, name, sentence, &mut found);
    } else if only_addressed(reading, &found) {
        // "The league's rapporteur on Zenda, Professor Ott,"
        let addressed = found.start..name.end;
        if let Some(title) = title_of_phrase(reading, &addressed, sentence) {
            apposed_office(reading, title, &addressed, sentence, &mut found);
        }
    } else if let Some(title) = its_office(reading, found.start, sentence) {
        apposed_office(reading, title, &(found.start..name.end), sentence, &mut found);
    }
    found
}

/// "Its outgoing chairman, President Ott of Ruritania,": the office of what was spoken of, before the one of his country.
fn its_office(reading: &Reading, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 4;
    let comma = start.checked_sub(1).filter(|c| *c > sentence.start && reading.token_is(*c, &[","]))?;
    let title = people::title_ending_at(reading, comma, sentence.start)?;
    let from = sentence.start.max(title.start.saturating_sub(NEAR));
    // "and the bloc's chairman, President Ott of Ruritania,"
    let mark =
        title.start.checked_sub(1).filter(|t| *t > sentence.start + 1 && reading.token_is(*t, &["'s", "’s"]));
    let again = mark.filter(|m| {
        reading.token_is(m - 2, &["the"]) && reading.token_in(m - 1, &reading.words.offices.bodies)
    });
    if again.is_some() {
        return Some(title);
    }
    let its = (from..title.start).rev().find(|t| reading.doc.tokens[*t].tag == Tag::PrpS)?;
    let plain = |t: usize| {
        matches!(reading.doc.tokens[t].tag, Tag::Jj | Tag::Vbg | Tag::Vbn)
            || reading.token_is(t, super::PLAIN)
    };
    let opens = its == sentence.start
        || matches!(reading.doc.tokens[its - 1].tag, Tag::In | Tag::To)
        || reading.token_is(its - 1, &[",", "and", "—", "–", "("]);
    let own = reading.token_is(its, &["its", "their"]) && (its + 1..title.start).all(plain);
    (own && opens).then_some(title)
}

/// "Ott of Ruritania, president of the league,", "Ott of the league, a former envoy,": where the name ends with where its bearer is from
/// or what he is of, if an aside follows.
fn home_behind(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
    let next = name.end + 1 + usize::from(reading.token_is(name.end + 1, &["the"]));
    let (_, range) = super::owner_not_seat_at(reading, next)?;
    let country = range.start == next;
    let aside = range.end < sentence.end && reading.token_is(range.end, &[","]);
    (reading.token_is(name.end, &["of"]) && country && aside).then_some(range.end)
}

/// Whether all that is found is how somebody is addressed: "Professor", "General".
fn only_addressed(reading: &Reading, found: &Offices) -> bool {
    found.offices.iter().all(|o| o.of.is_none() && super::row::is_personal(reading, &o.title))
}

/// "Ruritania's ambassador in Zenda, Ott,": the office whose phrase ends at the comma before the name, where the tree hangs
/// the name on another word of it.
fn title_of_phrase(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    let tokens = &reading.doc.tokens;
    let comma = courtesy_before(reading, name.start, sentence.start).checked_sub(1)?;
    let brackets = reading.token_is(comma, &["("]) && reading.token_is(name.end, &[")"]);
    if comma <= sentence.start || !brackets && !reading.token_is(comma, &[","]) {
        return None;
    }
    // What follows must end the apposition, so that no list of things is taken for one.
    let closed = name.end >= sentence.end || !tokens[name.end].is_word() || tokens[name.end].tag.is_verb();
    let nominal = |t: &usize| {
        let token = &tokens[*t];
        token.tag.is_noun()
            || matches!(token.tag, Tag::Jj | Tag::Dt | Tag::Pos | Tag::PrpS | Tag::Hyph)
            // "of the ruling Zendan party", "of the newly founded union"
            || matches!(token.tag, Tag::Vbg | Tag::Vbn) && tokens[*t + 1].tag.is_noun()
            || (*t > 0 && tokens[*t - 1].text == "-")
            // "the under-secretary for trade"
            || tokens[*t + 1].text == "-" && !tokens[*t + 1].spaced
            || token.is_any(&["of", "to", "in", "for", "at", "with", "and", "on"])
            || token.is_any(&["there", "here"])
    };
    let from = sentence.start.max(comma.saturating_sub(LONGEST));
    // "the attorney-general herself, Ott,"
    let himself = comma - 1;
    let stressed = reading.token_is(himself, &["himself", "herself"]);
    let last = if stressed { himself } else { comma };
    let phrase = (from..last).rev().take_while(nominal).last()?;
    let title =
        (phrase..last).filter_map(|t| title_length(reading, t, last).map(|n| t..t + n)).find(|t| {
            // "the under-secretary-general for political affairs, Ott,"
            let long = t.clone().any(|w| reading.token_is(w, &["of", "for"])) && t.end == comma;
            let behind = reading.token_is(t.end, &["of", "to", "in", "for", "at", "on"]);
            behind || long || stressed && t.end == himself
        })?;
    (closed
        && reading.named_at(title.start).is_none_or(|m| reading.kind(m.entities[0]) != EntityKind::Person))
    .then_some(title)
}

/// "The first Ruritanian minister to set foot in Zenda since the war, Ott arrived": an office before the subject, which it tells
/// of.
fn fronted(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 6;
    let tokens = &reading.doc.tokens;
    let comma = courtesy_before(reading, name.start, sentence.start).checked_sub(1)?;
    let verb = tokens.get(name.end).is_some_and(|t| t.tag.is_verb() || t.tag == Tag::Md);
    if comma <= sentence.start || !reading.token_is(comma, &[","]) || !verb || name.end >= sentence.end {
        return None;
    }
    let determined = tokens[sentence.start].tag == Tag::Dt
        || super::owner_at(reading, sentence.start).is_some()
        || reading.token_is(sentence.start, &["once", "formerly", "previously", "twice", "until"]);
    let title = (sentence.start..comma.min(sentence.start + NEAR))
        .find_map(|t| title_length(reading, t, comma).map(|n| t..t + n))?;
    let finite = |t: usize| matches!(tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let plain =
        !(sentence.start..comma).any(|t| finite(t) || tokens[t].is_quote() || reading.token_is(t, &[":"]));
    let owned = left_of_title(reading, title.start, sentence).0.is_some();
    (determined && plain && owned).then_some(title)
}

/// "Israel's envoy to the United Nations, Gabriela Shalev": the name explains the office.
fn name_in_apposition(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
    let doc = reading.doc;
    let head = crate::extract::entities::names::head_of(reading, name);
    let apposed = doc.tokens[head].dep == Dep::Appos;
    let noun = doc.head(head).filter(|n| apposed && *n < name.start && doc.tokens[*n].tag.is_noun());
    // "the acting president and the leader of the league, Ott": the name is the second's.
    let another = |n: usize| {
        let ands = (n + 1..name.start).filter(|t| reading.token_is(*t, &["and"]));
        ands.into_iter().any(|t| {
            let next = t + 1 + usize::from(reading.token_is(t + 1, &["the", "its", "a"]));
            title_length(reading, next, name.start).is_some()
        })
    };
    let by_tree = noun.filter(|n| !another(*n)).and_then(|n| title_at_noun(reading, n));
    let title = by_tree.or_else(|| title_of_phrase(reading, name, sentence));
    let title = title.or_else(|| fronted(reading, name, sentence));
    let Some(title) = title.filter(|t| !is_of_name_before(reading, t, sentence)) else { return };
    if super::before::closes_a_phrase(reading, title.end - 1, name) {
        return;
    }
    apposed_office(reading, title, name, sentence, found);
}

/// "Ek, a retired judge of Ruritania, Ott, a dean, and": in a list the office with "a" is that of the name before it.
pub(super) fn is_of_name_before(reading: &Reading, title: &Range<usize>, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let from = sentence.start.max(title.start.saturating_sub(NEAR));
    let article = (from..title.start).rev().find(|t| reading.token_is(*t, &["a", "an"]));
    let comma = article.and_then(|a| a.checked_sub(1)).filter(|c| reading.token_is(*c, &[","]));
    let name = comma.and_then(|c| c.checked_sub(1)).filter(|n| *n >= sentence.start);
    name.and_then(|n| reading.named_at(n).filter(|m| m.tokens.end == n + 1)).is_some_and(|m| {
        m.kind == MentionKind::Name && m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person)
    })
}

/// Records an office whose phrase stands before the name, between commas.
fn apposed_office(
    reading: &Reading,
    title: Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    found: &mut Offices,
) {
    let mut text = title_text(reading, title.clone());
    let (mut of, mut former, start) = left_of_title(reading, title.start, sentence);
    // "Ruritania's envoy for ten years, Ott now"
    former |= (title.end..name.start).any(|t| super::behind::for_years(reading, t).is_some());
    if let Some(owner) = owner_behind(reading, title.end, name.start, &text) {
        text = owner.title(reading, title.end, &text);
        if !owner.sent {
            of = of.or(Some(owner.entity));
        }
    }
    // "a leader of the rebels, Ott": of those for whom we have no entity; no country is to be guessed.
    let next = title.end + 1 + usize::from(reading.token_is(title.end + 1, &["the"]));
    let many = next < name.start
        && reading.token_is(title.end, &["of"])
        && reading.doc.tokens[next].tag == Tag::Nns
        && reading.named_at(next).is_none();
    let unknown = of.is_none() && many;
    let rule = if unknown { super::UNKNOWN_OWNER } else { "roles.name-in-apposition" };
    let tokens = start..name.end;
    if let Some(joined) = super::described::joined(reading, &title, name, sentence) {
        let (title, tokens) = (title_text(reading, joined), tokens.clone());
        found.offices.push(Office { title, of, former, tokens, rule: "roles.name-in-apposition" });
    }
    found.offices.push(Office { title: text, of, former, tokens, rule });
}

/// Whether a person's name begins here, behind an office of his own.
pub(super) fn title_ends_at(reading: &Reading, at: usize) -> bool {
    reading.named_at(at).is_some_and(|m| {
        m.tokens.start == at && m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person)
    })
}
