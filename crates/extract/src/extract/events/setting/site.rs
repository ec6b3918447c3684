//! The place of an event, from the words that it hangs on.

use super::chain::Link;
use super::reach::{
    hangs_below, hangs_on, held, hung_by_mistake, in_next_stretch, sets_scene, told_in_clause,
};
use crate::extract::events::connective;
use crate::extract::events::scene::{Placed, Scene, WHERE, site_at};
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};

/// "…, a diplomat in Oslo said": where somebody is who says so, whatever the parser hangs on the noun.
fn is_where_spoken(reading: &Reading, place: &Placed) -> bool {
    let doc = reading.doc;
    let next = reading.named_at(place.at).map_or(place.at + 1, |m| m.tokens.end);
    next < doc.tokens.len()
        && doc.tokens[next].tag == Tag::Vbd
        && !reading.cues.at(doc, next).is_empty()
        && doc.sentences[doc.sentence_of(place.at)].end <= next + 2
}

/// The place of the nearest word of the chain that has one; a city before a country.
pub(super) fn place_at(
    reading: &Reading,
    scene: &Scene,
    sentence: usize,
    found: &Match,
    chain: &[Link],
) -> Option<usize> {
    // "a conference on Yemen" is about it.
    let topic = |p: &Placed| {
        p.preposition.is_some_and(|w| reading.token_is(w, &["on"]))
            && reading.kind(p.number) == EntityKind::Country
    };
    let located = |p: &&Placed| {
        p.preposition.is_some_and(|w| reading.token_is(w, WHERE))
            && reading.voices.agree(p.at, found.trigger)
            && !topic(p)
            && !is_of_the_topic(reading, p)
            && !is_where_spoken(reading, p)
    };
    for (level, link) in chain.iter().enumerate() {
        let here = scene.places(sentence).iter().filter(located).filter(|p| {
            hangs_on(p, link.token)
                || (level == 0
                    && p.at > found.trigger
                    && (hangs_below(reading, found, p.anchor)
                        || held(reading, found.trigger, p.anchor)
                        || told_in_clause(reading, found.trigger, p.anchor)))
        });
        let on = link.joined && connective::follows(reading, link.token, found.trigger);
        let here = here.filter(|p| !link.joined || on || p.at < link.token || p.at > found.trigger);
        let here = of_own_stretch(reading, found.trigger, here.collect());
        let nearest = here.into_iter().min_by_key(|p| {
            (reading.kind(p.number) != EntityKind::Place, p.at < found.trigger, p.at.abs_diff(found.trigger))
        });
        if let Some(place) = nearest {
            return Some(place.number);
        }
        let purpose = level > 0 && is_gone_for(reading, chain[level - 1].token, link.token);
        if let Some(place) = destination(reading, scene, sentence, found, link).filter(|_| on || purpose) {
            return Some(place);
        }
        if let Some(place) = taken_up(reading, link) {
            return Some(place);
        }
    }
    let last = chain.last().map_or(found.trigger, |l| l.token);
    let mut behind = scene.places(sentence).iter().filter(located);
    if let Some(place) = behind.find(|p| {
        !hangs_on(p, found.trigger)
            && reading.doc.tokens[p.anchor].tag == Tag::Vbg
            && hung_by_mistake(reading, found.trigger, last, p.at, p.anchor)
    }) {
        return Some(place.number);
    }
    let scene_set = scene.places(sentence).iter().filter(located);
    scene_set
        .filter(|p| chain.iter().any(|l| sets_scene(reading, p.anchor, l.token)))
        .map(|p| p.number)
        .next()
}

/// Places without those of the next stretch of the clause, where a place stands before: "met in May in Oslo at the summit, and in Rome".
fn of_own_stretch<'s>(reading: &Reading, noun: usize, mut here: Vec<&'s Placed>) -> Vec<&'s Placed> {
    if here.iter().any(|p| p.at < noun) {
        here.retain(|p| !in_next_stretch(reading, noun, p.at));
    }
    here
}

/// "went to Lahore, where he signed it"; "the border with Chad, where they fought" is not in Chad.
fn taken_up(reading: &Reading, link: &Link) -> Option<usize> {
    let beside = reading.doc.head(link.token).is_some_and(|p| reading.token_is(p, &["with", "by", "from"]));
    if link.taken_up && !beside { site_at(reading, link.token) } else { None }
}

