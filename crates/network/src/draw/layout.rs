//! Where nodes go: the places of [`crate::network::by_forces`] fill the room, then the boxes of nodes and labels are parted.

use super::canvas::Rect;

/// Rounds of pushing boxes apart.
const ROUNDS: usize = 300;

/// Positions moved and stretched to fill a rectangle; one axis is stretched at most twice as far as the other.
pub(super) fn fill(positions: &mut [(f64, f64)], into: Rect) {
    let bounds = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let values = positions.iter().map(of);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    };
    let ((left, right), (top, bottom)) = (bounds(&|p| p.0), bounds(&|p| p.1));
    let scale = |room: f64, extent: f64| if extent > 1e-6 { room / extent } else { 1.0 };
    let (x, y) = (scale(into.width, right - left), scale(into.height, bottom - top));
    let (x, y) = (x.min(2.0 * y), y.min(2.0 * x));
    let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    for p in positions {
        p.0 = into.x + into.width / 2.0 + (p.0 - middle.0) * x;
        p.1 = into.y + into.height / 2.0 + (p.1 - middle.1) * y;
    }
}

/// Moves boxes apart and keeps them inside; `true` where none overlap in the end. At first each pair is pushed apart by
/// as little as needed; where that does not end, each box takes the free place nearest to where it was.
pub(super) fn part(boxes: &mut [Rect], inside: Rect) -> bool {
    boxes.iter_mut().for_each(|b| keep(b, inside));
    let wanted = boxes.to_vec();
    for _ in 0..ROUNDS {
        let mut clear = true;
        for i in 0..boxes.len() {
            for j in i + 1..boxes.len() {
                if boxes[i].overlaps(&boxes[j]) {
                    clear = false;
                    push(boxes, i, j);
                }
            }
        }
        boxes.iter_mut().for_each(|b| keep(b, inside));
        if clear && !any_overlap(boxes) {
            return true;
        }
    }
    for (i, want) in wanted.iter().enumerate() {
        let Some(free) = nearest_free(want, &boxes[..i], inside) else { return false };
        boxes[i] = free;
    }
    true
}

/// Steps between the places that are tried, in pixels.
const STEP: f64 = 8.0;

/// The free place nearest to a wanted one, on rings around it.
fn nearest_free(want: &Rect, taken: &[Rect], inside: Rect) -> Option<Rect> {
    let mut radius = 0.0;
    while radius < inside.width + inside.height {
        // As many places on a ring as are a step apart.
        let mut angle: f64 = 0.0;
        while angle < std::f64::consts::TAU {
            let at = Rect { x: want.x + radius * angle.cos(), y: want.y + radius * angle.sin(), ..*want };
            if inside.contains(&at) && !taken.iter().any(|t| t.overlaps(&at)) {
                return Some(at);
            }
            angle += STEP / f64::max(radius, STEP / 7.0);
        }
        radius += STEP;
    }
    None
}

pub(super) fn any_overlap(boxes: &[Rect]) -> bool {
    boxes.iter().enumerate().any(|(i, a)| boxes[i + 1..].iter().any(|b| a.overlaps(b)))
}

/// Pushes two boxes apart along the axis on which they overlap less.
fn push(boxes: &mut [Rect], i: usize, j: usize) {
    let (a, b) = (boxes[i], boxes[j]);
    let x = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let y = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
    // A hair more than half the overlap each, so that the two do not end edge to edge.
    if x < y {
        let (step, left) = (x / 2.0 + 0.5, a.x + a.width / 2.0 <= b.x + b.width / 2.0);
        boxes[i].x += if left { -step } else { step };
        boxes[j].x += if left { step } else { -step };
    } else {
        let (step, above) = (y / 2.0 + 0.5, a.y + a.height / 2.0 <= b.y + b.height / 2.0);
        boxes[i].y += if above { -step } else { step };
        boxes[j].y += if above { step } else { -step };
    }
}

fn keep(b: &mut Rect, inside: Rect) {
    b.x = b.x.min(inside.x + inside.width - b.width).max(inside.x);
    b.y = b.y.min(inside.y + inside.height - b.height).max(inside.y);
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Rect = Rect { x: 10.0, y: 20.0, width: 800.0, height: 400.0 };

    #[test]
    fn positions_fill_the_room() {
        let mut at = vec![(0.0, 0.0), (1.0, 0.5), (2.0, 1.0)];
        fill(&mut at, ROOM);
        assert_eq!(at, [(10.0, 20.0), (410.0, 220.0), (810.0, 420.0)]);
        let mut alone = vec![(5.0, 5.0)];
        fill(&mut alone, ROOM);
        assert_eq!(alone, [(410.0, 220.0)]);
    }

    #[test]
    fn boxes_are_parted_and_stay_inside() {
        let mut boxes: Vec<Rect> =
            (0..40).map(|i| Rect { x: f64::from(i), y: 50.0, width: 70.0, height: 20.0 }).collect();
        assert!(part(&mut boxes, ROOM));
        assert!(boxes.iter().all(|b| ROOM.contains(b)));
        let mut crowd = vec![Rect { x: 0.0, y: 0.0, width: 500.0, height: 300.0 }; 3];
        assert!(!part(&mut crowd, ROOM));
    }
}
