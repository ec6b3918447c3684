//! In which language a text is written: the extractors read English, and what they make of another is not to be trusted.

use whatlang::{Lang, Script};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 20_000;

/// Words of English that no other language of news has in such numbers.
const ENGLISH: [&str; 44] = [
    "the", "and", "of", "to", "that", "with", "for", "said", "by", "from", "has", "have", "had", "were",
    "was", "is", "are", "be", "been", "he", "she", "his", "her", "it", "its", "they", "their", "which",
    "who", "not", "but", "will", "would", "after", "on", "in", "at", "as", "this", "an", "a", "met",
    "between", "than",
];

/// Fewer words than this are too few to tell.
const FEW: usize = 12;

/// The BCP 47 tag of a text's language, `und` where it is not English and not known, and the language's name; `None`
/// where the text is English or too short to tell.
pub(super) fn other_than_english(text: &str) -> Option<(String, &'static str)> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(char::is_alphabetic));
    let count = words().count();
    let english = words().filter(|w| ENGLISH.contains(&w.to_lowercase().as_str())).count();
    let info = whatlang::detect(text)?;
    if info.script() != Script::Latin {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let foreign = text.chars().filter(|c| c.is_alphabetic() && *c > '\u{36f}').count();
        return (foreign * 2 > letters && letters >= FEW).then(|| tag(info.lang()));
    }
    // One word of seven or more is one of these in English news, even in headlines and lists.
    if count < FEW || english * 7 > count || (info.lang() == Lang::Eng && english * 25 > count) {
        return None;
    }
    // Other languages have one or two of these words ("in", "was", "a"); a list of names has none.
    // Of a line or two neither is proof alone: it may be mostly names.
    let few_english = english * 12 < count;
    let of_names = count < 3 * FEW && !(info.is_reliable() && few_english);
    let sure = info.lang() != Lang::Eng && !of_names && (info.is_reliable() || few_english);
    if sure {
        return Some(tag(info.lang()));
    }
    (count >= 3 * FEW && english * 25 <= count).then(|| ("und".to_owned(), "a language that is not known"))
}

/// The shortest tag of a language, and its name.
fn tag(lang: Lang) -> (String, &'static str) {
    const SHORT: [(&str, &str); 46] = [
        ("afr", "af"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kat", "ka"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mkd", "mk"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("vie", "vi"),
    ];
    let code = lang.code();
    let short = SHORT.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short);
    (short.to_owned(), lang.eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_not_english_is_known() {
        for (text, expected) in [
            (
                "Die Ministerin traf am Montag in Oslo ihren Amtskollegen und sprach mit ihm über das Abkommen, das beide Länder im Herbst unterzeichnen wollen.",
                Some("de"),
            ),
            (
                "La ministre a rencontré lundi à Oslo son homologue et a évoqué avec lui l'accord que les deux pays veulent signer à l'automne.",
                Some("fr"),
            ),
            (
                "La ministra se reunió el lunes en Oslo con su colega y habló con él del acuerdo que los dos países quieren firmar en otoño.",
                Some("es"),
            ),
            (
                "Министр встретилась в понедельник в Осло со своим коллегой и обсудила с ним соглашение.",
                Some("ru"),
            ),
            ("外交大臣は月曜日にオスロで相手国の大臣と会談し、協定について話し合った。", Some("ja")),
            (
                "The minister met her colleague in Oslo on Monday and spoke with him about the treaty that both countries want to sign.",
                None,
            ),
            ("Norway met Sweden in Oslo.", None),
            (
                "Prime Minister Jens Haugland received Foreign Minister Lars Lund in Stavanger, Bergen and Tromso Monday.",
                None,
            ),
            (
                "Minister: Norway, Sweden sign treaty in Oslo; Denmark, Finland, Iceland to follow; Estonia wary, Latvia silent.",
                None,
            ),
            (
                "Bundeskanzlerin met Ministerpräsident in Baden-Baden, and the Süddeutsche Zeitung said that they had spoken of the Grundgesetz.",
                None,
            ),
            ("", None),
        ] {
            assert_eq!(other_than_english(text).map(|(tag, _)| tag).as_deref(), expected, "{text}");
        }
    }
}
