//! Strings and features as numbers, exactly as spaCy numbers them, because the weights were trained on those numbers.

use std::collections::HashMap;
use std::sync::OnceLock;

/// spaCy's reserved names with their fixed numbers (spaCy, `symbols.pyx`, MIT): these are not hashed.
const SYMBOLS: &str = include_str!("symbols.tsv");

fn symbols() -> &'static HashMap<&'static str, u64> {
    static TABLE: OnceLock<HashMap<&'static str, u64>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let pair =
            |line: &'static str| line.split_once('\t').and_then(|(name, id)| Some((name, id.parse().ok()?)));
        SYMBOLS.lines().filter_map(pair).collect()
    })
}

/// The number of a string: 0 for the empty one, a reserved number, or its MurmurHash64A with seed 1.
#[must_use]
pub fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    symbols().get(text).copied().unwrap_or_else(|| murmur64a(text.as_bytes(), 1))
}

/// MurmurHash64A (Austin Appleby, public domain).
fn murmur64a(key: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut h = seed ^ (key.len() as u64).wrapping_mul(M);
    let (blocks, tail) = key.as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k ^= k >> 47;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        for (i, byte) in tail.iter().enumerate() {
            h ^= u64::from(*byte) << (8 * i);
        }
        h = h.wrapping_mul(M);
    }
    h = (h ^ (h >> 47)).wrapping_mul(M);
    h ^ (h >> 47)
}

/// Four 32-bit rows for a feature: MurmurHash3 x86_128 of one 64-bit value, as thinc's `HashEmbed` has it
/// (Serrà and Karatzoglou 2017, "Getting deep recommenders fit: Bloom embeddings").
#[must_use]
pub fn rows(value: u64, seed: u32) -> [u32; 4] {
    let mix = |mut h: u64| {
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    };
    let seed = u64::from(seed);
    let mut h1 =
        value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    h1 ^= seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = mix(h1);
    h2 = mix(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_the_numbers_that_spacy_documents() {
        // `nlp.vocab.strings["coffee"]` is the example of spaCy's manual.
        assert_eq!(string_id("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_id("punct"), 445);
        assert_eq!(string_id(""), 0);
    }
}
