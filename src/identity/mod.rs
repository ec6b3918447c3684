//! Whether people of one name, in several articles, are one person.
//!
//! In: the offices that each article gives to the bearer of a name, a [`Profile`] an article. Out: the people of that
//! name, a [`Candidate`] each, and which of them an article means, a [`Placement`].
//!
//! One name is one person until the articles say otherwise: that its bearer serves one state here and another there, and
//! nowhere both. Nobody is minister of two states, so these are two people. An envoy is of one country and in another,
//! a body beside a state is no conflict, and a state that is no more has successors: none of these parts anybody.
//! An article that gives the bearer no such office means the candidate of its body, or of the country that it speaks of
//! most; or it does not tell, and then nobody decides.
//!
//! **Invariant:** what is decided depends on which profiles there are, not on their order
//! (`tests/trust/identity.rs`).
//!
//! **Invariant:** nothing here knows RDF. [`crate::store`] gathers the profiles and writes down what was decided.

use crate::facts::{EntityId, EntityKind};
use crate::gazetteer::{Gazetteer, Rank};
use std::collections::BTreeSet;

/// States of ISO 3166-3: who served one of them went on in one of those that came of it.
const DISSOLVED: [&str; 5] = ["CSK", "DDR", "SCG", "SUN", "YUG"];

/// The offices that one article gives to the bearer of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Profile {
    /// Countries of the offices that nobody holds in two of them.
    pub states: BTreeSet<EntityId>,
    /// Countries and bodies of all other offices.
    pub others: BTreeSet<EntityId>,
}

impl Profile {
    /// Adds an office by its title and the country or body that it is in.
    pub fn add(&mut self, title: &str, of: &EntityId) {
        let set = if is_of_one_state(title, of) { &mut self.states } else { &mut self.others };
        set.insert(of.clone());
    }
}

/// Whether who holds this office serves that state and no other.
fn is_of_one_state(title: &str, of: &EntityId) -> bool {
    let Some(code) = country_code(of).filter(|code| !DISSOLVED.contains(code)) else { return false };
    let rank = Gazetteer::compiled_in().title(title).map(|t| t.rank);
    let serves = matches!(
        rank,
        Some(
            Rank::HeadOfState
                | Rank::HeadOfGovernment
                | Rank::Leader
                | Rank::Royal
                | Rank::Minister
                | Rank::Legislator
                | Rank::Military
                | Rank::Spokesperson
        )
    );
    serves && Gazetteer::compiled_in().country(code).is_some()
}

/// The alpha-3 code of a country's id.
fn country_code(id: &EntityId) -> Option<&str> {
    id.as_str().strip_prefix(EntityKind::Country.path())?.strip_prefix('/')
}

/// One of several people of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The name's id with a country: that of `states` which comes first.
    pub id: EntityId,
    /// The states whose offices this person holds.
    pub states: BTreeSet<EntityId>,
    /// Countries and bodies of this person's other offices.
    pub others: BTreeSet<EntityId>,
}

/// The people of a name: empty where nothing says that they are more than one.
#[must_use]
pub fn candidates<'p>(name: &EntityId, profiles: impl Iterator<Item = &'p Profile>) -> Vec<Candidate> {
    let mut people: Vec<Profile> = Vec::new();
    for profile in profiles.filter(|p| !p.states.is_empty()) {
        let mut person = profile.clone();
        people.retain(|other| {
            let apart = other.states.is_disjoint(&person.states);
            if !apart {
                person.states.extend(other.states.iter().cloned());
                person.others.extend(other.others.iter().cloned());
            }
            apart
        });
        people.push(person);
    }
    if people.len() < 2 {
        return Vec::new();
    }
    let candidate = |Profile { states, others }: Profile| {
        let code = states.first().and_then(country_code).unwrap_or_default();
        Candidate { id: name.of_country(code), states, others }
    };
    let mut candidates: Vec<Candidate> = people.into_iter().map(candidate).collect();
    candidates.sort();
    candidates
}

/// What decided whom an article means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// An office that the article gives.
    Office,
    /// The country that the article speaks of most.
    Context,
    /// What a person put right.
    Correction,
    /// Nothing: any of the candidates may be meant.
    Undecided,
}

impl Basis {
    /// How the graph names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Basis::Office => "office",
            Basis::Context => "context",
            Basis::Correction => "correction",
            Basis::Undecided => "undecided",
        }
    }
}

/// Whom an article means, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Which of the candidates; the bare name where nothing decides.
    pub is: EntityId,
    /// What decided it.
    pub basis: Basis,
    /// The countries and bodies whose office, or mention, decided it.
    pub by: BTreeSet<EntityId>,
}

/// Which of several candidates an article means that gives this profile; `mentions` tells how often it speaks of a
/// country.
///
/// # Errors
/// What `mentions` gives.
pub fn place<E>(
    name: &EntityId,
    profile: &Profile,
    candidates: &[Candidate],
    mentions: impl Fn(&EntityId) -> Result<usize, E>,
) -> Result<Placement, E> {
    let placed = |c: &Candidate, basis, by| Placement { is: c.id.clone(), basis, by };
    if let Some(one) = candidates.iter().find(|c| !c.states.is_disjoint(&profile.states)) {
        return Ok(placed(one, Basis::Office, &one.states & &profile.states));
    }
    let shared = |c: &Candidate| &(&c.others & &profile.others) | &(&c.states & &profile.others);
    let mut near = candidates.iter().map(|c| (c, shared(c))).filter(|(_, by)| !by.is_empty());
    if let (Some((one, by)), None) = (near.next(), near.next()) {
        return Ok(placed(one, Basis::Office, by));
    }
    let mut counts = Vec::new();
    for candidate in candidates {
        let mut count = 0;
        let mut spoken_of = BTreeSet::new();
        for state in &candidate.states {
            let here = mentions(state)?;
            count += here;
            spoken_of.extend((here > 0).then(|| state.clone()));
        }
        counts.push((count, candidate, spoken_of));
    }
    let most = counts.iter().map(|c| c.0).max().unwrap_or(0);
    let mut leading = counts.into_iter().filter(|c| c.0 == most && most > 0);
    if let (Some((_, one, by)), None) = (leading.next(), leading.next()) {
        return Ok(placed(one, Basis::Context, by));
    }
    Ok(Placement { is: name.clone(), basis: Basis::Undecided, by: BTreeSet::new() })
}

#[cfg(test)]
mod tests;
