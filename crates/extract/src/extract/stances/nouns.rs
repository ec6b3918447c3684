//! The two between whom a noun is, or by whom and to whom it is done.

use super::lexicon::Entry;
use super::{Sides, party};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, RelationshipKind};
use crate::language::{Argument, Dep, Relation, Tag};

/// The sides of a noun; `None` where what surrounds it says that there is no such thing.
pub(super) fn sides(reading: &Reading, entry: &Entry, at: usize) -> Option<Sides> {
    let doc = reading.doc;
    let mut sides = Sides::default();
    let symmetric = entry.is_of_both();
    for argument in reading.arguments(at) {
        own(reading, entry, *argument, at, &mut sides);
    }
    if sides.private {
        return None;
    }
    let between = |a: &Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["between", "among"]));
    let parted = sides.a.len() + sides.b.len() > 0 && reading.arguments(at).iter().any(between);
    for (verb, relation) in governors(reading, at) {
        let lemma = lower(&doc.tokens[verb].lemma);
        if !doc.is_verbal(verb) {
            continue;
        }
        let bears = matches!(relation, Relation::Object | Relation::Subject);
        if bears && reading.words.ties.prevents.contains(&lemma) {
            return None;
        }
        let has_object = relation == Relation::Subject
            && !doc.is_passive(verb)
            && doc.arguments(verb).iter().any(|a| a.relation == Relation::Object);
        let goes_on = is_purpose(reading, verb)
            || breaks_out(reading, verb)
            || is_session(reading, entry, at)
            || has_object;
        if bears && reading.words.ties.ends.contains(&lemma) && !goes_on {
            sides.ended = true;
            sides.words.push(verb);
        }
        // "to settle the dispute between A and its neighbours": who does it is none of those between whom it is.
        if !(parted && symmetric) {
            governed(reading, entry, at, (verb, relation), &lemma, &mut sides);
        }
        if symmetric && sides.a.len() + sides.b.len() > 1 {
            break;
        }
    }
    if entry.armed && sides.a.is_empty() {
        sides.add(true, joined_in(reading, at));
    }
    if symmetric && sides.a.len() + sides.b.len() == 1 && entry.kind.polarity() < 0 {
        topic(reading, at, &mut sides);
    }
    // "the resumption of ties with A": what it needs brings its own parts.
    for thing in entry.needed(reading, at) {
        for argument in doc.arguments(thing).iter().copied().filter(|a| a.relation != Relation::Modifier) {
            own(reading, entry, argument, thing, &mut sides);
        }
    }
    Some(sides)
}

/// "A session of the joint commission ended": it is over for this time, and the commission goes on.
fn is_session(reading: &Reading, entry: &Entry, at: usize) -> bool {
    let doc = reading.doc;
    let of = doc.head(at).filter(|p| doc.tokens[at].dep == Dep::Pobj && reading.token_is(*p, &["of"]));
    let noun = of.and_then(|p| doc.head(p));
    let sits = |n: usize| {
        matches!(
            &*doc.tokens[n].lemma,
            "session" | "meeting" | "round" | "phase" | "stage" | "day" | "sitting"
        )
    };
    entry.kind == RelationshipKind::Cooperation && noun.is_some_and(sits)
}

/// "A row has broken out": begun, not broken off.
fn breaks_out(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    &*doc.tokens[verb].lemma == "break"
        && doc.children_by(verb, &[Dep::Prt, Dep::Advmod]).any(|p| doc.tokens[p].is("out"))
}

/// "proposals to settle the quarrel", "flew to Lima to end the row": what one only means to end goes on.
fn is_purpose(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let infinitive = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let purpose = matches!(doc.tokens[verb].dep, Dep::Acl | Dep::Advcl | Dep::Xcomp | Dep::Relcl);
    infinitive
        && purpose
        && doc.head(verb).is_some_and(|h| reading.words.ties.means.holds(&doc.tokens[h].lemma))
}