/// What one has gone somewhere for, or to do there.
fn is_gone_for(reading: &Reading, inner: usize, verb: usize) -> bool {
    is_come_for(reading, inner, verb) || is_gone_to_do(reading, inner, verb)
}

/// "had jetted into Oslo for the funeral": what one has come for is where one has come to.
fn is_come_for(reading: &Reading, noun: usize, verb: usize) -> bool {
    let doc = reading.doc;
    let preposition =
        doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("for"));
    preposition.and_then(|p| doc.head(p)) == Some(verb)
        && reading.words.occasions.come_for.contains(&doc.tokens[noun].lemma)
}

/// "met him in Oslo and flew to Rome to see the king": what one has gone to do is done where one has gone to.
fn is_gone_to_do(reading: &Reading, deed: usize, verb: usize) -> bool {
    let doc = reading.doc;
    doc.head(deed) == Some(verb)
        && matches!(doc.tokens[deed].dep, Dep::Xcomp | Dep::Advcl)
        && doc.children_by(deed, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To)
}

/// "drove down to Oslo and laid a stone": where the verb before led.
fn destination(
    reading: &Reading,
    scene: &Scene,
    sentence: usize,
    found: &Match,
    link: &Link,
) -> Option<usize> {
    let verb = &reading.doc.tokens[link.token].lemma;
    // "invited them to Oslo for talks"
    let went = reading.words.occasions.goes.contains(verb)
        || matches!(&**verb, "invite" | "summon" | "call" | "bring" | "send");
    let to = |p: &&Placed| {
        p.anchor == link.token
            && p.preposition.is_some_and(|w| reading.token_is(w, &["to", "into"]))
            && reading.voices.agree(p.at, found.trigger)
    };
    scene.places(sentence).iter().filter(|_| went).find(to).map(|p| p.number)
}

/// "discussed the crisis in Mali", "reviewed the war in Gaza": where the matter is, not where they talk.
fn is_of_the_topic(reading: &Reading, place: &Placed) -> bool {
    let doc = reading.doc;
    // The parser hangs it on the matter, or on what talks of it.
    // "discussed the war in Mali and the talks in Geneva"
    let lemma = &doc.tokens[place.anchor].lemma;
    let told = reading.words.names.situations.contains(lemma)
        || reading.words.occasions.gatherings.contains(lemma)
        || &**lemma == "talk";
    let mut matter = place.anchor;
    while let Some(first) = doc.head(matter).filter(|_| doc.tokens[matter].dep == Dep::Conj) {
        matter = first;
    }
    let deliberated = doc.tokens[matter].dep == Dep::Dobj
        && doc.head(matter).is_some_and(|v| reading.words.deeds.deliberates.contains(&doc.tokens[v].lemma));
    if told && deliberated {
        return true;
    }
    let Some(preposition) = place.preposition.filter(|p| *p > 0) else { return false };
    // "talks on the crisis in Aleppo and across Syria"
    let first = Some(preposition).filter(|p| doc.tokens[*p].dep == Dep::Conj).and_then(|p| doc.head(p));
    let below = doc.head(first.unwrap_or(preposition));
    let on = below
        .filter(|n| {
            reading.words.names.situations.contains(&doc.tokens[*n].lemma) && doc.tokens[*n].dep == Dep::Pobj
        })
        .and_then(|n| doc.head(n));
    if on.is_some_and(|p| doc.tokens[p].is_any(&["on", "about", "over"])) {
        return true;
    }
    let talks = reading.words.deeds.deliberates.contains(&doc.tokens[place.anchor].lemma);
    let object = doc.child_by(place.anchor, &[Dep::Dobj]);
    talks
        && object.is_some_and(|o| {
            o + 1 == preposition && reading.words.names.situations.contains(&doc.tokens[o].lemma)
        })
}

/// The place named right before or behind a date: "in Oslo in June", "on Monday in Oslo".
pub(super) fn beside(reading: &Reading, scene: &Scene, sentence: usize, date: &Placed) -> Option<usize> {
    let tokens = &reading.dates[date.number].tokens;
    let near = |p: &&Placed| {
        let gap = if p.at < tokens.start { p.at + 1..tokens.start } else { tokens.end..p.at };
        gap.len() <= 2 && gap.clone().all(|t| reading.doc.tokens[t].tag == Tag::In)
    };
    let located = |p: &&Placed| {
        p.preposition.is_some_and(|w| reading.token_is(w, WHERE)) && reading.voices.agree(p.at, tokens.start)
    };
    scene.places(sentence).iter().filter(located).find(near).map(|p| p.number)
}

