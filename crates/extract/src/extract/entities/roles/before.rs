//! Titles that stand before a name, with whose they are: "South Korean President Lee", "the president of Ruritania, Ott,".

use super::beside::{Office, Offices};
use super::left::left_of_title;
use super::{is_sent, owner_at, owner_not_seat_at, title_text};
use crate::extract::entities::people::{courtesy_before, title_ending_at};
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// A title that ends where the name begins, with what stands before it.
pub(super) fn before(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
    let start = courtesy_before(reading, name.start, sentence.start);
    found.start = start;
    let mut titles = super::row::before(reading, name, start, sentence);
    // "Foreign Minister Prince Faisal": two offices.
    let Some(first) = titles.pop() else {
        title_with_owner_behind(reading, start, sentence, name, found);
        return;
    };
    let (mut of, former, begins) = left_of_title(reading, first.start, sentence);
    let rank = reading.gazetteer.title(&title_text(reading, first.clone())).map(|t| t.rank);
    let mut begins = if rank == Some(Rank::Leader) {
        modified(reading, begins, of, &first, sentence)
    } else {
        (first.start, begins, of)
    };
    found.start = begins.1;
    let mut text = title_text(reading, begins.0..first.end);
    let thing = of_a_thing(reading, &first, begins.1, of, sentence);
    if let Some(noun) = thing {
        text = format!("{} {text}", reading.doc.tokens[noun].text.to_lowercase());
        (of, _, begins.1) = left_of_title(reading, noun, sentence);
        found.start = begins.1;
    }
    if let Some((country, to)) = sent_to_body(reading, begins.2.or(of), &text, found.start, sentence) {
        text = format!("{text} to {to}");
        (of, begins.2, found.start) = (country.0, None, country.1);
    }
    // "Sheikh" is how one is addressed.
    titles.retain(|t| !reading.token_is(t.start, &["sheikh"]));
    let of = begins.2.or(of);
    let own = |title: Range<usize>| {
        // "the league's envoy, former Zendan minister Ott": each office has its own country.
        let left = left_of_title(reading, title.start, sentence);
        // "the trade minister, the one-time commander Ott": of what, nobody says.
        let (of, former) = if left.0.is_some() || left.1 { (left.0, left.1) } else { (of, former) };
        (title_text(reading, title), of, former)
    };
    let others: Vec<_> = titles.into_iter().rev().map(own).collect();
    for (title, of, former) in std::iter::once((text, of, former)).chain(others) {
        let tokens = found.start..name.end;
        let rule = if thing.is_some() && of.is_none() { super::UNKNOWN_OWNER } else { "roles.before-name" };
        found.offices.push(Office { title, of, former, tokens, rule });
    }
    // "the President of the Council, Japan's Ambassador Ott": an office before the office.
    if begins.1 > sentence.start + 1 && reading.token_is(begins.1 - 1, &[","]) {
        let start = found.start;
        title_with_owner_behind(reading, begins.1, sentence, name, found);
        found.start = found.start.min(start);
    }
}

/// "club president Ott": the noun before an office, which then is one of the club's and not of the state.
fn of_a_thing(
    reading: &Reading,
    title: &Range<usize>,
    begins: usize,
    of: Option<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let tokens = &reading.doc.tokens;
    let noun = title.start.checked_sub(1).filter(|n| *n >= sentence.start)?;
    let text = title_text(reading, title.clone());
    let rank = reading.gazetteer.title(&text).map(|t| t.rank);
    let of_any = matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment))
        || ["governor", "chairman", "chairwoman", "secretary", "chief", "boss"].contains(&text.as_str());
    let common = tokens[noun].tag == Tag::Nn
        && (noun == sentence.start || !tokens[noun].is_capitalised())
        && !tokens[title.start].is_capitalised()
        && tokens[noun].is_word();
    let plain = reading.token_is(noun, &["fellow", "state", "vice", "ex", "co", "host"]);
    (of.is_none() && begins == title.start && of_any && common && !plain && reading.named_at(noun).is_none())
        .then_some(noun)
}

