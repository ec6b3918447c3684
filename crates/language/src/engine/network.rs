//! Word vectors in context: hashed embeddings of word features, mixed by a maxout layer, then a stack of residual
//! convolutions over three words (Honnibal, "Embed, encode, attend, predict"; thinc's `MultiHashEmbed` and
//! `MaxoutWindowEncoder`).
//!
//! Shapes: `n` words, width `w` (96), features `f` (4 or 6), pieces `p` (3).

use super::convolution::{Convolution, TILE};
use super::file::Tensors;
use super::hash::rows;
use super::lexicon::Lexeme;
use super::manifest::NetworkSpec;
use super::product::Weights;
use pulp::{Scalar, Simd, WithSimd};

/// Rows of a matrix product done at once: enough to pay for packing the weights, few enough to stay in the cache.
const BLOCK: usize = 384;

/// Lanes that the numbers of a row are summed up in, so that sums are the same on every processor.
pub(super) const LANES: usize = 16;

/// What a feature of a word is taken from.
#[derive(Clone, Copy, Debug)]
enum Feature {
    Norm,
    Prefix,
    Suffix,
    Shape,
    Spacy,
    IsSpace,
}

/// A word as the embedding sees it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'l> {
    /// Its letters' features.
    pub lexeme: &'l Lexeme,
    /// The number of its normal form.
    pub norm: u64,
    /// Whether a space follows.
    pub spaced: bool,
    /// The row of its static vector.
    pub vector: Option<u32>,
}

impl Feature {
    fn of(self, word: &Word) -> u64 {
        match self {
            Feature::Norm => word.norm,
            Feature::Prefix => word.lexeme.prefix,
            Feature::Suffix => word.lexeme.suffix,
            Feature::Shape => word.lexeme.shape,
            Feature::Spacy => u64::from(word.spaced),
            Feature::IsSpace => u64::from(word.lexeme.is_space),
        }
    }
}

/// A table of hashed rows for one feature: the sum of four of them stands for a value.
#[derive(Debug)]
struct Table {
    feature: Feature,
    seed: u32,
    rows: usize,
    data: Vec<f32>,
}

/// `max over p of (W x + b)`, then normalized to mean 0 and variance 1, scaled and shifted (Goodfellow et al. 2013;
/// Ba et al. 2016). Rows of `W` are ordered by piece first, so that the pieces of a word are runs of `w` numbers.
#[derive(Debug)]
pub(super) struct Maxout {
    pub(super) width: usize,
    pub(super) pieces: usize,
    pub(super) bias: Vec<f32>,
    scale: Vec<f32>,
    shift: Vec<f32>,
}

/// A whole network.
#[derive(Debug)]
pub struct Network {
    /// Numbers a word.
    pub width: usize,
    tables: Vec<Table>,
    vectors: Option<Vec<f32>>,
    mixing: Weights,
    mixer: Maxout,
    layers: Vec<Convolution>,
}

/// Space for the steps in between, used again from batch to batch.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) product: Vec<f32>,
    pub(super) next: Vec<f32>,
}

impl Network {
    /// Takes the weights named `prefix.…`.
    pub fn new(prefix: &str, spec: &NetworkSpec, tensors: &mut Tensors) -> Result<Network, String> {
        let mut tables = Vec::new();
        let mut width = None;
        for (i, (feature, seed)) in spec.features.iter().enumerate() {
            let feature = match feature.as_str() {
                "NORM" => Feature::Norm,
                "PREFIX" => Feature::Prefix,
                "SUFFIX" => Feature::Suffix,
                "SHAPE" => Feature::Shape,
                "SPACY" => Feature::Spacy,
                "IS_SPACE" => Feature::IsSpace,
                other => return Err(format!("the feature {other:?} is not supported")),
            };
            let ([rows, w], data) = tensors.shaped(&format!("{prefix}.embed.{i}"), [None, width])?;
            width = Some(w);
            tables.push(Table { feature, seed: *seed, rows, data });
        }
        let width = width.ok_or("no features to embed")?;
        let vectors = match spec.vectors {
            true => Some(tensors.shaped(&format!("{prefix}.vectors"), [None, Some(width)])?.1),
            false => None,
        };
        let features = tables.len() + usize::from(spec.vectors);
        let (mixer, weights) = Maxout::new(&format!("{prefix}.layer.0"), features * width, width, tensors)?;
        let mixing = Weights::new(&weights, features * width);
        let mut layers = Vec::new();
        for i in 1..=spec.depth {
            let (layer, weights) = Maxout::new(&format!("{prefix}.layer.{i}"), 3 * width, width, tensors)?;
            layers.push(Convolution::new(layer, &weights));
        }
        Ok(Network { width, tables, vectors, mixing, mixer, layers })
    }

