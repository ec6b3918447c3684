//! Which events are tellings of one occurrence, article across article.
//!
//! Code and no query: to compare each telling with each other takes time with the square of their number, and SPARQL has
//! no other way to say it. Here a telling is compared with the occurrences of its month that share a participant.
//!
//! Two tellings of two articles are of one occurrence where kind and participants agree, and either both are dated to the
//! same day and no two different places are told, or both lie in one month, in one place, and nothing speaks of an order
//! ("their second meeting"). Attacks and tests of weapons one side does alone: of these, on one day in one town, a telling that
//! names some of those who take part is of the occurrence that has them all. What fits two occurrences is joined to neither.

use super::RuleOfCode;
use super::run::Derivation;
use crate::rdf::vocabulary::{nif, org, prov, rdf, schema, sem, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the rule for a single telling is called.
pub(super) const OCCURRENCE: &str = "occurrence";
/// What the rule that joins two is called.
pub(super) const SAME: &str = "same-occurrence";

/// What the rules derive and why, for people.
pub(super) const RULES: [RuleOfCode; 2] = [
    (
        OCCURRENCE,
        "What took place, apart from its tellings: one node for all events that tell of it.",
        "what an article tells as having occurred, occurred once, however many articles tell of it.",
        None,
    ),
    (
        SAME,
        "Two articles tell of one occurrence: events of one kind with two participants in common, on one day and not in two places, or in one month and one place without a sign of order. Who led a country then, by the telling's own article, stands for it. Of attacks and tests of weapons, on one day in one town, one in common is enough where one of the two names nobody else.",
        "the same two do not meet twice on one day as two articles tell it. What fits two occurrences is joined to neither.",
        Some("another occurrence of that time that the telling fits as well"),
    ),
];

/// Words of an event's evidence that tell it from another of its kind.
const ORDER: [&str; 22] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "last",
    "again",
    "another",
    "previous",
    "previously",
    "earlier",
    "later",
    "next",
    "twice",
    "repeated",
    "fresh",
    "new",
];

type Triples = Vec<Triple>;

/// One event as one article tells it.
struct Telling {
    node: NamedNode,
    article: Term,
    kind: Term,
    first: String,
    last: String,
    actors: Vec<NamedNode>,
    places: BTreeSet<NamedNode>,
    ordinal: Option<String>,
    ordered: bool,
    occurred: bool,
}

impl Telling {
    fn is_day(&self) -> bool {
        self.first == self.last
    }

    /// Year and month, where it lies in one.
    fn month(&self) -> Option<&str> {
        let month = self.first.get(..7)?;
        (!month.is_empty() && self.last.get(..7) == Some(month)).then_some(month)
    }
}

/// What is derived, with how.
pub(super) struct Found {
    pub triple: Triple,
    pub derivation: Derivation,
    pub premises: Triples,
}

/// Derives the occurrences of what the default dataset states.
pub(super) fn occurrences(kg: &Kg) -> Result<Vec<Found>, StoreError> {
    let facts = Facts::read(kg)?;
    let groups = facts.groups();
    let mut found = Vec::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for group in &groups {
        let tellings: Vec<&Telling> = group.members.iter().map(|m| &facts.tellings[m.telling]).collect();
        if group.members.len() == 1 && !tellings[0].occurred {
            continue;
        }
        let content = content(&tellings);
        let times = names.entry(content.clone()).or_default();
        *times += 1;
        let node = kg.base().occurrence(&content, *times);
        for (member, telling) in group.members.iter().zip(&tellings) {
            let (rule, premises) = match &member.joined {
                None => (OCCURRENCE, facts.told(telling, &[])),
                Some(joined) => (SAME, joined.premises.clone()),
            };
            let mut say = |s: &NamedNode, p: NamedNode, o: &NamedNode| {
                let triple = Triple::new(s.clone(), p, o.clone());
                found.push(found_by(rule, triple, premises.clone()));
            };
            say(&node, rdf("type"), &sm("Occurrence"));
            say(&node, sm("telling"), &telling.node);
            if let Some(joined) = &member.joined {
                let other = &facts.tellings[joined.with].node;
                say(&telling.node, sm("sameOccurrence"), other);
                say(other, sm("sameOccurrence"), &telling.node);
            }
        }
    }
    Ok(found)
}

