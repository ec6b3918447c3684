//! Matrix products with weights that never change, laid out once so that nothing is copied at run time.
//!
//! Register blocking after Goto and van de Geijn 2008 ("Anatomy of High-Performance Matrix Multiplication"), without
//! their packing: the weights are stored as the kernel walks them, and the rows of the other factor are short enough
//! to be read in place.

use pulp::{Simd, WithSimd};

/// Columns of a panel of weights: two registers of eight numbers, or one of sixteen.
const PANEL: usize = 16;

/// The rows of a matrix `W`, ready to be multiplied with.
#[derive(Debug)]
pub struct Weights {
    /// Numbers of a row of `W`.
    pub inner: usize,
    /// Rows of `W`.
    pub wide: usize,
    /// Panels of [`PANEL`] rows of `W`, each turned by 90 degrees: panel × inner × row. The last is filled with zeros.
    panels: Vec<f32>,
}

impl Weights {
    /// Lays out `wide` rows of `inner` numbers.
    #[must_use]
    pub fn new(rows: &[f32], inner: usize) -> Weights {
        let wide = rows.len() / inner;
        let mut panels = vec![0.0; wide.div_ceil(PANEL) * PANEL * inner];
        for (i, row) in rows.chunks_exact(inner).enumerate() {
            let from = i / PANEL * PANEL * inner + i % PANEL;
            row.iter().enumerate().for_each(|(k, x)| panels[from + k * PANEL] = *x);
        }
        Weights { inner, wide, panels }
    }

    /// Floating-point operations for one row.
    #[must_use]
    pub fn operations(&self) -> usize {
        2 * self.inner * self.wide
    }

    /// `out = X Wᵀ`, n × wide, for the rows of `x`, n × inner.
    pub fn multiply(&self, x: &[f32], out: &mut [f32]) {
        super::processor::arch().dispatch(Product { weights: self, x, out });
    }
}

struct Product<'a> {
    weights: &'a Weights,
    x: &'a [f32],
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        // As many rows as leave registers for a row of the panel and one number.
        match PANEL / S::F32_LANES {
            1 => self.run::<S, 1, 12>(simd),
            2 => self.run::<S, 2, 6>(simd),
            4 => self.run::<S, 4, 6>(simd),
            _ => self.run::<S, PANEL, 1>(simd),
        }
    }
}

impl Product<'_> {
    /// `V` vectors to a row of a panel, `R` rows of `X` at a time.
    #[inline(always)]
    fn run<S: Simd, const V: usize, const R: usize>(self, simd: S) {
        let Weights { inner, wide, panels } = self.weights;
        let n = self.x.len() / inner;
        let (panels, _) = S::as_simd_f32s(panels);
        for (p, panel) in panels.chunks_exact(V * inner).enumerate() {
            let columns = p * PANEL..wide.min(&((p + 1) * PANEL)).to_owned();
            let mut i = 0;
            while i + R <= n {
                let sums = sums::<S, V, R>(simd, panel, &self.x[i * inner..][..R * inner]);
                for (r, sums) in sums.iter().enumerate() {
                    store::<S, V>(&mut self.out[(i + r) * wide..][columns.clone()], sums);
                }
                i += R;
            }
            while i < n {
                let [row] = sums::<S, V, 1>(simd, panel, &self.x[i * inner..][..*inner]);
                store::<S, V>(&mut self.out[i * wide..][columns.clone()], &row);
                i += 1;
            }
        }
    }
}

/// The products of `R` rows with a panel.
#[inline(always)]
fn sums<S: Simd, const V: usize, const R: usize>(simd: S, panel: &[S::f32s], x: &[f32]) -> [[S::f32s; V]; R] {
    let mut sums = [[simd.splat_f32s(0.0); V]; R];
    let (panel, _) = panel.as_chunks::<V>();
    let inner = panel.len();
    let rows: [&[f32]; R] = std::array::from_fn(|r| &x[r * inner..][..inner]);
    for (k, weights) in panel.iter().enumerate() {
        for r in 0..R {
            let a = simd.splat_f32s(rows[r][k]);
            for v in 0..V {
                sums[r][v] = simd.mul_add_f32s(a, weights[v], sums[r][v]);
            }
        }
    }
    sums
}

/// A row of sums, cut short at the edge of the matrix.
#[inline(always)]
fn store<S: Simd, const V: usize>(out: &mut [f32], sums: &[S::f32s; V]) {
    if let (whole, []) = S::as_mut_simd_f32s(out)
        && whole.len() == V
    {
        whole.iter_mut().zip(sums).for_each(|(o, s)| *o = *s);
    } else {
        out.iter_mut().zip(bytemuck::cast_slice(sums)).for_each(|(o, s)| *o = *s);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the definition, for sizes that leave rows and columns over.
    #[test]
    fn products() {
        for (n, inner, wide) in [(1, 1, 1), (5, 3, 16), (7, 96, 50), (25, 96, 288), (0, 4, 4)] {
            let number = |i: usize| ((i * 7919) % 23) as f32 - 11.0;
            let x: Vec<f32> = (0..n * inner).map(number).collect();
            let w: Vec<f32> = (0..wide * inner).map(|i| number(i + 5)).collect();
            let mut out = vec![f32::NAN; n * wide];
            Weights::new(&w, inner).multiply(&x, &mut out);
            for (i, y) in out.iter().enumerate() {
                let (r, c) = (i / wide, i % wide);
                let expected: f32 = (0..inner).map(|k| x[r * inner + k] * w[c * inner + k]).sum();
                assert_eq!(*y, expected, "{n} x {inner} x {wide} at {r}, {c}");
            }
        }
    }
}
