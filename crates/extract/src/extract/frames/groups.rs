//! Groups that stand for those in them: "a delegation led by Ott", "one of its frigates", "the two sides", "the trio".

use super::fillers::{Fillers, is_armed, keep_doers, one};
use super::opposed::how_many;
use crate::extract::entities::may_be;
use crate::extract::pattern::Wanted;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Entry;
use crate::language::{Argument, Dep, Relation, Tag};

/// Those named for a group: who leads it, who is in it, who stands beside it.
pub(super) fn named_of_group(
    reading: &Reading,
    noun: usize,
    from: usize,
    kinds: &[Wanted],
    depth: usize,
    found: &mut Fillers,
) {
    let doc = reading.doc;
    let below = |argument: Argument, found: &mut Fillers| {
        for head in doc.conjuncts(argument.token).iter().copied() {
            one(reading, Argument { token: head, ..argument }, from, kinds, false, depth + 1, found);
        }
    };
    for clause in doc.children_by(noun, &[Dep::Acl, Dep::Relcl]).collect::<Vec<_>>() {
        let leads = lower(&doc.tokens[clause].lemma);
        if matches!(&*leads, "call" | "name" | "dub" | "know") {
            let named = doc.arguments(clause).iter().copied().filter(|a| a.relation == Relation::Attribute);
            named.for_each(|a| below(a, found));
        }
        // "rounds fired by French rebels", "shells fired from France"
        let fired =
            matches!(&*leads, "fire" | "launch" | "shoot" | "drop" | "lob") && is_armed(reading, noun);
        if !fired && !matches!(&*leads, "lead" | "head" | "comprise" | "consist" | "include") {
            continue;
        }
        let who = |argument: &Argument| match argument.relation {
            Relation::Subject if argument.token != noun => fired || matches!(&*leads, "lead" | "head"),
            Relation::Behind(p) if fired => reading.token_is(p, &["by", "from"]),
            Relation::Behind(p) => reading.token_is(p, &["by", "of"]),
            Relation::Object if argument.token != noun => matches!(&*leads, "comprise" | "include"),
            _ => false,
        };
        let mut named: Vec<Argument> = doc.arguments(clause).iter().copied().filter(who).collect();
        if fired {
            keep_doers(reading, &mut named);
        }
        named.into_iter().for_each(|a| below(a, found));
    }
    said_to_be_among(reading, noun, found, &below);
    named_beside(reading, noun, found, &below);
    if matches!(doc.tokens[noun].tag, Tag::Nns | Tag::Nnps) {
        among_them(reading, noun, kinds, found);
        if found.is_empty() {
            counted_row(reading, noun, found);
        }
    }
}

/// "Among those who came were Ott and Berg", "Ott and Berg were among the mourners who walked behind the coffin": who is said to
/// be of the group.
fn said_to_be_among(
    reading: &Reading,
    noun: usize,
    found: &mut Fillers,
    below: &dyn Fn(Argument, &mut Fillers),
) {
    let doc = reading.doc;
    let among =
        doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && reading.token_is(*p, &["among"]));
    let be = among.and_then(|p| doc.head(p)).filter(|v| &*doc.tokens[*v].lemma == "be");
    let named = |a: &Argument| {
        matches!(a.relation, Relation::Subject | Relation::Attribute)
            && !doc.subtree(a.token).contains(&noun)
            && a.token != noun
    };
    let of_clause = be.into_iter().flat_map(|v| doc.arguments(v).iter().copied());
    of_clause.filter(named).for_each(|a| below(a, found));
}

/// "the five states on the lake, Chad, Niger, Nigeria, Benin and Cameroon, signed": a row of as many states as the noun counts is
/// them, wherever the parser hung it.
fn counted_row(reading: &Reading, noun: usize, found: &mut Fillers) {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(noun)].clone();
    let Some(wanted) = how_many(reading, noun).filter(|n| *n > 2) else { return };
    let mut row: Fillers = Vec::new();
    let mut at = noun + 1;
    while at < sentence.end {
        let country = |m: &&crate::extract::reading::Found| matches!(m.entities[..], [one] if reading.kind(one) == EntityKind::Country);
        if let Some(name) = reading
            .mentions_at(at)
            .find(country)
            .filter(|_| !row.is_empty() || reading.token_is(at - 1, &[",", ":"]))
        {
            row.push((name.entities[0], name.tokens.clone().collect()));
            at = name.tokens.end;
        } else if row.is_empty() || reading.token_is(at, &[",", "and", "the"]) {
            if row.is_empty() && doc.tokens[at].tag.is_verb() {
                return;
            }
            at += 1;
        } else {
            break;
        }
    }
    if row.len() == wanted {
        found.extend(row);
    }
}

