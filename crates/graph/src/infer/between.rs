//! Which countries take part in an event through who led them before and after it.
//!
//! Code and no query: to look at every other holder of an office for every two articles that name one takes time with the cube of
//! their number. Here those who held an office are sorted by day, with the stretches of one holder alone.

use super::RuleOfCode;
use super::occurrence::{Found, found_by};
use crate::rdf::vocabulary::{org, prov, rdf, schema, sem, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the rule is called.
pub(super) const BETWEEN: &str = "involves-between";

/// What the rule derives and why, for people.
pub(super) const RULE: RuleOfCode = (
    BETWEEN,
    "A country takes part in an event through its leader, where the article that tells of it names them leader, and another article, which is no copy, did so before the event, at most a year earlier, for the same office.",
    "terms last for years, so who holds an office on two days of one year holds it between, unless somebody else is told to.",
    Some("another holder of that office in that country between the two days"),
);

/// A year in months of 31 days.
const YEAR: i32 = 372;

/// An office of a country.
type Office = (NamedNode, NamedNode);

/// A day and its number.
type Day = (i32, Term);

/// That somebody held an office on the day of an article.
struct Held {
    node: NamedNode,
    person: NamedNode,
    office: Office,
    day: Day,
    extraction: NamedNode,
}

/// Everything of a graph that the rule looks at.
#[derive(Default)]
struct Facts {
    events: Vec<(NamedNode, Rows)>,
    held: Vec<Held>,
    /// The article that an extraction used, where it is no copy.
    originals: HashMap<NamedNode, NamedNode>,
}

/// What is said of one subject.
#[derive(Default)]
struct Rows(Vec<(NamedNode, Term)>);

impl Rows {
    fn nodes(&self, predicate: &NamedNode) -> impl Iterator<Item = NamedNode> {
        self.0.iter().filter(move |(p, _)| p == predicate).filter_map(|(_, object)| match object {
            Term::NamedNode(node) => Some(node.clone()),
            _ => None,
        })
    }

    fn says(&self, predicate: &NamedNode, object: &NamedNode) -> bool {
        self.nodes(predicate).any(|node| node == *object)
    }

    fn day(&self, predicate: &NamedNode) -> Option<Day> {
        let day = self.0.iter().find(|(p, _)| p == predicate).map(|(_, object)| object)?;
        Some((number(day)?, day.clone()))
    }
}

/// Year, month and day as one number, in months of 31 days.
fn number(day: &Term) -> Option<i32> {
    let Term::Literal(literal) = day else { return None };
    let mut parts = literal.value().rsplitn(3, '-').map(str::parse);
    let (day, month): (i32, i32) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some(parts.next()?.ok()? * YEAR + month * 31 + day)
}

impl Facts {
    fn read(kg: &Kg) -> Result<Facts, StoreError> {
        let asked: BTreeSet<NamedNode> = [
            rdf("type"),
            sm("earliest"),
            sm("latest"),
            sm("status"),
            sm("asOf"),
            sm("copyOf"),
            sem("hasActor"),
            prov("wasGeneratedBy"),
            prov("used"),
            org("role"),
            org("member"),
            org("organization"),
        ]
        .into();
        let mut subjects: BTreeMap<NamedNode, Rows> = BTreeMap::new();
        for Quad { subject, predicate, object, .. } in kg.default_quads()? {
            if let (NamedOrBlankNode::NamedNode(subject), true) = (subject, asked.contains(&predicate)) {
                subjects.entry(subject).or_default().0.push((predicate, object));
            }
        }
        let mut facts = Facts::default();
        let original = |article: &NamedNode| {
            let rows = subjects.get(article);
            rows.is_some_and(|r| {
                r.says(&rdf("type"), &schema("NewsArticle")) && r.nodes(&sm("copyOf")).next().is_none()
            })
        };
        for (node, rows) in &subjects {
            if let Some(article) = rows.nodes(&prov("used")).find(original) {
                facts.originals.insert(node.clone(), article);
            }
            facts.held.extend(held(node, rows));
        }
        let (class, occurred) = (sem("Event"), sm("occurred"));
        let is = |rows: &Rows| rows.says(&rdf("type"), &class) && rows.says(&sm("status"), &occurred);
        facts.events = subjects.into_iter().filter(|(_, rows)| is(rows)).collect();
        Ok(facts)
    }
}

fn held(node: &NamedNode, rows: &Rows) -> Option<Held> {
    let one = |predicate: NamedNode| rows.nodes(&predicate).next();
    rows.says(&rdf("type"), &sm("Leadership")).then_some(())?;
    Some(Held {
        node: node.clone(),
        person: one(org("member"))?,
        office: (one(org("role"))?, one(org("organization"))?),
        day: rows.day(&sm("asOf"))?,
        extraction: one(prov("wasGeneratedBy"))?,
    })
}

impl Held {
    fn says(&self) -> Vec<Triple> {
        let say = |p: NamedNode, o: Term| Triple::new(self.node.clone(), p, o);
        vec![
            say(rdf("type"), sm("Leadership").into()),
            say(org("role"), self.office.0.clone().into()),
            say(org("member"), self.person.clone().into()),
            say(org("organization"), self.office.1.clone().into()),
            say(sm("asOf"), self.day.1.clone()),
            say(prov("wasGeneratedBy"), self.extraction.clone().into()),
        ]
    }
}

/// Who held an office, day by day.
#[derive(Default)]
struct Holders<'f> {
    /// All who are told to hold it, by day.
    days: BTreeMap<i32, BTreeSet<&'f NamedNode>>,
    /// Of a day with one holder, since which day nobody else is told to hold it.
    alone: HashMap<i32, i32>,
    /// The first telling of a day by an article that is no copy, by person.
    told: HashMap<&'f NamedNode, BTreeMap<i32, &'f Held>>,
}

