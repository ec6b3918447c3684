//! Rows of capitalised words that no gazetteer knows: people, organizations and places, told by their own words and
//! by what stands around them.

use super::COURTESIES;
use super::phrases::{alias, entity};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::Shape;
use std::ops::Range;

/// The last word of a body's name, or the word before its "of" or "for".
const BODIES: &[&str] = &[
    "Academy",
    "Administration",
    "Agency",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Brigade",
    "Bureau",
    "Center",
    "Centre",
    "Chamber",
    "Coalition",
    "College",
    "Commission",
    "Committee",
    "Company",
    "Congress",
    "Corporation",
    "Corps",
    "Council",
    "Court",
    "Daily",
    "Department",
    "Embassy",
    "Federation",
    "Force",
    "Forces",
    "Foundation",
    "Front",
    "Fund",
    "Government",
    "Group",
    "Guard",
    "Guards",
    "Herald",
    "House",
    "Initiative",
    "Institute",
    "Institution",
    "Journal",
    "League",
    "Legislature",
    "Ministry",
    "Mission",
    "Movement",
    "Navy",
    "Network",
    "News",
    "Office",
    "Organisation",
    "Organization",
    "Parliament",
    "Party",
    "Police",
    "Politburo",
    "Post",
    "Press",
    "Project",
    "School",
    "Secretariat",
    "Senate",
    "Service",
    "Society",
    "Times",
    "Tribunal",
    "Troupe",
    "Union",
    "University",
];

/// The last word of a place's name.
const PLACES: &[&str] = &[
    "Airport",
    "Avenue",
    "Base",
    "Basin",
    "Bay",
    "Beach",
    "Border",
    "Bridge",
    "Camp",
    "Canal",
    "Cape",
    "City",
    "Coast",
    "County",
    "Delta",
    "Desert",
    "District",
    "Gate",
    "Gulf",
    "Harbor",
    "Harbour",
    "Heights",
    "Highway",
    "Hills",
    "Island",
    "Islands",
    "Lake",
    "Mountains",
    "Palace",
    "Park",
    "Peninsula",
    "Plateau",
    "Port",
    "Province",
    "River",
    "Sea",
    "Square",
    "Strait",
    "Street",
    "Valley",
];

/// The last word of the name of something that is neither who nor where: events, papers, honours, days.
const THINGS: &[&str] = &[
    "War",
    "Wars",
    "Olympics",
    "Games",
    "Day",
    "Summit",
    "Treaty",
    "Accord",
    "Accords",
    "Agreement",
    "Act",
    "Pact",
    "Protocol",
    "Convention",
    "Conference",
    "Declaration",
    "Article",
    "Prize",
    "Medal",
    "Award",
    "Cup",
    "Plan",
    "Process",
    "Revolution",
    "Spring",
    "Crisis",
    "Dialogue",
    "Forum",
    "Deal",
    "Road",
    "Festival",
    "Eve",
    "Week",
    "Year",
    "Century",
    "Doctrine",
    "Framework",
    "Charter",
    "Resolution",
    "Amendment",
    "Constitution",
    "Bill",
    "Law",
    "Report",
    "Election",
    "Elections",
    "Championship",
    "Anniversary",
    "Movement's",
    "Semester",
    "Covid",
    "COVID",
    "Muslim",
    "Muslims",
    "Christian",
    "Jewish",
    "Islam",
    "English",
];

/// Words for adherents and regions that qualify a noun and are part of no person's name.
const GROUPS: &[&str] = &[
    "Republican",
    "Republicans",
    "Democrat",
    "Democrats",
    "Democratic",
    "Conservative",
    "Conservatives",
    "Liberal",
    "Liberals",
    "Labour",
    "Socialist",
    "Communist",
    "Asian",
    "African",
    "European",
    "Arab",
    "Arabs",
    "Western",
    "Eastern",
    "Northern",
    "Southern",
    "Southeast",
    "Northeast",
    "Latin",
    "Shiite",
    "Sunni",
    "Catholic",
    "Nobel",
    "World",
    "Cold",
    "Middle",
    "Central",
];

