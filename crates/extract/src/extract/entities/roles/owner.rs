//! Of what an office is: the country or body behind its title.

use super::{is_sent, owner_at, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Shape, Tag};
use std::ops::Range;

/// A country or body behind a title.
pub(super) struct Owner {
    pub(super) entity: usize,
    pub(super) end: usize,
    /// Right behind the title.
    pub(super) direct: bool,
    /// By "to": the office is sent there. Or it governs there, where no country is: "governor of the northern province".
    pub(super) sent: bool,
    /// Where the words end that say of what the office is within the body: "head of the press office at the ministry".
    field: Option<usize>,
    /// The organ of the state: "head of Ruritania's presidential guard".
    organ: Option<Range<usize>>,
    /// The place that it governs.
    over: Option<usize>,
}

impl Owner {
    fn of(entity: usize, end: usize, direct: bool, sent: bool) -> Owner {
        Owner { entity, end, direct, sent, field: None, organ: None, over: None }
    }

    /// The office that ends before `title`, with the words behind it that belong to it.
    pub(super) fn title(&self, reading: &Reading, title: usize, text: &str) -> String {
        if let Some(organ) = &self.organ {
            return format!("{text} of the {}", title_text(reading, organ.clone()));
        }
        if let Some(place) = self.over {
            return format!("{text} of {}", reading.entities[place].label.to_lowercase());
        }
        let end = if self.sent { Some(self.end) } else { self.field };
        end.map_or_else(|| text.to_owned(), |end| format!("{text} {}", title_text(reading, title..end)))
    }
}

/// The place of a title that names one: "governor of the northern province".
pub(super) fn region_of<'t>(reading: &Reading, title: &'t str) -> Option<&'t str> {
    let (office, region) = title.split_once(" of ")?;
    is_regional(reading, office).then_some(region)
}

/// Whether an office is held over a part of a country.
pub(super) fn is_regional(reading: &Reading, office: &str) -> bool {
    let to_be = office.strip_suffix("-elect").or_else(|| office.strip_suffix("-designate"));
    let office = to_be.unwrap_or(office);
    reading.words.offices.regional.iter().any(|w| office.ends_with(w))
}

/// Whether it is one that regions with a government of their own have.
fn is_of_regions(reading: &Reading, office: &str) -> bool {
    reading.words.offices.of_regions.iter().any(|w| office.ends_with(w))
}

/// `of`, `at`, `for`, `to`, `in` and a country or body, past a few words ("and China expert at the Asan Institute").
pub(super) fn owner_behind(reading: &Reading, from: usize, end: usize, title: &str) -> Option<Owner> {
    let tokens = &reading.doc.tokens;
    let over = region_behind(reading, from, end, title)
        .or_else(|| part_behind(reading, from, end))
        .or_else(|| organ_behind(reading, from, end, title));
    if over.is_some() {
        return over;
    }
    if let Some(owner) = in_brackets(reading, from) {
        return Some(owner);
    }
    let mut at = from;
    while at < end.min(from + 9) {
        if reading.token_is(at, &["of", "at", "for", "to", "with", "in", "from"]) {
            let to = reading.token_is(at, &["to"]);
            let next = at + 1 + usize::from(reading.token_is(at + 1, &["the", "its", "his", "her"]));
            // "of the Ruritanian-led league": what a league is called before its name.
            let next = past_modifiers(reading, next);
            let next = body_behind_noun(reading, next, end).unwrap_or(next);
            let owner = owner_at(reading, next);
            if let Some((entity, range)) = owner.filter(|(_, r)| r.start == next) {
                if is_posted_there(reading, at, title, entity) {
                    return None;
                }
                // "ambassador to Ruritania", "special envoy for Yemen"
                // "chief of staff to Ruritania's president": of the country whose president it is.
                // "legal adviser to the Ruritanian delegation"
                let noun = reading.named_at(next).is_some_and(|m| m.kind == MentionKind::Demonym)
                    && tokens.get(range.end).is_some_and(|t| t.tag.is_noun() && range.end < end);
                if to && assists(title) && (noun || title_of_owner(reading, range.end, end)) {
                    return Some(Owner::of(entity, range.end, at == from, false));
                }
                let to = to
                    || (reading.token_is(at, &["for"])
                        && is_sent(title)
                        && reading.kind(entity) == EntityKind::Country);
                let sent = to && is_sent(title);
                if to && !sent {
                    return None;
                }
                let (entity, stop) = last_owner(reading, entity, range.end, end);
                return Some(Owner::of(entity, stop, at == from, sent));
            }
            if at == from && is_land(reading, at) {
                return land(reading, at);
            }
            // "to the talks with Ruritania" leads away.
            if to {
                return None;
            }
        }
        if ends_a_title(reading, at) {
            break;
        }
        at += 1;
    }
    None
}

