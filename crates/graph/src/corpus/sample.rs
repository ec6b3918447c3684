//! Facts chosen by chance, for somebody who judges whether they are true.

use crate::rdf::vocabulary::{org, rdf, sem, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{NamedNode, NamedOrBlankNode};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// So many events, relationships, claims and offices, in the order of their articles; for one seed always the same ones.
/// A fact stays in the sample or out of it whatever other articles come: it is drawn by its own name.
///
/// # Errors
/// Where the store fails.
pub fn sample(kg: &Kg, count: usize, seed: u64) -> Result<Vec<NamedNode>, StoreError> {
    let a = rdf("type");
    let mut drawn: BTreeMap<[u8; 32], NamedNode> = BTreeMap::new();
    for class in [sem("Event"), sm("Relationship"), sm("Claim"), org("Membership")] {
        let of = class.as_ref().into();
        for quad in kg.quads_for_pattern(None, Some(a.as_ref()), Some(of), None) {
            let NamedOrBlankNode::NamedNode(node) = quad?.subject else { continue };
            let mut hash = Sha256::new();
            hash.update(seed.to_le_bytes());
            hash.update(node.as_str());
            drawn.insert(hash.finalize().into(), node);
        }
    }
    let mut nodes: Vec<NamedNode> = drawn.into_values().take(count).collect();
    nodes.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    Ok(nodes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::rdf::Base;

    #[test]
    fn a_seed_draws_the_same_facts_and_another_others() {
        let mut kg = Kg::new(Base::default()).unwrap();
        for number in 0..6 {
            let text =
                format!("Peru met Chile in Lima in {}. Ghana signed a treaty with Togo.", 2001 + number);
            kg.add(&crate::extract::testing::facts(&Article::from_text(&format!("a{number}"), text)))
                .unwrap();
        }
        let one = sample(&kg, 4, 1).unwrap();
        assert_eq!(one.len(), 4);
        assert_eq!(sample(&kg, 4, 1).unwrap(), one);
        assert!((2..9).any(|seed| sample(&kg, 4, seed).unwrap() != one));
        let all = sample(&kg, 1000, 1).unwrap();
        assert!(one.iter().all(|node| all.contains(node)));
    }
}
