//! What kind of office a title is, as a concept of the graph.

use crate::facts::{EntityKind, Facts, Role};
use crate::gazetteer::{Gazetteer, Rank};

/// A kind of office; each is a concept of the ontology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Office {
    /// President, king.
    HeadOfState,
    /// Prime minister, chancellor.
    HeadOfGovernment,
    /// Rules a country whatever the office is called: "leader", "strongman".
    ParamountLeader,
    /// Heads a party, a chamber, a committee or another body.
    BodyLeader,
    /// Crown prince and the like.
    Royal,
    /// A member of a government.
    Minister,
    /// An envoy, or an officer of an international body.
    Envoy,
    /// A member of a parliament; a governor or mayor.
    Legislator,
    /// A soldier.
    Officer,
    /// Who speaks for another.
    Spokesperson,
    /// Any other.
    Other,
}

/// Titles of those who rule a country; all other leaders lead a part of it, or are to lead it. The general secretary of a
/// country is that of the party that rules it; any other's office is of a party or a union.
const PARAMOUNT: [&str; 10] = [
    "general secretary",
    "leader",
    "paramount leader",
    "de facto leader",
    "strongman",
    "dictator",
    "ruler",
    "military ruler",
    "junta leader",
    "junta chief",
];

/// Words of a title that say that another holds the office.
const NOT_YET: [&str; 9] =
    ["elect", "designate", "deputy", "vice", "assistant", "associate", "honorary", "joint", "co"];

impl Office {
    /// The office of this title, in a country or in something else; nothing where it depends on what nobody tells.
    #[must_use]
    pub fn of(title: &str, within: Option<EntityKind>) -> Option<Office> {
        let rank = Gazetteer::compiled_in().title(title).map_or(Rank::Other, |t| t.rank);
        let leads = matches!(rank, Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader);
        if leads && title.split([' ', '-']).any(|word| NOT_YET.contains(&word)) {
            return Some(Office::Other);
        }
        // The president of a country is its head of state; one of a council or a bank is not.
        let of_country = || within.map(|kind| kind == EntityKind::Country);
        Some(match rank {
            Rank::HeadOfState if of_country()? => Office::HeadOfState,
            Rank::HeadOfGovernment if of_country()? => Office::HeadOfGovernment,
            Rank::Leader if PARAMOUNT.contains(&title) && of_country()? => Office::ParamountLeader,
            Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader => Office::BodyLeader,
            Rank::Royal => Office::Royal,
            Rank::Minister => Office::Minister,
            Rank::Diplomat => Office::Envoy,
            Rank::Legislator => Office::Legislator,
            Rank::Military => Office::Officer,
            Rank::Spokesperson => Office::Spokesperson,
            Rank::Other => Office::Other,
        })
    }

    /// The office that a role is.
    pub(super) fn of_role(role: &Role, facts: &Facts) -> Option<Office> {
        let within = role.of.as_ref().and_then(|id| facts.entity(id)).map(|entity| entity.kind);
        Office::of(&role.title, within)
    }

    /// Whether who holds it leads the country.
    #[must_use]
    pub fn leads(self) -> bool {
        matches!(self, Office::HeadOfState | Office::HeadOfGovernment | Office::ParamountLeader)
    }

    /// The local name of the `sm:` concept.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Office::HeadOfState => "headOfState",
            Office::HeadOfGovernment => "headOfGovernment",
            Office::ParamountLeader => "paramountLeader",
            Office::BodyLeader => "bodyLeader",
            Office::Royal => "royal",
            Office::Minister => "minister",
            Office::Envoy => "envoy",
            Office::Legislator => "legislator",
            Office::Officer => "officer",
            Office::Spokesperson => "spokesperson",
            Office::Other => "otherOffice",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_leads_the_whole_country_leads_it() {
        use EntityKind::{Country, Organization};
        for (title, within, office) in [
            ("president", Some(Country), Some(Office::HeadOfState)),
            ("prime minister", Some(Country), Some(Office::HeadOfGovernment)),
            ("leader", Some(Country), Some(Office::ParamountLeader)),
            ("general secretary", Some(Country), Some(Office::ParamountLeader)),
            ("general secretary", Some(Organization), Some(Office::BodyLeader)),
            ("president", Some(Organization), Some(Office::BodyLeader)),
            ("president", None, None),
            ("leader", None, None),
            ("senate majority leader", Some(Country), Some(Office::BodyLeader)),
            ("opposition leader", Some(Country), Some(Office::BodyLeader)),
            ("party leader", Some(Country), Some(Office::BodyLeader)),
            ("president-elect", Some(Country), Some(Office::Other)),
            ("prime minister-designate", Some(Country), Some(Office::Other)),
            ("deputy leader", Some(Country), Some(Office::Other)),
            ("deputy prime minister", Some(Country), Some(Office::Minister)),
            ("acting president", Some(Country), Some(Office::HeadOfState)),
            ("foreign minister", Some(Country), Some(Office::Minister)),
            ("ambassador", Some(Country), Some(Office::Envoy)),
            ("footballer", Some(Country), Some(Office::Other)),
        ] {
            assert_eq!(Office::of(title, within), office, "{title} {within:?}");
        }
    }
}
