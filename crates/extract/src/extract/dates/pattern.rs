//! Patterns over tokens, and the tree in which all of them are looked for at once.
//!
//! | written | stands for |
//! | --- | --- |
//! | `ago` | the word, whatever its case |
//! | `to\|until` | either |
//! | `<month>` | a word of a class; its value can be named in the rule's value |
//! | `<month>:month2` | the same under another name |
//! | `~-` | a token without white space before it |
//! | `( , <year> )?` | all of it or nothing |
//! | `( a \| b c )` | one of them |
//! | `{count}` | a named part, see `parts.toml` |
//! | `[ <day> ] to <day>:day2 <mon>` | brackets hold the date itself; what is outside must stand beside it |
//!
//! Each way to read a pattern becomes a row of single tokens; rows that begin alike share their way through the tree.

use super::lexicon::{Classes, Lexeme, Lexicon};
use std::collections::BTreeMap;

/// What a part of a date is called in a rule's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot(u8);

const SLOTS: [&str; 23] = [
    "year", "month", "day", "weekday", "season", "unit", "number", "ordinal", "tens", "which", "beside",
    "deictic", "two", "decade", "numeric", "years", "month2", "day2", "year2", "holiday", "two2", "quarter",
    "monyear",
];

impl Slot {
    /// The slot of this name; `None` for names that values do not know.
    pub(super) fn named(name: &str) -> Option<Slot> {
        let plain = match name {
            "mon" => "month",
            "wd" => "weekday",
            "midyear" => "year",
            "nth" => "day",
            "shortdecade" => "tens",
            other => other,
        };
        SLOTS.iter().position(|s| *s == plain).and_then(|i| u8::try_from(i).ok()).map(Slot)
    }
}

/// The values that a row of tokens gave.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Captures([Option<i32>; SLOTS.len()]);

impl Captures {
    pub(super) fn get(&self, slot: Slot) -> Option<i32> {
        self.0[usize::from(slot.0)]
    }

    /// "twenty-five" has two numbers, which add up; of anything else the last counts.
    fn set(&mut self, slot: Slot, value: i32) {
        let adds = Slot::named("number") == Some(slot);
        let known = self.0[usize::from(slot.0)].filter(|_| adds).unwrap_or(0);
        self.0[usize::from(slot.0)] = Some(known + value);
    }
}

/// One token of a row.
#[derive(Clone, Debug, Default, PartialEq)]
struct Element {
    words: Vec<u16>,
    classes: Classes,
    glued: bool,
    slot: Option<Slot>,
}

impl Element {
    fn fits(&self, lexeme: Lexeme, spaced: bool) -> bool {
        (lexeme.classes.meets(self.classes) || (lexeme.word != 0 && self.words.contains(&lexeme.word)))
            && !(self.glued && spaced)
    }
}

/// A way to read a pattern.
#[derive(Clone, Debug)]
struct Row {
    rule: usize,
    elements: Vec<usize>,
    constants: Vec<(Slot, i32)>,
    /// The brackets.
    taken: (usize, usize),
}

/// A place where a pattern fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The rule's number.
    pub rule: usize,
    /// The tokens of the date itself.
    pub taken: (usize, usize),
    /// How many tokens the pattern covers.
    pub width: usize,
    /// What they say.
    pub captures: Captures,
}

/// All patterns in one tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    elements: Vec<Element>,
    rows: Vec<Row>,
    nodes: Vec<Node>,
    /// The first steps that a word, or a class, may take.
    by_word: Vec<Vec<(usize, usize)>>,
    by_class: Vec<Vec<(usize, usize)>>,
}

#[derive(Debug, Default)]
struct Node {
    steps: Vec<(usize, usize)>,
    ends: Vec<usize>,
}

/// The rows of a pattern while it is read: elements, constants and where brackets stand.
#[derive(Clone, Debug, Default)]
struct Draft {
    elements: Vec<usize>,
    constants: Vec<(Slot, i32)>,
    open: Option<usize>,
    close: Option<usize>,
}

/// Named parts of patterns: each a list of ways to write it, with a value where the way tells it.
pub(super) type Parts = BTreeMap<String, Vec<(String, Option<i32>)>>;

