//! A name with what somebody is before it, behind an office and a comma: "the league's envoy, Zendan diplomat Ott,"; and two
//! offices of one holder: "the premier and defence minister of Ruritania, Ott,".

use super::{FORMER, owner_at, title_text};
use crate::extract::entities::people::{title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::facts::MentionKind;
use crate::gazetteer::Rank;
use crate::language::Tag;
use std::ops::Range;

/// Where the words begin that say between a comma and a name what the bearer is, and are no office of state: of "The French
/// minister, German Chancellor Ott, and Ek" each has his own.
pub(super) fn before(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 6;
    let tokens = &reading.doc.tokens;
    let describes = |t: &usize| {
        let demonym = reading.named_at(*t).is_some_and(|m| m.kind == MentionKind::Demonym);
        let plain = matches!(tokens[*t].tag, Tag::Jj | Tag::Nn | Tag::Vbn | Tag::Dt | Tag::Hyph);
        demonym || tokens[*t].text == "-" || plain && !tokens[*t].is_capitalised()
    };
    let from = sentence.start.max(name.start.saturating_sub(LONGEST));
    let start = (from..name.start).rev().take_while(describes).last()?;
    let comma = start.checked_sub(1).filter(|c| *c > sentence.start && reading.token_is(*c, &[","]))?;
    let noun = name.start - 1;
    let over = (start..noun).any(|t| reading.token_is(t, FORMER));
    let state = title_ending_at(reading, name.start, comma).is_some_and(|title| {
        let rank = reading.gazetteer.title(&title_text(reading, title)).map(|t| t.rank);
        !matches!(rank, None | Some(Rank::Other | Rank::Diplomat))
    });
    let closed = name.end >= sentence.end || !tokens[name.end].is_word() || tokens[name.end].tag.is_verb();
    (tokens[noun].tag == Tag::Nn && (over || !state) && closed).then_some(start)
}

/// The office that ends at the comma before a described name, where it is told whose it is or stands with "the".
pub(super) fn office_before(
    reading: &Reading,
    described: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = described.start.checked_sub(1)?;
    let title = title_ending_at(reading, comma, sentence.start)?;
    let left = title.start.checked_sub(1).filter(|t| *t >= sentence.start)?;
    let definite = reading.token_is(left, &["the", "its", "'s", "’s"]) || owner_at(reading, left).is_some();
    (definite && reading.doc.tokens[title.end - 1].tag != Tag::Nns).then_some(title)
}

/// The office that "and" joins to one, of the same holder: one name follows, and the second office has no article of its own.
pub(super) fn joined(
    reading: &Reading,
    title: &Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    if reading.token_is(name.end, &["and"]) {
        return None;
    }
    let and = title.start.checked_sub(1).filter(|t| *t > sentence.start && reading.token_is(*t, &["and"]));
    let first = and.and_then(|and| title_ending_at(reading, and, sentence.start));
    let second = || {
        let from = title.end + 1;
        let length =
            title_length(reading, from, name.start).filter(|_| reading.token_is(title.end, &["and"]))?;
        Some(from..from + length)
    };
    let singular = |t: &Range<usize>| reading.doc.tokens[t.end - 1].tag != Tag::Nns;
    first.or_else(second).filter(|t| singular(t) && singular(title))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    /// Names with what somebody is before them, offices of one holder, whom another sends or swears in, forms of address.
    const TABLE: &[(&str, &[&str])] = &[
        (
            "The World Bank's special envoy, Chilean diplomat Ines Prado, left Lima.",
            &["Ines Prado: special envoy of World Bank", "Ines Prado: diplomat of CHL"],
        ),
        (
            "The honorary consul of Norway there, timber merchant Luis Soto, left.",
            &["Luis Soto: honorary consul of NOR"],
        ),
        (
            "The Chilean foreign minister, Peruvian President Luis Soto, and Ines Prado met.",
            &["!Luis Soto: foreign minister of CHL", "Luis Soto: president of PER"],
        ),
        (
            "The prime minister and trade minister of Peru, Luis Soto, spoke.",
            &["Luis Soto: prime minister of PER", "Luis Soto: trade minister of PER"],
        ),
        ("Peru's man in Oslo, Ambassador Luis Soto, agreed.", &["Luis Soto: ambassador of PER"]),
        ("Trade Minister Luis Soto represented Peru.", &["Luis Soto: trade minister of PER"]),
        ("Chile asked Peru to recall Luis Soto, its consul in Arica.", &["Luis Soto: consul of PER"]),
        (
            "Peru's delegate, Luis Soto, asked for a vote. Its ambassador, Ines Prado, had left.",
            &["Ines Prado: ambassador of PER"],
        ),
        (
            "President Luis Soto of Peru swore in Ines Prado as prime minister.",
            &["Ines Prado: prime minister of PER"],
        ),
        ("President Luis Soto of Peru swore at Ines Prado.", &["!Ines Prado: president of PER"]),
        (
            "European Commission President Ines Prado agreed.",
            &["Ines Prado: president of European Commission"],
        ),
        ("Green Party leader Ines Prado agreed.", &["Ines Prado: leader of Green Party"]),
        (
            "Peru's army chief General Luis Soto agreed.",
            &["Luis Soto: army chief of PER", "!Luis Soto: chief general of PER"],
        ),
        (
            "Father Luis Soto, president of Peru, agreed.",
            &["person Luis Soto", "Luis Soto: president of PER"],
        ),
        ("Fisherman Luis Soto found the box in Peru.", &["person Luis Soto", "!Luis Soto: fisherman of PER"]),
        ("Luis Soto is a Peruvian lawyer.", &["!Luis Soto: lawyer of PER"]),
    ];

    #[test]
    fn offices_of_described_people() {
        holds(TABLE);
    }
}