/// Words that begin a sentence, or stand in titles, without being part of a name.
const NO_NAMES: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "To",
    "Of",
    "With",
    "And",
    "But",
    "Or",
    "Nor",
    "So",
    "Yet",
    "If",
    "When",
    "While",
    "Although",
    "Though",
    "Because",
    "Since",
    "After",
    "Before",
    "During",
    "Until",
    "As",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "Your",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Here",
    "Then",
    "Now",
    "Also",
    "However",
    "Meanwhile",
    "Moreover",
    "Both",
    "Each",
    "Some",
    "Many",
    "Most",
    "Several",
    "Other",
    "Another",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "No",
    "Not",
    "What",
    "Who",
    "Why",
    "How",
    "Where",
    "Which",
    "Whether",
    "Despite",
    "Under",
    "Over",
    "Between",
    "Among",
    "Against",
    "Without",
    "Within",
    "Like",
    "Unlike",
    "Even",
    "Only",
    "Just",
    "Still",
    "Later",
    "Earlier",
    "Last",
    "Next",
    "Given",
    "Have",
    "Has",
    "Had",
    "Is",
    "Are",
    "Was",
    "Were",
    "Do",
    "Does",
    "Did",
    "Can",
    "Will",
    "Would",
    "Could",
    "Should",
    "May",
    "Analysts",
    "Experts",
    "Officials",
    "Relations",
    "Talks",
    "Yesterday",
    "Today",
];

/// Calendar words: dates have a room of their own.
const CALENDAR: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "Christmas",
    "Easter",
];

/// Small words inside a person's name.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "van", "von", "der", "den", "de", "da", "di", "du", "la", "dos", "ul",
    "ould",
];

/// Small words inside a body's name.
const JOINERS: &[&str] = &["of", "for", "and", "the"];

/// Marks people, organizations and places that the gazetteer lacks.
pub(super) fn find(reading: &mut Reading) {
    for sentence in reading.doc.sentences.clone() {
        let mut at = sentence.start;
        while at < sentence.end {
            let row = row(reading, at, sentence.end);
            if row.is_empty() {
                at += 1;
                continue;
            }
            at = row.end;
            classify(reading, row, &sentence);
        }
    }
    acronyms(reading);
}

/// The longest row of capitalised words from `at` on, with particles and glued hyphens inside.
fn row(reading: &Reading, at: usize, end: usize) -> Range<usize> {
    let tokens = &reading.doc.tokens;
    let mut stop = at;
    while stop < end && is_name_word(reading, stop) {
        stop += 1;
        // `Jong - un`, `Jae - Myung`: the second half may be in lower case.
        while stop + 1 < end
            && tokens[stop].text == "-"
            && !tokens[stop].spaced
            && tokens[stop + 1].is_word()
            && !tokens[stop + 1].spaced
        {
            let suffix = [
                "led",
                "based",
                "backed",
                "born",
                "run",
                "era",
                "brokered",
                "controlled",
                "held",
                "elect",
                "style",
                "mediated",
                "made",
            ];
            if tokens[stop + 1].is_any(&suffix) {
                return at..stop;
            }
            stop += 2;
        }
        let mut after = stop;
        while after < end && tokens[after].is_any(PARTICLES) && tokens[after].shape == Shape::Lower {
            after += 1;
            // `al - Assad`
            if after < end && tokens[after].text == "-" && !tokens[after].spaced {
                after += 1;
            }
        }
        if after > stop && after < end && is_name_word(reading, after) {
            stop = after;
        }
    }
    at..stop
}

fn is_name_word(reading: &Reading, at: usize) -> bool {
    let token = &reading.doc.tokens[at];
    token.is_capitalised() && !NO_NAMES.contains(&token.text) && !CALENDAR.contains(&token.text)
}

fn classify(reading: &mut Reading, row: Range<usize>, sentence: &Range<usize>) {
    let tokens = &reading.doc.tokens;
    let last_of = |heads: &[&str]| row.clone().rev().find(|t| heads.contains(&tokens[*t].text));
    if let Some(head) = last_of(BODIES).filter(|h| *h > row.start || follows_joiner(reading, *h)) {
        body(reading, row.start, head, sentence);
        if head + 1 < row.end {
            classify(reading, head + 1..row.end, sentence);
        }
        return;
    }
    let last = row.end - 1;
    if row.len() > 1 && PLACES.contains(&tokens[last].text) {
        named(reading, row, EntityKind::Place, "entities.places.head-word");
        return;
    }
    if row.clone().any(|t| THINGS.contains(&tokens[t].text)) {
        return;
    }
    let rest = without_known_words(reading, row.clone());
    if rest.is_empty() || reading.mention_at(rest.start).is_some() {
        return;
    }
    if let Some(rule) = person_evidence(reading, &rest, sentence) {
        person(reading, rest, rule);
    }
}

