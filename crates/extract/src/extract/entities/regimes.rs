//! "the Ott regime", "the regime", "regime forces", "Ott's government", "the Ott administration": the state whose government is
//! called so.

use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::language::{Dep, Tag};

/// What a government is called.
const CALLED: [&str; 3] = ["government", "administration", "regime"];

/// Marks the word where it stands for a state that the article names.
pub(super) fn find(reading: &mut Reading) {
    let mut states: Vec<usize> = Vec::new();
    let (mut bare, mut found, mut leaders) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..reading.doc.tokens.len() {
        let lemma = &reading.doc.tokens[at].lemma;
        let begins =
            |called: &&str| lemma.get(..called.len()).is_some_and(|l| l.eq_ignore_ascii_case(called));
        if !CALLED.iter().any(begins) || reading.named_at(at).is_some() {
            continue;
        }
        let word = reading.common_lemma(at);
        if matches!(&*word, "government" | "administration") && reading.doc.tokens[at].tag != Tag::Nns {
            // Whose country's it is, says the name beside it.
            let (state, leader) = whose(reading, at);
            let shared = shared(reading, at).or_else(|| of_known_leader(reading, at));
            found.extend(state.filter(|_| leader.is_some()).or(shared).map(|state| (at, state)));
            continue;
        }
        if word != "regime" {
            continue;
        }
        let (state, leader) = whose(reading, at);
        match state {
            Some(state) => {
                if !states.contains(&state) {
                    states.push(state);
                }
                found.extend(leader.map(|_| (at, state)));
                leaders.extend(leader);
            }
            None if is_bare(reading, at) => bare.push(at),
            None => {}
        }
    }
    // "the regime" alone is that of the only state whose regime is told of.
    if let [state] = states[..] {
        found.extend(bare.into_iter().map(|at| (at, state)));
    }
    for (at, state) in found {
        reading.mention(at..at + 1, state, MentionKind::Nominal, "entities.countries.regime");
    }
    // A leader's last name alone may have been taken for a body.
    for leader in leaders {
        reading.entities[leader].kind = EntityKind::Person;
    }
}

/// The state whose name or leader's name stands before the word, and the leader.
fn whose(reading: &Reading, regime: usize) -> (Option<usize>, Option<usize>) {
    let beside = reading.doc.children_by(regime, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss]);
    // "the regime of Ott"
    let of = behind_of(reading, regime)
        .filter(|o| reading.named_at(*o).is_some_and(|m| reading.kind(m.entities[0]) == EntityKind::Person));
    for entity in
        beside.chain(of).filter_map(|c| reading.named_at(c)).flat_map(|m| m.entities.iter().copied())
    {
        match reading.kind(entity) {
            EntityKind::Country => return (Some(entity), None),
            EntityKind::Person | EntityKind::Organization => {
                let state = led_by(reading, entity);
                return (state, state.map(|_| entity));
            }
            EntityKind::Place => {}
        }
    }
    (None, None)
}

/// What stands behind "of".
fn behind_of(reading: &Reading, noun: usize) -> Option<usize> {
    let of = reading.doc.children_by(noun, &[Dep::Prep]).find(|p| reading.token_is(*p, &["of"]))?;
    reading.doc.child_by(of, &[Dep::Pobj])
}

/// "the government and people of Peru": the state whose people is told of with it.
fn shared(reading: &Reading, government: usize) -> Option<usize> {
    let doc = reading.doc;
    let people = government + 2 + usize::from(reading.token_is(government + 2, &["the"]));
    let joined = reading.token_is(government + 1, &["and"])
        && reading.token_is(people, &["people", "peoples"])
        && reading.token_is(people + 1, &["of"]);
    let the = usize::from(reading.token_is(people + 2, &["the"]));
    let alone = doc.child_by(government, &[Dep::Poss]).is_none();
    let state = reading.named_at(people + 2 + the).filter(|_| joined && alone)?;
    let [one] = state.entities[..] else { return None };
    (reading.kind(one) == EntityKind::Country).then_some(one)
}

