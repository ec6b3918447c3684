//! What is said in words: names, the words of claims and how they are said, each by the text itself.

use super::carried::{Carried, gap, has_word, words};
use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::article::slug;
use crate::facts::{EntityId, Span};
use crate::gazetteer::{Entry, Gazetteer};
use crate::store::TermId;
use std::collections::{BTreeMap, BTreeSet};

/// How far from its words a claim may have its cue.
const CUE: u32 = 300;
/// How far from its words a claim's speaker may be named by something else than what stands there.
const SPEAKER: u32 = 2000;

/// Words that make the content of a claim a negation.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "nor", "none", "nobody", "nothing", "neither", "without", "cannot", "hardly",
    "few", "little", "den*", "refus*", "reject*", "fail*", "t", "nowhere", "scarcely", "barely", "lack*",
    "un*", "seldom", "rarely", "absen*", "dont", "didnt", "wont", "isnt", "stop*", "avoid*", "dismiss*",
];

pub(super) fn check(view: &View, articles: &BTreeMap<&str, Carried<'_>>, found: &mut Findings) {
    for rows in view.groups() {
        let Place::Article(id) = view.place(rows[0][1]) else { continue };
        let Some(carried) = articles.get(id.as_str()) else { continue };
        if says(rows, view.words.a, view.words.claim) {
            claim(view, carried, rows, found);
        } else if carried.mentions.contains_key(&rows[0][0]) {
            names(view, carried, rows, found);
        }
    }
}

/// Labels are names that the entity's mentions bear, or that the gazetteer has for one that they bear.
fn names(view: &View, carried: &Carried<'_>, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let node = rows[0][0];
    if carried.corrected.contains(&node) {
        return;
    }
    let Some(id) = view.path(node).and_then(|p| EntityId::try_from(p.to_owned()).ok()) else { return };
    let mentions: Vec<&str> = carried.mentions[&node].iter().map(|s| carried.index.slice(*s)).collect();
    let spoken: Vec<String> = mentions.iter().map(|m| format!(" {} ", words(m).join(" "))).collect();
    let gazetteer = Gazetteer::compiled_in();
    let texts = |p| objects(rows, p).filter_map(|o| view.terms.text(o));
    let code = texts(w.iso3).next();
    let fail = |found: &mut Findings, message: String| {
        found.fail(Rule::WordsName, view.name(node), message);
    };
    for name in texts(w.label).chain(texts(w.alternative)) {
        let parts = words(name);
        let phrase = format!(" {} ", parts.join(" "));
        let stands = spoken.iter().any(|m| m.contains(&phrase));
        // "Laura and George Bush", and the daughter who is named after the father alone.
        let pieced = parts.iter().any(|p| spoken.iter().any(|m| m.contains(&format!(" {p} "))))
            && parts.iter().all(|p| carried.text.to_lowercase().contains(p.as_str()));
        let called = || by_adjective(gazetteer, name, &spoken, carried.text);
        if !stands && !pieced && !called() && !known_name(gazetteer, name, code) {
            fail(found, format!("is called “{name}”, which no mention of it says"));
        }
    }
    for label in texts(w.label) {
        let bare = id.bare();
        let path = bare.as_str().rsplit('/').next().unwrap_or_default();
        let own = match code {
            Some(code) => path == code && gazetteer.country(code).is_some_and(|c| c.name == label),
            // A name that several bear has more after a `_`; a person's spellings have one id.
            None => {
                let name = path.split('_').next();
                let spelled = bare.as_str().starts_with("person/").then(|| gazetteer.person_slug(label));
                name == Some(slug(label).as_str()) || (spelled.is_some() && name == spelled.as_deref())
            }
        };
        if !own {
            fail(found, format!("is called “{label}”, which its IRI does not say"));
        }
    }
    for link in objects(rows, w.same_as).filter_map(|o| view.terms.iri(o)) {
        let numbers = texts(w.label).chain(texts(w.alternative)).flat_map(|n| geonames(gazetteer, n));
        let country = code.and_then(|c| gazetteer.country(c)).and_then(|c| c.geonameid);
        if !numbers.chain(country).any(|n| link == format!("https://sws.geonames.org/{n}/")) {
            fail(found, format!("is linked to {link}, which the gazetteer does not give"));
        }
    }
}

