//! Offices that stand behind a name: "Ott, a former minister of Ruritania,", "Ott, who is envoy to Zenda,".

use super::again::owner_again;
use super::aside::{opens_aside, past_age, past_kin, speaks_of_him};
use super::beside::{Office, Offices};
use super::owner::owner_behind;
use super::{FORMER, PLAIN, country_before, owner_at, title_text};
use crate::extract::entities::people::{self, title_length};
use crate::extract::negation;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Tag, Token};
use std::ops::Range;

/// "Ott, a former minister of Ruritania," or "Ott, Ruritania's envoy,", "Ott, who is envoy to Zenda,".
pub(super) fn behind(reading: &Reading, name: &Range<usize>, sentence: &Range<usize>, found: &mut Offices) {
    let doc = reading.doc;
    if name.end + 1 >= sentence.end || !opens_aside(reading, name.end) {
        return;
    }
    let mut at = name.end + 1;
    // "succeeded her father, Ott, as king": the office is hers. "Ott, and his deputy, Berg": another person.
    let hers = reading.token_is(at, &["as"]) && is_succeeded(reading, name);
    if hers || reading.token_is(at, &["and", "or", "but"]) {
        return;
    }
    at += past_age(reading, at);
    let mut former = false;
    let mut of = owner_of_name(reading, sentence, found);
    let limit = sentence.end.min(at + 12);
    while at < limit {
        if let Some(length) = office_at(reading, at, sentence) {
            if !is_anothers(reading, at..at + length, name, sentence, found) {
                joined_offices(reading, at..at + length, name, sentence, (of, former), found);
            }
            return;
        }
        let token = &doc.tokens[at];
        if let Some((over, length)) = tense(reading, at) {
            former |= over;
            at += length;
        } else if let Some(length) = for_years(reading, at) {
            former = true;
            at += length;
        } else if negation::denies_office(doc, at) {
            return;
        } else if token.is("its")
            || (token.tag == Tag::PrpS && reading.token_is(at + 1, &["country", "nation"]))
        {
            // "Ruritania mourned Ott, its foreign minister", "the Ruritanian poet Ott, twice his country's envoy"
            of = of.or_else(|| owner_by_pronoun(reading, at, name, sentence));
            at += 1;
        } else if let Some((entity, range)) = owner_at(reading, at) {
            of = Some(entity);
            at = range.end.max(at + 1);
        } else if let Some((owner, _)) = owner_again(reading, at, sentence.start) {
            of = of.or(Some(owner));
            at += 1;
        } else if let Some(place) = place_named(reading, at) {
            at = place;
        } else if let Some(office) = past_kin(reading, at, sentence) {
            (at, of, former) = (office, None, false);
        } else if stands_between(reading, at) {
            at += 1;
        } else {
            return;
        }
    }
}

/// Whether the words of an office behind a name tell of nobody's, or of another's.
fn is_anothers(
    reading: &Reading,
    title: Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    found: &Offices,
) -> bool {
    let tokens = &reading.doc.tokens;
    // "who heads the mission": a verb, not several heads.
    let verb = tokens[title.end - 1].tag.is_verb();
    // "Ott and Ek, the premiers of Zenda and Gondor": each his own.
    let each = title.clone().any(|t| tokens[t].tag == Tag::Nns)
        && name.start > sentence.start
        && reading.token_is(name.start - 1, &["and"]);
    let speaks = speaks_of_him(reading, name.end + 1..title.start, title.end, sentence);
    // "Ott, called Zenda's president a fool": the parser takes it for a participle.
    let called = (name.end..title.start)
        .any(|t| tokens[t].tag.is_verb() && super::holder::CALLING.contains(&&*tokens[t].lemma))
        && reading.token_is(title.end, &["a", "an"]);
    let pair = || super::pairs::are_of_pair(reading, name);
    verb || each
        || pair()
        || speaks
        || super::aside::acts_itself(reading, &title, name)
        || called
        || (!found.offices.is_empty() && is_of_next(reading, title.end, sentence))
}

/// "Ruritania's envoy will be Ott, until May its consul": whose "its" is.
fn owner_by_pronoun(
    reading: &Reading,
    at: usize,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    // "Ott of Zenda, its minister": the name's own home before one that was named earlier.
    let home = reading.token_is(at, &["its"]) && at > 2 && reading.token_is(at - 1, &[","]);
    let home = owner_at(reading, at.saturating_sub(2)).filter(|(_, range)| {
        let of = range
            .start
            .checked_sub(1 + usize::from(reading.token_is(range.start.saturating_sub(1), &["the"])));
        home && range.end + 1 == at && of.is_some_and(|t| reading.token_is(t, &["of"]))
    });
    if let Some((home, _)) = home {
        return Some(home);
    }
    let again = owner_again(reading, at, sentence.start).map(|(owner, _)| owner);
    again.or_else(|| country_before(reading, name.start))
}

