//! Offices and other nouns for somebody beside a name, which tell that it is a person's.

use crate::extract::entities::people::{is_title, title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::gazetteer::Rank;
use crate::language::{Shape, Tag};
use std::ops::Range;

/// "his predecessor, Tarn", "the headman, Marta Tarn", "his deputy, the Ruritanian Tarn", "his brother Tarn".
pub(super) fn is_somebody_before(reading: &Reading, before: usize, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let names = &reading.words.names;
    let owned = |noun: usize| {
        let from = sentence.start.max(noun.saturating_sub(4));
        (from..noun)
            .rev()
            .take_while(|t| !tokens[*t].tag.is_verb() && tokens[*t].is_word() || tokens[*t].tag == Tag::Pos)
            .any(|t| matches!(tokens[t].tag, Tag::PrpS | Tag::Pos) || reading.token_is(t, &["the"]))
    };
    let kin = tokens[before].tag == Tag::Nn && reading.token_in(before, &names.kin);
    if kin
        && before > sentence.start
        && matches!(tokens[before - 1].tag, Tag::PrpS | Tag::Pos | Tag::Jj | Tag::Jjr)
    {
        return owned(before);
    }
    // "his deputy, the Ruritanian Tarn"
    let land = before > sentence.start + 1
        && tokens[before].is_capitalised()
        && reading.token_is(before - 1, &["the"])
        && reading.longest_name(before, before + 1).is_some();
    let comma = if land { before - 2 } else { before };
    let noun = comma.checked_sub(1).filter(|n| *n > sentence.start && reading.token_is(comma, &[","]));
    noun.is_some_and(|n| {
        let somebody = reading.token_in(n, &names.somebody) || land && reading.token_in(n, &names.kin);
        tokens[n].tag == Tag::Nn && somebody && owned(n)
    })
}

/// "appointed Marta Tarn prime minister": a name between a verb that puts somebody in office and the office.
pub(super) fn is_put_in_office(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    const PLAIN: &[&str] = &["as", "its", "his", "her", "their", "the", "to", "be", "new", "next"];
    let tokens = &reading.doc.tokens;
    let verb = row.start.checked_sub(1).filter(|v| sentence.contains(v) && tokens[*v].tag.is_verb());
    let makes = verb.is_some_and(|v| crate::extract::entities::roles::MAKING.contains(&&*tokens[v].lemma));
    let office = (row.end..sentence.end.min(row.end + 4)).find(|t| !reading.token_is(*t, PLAIN));
    // "appointed Marta Tarn as Minister of Trade"
    let led = reading.token_is(row.end, &["as"]) && row.len() > 1;
    makes
        && office
            .is_some_and(|t| (tokens[t].shape == Shape::Lower || led) && is_title(reading, t, sentence.end))
}

/// "the mayor of Zenda, Marta Tarn, signed": between commas, behind an office with the name of whose it is.
pub(super) fn holds_office_before(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    const LONGEST: usize = 5;
    let tokens = &reading.doc.tokens;
    let comma = |t: usize| sentence.contains(&t) && reading.token_is(t, &[","]);
    let Some(open) = row.start.checked_sub(1).filter(|t| comma(*t) && comma(row.end) && row.len() > 1) else {
        return false;
    };
    let named = |t: &usize| tokens[*t].is_capitalised() || reading.token_is(*t, &["the", "-"]);
    let from = sentence.start.max(open.saturating_sub(LONGEST));
    let Some(first) = (from..open).rev().take_while(named).last() else { return false };
    let Some(of) = first.checked_sub(1).filter(|t| reading.token_is(*t, &["of", "to", "in"])) else {
        return false;
    };
    let title = title_ending_at(reading, of, sentence.start);
    title.is_some_and(|t| {
        (tokens[t.start].shape == Shape::Lower || t.len() > 1 && reading.token_is(of, &["in"]))
            && t.start > sentence.start
            && reading.token_is(t.start - 1, &["the", "'s", "’s"])
            && tokens[t.end - 1].tag == Tag::Nn
    })
}

/// "Marta Tarn was elected president", "took over from Marta Tarn as Zendan envoy": a name before its office.
pub(super) fn is_given_office(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let helper = |t: &usize| reading.token_is(*t, &["was", "is", "were", "been", "has", "had", "be", "will"]);
    let end = sentence.end;
    let verb = (row.end..end.min(row.end + 4)).find(|t| !helper(t));
    let made = verb.filter(|v| {
        let makes = crate::extract::entities::roles::MAKING.contains(&&*tokens[*v].lemma);
        makes && *v > row.end && tokens[*v].tag == Tag::Vbn
    });
    let as_office = row.end < end && reading.token_is(row.end, &["as"]);
    let Some(from) = made.or(as_office.then_some(row.end)).filter(|_| row.len() > 1) else { return false };
    let light = &reading.words.offices.before_office;
    let between = |t: &usize| {
        reading.token_in(*t, light) || tokens[*t].text == "-" || (as_office && tokens[*t].is_capitalised())
    };
    let office = (from + 1..end.min(from + 5)).find(|t| !between(t) || is_title(reading, *t, end));
    office.is_some_and(|t| tokens[t].shape == Shape::Lower && is_title(reading, t, end))
}

/// "Marta Tarn will be the first president": a name of whom a clause says what office of state it is or becomes.
pub(super) fn is_said_to_be(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 8;
    let tokens = &reading.doc.tokens;
    let end = sentence.end.min(row.end + NEAR);
    let verb =
        |t: &usize| tokens[*t].tag == Tag::Md || matches!(&*tokens[*t].lemma, "be" | "have" | "become");
    let behind = row.end + (row.end..end).take_while(verb).count();
    let is = (row.end..behind).any(|t| matches!(&*tokens[t].lemma, "be" | "become"));
    let plain = |t: &usize| {
        matches!(tokens[*t].tag, Tag::Dt | Tag::Jj)
            && !is_title(reading, *t, sentence.end)
            && tokens[*t].shape == Shape::Lower
    };
    let title = behind + (behind..end).take_while(plain).count();
    let Some(length) = title_length(reading, title, sentence.end).filter(|_| is && row.len() > 1) else {
        return false;
    };
    let text = crate::extract::entities::roles::title_text(reading, title..title + length);
    let rank = reading.gazetteer.title(&text).map(|t| t.rank);
    // "the premier port"
    let noun = tokens.get(title + length).is_some_and(|t| title + length < sentence.end && t.tag.is_noun());
    let of_state = !noun
        && matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister | Rank::Diplomat));
    of_state && tokens[title].shape == Shape::Lower
}