pub(super) fn found_by(rule: &str, triple: Triple, premises: Triples) -> Found {
    let keys = premises.iter().map(ToString::to_string).collect();
    Found { triple, derivation: Derivation { rule: rule.to_owned(), premises: keys }, premises }
}

/// What an occurrence is named by: kind, days and the fewest participants that a telling has; an undated one by its
/// telling, as nothing else tells it from others.
fn content(tellings: &[&Telling]) -> String {
    let least = tellings.iter().min_by_key(|t| (t.actors.len(), t.actors.clone(), !t.is_day()));
    let Some(least) = least else { return String::new() };
    let dated = tellings.iter().find(|t| t.is_day()).unwrap_or(least);
    let actors: BTreeSet<&str> = least.actors.iter().map(NamedNode::as_str).collect();
    let actors = actors.into_iter().collect::<Vec<_>>().join(" ");
    let meeting = sm("Meeting");
    let kind = if is_meeting(&least.kind) { meeting.to_string() } else { least.kind.to_string() };
    let node = if dated.first.is_empty() { least.node.as_str() } else { "" };
    [&kind, dated.first.as_str(), dated.last.as_str(), &actors, node].join("\n")
}

fn is_meeting(kind: &Term) -> bool {
    ["Meeting", "Summit", "Call"].into_iter().any(|k| *kind == Term::from(sm(k)))
}

/// A telling in its group, and what it was joined with.
struct Member {
    telling: usize,
    joined: Option<Joined>,
}

struct Joined {
    with: usize,
    premises: Triples,
}

/// The tellings of one occurrence.
struct Group {
    members: Vec<Member>,
}

/// Who leads which country, by an office of an article on its day.
struct Leadership {
    article: Term,
    country: NamedNode,
    day: String,
    role: NamedNode,
}

/// What the rule looks into.
struct Facts {
    tellings: Vec<Telling>,
    leaderships: HashMap<NamedNode, Vec<Leadership>>,
    leads: BTreeSet<[NamedNode; 2]>,
    within: BTreeSet<[NamedNode; 2]>,
}

fn node(term: &Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone()),
        _ => None,
    }
}

