//! Offices that are held over a place which is no country: "Punjab's chief minister", "the mayor of Tarvo", "Governor Ott of
//! Ohio", "Zanzibar's president". They are the place's, whatever countries the text speaks of.

use super::{FORMER, PLAIN, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::{Found, FoundRole, Reading};
use crate::facts::EntityKind;
use crate::language::{Shape, Tag};

/// Says of what place such offices are.
pub(super) fn find(reading: &mut Reading) {
    let over: Vec<Option<(String, usize)>> =
        reading.roles.iter().map(|role| over_place(reading, role)).collect();
    reading.roles.change(|mut roles| {
        for (role, over) in roles.iter_mut().zip(over) {
            if let Some((title, place)) = over {
                (role.title, role.of) = (title, Some(place));
            }
        }
        roles
    });
}

/// The office without the place's name, and the place.
fn over_place(reading: &Reading, role: &FoundRole) -> Option<(String, usize)> {
    if let Some((office, region)) = role.title.split_once(" of ") {
        let region = region.trim_start_matches("the ");
        let called = |m: &&Found| is_place(reading, m) && label(reading, m).to_lowercase() == region;
        let sentence = reading.doc.sentence_of(role.tokens.start);
        let place = reading.mentions_of_sentence(sentence).iter().find(called)?;
        return Some((office.to_owned(), place.entities[0]));
    }
    let title = lasting(&role.title);
    let regional = is_regional(reading, title);
    let state = reading.words.offices.of_regions.iter().any(|w| title.ends_with(w));
    if role.of.is_some() || !(regional || state) {
        return None;
    }
    let place = before(reading, role, regional)
        .or_else(|| inside(reading, role))
        .or_else(|| behind(reading, role).filter(|_| regional))?;
    Some((role.title.clone(), place))
}

/// "mayor-elect": the office that is to be held.
fn lasting(title: &str) -> &str {
    let to_be = title.strip_suffix("-elect").or_else(|| title.strip_suffix("-designate"));
    to_be.unwrap_or(title)
}

fn is_regional(reading: &Reading, title: &str) -> bool {
    reading.words.offices.regional.iter().any(|w| title.ends_with(w))
}

/// "Punjab's chief minister Ott", "Ohio governor Ott": the place right before the office.
fn before(reading: &Reading, role: &FoundRole, regional: bool) -> Option<usize> {
    let from = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
    let last = role.tokens.start.checked_sub(1).filter(|t| *t >= from)?;
    // "Zanzibar's last prime minister"
    let describes = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.shape == Shape::Lower && matches!(token.tag, Tag::Jj | Tag::Jjs | Tag::Rbs | Tag::Hyph)
    };
    let last = (from..=last).rev().find(|t| !describes(t))?;
    let possessive = matches!(reading.doc.tokens[last].text, "'s" | "’s" | "'" | "’");
    let last = last.checked_sub(usize::from(possessive)).filter(|t| *t >= from)?;
    let title = &reading.doc.tokens[role.tokens.start];
    // "Zanzibar President Ott", not "the Zanzibar president"
    let capital = title.is_capitalised() && role.title.ends_with("president");
    let named = reading.named_at(last).filter(|m| m.tokens.end == last + 1)?;
    place_of(reading, named).filter(|_| regional || possessive || capital)
}

/// "Ott, Punjab's chief minister", "is Punjab's chief minister": a place with the office right behind it.
fn inside(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let sentence = reading.doc.sentence_of(role.tokens.start);
    let inside = |m: &&Found| role.tokens.start <= m.tokens.start && m.tokens.end < role.tokens.end;
    let owner = |m: &&Found| {
        let mark = usize::from(matches!(reading.doc.tokens[m.tokens.end].text, "'s" | "’s" | "'" | "’"));
        let plain = |t: &usize| !reading.token_is(*t, PLAIN) && !reading.token_is(*t, FORMER);
        let at = (m.tokens.end + mark..role.tokens.end).find(plain);
        at.is_some_and(|at| {
            title_length(reading, at, role.tokens.end)
                .is_some_and(|n| role.title == title_text(reading, at..at + n))
        })
    };
    let mentions = reading.mentions_of_sentence(sentence).iter();
    mentions.filter(inside).filter(owner).find_map(|m| place_of(reading, m))
}

/// "Governor Ott of Ohio".
fn behind(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let end = role.tokens.end;
    let of = reading.token_is(end, &["of"]);
    let next = end + 1 + usize::from(reading.token_is(end + 1, &["the"]));
    let named = reading.named_at(next).filter(|m| of && m.tokens.start == next)?;
    place_of(reading, named)
}

fn is_place(reading: &Reading, mention: &Found) -> bool {
    matches!(mention.entities[..], [one] if reading.kind(one) == EntityKind::Place)
}

fn label<'r>(reading: &'r Reading, mention: &Found) -> &'r str {
    &reading.entities[mention.entities[0]].label
}

/// The place that a mention names, if an office can be held over it: not Africa.
fn place_of(reading: &Reading, mention: &Found) -> Option<usize> {
    let whole = |m: &Found| reading.words.offices.no_regions.holds(&label(reading, m).to_lowercase());
    (is_place(reading, mention) && !whole(mention)).then(|| mention.entities[0])
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        ("Punjab's chief minister, Luis Soto, opened the dam.", &["Luis Soto: chief minister of Punjab"]),
        ("Nairobi's mayor, Ines Prado, banned hawkers.", &["Ines Prado: mayor of Nairobi"]),
        ("Zanzibar's president, Luis Soto, did not call.", &["Luis Soto: president of Zanzibar"]),
        (
            "Luis Soto, Catalonia's education minister, resigned.",
            &["Luis Soto: education minister of Catalonia"],
        ),
        ("Governor Luis Soto of Nebraska vetoed it.", &["Luis Soto: governor of Nebraska"]),
        (
            "The mayor of Tarapo, Luis Soto, hid in Chile.",
            &["Luis Soto: mayor of Tarapo", "!Luis Soto: mayor of CHL"],
        ),
        ("Luis Soto was the governor of Herat until May.", &["Luis Soto: former governor of Herat"]),
        ("Kampala's police chief, Luis Soto, resigned.", &["Luis Soto: police chief of Kampala"]),
        ("Kampala's foreign minister, Luis Soto, resigned.", &["Luis Soto: foreign minister of UGA"]),
        ("Africa's president, Luis Soto, is a joke.", &["!Luis Soto: president of Africa"]),
        ("Chile's envoy in Tarapacá, Luis Soto, left.", &["Luis Soto: envoy of CHL"]),
        ("The governor of Chile's Atacama region, Luis Soto, left.", &["Luis Soto: governor of Atacama"]),
        (
            "Zanzibar's last prime minister, Luis Soto, pumps petrol.",
            &["Luis Soto: prime minister of Zanzibar"],
        ),
        ("On Monday Punjab Chief Minister Luis Soto left.", &["Luis Soto: chief minister of Punjab"]),
        ("Mayor Luis Soto of Manila left.", &["Luis Soto: mayor of Manila"]),
        (
            "The apostolic administrator of San Salvador, Luis Soto, left.",
            &["Luis Soto: apostolic administrator of San Salvador"],
        ),
        ("The governor of the Mexican state of Sonora, Luis Soto, left.", &["Luis Soto: governor of Sonora"]),
    ];

    #[test]
    fn offices_over_places_are_the_places() {
        holds(TABLE);
    }
}
