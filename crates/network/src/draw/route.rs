//! How a line runs from node to node without crossing another, which would look like a tie of that one.

use super::canvas::Rect;

/// What a line has to go around.
pub(super) struct Around {
    /// The middle of the node.
    pub at: (f64, f64),
    pub radius: f64,
    /// The room of its name.
    pub label: Option<Rect>,
}

/// The room that is left between a line and a node.
const GAP: f64 = 5.0;

/// Points of a curve that are looked at.
const POINTS: u32 = 24;

/// How far a line may bend: so many steps to either side, each a share of its length.
const STEPS: i32 = 9;

/// The point towards which the line between two nodes bends; none where it runs straight. Of all ways in this room that
/// cross the fewest nodes, then the fewest names, the one that bends least.
pub(super) fn route((from, to): (usize, usize), around: &[Around], room: &Rect) -> Option<(f64, f64)> {
    let (a, b) = (around[from].at, around[to].at);
    let length = (b.0 - a.0).hypot(b.1 - a.1).max(1.0);
    let step = (length / 24.0).max(7.0);
    let mut best = (crossed(from, to, towards(a, b, 0.0), around), 0.0);
    for bend in (1..=STEPS).flat_map(|i| [f64::from(i) * step, f64::from(-i) * step]) {
        if best.0 == (0, 0) {
            break;
        }
        let found = crossed(from, to, towards(a, b, bend), around);
        // A curve comes half as near as the point towards which it bends.
        if found < best.0 && inside(room, &towards(a, b, bend / 2.0)) {
            best = (found, bend);
        }
    }
    (best.1 != 0.0).then(|| towards(a, b, best.1))
}

/// A point beside the middle of a line, twice as far as the curve will be.
fn towards(a: (f64, f64), b: (f64, f64), bend: f64) -> (f64, f64) {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let length = x.hypot(y).max(1.0);
    (f64::midpoint(a.0, b.0) - 2.0 * bend * y / length, f64::midpoint(a.1, b.1) + 2.0 * bend * x / length)
}

/// How many nodes and how many names a curve crosses.
fn crossed(from: usize, to: usize, by: (f64, f64), around: &[Around]) -> (usize, usize) {
    let (a, b) = (around[from].at, around[to].at);
    let point = |i: u32| {
        let t = f64::from(i) / f64::from(POINTS);
        let mix = |a: f64, by: f64, b: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * by + t * t * b;
        (mix(a.0, by.0, b.0), mix(a.1, by.1, b.1))
    };
    let points: Vec<(f64, f64)> = (0..=POINTS).map(point).collect();
    let others = || around.iter().enumerate().filter(|(i, _)| *i != from && *i != to).map(|(_, o)| o);
    let near = |o: &&Around| points.windows(2).any(|w| distance(o.at, w[0], w[1]) < o.radius + GAP);

    let named = |o: &&Around| o.label.is_some_and(|r| points.iter().any(|p| inside(&r, p)));
    (others().filter(near).count(), others().filter(named).count())
}

fn inside(r: &Rect, p: &(f64, f64)) -> bool {
    r.x <= p.0 && p.0 <= r.x + r.width && r.y <= p.1 && p.1 <= r.y + r.height
}

/// How far a point is from a piece of a line.
fn distance(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let square = x * x + y * y;
    let share = if square > 0.0 { ((p.0 - a.0) * x + (p.1 - a.1) * y) / square } else { 0.0 };
    let t = share.clamp(0.0, 1.0);
    (p.0 - a.0 - t * x).hypot(p.1 - a.1 - t * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Rect = Rect { x: -300.0, y: -300.0, width: 800.0, height: 600.0 };

    fn nodes(at: &[(f64, f64)]) -> Vec<Around> {
        at.iter().map(|at| Around { at: *at, radius: 10.0, label: None }).collect()
    }

    #[test]
    fn a_line_runs_straight_where_nothing_is_in_its_way() {
        assert_eq!(route((0, 1), &nodes(&[(0.0, 0.0), (200.0, 0.0), (100.0, 40.0)]), &ROOM), None);
    }

    #[test]
    fn a_line_goes_around_a_node_on_the_side_that_is_free() {
        let way = |others: &[(f64, f64)]| {
            let all = nodes(&[&[(0.0, 0.0), (200.0, 0.0)], others].concat());
            let towards = route((0, 1), &all, &ROOM).expect("it bends");
            assert_eq!(crossed(0, 1, towards, &all), (0, 0), "{others:?}");
            towards
        };
        way(&[(100.0, 0.0)]);
        // Below is another, so that it passes above.
        assert!(way(&[(100.0, 4.0), (100.0, 30.0)]).1 < 0.0);
        assert!(way(&[(100.0, -4.0), (100.0, -30.0)]).1 > 0.0);
        // Beyond the edge there is no way, however free it is.
        let all = nodes(&[(0.0, 0.0), (200.0, 0.0), (100.0, 4.0), (100.0, 30.0)]);
        let edge = Rect { y: -10.0, ..ROOM };
        assert!(route((0, 1), &all, &edge).is_none_or(|towards| towards.1 > -20.0));
    }

    #[test]
    fn a_line_leaves_names_free_as_well() {
        let mut all = nodes(&[(0.0, 0.0), (200.0, 0.0), (100.0, 60.0)]);
        all[2].label = Some(Rect { x: 60.0, y: -8.0, width: 80.0, height: 16.0 });
        let towards = route((0, 1), &all, &ROOM).expect("it bends");
        assert_eq!(crossed(0, 1, towards, &all), (0, 0));
    }
}
