//! Whether a clause speaks of what was, is, or lies ahead: told by the verb that a date hangs on.

use super::around::Around;
use crate::extract::words::lower;
use crate::language::{Dep, Doc, Tag};
use std::ops::Range;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Present,
    Future,
    /// No verb tells.
    Unknown,
}

/// What the words around a date tell of its direction.
pub(super) fn of(doc: &Doc, around: &Around, sentence: &Range<usize>, taken: &Range<usize>) -> Direction {
    let tokens = &doc.tokens;
    let before = |words: &[&str]| {
        let at = taken.start.wrapping_sub(1);
        sentence.contains(&at) && tokens[at].is_any(words)
    };
    let of_result = || doc.ancestors(taken.start).take(6).any(|p| is_result_of(doc, p));
    if before(&["since"]) || is_said_then(doc, sentence, taken) || of_result() {
        return Direction::Past;
    }
    let inside = |t: &usize| taken.contains(t);
    let top =
        taken.clone().find(|t| !inside(&tokens[*t].head) || tokens[*t].head == *t).unwrap_or(taken.start);
    let (mut through_noun, mut through_infinitive) = (false, false);
    let mut below = top;
    let mut told = Direction::Unknown;
    for above in std::iter::once(top).chain(doc.ancestors(top)) {
        let token = &tokens[above];
        let ahead_of = token.is("ahead") && tokens[below].is("of");
        if ahead_of || upcoming(doc, around, above) {
            return Direction::Future;
        }
        let off = was_planned(doc, around, above, sentence);
        let verbal = token.tag.is_verb();
        let finite = token.tag != Tag::Vb;
        if off
            || verbal
                && (moved_to(doc, around, above, below)
                    || (through_noun
                        && (finite && taken_off(doc, around, above, below) || invites(doc, above, below))))
        {
            return Direction::Future;
        }
        if (verbal || token.tag == Tag::Md)
            && let Some(direction) = verb(doc, around, above)
        {
            told = reached(doc, direction, (above, below), (through_noun, through_infinitive));
            break;
        }
        through_infinitive |= token.tag == Tag::Vb;
        below = above;
        through_noun |= token.tag.is_noun() && !inside(&above);
    }
    let finite = doc.ancestors(top).any(|t| tokens[t].tag == Tag::Vbd);
    if let Some(direction) = of_clause(doc, around, top) {
        return direction;
    }
    match told {
        Direction::Past if before(&["until", "till"]) && !finite => Direction::Future,
        Direction::Unknown | Direction::Present if before(&["until", "till", "by"]) => Direction::Future,
        other => other,
    }
}

/// "Today's accord follows a visit in December": what is followed was before.
fn follows(doc: &Doc, verb: usize, object: usize) -> bool {
    doc.tokens[object].dep == Dep::Dobj && doc.tokens[verb].lemma.as_ref() == "follow"
}

/// "invited them to Zenda for talks in June", "asked them to a feast on Monday": to what one is invited lies ahead.
fn invites(doc: &Doc, verb: usize, preposition: usize) -> bool {
    doc.tokens[verb].lemma.as_ref() == "invite" && doc.tokens[preposition].is_any(&["for", "to"])
}

/// What a verb's direction tells of a date that is reached through a noun or an infinitive.
fn reached(
    doc: &Doc,
    direction: Direction,
    (above, below): (usize, usize),
    (through_noun, through_infinitive): (bool, bool),
) -> Direction {
    match direction {
        // "Wednesday's parade is grand" tells nothing of Wednesday; "he comes to speak on Wednesday" does.
        Direction::Present if through_infinitive => Direction::Future,
        // "follows an agreement in December"
        Direction::Present | Direction::Future if through_noun && follows(doc, above, below) => {
            Direction::Past
        }
        // "the truce of September 6 still holds"
        Direction::Present if through_noun && still(doc, above) => Direction::Past,
        Direction::Present if through_noun => Direction::Unknown,
        other => other,
    }
}

/// "will be reopened as a result of talks on Friday": what comes of something was before it.
fn is_result_of(doc: &Doc, preposition: usize) -> bool {
    let of = doc.tokens[preposition].is("of");
    of && doc.head(preposition).is_some_and(|n| doc.tokens[n].is_any(&["result", "consequence", "upshot"]))
}