/// "Senate Republican leader": words between whose it is and the title. Returns where the title begins with them, where the
/// phrase does, and whose it is.
fn modified(
    reading: &Reading,
    begins: usize,
    of: Option<usize>,
    title: &Range<usize>,
    sentence: &Range<usize>,
) -> (usize, usize, Option<usize>) {
    let plain = (title.start, begins, of);
    if begins != title.start || begins == sentence.start {
        return plain;
    }
    let before = &reading.doc.tokens[begins - 1];
    let qualifies = before.is_word()
        && matches!(before.tag, Tag::Jj | Tag::Nn | Tag::Nnp | Tag::Nnps)
        && before.spaced
        && reading.doc.tokens[begins].spaced
        && reading.named_at(begins - 1).is_none_or(|m| reading.kind(m.entities[0]) == EntityKind::Place);
    if !qualifies {
        return plain;
    }
    let (of, _, start) = left_of_title(reading, begins - 1, sentence);
    (begins - 1, start, of)
}

/// "Ruritania's UN ambassador": is sent to the body, by the country before it. Returns the country, with where the phrase
/// begins, and the body.
fn sent_to_body(
    reading: &Reading,
    of: Option<usize>,
    title: &str,
    start: usize,
    sentence: &Range<usize>,
) -> Option<((Option<usize>, usize), String)> {
    let body = of.filter(|of| reading.kind(*of) == EntityKind::Organization)?;
    let label = &reading.entities[body].label;
    let accredits = matches!(label.as_str(), "United Nations" | "NATO");
    let envoy = title.ends_with("envoy") || title.ends_with("representative");
    if !accredits || !(envoy || title.ends_with("ambassador")) {
        return None;
    }
    let to = format!("the {}", label.to_lowercase());
    let (country, _, begins) = left_of_title(reading, start, sentence);
    let country = country.filter(|c| reading.kind(*c) == EntityKind::Country);
    // "UN envoy Ott" is sent by the body, "Ruritania's UN envoy" to it.
    if envoy && country.is_none() {
        return None;
    }
    Some(((country, if country.is_some() { begins } else { start }), to))
}

/// "Secretary-General of the United Nations Ban Ki-moon", "the president of France, Ott,".
fn title_with_owner_behind(
    reading: &Reading,
    start: usize,
    sentence: &Range<usize>,
    name: &Range<usize>,
    found: &mut Offices,
) {
    let brackets = reading.token_is(name.end, &[")"]);
    let marks: &[&str] = if brackets { &[",", "("] } else { &[","] };
    let comma = usize::from(start > sentence.start && reading.token_is(start - 1, marks));
    let Some(last) = start.checked_sub(1 + comma).filter(|l| *l >= sentence.start) else { return };
    let aside = || before_aside(reading, last, sentence.start).filter(|_| comma == 1);
    let found_at = title_and_owner(reading, last, sentence.start);
    let Some((title, preposition, of, last)) =
        found_at.or_else(|| title_and_owner(reading, aside()?, sentence.start))
    else {
        return in_a_field(reading, last, comma, sentence, name, found);
    };
    let title = of_who_serves(reading, title, sentence.start);
    if comma == 1 && super::beside::is_of_name_before(reading, &title, sentence) {
        return;
    }
    if comma == 1 && closes_a_phrase(reading, title.end - 1, name) {
        return;
    }
    // "If elected president of Ruritania, Ott would resign"
    let made =
        title.start.checked_sub(1).filter(|t| *t > sentence.start && reading.doc.tokens[*t].tag == Tag::Vbn);
    if made.is_some_and(|m| reading.token_is(m - 1, &["if", "unless", "once", "when", "until"])) {
        return;
    }
    let mut text = title_text(reading, title.clone());
    let (left, former, begins) = left_of_title(reading, title.start, sentence);
    let to = reading.token_is(preposition, &["to"]);
    if to && !is_sent(&text) {
        return;
    }
    let sent = to
        || (reading.token_is(preposition, &["for"])
            && is_sent(&text)
            && reading.kind(of) != EntityKind::Organization);
    let of = if sent {
        text = format!("{text} {}", title_text(reading, preposition..last + 1));
        left
    } else {
        // "Ruritania's permanent representative at the league": of whom he is, not where.
        left.filter(|_| reading.token_is(preposition, &["at", "for"])).or(Some(of))
    };
    found.start = begins;
    let tokens = begins..name.end;
    if let Some(joined) = super::described::joined(reading, &title, name, sentence) {
        let (title, tokens) = (title_text(reading, joined), tokens.clone());
        found.offices.push(Office { title, of, former, tokens, rule: "roles.before-name-of" });
    }
    found.offices.push(Office { title: text, of, former, tokens, rule: "roles.before-name-of" });
}

