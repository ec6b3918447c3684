//! Work that is shared out among threads.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What is made of each of so many numbers, in their order; the first failure ends it.
pub(super) fn shared_out<T: Send, E: Send>(
    jobs: usize,
    count: usize,
    make: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    if jobs < 2 || count < 2 {
        return (0..count).map(make).collect();
    }
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let made: Mutex<Vec<(usize, Result<T, E>)>> = Mutex::default();
    let work = || {
        while !failed.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return;
            }
            let one = make(number);
            failed.fetch_or(one.is_err(), Ordering::Relaxed);
            made.lock().unwrap_or_else(PoisonError::into_inner).push((number, one));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..jobs.min(count) {
            scope.spawn(work);
        }
        work();
    });
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, one)| one).collect()
}

/// What two give: at once, where there are threads for both, or one after the other.
pub(super) fn both<A, B: Send>(
    jobs: usize,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if jobs < 2 {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        // A thread fails where memory ends, and then this one would have failed as well.
        (one(), other.join().unwrap_or_else(|why| std::panic::resume_unwind(why)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_out_comes_back_in_order_and_a_failure_ends_it() {
        for jobs in 1..4 {
            let doubled = shared_out(jobs, 100, |n| Ok::<_, usize>(2 * n)).unwrap();
            assert_eq!(doubled, (0..100).map(|n| 2 * n).collect::<Vec<_>>());
            assert_eq!(shared_out(jobs, 100, |n| if n == 7 { Err(n) } else { Ok(n) }), Err(7));
            assert_eq!(both(jobs, || 1, || 2), (1, 2));
        }
    }
}
