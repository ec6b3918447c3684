//! A text as the set of its runs of three words, and a signature of that set.

/// How many hashes a signature has, and how many of them must be the same at once for two texts to be compared. Of texts
/// with half of their runs in common, nine in ten pairs are.
const HASHES: usize = 128;
const AT_ONCE: usize = 4;

/// What is kept of a text.
pub(super) struct Sketch {
    /// Hashes of its runs, sorted, each once.
    runs: Vec<u64>,
    signature: [u64; HASHES],
    /// Hash of all its words, in their order.
    pub words: u64,
}

impl Sketch {
    pub(super) fn of(text: &str) -> Sketch {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let words: Vec<u64> = parts.map(hashed).collect();
        let joined = |run: &[u64]| run.iter().fold(0, |hash: u64, word| mixed(hash.rotate_left(17) ^ word));
        let mut runs: Vec<u64> = match words.len() {
            0 => Vec::new(),
            1 | 2 => vec![joined(&words)],
            _ => words.windows(3).map(joined).collect(),
        };
        runs.sort_unstable();
        runs.dedup();
        Sketch { signature: signature(&runs), words: joined(&words), runs }
    }

    pub(super) fn runs(&self) -> &[u64] {
        &self.runs
    }

    /// How many runs both have.
    pub(super) fn shared(&self, other: &Sketch) -> usize {
        let (mut a, mut b, mut both) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.runs.get(a), other.runs.get(b)) {
            both += usize::from(x == y);
            a += usize::from(x <= y);
            b += usize::from(y <= x);
        }
        both
    }

    /// The parts of the signature; texts that share one are compared. A text without words has none.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        let parts = if self.runs.is_empty() { &[][..] } else { &self.signature[..] };
        parts.chunks(AT_ONCE).map(|part| part.iter().fold(0, |key, hash| mixed(key ^ hash)))
    }
}

/// The least hash in each part of the range of hashes; a part without any takes that of the next.
fn signature(runs: &[u64]) -> [u64; HASHES] {
    let mut least = [u64::MAX; HASHES];
    for run in runs {
        let part = (run >> (64 - HASHES.ilog2())) as usize;
        least[part] = least[part].min(*run);
    }
    let mut filled = least;
    for (part, hash) in filled.iter_mut().enumerate() {
        let next = (part..part + HASHES).find(|at| least[at % HASHES] != u64::MAX);
        // How far it is from there keeps parts without any apart.
        *hash = next.map_or(u64::MAX, |at| mixed(least[at % HASHES] ^ (at - part) as u64));
    }
    filled
}

/// A word in lower case (FNV-1a): the same on every machine, as what it decides stands in the graph.
fn hashed(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut bytes = [0; 4];
    for c in word.chars().flat_map(char::to_lowercase) {
        for byte in c.encode_utf8(&mut bytes).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    mixed(hash)
}

/// Spreads a hash over all its bits (the end of SplitMix64).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
