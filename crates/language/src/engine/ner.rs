//! Named entities by a pushdown over begin, in, last, unit, out (Lample et al. 2016; spaCy's `BiluoPushDown`).

use super::transition::{Biases, Features, Scorer, Scores};
use pulp::{Scalar, Simd, WithSimd};

const BEGIN: u8 = 1;
const IN: u8 = 2;
const LAST: u8 = 3;
const UNIT: u8 = 4;
const OUT: u8 = 5;

/// Words that a state shows: the next one, the open entity's first, the one before the next within an entity.
pub const ROLES: usize = 3;

/// A named entity: first word, the one after its last, its label's number.
pub type Entity = (u32, u32, u16);

/// The moves of a model, each with its label.
#[derive(Debug)]
pub struct Moves {
    classes: Vec<(u8, u16)>,
    biases: Biases,
}

/// What decides which moves are allowed.
#[derive(Clone, Copy)]
struct Situation {
    /// The label of the entity that is open.
    open: Option<u16>,
    /// Whether an entity may go on to the next word.
    goes_on: bool,
    /// Whether the word is white space.
    space: bool,
}

impl Situation {
    /// How many there are, with labels below this one.
    fn count(labels: usize) -> usize {
        4 * (labels + 1)
    }

    #[inline(always)]
    fn number(self) -> usize {
        let open = self.open.map_or(0, |label| usize::from(label) + 1);
        4 * open + 2 * usize::from(self.goes_on) + usize::from(self.space)
    }

    fn numbered(number: usize) -> Situation {
        let open = (number / 4).checked_sub(1).map(|label| label as u16);
        Situation { open, goes_on: number & 2 != 0, space: number & 1 != 0 }
    }

    /// Label 0 is none: a move that only texts with entities set beforehand allow.
    fn allows(self, (action, label): (u8, u16)) -> bool {
        match (action, self.open) {
            (OUT, None) => true,
            (BEGIN, None) => label != 0 && self.goes_on && !self.space,
            (UNIT, None) => label != 0 && !self.space,
            (IN, Some(entity)) => label == entity && self.goes_on,
            (LAST, Some(entity)) => label == entity,
            _ => false,
        }
    }
}

impl Moves {
    /// Moves with what their scorer says of them.
    pub fn new(classes: Vec<(u8, u16)>, scorer: &Scorer) -> Moves {
        let labels = classes.iter().map(|(_, label)| usize::from(*label) + 1).max().unwrap_or(0);
        let allows = |situation: usize, class: usize| Situation::numbered(situation).allows(classes[class]);
        let biases = scorer.biases(Situation::count(labels), allows);
        Moves { classes, biases }
    }
}

/// Runs the recognizer; its buffers are used again from text to text.
#[derive(Debug, Default)]
pub struct Run {
    scores: Scores,
}

/// What the recognizer must know of a word besides its vector.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// Whether a sentence starts here: entities do not reach over it.
    pub starts: bool,
    /// Whether it is white space: entities do not start with it.
    pub space: bool,
}

impl Run {
    /// The entities among the words `first..first + words.len()` of the features.
    pub fn find(
        &mut self,
        scorer: &Scorer,
        moves: &Moves,
        features: &Features,
        first: u32,
        words: &[Context],
        out: &mut Vec<Entity>,
    ) {
        let scores = &mut self.scores;
        super::processor::arch().dispatch(Find { scores, scorer, moves, features, first, words, out });
    }
}

/// A text's way from state to state.
struct Find<'a> {
    scores: &'a mut Scores,
    scorer: &'a Scorer,
    moves: &'a Moves,
    features: &'a Features,
    first: u32,
    words: &'a [Context],
    out: &'a mut Vec<Entity>,
}

impl WithSimd for Find<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        if self.scorer.fits(S::F32_LANES) { self.run(simd) } else { self.run(Scalar::new()) }
    }
}

impl Find<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Find { scores, scorer, moves, features, first, words, out } = self;
        let mut open: Option<(u32, u16)> = None;
        for (i, word) in words.iter().enumerate() {
            let goes_on = words.get(i + 1).is_some_and(|next| !next.starts);
            let situation = Situation { open: open.map(|o| o.1), goes_on, space: word.space };
            let i = i as u32;
            let shown = [Some(i), open.map(|o| o.0), open.and_then(|_| i.checked_sub(1))];
            let shown = shown.map(|w| w.map(|w| w + first));
            let bias = moves.biases.of(situation.number());
            let Some(class) = scorer.best(simd, features, &shown, bias, scores) else { break };
            let (action, label) = moves.classes[class];
            match (action, open) {
                (BEGIN, _) => open = Some((i, label)),
                (LAST, Some((start, label))) => {
                    out.push((start, i + 1, label));
                    open = None;
                }
                (UNIT, _) => out.push((i, i + 1, label)),
                _ => {}
            }
        }
    }
}
