//! Bodies whose name every country has one of: "National Assembly", "Foreign Ministry", "Socialist Party".
//!
//! Such a name alone is nobody's: an article means the one of some country. Where a country stands beside the name ("the
//! French National Assembly", "the Senate of Chile") it is that country's; else that of the offices that people hold in it
//! and in a country; else that of the country which the article speaks of most, twice as often as of any other. Where none
//! of these tells, the body is the article's own: nothing of it is joined with another article's.

use super::Basis;
use crate::facts::{Entity, EntityId, EntityKind, Facts, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Whole names of bodies that many states have, without apostrophes.
const NAMES: &[&str] = &[
    "air force",
    "armed forces",
    "army",
    "cabinet",
    "cabinet office",
    "central bank",
    "central committee",
    "chamber of deputies",
    "coalition",
    "coast guard",
    "congress",
    "constitutional court",
    "council of ministers",
    "council of state",
    "election commission",
    "electoral commission",
    "federal assembly",
    "federal council",
    "general staff",
    "high court",
    "house of representatives",
    "international coalition",
    "lower house",
    "ministry",
    "multinational coalition",
    "national assembly",
    "national congress",
    "national council",
    "national guard",
    "national security council",
    "navy",
    "parliament",
    "peoples assembly",
    "police",
    "politburo",
    "presidency",
    "presidential office",
    "senate",
    "state council",
    "supreme council",
    "supreme court",
    "royal court",
    "reserve bank",
    "state bank",
    "stock exchange",
    "human rights commission",
    "truth commission",
    "elections commission",
    "audit office",
    "upper house",
];

/// What parties of many states are called after.
const PARTIES: &[&str] = &[
    "centre",
    "center",
    "christian democratic",
    "communist",
    "conservative",
    "democratic",
    "green",
    "labor",
    "labour",
    "left",
    "liberal",
    "liberal democratic",
    "national",
    "nationalist",
    "peoples",
    "progressive",
    "republican",
    "social democratic",
    "socialist",
    "workers",
];

/// Words that stand between a body and its country.
const BETWEEN: [&str; 5] = ["of", "in", "of the", "in the", "for"];

/// The country of a body of such a name, in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The id as the name gives it.
    pub name: EntityId,
    /// The id in the graph: with the country, or with the article.
    pub is: EntityId,
    /// What decided it.
    pub basis: Basis,
    /// Whose body it is.
    pub country: Option<EntityId>,
}

/// Whether a name is one that bodies of many countries bear.
#[must_use]
pub fn is_generic(name: &str) -> bool {
    // As slugs are made.
    let name = name.replace(['’', '\''], "").to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let proper = |words: &str| words.split([' ', '-']).any(is_of_a_country);
    if let Some(of) = name.strip_suffix(" party") {
        return PARTIES.contains(&of);
    }
    let of_ministry = name
        .strip_suffix(" ministry")
        .or_else(|| name.strip_prefix("ministry of "))
        .or_else(|| name.strip_prefix("ministry for ").or_else(|| name.strip_prefix("department of ")));
    NAMES.contains(&name) || of_ministry.is_some_and(|of| !proper(of))
}

/// Whether a word names a country or its people.
fn is_of_a_country(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    capital.is_some_and(|word| !crate::gazetteer::Gazetteer::compiled_in().entries(&word).is_empty())
}

/// The facts with each such body under an id of its own, and what decided which.
#[must_use]
pub fn at_home(facts: &Facts) -> (Facts, Vec<Home>) {
    let generic = |e: &&Entity| e.kind == EntityKind::Organization && is_generic(&e.label);
    let homes: Vec<Home> = facts.entities.iter().filter(generic).map(|e| home(facts, e)).collect();
    let mut facts = facts.clone();
    for home in &homes {
        facts.rename(&home.name, &home.is);
    }
    (facts, homes)
}

fn home(facts: &Facts, body: &Entity) -> Home {
    let only = |set: BTreeSet<EntityId>| (set.len() == 1).then(|| set.into_iter().next()).flatten();
    let beside = beside(facts, body);
    let (basis, country) = if beside.len() > 1 {
        // One name for the bodies of two countries: this article's node is of neither alone.
        (Basis::Undecided, None)
    } else if let Some(country) = only(beside) {
        (Basis::Context, Some(country))
    } else if let Some(country) = only(of_members(facts, body)) {
        (Basis::Office, Some(country))
    } else if let Some(country) = spoken_of_most(facts) {
        (Basis::Context, Some(country))
    } else {
        (Basis::Undecided, None)
    };
    let end = country.as_ref().map_or(facts.article.id.as_str(), |c| code(c).unwrap_or_default());
    let slug = body.id.as_str().split_once('/').map_or(body.id.as_str(), |(_, slug)| slug);
    let is = EntityId::new(EntityKind::Organization, &format!("{slug}_{end}"));
    Home { name: body.id.clone(), is, basis, country }
}

