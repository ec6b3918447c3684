//! Bodies of common nouns that no country's name stands before, where an office is theirs: "the head of the UN refugee agency",
//! "the secretary of the West African fisheries commission", "the governor of the central bank".

use super::house::{is_owner, names_a_body, of_many};
use crate::extract::entities::people::{title_ending_at, title_length};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Shape, Tag};
use std::ops::Range;

/// Makes an organization of each.
pub(super) fn find(reading: &mut Reading) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in &reading.doc.sentences {
        // What each begins with is asked first: of most words nothing else need be.
        let words = || sentence.clone();
        let marks = words().filter(|t| matches!(reading.doc.tokens[*t].text, "'s" | "’s" | "'" | "’"));
        found.extend(marks.filter_map(|mark| possessive(reading, mark, sentence)));
        let verbs = words().filter(|t| reading.doc.tokens[*t].tag.is_verb());
        found.extend(verbs.filter_map(|verb| headed(reading, verb, sentence.end)));
        for preposition in sentence.clone().skip(1) {
            if !reading.token_is(preposition, &["of", "for", "at"]) || preposition + 2 >= sentence.end {
                continue;
            }
            let Some(first) = past_determiner(reading, preposition + 1) else { continue };
            if !is_owner(reading, preposition + 1, sentence.start) {
                continue;
            }
            let told = called(reading, first, sentence.end).or_else(|| common(reading, first));
            let told = told.or_else(|| for_somewhere(reading, first, sentence.end));
            let title = title_ending_at(reading, preposition, sentence.start);
            let told = told.or_else(|| title.and_then(|t| plain(reading, first, sentence.end, &t)));
            found.extend(told);
        }
        let whose = words().filter(|t| reading.token_is(*t, &["whose"]));
        found.extend(whose.filter_map(|whose| before_whose(reading, whose, sentence.start)));
        let titles = words().filter(|t| reading.title_lengths[*t] > 0);
        found.extend(titles.filter_map(|title| of_title(reading, title, sentence)));
    }
    for tokens in found {
        let label = reading.on_one_line(tokens.clone());
        let spoken_of = last_called(reading, tokens.start, &label);
        let body = spoken_of.unwrap_or_else(|| reading.entity(EntityKind::Organization, &label));
        reading.alias(body, &label);
        reading.mention(tokens, body, MentionKind::Nominal, "entities.organizations.of-state");
    }
    let ministries = reading.tokens_that_are(&["ministry"]).into_iter();
    let ministries: Vec<(Range<usize>, usize)> =
        ministries.filter_map(|noun| that_speaks(reading, noun)).collect();
    for (tokens, country) in ministries {
        let written = reading.on_one_line(tokens.clone());
        let adjective = super::house::adjective(reading, country);
        let label = adjective.map_or_else(|| written.clone(), |adjective| format!("{adjective} {written}"));
        let body = reading.entity(EntityKind::Organization, &label);
        reading.alias(body, &written);
        reading.mention(tokens, body, MentionKind::Nominal, "entities.organizations.of-state");
    }
}

/// Where the noun's words begin behind "the" or "its", or behind a land that is no country: "of Zenda's".
fn past_determiner(reading: &Reading, at: usize) -> Option<usize> {
    if reading.token_is(at, &["the", "its", "his", "her", "their"]) {
        return Some(at + 1);
    }
    let land = reading.named_at(at).filter(|m| m.tokens.start == at && m.entities.len() == 1)?;
    let place = reading.kind(land.entities[0]) == EntityKind::Place;
    (place && reading.token_is(land.tokens.end, &["'s", "’s", "'", "’"])).then_some(land.tokens.end + 1)
}

