//! What a pattern cannot tell: whether four digits are a year, whether "May" is the month.

use super::clock::Clock;
use crate::extract::words::{WordSet, lower};
use crate::language::{Dep, NerKind, Tag, Token};

/// Looks at the words around what a pattern took.
pub(super) type Guard = fn(&Clock) -> bool;

/// The guard of this name.
///
/// # Errors
/// Says which name is not known.
pub(super) fn named(name: &str) -> Result<Guard, String> {
    Ok(match name {
        "year" => year,
        "month" => month,
        "capital" => capital,
        "noun" => noun,
        "alone" => alone,
        "season" => season,
        "unit" => unit,
        "ends" => ends,
        "closes" => closes,
        other => return Err(format!("no guard `{other}`")),
    })
}

/// Whether four digits are a year: not what counts people or metres, nor the number of a resolution.
fn year(clock: &Clock) -> bool {
    let full = |t: &usize| clock.tokens[*t].text.bytes().filter(u8::is_ascii_digit).count() == 4;
    let digits = clock.taken.clone().rev().find(full).unwrap_or(clock.taken.end - 1);
    let token = &clock.tokens[digits];
    let Ok(value) = token.text[token.text.len().saturating_sub(4)..].parse::<i32>() else { return true };
    let left = clock.left();
    let is = |token: Option<&Token>, words: &[&str]| token.is_some_and(|t| t.is_any(words));
    let among =
        |token: Option<&Token>, words: &WordSet| token.is_some_and(|t| words.contains(&lower(t.text)));
    let around = clock.around;
    if among(clock.right(), &around.counted)
        || among(left, &around.numbered)
        || in_a_list_of_numbers(clock)
        || part_of_a_code(clock)
    {
        return false;
    }
    // Era: the calendar of values has no years before the first.
    if is(clock.right(), &["bc", "bce", "b.c.", "b.c.e."]) {
        return false;
    }
    let kind = clock.entity(digits);
    let counts = token.dep == Dep::Nummod
        && clock.doc.is_some()
        && clock.token(token.head).is_some_and(|head| head.tag == Tag::Nns && token.head > digits);
    let refused = matches!(kind, Some(NerKind::Money | NerKind::Percent | NerKind::Quantity | NerKind::Time));
    let led = among(left, &around.before_a_year) || clock.taken.len() > 1;
    if refused || (counts && kind != Some(NerKind::Date) && !(1900..2060).contains(&value)) {
        return false;
    }
    match value {
        1900..2060 => !(counts && kind == Some(NerKind::Cardinal) && !led),
        1500..1900 => kind == Some(NerKind::Date) || (led && !counts) || clock.doc.is_none(),
        _ => led && kind == Some(NerKind::Date),
    }
}

/// "resolutions 1695, 1718 and 1929".
fn in_a_list_of_numbers(clock: &Clock) -> bool {
    let mut at = clock.taken.start;
    let mut numbers = 0;
    while let Some(token) = at.checked_sub(1).and_then(|i| clock.token(i)) {
        at -= 1;
        let number = token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit());
        numbers += usize::from(number);
        if !number && !token.is_any(&[",", "and", "or", "&"]) {
            return numbers > 0 && token.is_any(&["resolutions", "nos.", "numbers", "articles", "sections"]);
        }
    }
    false
}

/// "UA-1999", "1,2000": glued to what stands before.
fn part_of_a_code(clock: &Clock) -> bool {
    let first = clock.taken.start;
    let Some(mark) = clock.left().filter(|_| !clock.tokens[first].spaced) else { return false };
    let parts = &["then", "mid", "early", "late", "pre", "post"];
    match mark.text {
        "-" | "–" | "—" if !mark.spaced => {
            !first.checked_sub(2).and_then(|i| clock.token(i)).is_some_and(|t| {
                t.is_any(parts)
                    || (mark.text != "-" && t.is_word())
                    || t.text.bytes().all(|b| b.is_ascii_digit())
            })
        }
        "." | "," | ":" | "#" | "$" => true,
        _ => false,
    }
}

