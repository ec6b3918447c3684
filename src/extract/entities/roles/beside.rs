//! Offices that stand beside a name: "South Korean President Lee", "Ott, a former minister of Ruritania", "the foreign
//! minister, Anna Ott".

use super::owner::owner_behind;
use super::{FORMER, PLAIN, country_before, is_sent, owner_at, owner_not_seat_at, title_at_noun, title_text};
use crate::extract::entities::people::{courtesy_before, title_ending_at, title_length};
use crate::extract::negation;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Shape, Tag, Token};
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
    } else {
        behind(reading, name, sentence, &mut found);
    }
    if found.offices.is_empty() {
        name_in_apposition(reading, name, sentence, &mut found);
    }
    found
}

/// A title that ends where the name begins, with what stands before it.
fn before(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
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
    if let Some((country, to)) = sent_to_body(reading, begins.2.or(of), &text, found.start, sentence) {
        text = format!("{text} to {to}");
        (of, begins.2, found.start) = (country.0, None, country.1);
    }
    // "Sheikh" is how one is addressed.
    titles.retain(|t| !reading.token_is(t.start, &["sheikh"]));
    let others = titles.into_iter().rev().map(|title| title_text(reading, title));
    for title in std::iter::once(text).chain(others) {
        let of = begins.2.or(of);
        let tokens = found.start..name.end;
        found.offices.push(Office { title, of, former, tokens, rule: "roles.before-name" });
    }
    // "the President of the Council, Japan's Ambassador Ott": an office before the office.
    if begins.1 > sentence.start + 1 && reading.token_is(begins.1 - 1, &[","]) {
        let start = found.start;
        title_with_owner_behind(reading, begins.1, sentence, name, found);
        found.start = found.start.min(start);
    }
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

/// What stands left of a title: whose it is, whether it is over, where the phrase begins. "then - President", "former
/// South Korean President", "South Korea 's former president".
fn left_of_title(reading: &Reading, title: usize, sentence: &Range<usize>) -> (Option<usize>, bool, usize) {
    let tokens = &reading.doc.tokens;
    let (mut of, mut former, mut start) = (None, false, title);
    while start > sentence.start {
        let b = start - 1;
        let hyphen = tokens[b].text == "-" && !tokens[start].spaced;
        if reading.token_is(b, FORMER) || hyphen || reading.token_is(b, PLAIN) {
            former |= reading.token_is(b, FORMER);
            start = b;
        } else if of.is_none()
            && matches!(tokens[b].text, "'s" | "’s" | "'" | "’")
            && b > sentence.start
            && owner_at(reading, b - 1).is_some()
        {
            start = b;
        } else if let Some((entity, range)) = owner_at(reading, b).filter(|(_, r)| r.end == start) {
            if of.is_some() {
                break;
            }
            (of, start) = of_a_people(reading, entity, range.start, sentence.start);
        } else if of.is_none() && start > sentence.start + 1 && is_degree(&tokens[b]) {
            // "China's most senior diplomat": only where an owner follows to the left.
            let owner = (sentence.start.max(b.saturating_sub(2))..b).rev().find(|t| !is_degree(&tokens[*t]));
            let found = owner.and_then(|o| {
                let noun = o - usize::from(o > sentence.start && matches!(tokens[o].text, "'s" | "’s"));
                owner_at(reading, noun).map(|(entity, range)| (entity, range.start))
            });
            let Some((entity, begins)) = found else { break };
            of = Some(entity);
            start = begins;
        } else {
            break;
        }
    }
    (of, former, start)
}

/// "Bosnian Serb leader": of a people within a country, which is named first. "Turkish Cypriot" names the country last.
fn of_a_people(reading: &Reading, entity: usize, start: usize, from: usize) -> (Option<usize>, usize) {
    let demonym = |t: usize| reading.named_at(t).is_some_and(|m| m.kind == MentionKind::Demonym);
    let before = start.checked_sub(1).filter(|b| *b >= from && demonym(start));
    let land = before.and_then(|b| owner_at(reading, b)).filter(|(land, range)| {
        reading.kind(*land) == EntityKind::Country && *land != entity && range.end == start
    });
    match land {
        Some((_, range)) if reading.token_is(start, &["cypriot"]) => (Some(entity), range.start),
        Some((land, range)) => (Some(land), range.start),
        None => (Some(entity), start),
    }
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

/// "senior", "most", "top": words of degree before a title.
fn is_degree(token: &Token) -> bool {
    token.shape == Shape::Lower && matches!(token.tag, Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Rbs | Tag::Rb)
}

/// "Secretary-General of the United Nations Ban Ki-moon", "the president of France, Ott,".
fn title_with_owner_behind(
    reading: &Reading,
    start: usize,
    sentence: &Range<usize>,
    name: &Range<usize>,
    found: &mut Offices,
) {
    let comma = usize::from(start > sentence.start && reading.token_is(start - 1, &[","]));
    let Some(last) = start.checked_sub(1 + comma).filter(|l| *l >= sentence.start) else { return };
    let Some((of, owner)) = owner_at(reading, last) else { return };
    let the = usize::from(owner.start > sentence.start && reading.token_is(owner.start - 1, &["the"]));
    let Some(preposition) = owner.start.checked_sub(1 + the).filter(|p| *p > sentence.start) else { return };
    if !reading.token_is(preposition, &["of", "to", "for", "at"]) {
        return;
    }
    let Some(title) = title_ending_at(reading, preposition, sentence.start) else { return };
    let mut text = title_text(reading, title.clone());
    let (left, former, begins) = left_of_title(reading, title.start, sentence);
    let to = reading.token_is(preposition, &["to"]);
    if to && !is_sent(&text) {
        return;
    }
    let sent = to
        || (reading.token_is(preposition, &["for"])
            && is_sent(&text)
            && reading.kind(of) == EntityKind::Country);
    let of = if sent {
        text = format!("{text} {}", title_text(reading, preposition..last + 1));
        left
    } else {
        Some(of)
    };
    found.start = begins;
    found.offices.push(Office {
        title: text,
        of,
        former,
        tokens: begins..name.end,
        rule: "roles.before-name-of",
    });
}

/// "President Ott of Ruritania": returns where the phrase ends.
fn of_country(reading: &Reading, name: &Range<usize>, found: &mut Offices) -> Option<usize> {
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
    let (owner, range) = owner_not_seat_at(reading, next)?;
    // "from the Ruritanian side"
    if from && !reading.token_is(range.end, &["side", "delegation"]) {
        return None;
    }
    office.of = Some(owner);
    Some(range.end)
}

/// "Ott, a former minister of Ruritania," or "Ott, Ruritania's envoy,", "Ott, who is envoy to Zenda,".
fn behind(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
    let doc = reading.doc;
    if name.end + 1 >= sentence.end || !matches!(doc.tokens[name.end].text, "," | "(" | "—" | "–") {
        return;
    }
    let mut at = name.end + 1;
    // "Ott, and his deputy, Berg": another person.
    if reading.token_is(at, &["and", "or", "but"]) {
        return;
    }
    // "Ott, 54, a minister": the age.
    if doc.tokens[at].tag == Tag::Cd && reading.token_is(at + 1, &[","]) {
        at += 2;
    }
    let mut former = false;
    let mut of = owner_of_name(reading, sentence, found);
    let limit = sentence.end.min(at + 12);
    while at < limit {
        if let Some(length) =
            title_length(reading, at, sentence.end).filter(|n| ends_noun_phrase(reading, at + n, sentence))
        {
            joined_offices(reading, at..at + length, name, sentence, (of, former), found);
            return;
        }
        let token = &doc.tokens[at];
        if token.is("no") && reading.token_is(at + 1, &["longer"]) {
            former = true;
            at += 2;
        } else if negation::denies_office(doc, at) {
            return;
        } else if token.is_any(FORMER) || token.is_any(&["until", "till", "once", "formerly", "previously"]) {
            former = true;
            at += 1;
        } else if token.is("its") {
            // "Ruritania mourned Ott, its foreign minister"
            of = of.or_else(|| country_before(reading, name.start));
            at += 1;
        } else if let Some((entity, range)) = owner_at(reading, at) {
            of = Some(entity);
            at = range.end.max(at + 1);
        } else if token.is_any(&["was", "served", "been"]) {
            former |= !token.is("been");
            at += 1;
        } else if stands_between(reading, at) {
            at += 1;
        } else {
            return;
        }
    }
}

/// "New Zealand's Winston Peters, the deputy prime minister": whose the name is.
fn owner_of_name(reading: &Reading, sentence: &Range<usize>, found: &Offices) -> Option<usize> {
    let mark = found.start.checked_sub(1).filter(|p| {
        *p > sentence.start && found.offices.is_empty() && matches!(reading.doc.tokens[*p].text, "'s" | "’s")
    })?;
    owner_at(reading, mark - 1).map(|(owner, _)| owner)
}

/// Whether a word may stand between a name and the office behind it, and says nothing of it.
fn stands_between(reading: &Reading, at: usize) -> bool {
    const LINKING: &[&str] = &["who", "is", "as", "has", "also", "now", "currently", "'s", "’s", "-", "and"];
    let token = &reading.doc.tokens[at];
    let describes = matches!(
        token.tag,
        Tag::Dt
            | Tag::Jj
            | Tag::Jjs
            | Tag::Nn
            | Tag::Rb
            | Tag::PrpS
            | Tag::Vbg
            | Tag::Vbn
            | Tag::Cd
            | Tag::Hyph
    );
    let place = || reading.named_at(at).is_none_or(|m| reading.kind(m.entities[0]) == EntityKind::Place);
    token.is_any(LINKING) || describes || (token.tag == Tag::Nnp && place())
}

/// Records the office at a title behind a name, and one that "and" joins to it: "president and chief executive of
/// Ruritania", "an adviser to Ott and former foreign minister".
fn joined_offices(
    reading: &Reading,
    title: Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    (of, former): (Option<usize>, bool),
    found: &mut Offices,
) {
    let title_end = title.end;
    let end = office_behind(reading, title, name, sentence, (of, former), found);
    // "president and chief executive of Ruritania", "an adviser to Ott and former foreign minister"
    let near = |from: usize| (from..sentence.end.min(from + 4)).find(|t| reading.token_is(*t, &["and"]));
    let second = near(title_end).or_else(|| near(end)).and_then(|and| {
        let from = past_aside(reading, and + 1, sentence.end);
        let late = (from..from + 3).find(|t| {
            !reading.token_is(*t, FORMER)
                && !reading.token_is(*t, PLAIN)
                && !reading.token_is(*t, &["a", "an", "the", "-", "its", "also"])
        })?;
        let n = title_length(reading, late, sentence.end)?;
        let former = former || (and + 1..late).any(|t| reading.token_is(t, FORMER));
        ends_noun_phrase(reading, late + n, sentence).then_some((late..late + n, former))
    });
    if let Some((title, former)) = second {
        office_behind(reading, title, name, sentence, (of, former), found);
        let owner = found.offices.last().and_then(|o| o.of);
        let count = found.offices.len();
        if let Some(first) = count.checked_sub(2).and_then(|c| found.offices.get_mut(c)) {
            first.of = first.of.or(owner);
        }
    }
    if let Some(end) = closing_comma(reading, end, sentence.end) {
        found.end = end;
    }
}

/// "and, since the spring, its finance minister": where the aside behind the "and" ends.
fn past_aside(reading: &Reading, at: usize, end: usize) -> usize {
    if !reading.token_is(at, &[","]) {
        return at;
    }
    (at + 1..end.min(at + 7)).find(|t| reading.token_is(*t, &[","])).map_or(at, |comma| comma + 1)
}

/// Whether a noun phrase may end before this token: no further noun of it follows, no name that the title belongs to.
fn ends_noun_phrase(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    at >= sentence.end || {
        let token = &reading.doc.tokens[at];
        !(token.tag.is_noun() || token.is_capitalised() || matches!(token.text, "'s" | "’s"))
    }
}

/// Records one office behind a name; returns where its phrase ends.
fn office_behind(
    reading: &Reading,
    title: Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    (left, former): (Option<usize>, bool),
    found: &mut Offices,
) -> usize {
    let mut text = title_text(reading, title.clone());
    let owner = owner_behind(reading, title.end, sentence.end, &text);
    let mut end = title.end;
    let mut of = left;
    // "leader of the self-proclaimed republic": of something that we have no entity for; no country is to be guessed.
    let foreign = owner.is_none() && reading.token_is(title.end, &["of", "at", "for", "with"]);
    if let Some(owner) = owner {
        end = owner.end;
        if owner.sent {
            text = format!("{text} {}", title_text(reading, title.end..owner.end));
        } else if left.is_none() || owner.direct {
            of = Some(owner.entity);
        }
    }
    let rule = if foreign && of.is_none() { super::UNKNOWN_OWNER } else { "roles.apposition" };
    found.offices.push(Office { title: text, of, former, tokens: name.start..end, rule });
    end
}

/// The token after the comma that closes an apposition, so that "Ott, an envoy, said" reads "Ott said".
fn closing_comma(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + 14))
        .find(|t| reading.token_is(*t, &[",", ".", ";", "”", "\""]))
        .and_then(|t| reading.token_is(t, &[","]).then_some(t + 1))
}