/// "Ott, minister for fisheries (Ruritania),", "Ott (minister for fisheries, Ruritania)".
fn in_brackets(reading: &Reading, from: usize) -> Option<Owner> {
    let (entity, range) = owner_at(reading, from + 1)?;
    let closed = reading.token_is(range.end, &[")"]) && reading.token_is(from, &["(", ","]);
    let own = usize::from(reading.token_is(from, &["("]));
    closed.then(|| Owner::of(entity, range.end + own, true, false))
}

/// No office reaches over a mark, a verb or a relative clause to whose it is.
fn ends_a_title(reading: &Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    matches!(token.text, "," | ";" | "." | "”" | "\"" | "“" | "—" | ":")
        || token.tag.is_verb()
        || token.tag == Tag::Md
        || reading.token_is(at, &["who", "that", "which"])
}

/// "of the island".
fn is_land(reading: &Reading, preposition: usize) -> bool {
    const LANDS: [&str; 7] = ["country", "island", "kingdom", "republic", "nation", "sultanate", "emirate"];
    reading.token_is(preposition, &["of"])
        && reading.token_is(preposition + 1, &["the"])
        && reading.token_is(preposition + 2, &LANDS)
}

/// The country that was named before, where the office is of "the island".
fn land(reading: &Reading, preposition: usize) -> Option<Owner> {
    let entity = super::country_before(reading, preposition)?;
    Some(Owner::of(entity, preposition + 3, true, false))
}

/// "governor of the northern province", "mayor of Zenda": over a place.
fn region_behind(reading: &Reading, from: usize, end: usize, title: &str) -> Option<Owner> {
    let next = from + 1 + usize::from(reading.token_is(from + 1, &["the"]));
    // "governor of Ruritania's Zenda province"
    let land = owner_at(reading, next).filter(|(of, range)| {
        let mark = reading.token_is(range.end, &["'s", "’s", "'", "’"]);
        mark && range.start == next && reading.kind(*of) == EntityKind::Country && range.end + 1 < end
    });
    let next = land.map_or(next, |(_, range)| range.end + 1);
    let next = past_kind_of_region(reading, next, end).unwrap_or(next);
    let place = reading.named_at(next).filter(|m| m.tokens.start == next && m.tokens.end <= end)?;
    let [entity] = place.entities[..] else { return None };
    // "president of the Zenda-based league", "of the Zenda club"
    let alone = place.tokens.end >= end || {
        let next = &reading.doc.tokens[place.tokens.end];
        !(next.tag.is_noun() || next.is_capitalised() || matches!(next.text, "-" | "'s" | "’s" | "'" | "’"))
    };
    ((is_regional(reading, title) || alone && is_of_regions(reading, title))
        && reading.token_is(from, &["of"])
        && reading.kind(entity) == EntityKind::Place
        && !reading.words.offices.no_regions.holds(&reading.entities[entity].label))
    .then(|| Owner { over: Some(entity), ..Owner::of(entity, place.tokens.end, true, true) })
}

/// "governor of the Mexican state of Sonora": where the name begins behind what kind of place it is.
fn past_kind_of_region(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let plain = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        let from = reading.named_at(*t).is_some_and(|m| m.kind == MentionKind::Demonym);
        from || token.shape == Shape::Lower
            && (token.tag.is_noun() || matches!(token.tag, Tag::Jj | Tag::Vbg | Tag::Vbn))
    };
    let mut row = (at..end.min(at + LONGEST)).take_while(plain);
    let noun = row.find(|t| reading.token_in(*t, &reading.words.offices.kinds_of_region))?;
    reading.token_is(noun + 1, &["of"]).then_some(noun + 2)
}