/// "the mayor of Tarn": behind an office that is held over a place.
pub(super) fn is_over_a_place(reading: &Reading, before: usize, sentence: &Range<usize>) -> bool {
    let of = Some(before).filter(|t| reading.token_is(*t, &["of"]));
    let title = of.and_then(|of| title_ending_at(reading, of, sentence.start));
    title.is_some_and(|t| reading.token_in(t.end - 1, &reading.words.offices.regional))
}

/// How much an office behind a name speaks for its being a place: "Tarn's governor", "Tarn governor Marta Ott"; less where countries have
/// such, too: "Tarn's president".
pub(super) fn is_governed(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> i32 {
    let tokens = &reading.doc.tokens;
    let mark = usize::from(row.end < sentence.end && reading.token_is(row.end, &["'s", "’s"]));
    let plain = |t: &usize| !reading.token_is(*t, &["new", "former", "deputy", "acting", "military"]);
    let Some(at) = (row.end + mark..sentence.end.min(row.end + mark + 3)).find(plain) else { return 0 };
    let Some(length) = title_length(reading, at, sentence.end) else { return 0 };
    let title = crate::extract::entities::roles::title_text(reading, at..at + length);
    let words = &reading.words.offices;
    // "Tarn governor Marta Ott": the name of who governs follows.
    let named = tokens.get(at + length).is_some_and(|t| at + length < sentence.end && t.is_capitalised());
    let person = row.end - row.start > 1 && reading.gazetteer.is_given_name(tokens[row.start].text);
    if person || mark == 0 && !named {
        return 0;
    }
    if words.regional.iter().any(|w| title.ends_with(w)) {
        5
    } else if mark > 0 && words.of_regions.iter().any(|w| title.ends_with(w)) {
        2
    } else {
        0
    }
}

/// "heads the Ruritanian assembly, the Zenzen": behind "the", where a comma and a body's noun stand before it.
pub(super) fn names_a_body(reading: &Reading, before: usize, sentence: &Range<usize>) -> bool {
    let offices = &reading.words.offices;
    let noun = before.checked_sub(2).filter(|n| *n > sentence.start);
    noun.is_some_and(|n| {
        let body = reading.token_in(n, &offices.bodies) || reading.token_in(n, &offices.legislatures);
        body && reading.doc.tokens[n].tag == Tag::Nn
            && reading.token_is(before, &["the"])
            && reading.token_is(n + 1, &[","])
    })
}