/// "Director of Strategic Communications Anna Ott", "Ruritania's Assistant Secretary for Zendan Affairs Anna Ott".
fn in_a_field(
    reading: &Reading,
    last: usize,
    comma: usize,
    sentence: &Range<usize>,
    name: &Range<usize>,
    found: &mut Offices,
) {
    /// So many words tell a field.
    const LONGEST: usize = 6;
    let tokens = &reading.doc.tokens;
    if comma == 1 || !reading.words.names.fields.contains(tokens[last].text) {
        return;
    }
    let from = sentence.start.max(last.saturating_sub(LONGEST));
    let in_field = |t: &usize| tokens[*t].is_capitalised() || reading.token_is(*t, &["and", "&", ","]);
    let first = (from..last).rev().take_while(in_field).last().unwrap_or(last);
    let Some(of) = first.checked_sub(1).filter(|t| *t > sentence.start) else { return };
    let title = title_ending_at(reading, of, sentence.start);
    let Some(title) = title.filter(|_| reading.token_is(of, &["of", "for"])) else { return };
    let (owner, former, begins) = left_of_title(reading, title.start, sentence);
    found.start = begins;
    let office = title_text(reading, title.start..last + 1);
    let rule = if owner.is_some() { "roles.before-name-of" } else { super::UNKNOWN_OWNER };
    found.offices.push(Office { title: office, of: owner, former, tokens: begins..name.end, rule });
}

/// "After a meeting with the president of Ruritania, Ott said": the comma closes what stands in front, and the name begins the clause.
pub(super) fn closes_a_phrase(reading: &Reading, title: usize, name: &Range<usize>) -> bool {
    let doc = reading.doc;
    let subject = name.end - 1;
    let verb = doc.head(subject).filter(|_| matches!(doc.tokens[subject].dep, Dep::Nsubj | Dep::Nsubjpass));
    let fronted = |v: usize| {
        doc.children_by(v, &[Dep::Advcl, Dep::Prep, Dep::Advmod])
            .any(|c| c < name.start && doc.subtree(c).contains(&title))
    };
    !reading.token_is(name.end, &[","]) && verb.is_some_and(fronted)
}

/// "the security adviser of the president of Ruritania, Ott": his office is the first.
fn of_who_serves(reading: &Reading, title: Range<usize>, from: usize) -> Range<usize> {
    let the = usize::from(title.start > from && reading.token_is(title.start - 1, &["the"]));
    let of = title.start.checked_sub(1 + the).filter(|t| *t > from && reading.token_is(*t, &["of"]));
    of.and_then(|of| title_ending_at(reading, of, from)).unwrap_or(title)
}

/// "the commander of the league, a force of five states, General Ott": the word before the aside that ends here.
fn before_aside(reading: &Reading, last: usize, from: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let tokens = &reading.doc.tokens;
    let inside = |t: &usize| {
        !tokens[*t].tag.is_verb() && !matches!(tokens[*t].text, ";" | "(" | ")" | ":" | "“" | "\"")
    };
    let comma = (from.max(last.saturating_sub(LONGEST))..=last)
        .rev()
        .take_while(inside)
        .find(|t| reading.token_is(*t, &[","]))
        .filter(|c| *c > from && matches!(tokens[*c + 1].tag, Tag::Dt));
    comma.map(|comma| comma - 1)
}

