//! Titles: how they are recorded, which are one office, whose they are.

use crate::extract::entities::people;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use std::ops::Range;

/// Words before a title that say it is over.
pub(super) const FORMER: &[&str] = &[
    "former",
    "then",
    "late",
    "ex",
    "onetime",
    "deposed",
    "ousted",
    "previous",
    "past",
    "erstwhile",
    "retired",
    "sometime",
    "toppled",
    "overthrown",
    "slain",
    "assassinated",
    "murdered",
    "executed",
    "sacked",
    "dismissed",
    "fired",
    "unseated",
    "dethroned",
];

/// Words that may stand before a title and change nothing that we record.
pub(super) const PLAIN: &[&str] = &[
    "acting",
    "interim",
    "new",
    "newly",
    "current",
    "incoming",
    "outgoing",
    "long-time",
    "longtime",
    "veteran",
];

/// Verbs that put somebody in office.
pub(in crate::extract::entities) const MAKING: [&str; 6] =
    ["name", "appoint", "elect", "re-elect", "reelect", "choose"];

/// The rule of an office of something that is no entity: "leader of the self-proclaimed republic".
pub(super) const UNKNOWN_OWNER: &str = "roles.apposition.unknown-owner";

/// The words of a title in lower case, joined where hyphens join them.
pub(super) fn in_small_letters(reading: &Reading, title: Range<usize>) -> String {
    let mut text = String::with_capacity(reading.doc.slice(title.clone()).len());
    for (n, token) in reading.doc.tokens[title].iter().enumerate() {
        text.push_str(if n > 0 { " " } else { "" });
        text.push_str(&lower(token.text));
    }
    if text.contains(" - ") {
        text = text.replace(" - ", "-");
    }
    text
}

/// A title as it is recorded: lower case, in the singular.
pub(in crate::extract) fn title_text(reading: &Reading, title: Range<usize>) -> String {
    let text = in_small_letters(reading, title);
    let text = reading.gazetteer.singular_title(&text).unwrap_or(text);
    match text.as_str() {
        "pm" => "prime minister".to_owned(),
        "deputy pm" => "deputy prime minister".to_owned(),
        "fm" => "foreign minister".to_owned(),
        "vp" => "vice president".to_owned(),
        _ => text,
    }
}

/// The country or body that a mention names at a token, the outermost first.
pub(in crate::extract::entities) fn owner_at(
    reading: &Reading,
    token: usize,
) -> Option<(usize, Range<usize>)> {
    let mention = reading.named_at(token)?;
    let [entity] = mention.entities[..] else { return None };
    matches!(reading.kind(entity), EntityKind::Country | EntityKind::Organization)
        .then(|| (entity, mention.tokens.clone()))
}

/// Whether the office goes by whom it is sent to: "ambassador to Ruritania" is not of Ruritania.
pub(in crate::extract::entities) fn is_sent(title: &str) -> bool {
    let title = title.strip_suffix("-designate").or_else(|| title.strip_suffix("-elect")).unwrap_or(title);
    [
        "ambassador",
        "high commissioner",
        "envoy",
        "representative",
        "nuncio",
        "emissary",
        "consul",
        "adviser",
        "advisor",
        "coordinator",
        "aide",
        "mediator",
        "rapporteur",
    ]
    .iter()
    .any(|w| title.ends_with(w))
}

/// The title before and the one that ends in the noun at `noun`, if it is an office.
pub(in crate::extract::entities) fn title_at_noun(reading: &Reading, noun: usize) -> Option<Range<usize>> {
    let from = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    people::title_ending_at(reading, noun + 1, from)
}

/// Whether two titles name one office: the same, or the one with more words.
pub(in crate::extract::entities) fn same_office(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    a == b || ends(a, b) || ends(b, a)
}

/// The country or body that a mention names at a token; a capital is here the place, and not its government.
pub(in crate::extract::entities) fn owner_not_seat_at(
    reading: &Reading,
    token: usize,
) -> Option<(usize, Range<usize>)> {
    owner_at(reading, token)
        .filter(|_| reading.named_at(token).is_some_and(|m| m.kind != MentionKind::Metonym))
}

/// The country that is the subject of a token's sentence, or was named last before the token in it.
pub(in crate::extract::entities) fn country_before(reading: &Reading, token: usize) -> Option<usize> {
    let mentions = reading.mentions_of_sentence(reading.doc.sentence_of(token));
    let before = mentions.iter().take_while(|m| m.tokens.end <= token);
    let countries = before.filter_map(|m| match m.entities[..] {
        [one] if reading.kind(one) == EntityKind::Country => Some(one),
        _ => None,
    });
    countries.last()
}