fn follows_joiner(reading: &Reading, head: usize) -> bool {
    reading.token_is(head + 1, &["of", "for"])
        && reading.doc.tokens.get(head + 2).is_some_and(|t| t.is_capitalised())
}

/// A body's name from the row's first word over its head and an "of ..." or "for ..." behind it. A country or a title
/// at its front is part of it: "Indonesian Navy".
fn body(reading: &mut Reading, start: usize, head: usize, sentence: &Range<usize>) {
    let tokens = &reading.doc.tokens;
    let mut end = head + 1;
    if reading.token_is(end, &["of", "for"]) {
        let mut reach = end;
        while reach < sentence.end
            && (tokens[reach].is_capitalised()
                || (tokens[reach].is_any(JOINERS) && tokens[reach].shape == Shape::Lower))
        {
            reach += 1;
        }
        while reach > end && !tokens[reach - 1].is_capitalised() {
            reach -= 1;
        }
        end = end.max(reach);
    }
    let known = reading.mentions.iter().any(|m| m.tokens.start <= start && m.tokens.end >= end);
    if !known && end - start > 1 {
        reading.mentions.retain(|m| {
            !(m.tokens.start >= start
                && m.tokens.end <= end
                && reading.entities[m.entities[0]].kind == EntityKind::Organization)
        });
        named(reading, start..end, EntityKind::Organization, "entities.organizations.head-word");
    }
}

fn named(reading: &mut Reading, tokens: Range<usize>, kind: EntityKind, rule: &'static str) {
    if reading.mentions.iter().any(|m| m.tokens == tokens && reading.kind(m.entities[0]) == kind) {
        return;
    }
    let label = reading.doc.slice(tokens.clone()).replace('\n', " ");
    let number = entity(reading, kind, &label);
    reading.mention(tokens, number, MentionKind::Name, rule);
}

/// Where a title ends that begins before the row: "Secretary of" of "… State Hillary Clinton".
fn title_into(reading: &Reading, row: &Range<usize>) -> Option<usize> {
    let from =
        reading.doc.sentences[reading.doc.sentence_of(row.start)].start.max(row.start.saturating_sub(3));
    (from..row.start).find_map(|start| {
        let words: Vec<&str> = reading.doc.tokens[start..row.end].iter().map(|t| t.text).collect();
        let (length, _) = reading.gazetteer.title_at(&words)?;
        Some(start + length).filter(|end| *end > row.start)
    })
}

/// The row without the countries, bodies and titles at its front: "South Korean President" of "… Lee Jae Myung".
fn without_known_words(reading: &Reading, row: Range<usize>) -> Range<usize> {
    let mut at = title_into(reading, &row).unwrap_or(row.start);
    while at < row.end {
        let words: Vec<&str> = reading.doc.tokens[at..row.end].iter().map(|t| t.text).collect();
        if let Some((length, _)) = reading.gazetteer.title_at(&words) {
            at += length;
        } else if reading.doc.tokens[at].is_any(COURTESIES) {
            at += 1;
            at += usize::from(at < row.end && reading.doc.tokens[at].text == ".");
        } else if let Some(known) =
            reading.mentions.iter().find(|m| m.tokens.start == at && m.tokens.end <= row.end)
        {
            // A city or region that begins a longer name may be a given name: "Paris Hilton", "Jordan Peele".
            at = known.tokens.end;
        } else {
            break;
        }
    }
    // A known name at the end is not the person's: "Obama White House".
    let mut end = row.end;
    for t in at..row.end {
        if t > at
            && reading
                .mentions
                .iter()
                .any(|m| m.tokens.start == t && reading.kind(m.entities[0]) != EntityKind::Person)
        {
            end = t;
            break;
        }
    }
    at..end
}

