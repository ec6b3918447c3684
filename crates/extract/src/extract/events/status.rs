//! How far the article commits to something: read off the words above it in the tree.
//!
//! "met" is real; "will meet", "plans to meet" planned; "wants to meet", "proposed a summit" wanted; "could meet", "if
//! they met" possible; "refused to meet", "no meeting" denied; "called off the summit" cancelled. The walk goes from the
//! word to the verb of its clause and on through infinitives, objects and "that" clauses; it ends where what is above only
//! tells when or why.

use super::granted::{agrees_to_pact, is_presupposed, takes_for_granted};
use super::raised::{is_settled_on, of_subject_above, raised, was_to_have, will_not_be};
use crate::extract::frames;
use crate::extract::negation::{self, Taken};
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
pub(in crate::extract) use crate::extract::words::Mood;
use crate::extract::words::lower;
use crate::language::{Dep, Tag};

/// What is left of a clause as a mood.
fn mood_of(taken: Taken) -> Mood {
    match taken {
        Taken::Imagined => Mood::Possible,
        Taken::Over | Taken::Denied => Mood::Denied,
        Taken::Dropped => Mood::Cancelled,
    }
}

/// The mood of an event or tie that hangs on a word.
pub(in crate::extract) fn mood(reading: &Reading, trigger: usize) -> Mood {
    let doc = reading.doc;
    let mut best = own(reading, trigger);
    let mut at = trigger;
    for _ in 0..8 {
        // "talks are to be held": as the holding is.
        if let Some(verb) = raised(reading, at) {
            best = best.max(mood(reading, verb));
            break;
        }
        let Some(step) = up(reading, at) else { break };
        let word = step.to;
        if step.tells_when {
            // "will sign it at the summit", "is expected to sign it at the summit": what the clause lies ahead of, its setting does too.
            let to = |v: usize| doc.children_by(v, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
            // "is set to go there to prepare the ground ahead of the summit"
            let then = if doc.is_verbal(word) && to(word) { mood(reading, word) } else { own(reading, word) };
            let ahead = then == Mood::Planned || is_expected_to(reading, word);
            if best <= Mood::Real && ahead {
                best = Mood::Planned;
            }
            // "will join Ott and his aides at the summit": the aides tell nothing of it.
            let at_it = step.preposition.is_some_and(|p| doc.tokens[p].is_any(&["at", "during"]));
            if at_it
                && is_plain_noun(reading, word)
                && class(reading, word, None).is_none()
                && best <= Mood::Real
                && !step.last
            {
                at = word;
                continue;
            }
            break;
        }
        if takes_for_granted(reading, trigger, at, &step) || is_presupposed(reading, trigger, at, &step) {
            break;
        }
        // "agreed to a truce": to agree to it is to make it.
        let made = agrees_to_pact(reading, trigger, &step);
        let of_subject = of_subject_above(reading, &step);
        // "broke off relations, accusing it of theft": what stands beside a deed is not called off with its object.
        let beside = is_detached(reading, at) && above(reading, at, &step) == Mood::Cancelled;
        let plain = made || beside;
        best = best.max(
            of_subject.unwrap_or_else(|| if plain { own(reading, word) } else { above(reading, at, &step) }),
        );
        if step.last {
            break;
        }
        at = word;
    }
    let set = !doc.is_verbal(trigger) && own(reading, trigger) == Mood::Planned;
    let off = best == Mood::Denied && (set || will_not_be(reading, trigger));
    if off || (best == Mood::Planned && was_part_of_what_is_off(reading, at)) {
        Mood::Cancelled
    } else {
        best
    }
}

/// A participle behind a comma: "…, accusing it of theft".
fn is_detached(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let comma = doc.subtree(verb).start.checked_sub(1).is_some_and(|c| reading.token_is(c, &[","]));
    token.tag == Tag::Vbg && token.dep == Dep::Advcl && comma
}

/// "called off a trip to Chad, where he was to meet Ott": the meeting is off with the trip.
fn was_part_of_what_is_off(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let aux_was =
        doc.children_by(verb, &[Dep::Auxpass, Dep::Aux]).any(|a| reading.token_is(a, &["was", "were"]));
    let was = reading.token_is(verb, &["was", "were"]) || aux_was;
    let where_ = doc.children_by(verb, &[Dep::Advmod]).any(|w| reading.token_is(w, &["where", "when"]));
    if doc.tokens[verb].dep != Dep::Relcl || !was || !where_ {
        return false;
    }
    let above = doc.ancestors(verb).take(4).find(|t| doc.is_verbal(*t));
    above.is_some_and(|v| class(reading, v, None) == Some(Mood::Cancelled) && own(reading, v) <= Mood::Real)
}

/// Whether a noun only tells when something else was, and nothing beside it says that it is to come: "at the talks".
pub(super) fn only_tells_when(reading: &Reading, noun: usize) -> bool {
    up(reading, noun).is_some_and(|s| s.tells_when) && own(reading, noun) <= Mood::Real
}

/// The subject of the clause that a noun stands in.
pub(super) fn clause_subject(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let verb = doc.ancestors(noun).take(4).find(|t| doc.is_verbal(*t))?;
    doc.surface_subject(verb)
}

/// Whether a word is a noun, and no verb's form.
fn is_plain_noun(reading: &Reading, word: usize) -> bool {
    reading.doc.tokens[word].tag.is_noun() && !reading.doc.is_verbal(word)
}

/// "is expected to tell him at the talks", "is due to land before the meeting".
fn is_expected_to(reading: &Reading, word: usize) -> bool {
    let doc = reading.doc;
    let to = |x: usize| doc.children_by(x, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let participle = doc.is_passive(word) || doc.tokens[word].tag.is_adjective();
    participle
        && own(reading, word) <= Mood::Real
        && class(reading, word, None) == Some(Mood::Planned)
        && doc.children_by(word, &[Dep::Xcomp]).any(to)
}

/// The mood of what a noun takes for granted, "their growing ties": only its own words, and the verb that the match holds.
pub(in crate::extract) fn mood_of_match(reading: &Reading, trigger: usize, words: &[usize]) -> Mood {
    let doc = reading.doc;
    if doc.is_verbal(trigger) {
        return mood(reading, trigger);
    }
    let mut best = own(reading, trigger);
    let mut at = trigger;
    for _ in 0..3 {
        let Some(step) = up(reading, at) else { break };
        let direct =
            matches!(step.dep, Dep::Dobj | Dep::Nsubjpass | Dep::Attr | Dep::Pobj) && !step.tells_when;
        if words.contains(&step.to) && doc.is_verbal(step.to) {
            return best.max(mood(reading, step.to)).max(above(reading, at, &step));
        }
        if !direct || step.last {
            break;
        }
        best = best.max(
            class(reading, step.to, step.preposition).filter(|m| *m >= Mood::Denied).unwrap_or(Mood::Open),
        );
        // "no sign of a thaw"
        let sign = reading.words.deeds.signs.contains(&doc.tokens[step.to].lemma);
        if sign && own(reading, step.to) == Mood::Denied {
            best = best.max(Mood::Denied);
        }
        at = step.to;
    }
    best
}

/// One step up the tree.
pub(super) struct Step {
    pub(super) to: usize,
    /// The preposition crossed.
    pub(super) preposition: Option<usize>,
    /// The relation of the word below to what is above.
    pub(super) dep: Dep,
    tells_when: bool,
    /// What is above this is another matter.
    last: bool,
}

/// Prepositions behind which stands what is taken for granted.
const WHEN: &[&str] = &[
    "after",
    "before",
    "during",
    "since",
    "until",
    "following",
    "ahead",
    "at",
    "while",
    "amid",
    "despite",
    "in",
    "on",
    "because",
    "from",
    "through",
    "throughout",
    "over",
    "prior",
    "upon",
    "by",
    "as",
    "within",
    "under",
];

fn up(reading: &Reading, at: usize) -> Option<Step> {
    let doc = reading.doc;
    let mut to = doc.head(at)?;
    let mut dep = doc.tokens[at].dep;
    // "Its president, Bo Berg, called on him, and the embassy is to open": a finite verb hung on a noun is a clause of its own.
    let bare = || doc.child_by(at, &[Dep::Mark, Dep::Nsubj, Dep::Nsubjpass]).is_none();
    if dep == Dep::Acl && doc.tokens[at].tag == Tag::Vbd && bare() {
        return None;
    }
    let mut preposition = None;
    let mut tells_when = false;
    // "confessed to planning raids": what has an object is a verb, and no preposition like "following".
    let object = doc.tokens[at].dep == Dep::Dobj && doc.tokens[to].dep == Dep::Pcomp;
    while !object
        && matches!(doc.tokens[to].dep, Dep::Prep | Dep::Agent | Dep::Pcomp | Dep::Dative)
        && matches!(doc.tokens[to].tag, Tag::In | Tag::To | Tag::Rb | Tag::Vbg)
        && !doc.tokens[to].is("without")
    {
        preposition = Some(to);
        dep = Dep::Pobj;
        tells_when |= doc.tokens[to].is_any(WHEN) && !is_settled_on(reading, to) && !keeps_to(reading, to);
        to = doc.head(to)?;
    }
    // "called off his visit ahead of the summit": not the summit.
    if preposition.is_some_and(|p| doc.tokens[p].is("of")) && doc.tokens[to].is("ahead") {
        tells_when = true;
        to = doc.head(to)?;
    }
    if let Some(p) = preposition.filter(|p| doc.tokens[*p].is_any(&["from", "against", "of"])) {
        let kept = class(reading, to, preposition).is_some_and(|m| m >= Mood::Denied);
        tells_when &= !kept && !negation::keeps_from(doc, to, p);
    }
    if doc.tokens[to].is("without") {
        return Some(Step { to, preposition, dep, tells_when: false, last: true });
    }
    let verb_above = doc.tokens[to].tag.is_verb();
    // "sign a pact to end the war": the parser takes the purpose for a relative clause.
    let purpose = dep == Dep::Relcl && doc.children_by(at, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    // "Hill 12, over which they fight": the parser takes a relative clause for one of time.
    let relative = dep == Dep::Advcl && opens_with_which(reading, at);
    let dep = match () {
        () if purpose => Dep::Acl,
        () if relative => Dep::Relcl,
        () => dep,
    };
    let last = match dep {
        Dep::Ccomp => verb_above,
        Dep::Relcl | Dep::Appos | Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Parataxis => true,
        _ => false,
    };
    if dep == Dep::Advcl {
        let when = doc.children_by(at, &[Dep::Mark, Dep::Advmod]).any(|m| {
            doc.tokens[m].is_any(&[
                "after", "before", "since", "because", "although", "though", "while", "as", "until", "when",
            ])
        });
        return Some(Step { to, preposition, dep, tells_when: when, last: false });
    }
    Some(Step { to, preposition, dep, tells_when, last })
}

/// "over which they fight", "in whose capital they met".
fn opens_with_which(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let prepositions = doc.children_by(verb, &[Dep::Prep]).filter(|p| *p < verb);
    let mut behind = prepositions.filter_map(|p| doc.child_by(p, &[Dep::Pobj]));
    behind.any(|o| reading.token_is(o, &["which", "whom"]) || reading.token_is(o - 1, &["whose"]))
}

/// "to abide by a truce", "stick by the accord": no time is told.
fn keeps_to(reading: &Reading, preposition: usize) -> bool {
    let verb = reading.doc.head(preposition).filter(|_| reading.token_is(preposition, &["by"]));
    verb.is_some_and(|v| matches!(&*reading.doc.tokens[v].lemma, "abide" | "stand" | "stick" | "swear"))
}

/// What a word makes of the one below it.
fn above(reading: &Reading, below: usize, step: &Step) -> Mood {
    let doc = reading.doc;
    let word = step.to;
    if doc.tokens[word].is("without") {
        return Mood::Denied;
    }
    let be = doc.tokens[word].lemma.as_ref() == "be";
    if was_to_have(reading, below, word) && (be || class(reading, word, None) == Some(Mood::Planned)) {
        return Mood::Cancelled;
    }
    if let Some(taken) = negation::above(doc, below, word, step.preposition) {
        return mood_of(taken);
    }
    match step.dep {
        Dep::Relcl | Dep::Appos | Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Parataxis => {
            return Mood::Open;
        }
        Dep::Conj => {
            let finite = matches!(doc.tokens[below].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || doc.child_by(below, &[Dep::Aux, Dep::Nsubj]).is_some();
            return if finite { Mood::Open } else { own(reading, word) };
        }
        _ => {}
    }
    let own_mood = own(reading, word);
    let lemma = lower(&doc.tokens[word].lemma);
    let infinitive = doc.children_by(below, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    if infinitive && (lemma == "be" || (lemma == "go" && doc.tokens[word].tag == Tag::Vbg)) {
        return Mood::Planned.max(own_mood);
    }
    let subject = matches!(step.dep, Dep::Nsubj);
    if subject
        && own_mood < Mood::Denied
        && let Some(taken) = negation::of_subject(doc, word)
    {
        return mood_of(taken);
    }
    let class = class_of(reading, below, step, infinitive).filter(|_| !subject);
    if let Some(mood) = class {
        return match (mood, own_mood) {
            (Mood::Denied, Mood::Denied) if negation::leaves_open(doc, word) => Mood::Possible,
            (Mood::Denied, Mood::Denied) => Mood::Real,
            (Mood::Cancelled, Mood::Denied | Mood::Possible | Mood::Would | Mood::Planned) => Mood::Planned,
            (_, Mood::Denied) => Mood::Denied,
            (mood, Mood::Possible) => mood.max(Mood::Possible),
            (mood, _) => mood,
        };
    }
    let takes_over =
        matches!(step.dep, Dep::Xcomp | Dep::Acl | Dep::Advcl) || reading.words.moods.carries(&lemma);
    if step.dep == Dep::Ccomp || !(takes_over || is_brought_about(reading, below, step, own_mood)) {
        return Mood::Open;
    }
    // "if they met, nobody would know": what is denied is the other clause.
    let own_subject = doc.child_by(below, &[Dep::Nsubj, Dep::Nsubjpass]).is_some();
    if step.dep == Dep::Advcl && own_subject && own_mood == Mood::Denied {
        return Mood::Open;
    }
    own_mood
}

/// "might trigger a war", "could lead to clashes": what is not there yet comes only with the verb.
fn is_brought_about(reading: &Reading, below: usize, step: &Step, own_mood: Mood) -> bool {
    matches!(step.dep, Dep::Dobj | Dep::Pobj)
        && step.preposition.is_none_or(|p| reading.token_is(p, &["to", "into"]))
        && matches!(own_mood, Mood::Possible | Mood::Would)
        && is_indefinite(reading, below)
}

/// "a war", "new clashes": nothing says that it is known.
fn is_indefinite(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    doc.tokens[noun].tag.is_noun()
        && !doc.is_verbal(noun)
        && doc
            .children_by(noun, &[Dep::Det, Dep::Poss])
            .all(|d| reading.token_is(d, &["a", "an", "another", "any", "some"]))
        && doc.child_by(noun, &[Dep::Poss]).is_none()
}

/// The class of the word above, as far as it holds for the one below.
fn class_of(reading: &Reading, below: usize, step: &Step, infinitive: bool) -> Option<Mood> {
    let doc = reading.doc;
    // "announced that they had signed it"
    let done = step.dep == Dep::Ccomp
        && (doc.tokens[below].tag == Tag::Vbd
            || doc.children_by(below, &[Dep::Aux]).any(|a| reading.token_is(a, &["had", "has", "have"])));
    // "stopped in Oslo to see him", "broke off his holiday to receive her": what for, not what is given up.
    let purpose = infinitive
        && matches!(step.dep, Dep::Advcl | Dep::Xcomp)
        && matches!(&*doc.tokens[step.to].lemma, "stop" | "break" | "interrupt");
    // "announced the accord yesterday": it has been reached, where a visit that is announced is to come.
    let reached = step.dep == Dep::Dobj
        && step.preposition.is_none()
        && reading.words.deeds.dated_pacts.contains(&doc.tokens[below].lemma)
        && matches!(&*doc.tokens[step.to].lemma, "announce" | "unveil" | "declare");
    class(reading, step.to, step.preposition)
        .filter(|m| !(purpose || (done || reached) && *m == Mood::Planned))
}

/// Whether what is broken off are talks.
fn breaks_off_what_began(reading: &Reading, verb: usize) -> bool {
    let talks = |o: usize| {
        let lemma = &reading.doc.tokens[o].lemma;
        reading.words.occasions.gatherings.contains(lemma)
            || matches!(&**lemma, "negotiation" | "discussion" | "dialogue" | "consultation" | "round")
    };
    reading.doc.children_by(verb, &[Dep::Dobj, Dep::Nsubjpass]).any(talks)
}

/// The class of a word; "call off" cancels, "call for" wants, and a call by telephone does neither.
pub(super) fn class(reading: &Reading, word: usize, preposition: Option<usize>) -> Option<Mood> {
    let doc = reading.doc;
    let token = &doc.tokens[word];
    let lemma = lower(&token.lemma);
    let particle = doc.child_by(word, &[Dep::Prt]);
    let particle_is = |p: &str| particle.is_some_and(|t| doc.tokens[t].is(p));
    let behind = |words: &[&str]| preposition.is_some_and(|p| doc.tokens[p].is_any(words));
    match &*lemma {
        // "broke off the talks", "broke off their session": they had begun.
        "break" if particle_is("off") && breaks_off_what_began(reading, word) => return None,
        "call" | "put" | "break" if particle_is("off") => return Some(Mood::Cancelled),
        // "set off its fourth blast" is done; "set in", "set out", "set up" and "set down" plan nothing
        "set" if particle.is_some() => return None,
        // "dropped in on the talks", "dropped by for lunch"
        "drop" if particle.is_some() || preposition.is_some() || token.tag.is_noun() => return None,
        "pull" | "back" if particle_is("out") || behind(&["of", "from"]) => return Some(Mood::Cancelled),
        "put" | "place" | "keep" if negation::of_subject(doc, word).is_some() => {
            return Some(Mood::Cancelled);
        }
        "suppose" | "mean" if doc.is_passive(word) && doc.child_by(word, &[Dep::Xcomp]).is_some() => {
            return Some(Mood::Planned);
        }
        "rule" if !particle_is("out") => return None,
        "call" if !behind(&["for", "on", "to"]) && doc.child_by(word, &[Dep::Xcomp]).is_none() => {
            return None;
        }
        "open" | "set" | "work" | "look" | "press" | "need" if token.tag.is_noun() => return None,
        "open" if token.tag.is_verb() => return None,
        "work" | "press" | "push" if !behind(&["for", "on", "toward", "towards"]) && token.tag.is_verb() => {
            let to = |x: usize| doc.children_by(x, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
            return doc.children_by(word, &[Dep::Xcomp, Dep::Advcl]).find(|x| to(*x)).map(|_| Mood::Wanted);
        }
        // "Arrangements are being made for him to meet Ott", "made an effort to meet"
        "make" | "draw" | "finalize" | "finalise" | "complete" | "lay" if token.tag.is_verb() => {
            let what = doc.children_by(word, &[Dep::Nsubjpass, Dep::Dobj]).next()?;
            let told = matches!(
                &*doc.tokens[what].lemma,
                "arrangement" | "plan" | "preparation" | "effort" | "attempt" | "bid" | "offer" | "proposal"
            );
            return reading.words.moods.of(&doc.tokens[what].lemma).filter(|_| told);
        }
        // "turned down an offer to mediate", "waved away a plan for talks"
        "turn" | "wave" if particle_is("down") || particle_is("away") => return Some(Mood::Denied),
        "stay" | "withdraw" if !particle_is("away") && !behind(&["from"]) => return None,
        _ => {}
    }
    reading.words.moods.of(&lemma)
}

/// "Ott said that he would sign it": at the time of the saying he will. What somebody only thinks or makes depend on something
/// stays open.
fn is_shifted_back(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let Voice::Claim(number) = reading.voices.at(verb) else { return false };
    let claim = &reading.claims[number];
    let past = |cue: &std::ops::Range<usize>| {
        doc.head(verb).is_some_and(|h| cue.contains(&h) && doc.tokens[h].tag == Tag::Vbd)
    };
    let conditional = doc
        .children_by(verb, &[Dep::Advcl])
        .any(|c| doc.children_by(c, &[Dep::Mark]).any(|m| doc.tokens[m].is("if")));
    doc.tokens[verb].dep == Dep::Ccomp
        && !claim.believes
        && !conditional
        && claim.cue.as_ref().is_some_and(past)
}

/// What a word's own auxiliaries, negation and adjectives say.
fn own(reading: &Reading, word: usize) -> Mood {
    let doc = reading.doc;
    let verbal = doc.is_verbal(word);
    let mut mood = if verbal { Mood::Real } else { Mood::Open };
    mood = mood.max(reading.taken(word).map_or(Mood::Open, mood_of));
    for child in doc.children(word) {
        let token = &doc.tokens[child];
        let says = match token.dep {
            Dep::Aux if token.is_any(&["will", "shall", "'ll", "’ll", "wo", "’ll"]) => Mood::Planned,
            Dep::Aux if token.is_any(&["would", "'d", "’d"]) && is_shifted_back(reading, word) => {
                Mood::Planned
            }
            Dep::Aux if token.is_any(&["would", "'d", "’d"]) => Mood::Would,
            // "Had they met, there would be peace."
            Dep::Aux
                if token.is("had")
                    && doc
                        .children_by(word, &[Dep::Nsubj, Dep::Nsubjpass])
                        .any(|s| child < s && s < word)
                    && doc.tokens[word].dep == Dep::Advcl =>
            {
                Mood::Possible
            }
            Dep::Aux if token.is_any(&["must", "should", "ought"]) => Mood::Wanted,
            Dep::Aux if token.is_any(&["could", "may", "might", "can", "ca"]) => Mood::Possible,
            // A headline: "Ott to meet Berg".
            Dep::Aux if token.tag == Tag::To => {
                let headline =
                    doc.tokens[word].dep == Dep::Root && doc.child_by(word, &[Dep::Nsubj]).is_some();
                let headline = headline || frames::is_headline_infinitive(doc, word);
                if headline { Mood::Planned } else { Mood::Open }
            }
            Dep::Mark if token.is_any(&["if", "unless", "whether", "lest"]) => Mood::Possible,
            Dep::Advmod if token.is_any(&["possibly", "perhaps", "maybe"]) => Mood::Possible,
            Dep::Det if token.is("no") => Mood::Denied,
            // "held no events to celebrate it"
            Dep::Dobj if doc.child_by(child, &[Dep::Det]).is_some_and(|d| doc.tokens[d].is("no")) => {
                if token.is_any(&["choice", "option", "doubt", "time", "alternative"]) {
                    Mood::Open
                } else {
                    Mood::Denied
                }
            }
            Dep::Det if token.is_any(&["any"]) => Mood::Possible,
            Dep::Amod if !verbal && token.is_any(&["next"]) => Mood::Planned,
            Dep::Amod | Dep::Compound | Dep::Acl | Dep::Relcl if !verbal => described(reading, child),
            _ => Mood::Open,
        };
        mood = mood.max(says);
    }
    mood
}

/// "a planned visit", "talks scheduled for June", "a visit that was called off".
fn described(reading: &Reading, child: usize) -> Mood {
    let doc = reading.doc;
    let token = &doc.tokens[child];
    let clause = matches!(token.dep, Dep::Acl | Dep::Relcl);
    // "a deal arranged by Chad" has come about.
    let made = clause && token.lemma.as_ref() == "arrange" && doc.child_by(child, &[Dep::Agent]).is_some();
    if (clause && !doc.is_passive(child)) || made {
        return Mood::Open;
    }
    // "a summit to be held in Oslo"
    if clause && doc.children_by(child, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To) {
        return Mood::Planned;
    }
    // "accused of planning attacks", with "planning" taken for a noun
    let noun = doc.head(child);
    let hatched = token.dep == Dep::Compound
        && token.is_any(&["planning", "plotting"])
        && noun.is_some_and(|n| doc.tokens[n].dep == Dep::Pobj && doc.child_by(n, &[Dep::Det]).is_none());
    if hatched {
        return Mood::Planned;
    }
    // "the long-delayed treaty" is late, and no less signed for that.
    let late = !clause
        && (token.is("delayed")
            || doc.children(child).any(|c| {
                doc.tokens[c].is_any(&["long", "much", "twice", "often", "repeatedly", "thrice", "oft"])
            }));
    if late {
        return Mood::Open;
    }
    let mood = class(reading, child, None).unwrap_or(Mood::Open);
    // "agreed terms", "a failed summit" were had.
    let had =
        matches!(mood, Mood::Wanted | Mood::Denied) && !token.is_any(&["proposed", "rejected", "refused"]);
    if had || token.is_any(&["agreed", "announced", "decided"]) { Mood::Open } else { mood }
}
