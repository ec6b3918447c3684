//! Whose meeting it is that only its members are told to come from: "leaders of the League asked for a truce after a session in Lima".

use super::frame::Telling;
use super::standing::is_public_body;
use crate::extract::reading::Reading;
use crate::language::Dep;

/// Gives meetings of which no party is told the body whose members the clause tells of.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    let open = |t: &&mut Telling| {
        t.event.kind.is_meeting()
            && t.event.participants.is_empty()
            && (t.event.date.is_some() || t.event.place.is_some())
    };
    for telling in told.iter_mut().filter(open) {
        if let Some(body) = body_of_clause(reading, telling.trigger) {
            telling.event.participants.push(body);
            telling.enough = true;
        }
    }
}

/// The body of states whose leaders or ministers the clause tells of that a gathering's noun stands in, by the end of it.
fn body_of_clause(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let gathers = reading.words.occasions.gatherings.contains(&doc.tokens[noun].lemma)
        || doc.tokens[noun].is_any(&["sitting", "session", "talks"]);
    if !gathers || !doc.tokens[noun].tag.is_noun() {
        return None;
    }
    // "after a session of the bank": it has an owner of its own.
    let own = doc.children_by(noun, &[Dep::Poss, Dep::Compound]).any(|c| reading.named_at(c).is_some())
        || doc
            .children_by(noun, &[Dep::Prep])
            .any(|p| reading.token_is(p, &["of", "between", "with", "among"]));
    let preposition = doc.head(noun).filter(|p| {
        doc.tokens[noun].dep == Dep::Pobj && reading.token_is(*p, &["after", "at", "during", "following"])
    })?;
    let verb = doc.ancestors(preposition).take(3).find(|t| doc.is_verbal(*t))?;
    let subject = doc.surface_subject(verb).filter(|_| !own && reading.voices.agree(verb, noun))?;
    let actors = &reading.words.actors;
    let lemma = reading.common_lemma(subject);
    let members = actors.leaders.contains(&lemma)
        || actors.heads_of_states.contains(&lemma)
        || matches!(&*lemma, "head" | "member" | "envoy" | "delegate");
    let body_at = |t: usize| {
        let named = reading.named_at(t)?;
        named.entities.iter().copied().find(|e| is_public_body(reading, *e))
    };
    let beside =
        doc.children_by(subject, &[Dep::Compound, Dep::Amod, Dep::Poss, Dep::Nmod]).find_map(body_at);
    let behind = || {
        let of = doc.children_by(subject, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["of", "from"]));
        // "heads of state of the League"
        let objects = of.flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
        objects.flat_map(|o| std::iter::once(o).chain(below(reading, o))).find_map(body_at)
    };
    body_at(subject).or_else(|| members.then(|| beside.or_else(behind)).flatten())
}

/// What stands behind "of" below a noun: "state of the League".
fn below(reading: &Reading, noun: usize) -> Vec<usize> {
    let doc = reading.doc;
    let of = doc.children_by(noun, &[Dep::Prep, Dep::Appos]);
    let behind = of.flat_map(|p| match doc.tokens[p].dep {
        Dep::Prep => doc.children_by(p, &[Dep::Pobj]).collect::<Vec<_>>(),
        _ => vec![p],
    });
    behind.flat_map(|o| std::iter::once(o).chain(doc.children_by(o, &[Dep::Appos]))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_meeting_of_members_is_of_their_body() {
        check(&[
            (
                "Foreign ministers of the African Union asked for a truce on Monday after a meeting in Abuja.",
                "Meeting African Union | 2024-05-13 | Abuja | occurred",
            ),
            (
                "ECOWAS leaders asked for a truce after an emergency session in Abuja on Monday.",
                "Meeting ECOWAS | 2024-05-13 | Abuja | occurred",
            ),
            ("Fans of the African Union sang after a meeting in Abuja.", ""),
        ]);
    }
}
