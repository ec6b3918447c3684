//! What speaks for a name being a person, a body or a place. The votes of all places where an article writes the name
//! are summed, so that one slip of the model does not split it.

use super::super::people::is_title;
use super::offices::{
    holds_office_before, is_given_office, is_governed, is_over_a_place, is_put_in_office, is_said_to_be,
    is_somebody_before, names_a_body,
};
use super::somebody;
use super::words::Kinds;
use crate::extract::entities::metonym;
use crate::extract::reading::Reading;
use crate::extract::words::WordSet;
use crate::facts::EntityKind;
use crate::gazetteer::Entry;
use crate::language::{Dep, NerKind, Shape, Tag};
use std::ops::Range;

/// Votes by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    pub(super) person: i32,
    pub(super) organization: i32,
    pub(super) place: i32,
    /// Neither: an event, a work, a people.
    pub(super) other: i32,
}

/// The least that makes a kind believable.
const LEAST: i32 = 3;

impl Votes {
    pub(super) fn add(&mut self, more: Votes) {
        self.person += more.person;
        self.organization += more.organization;
        self.place += more.place;
        self.other += more.other;
    }

    /// The kind that most speaks for.
    pub(super) fn winner(self, words: usize) -> Option<EntityKind> {
        // One word alone is soon mistaken: the model's word is not enough.
        let least = if words > 1 { LEAST } else { LEAST + 1 };
        let best = self.person.max(self.organization).max(self.place);
        if best < least || self.other > best {
            return None;
        }
        Some(match best {
            b if b == self.person => EntityKind::Person,
            b if b == self.organization => EntityKind::Organization,
            _ => EntityKind::Place,
        })
    }
}

/// What speaks for each kind at one place of the text.
pub(super) fn votes(reading: &Reading, kinds: &Kinds, row: &Range<usize>, titled: bool) -> Votes {
    let mut votes = of_the_model(reading, kinds, row);
    match titled && is_called_after(reading, row) {
        true => votes.other += 9,
        false => votes.person += i32::from(titled) * 5,
    }
    // "director for North American affairs"
    if is_inside_title(reading, row) {
        votes.other += 9;
    }
    of_the_words(reading, row, &mut votes);
    of_what_stands_around(reading, kinds, row, &mut votes);
    votes
}

/// Whether an office begins before a row of words and ends behind it.
fn is_inside_title(reading: &Reading, row: &Range<usize>) -> bool {
    const FAR: usize = 7;
    let start = reading.doc.sentences[reading.doc.sentence_of(row.start)].start;
    (start.max(row.start.saturating_sub(FAR))..row.start)
        .any(|t| reading.title_lengths.get(t).is_some_and(|n| t + usize::from(*n) > row.end))
}

/// "The King Edward is smoked": a thing called after somebody has the article, of whom one word is named.
fn is_called_after(reading: &Reading, row: &Range<usize>) -> bool {
    let start = reading.doc.sentences[reading.doc.sentence_of(row.start)].start;
    let Some(title) = row.start.checked_sub(1).filter(|t| *t > start) else { return false };
    let verb = (row.end..reading.doc.tokens.len().min(row.end + 2)).any(|t| is_speech(reading, t));
    row.len() == 1
        && reading.token_in(title, &reading.words.offices.called_after)
        && reading.token_is(title - 1, &["the"])
        && !verb
        && !matches!(reading.doc.tokens.get(row.end).map(|t| t.text), Some("," | "'s" | "’s"))
}

fn of_the_model(reading: &Reading, kinds: &Kinds, row: &Range<usize>) -> Votes {
    let mut votes = Votes::default();
    let Some(named) = kinds.at(reading, row.end - 1).or_else(|| kinds.at(reading, row.start)) else {
        return votes;
    };
    // All of it counts more than a part.
    let inside = named.tokens.start <= row.start && named.tokens.end >= row.end;
    let weight = if inside && named.tokens.len() <= row.len() + 2 { 3 } else { 2 };
    match named.kind {
        NerKind::Person => votes.person += weight,
        NerKind::Organization => votes.organization += weight,
        NerKind::Gpe | NerKind::Location | NerKind::Facility => votes.place += weight,
        NerKind::Norp | NerKind::Language | NerKind::Event | NerKind::Law | NerKind::WorkOfArt => {
            votes.other += weight
        }
        NerKind::Product | NerKind::Date | NerKind::Time | NerKind::Money => votes.other += 2,
        _ => {}
    }
    votes
}