/// What the conjunction of a date's clause and the clause above it tell: "if he has not gone by Monday, we will"; "after it was
/// due to end on Monday, they quarrelled".
fn of_clause(doc: &Doc, around: &Around, top: usize) -> Option<Direction> {
    let clause = std::iter::once(top).chain(doc.ancestors(top)).find(|t| doc.tokens[*t].dep == Dep::Advcl)?;
    let marked = |words: &[&str]| {
        doc.children_by(clause, &[Dep::Mark, Dep::Advmod]).any(|m| doc.tokens[m].is_any(words))
    };
    if std::iter::once(clause).chain(doc.ancestors(clause)).any(|c| is_open_condition(doc, c)) {
        return Some(Direction::Future);
    }
    let above = doc.head(clause).and_then(|v| verb(doc, around, v));
    match above {
        Some(Direction::Future) if marked(&["if", "unless", "until", "once"]) => Some(Direction::Future),
        Some(Direction::Past) if marked(&["after", "since", "when", "as"]) => Some(Direction::Past),
        _ => None,
    }
}

fn still(doc: &Doc, verb: usize) -> bool {
    doc.children_by(verb, &[Dep::Advmod]).any(|a| doc.tokens[a].is("still"))
}

/// "if he does not step down when his term ends on 18 January": what may come yet, whoever said so.
fn is_open_condition(doc: &Doc, verb: usize) -> bool {
    let token = &doc.tokens[verb];
    let marked = doc.children_by(verb, &[Dep::Mark]).any(|m| doc.tokens[m].is_any(&["if", "unless"]));
    let does = || doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["do", "does"]));
    token.dep == Dep::Advcl
        && marked
        && (matches!(token.tag, Tag::Vbz | Tag::Vbp) && &*token.lemma != "be"
            || token.tag == Tag::Vb && does())
}

/// "the upcoming Friday vote", "a session of the council, due in Russia in March".
fn upcoming(doc: &Doc, around: &Around, noun: usize) -> bool {
    let was = |v: usize| doc.tokens[v].is_any(&["was", "were", "been"]);
    doc.tokens[noun].is("due") && !doc.head(noun).is_some_and(was)
        || doc.tokens[noun].tag.is_noun()
            && doc.children_by(noun, &[Dep::Amod]).any(|c| around.upcoming.holds(doc.tokens[c].text))
}

