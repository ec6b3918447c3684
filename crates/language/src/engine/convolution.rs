//! A residual convolution over three words, by Winograd's minimal filtering (Lavin and Gray 2016, "Fast Algorithms for
//! Convolutional Neural Networks"): four words' sums of three products each take six products instead of twelve, at
//! the price of a few additions before and after.
//!
//! Shapes: words in tiles of four; width `w` (96); pieces `p` (3).

use super::network::{Maxout, Scratch};
use super::product::Weights;

/// Words of a tile, and the products that it takes.
pub const TILE: usize = 4;
const POINTS: usize = 6;

/// Tiles multiplied at once: enough to pay for packing the weights, few enough for the products to stay in the cache.
const BLOCK: usize = 128;

/// The transform of a filter's three taps.
const FILTER: [[f32; 3]; POINTS] = [
    [1.0 / 4.0, 0.0, 0.0],
    [-1.0 / 6.0, -1.0 / 6.0, -1.0 / 6.0],
    [-1.0 / 6.0, 1.0 / 6.0, -1.0 / 6.0],
    [1.0 / 24.0, 1.0 / 12.0, 1.0 / 6.0],
    [1.0 / 24.0, -1.0 / 12.0, 1.0 / 6.0],
    [0.0, 0.0, 1.0],
];

/// `x + norm(max over p of (W [before, x, after] + b))`.
#[derive(Debug)]
pub struct Convolution {
    layer: Maxout,
    /// The layer's weights, transformed, for each point.
    filters: [Weights; POINTS],
}

impl Convolution {
    /// Transforms the weights of a layer whose input is three words.
    pub fn new(layer: Maxout, weights: &[f32]) -> Convolution {
        let w = layer.width;
        let filters = FILTER.map(|taps| {
            let taps = taps.map(f64::from);
            let tap = |row: &[f32], t: usize, k: usize| taps[t] * f64::from(row[t * w + k]);
            let of = |row, k| (tap(row, 0, k) + tap(row, 1, k) + tap(row, 2, k)) as f32;
            let rows: Vec<f32> =
                weights.chunks_exact(3 * w).flat_map(|row| (0..w).map(move |k| of(row, k))).collect();
            Weights::new(&rows, w)
        });
        Convolution { layer, filters }
    }

    /// Floating-point operations in the products for one word.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.filters.iter().map(Weights::operations).sum::<usize>() / TILE
    }

    /// Applies the layer in place to the rows of `x` but the first and the last, a multiple of [`TILE`].
    pub fn apply(&self, x: &mut [f32], scratch: &mut Scratch) {
        let (w, wide) = (self.layer.width, self.layer.width * self.layer.pieces);
        let rows = x.len() / w - 2;
        scratch.product.resize(BLOCK * POINTS * (wide + w), 0.0);
        scratch.next.resize(rows * w, 0.0);
        let (inputs, products) = scratch.product.split_at_mut(BLOCK * POINTS * w);
        for (block, out) in scratch.next.chunks_mut(BLOCK * TILE * w).enumerate() {
            let from = block * BLOCK * TILE * w;
            let tiles = out.len() / (TILE * w);
            let inputs = &mut inputs[..tiles * POINTS * w];
            let products = &mut products[..tiles * POINTS * wide];
            super::processor::arch().dispatch(|| spread(&x[from..from + out.len() + 2 * w], w, inputs));
            for (point, filter) in self.filters.iter().enumerate() {
                let product = &mut products[point * tiles * wide..][..tiles * wide];
                filter.multiply(&inputs[point * tiles * w..][..tiles * w], product);
            }
            super::processor::arch().dispatch(|| self.gather(products, out));
        }
        x[w..].iter_mut().zip(&scratch.next).for_each(|(x, y)| *x += y);
    }

    /// The rows of tiles from their products, through maxout and normalization.
    #[inline(always)]
    fn gather(&self, products: &[f32], out: &mut [f32]) {
        let (w, pieces) = (self.layer.width, self.layer.pieces);
        let wide = w * pieces;
        let all = products.len() / POINTS;
        for (tile, out) in out.chunks_exact_mut(TILE * w).enumerate() {
            let (r0, rest) = out.split_at_mut(w);
            let (r1, rest) = rest.split_at_mut(w);
            let (r2, r3) = rest.split_at_mut(w);
            for piece in 0..pieces {
                let at = |point: usize| &products[point * all + tile * wide + piece * w..][..w];
                let (m0, m1, m2, m3, m4, m5) = (at(0), at(1), at(2), at(3), at(4), at(5));
                let bias = &self.layer.bias[piece * w..][..w];
                let (r0, r1, r2, r3) = (&mut r0[..w], &mut r1[..w], &mut r2[..w], &mut r3[..w]);
                for i in 0..w {
                    let (a, b) = (m1[i] + m2[i], m1[i] - m2[i]);
                    let (c, d) = (m3[i] + m4[i], m3[i] - m4[i]);
                    let y0 = m0[i] + a + c + bias[i];
                    let y1 = b + 2.0 * d + bias[i];
                    let y2 = a + 4.0 * c + bias[i];
                    let y3 = b + 8.0 * d + m5[i] + bias[i];
                    let first = piece == 0;
                    r0[i] = if first || y0 > r0[i] { y0 } else { r0[i] };
                    r1[i] = if first || y1 > r1[i] { y1 } else { r1[i] };
                    r2[i] = if first || y2 > r2[i] { y2 } else { r2[i] };
                    r3[i] = if first || y3 > r3[i] { y3 } else { r3[i] };
                }
            }
            out.chunks_exact_mut(w).for_each(|row| self.layer.normalize(row));
        }
    }
}

/// The six inputs of each tile, point by point, from its four rows and their neighbours.
#[inline(always)]
fn spread(x: &[f32], w: usize, inputs: &mut [f32]) {
    let all = inputs.len() / POINTS;
    let (v0, rest) = inputs.split_at_mut(all);
    let (v1, rest) = rest.split_at_mut(all);
    let (v2, rest) = rest.split_at_mut(all);
    let (v3, rest) = rest.split_at_mut(all);
    let (v4, v5) = rest.split_at_mut(all);
    for tile in 0..all / w {
        let row = |i: usize| &x[(tile * TILE + i) * w..][..w];
        let (d0, d1, d2, d3, d4, d5) = (row(0), row(1), row(2), row(3), row(4), row(5));
        let at = tile * w..(tile + 1) * w;
        let (v0, v1, v2) = (&mut v0[at.clone()], &mut v1[at.clone()], &mut v2[at.clone()]);
        let (v3, v4, v5) = (&mut v3[at.clone()], &mut v4[at.clone()], &mut v5[at]);
        for i in 0..w {
            v0[i] = 4.0 * d0[i] - 5.0 * d2[i] + d4[i];
            v5[i] = 4.0 * d1[i] - 5.0 * d3[i] + d5[i];
            let (a, b) = (d4[i] - 4.0 * d2[i], d3[i] - 4.0 * d1[i]);
            v1[i] = a + b;
            v2[i] = a - b;
            let (c, d) = (d4[i] - d2[i], 2.0 * (d3[i] - d1[i]));
            v3[i] = c + d;
            v4[i] = c - d;
        }
    }
}