/// "the foreign ministry", "the ministry of fisheries", "the parliamentary defence committee", "the junta": common nouns for a body that
/// has the office which is told, and nobody says of what land.
fn plain(reading: &Reading, first: usize, end: usize, title: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let tokens = &reading.doc.tokens;
    let words = &reading.words.offices;
    // Who speaks for a ministry or an army speaks for the state.
    let speaks = lower(tokens[title.end - 1].text).starts_with("spokes");
    let describes = |t: &usize| {
        let token = &tokens[*t];
        let name = reading.named_at(*t).is_some();
        let word = token.tag.is_noun() || matches!(token.tag, Tag::Jj | Tag::Vbg | Tag::Hyph);
        token.text == "-" || token.shape == Shape::Lower && word && !name
    };
    let mut row = (first..end.min(first + LONGEST)).take_while(describes);
    let last = row.find(|t| words.plain_bodies.contains(tokens[*t].text))?;
    let kinds = (first..last).all(|t| {
        !words.no_names.holds(tokens[t].text) && !tokens[t].is_any(&["same", "opposition", "local", "ruling"])
    });
    let field = of_a_field(reading, last, end);
    let one = match last == first && field.is_none() {
        true => words.bodies_by_one_word.contains(tokens[last].text),
        false => kinds,
    };
    let stop = field.unwrap_or(last + 1);
    let the = usize::from(reading.token_is(stop + 1, &["the"]));
    let there = super::owner_not_seat_at(reading, stop + 1 + the).is_some();
    let abroad = stop < end && reading.token_is(stop, &["in"]) && there;
    // "the council of elders", "the ministry of Ruritania", "the committee's clerk": of what, is told behind.
    let goes_on = reading.token_is(stop, &["of", "for", "on", "'s", "’s", "that", "which", "-"])
        || tokens.get(stop).is_some_and(|t| stop < end && (t.tag.is_noun() || t.is_capitalised()));
    (one && !goes_on && !abroad && !speaks).then_some(first..stop)
}

/// "The foreign ministry's spokesman", "a spokeswoman for the interior ministry": of the one state that was spoken of until then.
fn that_speaks(reading: &Reading, noun: usize) -> Option<(Range<usize>, usize)> {
    const LONGEST: usize = 4;
    let tokens = &reading.doc.tokens;
    let here = reading.doc.sentence_of(noun);
    let sentence = reading.doc.sentences[here].clone();
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower && (tokens[*t].tag.is_noun() || tokens[*t].tag == Tag::Jj)
    };
    if !plain(&noun) || reading.named_at(noun).is_some() {
        return None;
    }
    let from = sentence.start.max(noun.saturating_sub(LONGEST));
    let first = (from..noun).rev().take_while(plain).last()?;
    let the = first.checked_sub(1).filter(|t| *t >= sentence.start && reading.token_is(*t, &["the"]))?;
    let speaks = |at: usize| tokens.get(at).is_some_and(|t| t.text.to_lowercase().starts_with("spokes"));
    let behind = reading.token_is(noun + 1, &["'s", "’s", "'", "’"]) && speaks(noun + 2);
    let before =
        the > sentence.start + 1 && reading.token_is(the - 1, &["of", "for", "at"]) && speaks(the - 2);
    let countries =
        (0..=here).flat_map(|s| reading.mentions_of_sentence(s).iter()).filter(|m| m.tokens.end <= the);
    let mut countries =
        countries.flat_map(|m| &m.entities).filter(|e| reading.kind(**e) == EntityKind::Country);
    let one = *countries.next()?;
    ((behind || before) && countries.all(|c| *c == one)).then_some((first..noun + 1, one))
}

/// "now heads the central bank": the body whose head is told by a verb.
fn headed(reading: &Reading, verb: usize, end: usize) -> Option<Range<usize>> {
    let token = &reading.doc.tokens[verb];
    let heads = matches!(&*token.lemma, "head" | "chair" | "run" | "lead");
    let first = verb + 2;
    (heads && first < end && reading.token_is(verb + 1, &["the"]) && reading.named_at(first).is_none())
        .then(|| common(reading, first))
        .flatten()
}

/// "president of the constitutional court": an office that is known with the words of its body, where nobody says of what land.
fn of_title(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let length = title_length(reading, at, sentence.end).filter(|n| *n > 3)?;
    let of = (at + 1..at + length).find(|t| reading.token_is(*t, &["of"]))?;
    let body = of + 2..at + length;
    let last = body.end - 1;
    let tokens = &reading.doc.tokens;
    let common = body.clone().all(|t| tokens[t].shape == Shape::Lower && tokens[t].is_word());
    let known = reading.token_is(of + 1, &["the"]) && body.len() > 1;
    let told = reading.token_is(body.end, &["of", "in", "'s", "’s"])
        || super::left::left_of_title(reading, at, sentence).0.is_some();
    (known && common && !told && reading.words.offices.plain_bodies.contains(tokens[last].text))
        .then_some(body)
}

/// "ministry of fisheries", "department of trade and labour": where the words end that tell of what it is.
pub(super) fn of_a_field(reading: &Reading, noun: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let tokens = &reading.doc.tokens;
    let state =
        reading.token_is(noun, &["ministry", "department"]) && reading.token_is(noun + 1, &["of", "for"]);
    let word = |t: &usize| {
        let token = &tokens[*t];
        let joins =
            token.is("and") && tokens.get(*t + 1).is_some_and(|n| n.shape == Shape::Lower && n.tag.is_noun());
        joins || token.shape == Shape::Lower && (token.tag.is_noun() || token.tag == Tag::Jj)
    };
    let count = (noun + 2..end.min(noun + 2 + LONGEST)).take_while(word).count();
    (state && count > 0).then_some(noun + 2 + count)
}

