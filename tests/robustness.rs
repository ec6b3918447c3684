//! Whatever the bytes, an article is read or refused; what is found lies inside the text and is the same every time.

use summitry::article::read_bytes;
use summitry::facts::Facts;
use summitry::{Kg, Pipeline};

/// xorshift64*: the same numbers on every run (Vigna 2016).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).expect("31 bits") % bound
    }
}

const PIECES: [&str; 40] = [
    "“",
    "”",
    "\"",
    "'",
    "’s ",
    "«",
    "»",
    "(",
    ")",
    "—",
    "–",
    "-",
    ", ",
    ". ",
    "? ",
    ": ",
    "; ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{0}",
    "\u{feff}",
    "\u{301}",
    "🙂",
    "金正恩",
    "Xi Jinping ",
    "President ",
    "France ",
    "the ",
    "met ",
    "said ",
    "that ",
    "according to ",
    "on Monday ",
    "2018 ",
    "1950-53 ",
    "31 February 9999 ",
    "ago ",
    "---\n",
    "Title: x\n",
];

#[test]
fn any_text_is_read_without_a_panic() {
    let pipeline = Pipeline::builder()
        .published("2024-05-16".parse().expect("a day"))
        .build()
        .expect("a language model; `make model` fetches one");
    let mut numbers = Numbers(0x5EED);
    for round in 0..1500 {
        let length = numbers.below(60);
        let text: String = (0..length).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        check(&pipeline, text.into_bytes(), round);
    }
}

#[test]
fn a_damaged_article_is_read_or_refused() {
    let pipeline = Pipeline::builder().build().expect("a language model; `make model` fetches one");
    let mut numbers = Numbers(0xFEED);
    for name in ["beijing-parade.txt", "gulf-thaw.txt", "horn-of-africa-peace.md"] {
        let whole = std::fs::read(format!("{}/data/articles/{name}", env!("CARGO_MANIFEST_DIR")))
            .expect("an article");
        for round in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..=numbers.below(20) {
                let at = numbers.below(bytes.len());
                match numbers.below(3) {
                    0 => bytes[at] = u8::try_from(numbers.below(128)).expect("ASCII"),
                    1 => drop(bytes.drain(at..(at + numbers.below(40)).min(bytes.len()))),
                    _ => bytes.truncate(at.max(1)),
                }
                if bytes.is_empty() {
                    bytes.push(b'x');
                }
            }
            check(&pipeline, bytes, round);
        }
    }
}

fn check(pipeline: &Pipeline, bytes: Vec<u8>, round: usize) {
    let Ok(article) = read_bytes("fuzz", "fuzz", bytes) else { return };
    let facts = pipeline.extract(&article);
    assert_eq!(facts, pipeline.extract(&article), "round {round}");
    let json = serde_json::to_string(&facts).expect("facts are JSON");
    let read = Facts::from_json(&json).unwrap_or_else(|e| panic!("round {round}: {e}: {:?}", article.text));
    assert_eq!(read, facts);
    let mut kg = Kg::new(summitry::rdf::Base::default()).expect("a store");
    kg.add(&facts).expect("added");
    for line in kg.sorted_lines().expect("lines") {
        let parsed =
            oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads).for_slice(line.as_bytes());
        assert!(parsed.into_iter().all(|q| q.is_ok()), "round {round}: {line}");
    }
}
