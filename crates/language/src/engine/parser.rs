//! Dependency trees by the arc-eager system (Nivre 2003), made non-monotonic (Honnibal and Johnson 2015) and able to
//! break sentences (spaCy's `ArcEager`), read greedily.

use super::transition::{Biases, Features, Scorer, Scores};
use pulp::{Scalar, Simd, WithSimd};

const SHIFT: u8 = 0;
const REDUCE: u8 = 1;
const LEFT: u8 = 2;
const RIGHT: u8 = 3;
const BREAK: u8 = 4;
const ACTIONS: usize = 5;

/// Words that a state shows: two of the buffer, three of the stack, and outermost children.
pub const ROLES: usize = 8;

const NONE: u32 = u32::MAX;

/// The stack, the buffer and the arcs so far. Words are numbered from the text's first.
#[derive(Debug, Default)]
struct State {
    len: u32,
    next: u32,
    stack: Vec<u32>,
    /// Words put back before the buffer, the first of them last.
    back: Vec<u32>,
    heads: Vec<u32>,
    labels: Vec<u16>,
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
    /// The child attached last on the left and on the right of a word, and the one before a child.
    last: [Vec<u32>; 2],
    before: Vec<u32>,
}

/// The moves of a model, each with its label.
#[derive(Debug)]
pub struct Moves {
    classes: Vec<(u8, u16)>,
    /// For each set of actions, as bits.
    biases: Biases,
}

impl Moves {
    /// Moves with what their scorer says of them.
    pub fn new(classes: Vec<(u8, u16)>, scorer: &Scorer) -> Moves {
        let biases = scorer.biases(1 << ACTIONS, |allowed, class| allowed >> classes[class].0 & 1 == 1);
        Moves { classes, biases }
    }
}

/// Runs the parser; its buffers are used again from text to text.
#[derive(Debug, Default)]
pub struct Run {
    state: State,
    scores: Scores,
}

impl State {
    fn reset(&mut self, len: u32) {
        let n = len as usize;
        self.len = len;
        self.next = 0;
        self.stack.clear();
        self.back.clear();
        let [left, right] = &mut self.last;
        for list in [&mut self.heads, &mut self.before, left, right] {
            list.clear();
            list.resize(n, NONE);
        }
        self.labels.clear();
        self.labels.resize(n, 0);
        for flags in [&mut self.unshiftable, &mut self.starts] {
            flags.clear();
            flags.resize(n, false);
        }
        self.starts[0] = true;
    }

    fn buffer(&self, i: usize) -> Option<u32> {
        if i < self.back.len() {
            return Some(self.back[self.back.len() - 1 - i]);
        }
        let at = self.next + (i - self.back.len()) as u32;
        (at < self.len).then_some(at)
    }

    fn stacked(&self, i: usize) -> Option<u32> {
        self.stack.len().checked_sub(i + 1).map(|at| self.stack[at])
    }

    fn left_in_buffer(&self) -> usize {
        (self.len - self.next) as usize + self.back.len()
    }

    fn child(&self, side: usize, head: Option<u32>) -> Option<u32> {
        head.map(|h| self.last[side][h as usize]).filter(|c| *c != NONE)
    }

    fn shown(&self) -> [Option<u32>; ROLES] {
        let (b0, s0) = (self.buffer(0), self.stacked(0));
        [
            b0,
            self.buffer(1),
            s0,
            self.stacked(1),
            self.stacked(2),
            self.child(0, b0),
            self.child(0, s0),
            self.child(1, s0),
        ]
    }

    /// Which actions are allowed, by their number.
    fn allowed(&self) -> [bool; ACTIONS] {
        let (depth, left) = (self.stack.len(), self.left_in_buffer());
        let b0 = self.buffer(0).unwrap_or(NONE) as usize;
        let starts = self.starts.get(b0).copied().unwrap_or(false);
        let arc = depth > 0 && left > 0 && !starts;
        let shift = depth == 0 || (left >= 2 && !starts && !self.unshiftable[b0]);
        let breaks = left >= 2
            && matches!((self.buffer(0), self.buffer(1)), (Some(a), Some(b)) if b == a + 1 && !self.starts[b as usize]);
        [shift, depth > 0, arc, arc, breaks]
    }

    fn push(&mut self) {
        let word = self.back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    fn attach(&mut self, head: u32, child: u32, label: u16) {
        let c = child as usize;
        let old = self.heads[c];
        if old != NONE {
            let last = &mut self.last[usize::from(old < child)][old as usize];
            if *last == child {
                *last = self.before[c];
            }
        }
        let last = &mut self.last[usize::from(head < child)][head as usize];
        self.before[c] = *last;
        *last = child;
        self.heads[c] = head;
        self.labels[c] = label;
    }

    fn apply(&mut self, action: u8, label: u16) {
        let (b0, b1, s0) = (self.buffer(0), self.buffer(1), self.stacked(0));
        match (action, b0, s0) {
            (SHIFT, Some(_), _) => self.push(),
            (REDUCE, _, Some(s0)) => {
                self.stack.pop();
                if self.heads[s0 as usize] == NONE && !self.stack.is_empty() {
                    self.unshiftable[s0 as usize] = true;
                    self.back.push(s0);
                }
            }
            (LEFT, Some(b0), Some(s0)) => {
                self.attach(b0, s0, label);
                self.unshiftable[b0 as usize] = false;
                self.stack.pop();
            }
            (RIGHT, Some(b0), Some(s0)) => {
                self.attach(s0, b0, label);
                self.push();
            }
            (BREAK, _, _) => {
                if let Some(b1) = b1 {
                    self.starts[b1 as usize] = true;
                }
            }
            _ => {}
        }
    }
}

impl Run {
    /// Heads and labels for the words `first..first + heads.len()` of the features. A word without a head is its own.
    pub fn parse(
        &mut self,
        scorer: &Scorer,
        moves: &Moves,
        features: &Features,
        first: u32,
        heads: &mut [u32],
        labels: &mut [u16],
    ) {
        if heads.is_empty() {
            return;
        }
        let Run { state, scores } = self;
        state.reset(heads.len() as u32);
        super::processor::arch().dispatch(Parse { state, scores, scorer, moves, features, first });
        for (i, head) in heads.iter_mut().enumerate() {
            *head = if state.heads[i] == NONE { i as u32 } else { state.heads[i] };
            labels[i] = state.labels[i];
        }
    }
}

/// A text's way from state to state.
struct Parse<'a> {
    state: &'a mut State,
    scores: &'a mut Scores,
    scorer: &'a Scorer,
    moves: &'a Moves,
    features: &'a Features,
    first: u32,
}

impl WithSimd for Parse<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        if self.scorer.fits(S::F32_LANES) { self.run(simd) } else { self.run(Scalar::new()) }
    }
}

impl Parse<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Parse { state, scores, scorer, moves, features, first } = self;
        while !(state.stack.is_empty() && state.left_in_buffer() == 0) {
            let shown = state.shown().map(|w| w.map(|w| w + first));
            let bits = state.allowed().into_iter().enumerate().map(|(i, a)| usize::from(a) << i);
            let bias = moves.biases.of(bits.sum());
            let Some(class) = scorer.best(simd, features, &shown, bias, scores) else { break };
            let (action, label) = moves.classes[class];
            state.apply(action, label);
        }
    }
}
