//! What is soon misread: a day, a place, a status or a party that is another's, and what is of no diplomacy. Published on Thursday, 16 May 2024.

use super::tests::check;

#[test]
fn what_is_called_or_asked_is_no_meeting() {
    check(&[
        ("Boris Berg called the mayor “Miss Tarn” and “Miss Fenn” at a rally.", ""),
        ("Anna Smith is not calling on Boris Berg to resign.", ""),
        ("Peru and Chile said that telephone lines would open on Monday.", ""),
        ("Peru and Chile held a telephone call on Monday.", "Call Peru + Chile | 2024-05-13 | - | occurred"),
        ("Anna Smith renewed her call for a truce with Chad.", ""),
        ("Spain and Peru urged Chad and Niger to settle their quarrel through dialogue.", ""),
        ("Mayors, among them the Chilean Conference of Mayors, urged the president to act.", ""),
        ("A judge, Anna Smith, agreed with Boris Berg's argument that the tune was old.", ""),
        (
            "Anna Smith called on Boris Berg in Oslo on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
        ),
    ]);
}

#[test]
fn teams_and_firms_sign_no_treaties() {
    check(&[
        ("Chile began its Tarn Cup campaign in Oslo with a win over Peru.", ""),
        ("Chilean captain Boris Berg met Peruvian coach Anna Smith on Monday.", ""),
        ("Tarn Aerospace Ltd. signed a contract with the Chilean defence ministry on Monday.", ""),
        (
            "Chile began a bombing campaign in Peru on Monday.",
            "Conflict Chile + Peru | 2024-05-13 | Peru | occurred",
        ),
    ]);
}

#[test]
fn a_war_that_something_is_for_goes_on() {
    check(&[
        (
            "Anna Smith spoke of a promise of lorries for Chad's war against Niger.",
            "Conflict Chad + Niger | - | - | occurred",
        ),
        (
            "Editors urged officials to let in reporters for June's summit of the Arab League.",
            "Summit Arab League | 2024-06 | - | planned",
        ),
        (
            "The thaw set in when Anna Smith met Boris Berg in March 2018.",
            "Meeting Anna Smith + Boris Berg | 2018-03 | - | occurred",
        ),
        (
            "The foreign minister of Chad, Anna Smith, met Boris Berg on Monday, and the embassy is to open in September.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
        ),
        (
            "Peru fired a missile on Monday, the day on which Anna Smith met Boris Berg in Oslo.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred; Meeting Anna Smith + Boris Berg | 2024-05-13 | Oslo | occurred",
        ),
        (
            "Boris Berg reached Oslo by the night train on Monday.",
            "Visit Boris Berg | 2024-05-13 | Oslo | occurred",
        ),
        ("Peru and Chile ended their gas war on Monday.", ""),
    ]);
}

#[test]
fn a_day_or_place_of_others_is_not_its_own() {
    check(&[
        (
            "Peru fired a missile on Monday while the leaders of Chad and Niger met in Oslo.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred; Meeting Chad + Niger | 2024-05-13 | Oslo | occurred",
        ),
        (
            "Anna Smith and Boris Berg, the ministers, met and discussed the crisis in Mali.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred",
        ),
        ("An Iran-Iraq War veteran fell ill in 2015.", "Conflict Iran + Iraq | - | - | occurred"),
    ]);
}

#[test]
fn a_town_is_named_behind_its_kind() {
    check(&[
        (
            "Anna Smith met Boris Berg in the Cypriot capital, Nicosia, on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Nicosia | occurred",
        ),
        (
            "Anna Smith met Boris Berg on the slopes of Mount Tarn on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Mount Tarn | occurred",
        ),
        (
            "French and German ministers laid a wreath at Krasnitsa on Monday.",
            "Ceremony France + Germany | 2024-05-13 | Krasnitsa | occurred",
        ),
        (
            "Since the invasion of Germany by France in 2015, thousands have fled.",
            "Conflict France + Germany | 2015 | Germany | occurred",
        ),
    ]);
}

#[test]
fn what_is_under_a_pact_has_been_signed() {
    check(&[
        (
            "Peru will train nurses under an agreement that Anna Smith and Boris Berg signed in Rome last week.",
            "Agreement Anna Smith + Boris Berg | 2024-05-06/2024-05-12 | Rome | occurred",
        ),
        (
            "Peru will sell grain under a memorandum which Anna Smith and Boris Berg put their names to in Rome on Monday.",
            "Agreement Anna Smith + Boris Berg | 2024-05-13 | Rome | occurred",
        ),
        (
            "France, Chad, Niger, Mali and Togo signed the treaty that founded their League of the Sand in Rome on May 13, 2024.",
            "Agreement France + Chad + Niger + Mali + Togo | 2024-05-13 | Rome | occurred",
        ),
    ]);
}

