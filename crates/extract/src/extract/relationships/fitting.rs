//! Whether two can stand to each other in the way that a match tells.
//!
//! In: a match, the kind of its tie and the two, leaders already taken for their states. Out: whether they can. A party is a state,
//! a body, a place that governs itself, or somebody; a law, a prize or the army of the very state is none.

use super::individual;
use super::standing::is_of_sport;
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::extract::voice::Voice;
use crate::extract::words::lower;
use crate::facts::{EntityKind, RelationshipKind};
use crate::language::{Dep, Tag};

/// Whether two can stand to each other in this way.
pub(super) fn fits(
    reading: &Reading,
    voice: Voice,
    kind: RelationshipKind,
    found: &Match,
    (from, to): (usize, usize),
) -> bool {
    let (a, b) = (reading.kind(from), reading.kind(to));
    let people = usize::from(a == EntityKind::Person) + usize::from(b == EntityKind::Person);
    let private = |e: usize| {
        reading.kind(e) == EntityKind::Organization
            && reading.entities[e].same_as.is_empty()
            && !stances::bears_arms(reading, e)
            && !is_coalition(&reading.entities[e].label)
    };
    let public = || are_public(reading, voice, kind, found, from, to);
    let plays = |e: usize| reading.offices_of(voice, e).any(|r| is_of_sport(reading, &r.title));
    let of_kind = match kind {
        RelationshipKind::Conflict if individual::is_by_mistake(reading, found.trigger, &found.words) => {
            false
        }
        RelationshipKind::Kinship => {
            a == b && ![from, to].iter().any(|p| is_called_otherwise(reading, found, *p))
        }
        RelationshipKind::Succession => {
            !hold_offices_apart(reading, voice, from, to) && !plays(from) && !plays(to)
        }
        RelationshipKind::Conflict => can_fight(reading, found, (from, to), people),
        // What one man refuses another is none between states.
        RelationshipKind::Rift | RelationshipKind::Pressure if is_of_its_own(reading, voice, from, to) => {
            false
        }
        RelationshipKind::Rift => people < 2 || (public() && !is_refusal(reading, found)),
        RelationshipKind::Thaw | RelationshipKind::Pressure => people < 2 || public(),
        RelationshipKind::Cooperation | RelationshipKind::Support => {
            !(private(from) && private(to))
                && (people < 2 || public())
                && !(kind == RelationshipKind::Support && is_of_people(reading, found, from, to))
        }
        // Negotiators stand for those between whom somebody mediates.
        RelationshipKind::Mediation => b != EntityKind::Person,
        _ => true,
    };
    let friendly = kind.polarity() > 0;
    let rebels = |e: &usize| friendly && is_of_rebels(reading, found, *e);
    // Who attacks rebels in a country may do so with its blessing.
    let alone = |e: &usize| individual::is_only(reading, found, *e);
    let barred = [from, to].iter().any(rebels)
        || alone(&from)
        || (friendly && alone(&to))
        || (kind == RelationshipKind::Conflict && is_of_rebels(reading, found, to))
        || (friendly && is_own_body(reading, from, to))
        || (kind.polarity() < 0 && is_at_behest(reading, found, to));
    of_kind && !barred && from != to && is_party(reading, from) && is_party(reading, to)
}

/// "carried out the raid at the behest of the army": at whose wish something is done, to him it is not done.
fn is_at_behest(reading: &Reading, found: &Match, entity: usize) -> bool {
    const WISHES: [&str; 6] = ["behest", "request", "instigation", "urging", "bidding", "invitation"];
    let doc = reading.doc;
    let wish = |t: usize| {
        WISHES.contains(&&*doc.tokens[t].lemma) && doc.head(t).is_some_and(|p| reading.token_is(p, &["at"]))
    };
    let own = |w: &&usize| reading.mentions_at(**w).any(|m| m.entities.contains(&entity));
    let mut words = found.words.iter().filter(own).peekable();
    words.peek().is_some() && words.all(|w| wish(*w) || doc.ancestors(*w).take(4).any(wish))
}

