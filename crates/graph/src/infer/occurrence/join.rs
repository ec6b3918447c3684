//! Which tellings are of one occurrence, and the statements that say so.

use super::facts::{Facts, Leadership};
use super::telling::Telling;
use super::{Triples, is_meeting};
use crate::rdf::vocabulary::{org, prov, rdf, schema, sem, sm, xsd};
use oxigraph::model::{Literal, NamedNode, Term, Triple};
use std::collections::{BTreeSet, HashMap};

/// A telling in its group, and what it was joined with.
pub(super) struct Member {
    pub(super) telling: usize,
    pub(super) joined: Option<Joined>,
}

pub(super) struct Joined {
    pub(super) with: usize,
    pub(super) premises: Triples,
}

/// The tellings of one occurrence.
pub(super) struct Group {
    pub(super) members: Vec<Member>,
}

/// Participants that two tellings have in common.
struct Shared {
    /// As the first names them: a country, or who led it.
    here: Vec<NamedNode>,
    /// As the second does, in the same order.
    there: Vec<NamedNode>,
    /// What says that one stands for the other.
    premises: Triples,
}

impl Facts {
    /// The tellings by occurrence: those that say most come first, so that a vaguer one sees all that it may be of.
    pub(super) fn groups(&self) -> Vec<Group> {
        let mut order: Vec<usize> = (0..self.tellings.len()).collect();
        let vague = |t: &Telling| (!t.is_day(), t.places.is_empty(), t.kind == Term::from(sm("Meeting")));
        order.sort_by_key(|n| (vague(&self.tellings[*n]), self.tellings[*n].node.clone()));
        let mut groups: Vec<Group> = Vec::new();
        let mut by_month: HashMap<(String, NamedNode), BTreeSet<usize>> = HashMap::new();
        for n in order {
            let keys = self.keys(n);
            let near: BTreeSet<usize> =
                keys.iter().filter_map(|k| by_month.get(k)).flatten().copied().collect();
            let fits: Vec<(usize, Joined)> =
                near.into_iter().filter_map(|g| Some((g, self.joined(n, &groups[g])?))).collect();
            let alike: Vec<usize> = (0..fits.len()).filter(|f| self.is_alike(n, fits[*f].1.with)).collect();
            let choice = match (fits.len(), alike.as_slice()) {
                (1, _) => Some(0),
                (_, [one]) => Some(*one),
                _ => None,
            };
            let at = match choice.and_then(|c| fits.into_iter().nth(c)) {
                Some((group, joined)) => {
                    groups[group].members.push(Member { telling: n, joined: Some(joined) });
                    group
                }
                None => {
                    groups.push(Group { members: vec![Member { telling: n, joined: None }] });
                    groups.len() - 1
                }
            };
            for key in keys {
                by_month.entry(key).or_default().insert(at);
            }
        }
        groups
    }

    /// Where a telling is looked for: its month, with each who takes part or is stood for.
    fn keys(&self, n: usize) -> Vec<(String, NamedNode)> {
        let telling = &self.tellings[n];
        let Some(month) = telling.month() else { return Vec::new() };
        let led = telling.actors.iter().flat_map(|a| self.led(telling, a)).map(|l| l.country.clone());
        telling.actors.iter().cloned().chain(led).map(|who| (month.to_owned(), who)).collect()
    }

