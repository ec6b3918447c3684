//! One occurrence, one event: mentions of one kind whose participants, dates, places and status agree are one.
//!
//! **Invariant:** only what one voice says is joined. Another's words on the same event are another telling, with its own
//! participants, date, place and status.

use super::trips::{absorb_visits, on_the_trip, trips_to_ceremonies};
use super::{FoundEvent, parts, place};
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::facts::{Edtf, EntityKind, EventKind, Part, Status};
use crate::gazetteer::Rank;
use crate::language::Dep;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// Joins the mentions of one occurrence by one voice.
pub(super) fn merge(reading: &Reading, found: Vec<FoundEvent>) -> Vec<FoundEvent> {
    let mut told: BTreeMap<Voice, Vec<FoundEvent>> = BTreeMap::new();
    for event in found {
        told.entry(event.voice).or_default().push(event);
    }
    let delegates = Delegates::of(reading);
    let mut events: Vec<FoundEvent> =
        told.into_values().flat_map(|told| merge_telling(reading, &delegates, told)).collect();
    events.sort_by(|a, b| in_text(a).cmp(&in_text(b)));
    events
}

/// Where an event is first told, and of what day and kind it is: the order in which they come.
fn in_text(event: &FoundEvent) -> (usize, usize, Option<&Edtf>, EventKind) {
    let (tokens, _) = &event.marks[0];
    (tokens.start, tokens.end, event.date.as_ref(), event.kind)
}

/// Joins mentions by one voice; two that are dated differently are never one.
fn merge_telling(reading: &Reading, delegates: &Delegates, mut found: Vec<FoundEvent>) -> Vec<FoundEvent> {
    // What is said in full comes first, so that what is said in passing joins it.
    count_by_copula(reading, &mut found);
    let scant = |e: &FoundEvent| (e.participants.len() < 2, e.date.is_none(), !e.told);
    found.sort_by(|a, b| (scant(a), in_text(a)).cmp(&(scant(b), in_text(b))));
    let mut events: Vec<FoundEvent> = Vec::new();
    for event in found {
        match nearest(reading, delegates, &events, &event) {
            Some(known) => join(reading, delegates, &mut events[known], event),
            None => events.push(event),
        }
    }
    trips_to_ceremonies(reading, &mut events);
    on_the_trip(reading, &mut events);
    absorb_visits(reading, &mut events);
    for event in &mut events {
        if event.kind != EventKind::Call {
            event.place = event.place.or(event.host);
        }
        event.marks.sort_by(|(a, rule), (b, other)| (a.start, a.end, rule).cmp(&(b.start, b.end, other)));
        event.marks.dedup();
    }
    events
}

/// "Ott and Berg shook hands. It was their second meeting": what is counted is what the sentence before told.
fn count_by_copula(reading: &Reading, found: &mut [FoundEvent]) {
    let doc = reading.doc;
    for at in 0..found.len() {
        let trigger = found[at].marks[0].0.end - 1;
        let be = doc
            .head(trigger)
            .filter(|v| doc.tokens[trigger].dep == Dep::Attr && &*doc.tokens[*v].lemma == "be");
        let it = be
            .and_then(|v| doc.surface_subject(v))
            .is_some_and(|s| reading.token_is(s, &["it", "this", "that"]));
        let (Some(ordinal), Some(sentence)) =
            (found[at].ordinal.filter(|_| it), doc.sentence_of(trigger).checked_sub(1))
        else {
            continue;
        };
        let told = found.iter().rposition(|e| {
            family(e.kind) == family(found[at].kind)
                && e.ordinal.is_none()
                && e.status == found[at].status
                && doc.sentence_of(e.marks[0].0.start) == sentence
                && found[at].participants.iter().all(|p| e.participants.contains(p))
        });
        if let Some(told) = told {
            found[told].ordinal = Some(ordinal);
        }
    }
}

/// So many events back a mention may be of one told of before, and so many mentions back of it are looked at: far more than
/// any article tells of, so that one that only lists events does not take the square of its time.
pub(super) const REMEMBERED: usize = 300;

pub(super) fn recent(event: &FoundEvent) -> &[(Range<usize>, String)] {
    &event.marks[event.marks.len().saturating_sub(REMEMBERED)..]
}