/// "dismissed his minister for lands": who holds or held an office of the very state is no other party.
fn is_of_its_own(reading: &Reading, voice: Voice, from: usize, to: usize) -> bool {
    let own = |person: usize, state: usize| {
        reading.kind(person) == EntityKind::Person
            && reading.kind(state) != EntityKind::Person
            && reading.offices_of(voice, person).any(|r| r.of == Some(state))
    };
    own(to, from) || own(from, to)
}

/// "Ott's son, Ek, and his adviser, Berg": Berg is his adviser.
fn is_called_otherwise(reading: &Reading, found: &Match, person: usize) -> bool {
    let doc = reading.doc;
    let called = |t: usize| {
        let noun = doc.head(t).filter(|_| doc.tokens[t].dep == Dep::Appos)?;
        (noun > found.trigger && doc.tokens[noun].tag == Tag::Nn).then_some(noun)
    };
    let named = reading.mentions_of_sentence(doc.sentence_of(found.trigger)).iter();
    let mut noun = named.filter(|m| m.entities == [person]).filter_map(|m| called(m.tokens.end - 1));
    noun.any(|n| doc.tokens[n].dep == Dep::Conj)
}

/// A coalition of states, by its last word.
fn is_coalition(label: &str) -> bool {
    label.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case("coalition"))
}

/// Whether somebody or something can be a party: a state, a body, somebody, a place that governs itself.
pub(super) fn is_party(reading: &Reading, entity: usize) -> bool {
    (reading.kind(entity) != EntityKind::Place || reading.is_territory(entity))
        && !is_text(reading, entity)
        && !is_ground(reading, entity)
}

/// "The Cold War" is one of blocs, and none of those told of last.
pub(super) fn is_cold_war(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    doc.tokens[trigger].text == "War" && doc.children(trigger).any(|c| doc.tokens[c].text == "Cold")
}

/// "Americans who back Anna Smith": some of a people, not their state.
fn is_of_people(reading: &Reading, found: &Match, from: usize, to: usize) -> bool {
    /// How far before the word they may stand.
    const NEAR: usize = 4;
    let doc = reading.doc;
    let people = |t: usize| {
        doc.tokens[t].tag == Tag::Nnps && reading.named_at(t).is_some_and(|m| m.entities.contains(&from))
    };
    reading.kind(from) == EntityKind::Country
        && reading.kind(to) == EntityKind::Person
        && (found.trigger.saturating_sub(NEAR)..found.trigger).any(people)
}

/// "A trade war would hurt": a row that nobody has yet.
pub(super) fn is_supposed_row(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let a = doc.children_by(noun, &[Dep::Det]).any(|d| doc.tokens[d].is_any(&["a", "an", "any"]));
    // "If duties rose, the trade war would cost both dear."
    let supposed = || doc.sentences[doc.sentence_of(noun)].clone().any(|t| doc.tokens[t].is("if"));
    let verb = doc.head(noun).filter(|_| a || supposed());
    verb.is_some_and(|v| {
        doc.children_by(v, &[Dep::Aux])
            .any(|x| doc.tokens[x].is_any(&["would", "could", "might", "may", "can"]))
    })
}

/// Whether a name is that of a text or a prize, by its last word, or a part of the sky.
fn is_text(reading: &Reading, entity: usize) -> bool {
    let last = reading.entities[entity].label.rsplit(' ').next().unwrap_or_default();
    reading.kind(entity) == EntityKind::Organization && reading.words.ties.texts.holds(last)
}