/// "Ruritania's ambassador in Zenda, Ott,": the office whose phrase ends at the comma before the name, where the tree hangs
/// the name on another word of it.
fn title_of_phrase(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    let tokens = &reading.doc.tokens;
    let comma = courtesy_before(reading, name.start, sentence.start).checked_sub(1)?;
    if comma <= sentence.start || !reading.token_is(comma, &[","]) {
        return None;
    }
    // What follows must end the apposition, so that no list of things is taken for one.
    let closed = name.end >= sentence.end || !tokens[name.end].is_word() || tokens[name.end].tag.is_verb();
    let nominal = |t: &usize| {
        let token = &tokens[*t];
        token.tag.is_noun()
            || matches!(token.tag, Tag::Jj | Tag::Dt | Tag::Pos | Tag::PrpS | Tag::Hyph)
            || (*t > 0 && tokens[*t - 1].text == "-")
            || token.is_any(&["of", "to", "in", "for", "at", "with", "and"])
    };
    let from = sentence.start.max(comma.saturating_sub(LONGEST));
    let phrase = (from..comma).rev().take_while(nominal).last()?;
    let title = (phrase..comma)
        .find_map(|t| title_length(reading, t, comma).map(|n| t..t + n))
        .filter(|t| reading.token_is(t.end, &["of", "to", "in", "for", "at"]))?;
    (closed
        && reading.named_at(title.start).is_none_or(|m| reading.kind(m.entities[0]) != EntityKind::Person))
    .then_some(title)
}