/// "Horn of Africa researcher at": where a place's name of several words ends.
fn place_named(reading: &Reading, at: usize) -> Option<usize> {
    let place = reading.named_at(at).filter(|m| m.tokens.start == at && m.tokens.len() > 1)?;
    (reading.kind(place.entities[0]) == EntityKind::Place).then_some(place.tokens.end)
}

/// The number of tokens of an office whose phrase may end there: "leader of the opposition", and "leader" of "leader of the
/// opposition Progress Party".
fn office_at(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let longest = title_length(reading, at, sentence.end)?;
    if ends_noun_phrase(reading, at + longest, sentence) {
        return Some(longest);
    }
    let shorter = (1..longest).rev().find(|n| reading.token_is(at + n, &["of"]))?;
    title_length(reading, at, at + shorter).filter(|n| *n == shorter)
}

/// Whether the name is of one whose place another takes.
fn is_succeeded(reading: &Reading, name: &Range<usize>) -> bool {
    let doc = reading.doc;
    let head = crate::extract::entities::names::head_of(reading, name);
    let taking = |t: usize| matches!(&*doc.tokens[t].lemma, "succeed" | "replace" | "follow");
    doc.ancestors(head).take(2).any(|t| doc.tokens[t].tag.is_verb() && taking(t))
}

/// Whether words between a name and an office tell that it is over, and how many they are: "no longer", "until now", "at
/// present", "was".
fn tense(reading: &Reading, at: usize) -> Option<(bool, usize)> {
    let token = &reading.doc.tokens[at];
    if token.is("one") && super::left::is_one_time(reading, at + 1) {
        // "a one-time minister"
        Some((true, 3))
    } else if token.tag == Tag::Cd && reading.token_is(at + 1, &["times"]) {
        // "four times mayor"
        Some((true, 2))
    } else if token.is("at") && reading.token_is(at + 1, &["once"]) {
        // "who is at once minister and envoy"
        Some((false, 2))
    } else if token.is("no") && reading.token_is(at + 1, &["longer"]) {
        Some((true, 2))
    } else if token.is_any(&["at", "until"])
        && reading.token_is(at + 1, &["present", "now", "recently", "lately"])
    {
        Some((token.is("until"), 2))
    } else if token.is_any(FORMER)
        || token.is_any(&["until", "till", "once", "twice", "thrice", "briefly", "formerly", "previously"])
    {
        Some((true, 1))
    } else {
        // "who was elected president" is it yet.
        let lemma = reading.doc.tokens.get(at + 1).map_or("", |t| &*t.lemma);
        let made = super::MAKING.contains(&lemma) || matches!(lemma, "make" | "swear" | "reappoint");
        if token.is("was") && made {
            return Some((false, 1));
        }
        // "who had been envoy" is it no more, "who has been envoy" yet.
        let had = reading.token_is(at.saturating_sub(1), &["had"]);
        token.is_any(&["was", "served", "been"]).then(|| (!token.is("been") || had, 1))
    }
}

/// "for ten years", "for a time", "for most of the 1980s": how long somebody was what he is no more; how many words tell it.
pub(super) fn for_years(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let long = (at + 1..at + LONGEST).find(|t| reading.token_in(*t, &reading.words.offices.spans))?;
    let counted = (at + 1..long).all(|t| {
        matches!(reading.doc.tokens[t].tag, Tag::Cd | Tag::Dt | Tag::Jj | Tag::Jjr | Tag::In | Tag::Rb)
    });
    (reading.token_is(at, &["for"]) && counted && !reading.token_is(at + 1, &["the", "this"]))
        .then_some(long + 1 - at)
}

/// "New Zealand's Winston Peters, the deputy prime minister": whose the name is.
fn owner_of_name(reading: &Reading, sentence: &Range<usize>, found: &Offices) -> Option<usize> {
    let mark = found.start.checked_sub(1).filter(|p| {
        *p > sentence.start
            && found.offices.is_empty()
            && matches!(reading.doc.tokens[*p].text, "'s" | "’s" | "'" | "’")
    })?;
    owner_at(reading, mark - 1).map(|(owner, _)| owner)
}

