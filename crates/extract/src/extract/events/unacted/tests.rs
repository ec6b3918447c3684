//! What is told with enough parts and is no act of states, each as "Type who | date | place | status".

use super::super::tests::check;

#[test]
fn an_opinion_a_lapse_and_a_threat_are_no_acts() {
    check(&[
        ("Anna Smith and Boris Berg agreed on Monday that the shelling must stop.", ""),
        (
            "The United Nations Security Council has authorised a force to help keep the peace in Kabul.",
            "Agreement United Nations Security Council | - | - | occurred",
        ),
        (
            "Peru and Chile agreed on Monday that Peru would buy the gas.",
            "Agreement Peru + Chile | 2024-05-13 | - | occurred",
        ),
        (
            "Peru signed a tax treaty with Chile in 2015. The treaty will lapse on December 31.",
            "Agreement Peru + Chile | 2015 | - | occurred",
        ),
        ("Peru accused a man of planning attacks in Chile.", ""),
        ("Peru and Chile promised battalions to Chad on Monday.", ""),
    ]);
}

#[test]
fn soldiers_hands_not_shaken_and_sidelines_are_no_meetings() {
    check(&[
        ("Soldiers of Peru and Chile embraced at the border on Monday.", ""),
        (
            "The presidents of Peru and Chile embraced in Lima on Monday.",
            "Meeting Peru + Chile | 2024-05-13 | Lima | occurred",
        ),
        ("Anna Smith and Boris Berg did not shake hands.", ""),
        (
            "Anna Smith met Boris Berg in Lima on Monday on the sidelines of the Pacific Summit.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred",
        ),
        ("Chile's House of Representatives adjourned on Monday without a vote.", ""),
        (
            "The United Nations Security Council met on Monday.",
            "Meeting United Nations Security Council | 2024-05-13 | - | occurred",
        ),
    ]);
}

#[test]
fn a_capital_that_is_struck_is_its_states_soil() {
    check(&[
        ("French jets bombed Oslo on Monday.", "Conflict France + Norway | 2024-05-13 | Oslo | occurred"),
        ("Rebels bombed Oslo on Monday.", ""),
        ("A bomb went off in Oslo on Monday.", ""),
    ]);
}

#[test]
fn minutes_and_deadlines_are_no_papers_and_no_guests() {
    check(&[
        (
            "Anna Smith spoke by telephone with Boris Berg on Monday for 40 minutes.",
            "Call Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
        ),
        (
            "France and Germany signed agreed minutes in Oslo on Monday.",
            "Agreement France + Germany | 2024-05-13 | Oslo | occurred",
        ),
        ("France and Germany will not meet the deadline of June 1.", ""),
        ("Hundreds of French and Spanish soldiers faced each other in Oslo on Monday.", ""),
    ]);
}

#[test]
fn crowds_the_police_and_buildings_are_no_sides() {
    check(&[
        ("The Chilean embassy in Lima was stormed by a crowd on Monday.", ""),
        ("Peruvian police raided a house in Lima on Monday.", ""),
        ("French and Chadian troops fought alongside each other in Mali in 2013.", ""),
        (
            "The Chilean embassy in Lima was shelled by Chadian troops on Monday.",
            "Conflict Chad + Chile | 2024-05-13 | Lima | occurred",
        ),
        (
            "French and Chadian troops clashed on Monday despite the truce signed in Oslo in 2015.",
            "Conflict France + Chad | 2024-05-13 | - | occurred; Agreement France + Chad | 2015 | Oslo | occurred",
        ),
        ("Peru said it will never initiate a conflict with Chile.", ""),
    ]);
}

#[test]
fn vows_boards_and_players_bind_no_state() {
    check(&[
        ("Ott's leadership vowed on Monday to curb the militants.", ""),
        (
            "Peru and Chile vowed on Monday to share the water.",
            "Agreement Peru + Chile | 2024-05-13 | - | occurred",
        ),
        ("The union's executive is meeting in Lima.", ""),
        ("The coach Boris Berg held talks on Monday with the chairman, Anna Smith.", ""),
        (
            "Chadian troops liberated the Nigerian town of Tarn from Hamas on Monday.",
            "Conflict Chad + Hamas | 2024-05-13 | Tarn | occurred",
        ),
    ]);
}

#[test]
fn fighters_and_instructors_pay_no_visit() {
    check(&[
        (
            "Hezbollah guerrillas crossed into Chad on Monday.",
            "Conflict Hezbollah + Chad | 2024-05-13 | - | occurred",
        ),
        (
            "LIMA, May 14 (AP) - Carla Ott arrived here yesterday for a week-long visit.",
            "Visit Carla Ott | 2024-05-13 | Lima | occurred",
        ),
        ("LIMA, May 14 (AP) - Carla Ott was born here yesterday.", ""),
        (
            "Kuwaiti Foreign Minister Anna Smith flew to Lima and on to Oslo on Monday.",
            "Visit Anna Smith | 2024-05-13 | Lima | occurred; Visit Anna Smith | 2024-05-13 | Oslo | occurred",
        ),
        ("Libyan instructors arrived in Lima on Monday.", ""),
        ("Four hundred Libyan police officers arrived in Lima on Monday.", ""),
        ("Mali sent its foreign minister on Monday to seek a truce.", ""),
        ("A Libyan delegation arrived in Lima on Monday.", "Visit Libya | 2024-05-13 | Lima | occurred"),
    ]);
}

