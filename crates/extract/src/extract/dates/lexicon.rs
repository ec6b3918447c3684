//! What a token may be in a date: its classes and their value, by `words.toml` or by its digits.

use super::numeric::full_year;
use crate::extract::words::{Key, Spelled, WordMap};
use crate::language::{Shape, Token};
use std::collections::BTreeMap;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Classes(u32);

/// The classes, those of `words.toml` first; the others are told by digits.
const NAMES: [&str; 25] = [
    "month",
    "mon",
    "weekday",
    "wd",
    "season",
    "unit",
    "number",
    "ordinal",
    "tens",
    "which",
    "beside",
    "deictic",
    "daytime", // below, by digits
    "year",
    "midyear",
    "day",
    "nth",
    "two",
    "decade",
    "shortdecade",
    "years",
    "numeric",
    "monyear",
    "zone",
    "any",
];

impl Classes {
    /// The class of this name.
    pub(super) fn named(name: &str) -> Option<Classes> {
        NAMES.iter().position(|n| *n == name).map(|i| Classes(1 << i))
    }

    /// Those that the digits of a token tell.
    fn digits(name: &'static str) -> Classes {
        Classes::named(name).unwrap_or_default()
    }

    pub(super) fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    pub(super) fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    pub(super) fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The numbers of the classes in the set, of which most have one or two.
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let number = (left != 0).then(|| left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            number
        })
    }

    /// How many classes there are.
    pub(super) const COUNT: usize = NAMES.len();
}

/// What is known of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Lexeme {
    /// Its number among the words of the patterns; 0 for one that none has.
    pub word: u16,
    /// What it may be.
    pub classes: Classes,
    /// Month, weekday, count, year, ...: the classes of one token never disagree on it.
    pub value: i32,
}

impl Lexeme {
    /// Whether no pattern has a place for it.
    pub(super) fn is_idle(self) -> bool {
        self.word == 0 && self.classes == Classes::default()
    }
}

/// All words that patterns know.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: WordMap<Lexeme>,
    /// Classes that begin with a capital.
    names: Classes,
    digits: Digits,
}

/// The classes that digits tell, looked up once.
#[derive(Debug)]
struct Digits {
    number: Classes,
    day: Classes,
    two: Classes,
    year: Classes,
    midyear: Classes,
    monyear: Classes,
    nth: Classes,
    ordinal: Classes,
    decade: Classes,
    shortdecade: Classes,
    years: Classes,
    numeric: Classes,
}

impl Lexicon {
    /// Takes the words of `words.toml`, by class.
    ///
    /// # Errors
    /// Where it has a class that nobody knows.
    pub(super) fn read(table: BTreeMap<String, BTreeMap<String, i32>>) -> Result<Lexicon, String> {
        let class = Classes::digits;
        let mut lexicon = Lexicon {
            words: WordMap::new(),
            names: class("month").with(class("mon")).with(class("weekday")).with(class("wd")),
            digits: Digits {
                number: class("number"),
                day: class("day"),
                two: class("two"),
                year: class("year"),
                midyear: class("midyear"),
                monyear: class("monyear"),
                nth: class("nth"),
                ordinal: class("ordinal"),
                decade: class("decade"),
                shortdecade: class("shortdecade"),
                years: class("years"),
                numeric: class("numeric"),
            },
        };
        for (name, words) in table {
            let mut classes = Classes::named(&name).ok_or_else(|| format!("no class `{name}`"))?;
            // What is a month or weekday anywhere is one beside other parts of a date.
            match name.as_str() {
                "month" => classes = classes.with(class("mon")),
                "weekday" => classes = classes.with(class("wd")),
                _ => {}
            }
            for (word, value) in words {
                lexicon.word(&word);
                let known = lexicon.words.get_or_insert(&word, Lexeme::default());
                if known.classes != Classes::default() && known.value != value {
                    return Err(format!("`{word}` has two values"));
                }
                known.classes = known.classes.with(classes);
                known.value = value;
            }
        }
        Ok(lexicon)
    }

    /// The number of a word of a pattern.
    pub(super) fn word(&mut self, word: &str) -> u16 {
        let next = u16::try_from(self.words.len() + 1).expect("patterns have some hundred words");
        let lexeme = self.words.get_or_insert(word, Lexeme::default());
        if lexeme.word == 0 {
            lexeme.word = next;
        }
        lexeme.word
    }