/// "president of Ruritania" that ends in a token: the title, the preposition, the owner and that token.
fn title_and_owner(
    reading: &Reading,
    last: usize,
    from: usize,
) -> Option<(Range<usize>, usize, usize, usize)> {
    let (of, owner) = owner_at(reading, last)
        .or_else(|| {
            // "the commander of the Zendan navy": of the state whose force it is.
            let force = reading.token_in(last, &reading.words.offices.forces) && last > from;
            owner_at(reading, last.checked_sub(1)?).filter(|_| force)
        })
        .or_else(|| {
            // "the special envoy for the Sahel"
            let place =
                reading.named_at(last).filter(|m| m.entities.len() == 1 && m.tokens.end == last + 1)?;
            let the =
                usize::from(place.tokens.start > from && reading.token_is(place.tokens.start - 1, &["the"]));
            let to =
                place.tokens.start.checked_sub(1 + the).filter(|t| reading.token_is(*t, &["to", "for"]))?;
            let title = title_ending_at(reading, to, from).map(|t| title_text(reading, t))?;
            (reading.kind(place.entities[0]) == EntityKind::Place && is_sent(&title))
                .then(|| (place.entities[0], place.tokens.clone()))
        })?;
    // "the chairwoman of the African Union's Peace Council, Ott"
    let mark =
        owner.start.checked_sub(1).filter(|t| *t > from && reading.token_is(*t, &["'s", "’s", "'", "’"]));
    let whole = mark.and_then(|m| owner_at(reading, m - 1)).filter(|(_, r)| Some(r.end) == mark);
    let (of, owner) = match whole {
        Some((whole, range)) => {
            let part = super::owner::last_owner(reading, whole, range.end, owner.end).0;
            (part, range.start..owner.end)
        }
        None => (of, owner),
    };
    let the = usize::from(owner.start > from && reading.token_is(owner.start - 1, &["the"]));
    let preposition = owner.start.checked_sub(1 + the).filter(|p| *p > from)?;
    let behind = reading.token_is(preposition, &["of", "to", "for", "at"]);
    let title = title_ending_at(reading, preposition, from).filter(|_| behind)?;
    Some((title, preposition, of, last))
}

/// "President Ott of Ruritania": returns where the phrase ends.
pub(super) fn of_country(reading: &Reading, name: &Range<usize>, found: &mut Offices) -> Option<usize> {
    let office = found.offices.iter_mut().find(|o| o.of.is_none())?;
    let from = reading.token_is(name.end, &["from"]);
    // "Foreign Minister Ott (Ruritania)"
    if reading.token_is(name.end, &["("])
        && let Some((owner, range)) = owner_not_seat_at(reading, name.end + 1)
        && reading.kind(owner) == EntityKind::Country
        && reading.token_is(range.end, &[")"])
    {
        office.of = Some(owner);
        return Some(range.end + 1);
    }
    if !from && !reading.token_is(name.end, &["of"]) {
        return None;
    }
    let next = name.end + 1 + usize::from(reading.token_is(name.end + 1, &["the"]));
    // "Chief economist Ott of brokerage Tarn"
    let noun = super::owner::body_behind_noun(reading, next, reading.doc.tokens.len());
    let (owner, range) = owner_not_seat_at(reading, noun.unwrap_or(next))?;
    // "its registrar, Ott of Ruritania": the office is of what was spoken of before.
    let its = |t: usize| {
        reading.doc.tokens[t].tag == Tag::PrpS
            || matches!(reading.doc.tokens[t].text, "'s" | "’s" | "'" | "’")
    };
    if found.start.checked_sub(1).is_some_and(its) && reading.kind(owner) == EntityKind::Country {
        return Some(range.end);
    }
    // "Judge Ott of Ruritania" sits in a court that is not told.
    let nationality = office.title.ends_with("judge") && reading.kind(owner) == EntityKind::Country;
    if nationality && !reading.token_is(range.end, &["'s", "’s", "'", "’"]) {
        return None;
    }
    // "from the Ruritanian side"
    if from && !reading.token_is(range.end, &["side", "delegation"]) {
        return None;
    }
    office.of = Some(owner);
    Some(range.end)
}
