//! What claims, offices and relationships are called: their parts in a line, for whoever browses a graph.

/// How many characters of a claim's words stand in its label.
const WORDS: usize = 80;

/// `Boris Berg: “Poland backs Spain”`.
#[must_use]
pub(crate) fn claim(speakers: &[String], written: Option<&str>, words: &str) -> String {
    let who = match speakers {
        [] => written.unwrap_or("unattributed").to_owned(),
        names => names.join(", "),
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = match words.char_indices().nth(WORDS) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    };
    format!("{who}: “{short}”")
}

/// `Anna Smith, former president of France`.
#[must_use]
pub(crate) fn role(person: &str, title: &str, of: Option<&str>, former: bool) -> String {
    let former = if former { "former " } else { "" };
    let of = of.map_or(String::new(), |of| format!(" of {of}"));
    format!("{person}, {former}{title}{of}")
}

/// `Poland – support – Spain`.
#[must_use]
pub(crate) fn relationship(from: &str, kind: &str, to: &str) -> String {
    format!("{from} – {kind} – {to}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_who_and_what_in_a_line() {
        let long = "word ".repeat(40);
        for (label, expected) in [
            (claim(&["Bo Ek".to_owned()], Some("He"), "it\n is so"), "Bo Ek: “it is so”".to_owned()),
            (claim(&[], Some("two aides"), "no"), "two aides: “no”".to_owned()),
            (claim(&[], None, "no"), "unattributed: “no”".to_owned()),
            (claim(&[], None, &long), format!("unattributed: “{}…”", "word ".repeat(16).trim_end())),
            (role("Bo Ek", "envoy", None, false), "Bo Ek, envoy".to_owned()),
            (role("Bo Ek", "king", Some("Norway"), true), "Bo Ek, former king of Norway".to_owned()),
            (relationship("Norway", "rift", "Sweden"), "Norway – rift – Sweden".to_owned()),
        ] {
            assert_eq!(label, expected);
        }
    }
}
