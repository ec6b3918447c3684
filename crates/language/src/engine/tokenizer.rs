//! From text to tokens, by the rules a model carries.
//!
//! The algorithm is that of spaCy's tokenizer: split at white space, peel prefixes and suffixes off each chunk until a
//! special case, a URL or nothing to peel is left, split that at infixes; last, special cases that affix rules had
//! broken up are put together again.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::hash::string_id;
use super::pieces;
use super::regex::{Pattern, compile};
use super::unicode::is_space;

/// The rules as a model stores them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rules {
    /// What may be cut off a chunk's start.
    pub prefix: Option<String>,
    /// What may be cut off a chunk's end.
    pub suffix: Option<String>,
    /// Where a chunk is split inside.
    pub infix: Option<String>,
    /// What is one token whatever the others say.
    pub token: Option<String>,
    /// What is one token before infixes are tried: URLs.
    pub url: Option<String>,
    /// Chunks with their tokens, each with its normal form where that is not the usual one.
    pub special: Vec<(String, Vec<Special>)>,
}

/// A token of a special case: its letters and, where it is not the usual one, its normal form.
pub type Special = (String, Option<String>);

/// A part of a chunk: its length in bytes and its normal form's number, or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes.
    pub len: u32,
    /// 0 where the word form itself decides.
    pub norm: u64,
}

/// A token: bytes of the text, the number of its normal form or 0, and whether a space follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// See [`Piece::norm`].
    pub norm: u64,
    /// Whether one space follows that is not a token.
    pub spaced: bool,
}

/// Compiled rules.
#[derive(Debug)]
pub struct Tokenizer {
    prefix: Option<Pattern>,
    suffix: Option<Pattern>,
    infix: Option<Pattern>,
    token: Option<Pattern>,
    url: Option<Pattern>,
    special: HashMap<String, Vec<Piece>>,
    /// Special cases that the affix rules break up, as the tokens they are broken into, by the first of these.
    broken: HashMap<String, Vec<Vec<String>>>,
}

/// Chunks seen before.
#[derive(Debug, Default)]
pub struct Cache(FxHashMap<Box<str>, Box<[Piece]>>);

/// More chunks than this and the cache starts anew, so that it does not grow with the corpus.
const CACHED: usize = 50_000;

/// Longer chunks are not remembered: they do not come again.
const WORTH_CACHING: usize = 64;

/// Bytes of the longest chunk that is read in one piece. No word or address is as long; the time to peel marks off grows with
/// the square of a chunk.
const LONGEST: usize = 4 << 10;

impl Tokenizer {
    /// Compiles the rules. The error names the pattern that is not one.
    pub fn new(rules: &Rules) -> Result<Tokenizer, String> {
        let pattern = |name: &str, source: &Option<String>| match source {
            Some(source) => {
                compile(source).map(Some).map_err(|e| format!("its {name} pattern is not valid: {e}"))
            }
            None => Ok(None),
        };
        let mut tokenizer = Tokenizer {
            prefix: pattern("prefix", &rules.prefix)?,
            suffix: pattern("suffix", &rules.suffix)?,
            infix: pattern("infix", &rules.infix)?,
            token: pattern("token", &rules.token)?,
            url: pattern("URL", &rules.url)?,
            special: HashMap::new(),
            broken: HashMap::new(),
        };
        for (chunk, tokens) in &rules.special {
            if tokens.is_empty() || tokens.iter().map(|(orth, _)| orth.as_str()).collect::<String>() != *chunk
            {
                return Err(format!("its special case {chunk:?} does not spell its tokens"));
            }
            let piece = |(orth, norm): &(String, Option<String>)| Piece {
                len: orth.len() as u32,
                norm: norm.as_deref().map_or(0, string_id),
            };
            tokenizer.special.insert(chunk.clone(), tokens.iter().map(piece).collect());
        }
        for (chunk, _) in &rules.special {
            tokenizer.note_broken(chunk);
        }
        Ok(tokenizer)
    }

