//! What a page shows in and around an article that is no part of it, as the names of its elements tell: captions, credits,
//! invitations, what is said of the author, and the headline, which the head of the article has.
//!
//! A caption tells of a picture, often of another year, and in the middle of a text it parts what belongs together. So such
//! elements are taken out of the page before its main text is looked for.

use super::head::Head;
use dom_smoothie::Readability;

/// Words in the class of an element that is not the article.
const BESIDE: [&str; 25] = [
    "caption",
    "captions",
    "figcaption",
    "credit",
    "credits",
    "newsletter",
    "newsletters",
    "signup",
    "subscribe",
    "related",
    "recirc",
    "share",
    "sharing",
    "social",
    "promo",
    "promos",
    "advertisement",
    "breadcrumbs",
    "gallery",
    "slideshow",
    "carousel",
    "flyout",
    "modal",
    "popup",
    "tooltip",
];

/// Words in the class of an element that invites readers to pay or to sign up, which may be long.
const INVITING: [&str; 4] = ["newsletter", "newsletters", "signup", "subscribe"];

/// Words in the class of an element that tells of the author.
const AUTHOR: [&str; 5] = ["author", "authors", "bio", "biography", "contributor"];

/// Words in the class of a headline, or of what holds it.
const HEADLINE: [&str; 3] = ["headline", "hed", "title"];

/// Text of such an element is shorter than this; what is longer may hold the article.
const SHORT: usize = 600;

/// Text of an invitation is shorter than this, and less than a quarter of the page's.
const LONG: usize = 1_600;

/// What is said of an author has this many words or more; what has fewer is a byline.
const LIFE: usize = 12;

/// Takes out of a page what is known to be no part of its article.
pub(super) fn prune(reader: &Readability, head: &Head) {
    let length = |text: &str| text.trim().len();
    for caption in reader.doc.select("figcaption").iter().filter(|c| length(&c.text()) < SHORT) {
        caption.remove();
    }
    let page = reader.doc.select("body").text().len();
    let kinds =
        "div[class], span[class], section[class], ul[class], p[class], aside[class], cite[id], small[class]";
    for element in reader.doc.select(kinds).iter() {
        let class = class_words(&format!("{} {}", element.attr_or("class", ""), element.attr_or("id", "")));
        let has = |words: &[&str]| class.iter().any(|word| words.contains(&word.as_str()));
        let plays = has(&["video", "player"]) && has(&["control", "controls", "transcript", "keywords"]);
        if !(has(&BESIDE) || has(&AUTHOR) || plays) {
            continue;
        }
        let text = element.text();
        let long = length(&text);
        let life = has(&AUTHOR) && text.split_whitespace().count() >= LIFE;
        let beside = (has(&BESIDE) || plays || life) && long < SHORT;
        let inviting = has(&INVITING) && long < LONG && 4 * long < page;
        if (beside || inviting) && !element.select("h1, [itemprop='articleBody']").exists() {
            element.remove();
        }
    }
    if head.title.as_ref().is_some_and(|title| !title.is_empty()) {
        prune_headline(reader);
    }
}

/// Takes out the headline: a heading that is called so, or the only one of the first rank.
fn prune_headline(reader: &Readability) {
    let first: Vec<_> = reader.doc.select("h1").iter().filter(|h| !h.text().trim().is_empty()).collect();
    let alone = first.len() == 1;
    for heading in first {
        let class = format!("{} {}", heading.attr_or("class", ""), heading.parent().attr_or("class", ""));
        let called = class_words(&class).iter().any(|word| HEADLINE.contains(&word.as_str()));
        let marked = heading.attr("itemprop").is_some_and(|name| name.contains("headline"));
        if alone || called || marked {
            heading.remove();
        }
    }
}

/// The words of a class or an id: `photoCaption story-credit` has four.
fn class_words(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in class.chars() {
        if !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && before.is_ascii_lowercase()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_ascii_alphabetic(), words.last_mut()) {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "The foreign ministers of Ruritania and Graustark met in Zenda on Monday and signed a treaty on the river.";

    fn pruned(body: &str) -> String {
        let head = Head { title: Some("Talks end".to_owned()), ..Head::default() };
        let reader = Readability::new(format!("<body>{body}</body>"), None, None).unwrap();
        prune(&reader, &head);
        reader.doc.text().to_string()
    }

    #[test]
    fn captions_are_taken_out_of_a_page_and_long_texts_are_not() {
        let long = format!("<p>{}</p>", [SENTENCE; 6].join(" "));
        let text = pruned(&format!(
            "<div class='story social'><h2>Talks end</h2><h1>River</h1><figure><img src='a'><figcaption>In 2011.</figcaption></figure>\
             <div class='wp-caption-text'>In 2012.</div><span class='photoCredit'>Bo Ek</span><cite id='galleryCaption1'>In 2013.</cite>\
             <p class='image-caption'>In 2014.</p>{long}</div>"
        ));
        assert!(text.contains("Talks end") && text.contains("signed a treaty"), "{text}");
        for absent in ["2011", "2012", "2013", "2014", "Bo Ek"] {
            assert!(!text.contains(absent), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_the_author_is_taken_out_and_a_byline_is_not() {
        let life = "Ann Ott has written for the Courier of Zenda since 2011. She grew up on the river.";
        let text = pruned(&format!(
            "<div class='author-box'><span class='author'>By Ann Ott</span></div><p>{SENTENCE}</p><div class='author-bio'>{life}</div>"
        ));
        assert!(text.contains("By Ann Ott") && text.contains("signed a treaty"), "{text}");
        assert!(!text.contains("2011"), "{text}");
    }

    #[test]
    fn a_headline_is_taken_out_where_it_is_one() {
        for (body, kept) in [
            ("<h1>Talks end</h1>", false),
            ("<h1>The Courier</h1><h1 itemprop='headline'>Talks end</h1>", false),
            ("<h1>The Courier</h1><div class='headline'><h1>Talks end</h1></div>", false),
            ("<h1>How it began</h1><h1>Talks end</h1>", true),
        ] {
            assert_eq!(pruned(&format!("{body}<p>{SENTENCE}</p>")).contains("Talks end"), kept, "{body}");
        }
    }

    #[test]
    fn a_long_invitation_is_taken_out_and_an_article_about_one_is_not() {
        let offer = ["Sign up and know more of the river each day."; 20].join(" ");
        let article = format!("<p>{}</p>", [SENTENCE; 60].join(" "));
        let text = pruned(&format!("{article}<div class='newsletter-wrapper'>{offer}</div>"));
        assert!(text.contains("signed a treaty") && !text.contains("Sign up"), "{text}");
        assert!(pruned(&format!("<div class='newsletter-text'>{offer}</div>")).contains("Sign up"));
    }
}
