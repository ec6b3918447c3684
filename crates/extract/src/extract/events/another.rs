//! What looks like an event and is of another matter: business, flights into space, habits, the doings of private people.

use super::figurative::{is_figure, is_marked_by_speech};
use super::status::Mood;
use super::{FoundEvent, border, effort, enough, ordinal, place, private, sport, status};
use crate::extract::pattern::{Match, Wanted};
use crate::extract::reading::Reading;
use crate::extract::relationships::standing;
use crate::extract::voice::Voice;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind};
use crate::gazetteer::Entry;
use crate::language::{Dep, Tag};

/// What looks like an event of this kind and is none: a contract of firms, a mission that stays, a flight into space, a habit.
pub(super) fn is_of_another_matter(
    reading: &Reading,
    kind: EventKind,
    trigger: usize,
    participants: &[usize],
) -> bool {
    let of_arms = matches!(kind, EventKind::Conflict | EventKind::WeaponsTest | EventKind::Ceremony);
    if names_a_body(reading, trigger)
        || sport::is_of_its_bodies(reading, participants)
        || is_a_duty(reading, trigger)
        || is_forbidden(reading, kind, trigger)
        || (!of_arms && is_of_players(reading, trigger, participants))
    {
        return true;
    }
    let of_its_kind = match kind {
        EventKind::Call => calls_names(reading, trigger) || is_of_a_device(reading, trigger),
        EventKind::Agreement => {
            enough::business(reading, participants)
                || is_at_odds(reading, trigger)
                || names_a_bloc(reading, trigger)
                || is_sought_for_others(reading, trigger)
        }
        EventKind::Meeting | EventKind::Summit => {
            is_of_a_border(reading, trigger, participants)
                || threatens_to_miss(reading, trigger)
                || is_counted_aside(reading, trigger)
                || effort::is_mere(reading, trigger)
        }
        EventKind::Visit => {
            enough::is_pointed_at(reading, trigger)
                || is_standing_mission(reading, trigger)
                || is_of_a_vessel(reading, participants)
                || is_by_forces(reading, trigger)
        }
        EventKind::Conflict => {
            is_figure(reading, kind, trigger) || is_against_all(reading, trigger, participants)
        }
        EventKind::Ceremony => names_a_thing(reading, trigger) || is_marked_by_speech(reading, trigger),
        EventKind::WeaponsTest => {
            is_of_space(reading, trigger) || strikes_home(reading, trigger) || is_aimed(reading, trigger)
        }
    };
    of_its_kind || habitual(reading, trigger)
}

/// "at Chirundu, where Zambia meets Zimbabwe": where lands meet.
fn is_of_a_border(reading: &Reading, trigger: usize, participants: &[usize]) -> bool {
    let doc = reading.doc;
    let lands = participants.iter().all(|p| reading.kind(*p) == EntityKind::Country);
    let there =
        doc.children_by(trigger, &[Dep::Advmod]).any(|a| a < trigger && reading.token_is(a, &["where"]));
    lands
        && there
        && matches!(doc.tokens[trigger].tag, Tag::Vbz | Tag::Vbp)
        && doc.tokens[trigger].lemma.as_ref() == "meet"
}