impl<'f> Holders<'f> {
    fn learn(&mut self, held: &'f Held, original: bool) {
        self.days.entry(held.day.0).or_default().insert(&held.person);
        if original {
            self.told.entry(&held.person).or_default().entry(held.day.0).or_insert(held);
        }
    }

    fn sort(&mut self) {
        let mut stretch: Option<(&NamedNode, i32)> = None;
        for (day, holders) in &self.days {
            stretch = match (holders.first(), stretch) {
                (Some(one), Some((who, since))) if holders.len() == 1 && *one == who => Some((who, since)),
                (Some(one), _) if holders.len() == 1 => Some((one, *day)),
                _ => None,
            };
            self.alone.extend(stretch.map(|(_, since)| (*day, since)));
        }
    }

    /// The last telling by a day that somebody held the office, where nobody else is told to between it and a later one. What holds of
    /// an earlier telling holds of the last, as less time lies between.
    fn before(&self, first: i32, after: &Held) -> Option<&'f Held> {
        let (day, held) = self.told.get(&after.person)?.range(..=first).next_back()?;
        let alone = self.alone.get(&after.day.0).is_some_and(|since| since <= day);
        (alone && after.day.0 - day <= YEAR).then_some(*held)
    }
}

/// The countries of those who led them before and after an event in which they took part.
pub(super) fn involved(kg: &Kg) -> Result<Vec<Found>, StoreError> {
    let facts = Facts::read(kg)?;
    let mut holders: HashMap<&Office, Holders> = HashMap::new();
    let mut named: HashMap<(&NamedNode, &NamedNode), Vec<&Held>> = HashMap::new();
    for held in &facts.held {
        let original = facts.originals.contains_key(&held.extraction);
        holders.entry(&held.office).or_default().learn(held, original);
        named.entry((&held.extraction, &held.person)).or_default().push(held);
    }
    holders.values_mut().for_each(Holders::sort);
    let mut found = Vec::new();
    for (event, rows) in &facts.events {
        let (Some(first), Some(last)) = (rows.day(&sm("earliest")), rows.day(&sm("latest"))) else {
            continue;
        };
        for extraction in rows.nodes(&prov("wasGeneratedBy")) {
            for person in rows.nodes(&sem("hasActor")) {
                for after in named.get(&(&extraction, &person)).into_iter().flatten() {
                    let before = holders.get(&after.office).and_then(|h| h.before(first.0, after));
                    let Some(before) = before.filter(|_| last.0 <= after.day.0) else { continue };
                    let triple = Triple::new(event.clone(), sm("involves"), after.office.1.clone());
                    let premises = premises(&facts, event, [&first, &last], after, before);
                    found.push(found_by(BETWEEN, triple, premises));
                }
            }
        }
    }
    Ok(found)
}

/// What was read to tell that a country took part.
fn premises(facts: &Facts, event: &NamedNode, days: [&Day; 2], after: &Held, before: &Held) -> Vec<Triple> {
    let say = |p: NamedNode, o: Term| Triple::new(event.clone(), p, o);
    let mut premises = vec![
        say(rdf("type"), sem("Event").into()),
        say(sem("hasActor"), after.person.clone().into()),
        say(sm("status"), sm("occurred").into()),
        say(sm("earliest"), days[0].1.clone()),
        say(sm("latest"), days[1].1.clone()),
        say(prov("wasGeneratedBy"), after.extraction.clone().into()),
    ];
    premises.extend(after.says());
    premises.extend(before.says());
    if let Some(article) = facts.originals.get(&before.extraction) {
        premises.push(Triple::new(before.extraction.clone(), prov("used"), article.clone()));
        premises.push(Triple::new(article.clone(), rdf("type"), schema("NewsArticle")));
    }
    premises
}
