//! Named entities by a pushdown over begin, in, last, unit, out (Lample et al. 2016; spaCy's `BiluoPushDown`).

use super::transition::{Features, Scorer, best};

const BEGIN: u8 = 1;
const IN: u8 = 2;
const LAST: u8 = 3;
const UNIT: u8 = 4;
const OUT: u8 = 5;

/// Words that a state shows: the next one, the open entity's first, the one before the next within an entity.
pub const ROLES: usize = 3;

/// A named entity: first word, the one after its last, its label's number.
pub type Entity = (u32, u32, u16);

/// Runs the recognizer; its buffers are used again from text to text.
#[derive(Debug, Default)]
pub struct Run {
    sums: Vec<f32>,
    scores: Vec<f32>,
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
        moves: &[(u8, u16)],
        features: &Features,
        first: u32,
        words: &[Context],
        out: &mut Vec<Entity>,
    ) {
        let Run { sums, scores } = self;
        sums.resize(scorer.units(), 0.0);
        scores.resize(scorer.classes, 0.0);
        super::processor::arch().dispatch(
            #[inline(always)]
            || {
                let mut open: Option<(u32, u16)> = None;
                for i in 0..words.len() as u32 {
                    let shown = [Some(i), open.map(|o| o.0), open.and_then(|_| i.checked_sub(1))];
                    scorer.score(features, &shown.map(|w| w.map(|w| w + first)), sums, scores);
                    let allowed = |c: usize| allowed(moves[c], open, words, i as usize);
                    let Some(class) = best(scores, allowed) else { break };
                    let (action, label) = moves[class];
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
            },
        );
    }
}

/// Label 0 is none: a move that only texts with entities set beforehand allow.
#[inline(always)]
fn allowed((action, label): (u8, u16), open: Option<(u32, u16)>, words: &[Context], i: usize) -> bool {
    let next = words.get(i + 1);
    let goes_on = next.is_some_and(|w| !w.starts);
    match (action, open) {
        (OUT, None) => true,
        (BEGIN, None) => label != 0 && goes_on && !words[i].space,
        (UNIT, None) => label != 0 && !words[i].space,
        (IN, Some((_, entity))) => label == entity && goes_on,
        (LAST, Some((_, entity))) => label == entity,
        _ => false,
    }
}