/// "Flew to Oslo to talk about the dispute with A": whose it is besides, the clause above tells of.
fn topic(reading: &Reading, at: usize, sides: &mut Sides) {
    let doc = reading.doc;
    let definite = |d: usize| doc.tokens[d].dep == Dep::Poss || doc.tokens[d].is("the");
    let with = doc.children_by(at, &[Dep::Prep]).any(|p| doc.tokens[p].is("with"));
    if !with || !doc.children_by(at, &[Dep::Det, Dep::Poss]).any(definite) {
        return;
    }
    for verb in doc.ancestors(at).filter(|v| doc.is_verbal(*v)).take(3) {
        let lemma = lower(&doc.tokens[verb].lemma);
        if matches!(doc.tokens[verb].dep, Dep::Relcl | Dep::Ccomp) && !is_topical(reading, verb) {
            return;
        }
        let Some(token) = doc.surface_subject(verb) else { continue };
        let party = party::of(reading, Argument { relation: Relation::Subject, token }, verb);
        if !party.0.is_empty() && party.0.iter().all(|e| !sides.b.contains(e)) {
            if !reading.words.ties.looks.contains(&lemma) || is_topical(reading, verb) {
                sides.add(true, party);
            }
            return;
        }
    }
}

/// Whether a verb tells of one's own affairs: "discuss", "talk".
fn is_topical(reading: &Reading, verb: usize) -> bool {
    matches!(
        &*reading.doc.tokens[verb].lemma,
        "discuss" | "talk" | "settle" | "negotiate" | "address" | "resolve"
    )
}

/// "Backs A in the fight against it", "support for A in its fight": who is helped in a fight fights.
fn joined_in(reading: &Reading, at: usize) -> party::Party {
    let doc = reading.doc;
    let preposition = doc.head(at).filter(|p| doc.tokens[at].dep == Dep::Pobj && doc.tokens[*p].is("in"));
    let Some(above) = preposition.and_then(|p| doc.head(p)) else { return party::Party::default() };
    if reading.named_at(above).is_some() {
        return party::of(reading, Argument { relation: Relation::Object, token: above }, above);
    }
    let helped = |a: &Argument| match a.relation {
        Relation::Object => true,
        Relation::Behind(p) => reading.token_is(p, &["for", "to", "with", "of", "by"]),
        _ => false,
    };
    let found = doc.arguments(above).iter().copied().filter(helped).map(|a| party::of(reading, a, above));
    found.into_iter().find(|(entities, _)| !entities.is_empty()).unwrap_or_default()
}

/// The words above a noun, past those that only measure it: "eight years of cooperation", "a series of attacks".
fn governors(reading: &Reading, at: usize) -> Vec<(usize, Relation)> {
    let doc = reading.doc;
    let mut noun = at;
    for _ in 0..2 {
        let of = doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("of"));
        match of.and_then(|p| doc.head(p)) {
            Some(measure) if reading.words.ties.spells.holds(&doc.tokens[measure].lemma) => noun = measure,
            _ => break,
        }
    }
    pattern::governors(reading, noun)
}

