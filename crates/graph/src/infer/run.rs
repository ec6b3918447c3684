//! Applies all rules again and again until nothing new follows.

use super::rule::{InferenceRule, instantiate, rules};
use super::{InferError, RULES_OF_CODE, between, occurrence, succession, trace};
use crate::store::{Kg, StoreError};
use oxigraph::model::{Quad, Triple};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use std::collections::{BTreeMap, BTreeSet};

/// What inference did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// How many triples each rule gave, by its name; a rule that gave none is there too.
    pub by_rule: BTreeMap<String, usize>,
    /// How often all rules were applied.
    pub rounds: usize,
}

impl Derived {
    /// How many triples in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_rule.values().sum()
    }

    /// Whether nothing follows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One way to a derived triple: its rule and its premises. Of several the first in order is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Derivation {
    pub rule: String,
    pub premises: BTreeSet<String>,
}

/// Drops the inferred graph and makes it anew from what the other graphs state.
///
/// # Errors
/// Where a rule is wrong or the store fails.
pub fn infer(kg: &mut Kg) -> Result<Derived, InferError> {
    kg.clear_inferred()?;
    let rules = rules()?;
    let mut derived = Derived::default();
    for rule in &rules {
        derived.by_rule.insert(rule.name.clone(), 0);
    }
    let mut triples: BTreeMap<String, Triple> = BTreeMap::new();
    let mut origins: BTreeMap<String, Derivation> = BTreeMap::new();
    loop {
        let mut found: BTreeMap<String, Derivation> = BTreeMap::new();
        let mut fresh = Vec::new();
        for rule in &rules {
            apply(kg, rule, &mut triples, &mut found)?;
        }
        derived.rounds += 1;
        if found.is_empty() {
            break;
        }
        for (key, derivation) in found {
            *derived.by_rule.entry(derivation.rule.clone()).or_default() += 1;
            fresh.extend(triples.get(&key).map(|t| inferred(kg, t)));
            origins.insert(key, derivation);
        }
        kg.add_inferred(fresh)?;
    }
    let mut fresh = Vec::new();
    for (name, ..) in RULES_OF_CODE {
        derived.by_rule.insert(name.to_owned(), 0);
    }
    let by_code = occurrence::occurrences(kg)?
        .into_iter()
        .chain(succession::successions(kg)?)
        .chain(between::involved(kg)?);
    for occurrence::Found { triple, derivation, premises } in by_code {
        let key = triple.to_string();
        if origins.contains_key(&key) || is_stated(kg, &triple)? {
            continue;
        }
        triples.extend(premises.into_iter().map(|p| (p.to_string(), p)));
        *derived.by_rule.entry(derivation.rule.clone()).or_default() += 1;
        fresh.push(inferred(kg, &triple));
        triples.insert(key.clone(), triple);
        origins.insert(key, derivation);
    }
    kg.add_inferred(fresh)?;
    let mut absent: BTreeMap<&str, &str> =
        RULES_OF_CODE.into_iter().filter_map(|(name, .., absent)| Some((name, absent?))).collect();
    absent.extend(rules.iter().filter_map(|r| Some((r.name.as_str(), r.absent.as_deref()?))));
    let records = trace::records(kg, &triples, &origins, &absent);
    kg.add_inferred(records)?;
    Ok(derived)
}

fn inferred(kg: &Kg, triple: &Triple) -> Quad {
    triple.clone().in_graph(kg.base().inferred_graph())
}

/// Finds what one rule gives that is not stated yet; `triples` keeps every triple by its text.
fn apply(
    kg: &Kg,
    rule: &InferenceRule,
    triples: &mut BTreeMap<String, Triple>,
    found: &mut BTreeMap<String, Derivation>,
) -> Result<(), InferError> {
    let failed = |error| InferError::Evaluation { rule: rule.name.clone(), error };
    let query = SparqlEvaluator::new().for_query(rule.query.clone());
    let QueryResults::Solutions(solutions) =
        query.on_queryable_dataset(kg.view()?).execute().map_err(failed)?
    else {
        return Ok(());
    };
    for solution in solutions {
        let solution = solution.map_err(failed)?;
        let value = |v: &oxigraph::model::Variable| solution.get(v);
        let mut consequences = Vec::new();
        for triple in rule.template.iter().filter_map(|p| instantiate(p, &value)) {
            if !is_stated(kg, &triple)? {
                consequences.push(triple);
            }
        }
        if consequences.is_empty() {
            continue;
        }
        let mut premises = BTreeSet::new();
        for premise in rule.premises.iter().filter_map(|p| instantiate(p, &value)) {
            // A pattern of the other branch of a UNION may be bound and not stated.
            if is_stated(kg, &premise)? {
                let key = premise.to_string();
                triples.entry(key.clone()).or_insert(premise);
                premises.insert(key);
            }
        }
        for triple in consequences {
            let key = triple.to_string();
            let derivation = Derivation { rule: rule.name.clone(), premises: premises.clone() };
            triples.entry(key.clone()).or_insert(triple);
            let best = found.entry(key).or_insert_with(|| derivation.clone());
            if derivation < *best {
                *best = derivation;
            }
        }
    }
    Ok(())
}

fn is_stated(kg: &Kg, triple: &Triple) -> Result<bool, StoreError> {
    kg.view()?.states(triple)
}
