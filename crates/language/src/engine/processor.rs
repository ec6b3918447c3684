//! Which instructions of the processor the engine uses; what it computes does not depend on them.
//!
//! Sums are made number by number in one order, and each product is added with one rounding (`mul_add`), in hardware or
//! in software: analyses, and so facts, are the same on every processor to the last digit.

use pulp::Arch;
use std::sync::OnceLock;

/// Names the variable that keeps the engine from the processor's vectors, to compare: any value but the empty one.
const SCALAR: &str = "SUMMITRY_SCALAR";

/// The widest vectors that the processor has.
pub(super) fn arch() -> Arch {
    static ARCH: OnceLock<Arch> = OnceLock::new();
    *ARCH.get_or_init(|| match std::env::var_os(SCALAR) {
        Some(value) if !value.is_empty() => Arch::Scalar,
        _ => Arch::new(),
    })
}
