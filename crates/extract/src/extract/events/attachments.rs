//! What hangs on the wrong word of a tree and is told of the right one: rows for `language::mend`, and for clauses behind a clause.

use super::tests::check;

#[test]
fn phrases_are_cut_where_grammar_cuts_them() {
    check(&[
        (
            "Secret talks between Prime Minister Anna Smith of Spain and Fiji's Interior Minister Boris Berg opened in Suva on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Suva | occurred",
        ),
        (
            "Carl Ott, the Armenian vice president, and Foreign Minister Boris Berg of Japan inked an agreement on Tuesday.",
            "Agreement Carl Ott + Boris Berg | 2024-05-14 | - | occurred",
        ),
        (
            "On Monday Nigerian Defence Minister Anna Smith made a stopover in Lima.",
            "Visit Anna Smith | 2024-05-13 | Lima | occurred",
        ),
        (
            "Kenyan Prime Minister Daniel Otieno Saturday met with Polish Defence Minister Boris Berg.",
            "Meeting Daniel Otieno + Boris Berg | 2024-05-11 | - | occurred",
        ),
        (
            "Peruvian President Anna Smith swapped views with visiting Indian President Boris Berg on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
        ),
        (
            "The swearing-in of Spanish President Anna Smith took place in Madrid on Monday.",
            "Ceremony Anna Smith | 2024-05-13 | Madrid | occurred",
        ),
    ]);
}

#[test]
fn places_and_clauses_behind_names_are_of_the_whole() {
    check(&[
        (
            "Nigeria hosted talks between Zambia and Fiji in Abuja on Monday.",
            "Meeting Zambia + Fiji + Nigeria | 2024-05-13 | Abuja | occurred",
        ),
        (
            "The Spanish-German talks ended without agreement in Lima on Monday.",
            "Meeting Germany + Spain | 2024-05-13 | Lima | occurred",
        ),
        (
            "A ceremony to mark independence was held in Hanoi on Monday, attended by Vietnamese President Anna Smith.",
            "Ceremony Anna Smith | 2024-05-13 | Hanoi | occurred",
        ),
        (
            "Anna Smith conferred on Monday with President Boris Berg of Egypt in Alexandria.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Alexandria | occurred",
        ),
        (
            "It was in Lima that Anna Smith met Boris Berg on Monday.",
            "Meeting Anna Smith + Boris Berg | 2024-05-13 | Lima | occurred",
        ),
        (
            "Trade talks between Chilean President Anna Smith and Serbian Minister Boris Berg planned for next week have been put off.",
            "Meeting Anna Smith + Boris Berg | 2024-05-20/2024-05-26 | - | cancelled",
        ),
        ("New Ghanaian president sworn in in Lima", "Ceremony Ghana | - | Lima | occurred"),
        (
            "Peru and Chile failed to clinch an agreement at talks in Lima on Monday.",
            "Agreement Peru + Chile | 2024-05-13 | Lima | denied; Meeting Peru + Chile | 2024-05-13 | Lima | occurred",
        ),
        (
            "At the invitation of Thai President Carla Ott, Anna Smith spoke in Bangkok on Monday.",
            "Visit Anna Smith | 2024-05-13 | Bangkok | occurred",
        ),
        (
            "The Peruvian prime minister led a delegation to Spain on Monday.",
            "Visit Peru | 2024-05-13 | Spain | occurred",
        ),
    ]);
}

#[test]
fn words_around_tell_whether_it_was_and_what_of() {
    check(&[
        (
            "Anna Smith has accepted an invitation from Boris Berg to visit Georgia in June.",
            "Visit Anna Smith | 2024-06 | Georgia | planned",
        ),
        (
            "On a phone call on Monday, Peruvian President Anna Smith and Chilean President Boris Berg agreed to wait.",
            "Call Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Agreement Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
        ),
        ("Peru met Chile in the second round of the hockey championship in Lima on Monday.", ""),
        (
            "Peru met Chile in the second round of the border talks in Lima on Monday.",
            "Meeting Peru + Chile | 2024-05-13 | Lima | occurred",
        ),
    ]);
}
