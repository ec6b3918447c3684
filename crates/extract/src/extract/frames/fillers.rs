//! Who a noun phrase means, if it can act: names and pronouns, "French troops", "the envoys of France and Spain", "a team of
//! French lawmakers", "a delegation led by Ott", "five ministers, including Ott", "two presidents, Ott of France and Berg of Spain".

use super::antecedents::antecedent;
use super::groups::{called, named_of_group, part_of, these_states, two_states};
use super::opposed::two_sides;
use crate::extract::pattern::{self, Wanted};
use crate::extract::reading::{Found, Reading};
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Argument, Dep, Relation, Tag};
use std::iter::repeat_n;

/// Whether it is soldiers, ships or a crowd that are told of.
pub(super) fn is_of_many(reading: &Reading, words: &[usize]) -> bool {
    let doc = reading.doc;
    let armed = |w: usize| reading.words.deeds.armed.holds(&doc.tokens[w].lemma);
    // "police officers", "army doctors"
    let of_arms = |w: usize| {
        doc.children_by(w, &[Dep::Compound])
            .any(|c| doc.tokens[c].is_any(&["police", "army", "navy", "riot"]))
    };
    let many = |w: usize| armed(w) || of_arms(w);
    let acts = |w: usize| reading.words.deeds.acting.contains(&doc.tokens[w].lemma);
    let nameless = |w: &&usize| reading.named_at(**w).is_none();
    // "a team of lawmakers" is of those.
    let others = words.iter().filter(nameless).any(|w| acts(*w) && !many(*w));
    !others && words.iter().filter(nameless).any(|w| many(*w))
}

/// Whether a noun is one for soldiers or weapons.
pub(super) fn is_armed(reading: &Reading, noun: usize) -> bool {
    reading.doc.tokens[noun].tag.is_noun()
        && reading.words.deeds.weapons.holds(&reading.doc.tokens[noun].lemma)
}

/// Entities with the words that say so.
pub(in crate::extract) type Fillers = Vec<(usize, Vec<usize>)>;

/// The entities that an argument means, with all that are joined to it.
pub(in crate::extract) fn of(
    reading: &Reading,
    argument: Argument,
    from: usize,
    kinds: &[Wanted],
    things: bool,
) -> Fillers {
    let mut found = Vec::new();
    let things = things && reading.words.deeds.owned.holds(&reading.doc.tokens[argument.token].lemma);
    if argument.relation == Relation::Modifier {
        let (entities, words) = pattern::fillers(reading, argument, from, kinds, false);
        add(&mut found, entities, words);
        return found;
    }
    let argument = Argument { token: antecedent(reading, argument), ..argument };
    for head in reading.joined(argument.token).iter().copied() {
        let argument = Argument { token: head, ..argument };
        one(reading, argument, from, kinds, things, 0, &mut found);
    }
    for head in rest_of_list(reading, argument.token) {
        let argument = Argument { token: head, ..argument };
        one(reading, argument, from, kinds, things, 0, &mut found);
    }
    if argument.relation == Relation::Subject {
        headline_list(reading, argument.token, kinds, &mut found);
    }
    found
}

/// "Peru, Chile, Bolivia and Brazil signed": of a list of countries the parser makes the first, and the rest as another name of it.
fn rest_of_list(reading: &Reading, first: usize) -> Vec<usize> {
    let doc = reading.doc;
    let country = |t: usize| {
        let named = reading.named_at(t)?.entities.first().copied()?;
        (reading.kind(named) == EntityKind::Country).then_some(named)
    };
    let Some(own) = country(first) else { return Vec::new() };
    let other = |t: &usize| country(*t).is_some_and(|c| c != own);
    let mut behind = doc.children_by(first, &[Dep::Appos]).filter(other);
    let rest = behind.find(|a| doc.child_by(*a, &[Dep::Conj]).is_some());
    rest.map_or(Vec::new(), |a| doc.conjuncts(a).to_vec())
}

/// Whether a noun is something that is struck: "the garrison".
pub(super) fn can_be_struck(reading: &Reading, noun: usize) -> bool {
    reading.words.deeds.owned.holds(&reading.doc.tokens[noun].lemma)
}

