//! Who takes part, seen once all is known: the one who holds an office for his state, a body for the words in its name; and who
//! only tells of it.

use crate::extract::events::{FoundEvent, place};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind};
use crate::language::Tag;

/// Puts right who takes part.
pub(super) fn settle(reading: &Reading, event: &mut FoundEvent) {
    drop_parts_of_names(reading, event);
    drop_occasions(reading, event);
    name_holders(reading, event);
    name_traveller(reading, event);
    drop_own_states(reading, event);
    // One speaks by telephone with another place; where the call is, nobody tells.
    if event.kind == EventKind::Call {
        event.place = None;
    }
}

/// "the League's Peace and Water Council": "Peace" is a word of its name, and nobody.
fn drop_parts_of_names(reading: &Reading, event: &mut FoundEvent) {
    let labels: Vec<String> = event.participants.iter().map(|p| reading.entities[*p].label.clone()).collect();
    let body = |p: usize| reading.kind(p) == EntityKind::Organization;
    let inside = |label: &str| {
        let words = format!(" {label} ");
        labels.iter().any(|other| other != label && format!(" {other} ").contains(&words))
    };
    event.participants.retain(|p| {
        let label = &reading.entities[*p].label;
        !(body(*p) && !label.contains(' ') && inside(label))
    });
}

/// "the League summit with its Gala Dinner": what is held is nobody who comes.
fn drop_occasions(reading: &Reading, event: &mut FoundEvent) {
    let words = &reading.words.occasions;
    let occasion = |p: &usize| {
        let label = &reading.entities[*p].label;
        let last = label.rsplit(' ').next().unwrap_or_default().to_lowercase();
        reading.kind(*p) == EntityKind::Organization
            && label.contains(' ')
            && (words.festivities.contains(&last)
                || matches!(&*last, "dinner" | "lunch" | "luncheon" | "summit"))
    };
    if event.participants.iter().any(|p| !occasion(p)) {
        event.participants.retain(|p| !occasion(p));
    }
}

/// "met Chile's Foreign Minister Ott", "met Assembly Chairwoman Berg": the state or body that only tells whose office it is takes no
/// part; its holder does.
fn name_holders(reading: &Reading, event: &mut FoundEvent) {
    if !(event.kind.is_meeting() || matches!(event.kind, EventKind::Visit | EventKind::Agreement)) {
        return;
    }
    for at in 0..event.participants.len() {
        let party = event.participants[at];
        let holder = holder_told(reading, event, party).or_else(|| holder_meant(reading, event, party));
        let Some(holder) = holder else { continue };
        event.participants[at] = holder;
    }
    let mut seen = Vec::new();
    event.participants.retain(|p| {
        !seen.contains(p) && {
            seen.push(*p);
            true
        }
    });
}

/// The person whose office every mention of a party within what tells the event stands before.
fn holder_told(reading: &Reading, event: &FoundEvent, party: usize) -> Option<usize> {
    if reading.kind(party) == EntityKind::Person {
        return None;
    }
    let told = |t: usize| event.marks.iter().any(|(words, _)| words.contains(&t));
    let mut holder = None;
    for mention in reading.mentions.of_entity(party).filter(|m| told(m.tokens.start)) {
        let end = mention.tokens.end;
        let owner = usize::from(reading.token_is(end, &["'s", "’s", "'", "’"]));
        // "the Front led by Ott" is not he.
        let plain = |r: &FoundRole| {
            reading.doc.tokens[end..r.tokens.end].iter().all(|t| !t.tag.is_verb() && t.tag != Tag::In)
        };
        let role = reading.roles.iter().find(|r| {
            r.of == Some(party)
                && r.tokens.end > end
                && plain(r)
                && (r.tokens.start == end + owner || r.tokens.contains(&mention.tokens.start))
                && reading.mentions.of_entity(r.person).any(|m| m.tokens.end == r.tokens.end)
        })?;
        holder = Some(role.person).filter(|p| holder.is_none_or(|h| h == *p));
        holder?;
    }
    holder
}

