//! Offices that stand behind a name: "Ott, a former minister of Ruritania,", "Ott, who is envoy to Zenda,".

use super::beside::{Office, Offices};
use super::owner::owner_behind;
use super::{FORMER, PLAIN, country_before, owner_at, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::negation;
use crate::extract::reading::Reading;
use crate::facts::EntityKind;
use crate::language::Tag;
use std::ops::Range;

/// "Ott, a former minister of Ruritania," or "Ott, Ruritania's envoy,", "Ott, who is envoy to Zenda,".
pub(super) fn behind(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
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