/// Words with a capital that are no name, or none of a person: peoples, networks, common nouns of official prose.
fn of_what_names_nobody(reading: &Reading, row: &Range<usize>, votes: &mut Votes) {
    let tokens = &reading.doc.tokens;
    let first = tokens[row.start].text;
    let party = reading.token_is(row.end, &["party"]);
    // "in love with Maya": some peoples' names are given names, too.
    let somebody = reading.gazetteer.gender(first).is_some() && votes.person > 0;
    let adherent = |t: usize| reading.words.names.adherents.contains(tokens[t].text);
    // "West Africans"
    let of_a_part = row.len() == 2
        && reading.token_is(row.start, &["north", "south", "east", "west", "central"])
        && adherent(row.start + 1);
    if ((row.len() == 1 && adherent(row.start)) || of_a_part) && !party && !somebody {
        votes.other += 9;
    }
    // "Brexit": what one calls a leaving is nobody.
    let leaving = first.strip_suffix("exit").is_some_and(|land| land.len() > 1);
    // "the Tarn system", "Tarn missiles": of what make they are.
    let make = row.len() == 1 && reading.token_in(row.end, &reading.words.names.makes);
    if (row.len() == 1 && leaving) || make && votes.person == 0 {
        votes.other += 9;
    }
    // "announced on Twitter": where it was said, and nobody.
    if row.len() == 1 && reading.words.names.networks.contains(first) {
        votes.person -= 9;
        let medium =
            row.start > 0 && reading.token_is(row.start - 1, &["on", "via", "over", "by", "through"]);
        votes.other += if medium { 9 } else { 0 };
    }
    // "the Agreement", "the Meeting", "member States": official prose writes common nouns large.
    if row.len() == 1 && is_common(reading, first) {
        votes.other += 9;
    }
    // "Parliament is to vote": a body of common nouns is nobody.
    if row.len() == 1 && reading.words.names.bodies.contains(first) {
        votes.person -= 9;
    }
    // "the Kingdom of Hungary": no place of that name.
    if row.len() == 1 && reading.words.names.realms.contains(first) && reading.token_is(row.end, &["of"]) {
        votes.other += 9;
    }
}

fn of_the_words(reading: &Reading, row: &Range<usize>, votes: &mut Votes) {
    let tokens = &reading.doc.tokens;
    let parts: Vec<usize> = row.clone().filter(|t| tokens[*t].is_capitalised()).collect();
    let first = tokens[row.start].text;
    of_what_names_nobody(reading, row, votes);
    // "Radio Tarn", "FC Tarn"
    if row.len() > 1 && reading.words.names.bodies_first.contains(first) {
        votes.organization += 5;
        votes.person -= 3;
    }
    let acronym = row.len() == 1 && tokens[row.start].shape == Shape::Upper && (2..=7).contains(&first.len());
    if acronym {
        votes.organization += 2;
    }
    if (2..=5).contains(&parts.len())
        && parts.iter().all(|t| !(tokens[*t].shape == Shape::Upper && tokens[*t].text.len() > 3))
    {
        let initial = |t: &usize| tokens[*t].text.len() <= 4 && tokens[*t].text.ends_with('.');
        if reading.gazetteer.is_given_name(first) || parts[..parts.len() - 1].iter().any(initial) {
            votes.person += 3;
        }
        if reading.gazetteer.is_family_name(first) {
            votes.person += 2;
        }
    }
    if reading.gazetteer.is_minor_place(reading.doc.slice(row.clone())) {
        votes.place += 2;
    }
    // "Tarn North", "East Tarn": parts of places; "Kanye West" has a given name.
    let point = |t: usize| reading.words.names.points.contains(tokens[t].text);
    if (2..=3).contains(&row.len()) && !reading.gazetteer.is_given_name(first) {
        let (begins, ends) = (tokens[row.start].is_any(POINTS), point(row.end - 1));
        votes.place += i32::from(ends) * 4 + i32::from(begins && !ends) * 2;
        votes.person -= i32::from(ends || begins) * 2;
    }
}

