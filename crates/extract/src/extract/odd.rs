//! Texts that nobody writes, each of one kind: they must be read without harm, and in time that grows no faster than they do.

use super::testing;
use crate::article::Article;
use crate::facts::Facts;
use std::time::{Duration, Instant};

/// A text of about so many bytes.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: &[Kind] = &[
    ("quotation marks", |n| "\"“”".repeat(n / 7)),
    ("one kind of quotation mark", |n| "“".repeat(n / 3)),
    ("brackets", |n| "([{<".repeat(n / 4)),
    ("brackets and marks before a sentence", |n| format!("{} Peru met Chile in Oslo.", "“(".repeat(n / 4))),
    ("one line of words", |n| "the envoy said that talks with Peru went on and ".repeat(n / 48)),
    ("names in capitals", |n| names(n / 8).join(" ")),
    ("commas", |n| ", ".repeat(n / 2)),
    ("a list of countries", |n| format!("Peru met {}.", "Chile, Kenya, ".repeat(n / 14))),
    ("a list of names", |n| format!("Peru met {}.", names(n / 9).join(", "))),
    ("quotations in quotations", |n| "He said “".repeat(n / 11)),
    ("short sentences", |n| "He met her. ".repeat(n / 12)),
    ("claims in claims", |n| "he said that ".repeat(n / 13)),
    ("the same claim", |n| "Anna Smith said that Peru supports Kenya. ".repeat(n / 42)),
    ("the same claim in paragraphs", |n| "Anna Smith said that Peru supports Kenya.\n\n".repeat(n / 43)),
    ("the same quotation", |n| "“We will sign,” Anna Smith said. ".repeat(n / 37)),
    ("quotations of one word that differ", |n| {
        names(n / 40).iter().map(|name| format!("“{name} lost,” Anna Smith said. ")).collect()
    }),
    ("quotations that are never closed", |n| "“We will not sign.\n\n".repeat(n / 22)),
    ("people who meet", |n| {
        let names = names(n / 30);
        names.windows(2).map(|w| format!("Anna {} met Boris {}. ", w[0], w[1])).collect()
    }),
    ("presidents who meet", |n| {
        let names = names(n / 46);
        names.windows(2).map(|w| format!("President Anna {} of Peru met Boris {}.\n\n", w[0], w[1])).collect()
    }),
    ("news in which each sentence has new people", |n| {
        let names = names(n / 300 * 4);
        names.chunks_exact(4).map(news).collect()
    }),
    ("one person's title, again and again", |n| {
        "President Anna Smith of Peru said on Monday that the president would go to Oslo. ".repeat(n / 82)
    }),
    ("numbers", |n| (0..n / 6).map(|i| format!("{} ", i * 7919 % 100_003)).collect()),
    ("dates", |n| (0..n / 12).map(|i| format!("{} May {} ", 1 + i % 28, 1900 + i % 120)).collect()),
    ("meetings on days", |n| {
        (0..n / 32).map(|i| format!("Peru met Chile on {} May {}. ", 1 + i % 28, 1900 + i % 120)).collect()
    }),
    ("emoji", |n| "😀".repeat(n / 4)),
    ("blank lines", |n| "\n".repeat(n)),
    ("spaces", |n| " ".repeat(n)),
    ("one word", |n| "a".repeat(n)),
    ("one word of dashes", |n| "a-".repeat(n / 2)),
    ("one word of full stops", |n| "a.".repeat(n / 2)),
    ("headings", |n| "# The talks\n\n".repeat(n / 13)),
    ("addresses", |n| (0..n / 30).map(|i| format!("https://example.org/{i}?q=a.b ")).collect()),
    ("one long address", |n| format!("https://example.org/{}", "a/b.c?d=e&".repeat(n / 10))),
    ("letters with many accents", |n| "a\u{301}\u{302}\u{303}".repeat(n / 7)),
    ("front matter in brackets", |n| {
        format!("---\na: {}{}\n---\n\nPeru met Chile.\n", "[".repeat(n / 2), "]".repeat(n / 2))
    }),
    ("front matter of many keys", |n| {
        let keys: String = (0..n / 10).map(|i| format!("k{i}: v\n")).collect();
        format!("---\n{keys}---\n\nPeru met Chile.\n")
    }),
];

/// A paragraph of ordinary news on four people.
fn news(names: &[String]) -> String {
    format!(
        "Foreign Minister Anna {} of Peru met Boris {}, the president of Chile, in Oslo on 3 May 2024 to discuss visas. \
         “We will sign the treaty,” Clara {} told reporters in Lima, adding that Kenya had accepted it. David {}, who led the \
         delegation of Ghana, warned that Peru would impose sanctions on Chile if the talks failed.\n\n",
        names[0], names[1], names[2], names[3]
    )
}

/// Names that are all different.
fn names(count: usize) -> Vec<String> {
    const SYLLABLES: [&str; 10] = ["ba", "ko", "mi", "ru", "te", "lo", "va", "ne", "si", "du"];
    let name = |mut i: usize| {
        let mut name = String::from("R");
        while i > 0 {
            name.push_str(SYLLABLES[i % 10]);
            i /= 10;
        }
        name + "ov"
    };
    (1..=count).map(name).collect()
}

fn facts(kind: &Kind, size: usize) -> (Facts, Duration) {
    let article = Article::from_text("odd", kind.1(size));
    let start = Instant::now();
    (testing::facts(&article), start.elapsed())
}

#[test]
fn odd_texts_are_read_without_harm() {
    for kind in KINDS {
        let (facts, _) = facts(kind, 3_000);
        let written = serde_json::to_string(&facts).unwrap();
        assert_eq!(Facts::from_json(&written).unwrap(), facts, "{}", kind.0);
    }
}

/// Rows of marks and scraps of mark-up, of which the parser makes trees that no sentence has: they end.
#[test]
fn scraps_of_mark_up_are_read_to_their_end() {
    let text = "\n &amp;note &amp;\n]é&amp;citation needed(23[He said \"> **citation needed``] :)<b><b>&amp;<b>*#He said \"He said \"é> \
                11\n\n<b>aé> \n_]&amp;23)1\n\" . # ( #23\n\ncitation needed*&amp;(\na]aHe said \"\u{200b}&amp;_11";
    let facts = testing::facts(&Article::from_text("scraps", text.to_owned()));
    assert_eq!(Facts::from_json(&serde_json::to_string(&facts).unwrap()).unwrap(), facts);
}

/// Four times the text takes at most eight times as long: what takes the square of its time takes sixteen times as long.
#[test]
#[ignore = "measures time: `make test-slow`"]
fn time_grows_with_the_text_and_no_faster() {
    let mut wrong = Vec::new();
    for kind in KINDS {
        let (small, large) = (facts(kind, 100_000).1, facts(kind, 400_000).1);
        eprintln!("{:40} {small:8.2?} {large:8.2?}", kind.0);
        if large > small * 8 + Duration::from_secs(1) {
            wrong.push(format!("{}: {small:.2?}, then {large:.2?}", kind.0));
        }
    }
    assert!(wrong.is_empty(), "{} grow too fast:\n{}", wrong.len(), wrong.join("\n"));
}