/// "binds them to consult if one is attacked": what is to be done whenever need be is not done.
fn is_a_duty(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let infinitive = doc.children_by(trigger, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let bound =
        |v: usize| matches!(&*doc.tokens[v].lemma, "bind" | "oblige" | "obligate" | "require" | "entitle");
    let below = matches!(doc.tokens[trigger].dep, Dep::Xcomp | Dep::Ccomp | Dep::Advcl);
    below && infinitive && doc.head(trigger).is_some_and(bound)
}

/// "Chad is barred from testing missiles": what must not be done is not done.
fn is_forbidden(reading: &Reading, kind: EventKind, trigger: usize) -> bool {
    let doc = reading.doc;
    let from = |p: &usize| doc.tokens[*p].is("from");
    let preposition = doc.ancestors(trigger).take(3).find(from);
    kind == EventKind::WeaponsTest
        && preposition.and_then(|p| doc.head(p)).is_some_and(|v| {
            matches!(&*doc.tokens[v].lemma, "prohibit" | "ban" | "bar" | "forbid" | "preclude" | "prevent")
        })
}

/// "sent its minister to seek a truce": it is to be between others.
fn is_sought_for_others(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let between =
        doc.children_by(trigger, &[Dep::Prep]).any(|p| reading.token_is(p, &["with", "between", "among"]));
    let seeks = doc.head(trigger).filter(|v| {
        doc.tokens[trigger].dep == Dep::Dobj
            && matches!(
                &*doc.tokens[*v].lemma,
                "seek" | "arrange" | "broker" | "negotiate" | "mediate" | "secure"
            )
            && matches!(doc.tokens[*v].dep, Dep::Advcl | Dep::Xcomp | Dep::Relcl | Dep::Acl)
    });
    let sent = seeks.and_then(|v| doc.head(v));
    let sends =
        |v: usize| matches!(&*doc.tokens[v].lemma, "send" | "dispatch" | "despatch" | "minister" | "envoy");
    !between && sent.is_some_and(sends)
}

/// "Tarn Venture reached Oslo": a name of which nobody knows what it is, and no body that is known, may be that of a ship.
fn is_of_a_vessel(reading: &Reading, participants: &[usize]) -> bool {
    let known = |p: &usize| {
        reading.gazetteer.entries(&reading.entities[*p].label).iter().any(|e| matches!(e, Entry::Body(_)))
    };
    let told = |p: &usize| {
        let label = &reading.entities[*p].label;
        label.split(' ').any(|w| reading.words.names.bodies.contains(w))
    };
    !participants.is_empty()
        && participants.iter().all(|p| reading.kind(*p) == EntityKind::Organization && !known(p) && !told(p))
}

/// "the Conference of Mayors", "the Commission on Talks": a word in a body's name, with more of the name behind it, is no event.
fn names_a_body(reading: &Reading, trigger: usize) -> bool {
    let body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
    let named = reading.named_at(trigger).filter(|m| m.tokens.len() > 2 && m.tokens.end > trigger + 1);
    named.is_some_and(|m| m.entities.iter().all(body) && reading.token_is(trigger + 1, &["of", "on", "for"]))
}

/// "the Tarn Games selection trials", "a gala dinner", "the parade ground": an occasion that only tells which thing is meant.
fn names_a_thing(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let before = matches!(doc.tokens[trigger].dep, Dep::Compound | Dep::Nmod);
    let noun = doc.head(trigger).filter(|n| before && *n > trigger && doc.tokens[*n].tag.is_noun());
    let occasion = |lemma: &str| {
        reading.words.occasions.festivities.contains(lemma)
            || matches!(
                lemma,
                "parade" | "ceremony" | "commemoration" | "anniversary" | "game" | "games" | "day"
            )
    };
    noun.is_some_and(|n| !occasion(&lower(&doc.tokens[n].lemma)))
}

/// "telephone lines will open": what is by telephone is no call, unless it is talk.
fn is_of_a_device(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let before = matches!(doc.tokens[trigger].dep, Dep::Compound | Dep::Nmod);
    let noun = doc.head(trigger).filter(|n| before && *n > trigger && doc.tokens[*n].tag.is_noun());
    noun.is_some_and(|n| {
        let lemma = &doc.tokens[n].lemma;
        !matches!(lemma.as_ref(), "call" | "talks") && !reading.words.clauses.talk.contains(lemma)
    })
}

/// "called her “Miss Tarn”": to give a name is no call.
fn calls_names(reading: &Reading, trigger: usize) -> bool {
    const QUOTES: &[&str] = &["\"", "“", "”", "‘", "’", "'", "``", "''"];
    let doc = reading.doc;
    doc.tokens[trigger].lemma.as_ref() == "call"
        && doc.is_verbal(trigger)
        && doc.children_by(trigger, &[Dep::Dobj, Dep::Oprd, Dep::Ccomp]).any(|o| {
            let words = doc.subtree(o);
            words.start > 0 && (words.start - 1..words.end).any(|t| QUOTES.contains(&doc.tokens[t].text))
        })
}

/// "The Chilean captain, Bo Berg, and the coach agreed": people whose office is a player's.
fn is_of_players(reading: &Reading, trigger: usize, participants: &[usize]) -> bool {
    let voice = reading.voices.at(trigger);
    let plays = |p: &usize| {
        let mut offices = reading.offices_of(voice, *p);
        offices
            .any(|r| r.title.split(' ').next_back().is_some_and(|w| reading.words.actors.players.contains(w)))
            || reading.kind(*p) == EntityKind::Person
                && private::is_called(reading, *p, &reading.words.actors.players)
    };
    participants.iter().any(plays)
}

/// "Ott will travel to Lyon", who is France's president: a trip at home is no visit to a country.
pub(super) fn is_at_home(reading: &Reading, event: &FoundEvent) -> bool {
    let town = |p: &usize| event.kind == EventKind::Visit && reading.kind(*p) == EntityKind::Place;
    let Some(place) = event.place.filter(town) else { return false };
    if private::is_round_at_home(reading, event.voice, &event.participants, Some(place)) {
        return true;
    }
    let Some(there) = place::country_of_one(reading, place) else { return false };
    let lives = |p: &usize| match reading.kind(*p) {
        EntityKind::Person => {
            reading.offices_of(event.voice, *p).any(|r| r.of == Some(there))
                || standing::state_of(reading, event.voice, *p) == Some(there)
        }
        _ => *p == there,
    };
    !event.participants.is_empty() && event.participants.iter().all(lives)
}

/// "The army paid a visit to the village": soldiers and policemen come in another sense.
fn is_by_forces(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let verb = std::iter::once(trigger).chain(doc.ancestors(trigger).take(2)).find(|t| doc.is_verbal(*t));
    let subject = verb.and_then(|v| doc.surface_subject(v));
    subject.is_some_and(|s| {
        reading.token_is(s, &["army", "police", "troops", "soldiers", "policemen", "gunmen", "forces"])
    })
}

/// "its mission in Chad", "trade missions": a mission that is not to a place stays there.
fn is_standing_mission(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    doc.tokens[noun].lemma.eq_ignore_ascii_case("mission")
        && !doc.children_by(noun, &[Dep::Prep]).any(|p| reading.token_is(p, &["to", "through", "around"]))
}

/// "the battle against the Front and the League": those whom somebody fights do not fight each other.
fn is_against_all(reading: &Reading, trigger: usize, participants: &[usize]) -> bool {
    let doc = reading.doc;
    let fights = matches!(&*doc.tokens[trigger].lemma, "battle" | "war" | "fight" | "fighting" | "struggle");
    let mut against = doc.children_by(trigger, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["against"]));
    let Some(preposition) = against.next().filter(|_| fights && participants.len() > 1) else { return false };
    let behind = doc.subtree(preposition);
    participants.iter().all(|p| reading.mentions.of_entity(*p).any(|m| behind.contains(&m.tokens.start)))
        && !participants.iter().any(|p| {
            let sentence = doc.sentences[doc.sentence_of(trigger)].clone();
            reading
                .mentions
                .of_entity(*p)
                .any(|m| sentence.contains(&m.tokens.start) && !behind.contains(&m.tokens.start))
        })
}

