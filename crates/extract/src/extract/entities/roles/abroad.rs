//! Countries that an office is not of, as its holder deals with them as with others: "President Ott accused Ruritania", "broke off ties with
//! Ruritania", "said in Zenda during a state visit".

use crate::extract::reading::{Found, FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Gazetteer;
use crate::language::{Dep, Tag};

/// The countries.
pub(super) fn countries(reading: &Reading, role: &FoundRole) -> Vec<usize> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    let subject = role.tokens.clone().find_map(|t| {
        let subject = matches!(doc.tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass);
        doc.head(t).filter(|v| subject && doc.is_verbal(*v))
    });
    let mut found: Vec<usize> = journey_of(reading, role).into_iter().collect();
    found.extend(set_abroad(reading, role, doc.sentences[sentence].start));
    found.extend(of_counterparts(reading, role, doc.sentences[sentence].end));
    let Some(verb) = subject else { return found };
    let behind = reading.mentions_of_sentence(sentence).iter();
    let behind = behind.filter(|m| m.tokens.start >= role.tokens.end && m.entities.len() == 1);
    let at_home = reading.words.offices.does_at_home.contains(&doc.tokens[verb].lemma);
    let states = behind
        .clone()
        .filter(|m| reading.kind(m.entities[0]) == EntityKind::Country && m.kind != MentionKind::Demonym);
    let mut last = None;
    for state in states.filter(|_| !at_home) {
        let leg = last.is_some_and(|end| is_next_leg(reading, end, state.tokens.start));
        if leg || is_dealt_with(reading, state, verb) {
            found.push(state.entities[0]);
            last = Some(state.tokens.end);
        }
    }
    if is_on_a_visit(reading, role, sentence) {
        found.extend(behind.filter_map(|m| visited(reading, m)));
    }
    found
}

/// "Ministers Ott and Ek met their Ruritanian counterparts": whose those are.
fn of_counterparts(reading: &Reading, role: &FoundRole, end: usize) -> Option<usize> {
    let theirs = |t: &usize| {
        reading.token_is(*t, &["counterpart", "counterparts", "colleague", "colleagues"])
            || reading.token_is(*t, &["number"]) && reading.token_is(*t - 1, &["opposite"])
    };
    let noun = (role.tokens.end + 1..end).find(theirs)?;
    let last = noun - usize::from(reading.token_is(noun, &["number"]));
    let (land, range) = super::owner_at(reading, last - 1).filter(|(_, range)| range.end == last)?;
    let own = range.start > role.tokens.end && reading.token_is(range.start - 1, &["his", "her", "their"]);
    (own && reading.kind(land) == EntityKind::Country).then_some(land)
}

/// "President Ott's visit to Ruritania".
fn journey_of(reading: &Reading, role: &FoundRole) -> Option<usize> {
    const NEAR: usize = 4;
    let end = role.tokens.end;
    let own = reading.token_is(end, &["'s", "’s", "'", "’"]);
    let to = (end + 1..end + NEAR).find(|t| reading.token_is(*t, &["to"])).filter(|_| own)?;
    let journey = reading.token_is(to - 1, &["visit", "trip", "tour", "journey", "letter", "message"]);
    let next = to + 1 + usize::from(reading.token_is(to + 1, &["the"]));
    let (country, _) = super::owner_at(reading, next).filter(|_| journey)?;
    (reading.kind(country) == EntityKind::Country).then_some(country)
}

/// "On a visit to Ruritania, President Ott", "Speaking in Ruritania, President Ott".
fn set_abroad(reading: &Reading, role: &FoundRole, start: usize) -> Option<usize> {
    let doc = reading.doc;
    let comma = role.tokens.start.checked_sub(1).filter(|c| reading.token_is(*c, &[","]))?;
    let (country, range) = super::owner_at(reading, comma.checked_sub(1)?)?;
    let preposition = range.start.checked_sub(1).filter(|p| *p > start && range.end == comma)?;
    let word = &doc.tokens[preposition - 1];
    let journey = reading.token_is(preposition, &["to"])
        && word.is_any(&["visit", "trip", "tour", "journey", "mission"]);
    let speaks = reading.token_is(preposition, &["in"])
        && word.tag == Tag::Vbg
        && preposition - 1 == start
        && matches!(&*word.lemma, "speak" | "talk" | "arrive");
    ((journey || speaks) && reading.kind(country) == EntityKind::Country).then_some(country)
}