/// The city of a landmark; the capital where the words say "the capital" of a country.
pub(super) fn exact(reading: &Reading, scene: &Scene, found: &Match, place: usize) -> usize {
    let capital = reading.kind(place) == EntityKind::Country
        && found.words.iter().any(|w| &*reading.doc.tokens[*w].lemma == "capital");
    let city = if capital { scene.atlas.capital(place) } else { None };
    scene.atlas.city(city.unwrap_or(place))
}

/// "their Malta summit": whose it is is told, so that the state's name says where.
pub(in crate::extract::events) fn is_where_they_met(reading: &Reading, noun: usize, name: usize) -> bool {
    let doc = reading.doc;
    let theirs = doc.children_by(noun, &[Dep::Poss]).any(|p| reading.token_is(p, &["their"]));
    theirs
        && doc.tokens[noun].is("summit")
        && doc.tokens[name].tag.is_proper()
        && matches!(doc.tokens[name].dep, Dep::Compound | Dep::Nmod)
}

/// "the Geneva talks".
pub(super) fn named_place(reading: &Reading, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let names = doc.children_by(trigger, &[Dep::Compound, Dep::Nmod, Dep::Amod]).collect::<Vec<_>>();
    names.into_iter().find_map(|n| {
        let found = reading.named_at(n)?;
        // "the EU – Central Asia summit": between whom it is.
        let dash = found.tokens.start.checked_sub(1).filter(|d| reading.token_is(*d, &["-", "–", "—"]));
        if dash.and_then(|d| d.checked_sub(1)).is_some_and(|t| reading.named_at(t).is_some()) {
            return None;
        }
        let capital = found.kind == MentionKind::Metonym || is_where_they_met(reading, trigger, n);
        found.entities.first().copied().filter(|e| capital || reading.kind(*e) == EntityKind::Place)
    })
}

/// "met at the Tokyo summit", "talks on the sidelines of the Geneva conference": where the gathering is.
pub(super) fn of_gathering(reading: &Reading, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let behind = |word: usize, words: &'static [&'static str]| {
        let prepositions = doc.children_by(word, &[Dep::Prep]).filter(move |p| doc.tokens[*p].is_any(words));
        prepositions.filter_map(|p| doc.child_by(p, &[Dep::Pobj]))
    };
    behind(trigger, &["at", "during", "on"]).find_map(|noun| {
        let margin = doc.tokens[noun].is_any(&["sidelines", "sideline", "margins"]);
        let gathering = if margin { behind(noun, &["of"]).next()? } else { noun };
        reading
            .words
            .clauses
            .talk
            .contains(&doc.tokens[gathering].lemma)
            .then(|| named_place(reading, gathering))
            .flatten()
    })
}

/// "Before leaving Oslo, Ott met Berg": where one leaves from.
pub(super) fn left_after(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let before =
        doc.children_by(verb, &[Dep::Prep]).filter(|p| *p < verb && reading.token_is(*p, &["before"]));
    let leaving = before.flat_map(|p| doc.children_by(p, &[Dep::Pcomp]));
    let mut leaving = leaving.filter(|v| matches!(&*doc.tokens[*v].lemma, "leave" | "depart"));
    let place = leaving.find_map(|v| doc.child_by(v, &[Dep::Dobj]))?;
    let named = reading.named_at(place)?.entities.first().copied();
    named.filter(|e| matches!(reading.kind(*e), EntityKind::Place | EntityKind::Country))
}

/// "their meeting there": the place that was named last, in this sentence or the one before.
pub(super) fn there(reading: &Reading, scene: &Scene, sentence: usize, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let pointer = doc.children_by(trigger, &[Dep::Advmod]).find(|a| doc.tokens[*a].is("there"))?;
    let before = scene.places(sentence).iter().rev().filter(|p| p.at < pointer);
    let earlier = sentence.checked_sub(1).map_or(&[][..], |s| scene.places(s)).iter().rev();
    before.chain(earlier).map(|p| p.number).next()
}