/// What a verb with its auxiliaries tells; `None` where it leaves it to the verb above it.
fn verb(doc: &Doc, around: &Around, at: usize) -> Option<Direction> {
    let token = &doc.tokens[at];
    let prospective = |t: usize| around.prospective.holds(&doc.tokens[t].lemma);
    let has =
        |words: &[&str]| doc.children_by(at, &[Dep::Aux, Dep::Auxpass]).any(|c| doc.tokens[c].is_any(words));
    let perfect = has(&["have", "has", "had", "'ve", "’ve", "having"]);
    let modal = doc.children_by(at, &[Dep::Aux]).any(|c| doc.tokens[c].tag == Tag::Md);
    if modal || token.tag == Tag::Md {
        return Some(if perfect && !has(&["will", "'ll", "’ll"]) {
            Direction::Past
        } else {
            Direction::Future
        });
    }
    let was = has(&["was", "were", "did", "been"]);
    let is = has(&["is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "be"]);
    match token.tag {
        Tag::Vbd => Some(Direction::Past),
        Tag::Vbn if (was || perfect || is) && token.lemma.as_ref() != "be" && waits(doc, around, at) => {
            Some(if was && !perfect { Direction::Unknown } else { Direction::Future })
        }
        // "is to be received on Friday"
        Tag::Vbn
            if has(&["to"]) && doc.head(at).is_some_and(|h| doc.tokens[h].is_any(&["is", "are", "am"])) =>
        {
            Some(Direction::Future)
        }
        Tag::Vbn if was || perfect => Some(Direction::Past),
        // "proposed that talks be held on Friday"
        Tag::Vbn if has(&["be"]) && !has(&["to"]) => Some(Direction::Future),
        Tag::Vbn if is => Some(Direction::Present),
        Tag::Vbn if waits(doc, around, at) => Some(Direction::Future),
        Tag::Vbn if token.dep == Dep::Conj => None,
        Tag::Vbn => Some(Direction::Past),
        // "talks beginning on Friday"
        Tag::Vbg if token.dep == Dep::Acl && begins(token.lemma.as_ref()) => Some(Direction::Future),
        Tag::Vbg if was || perfect => Some(Direction::Past),
        Tag::Vbg if is => Some(Direction::Future),
        Tag::Vb if was => Some(Direction::Past),
        Tag::Vb => infinitive(doc, around, at),
        // "when he emerges on Monday": the main clause tells.
        Tag::Vbz | Tag::Vbp if token.dep == Dep::Advcl && has_conjunction(doc, at) => None,
        // "With the lifting on Monday the quarrel is over": a state of now.
        Tag::Vbz | Tag::Vbp
            if token.lemma.as_ref() == "be"
                && (doc.child_by(at, &[Dep::Acomp, Dep::Attr]).is_some_and(|a| !prospective(a))
                    || is_in_a_state(doc, at)) =>
        {
            Some(Direction::Present)
        }
        Tag::Vbz | Tag::Vbp => {
            let lemma = lower(&token.lemma);
            let timetabled = around.timetabled.contains(&lemma) && !still(doc, at);
            let ahead = timetabled || around.expecting.contains(&lemma);
            Some(if ahead { Direction::Future } else { Direction::Present })
        }
        _ => None,
    }
}

/// "The Sunday test is in violation of the ban": no timetable.
fn is_in_a_state(doc: &Doc, be: usize) -> bool {
    const STATES: [&str; 7] = ["violation", "breach", "defiance", "response", "doubt", "danger", "question"];
    let inside = doc.children_by(be, &[Dep::Prep]).filter(|p| doc.tokens[*p].is("in"));
    inside.filter_map(|p| doc.child_by(p, &[Dep::Pobj])).any(|o| doc.tokens[o].is_any(&STATES))
}

/// Whether a verb is one of beginning, whose participle looks ahead.
fn begins(lemma: &str) -> bool {
    matches!(lemma, "begin" | "start" | "open" | "commence")
}

/// "plans to meet", "a plan to meet": what it hangs on tells; commands look ahead.
fn infinitive(doc: &Doc, around: &Around, at: usize) -> Option<Direction> {
    let token = &doc.tokens[at];
    let to = doc.children_by(at, &[Dep::Aux, Dep::Auxpass]).any(|c| doc.tokens[c].is("to"));
    // "Leave by Monday": a command; "Peru, Chile to hold talks Friday": a headline.
    if token.dep == Dep::Root && (to || doc.child_by(at, &[Dep::Nsubj, Dep::Aux]).is_none()) {
        return Some(Direction::Future);
    }
    let head = doc.head(at)?;
    // "Let them go by Monday."
    if doc.tokens[head].is("let") && doc.tokens[head].tag == Tag::Vb {
        return Some(Direction::Future);
    }
    let noun = doc.tokens[head].tag.is_noun() && matches!(token.dep, Dep::Acl | Dep::Relcl);
    let awaited = around.prospective.holds(&doc.tokens[head].lemma);
    (to && (noun || awaited)).then_some(Direction::Future)
}

/// Whether a clause begins with "when", "if", "before".
fn has_conjunction(doc: &Doc, verb: usize) -> bool {
    const WORDS: &[&str] =
        &["when", "whenever", "if", "before", "after", "until", "once", "as", "while", "unless"];
    doc.children_by(verb, &[Dep::Advmod, Dep::Mark]).any(|c| doc.tokens[c].is_any(WORDS))
}

/// "scheduled for Friday", "due", "announced for March".
fn waits(doc: &Doc, around: &Around, verb: usize) -> bool {
    let a_time = |noun: usize| {
        let token = &doc.tokens[noun];
        token.tag == Tag::Nnp
            || token.is_any(&["week", "month", "year", "spring", "summer", "autumn", "winter"])
    };
    let appointed = around.appointed.holds(&doc.tokens[verb].lemma)
        && doc
            .children_by(verb, &[Dep::Prep])
            .filter(|p| doc.tokens[*p].is("for"))
            .any(|p| doc.child_by(p, &[Dep::Pobj]).is_some_and(a_time));
    if appointed {
        return true;
    }
    // "set off a quarrel", "set foot" await nothing.
    let acts =
        doc.child_by(verb, &[Dep::Prt, Dep::Dobj]).is_some() && doc.tokens[verb].lemma.as_ref() == "set";
    around.awaited.holds(&doc.tokens[verb].lemma) && !acts
}

/// "has put off the trip that was due on Tuesday": what was planned for a day, and is off.
fn was_planned(doc: &Doc, around: &Around, at: usize, sentence: &Range<usize>) -> bool {
    was_due(doc, around, at) && is_taken_off(doc, around, at)
        || was_to(doc, at) && is_taken_off_before(doc, around, sentence)
}

/// "that was due on Tuesday", "set for Tuesday", "that was to begin on Tuesday": what was planned.
fn was_due(doc: &Doc, around: &Around, at: usize) -> bool {
    let token = &doc.tokens[at];
    let participle = token.tag == Tag::Vbn || token.tag == Tag::Vbd && token.dep == Dep::Acl;
    token.is("due") || participle && waits(doc, around, at) || was_to(doc, at)
}

/// "was to open", "were to have met".
fn was_to(doc: &Doc, verb: usize) -> bool {
    let to = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].is("to"));
    to && doc.tokens[verb].dep == Dep::Xcomp
        && doc.head(verb).is_some_and(|was| doc.tokens[was].is_any(&["was", "were"]))
}