/// Whether what was taken for a body is a place that is fought over: "the town of Sarsan", "the Sarsan area", "Sarsan was liberated".
fn is_ground(reading: &Reading, entity: usize) -> bool {
    const TAKEN: [&str; 8] =
        ["liberate", "recapture", "retake", "besiege", "overrun", "reconquer", "encircle", "bombard"];
    let unknown = reading.kind(entity) == EntityKind::Organization
        && reading.entities[entity].same_as.is_empty()
        && !stances::bears_arms(reading, entity);
    let doc = reading.doc;
    unknown
        && reading.mentions.of_entity(entity).any(|m| {
            let head = m.tokens.end - 1;
            let Some(above) = doc.head(head) else { return false };
            let ground = |t: usize| reading.words.ties.grounds.contains(&doc.tokens[t].lemma);
            let of = doc.tokens[above].is("of") && doc.head(above).is_some_and(ground);
            let names = doc.tokens[head].dep == Dep::Compound && above == m.tokens.end && ground(above);
            let taken = matches!(doc.tokens[head].dep, Dep::Dobj | Dep::Nsubjpass)
                && TAKEN.contains(&&*doc.tokens[above].lemma);
            of || names || taken
        })
}

/// "captured by the Jordanian Third Battalion with the aid of Jordanian officers": a state does not stand by itself.
fn is_own_body(reading: &Reading, one: usize, other: usize) -> bool {
    let (state, body) = match (reading.kind(one), reading.kind(other)) {
        (EntityKind::Country, EntityKind::Organization) => (one, other),
        (EntityKind::Organization, EntityKind::Country) => (other, one),
        _ => return false,
    };
    let doc = reading.doc;
    reading.mentions.of_entity(body).any(|m| {
        let head = m.tokens.end - 1;
        /// How many words may stand between: "the Ruritanian 3rd Guards".
        const NEAR: usize = 3;
        (m.tokens.start.saturating_sub(NEAR)..m.tokens.start)
            .filter(|t| doc.ancestors(*t).take(2).any(|a| a == head))
            .any(|t| reading.named_at(t).is_some_and(|n| n.entities.contains(&state)))
    })
}

/// Whether two people are told of as those who have to do with politics: players team up, lovers fall out and make up, and
/// robbers threaten each other too.
fn are_public(
    reading: &Reading,
    voice: Voice,
    kind: RelationshipKind,
    found: &Match,
    one: usize,
    other: usize,
) -> bool {
    let office = |e: usize| reading.offices_of(voice, e).any(|r| !is_of_sport(reading, &r.title));
    let word = &*reading.doc.tokens[found.trigger].lemma;
    let political = match kind {
        RelationshipKind::Support => reading.words.ties.backs.contains(word),
        RelationshipKind::Rift => reading.words.ties.rivals.contains(word),
        RelationshipKind::Pressure => !reading.words.ties.private.contains(word),
        RelationshipKind::Cooperation | RelationshipKind::Thaw => false,
        _ => true,
    };
    let plays = |e: usize| reading.offices_of(voice, e).any(|r| is_of_sport(reading, &r.title));
    let sport = plays(one) || plays(other);
    (political && !sport) || office(one) || office(other)
}

/// Whether all offices of two are of different states or bodies: the one follows the other in none.
fn hold_offices_apart(reading: &Reading, voice: Voice, one: usize, other: usize) -> bool {
    let of = |e: usize| reading.offices_of(voice, e).filter_map(|r| r.of).collect::<Vec<_>>();
    let (ones, others) = (of(one), of(other));
    !ones.is_empty() && !others.is_empty() && !ones.iter().any(|o| others.contains(o))
}

/// Who shoots a man makes no war; nor does an army of whom it is not known whose it is, as it fights for a state that is not named.
fn can_fight(reading: &Reading, found: &Match, (from, to): (usize, usize), people: usize) -> bool {
    let helps = |e: usize| !stances::bears_arms(reading, e) && stances::helps(reading, found.trigger);
    let organ = |e: usize| {
        let last = reading.entities[e].label.rsplit(' ').next().unwrap_or_default().to_lowercase();
        reading.kind(e) == EntityKind::Organization
            && reading.words.actors.organs.contains(&last)
            && !stances::bears_arms(reading, e)
    };
    !helps(to)
        && !organ(from)
        && !organ(to)
        && (people == 0 || (people == 1 && is_armed(reading, found)))
        && !are_of_one_phrase(reading, from, to)
}