/// The known event that a mention is of; of several the one told of just before.
fn nearest(
    reading: &Reading,
    delegates: &Delegates,
    events: &[FoundEvent],
    event: &FoundEvent,
) -> Option<usize> {
    let at = event.marks[0].0.start;
    let known = events.iter().enumerate().skip(events.len().saturating_sub(REMEMBERED));
    let fitting = known.filter(|(_, known)| same(reading, delegates, known, event));
    let distance = |known: &FoundEvent| {
        let marks = recent(known).iter().map(|(m, _)| (m.start > at, m.start.abs_diff(at)));
        let placed = event.place.is_some() && known.place == event.place;
        let dated = event.date.is_some() && known.date.is_some();
        (!placed, !dated, marks.min())
    };
    fitting.min_by_key(|(_, known)| distance(known)).map(|(i, _)| i)
}

fn family(kind: EventKind) -> EventKind {
    if kind.is_meeting() { EventKind::Meeting } else { kind }
}

fn same(reading: &Reading, delegates: &Delegates, a: &FoundEvent, b: &FoundEvent) -> bool {
    if family(a.kind) != family(b.kind)
        || !dates_agree(a.date.as_ref(), b.date.as_ref())
        || !status_agrees(a, b)
    {
        return false;
    }
    if a.place.zip(b.place).is_some_and(|(x, y)| !place::compatible(reading, x, y)) {
        return false;
    }
    // What one phrase counts, "met before and after", is as many.
    let one_word = |(m, rule): &(Range<usize>, String)| {
        recent(b).iter().any(|(n, other)| n.start == m.start && rule == other)
    };
    if a.turn != b.turn && recent(a).iter().any(one_word) {
        return false;
    }
    if a.ordinal.zip(b.ordinal).is_some_and(|(x, y)| x != y) {
        return false;
    }
    let one_place = a.place.is_some() && a.place == b.place;
    let one_date = a.date.is_some() && a.date == b.date;
    if are_two(reading, a, b) || are_two(reading, b, a) {
        return false;
    }
    let at_summit = a.kind == EventKind::Summit || b.kind == EventKind::Summit;
    let stands = |p: &usize| delegates.stand(a.voice, *p, &a.participants, at_summit);
    let shared = b.participants.iter().filter(|p| stands(p)).count();
    let fewer = a.participants.len().min(b.participants.len());
    if !one_date && (is_another(b, a) || is_another(a, b)) {
        return false;
    }
    let overlapping = overlap(a, b);
    // A country tests, parades and fights more than once, but what is told without a date is what was told with one.
    let lone = matches!(
        a.kind,
        EventKind::Ceremony | EventKind::WeaponsTest | EventKind::Conflict | EventKind::Visit
    ) && (a.date.is_none() || b.date.is_none() || one_date)
        && (a.kind != EventKind::Visit
            || one_place
            || a.place.is_none()
            || b.place.is_none()
            || sentences_between(reading, a, b) <= 3);
    // "the 2015 parade" is the parade of 2015, whoever is said to have come.
    let named_alike = a.kind == EventKind::Ceremony && a.word == b.word && one_date;
    // "the Chadian war in Niger": one word, of who fights and where.
    let one_war = overlapping && one_place && a.kind == EventKind::Conflict && b.kind == EventKind::Conflict;
    named_alike
        || one_war
        || shared >= fewer
            && (shared >= 2
                || overlapping
                || (shared == 1 && fewer == 1 && (one_date || one_place || lone))
                || (fewer == 0 && (one_place || (one_date && a.kind == b.kind))))
}

fn overlap(a: &FoundEvent, b: &FoundEvent) -> bool {
    recent(a).iter().any(|(m, _)| m.start < b.marks[0].0.end && b.marks[0].0.start < m.end)
}

/// "received him three times as minister": as many meetings, of which one with a day of its own need be none.
fn is_counted(reading: &Reading, event: &FoundEvent) -> bool {
    let doc = reading.doc;
    let counts = |w: usize| doc.tokens[w].is_any(&["times", "twice", "thrice", "often", "repeatedly"]);
    let verb = |t: usize| doc.is_verbal(t) && doc.children_by(t, &[Dep::Npadvmod, Dep::Advmod]).any(counts);
    event.kind.is_meeting() && event.date.is_none() && event.marks[0].0.clone().any(verb)
}

/// Whether what the two are tells them apart, whoever took part.
fn are_two(reading: &Reading, a: &FoundEvent, b: &FoundEvent) -> bool {
    let counted = a.date != b.date && is_counted(reading, a) && !overlap(a, b);
    is_ahead_of_a_war(a, b)
        || is_answer(reading, a, b)
        || counted
        || is_of_more_than_call(a, b)
        || is_a_blow_of_a_war(a, b)
        || is_beside_the_session(reading, a, b)
}

