//! Who vouches for what, sentence by sentence: each telling as `voice: what`.

use super::testing;
use crate::article::Article;
use crate::facts::{ClaimId, EntityId, Facts};

/// The tellings of one family in a text: `event`, `tie` or `role`.
fn tellings(family: &str, text: &str) -> Vec<String> {
    let article = format!("In brief\n\nPublished 16 May 2024\n\n{text}\n");
    let facts = testing::facts(&Article::from_text("voices", article));
    let name = |id: &EntityId| facts.entity(id).map_or_else(String::new, |e| e.label.clone());
    let mut all: Vec<String> = match family {
        "event" => (facts.events.iter())
            .map(|e| {
                let date = e.date.as_ref().map(|d| format!(", {d}")).unwrap_or_default();
                let place = e.place.as_ref().map(|p| format!(" in {}", name(p))).unwrap_or_default();
                let voice = voice(&facts, e.claim.as_ref());
                format!("{voice}: {} {}{place}{date}", e.status.name(), e.kind.name())
            })
            .collect(),
        "tie" => (facts.relationships.iter())
            .map(|r| {
                let voice = voice(&facts, r.claim.as_ref());
                format!("{voice}: {} {} {}", name(&r.from), r.kind.name(), name(&r.to))
            })
            .collect(),
        _ => (facts.roles.iter())
            .map(|r| {
                let of = r.of.as_ref().map(|of| format!(" of {}", name(of))).unwrap_or_default();
                let former = if r.tenure == crate::facts::Tenure::Former { "former " } else { "" };
                format!("{}: {} {former}{}{of}", voice(&facts, r.claim.as_ref()), name(&r.person), r.title)
            })
            .collect(),
    };
    all.sort();
    all
}

fn voice(facts: &Facts, claim: Option<&ClaimId>) -> String {
    let Some(claim) = claim.and_then(|id| facts.claim(id)) else { return "article".to_owned() };
    let names: Vec<&str> =
        claim.speaker.ids().iter().filter_map(|id| facts.entity(id)).map(|e| e.label.as_str()).collect();
    if names.is_empty() {
        claim.speaker_text.clone().unwrap_or_else(|| "nobody".to_owned())
    } else {
        names.join(" + ")
    }
}

