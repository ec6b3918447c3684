//! Whether people of one name, in several articles, are one person.
//!
//! In: the offices that each article gives to the bearer of a name, a [`Profile`] an article. Out: the people of that
//! name, a [`Candidate`] each, and which of them an article means, a [`Placement`].
//!
//! One name is one person until the weight of the articles says otherwise: that its bearer serves one state in several of
//! them and another in several others, and nowhere both. Nobody is minister of two states, so these are two people. An office
//! that was read but once, or seldom beside the others, parts nobody, as it may be misread; it is a [`Doubt`], and stays on
//! record. An envoy is of one country and in another, a body beside a state is no conflict, and a state that is no more has
//! successors: none of these parts anybody. Nor does one post that articles place in two states, as long as the name is a whole one:
//! that "the foreign minister, Ana Soto" is Peru's and Chile's is a misreading of a report that never names her country, and
//! no second foreign minister Ana Soto. Kings are called alike.
//! An article that gives the bearer no such office means the candidate of its body, or of the country that it speaks of
//! most; or it does not tell, and then nobody decides.
//!
//! Bodies whose name every country has one of ("Senate") are told apart article by article: `bodies`.
//!
//! **Invariant:** what is decided depends on which profiles there are, not on their order
//! (`tests/trust/identity.rs`).
//!
//! **Invariant:** nothing here knows RDF. [`crate::store`] gathers the profiles and writes down what was decided.

mod bodies;

pub use bodies::{Home, at_home, is_generic};

use crate::facts::{EntityId, EntityKind};
use crate::gazetteer::{Gazetteer, Rank};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// States of ISO 3166-3: who served one of them went on in one of those that came of it.
const DISSOLVED: [&str; 5] = ["CSK", "DDR", "SCG", "SUN", "YUG"];

/// The offices that one article gives to the bearer of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Profile {
    /// Countries of the offices that nobody holds in two of them.
    pub states: BTreeSet<EntityId>,
    /// Countries and bodies of all other offices.
    pub others: BTreeSet<EntityId>,
    /// Titles of those offices of a state that one person holds at a time.
    pub posts: BTreeSet<String>,
}

impl Profile {
    /// Adds an office by its title and the country or body that it is in.
    pub fn add(&mut self, title: &str, of: &EntityId) {
        if !is_of_one_state(title, of) {
            self.others.insert(of.clone());
            return;
        }
        self.states.insert(of.clone());
        if is_post(title) {
            self.posts.insert(title.to_owned());
        }
    }

    fn join(&mut self, other: &Profile) {
        self.states.extend(other.states.iter().cloned());
        self.others.extend(other.others.iter().cloned());
        self.posts.extend(other.posts.iter().cloned());
    }
}

/// Whether a state has one of the office, and whole names do not recur in it as those of kings: "minister" alone is any of many.
fn is_post(title: &str) -> bool {
    let rank = Gazetteer::compiled_in().title(title).map(|t| t.rank);
    match rank {
        Some(Rank::HeadOfState) => title.ends_with("president"),
        Some(Rank::HeadOfGovernment) => true,
        Some(Rank::Minister) => title.contains(' '),
        _ => false,
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Candidate {
    /// The name's id with a country: that of `states` which comes first.
    pub id: EntityId,
    /// The states whose offices this person holds.
    pub states: BTreeSet<EntityId>,
    /// Countries and bodies of this person's other offices.
    pub others: BTreeSet<EntityId>,
}

/// Articles that must speak for each of two people before one name is theirs.
const SEVERAL: usize = 2;
/// How many times as many articles may speak for one of them as for the other.
const DWARFED: usize = 10;

/// Offices of a state that a few articles give to somebody whom the others give offices of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Doubt {
    /// The states.
    pub states: BTreeSet<EntityId>,
    /// The number of articles that speak for another person of that name.
    pub weight: usize,
}

/// Who bears a name, and who may.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The people; empty where they are one.
    pub candidates: Vec<Candidate>,
    /// What speaks for more of them, and not strongly enough.
    pub doubts: Vec<Doubt>,
}

/// The people of a name: one where nothing says strongly that they are more. Each profile comes with the number of
/// articles that give it.
#[must_use]
pub fn people<'p>(name: &EntityId, profiles: impl Iterator<Item = (&'p Profile, usize)>) -> People {
    let (parted, weights) = parted(profiles);
    let most = weights.iter().copied().max().unwrap_or(0);
    // Of those that weigh the same, the first by its states stands for the name.
    let rank = |n: usize| (usize::MAX - weights[n], &parted[n].states);
    let leading = (0..parted.len()).min_by_key(|n| rank(*n));
    let whole = name.as_str().contains('-');
    let is_of_a_post = |n: usize| {
        let outranks = |m: &usize| rank(*m) < rank(n) && !parted[*m].posts.is_disjoint(&parted[n].posts);
        whole && (0..parted.len()).any(|m| outranks(&m))
    };
    let is_strong = |n: &usize| weights[*n] >= SEVERAL && weights[*n] * DWARFED >= most && !is_of_a_post(*n);
    let strong: BTreeSet<usize> = (0..parted.len()).filter(is_strong).collect();
    let several = strong.len() > 1;
    let (mut candidates, mut doubts) = (Vec::new(), Vec::new());
    for (number, Profile { states, others, .. }) in parted.into_iter().enumerate() {
        let weight = weights[number];
        if several && strong.contains(&number) {
            let code = states.first().and_then(country_code).unwrap_or_default();
            candidates.push(Candidate { id: name.of_country(code), states, others });
        } else if several || leading != Some(number) {
            doubts.push(Doubt { states, weight });
        }
    }
    candidates.sort();
    doubts.sort();
    People { candidates, doubts }
}

/// The profiles joined by the states that they share, and how many articles speak for each.
fn parted<'p>(profiles: impl Iterator<Item = (&'p Profile, usize)>) -> (Vec<Profile>, Vec<usize>) {
    let mut people: Vec<(Profile, usize)> = Vec::new();
    for (profile, articles) in profiles.filter(|(p, _)| !p.states.is_empty()) {
        let (mut person, mut weight) = (profile.clone(), articles);
        people.retain(|(other, more)| {
            let apart = other.states.is_disjoint(&person.states);
            if !apart {
                person.join(other);
                weight += more;
            }
            apart
        });
        people.push((person, weight));
    }
    people.into_iter().unzip()
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
    /// How few articles give the bearer an office that another cannot hold: too few to make two of one.
    Weight,
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
            Basis::Weight => "weight",
            Basis::Undecided => "undecided",
        }
    }
}

impl People {
    /// Whether they are one, and nothing speaks for more.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.candidates.is_empty() && self.doubts.is_empty()
    }

    /// What speaks against it that an article of this profile means the one person of the name.
    #[must_use]
    pub fn doubt(&self, profile: &Profile) -> Option<&Doubt> {
        let doubts = self.doubts.iter().filter(|_| self.candidates.is_empty());
        doubts.into_iter().find(|d| !d.states.is_disjoint(&profile.states))
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
