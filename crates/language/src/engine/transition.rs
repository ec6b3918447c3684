//! Scores for the next move of a transition system, from a few words that stand out in its state.
//!
//! The layer below is linear in its input, so each word's share in each role is computed once (`Features`), and a
//! state costs a sum of as many rows as it has roles (Chen and Manning 2014; thinc's `PrecomputableAffine`).

use super::file::Tensors;
use super::product::Weights;

/// The layers of one transition model. `h` hidden (64), `p` pieces (2), `r` roles, `c` classes.
#[derive(Debug)]
pub struct Scorer {
    /// Words that a state shows.
    pub roles: usize,
    /// Moves with their labels.
    pub classes: usize,
    width: usize,
    hidden: usize,
    pieces: usize,
    input: Weights,
    input_bias: Vec<f32>,
    lower: Weights,
    lower_bias: Vec<f32>,
    padding: Vec<f32>,
    /// `h` rows of `c`: the transpose of the model's, so that a hidden unit adds to all scores at once.
    upper: Vec<f32>,
    upper_bias: Vec<f32>,
}

/// The share of each word in each role, before the maxout: n × r × p × h.
#[derive(Debug, Default)]
pub struct Features {
    data: Vec<f32>,
    inner: Vec<f32>,
}

impl Scorer {
    /// Takes the weights named `prefix.…`.
    pub fn new(
        prefix: &str,
        width: usize,
        roles: usize,
        classes: usize,
        tensors: &mut Tensors,
    ) -> Result<Scorer, String> {
        let ([inner, _], input) = tensors.shaped(&format!("{prefix}.input.W"), [None, Some(width)])?;
        let (_, input_bias) = tensors.shaped(&format!("{prefix}.input.b"), [Some(inner)])?;
        let ([_, hidden, pieces, _], w) =
            tensors.shaped(&format!("{prefix}.lower.W"), [Some(roles), None, None, Some(inner)])?;
        let (_, b) = tensors.shaped(&format!("{prefix}.lower.b"), [Some(hidden), Some(pieces)])?;
        let (_, pad) = tensors
            .shaped(&format!("{prefix}.lower.pad"), [Some(1), Some(roles), Some(hidden), Some(pieces)])?;
        let (_, u) = tensors.shaped(&format!("{prefix}.upper.W"), [Some(classes), Some(hidden)])?;
        let (_, upper_bias) = tensors.shaped(&format!("{prefix}.upper.b"), [Some(classes)])?;
        let mut lower = Vec::with_capacity(w.len());
        let mut padding = Vec::with_capacity(pad.len());
        for role in 0..roles {
            for at in by_piece(hidden, pieces) {
                let row = role * hidden * pieces + at;
                lower.extend_from_slice(&w[row * inner..(row + 1) * inner]);
                padding.push(pad[row]);
            }
        }
        let lower_bias = by_piece(hidden, pieces).map(|at| b[at]).collect();
        let upper = (0..hidden)
            .flat_map(|h| (0..classes).map(move |c| (h, c)))
            .map(|(h, c)| u[c * hidden + h])
            .collect();
        Ok(Scorer {
            roles,
            classes,
            width,
            hidden,
            pieces,
            input: Weights::new(&input, width),
            input_bias,
            lower: Weights::new(&lower, inner),
            lower_bias,
            padding,
            upper,
            upper_bias,
        })
    }

    /// Each word's share in each role, for `n` rows of word vectors.
    pub fn features(&self, vectors: &[f32], out: &mut Features) {
        let n = vectors.len() / self.width;
        let inner = self.input_bias.len();
        let wide = self.roles * self.hidden * self.pieces;
        out.inner.resize(n * inner, 0.0);
        out.data.resize(n * wide, 0.0);
        if n == 0 {
            return;
        }
        self.input.multiply(vectors, &mut out.inner);
        for row in out.inner.chunks_exact_mut(inner) {
            row.iter_mut().zip(&self.input_bias).for_each(|(x, b)| *x += b);
        }
        self.lower.multiply(&out.inner, &mut out.data);
    }

    /// The scores of all classes for a state that shows these words; `None` where a role is empty.
    #[inline(always)]
    pub fn score(&self, features: &Features, words: &[Option<u32>], sums: &mut [f32], scores: &mut [f32]) {
        let units = self.hidden * self.pieces;
        let sums = &mut sums[..units];
        sums.copy_from_slice(&self.lower_bias);
        for (role, word) in words.iter().enumerate() {
            let row = match word {
                Some(word) => {
                    let at = (*word as usize * self.roles + role) * units;
                    &features.data[at..at + units]
                }
                None => &self.padding[role * units..(role + 1) * units],
            };
            sums.iter_mut().zip(row).for_each(|(s, x)| *s += x);
        }
        let (best, others) = sums.split_at_mut(self.hidden);
        for piece in others.chunks_exact(self.hidden) {
            best.iter_mut().zip(piece).for_each(|(b, x)| *b = if *x > *b { *x } else { *b });
        }
        scores.copy_from_slice(&self.upper_bias);
        for (h, row) in best.iter().zip(self.upper.chunks_exact(self.classes)) {
            scores.iter_mut().zip(row).for_each(|(s, w)| *s += h * w);
        }
    }

    /// Numbers that [`Scorer::score`] needs for its sums.
    #[must_use]
    pub fn units(&self) -> usize {
        self.hidden * self.pieces
    }

    /// Floating-point operations for one word's features, and for one state.
    #[must_use]
    pub fn operations(&self) -> (usize, usize) {
        (self.input.operations() + self.lower.operations(), 2 * self.upper.len() + self.roles * self.units())
    }
}

/// Places of (unit, piece) pairs, piece by piece.
fn by_piece(hidden: usize, pieces: usize) -> impl Iterator<Item = usize> {
    (0..pieces).flat_map(move |p| (0..hidden).map(move |h| h * pieces + p))
}

/// The first class with the highest score among those allowed.
#[inline(always)]
pub fn best(scores: &[f32], mut allowed: impl FnMut(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (class, score) in scores.iter().enumerate() {
        if best.is_none_or(|b| *score > scores[b]) && allowed(class) {
            best = Some(class);
        }
    }
    best
}
