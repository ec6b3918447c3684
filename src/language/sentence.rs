//! Where sentences end.

use super::Token;

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "sen", "rep", "gov", "gen", "lt", "col", "maj", "capt",
    "cmdr", "adm", "sgt", "pres", "amb", "st", "jr", "sr", "vs", "etc", "no", "nos", "vol", "art", "sec",
    "dept", "univ", "inc", "ltd", "co", "corp", "bros", "approx", "est", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs",
    "fri", "ft", "mt", "messrs",
];

/// The token numbers, in order, after which a sentence ends; the last is the number of tokens.
pub(super) fn ends(tokens: &[Token]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_stop(tokens, at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        // Closing quotation marks and brackets belong to the sentence that they close.
        while end < tokens.len() && !tokens[end].spaced && closes(tokens[end].text) {
            end += 1;
        }
        if end == tokens.len() || begins_sentence(tokens, at, end) {
            ends.push(end);
        }
        at = end;
    }
    if ends.last() != Some(&tokens.len()) && !tokens.is_empty() {
        ends.push(tokens.len());
    }
    ends
}

fn closes(text: &str) -> bool {
    matches!(text, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "''" | ".")
}

/// A mark that may end a sentence: `.`, `!`, `?`, or an abbreviation that carries its own stop.
fn is_stop(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match token.text {
        "!" | "?" | "..." | "…" => true,
        "." => {
            let before = at.checked_sub(1).map(|b| &tokens[b]);
            !before
                .is_some_and(|b| !token.spaced && ABBREVIATIONS.iter().any(|a| b.is(a)) && b.is_capitalised())
        }
        // `U.S.` at a sentence's end; an initial such as `W.` never is one.
        text => text.len() > 2 && text.ends_with('.') && token.is_word(),
    }
}

/// Whether what stands at `next`, after the stop at `stop`, begins a new sentence.
fn begins_sentence(tokens: &[Token], stop: usize, next: usize) -> bool {
    let first = &tokens[next];
    if !first.spaced {
        return false;
    }
    let opens =
        |t: &Token| matches!(t.text, "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "„" | "``" | "—" | "–" | "-");
    let word = tokens[next..].iter().find(|t| !opens(t));
    let Some(word) = word else { return false };
    let stop = &tokens[stop];
    if stop.is_word() {
        // After `U.S.` only a word that is no name tells: `U.S. Steel` goes on, `U.S. The` does not.
        return word.is_any(&[
            "the", "he", "she", "it", "they", "in", "on", "at", "but", "and", "a", "an", "this", "that",
            "we", "if", "when", "after",
        ]) && word.is_capitalised();
    }
    // A quotation that ends in `!` or `?` before its attribution goes on: `"Why?" he asked.`
    if matches!(stop.text, "!" | "?" | "..." | "…") {
        return word.is_capitalised() || word.shape == super::Shape::Number;
    }
    word.is_capitalised() || !word.is_word()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokenize;

    #[test]
    fn a_full_stop_alone_ends_no_sentence() {
        for (text, expected) in [
            ("They met. They left.", 2),
            ("Mr. Ott met Gen. Ek in Sept. 2020.", 1),
            ("He met the U.S. Secretary of State.", 1),
            ("He went to the U.S. The talks failed.", 2),
            ("George W. Bush spoke.", 1),
            ("“It is over.” He left.", 2),
            ("“Why?” he asked. “Because.”", 2),
            ("Growth was 3.5 percent. It fell.", 2),
            ("No stop at the end", 1),
            ("", 0),
        ] {
            let mut tokens = Vec::new();
            tokenize(text, 0..text.len(), &mut tokens);
            assert_eq!(ends(&tokens).len(), expected, "{text}");
        }
    }
}
