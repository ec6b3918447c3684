//! Names that stand between commas behind what somebody is, wherever the tree hangs them: "the bank's man in Zenda, Ott, said",
//! "the three chairs, Ott of Ruritania and Ek of Zenda, said"; and who is meant where the tree takes the body behind "of" for
//! the one who speaks.

use crate::extract::entities::full_title_at;
use crate::extract::reading::{Found, Reading};
use crate::extract::speech::Cues;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::language::Tag;

/// The people named behind a noun for somebody, between commas.
pub(super) fn people_behind(reading: &Reading, cues: &Cues, noun: usize) -> Vec<usize> {
    const FAR: usize = 14;
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    let somebody = cues.is_person(&lower(&token.lemma)) || full_title_at(reading, noun);
    let own = reading.named_at(noun).is_some_and(|m| m.tokens.contains(&noun));
    let common = matches!(token.tag, Tag::Nn | Tag::Nns) && !own;
    let end = doc.sentences[doc.sentence_of(noun)].end;
    let phrase = |t: &usize| {
        let token = &doc.tokens[*t];
        !token.tag.is_verb()
            && token.tag != Tag::Md
            && !token.is_quote()
            && !matches!(token.text, ";" | "." | "(" | ":")
    };
    let comma = (noun + 1..end.min(noun + FAR)).take_while(phrase).find(|t| reading.token_is(*t, &[","]));
    let Some(comma) = comma.filter(|_| somebody && common) else { return Vec::new() };
    let Some(first) = person_from(reading, comma + 1) else { return Vec::new() };
    if token.tag == Tag::Nn {
        let closed = doc.tokens.get(first.tokens.end).is_some_and(|t| t.text == "," || t.tag.is_verb());
        return if closed { first.entities.clone() } else { Vec::new() };
    }
    let mut people = first.entities.clone();
    let mut at = first.tokens.end;
    while at < end {
        if let Some(next) = person_from(reading, at) {
            people.extend(next.entities.iter().copied().filter(|p| !people.contains(p)).collect::<Vec<_>>());
            at = next.tokens.end;
        } else if reading.token_is(at, &[",", "and", "of", "from", "for", "the", "both"]) {
            at += 1;
        } else if let Some(land) = reading.named_at(at).filter(|m| m.tokens.start == at) {
            at = land.tokens.end;
        } else {
            break;
        }
    }
    if people.len() > 1 { people } else { Vec::new() }
}

/// The person whose name begins here, with titles.
fn person_from<'r>(reading: &'r Reading, at: usize) -> Option<&'r Found> {
    let person = |e: &usize| reading.kind(*e) == EntityKind::Person;
    let fits = |m: &&Found| {
        let begins = m.whole.start == at || m.tokens.start == at;
        begins && m.kind == MentionKind::Name && m.entities.iter().all(person)
    };
    let named = reading.named_at(at).filter(fits);
    named.or_else(|| reading.mentions.from(at).take_while(|m| m.whole.start <= at).find(fits))
}

/// "Ott of the rebel movement Tarn claimed", "Ruritania's envoy at the league, Ott, said": the word for who speaks, where the
/// tree takes the body behind the preposition for the subject.
pub(super) fn head_of_phrase(reading: &Reading, cues: &Cues, noun: usize) -> usize {
    const LONGEST: usize = 6;
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(noun)].start;
    let Some(body) = reading.named_at(noun) else { return noun };
    let person = |m: &Found| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person);
    if person(body) {
        return noun;
    }
    let describes = |t: &usize| {
        let token = &doc.tokens[*t];
        matches!(token.tag, Tag::Dt | Tag::Jj | Tag::Nn | Tag::Nnp | Tag::Hyph) && token.text != ","
    };
    let from = start.max(body.tokens.start.saturating_sub(LONGEST));
    let preposition = (from..body.tokens.start).rev().find(|t| !describes(t));
    let of = |t: &usize| reading.token_is(*t, &["of", "from", "at", "for"]);
    let Some(head) = preposition.filter(of).and_then(|p| p.checked_sub(1)).filter(|h| *h >= start) else {
        return noun;
    };
    let name = reading.named_at(head).filter(|m| m.tokens.end == head + 1 && person(m));
    let opens = |at: usize| {
        at == start || reading.token_is(at - 1, &[",", "and", "but"]) || doc.tokens[at - 1].is_quote()
    };
    match name {
        Some(name) if opens(name.whole.start) => head,
        None if doc.tokens[head].tag == Tag::Nn
            && (full_title_at(reading, head) || cues.is_person(&doc.tokens[head].lemma))
            && reading.token_is(body.tokens.end, &[","]) =>
        {
            head
        }
        _ => noun,
    }
}
