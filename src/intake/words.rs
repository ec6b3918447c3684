//! The names that site builders give to what pages are made of: data, in `page.toml`.

use regex::Regex;
use serde::Deserialize;
use std::sync::LazyLock;

/// Words of classes, ids and headings, by what they say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) beside: Vec<String>,
    pub(super) inviting: Vec<String>,
    pub(super) answers: Vec<String>,
    pub(super) apart: Vec<String>,
    pub(super) players: Vec<String>,
    pub(super) author: Vec<String>,
    pub(super) headline: Vec<String>,
    pub(super) other: Vec<String>,
    pub(super) articles: Vec<String>,
    pub(super) others: Vec<String>,
    pub(super) appendices: Vec<String>,
    pub(super) lists: Vec<String>,
    pub(super) leading: Vec<String>,
    pub(super) writes: Vec<String>,
    pub(super) may: Vec<String>,
    pub(super) must_not: Vec<String>,
}

/// What `page.toml` says.
pub(super) static PAGE: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("page.toml"))
        .expect("`page.toml` is part of the program, tried by the test below")
});

/// A pattern of ours.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns are constants, tried by the tests of those who use them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_pages_are_in_small_letters() {
        let lists = [
            &PAGE.beside,
            &PAGE.leading,
            &PAGE.inviting,
            &PAGE.answers,
            &PAGE.apart,
            &PAGE.players,
            &PAGE.author,
            &PAGE.headline,
            &PAGE.other,
            &PAGE.articles,
            &PAGE.others,
            &PAGE.appendices,
            &PAGE.lists,
            &PAGE.writes,
            &PAGE.may,
            &PAGE.must_not,
        ];
        for word in lists.into_iter().flatten() {
            assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == ' '), "{word}");
        }
    }
}