/// Why a row of words is a person's name, as the id of the rule; `None` where nothing says so.
fn person_evidence(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> Option<&'static str> {
    let tokens = &reading.doc.tokens;
    let parts = row.clone().filter(|t| tokens[*t].is_capitalised()).count();
    let titled = row.start > sentence.start && title_before(reading, row.start, sentence.start);
    let acronym = row.len() == 1 && tokens[row.start].shape == Shape::Upper;
    if titled && !acronym && parts <= 5 {
        return Some("entities.people.title");
    }
    let common = row.clone().any(|t| BODIES.contains(&tokens[t].text) || GROUPS.contains(&tokens[t].text));
    if common
        || !(2..=4).contains(&parts)
        || row.clone().any(|t| tokens[t].shape == Shape::Upper && tokens[t].text.len() > 2)
    {
        return None;
    }
    let first = tokens[row.start].text;
    if reading.gazetteer.is_given_name(first) {
        return Some("entities.people.given-name");
    }
    if reading.gazetteer.is_family_name(first) && row.len() >= 2 {
        return Some("entities.people.family-name-first");
    }
    if row.clone().any(|t| t > row.start && tokens[t].text.len() == 2 && tokens[t].text.ends_with('.')) {
        return Some("entities.people.initial");
    }
    if speaks(reading, row) {
        return Some("entities.people.speaks");
    }
    let apposed = reading.token_is(row.end, &[","]) && title_after_comma(reading, row.end + 1, sentence.end);
    if apposed {
        return Some("entities.people.apposition");
    }
    // A person's name takes no article; other names of several words mostly do, or end in a word that tells.
    let bare = row.start > sentence.start
        && tokens[row.start - 1].shape == Shape::Lower
        && !reading.token_is(row.start - 1, &["the", "a", "an"]);
    (bare && row.clone().all(|t| tokens[t].shape != Shape::Upper)).then_some("entities.people.no-article")
}

/// Whether an office or a form of address ends right before this token.
pub(super) fn title_before(reading: &Reading, at: usize, from: usize) -> bool {
    let tokens = &reading.doc.tokens;
    let mut back = at;
    if back > from && tokens[back - 1].text == "." {
        back -= 1;
    }
    if back > from && tokens[back - 1].is_any(COURTESIES) && tokens[back - 1].is_capitalised() {
        return true;
    }
    // "the foreign minister, Anna Ott, said"
    let at = if at > from + 1 && tokens[at - 1].text == "," { at - 1 } else { at };
    (from.max(at.saturating_sub(5))..at).any(|start| {
        let words: Vec<&str> = tokens[start..at].iter().map(|t| t.text).collect();
        reading.gazetteer.title_at(&words).is_some_and(|(n, _)| n == at - start)
    })
}

fn title_after_comma(reading: &Reading, at: usize, end: usize) -> bool {
    (at..end.min(at + 5)).any(|t| {
        let words: Vec<&str> = reading.doc.tokens[t..end.min(t + 4)].iter().map(|x| x.text).collect();
        !words.is_empty() && reading.gazetteer.title_at(&words).is_some()
    })
}

/// Only people and bodies do this, and a body has its head word.
fn speaks(reading: &Reading, row: &Range<usize>) -> bool {
    const SPEECH: &[&str] = &[
        "said",
        "says",
        "told",
        "tells",
        "added",
        "noted",
        "argued",
        "recalled",
        "wrote",
        "explained",
        "insisted",
        "acknowledged",
        "who",
        "warned",
        "observed",
        "tweeted",
    ];
    reading.token_is(row.end, SPEECH)
        || row
            .start
            .checked_sub(1)
            .is_some_and(|b| reading.token_is(b, &["said", "says", "added", "noted", "told"]))
}

/// The entity of a person of this name; `Kim Jong Un` and `Kim Jong-un` are one.
fn person(reading: &mut Reading, tokens: Range<usize>, rule: &'static str) {
    let label = reading.doc.slice(tokens.clone()).replace(['\n', '\r'], " ");
    let folded = crate::article::slug(&label);
    let known = (reading.entities.iter())
        .position(|d| d.kind == EntityKind::Person && crate::article::slug(&d.label) == folded);
    let number = known.unwrap_or_else(|| entity(reading, EntityKind::Person, &label));
    alias(reading, number, &label);
    reading.mention(tokens, number, MentionKind::Name, rule);
}

/// "African Union Mission to Somalia (AMISOM)": what the brackets hold is another name of the body before them.
fn acronyms(reading: &mut Reading) {
    for at in 1..reading.doc.tokens.len().saturating_sub(2) {
        let tokens = &reading.doc.tokens;
        let bracketed =
            tokens[at].text == "(" && tokens[at + 2].text == ")" && tokens[at + 1].shape == Shape::Upper;
        if !bracketed || reading.mention_at(at + 1).is_some() {
            continue;
        }
        let Some(before) = reading.mentions.iter().find(|m| m.tokens.end == at) else { continue };
        let entity = before.entities[0];
        if reading.kind(entity) != EntityKind::Organization {
            continue;
        }
        let name = tokens[at + 1].text;
        alias(reading, entity, name);
        for t in 0..reading.doc.tokens.len() {
            if reading.doc.tokens[t].text == name && reading.mention_at(t).is_none() {
                reading.mention(t..t + 1, entity, MentionKind::Name, "entities.organizations.acronym");
            }
        }
    }
}
