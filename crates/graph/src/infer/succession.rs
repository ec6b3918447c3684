//! Until when a tie held: the first later tie of the opposite sort between the same two ends it.
//!
//! Code and no query: to compare each tie with each other, and each two with each third, takes time with the cube of
//! their number, and copies of one story have many ties between the same two. Here the ties of two are sorted by day.

use super::RuleOfCode;
use super::occurrence::{Found, found_by};
use crate::rdf::vocabulary::{rdf, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::{BTreeMap, HashMap};

/// Two who are tied, and whether they are friendly.
type Sort = ([NamedNode; 2], bool);

/// What the rule is called.
pub(super) const SUPERSEDED: &str = "superseded";

/// What the rule derives and why, for people.
pub(super) const RULE: RuleOfCode = (
    SUPERSEDED,
    "Until when a tie held: the first later tie of the opposite sort between the same two ends it; of several of one day, the first by name.",
    "two who fall out and then make up are no longer in rift; allies who cooperate too are still allies. Kinship and succession do not end this way.",
    Some("an earlier tie of the opposite sort between the two"),
);

/// The kinds of ties that end each other: friendly ones and hostile ones.
const SORTS: [(&str, bool); 5] =
    [("alliance", true), ("cooperation", true), ("thaw", true), ("rift", false), ("conflict", false)];

/// A year, a month and a day.
type Day = (i64, u8, u8);

/// One tie as one article tells it.
#[derive(Default)]
struct Tie {
    is_relationship: bool,
    kind: Option<NamedNode>,
    ends: [Option<NamedNode>; 2],
    earliest: Option<Term>,
    latest: Option<Term>,
}

impl Tie {
    fn learn(&mut self, predicate: &NamedNode, object: Term) {
        let node = |object: Term| match object {
            Term::NamedNode(node) => Some(node),
            _ => None,
        };
        match predicate.as_str().rsplit(['#', '/']).next() {
            Some("type") => self.is_relationship |= object == Term::from(sm("Relationship")),
            Some("kind") => self.kind = node(object),
            Some("from") => self.ends[0] = node(object),
            Some("to") => self.ends[1] = node(object),
            Some("earliest") => self.earliest = Some(object),
            Some("latest") => self.latest = Some(object),
            _ => {}
        }
    }

    /// Whether it is friendly, where its kind ends others.
    fn is_friendly(&self) -> Option<bool> {
        let kind = self.kind.as_ref().filter(|_| self.is_relationship)?;
        SORTS.into_iter().find(|(name, _)| *kind == sm(name)).map(|(_, friendly)| friendly)
    }

    /// The two, in order, whoever is named first.
    fn pair(&self) -> Option<[NamedNode; 2]> {
        let [Some(a), Some(b)] = &self.ends else { return None };
        Some(if a <= b { [a.clone(), b.clone()] } else { [b.clone(), a.clone()] })
    }

    fn says(&self, node: &NamedNode, time: (&str, &Term)) -> Vec<Triple> {
        let say = |p: NamedNode, o: Term| Triple::new(node.clone(), p, o);
        let mut said = vec![say(rdf("type"), sm("Relationship").into()), say(sm(time.0), time.1.clone())];
        said.extend(self.kind.iter().map(|k| say(sm("kind"), k.clone().into())));
        let ends = ["from", "to"].into_iter().zip(self.ends.iter().flatten());
        said.extend(ends.map(|(term, end)| say(sm(term), end.clone().into())));
        said
    }
}

/// Which ties of what the default dataset states ended, when, and by which.
pub(super) fn successions(kg: &Kg) -> Result<Vec<Found>, StoreError> {
    let asked = [rdf("type"), sm("kind"), sm("from"), sm("to"), sm("earliest"), sm("latest")];
    let mut ties: BTreeMap<NamedNode, Tie> = BTreeMap::new();
    for Quad { subject, predicate, object, .. } in kg.default_quads()? {
        if let (NamedOrBlankNode::NamedNode(subject), true) = (subject, asked.contains(&predicate)) {
            ties.entry(subject).or_default().learn(&predicate, object);
        }
    }
    // Where each later tie begins, by the two and by sort.
    let mut begins: HashMap<Sort, BTreeMap<Day, (&NamedNode, &Term)>> = HashMap::new();
    for (node, tie) in &ties {
        if let (Some(friendly), Some(pair), Some(term)) = (tie.is_friendly(), tie.pair(), &tie.earliest)
            && let Some(begun) = day(term)
        {
            begins.entry((pair, friendly)).or_default().entry(begun).or_insert((node, term));
        }
    }
    let mut found = Vec::new();
    for (old, tie) in &ties {
        let (Some(friendly), Some(pair), Some(latest)) = (tie.is_friendly(), tie.pair(), &tie.latest) else {
            continue;
        };
        let Some(held) = day(latest) else { continue };
        let after = (std::ops::Bound::Excluded(held), std::ops::Bound::Unbounded);
        let later = begins.get(&(pair, !friendly)).and_then(|b| b.range(after).next());
        let Some((_, (new, turn))) = later else { continue };
        let mut premises = tie.says(old, ("latest", latest));
        premises.extend(ties[*new].says(new, ("earliest", turn)));
        let mut say = |p: NamedNode, o: Term| {
            found.push(found_by(SUPERSEDED, Triple::new(old.clone(), p, o), premises.clone()));
        };
        say(sm("supersededBy"), (*new).clone().into());
        say(sm("heldUntil"), (*turn).clone());
    }
    Ok(found)
}

fn day(term: &Term) -> Option<Day> {
    let Term::Literal(literal) = term else { return None };
    let mut parts = literal.value().rsplitn(3, '-');
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?.parse().ok()?, month, day))
}