/// The state that somebody leads, as the article says, else as background does of a state that the article names.
fn led_by(reading: &Reading, person: usize) -> Option<usize> {
    let country = |of: &usize| reading.kind(*of) == EntityKind::Country;
    let told = reading.roles.of(person).filter(|r| !r.former).filter_map(|r| r.of).find(country);
    let known = || governed(reading, &reading.gazetteer.person_slug(&reading.entities[person].label));
    told.or_else(known)
}

/// The state, named by the article, that somebody of this name governs on the day, or once did: "the Ott administration" may be one of
/// years ago.
fn governed(reading: &Reading, name: &str) -> Option<usize> {
    let now = reading.article.published.and_then(|on| reading.gazetteer.country_governed(name, on));
    let iso3 = now.or_else(|| reading.gazetteer.country_ever_governed(name))?;
    reading.entities.iter().position(|e| e.iso3.as_deref() == Some(iso3))
}

/// "the Ott administration", where nothing else tells of Ott.
fn of_known_leader(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let mut names = doc.children_by(noun, &[Dep::Compound, Dep::Poss]);
    let name = names.find(|n| doc.tokens[*n].tag.is_proper() && reading.named_at(*n).is_none())?;
    governed(reading, &reading.gazetteer.person_slug(doc.tokens[name].text))
}

/// "the regime", "regime forces": not "a visa regime", "the regime of inspections", "the old regime".
fn is_bare(reading: &Reading, regime: usize) -> bool {
    let doc = reading.doc;
    let alone = doc.child_by(regime, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Prep]).is_none();
    let definite = doc.children_by(regime, &[Dep::Det]).any(|d| doc.tokens[d].is_any(&["the", "this"]));
    let acts = |n: usize| {
        let lemma = lower(&doc.tokens[n].lemma);
        reading.words.ties.armed.contains(&lemma)
            || reading.words.actors.state_organs.contains(&lemma)
            || reading.words.deeds.weapons.contains(&lemma)
            || reading.words.ties.deeds.contains(&lemma)
    };
    let before = doc.tokens[regime].dep == Dep::Compound && doc.head(regime).is_some_and(acts);
    alone && (definite || before)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;

    /// The states that the word stands for, in the order of the text.
    fn found(text: &str) -> Vec<String> {
        testing::reading(text, |r| {
            let own = r.mentions.iter().filter(|m| m.rule == "entities.countries.regime");
            own.map(|m| r.entities[m.entities[0]].label.clone()).collect()
        })
    }

    #[test]
    fn a_regime_is_the_state_whose_it_is() {
        for (text, wanted) in [
            ("President Bo Ott of Peru spoke. The Ott regime jailed a poet.", 1),
            ("The Peruvian regime jailed a poet. The regime denied it.", 1),
            ("The Peruvian regime fled. Regime forces shelled Lima.", 1),
            ("President Bo Ott of Peru spoke. Ott's government jailed a poet.", 1),
            ("President Bo Ott of Peru spoke, and his government jailed a poet.", 1),
            ("President Bo Ott of Peru spoke. The Ott administration jailed a poet.", 1),
            // Whom nobody tells of, but who governed a state that is named.
            ("Peru trusted the Fujimori administration.", 1),
            ("Peru trusted the Ott administration.", 0),
            ("Chile stands with the government and people of Peru.", 1),
            ("President Bo Ott of Peru spoke. The regime of Ott jailed a poet.", 1),
            ("Chile stands with the government and people in Lima, Peru.", 0),
            // The name of the state says whose it is.
            ("The Peruvian government jailed a poet.", 0),
            ("Bo Ott, a poet, spoke in Peru. His government is weak.", 0),
            // Two states have one.
            ("The Peruvian regime and the Chilean regime fell. The regime jailed a poet.", 0),
            ("The Peruvian regime fell. Peru has a new visa regime.", 0),
            ("Peru signed. The regime of inspections is strict.", 0),
        ] {
            let found = found(text);
            assert_eq!(found, vec!["Peru"; wanted], "{text}");
        }
    }
}