/// "head of the Zenda desk at the foreign ministry": of a part of the body, which is named behind it.
fn part_behind(reading: &Reading, from: usize, end: usize) -> Option<Owner> {
    const LONGEST: usize = 6;
    if !reading.token_is(from, &["of"]) {
        return None;
    }
    let nominal = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.tag.is_noun() || matches!(token.tag, Tag::Jj | Tag::Dt | Tag::Hyph)
    };
    let part = (from + 1..end.min(from + LONGEST)).take_while(nominal).find(|t| {
        reading.token_in(*t, &reading.words.offices.parts) && !reading.doc.tokens[*t].is_capitalised()
    })?;
    if !reading.token_is(part + 1, &["at", "in", "of"]) {
        return None;
    }
    let next = part + 2 + usize::from(reading.token_is(part + 2, &["the", "its", "his", "her"]));
    let (entity, range) = owner_at(reading, next).filter(|(_, r)| r.start == next && r.end <= end)?;
    let (entity, stop) = last_owner(reading, entity, range.end, end);
    Some(Owner { field: Some(part + 1), ..Owner::of(entity, stop, true, false) })
}

/// "speaker of Ruritania's parliament", "head of the Zendan presidential guard": the office is the state's, of one of its organs.
fn organ_behind(reading: &Reading, from: usize, end: usize, title: &str) -> Option<Owner> {
    let next = from + 1 + usize::from(reading.token_is(from + 1, &["the"]));
    let (entity, range) = country_at(reading, next).filter(|(_, r)| r.start == next)?;
    let first = range.end + usize::from(reading.token_is(range.end, &["'s", "’s", "'", "’"]));
    let organ = first..organ_from(reading, first, end, title)?;
    let of = reading.token_is(from, &["of"])
        && (first > range.end || reading.named_at(next).is_some_and(|m| m.kind == MentionKind::Demonym));
    of.then(|| Owner { organ: Some(organ.clone()), ..Owner::of(entity, organ.end, true, false) })
}

/// The country that a mention names at a token, be it part of a body's name of common nouns.
fn country_at(reading: &Reading, token: usize) -> Option<(usize, Range<usize>)> {
    let countries = reading.mentions.at(token).filter_map(|m| match m.entities[..] {
        [one] if reading.kind(one) == EntityKind::Country => Some((one, m.tokens.clone())),
        _ => None,
    });
    countries.min_by_key(|(_, r)| r.len())
}

/// Where the organ ends that begins here: forces, and the parliament of a speaker.
pub(super) fn organ_from(reading: &Reading, first: usize, end: usize, title: &str) -> Option<usize> {
    const LONGEST: usize = 4;
    let plain = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.shape == Shape::Lower && (token.tag.is_noun() || token.tag == Tag::Jj)
    };
    let heads = ["head", "chief", "leader", "director", "spokesman", "spokeswoman"];
    let speaks = title.ends_with("speaker");
    let words = &reading.words.offices;
    let noun = (first..end.min(first + LONGEST)).take_while(plain).find(|t| {
        (speaks && reading.token_in(*t, &words.legislatures))
            || (heads.iter().any(|w| title.ends_with(w)) && reading.token_in(*t, &words.guards))
    });
    noun.map(|t| t + 1)
}

/// "France's Sorbonne": a country's body is meant, not the country; of a body's part the whole.
pub(super) fn last_owner(reading: &Reading, entity: usize, end: usize, limit: usize) -> (usize, usize) {
    if end + 1 < limit && reading.token_is(end, &["'s", "’s", "'", "’"]) {
        let describes = |t: &usize| {
            let token = &reading.doc.tokens[*t];
            token.shape == Shape::Lower && matches!(token.tag, Tag::Jj | Tag::Jjs | Tag::Vbg | Tag::Nn)
        };
        // "of Ruritania's ruling National Congress"
        let next = end + 1 + (end + 1..limit.min(end + 4)).take_while(describes).count();
        let part = owner_at(reading, next).filter(|(part, range)| {
            let body = reading.kind(*part) == EntityKind::Organization;
            let country = reading.kind(entity) == EntityKind::Country;
            // "of the African Union's Peace Council": an organ has officers of its own; an institute's centre has not.
            let organ = body && is_organ(reading, range);
            range.start == next && if country { body || next == end + 1 } else { organ }
        });
        if let Some((part, range)) = part {
            return (part, range.end);
        }
    }
    // "mission chief in Ruritania of the Zenda Fund": the place, and then the body.
    if reading.kind(entity) == EntityKind::Country && reading.token_is(end, &["of", "for", "at"]) {
        let next = end + 1 + usize::from(reading.token_is(end + 1, &["the"]));
        let body = owner_at(reading, next).filter(|(body, range)| {
            range.start == next && range.end <= limit && reading.kind(*body) == EntityKind::Organization
        });
        if let Some((body, range)) = body {
            return (body, range.end);
        }
    }
    (entity, end)
}

