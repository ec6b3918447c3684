//! Which texts may go along: those whose own header names a licence that lets anybody pass them on.

/// Beginnings of licences under which a text may be passed on for any purpose, without what stands between words.
const FREE: [&str; 12] = [
    "cc0",
    "ccby",
    "creativecommonsattribution",
    "creativecommonszero",
    "publicdomain",
    "ogl",
    "opengovernmentlicen",
    "httpscreativecommonsorglicensesby",
    "httpcreativecommonsorglicensesby",
    "httpscreativecommonsorgpublicdomain",
    "httpcreativecommonsorgpublicdomain",
    "httpswwwnationalarchivesgovukdocopengovernmentlicen",
];

/// Parts of names of licences that ask for more than to be named.
const BOUND: [&str; 2] = ["nc", "noncommercial"];

/// The licence that the lines above the body name: `License: CC BY 4.0`.
pub(super) fn of(text: &str) -> Option<String> {
    let head = text.lines().skip_while(|l| l.trim().is_empty()).take_while(|l| !l.trim().is_empty());
    let told = head.filter_map(|line| {
        let (name, value) = line.split_once([':', '='])?;
        let name = name.trim().to_lowercase();
        matches!(name.as_str(), "license" | "licence")
            .then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    told.into_iter().find(|licence| !licence.is_empty())
}

/// Whether a text under it may be passed on.
pub(super) fn is_free(licence: &str) -> bool {
    let words: Vec<String> = licence
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.concat();
    let bound = words.iter().any(|word| BOUND.contains(&word.as_str()));
    !bound && FREE.iter().any(|free| joined.starts_with(free))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_what_the_header_names() {
        assert_eq!(of("Title: A\nLicense: CC BY 4.0\n\nText"), Some("CC BY 4.0".to_owned()));
        assert_eq!(of("---\ntitle: A\nlicence: \"CC0\"\n---\nText"), Some("CC0".to_owned()));
        assert_eq!(of("Title: A\n\nLicense: to kill, he said."), None);
    }

    #[test]
    fn texts_go_along_under_licences_that_let_them() {
        for free in [
            "CC0",
            "CC0 1.0",
            "CC BY 4.0",
            "CC-BY-SA-3.0",
            "Creative Commons Attribution 4.0",
            "public domain",
            "https://creativecommons.org/licenses/by/4.0/",
            "Open Government Licence v3.0",
        ] {
            assert!(is_free(free), "{free}");
        }
        for bound in [
            "CC BY-NC 4.0",
            "Creative Commons Attribution-NonCommercial",
            "all rights reserved",
            "",
            "proprietary",
        ] {
            assert!(!is_free(bound), "{bound}");
        }
    }
}