/// "the meeting between Ott, Ek and Berg. Ott and Berg spoke by phone": who met were more than those who called.
fn is_of_more_than_call(meeting: &FoundEvent, call: &FoundEvent) -> bool {
    call.kind == EventKind::Call
        && meeting.kind != EventKind::Call
        && matches!(&*meeting.word, "meeting" | "meet" | "summit" | "dinner" | "receive" | "host")
        && meeting.participants.iter().any(|p| !call.participants.contains(p))
}

fn is_fought(word: &str) -> bool {
    matches!(word, "war" | "conflict" | "fighting" | "hostility" | "violence" | "insurgency")
}

/// "The war in Chad goes on. Jets bombed Sarh": a blow, where nobody says whose the war is.
fn is_a_blow_of_a_war(war: &FoundEvent, blow: &FoundEvent) -> bool {
    war.kind == EventKind::Conflict
        && recent(war).iter().all(|(_, rule)| rule == super::found::WAR_WITHIN)
        && !is_fought(&blow.word)
}

/// "shifted the focus in its war against Chad, and plans to attack": what lies ahead of a war that is fought is not the war.
fn is_ahead_of_a_war(war: &FoundEvent, deed: &FoundEvent) -> bool {
    let fought = is_fought;
    war.kind == EventKind::Conflict
        && war.status == Status::Occurred
        && deed.status != Status::Occurred
        && fought(&war.word)
        && !fought(&deed.word)
}

/// "Jets struck the town after gunmen had killed ten": the blow and the one that answers it, where each is told to be the other's victim
/// on another day or in another town.
fn is_answer(reading: &Reading, a: &FoundEvent, b: &FoundEvent) -> bool {
    let town = |e: &FoundEvent| e.place.filter(|p| reading.kind(*p) == EntityKind::Place);
    let apart = town(a).zip(town(b)).is_some_and(|(x, y)| x != y)
        || a.date.as_ref().zip(b.date.as_ref()).is_some_and(|(x, y)| x != y);
    let plays = |e: &FoundEvent, who: &usize, part: Part| e.parts.get(who) == Some(&part);
    let turns = |strikes: &FoundEvent, answers: &FoundEvent| {
        let mut struck = strikes.participants.iter();
        struck.any(|p| plays(strikes, p, Part::Aggressor) && plays(answers, p, Part::Target))
    };
    a.kind == EventKind::Conflict && b.kind == EventKind::Conflict && apart && (turns(a, b) || turns(b, a))
}

/// "met at the NATO summit": the two met each other, and the body's session is of more than them.
fn is_beside_the_session(reading: &Reading, session: &FoundEvent, met: &FoundEvent) -> bool {
    let body = |p: &usize| reading.kind(*p) == EntityKind::Organization;
    let of_body = session.participants.iter().any(body);
    session.kind.is_meeting()
        && met.kind.is_meeting()
        && of_body
        && met.participants.len() >= 2
        && !met.participants.iter().any(body)
        && is_session(&session.word)
        && !is_session(&met.word)
}

fn is_session(word: &str) -> bool {
    matches!(word, "summit" | "meeting" | "session" | "conference" | "assembly")
}

/// Whether "again" tells the one apart from the other, told of before.
fn is_another(event: &FoundEvent, told: &FoundEvent) -> bool {
    event.again.iter().any(|at| recent(told).iter().any(|(m, _)| m.end <= *at && !m.contains(at)))
        && !recent(event)
            .iter()
            .any(|(m, _)| recent(told).iter().any(|(t, _)| t.start < m.end && m.start < t.end))
}

/// How many sentences after the one the other is told.
fn sentences_between(reading: &Reading, a: &FoundEvent, b: &FoundEvent) -> usize {
    let sentences = |e: &FoundEvent| -> Vec<usize> {
        recent(e).iter().map(|(m, _)| reading.doc.sentence_of(m.start)).collect()
    };
    let (ours, theirs) = (sentences(a), sentences(b));
    let pairs = ours.iter().flat_map(|x| theirs.iter().map(move |y| x.abs_diff(*y)));
    pairs.min().unwrap_or(usize::MAX)
}

/// Who stands for whom by an office: "Ott met Berg" is France's meeting. At a summit those who lead stand for a country;
/// elsewhere its ministers and envoys do, too, and its legislators never.
struct Delegates {
    /// From a person to the states served and from a state to its people, each by who says so, and whether the person
    /// leads.
    of: FxHashMap<usize, BTreeMap<(usize, Voice), bool>>,
}

