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

/// Rows of a matrix product done at once: enough to pay for packing the weights, few enough to stay in the cache.
const BLOCK: usize = 384;

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
            super::processor::arch().dispatch(|| self.finish(product, out));
        }
    }

    #[inline(always)]
    fn finish(&self, product: &[f32], out: &mut [f32]) {
        let w = self.width;
        for (pieces, out) in product.chunks_exact(w * self.pieces).zip(out.chunks_exact_mut(w)) {
            for ((o, y), b) in out.iter_mut().zip(&pieces[..w]).zip(&self.bias[..w]) {
                *o = y + b;
            }
            for p in 1..self.pieces {
                for ((o, y), b) in
                    out.iter_mut().zip(&pieces[p * w..(p + 1) * w]).zip(&self.bias[p * w..(p + 1) * w])
                {
                    let y = y + b;
                    *o = if y > *o { y } else { *o };
                }
            }
            self.normalize(out);
        }
    }

    /// Mean 0 and variance 1, then scaled and shifted.
    #[inline(always)]
    pub(super) fn normalize(&self, row: &mut [f32]) {
        let mean = sum(row, |x| x) / row.len() as f32;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / row.len() as f32 + 1e-8;
        let factor = 1.0 / variance.sqrt();
        for ((x, scale), shift) in row.iter_mut().zip(&self.scale).zip(&self.shift) {
            *x = (*x - mean) * factor * scale + shift;
        }
    }
}

/// A sum in sixteen lanes, which the compiler can keep in registers.
#[inline(always)]
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0f32; 16];
    let (blocks, rest) = values.as_chunks::<16>();
    for block in blocks {
        for (lane, x) in lanes.iter_mut().zip(block) {
            *lane += of(*x);
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|x| of(*x)).sum::<f32>()
}