fn check(family: &str, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let found = tellings(family, text);
        let mut wanted: Vec<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
        wanted.sort();
        if found != wanted {
            wrong.push(format!("{text}\n  wanted {wanted:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn each_detail_of_an_event_is_told_by_who_says_it() {
    check(
        "event",
        &[
            // The article alone.
            ("Anna Smith met Boris Berg in Vienna.", &["article: occurred Meeting in Vienna"]),
            ("Anna Smith did not meet Boris Berg in Vienna.", &["article: denied Meeting in Vienna"]),
            // Somebody alone, in every form of attribution.
            ("An aide said that Anna Smith met Boris Berg in Vienna.", &["An aide: occurred Meeting in Vienna"]),
            ("Anna Smith met Boris Berg in Vienna, an aide said.", &["an aide: occurred Meeting in Vienna"]),
            ("“Anna Smith met Boris Berg in Vienna,” an aide said.", &["an aide: occurred Meeting in Vienna"]),
            (
                "According to an aide, Anna Smith met Boris Berg in Vienna.",
                &["an aide: occurred Meeting in Vienna"],
            ),
            (
                "Anna Smith met Boris Berg in Vienna, according to an aide.",
                &["an aide: occurred Meeting in Vienna"],
            ),
            ("An aide denied that Anna Smith met Boris Berg in Vienna.", &["An aide: denied Meeting in Vienna"]),
            ("Boris Berg denied meeting Anna Smith in Vienna.", &["Boris Berg: denied Meeting in Vienna"]),
            // Both, the details with one of them.
            (
                "Anna Smith met Boris Berg. An aide said that Anna Smith met Boris Berg in Vienna on 3 May 2024.",
                &["article: occurred Meeting", "An aide: occurred Meeting in Vienna, 2024-05-03"],
            ),
            (
                "Anna Smith met Boris Berg in Vienna on 3 May 2024. An aide said that Anna Smith met Boris Berg.",
                &["article: occurred Meeting in Vienna, 2024-05-03", "An aide: occurred Meeting"],
            ),
            (
                "Anna Smith met Boris Berg in Vienna. Boris Berg denied that he had met Anna Smith on 3 May 2024.",
                &["article: occurred Meeting in Vienna", "Boris Berg: denied Meeting, 2024-05-03"],
            ),
            // Two speakers differ, or agree.
            (
                "An aide said that Anna Smith met Boris Berg in Oslo. A guard said that Anna Smith met Boris Berg in Vienna.",
                &["An aide: occurred Meeting in Oslo", "A guard: occurred Meeting in Vienna"],
            ),
            (
                "An aide said that Anna Smith met Boris Berg. A guard said that Anna Smith met Boris Berg.",
                &["An aide: occurred Meeting", "A guard: occurred Meeting"],
            ),
            // One through another: the innermost.
            (
                "Carl Olsen said that an aide had told him that Anna Smith met Boris Berg in Vienna.",
                &["an aide: occurred Meeting in Vienna"],
            ),
            (
                "A guard said that Boris Berg had denied meeting Anna Smith in Vienna.",
                &["Boris Berg: denied Meeting in Vienna"],
            ),
            // Day and place of the speaking are no part of what is said.
            (
                "An aide said in Oslo on Tuesday that Anna Smith had met Boris Berg.",
                &["An aide: occurred Meeting"],
            ),
            (
                "An aide told reporters in Oslo that Anna Smith had met Boris Berg in Vienna.",
                &["An aide: occurred Meeting in Vienna"],
            ),
            // What stands in front of an attribution, and what tells of the speaker, is the article's.
            (
                "After meeting Anna Smith in Vienna, Boris Berg said that France and Spain had signed a treaty in Oslo.",
                &["article: occurred Meeting in Vienna", "Boris Berg: occurred Agreement in Oslo"],
            ),
            (
                "Boris Berg, who met Anna Smith in Vienna, said that France and Spain had signed a treaty in Oslo.",
                &["article: occurred Meeting in Vienna", "Boris Berg: occurred Agreement in Oslo"],
            ),
            // A quotation in two parts is one telling.
            (
                "“Anna Smith met Boris Berg in Vienna,” an aide said, “on 3 May 2024.”",
                &["an aide: occurred Meeting in Vienna, 2024-05-03"],
            ),
            // Hearsay of the place alone.
            (
                "Anna Smith met Boris Berg, reportedly in Vienna.",
                &["article: occurred Meeting"],
            ),
            // Ahead of the saying.
            (
                "An aide said that Anna Smith would meet Boris Berg in Vienna.",
                &["An aide: planned Meeting in Vienna"],
            ),
            (
                "An aide believed that Anna Smith would meet Boris Berg in Vienna.",
                &["An aide: hypothetical Meeting in Vienna"],
            ),
            // A headline.
            ("Spain, France sign fishing treaty in Oslo: minister", &["minister: occurred Agreement in Oslo"]),
        ],
    );
}

#[test]
fn a_tie_is_asserted_by_who_asserts_it() {
    check(
        "tie",
        &[
            ("France and Spain are allies.", &["article: France alliance Spain"]),
            ("An aide said that France and Spain are allies.", &["An aide: France alliance Spain"]),
            (
                "France and Spain are allies. An aide said that France and Spain are allies.",
                &["article: France alliance Spain", "An aide: France alliance Spain"],
            ),
            (
                "Portugal said that France imposed sanctions on Spain. Italy said that France imposed sanctions on Spain.",
                &["Portugal: France pressure Spain", "Italy: France pressure Spain"],
            ),
            // The accusation is the article's, what is alleged the accuser's.
            (
                "France accused Spain of arming Portugal.",
                &["article: France pressure Spain", "France: Spain support Portugal"],
            ),
            // Nobody asserts what is only denied.
            ("An aide denied that France and Spain are allies.", &[]),
            // Being told something is no demand.
            ("France told Spain that it had no time.", &[]),
        ],
    );
}

#[test]
fn an_office_is_held_by_the_word_of_who_says_so() {
    check(
        "role",
        &[
            ("Juan Otero is the president of Peru.", &["article: Juan Otero president of Peru"]),
            ("An aide said that Juan Otero is the president of Peru.", &["An aide: Juan Otero president of Peru"]),
            ("“Juan Otero is the president of Peru,” an aide said.", &["an aide: Juan Otero president of Peru"]),
            (
                "An aide said that Juan Otero was the president of Peru.",
                &["An aide: Juan Otero president of Peru"],
            ),
            ("France denied that Juan Otero is the president of Peru.", &[]),
            ("An aide said that Juan Otero is not the president of Peru.", &[]),
            ("Is Juan Otero the president of Peru?", &[]),
            // A title in indirect speech is the article's, in somebody's very words it is his.
            (
                "An aide said that Peruvian President Juan Otero had left.",
                &["article: Juan Otero president of Peru"],
            ),
            (
                "“President Juan Otero of Peru has left,” an aide said.",
                &["an aide: Juan Otero president of Peru"],
            ),
            // Stated and claimed are two.
            (
                "Juan Otero is the president of Peru. An aide said that Juan Otero is the president of Peru.",
                &["article: Juan Otero president of Peru", "An aide: Juan Otero president of Peru"],
            ),
            // Contested.
            (
                "An aide said that Juan Otero is the president of Peru. A guard said that Ana Perez is the president of Peru.",
                &["An aide: Juan Otero president of Peru", "A guard: Ana Perez president of Peru"],
            ),
            ("Juan Otero claims to be the president of Peru.", &["Juan Otero: Juan Otero president of Peru"]),
            // Over.
            ("Juan Otero is no longer the president of Peru.", &["article: Juan Otero former president of Peru"]),
            (
                "An aide said that Juan Otero is no longer the president of Peru.",
                &["An aide: Juan Otero former president of Peru"],
            ),
        ],
    );
}

/// What an aide says of an office tells the article nothing of whose president it calls by that title.
#[test]
fn the_article_takes_no_country_from_a_speaker() {
    let found = tellings("role", "An aide said that Juan Otero is the president of Peru. President Juan Otero left.");
    assert!(!found.contains(&"article: Juan Otero president of Peru".to_owned()), "{found:?}");
    assert!(found.contains(&"An aide: Juan Otero president of Peru".to_owned()), "{found:?}");
}
