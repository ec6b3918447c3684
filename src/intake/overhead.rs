//! What a page shows above its headline: the section, a slogan, the way through the site, the caption of a picture. None of it is the
//! article, which begins below; but the library that finds the main text may take it along.

use super::published::letters;
use std::collections::HashSet;

/// So many lines at the top of a text are looked at.
const MOST: usize = 12;

/// The text without its first lines that the page has above the headline and nowhere below it.
pub(super) fn below(body: &str, page: &str, title: &str) -> String {
    let (title, page) = (letters(title), page.lines().map(letters).collect::<Vec<_>>());
    let Some(at) = page.iter().position(|line| *line == title).filter(|_| !title.is_empty()) else {
        return body.to_owned();
    };
    let over: HashSet<&String> = page[..at].iter().collect();
    let under: HashSet<&String> = page[at..].iter().collect();
    let lines: Vec<&str> = body.split("\n\n").collect();
    let is_over = |line: &&&str| {
        let line = letters(line);
        over.contains(&line) && !under.contains(&line)
    };
    let from = lines.iter().take_while(is_over).count();
    // A headline below most of the text stands over another one.
    if from > MOST || 2 * from >= lines.len() { body.to_owned() } else { lines[from..].join("\n\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_the_headline_is_no_text() {
        let title = "Talks end in Zenda";
        for (page, body, left) in [
            (
                "WATER TO THE LEFT\n\nTalks end in Zenda\n\nThey met.\n\nThey left.",
                "WATER TO THE LEFT\n\nThey met.\n\nThey left.",
                "They met.\n\nThey left.",
            ),
            (
                "World\n Talks end – in Zenda \nThey met.\nWorld",
                "World\n\nThey met.\n\nThey left.",
                "World\n\nThey met.\n\nThey left.",
            ),
            (
                "They met.\nThey left.\nTalks end in Zenda\nA boat is built.",
                "They met.\n\nThey left.",
                "They met.\n\nThey left.",
            ),
            (
                "World\nThey met.\nThey left.",
                "World\n\nThey met.\n\nThey left.",
                "World\n\nThey met.\n\nThey left.",
            ),
        ] {
            assert_eq!(below(body, page, title), left, "{page}");
        }
        assert_eq!(below("World\n\nThey met.", "World\n\nThey met.", ""), "World\n\nThey met.");
    }
}