#[test]
fn a_weapon_is_tried_out_or_shot_in_anger() {
    check(&[
        (
            "Peru fired a missile on Monday, hours after Chile had tried out one of its own near Arica.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred; WeaponsTest Chile | 2024-05-13 | Arica | occurred",
        ),
        (
            "Peru set off a nuclear device on Monday, its answer to the two that Chile had exploded on May 6.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred; WeaponsTest Chile | 2024-05-06 | - | occurred",
        ),
        (
            "Peru fired missiles into the waters around Chile on Monday.",
            "WeaponsTest Peru | 2024-05-13 | Chile | occurred",
        ),
        (
            "Missiles fired by Peru struck a Chilean depot on Monday.",
            "Conflict Peru + Chile | 2024-05-13 | - | occurred",
        ),
        (
            "A missile fired by Peru hit its target at sea on Monday.",
            "WeaponsTest Peru | 2024-05-13 | - | occurred",
        ),
    ]);
}

#[test]
fn software_games_and_names_of_days_are_no_parties() {
    check(&[
        ("Many Peruvian hospitals were hit by malicious software on Monday.", ""),
        (
            "Peruvian villages were hit by Chilean troops on Monday.",
            "Conflict Chile + Peru | 2024-05-13 | - | occurred",
        ),
        ("Peru launched a major assault on one of Chile's cybercrime rings on Monday.", ""),
        ("The oldest skeleton was recovered from a lake in China.", ""),
        (
            "Peruvian troops recovered the town of Tarn in Chile on Monday.",
            "Conflict Peru + Chile | 2024-05-13 | Tarn | occurred",
        ),
        ("He was second at the Diamond League meeting in Rome on Monday.", ""),
        (
            "Peru sat in at the Arab League meeting in Rome on Monday.",
            "Meeting Arab League + Peru | 2024-05-13 | Rome | occurred",
        ),
        ("She sat with the generals at the Armed Forces Day parade on Monday.", ""),
        ("The statement that was released by the Tarn Watch on Monday angered Peru.", ""),
        ("The British government settled a long legal battle with Kenya on Monday.", ""),
    ]);
}

#[test]
fn who_is_suspected_drives_or_answers_the_press_has_not_done_it() {
    check(&[
        (
            "Hamas is suspected of carrying out an attack in Peru.",
            "Conflict Hamas + Peru | - | Peru | hypothetical",
        ),
        ("The Agriculture Ministry scheduled a press conference for Thursday.", ""),
        (
            "Open borders allowed Peru's minister to drive into Chile from Spain.",
            "Visit Peru | - | Chile | hypothetical",
        ),
        (
            "Anna Smith will travel to Peru from May 20 to 27.",
            "Visit Anna Smith | 2024-05-20/2024-05-27 | Peru | planned",
        ),
        ("Chile's citizens want to be buried in Oslo.", ""),
    ]);
}

#[test]
fn an_armed_group_that_is_called_a_group_is_no_firm() {
    check(&[
        (
            "Anna Smith met leaders of the militant group Hamas in Oslo.",
            "Meeting Anna Smith + Hamas | - | Oslo | occurred",
        ),
        (
            "Anna Smith met leaders of the ELN guerrilla group in Oslo.",
            "Meeting Anna Smith + ELN | - | Oslo | occurred",
        ),
        (
            "Chile signed a deal with the rebel group Tarn on Monday.",
            "Agreement Chile + Tarn | 2024-05-13 | - | occurred",
        ),
        ("Chile signed a deal with the energy group Tarn on Monday.", ""),
        (
            "Chile invited Hamas and the ELN to Oslo for talks.",
            "Meeting Hamas + ELN | - | Oslo | hypothetical",
        ),
    ]);
}

#[test]
fn jets_act_for_their_state_and_a_missile_of_nobody_for_none() {
    check(&[
        ("Peru said its jets carried out strikes on Chile.", "Conflict Peru + Chile | - | - | occurred"),
        ("A missile entered Peruvian airspace on Monday.", ""),
        (
            "Chilean drones entered Peruvian airspace on Monday.",
            "Conflict Chile + Peru | 2024-05-13 | - | occurred",
        ),
        (
            "Under the accord, signed in Oslo in 2015 by Peru and Chile, fighters were to be sent home.",
            "Agreement Peru + Chile | 2015 | Oslo | occurred",
        ),
    ]);
}

#[test]
fn whose_border_is_near_and_whose_city_names_a_treaty_take_no_part() {
    check(&[
        (
            "A rocket fired from Chile hit a village in Peru near the Spanish border on Monday.",
            "Conflict Chile + Peru | 2024-05-13 | Peru | occurred",
        ),
        (
            "Six countries signed the Treaty of Rome on 25 March 1957.",
            "Agreement | 1957-03-25 | - | occurred",
        ),
        (
            "Peru and Chile signed the Treaty of Rome on 25 March 1957.",
            "Agreement Peru + Chile | 1957-03-25 | - | occurred",
        ),
    ]);
}