/// "put off Monday's talks", "the talks of Monday are cancelled": what is taken off the calendar lay ahead.
fn taken_off(doc: &Doc, around: &Around, verb: usize, below: usize) -> bool {
    const WITH_PARTICLE: &[(&str, &str)] =
        &[("put", "off"), ("call", "off"), ("push", "back"), ("put", "back")];
    let lemma = &*lower(&doc.tokens[verb].lemma);
    let particle = |word: &str| {
        doc.children_by(verb, &[Dep::Prt, Dep::Advmod, Dep::Prep]).any(|p| doc.tokens[p].is(word))
    };
    let off = around.put_off.contains(lemma) || WITH_PARTICLE.iter().any(|(v, p)| *v == lemma && particle(p));
    off && matches!(doc.tokens[below].dep, Dep::Dobj | Dep::Nsubjpass)
}

/// "has put off his trip. He was to have met her on Friday": what is taken off the calendar in the sentence before.
fn is_taken_off_before(doc: &Doc, around: &Around, sentence: &Range<usize>) -> bool {
    let before = doc.sentences.partition_point(|s| s.end <= sentence.start).checked_sub(1);
    let objects = |v: usize| doc.children_by(v, &[Dep::Dobj, Dep::Nsubjpass]).collect::<Vec<_>>();
    let off = |v: usize| {
        doc.tokens[v].tag.is_verb() && objects(v).into_iter().any(|o| taken_off(doc, around, v, o))
    };
    before.is_some_and(|s| doc.sentences[s].clone().any(off))
}

/// "said on Tuesday it would leave": the day right behind a verb of saying is that of the saying, whatever the parser hangs it on.
fn is_said_then(doc: &Doc, sentence: &Range<usize>, taken: &Range<usize>) -> bool {
    let on = taken.start.checked_sub(1).filter(|p| doc.tokens[*p].is("on")).unwrap_or(taken.start);
    let said = on.checked_sub(1).filter(|v| sentence.contains(v)).map(|v| &doc.tokens[v]);
    let who = doc.tokens.get(taken.end).filter(|_| sentence.contains(&taken.end));
    said.is_some_and(|v| v.tag == Tag::Vbd && &*v.lemma == "say")
        && who.is_some_and(|t| t.tag == Tag::Prp || t.tag.is_noun() || t.tag == Tag::Dt)
}

/// Whether what a clause describes is taken off the calendar by the clause above.
fn is_taken_off(doc: &Doc, around: &Around, described: usize) -> bool {
    let above = std::iter::once(described).chain(doc.ancestors(described)).take(8).collect::<Vec<_>>();
    above.windows(2).any(|pair| doc.tokens[pair[1]].tag.is_verb() && taken_off(doc, around, pair[1], pair[0]))
}

/// "slipped to June", "moved to Monday": the new day lies ahead.
fn moved_to(doc: &Doc, around: &Around, verb: usize, below: usize) -> bool {
    let to = doc.tokens[below].dep == Dep::Prep && doc.tokens[below].is_any(&["to", "until", "till"]);
    // "put the talks back to February"
    around.moved.holds(&doc.tokens[verb].lemma) && (to || doc.tokens[below].is_any(&["back", "forward"]))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    #[test]
    fn clauses_look_back_or_ahead() {
        for (text, when) in [
            (
                "Peru will send troops, Bo Ott warned, if Chile does not step down when its term ends on 18 January.",
                "2017-01-18",
            ),
            (
                "Peru and Chile, whose truce of February 6 still holds, have yet to agree on a price.",
                "2016-02-06",
            ),
            ("Peru's new parliament meets on 3 March.", "2017-03-03"),
            ("Peru restored a hot line, proposing that talks be held on Wednesday.", "2017-01-04"),
            ("Talks were held on Wednesday.", "2016-12-28"),
            ("A visit that Bo Ott was to have paid to Peru on Wednesday has been put off.", "2017-01-04"),
            ("A summit of presidents set for Wednesday in Peru was called off.", "2017-01-04"),
            ("Bo Ott was to have paid a visit to Peru on Wednesday.", "2016-12-28"),
            (
                "Bo Ott has put off a trip to Peru. He was to have met Carla Berg there on Wednesday.",
                "2017-01-04",
            ),
            ("Peru said on Wednesday it would leave the court.", "2016-12-28"),
            ("Peru said Wednesday will be a day of mourning.", "2017-01-04"),
            ("Peru said it would have left if Chile had not paid by 18 January.", "2016-01-18"),
        ] {
            let facts = testing::facts(&Article::from_text("a", format!("Published: 2016-12-29\n\n{text}")));
            let dates: Vec<&str> = facts.dates.iter().map(|d| d.value.as_str()).collect();
            assert_eq!(dates, [when], "{text}");
        }
    }
}
