//! Who takes part in the same events: the projection of the two-mode network of actors and events.

use super::fact::{FactKind, World};
use super::{Claims, Projection};
use std::collections::{BTreeMap, BTreeSet};

/// Two actors and the events that they share.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<'w> {
    /// The IRIs of the two, in their order.
    pub actors: [&'w str; 2],
    /// The IRIs of the events that both took part in.
    pub together: BTreeSet<&'w str>,
    /// How many events each took part in.
    pub each: [usize; 2],
}

impl Pair<'_> {
    /// The share of events of either that both took part in (Jaccard 1901), 0 to 1.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // counts of events
    pub fn jaccard(&self) -> f64 {
        let either = self.each[0] + self.each[1] - self.together.len();
        self.together.len() as f64 / either as f64
    }
}

/// Every pair that shares an event that took place, the most events first. Of the projection the window, the kinds of
/// nodes and the use of claims count; every kind of event is taken.
#[must_use]
pub fn coparticipation<'w>(world: &'w World, projection: &Projection) -> Vec<Pair<'w>> {
    let mut events: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for fact in &world.facts {
        let claims = match projection.claims {
            Claims::Leave => !fact.claimed,
            Claims::Add => true,
            Claims::Only => fact.claimed,
        };
        let event = matches!(fact.kind, FactKind::Event(_));
        if event && claims && fact.holds() && projection.within(fact) {
            for actor in &fact.actors {
                if world.nodes.get(actor).is_some_and(|n| projection.nodes.contains(&n.kind)) {
                    events.entry(actor).or_default().insert(&fact.iri);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    let actors: Vec<(&str, &BTreeSet<&str>)> = events.iter().map(|(a, e)| (*a, e)).collect();
    for (i, (a, of_a)) in actors.iter().enumerate() {
        for (b, of_b) in &actors[i + 1..] {
            let together: BTreeSet<&str> = of_a.intersection(of_b).copied().collect();
            if !together.is_empty() {
                pairs.push(Pair { actors: [a, b], together, each: [of_a.len(), of_b.len()] });
            }
        }
    }
    pairs.sort_by(|a, b| {
        let most = b.together.len().cmp(&a.together.len()).then(b.jaccard().total_cmp(&a.jaccard()));
        most.then_with(|| a.actors.cmp(&b.actors))
    });
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::testing::world;
    use super::*;

    #[test]
    fn sharing_events_is_counted_against_all_events_of_either() {
        let world = world(&[
            "meeting: Anna Smith + Boris Berg 2018",
            "ceremony: Anna Smith + Boris Berg + Carl Dahl 2019",
            "visit: Anna Smith + Carl Dahl 2020",
            "planned meeting: Boris Berg + Carl Dahl 2021",
        ]);
        let pairs = coparticipation(&world, &Projection::default());
        let told: Vec<(String, usize, f64)> = (pairs.iter())
            .map(|p| (p.actors.map(|a| world.label(a)).join("+"), p.together.len(), p.jaccard()))
            .collect();
        assert_eq!(told[0], ("Anna Smith+Boris Berg".to_owned(), 2, 2.0 / 3.0));
        assert_eq!(told[1], ("Anna Smith+Carl Dahl".to_owned(), 2, 2.0 / 3.0));
        assert_eq!(told[2], ("Boris Berg+Carl Dahl".to_owned(), 1, 1.0 / 3.0));
    }
}