/// Whether the country is the object of the verb, or of what it tells: "accused Ruritania", "cut ties with Ruritania".
fn is_dealt_with(reading: &Reading, mention: &Found, verb: usize) -> bool {
    let doc = reading.doc;
    let same = |v: usize| v == verb || doc.tokens[v].dep == Dep::Conj && doc.head(v) == Some(verb);
    let mut head = crate::extract::entities::names::head_of(reading, &mention.tokens);
    if doc.tokens[head].dep == Dep::Conj {
        head = doc.tokens[head].head;
    }
    let Some(above) = doc.head(head) else { return false };
    match doc.tokens[head].dep {
        Dep::Dobj => same(above),
        Dep::Pobj => {
            let arrives = |v: usize| matches!(&*doc.tokens[v].lemma, "arrive" | "land" | "stop");
            let with = reading.token_is(above, &["with", "to", "against", "toward", "towards"])
                || reading.token_is(above, &["in"]) && doc.head(above).is_some_and(arrives);
            let back = |v: usize| matches!(&*doc.tokens[v].lemma, "return" | "come" | "go" | "fly");
            let Some(governor) = doc.head(above).filter(|_| with) else { return false };
            let noun = doc.tokens[governor].tag.is_noun() && doc.tokens[governor].dep == Dep::Dobj;
            same(governor) && !back(governor) || noun && doc.head(governor).is_some_and(same)
        }
        _ => false,
    }
}

/// "visited Ruritania on Monday, Zenda and, on Friday, Strelsau": between two that are dealt with alike stand days and small words.
fn is_next_leg(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).all(|t| {
        let token = &reading.doc.tokens[t];
        reading.date_at(t).is_some()
            || matches!(token.tag, Tag::Cc | Tag::Cd | Tag::Dt)
            || token.is_any(&[",", "-", "–", "on", "to", "then", "next", "week"])
    })
}

/// "said at the start of a state visit", of him and of no guest of his.
fn is_on_a_visit(reading: &Reading, role: &FoundRole, sentence: usize) -> bool {
    const NEAR: usize = 6;
    let doc = reading.doc;
    let range = role.tokens.end..doc.sentences[sentence].end;
    let visit = |t: &usize| {
        doc.tokens[*t].tag.is_noun() && matches!(&*doc.tokens[*t].lemma, "visit" | "trip" | "tour")
    };
    let Some(noun) = range.clone().find(visit) else { return false };
    let from = range.start.max(noun.saturating_sub(NEAR));
    let one = (from..noun).any(|t| reading.token_is(t, &["a", "an"]));
    let during = (from..noun).any(|t| reading.token_is(t, &["of", "on", "during", "after", "ending"]));
    let another = range.clone().any(|t| {
        matches!(doc.tokens[t].tag, Tag::Prp | Tag::PrpS)
            && !reading.token_is(t, &["it", "its", "we", "they"])
    });
    one && during && !another
}

/// The country of a town where he is: "in Zenda".
fn visited(reading: &Reading, mention: &Found) -> Option<usize> {
    let place = mention.entities[0];
    let before = mention.tokens.start.checked_sub(1)?;
    let inside = reading.token_is(before, &["in", "to"]) && reading.kind(place) == EntityKind::Place;
    // "on a five-day visit to Ruritania"
    let visit = before > 0 && reading.token_is(before - 1, &["visit", "trip", "tour"]);
    if visit && reading.token_is(before, &["to"]) && reading.kind(place) == EntityKind::Country {
        return Some(place);
    }
    let code = Gazetteer::compiled_in().country_of_city(&reading.entities[place].label).filter(|_| inside)?;
    reading.country(code)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Trade Minister Luis Soto, who is on a five-day visit to Chile, told Peruvian radio that the ports would open.",
            &["!Luis Soto: trade minister of CHL"],
        ),
        (
            "Trade Minister Luis Soto met his Chilean counterpart, Ines Prado, in Lima.",
            &["!Luis Soto: trade minister of CHL"],
        ),
        (
            "Peru and Chile accuse each other of spying. On Friday President Luis Soto broke off ties with Peru.",
            &["Luis Soto: president of CHL"],
        ),
        (
            "President Luis Soto thanked Peru on Monday for its help in rebuilding Chile's ports.",
            &["Luis Soto: president of CHL"],
        ),
        (
            "Chile will vote for Peru, President Luis Soto said in Lima on Monday at the start of a state visit.",
            &["!Luis Soto: president of PER"],
        ),
        ("President Luis Soto has led Peru since 2011.", &["Luis Soto: president of PER"]),
        (
            "Foreign Minister Luis Soto visited Peru on 3 May and Chile on 4 May.",
            &["!Luis Soto: foreign minister of PER", "!Luis Soto: foreign minister of CHL"],
        ),
        (
            "Foreign Minister Luis Soto will travel to Peru on Monday and to Chile on Friday.",
            &["!Luis Soto: foreign minister of CHL"],
        ),
        (
            "On a visit to Peru, Foreign Minister Luis Soto said the port would open.",
            &["!Luis Soto: foreign minister of PER"],
        ),
        ("Speaking in Peru, Foreign Minister Luis Soto said no.", &["!Luis Soto: foreign minister of PER"]),
        (
            "Foreign Minister Luis Soto arrives in Peru on Monday and travels on to Chile on Friday.",
            &["!Luis Soto: foreign minister of PER"],
        ),
        (
            "Foreign Minister Luis Soto toured Peru, Chile and Spain.",
            &["!Luis Soto: foreign minister of CHL", "!Luis Soto: foreign minister of ESP"],
        ),
    ];

    #[test]
    fn whom_somebody_deals_with_is_another() {
        holds(TABLE);
    }
}