/// Whether a word may stand between a name and the office behind it, and says nothing of it.
fn stands_between(reading: &Reading, at: usize) -> bool {
    const LINKING: &[&str] =
        &["who", "is", "as", "has", "also", "both", "now", "currently", "'s", "’s", "-", "and"];
    let token = &reading.doc.tokens[at];
    let describes = matches!(
        token.tag,
        Tag::Dt
            | Tag::Jj
            | Tag::Jjs
            | Tag::Rbs
            | Tag::Nn
            | Tag::Rb
            | Tag::PrpS
            | Tag::Vbg
            | Tag::Vbn
            | Tag::Cd
            | Tag::Hyph
            | Tag::Pos
    );
    let place = || reading.named_at(at).is_none_or(|m| reading.kind(m.entities[0]) == EntityKind::Place);
    // "who had been envoy", against "had accused agents of Zenda"
    let had = token.is("had") && reading.token_is(at + 1, &["been"]);
    had || token.is_any(LINKING) || describes || (token.tag == Tag::Nnp && place())
}

/// Records the office at a title behind a name, and one that "and" joins to it: "president and chief executive of
/// Ruritania", "an adviser to Ott and former foreign minister".
fn joined_offices(
    reading: &Reading,
    title: Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    (of, former): (Option<usize>, bool),
    found: &mut Offices,
) {
    const MOST: usize = 3;
    let mut title_end = title.end;
    // "Ott, a colonel turned president of Ruritania,"
    let turned = |at: usize| at < sentence.end && reading.token_is(at, &["turned"]);
    let was = turned(title.end);
    let mut end = office_behind(reading, title, name, sentence, (of, former || was), found);
    for _ in 1..MOST {
        let near = |from: usize| (from..sentence.end.min(from + 4)).find(|t| reading.token_is(*t, &["and"]));
        let became = [title_end, end].into_iter().find(|t| turned(*t));
        let ands = [became, near(title_end), near(end), and_of_phrase(reading, title_end, sentence.end)];
        let next = ands.into_iter().flatten().find_map(|and| office_joined(reading, and, sentence));
        let Some((title, left, over)) = next else { break };
        title_end = title.end;
        // "home minister until 2013 and now envoy": only the first is over.
        let former = over.unwrap_or(former && became.is_none());
        let begins = title.start;
        end = office_behind(reading, title, name, sentence, (left.or(of), former), found);
        // What is told of the first, as its time, is not of this one.
        if let Some(office) = found.offices.last_mut().filter(|_| over.is_some()) {
            office.tokens.start = begins;
        }
        let owner = found.offices.last().and_then(|o| o.of);
        let count = found.offices.len();
        if let Some(first) = count.checked_sub(2).and_then(|c| found.offices.get_mut(c)) {
            first.of = first.of.or(owner);
        }
    }
    if let Some(end) = closing_comma(reading, end, sentence.end) {
        found.end = end;
    }
}

/// An "and" further on in the phrase of an office: "professor of law in Zenda and adviser to", "envoy in Zenda and for a time
/// minister".
fn and_of_phrase(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let tokens = &reading.doc.tokens;
    let inside = |t: &usize| {
        !tokens[*t].tag.is_verb()
            && tokens[*t].tag != Tag::Md
            && !tokens[*t].text.starts_with([',', ';', '.', '”', '"', '('])
    };
    (from..end.min(from + LONGEST)).take_while(inside).find(|t| reading.token_is(*t, &["and"]))
}

/// The office behind "and", with whose it is told to be before it, and whether it is told to be over or not.
fn office_joined(
    reading: &Reading,
    and: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, Option<usize>, Option<bool>)> {
    const LONGEST: usize = 8;
    let from = past_aside(reading, and + 1, sentence.end);
    let (mut of, mut over) = (None, None);
    let mut at = from;
    while at < sentence.end.min(from + LONGEST) {
        if let Some(n) = title_length(reading, at, sentence.end) {
            let noun = !reading.doc.tokens[at + n - 1].tag.is_verb();
            let ends =
                noun && ends_noun_phrase(reading, at + n, sentence) && !is_of_next(reading, at + n, sentence);
            return ends.then_some((at..at + n, of, over));
        }
        let token = &reading.doc.tokens[at];
        if let Some((owner, range)) = owner_at(reading, at) {
            of = Some(owner);
            at = range.end.max(at + 1);
            continue;
        }
        if token.tag == Tag::PrpS && reading.token_is(at + 1, &["country", "nation"]) {
            // "a member of the court and formerly his country's minister"
            of = country_before(reading, and);
            at += 2;
        } else if token.is_any(FORMER) || token.is_any(&["formerly", "once"]) {
            over = Some(true);
        } else if token.is_any(&["now", "currently"]) {
            over = Some(false);
        } else if token.is_any(&["before", "previously", "earlier", "until"])
            && (token.is("previously") || reading.token_is(at + 1, &["that", "then"]))
        {
            // "envoy to Zenda and before that its consul"
            over = Some(true);
            at += usize::from(!token.is("previously"));
        } else if !token.is_any(PLAIN) && !is_light(token) {
            return None;
        }
        at += 1;
    }
    None
}