/// "Bahrain, Seychelles ink deal", "Thai, Lao ministers meet": a headline's comma is an "and".
fn headline_list(reading: &Reading, subject: usize, kinds: &[Wanted], found: &mut Fillers) {
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(subject)].start;
    let named = reading.named_at(subject);
    let fits = |e: &usize| kinds.iter().any(|k| k.holds(reading.kind(*e)));
    let mut and = |name: &Found, first: bool| {
        let entities: Vec<usize> = name.entities.iter().copied().filter(|e| fits(e)).collect();
        let before = found.len();
        add(found, entities, name.tokens.clone().collect());
        if first {
            let added = found.len() - before;
            found.rotate_right(added);
        }
    };
    // A country is no other name of a country: "Peru, Chile sign pact".
    let country = |m: &Found| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country);
    for other in doc.children_by(subject, &[Dep::Appos]).filter_map(|a| reading.named_at(a)) {
        let after = reading.token_is(other.tokens.end, &[","]);
        let alike = named.is_some_and(|m| country(m) && m.entities != other.entities)
            || (named.is_none_or(country)
                && doc.tokens[subject].tag.is_noun()
                && is_plural(reading, subject));
        if !after && country(other) && alike {
            and(other, false);
        }
    }
    let left = named.map_or(doc.subtree(subject).start, |m| m.tokens.start);
    let Some(comma) = left.checked_sub(1).filter(|c| *c > start && reading.token_is(*c, &[","])) else {
        return;
    };
    let Some(first) = reading.named_at(comma - 1).filter(|m| m.whole.start == start) else { return };
    if named.is_some() || (country(first) && is_plural(reading, subject)) {
        and(first, true);
    }
}

fn is_plural(reading: &Reading, noun: usize) -> bool {
    matches!(reading.doc.tokens[noun].tag, Tag::Nns | Tag::Nnps)
}

fn add(found: &mut Fillers, entities: Vec<usize>, words: Vec<usize>) {
    // The last takes the words themselves.
    let each = repeat_n(words, entities.len());
    for (entity, words) in entities.into_iter().zip(each) {
        if found.iter().all(|(e, _)| *e != entity) {
            found.push((entity, words));
        }
    }
}

pub(super) fn one(
    reading: &Reading,
    argument: Argument,
    from: usize,
    kinds: &[Wanted],
    things: bool,
    depth: usize,
    found: &mut Fillers,
) {
    let doc = reading.doc;
    if depth > 4 {
        return;
    }
    let argument = Argument { token: antecedent(reading, argument), ..argument };
    let noun = argument.token;
    let before = found.len();
    let nameless = reading.named_at(noun).is_none();
    // "one of its frigates", "dozens of French soldiers"
    if nameless && let Some(part) = part_of(reading, noun) {
        let argument = Argument { relation: Relation::Object, token: part };
        for head in reading.doc.conjuncts(part).iter().copied() {
            let things = things || reading.words.deeds.owned.holds(&doc.tokens[head].lemma);
            one(reading, Argument { token: head, ..argument }, from, kinds, things, depth + 1, found);
        }
        if found.len() > before {
            return;
        }
    }
    // "a delegation led by Ott": he comes; "ministers of ten countries, including Ott".
    if nameless && (doc.tokens[noun].tag.is_noun() || doc.tokens[noun].is("those")) {
        fellow_of(reading, noun, kinds, found);
        named_of_group(reading, noun, from, kinds, depth, found);
        if found.len() > before {
            return;
        }
    }
    let (entities, words) =
        pattern::fillers(reading, Argument { token: noun, ..argument }, from, kinds, things);
    add(found, entities, words);
    if found.len() > before || !nameless {
        return;
    }
    // "ten soldiers of France died when guns shelled their camp"
    let whose = doc.child_by(noun, &[Dep::Poss]).filter(|p| things && doc.tokens[*p].tag == Tag::PrpS);
    if let Some(token) = whose.filter(|p| reading.named_at(*p).is_none()) {
        one(reading, Argument { relation: Relation::Owner, token }, noun, kinds, false, depth + 1, found);
    }
    let strikes = argument.relation == Relation::Subject
        && reading.has_common_lemma(noun, &reading.words.deeds.blows)
        && !is_gunfire(reading, noun);
    if found.len() == before && strikes {
        strikers(reading, noun, kinds, depth, found);
    }
    if found.len() == before {
        by_common_noun(reading, noun, kinds, depth, found);
    }
}