/// "a rocket with two astronauts", "a probe to the moon": no weapon is tried.
fn is_of_space(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let mut words = doc.sentences[doc.sentence_of(trigger)].clone();
    words.any(|t| reading.words.occasions.of_space.contains(&doc.tokens[t].lemma))
}

/// "cannot agree where the border lies": nothing in particular was to be signed.
fn is_at_odds(reading: &Reading, trigger: usize) -> bool {
    reading.doc.tokens[trigger].lemma.as_ref() == "agree" && status::mood(reading, trigger) == Mood::Denied
}

/// "Rockets fired from Gaza hit a town": what hits somebody is no test.
fn strikes_home(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let weapon = doc.head(trigger).filter(|_| matches!(doc.tokens[trigger].dep, Dep::Acl | Dep::Relcl));
    let verb = weapon.and_then(|w| doc.head(w)).filter(|v| doc.is_verbal(*v));
    verb.is_some_and(|v| {
        let own = |o: usize| reading.token_is(o, &["target", "targets", "mark", "sea"]);
        let hits = matches!(
            &*doc.tokens[v].lemma,
            "hit" | "strike" | "kill" | "wound" | "damage" | "destroy" | "slam"
        );
        hits && !doc.child_by(v, &[Dep::Dobj]).is_some_and(own)
    })
}