/// Words that may stand between "and" and an office, and tell nothing of it: "for a few months its", "also the".
fn is_light(token: &Token) -> bool {
    let time = ["months", "years", "weeks", "month", "year", "time", "while"];
    matches!(token.tag, Tag::Dt | Tag::PrpS | Tag::Rb | Tag::Cd | Tag::Hyph | Tag::Pos)
        || token.is_any(&[
            "a",
            "few",
            "some",
            "several",
            "-",
            "for",
            "also",
            "as",
            "later",
            "then",
            "afterwards",
        ])
        || token.is_any(&time)
}

/// "the police minister, Ott, the Zendan envoy, Ek, and": the office is the next one's, where the first has one before his name.
fn is_of_next(reading: &Reading, from: usize, sentence: &Range<usize>) -> bool {
    let end = match reading.token_is(from, &["of", "to", "in", "for", "at"]) {
        true => from + 1 + usize::from(reading.token_is(from + 1, &["the"])),
        false => from,
    };
    let end = reading.named_at(end).filter(|_| end > from).map_or(from, |m| m.tokens.end);
    if !reading.token_is(end, &[","]) {
        return false;
    }
    let limit = sentence.end.min(end + 6);
    let name = (end + 1..limit).find(|t| !people::is_courtesy(reading, *t) && !reading.token_is(*t, &["."]));
    let name = name.map(|t| t + title_length(reading, t, sentence.end).unwrap_or(0));
    name.is_some_and(|t| {
        super::beside::title_ends_at(reading, t)
            && reading.named_at(t).is_some_and(|m| {
                m.kind == MentionKind::Name
                    && (m.tokens.end >= sentence.end
                        || matches!(reading.doc.tokens[m.tokens.end].text, "," | "." | ";"))
            })
    })
}

/// "and, since the spring, its finance minister": where the aside behind the "and" ends.
fn past_aside(reading: &Reading, at: usize, end: usize) -> usize {
    if !reading.token_is(at, &[","]) {
        return at;
    }
    (at + 1..end.min(at + 7)).find(|t| reading.token_is(*t, &[","])).map_or(at, |comma| comma + 1)
}

/// Whether a noun phrase may end before this token: no further noun of it follows, no name that the title belongs to.
fn ends_noun_phrase(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    at >= sentence.end || {
        let token = &reading.doc.tokens[at];
        !(token.tag.is_noun() || token.is_capitalised() || matches!(token.text, "'s" | "’s" | "'" | "’"))
    }
}

/// Records one office behind a name; returns where its phrase ends.
fn office_behind(
    reading: &Reading,
    title: Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    (left, former): (Option<usize>, bool),
    found: &mut Offices,
) -> usize {
    let mut text = title_text(reading, title.clone());
    let owner = owner_behind(reading, title.end, sentence.end, &text);
    let mut end = title.end;
    let mut of = left;
    // "leader of the self-proclaimed republic": of something that we have no entity for; no country is to be guessed.
    let mut foreign = owner.is_none() && reading.token_is(title.end, &["of", "at", "for", "with"]);
    if let Some(owner) = owner {
        end = owner.end;
        text = owner.title(reading, title.end, &text);
        // "Ott, Zenda's envoy at the league": of whom it is said to be, not where.
        let possessive = |t: usize| matches!(reading.doc.tokens[t].text, "'s" | "’s" | "'" | "’");
        let beside = title.start.checked_sub(1).and_then(|t| owner_at(reading, t));
        let kept = left.is_some()
            && reading.token_is(title.end, &["in", "at", "to", "for", "with", "on"])
            && (beside.is_some() || (name.end..title.start).any(possessive));
        if !owner.sent && (left.is_none() || owner.direct) && !kept {
            of = Some(owner.entity);
        }
        let name_behind = super::beside::title_ends_at(reading, end);
        // "the minister, Ott, President of the Council Berg and": the office of who is named right behind.
        if name_behind && !found.offices.is_empty() {
            return end;
        }
        // "Ott, director of the Zenda Solidarity Campaign": of no state, but of what the model takes for somebody's name.
        if name_behind && left.is_none() && reading.kind(owner.entity) == EntityKind::Country {
            (of, end, foreign) = (None, title.end, true);
        }
    }
    let former = former || is_over(reading, end, sentence.end);
    let rule = if foreign && of.is_none() { super::UNKNOWN_OWNER } else { "roles.apposition" };
    found.offices.push(Office { title: text, of, former, tokens: name.start..end, rule });
    end
}