/// "the report of the commission, whose chairman is Ott": the body before "whose" and its office.
fn before_whose(reading: &Reading, whose: usize, from: usize) -> Option<Range<usize>> {
    let comma = usize::from(whose > from && reading.token_is(whose - 1, &[","]));
    let noun = whose.checked_sub(1 + comma).filter(|n| *n > from)?;
    let body = reading.words.offices.bodies_by_one_word.contains(reading.doc.tokens[noun].text);
    let the = reading.token_is(noun - 1, &["the"]) && reading.named_at(noun).is_none();
    let office = title_length(reading, whose + 1, whose + 6).is_some();
    (body && the && office).then_some(noun..noun + 1)
}

/// The body named before that these words call again: "the tribunal" of the Zenda tribunal.
fn last_called(reading: &Reading, at: usize, label: &str) -> Option<usize> {
    let again = !label.contains(' ');
    let called = |e: usize| {
        let name = reading.entities[e].label.to_lowercase();
        reading.kind(e) == EntityKind::Organization && name.ends_with(&format!(" {label}"))
    };
    // "The African Union agreed. The commission's chairman"
    let of_union = |e: usize| {
        let name = &reading.entities[e].label;
        let union = ["Union", "Community", "ECOWAS", "Commonwealth"].iter().any(|w| name.ends_with(w));
        reading.kind(e) == EntityKind::Organization && label == "commission" && union
    };
    let called = |e: usize| called(e) || of_union(e);
    let before = reading.mentions.iter().filter(|m| again && m.tokens.end <= at && m.entities.len() == 1);
    before.filter(|m| called(m.entities[0])).max_by_key(|m| m.tokens.start).map(|m| m.entities[0])
}

/// "The electoral commission's president": the body before the mark, with its office behind.
fn possessive(reading: &Reading, mark: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    title_length(reading, mark + 1, sentence.end)?;
    let one = mark.checked_sub(1).filter(|n| {
        reading.words.offices.bodies_by_one_word.contains(reading.doc.tokens[*n].text)
            && *n > sentence.start
            && reading.token_is(*n - 1, &["the"])
            && reading.named_at(*n).is_none()
    });
    let first = (2..=6).filter_map(|n| mark.checked_sub(n)).filter(|first| *first > sentence.start);
    let mut bodies = first.filter(|first| reading.token_is(*first - 1, &["the"]));
    // "the UN refugee agency's director"
    let proper =
        |first: usize| called(reading, first, sentence.end).filter(|_| !is_of_country(reading, first));
    let found = bodies.find_map(|first| {
        let body = common(reading, first).or_else(|| proper(first));
        body.filter(|body| body.end == mark)
    });
    found.or_else(|| one.map(|n| n..mark))
}

/// Whether a country's name or adjective begins here: its bodies are found with it.
fn is_of_country(reading: &Reading, first: usize) -> bool {
    let named = reading.named_at(first);
    named.is_some_and(|m| m.entities.iter().any(|e| reading.kind(*e) == EntityKind::Country))
}

/// "UN refugee agency", "West African fisheries commission": a proper adjective or a body's name, and common nouns.
fn called(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    let tokens = &reading.doc.tokens;
    let proper = (first..end.min(first + 3)).take_while(|t| tokens[*t].is_capitalised()).count();
    let from = first + proper;
    let named = reading.named_at(first);
    let body = named.is_none_or(|m| {
        let kind = m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Organization);
        let wide = m.tokens.end == from || reading.kind(m.entities[0]) == EntityKind::Place;
        wide && (kind || reading.kind(m.entities[0]) == EntityKind::Place)
    });
    if proper == 0 || !body || reading.token_is(from, &["'s", "’s", "'", "’"]) {
        return None;
    }
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower
            && (tokens[*t].tag.is_noun() || matches!(tokens[*t].tag, Tag::Jj | Tag::Vbg))
    };
    let mut row = (from..end.min(from + LONGEST)).take_while(plain);
    let last = row.find(|t| names_a_body(reading, *t) && (named.is_none() || *t > from))?;
    Some(first..of_many(reading, last).unwrap_or(last) + 1)
}