/// What hangs on the noun itself.
fn own(reading: &Reading, entry: &Entry, argument: Argument, at: usize, sides: &mut Sides) {
    let doc = reading.doc;
    let symmetric = entry.is_of_both();
    match argument.relation {
        Relation::Owner | Relation::Modifier => {
            let mut party = party::of(reading, argument, at);
            // "the Oslo row": a bare name before a noun of more than one side is a place or a topic.
            if argument.relation == Relation::Modifier
                && symmetric
                && party.0.len() == 1
                && !sides.a.is_empty()
            {
                party.0.retain(|e| !sides.a.contains(e));
            }
            sides.add(true, party);
        }
        Relation::Behind(p) => {
            let word = &doc.tokens[p];
            let listed = |names: &[String]| names.iter().any(|n| word.is(n));
            if word.is_any(&["between", "among"]) {
                sides.add(entry.kind != RelationshipKind::Mediation, party::of(reading, argument, at));
            } else if word.is_any(&["by", "from"])
                && doc.tokens[at].dep == Dep::Nsubj
                && doc.head(p) != Some(at)
            {
                // "The grant will support work by A": what the verb's other words tell.
            } else if word.is_any(&["by", "from"]) && !symmetric {
                sides.add(true, party::of(reading, argument, at));
            } else if word.is("with") && !symmetric && is_alongside(reading, p) {
                // Whom the verb tells of besides its subject.
            } else if word.is("with") && symmetric {
                sides.add(false, party::of(reading, argument, at));
            } else if word.is("of") && doc.head(p) == Some(at) && entry.kind == RelationshipKind::Support {
                // "A's support of B", "has the support of A"
                let had = governors(reading, at).iter().any(|(v, r)| {
                    *r == Relation::Object && reading.words.ties.has.holds(&doc.tokens[*v].lemma)
                });
                if had || !sides.a.is_empty() {
                    // "for its support of A's entry"
                    let find = if had { party::of } else { party::or_owner };
                    sides.add(had, find(reading, argument, at));
                }
            } else if word.is("of") && doc.head(p) == Some(at) && !listed(&entry.to) {
                let party = party::of(reading, argument, at);
                // "the charter of the Union" is not its own party.
                let body = matches!(party.0[..], [one] if symmetric && reading.kind(one) == EntityKind::Organization);
                sides.private |=
                    matches!(entry.kind, RelationshipKind::Alliance | RelationshipKind::Cooperation)
                        && party.0.is_empty()
                        && doc.tokens[argument.token].tag == Tag::Nns;
                sides.add(true, if body { party::Party::default() } else { party });
            } else if listed(&entry.to) && !(symmetric && word.is_any(&["on", "at", "to", "upon"])) {
                other(reading, entry, argument, at, sides);
            }
        }
        _ => {}
    }
}

/// "led the mediation together with A": who does it too.
fn is_alongside(reading: &Reading, preposition: usize) -> bool {
    let before = preposition.checked_sub(1);
    before.is_some_and(|t| reading.token_is(t, &["together", "along", "jointly"]))
}

/// Whom it is done to: those named, or whose soil it is done to: "a raid on Oslo".
fn other(reading: &Reading, entry: &Entry, argument: Argument, at: usize, sides: &mut Sides) {
    let find = if entry.things { party::or_owner } else { party::of };
    let other = find(reading, argument, at);
    if other.0.is_empty() && entry.kind == RelationshipKind::Conflict {
        sides.add_soil(party::soil(reading, argument));
    }
    sides.add(false, other);
}

/// What hangs on the verb that the noun belongs to.
#[allow(clippy::collapsible_match, reason = "an arm that adds nothing must not hand over to the next")]
fn governed(
    reading: &Reading,
    entry: &Entry,
    at: usize,
    above: (usize, Relation),
    lemma: &str,
    sides: &mut Sides,
) {
    let doc = reading.doc;
    let (verb, relation) = above;
    let role = Governed::of(reading, entry, relation, lemma, sides);
    for argument in doc.arguments(verb).iter().copied() {
        if argument.token == at || doc.conjuncts(argument.token).contains(&at) {
            continue;
        }
        let Some(joins) = role.side_of(reading, argument.relation, sides) else { continue };
        sides.words.push(verb);
        match joins {
            Joins::First => sides.add(true, party::of(reading, argument, verb)),
            Joins::Second => sides.add(false, party::of(reading, argument, verb)),
            Joins::SecondOrOwner => sides.add(false, party::or_owner(reading, argument, verb)),
        }
    }
}

/// Which side of a tie an argument is on.
enum Joins {
    First,
    Second,
    /// Or who owns what the argument names.
    SecondOrOwner,
}

/// A noun of a tie below a verb.
struct Governed<'e> {
    entry: &'e Entry,
    relation: Relation,
    lemma: &'e str,
    /// What the verb's subject has done to it: "suffered an attack", "came under attack".
    suffers: bool,
    under: bool,
    /// "are in conflict", "preside over the talks".
    within: bool,
}