/// Those named behind a group: "including", "under", in apposition.
fn named_beside(reading: &Reading, noun: usize, found: &mut Fillers, below: &dyn Fn(Argument, &mut Fillers)) {
    let doc = reading.doc;
    // "a trade mission under Deputy Minister Ott"
    for p in doc.children_by(noun, &[Dep::Prep]).collect::<Vec<_>>() {
        if reading.token_is(p, &["including", "under"]) {
            for token in doc.children_by(p, &[Dep::Pobj, Dep::Dobj]).collect::<Vec<_>>() {
                let person = |e: &usize| reading.kind(*e) == EntityKind::Person;
                let led = reading.named_at(token).is_some_and(|m| m.entities.iter().all(person));
                if reading.token_is(p, &["including"]) || led {
                    below(Argument { relation: Relation::Behind(p), token }, found);
                }
            }
        }
    }
    let plural = matches!(doc.tokens[noun].tag, Tag::Nns | Tag::Nnps);
    // "two lenders, one Danish and one Finnish": firms act for no state.
    if reading.words.deeds.firms.holds(&doc.tokens[noun].lemma) {
        return;
    }
    for token in doc.children_by(noun, &[Dep::Appos]).collect::<Vec<_>>() {
        let several = doc.conjuncts(token).len() > 1;
        let person = reading
            .named_at(token)
            .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person));
        // "talked with his captors, the Army of the Cedars"
        let body = reading
            .named_at(token)
            .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Organization));
        if (plural && (several || body)) || (!plural && person) {
            below(Argument { relation: Relation::Apposition, token }, found);
        }
    }
}

/// "envoys of thirty nations, among them Fiji, Tonga and Samoa": the names in a row behind it, wherever the parser hung them.
fn among_them(reading: &Reading, noun: usize, kinds: &[Wanted], found: &mut Fillers) {
    /// How far behind the noun's phrase the row may begin.
    const NEAR: usize = 3;
    let doc = reading.doc;
    let end = doc.sentences[doc.sentence_of(noun)].end;
    let phrase = doc.subtree(noun).end.min(end);
    let opens = |t: &usize| reading.token_is(*t, &["among"]) && reading.token_is(t + 1, &["them", "these"]);
    let Some(among) = (noun..(phrase + NEAR).min(end)).find(opens) else { return };
    let mut at = among + 2;
    while at < end {
        // "nine rulers, among them those of France and Spain"
        if reading.token_is(at, &[",", ":", "and", "the", "—", "-", "those", "of", "from"]) {
            at += 1;
            continue;
        }
        let Some(mention) = reading.mentions_at(at).max_by_key(|m| m.tokens.len()) else { break };
        for entity in mention.entities.iter().filter(|e| kinds.iter().any(|k| k.holds(reading.kind(**e)))) {
            if found.iter().all(|(e, _)| e != entity) {
                found.push((*entity, mention.tokens.clone().collect()));
            }
        }
        at = mention.tokens.end.max(at + 1);
    }
}

/// "one of its frigates", "dozens of soldiers": the noun that a number is of.
pub(super) fn part_of(reading: &Reading, number: usize) -> Option<usize> {
    let doc = reading.doc;
    let of = doc.children_by(number, &[Dep::Prep]).find(|p| doc.tokens[*p].is("of"));
    of.and_then(|p| doc.child_by(p, &[Dep::Pobj]))
        .filter(|_| reading.words.deeds.numbers.holds(&doc.tokens[number].lemma))
}

