//! Trips beside what was done on them: "flew to Paris for talks with Ott" is one event, "flew to Paris and met Ott" are two.

use super::merge::{REMEMBERED, dates_agree, recent};
use super::{FoundEvent, place};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind, Status};
use crate::language::{Dep, Tag};

/// So many sentences away a meeting may be told that was on a trip.
const NEAR: usize = 5;

/// "Ott's trip to Paris to attend the parade": the trip is on the parade's day, the parade in the trip's city.
pub(super) fn trips_to_ceremonies(reading: &Reading, events: &mut [FoundEvent]) {
    let ceremonies: Vec<usize> =
        (0..events.len()).filter(|e| events[*e].kind == EventKind::Ceremony).collect();
    for trip in 0..events.len() {
        if events[trip].kind != EventKind::Visit {
            continue;
        }
        let near = ceremonies.partition_point(|c| *c < trip.saturating_sub(REMEMBERED));
        let overlap = |e: &FoundEvent| {
            let mut marks = recent(&events[trip]).iter();
            marks.any(|(m, _)| recent(e).iter().any(|(c, _)| c.start < m.end && m.start < c.end))
        };
        let ceremony = ceremonies[near..].iter().copied().take(2 * REMEMBERED).find(|c| {
            let c = &events[*c];
            overlap(c)
                && events[trip].participants.iter().all(|p| c.participants.contains(p))
                && dates_agree(c.date.as_ref(), events[trip].date.as_ref())
        });
        let Some(ceremony) = ceremony else { continue };
        let date = events[ceremony].date.clone();
        events[trip].date = events[trip].date.take().or(date);
        let site = events[trip].place.filter(|p| reading.kind(*p) == EntityKind::Place);
        events[ceremony].place = events[ceremony].place.or(site);
    }
}

/// "paid a visit to Oslo, where he met Berg": a trip told as such, in front of the meeting, stands beside it.
fn stands_alone(reading: &Reading, visit: &FoundEvent, meeting: &FoundEvent) -> bool {
    let words = visit.marks[0].0.clone();
    let trip = |t: usize| {
        let token = &reading.doc.tokens[t];
        token.tag.is_noun() && token.is_any(&["visit", "tour", "trip", "stopover", "journey"])
    };
    // "Queen Anna, who is visiting Mali, opened a school": told as such, too.
    let doc = reading.doc;
    let visiting = |t: usize| {
        let token = &doc.tokens[t];
        token.tag == Tag::Vbg
            && token.is("visiting")
            && matches!(token.dep, Dep::Relcl | Dep::Acl | Dep::Advcl | Dep::Root)
    };
    // "laid a wreath on Monday, the second day of her tour of Mali": the trip is counted by itself.
    let counted = |t: usize| {
        let of = doc.head(t).filter(|p| doc.tokens[*p].is("of"));
        of.and_then(|p| doc.head(p))
            .is_some_and(|day| doc.tokens[day].is_any(&["day", "leg", "stage", "stop"]))
    };
    are_two_acts(reading, visit, meeting)
        || words.clone().any(|t| trip(t) && counted(t))
        || (words.end <= meeting.marks[0].0.end && words.clone().any(|t| trip(t) || visiting(t)))
}

