//! Which articles are copies or versions of another, so that one report sent to fifty papers is one source.
//!
//! In: the texts of all articles, without their headers. Out: [`Link`]s, each to the first article of its kind: the one
//! published first, of those of one day the first by its id.
//!
//! 1. `sketch`: a text as the set of its runs of three words, and a short signature of that set (MinHash in one
//!    permutation), which texts with many runs in common are likely to share in part.
//! 2. Texts whose signatures have a part in common are compared by all their runs.
//!
//! - A **copy** has nine tenths of its runs in common with the first, counted over both; a short text all of them.
//! - A **version** has six tenths of the shorter text's runs in common with it, and four tenths of the longer's: an
//!   update, a cut, a paragraph more. It supplements: what both say has one source, and what only it says is kept.
//!
//! **Invariant:** links depend on the texts, days and ids alone, not on the order of adding (`tests::order_is_nothing`).

mod sketch;

use sketch::Sketch;
use std::collections::{BTreeSet, HashMap};

/// A text shorter than this is compared as a whole: a sentence of a form is not a copy of another.
const SHORT: usize = 40;

/// An article's text.
#[derive(Clone, Copy, Debug)]
pub struct Story<'t> {
    /// The article's id.
    pub id: &'t str,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<&'t str>,
    /// The text without its header.
    pub text: &'t str,
}

/// What an article is to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same text, but for a few words.
    Copy,
    /// Another state of the text.
    Version,
}

/// That an article is a copy or version of another, which is none itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The copy.
    pub article: String,
    /// The first.
    pub of: String,
    /// What it is.
    pub kind: Kind,
}

/// What is kept of an article's text to compare it with others, for who reads texts one by one.
pub struct Sketched {
    id: String,
    published: Option<String>,
    sketch: Sketch,
}

impl Sketched {
    /// That of a text.
    #[must_use]
    pub fn of(story: &Story<'_>) -> Sketched {
        let (id, published) = (story.id.to_owned(), story.published.map(str::to_owned));
        Sketched { id, published, sketch: Sketch::of(story.text) }
    }
}