impl Governed<'_> {
    fn of<'e>(
        reading: &Reading,
        entry: &'e Entry,
        relation: Relation,
        lemma: &'e str,
        sides: &Sides,
    ) -> Governed<'e> {
        let behind = |words: &[&str]| matches!(relation, Relation::Behind(p) if reading.token_is(p, words));
        let under = behind(&["under", "beneath"]);
        let object = relation == Relation::Object;
        let supported = entry.kind == RelationshipKind::Support
            && !sides.a.is_empty()
            && reading.words.ties.has.contains(lemma);
        // Who met the envoy of a state has not had it mediate.
        let body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
        let struck = entry.kind != RelationshipKind::Conflict
            && (entry.kind != RelationshipKind::Mediation || sides.a.iter().all(body))
            && reading.words.ties.suffers.contains(lemma);
        // "lost ten men in an ambush"
        let loses = entry.kind == RelationshipKind::Conflict && lemma == "lose" && behind(&["in", "to"]);
        let suffers =
            object && (supported || struck) || under || loses || (lemma == "come" && behind(&["in"]));
        let within = behind(&["in", "into", "at", "on"])
            || (behind(&["over"]) && (lemma == "preside" || lemma == "chair"));
        Governed { entry, relation, lemma, suffers, under, within }
    }

    /// Which side an argument of the verb joins, if any.
    fn side_of(&self, reading: &Reading, argument: Relation, sides: &Sides) -> Option<Joins> {
        let symmetric = self.entry.is_of_both();
        match argument {
            Relation::Subject => self.side_of_subject(reading, sides),
            Relation::Object if symmetric => {
                let pitted = reading.words.ties.pits.contains(self.lemma)
                    && (self.relation == Relation::Subject || self.within);
                pitted.then_some(Joins::First)
            }
            Relation::Object => {
                let by =
                    self.relation == Relation::Subject || self.behind(reading, &["with", "by", "through"]);
                let hit =
                    reading.words.ties.hits.contains(self.lemma) && by || self.under && sides.b.is_empty();
                hit.then_some(Joins::Second)
            }
            Relation::Recipient if !symmetric && !self.suffers => Some(Joins::Second),
            // "is bound to A by a pact"
            Relation::Behind(p) if symmetric && reading.token_is(p, &["to", "with"]) => {
                let bound = reading.words.ties.pits.contains(self.lemma);
                let by = self.relation == Relation::Subject || self.behind(reading, &["by"]);
                (bound && by).then_some(Joins::Second)
            }
            _ => None,
        }
    }

    fn side_of_subject(&self, reading: &Reading, sides: &Sides) -> Option<Joins> {
        let behind = |words: &[&str]| self.behind(reading, words);
        let named = !sides.a.is_empty() || !sides.b.is_empty();
        let joined = self.relation == Relation::Object || self.within || self.relation == Relation::Attribute;
        if self.entry.is_of_both() && (!reading.words.ties.looks.contains(self.lemma) || named) && joined {
            return (sides.a.len() + sides.b.len() < 2).then_some(Joins::First);
        }
        // "will seek new sanctions": on whom is not told by who seeks them.
        if self.entry.kind == RelationshipKind::Pressure
            && matches!(self.lemma, "seek" | "request" | "solicit")
        {
            return None;
        }
        if self.suffers {
            return sides.b.is_empty().then_some(Joins::SecondOrOwner);
        }
        // "With the help of A, B did it."
        let hits = reading.words.ties.hits.contains(self.lemma);
        if behind(&["with", "through", "thanks"]) && !sides.a.is_empty() && !hits {
            let helped = sides.b.is_empty() && self.entry.kind == RelationshipKind::Support;
            return helped.then_some(Joins::Second);
        }
        let acts = self.relation == Relation::Object && reading.words.ties.does.contains(self.lemma)
            || behind(&["as"])
            || behind(&["with", "by", "through"]) && hits;
        (acts && sides.a.is_empty()).then_some(Joins::First)
    }

    fn behind(&self, reading: &Reading, words: &[&str]) -> bool {
        matches!(self.relation, Relation::Behind(p) if reading.token_is(p, words))
    }
}
