//! Days and places that words of the report itself point to, and deeds that are told apart.

use crate::extract::events::tests::check;

#[test]
fn here_is_the_city_at_the_head_of_the_report() {
    check(&[
        (
            "LIMA, May 15 (Reuters) - Peru and Chile signed a treaty here on Monday.",
            "Agreement Peru + Chile | 2024-05-13 | Lima | occurred",
        ),
        (
            "LIMA (AP) - \"We signed a treaty here with Chile,\" Peruvian President Anna Smith said in Oslo on Monday.",
            "Agreement Peru + Chile | - | - | occurred",
        ),
    ]);
}

#[test]
fn a_meeting_before_the_trip_was_not_on_it() {
    check(&[(
        "Anna Smith flew to Lima on Monday. She had met Boris Berg in Oslo.",
        "Visit Anna Smith | 2024-05-13 | Lima | occurred; Meeting Anna Smith + Boris Berg | - | Oslo | occurred",
    )]);
}

#[test]
fn before_dawn_is_on_the_day_and_the_end_of_a_pact_is_not_its_day() {
    check(&[
        (
            "Iraqi tanks rolled into Kuwait before dawn yesterday.",
            "Conflict Iraq + Kuwait | 2024-05-15 | - | occurred",
        ),
        (
            "The treaty, signed in Lima by Peru and Chile, was suspended in February.",
            "Agreement Peru + Chile | - | Lima | occurred",
        ),
    ]);
}

#[test]
fn what_is_arranged_is_planned_and_what_is_agreed_upon_is_one_pact() {
    check(&[
        (
            "Arrangements were made for Anna Smith to talk with Boris Berg on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | planned",
        ),
        (
            "Peru and Chile agreed on Monday to mend a rift.",
            "Agreement Peru + Chile | 2024-05-13 | - | occurred",
        ),
    ]);
}

#[test]
fn those_whom_other_words_name_take_part() {
    check(&[
        (
            "A missile was fired from a Peruvian frigate on Monday.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred",
        ),
        (
            "Among the mourners who walked behind the coffin in Oslo on Monday were King Boris Berg and Queen Anna Smith.",
            "Ceremony Boris Berg + Anna Smith | 2024-05-13 | Oslo | occurred",
        ),
        (
            "North and South Korean ministers met in Oslo on Monday.",
            "Meeting North Korea + South Korea | 2024-05-13 | Oslo | occurred",
        ),
        (
            "Chile disclosed that Anna Smith had met its foreign minister in Oslo.",
            "Meeting Anna Smith + Chile | - | Oslo | occurred",
        ),
        (
            "French President Anna Smith left on Monday for a week in Peru.",
            "Visit Anna Smith | 2024-05-13 | Peru | occurred",
        ),
        ("French commandos stormed a hijacked airliner on Monday.", ""),
    ]);
}

#[test]
fn who_follows_a_group_acts_for_it() {
    check(&[
        (
            "Hamas terrorists attacked a Chilean patrol on Monday.",
            "Conflict Hamas + Chile | 2024-05-13 | - | occurred",
        ),
        (
            "Arica was stormed by Hamas extremists on Monday.",
            "Conflict Hamas | 2024-05-13 | Arica | occurred",
        ),
        ("Chilean extremists attacked a bank on Monday.", ""),
    ]);
}

#[test]
fn the_day_of_an_interview_or_of_an_anniversary_is_not_that_of_the_deed() {
    check(&[
        (
            "Anna Smith confirmed that she met Boris Berg in Oslo in an interview on Monday.",
            "Meeting Anna Smith + Boris Berg | - | Oslo | occurred",
        ),
        (
            "Anna Smith met Boris Berg in Oslo on Monday, she said in an interview.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
        ),
        (
            "Veterans gathered on Monday on the 50th anniversary of the war between Peru and Chile.",
            "Conflict Peru + Chile | - | - | occurred",
        ),
    ]);
}

#[test]
fn what_is_prepared_or_might_be_stepped_up_lies_ahead() {
    check(&[
        (
            "As planning for Anna Smith's trip to Peru intensified, the talks went on.",
            "Visit Anna Smith | - | Peru | planned",
        ),
        ("Chile might step up its attacks on Peru.", "Conflict Chile + Peru | - | Peru | hypothetical"),
        ("Chile has stepped up its attacks on Peru.", "Conflict Chile + Peru | - | Peru | occurred"),
        (
            "Anna Smith will return to the Gulf, visiting Oman on 11 December.",
            "Visit Anna Smith | 2024-12-11 | Oman | planned",
        ),
        (
            "Anna Smith said ahead of talks with Boris Berg that Peru was ready.",
            "Meeting Anna Smith + Boris Berg | - | - | planned",
        ),
        (
            "In 2015, ahead of talks with Boris Berg, Anna Smith said that Peru was ready.",
            "Meeting Anna Smith + Boris Berg | 2015 | - | occurred",
        ),
        (
            "Chilean Ambassador to Peru Anna Smith met Boris Berg.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        (
            "Anna Smith will visit Peru on June 15 to 18.",
            "Visit Anna Smith | 2024-06-15/2024-06-18 | Peru | planned",
        ),
    ]);
}