impl Tree {
    /// Adds a rule's pattern.
    ///
    /// # Errors
    /// Says what is wrong with the pattern.
    pub(super) fn add(
        &mut self,
        rule: usize,
        pattern: &str,
        parts: &Parts,
        lexicon: &mut Lexicon,
    ) -> Result<(), String> {
        let words: Vec<&str> = pattern.split_whitespace().collect();
        let (drafts, used) = self.sequence(&words, parts, lexicon)?;
        if used != words.len() {
            return Err(format!("`{}` closes nothing", words[used]));
        }
        for draft in drafts {
            let taken = (draft.open.unwrap_or(0), draft.close.unwrap_or(draft.elements.len()));
            if taken.0 >= taken.1 {
                return Err("a pattern must take a token however it is read".to_owned());
            }
            self.rows.push(Row { rule, elements: draft.elements, constants: draft.constants, taken });
        }
        Ok(())
    }

    /// Reads up to the closing parenthesis or bar that is not its own.
    fn sequence(
        &mut self,
        words: &[&str],
        parts: &Parts,
        lexicon: &mut Lexicon,
    ) -> Result<(Vec<Draft>, usize), String> {
        let mut drafts = vec![Draft::default()];
        let mut at = 0;
        while at < words.len() {
            match words[at] {
                ")" | ")?" | "|" => break,
                "[" => drafts.iter_mut().for_each(|d| d.open = Some(d.elements.len())),
                "]" => drafts.iter_mut().for_each(|d| d.close = Some(d.elements.len())),
                "(" => {
                    let mut choices = Vec::new();
                    let end = loop {
                        let (more, used) = self.sequence(&words[at + 1..], parts, lexicon)?;
                        choices.extend(more);
                        at += 1 + used;
                        match words.get(at) {
                            Some(&"|") => {}
                            Some(end) => break *end,
                            None => return Err("a parenthesis is not closed".to_owned()),
                        }
                    };
                    if end == ")?" {
                        choices.push(Draft::default());
                    }
                    drafts = joined(&drafts, &choices);
                }
                word => {
                    let (word, optional) = match word.strip_suffix('?') {
                        Some(word) if !word.is_empty() => (word, true),
                        _ => (word, false),
                    };
                    let mut choices = self.word(word, parts, lexicon)?;
                    if optional {
                        choices.push(Draft::default());
                    }
                    drafts = joined(&drafts, &choices);
                }
            }
            at += 1;
        }
        Ok((drafts, at))
    }