    /// How many words there are, 0 included.
    pub(super) fn len(&self) -> usize {
        self.words.len() + 1
    }

    /// What a token may be.
    pub(super) fn look_up(&self, token: &Token) -> Lexeme {
        self.look_up_by(Spelled::of(token.text), token)
    }

    /// The same of a token whose letters have been read.
    pub(super) fn look_up_by(&self, word: Spelled, token: &Token) -> Lexeme {
        let mut lexeme = self.words.of(word).copied().unwrap_or_default();
        if token.shape == Shape::Number {
            let told = self.digits.tell(token.text);
            lexeme = Lexeme { word: lexeme.word, ..told };
        } else if lexeme.word == 0 && token.text.len() > 5 {
            lexeme = self.compound(token.text);
        }
        if !token.is_capitalised() {
            lexeme.classes = lexeme.classes.without(self.names);
        }
        lexeme
    }

    /// "mid-1990s", "early-2011", the "Nov-12" of "19-Nov-12": the tokenizer leaves the hyphen before a digit.
    fn compound(&self, text: &str) -> Lexeme {
        let Some((part, rest)) = text.split_once('-') else { return Lexeme::default() };
        let month = self.words.at(Key::of(part)).copied().unwrap_or_default();
        if month.classes.meets(Classes::digits("mon")) {
            return self.digits.month_and_year(month.value, rest).unwrap_or_default();
        }
        if !["mid", "early", "late"].iter().any(|p| part.eq_ignore_ascii_case(p)) {
            return Lexeme::default();
        }
        let mut told = self.digits.tell(rest);
        if told.classes.meets(self.digits.year) {
            told.classes = self.digits.midyear;
        } else if !told.classes.meets(self.digits.decade) {
            return Lexeme::default();
        }
        told
    }
}

impl Digits {
    /// What a token that begins with a digit may be.
    fn tell(&self, text: &str) -> Lexeme {
        let count = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = text.split_at(count);
        let Some(value) = digits.parse::<i32>().ok().filter(|_| count <= 4) else { return Lexeme::default() };
        let day = if (1..=31).contains(&value) && count <= 2 { self.day } else { Classes::default() };
        let two = if count == 2 { self.two } else { Classes::default() };
        let year = count == 4 && (1000..2100).contains(&value);
        let classes = match rest {
            "" if year => self.year.with(self.number),
            "" => self.number.with(day).with(two),
            "st" | "nd" | "rd" | "th" if count <= 2 => {
                let nth = if day == Classes::default() { day } else { self.nth };
                self.ordinal.with(day).with(nth)
            }
            "s" if year && value % 10 == 0 => self.decade,
            "s" if count == 2 && value % 10 == 0 => self.shortdecade,
            _ if rest.starts_with('T') && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => day,
            _ => self.joined(count, rest),
        };
        Lexeme { word: 0, classes, value }
    }

    /// The month and "12" or "2012" behind it: a hundred times the year, and the month.
    fn month_and_year(&self, month: i32, year: &str) -> Option<Lexeme> {
        let value: i16 = year.parse().ok().filter(|_| year.bytes().all(|b| b.is_ascii_digit()))?;
        let year = match year.len() {
            2 => full_year(value),
            4 if (1000..2100).contains(&value) => value,
            _ => return None,
        };
        Some(Lexeme { word: 0, classes: self.monyear, value: i32::from(year) * 100 + month })
    }

    /// `2008/09`, `7/8/07`, `14.5.2024`.
    fn joined(&self, count: usize, rest: &str) -> Classes {
        let plain = rest.bytes().all(|b| b.is_ascii_digit() || b == b'/' || b == b'.');
        let marks = rest.bytes().filter(|b| !b.is_ascii_digit()).count();
        match (rest.as_bytes().first(), marks) {
            (Some(b'/'), 1) if plain && count == 4 && matches!(rest.len(), 3 | 5) => self.years,
            (Some(b'/' | b'.'), 2) if plain && (3..=8).contains(&rest.len()) => self.numeric,
            _ => Classes::default(),
        }
    }
}
