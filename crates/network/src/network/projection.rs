//! Which facts become edges: of which kinds, from when, stated or claimed.

use super::fact::{Fact, FactKind, Kind};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A family of facts that may join two entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Edges {
    /// Meetings, summits and calls that took place.
    Meetings,
    /// All other events that took place: who took part in the same one is joined.
    Events,
    /// Relationships of every kind.
    Relationships,
    /// Relationships of a friendly kind: alliance, cooperation, thaw, support.
    Friendly,
    /// Relationships of a hostile kind: rift, conflict, pressure.
    Hostile,
    /// Leaders and the countries that they lead.
    Leaders,
}

impl Edges {
    fn take(self, kind: FactKind) -> bool {
        match (self, kind) {
            (Edges::Meetings, kind) => kind.is_meeting(),
            (Edges::Events, FactKind::Event(kind)) => !kind.is_meeting(),
            (Edges::Relationships, FactKind::Relationship(_)) => true,
            (Edges::Friendly, FactKind::Relationship(kind)) => kind.polarity() > 0,
            (Edges::Hostile, FactKind::Relationship(kind)) => kind.polarity() < 0,
            _ => false,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Edges::Meetings => "meetings",
            Edges::Events => "events",
            Edges::Relationships => "relationships",
            Edges::Friendly => "friendly",
            Edges::Hostile => "hostile",
            Edges::Leaders => "leaders",
        }
    }
}

/// What is done with facts that only a speaker vouches for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Claims {
    /// They join nobody.
    #[default]
    #[cfg_attr(feature = "clap", value(alias = "none"))]
    Leave,
    /// They count like stated ones.
    Add,
    /// They alone count.
    Only,
}

/// What makes an edge heavy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Weight {
    /// Each fact counts once.
    #[default]
    Facts,
    /// Each article that tells of the pair counts once, with all its copies and versions.
    Articles,
    /// Every edge weighs one.
    One,
}

/// Which network is wanted of a knowledge graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// Which facts join.
    pub edges: BTreeSet<Edges>,
    /// What may be a node.
    pub nodes: BTreeSet<Kind>,
    /// Whether facts of a leader count for the country that he or she leads.
    pub by_country: bool,
    /// Facts that may have been on this day or later.
    pub since: Option<Date>,
    /// Facts that may have been on this day or earlier.
    pub until: Option<Date>,
    /// With a window: whether facts of no date count as well.
    pub undated: bool,
    /// What is done with claims.
    pub claims: Claims,
    /// What makes an edge heavy.
    pub weight: Weight,
}

impl Default for Projection {
    /// Stated meetings and relationships of all times between entities of every kind.
    fn default() -> Projection {
        Projection {
            edges: BTreeSet::from([Edges::Meetings, Edges::Relationships]),
            nodes: BTreeSet::from([Kind::Person, Kind::Country, Kind::Organization]),
            by_country: false,
            since: None,
            until: None,
            undated: false,
            claims: Claims::Leave,
            weight: Weight::Facts,
        }
    }
}

impl Projection {
    /// The signed network of countries: relationships, leaders' and countries', and what countries did together.
    #[must_use]
    pub fn countries() -> Projection {
        Projection { nodes: BTreeSet::from([Kind::Country]), by_country: true, ..Projection::default() }
    }

    /// Whether a fact joins its actors.
    #[must_use]
    pub fn takes(&self, fact: &Fact) -> bool {
        let claimed = match self.claims {
            Claims::Leave => !fact.claimed,
            Claims::Add => true,
            Claims::Only => fact.claimed,
        };
        claimed && fact.holds() && self.within(fact) && self.edges.iter().any(|e| e.take(fact.kind))
    }

    /// Whether a fact may have been within the window. Days are compared as texts, which `YYYY-MM-DD` allows.
    #[must_use]
    pub fn within(&self, fact: &Fact) -> bool {
        if fact.earliest.is_none() && fact.latest.is_none() {
            return (self.since.is_none() && self.until.is_none()) || self.undated;
        }
        let early = |until: Date| fact.earliest.as_deref().is_none_or(|day| *day <= *until.to_string());
        let late = |since: Date| fact.latest.as_deref().is_none_or(|day| *day >= *since.to_string());
        self.until.is_none_or(early) && self.since.is_none_or(late)
    }

    /// The choices that differ from the default, as a text that names them: `edges=meetings since=2018-01-01`.
    #[must_use]
    pub fn describe(&self) -> String {
        let default = Projection::default();
        let mut parts = Vec::new();
        if self.edges != default.edges {
            let names: Vec<&str> = self.edges.iter().map(|e| e.name()).collect();
            parts.push(format!("edges={}", names.join(",")));
        }
        if self.nodes != default.nodes {
            let names: Vec<&str> = self.nodes.iter().map(|k| k.name()).collect();
            parts.push(format!("nodes={}", names.join(",")));
        }
        if self.by_country {
            parts.push("by-country".to_owned());
        }
        parts.extend(self.since.map(|day| format!("since={day}")));
        parts.extend(self.until.map(|day| format!("until={day}")));
        if self.undated {
            parts.push("undated".to_owned());
        }
        match self.claims {
            Claims::Leave => {}
            Claims::Add => parts.push("claims=add".to_owned()),
            Claims::Only => parts.push("claims=only".to_owned()),
        }
        match self.weight {
            Weight::Facts => {}
            Weight::Articles => parts.push("weight=articles".to_owned()),
            Weight::One => parts.push("weight=one".to_owned()),
        }
        parts.join(" ")
    }
}