/// "met the Chilean foreign minister", where the text names the one who holds that office.
fn holder_meant(reading: &Reading, event: &FoundEvent, state: usize) -> Option<usize> {
    let doc = reading.doc;
    if reading.kind(state) != EntityKind::Country {
        return None;
    }
    let told = |t: usize| event.marks.iter().any(|(words, _)| words.contains(&t));
    let mut mentions = reading.mentions.of_entity(state).filter(|m| told(m.tokens.start)).peekable();
    mentions.peek()?;
    let mut holder = None;
    for mention in mentions {
        let last = mention.tokens.end - 1;
        let noun = |n: &usize| *n > last && matches!(doc.tokens[*n].tag, Tag::Nn | Tag::Nnp);
        let office = doc.head(last).filter(noun)?;
        let from = last + 1 + usize::from(reading.token_is(last + 1, &["'s", "’s", "'", "’"]));
        let title =
            doc.tokens[from..=office].iter().map(|t| t.text.to_lowercase()).collect::<Vec<_>>().join(" ");
        let mut holders = reading
            .roles
            .iter()
            .filter(|r| r.of == Some(state) && !r.former && r.title == title)
            .map(|r| r.person)
            .filter(|p| reading.offices_of(event.voice, *p).any(|r| r.of == Some(state)));
        let one = holders.next()?;
        if holders.any(|p| p != one) || holder.is_some_and(|h| h != one) {
            return None;
        }
        holder = Some(one);
    }
    holder
}

/// "Ott and his country travel": a state takes no part beside the one who acts for it.
fn drop_own_states(reading: &Reading, event: &mut FoundEvent) {
    if !(event.kind.is_meeting() && event.participants.len() > 2 || event.kind == EventKind::Visit) {
        return;
    }
    let person = |p: &&usize| reading.kind(**p) == EntityKind::Person;
    let own: Vec<usize> = event
        .participants
        .iter()
        .filter(person)
        .filter_map(|p| place::home(reading, event.voice, *p))
        .collect();
    event.participants.retain(|p| !own.contains(p));
}

/// "the visit of the President of Peru, Ott": where the sentence names one holder of an office of the state that travels, it is he.
fn name_traveller(reading: &Reading, event: &mut FoundEvent) {
    let [state] = event.participants[..] else { return };
    if event.kind != EventKind::Visit || reading.kind(state) != EntityKind::Country {
        return;
    }
    let mut holders: Vec<usize> = reading
        .mentions_of_sentence(reading.doc.sentence_of(event.marks[0].0.start))
        .iter()
        .flat_map(|m| m.entities.iter().copied())
        .filter(|e| reading.kind(*e) == EntityKind::Person)
        .filter(|e| place::home(reading, event.voice, *e) == Some(state))
        .collect();
    holders.sort_unstable();
    holders.dedup();
    if let [person] = holders[..] {
        event.participants = vec![person];
    }
}

/// "The missile was launched from a base, Chile's ministry said", "the agency confirmed that missiles were fired": who tells of a
/// launch that nobody is said to have made did not make it.
pub(super) fn is_only_told_by(reading: &Reading, event: &FoundEvent) -> bool {
    let ([party], Voice::Claim(number)) = (&event.participants[..], event.voice) else { return false };
    if event.kind != EventKind::WeaponsTest {
        return false;
    }
    let doc = reading.doc;
    let word = |t: &usize| lower(&doc.tokens[*t].lemma) == event.word;
    let trigger = event.marks[0].0.clone().find(word);
    let nameless = trigger.is_some_and(|t| doc.is_verbal(t) && doc.is_passive(t));
    let speaker = &reading.claims[number].speaker.entities;
    let tells = |s: &usize| s == party || place::home(reading, Voice::Article, *s) == Some(*party);
    let body = reading.kind(*party) == EntityKind::Organization && speaker.contains(party);
    (nameless && speaker.iter().any(tells)) || body
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::events;

    #[test]
    fn who_holds_the_office_travels_and_who_only_tells_takes_no_part() {
        for (text, wanted) in [
            (
                "The President of Peru, Anna Smith, paid a visit to Chile on Monday.",
                &["Visit Anna Smith"][..],
            ),
            ("The Water Agency confirmed that missiles were fired on Monday in Chile.", &[]),
            (
                "Chilean President Anna Smith spoke by telephone on Monday with Boris Berg, the president of Peru.",
                &["Call Anna Smith + Boris Berg"],
            ),
            (
                "Anna Smith, the president of Peru, held talks in Oslo on Monday with Water Agency Chairman Boris Berg.",
                &["Meeting Anna Smith + Boris Berg"],
            ),
            (
                "The African Union led by Anna Smith, the president of Peru, held talks with Chile in Oslo on Monday.",
                &["Meeting African Union + Chile"],
            ),
            (
                "Anna Smith, the president of Peru, met the Chilean foreign minister in Oslo on Monday. Chilean Foreign Minister Boris Berg said little.",
                &["Meeting Anna Smith + Boris Berg"],
            ),
        ] {
            assert_eq!(events(text), wanted, "{text}");
        }
    }
}
