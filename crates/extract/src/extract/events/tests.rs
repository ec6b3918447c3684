//! Dates, places, status and merging, each as "Type who | date | place | status".

use super::scene::Scene;
use super::{FoundEvent, find};
use crate::extract::reading::Reading;
use crate::extract::resources::Resources;
use crate::extract::testing;

fn show(reading: &Reading, event: &FoundEvent) -> String {
    let place = event.place.map_or("-", |p| reading.entities[p].label.as_str());
    let date = event.date.as_ref().map_or("-", |d| d.as_str());
    format!("{} | {date} | {place} | {}", super::describe(reading, event), event.status.name())
}

fn found(reading: &Reading) -> Vec<FoundEvent> {
    let resources = Resources::compiled_in();
    find(reading, &resources, &Scene::of(reading, &resources.events))
}

/// All events of a text, in order.
fn events(text: &str) -> String {
    testing::reading(text, |r| found(r).iter().map(|e| show(r, e)).collect::<Vec<_>>().join("; "))
}

pub(super) fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = (cases.iter())
        .filter(|(text, expected)| events(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  wanted {expected}\n  found  {}", events(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} fail:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

const MET: &str = "Meeting Anna Smith + Boris Berg | - | -";

#[test]
fn status_is_told_by_tense_modality_and_negation() {
    let wrong: Vec<String> = [
        ("Anna Smith met Boris Berg.", "occurred"),
        ("Anna Smith has met Boris Berg.", "occurred"),
        ("Anna Smith meets Boris Berg.", "occurred"),
        ("Anna Smith managed to meet Boris Berg.", "occurred"),
        ("Officials said that Anna Smith had met Boris Berg.", "occurred"),
        ("Anna Smith will meet Boris Berg.", "planned"),
        ("Anna Smith is to meet Boris Berg.", "planned"),
        ("Anna Smith is going to meet Boris Berg.", "planned"),
        ("Anna Smith plans to meet Boris Berg.", "planned"),
        ("Anna Smith is expected to meet Boris Berg.", "planned"),
        ("Anna Smith is scheduled to meet Boris Berg.", "planned"),
        ("Anna Smith agreed to meet Boris Berg.", "planned"),
        ("Anna Smith will travel to Oslo to meet Boris Berg.", "planned"),
        ("Anna Smith would meet Boris Berg.", "hypothetical"),
        ("Anna Smith could meet Boris Berg.", "hypothetical"),
        ("Anna Smith may meet Boris Berg.", "hypothetical"),
        ("Anna Smith wants to meet Boris Berg.", "hypothetical"),
        ("Anna Smith offered to meet Boris Berg.", "hypothetical"),
        ("Anna Smith is ready to meet Boris Berg.", "hypothetical"),
        ("If Anna Smith met Boris Berg, nobody would know.", "hypothetical"),
        ("Anna Smith did not meet Boris Berg.", "denied"),
        ("Anna Smith never met Boris Berg.", "denied"),
        ("Anna Smith refused to meet Boris Berg.", "denied"),
        ("Anna Smith declined to meet Boris Berg.", "denied"),
        ("Anna Smith denied meeting Boris Berg.", "denied"),
        ("Anna Smith will not meet Boris Berg.", "denied"),
        ("Anna Smith's refusal to meet Boris Berg was no surprise.", "denied"),
        ("Anna Smith left without meeting Boris Berg.", "denied"),
        ("Anna Smith cancelled a meeting with Boris Berg.", "cancelled"),
        ("Anna Smith called off talks with Boris Berg.", "cancelled"),
        ("Anna Smith postponed a meeting with Boris Berg.", "cancelled"),
        ("A meeting between Anna Smith and Boris Berg was cancelled.", "cancelled"),
        ("A planned meeting between Anna Smith and Boris Berg drew attention.", "planned"),
        ("A possible meeting between Anna Smith and Boris Berg drew attention.", "hypothetical"),
        ("Anna Smith proposed a meeting with Boris Berg.", "hypothetical"),
        ("Anna Smith called for talks with Boris Berg.", "hypothetical"),
        ("Anna Smith will hold talks with Boris Berg.", "planned"),
        ("Anna Smith held talks with Boris Berg.", "occurred"),
    ]
    .iter()
    .filter_map(|(text, status)| {
        let found = events(text);
        (found != format!("{MET} | {status}")).then(|| format!("{text}\n  wanted {status}, found {found}"))
    })
    .collect();
    // The trip of one sentence gives the meeting its place.
    let wrong: Vec<String> = wrong.into_iter().filter(|w| !w.contains("Berg | - | Oslo | planned")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn when_and_where_are_those_of_the_clause() {
    check(&[
        (
            "Anna Smith met Boris Berg in Oslo in May 2018.",
            "Meeting Anna Smith + Boris Berg | 2018-05 | Oslo | occurred",
        ),
        (
            "In May 2018, Anna Smith met Boris Berg.",
            "Meeting Anna Smith + Boris Berg | 2018-05 | - | occurred",
        ),
        (
            "Anna Smith will meet Boris Berg in Oslo on May 20, 2024.",
            "Meeting Anna Smith + Boris Berg | 2024-05-20 | Oslo | planned",
        ),
        (
            "Anna Smith would meet Boris Berg on May 20, 2024.",
            "Meeting Anna Smith + Boris Berg | 2024-05-20 | - | planned",
        ),
        (
            "Anna Smith hosted Boris Berg for talks in Oslo on May 10, 2024.",
            "Meeting Anna Smith + Boris Berg | 2024-05-10 | Oslo | occurred",
        ),
        (
            "Officials said in June 2020 that Anna Smith had met Boris Berg.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        (
            "Since June 2020 Anna Smith has met Boris Berg.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        (
            "The Geneva summit between Anna Smith and Boris Berg failed.",
            "Summit Anna Smith + Boris Berg | - | Geneva | occurred",
        ),
        (
            "France conducted nuclear tests in 2016 and 2017.",
            "WeaponsTest France | 2016 | - | occurred; WeaponsTest France | 2017 | - | occurred",
        ),
        (
            "A meeting of ministers from France and Germany held in Geneva in May 2018 failed.",
            "Meeting France + Germany | 2018-05 | Geneva | occurred",
        ),
        (
            "In summits with Boris Berg in May 2018 and June 2019, Anna Smith promised help.",
            "Summit Anna Smith + Boris Berg | 2018-05 | - | occurred; Summit Anna Smith + Boris Berg | 2019-06 | - | occurred",
        ),
    ]);
}

#[test]
fn one_occurrence_is_one_event() {
    check(&[
        (
            "Anna Smith met Boris Berg in Oslo in May 2018. The meeting between Smith and Berg was short.",
            "Meeting Anna Smith + Boris Berg | 2018-05 | Oslo | occurred",
        ),
        (
            "Anna Smith met Boris Berg in 2018. Smith met Berg again in 2019.",
            "Meeting Anna Smith + Boris Berg | 2018 | - | occurred; Meeting Anna Smith + Boris Berg | 2019 | - | occurred",
        ),
        (
            "Anna Smith flew to Oslo for talks with Boris Berg.",
            "Meeting Anna Smith + Boris Berg | - | Oslo | occurred",
        ),
        (
            "France tested a nuclear device in 1995. The French nuclear test angered Japan.",
            "WeaponsTest France | 1995 | - | occurred",
        ),
        (
            "France and Germany held a summit in Oslo. French President Anna Smith met German Chancellor Boris Berg there.",
            "Summit France + Germany | - | Oslo | occurred",
        ),
        (
            "France and Germany held a summit in Oslo. French senator Anna Smith met German senator Boris Berg.",
            "Summit France + Germany | - | Oslo | occurred; Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
    ]);
}

#[test]
fn a_series_goes_on_without_its_noun() {
    check(&[
        (
            "North Korea conducted its first nuclear test in October 2006 and its sixth in September 2017.",
            "WeaponsTest North Korea | 2006-10 | - | occurred; WeaponsTest North Korea | 2017-09 | - | occurred",
        ),
        (
            "North Korea conducted its first nuclear test in October 2006 and its sixth parade in September 2017.",
            "WeaponsTest North Korea | 2006-10 | - | occurred; Ceremony North Korea | 2017-09 | - | occurred",
        ),
        (
            "North Korea conducted its first nuclear test in October 2006 and its leader died in 2011.",
            "WeaponsTest North Korea | 2006-10 | - | occurred",
        ),
    ]);
}

#[test]
fn counts_are_kept() {
    let ordinal = |text: &str| testing::reading(text, |r| found(r).first().and_then(|e| e.ordinal));
    assert_eq!(ordinal("It was Anna Smith's sixth meeting with Boris Berg."), Some(6));
    assert_eq!(ordinal("France conducted its third nuclear test in 2013."), Some(3));
    assert_eq!(ordinal("France conducted its first nuclear test in 14 years."), None);
    assert_eq!(ordinal("Anna Smith met Boris Berg."), None);
}

#[test]
fn a_meeting_is_where_its_words_or_its_host_say() {
    check(&[
        (
            "Anna Smith met Boris Berg at a hotel in Oslo on May 10, 2024.",
            "Meeting Anna Smith + Boris Berg | 2024-05-10 | Oslo | occurred",
        ),
        (
            "Anna Smith arrived in Paris in May 2018, where she met Boris Berg.",
            "Visit Anna Smith | 2018-05 | Paris | occurred; Meeting Anna Smith + Boris Berg | 2018-05 | Paris | occurred",
        ),
        (
            "French President Anna Smith received Boris Berg in May 2018.",
            "Meeting Anna Smith + Boris Berg | 2018-05 | France | occurred",
        ),
        (
            "French President Anna Smith received Boris Berg in Oslo in May 2018.",
            "Meeting Anna Smith + Boris Berg | 2018-05 | Oslo | occurred",
        ),
        (
            "Anna Smith met Boris Berg for talks on the war in Sudan.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred; Conflict Sudan | - | Sudan | occurred",
        ),
        (
            "Anna Smith and Boris Berg held two summits in 2019: in January, and in Oslo in June.",
            "Summit Anna Smith + Boris Berg | 2019-01 | - | occurred; Summit Anna Smith + Boris Berg | 2019-06 | Oslo | occurred",
        ),
        (
            "Anna Smith met Boris Berg in Moscow. They had met at the Kremlin.",
            "Meeting Anna Smith + Boris Berg | - | Moscow | occurred",
        ),
        (
            "A gathering of ministers from France, Germany and Spain held in May 2018 failed.",
            "Meeting France + Germany + Spain | 2018-05 | - | occurred",
        ),
    ]);
}

#[test]
fn nearness_tells_the_year() {
    check(&[
        (
            "Anna Smith visited Spain in May 2018, ahead of a meeting between Carla Ott and Boris Berg.",
            "Visit Anna Smith | 2018-05 | Spain | occurred; Meeting Carla Ott + Boris Berg | 2018 | - | occurred",
        ),
        (
            "Anna Smith met Boris Berg before and after the June 2018 vote.",
            "Meeting Anna Smith + Boris Berg | 2018 | - | occurred; Meeting Anna Smith + Boris Berg | 2018 | - | occurred",
        ),
        (
            "Anna Smith met Boris Berg before the June 2018 vote.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        (
            "Anna Smith met Boris Berg for the first time since the vote last week.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        (
            "In May 2018, Anna Smith sent help for the war between France and Germany.",
            "Conflict France + Germany | - | - | occurred",
        ),
    ]);
}

#[test]
fn what_points_at_several_meetings_is_none_of_its_own() {
    check(&[(
        "Anna Smith met Boris Berg in March 2019. They met again in June 2019. Between those two meetings, in May 2019, Carla Ott resigned.",
        "Meeting Anna Smith + Boris Berg | 2019-03 | - | occurred; Meeting Anna Smith + Boris Berg | 2019-06 | - | occurred",
    )]);
}

#[test]
fn what_is_told_as_another_occurrence_is_another_event() {
    check(&[
        (
            "Anna Smith met Boris Berg in Oslo in 2018. Smith met Berg again in Paris.",
            "Meeting Anna Smith + Boris Berg | 2018 | Oslo | occurred; Meeting Anna Smith + Boris Berg | - | Paris | occurred",
        ),
        (
            "Anna Smith met Boris Berg in 2018. Smith met Berg again.",
            "Meeting Anna Smith + Boris Berg | 2018 | - | occurred; Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        (
            "Anna Smith travelled to Oslo in May 2018. Smith travelled to Norway for the first time.",
            "Visit Anna Smith | 2018-05 | Oslo | occurred",
        ),
        (
            "Anna Smith travelled to Oslo in May 2018. Smith travelled to Spain in 2019.",
            "Visit Anna Smith | 2018-05 | Oslo | occurred; Visit Anna Smith | 2019 | Spain | occurred",
        ),
        (
            "Anna Smith met Boris Berg in May 2018. Smith met Carla Ott in May 2018.",
            "Meeting Anna Smith + Boris Berg | 2018-05 | - | occurred; Meeting Anna Smith + Carla Ott | 2018-05 | - | occurred",
        ),
    ]);
}

#[test]
fn words_of_meeting_travel_and_war_need_not_tell_of_any() {
    let wrong: Vec<String> = [
        // met
        "Anna Smith met the deadline in Paris.",
        "Anna Smith met fierce criticism in Germany.",
        "Anna Smith's speech met with silence in France.",
        "The budget met the needs of France.",
        "Anna Smith met Boris Berg's conditions.",
        "It was a meeting of minds in Paris.",
        "Anna Smith met a farmer in Spain.",
        "Two rivers meet in Germany.",
        "Anna Smith's gaze met that of the crowd.",
        // talks
        "Anna Smith talked herself into a corner.",
        "Anna Smith spoke of Boris Berg with warmth.",
        "Anna Smith talks too much.",
        "Anna Smith's dialogue with history is over.",
        "The discussion of the budget in France goes on.",
        "Anna Smith gave an interview to a newspaper in Paris.",
        "Anna Smith called Boris Berg a liar.",
        "Anna Smith called for calm in France.",
        "Anna Smith reached the summit of the mountain.",
        // received, welcomed
        "Anna Smith received a letter from Boris Berg.",
        "Anna Smith welcomed the decision of Boris Berg.",
        "France hosted the championship.",
        "Anna Smith entertained doubts about Boris Berg.",
        "Anna Smith saw the point of the plan.",
        // visits
        "Anna Smith visited her mother.",
        "Anna Smith visited a factory.",
        "Tourists visited Paris in May 2018.",
        "Anna Smith returned to the subject of France.",
        "The letter went to France.",
        "A trip to Paris costs little.",
        "The website had visits from Germany.",
        // ceremonies
        "A parade of excuses came from France.",
        "Anna Smith opened the letter in Paris.",
        "Anna Smith laid the blame on Boris Berg.",
        "France marked its papers with a stamp.",
        // tests
        "France tested the patience of Germany.",
        "France launched a website.",
        "France fired the minister.",
        "Students in France sat a chemistry test.",
        "France tested a new vaccine in 2020.",
        // agreements
        "Anna Smith agrees with Boris Berg.",
        "A great deal of rain fell on France.",
        "Anna Smith signed a book in Paris.",
        "France signed a player.",
        "Anna Smith signed the guest book in France.",
        // conflicts
        "France struck a balance.",
        "France fought inflation.",
        "A trade war with Germany hurts France.",
        "A strike by teachers closed schools in France.",
        "France attacked the problem with vigour.",
        "The battle for votes in France began in May 2018.",
        "Germany beat France in the final.",
        "The match between France and Germany was a battle of nerves.",
        "A war of words broke out in Paris.",
        "France exchanged gifts with Germany.",
    ]
    .iter()
    .map(|text| (text, events(text)))
    .filter(|(_, found)| !found.is_empty())
    .map(|(text, found)| format!("{text}\n  found {found}"))
    .collect();
    assert!(wrong.is_empty(), "{} fail:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn teams_that_play_do_not_meet() {
    check(&[
        ("France met Germany in the final of the World Cup.", ""),
        ("France will meet Germany in a friendly.", ""),
        ("France met Germany at the tournament on Monday.", ""),
        ("France met Germany in the semi-final.", ""),
        ("France met Germany in a play-off.", ""),
        ("France met Germany in the group stage of the cup.", ""),
        ("France met Germany in the opening game on Monday.", ""),
        ("France met Germany at the final stage of the war.", "Meeting France + Germany | - | - | occurred"),
        ("In the final hours, France met Germany.", "Meeting France + Germany | - | - | occurred"),
    ]);
}
