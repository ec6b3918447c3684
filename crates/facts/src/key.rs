//! Words as numbers.

use crate::lower::lower;

/// A word as a number, the same whatever its case: lists that are asked for every word of an article are asked for this, so that the
/// word's letters are read once. Each word of eight bytes or fewer has one of its own; of longer ones two have the same about as often
/// as two numbers of 64 bits drawn by lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(u64);

impl Key {
    /// The number of a word.
    #[inline]
    #[must_use]
    pub fn of(word: &str) -> Key {
        match packed(word.as_bytes()) {
            Some(eight) if eight & HIGH == 0 => Key(small(eight)),
            None if word.is_ascii() => Key::of_long(word.as_bytes()),
            _ => Key::of_lower(lower(word).as_bytes()),
        }
    }

    /// The number of a word in lower case.
    fn of_lower(word: &[u8]) -> Key {
        packed(word).map_or_else(|| Key::of_long(word), |eight| Key(small(eight)))
    }

    /// The number of a word of more than eight bytes.
    fn of_long(bytes: &[u8]) -> Key {
        let (eights, _) = bytes.as_chunks::<8>();
        let eights = eights.iter().chain(bytes.last_chunk::<8>());
        let number = eights.fold(bytes.len() as u64, |number, eight| {
            let mixed = u128::from(number ^ small(u64::from_le_bytes(*eight))) * 0x9E37_79B9_7F4A_7C15_u128;
            (mixed as u64) ^ (mixed >> 64) as u64
        });
        Key(number)
    }
}

/// The highest bit of each of eight bytes, which ASCII leaves free.
const HIGH: u64 = 0x80 * ONES;
const ONES: u64 = 0x0101_0101_0101_0101;

/// A word of no more than eight bytes as one number.
#[inline]
fn packed(word: &[u8]) -> Option<u64> {
    match word {
        [] => Some(0),
        [a] => Some(u64::from(*a)),
        [a, b] => Some(u64::from_le_bytes([*a, *b, 0, 0, 0, 0, 0, 0])),
        [a, b, c] => Some(u64::from_le_bytes([*a, *b, *c, 0, 0, 0, 0, 0])),
        _ if word.len() > 8 => None,
        _ => {
            let (first, last) = (word.first_chunk::<4>()?, word.last_chunk::<4>()?);
            // What the two have in common is shifted out of the second.
            let second = u64::from(u32::from_le_bytes(*last)) >> (8 * (8 - word.len()));
            Some(u64::from(u32::from_le_bytes(*first)) | second << 32)
        }
    }
}

/// Eight bytes with the capitals among them, as far as they are ASCII, made small.
#[inline]
fn small(bytes: u64) -> u64 {
    let low = bytes & !HIGH;
    // The highest bit of each byte tells whether it is at least "A", and whether it is more than "Z".
    let from_a = low + (0x80 - u64::from(b'A')) * ONES;
    let past_z = low + (0x7F - u64::from(b'Z')) * ONES;
    let capitals = (from_a ^ past_z) & HIGH & !bytes;
    bytes | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::Key;
    use std::collections::BTreeSet;

    #[test]
    fn a_word_has_one_number_in_every_case_and_no_other_word_has_it() {
        let words = "a b to ot the them theme themes themed meeting meetings greetings x-ray 's ’s élan elan straße 北京 9 19 1990s \
            commonwealth commonwealths counter-revolutionary counter-revolutionaries";
        let words: Vec<&str> = words.split_whitespace().collect();
        let numbers: BTreeSet<u64> = words.iter().chain(&[""]).map(|w| Key::of(w).0).collect();
        assert_eq!(numbers.len(), words.len() + 1);
        for word in words {
            let capitals = word.to_uppercase();
            assert_eq!(Key::of(&capitals), Key::of(&capitals.to_lowercase()), "{word}");
        }
        let all: Vec<String> = (1..128_u8).map(|c| char::from(c).to_string()).collect();
        for one in &all {
            let same = all.iter().filter(|o| Key::of(o) == Key::of(one)).count();
            assert_eq!(same, 1 + usize::from(one.chars().all(char::is_alphabetic)), "{one}");
        }
    }
}