#[test]
fn what_lies_ahead_or_is_off_is_told_by_the_clause_that_it_is_of() {
    check(&[
        (
            "Anna Smith called off a trip to Peru, where she was to meet Boris Berg.",
            "Visit Anna Smith | - | Peru | cancelled; Meeting Anna Smith + Boris Berg | - | Peru | cancelled",
        ),
        (
            "Peru and Chile have agreed to survey the line on Monday 20 May.",
            "Agreement Peru + Chile | - | - | occurred",
        ),
        (
            "On Monday the French and German ministers signed an accord on exchanging views.",
            "Agreement France + Germany | 2024-05-13 | - | occurred",
        ),
        (
            "Anna Smith will not meet Boris Berg on Monday 20 May.",
            "Meeting Anna Smith + Boris Berg | 2024-05-20 | - | denied",
        ),
        (
            "It was the first meeting of Anna Smith and Boris Berg since they met in Oslo in 2015.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred; Meeting Anna Smith + Boris Berg | 2015 | Oslo | occurred",
        ),
        (
            "Anna Smith met Boris Berg in the Russian city of Sochi on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Sochi | occurred",
        ),
    ]);
}

#[test]
fn what_one_does_to_oneself_or_as_a_crime_is_no_war() {
    check(&[
        ("Boris Berg had abducted two soldiers from Chad in 2005.", ""),
        ("Chadian troops were killed on Monday by a stray Chadian bomb.", ""),
        ("A Chadian bomber tried to blow himself up in Oslo on Monday.", ""),
        (
            "Chadian soldiers entered the town. The soldiers shelled a Peruvian post on Monday.",
            "Conflict Chad + Peru | 2024-05-13 | - | occurred",
        ),
    ]);
}

#[test]
fn what_goes_on_now_is_allowed_or_depends_is_not_what_was() {
    check(&[
        (
            "Anna Smith will visit Peru in June or July.",
            "Visit Anna Smith | 2024-06/2024-07 | Peru | planned",
        ),
        (
            "Atrocities in Mali, where Chad is fighting Hamas, were condemned in 2015.",
            "Conflict Chad + Hamas | - | Mali | occurred",
        ),
        ("The truce allowed Anna Smith to go to Peru.", "Visit Anna Smith | - | Peru | hypothetical"),
        (
            "Anna Smith will quit if Peru and Chile fail to agree on a truce.",
            "Agreement Peru + Chile | - | - | hypothetical",
        ),
        ("Ahead of Friday's summit, Peru and Chile unveiled a plan.", ""),
        ("Chadian drones launched missiles on Monday at rebel positions.", ""),
        (
            "Chad asked Boris Berg to agree to abide by a truce with Peru.",
            "Agreement Boris Berg + Peru | - | - | hypothetical",
        ),
        ("Hamas militants gathered in Oslo on Monday.", ""),
        ("Anna Smith and Boris Berg called in to Lima on their way home.", ""),
        ("Boris Berg ran at the Commonwealth Games selection trials in Lima on Monday.", ""),
    ]);
}

#[test]
fn what_will_be_is_due_or_comes_after_is_ahead() {
    check(&[
        ("Peru will be holding talks with Chile in June.", "Meeting Peru + Chile | 2024-06 | - | planned"),
        (
            "Peru would have held talks with Chile in June.",
            "Meeting Peru + Chile | 2023-06 | - | hypothetical",
        ),
        (
            "Talks between Peru and Chile are due in Lima on Friday.",
            "Meeting Peru + Chile | 2024-05-17 | Lima | planned",
        ),
        (
            "Anna Smith will want to speak after meeting Boris Berg.",
            "Meeting Anna Smith + Boris Berg | - | - | planned",
        ),
        (
            "Anna Smith will speak after meeting Boris Berg in Lima last week.",
            "Meeting Anna Smith + Boris Berg | 2024-05-06/2024-05-12 | Lima | occurred",
        ),
        (
            "A plan to dam the river has been agreed by African Union leaders.",
            "Agreement African Union | - | - | occurred",
        ),
    ]);
}

#[test]
fn what_talks_are_like_says_not_that_there_are_none() {
    check(&[
        ("The talks between Peru and Chile are not easy.", "Meeting Peru + Chile | - | - | occurred"),
        (
            "The agenda of the talks between Peru and Chile will not be long.",
            "Meeting Peru + Chile | - | - | planned",
        ),
        (
            "Spain considered the talks between Peru and Chile to be a success.",
            "Meeting Peru + Chile | - | - | occurred",
        ),
        ("Spain considered holding talks with Chile.", "Meeting Spain + Chile | - | - | hypothetical"),
        ("Chad is barred from testing missiles.", ""),
    ]);
}