/// Whether a month's name is the month: no verb, no part of a person's name.
fn month(clock: &Clock) -> bool {
    let at = clock.taken.end - 1;
    let token = &clock.tokens[at];
    let Some(doc) = clock.doc else { return !token.is_any(&["may", "march"]) };
    if token.tag.is_verb() || token.tag == Tag::Md {
        return false;
    }
    let named = matches!(
        clock.entity(at),
        Some(NerKind::Person | NerKind::Organization | NerKind::Facility | NerKind::WorkOfArt)
    );
    let beside_a_name = |i: Option<usize>| {
        i.and_then(|i| clock.token(i)).is_some_and(|t| t.tag.is_proper() && t.is_capitalised())
    };
    let doubtful = token.is_any(&["may", "march", "april", "june", "august"]);
    // "Theresa May", "Augustus June", "Long March".
    if doubtful && named && (beside_a_name(clock.taken.start.checked_sub(1)) || beside_a_name(Some(at + 1))) {
        return false;
    }
    // "he said that May would win"
    let subject = clock.right().is_some_and(|t| t.tag == Tag::Md || t.tag.is_verb());
    if doubtful && clock.text().eq_ignore_ascii_case("that") && subject {
        return false;
    }
    if !token.is_any(&["may", "march", "august"]) || clock.taken.len() > 1 {
        return true;
    }
    if is_whose(clock, at) {
        return false;
    }
    // "talks between May and Berg", "between Berg and May"
    let name = |i: usize| {
        clock.token(i).is_some_and(|t| t.tag == Tag::Nnp && clock.entity(i) == Some(NerKind::Person))
    };
    let word = |i: Option<usize>, w: &str| i.and_then(|i| clock.token(i)).is_some_and(|t| t.is(w));
    let first = word(at.checked_sub(1), "between") && word(Some(at + 1), "and") && name(at + 2);
    let second = word(at.checked_sub(1), "and") && at.checked_sub(2).is_some_and(name);
    if first || second {
        return false;
    }
    let led = clock.left().is_some_and(|t| {
        t.is_any(&[
            "in", "since", "until", "till", "by", "of", "from", "to", "during", "and", "before", "after",
            "through", "a", "-", "–", "every", "for", ",", "between", "the", "last", "next", "this", "is",
            "on", "or", "’s", "'s", "around", "about", "than",
        ])
    });
    let led = led || (clock.left().is_none() && clock.entity(at) == Some(NerKind::Date) && subject);
    // "to March" may be a verb that the tagger took for a name; "May," begins no sentence of news.
    led && (doc.tokens[at].tag.is_noun() || clock.entity(at) == Some(NerKind::Date))
}

/// "May's government": a month has none; "May's offer" is hers who is named so elsewhere.
fn is_whose(clock: &Clock, at: usize) -> bool {
    const HAS: [&str; 7] = ["government", "cabinet", "party", "office", "spokesman", "spokeswoman", "team"];
    if clock.right().is_none_or(|s| s.tag != Tag::Pos) {
        return false;
    }
    let owned = clock.token(at + 2).is_some_and(|t| t.is_any(&HAS));
    let name = clock.tokens[at].text;
    let person = |i: &usize| {
        let before = i.checked_sub(1).and_then(|b| clock.token(b));
        clock.tokens[*i].text == name
            && clock.entity(*i) == Some(NerKind::Person)
            && before.is_some_and(|b| b.tag.is_proper() && b.is_capitalised())
    };
    owned || (0..clock.tokens.len()).any(|i| person(&i))
}

/// Whether the words begin with a capital or a digit, as names of days do.
fn capital(clock: &Clock) -> bool {
    clock.tokens[clock.taken.start].is_capitalised() || clock.text().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the last word is a noun: "the fall", not "they fall".
fn noun(clock: &Clock) -> bool {
    clock.doc.is_none() || clock.tokens[clock.taken.end - 1].tag.is_noun()
}

/// Whether no noun follows: "the third", not "the third round".
fn alone(clock: &Clock) -> bool {
    clock.right().is_none_or(|next| {
        let dash = matches!(next.text, "-" | "–" | "%") && !next.spaced;
        !(dash
            || next.tag.is_noun()
            || next.tag.is_adjective()
            || matches!(next.tag, Tag::Cd | Tag::Vbg | Tag::Hyph))
    })
}

/// Whether a season stands by itself: a noun in lower case, or not before another name ("Winter Olympics").
fn season(clock: &Clock) -> bool {
    let last = &clock.tokens[clock.taken.end - 1];
    // A headline has no tags, and its verbs stand in the present: "Markets fall".
    if clock.doc.is_none() && last.is_any(&["fall", "spring"]) && clock.taken.len() == 1 {
        return false;
    }
    let next_is_name = clock.right().is_some_and(|t| t.is_capitalised());
    noun(clock) && (!last.is_capitalised() || (!next_is_name && clock.doc.is_some()))
}

/// Whether a unit is one of the calendar: not "this year-long truce" or "this week old".
fn unit(clock: &Clock) -> bool {
    let last = &clock.tokens[clock.taken.end - 1];
    last.is_any(&["day", "week", "month", "quarter", "year", "decade", "century"])
        && clock.right().is_none_or(|next| {
            (!matches!(next.text, "-" | "–") || next.spaced)
                && !next.is_any(&["old", "long", "trip", "trips"])
        })
}

/// Whether the phrase ends here: "the day before." counts from a date in the text, "the day before the vote" does not.
fn ends(clock: &Clock) -> bool {
    clock.right().is_none_or(|next| {
        let object = next.tag.is_noun() || next.tag.is_adjective() || next.tag == Tag::Vbg;
        let determiner =
            matches!(next.tag, Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Cd | Tag::Wp | Tag::Wrb | Tag::Wdt);
        !(object || determiner || next.is_any(&["than", "to", "of"]))
    })
}

/// Whether the unit is a noun by itself: "ended the day", not "ended the day trip".
fn closes(clock: &Clock) -> bool {
    alone(clock) || clock.right().is_some_and(|next| next.tag.is_adjective())
}