#[test]
fn names_that_nobody_knows_are_not_those_told_of_before() {
    check(&[
        (
            "Chile invaded Peru in 1975. The invasion of March 1978 came a day after a meeting of Arlanov and Beskov in Lima.",
            "Conflict Chile + Peru | 1975 | Peru | occurred",
        ),
        ("A statement issued by Greenpeace condemned the test.", ""),
        ("NATO issued a statement on Monday.", "Agreement NATO | 2024-05-13 | - | occurred"),
    ]);
}

#[test]
fn what_is_judged_or_ended_was_elsewhere_and_before() {
    check(&[
        (
            "Anna Smith met Boris Berg in Oslo and condemned Chad's attack on Mali.",
            "Meeting Anna Smith + Boris Berg | - | Oslo | occurred; Conflict Chad + Mali | - | Mali | occurred",
        ),
        (
            "Peru and Chile fought over the river from 1988 to 1994.",
            "Conflict Peru + Chile | 1988/1994 | - | occurred",
        ),
        (
            "Anna Smith first received Boris Berg in Oslo on December 14, and again on April 6.",
            "Meeting Anna Smith + Boris Berg | 2023-12-14 | Oslo | occurred; Meeting Anna Smith + Boris Berg | 2024-04-06 | - | occurred",
        ),
    ]);
}

#[test]
fn a_name_behind_an_office_or_a_copula_is_who_is_meant() {
    check(&[
        (
            "Peruvian President Anna Smith and Hezbollah commander Berg shook hands in Oslo on Monday.",
            "Meeting Anna Smith + Berg | 2024-05-13 | Oslo | occurred",
        ),
        (
            "Anna Smith, the president of Peru, spoke. The last Peruvian president who visited Chile was Boris Berg, in 2011.",
            "Visit Boris Berg | 2011 | Chile | occurred",
        ),
    ]);
}

#[test]
fn what_a_copula_counts_is_what_was_told_before() {
    check(&[(
        "Anna Smith and Boris Berg shook hands in Oslo. It was their second meeting. Smith and Berg first met in Rome in 2020.",
        "Meeting Anna Smith + Boris Berg | - | Oslo | occurred; Meeting Anna Smith + Boris Berg | 2020 | Rome | occurred",
    )]);
}

#[test]
fn words_of_meetings_that_tell_of_none() {
    check(&[
        ("Hezbollah will gather its fighters in ten camps.", ""),
        ("Anna Smith and Boris Berg telephoned for two days.", ""),
        ("Peru decided to host an American missile defence.", ""),
        ("In the declaration of 1998 Anna Smith and Boris Berg spoke of remorse.", ""),
    ]);
}

#[test]
fn what_stands_in_another_stretch_or_is_only_spoken_of_has_another_day() {
    check(&[
        (
            "Anna Smith and Boris Berg met in Oslo and again in Rome on April 6.",
            "Meeting Anna Smith + Boris Berg | - | Oslo | occurred; Meeting Anna Smith + Boris Berg | 2024-04-06 | Rome | occurred",
        ),
        (
            "Anna Smith and Boris Berg met in Oslo on Monday and condemned the Peruvian attack on Chile.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred; Conflict Peru + Chile | - | - | occurred",
        ),
        (
            "Anna Smith and Boris Berg spoke on Monday about the truce between Peru and Chile.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Agreement Peru + Chile | - | - | occurred",
        ),
        (
            "Anna Smith and Boris Berg met in Oslo in March last year and condemned Peru's missile test of January.",
            "Meeting Anna Smith + Boris Berg | 2023-03 | Oslo | occurred; WeaponsTest Peru | 2023-01 | - | occurred",
        ),
        (
            "The ministers of Peru and Chile met in Lima on Monday to prepare for the summit.",
            "Meeting Peru + Chile | 2024-05-13 | Lima | occurred",
        ),
    ]);
}

#[test]
fn a_summit_at_which_two_meet_is_of_more_than_them() {
    check(&[(
        "President Anna Smith met President Boris Berg in Vilnius in May at the NATO summit.",
        "Meeting Anna Smith + Boris Berg | 2024-05 | Vilnius | occurred; Summit NATO + Anna Smith | 2024-05 | Vilnius | occurred",
    )]);
}

#[test]
fn who_is_punished_has_done_it() {
    check(&[
        ("Chad has imposed sanctions on Peru for its missile tests.", "WeaponsTest Peru | - | - | occurred"),
        ("Chad imposed sanctions on Peru after its missile test.", "WeaponsTest Peru | - | - | occurred"),
        (
            "Boris Berg criticized Peru because it had shelled Chile in May 2023.",
            "Conflict Peru + Chile | 2023-05 | - | occurred",
        ),
        (
            "Chile confirmed a missile test. The missile was fired from a base in the west, Peru's ministry said.",
            "WeaponsTest Chile | - | - | occurred",
        ),
        (
            "A missile was fired from a base in the west on Monday, Peru's ministry said.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred",
        ),
        ("Chad drew up a plan to end the Peru-Chile war.", "Conflict Chile + Peru | - | - | occurred"),
    ]);
}