#[test]
fn a_war_is_in_its_state_and_its_blows_are_their_own() {
    check(&[
        ("Spain hopes to settle the Chadian conflict.", "Conflict Chad | - | Chad | occurred"),
        (
            "The ministers met in Lima on Monday to discuss the conflict in Chad.",
            "Meeting | 2024-05-13 | Lima | occurred; Conflict Chad | - | Chad | occurred",
        ),
        (
            "The war in Chad goes on. On Monday Chadian jets bombed rebel posts in Moundou.",
            "Conflict Chad | - | Chad | occurred; Conflict Chad | 2024-05-13 | Moundou | occurred",
        ),
        (
            "Children suffer in the conflicts in Chad and Mali.",
            "Conflict Chad | - | Chad | occurred; Conflict Mali | - | Mali | occurred",
        ),
        ("A war in Chad would be a disaster.", "Conflict Chad | - | Chad | hypothetical"),
        ("Ten Chadian villages were hit by bad weather on Monday.", ""),
        ("Chadian helicopters are firing rockets as troops close in on the mosque.", ""),
        ("The Israeli settlement of Tarn was set up in 1991.", ""),
    ]);
}

#[test]
fn what_was_before_or_is_of_others_has_another_day_place_and_party() {
    check(&[
        (
            "The winter session of the African Union opened in Lima on Monday.",
            "Meeting African Union | 2024-05-13 | Lima | occurred",
        ),
        (
            "The paper probes Anna Smith's talks with Chile, saying in mid-February that all is well.",
            "Meeting Anna Smith + Chile | - | - | occurred",
        ),
        (
            "On Monday Anna Smith and Boris Berg discussed the war in Mali and the peace talks in Geneva.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Conflict Mali | - | Mali | occurred",
        ),
        (
            "Anna Smith flew to Lima. The talks in Lima were the first since Peru's invasion of Chile.",
            "Visit Anna Smith | - | Lima | occurred; Conflict Peru + Chile | - | Chile | occurred",
        ),
        (
            "Anna Smith held talks with Boris Berg of Chile. Peru and Chile last held talks in November 2013.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred; Meeting Peru + Chile | 2013-11 | - | occurred",
        ),
        (
            "Anna Smith received Boris Berg three times as minister. On Monday Smith met Berg in Lima.",
            "Meeting Anna Smith + Boris Berg | - | - | occurred; Meeting Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred",
        ),
        (
            "Carl Ott waited. Ahead of his visit to Lima, Boris Berg spoke to reporters.",
            "Visit Boris Berg | - | Lima | occurred",
        ),
        (
            "Spain will prepare a new round of intra-Chadian talks in Lima.",
            "Meeting Chad | - | Lima | planned",
        ),
    ]);
}

#[test]
fn the_time_before_and_the_place_that_is_left_are_told_aside() {
    check(&[
        (
            "Last week, after Chad tested a missile, Anna Smith met Boris Berg.",
            "WeaponsTest Chad | 2024-05-06/2024-05-12 | - | occurred; Meeting Anna Smith + Boris Berg | 2024-05-06/2024-05-12 | - | occurred",
        ),
        (
            "Before leaving Peru, Anna Smith met Boris Berg for an hour as well as Carl Ott.",
            "Meeting Anna Smith + Boris Berg + Carl Ott | - | Peru | occurred",
        ),
        (
            "Anna Smith spoke ahead of a meeting of Peruvian and Chilean ministers due to take place in Lima on May 20.",
            "Meeting Peru + Chile | 2024-05-20 | Lima | planned",
        ),
        (
            "Peru and Chile reopened their border after talks in Quito mediated by Ecuador.",
            "Meeting Peru + Chile | - | Quito | occurred",
        ),
        (
            "Anna Smith will travel to Lima on Monday for talks with Boris Berg, the third meeting between the two.",
            "Meeting Anna Smith + Boris Berg | 2024-05-20 | Lima | planned",
        ),
        (
            "Anna Smith invited the leaders of Chad and Niger to Lima for talks in June.",
            "Meeting Chad + Niger | 2024-06 | Lima | hypothetical",
        ),
        (
            "Chad announced a trade deal with Peru on Monday.",
            "Agreement Chad + Peru | 2024-05-13 | - | occurred",
        ),
        ("Union leaders met at their Malta summit.", ""),
        (
            "Chad said on Monday that it would buy nothing through the end of 2027, on the heels of a French missile test.",
            "WeaponsTest France | - | - | occurred",
        ),
    ]);
}
