//! What a word makes of itself, and of the word that hangs on it: "called off" cancels, "plans to" plans.

use super::raised::{due, was_to_have};
use crate::extract::frames;
use crate::extract::negation::{self, Taken};
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::extract::words::Mood;
use crate::extract::words::lower;
use crate::language::{Dep, Tag};

/// One step up the tree.
pub(super) struct Step {
    pub(super) to: usize,
    /// The preposition crossed.
    pub(super) preposition: Option<usize>,
    /// The relation of the word below to what is above.
    pub(super) dep: Dep,
    pub(super) tells_when: bool,
    /// What is above this is another matter.
    pub(super) last: bool,
}

/// What is left of a clause as a mood.
fn mood_of(taken: Taken) -> Mood {
    match taken {
        Taken::Imagined => Mood::Possible,
        Taken::Over | Taken::Denied => Mood::Denied,
        Taken::Dropped => Mood::Cancelled,
    }
}

/// What a word makes of the one below it.
pub(super) fn above(reading: &Reading, below: usize, step: &Step) -> Mood {
    let doc = reading.doc;
    let word = step.to;
    if let Some(mood) = taken_back(reading, below, step) {
        return mood;
    }
    let be = doc.tokens[word].lemma.as_ref() == "be";
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
    if subject && be && due(reading, below).is_some() {
        return if own_mood == Mood::Denied { Mood::Denied } else { Mood::Planned };
    }
    if subject
        && own_mood < Mood::Denied
        && let Some(taken) = negation::of_subject(doc, word)
    {
        return mood_of(taken);
    }
    let class = class_of(reading, below, step, infinitive).filter(|_| !subject);
    if let Some(mood) = class {
        return with_own(reading, word, mood, own_mood);
    }
    // "The talks are not easy", "its agenda will not be long": what is denied is what they are like.
    if subject && be && own_mood == Mood::Denied {
        let will = doc.children_by(word, &[Dep::Aux]).any(|a| doc.tokens[a].is_any(&["will", "wo"]));
        return if will { Mood::Planned } else { Mood::Open };
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

/// "without a deal", "were to have met", "is yet to meet": what is taken back outright.
fn taken_back(reading: &Reading, below: usize, step: &Step) -> Option<Mood> {
    let doc = reading.doc;
    let word = step.to;
    if doc.tokens[word].is("without") {
        return Some(Mood::Denied);
    }
    let planned = || &*doc.tokens[word].lemma == "be" || class(reading, word, None) == Some(Mood::Planned);
    if was_to_have(reading, below, word) && planned() {
        return Some(Mood::Cancelled);
    }
    negation::above(doc, below, word, step.preposition).map(mood_of)
}

/// The mood of a word's class as its own words leave it: "did not refuse".
fn with_own(reading: &Reading, word: usize, mood: Mood, own_mood: Mood) -> Mood {
    match (mood, own_mood) {
        (Mood::Denied, Mood::Denied) if negation::leaves_open(reading.doc, word) => Mood::Possible,
        (Mood::Denied, Mood::Denied) => Mood::Real,
        (Mood::Cancelled, Mood::Denied | Mood::Possible | Mood::Would | Mood::Planned) => Mood::Planned,
        (_, Mood::Denied) => Mood::Denied,
        (mood, Mood::Possible) => mood.max(Mood::Possible),
        (mood, _) => mood,
    }
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
    // "stopped in Oslo to see him", "broke off his holiday to receive her", "put off his trip so that he could see her": what for,
    // not what is given up.
    let so = step.dep == Dep::Advcl
        && doc.children_by(below, &[Dep::Mark, Dep::Advmod]).any(|m| reading.token_is(m, &["so"]));
    let purpose = so
        || infinitive
            && matches!(step.dep, Dep::Advcl | Dep::Xcomp)
            && matches!(&*doc.tokens[step.to].lemma, "stop" | "break" | "interrupt");
    // "announced the accord yesterday": it has been reached, where a visit that is announced is to come.
    let reached =
        step.dep == Dep::Dobj && step.preposition.is_none() && is_announced(reading, below, step.to);
    // "Meeting Berg on Monday, Ott promised help": what one does meanwhile is no part of what is promised.
    // What is only invoked is not told to have been.
    let meanwhile = step.dep == Dep::Advcl
        && !infinitive
        && doc.tokens[below].tag == Tag::Vbg
        && !matches!(&*doc.tokens[below].lemma, "invoke" | "cite" | "recall");
    // "considered the meeting to be a success": what one thinks of it, and not whether to have it.
    let judged = &*doc.tokens[step.to].lemma == "consider"
        && (step.dep == Dep::Ccomp || doc.child_by(step.to, &[Dep::Ccomp, Dep::Oprd]).is_some());
    class(reading, step.to, step.preposition)
        .filter(|m| !(judged || purpose || meanwhile || (done || reached) && *m == Mood::Planned))
}

/// "announced the accord", "unveiled a trade deal": it has been reached.
pub(super) fn is_announced(reading: &Reading, pact: usize, verb: usize) -> bool {
    let lemma = &reading.doc.tokens[pact].lemma;
    (reading.words.deeds.dated_pacts.contains(lemma) || &**lemma == "deal")
        && matches!(&*reading.doc.tokens[verb].lemma, "announce" | "unveil" | "declare")
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
        // "Peru approaches the anniversary of its independence"
        "approach" if token.tag.is_verb() => return Some(Mood::Planned),
        // "has accepted an invitation to visit Chad"
        "invitation" if is_accepted(reading, word) => return Some(Mood::Planned),
        // "Back from a visit to Chad, he spoke."
        "back" if !token.tag.is_verb() => return None,
        "pull" | "back" if particle_is("out") || behind(&["of", "from"]) => return Some(Mood::Cancelled),
        // "offered a lunch for the minister": the meal was had.
        "offer"
            if token.tag.is_verb() && doc.children_by(word, &[Dep::Dobj]).any(|o| is_meal(reading, o)) =>
        {
            return None;
        }
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

/// "accepted an invitation", "took up the invitation".
fn is_accepted(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let verb = doc.head(noun).filter(|_| matches!(doc.tokens[noun].dep, Dep::Dobj | Dep::Nsubjpass));
    verb.is_some_and(|v| matches!(&*doc.tokens[v].lemma, "accept" | "take") && own(reading, v) < Mood::Wanted)
}

/// "a lunch", "a state dinner".
fn is_meal(reading: &Reading, noun: usize) -> bool {
    matches!(
        &*reading.doc.tokens[noun].lemma,
        "lunch" | "luncheon" | "dinner" | "breakfast" | "banquet" | "reception" | "supper"
    )
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
pub(super) fn own(reading: &Reading, word: usize) -> Mood {
    reading.own_mood(word, || told_by_its_own(reading, word))
}

/// The same, from the words below it.
fn told_by_its_own(reading: &Reading, word: usize) -> Mood {
    let doc = reading.doc;
    let verbal = doc.is_verbal(word);
    let mut mood = if verbal { Mood::Real } else { Mood::Open };
    mood = mood.max(reading.taken(word).map_or(Mood::Open, mood_of));
    if is_prepared(reading, word) {
        mood = mood.max(Mood::Planned);
    }
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

/// "As planning for his trip to Oslo began": what is prepared for lies ahead, whatever the parser hangs it on.
fn is_prepared(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let start = doc.subtree(noun).start;
    doc.tokens[noun].tag.is_noun()
        && start >= 2
        && doc.tokens[start - 1].is("for")
        && doc.tokens[start - 2].is_any(&["planning", "preparation", "preparations"])
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
    // "agreements which are expected to be the basis": of what is there something is expected.
    let to_be = |x: usize| {
        doc.tokens[x].lemma.as_ref() == "be" && doc.child_by(x, &[Dep::Attr, Dep::Acomp]).is_some()
    };
    if clause && doc.children_by(child, &[Dep::Xcomp]).any(to_be) {
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