/// "Turkish central bank" of "Turkey's central bank": a body of common nouns, called by the adjective of a country that the text names.
fn by_adjective(gazetteer: &Gazetteer, name: &str, spoken: &[String], text: &str) -> bool {
    let all: Vec<&str> = name.split(' ').collect();
    let text = text.to_lowercase();
    let of_country = |front: &str| {
        gazetteer.entries(front).iter().any(|e| match e {
            Entry::CountryAdjective(c) => {
                let country = gazetteer.country_at(*c);
                std::iter::once(&country.name)
                    .chain(&country.names)
                    .chain(&country.adjectives)
                    .any(|n| text.contains(&n.to_lowercase()))
            }
            _ => false,
        })
    };
    (1..all.len()).any(|n| {
        let rest = format!(" {} ", words(&all[n..].join(" ")).join(" "));
        spoken.iter().any(|m| m.contains(&rest)) && of_country(&all[..n].join(" "))
    })
}

/// Whether the gazetteer has this name, of the country where one is given.
fn known_name(gazetteer: &Gazetteer, name: &str, code: Option<&str>) -> bool {
    match code.and_then(|c| gazetteer.country(c)) {
        Some(country) => country.name == name || country.names.iter().any(|n| n == name),
        None => !gazetteer.entries(name).is_empty(),
    }
}

fn geonames(gazetteer: &Gazetteer, name: &str) -> Vec<u32> {
    let number = |entry: &Entry| match entry {
        Entry::City(city) => Some(gazetteer.city(*city).geonameid),
        Entry::Capital(country) => gazetteer.country_at(*country).geonameid,
        _ => None,
    };
    gazetteer.entries(name).iter().filter_map(number).collect()
}

fn claim(view: &View, carried: &Carried<'_>, rows: Rows<'_>, found: &mut Findings) {
    let w = &view.words;
    let node = rows[0][0];
    let parts = &carried.contents[&node];
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let Some(whole) = Span::new(first.start(), last.end()) else { return };
    let text = |p| objects(rows, p).find_map(|o| view.terms.text(o));
    let said: Vec<&str> = parts.iter().map(|s| carried.index.slice(*s)).collect();
    let content = said.join(" … ");
    let mut fail = |rule, message: String| found.fail(rule, view.name(node), message);
    let says_it = text(w.content).unwrap_or_default();
    if says_it != content {
        fail(Rule::WordsContent, format!("says “{says_it}”; its words are “{content}”"));
    }
    let about: BTreeSet<TermId> = objects(rows, w.about).collect();
    let within = |m: &Span| parts.iter().any(|p| p.start() <= m.start() && m.start() < p.end());
    let spoken: BTreeSet<TermId> =
        carried.mentions.iter().filter(|(_, ms)| ms.iter().any(within)).map(|(e, _)| *e).collect();
    for entity in about.difference(&spoken) {
        fail(Rule::WordsAbout, format!("is about {}, whom its words do not mention", view.name(*entity)));
    }
    for entity in spoken.difference(&about) {
        fail(Rule::WordsAbout, format!("mentions {}, and does not say so", view.name(*entity)));
    }
    let near = carried.around(&[whole], CUE);
    if let Some(cue) = text(w.cue)
        && !near.iter().any(|n| n.contains(cue))
    {
        fail(Rule::WordsSpeaker, format!("has the cue “{cue}”, which does not stand beside its words"));
    }
    speakers(view, carried, rows, whole, &mut fail);
    manner(view, carried, rows, &said, parts, &mut fail);
}