    /// How many words on either side a word's vector depends on, and with how many zeros a text is padded.
    #[must_use]
    pub fn reach(&self) -> usize {
        self.layers.len()
    }

    /// Floating-point operations for one word beyond its embedding, which is computed once a form.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.layers.iter().map(Convolution::operations).sum()
    }

    /// The vectors of words out of context, appended to `out`.
    pub fn embed(&self, words: &[Word], scratch: &mut Scratch, out: &mut Vec<f32>) {
        let (w, inner) = (self.width, self.mixing.inner);
        scratch.next.clear();
        scratch.next.resize(words.len() * inner, 0.0);
        for (word, input) in words.iter().zip(scratch.next.chunks_exact_mut(inner)) {
            let mut slots = input.chunks_exact_mut(w);
            for (table, slot) in self.tables.iter().zip(&mut slots) {
                for row in rows(table.feature.of(word), table.seed) {
                    let at = (row as usize % table.rows) * w;
                    slot.iter_mut().zip(&table.data[at..at + w]).for_each(|(s, x)| *s += x);
                }
            }
            if let (Some(vectors), Some(row), Some(slot)) = (&self.vectors, word.vector, slots.next())
                && let Some(vector) = vectors.get(row as usize * w..(row as usize + 1) * w)
            {
                slot.copy_from_slice(vector);
            }
        }
        let from = out.len();
        out.resize(from + words.len() * w, 0.0);
        self.mixer.apply(&self.mixing, &scratch.next, &mut scratch.product, &mut out[from..]);
    }

    /// Puts rows of word vectors into context, in place.
    ///
    /// `x` holds whole texts one after another, `reach()` rows of zeros before, between and after them, and one more
    /// at either end. The padding takes part as in thinc: a word near a text's end sees what became of it.
    pub fn encode(&self, x: &mut Vec<f32>, scratch: &mut Scratch) {
        let w = self.width;
        let rows = (x.len() / w).saturating_sub(2).next_multiple_of(TILE);
        x.resize((rows + 2) * w, 0.0);
        for layer in &self.layers {
            layer.apply(x, scratch);
        }
    }
}

impl Maxout {
    /// The layer and its weights, a row for each piece of each unit.
    fn new(
        prefix: &str,
        inner: usize,
        width: usize,
        tensors: &mut Tensors,
    ) -> Result<(Maxout, Vec<f32>), String> {
        let ([_, pieces, _], w) = tensors.shaped(&format!("{prefix}.W"), [Some(width), None, Some(inner)])?;
        let (_, b) = tensors.shaped(&format!("{prefix}.b"), [Some(width), Some(pieces)])?;
        let (_, scale) = tensors.shaped(&format!("{prefix}.G"), [Some(width)])?;
        let (_, shift) = tensors.shaped(&format!("{prefix}.beta"), [Some(width)])?;
        let mut weights = Vec::with_capacity(w.len());
        let mut bias = Vec::with_capacity(b.len());
        for piece in 0..pieces {
            for out in 0..width {
                let row = out * pieces + piece;
                weights.extend_from_slice(&w[row * inner..(row + 1) * inner]);
                bias.push(b[row]);
            }
        }
        Ok((Maxout { width, pieces, bias, scale, shift }, weights))
    }

    /// `out`, n × width, from the rows of `x`, n × inner.
    fn apply(&self, weights: &Weights, x: &[f32], product: &mut Vec<f32>, out: &mut [f32]) {
        let wide = weights.wide;
        product.resize(BLOCK * wide, 0.0);
        for (x, out) in x.chunks(BLOCK * weights.inner).zip(out.chunks_mut(BLOCK * self.width)) {
            let product = &mut product[..x.len() / weights.inner * wide];
            weights.multiply(x, product);
            super::processor::arch().dispatch(Finish { layer: self, product, out });
        }
    }