    /// The countries that a person led when it was, by the telling's own article.
    fn led<'f>(&'f self, telling: &'f Telling, person: &NamedNode) -> impl Iterator<Item = &'f Leadership> {
        let all = self.leaderships.get(person).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|l| {
            l.article == telling.article && near(&l.day, &telling.first) && near(&l.day, &telling.last)
        })
    }

    /// Whether two tellings say the same of kind, place and people, so that nothing else fits better.
    fn is_alike(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.tellings[a], &self.tellings[b]);
        a.kind == b.kind
            && a.places == b.places
            && a.actors == b.actors
            && a.first == b.first
            && a.last == b.last
    }

    /// The member of a group that a telling agrees with, where it contradicts no other.
    fn joined(&self, n: usize, group: &Group) -> Option<Joined> {
        let telling = &self.tellings[n];
        let members = || group.members.iter().map(|m| (m.telling, &self.tellings[m.telling]));
        if !members().all(|(_, other)| self.compatible(telling, other)) {
            return None;
        }
        members().find_map(|(with, other)| {
            let together = self.together(telling, other)?;
            let shared = self.participants(telling, other).or_else(|| self.one_sided(telling, other))?;
            let mut premises = self.told(telling, &shared.here);
            premises.extend(self.told(other, &shared.there));
            premises.extend(together);
            premises.extend(shared.premises);
            Some(Joined { with, premises })
        })
    }

    /// Whether two tellings can be of one occurrence, whoever takes part.
    fn compatible(&self, a: &Telling, b: &Telling) -> bool {
        let meeting = Term::from(sm("Meeting"));
        let kinds = a.kind == b.kind
            || (a.kind == meeting && is_meeting(&b.kind))
            || (b.kind == meeting && is_meeting(&a.kind));
        let numbers = a.ordinal.is_none() || b.ordinal.is_none() || a.ordinal == b.ordinal;
        let days = !a.is_day() || !b.is_day() || a.first == b.first;
        kinds && numbers && days && a.article != b.article && self.places_agree(a, b)
    }

    fn places_agree(&self, a: &Telling, b: &Telling) -> bool {
        a.places.is_empty() || b.places.is_empty() || self.common_place(a, b).is_some()
    }

    /// A place that both tell, or two of which one lies in the other.
    fn common_place<'t>(&self, a: &'t Telling, b: &'t Telling) -> Option<[&'t NamedNode; 2]> {
        let mut pairs = a.places.iter().flat_map(|x| b.places.iter().map(move |y| [x, y]));
        pairs.find(|[x, y]| {
            let inside = |x: &NamedNode, y: &NamedNode| self.within.contains(&[x.clone(), y.clone()]);
            x == y || inside(x, y) || inside(y, x)
        })
    }

    /// What says that two tellings are of one time: the same day, or one month and one place without a sign of order.
    fn together(&self, a: &Telling, b: &Telling) -> Option<Triples> {
        if a.first.is_empty() || a.month().is_none() || a.month() != b.month() {
            return None;
        }
        if a.is_day() && b.is_day() {
            return (a.first == b.first).then(Vec::new);
        }
        if a.is_one_of_several() || b.is_one_of_several() {
            return None;
        }
        let [here, there] = self.common_place(a, b)?;
        let mut premises = vec![
            Triple::new(a.node.clone(), sem("hasPlace"), here.clone()),
            Triple::new(b.node.clone(), sem("hasPlace"), there.clone()),
        ];
        for [x, y] in [[here, there], [there, here]] {
            if self.within.contains(&[x.clone(), y.clone()]) {
                premises.push(Triple::new(x.clone(), schema("containedInPlace"), y.clone()));
            }
        }
        Some(premises)
    }

    /// Two participants that two tellings have in common, on each side, and what says that a leader stands for a country.
    fn participants(&self, a: &Telling, b: &Telling) -> Option<Shared> {
        let mut pairs: Vec<(&NamedNode, &NamedNode, Triples)> = Vec::new();
        for x in &a.actors {
            for y in &b.actors {
                if x == y {
                    pairs.push((x, y, Vec::new()));
                } else if let Some(led) = self.led(a, x).find(|l| l.country == *y) {
                    pairs.push((x, y, leadership(led, x)));
                } else if let Some(led) = self.led(b, y).find(|l| l.country == *x) {
                    pairs.push((x, y, leadership(led, y)));
                }
            }
        }
        // Leader and country are one side of a table.
        let one_side = |x: &NamedNode, y: &NamedNode| {
            let leads = |x: &NamedNode, y: &NamedNode| self.leads.contains(&[x.clone(), y.clone()]);
            x == y || leads(x, y) || leads(y, x)
        };
        for (n, one) in pairs.iter().enumerate() {
            for two in &pairs[n + 1..] {
                if !one_side(one.0, two.0) && !one_side(one.1, two.1) {
                    let premises = one.2.iter().chain(&two.2).cloned().collect();
                    let here = vec![one.0.clone(), two.0.clone()];
                    return Some(Shared { here, there: vec![one.1.clone(), two.1.clone()], premises });
                }
            }
        }
        None
    }

    /// The participant that two tellings of an attack or a test have in common, on one day in one town, where one of the
    /// two names nobody whom the other does not: such things one side does alone.
    fn one_sided(&self, a: &Telling, b: &Telling) -> Option<Shared> {
        let alone = [sm("Conflict"), sm("WeaponsTest")].map(Term::from).contains(&a.kind);
        if !alone || !a.is_day() || a.first.is_empty() || a.is_one_of_several() || b.is_one_of_several() {
            return None;
        }
        let within = |a: &Telling, b: &Telling| a.actors.iter().all(|actor| b.actors.contains(actor));
        if !within(a, b) && !within(b, a) {
            return None;
        }
        let shared = a.actors.iter().find(|actor| b.actors.contains(actor))?;
        let town = a.places.iter().find(|p| b.places.contains(p) && !p.as_str().contains("/country/"))?;
        let placed = |t: &Telling| Triple::new(t.node.clone(), sem("hasPlace"), town.clone());
        let (here, there) = (vec![shared.clone()], vec![shared.clone()]);
        Some(Shared { here, there, premises: vec![placed(a), placed(b)] })
    }

    /// What a telling says of itself, with these participants.
    pub(super) fn told(&self, telling: &Telling, actors: &[NamedNode]) -> Triples {
        let node = &telling.node;
        let date = |day: &str| Literal::new_typed_literal(day, xsd("date"));
        let mut told = vec![
            Triple::new(node.clone(), rdf("type"), telling.kind.clone()),
            Triple::new(node.clone(), prov("wasGeneratedBy"), telling.article.clone()),
        ];
        if telling.occurred {
            told.push(Triple::new(node.clone(), sm("status"), sm("occurred")));
        }
        for (term, day) in [("earliest", &telling.first), ("latest", &telling.last)] {
            if !day.is_empty() && !actors.is_empty() {
                told.push(Triple::new(node.clone(), sm(term), date(day)));
            }
        }
        told.extend(actors.iter().map(|a| Triple::new(node.clone(), sem("hasActor"), a.clone())));
        told
    }
}

fn leadership(led: &Leadership, person: &NamedNode) -> Triples {
    vec![
        Triple::new(led.role.clone(), rdf("type"), sm("Leadership")),
        Triple::new(led.role.clone(), org("member"), person.clone()),
        Triple::new(led.role.clone(), org("organization"), led.country.clone()),
    ]
}

/// Whether two days are at most a month apart, with months of 31 days.
fn near(a: &str, b: &str) -> bool {
    let number = |day: &str| -> Option<i64> {
        let mut parts = day.splitn(3, '-').map(|p| p.parse::<i64>().ok());
        Some(parts.next()?? * 372 + parts.next()?? * 31 + parts.next()??)
    };
    matches!((number(a), number(b)), (Some(a), Some(b)) if (a - b).abs() <= 31)
}