    /// A part or a single element.
    fn word(&mut self, word: &str, parts: &Parts, lexicon: &mut Lexicon) -> Result<Vec<Draft>, String> {
        if let Some(name) = word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
            let ways = parts.get(name).ok_or_else(|| format!("no part `{name}`"))?;
            let mut all = Vec::new();
            for (way, value) in ways {
                let words: Vec<&str> = way.split_whitespace().collect();
                let (mut drafts, _) = self.sequence(&words, parts, lexicon)?;
                if let (Some(value), Some(slot)) = (value, Slot::named(name)) {
                    drafts.iter_mut().for_each(|d| d.constants.push((slot, *value)));
                }
                all.extend(drafts);
            }
            return Ok(all);
        }
        let element = element(word, lexicon)?;
        let number = self.elements.iter().position(|e| *e == element).unwrap_or_else(|| {
            self.elements.push(element);
            self.elements.len() - 1
        });
        Ok(vec![Draft { elements: vec![number], ..Draft::default() }])
    }

    /// Builds the tree once all patterns are in.
    pub(super) fn grow(&mut self, lexicon: &Lexicon) {
        self.nodes = vec![Node::default()];
        for row in 0..self.rows.len() {
            let mut at = 0;
            for element in self.rows[row].elements.clone() {
                let known = self.nodes[at].steps.iter().find(|(e, _)| *e == element).map(|(_, n)| *n);
                at = known.unwrap_or_else(|| {
                    self.nodes.push(Node::default());
                    let new = self.nodes.len() - 1;
                    self.nodes[at].steps.push((element, new));
                    new
                });
            }
            self.nodes[at].ends.push(row);
        }
        self.by_word = vec![Vec::new(); lexicon.len()];
        self.by_class = vec![Vec::new(); Classes::COUNT];
        for &(element, node) in &self.nodes[0].steps {
            for &word in &self.elements[element].words {
                self.by_word[usize::from(word)].push((element, node));
            }
            for class in self.elements[element].classes.numbers() {
                self.by_class[class].push((element, node));
            }
        }
    }

    /// Adds all places where a pattern begins at a token; `spaced` tells whether white space stands before a token.
    pub(super) fn find(
        &self,
        lexemes: &[Lexeme],
        at: usize,
        spaced: &impl Fn(usize) -> bool,
        found: &mut Vec<Candidate>,
    ) {
        let first = lexemes[at];
        let words = self.by_word[usize::from(first.word)].iter();
        let classes = first.classes.numbers().flat_map(|c| &self.by_class[c]);
        for &(element, node) in words.chain(classes) {
            if self.elements[element].fits(first, spaced(at)) {
                self.follow(node, lexemes, at, at + 1, spaced, found);
            }
        }
    }

    fn follow(
        &self,
        node: usize,
        lexemes: &[Lexeme],
        from: usize,
        at: usize,
        spaced: &impl Fn(usize) -> bool,
        found: &mut Vec<Candidate>,
    ) {
        for &row in &self.nodes[node].ends {
            found.push(self.candidate(&self.rows[row], lexemes, from));
        }
        let Some(&lexeme) = lexemes.get(at) else { return };
        if lexeme.is_idle() {
            return;
        }
        for &(element, next) in &self.nodes[node].steps {
            if self.elements[element].fits(lexeme, spaced(at)) {
                self.follow(next, lexemes, from, at + 1, spaced, found);
            }
        }
    }

    fn candidate(&self, row: &Row, lexemes: &[Lexeme], from: usize) -> Candidate {
        let mut captures = Captures::default();
        for (i, element) in row.elements.iter().enumerate() {
            let element = &self.elements[*element];
            if let Some(slot) = element.slot
                && lexemes[from + i].classes.meets(element.classes)
            {
                captures.set(slot, lexemes[from + i].value);
            }
        }
        row.constants.iter().for_each(|(slot, value)| captures.set(*slot, *value));
        let taken = (from + row.taken.0, from + row.taken.1);
        Candidate { rule: row.rule, taken, width: row.elements.len(), captures }
    }
}

/// Each of the first followed by each of the second.
fn joined(first: &[Draft], second: &[Draft]) -> Vec<Draft> {
    let mut all = Vec::with_capacity(first.len() * second.len());
    for a in first {
        for b in second {
            let shift = a.elements.len();
            all.push(Draft {
                elements: [a.elements.as_slice(), &b.elements].concat(),
                constants: [a.constants.as_slice(), &b.constants].concat(),
                open: a.open.or(b.open.map(|o| o + shift)),
                close: a.close.or(b.close.map(|c| c + shift)),
            });
        }
    }
    all
}

/// Reads `~to|<month>:month2`.
fn element(text: &str, lexicon: &mut Lexicon) -> Result<Element, String> {
    let (text, glued) = text.strip_prefix('~').map_or((text, false), |t| (t, true));
    let mut element = Element { glued, ..Element::default() };
    for choice in text.split('|') {
        let Some(inside) = choice.strip_prefix('<') else {
            if choice.is_empty() || choice.contains(['<', '>', '{', '}', '(', ')', '[', ']']) {
                return Err(format!("`{choice}` is neither a word nor a class"));
            }
            element.words.push(lexicon.word(choice));
            continue;
        };
        let (class, rest) = inside.split_once('>').ok_or_else(|| format!("`{choice}` is not closed"))?;
        let classes = Classes::named(class).ok_or_else(|| format!("no class `{class}`"))?;
        element.classes = element.classes.with(classes);
        let name = rest.strip_prefix(':').unwrap_or(class);
        element.slot = element.slot.or(Slot::named(name));
    }
    element.words.sort_unstable();
    Ok(element)
}