/// Who is meant by a noun without a name: "the two sides", "soldiers of France", "those of Spain".
fn by_common_noun(reading: &Reading, noun: usize, kinds: &[Wanted], depth: usize, found: &mut Fillers) {
    let doc = reading.doc;
    // "while those of France and Spain signed it": the other ministers
    if reading.token_is(noun, &["those"]) {
        owners(reading, noun, kinds, depth, found);
        return;
    }
    if doc.tokens[noun].tag != Tag::Cd && !doc.tokens[noun].tag.is_noun() {
        if doc.tokens[noun].is("they") && kinds.contains(&Wanted::Actor) {
            add(found, two_states(reading, noun).unwrap_or_default(), vec![noun]);
        }
        return;
    }
    let lemma = reading.common_lemma(noun);
    if let Some((body, words)) = called(reading, noun).filter(|_| kinds.contains(&Wanted::Actor)) {
        add(found, vec![body], words);
        return;
    }
    let states = || two_states(reading, noun).or_else(|| these_states(reading, noun));
    let together = || two_sides(reading, noun).or_else(states);
    if let Some(both) = together().filter(|_| kinds.contains(&Wanted::Actor)) {
        add(found, both, vec![noun]);
        return;
    }
    // "a rebel Chadian group": against their state, and not for it.
    let opposed = |w: usize| reading.words.deeds.opponents.holds(&doc.tokens[w].lemma);
    let kind_of_body = says_what_a_body_is(reading, noun);
    let civil = !reading.words.deeds.armed.contains(&lemma);
    if civil && !kind_of_body && doc.children_by(noun, &[Dep::Amod, Dep::Compound]).any(opposed) {
        return;
    }
    // "Hamas terrorists"
    let band = kind_of_body
        && (reading.words.deeds.followers.contains(&lemma)
            || reading.words.deeds.named_groups.contains(&lemma));
    let group = are_member_states(reading, noun) || band || reading.words.deeds.groups.contains(&lemma);
    // "Estonia's Riigikogu"
    let organ = doc.tokens[noun].tag.is_proper() && doc.child_by(noun, &[Dep::Poss]).is_some();
    if !group && !organ && !reading.words.deeds.acting.contains(&lemma) && !is_gunfire(reading, noun) {
        return;
    }
    let before = found.len();
    owners(reading, noun, kinds, depth, found);
    if found.len() == before {
        told_of_before(reading, noun, kinds, depth, found);
    }
}

/// "the member countries of the League", "the countries of France, Spain and Italy", "the G7 nations".
fn are_member_states(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let lemma = reading.common_lemma(noun);
    // "the member countries of the League"
    let members = matches!(&*lemma, "country" | "state" | "nation")
        && doc.children_by(noun, &[Dep::Compound, Dep::Amod]).any(|m| reading.token_is(m, &["member"]));
    // "the countries of France, Spain and Italy"
    let listed = matches!(&*lemma, "country" | "state" | "nation" | "power")
        && is_plural(reading, noun)
        && doc.children_by(noun, &[Dep::Prep]).any(|p| {
            let first = doc.child_by(p, &[Dep::Pobj]).filter(|_| reading.token_is(p, &["of"]));
            first.is_some_and(|o| reading.named_at(o).is_some() && doc.child_by(o, &[Dep::Conj]).is_some())
        });
    // "the G7 nations"
    let of_body = matches!(&*lemma, "country" | "state" | "nation" | "power")
        && is_plural(reading, noun)
        && doc.children_by(noun, &[Dep::Compound, Dep::Nmod]).any(|c| {
            let body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
            reading.named_at(c).is_some_and(|m| m.entities.iter().all(body))
        });
    members || listed || of_body
}

/// "the Hamas guerrilla group", "Hamas extremists": the noun only says what those are whose name stands before it.
fn says_what_a_body_is(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let armed = |c: usize| {
        reading.named_at(c).is_some_and(|m| m.entities.iter().any(|e| reading.is_armed_by_name(*e)))
    };
    doc.children_by(noun, &[Dep::Compound, Dep::Nmod])
        .any(|c| armed(c) || doc.children_by(c, &[Dep::Compound, Dep::Nmod]).any(armed))
}