/// "home minister of Ruritania until 2013", "Zenda's envoy at the time"
fn is_over(reading: &Reading, end: usize, sentence_end: usize) -> bool {
    let year = |at: usize| at < sentence_end && reading.doc.tokens[at].tag == Tag::Cd;
    let gone = |at: usize| reading.token_is(at, &["last", "yesterday", "recently", "then"]);
    let over = reading.token_is(end, &["until", "till"]) && (year(end + 1) || year(end + 2) || gone(end + 1));
    let then = reading.token_is(end, &["at"])
        && reading.token_is(end + 1, &["the"])
        && reading.token_is(end + 2, &["time"])
        && !reading.token_is(end + 3, &["of"]);
    over || then
}

/// The token after the comma that closes an apposition, so that "Ott, an envoy, said" reads "Ott said".
fn closing_comma(reading: &Reading, from: usize, end: usize) -> Option<usize> {
    (from..end.min(from + 14))
        .find(|t| reading.token_is(*t, &[",", ".", ";", "”", "\""]))
        .and_then(|t| reading.token_is(t, &[","]).then_some(t + 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "The mediators, Ines Prado of Chile, a judge, and Luis Soto of Peru, its trade minister, left.",
            &["Luis Soto: trade minister of PER", "!Luis Soto: trade minister of CHL"],
        ),
        ("Luis Soto, for ten years envoy of Chile, left.", &["Luis Soto: former envoy of CHL"]),
        ("Luis Soto - Chile's trade minister - left.", &["Luis Soto: trade minister of CHL"]),
        (
            "Luis Soto, head of Norges Bank until 2013 and now head of the World Bank, left.",
            &["Luis Soto: former head of Norges Bank", "Luis Soto: head of World Bank"],
        ),
        ("Luis Soto, who was elected president of Peru on Monday, left.", &["Luis Soto: president of PER"]),
        ("They looked for Luis Soto, who was", &["person Luis Soto"]),
        ("Luis Soto, who was president of Peru, left.", &["Luis Soto: former president of PER"]),
        (
            "Luis Soto, a nephew of the king and Peru's envoy to Chad, left.",
            &["Luis Soto: envoy to chad of PER"],
        ),
        ("Luis Soto, a cousin of the king and the queen of hearts, left.", &["!Luis Soto: queen of ?"]),
        (
            "Luis Soto, who is at once trade minister of Peru and its envoy, left.",
            &["Luis Soto: trade minister of PER"],
        ),
        (
            "Luis Soto, a one-time Peruvian trade minister, left.",
            &["Luis Soto: former trade minister of PER"],
        ),
        ("Luis Soto, four times trade minister of Peru, left.", &["Luis Soto: former trade minister of PER"]),
        ("Luis Soto, briefly trade minister of Peru, left.", &["Luis Soto: former trade minister of PER"]),
        (
            "Luis Soto, who had been trade minister of Peru, left.",
            &["Luis Soto: former trade minister of PER"],
        ),
        ("Luis Soto, who has been trade minister of Peru, left.", &["Luis Soto: trade minister of PER"]),
        (
            "Luis Soto, trade minister of Peru until last week, left.",
            &["Luis Soto: former trade minister of PER"],
        ),
        ("Luis Soto, Peru's trade minister at the time, left.", &["Luis Soto: former trade minister of PER"]),
        (
            "Luis Soto, a colonel turned president of Peru, left.",
            &["Luis Soto: president of PER", "!Luis Soto: colonel of PER"],
        ),
        (
            "Chile's envoy met Luis Soto, his spokesman said.",
            &["!Luis Soto: spokesman of CHL", "!Luis Soto: spokesman of ?"],
        ),
        (
            "Mr. Luis Soto of Peru, president of the General Assembly, left.",
            &["Luis Soto: president of United Nations General Assembly"],
        ),
        ("Luis Soto, Peru's longest-serving trade minister, left.", &["Luis Soto: trade minister of PER"]),
    ];

    #[test]
    fn offices_behind_names_have_their_times() {
        holds(TABLE);
    }
}