/// "international tribunal for Ruritania", "joint commission on Zenda": common nouns, and what in the world the body is for.
fn for_somewhere(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let tokens = &reading.doc.tokens;
    let plain = |t: &usize| {
        tokens[*t].shape == Shape::Lower && (tokens[*t].tag.is_noun() || tokens[*t].tag == Tag::Jj)
    };
    let last = (first..end.min(first + LONGEST)).take_while(plain).find(|t| names_a_body(reading, *t))?;
    let the = usize::from(reading.token_is(last + 2, &["the"]));
    let place = reading.named_at(last + 2 + the).filter(|m| m.tokens.start == last + 2 + the)?;
    let somewhere = |e: &usize| matches!(reading.kind(*e), EntityKind::Country | EntityKind::Place);
    let whole = place.entities.iter().all(somewhere) && reading.token_is(last + 1, &["for", "on"]);
    (whole && last > first && place.tokens.end <= end).then_some(first..place.tokens.end)
}

/// "central bank": a body whose name is of common nouns, and tells what it is.
fn common(reading: &Reading, first: usize) -> Option<Range<usize>> {
    let names = &reading.words.offices.common_bodies;
    let end = (2..=3).map(|n| first + n).find(|end| {
        let words = reading.doc.tokens.get(first..*end).unwrap_or_default();
        let text: Vec<String> = words.iter().map(|t| t.text.to_lowercase()).collect();
        words.iter().all(|t| t.shape == Shape::Lower || t.text == "-")
            && names.contains(&text.join(" ").replace(" - ", "-"))
    })?;
    // "the central bank of Ruritania" tells whose.
    let the = usize::from(reading.token_is(end + 1, &["the"]));
    let land = super::owner_not_seat_at(reading, end + 1 + the);
    let told = reading.token_is(end, &["of"]) || reading.token_is(end, &["in"]) && land.is_some();
    (!told).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        ("The head of the foreign ministry, Luis Soto, left Peru.", &["Luis Soto: head of foreign ministry"]),
        (
            "For Peru it was signed by Luis Soto, director-general of its ministry of fisheries.",
            &["Luis Soto: director-general of ministry of fisheries"],
        ),
        (
            "The president of the junta, Luis Soto, left Peru.",
            &["Luis Soto: president of junta", "!Luis Soto: president of PER"],
        ),
        ("Luis Soto, leader of the junta in Peru, left.", &["Luis Soto: leader of PER"]),
        ("The tribunal's registrar, Luis Soto, left.", &["Luis Soto: registrar of tribunal"]),
        (
            "The president of the Peru tribunal, Ines Prado, told the registrar of the tribunal, Luis Soto.",
            &["!organization tribunal", "Luis Soto: registrar of Peru tribunal"],
        ),
        ("The commission, whose chairman is Luis Soto, met.", &["Luis Soto: chairman of commission"]),
        (
            "The president of the constitutional court, Luis Soto, left.",
            &["Luis Soto: president of constitutional court"],
        ),
        (
            "The chairman of the parliamentary defence committee, Luis Soto, flew to Peru.",
            &["Luis Soto: chairman of parliamentary defence committee", "!Luis Soto: chairman of PER"],
        ),
        ("Luis Soto now heads the central bank.", &["Luis Soto: head of central bank"]),
        (
            "Peru's electoral council is headed by Luis Soto.",
            &["Luis Soto: head of Peruvian electoral council"],
        ),
        (
            "Luis Soto, the head of Peru's interim government, left.",
            &["Luis Soto: head of Peruvian interim government"],
        ),
        (
            "Luis Soto, the prime minister of Peru's interim government, left.",
            &["!organization Peruvian interim government"],
        ),
        ("The spokesman of the foreign ministry, Luis Soto, left Peru.", &["!organization foreign ministry"]),
        ("The chairman of the same committee, Luis Soto, left.", &["!organization same committee"]),
        ("The head of the council of elders, Luis Soto, left.", &["!organization council"]),
        (
            "Peru's president left. The foreign ministry's spokesman, Luis Soto, stayed.",
            &["Luis Soto: spokesman of Peruvian foreign ministry"],
        ),
        (
            "Peru will sign, said Luis Soto, a spokesman for the trade ministry.",
            &["Luis Soto: spokesman of Peruvian trade ministry"],
        ),
        (
            "Peru met Chile. The foreign ministry's spokesman, Luis Soto, stayed.",
            &["!Luis Soto: spokesman of Peruvian foreign ministry"],
        ),
        (
            "The UN refugee agency's director for Africa, Luis Soto, left.",
            &["Luis Soto: director of UN refugee agency"],
        ),
    ];

    #[test]
    fn bodies_of_common_nouns_have_offices() {
        holds(TABLE);
    }
}