/// What names the speaker stands in the text, and is a mention of the speaker or near to one.
fn speakers(
    view: &View,
    carried: &Carried<'_>,
    rows: Rows<'_>,
    whole: Span,
    fail: &mut impl FnMut(Rule, String),
) {
    let w = &view.words;
    let written = objects(rows, w.speaker_text).find_map(|o| view.terms.text(o));
    let mut places: Vec<Span> = Vec::new();
    if let Some(written) = written.filter(|t| !t.is_empty()) {
        for (byte, _) in carried.text.match_indices(written) {
            places.extend(carried.index.span(byte..byte + written.len()));
        }
        if places.is_empty() {
            fail(Rule::WordsSpeaker, format!("has the speaker “{written}”, who is not in the text"));
        }
    }
    let nearest = places.iter().min_by_key(|p| gap(**p, whole)).copied();
    // Somebody else whom the words themselves name is no speaker; a pronoun may mean many.
    let is_name = written.is_some_and(|t| t.contains(char::is_uppercase) && t.chars().count() > 4);
    let named: Vec<TermId> = nearest.filter(|_| is_name).map_or(Vec::new(), |place| {
        let by_it = carried.mentions.iter().filter(|(_, mentions)| mentions.contains(&place));
        by_it.map(|(entity, _)| *entity).collect()
    });
    // "Anna Berg and Bo Lind said": the words name the one who stands beside them, and the other is joined to that one.
    let joined = |mentions: &[Span]| {
        const BESIDE: u32 = 120;
        let all: Vec<TermId> = objects(rows, w.attributed).collect();
        named.iter().any(|n| all.contains(n))
            && nearest.is_some_and(|place| mentions.iter().any(|m| gap(*m, place) <= BESIDE))
    };
    for speaker in objects(rows, w.attributed) {
        let mentions = carried.mentions.get(&speaker).map_or(&[][..], Vec::as_slice);
        let is_written = mentions.iter().any(|m| places.iter().any(|p| p.overlaps(*m)));
        let is_near = mentions.iter().any(|m| gap(*m, whole) <= SPEAKER);
        let other = !named.is_empty() && !named.contains(&speaker) && !joined(mentions);
        if !(is_written || (is_near && !other)) {
            let written = written.unwrap_or("nobody");
            let message = format!("is said by {}, and its words by “{written}”", view.name(speaker));
            fail(Rule::WordsSpeaker, message);
        }
    }
}

/// Mode, certainty and negation are those that quotation marks, cue and words allow.
fn manner(
    view: &View,
    carried: &Carried<'_>,
    rows: Rows<'_>,
    said: &[&str],
    parts: &[Span],
    fail: &mut impl FnMut(Rule, String),
) {
    let w = &view.words;
    let quoted = |text: &str| text.contains(['"', '“', '”', '«', '»', '„']);
    let opened = parts.iter().any(|p| {
        let before = p.start().checked_sub(1).and_then(|b| Span::new(b, p.start() + 1));
        before
            .is_some_and(|b| carried.index.slice(b).contains(['"', '“', '”', '„', '«', '»', '‘', '’', '\'']))
    });
    let by_quotation =
        objects(rows, w.rule).filter_map(|r| view.terms.text(r)).any(|r| r.starts_with("claims.quotation"));
    if says(rows, w.mode, w.indirect) && said.iter().any(|t| quoted(t)) {
        fail(Rule::WordsManner, "is indirect, and there are quotation marks in its words".to_owned());
    }
    let marked = |text: &str| quoted(text) || text.contains(['‘', '’', '\'']);
    if says(rows, w.mode, w.direct) && !opened && !by_quotation && !said.iter().any(|t| marked(t)) {
        fail(Rule::WordsManner, "is direct, and no quotation mark opens its words".to_owned());
    }
    let (denied, denying) = (says(rows, w.certainty, w.denied), says(rows, w.stance, w.denying));
    let has_stance = objects(rows, w.stance).next().is_some();
    if has_stance && denied != denying {
        fail(Rule::WordsManner, "is denied by its certainty or by its stance, not by both".to_owned());
    }
    let cue = objects(rows, w.cue).find_map(|o| view.terms.text(o)).unwrap_or_default();
    let negated = objects(rows, w.negated).any(|o| view.terms.text(o) == Some("true"));
    let mut all = said.to_vec();
    if negated && !has_word(&all, NEGATIONS) {
        fail(Rule::WordsManner, "is negated, and no word of it negates".to_owned());
    }
    all.push(cue);
    const DENIALS: &[&str] = &[
        "den*",
        "reject*",
        "disput*",
        "doubt*",
        "contradict*",
        "refut*",
        "rebut*",
        "dismiss*",
        "rebuff*",
        "disavow*",
        "repudiat*",
        "disclaim*",
        "no",
        "not",
        "never",
        "disagree*",
        "discount*",
        "debunk*",
        "question*",
        "challeng*",
        "refus*",
        "scoff*",
        "negat*",
        "belie*",
        "decri*",
        "rule*",
        "pooh*",
        "brush*",
        "shrug*",
        "t",
        "downplay*",
    ];
    if denied && !has_word(&[cue], DENIALS) {
        fail(Rule::WordsManner, format!("is denied, and its cue “{cue}” denies nothing"));
    }
}