/// "the two sides", "both countries", "the foreign ministers", "the trio": those who were named together last, people where people
/// are meant, else states.
pub(super) fn two_states(reading: &Reading, noun: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let numeral = doc.tokens[noun].tag == Tag::Cd;
    let lemma = reading.common_lemma(noun);
    // "the two heads of state"
    let of_state = |p: usize| {
        reading.token_is(p, &["of"])
            && doc
                .child_by(p, &[Dep::Pobj])
                .is_some_and(|n| reading.token_is(n, &["state", "states", "government", "delegation"]))
    };
    // "hosted the two leaders in Oslo": where it was, which the parser takes for a description.
    let set = |p: usize| {
        doc.tokens[p].dep == Dep::Prep && reading.token_is(p, &["in", "at", "on", "during", "after", "near"])
    };
    let described = doc.children_by(noun, &[Dep::Prep, Dep::Relcl]).any(|c| !of_state(c) && !set(c));
    let they = doc.tokens[noun].is("they");
    if !(numeral || they || reading.words.deeds.together.contains(&lemma)) || described {
        return None;
    }
    let wanted = if they { 2 } else { how_many(reading, noun)? };
    let fits = |found: &[usize]| if wanted == 0 { found.len() == 2 } else { found.len() == wanted };
    let human = numeral || reading.words.deeds.human.contains(&lemma);
    let named = |number, kind| named_before(reading, number, noun, kind);
    let sentence = doc.sentence_of(noun);
    let reach = if wanted == 0 || they { 3 } else { 6 };
    for number in (0..reach).filter_map(|back| sentence.checked_sub(back)) {
        let (mut people, mut states) =
            (named(number, EntityKind::Person), named(number, EntityKind::Country));
        states.retain(|s| !only_sends_an_envoy(reading, number, noun, *s));
        people.retain(|p| numeral || they || may_be(reading, noun, *p));
        if human && fits(&people) {
            return Some(people);
        }
        if fits(&states) {
            return Some(states);
        }
        // "Ott and the Chilean president talked; the two countries signed": Ott stands for her own.
        if let Some(served) =
            (is_land(&lemma) && wanted > 0).then(|| with_served(reading, number, noun)).filter(|s| fits(s))
        {
            return Some(served);
        }
        // "a line from Kars to Baku by way of Georgia, on which the three governments agreed"
        let more = number == sentence && !human && wanted > 2;
        let all = more.then(|| with_cities(reading, number, noun, states.clone())).filter(|all| fits(all));
        if all.is_some() {
            return all;
        }
        if let Some(pair) = (wanted > 0).then(|| named_together(reading, number, wanted, noun)).flatten() {
            return Some(pair);
        }
        if states.len() > 2 {
            return None;
        }
    }
    (wanted == 2 && !human && !they).then(|| told_behind(reading, noun)).flatten()
}

/// Those of a kind whom a sentence names before a word, each once.
/// "The US envoy said that the two sides had met": who mediates is none of them, nor is the state that sends the envoy.
fn only_sends_an_envoy(reading: &Reading, sentence: usize, before: usize, state: usize) -> bool {
    let doc = reading.doc;
    let named = reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= before);
    let mut named = named.filter(|m| m.entities.contains(&state)).peekable();
    let sends = |t: usize| {
        let describes = matches!(doc.tokens[t].dep, Dep::Compound | Dep::Amod | Dep::Poss | Dep::Nmod);
        describes && doc.head(t).is_some_and(|n| reading.words.ties.envoys.contains(&reading.common_lemma(n)))
    };
    named.peek().is_some() && named.all(|m| sends(m.tokens.end - 1))
}

fn named_before(reading: &Reading, sentence: usize, before: usize, kind: EntityKind) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for mention in reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= before) {
        for entity in mention.entities.iter().copied().filter(|e| reading.kind(*e) == kind) {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}

/// "These nations", "those governments": the countries of the last list, in the sentence or the one before, with those beside it:
/// "France and Germany, along with Spain".
pub(super) fn these_states(reading: &Reading, noun: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let land =
        matches!(&*reading.common_lemma(noun), "country" | "nation" | "state" | "power" | "government");
    let these = doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["these", "those"]));
    let described = || doc.child_by(noun, &[Dep::Relcl, Dep::Acl, Dep::Amod, Dep::Compound]).is_some();
    let of = || doc.children_by(noun, &[Dep::Prep]).any(|p| reading.token_is(p, &["of", "in", "with"]));
    if !land || !these || doc.tokens[noun].tag != Tag::Nns || described() || of() {
        return None;
    }
    let sentence = doc.sentence_of(noun);
    let country = |t: usize| {
        let named = reading.named_at(t).filter(|m| m.tokens.end <= noun && m.kind != MentionKind::Demonym);
        named.and_then(|m| m.entities.iter().copied().find(|e| reading.kind(*e) == EntityKind::Country))
    };
    let list = |number: usize| {
        let mut longest: Vec<usize> = Vec::new();
        for mention in reading.mentions_of_sentence(number).iter().filter(|m| m.tokens.end <= noun) {
            let mut all: Vec<usize> =
                reading.joined(mention.tokens.end - 1).iter().copied().filter_map(country).collect();
            all.dedup();
            if all.len() > longest.len() {
                longest = all;
            }
        }
        let beside = doc.sentences[number].clone().filter(|t| {
            reading.token_is(*t, &["with"]) && *t > 0 && reading.token_is(*t - 1, &["along", "together"])
        });
        let more: Vec<usize> =
            beside.filter_map(|p| doc.child_by(p, &[Dep::Pobj])).filter_map(country).collect();
        longest.extend(more.into_iter().filter(|m| !longest.contains(m)).collect::<Vec<_>>());
        longest
    };
    [Some(sentence), sentence.checked_sub(1)].into_iter().flatten().map(list).find(|all| all.len() > 1)
}

