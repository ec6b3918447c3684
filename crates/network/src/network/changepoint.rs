//! Change points of a series of signs, by optimal partitioning (Jackson and others 2005).
//!
//! The series is cut into stretches so that the sum of two terms is least: for each stretch the cost of its signs under
//! one constant chance of a hostile one (minus twice the log-likelihood), and for each cut the penalty of the Bayesian
//! information criterion for two more parameters, 2 ln n.

/// The positions at which a new stretch begins, without the first.
#[must_use]
#[allow(clippy::cast_precision_loss)] // lengths of time lines
pub fn change_points(signs: &[i32]) -> Vec<usize> {
    let n = signs.len();
    if n < 2 {
        return Vec::new();
    }
    let mut hostile = vec![0_usize; n + 1];
    for (i, sign) in signs.iter().enumerate() {
        hostile[i + 1] = hostile[i] + usize::from(*sign < 0);
    }
    let penalty = 2.0 * (n as f64).ln();
    // best[j]: the least cost of the first j signs; the first stretch pays no penalty.
    let mut best = vec![-penalty; n + 1];
    let mut last = vec![0; n + 1];
    for j in 1..=n {
        best[j] = f64::INFINITY;
        for i in 0..j {
            let cost = best[i] + stretch(hostile[j] - hostile[i], j - i) + penalty;
            // On a tie the longer stretch, that is fewer changes; a hair against rounding.
            if cost < best[j] - 1e-9 {
                (best[j], last[j]) = (cost, i);
            }
        }
    }
    let mut cuts = Vec::new();
    let mut at = last[n];
    while at > 0 {
        cuts.push(at);
        at = last[at];
    }
    cuts.reverse();
    cuts
}

/// Minus twice the log-likelihood of a stretch with so many hostile signs.
#[allow(clippy::cast_precision_loss)] // lengths of time lines
fn stretch(hostile: usize, length: usize) -> f64 {
    let part = |count: usize| {
        if count == 0 { 0.0 } else { count as f64 * (count as f64 / length as f64).ln() }
    };
    -2.0 * (part(hostile) + part(length - hostile))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lasting_turn_is_a_change_and_a_single_slip_is_not() {
        for (signs, cuts) in [
            (&[][..], &[][..]),
            (&[-1][..], &[][..]),
            (&[1, 1, 1, 1][..], &[][..]),
            (&[-1, 1][..], &[1][..]),
            (&[-1, -1, 1, 1][..], &[2][..]),
            (&[-1, 1, -1][..], &[][..]),
            (&[1, 1, 1, -1, 1, 1, 1, 1][..], &[][..]),
            (&[1, 1, 1, 1, -1, -1, -1, -1, 1, 1, 1, 1][..], &[4, 8][..]),
        ] {
            assert_eq!(change_points(signs), cuts, "{signs:?}");
        }
    }
}