    fn note_broken(&mut self, chunk: &str) {
        let touched = [&self.prefix, &self.suffix, &self.infix].into_iter().any(|r| find(r, chunk).is_some());
        if !touched && !chunk.contains(' ') {
            return;
        }
        let mut tokens = Vec::new();
        self.chunks(chunk, |range, _| {
            let mut at = range.start;
            for piece in self.split(&chunk[range], false) {
                let end = at + piece.len as usize;
                tokens.push(chunk[at..end].to_owned());
                at = end;
            }
        });
        if let Some(first) = tokens.first() {
            self.broken.entry(first.clone()).or_default().push(tokens);
        }
    }

    /// Whether a broken special case may start with this form.
    #[must_use]
    pub fn starts_special(&self, form: &str) -> bool {
        self.broken.contains_key(form)
    }

    /// Reads a text.
    pub fn tokenize(&self, text: &str, cache: &mut Cache, out: &mut Vec<Raw>) {
        if cache.0.len() > CACHED {
            cache.0.clear();
        }
        out.clear();
        self.chunks(text, |range, spaced| {
            let chunk = &text[range.clone()];
            let mut add = |pieces: &[Piece]| {
                let mut at = range.start;
                for piece in pieces {
                    let end = at + piece.len as usize;
                    out.push(Raw { bytes: at..end, norm: piece.norm, spaced: false });
                    at = end;
                }
            };
            if let Some(known) = cache.0.get(chunk) {
                add(known);
            } else {
                let pieces = self.split(chunk, true);
                add(&pieces);
                if chunk.len() <= WORTH_CACHING {
                    cache.0.insert(chunk.into(), pieces.into_boxed_slice());
                }
            }
            if let Some(last) = out.last_mut() {
                last.spaced = spaced;
            }
        });
        self.mend(text, out);
    }

    /// Runs of white space and of everything else; one space between two chunks belongs to the first.
    fn chunks(&self, text: &str, mut each: impl FnMut(Range<usize>, bool)) {
        let mut each = |range: Range<usize>, spaced: bool| {
            if range.len() <= LONGEST {
                return each(range, spaced);
            }
            for piece in pieces::of(&text[range.clone()], LONGEST) {
                let end = range.start + piece.end;
                each(range.start + piece.start..end, spaced && end == range.end);
            }
        };
        let Some(mut in_space) = text.chars().next().map(is_space) else { return };
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                each(start..at, c == ' ');
            }
            start = if c == ' ' { at + 1 } else { at };
            in_space = !in_space;
        }
        if start < text.len() {
            each(start..text.len(), text.ends_with(' ') && !in_space);
        }
    }

    fn split(&self, chunk: &str, specials: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let special = |s: &str| specials && self.special.contains_key(s);
        if special(chunk) {
            return self.special[chunk].clone();
        }
        let piece = |len: usize| Piece { len: len as u32, norm: 0 };
        let mut suffixes = Vec::new();
        let mut rest = chunk;
        let mut before = usize::MAX;
        while !rest.is_empty() && rest.len() != before {
            if find(&self.token, rest).is_some_and(|m| m.start == 0) || special(rest) {
                break;
            }
            before = rest.len();
            let prefix = find(&self.prefix, rest).map_or(0, |m| m.len());
            if prefix > 0 && special(&rest[prefix..]) {
                pieces.push(piece(prefix));
                rest = &rest[prefix..];
                break;
            }
            let suffix = find(&self.suffix, &rest[prefix..]).map_or(0, |m| m.len());
            if suffix > 0 && special(&rest[..rest.len() - suffix]) {
                suffixes.push(piece(suffix));
                rest = &rest[..rest.len() - suffix];
                break;
            }
            if prefix > 0 {
                pieces.push(piece(prefix));
            }
            if suffix > 0 {
                suffixes.push(piece(suffix));
            }
            rest = &rest[prefix..rest.len() - suffix];
        }
        self.core(rest, specials, &mut pieces);
        pieces.extend(suffixes.into_iter().rev());
        pieces
    }

    /// What is left when nothing more can be peeled off.
    fn core(&self, rest: &str, specials: bool, pieces: &mut Vec<Piece>) {
        let mut push = |len: usize| {
            if len > 0 {
                pieces.push(Piece { len: len as u32, norm: 0 });
            }
        };
        if specials && let Some(special) = self.special.get(rest) {
            pieces.extend(special);
            return;
        }
        let whole = |r: &Option<Pattern>| find(r, rest).is_some_and(|m| m.start == 0);
        if whole(&self.token) || whole(&self.url) {
            push(rest.len());
            return;
        }
        let mut start = 0;
        if let Some(infix) = &self.infix {
            for found in infix.find_iter(rest).filter(|m| m.start > 0) {
                push(found.start - start);
                push(found.len());
                start = found.end;
            }
        }
        push(rest.len() - start);
    }

    /// Puts special cases together again: the longest first, of equals the first.
    fn mend(&self, text: &str, tokens: &mut Vec<Raw>) {
        let form = |t: &Raw| &text[t.bytes.clone()];
        let mut matches: Vec<Range<usize>> = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            for sequence in self.broken.get(form(token)).into_iter().flatten() {
                let end = i + sequence.len();
                if end <= tokens.len() && tokens[i..end].iter().zip(sequence).all(|(t, s)| form(t) == s) {
                    matches.push(i..end);
                }
            }
        }
        if matches.is_empty() {
            return;
        }
        matches.sort_by_key(|m| (std::cmp::Reverse(m.len()), m.start));
        let mut seen = vec![false; tokens.len()];
        let mut chosen: Vec<Range<usize>> = Vec::new();
        for m in matches {
            if !seen[m.start] && !seen[m.end - 1] {
                chosen.push(m.clone());
            }
            seen[m].fill(true);
        }
        chosen.sort_by_key(|m| m.start);
        for m in chosen.into_iter().rev() {
            let bytes = tokens[m.start].bytes.start..tokens[m.end - 1].bytes.end;
            let Some(special) = self.special.get(&text[bytes.clone()]) else { continue };
            let spaced = tokens[m.end - 1].spaced;
            let mut at = bytes.start;
            let last = special.len() - 1;
            let parts: Vec<Raw> = special
                .iter()
                .enumerate()
                .map(|(i, piece)| {
                    let start = at;
                    at += piece.len as usize;
                    Raw { bytes: start..at, norm: piece.norm, spaced: i == last && spaced }
                })
                .collect();
            tokens.splice(m, parts);
        }
    }
}