/// Whether the name is that of an organ, by its last word or its first: "Security Council", "Operation Lighthouse".
fn is_organ(reading: &Reading, name: &Range<usize>) -> bool {
    let organs = &reading.words.offices.of_bodies;
    name.len() > 1 && (reading.token_in(name.end - 1, organs) || reading.token_is(name.start, &["operation"]))
}

/// "Ruritanian-led", "newly founded": where the name behind them begins.
fn past_modifiers(reading: &Reading, at: usize) -> usize {
    const MOST: usize = 3;
    let led = reading.token_is(at + 1, &["-"])
        && reading.token_is(at + 2, &["led", "backed", "based", "sponsored"]);
    if led {
        return at + 3;
    }
    // "of newly independent Ruritania": what a country is called before its name.
    let describes = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.shape == Shape::Lower && matches!(token.tag, Tag::Jj | Tag::Rb | Tag::Vbn | Tag::Vbg)
    };
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(at)];
    let land = at + (at..sentence.end.min(at + MOST)).take_while(describes).count();
    // "of the breakaway republic of Ruritania"
    let kind = reading.token_in(land, &reading.words.offices.lands) && reading.token_is(land + 1, &["of"]);
    if kind && owner_at(reading, land + 2).is_some_and(|(_, range)| range.start == land + 2) {
        return land + 2;
    }
    let named = owner_at(reading, land).filter(|(_, range)| land > at && range.start == land);
    let country = |of: usize| {
        reading.kind(of) == EntityKind::Country
            && reading.named_at(land).is_some_and(|m| m.kind == MentionKind::Name)
    };
    if named.is_some_and(|(of, _)| country(of)) { land } else { at }
}

/// "of the Zendan airline Tarn Air", "of the opposition Progress Party": where the name of the body begins behind what is said
/// of it; a country before them is only where it is from.
pub(super) fn body_behind_noun(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let describes = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        let from = reading.named_at(*t).is_some_and(|m| m.kind == MentionKind::Demonym);
        let plain = matches!(token.tag, Tag::Jj | Tag::Jjs | Tag::Nn | Tag::Vbn | Tag::Rb | Tag::Hyph);
        from || (plain && !token.is_capitalised() && token.is_word()) || token.text == "-"
    };
    let body = (at..end.min(at + LONGEST)).find(|t| !describes(t)).filter(|t| *t > at)?;
    let mention = reading.named_at(body).filter(|m| m.tokens.start == body && m.kind == MentionKind::Name)?;
    let [entity] = mention.entities[..] else { return None };
    let noun = reading.named_at(body - 1).is_none_or(|m| m.kind != MentionKind::Demonym);
    (noun && reading.kind(entity) == EntityKind::Organization).then_some(body)
}

/// "consul in Ruritania", "deputy head of mission in Zenda": where somebody is who is sent there, and not of whom.
fn is_posted_there(reading: &Reading, preposition: usize, title: &str, land: usize) -> bool {
    let posted = reading.words.offices.posted.iter().any(|w| title.ends_with(w));
    posted && reading.token_is(preposition, &["in"]) && reading.kind(land) == EntityKind::Country
}

/// Offices that are held beside another's.
fn assists(title: &str) -> bool {
    ["chief of staff", "adviser", "advisor", "aide", "deputy", "secretary"].iter().any(|w| title.ends_with(w))
}

/// Whether an office stands behind the owner here: "'s president", "president".
fn title_of_owner(reading: &Reading, at: usize, end: usize) -> bool {
    let from = at + usize::from(reading.token_is(at, &["'s", "’s", "'", "’"]));
    title_length(reading, from, end).is_some()
}
