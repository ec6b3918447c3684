//! From arcs to trees: lifted arcs put back in their place, sentences found.

/// The first and last word below each word, and which words start a sentence.
#[derive(Debug, Default)]
pub struct Edges {
    left: Vec<u32>,
    right: Vec<u32>,
}

/// Rounds of widening before a tree that crosses its own sentences is taken as it is.
const ROUNDS: usize = 12;

impl Edges {
    /// Finds the edges of all subtrees and marks the first word of each sentence.
    pub fn find(&mut self, heads: &[u32], starts: &mut [bool]) {
        let n = heads.len() as u32;
        self.left.clear();
        self.left.extend(0..n);
        self.right.clear();
        self.right.extend(0..n);
        for _ in 0..ROUNDS {
            for i in (0..heads.len()).chain((0..heads.len()).rev()) {
                let h = heads[i] as usize;
                self.left[h] = self.left[h].min(self.left[i]);
                self.right[h] = self.right[h].max(self.right[i]);
            }
            starts.fill(false);
            for (i, h) in heads.iter().enumerate() {
                if *h as usize == i {
                    starts[self.left[i] as usize] = true;
                }
            }
            if within_sentences(heads, starts) {
                break;
            }
        }
    }

    /// Puts arcs that were lifted to make the tree projective back where they belong: a label `a||b` means that the
    /// word, an `a`, hangs below the nearest `b` under its present head (Nivre and Nilsson 2005, scheme HEAD).
    ///
    /// `lifted` gives the two parts of such a label, `space` whether a word is white space.
    pub fn lower(
        &self,
        heads: &mut [u32],
        labels: &mut [u16],
        lifted: impl Fn(u16) -> Option<(u16, u16)>,
        space: impl Fn(usize) -> bool,
    ) -> bool {
        let mut changed = false;
        for i in 0..heads.len() {
            let Some((label, wanted)) = lifted(labels[i]) else { continue };
            heads[i] = self.nearest(heads, labels, i, wanted, &space);
            labels[i] = label;
            changed = true;
        }
        changed
    }

    fn nearest(
        &self,
        heads: &[u32],
        labels: &[u16],
        word: usize,
        wanted: u16,
        space: &impl Fn(usize) -> bool,
    ) -> u32 {
        let mut level = vec![heads[word]];
        let mut steps = 0;
        while !level.is_empty() && steps <= heads.len() {
            let mut below = Vec::new();
            for parent in level {
                let (from, to) = (self.left[parent as usize], self.right[parent as usize]);
                for child in from..=to {
                    let c = child as usize;
                    if child == parent || heads[c] != parent || c == word || space(c) {
                        continue;
                    }
                    if labels[c] == wanted {
                        return child;
                    }
                    below.push(child);
                }
            }
            level = below;
            steps += 1;
        }
        heads[word]
    }
}

fn within_sentences(heads: &[u32], starts: &[bool]) -> bool {
    let mut from = 0;
    for i in 0..heads.len() {
        if (i > 0 && starts[i]) || i + 1 == heads.len() {
            if heads[from..i].iter().any(|h| (*h as usize) < from || *h as usize > i) {
                return false;
            }
            from = i;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_start_at_the_left_edge_of_their_roots() {
        let mut starts = vec![false; 5];
        Edges::default().find(&[1, 1, 1, 4, 4], &mut starts);
        assert_eq!(starts, [true, false, false, true, false]);
    }

    #[test]
    fn a_lifted_arc_goes_back_below_the_nearest_word_with_the_label() {
        // Word 3 was lifted from below word 2 (label 7) to the root, word 1.
        let (mut heads, mut labels) = (vec![1, 1, 1, 1], vec![1, 0, 7, 9]);
        let mut edges = Edges::default();
        edges.find(&heads, &mut [false; 4]);
        assert!(edges.lower(&mut heads, &mut labels, |l| (l == 9).then_some((5, 7)), |_| false));
        assert_eq!((heads[3], labels[3]), (2, 5));
    }
}
