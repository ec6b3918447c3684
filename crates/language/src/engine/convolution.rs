//! A residual convolution over three words, by Winograd's minimal filtering (Lavin and Gray 2016, "Fast Algorithms for
//! Convolutional Neural Networks"): four words' sums of three products each take six products instead of twelve, at
//! the price of a few additions before and after.
//!
//! Shapes: words in tiles of four; width `w` (96); pieces `p` (3).

use super::network::{LANES, Maxout, Scratch};
use super::product::Weights;
use pulp::{Scalar, Simd, WithSimd};

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

    /// Applies the layer to the rows of `x` but the first and the last, a multiple of [`TILE`].
    pub fn apply(&self, x: &mut Vec<f32>, scratch: &mut Scratch) {
        let (w, wide) = (self.layer.width, self.layer.width * self.layer.pieces);
        let last = x.len() - w;
        let arch = super::processor::arch();
        scratch.product.resize(BLOCK * POINTS * (wide + w), 0.0);
        scratch.next.resize(x.len(), 0.0);
        scratch.next[..w].copy_from_slice(&x[..w]);
        scratch.next[last..].copy_from_slice(&x[last..]);
        let (inputs, products) = scratch.product.split_at_mut(BLOCK * POINTS * w);
        for (block, out) in scratch.next[w..last].chunks_mut(BLOCK * TILE * w).enumerate() {
            let from = block * BLOCK * TILE * w;
            let tiles = out.len() / (TILE * w);
            let inputs = &mut inputs[..tiles * POINTS * w];
            let products = &mut products[..tiles * POINTS * wide];
            arch.dispatch(Spread { x: &x[from..from + out.len() + 2 * w], w, inputs });
            for (point, filter) in self.filters.iter().enumerate() {
                let product = &mut products[point * tiles * wide..][..tiles * wide];
                filter.multiply(&inputs[point * tiles * w..][..tiles * w], product);
            }
            let x = &x[from + w..][..out.len()];
            arch.dispatch(Gather { layer: &self.layer, products, x, out });
        }
        std::mem::swap(x, &mut scratch.next);
    }
}

/// The six inputs of each tile, point by point, from its four rows and their neighbours.
struct Spread<'a> {
    x: &'a [f32],
    w: usize,
    inputs: &'a mut [f32],
}

impl WithSimd for Spread<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        if self.w.is_multiple_of(S::F32_LANES) { self.run(simd) } else { self.run(Scalar::new()) }
    }
}

impl Spread<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let w = self.w / S::F32_LANES;
        let (x, _) = S::as_simd_f32s(self.x);
        let (inputs, _) = S::as_mut_simd_f32s(self.inputs);
        let all = inputs.len() / POINTS;
        let (v0, rest) = inputs.split_at_mut(all);
        let (v1, rest) = rest.split_at_mut(all);
        let (v2, rest) = rest.split_at_mut(all);
        let (v3, rest) = rest.split_at_mut(all);
        let (v4, v5) = rest.split_at_mut(all);
        let [two, four, five] = [2.0, 4.0, 5.0].map(|n| simd.splat_f32s(n));
        for tile in 0..all / w {
            let row = |i: usize| &x[(tile * TILE + i) * w..][..w];
            let (d0, d1, d2, d3, d4, d5) = (row(0), row(1), row(2), row(3), row(4), row(5));
            let at = tile * w..(tile + 1) * w;
            let (v0, v1, v2) = (&mut v0[at.clone()][..w], &mut v1[at.clone()][..w], &mut v2[at.clone()][..w]);
            let (v3, v4, v5) = (&mut v3[at.clone()][..w], &mut v4[at.clone()][..w], &mut v5[at][..w]);
            for i in 0..w {
                let (d1, d2, d3, d4) = (d1[i], d2[i], d3[i], d4[i]);
                let d2_times_five = simd.mul_f32s(five, d2);
                let d3_times_five = simd.mul_f32s(five, d3);
                let four_d1 = simd.mul_f32s(four, d1);
                let from_d0 = simd.sub_f32s(simd.mul_f32s(four, d0[i]), d2_times_five);
                v0[i] = simd.add_f32s(from_d0, d4);
                v5[i] = simd.add_f32s(simd.sub_f32s(four_d1, d3_times_five), d5[i]);
                let a = simd.sub_f32s(d4, simd.mul_f32s(four, d2));
                let b = simd.sub_f32s(d3, four_d1);
                v1[i] = simd.add_f32s(a, b);
                v2[i] = simd.sub_f32s(a, b);
                let c = simd.sub_f32s(d4, d2);
                let d = simd.mul_f32s(two, simd.sub_f32s(d3, d1));
                v3[i] = simd.add_f32s(c, d);
                v4[i] = simd.sub_f32s(c, d);
            }
        }
    }
}

/// The rows of tiles from their products, through maxout and normalization, added to what they were.
struct Gather<'a> {
    layer: &'a Maxout,
    products: &'a [f32],
    x: &'a [f32],
    out: &'a mut [f32],
}