/// "Chadian soldiers entered the town. The soldiers shot ten": those whose side was told a sentence or two before.
fn told_of_before(reading: &Reading, noun: usize, kinds: &[Wanted], depth: usize, found: &mut Fillers) {
    /// So many sentences back.
    const NEAR: usize = 2;
    let doc = reading.doc;
    let lemma = reading.common_lemma(noun);
    let the = doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["the", "these", "those"]));
    let bare = doc.child_by(noun, &[Dep::Nummod, Dep::Relcl, Dep::Acl, Dep::Amod, Dep::Compound]).is_none();
    if !the || !bare || !reading.words.deeds.armed.contains(&lemma) {
        return;
    }
    let sentence = doc.sentence_of(noun);
    let start = doc.sentences[sentence.saturating_sub(NEAR)].start;
    let same = |t: &usize| {
        doc.tokens[*t].tag.is_noun() && reading.named_at(*t).is_none() && reading.common_lemma(*t) == lemma
    };
    let before = found.len();
    for earlier in (start..noun).rev().filter(same).collect::<Vec<_>>() {
        owners(reading, earlier, kinds, depth + 1, found);
        if found.len() > before {
            return;
        }
    }
}

/// "met her counterpart from Norway": the parser hangs what stands behind the noun on the verb.
fn fellow_of(reading: &Reading, noun: usize, kinds: &[Wanted], found: &mut Fillers) {
    let fellow = reading.words.deeds.fellows.contains(&lower(&reading.doc.tokens[noun].lemma));
    let of_verb = fellow
        && reading.token_is(noun + 1, &["from", "in", "of"])
        && reading.doc.head(noun + 1).is_some_and(|v| v != noun && reading.doc.tokens[v].tag.is_verb());
    let named = reading.named_at(noun + 2).filter(|_| of_verb && kinds.contains(&Wanted::Actor));
    let Some(named) = named else { return };
    let country = |e: &&usize| reading.kind(**e) == EntityKind::Country;
    let words: Vec<usize> = std::iter::once(noun).chain(named.tokens.clone()).collect();
    add(found, named.entities.iter().filter(country).copied().collect(), words);
}

/// Those a noun that acts for somebody acts for: "the soldiers of France", "French guns", "guns in Syria".
fn owners(reading: &Reading, noun: usize, kinds: &[Wanted], depth: usize, found: &mut Fillers) {
    let doc = reading.doc;
    // "Rockets fired by Ruritania hit", where the parser takes the participle for the verb
    let above =
        doc.head(noun).filter(|v| doc.tokens[noun].dep == Dep::Nsubj && is_armed(reading, noun) && *v > noun);
    for sender in above.map(|v| senders(reading, v)).unwrap_or_default() {
        let own = doc.tokens[sender.token].head != noun && sender.token != noun;
        if own {
            one(reading, sender, noun, kinds, false, depth + 1, found);
        }
    }
    for (leader, words) in leading(reading, noun) {
        add(found, vec![leader], words);
    }
    let lemma = lower(&doc.tokens[noun].lemma);
    // "Portuguese troops from Angola" are not Angola's.
    let told_whose = |a: &Argument| {
        matches!(a.relation, Relation::Owner | Relation::Modifier)
            && reading
                .named_at(a.token)
                .is_some_and(|m| m.entities.iter().any(|e| reading.kind(*e) == EntityKind::Country))
    };
    let known = doc.arguments(noun).iter().any(told_whose);
    let of_front = reading.is_of_front(noun);
    let for_itself = |a: &Argument| !(of_front && a.relation == Relation::Owner);
    for inner in doc.arguments(noun).iter().copied().filter(for_itself) {
        let acts_for = match inner.relation {
            Relation::Behind(p) if known && reading.token_is(p, &["from"]) => false,
            Relation::Owner | Relation::Modifier => true,
            // "guns in Syria", "her counterpart in Norway"
            Relation::Behind(p) if reading.token_is(p, &["in", "inside"]) => {
                let peer = || reading.token_is(noun, &["counterpart", "counterparts", "opposite"]);
                (is_armed(reading, noun) || peer()) && reading.named_at(inner.token).is_some()
            }
            Relation::Behind(p) => reading.token_is(p, &["of", "from", "for"]),
            _ => false,
        };
        // "rockets fired by Ruritania", "jets sent from Ruritania"
        if inner.relation == Relation::Relative && is_armed(reading, noun) {
            for sender in senders(reading, inner.token) {
                one(reading, sender, inner.token, kinds, false, depth + 1, found);
            }
        }
        // "his colleague from Norway" is not he.
        let owner = inner.relation == Relation::Owner && reading.words.deeds.fellows.contains(&lemma);
        let pronoun = matches!(doc.tokens[inner.token].tag, Tag::PrpS | Tag::WpS);
        if acts_for && !(owner && pronoun) {
            for head in doc.conjuncts(inner.token).iter().copied() {
                let inner = Argument { token: head, ..inner };
                let mut here = Vec::new();
                one(reading, inner, noun, kinds, false, depth + 1, &mut here);
                for (entity, mut words) in here {
                    words.push(noun);
                    add(found, vec![entity], words);
                }
            }
        }
    }
}