/// "Ruritanian fighters of the Front": whose they are and for whom they fight does not fight each other.
pub(super) fn are_of_one_phrase(reading: &Reading, one: usize, other: usize) -> bool {
    let doc = reading.doc;
    let within = |people: usize, entity: usize, deps: &[Dep]| {
        doc.children_by(people, deps)
            .any(|c| reading.named_at(c).is_some_and(|m| m.entities.contains(&entity)))
    };
    let of = |people: usize, entity: usize| {
        doc.children_by(people, &[Dep::Prep])
            .filter(|p| doc.tokens[*p].is_any(&["of", "from", "with", "in"]))
            .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
            .any(|o| {
                reading.named_at(o).is_some_and(|m| m.entities.contains(&entity))
                    || within(o, entity, &[Dep::Appos])
            })
    };
    let own = [Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss];
    let fighters = |t: usize| {
        let lemma = lower(&doc.tokens[t].lemma);
        doc.tokens[t].tag.is_noun()
            && (reading.words.ties.armed.contains(&lemma)
                || ["bomber", "member", "leader", "commander", "attacker", "jihadist"].contains(&&*lemma))
    };
    let around = reading.mentions.of_entity(one).flat_map(|m| doc.head(m.tokens.end - 1));
    around
        .chain(reading.mentions.of_entity(other).flat_map(|m| doc.head(m.tokens.end - 1)))
        .filter(|t| fighters(*t))
        .any(|t| {
            (within(t, one, &own) && (of(t, other) || is_behind(reading, t, other)))
                || (within(t, other, &own) && (of(t, one) || is_behind(reading, t, one)))
        })
}

/// "fighters from the movement Ruritanian Front": the name behind a phrase of theirs, which the parser takes for a noun of its own.
fn is_behind(reading: &Reading, people: usize, entity: usize) -> bool {
    let doc = reading.doc;
    let phrases = doc.children_by(people, &[Dep::Prep]).filter(|p| doc.tokens[*p].is_any(&["of", "from"]));
    phrases.flat_map(|p| doc.children_by(p, &[Dep::Pobj])).any(|o| {
        let group = reading.words.ties.fighters.holds(&doc.tokens[o].lemma);
        group && reading.mention_from(o + 1).is_some_and(|m| m.entities.contains(&entity))
    })
}

/// Who arms a country's rebels does not side with the country.
fn is_of_rebels(reading: &Reading, found: &Match, country: usize) -> bool {
    let doc = reading.doc;
    found.words.iter().any(|w| {
        let near = |c: usize| reading.named_at(c).is_some_and(|m| m.entities.contains(&country));
        let of = || doc.children_by(*w, &[Dep::Prep]).flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
        reading.words.ties.rebels.contains(&doc.tokens[*w].lemma)
            && reading.kind(country) == EntityKind::Country
            && (doc.children_by(*w, &[Dep::Amod, Dep::Compound, Dep::Poss, Dep::Nmod]).any(near)
                || of().any(near))
    })
}

fn is_refusal(reading: &Reading, found: &Match) -> bool {
    const REFUSES: &[&str] = &["refuse", "decline", "reject", "ignore", "dismiss", "resist", "disobey"];
    REFUSES.contains(&&*reading.doc.tokens[found.trigger].lemma)
}