impl Delegates {
    fn of(reading: &Reading) -> Delegates {
        let mut of: FxHashMap<usize, BTreeMap<(usize, Voice), bool>> = FxHashMap::default();
        for role in reading.roles.iter() {
            let Some(state) = role.of else { continue };
            let leads = match reading.gazetteer.title(&role.title).map(|t| t.rank) {
                Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader | Rank::Royal) => true,
                Some(Rank::Minister | Rank::Diplomat) => false,
                _ => continue,
            };
            for (one, other) in [(role.person, state), (state, role.person)] {
                *of.entry(one).or_default().entry((other, role.voice)).or_default() |= leads;
            }
        }
        Delegates { of }
    }

    /// Whether an entity is among these, itself or by whom it leads or who leads it, as this voice or the article has it.
    fn stand(&self, voice: Voice, entity: usize, others: &[usize], at_summit: bool) -> bool {
        let served = self.of.get(&entity);
        let as_told = |other: usize, voice| {
            served.and_then(|s| s.get(&(other, voice))).is_some_and(|leads| *leads || !at_summit)
        };
        others.contains(&entity)
            || others.iter().any(|other| as_told(*other, Voice::Article) || as_told(*other, voice))
    }
}

/// Equal, or one is missing, or the coarser covers the finer.
pub(super) fn dates_agree(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.covers(b) || b.covers(a),
        _ => true,
    }
}

/// Takes the place that another telling has, where none is known or that is nearer.
fn join_place(reading: &Reading, known: &mut FoundEvent, other: Option<usize>) {
    let site = |p: Option<usize>| {
        p.is_some_and(|p| reading.kind(p) == EntityKind::Place && !place::is_of_states(reading, p))
    };
    // "returned to the Gulf, visiting Oman": a state is nearer than the part of the world that it lies in.
    let narrower = known.place.is_some_and(|p| place::is_of_states(reading, p))
        && other.is_some_and(|p| !place::is_of_states(reading, p));
    if known.place.is_none() || (site(other) && !site(known.place)) || narrower {
        known.place = other.or(known.place);
    }
}

/// What is said of "the summit" is said of the summit that is planned or was held.
fn status_agrees(a: &FoundEvent, b: &FoundEvent) -> bool {
    use Status::{Cancelled, Hypothetical, Occurred, Planned};
    // "invited him to visit in January. He came in January": he did.
    let made = a.kind == EventKind::Visit
        && a.date.is_some()
        && a.date == b.date
        && a.place.is_some()
        && a.place == b.place
        && matches!((a.status, b.status), (Occurred, Hypothetical) | (Hypothetical, Occurred));
    made || a.status == b.status
        || !a.told
        || !b.told
        || matches!(
            (a.status, b.status),
            (Planned, Hypothetical | Cancelled) | (Hypothetical | Cancelled, Planned)
        )
}

fn join(reading: &Reading, delegates: &Delegates, known: &mut FoundEvent, other: FoundEvent) {
    // "Chadian jets struck. Ott, having bombed the town": it is his state that fights.
    if known.kind == EventKind::Conflict {
        let states: Vec<usize> =
            other.participants.iter().copied().filter(|p| reading.kind(*p) == EntityKind::Country).collect();
        for state in states {
            let leads = |p: &usize| {
                reading.kind(*p) == EntityKind::Person && delegates.stand(known.voice, state, &[*p], true)
            };
            let own = known.participants.contains(&state);
            match known.participants.iter().position(leads) {
                Some(at) if own => drop(known.participants.remove(at)),
                Some(at) => known.participants[at] = state,
                None => {}
            }
        }
    }
    for participant in other.participants {
        if !delegates.stand(known.voice, participant, &known.participants, false) {
            known.participants.push(participant);
        }
    }
    parts::join(&mut known.parts, other.parts);
    let finer = match (&known.date, &other.date) {
        (Some(ours), Some(theirs)) => ours.covers(theirs) && ours != theirs,
        (None, _) => true,
        _ => false,
    };
    if finer {
        known.date = other.date;
    }
    join_place(reading, known, other.place);
    if known.kind == EventKind::Visit
        && known.status == Status::Hypothetical
        && other.status == Status::Occurred
    {
        known.status = other.status;
    } else if known.kind == EventKind::Visit
        && known.status == Status::Occurred
        && other.status == Status::Hypothetical
    {
        // "invited him to visit", after he came.
    } else if (other.told && !known.told) || other.status == Status::Cancelled {
        known.status = other.status;
    } else if other.told && known.status == Status::Hypothetical && other.status == Status::Planned {
        known.status = Status::Planned;
    }
    known.host = known.host.or(other.host);
    known.again.extend(other.again);
    known.told |= other.told;
    known.ordinal = known.ordinal.or(other.ordinal);
    if known.kind == EventKind::Meeting && other.kind.is_meeting() {
        known.kind = other.kind;
    }
    known.marks.extend(other.marks);
}