/// "launched missiles at rebel positions": what is aimed at somebody is no test; at a target or the sea it is.
fn is_aimed(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let deeds = &reading.words.deeds;
    let aim = |p: &usize| reading.token_is(*p, &["at", "against", "toward", "towards"]);
    let struck = |o: usize| {
        let lemma = lower(&doc.tokens[o].lemma);
        let range = matches!(&*lemma, "target" | "site" | "island" | "islet" | "base" | "port" | "facility");
        !range && (deeds.owned.contains(&lemma) || deeds.opponents.contains(&lemma))
    };
    // "fired three missiles into Lima"
    let peopled =
        |o: usize| reading.named_at(o).is_some_and(|m| m.entities.iter().all(|e| is_peopled(reading, *e)));
    let into = |p: &usize| reading.token_is(*p, &["into", "on"]);
    let behind = |p: usize| doc.children_by(p, &[Dep::Pobj]);
    // "fired rockets in reply"
    let answer = |o: usize| {
        doc.tokens[o].is_any(&["reply", "response", "return", "retaliation", "answer", "revenge", "reprisal"])
    };
    let answers =
        doc.children_by(trigger, &[Dep::Prep]).any(|p| reading.token_is(p, &["in"]) && behind(p).any(answer));
    if doc.is_verbal(trigger) && answers {
        return true;
    }
    doc.is_verbal(trigger)
        && doc
            .children_by(trigger, &[Dep::Prep])
            .any(|p| aim(&p) && behind(p).any(struck) || into(&p) && behind(p).any(peopled))
}

/// A town or country that the gazetteer knows, and no sea.
fn is_peopled(reading: &Reading, place: usize) -> bool {
    reading.kind(place) == EntityKind::Country
        || reading
            .gazetteer
            .entries(&reading.entities[place].label)
            .iter()
            .any(|e| matches!(e, Entry::City(_) | Entry::Capital(_)))
}

/// "traditionally go to Paris first", "an imaginary war": a habit or fancy is no occurrence.
fn habitual(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let fiction = doc
        .children_by(trigger, &[Dep::Amod, Dep::Compound])
        .any(|w| reading.words.occasions.imagined.holds(doc.tokens[w].text));
    // "have neither a treaty nor a quarrel"
    let neither = doc.children(trigger).any(|w| reading.token_is(w, &["neither", "nor"]));
    if fiction || (neither && !doc.is_verbal(trigger)) {
        return true;
    }
    let verb = std::iter::once(trigger).chain(doc.ancestors(trigger).take(3)).find(|t| doc.is_verbal(*t));
    // "hold a dialogue every year"
    let each = |n: usize| {
        doc.children_by(n, &[Dep::Det]).any(|d| reading.token_is(d, &["every", "each"]))
            && reading.token_is(n, &["year", "month", "week", "summer", "spring", "autumn", "winter", "day"])
    };
    let repeats = |v: &usize| matches!(doc.tokens[*v].tag, Tag::Vbp | Tag::Vbz);
    // "before each of these meetings the envoys confer"
    let each_time = |p: usize| {
        let mut below = doc.children_by(p, &[Dep::Pobj]).chain(doc.children_by(p, &[Dep::Det]));
        reading.token_is(p, &["before", "after", "at", "on", "in"])
            && below.any(|o| {
                reading.token_is(o, &["each", "every"])
                    || doc.children_by(o, &[Dep::Det]).any(|d| reading.token_is(d, &["each", "every"]))
            })
    };
    let told_often = |v: usize| {
        doc.children_by(v, &[Dep::Npadvmod]).any(each) || doc.children_by(v, &[Dep::Prep]).any(each_time)
    };
    if verb.filter(repeats).is_some_and(told_often) {
        return true;
    }
    verb.is_some_and(|v| {
        doc.children_by(v, &[Dep::Advmod]).any(|a| reading.words.occasions.habits.holds(doc.tokens[a].text))
    })
}

/// "will travel there for talks, the third meeting between the two this year": which of a row it is, that was told before the comma.
fn is_counted_aside(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let the = doc.children_by(noun, &[Dep::Det, Dep::Poss]).any(|d| reading.token_is(d, &["the", "their"]));
    let comma = doc.subtree(noun).start.checked_sub(1).is_some_and(|c| reading.token_is(c, &[","]));
    doc.tokens[noun].dep == Dep::Appos && the && comma && ordinal::of(doc, noun).is_some()
}