/// Points of the compass that begin a name.
const POINTS: &[&str] = &["north", "south", "east", "west"];

fn is_common(reading: &Reading, word: &str) -> bool {
    let word = word.to_lowercase();
    let names = &reading.words.names;
    names.happenings.holds(&word)
        || reading.words.deeds.dated_pacts.contains(&word)
        || names.written_large.contains(&word)
}

fn of_what_stands_around(reading: &Reading, kinds: &Kinds, row: &Range<usize>, votes: &mut Votes) {
    let doc = reading.doc;
    let tokens = &doc.tokens;
    let sentence = &doc.sentences[doc.sentence_of(row.start)];
    let before = row.start.checked_sub(1).filter(|b| *b >= sentence.start);
    if let Some(before) = before {
        of_the_word_before(reading, before, sentence, votes);
        // "besieged Malanje": what is besieged, shelled or reached.
        if row.len() == 1
            && reading.token_in(before, &reading.words.names.strikes_places)
            && !reading.gazetteer.is_given_name(tokens[row.start].text)
        {
            votes.place += 4;
            votes.person -= 2;
        }
        // "took Goma", which is a given name too
        let city = |e: &Entry| matches!(e, Entry::City(_) | Entry::Capital(_));
        if row.len() == 1
            && reading.token_in(before, &reading.words.names.takes_cities)
            && reading.gazetteer.entries(tokens[row.start].text).iter().any(city)
        {
            votes.place += 6;
            votes.person -= 4;
        }
        // "a test at Lop Nor on Thursday": the model takes what it does not know for a body.
        let at = reading.token_is(before, &["at", "near", "off"]);
        let short = row.len() == 1 && tokens[row.start].shape == Shape::Upper;
        let body = votes.organization >= if at && !short { 4 } else { 2 };
        if !body && is_between_place_and_day(reading, before, row.end, sentence) {
            votes.place += if at { 3 } else { 2 };
        }
    }
    of_what_follows(reading, row, sentence, votes);
    votes.place += super::listed::beside_places(reading, row, sentence);
    votes.place += super::listed::town_and_division(reading, row, sentence);
    votes.organization += super::listed::beside_bodies(reading, row, sentence);
    let head = head_of(reading, row);
    if matches!(tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass) {
        votes.person += 1;
    }
    if row.len() == 1 {
        somebody::of_one_word(reading, kinds, row, head, votes);
    }
    // Only people and bodies speak.
    if tokens[head].dep == Dep::Nsubj && doc.head(head).is_some_and(|v| is_speech(reading, v)) {
        votes.person += 1 + i32::from(row.len() > 1);
        votes.organization += 1;
        votes.place -= 1;
    }
}

/// "in Tarn", "his son, Nikolai", "the capital of Tarn".
fn of_the_word_before(reading: &Reading, before: usize, sentence: &Range<usize>, votes: &mut Votes) {
    let tokens = &reading.doc.tokens;
    let names = &reading.words.names;
    // "swore in Ott": the word is the verb's.
    let particle = before > sentence.start && &*tokens[before - 1].lemma == "swear";
    if tokens[before].tag == Tag::In
        && !particle
        && reading.token_is(before, &["in", "near", "at", "outside", "inside", "across", "around"])
    {
        votes.place += if reading.token_is(before, &["at"]) { 1 } else { 2 };
        votes.person -= 1;
        votes.place += where_it_happens(reading, before);
    }
    // "a hill above Tarn", "a ship off Tarn": of places alone.
    if tokens[before].tag == Tag::In && reading.token_is(before, &["off", "above", "atop", "overlooking"]) {
        votes.place += 3;
        votes.person -= 1;
    }
    // "the daily Elsewhere", "the club Deportivo"
    if reading.token_in(before, &names.bodies_named) && matches!(tokens[before].tag, Tag::Nn | Tag::Jj) {
        votes.organization += 5;
        votes.person -= 3;
    }
    // "the ferry Marta Tarn"
    if reading.token_in(before, &names.vessels) && tokens[before].tag == Tag::Nn {
        votes.other += 6;
    }
    // "his son, Nikolai,"
    if reading.token_is(before, &[","]) && before > sentence.start && reading.token_in(before - 1, &names.kin)
    {
        votes.person += 3;
    }
    votes.person += i32::from(is_somebody_before(reading, before, sentence)) * 4;
    if is_over_a_place(reading, before, sentence) {
        votes.place += 4;
        votes.person -= 2;
    }
    votes.organization += i32::from(names_a_body(reading, before, sentence)) * 4;
    votes.person += i32::from(follows_somebody(reading, before, sentence)) * 4;
    if reading.token_is(before, &["to", "from", "of", "through", "via"]) {
        let goes = metonym::is_way(reading, before);
        votes.place += if goes { 3 } else { 1 };
        votes.person -= i32::from(goes) * 2;
    }
    if reading.token_is(before, &["the"]) {
        votes.organization += 1;
        votes.person -= 2;
    }
    if reading.token_is(before, &["of"])
        && before > sentence.start
        && (reading.token_in(before - 1, &names.place_nouns)
            || reading.token_is(before - 1, &["capital", "seat"]))
    {
        votes.place += 5;
        votes.person -= 3;
    }
}

