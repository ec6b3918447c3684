//! Who speaks: pronouns, spokespeople, joint speakers; claims inside claims; how sure they are.

use super::check;
use crate::extract::claims::{FoundClaim, FoundClaims, find};
use crate::extract::reading::Reading;
use crate::extract::testing::reading;

#[test]
fn pronouns_stand_for_the_last_speaker() {
    check(&[
        (
            "President Anna Smith arrived. She said the talks had failed.",
            &["Anna Smith | indirect | the talks had failed"],
        ),
        (
            "“Paul Brown must sign,” Anna Smith said. She said the talks had failed.",
            &["Anna Smith | direct | Paul Brown must sign", "Anna Smith | indirect | the talks had failed"],
        ),
        (
            "“Xi Jinping will not come,” Paul Brown said.\n\nHe added that the talks had failed.",
            &[
                "Paul Brown | direct | Xi Jinping will not come",
                "Paul Brown | indirect | the talks had failed",
            ],
        ),
    ]);
}

/// Looks at the claims of a text, each written by `show`.
fn each(text: &str, show: impl Fn(&Reading, &FoundClaims, &FoundClaim) -> String) -> Vec<String> {
    reading(text, |r| {
        let all = find(r);
        all.iter().map(|c| show(r, &all, c)).collect()
    })
}

fn speaker(r: &Reading, claim: &FoundClaim) -> String {
    let names: Vec<&str> = claim.speaker.entities.iter().map(|e| r.entities[*e].label.as_str()).collect();
    let written = claim.speaker.tokens.clone().map_or("nobody", |t| r.doc.slice(t));
    if names.is_empty() { written.to_owned() } else { names.join(" + ") }
}

#[test]
fn spokespeople_speak_for_others() {
    for (text, expected) in [
        ("A spokesman for France said the talks had failed.", "A spokesman for France for France"),
        ("French officials said the talks had failed.", "French officials for France"),
        ("France's ambassador said the talks had failed.", "France's ambassador for France"),
        ("The French government said the talks had failed.", "France for "),
        ("Experts said the talks had failed.", "Experts for "),
        ("Anna Smith said the talks had failed.", "Anna Smith for "),
    ] {
        let found = each(text, |r, _, c| {
            let whom: Vec<&str> =
                c.speaker.on_behalf_of.iter().map(|e| r.entities[*e].label.as_str()).collect();
            format!("{} for {}", speaker(r, c), whom.join(" + "))
        });
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn claims_inside_claims_name_the_outer_one() {
    for (text, expected) in [
        (
            "Anna Smith said that Paul Brown told her the talks had failed.",
            &["Anna Smith", "Paul Brown via Anna Smith"][..],
        ),
        (
            "“Paul Brown told me, ‘The talks have failed,’” Anna Smith said.",
            &["Anna Smith", "Paul Brown via Anna Smith"],
        ),
        ("According to Xinhua, citing officials, the talks had failed.", &["Xinhua", "officials via Xinhua"]),
        ("Anna Smith said she believed the talks had failed.", &["Anna Smith"]),
        ("“I think the talks have failed,” Anna Smith said.", &["Anna Smith"]),
        ("“Everybody says so,” Anna Smith said.", &["Anna Smith"]),
    ] {
        let found = each(text, |r, all, c| match c.via {
            Some(outer) => format!("{} via {}", speaker(r, c), speaker(r, &all[outer])),
            None => speaker(r, c),
        });
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn certainty_polarity_and_tense() {
    for (text, expected) in [
        ("Anna Smith said the talks had failed.", "certain yes past"),
        ("Anna Smith said the talks had not failed.", "certain no past"),
        ("Anna Smith said the talks may fail.", "possible yes present"),
        ("Anna Smith said the talks would probably fail.", "probable yes future"),
        ("Anna Smith said the talks are unlikely to fail.", "improbable yes present"),
        ("Anna Smith said the talks will fail.", "certain yes future"),
        ("Anna Smith said in May the talks will not fail.", "certain no future"),
        ("France denied that it had sent troops.", "denied yes past"),
        ("France reportedly sent troops.", "possible yes past"),
        ("Anna Smith said that if France signs, the war will end.", "possible yes future"),
        ("France vowed to sign the treaty.", "certain yes future"),
        ("Anna Smith says the talks are a trap.", "certain yes present"),
        ("Few diplomats think that the talks will fail.", "improbable yes future"),
        ("Not many analysts say the talks are a trap.", "improbable yes present"),
        ("A few diplomats think that the talks will fail.", "certain yes future"),
    ] {
        let found = each(text, |_, _, c| {
            let polarity = if c.negative { "no" } else { "yes" };
            format!("{} {polarity} {}", c.certainty.name(), c.tense.map_or("none", |t| t.name()))
        });
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn what_is_conceded_and_what_is_thought_is_anothers() {
    check(&[
        (
            "France claims that it needs the ships, although members of the council have insisted that it has enough.",
            &["France | indirect | it needs the ships", "members of the council | indirect | it has enough"],
        ),
        (
            "Anna Smith demands a clear statement that the border is open.",
            &["Anna Smith | indirect | a clear statement that the border is open"],
        ),
        ("Paul Brown, often called the father of the pact, has died.", &[]),
        ("The talks expressed unity.", &[]),
        (
            "Radio Lima said in a broadcast heard in Quito that the talks had failed.",
            &["Radio Lima | indirect | the talks had failed"],
        ),
        (
            "Anna Smith asked only whether the talks had failed.",
            &["Anna Smith | indirect | only whether the talks had failed"],
        ),
    ]);
}