#[test]
fn a_paper_is_not_of_the_days_of_the_visit_that_it_is_on() {
    check(&[
        (
            "Peru and Chile issued a joint communique on May 15 on the occasion of a visit to Peru by President Boris Berg from May 14 to 17.",
            "Agreement Peru + Chile | 2024-05-15 | - | occurred; Visit Boris Berg | 2024-05-14/2024-05-17 | Peru | occurred",
        ),
        ("Boris Berg's visit to Peru is on the agenda.", "Visit Boris Berg | - | Peru | planned"),
        ("Boris Berg's visit to Peru was on Monday.", "Visit Boris Berg | 2024-05-13 | Peru | occurred"),
    ]);
}

#[test]
fn of_so_many_as_days_are_told_each_has_its_own() {
    check(&[
        (
            "Chad has tested three nuclear devices: in October 2006, in May 2009 and on Monday.",
            "WeaponsTest Chad | 2006-10 | - | occurred; WeaponsTest Chad | 2009-05 | - | occurred; WeaponsTest Chad | 2024-05-13 | - | occurred",
        ),
        (
            "Anna Smith met Boris Berg on Monday, several hours before a banquet in Lima.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
        ),
    ]);
}

#[test]
fn what_binds_ends_or_is_only_spoken_of_is_no_deed() {
    check(&[
        (
            "The treaty that Chad and Mali signed in Lima on Monday binds them to consult if either is attacked.",
            "Agreement Chad + Mali | 2024-05-13 | Lima | occurred",
        ),
        (
            "The leaders of Chad and Mali agreed on Monday to seek an end to the Chad-Mali war.",
            "Agreement Chad + Mali | 2024-05-13 | - | occurred; Conflict Mali + Chad | - | - | occurred",
        ),
        (
            "President Anna Smith of Chad and President Boris Berg of Mali, who came to Lima on Monday, may have a talk.",
            "Visit Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred; Meeting Anna Smith + Boris Berg | - | - | hypothetical",
        ),
        (
            "President Anna Smith of Chad and President Carl Ott of Peru spoke of the border. Smith and President Boris Berg of Mali talked about mines; the two countries signed an accord on them on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Agreement Chad + Mali | 2024-05-13 | - | occurred",
        ),
        ("Anna Smith and Boris Berg welcomed the outcome.", ""),
        ("Boris Berg is billed to visit Lima on Friday.", "Visit Boris Berg | 2024-05-17 | Lima | planned"),
        (
            "President Anna Smith of Chad was in Rome last month and before that in Lima and Oslo.",
            "Visit Anna Smith | 2024-04 | Rome | occurred",
        ),
        ("Lorries queue at Tarn, where Chad meets Niger.", ""),
        (
            "Chad and Mali have agreed to attend a meeting of the African Union in Lima on Friday.",
            "Meeting African Union + Chad + Mali | 2024-05-17 | Lima | planned",
        ),
        (
            "Anna Smith does not mind meeting Boris Berg.",
            "Meeting Anna Smith + Boris Berg | - | - | hypothetical",
        ),
        (
            "President Anna Smith of Chad and Mali's prime minister, Boris Berg, were among those who attended the funeral of the king in Lima on Monday.",
            "Ceremony Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred",
        ),
    ]);
}

#[test]
fn who_leaves_has_been_there_and_who_swaps_in_a_deal_has_made_it() {
    check(&[
        (
            "Anna Smith flew home on Monday after a two-day visit to Chad.",
            "Visit Anna Smith | 2024-05-13 | Chad | occurred",
        ),
        (
            "Anna Smith flew to Oslo on Monday after a visit to Chad.",
            "Visit Anna Smith | 2024-05-13 | Oslo | occurred; Visit Anna Smith | - | Chad | occurred",
        ),
        (
            "Peru and Chile swapped prisoners on Monday in a deal brokered by Norway.",
            "Agreement Peru + Chile | 2024-05-13 | - | occurred",
        ),
        ("Peru and Chile were named on Monday in a deal made by two banks.", ""),
        (
            "Peru pledged to honour the treaty with Chile that was signed in 1979.",
            "Agreement Peru + Chile | 1979 | - | occurred",
        ),
        (
            "Peru signed a deal on Monday with Somaliland.",
            "Agreement Peru + Somaliland | 2024-05-13 | - | occurred",
        ),
        (
            "Peru signed a deal on Monday with the region of Somaliland.",
            "Agreement Peru + Somaliland | 2024-05-13 | - | occurred",
        ),
        ("Peru signed a deal on Monday in the region of Somaliland.", ""),
        (
            "Peru and Chile will hold talks in Oslo next week. A first round of talks in Lima in January failed.",
            "Meeting Peru + Chile | 2024-05-20/2024-05-26 | Oslo | planned; Meeting Peru + Chile | 2024-01 | Lima | occurred",
        ),
        (
            "The Security Council, in a resolution adopted on Monday, called for an end to the siege.",
            "Agreement United Nations Security Council | 2024-05-13 | - | occurred",
        ),
        ("The ministry, in a declaration on Monday, called for calm.", ""),
    ]);
}
