//! Every rule on its own examples, and what must hold whatever the text.

use super::rule::{Rule, Rules};
use crate::article::Article;
use crate::extract::files::Files;
use crate::extract::resources::Resources;
use crate::extract::testing;
use crate::facts::Edtf;
use jiff::civil::date;

/// The dates of a text that a rule found, as `words = value`.
fn found_by(rule: &Rule, text: &str) -> Vec<String> {
    testing::reading(text, |r| {
        let ours = r.dates.iter().filter(|d| d.rule == rule.id);
        ours.map(|d| format!("{} = {}", r.doc.slice(d.tokens.clone()), d.value)).collect()
    })
}

#[test]
fn rules_do_as_their_examples_say() {
    let resources = Resources::compiled_in();
    let mut wrong = Vec::new();
    for rule in &resources.dates.rules {
        let mut note = |text: &str, wanted: &str, found: Vec<String>| {
            let all = testing::dates(text);
            wrong.push(format!(
                "{} ({})\n  {text}\n  {wanted}, found {found:?} of {all:?}",
                rule.id, rule.reads
            ));
        };
        for example in &rule.fires {
            let found = found_by(rule, &example.text);
            if !found.contains(&example.finds) {
                note(&example.text, &example.finds, found);
            }
        }
        for example in &rule.silent {
            let found = found_by(rule, &example.text);
            if !found.is_empty() {
                note(&example.text, &example.because, found);
            }
        }
        if rule.fires.is_empty() || rule.silent.is_empty() {
            note("", "wants an example that fires and one that is silent", Vec::new());
        }
    }
    assert!(wrong.is_empty(), "{} examples fail:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Numbers that look random and are the same each time (Knuth, MMIX).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// Words of dates, in and out of place.
    fn line(&mut self) -> String {
        const WORDS: &[&str] = &[
            "May",
            "march",
            "Sept.",
            "3",
            "31",
            "30th",
            "0",
            "99",
            "1999",
            "2024",
            "0001",
            "9999",
            "2099",
            "1000",
            "last",
            "next",
            "this",
            "the",
            "same",
            "following",
            "year",
            "century",
            "decade",
            "day",
            "week",
            "days",
            "months",
            "ago",
            "later",
            "before",
            "after",
            "earlier",
            "-",
            "–",
            ",",
            "of",
            "in",
            "and",
            "to",
            "Monday",
            "Friday",
            "Sun.",
            "today",
            "tomorrow",
            "winter",
            "fall",
            "first",
            "fourth",
            "quarter",
            "half",
            "1990s",
            "'80s",
            "80s",
            "nineties",
            "7/8/07",
            "31/12/9999",
            "1.1.0001",
            "2008/09",
            "2019-02-30",
            "mid-May",
            "mid-9990s",
            "Easter",
            "Christmas",
            "500",
            "hundred",
            "twenty",
            "five",
            "eve",
            "end",
            "Q4",
            "weekend",
            "night",
            "that",
            "20th",
            "99th",
            "they",
            "met",
            "will",
            "meet",
            "é",
            "北京",
            "\u{2028}",
            "…",
            "since",
            "from",
            "until",
            "circa",
            "’",
            "'",
        ];
        let length = 1 + self.below(14);
        let words: Vec<&str> = (0..length).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(if self.below(9) == 0 { "" } else { " " })
    }
}

/// A value that reads as EDTF again, runs forwards and lies in the years 1 to 9999.
fn assert_sound(value: &Edtf, text: &str) {
    assert_eq!(Edtf::parse(value.as_str()).as_ref(), Ok(value), "{text}");
    let (Some(first), Some(last)) = (value.earliest(), value.latest()) else {
        panic!("{value} is open: {text}")
    };
    assert!(first <= last && first >= date(1, 1, 1) && last <= date(9999, 12, 31), "{value}: {text}");
    assert!(value.covers(value), "{value}: {text}");
    for end in value.as_str().split('/') {
        assert!(value.covers(&Edtf::parse(end).unwrap()), "{value} and {end}: {text}");
    }
}

#[test]
fn whatever_the_line_dates_are_sound() {
    let mut seeded = Seeded(7);
    for published in [date(2024, 5, 16), date(1, 1, 1), date(9999, 12, 31), date(2000, 2, 29)] {
        let resources = Resources::compiled_in();
        for _ in 0..4000 {
            let line = seeded.line();
            let mut article = Article::from_text("test", String::new());
            article.title = line.trim().to_owned();
            article.text = line;
            article.published = Some(published);
            let found = super::outside(&article, &resources.dates);
            assert_eq!(found, super::outside(&article, &resources.dates), "{}", article.text);
            for date in &found {
                assert!(
                    article.text.get(date.bytes.clone()).is_some_and(|w| !w.is_empty()),
                    "{}",
                    article.text
                );
                assert_sound(&date.value, &article.text);
            }
        }
    }
}

#[test]
fn whatever_the_text_dates_are_sound() {
    let mut seeded = Seeded(11);
    for _ in 0..150 {
        let text: Vec<String> = (0..3).map(|_| seeded.line() + ".").collect();
        let text = text.join(" ");
        let dates = |text: &str| testing::reading(text, |r| r.dates.clone());
        let found = dates(&text);
        assert_eq!(found, dates(&text), "{text}");
        found.iter().for_each(|d| assert_sound(&d.value, &text));
    }
}

#[test]
fn a_rule_file_that_cannot_be_read_says_where() {
    let rule = |pattern: &str, value: &str| {
        format!(
            "family = \"dates.x\"\n[[rule]]\nid = \"dates.x.y\"\nreads = \"\"\npatterns = [{pattern:?}]\nvalue = {value:?}\nfires = []\nsilent = []\n"
        )
    };
    for (text, part) in [
        (rule("<mont>", "year(year)"), "no class `mont`"),
        (rule("( <month>", "year(year)"), "not closed"),
        (rule("<month>?", "month(year, month)"), "take a token"),
        (rule("<year>", "yeer(year)"), "no function `yeer`"),
        (rule("<year>", "year(year, 1)"), "wants 1"),
        (rule("<year>", "year(yeer)"), "no value is called"),
        (rule("{nothing}", "year(year)"), "no part"),
        ("rule = 1".to_owned(), "x.toml"),
    ] {
        let mut files = Files::compiled_in();
        files.put("dates/rules/x.toml", &text);
        let error = Rules::read(&files).unwrap_err().to_string();
        assert!(error.contains(part) && error.contains("x.toml"), "{error}");
    }
}

#[test]
fn an_article_without_a_header_dates_itself() {
    let text = "ZENDA, June 5, 2005 (AP) - They met on Friday.";
    let mut article = Article::from_text("test", text.to_owned());
    article.body = std::iter::once(0..text.len()).collect();
    article.published = None;
    let facts = testing::facts(&article);
    let values: Vec<&str> = facts.dates.iter().map(|d| d.value.as_str()).collect();
    assert_eq!(values, ["2005-06-05", "2005-06-03"]);
}

#[test]
fn a_story_of_the_past_keeps_its_year() {
    let text = "The army crossed in June 1941. By the following spring it had lost. On 3 July the city fell, and two \
                days later they fled. In 1943 they returned; by mid-May they won. In 1944, 1945, 1946 and 1947 they fought.";
    let found = testing::dates(text);
    let values: Vec<&str> = found.iter().map(|(_, value)| value.as_str()).take(6).collect();
    assert_eq!(values, ["1941-06", "1942-21", "1942-07-03", "1942-07-05", "1943", "1943-05"]);
}

#[test]
fn headline_and_date_line_have_dates_but_header_lines_have_none() {
    let values = |text: &str| {
        let facts = testing::facts(&Article::from_text("test", text.to_owned()));
        facts.dates.iter().map(|d| d.value.to_string()).collect::<Vec<_>>()
    };
    let body =
        "They said that nothing at all had been agreed upon by anybody who was there with them in Zenda.";
    assert_eq!(
        values(&format!("Exports lowest since '82\n\nOctober 27, 2008\n{body}")),
        ["1982", "2008-10-27"]
    );
    assert_eq!(
        values(&format!("Title: Talks of 2008\nPublished: 2009-01-02\n\n{body}")),
        Vec::<String>::new()
    );
}