/// "threatened to boycott the meeting": whether they were to be there is not known, and they do not meet each other.
fn threatens_to_miss(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let misses = |v: &usize| matches!(&*doc.tokens[*v].lemma, "boycott" | "skip" | "shun" | "miss");
    let verb = doc.head(trigger).filter(|_| doc.tokens[trigger].dep == Dep::Dobj).filter(misses);
    verb.is_some_and(|v| matches!(status::mood(reading, v), Mood::Wanted | Mood::Possible | Mood::Would))
}

/// "the first Warsaw Pact minister", "the Arms Trade Treaty secretariat": a word in a body's name signs nothing.
fn names_a_bloc(reading: &Reading, trigger: usize) -> bool {
    let body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
    let describes = matches!(reading.doc.tokens[trigger].dep, Dep::Compound | Dep::Nmod | Dep::Poss);
    describes && reading.named_at(trigger).is_some_and(|m| m.tokens.len() > 1 && m.entities.iter().all(body))
}

/// "workers", "rebels", "rebel leaders"
fn commits_no_state(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let opposes = |t: usize| reading.words.deeds.opponents.holds(&doc.tokens[t].lemma);
    let lemma = &doc.tokens[noun].lemma;
    let trade = reading.words.actors.occupations.contains(lemma)
        && !matches!(&**lemma, "politician" | "member" | "candidate" | "expert");
    trade
        || reading.words.actors.private.contains(lemma)
        || opposes(noun)
        || doc.children_by(noun, &[Dep::Amod, Dep::Compound]).any(opposes)
}

/// "Chinese workers met the mayor", "an agreement with Kenyan farmers": private people commit no state, though they may be struck.
fn drop_private(reading: &Reading, found: &Match, participants: &mut Vec<usize>) {
    let nameless = found.words.iter().copied().filter(|w| reading.named_at(*w).is_none());
    let private: Vec<(usize, Vec<usize>)> = nameless
        .filter(|w| commits_no_state(reading, *w))
        .flat_map(|w| reading.denoted(w, &[Wanted::Actor]))
        .filter(|(e, _)| reading.kind(*e) == EntityKind::Country)
        .collect();
    participants.retain(|p| {
        let by: Vec<&Vec<usize>> = private.iter().filter(|(e, _)| e == p).map(|(_, words)| words).collect();
        let otherwise = |w: &usize| {
            reading.mentions_at(*w).any(|m| m.entities.contains(p))
                && !by.iter().any(|words| words.contains(w))
        };
        by.is_empty() || found.words.iter().any(otherwise)
    });
}

/// "Chile's National Guard fired on them": what the army or guard of a state does, it does.
fn armies_as_states(reading: &Reading, voice: Voice, participants: &mut Vec<usize>) {
    let mut states: Vec<usize> = Vec::new();
    for entity in participants.iter().copied() {
        let body = reading.kind(entity) == EntityKind::Organization;
        let state = if body { standing::state_of(reading, voice, entity) } else { None };
        let acting = state.unwrap_or(entity);
        if !states.contains(&acting) {
            states.push(acting);
        }
    }
    *participants = states;
}

/// "the attacks on the Tarn Trade Centre": a building is hit, and is no side.
fn is_a_building(reading: &Reading, entity: usize) -> bool {
    let last = reading.entities[entity].label.rsplit(' ').next().map(str::to_lowercase);
    reading.kind(entity) == EntityKind::Organization
        && last.is_some_and(|w| reading.words.actors.struck_buildings.contains(&w))
}

/// "F-16s", "MiG-29": the name of a model of aircraft or arms, which is no side.
fn is_a_model(label: &str) -> bool {
    let Some((letters, number)) = label.split_once('-') else { return false };
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (1..=3).contains(&letters.len())
        && letters.chars().all(char::is_alphabetic)
        && !digits.is_empty()
        && digits.len() <= 4
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Takes those out who commit no state, and puts the state in for its army.
pub(super) fn settle_states(
    reading: &Reading,
    kind: EventKind,
    found: &Match,
    participants: &mut Vec<usize>,
) {
    match kind {
        EventKind::Conflict => {
            participants.retain(|p| !is_a_building(reading, *p) && !is_a_model(&reading.entities[*p].label));
            border::drop_neighbours(reading, found.trigger, participants);
            armies_as_states(reading, reading.voices.at(found.trigger), participants);
        }
        EventKind::Ceremony => {}
        _ => drop_private(reading, found, participants),
    }
}