impl WithSimd for Gather<'_> {
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

impl Gather<'_> {
    /// `V` vectors hold [`LANES`] numbers.
    #[inline(always)]
    fn run<S: Simd, const V: usize>(self, simd: S) {
        let pieces = self.layer.pieces;
        let w = self.layer.width / S::F32_LANES;
        let wide = w * pieces;
        let (products, _) = S::as_simd_f32s(self.products);
        let (x, _) = S::as_simd_f32s(self.x);
        let (out, _) = S::as_mut_simd_f32s(self.out);
        let (bias, _) = S::as_simd_f32s(&self.layer.bias);
        let all = products.len() / POINTS;
        let (four, eight) = (simd.splat_f32s(4.0), simd.splat_f32s(8.0));
        for (tile, (out, x)) in out.chunks_exact_mut(TILE * w).zip(x.chunks_exact(TILE * w)).enumerate() {
            let (r0, rest) = out.split_at_mut(w);
            let (r1, rest) = rest.split_at_mut(w);
            let (r2, r3) = rest.split_at_mut(w);
            for piece in 0..pieces {
                let at = |point: usize| &products[point * all + tile * wide + piece * w..][..w];
                let (m0, m1, m2, m3, m4, m5) = (at(0), at(1), at(2), at(3), at(4), at(5));
                let bias = &bias[piece * w..][..w];
                let (r0, r1, r2, r3) = (&mut r0[..w], &mut r1[..w], &mut r2[..w], &mut r3[..w]);
                for i in 0..w {
                    let (a, b) = (simd.add_f32s(m1[i], m2[i]), simd.sub_f32s(m1[i], m2[i]));
                    let (c, d) = (simd.add_f32s(m3[i], m4[i]), simd.sub_f32s(m3[i], m4[i]));
                    let bias = bias[i];
                    let y0 = simd.add_f32s(simd.add_f32s(simd.add_f32s(m0[i], a), c), bias);
                    let y1 = simd.add_f32s(simd.add_f32s(b, simd.add_f32s(d, d)), bias);
                    let y2 = simd.add_f32s(simd.add_f32s(a, simd.mul_f32s(four, c)), bias);
                    let b_and_d = simd.add_f32s(b, simd.mul_f32s(eight, d));
                    let y3 = simd.add_f32s(simd.add_f32s(b_and_d, m5[i]), bias);
                    if piece == 0 {
                        (r0[i], r1[i], r2[i], r3[i]) = (y0, y1, y2, y3);
                    } else {
                        r0[i] = simd.max_f32s(y0, r0[i]);
                        r1[i] = simd.max_f32s(y1, r1[i]);
                        r2[i] = simd.max_f32s(y2, r2[i]);
                        r3[i] = simd.max_f32s(y3, r3[i]);
                    }
                }
            }
            for (row, x) in out.chunks_exact_mut(w).zip(x.chunks_exact(w)) {
                self.layer.normalize::<S, V>(simd, row);
                row.iter_mut().zip(x).for_each(|(y, x)| *y = simd.add_f32s(*x, *y));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A layer as its definition has it, number by number.
    fn defined(layer: &Maxout, weights: &[f32], x: &[f32]) -> Vec<f32> {
        let w = layer.width;
        let mut out = x.to_vec();
        for row in 1..x.len() / w - 1 {
            let around = &x[(row - 1) * w..(row + 2) * w];
            let unit = |i: usize| {
                let piece = |p: usize| {
                    let weights = &weights[(p * w + i) * 3 * w..][..3 * w];
                    weights.iter().zip(around).map(|(w, x)| w * x).sum::<f32>() + layer.bias[p * w + i]
                };
                (0..layer.pieces).map(piece).fold(f32::NEG_INFINITY, f32::max)
            };
            let mut units: Vec<f32> = (0..w).map(unit).collect();
            layer.normalize::<Scalar, LANES>(Scalar::new(), &mut units);
            out[row * w..][..w].iter_mut().zip(units).for_each(|(o, u)| *o += u);
        }
        out
    }

    #[test]
    fn a_layer_is_what_its_definition_says() {
        let number = |i: usize| ((i * 7919) % 23) as f32 / 23.0 - 0.5;
        for (w, pieces, rows) in [(16, 3, 10), (96, 3, 4 * BLOCK + 10), (5, 2, 6), (24, 1, 6)] {
            let weights: Vec<f32> = (0..pieces * w * 3 * w).map(number).collect();
            let layer = || Maxout::plain(w, (0..pieces * w).map(number).collect());
            let mut x: Vec<f32> = (0..rows * w).map(|i| number(i + 3)).collect();
            let expected = defined(&layer(), &weights, &x);
            Convolution::new(layer(), &weights).apply(&mut x, &mut Scratch::default());
            for (i, (a, b)) in x.iter().zip(&expected).enumerate() {
                assert!((a - b).abs() < 1e-3, "{a} for {b} at {i} of {rows} rows of {w}");
            }
        }
    }
}