/// The links among these texts, by the copies' ids.
#[must_use]
pub fn links(stories: &[Story<'_>]) -> Vec<Link> {
    let order: Vec<&Story> = stories.iter().collect();
    let sketches = sketches(&order);
    let all: Vec<_> = order.iter().zip(&sketches).map(|(s, sketch)| (s.published, s.id, sketch)).collect();
    linked(all)
}

/// The links among texts that were read one by one, by the copies' ids.
#[must_use]
pub fn links_among(stories: &[Sketched]) -> Vec<Link> {
    linked(stories.iter().map(|s| (s.published.as_deref(), s.id.as_str(), &s.sketch)).collect())
}

/// The links among texts, each with its day and id.
fn linked(mut order: Vec<(Option<&str>, &str, &Sketch)>) -> Vec<Link> {
    // An article without a day comes after those that have one.
    order.sort_by_key(|(published, id, _)| (published.is_none(), *published, *id));
    let id = |number: usize| order[number].1.to_owned();
    let sketches: Vec<&Sketch> = order.iter().map(|(_, _, sketch)| *sketch).collect();
    let mut firsts: Vec<usize> = Vec::with_capacity(order.len());
    let mut shelves: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    let mut links = Vec::new();
    for (number, sketch) in sketches.iter().enumerate() {
        let keys: Vec<(usize, u64)> = sketch.keys().enumerate().collect();
        let near: BTreeSet<usize> =
            keys.iter().filter_map(|key| shelves.get(key)).flatten().copied().collect();
        let first =
            near.iter().filter(|other| kind(sketches[**other], sketch).is_some()).map(|o| firsts[*o]).min();
        firsts.push(first.unwrap_or(number));
        if let Some(first) = first {
            // What is a version of a version may have little in common with the first, and is its version all the same.
            let kind = kind(sketches[first], sketch).unwrap_or(Kind::Version);
            links.push(Link { article: id(number), of: id(first), kind });
        }
        for key in keys {
            let shelf = shelves.entry(key).or_default();
            // The first and the last of those that are alike stand for all: fifty copies cost fifty comparisons.
            match shelf.iter().rposition(|other| firsts[*other] == firsts[number] && *other != firsts[number])
            {
                Some(at) => shelf[at] = number,
                None => shelf.push(number),
            }
        }
    }
    links.sort();
    links
}

/// Whether one of the texts with these ids is a copy or version of another text, or another of it.
#[must_use]
pub fn are_alike(stories: &[Story<'_>], ids: &BTreeSet<String>) -> bool {
    let sketches = sketches(&stories.iter().collect::<Vec<_>>());
    let mut shelves: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    for (number, _) in stories.iter().enumerate().filter(|(_, story)| ids.contains(story.id)) {
        for key in sketches[number].keys().enumerate() {
            shelves.entry(key).or_default().push(number);
        }
    }
    sketches.iter().enumerate().any(|(number, sketch)| {
        let near: BTreeSet<usize> =
            sketch.keys().enumerate().filter_map(|key| shelves.get(&key)).flatten().copied().collect();
        near.into_iter().any(|other| other != number && kind(&sketches[other], sketch).is_some())
    })
}

/// A hash of the words of a text, and the hashes of which texts that are alike have one in common, in the same place.
#[must_use]
pub fn fingerprint(text: &str) -> (u64, Vec<u64>) {
    let sketch = Sketch::of(text);
    (sketch.words, sketch.keys().collect())
}

/// Whether of two texts one is a copy or version of the other.
#[must_use]
pub fn is_alike(one: &str, other: &str) -> bool {
    kind(&Sketch::of(one), &Sketch::of(other)).is_some()
}

/// What is kept of each text, made by two threads.
fn sketches(stories: &[&Story<'_>]) -> Vec<Sketch> {
    let of = |stories: &[&Story<'_>]| stories.iter().map(|s| Sketch::of(s.text)).collect::<Vec<_>>();
    let (some, others) = stories.split_at(stories.len() / 2);
    std::thread::scope(|scope| {
        let others = scope.spawn(|| of(others));
        let mut all = of(some);
        // A thread fails where memory ends, and then this one would have failed as well.
        all.extend(others.join().unwrap_or_else(|why| std::panic::resume_unwind(why)));
        all
    })
}

/// What a text is to an earlier one.
fn kind(first: &Sketch, other: &Sketch) -> Option<Kind> {
    if first.runs() == other.runs() && first.words == other.words {
        return Some(Kind::Copy);
    }
    let (a, b) = (first.runs().len(), other.runs().len());
    if a.min(b) < SHORT {
        return None;
    }
    let both = first.shared(other);
    if both * 10 >= (a + b - both) * 9 {
        return Some(Kind::Copy);
    }
    (both * 10 >= a.min(b) * 6 && both * 10 >= a.max(b) * 4).then_some(Kind::Version)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of so many sentences, each with words of its own.
    fn text(topic: &str, sentences: std::ops::Range<usize>) -> String {
        let sentence = |n: usize| {
            format!("{topic} minister{n} met envoy{n} in town{n} and signed paper{n} on trade{n}.")
        };
        sentences.map(sentence).collect::<Vec<_>>().join(" ")
    }

    fn shown(stories: &[(&str, Option<&str>, String)]) -> Vec<String> {
        let all: Vec<Story> =
            stories.iter().map(|(id, published, text)| Story { id, published: *published, text }).collect();
        let found = links(&all);
        assert_eq!(links_among(&all.iter().map(Sketched::of).collect::<Vec<_>>()), found);
        found.iter().map(|l| format!("{} {:?} {}", l.article, l.kind, l.of)).collect()
    }

    #[test]
    fn copies_and_versions_are_told_from_other_reports() {
        let wire = text("The", 0..20);
        let day = Some("2021-07-08");
        for (what, other, expected) in [
            ("the same", wire.clone(), &["b Copy a"][..]),
            ("another case and other breaks", wire.to_uppercase().replace(". ", ".\n\n"), &["b Copy a"]),
            ("a word", wire.replace("town3 ", "city3 "), &["b Copy a"]),
            ("two paragraphs more", format!("{wire} {}", text("The", 20..28)), &["b Version a"]),
            ("its first half", text("The", 0..10), &["b Version a"]),
            ("its first sentences", text("The", 0..5), &[]),
            ("another report", text("Their", 30..50), &[]),
        ] {
            let text = |id, text| Story { id, published: None, text };
            let all = [text("c", "Nobody came."), text("a", wire.as_str()), text("b", other.as_str())];
            for id in ["a", "b"] {
                let ids = BTreeSet::from([id.to_owned()]);
                assert_eq!(are_alike(&all, &ids), !expected.is_empty(), "{what}: {id}");
            }
            assert!(!are_alike(&all, &BTreeSet::from(["c".to_owned()])), "{what}");
            assert_eq!(
                shown(&[("a", day, wire.clone()), ("b", Some("2021-07-09"), other)]),
                expected,
                "{what}"
            );
        }
    }

    #[test]
    fn sentences_of_a_form_are_no_copies_unless_they_are_the_same() {
        let brief = |year: u32| format!("Norway met Sweden in Oslo in {year}, and the talks went well.");
        assert_eq!(shown(&[("a", None, brief(1990)), ("b", None, brief(1991))]), [""; 0]);
        assert_eq!(shown(&[("a", None, brief(1990)), ("b", None, brief(1990))]), ["b Copy a"]);
        assert_eq!(
            shown(&[("a", None, "They met.".to_owned()), ("b", None, "They left.".to_owned())]),
            [""; 0]
        );
        assert_eq!(shown(&[("a", None, String::new()), ("b", None, String::new())]), [""; 0]);
    }

    #[test]
    fn order_is_nothing() {
        let (wire, more) = (text("The", 0..20), text("The", 0..27));
        let mut stories = vec![
            ("z", Some("2021-07-08"), wire.clone()),
            ("a", Some("2021-07-09"), more.clone()),
            ("m", None, wire.clone()),
            ("c", Some("2021-07-08"), text("Other", 100..120)),
            ("b", Some("2021-07-10"), text("The", 0..34)),
        ];
        let expected = ["a Version z", "b Version z", "m Copy z"];
        assert_eq!(shown(&stories), expected);
        stories.reverse();
        assert_eq!(shown(&stories), expected);
    }

    #[test]
    fn many_copies_are_linked_to_the_first() {
        let wire = text("The", 0..40);
        let ids: Vec<String> = (0..500).map(|n| format!("c{n:03}")).collect();
        let stories: Vec<Story> = ids.iter().map(|id| Story { id, published: None, text: &wire }).collect();
        let links = links(&stories);
        assert_eq!(links.len(), 499);
        assert!(links.iter().all(|l| l.of == "c000" && l.kind == Kind::Copy));
    }
}