/// "the successor to Marta Tarn", "in favour of Marta Tarn".
fn follows_somebody(reading: &Reading, before: usize, sentence: &Range<usize>) -> bool {
    const NOUNS: [&str; 6] = ["successor", "predecessor", "favour", "favor", "deputy", "counterpart"];
    before > sentence.start && reading.token_is(before, &["to", "of"]) && reading.token_is(before - 1, &NOUNS)
}

/// "at Tarn on Monday", "on Monday at Tarn": behind a preposition of place, with a day beside it.
fn is_between_place_and_day(reading: &Reading, before: usize, end: usize, sentence: &Range<usize>) -> bool {
    const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is = |t: usize, words: &[&str]| sentence.contains(&t) && reading.token_is(t, words);
    let day = |t: usize| is(t, DAYS) || (is(t, &["last", "next"]) && is(t + 1, &["week", "month", "year"]));
    let year = |t: usize| {
        let text = reading.doc.tokens.get(t).filter(|_| sentence.contains(&t)).map_or("", |t| t.text);
        text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let months = |t: usize| {
        is(
            t,
            &[
                "january",
                "february",
                "march",
                "april",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ],
        ) || (is(t, &["may"]) && year(t + 1))
    };
    is(before, &["in", "at", "near", "outside", "off"])
        && (day(end)
            || (is(end, &["on"]) && (day(end + 1) || months(end + 1) || months(end + 2)))
            || (is(end, &["in"]) && (months(end + 1) || year(end + 1)))
            || (before > sentence.start && day(before - 1)))
}

/// "Tarn province", "Xuddur, the capital of Bakool,", "Ott, who".
fn of_what_follows(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>, votes: &mut Votes) {
    let tokens = &reading.doc.tokens;
    let names = &reading.words.names;
    let next_is = |words: &[&str]| row.end < sentence.end && reading.token_is(row.end, words);
    let next_in = |words: &WordSet| row.end < sentence.end && reading.token_in(row.end, words);
    if next_in(&names.place_nouns) && tokens[row.end].tag == Tag::Nn {
        votes.place += 3;
        votes.person -= 1;
    }
    // "the Tarn hills", "the Tarn oilfield"
    if next_in(&names.landforms) && tokens[row.end].tag.is_noun() {
        votes.place += 4;
        votes.organization -= 2;
        votes.person -= 1;
    }
    // "the Tarn by-election"
    if next_is(&["by-election", "by-elections", "byelection"]) {
        votes.place += 4;
        votes.person -= 2;
    }
    if next_in(&names.body_nouns) && tokens[row.end].tag == Tag::Nn {
        votes.organization += 4;
        votes.person -= 2;
    }
    // "Xuddur, the capital of Bakool,"
    if next_is(&[","])
        && reading.token_is(row.end + 1, &["the", "a", "an"])
        && (row.end + 2..sentence.end.min(row.end + 6))
            .take_while(|t| tokens[*t].is_word())
            .filter(|t| !tokens.get(t + 1).is_some_and(|next| next.tag.is_noun()))
            .any(|t| reading.token_in(t, &names.place_nouns) || reading.token_is(t, &["capital"]))
    {
        votes.place += 4;
    }
    if holds_office_before(reading, row, sentence) {
        votes.person += 4;
    }
    votes.person += i32::from(is_joined_to_somebody(reading, row, sentence)) * 4;
    if is_put_in_office(reading, row, sentence)
        || is_given_office(reading, row, sentence)
        || is_said_to_be(reading, row, sentence)
    {
        votes.person += 4;
    }
    votes.person += i32::from(super::incumbents::is_told(reading, row, sentence)) * 6;
    if super::incumbents::is_body_of_office(reading, row, sentence) {
        votes.organization += 4;
        votes.person -= 2;
    }
    let governed = is_governed(reading, row, sentence);
    votes.place += governed;
    votes.person -= governed;
    if next_is(&["who"]) || (next_is(&[","]) && reading.token_is(row.end + 1, &["who"])) {
        votes.person += 3;
    }
    if next_is(&[","]) && person_behind(reading, row.end + 1, sentence.end) {
        votes.person += 3;
    }
}

/// "Ott and her husband", "Ott and his deputy", "Abram and Marta Tarn".
fn is_joined_to_somebody(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let joined = row.end + 2 < sentence.end && reading.token_is(row.end, &["and"]);
    joined && reading.token_is(row.end + 1, &["his", "her"]) || shares_family_name(reading, row, sentence)
}

/// "Abram and Marta Tarn": a given name and somebody's full name.
fn shares_family_name(reading: &Reading, row: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = &reading.doc.tokens;
    let given = |t: usize| reading.gazetteer.is_given_name(tokens[t].text);
    let next = row.end + 1;
    row.len() == 1
        && given(row.start)
        && next + 1 < sentence.end
        && reading.token_is(row.end, &["and"])
        && given(next)
        && tokens[next + 1].tag.is_proper()
        && tokens[next + 1].is_capitalised()
        && tokens[next + 1].shape != Shape::Upper
}

/// What a preposition's head says of what is behind it: "clashed in Tarn" and "a summit in Tarn" tell a place; one serves,
/// believes and stars in something else; what is said in Tarn may be said in a paper.
fn where_it_happens(reading: &Reading, preposition: usize) -> i32 {
    let names = &reading.words.names;
    let head =
        reading.doc.head(preposition).filter(|_| reading.token_is(preposition, &["in", "near", "outside"]));
    match head {
        Some(h) if reading.token_in(h, &names.in_bodies) => -2,
        Some(h) if reading.token_in(h, &names.happenings) => 2,
        Some(h) if reading.doc.tokens[h].tag.is_verb() && !is_speech(reading, h) => 2,
        _ => 0,
    }
}

/// "Ott, 54," and "Ott, a retired general".
fn person_behind(reading: &Reading, at: usize, end: usize) -> bool {
    let tokens = &reading.doc.tokens;
    if at + 1 < end
        && tokens[at].shape == Shape::Number
        && tokens[at].text.len() == 2
        && reading.token_is(at + 1, &[",", "."])
    {
        return true;
    }
    // "Ott, the Southern Trade League's envoy": further on where somebody's is told.
    const FAR: usize = 10;
    let owned = (at..end.min(at + FAR)).any(|t| matches!(tokens[t].text, "'s" | "’s"));
    (at..end.min(at + if owned { FAR } else { 6 }))
        .take_while(|t| tokens[*t].is_word() || matches!(tokens[*t].text, "'s" | "’s" | "-"))
        .any(|t| is_title(reading, t, end))
        && at < end
}

/// The token of a row that the others depend on.
pub(in crate::extract::entities) fn head_of(reading: &Reading, row: &Range<usize>) -> usize {
    row.clone()
        .rev()
        .find(|t| !row.contains(&reading.doc.tokens[*t].head) || reading.doc.tokens[*t].head == *t)
        .unwrap_or(row.end - 1)
}

/// Whether a token is a form of a verb by which one says or thinks something.
pub(in crate::extract::entities) fn is_speech(reading: &Reading, verb: usize) -> bool {
    let token = &reading.doc.tokens[verb];
    token.tag.is_verb()
        && (reading.cues.frames(reading.doc, verb) || reading.words.speech.tells.contains(&token.lemma))
}
