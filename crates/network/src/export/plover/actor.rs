//! Who acts and who is acted on, with the codes of PLOVER: a country or kind of body, and a sector.

use super::map::Map;
use crate::gazetteer::{Gazetteer, Rank, TABLES_OF_BODIES};
use crate::network::{Kind, Node, Office, World};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// One of those who act.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Actor {
    /// The name in the graph.
    pub actor_text: String,
    /// ISO 3166-1 alpha-3, IGO or NGO; empty where the article tells neither.
    pub code: String,
    /// GOV, MIL, REB and so on; empty for a state as such and where nothing is told.
    pub sector: String,
    /// The IRI.
    pub identifier_id: String,
}

impl Actor {
    /// What leaders and the states that they lead have in common: the code, and where there is none the IRI.
    pub fn key(&self) -> &str {
        if self.code.is_empty() { &self.identifier_id } else { &self.code }
    }

    /// Code and sector in one, as CAMEO writes them: `FRAGOV`.
    pub fn whole(&self) -> String {
        if self.code == self.sector { self.code.clone() } else { format!("{}{}", self.code, self.sector) }
    }
}

/// What is known of those who act, by article.
pub(super) struct Actors<'w> {
    world: &'w World,
    /// The countries' own IRIs begin so.
    countries: String,
    by_country: bool,
    categories: HashMap<&'static str, &'static str>,
    offices: BTreeMap<&'w str, Vec<&'w Office>>,
}

impl<'w> Actors<'w> {
    pub fn of(world: &'w World, countries: String, by_country: bool) -> Actors<'w> {
        let mut offices: BTreeMap<&str, Vec<&Office>> = BTreeMap::new();
        for office in &world.offices {
            offices.entry(office.person.as_str()).or_default().push(office);
        }
        Actors { world, countries, by_country, categories: categories(), offices }
    }

    /// Those of these IRIs, as the article has them.
    pub fn named(&self, iris: &[String], article: &str) -> Vec<Actor> {
        let mut found: Vec<Actor> = Vec::new();
        for iri in iris {
            let led = self.world.leads.get(iri).filter(|_| self.by_country);
            let these: Vec<&String> = led.map_or_else(|| vec![iri], |countries| countries.iter().collect());
            for iri in these {
                let Some(node) = self.world.nodes.get(iri) else { continue };
                let actor = self.actor(node, article);
                if !found.contains(&actor) {
                    found.push(actor);
                }
            }
        }
        found
    }

    fn actor(&self, node: &Node, article: &str) -> Actor {
        let (code, sector) = match node.kind {
            Kind::Country => (self.country(&node.iri), String::new()),
            Kind::Organization => self.body(node),
            Kind::Person => self.person(node, article),
        };
        Actor { actor_text: node.label.clone(), code, sector, identifier_id: node.iri.clone() }
    }

    pub fn is_country(&self, iri: &str) -> bool {
        iri.starts_with(&self.countries)
    }

    fn country(&self, iri: &str) -> String {
        iri.strip_prefix(&self.countries).unwrap_or_default().to_owned()
    }

    fn body(&self, node: &Node) -> (String, String) {
        let map = Map::compiled_in();
        let category = node.names.iter().find_map(|name| self.categories.get(name.as_str()));
        let known = category.and_then(|c| map.sector_of_category(c));
        let sector = known.or_else(|| map.sector_of_words(&node.label)).unwrap_or_default();
        // "national-assembly_KOR": a name that many countries have is told apart by its country.
        let country = node.iri.rsplit_once('_').map(|(_, country)| country);
        let country = country.filter(|c| Gazetteer::compiled_in().country(c).is_some());
        match sector {
            "IGO" | "NGO" => (sector.to_owned(), sector.to_owned()),
            sector => (country.unwrap_or_default().to_owned(), sector.to_owned()),
        }
    }

    /// By the office that the article gives, else by one that others give: of a body or country that is named before
    /// another, one that is still held before one that was.
    fn person(&self, node: &Node, article: &str) -> (String, String) {
        let offices = self.offices.get(node.iri.as_str()).map_or(&[][..], Vec::as_slice);
        let order = |o: &&&Office| (o.of.is_none(), o.article != article, o.former);
        let Some(office) = offices.iter().min_by_key(order) else {
            return Default::default();
        };
        let of = office.of.as_ref().and_then(|of| self.world.nodes.get(of));
        let (code, body) = of.map_or_else(Default::default, |of| match of.kind {
            Kind::Organization => self.body(of),
            _ => (self.country(&of.iri), String::new()),
        });
        if office.former {
            return (code, "ELI".to_owned());
        }
        let own = office_sector(&office.title);
        // Who leads a party or a band of rebels is of its sector; a minister is of the government, whatever the ministry's name.
        let sector = if body.is_empty() { own } else { body };
        (code, sector)
    }
}

fn office_sector(title: &str) -> String {
    let map = Map::compiled_in();
    let rank = Gazetteer::compiled_in().office(title).map(|office| match office.rank {
        Rank::HeadOfState => "head_of_state",
        Rank::HeadOfGovernment => "head_of_government",
        Rank::Leader => "leader",
        Rank::Royal => "royal",
        Rank::Minister => "minister",
        Rank::Diplomat => "diplomat",
        Rank::Legislator => "legislator",
        Rank::Military => "military",
        Rank::Spokesperson => "spokesperson",
        Rank::Other => "other",
    });
    let by_rank = rank.and_then(|rank| map.sector_of_rank(rank));
    // "opposition leader", "rebel leader": what is led decides before the rank.
    let led = rank.filter(|rank| *rank == "leader").and_then(|_| map.sector_of_words(title));
    led.or(by_rank).or_else(|| map.sector_of_words(title)).unwrap_or_default().to_owned()
}

/// What bodies are that are known by one name the world over.
fn categories() -> HashMap<&'static str, &'static str> {
    let mut found = HashMap::new();
    for row in TABLES_OF_BODIES.iter().flat_map(|t| t.lines()).filter(|line| !line.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(name), Some(names), Some(category)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        for name in std::iter::once(name).chain(names.split('|')) {
            found.insert(name, category);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_tells_the_sector() {
        for (title, sector) in [
            ("president", "GOV"),
            ("foreign minister", "GOV"),
            ("opposition leader", "OPP"),
            ("rebel commander", "REB"),
            ("ambassador", "GOV"),
            ("senator", "LEG"),
            ("general", "MIL"),
            ("professor", "EDU"),
            ("baker", ""),
        ] {
            assert_eq!(office_sector(title), sector, "{title}");
        }
    }

    #[test]
    fn a_code_that_is_its_own_sector_is_written_once() {
        let actor =
            |code: &str, sector: &str| Actor { code: code.into(), sector: sector.into(), ..Actor::default() };
        assert_eq!(actor("FRA", "GOV").whole(), "FRAGOV");
        assert_eq!(actor("IGO", "IGO").whole(), "IGO");
        assert_eq!(actor("FRA", "").whole(), "FRA");
    }
}
