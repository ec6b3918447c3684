//! Each kind of negation with sentences that it takes back and sentences that only look like it.

use crate::article::Article;
use crate::extract::testing;
use crate::facts::{EntityId, Facts, Tenure};

fn facts(text: &str) -> Facts {
    let text = format!(
        "Title: T
Published: 2024-05-16

{text}
"
    );
    testing::facts(&Article::from_text("test", text))
}

/// Runs a table; a case may allow several outcomes, as `denied|none`.
fn check(cases: &[(&str, &str)], show: impl Fn(&Facts) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (text, allowed) in cases {
        let mut found = show(&facts(text));
        if found.is_empty() {
            found.push("none".to_owned());
        }
        if !found.iter().all(|f| allowed.split('|').any(|a| a == f)) {
            wrong.push(format!("{text}\n  wanted {allowed}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} fail:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Statuses of meetings.
#[test]
#[rustfmt::skip]
fn a_meeting_that_did_not_take_place_is_not_told_as_fact() {
    check(&[
        ("Neither Anna Smith nor Boris Berg met Carla Diaz.", "denied|none"),
        ("Neither Anna Smith nor Boris Berg has met Carla Diaz.", "denied|none"),
        ("Neither President Anna Smith of Kenya nor Boris Berg met Carla Diaz.", "denied|none"),
        ("Neither Prime Minister Anna Smith of Kenya nor her Greek colleague Boris Berg met Carla Diaz.", "denied|none"),
        ("Anna Smith met neither Boris Berg nor Carla Diaz.", "denied|none"),
        ("Anna Smith has neither met Boris Berg nor spoken with Carla Diaz.", "denied|none"),
        ("Anna Smith neither flew home nor met Boris Berg.", "denied|none"),
        ("Anna Smith did not fly home, nor did she meet Boris Berg.", "denied|none"),
        ("Anna Smith, who had neither slept nor eaten, met Boris Berg.", "occurred"),
        ("Anna Smith has yet to meet Boris Berg.", "none|planned|hypothetical|denied"),
        ("Anna Smith and Boris Berg have yet to meet.", "none|planned|hypothetical|denied"),
        ("Anna Smith is yet to meet Boris Berg.", "none|planned|hypothetical|denied"),
        ("Anna Smith had hoped to meet Boris Berg.", "hypothetical"),
        ("Anna Smith had wanted to meet Boris Berg.", "hypothetical"),
        ("Anna Smith was to have met Boris Berg.", "hypothetical|cancelled|denied"),
        ("Anna Smith was to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith was due to meet Boris Berg but flew home.", "planned|hypothetical|cancelled|denied"),
        ("Anna Smith had been expected to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith had been due to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith failed to meet Boris Berg.", "denied"),
        ("Anna Smith never once met Boris Berg.", "denied|none"),
        ("Anna Smith has never met Boris Berg.", "denied|none"),
        ("Anna Smith hardly ever met Boris Berg.", "denied|none|hypothetical"),
        ("Anna Smith has scarcely met Boris Berg.", "denied|none|hypothetical"),
        ("Anna Smith would have met Boris Berg.", "hypothetical"),
        ("Anna Smith could have met Boris Berg.", "hypothetical"),
        ("Anna Smith should have met Boris Berg.", "hypothetical"),
        ("Anna Smith might have met Boris Berg.", "hypothetical"),
        ("Had Anna Smith met Boris Berg, nobody would know.", "hypothetical"),
        ("Anna Smith threatened to meet Boris Berg.", "hypothetical"),
        ("Anna Smith almost met Boris Berg.", "denied|hypothetical"),
        ("Anna Smith nearly met Boris Berg.", "denied|hypothetical"),
        ("Anna Smith denied having met Boris Berg.", "denied"),
        ("Anna Smith denied that she had met Boris Berg.", "denied"),
        ("Anna Smith went home without meeting Boris Berg.", "denied"),
        ("Anna Smith went home without having met Boris Berg.", "denied"),
        ("Anna Smith went home rather than meet Boris Berg.", "denied|none|hypothetical"),
        ("Anna Smith went home instead of meeting Boris Berg.", "denied|none|hypothetical"),
        ("Rather than meeting Boris Berg, Anna Smith went home.", "denied|none|hypothetical"),
        ("Anna Smith refrained from meeting Boris Berg.", "denied"),
        ("Anna Smith ruled out meeting Boris Berg.", "denied"),
        ("A meeting between Anna Smith and Boris Berg has been put on hold.", "cancelled"),
        ("A meeting between Anna Smith and Boris Berg was called off.", "cancelled"),
        ("A meeting between Anna Smith and Boris Berg did not take place.", "denied"),
        ("A meeting between Anna Smith and Boris Berg never happened.", "denied"),
        ("A meeting between Anna Smith and Boris Berg failed to materialize.", "denied"),
        ("A meeting between Anna Smith and Boris Berg has yet to take place.", "none|planned|hypothetical|denied"),
        ("There was no meeting between Anna Smith and Boris Berg.", "denied"),
        ("There has been no meeting between Anna Smith and Boris Berg.", "denied"),
        ("No meeting between Anna Smith and Boris Berg took place.", "denied"),
        ("Hardly any meeting between Anna Smith and Boris Berg took place.", "denied|hypothetical|none"),
        ("Anna Smith skipped a meeting with Boris Berg.", "denied"),
        ("Anna Smith was prevented from meeting Boris Berg.", "denied"),
        ("Anna Smith was barred from meeting Boris Berg.", "denied"),
        ("Anna Smith was too busy to meet Boris Berg.", "denied|hypothetical"),
        ("Anna Smith has no plans to meet Boris Berg.", "denied|none"),
        ("Anna Smith saw no need to meet Boris Berg.", "denied|none|hypothetical"),
        ("Anna Smith no longer meets Boris Berg.", "denied|none"),
        ("Nobody met Boris Berg and Anna Smith.", "denied|none"),
        ("Not one minister met Boris Berg.", "denied|none"),
        ("Unless Anna Smith meets Boris Berg, the strike will go on.", "hypothetical"),
        ("Anna Smith will go home unless she meets Boris Berg.", "hypothetical"),
        ("Only if Anna Smith meets Boris Berg will the strike end.", "hypothetical"),
        ("Anna Smith may never meet Boris Berg.", "denied|hypothetical"),
        ("Anna Smith did not rule out meeting Boris Berg.", "hypothetical|planned"),
        ("Anna Smith was reluctant to meet Boris Berg.", "denied|hypothetical"),
        ("Anna Smith gave up trying to meet Boris Berg.", "denied|hypothetical"),
        ("Anna Smith tried in vain to meet Boris Berg.", "denied|hypothetical"),
        ("Anna Smith missed the chance to meet Boris Berg.", "denied|hypothetical"),
        ("Anna Smith's meeting with Boris Berg fell through.", "cancelled|denied"),
        ("Anna Smith's meeting with Boris Berg was put off until June.", "cancelled"),
        ("Anna Smith's meeting with Boris Berg has been delayed.", "cancelled"),
        ("Anna Smith's meeting with Boris Berg was aborted.", "cancelled"),
        ("It is doubtful that Anna Smith met Boris Berg.", "hypothetical|denied"),
        ("It is not true that Anna Smith met Boris Berg.", "denied"),
        ("It is untrue that Anna Smith met Boris Berg.", "denied"),
        ("There is no evidence that Anna Smith met Boris Berg.", "denied|hypothetical"),
        ("Few believe that Anna Smith met Boris Berg.", "hypothetical|denied"),
        ("Nobody believes that Anna Smith met Boris Berg.", "hypothetical|denied"),
        ("Far from meeting Boris Berg, Anna Smith went home.", "denied|none"),
        ("Anna Smith did anything but meet Boris Berg.", "denied|none"),
        ("At no time did Anna Smith meet Boris Berg.", "denied|none"),
        ("Under no circumstances will Anna Smith meet Boris Berg.", "denied|none"),
        ("In no way did Anna Smith meet Boris Berg.", "denied|none"),
        ("Anna Smith wished she had met Boris Berg.", "hypothetical|denied"),
        ("Anna Smith regretted not meeting Boris Berg.", "denied"),
        ("Anna Smith regretted not having met Boris Berg.", "denied"),
        ("Anna Smith intended to have met Boris Berg.", "hypothetical|planned"),
        ("Anna Smith was supposed to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith was meant to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith was about to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith would rather resign than meet Boris Berg.", "hypothetical|denied|none"),
        ("Anna Smith left before she could meet Boris Berg.", "denied|none|hypothetical"),
        ("Anna Smith had planned to meet Boris Berg.", "planned|hypothetical"),
        ("Anna Smith was scheduled to have met Boris Berg.", "planned|hypothetical|cancelled|denied"),
        ("Anna Smith is nowhere near meeting Boris Berg.", "denied|hypothetical|none"),
        ("Anna Smith called on Boris Berg to meet Carla Diaz.", "hypothetical"),
        ("None of the ministers, Anna Smith and Boris Berg among them, met Carla Diaz.", "denied|none"),
        ("Anna Smith hopes to have met Boris Berg by June.", "hypothetical"),
        ("As if Anna Smith had met Boris Berg, rumours spread.", "hypothetical"),
    ], |f| f.events.iter().map(|e| e.status.name().to_owned()).collect());
}

/// Words of negation that deny something else, or nothing.
#[test]
#[rustfmt::skip]
fn a_meeting_that_took_place_is_not_taken_back() {
    check(&[
        ("Anna Smith did not refuse to meet Boris Berg.", "hypothetical|planned|occurred"),
        ("Anna Smith met Boris Berg almost as soon as her appointment was confirmed.", "occurred"),
        ("Anna Smith met Boris Berg almost immediately.", "occurred"),
        ("Anna Smith almost immediately met Boris Berg.", "occurred"),
        ("Anna Smith met Boris Berg nearly every month.", "occurred"),
        ("Anna Smith met Boris Berg barely a week after she took office.", "occurred"),
        ("Anna Smith has very nearly met Boris Berg.", "denied|hypothetical|none"),
        ("Not only did Anna Smith meet Boris Berg, she also met Carla Diaz.", "occurred"),
        ("Anna Smith did not only meet Boris Berg.", "occurred"),
        ("No sooner had Anna Smith met Boris Berg than the strike began.", "occurred"),
        ("Hardly had Anna Smith met Boris Berg when the strike began.", "occurred"),
        ("Scarcely had Anna Smith met Boris Berg when the strike began.", "occurred"),
        ("Anna Smith did not meet Boris Berg until June.", "occurred"),
        ("Not until June did Anna Smith meet Boris Berg.", "occurred"),
        ("Anna Smith met Boris Berg, not Carla Diaz.", "occurred"),
        ("Anna Smith met Boris Berg but not Carla Diaz.", "occurred"),
        ("Anna Smith met only Boris Berg.", "occurred"),
        ("Anna Smith did not deny having met Boris Berg.", "occurred|hypothetical"),
        ("Anna Smith has no doubt met Boris Berg.", "occurred"),
        ("Anna Smith never failed to meet Boris Berg.", "occurred"),
        ("Anna Smith did not hesitate to meet Boris Berg.", "occurred"),
        ("Anna Smith met Boris Berg, who never denied it.", "occurred"),
        ("Anna Smith met Boris Berg for no more than an hour.", "occurred"),
        ("Despite no invitation, Anna Smith met Boris Berg.", "occurred"),
        ("When Anna Smith met Boris Berg, neither smiled.", "occurred"),
        ("Anna Smith, who no longer smokes, met Boris Berg.", "occurred"),
        ("Without a word, Anna Smith met Boris Berg.", "occurred"),
        ("Anna Smith met Boris Berg, although neither had hoped to.", "occurred"),
        ("Anna Smith met Boris Berg for the first time, not the last.", "occurred"),
        ("Anna Smith held a meeting with Boris Berg that nobody had expected.", "occurred"),
        ("Anna Smith is said to have met Boris Berg.", "occurred|hypothetical"),
        ("Anna Smith left before meeting Boris Berg.", "denied|none|hypothetical|planned|occurred"),
    ], |f| f.events.iter().map(|e| e.status.name().to_owned()).collect());
}

/// Ties that the article states itself.
fn stated_ties(facts: &Facts) -> Vec<String> {
    let label = |id: &EntityId| facts.entities.iter().find(|e| e.id == *id).map_or("?", |e| e.label.as_str());
    let stated = facts.relationships.iter().filter(|r| r.claim.is_none());
    stated.map(|r| format!("{} {} + {}", r.kind.name(), label(&r.from), label(&r.to))).collect()
}

/// No tie at all.
#[test]
#[rustfmt::skip]
fn a_tie_that_is_denied_or_over_is_not_stated() {
    check(&[
        ("Neither France nor Peru supports Kenya.", "none"),
        ("There is no sign of a thaw between France and Peru.", "none"),
        ("France turned down an offer by Peru to mediate with Kenya.", "none"),
        ("Neither France nor Peru backed Kenya.", "none"),
        ("Neither France nor Peru is an ally of Kenya.", "none"),
        ("France supports neither Peru nor Kenya.", "none"),
        ("France no longer supports Kenya.", "none"),
        ("France will no longer support Kenya.", "none"),
        ("France does not support Kenya any longer.", "none"),
        ("France is no longer an ally of Kenya.", "none"),
        ("France and Kenya are no longer allies.", "none"),
        ("France and Kenya are allies no more.", "none"),
        ("France is not an ally of Kenya anymore.", "none"),
        ("France has ceased to be an ally of Kenya.", "none"),
        ("France ceased to support Kenya.", "none"),
        ("France has ceased supporting Kenya.", "none"),
        ("France is hardly an ally of Kenya.", "none"),
        ("France is scarcely an ally of Kenya.", "none"),
        ("France is barely an ally of Kenya.", "none"),
        ("France is anything but an ally of Kenya.", "none"),
        ("France is far from an ally of Kenya.", "none"),
        ("France is no ally of Kenya.", "none"),
        ("France is not exactly an ally of Kenya.", "none"),
        ("France is never an ally of Kenya.", "none"),
        ("France has yet to impose sanctions on Kenya.", "none"),
        ("France has yet to support Kenya.", "none"),
        ("France is yet to support Kenya.", "none"),
        ("France had hoped to support Kenya.", "none"),
        ("France failed to support Kenya.", "none"),
        ("France ended its support for Kenya.", "none|pressure France + Kenya"),
        ("France withdrew its backing for Kenya.", "none"),
        ("France has halted military aid to Kenya.", "none|pressure France + Kenya"),
        ("France refused support to Kenya.", "none|rift France + Kenya"),
        ("French aid to Kenya was suspended.", "none|pressure France + Kenya"),
        ("France's support for Kenya evaporated.", "none"),
        ("France announced an end to its support for Kenya.", "none"),
        ("Kenya lost the support of France.", "none"),
        ("Kenya was denied France's support.", "none"),
        ("The alliance of France and Kenya collapsed.", "none|rift France + Kenya"),
        ("France cut off aid to Kenya.", "none|pressure France + Kenya"),
        ("France never once supported Kenya.", "none"),
        ("France stopped short of imposing sanctions on Kenya.", "none"),
        ("France ruled out sending troops to Kenya.", "none"),
        ("France stopped supporting Kenya.", "none"),
        ("France stopped sending weapons to Kenya.", "none"),
        ("France almost imposed sanctions on Kenya.", "none"),
        ("France is hardly an ally of Kenya.", "none"),
        ("France came close to imposing sanctions on Kenya.", "none"),
        ("France would have supported Kenya.", "none"),
        ("France would support Kenya if it were attacked.", "none"),
        ("If France supports Kenya, the war will end.", "none"),
        ("Few believe that France supports Kenya.", "none"),
        ("Nobody believes that France supports Kenya.", "none"),
        ("It is not true that France supports Kenya.", "none"),
        ("France denied supporting Kenya.", "none"),
        ("France denied that it supports Kenya.", "none"),
        ("France spoke rather than support Kenya.", "none"),
        ("France left without supporting Kenya.", "none"),
        ("France gave up supporting Kenya.", "none"),
        ("France is not at war with Kenya.", "none"),
        ("France and Kenya are not at war.", "none"),
        ("France and Kenya have no alliance.", "none"),
        ("There is no alliance between France and Kenya.", "none"),
        ("There is no cooperation between France and Kenya.", "none"),
        ("France and Kenya never formed an alliance.", "none"),
        ("France decided against supporting Kenya.", "none"),
        ("France considered supporting Kenya.", "none"),
        ("France debated whether to support Kenya.", "none"),
        ("France is unlikely to support Kenya.", "none"),
        ("None of France and Peru supports Kenya.", "none"),
        ("Not one of them supports Kenya, France included.", "none"),
        ("Under no circumstances will France support Kenya.", "none"),
        ("At no time did France support Kenya.", "none"),
        ("France supports Kenya no longer.", "none"),
        ("France has not supported Kenya since 2014.", "none"),
    ], stated_ties);
}

/// The nearest sentences that deny nothing of it.
#[test]
#[rustfmt::skip]
fn a_tie_that_stands_is_stated() {
    check(&[
        ("France supports Kenya, not Peru.", "support France + Kenya"),
        ("France has not ended its support for Kenya.", "support France + Kenya"),
        ("France did not withdraw its aid to Kenya.", "support France + Kenya"),
        ("France supports Kenya but not Peru.", "support France + Kenya"),
        ("France not only supports Kenya but arms it.", "support France + Kenya"),
        ("France never stopped supporting Kenya.", "support France + Kenya"),
        ("France did not stop supporting Kenya.", "support France + Kenya"),
        ("France has not ceased to support Kenya.", "support France + Kenya"),
        ("France is an ally of Kenya, which no longer buys its wine.", "alliance France + Kenya"),
        ("France, which no longer has an army, supports Kenya.", "support France + Kenya"),
        ("France still supports Kenya.", "support France + Kenya"),
        ("France continues to support Kenya, though it hardly trades with it.", "support France + Kenya"),
        ("France imposed sanctions on Kenya, which has yet to answer.", "pressure France + Kenya"),
        ("France supports Kenya, and few believe otherwise.", "support France + Kenya"),
    ], stated_ties);
}

/// Offices by what their clause says.
#[test]
#[rustfmt::skip]
fn an_office_is_held_given_up_or_none() {
    check(&[
        ("Anna Smith is no longer president of Peru.", "former"),
        ("Anna Smith is no longer the president of Peru.", "former"),
        ("Anna Smith is not president of Peru anymore.", "former|none"),
        ("Anna Smith is not the president of Peru any longer.", "former|none"),
        ("Anna Smith, who is no longer president of Peru, left.", "former"),
        ("Anna Smith, no longer president of Peru, left.", "former"),
        ("Anna Smith, who is not president of Peru, left.", "none"),
        ("Anna Smith is not president of Peru.", "none"),
        ("Anna Smith was never president of Peru.", "none"),
        ("Anna Smith has never been president of Peru.", "none"),
        ("Anna Smith never became president of Peru.", "none"),
        ("Anna Smith failed to become president of Peru.", "none"),
        ("Anna Smith had hoped to become president of Peru.", "none"),
        ("Anna Smith has yet to become president of Peru.", "none"),
        ("Anna Smith ceased to be president of Peru.", "former"),
        ("Anna Smith has ceased to be president of Peru.", "former"),
        ("Anna Smith was to have become president of Peru.", "none"),
        ("Anna Smith would have become president of Peru.", "none"),
        ("Neither Anna Smith nor Boris Berg is president of Peru.", "none"),
        ("Neither Anna Smith nor Boris Berg became president of Peru.", "none"),
        ("Anna Smith is hardly the president of Peru.", "none"),
        ("Anna Smith is anything but the president of Peru.", "none"),
        ("Anna Smith, not yet president of Peru, left.", "none"),
        ("Anna Smith stepped down as president of Peru.", "former"),
        ("Anna Smith almost became president of Peru.", "none"),
        ("Anna Smith nearly became president of Peru.", "none"),
        ("Anna Smith came close to becoming president of Peru.", "none"),
        ("Anna Smith is about to become president of Peru.", "none"),
        ("If Anna Smith becomes president of Peru, taxes will fall.", "none"),
        ("Few believe that Anna Smith is president of Peru.", "none"),
        ("It is not true that Anna Smith is president of Peru.", "none"),
        ("Nobody elected Anna Smith president of Peru.", "none"),
        ("Anna Smith was not elected president of Peru.", "none"),
        ("Parliament refused to elect Anna Smith president of Peru.", "none"),
        ("Anna Smith used to be president of Peru.", "former"),
        ("Anna Smith was once president of Peru.", "former"),
        ("Anna Smith has been removed as president of Peru.", "former|none"),
        ("Anna Smith was ousted as president of Peru.", "former"),
        ("Anna Smith does not lead Peru.", "none"),
        ("Anna Smith no longer leads Peru.", "former"),
        ("Anna Smith, who no longer heads the World Bank, left.", "former"),
        ("Anna Smith never led Peru.", "none"),
        ("Anna Smith has yet to lead the World Bank.", "none"),
        ("Neither Anna Smith nor Boris Berg leads Peru.", "none"),
        ("Anna Smith rather than Boris Berg is president of Peru.", "current"),
        ("Anna Smith is president of Peru.", "current"),
        ("Anna Smith is not only president of Peru but a poet.", "current"),
        ("Anna Smith is president of Peru, not of Kenya.", "current"),
        ("Anna Smith remains president of Peru.", "current"),
        ("Anna Smith is still president of Peru.", "current"),
        ("Anna Smith, who is president of Peru, no longer smokes.", "current"),
        ("Anna Smith, president of Peru, has yet to speak.", "current"),
        ("President Anna Smith of Peru has yet to speak.", "current"),
        ("Anna Smith became president of Peru.", "current"),
        ("Anna Smith hardly spoke when she became president of Peru.", "current"),
        ("The president of Peru, Anna Smith, never smiled.", "current"),
    ], |f| f.roles.iter().map(|r| if r.tenure == Tenure::Former { "former" } else { "current" }.to_owned()).collect());
}
