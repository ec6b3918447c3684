//! Scores for the next move of a transition system, from a few words that stand out in its state.
//!
//! The layer below is linear in its input, so each word's share in each role is computed once (`Features`), and a
//! state costs a sum of as many rows as it has roles (Chen and Manning 2014; thinc's `PrecomputableAffine`).

use super::file::Tensors;
use super::product::Weights;
use pulp::Simd;

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
    /// `h` rows of `c` and zeros up to a multiple of [`LANES`]: the transpose of the model's, so that a hidden unit adds to
    /// all scores at once.
    upper: Vec<f32>,
    upper_bias: Vec<f32>,
}

/// The widths of rows are multiples of this, so that each processor's vectors fill them.
const LANES: usize = 16;

/// What each situation adds to the scores of classes: their bias, or where they are not allowed, minus infinity.
#[derive(Debug)]
pub struct Biases {
    wide: usize,
    rows: Vec<f32>,
}

impl Biases {
    /// Those of a situation.
    #[inline(always)]
    pub fn of(&self, situation: usize) -> &[f32] {
        &self.rows[situation * self.wide..][..self.wide]
    }
}

/// Numbers that [`Scorer::best`] works with, used again from state to state.
#[derive(Debug, Default)]
pub struct Scores {
    sums: Vec<f32>,
    classes: Vec<f32>,
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
        let mut upper = vec![0.0; hidden * classes.next_multiple_of(LANES)];
        for (h, row) in upper.chunks_exact_mut(classes.next_multiple_of(LANES)).enumerate() {
            row.iter_mut().take(classes).enumerate().for_each(|(c, weight)| *weight = u[c * hidden + h]);
        }
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

    /// The biases of classes in situations numbered from 0, of which each allows some.
    pub fn biases(&self, situations: usize, allows: impl Fn(usize, usize) -> bool) -> Biases {
        let wide = self.classes.next_multiple_of(LANES);
        let mut rows = vec![f32::NEG_INFINITY; situations * wide];
        for (situation, row) in rows.chunks_exact_mut(wide).enumerate() {
            for (class, bias) in self.upper_bias.iter().enumerate().filter(|(c, _)| allows(situation, *c)) {
                row[class] = *bias;
            }
        }
        Biases { wide, rows }
    }

    /// Whether rows are whole vectors of so many numbers.
    #[inline(always)]
    pub fn fits(&self, lanes: usize) -> bool {
        self.hidden.is_multiple_of(lanes)
    }

    /// The first class with the highest score among those that the situation allows, for a state that shows these words:
    /// `None` where a role is empty.
    #[inline(always)]
    pub fn best<S: Simd, const R: usize>(
        &self,
        simd: S,
        features: &Features,
        words: &[Option<u32>; R],
        bias: &[f32],
        scores: &mut Scores,
    ) -> Option<usize> {
        let units = self.hidden * self.pieces;
        scores.sums.resize(units, 0.0);
        scores.classes.resize(bias.len(), 0.0);
        let rows: [&[S::f32s]; R] = std::array::from_fn(|role| {
            let row = match words[role] {
                Some(word) => &features.data[(word as usize * self.roles + role) * units..][..units],
                None => &self.padding[role * units..][..units],
            };
            S::as_simd_f32s(row).0
        });
        self.hidden_units(simd, &rows, &mut scores.sums);
        let highest = self.class_scores(simd, &scores.sums[..self.hidden], bias, &mut scores.classes);
        if highest == f32::NEG_INFINITY {
            return None;
        }
        // By comparing numbers, some at a time, which the compiler does in vectors: pulp's `first_true_m32s` counts the bits of
        // AVX-512's masks from the wrong end.
        scores.classes.chunks_exact(LANES).enumerate().find_map(|(i, some)| {
            let any = some.iter().fold(false, |any, score| any | (*score == highest));
            any.then(|| some.iter().position(|score| *score == highest).map(|at| i * LANES + at)).flatten()
        })
    }

    /// The hidden units of a state from its words' shares, in the first numbers of `sums`.
    #[inline(always)]
    fn hidden_units<S: Simd, const R: usize>(&self, simd: S, rows: &[&[S::f32s]; R], sums: &mut [f32]) {
        let (sums, _) = S::as_mut_simd_f32s(sums);
        let (bias, _) = S::as_simd_f32s(&self.lower_bias);
        let rows = rows.map(|row| &row[..sums.len()]);
        let bias = &bias[..sums.len()];
        for i in 0..sums.len() {
            let mut sum = bias[i];
            for row in rows {
                sum = simd.add_f32s(sum, row[i]);
            }
            sums[i] = sum;
        }
        let (best, others) = sums.split_at_mut(self.hidden / S::F32_LANES);
        for piece in others.chunks_exact(best.len()) {
            best.iter_mut().zip(piece).for_each(|(b, x)| *b = simd.max_f32s(*x, *b));
        }
    }

    /// The scores of all classes from hidden units, and the highest of them.
    #[inline(always)]
    fn class_scores<S: Simd>(&self, simd: S, hidden: &[f32], bias: &[f32], scores: &mut [f32]) -> f32 {
        let (bias, _) = S::as_simd_f32s(bias);
        let (upper, _) = S::as_simd_f32s(&self.upper);
        let (scores, _) = S::as_mut_simd_f32s(scores);
        let mut highest = simd.splat_f32s(f32::NEG_INFINITY);
        let mut at = 0;
        // As many at once as there are registers for.
        while at < bias.len() {
            let left = bias.len() - at;
            let block = Block { simd, hidden, upper, bias, at };
            let (width, best) = match left {
                14.. => (14, block.scores::<14>(scores)),
                10.. => (10, block.scores::<10>(scores)),
                4.. => (4, block.scores::<4>(scores)),
                _ => (1, block.scores::<1>(scores)),
            };
            highest = simd.max_f32s(highest, best);
            at += width;
        }
        simd.reduce_max_f32s(highest)
    }

    /// Floating-point operations for one word's features, and for one state.
    #[must_use]
    pub fn operations(&self) -> (usize, usize) {
        (
            self.input.operations() + self.lower.operations(),
            2 * self.hidden * self.classes + self.roles * self.hidden * self.pieces,
        )
    }
}

/// Places of (unit, piece) pairs, piece by piece.
fn by_piece(hidden: usize, pieces: usize) -> impl Iterator<Item = usize> {
    (0..pieces).flat_map(move |p| (0..hidden).map(move |h| h * pieces + p))
}

/// Some neighbouring classes of a state.
struct Block<'a, S: Simd> {
    simd: S,
    hidden: &'a [f32],
    upper: &'a [S::f32s],
    bias: &'a [S::f32s],
    at: usize,
}

impl<S: Simd> Block<'_, S> {
    /// The scores of `N` vectors of classes, and the highest in each lane.
    #[inline(always)]
    fn scores<const N: usize>(self, scores: &mut [S::f32s]) -> S::f32s {
        let Block { simd, hidden, upper, bias, at } = self;
        let mut sums: [S::f32s; N] = std::array::from_fn(|i| bias[at + i]);
        for (unit, row) in hidden.iter().zip(upper.chunks_exact(bias.len())) {
            let unit = simd.splat_f32s(*unit);
            let row = &row[at..at + N];
            for i in 0..N {
                sums[i] = simd.mul_add_f32s(unit, row[i], sums[i]);
            }
        }
        let mut highest = sums[0];
        for (score, sum) in scores[at..at + N].iter_mut().zip(sums) {
            *score = sum;
            highest = simd.max_f32s(highest, sum);
        }
        highest
    }
}