/// "flew to Oslo and met Berg", "flew to Oslo, where he met Berg": each act has a verb of its own. Who is met at the airport has only
/// come.
fn are_two_acts(reading: &Reading, visit: &FoundEvent, meeting: &FoundEvent) -> bool {
    let doc = reading.doc;
    let finite = |t: usize| {
        matches!(doc.tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || doc.child_by(t, &[Dep::Auxpass]).is_some()
            || doc.children_by(t, &[Dep::Aux]).any(|a| reading.token_is(a, &["has", "have", "had", "will"]))
    };
    let finite = |t: usize| finite(t) && !matches!(doc.tokens[t].dep, Dep::Aux | Dep::Auxpass);
    let act = |e: &FoundEvent| e.marks[0].0.clone().rev().find(|t| doc.is_verbal(*t) && finite(*t));
    let Some((came, met)) = act(visit).zip(act(meeting)) else { return false };
    let on_landing =
        doc.subtree(met).any(|t| reading.words.occasions.landings.contains(&doc.tokens[t].lemma));
    came < met && !on_landing
}

/// "flew to Oslo and met Berg", "flew to Oslo on Monday. Berg received him": they met there, and on that day if no other is told.
pub(super) fn on_the_trip(reading: &Reading, events: &mut [FoundEvent]) {
    let sentence = |e: &FoundEvent| reading.doc.sentence_of(e.marks[0].0.start);
    for at in 0..events.len() {
        let visit = events[at].clone();
        let site = visit.place.filter(|p| reading.kind(*p) == EntityKind::Place);
        let Some(site) = site.filter(|_| visit.kind == EventKind::Visit) else { continue };
        let around = at.saturating_sub(REMEMBERED)..events.len().min(at + REMEMBERED);
        for m in around {
            let meeting = &events[m];
            let (came, met) = (sentence(&visit), sentence(meeting));
            let there = matches!(meeting.kind, EventKind::Meeting | EventKind::Summit)
                && meeting.status == visit.status
                && (met == came || (meeting.date.is_none() && met.abs_diff(came) <= NEAR))
                && !visit.participants.is_empty()
                && visit.participants.iter().all(|p| meeting.participants.contains(p))
                && dates_agree(meeting.date.as_ref(), visit.date.as_ref())
                && meeting.place.is_none_or(|p| p == site || place::country_of(reading, site) == Some(p))
                && !is_told_apart(reading, &visit, meeting, came, met)
                && are_two_acts(reading, &visit, meeting);
            if there {
                events[m].place = Some(site);
                events[m].date = events[m].date.take().or_else(|| visit.date.clone());
            }
        }
    }
}

/// "left for Oslo", "flew on to Oslo"
fn leaves(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    matches!(&*doc.tokens[verb].lemma, "leave" | "depart" | "fly" | "head" | "return" | "travel" | "proceed")
}

/// "flew to Oslo. He had spent the day with Berg", "met Berg. He flew to Oslo on Monday": a meeting told in another sentence as
/// of before the trip, or before the trip is told, was not on it, unless it is told to be there.
fn is_told_apart(
    reading: &Reading,
    visit: &FoundEvent,
    meeting: &FoundEvent,
    visit_in: usize,
    meeting_in: usize,
) -> bool {
    let doc = reading.doc;
    let had = |e: &FoundEvent| {
        let words = e.marks[0].0.clone();
        words
            .filter(|t| doc.is_verbal(*t))
            .any(|v| doc.children_by(v, &[Dep::Aux]).any(|a| reading.token_is(a, &["had"])))
    };
    let earlier = had(meeting) && !had(visit);
    let told_before = meeting_in < visit_in && meeting.place.is_none() && meeting.status == Status::Occurred;
    // "left for Oslo after talks with Berg": the talks were elsewhere.
    let behind = |t: usize| {
        let after = doc.head(t).filter(|p| doc.tokens[*p].is_any(&["after", "following"]));
        after.and_then(|p| doc.head(p)).is_some_and(|v| visit.marks[0].0.contains(&v) && leaves(reading, v))
    };
    let after_it = visit_in == meeting_in && meeting.marks[0].0.clone().any(behind);
    // "Having met Berg, he flew on to Oslo."
    let having = |t: usize| doc.children_by(t, &[Dep::Aux]).any(|a| reading.token_is(a, &["having"]));
    let before_it = visit_in == meeting_in
        && meeting.marks[0].0.clone().any(|t| doc.is_verbal(t) && having(t))
        && !visit.marks[0].0.clone().any(|t| doc.is_verbal(t) && having(t));
    let lies_ahead =
        visit_in == meeting_in && visit.marks[0].0.clone().any(|t| is_ahead(reading, t, meeting));
    after_it || before_it || lies_ahead || (visit_in != meeting_in && (earlier || told_before))
}

/// "received Berg before flying to Oslo", "Ahead of his trip to Oslo, he met Berg": the trip comes after the meeting.
fn is_ahead(reading: &Reading, trip: usize, meeting: &FoundEvent) -> bool {
    let doc = reading.doc;
    let ahead = |t: usize| doc.tokens[t].is_any(&["before", "ahead", "prior"]);
    let marked = doc.children_by(trip, &[Dep::Mark]).any(ahead);
    let preposition = doc.head(trip).filter(|_| matches!(doc.tokens[trip].dep, Dep::Pcomp | Dep::Pobj));
    // "ahead of", "prior to": the first word leads.
    let first = preposition.and_then(|p| if ahead(p) { Some(p) } else { doc.head(p).filter(|a| ahead(*a)) });
    let hangs_on = if marked { doc.head(trip) } else { first.and_then(|p| doc.head(p)) };
    hangs_on.is_some_and(|verb| {
        let met = &meeting.marks[0].0;
        met.contains(&verb) || met.clone().any(|t| doc.head(t) == Some(verb))
    })
}

/// "flew to Paris for talks with Ott": the trip is the meeting's, and gives it its place.
pub(super) fn absorb_visits(reading: &Reading, events: &mut Vec<FoundEvent>) {
    let sentence = |e: &FoundEvent| reading.doc.sentence_of(e.marks[0].0.start);
    let near = |a: &FoundEvent, b: &FoundEvent| sentence(a).abs_diff(sentence(b)) <= NEAR;
    let mut absorbed = vec![false; events.len()];
    for at in 0..events.len() {
        let visit = &events[at];
        if visit.kind != EventKind::Visit {
            continue;
        }
        let around = at.saturating_sub(REMEMBERED)..events.len().min(at + REMEMBERED);
        let meeting = around.filter(|m| !absorbed[*m]).find(|m| {
            let m = &events[*m];
            !stands_alone(reading, visit, m)
                && !is_told_apart(reading, visit, m, sentence(visit), sentence(m))
                && (m.kind.is_meeting() || m.kind == EventKind::Ceremony)
                && m.status == visit.status
                && (sentence(m) == sentence(visit)
                    || (m.kind.is_meeting()
                        && (visit.date.is_none() || (m.date.is_none() && near(m, visit)))))
                && !visit.participants.is_empty()
                && visit.participants.iter().all(|p| m.participants.contains(p))
                && dates_agree(m.date.as_ref(), visit.date.as_ref())
                && m.place.zip(visit.place).is_none_or(|(x, y)| place::compatible(reading, x, y))
        });
        let Some(meeting) = meeting else { continue };
        absorbed[at] = true;
        let visit = events[at].clone();
        let meeting = &mut events[meeting];
        meeting.date = meeting.date.take().or(visit.date);
        let site = |p: Option<usize>| p.filter(|p| reading.kind(*p) == EntityKind::Place);
        meeting.place = site(meeting.place).or(site(visit.place)).or(meeting.place).or(visit.place);
        meeting.marks.extend(visit.marks);
    }
    let mut absorbed = absorbed.into_iter();
    events.retain(|_| !absorbed.next().unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_trip_told_by_a_verb_of_its_own_stands_beside_the_meeting() {
        check(&[
            (
                "Anna Smith flew to Oslo on Monday and met Boris Berg.",
                "Visit Anna Smith | 2024-05-13 | Oslo | occurred; Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Anna Smith travelled on Monday to Oslo, where she met Boris Berg.",
                "Visit Anna Smith | 2024-05-13 | Oslo | occurred; Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Anna Smith flew to Oslo on Monday for talks with Boris Berg.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Anna Smith left for Oslo on Monday after talks with Boris Berg.",
                "Visit Anna Smith | 2024-05-13 | Oslo | occurred; Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
            ),
            (
                "Anna Smith flew to Oslo on Monday. Boris Berg met her at the airport.",
                "Meeting Boris Berg + Anna Smith | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Having met Boris Berg on Monday, Anna Smith flew on to Oslo.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Visit Anna Smith | 2024-05-13 | Oslo | occurred",
            ),
            (
                "Anna Smith received Boris Berg before flying to Oslo.",
                "Meeting Anna Smith + Boris Berg | - | - | occurred; Visit Anna Smith | - | Oslo | occurred",
            ),
            (
                "Before she left for Oslo, Anna Smith met Boris Berg.",
                "Visit Anna Smith | - | Oslo | occurred; Meeting Anna Smith + Boris Berg | - | - | occurred",
            ),
            (
                "Ahead of her trip to Oslo, Anna Smith met Boris Berg.",
                "Visit Anna Smith | - | Oslo | occurred; Meeting Anna Smith + Boris Berg | - | - | occurred",
            ),
        ]);
    }

    #[test]
    fn what_is_told_around_a_meeting_tells_when_and_whether_it_was() {
        check(&[
            (
                "Anna Smith toured a shipyard on Monday before meeting Boris Berg.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
            ),
            (
                "Flights will resume as a result of talks on Monday between Peru and Chile.",
                "Meeting Peru + Chile | 2024-05-13 | - | occurred",
            ),
            (
                "Flights will resume after talks on Monday between Peru and Chile.",
                "Meeting Peru + Chile | 2024-05-20 | - | planned",
            ),
            (
                "Meeting Boris Berg on Monday, Anna Smith promised help.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
            ),
            (
                "Anna Smith offered a lunch for Boris Berg in Lima on Monday.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred",
            ),
            (
                "Anna Smith lifted the tariffs following talks with Boris Berg in Lima.",
                "Meeting Anna Smith + Boris Berg | - | Lima | occurred",
            ),
            (
                "Anna Smith was to travel to Peru on Friday, but the trip was called off.",
                "Visit Anna Smith | 2024-05-17 | Peru | cancelled",
            ),
            (
                "Anna Smith was to travel to Peru on Friday, but Boris Berg died.",
                "Visit Anna Smith | 2024-05-17 | Peru | planned",
            ),
        ]);
    }
}