/// The first match. A pattern that gives up on a text (its backtracking has a limit) does not match it.
fn find(pattern: &Option<Pattern>, text: &str) -> Option<Range<usize>> {
    pattern.as_ref()?.find_from(text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules {
            prefix: Some(r#"^"|^\("#.to_owned()),
            suffix: Some(r#""$|\)$|,$|(?<=[a-z])\.$|'s$"#.to_owned()),
            infix: Some(r"(?<=[a-z])-(?=[a-z])".to_owned()),
            token: None,
            url: Some(r"^www\.\S+$".to_owned()),
            special: vec![
                (
                    "don't".to_owned(),
                    vec![("do".to_owned(), None), ("n't".to_owned(), Some("not".to_owned()))],
                ),
                ("a.m.".to_owned(), vec![("a.m.".to_owned(), None)]),
            ],
        }
    }

    #[test]
    fn words() {
        let tokenizer = Tokenizer::new(&rules()).unwrap();
        for (text, expected) in [
            ("", &[][..]),
            ("They don't.", &["They", "do", "n't", "."]),
            ("(\"Hi\")", &["(", "\"", "Hi", "\"", ")"]),
            ("at 9 a.m., they", &["at", "9", "a.m.", ",", "they"]),
            ("a so-called truce", &["a", "so", "-", "called", "truce"]),
            ("see www.a-b.org", &["see", "www.a-b.org"]),
            ("one  two\n\nthree ", &["one", " ", "two", "\n\n", "three"]),
            ("Kim's", &["Kim", "'s"]),
        ] {
            let mut out = Vec::new();
            tokenizer.tokenize(text, &mut Cache::default(), &mut out);
            let forms: Vec<&str> = out.iter().map(|t| &text[t.bytes.clone()]).collect();
            assert_eq!(forms, expected, "{text:?}");
        }
    }

    #[test]
    fn rules_that_are_not_rules_are_refused() {
        assert!(Tokenizer::new(&Rules { prefix: Some("(".to_owned()), ..rules() }).is_err());
        let special = vec![("ab".to_owned(), vec![("a".to_owned(), None)])];
        assert!(Tokenizer::new(&Rules { special, ..rules() }).is_err());
    }
}
