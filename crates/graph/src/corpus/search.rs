//! Words in the texts that a graph carries.

use crate::article::{slug, story};
use crate::rdf::vocabulary::{nif, schema};
use crate::store::{Kg, StoreError};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many characters are shown on each side of what was found.
const AROUND: usize = 70;

/// An article that has the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The article's id.
    pub article: String,
    /// The headline.
    pub headline: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// How often the words stand there.
    pub count: usize,
    /// Where the first of them stands, in code points of the text.
    pub at: usize,
    /// The text before it, what was found, and the text behind it, on one line.
    pub words: [String; 3],
}

/// Nothing to look for.
#[derive(Debug, thiserror::Error)]
#[error("want at least one word to look for")]
pub struct NoWords;

/// What is looked for: runs of words, each as in a slug; the last may be a beginning.
struct Wanted(Vec<(Vec<String>, bool)>);

impl Wanted {
    /// `treaty "prime minister" sign*`: words, words in a row, beginnings of words.
    fn read(query: &[String]) -> Result<Wanted, NoWords> {
        let mut wanted = Vec::new();
        // What the shell has taken the marks from is one argument still.
        for argument in query {
            let quoted = argument.contains(' ') && !argument.contains('"');
            for (number, part) in argument.split('"').enumerate() {
                if quoted || number % 2 == 1 {
                    wanted.push(part);
                } else {
                    wanted.extend(part.split_whitespace());
                }
            }
        }
        let run = |part: &str| {
            let words: Vec<String> = words(part).into_iter().map(|(word, _)| word).collect();
            (words, part.trim_end().ends_with('*'))
        };
        let wanted: Vec<_> = wanted.into_iter().map(run).filter(|(words, _)| !words.is_empty()).collect();
        if wanted.is_empty() { Err(NoWords) } else { Ok(Wanted(wanted)) }
    }

    /// Where the runs stand; nothing where one of them is not there.
    fn found(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let words = words(text);
        let mut all = Vec::new();
        for (run, open) in &self.0 {
            let fits = |window: &[(String, Range<usize>)]| {
                run.iter().zip(window).enumerate().all(|(i, (want, (is, _)))| {
                    if *open && i + 1 == run.len() { is.starts_with(want.as_str()) } else { is == want }
                })
            };
            let before = all.len();
            for window in words.windows(run.len()).filter(|w| fits(w)) {
                all.push(window[0].1.start..window[run.len() - 1].1.end);
            }
            if all.len() == before {
                return None;
            }
        }
        all.sort_by_key(|range| range.start);
        Some(all)
    }
}

/// The words of a text without case and accents, each with its bytes.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((slug(&text[from..at]), from..at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The articles that have all these words, those first that have them most often.
///
/// # Errors
/// Where the store fails; inside, where there is no word.
pub fn search(kg: &Kg, query: &[String]) -> Result<Result<Vec<Hit>, NoWords>, StoreError> {
    let wanted = match Wanted::read(query) {
        Ok(wanted) => wanted,
        Err(none) => return Ok(Err(none)),
    };
    let texts = kg.literals(&nif("isString"))?;
    let heads: [BTreeMap<String, String>; 2] =
        [kg.literals(&schema("headline"))?, kg.literals(&schema("datePublished"))?];
    let mut hits = Vec::new();
    for (id, text) in &texts {
        let headed = text.len() - story(text).len();
        let Some(found) = wanted.found(text) else { continue };
        // A headline above the text is found as well, and what is shown is rather the text.
        let first = found.iter().find(|r| r.start >= headed).or(found.first());
        let Some(first) = first.cloned() else { continue };
        hits.push(Hit {
            article: id.clone(),
            headline: heads[0].get(id).cloned(),
            published: heads[1].get(id).cloned(),
            count: found.len(),
            at: text[..first.start].chars().count(),
            words: shown(text, &first),
        });
    }
    hits.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.article.cmp(&b.article)));
    Ok(Ok(hits))
}

/// What was found, with the text on both sides.
fn shown(text: &str, found: &Range<usize>) -> [String; 3] {
    let line = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = text[..found.start].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let rest = &text[found.end..];
    let after = rest.char_indices().nth(AROUND).map_or(rest.len(), |(at, _)| at);
    let space = |has: bool| if has { " " } else { "" };
    let (left, right) = (&text[before..found.start], &rest[..after]);
    [
        line(left) + space(left.ends_with(char::is_whitespace)),
        line(&text[found.clone()]),
        space(right.starts_with(char::is_whitespace)).to_owned() + &line(right),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_words() {
        let text = "Ivo Kováč, the prime minister, signed a treaty.\nThe treaty binds both.";
        for (query, count) in [
            (&["treaty"][..], Some(2)),
            (&["TREATY", "kovac"], Some(3)),
            (&["\"prime minister\""], Some(1)),
            (&["prime minister"], Some(1)),
            (&["minister prime"], None),
            (&["treat"], None),
            (&["treat*", "sign*"], Some(3)),
            (&["treaty", "absent"], None),
        ] {
            let query: Vec<String> = query.iter().map(|q| (*q).to_owned()).collect();
            let found = Wanted::read(&query).unwrap().found(text);
            assert_eq!(found.map(|f| f.len()), count, "{query:?}");
        }
        assert!(Wanted::read(&[" \" *".to_owned()]).is_err());
        let [before, found, after] =
            shown(text, &(text.find("signed").unwrap()..text.find(" a treaty").unwrap()));
        assert_eq!(before + &found + &after, text.replace('\n', " "));
    }
}