/// "The fighters of the Front", who may have been taken for a person.
fn is_armed(reading: &Reading, found: &Match) -> bool {
    found.words.iter().any(|w| reading.words.ties.armed.contains(&reading.doc.tokens[*w].lemma))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;

    /// Each tie as "kind from to", as the facts have it.
    fn ties(text: &str) -> Vec<String> {
        let article = Article::from_text("notes", text.to_owned());
        let label = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
        let facts = testing::facts(&article);
        let show = |r: &crate::facts::Relationship| {
            format!("{} {} {}", r.kind.name(), label(r.from.as_str()), label(r.to.as_str()))
        };
        facts.relationships.iter().map(show).collect()
    }

    #[test]
    fn who_cannot_stand_so_to_another_does_not() {
        for (text, not) in [
            ("Anna Smith was ably assisted by Boris Berg, who made 40 runs.", "support"),
            ("Anna Smith and Boris Berg shared a partnership of 90 runs.", "cooperation"),
            ("Some 44 percent would back Anna Smith and 3 percent support Boris Berg.", "support"),
            ("Peruvian tanks advanced to Chile's border.", "support"),
            ("The president of Peru gave credit to Chile.", "support"),
            ("Anna Smith sponsored the Clean Rivers Act.", "support"),
            ("Anna Smith was reconciled with Boris Berg after the wedding.", "thaw"),
            ("Anna Smith broke up with Boris Berg.", "rift"),
            ("Anna Smith scored twice to help Peru to a draw.", "support"),
            ("Millions of Peruvians are backing Anna Smith.", "support"),
            ("Peruvian forces have been searching for Boko Haram.", "support"),
            ("The council dumped Anna Smith in favour of Boris Berg.", "support"),
            ("A trade war would hurt Peru and Chile.", "rift"),
            ("France deplored the violation of Chile's borders.", "pressure"),
            ("Peruvian captain Bo Berg backed Anna Smith.", "support PER"),
            ("Fears grew of a war between Peru and Chile.", "conflict"),
            ("The battle against Boko Haram and the Taliban goes on.", "conflict"),
            ("Peru sent its warplanes to Chile.", "support"),
            ("Peru will seek new United Nations sanctions.", "pressure"),
            ("Anna Smith threatened to shoot Boris Berg.", "pressure"),
            ("Peru blasted a building of Boko Haram.", "pressure"),
            ("Boko Haram called for more attacks against Peru.", "pressure"),
            ("Peru is improving its ties with Chile and Norway.", "thaw CHL NOR"),
            ("Norway urged Peru and Boko Haram to halt their fire.", "pressure"),
            ("Norway called on Peru and Chile to begin talks.", "pressure"),
            (
                "The boy was caught by the Peruvian Third Mountain Battalion with the aid of Peruvian pilots.",
                "support",
            ),
            ("Peruvian fighters of Boko Haram killed ten people in Lima.", "conflict"),
            ("He is proud of his invasions of Peru and Chile.", "conflict"),
            ("Anna Smith is the nominee of Peru to replace Boris Berg.", "succession"),
            ("The president of Norway tried to mediate between Peru and Norway.", "mediation"),
        ] {
            let found = ties(text);
            assert!(!found.iter().any(|t| t.starts_with(not)), "{text} {found:?}");
        }
    }

    #[test]
    fn who_can_does() {
        for (text, wanted) in [
            ("Peru gave a credit of two million dollars to Chile.", "support PER CHL"),
            ("Peruvian tanks were sent to Chile.", "support PER CHL"),
            ("Norway urged Peru and Chile to pay their debts.", "pressure NOR PER"),
            ("Anna Smith, the rival of Boris Berg, left.", "rift anna-smith boris-berg"),
            ("Anna Smith accused Boris Berg of fraud.", "pressure anna-smith boris-berg"),
            ("President Anna Smith was reconciled with Boris Berg.", "thaw anna-smith boris-berg"),
            ("Anna Smith endorsed Boris Berg.", "support anna-smith boris-berg"),
            ("Peru blasted Chile.", "pressure PER CHL"),
            ("Norway restored ties between Peru and Chile.", "thaw PER CHL"),
            ("Peruvian troops killed ten fighters of Boko Haram.", "conflict PER boko-haram"),
            ("Anna Smith replaced Boris Berg.", "succession anna-smith boris-berg"),
        ] {
            let found = ties(text);
            assert!(found.iter().any(|t| t == wanted), "{text} {found:?}");
        }
    }
}