    /// Mean 0 and variance 1, then scaled and shifted; `V` vectors hold [`LANES`] numbers.
    #[inline(always)]
    pub(super) fn normalize<S: Simd, const V: usize>(&self, simd: S, row: &mut [S::f32s]) {
        let length = (row.len() * S::F32_LANES) as f32;
        let mean = simd.splat_f32s(sum::<S, V>(simd, row) / length);
        let variance = sum_of_squares::<S, V>(simd, row, mean) / length + 1e-8;
        let factor = simd.splat_f32s(1.0 / variance.sqrt());
        let ((scale, _), (shift, _)) = (S::as_simd_f32s(&self.scale), S::as_simd_f32s(&self.shift));
        for ((x, scale), shift) in row.iter_mut().zip(scale).zip(shift) {
            let centred = simd.sub_f32s(*x, mean);
            *x = simd.add_f32s(simd.mul_f32s(simd.mul_f32s(centred, factor), *scale), *shift);
        }
    }

    /// A layer that neither scales nor shifts.
    #[cfg(test)]
    pub(super) fn plain(width: usize, bias: Vec<f32>) -> Maxout {
        Maxout { width, pieces: bias.len() / width, bias, scale: vec![1.0; width], shift: vec![0.0; width] }
    }
}

/// The rows of a layer from the products of its pieces.
struct Finish<'a> {
    layer: &'a Maxout,
    product: &'a [f32],
    out: &'a mut [f32],
}

impl WithSimd for Finish<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match (self.layer.width % LANES, LANES / S::F32_LANES) {
            (0, 1) => self.run::<S, 1>(simd),
            (0, 2) => self.run::<S, 2>(simd),
            (0, 4) => self.run::<S, 4>(simd),
            _ => self.run::<Scalar, LANES>(Scalar::new()),
        }
    }
}

impl Finish<'_> {
    /// `V` vectors hold [`LANES`] numbers.
    #[inline(always)]
    fn run<S: Simd, const V: usize>(self, simd: S) {
        let w = self.layer.width / S::F32_LANES;
        let (product, _) = S::as_simd_f32s(self.product);
        let (out, _) = S::as_mut_simd_f32s(self.out);
        let (bias, _) = S::as_simd_f32s(&self.layer.bias);
        for (pieces, out) in product.chunks_exact(w * self.layer.pieces).zip(out.chunks_exact_mut(w)) {
            for ((o, y), b) in out.iter_mut().zip(pieces).zip(bias) {
                *o = simd.add_f32s(*y, *b);
            }
            for (piece, bias) in pieces.chunks_exact(w).zip(bias.chunks_exact(w)).skip(1) {
                for ((o, y), b) in out.iter_mut().zip(piece).zip(bias) {
                    *o = simd.max_f32s(simd.add_f32s(*y, *b), *o);
                }
            }
            self.layer.normalize::<S, V>(simd, out);
        }
    }
}

/// The sum of numbers in [`LANES`] lanes, whatever the processor: the lanes are added up in their order.
#[inline(always)]
fn sum<S: Simd, const V: usize>(simd: S, values: &[S::f32s]) -> f32 {
    let mut lanes = [simd.splat_f32s(0.0); V];
    let (blocks, rest) = values.as_chunks::<V>();
    for block in blocks {
        for (lane, x) in lanes.iter_mut().zip(block) {
            *lane = simd.add_f32s(*lane, *x);
        }
    }
    bytemuck::cast_slice::<_, f32>(&lanes).iter().sum::<f32>()
        + bytemuck::cast_slice::<_, f32>(rest).iter().sum::<f32>()
}

/// The sum of the squares of what numbers differ from their mean by, in lanes as in [`sum`].
#[inline(always)]
fn sum_of_squares<S: Simd, const V: usize>(simd: S, values: &[S::f32s], mean: S::f32s) -> f32 {
    let mut lanes = [simd.splat_f32s(0.0); V];
    let (blocks, rest) = values.as_chunks::<V>();
    for block in blocks {
        for (lane, x) in lanes.iter_mut().zip(block) {
            let centred = simd.sub_f32s(*x, mean);
            *lane = simd.add_f32s(*lane, simd.mul_f32s(centred, centred));
        }
    }
    let mut total = bytemuck::cast_slice::<_, f32>(&lanes).iter().sum::<f32>();
    for x in rest {
        let centred = simd.sub_f32s(*x, mean);
        total += simd.reduce_sum_f32s(simd.mul_f32s(centred, centred));
    }
    total
}