/// "Israel's envoy to the United Nations, Gabriela Shalev": the name explains the office.
fn name_in_apposition(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
    let doc = reading.doc;
    let head = crate::extract::entities::names::head_of(reading, name);
    let apposed = doc.tokens[head].dep == Dep::Appos;
    let noun = doc.head(head).filter(|n| apposed && *n < name.start && doc.tokens[*n].tag.is_noun());
    let by_tree = noun.and_then(|n| title_at_noun(reading, n));
    let Some(title) = by_tree.or_else(|| title_of_phrase(reading, name, sentence)) else { return };
    let mut text = title_text(reading, title.clone());
    let (mut of, former, start) = left_of_title(reading, title.start, sentence);
    if let Some(owner) = owner_behind(reading, title.end, name.start, &text) {
        if owner.sent {
            text = format!("{text} {}", title_text(reading, title.end..owner.end));
        } else {
            of = of.or(Some(owner.entity));
        }
    }
    found.offices.push(Office {
        title: text,
        of,
        former,
        tokens: start..name.end,
        rule: "roles.name-in-apposition",
    });
}

/// Whether a person's name begins here, behind an office of his own.
pub(super) fn title_ends_at(reading: &Reading, at: usize) -> bool {
    reading.named_at(at).is_some_and(|m| {
        m.tokens.start == at && m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person)
    })
}