fn is_land(lemma: &str) -> bool {
    matches!(lemma, "country" | "nation" | "state" | "government" | "kingdom" | "neighbour" | "neighbor")
}

/// The countries that a sentence names before a word, and those that the people it names serve.
fn with_served(reading: &Reading, sentence: usize, before: usize) -> Vec<usize> {
    let mut states: Vec<usize> = Vec::new();
    let named = reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= before);
    for entity in named.flat_map(|m| m.entities.iter().copied()) {
        let state = match reading.kind(entity) {
            EntityKind::Country => Some(entity),
            EntityKind::Person => reading.roles.kinds_of(entity).filter(|r| !r.former).find_map(|r| r.of),
            _ => None,
        };
        let state = state.filter(|s| reading.kind(*s) == EntityKind::Country);
        states.extend(state.filter(|s| !states.contains(s)));
    }
    states
}

/// Countries, and those whose cities a sentence names before a word.
fn with_cities(reading: &Reading, sentence: usize, before: usize, mut states: Vec<usize>) -> Vec<usize> {
    for mention in reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= before) {
        for place in mention.entities.iter().copied().filter(|e| reading.kind(*e) == EntityKind::Place) {
            let entries = reading.gazetteer.entries(&reading.entities[place].label).iter();
            let country = entries.filter_map(|entry| match entry {
                Entry::City(n) => reading.country(&reading.gazetteer.city(*n).country),
                Entry::Capital(n) => reading.country(&reading.gazetteer.country_at(*n).iso3),
                _ => None,
            });
            states.extend(country.take(1).filter(|c| !states.contains(c)).collect::<Vec<_>>());
        }
    }
    states
}

/// "signed by the two governments in the presence of the French king and the Spanish premier": the only two states that the
/// sentence names behind, where no other names any before.
fn told_behind(reading: &Reading, noun: usize) -> Option<Vec<usize>> {
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let sentence = reading.doc.sentence_of(noun);
    let start = reading.doc.sentences[sentence].start;
    if reading.mentions.iter().any(|m| m.tokens.end <= start && m.entities.iter().any(country)) {
        return None;
    }
    let mut states: Vec<usize> = Vec::new();
    for entity in reading.mentions_of_sentence(sentence).iter().flat_map(|m| m.entities.iter().copied()) {
        if country(&entity) && !states.contains(&entity) {
            states.push(entity);
        }
    }
    (states.len() == 2).then_some(states)
}

/// The only states of a sentence that are joined by "and", where others stand apart: "Peru and Chile will accept a Swiss judge".
fn named_together(reading: &Reading, sentence: usize, wanted: usize, before: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for mention in reading.mentions_of_sentence(sentence).iter().filter(|m| m.tokens.end <= before) {
        let head = mention.tokens.end - 1;
        if doc.tokens[head].dep == Dep::Conj {
            continue;
        }
        let mut group: Vec<usize> = Vec::new();
        for name in doc.conjuncts(head).iter().copied().filter_map(|t| reading.named_at(t)) {
            let states = name.entities.iter().copied().filter(|e| reading.kind(*e) == EntityKind::Country);
            group.extend(states.filter(|e| !group.contains(e)).collect::<Vec<_>>());
        }
        if group.len() == wanted && !groups.contains(&group) {
            groups.push(group);
        }
    }
    if groups.len() == 1 { groups.pop() } else { None }
}

/// "the French militant group Tarn": the group by its name, not the state whose people it is of.
pub(super) fn called(reading: &Reading, noun: usize) -> Option<(usize, Vec<usize>)> {
    let own = reading.has_common_lemma(noun, &reading.words.deeds.named_groups)
        && reading.doc.tokens[noun].tag == Tag::Nn;
    let name = reading.mention_from(noun + 1).filter(|m| own && m.tokens.start == noun + 1)?;
    let body = name.entities.first().copied().filter(|e| reading.kind(*e) == EntityKind::Organization)?;
    Some((body, name.tokens.clone().collect()))
}