fn text(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

/// Everything that is said of one subject.
type Rows = BTreeMap<String, Vec<Term>>;

impl Facts {
    fn read(kg: &Kg) -> Result<Facts, StoreError> {
        let asked: BTreeSet<String> = [
            rdf("type"),
            sm("earliest"),
            sm("latest"),
            sm("status"),
            sm("ordinal"),
            sm("asOf"),
            sm("leads"),
            sm("evidence"),
            sem("hasActor"),
            sem("hasPlace"),
            prov("wasGeneratedBy"),
            org("member"),
            org("organization"),
            schema("containedInPlace"),
            nif("anchorOf"),
        ]
        .map(NamedNode::into_string)
        .into();
        let mut subjects: BTreeMap<NamedNode, Rows> = BTreeMap::new();
        for Quad { subject, predicate, object, .. } in kg.default_quads()? {
            if let (NamedOrBlankNode::NamedNode(subject), true) =
                (subject, asked.contains(predicate.as_str()))
            {
                subjects.entry(subject).or_default().entry(predicate.into_string()).or_default().push(object);
            }
        }
        let mut facts = Facts {
            tellings: Vec::new(),
            leaderships: HashMap::new(),
            leads: BTreeSet::new(),
            within: BTreeSet::new(),
        };
        for (subject, rows) in &subjects {
            facts.learn(subject, rows, &subjects);
        }
        Ok(facts)
    }

    fn learn(&mut self, subject: &NamedNode, rows: &Rows, all: &BTreeMap<NamedNode, Rows>) {
        let values = |p: NamedNode| rows.get(p.as_str()).map_or(&[][..], Vec::as_slice);
        let one = |p: NamedNode| values(p).first().map(text);
        let classes = values(rdf("type"));
        let is = |class: NamedNode| classes.contains(&Term::from(class));
        self.leads.extend(values(sm("leads")).iter().filter_map(node).map(|c| [subject.clone(), c]));
        let around = values(schema("containedInPlace")).iter().filter_map(node);
        self.within.extend(around.map(|c| [subject.clone(), c]));
        let Some(article) = values(prov("wasGeneratedBy")).first().cloned() else { return };
        if is(sm("Leadership")) {
            let (person, country) = (values(org("member")), values(org("organization")));
            if let (Some(person), Some(country), Some(day)) =
                (person.first().and_then(node), country.first().and_then(node), one(sm("asOf")))
            {
                let role = subject.clone();
                self.leaderships.entry(person).or_default().push(Leadership { article, country, day, role });
            }
        } else if is(sem("Event")) {
            // The kinds of meeting are written beside what they are kinds of.
            let mut kinds: Vec<&Term> = classes.iter().filter(|c| **c != Term::from(sem("Event"))).collect();
            kinds.sort_by_key(|k| **k == Term::from(sm("Meeting")));
            let Some(kind) = kinds.first() else { return };
            let status = values(sm("status"));
            let unreal = [sm("denied"), sm("hypothetical")].map(Term::from);
            if status.iter().any(|s| unreal.contains(s)) {
                return;
            }
            let words = |span: &Term| {
                let anchors = node(span).and_then(|n| all.get(&n)?.get(nif("anchorOf").as_str()));
                anchors.and_then(|a| a.first()).map(text).unwrap_or_default().to_lowercase()
            };
            let ordered =
                |words: String| words.split(|c: char| !c.is_alphanumeric()).any(|w| ORDER.contains(&w));
            self.tellings.push(Telling {
                node: subject.clone(),
                article,
                kind: (*kind).clone(),
                first: one(sm("earliest")).unwrap_or_default(),
                last: one(sm("latest")).unwrap_or_default(),
                actors: values(sem("hasActor"))
                    .iter()
                    .filter_map(node)
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect(),
                places: values(sem("hasPlace")).iter().filter_map(node).collect(),
                ordinal: one(sm("ordinal")),
                ordered: values(sm("evidence")).iter().any(|span| ordered(words(span))),
                occurred: status.contains(&Term::from(sm("occurred"))),
            });
        }
    }

    /// The tellings by occurrence: those that say most come first, so that a vaguer one sees all that it may be of.
    fn groups(&self) -> Vec<Group> {
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
            let mut premises = self.told(telling, &shared.0);
            premises.extend(self.told(other, &shared.1));
            premises.extend(together);
            premises.extend(shared.2);
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
        let numbered = |t: &Telling| t.ordinal.is_some() || t.ordered;
        if numbered(a) || numbered(b) {
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
    #[allow(clippy::type_complexity)] // two lists of one kind and the triples
    fn participants(&self, a: &Telling, b: &Telling) -> Option<(Vec<NamedNode>, Vec<NamedNode>, Triples)> {
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
                    let sides = |x: &NamedNode, y: &NamedNode| vec![x.clone(), y.clone()];
                    return Some((sides(one.0, two.0), sides(one.1, two.1), premises));
                }
            }
        }
        None
    }

    /// The participant that two tellings of an attack or a test have in common, on one day in one town, where one of the
    /// two names nobody whom the other does not: such things one side does alone.
    #[allow(clippy::type_complexity)] // as above
    fn one_sided(&self, a: &Telling, b: &Telling) -> Option<(Vec<NamedNode>, Vec<NamedNode>, Triples)> {
        let alone = [sm("Conflict"), sm("WeaponsTest")].map(Term::from).contains(&a.kind);
        let numbered = |t: &Telling| t.ordinal.is_some() || t.ordered;
        if !alone || !a.is_day() || a.first.is_empty() || numbered(a) || numbered(b) {
            return None;
        }
        let within = |a: &Telling, b: &Telling| a.actors.iter().all(|actor| b.actors.contains(actor));
        if !within(a, b) && !within(b, a) {
            return None;
        }
        let shared = a.actors.iter().find(|actor| b.actors.contains(actor))?;
        let town = a.places.iter().find(|p| b.places.contains(p) && !p.as_str().contains("/country/"))?;
        let placed = |t: &Telling| Triple::new(t.node.clone(), sem("hasPlace"), town.clone());
        Some((vec![shared.clone()], vec![shared.clone()], vec![placed(a), placed(b)]))
    }

    /// What a telling says of itself, with these participants.
    fn told(&self, telling: &Telling, actors: &[NamedNode]) -> Triples {
        let node = &telling.node;
        let date =
            |day: &str| oxigraph::model::Literal::new_typed_literal(day, crate::rdf::vocabulary::xsd("date"));
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