/// "were killed by Malian shelling", "in an air strike by Mali": whose attack it is; what stands behind "of" or "on" is hit by it.
fn strikers(reading: &Reading, noun: usize, kinds: &[Wanted], depth: usize, found: &mut Fillers) {
    for inner in reading.doc.arguments(noun).iter().copied() {
        let makes = match inner.relation {
            Relation::Owner | Relation::Modifier => true,
            Relation::Behind(p) => reading.token_is(p, &["by", "from"]),
            Relation::Subject => true,
            _ => false,
        };
        if makes {
            let mut here = Vec::new();
            one(reading, inner, noun, kinds, false, depth + 1, &mut here);
            for (entity, mut words) in here {
                words.push(noun);
                add(found, vec![entity], words);
            }
        }
    }
}

/// Whose a thing is by the name of a people before it, whatever the thing: "a Libyan MiG".
pub(super) fn by_its_people(reading: &Reading, noun: usize) -> Fillers {
    let doc = reading.doc;
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let before = doc.children_by(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod]).filter(|w| *w < noun);
    let of_people = before
        .filter_map(|w| reading.mentions_at(w).find(|m| m.kind == MentionKind::Demonym).map(|m| (w, m)));
    let owned =
        of_people.filter_map(|(w, m)| m.entities.iter().copied().find(country).map(|e| (e, vec![w, noun])));
    owned.collect()
}

/// "Vietnamese-led forces": who leads them.
fn leading(reading: &Reading, noun: usize) -> Fillers {
    let doc = reading.doc;
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let led = doc.children_by(noun, &[Dep::Amod]).filter(|t| doc.tokens[*t].is("led"));
    let whose = led.flat_map(|l| doc.children_by(l, &[Dep::Npadvmod, Dep::Amod, Dep::Compound, Dep::Nmod]));
    let named = whose.filter_map(|w| Some((w, reading.named_at(w)?)));
    named
        .flat_map(|(w, m)| m.entities.iter().copied().filter(country).map(move |e| (e, vec![w, noun])))
        .collect()
}

/// Those by whom or from where weapons are sent.
fn senders(reading: &Reading, participle: usize) -> Vec<Argument> {
    let doc = reading.doc;
    if doc.tokens[participle].tag != Tag::Vbn
        || !reading.words.ties.sent.contains(&doc.tokens[participle].lemma)
    {
        return Vec::new();
    }
    let by = |a: &Argument| match a.relation {
        Relation::Subject => true,
        Relation::Behind(p) => reading.token_is(p, &["by", "from"]),
        _ => false,
    };
    let mut all: Vec<Argument> = doc.arguments(participle).iter().copied().filter(by).collect();
    keep_doers(reading, &mut all);
    all
}

/// "launched from Yemen by the Front": where it came from did nothing where it is told who did it.
pub(super) fn keep_doers(reading: &Reading, senders: &mut Vec<Argument>) {
    let origin = |a: &Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["from"]));
    if senders.iter().any(|a| !origin(a)) {
        senders.retain(|a| !origin(a));
    }
}

/// "Syrian artillery fire", "Pakistani fire": what guns do, not what burns.
fn is_gunfire(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let weapon = |w: usize| reading.words.deeds.weapons.holds(&doc.tokens[w].lemma);
    doc.tokens[noun].lemma.eq_ignore_ascii_case("fire")
        && (doc.child_by(noun, &[Dep::Det]).is_none() || doc.children_by(noun, &[Dep::Compound]).any(weapon))
}

/// Whether a filler is a country or body by its bare name, not through those whom it sends.
pub(super) fn is_bare(reading: &Reading, entity: usize, words: &[usize]) -> bool {
    // "the Republic of Togo", of which the gazetteer knows the last word
    let style = |w: usize| {
        reading.doc.tokens[w].tag.is_proper()
            && reading
                .token_is(w, &["republic", "kingdom", "commonwealth", "federation", "sultanate", "emirate"])
    };
    reading.kind(entity) != EntityKind::Person
        && words.iter().all(|w| {
            style(*w)
                || reading
                    .mentions_at(*w)
                    .any(|m| m.entities.contains(&entity) && m.kind != MentionKind::Nominal)
        })
}