fn code(country: &EntityId) -> Option<&str> {
    country.as_str().split_once('/').map(|(_, code)| code)
}

/// The mentions of all countries.
fn countries(facts: &Facts) -> impl Iterator<Item = (&EntityId, Span)> {
    let all = facts.entities.iter().filter(|e| e.kind == EntityKind::Country);
    all.flat_map(|e| e.mentions.iter().map(move |m| (&e.id, m.span)))
}

/// The countries that stand beside a mention of the body: "France's", "French", "of France".
fn beside(facts: &Facts, body: &Entity) -> BTreeSet<EntityId> {
    let text: Vec<char> = facts.article.text.chars().collect();
    let between = |from: u32, to: u32| -> Option<String> {
        let gap = text.get(from as usize..to as usize)?;
        (gap.len() <= 8).then(|| gap.iter().collect::<String>().trim().to_lowercase())
    };
    let mut found = BTreeSet::new();
    for mention in &body.mentions {
        for (country, span) in countries(facts) {
            let before = span.end() <= mention.span.start()
                && between(span.end(), mention.span.start())
                    .is_some_and(|gap| matches!(gap.as_str(), "" | "'s" | "’s" | "'" | "’"));
            let after = mention.span.end() <= span.start()
                && between(mention.span.end(), span.start())
                    .is_some_and(|gap| BETWEEN.contains(&gap.as_str()));
            if before || after || mention.span.contains(span) {
                found.insert(country.clone());
            }
        }
    }
    found
}

/// The countries of the offices of those who hold an office in the body too.
fn of_members(facts: &Facts, body: &Entity) -> BTreeSet<EntityId> {
    let members: BTreeSet<&EntityId> =
        facts.roles.iter().filter(|r| r.of.as_ref() == Some(&body.id)).map(|r| &r.person).collect();
    let is_country = |id: &EntityId| facts.entity(id).is_some_and(|e| e.kind == EntityKind::Country);
    let offices = facts.roles.iter().filter(|r| members.contains(&r.person));
    offices.filter_map(|r| r.of.clone()).filter(is_country).collect()
}

/// The country that an article speaks of at least twice as often as of any other.
fn spoken_of_most(facts: &Facts) -> Option<EntityId> {
    let mut counts: BTreeMap<&EntityId, usize> = BTreeMap::new();
    for (country, _) in countries(facts) {
        *counts.entry(country).or_default() += 1;
    }
    let mut counts: Vec<(usize, &EntityId)> = counts.into_iter().map(|(id, n)| (n, id)).collect();
    counts.sort_by(|a, b| b.cmp(a));
    match counts.as_slice() {
        [(most, first), rest @ ..] if *most >= 2 => {
            let next = rest.first().map_or(0, |r| r.0);
            (*most >= 2 * next).then(|| (*first).clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn names_that_every_country_has_are_generic_and_names_with_a_country_are_not() {
        for name in [
            "National Assembly",
            "the Senate",
            "Foreign Ministry",
            "Ministry of Agriculture and Water",
            "Socialist Party",
            "Supreme Court",
            "Workers’ Party",
        ] {
            assert!(is_generic(name), "{name}");
        }
        for name in [
            "European Parliament",
            "French Foreign Ministry",
            "Ministry of Defence of Ukraine",
            "Bundestag",
            "Communist Party of China",
            "United Nations",
            "Blue Harbour Party",
        ] {
            assert!(!is_generic(name), "{name}");
        }
    }

    fn homes(text: &str) -> Vec<String> {
        let facts = crate::extract::testing::facts(&Article::from_text("notes", text.to_owned()));
        let (facts, homes) = at_home(&facts);
        for home in &homes {
            assert!(facts.entity(&home.is).is_some() && facts.entity(&home.name).is_none(), "{home:?}");
        }
        homes.iter().map(|h| format!("{} {}", h.is, h.basis.name())).collect()
    }

    #[test]
    fn a_body_is_of_the_country_beside_it_or_of_the_one_spoken_of_or_of_nobody_known() {
        for (text, expected) in [
            (
                "France’s National Assembly condemned North Korea.",
                "organization/national-assembly_FRA context",
            ),
            ("Kenya’s National Assembly met Uganda’s envoys.", "organization/national-assembly_KEN context"),
            (
                "Chile has a new law. Chile’s Supreme Court upheld it. Chile is content.",
                "organization/supreme-court_CHL context",
            ),
            (
                "Peru votes in June. Peru has three parties. The Socialist Party leads in Peru, and wants ties with Chile.",
                "organization/socialist-party_PER context",
            ),
            (
                "The National Assembly condemned North Korea, and South Korea agreed.",
                "organization/national-assembly_notes undecided",
            ),
        ] {
            assert_eq!(homes(text), [expected], "{text}");
        }
        assert_eq!(homes("France met Germany at the United Nations."), [""; 0]);
    }
}
