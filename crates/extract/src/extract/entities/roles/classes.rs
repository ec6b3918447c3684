//! Classes of office of all times and lands, in the ways newspapers write them: each line is one class.

use crate::extract::entities::tests::holds;

const TABLE: &[(&str, &[&str])] = &[
    ("The premier of Peru, the Hon. Luis Soto, arrived in Lima.", &["Luis Soto: premier of PER"]),
    (
        "The bank fell. The bank's chairman, Minister Luis Soto of Peru, left.",
        &["Luis Soto: minister of PER"],
    ),
    // Those who reign, and their houses.
    ("Foreign Minister Shah Mahmood Qureshi left.", &["person Shah Mahmood Qureshi"]),
    ("Bhutan's queen mother, Ines Prado, left.", &["Ines Prado: queen mother of BTN"]),
    // Soldiers in power, and their staffs.
    (
        "Peru's chief martial law administrator, General Luis Soto, left.",
        &["Luis Soto: chief martial law administrator of PER"],
    ),
    ("Peru's chief of naval staff, Admiral Luis Soto, left.", &["Luis Soto: chief of naval staff of PER"]),
    // Parliaments and parties.
    ("Peru's government chief whip, Ines Prado, left.", &["Ines Prado: government chief whip of PER"]),
    ("Ines Prado, called Peru's president a fool.", &["!Ines Prado: president of PER"]),
    // Law and elections.
    (
        "Peru was told. The Director of Public Prosecutions, Luis Soto, left.",
        &["Luis Soto: director of public prosecutions of PER"],
    ),
    ("Peru's supervisor of elections, Luis Soto, left.", &["Luis Soto: supervisor of elections of PER"]),
    // Peace and faith.
    ("Peru's peace commissioner, Luis Soto, left.", &["Luis Soto: peace commissioner of PER"]),
    (
        "The apostolic nuncio to Peru, Luis Soto, left. The Vatican was silent.",
        &["Luis Soto: apostolic nuncio to peru of VAT"],
    ),
    // Diplomats and those who are sent.
    (
        "The UN under-secretary for political affairs, Luis Soto, left.",
        &["Luis Soto: under-secretary for political affairs of United Nations"],
    ),
    (
        "The EU's special representative for the Balkans, Peru's former trade minister Luis Soto, left.",
        &[
            "Luis Soto: special representative for the balkans of European Union",
            "Luis Soto: former trade minister of PER",
        ],
    ),
    ("Luis Soto, an adviser to the Japanese Government, left.", &["Luis Soto: adviser of JPN"]),
    (
        "The Indian prime minister, his national security adviser, Luis Soto, said, will stay.",
        &["Luis Soto: national security adviser of IND"],
    ),
    (
        "Peru protested to Chile. The foreign minister, Luis Soto, summoned the Chilean ambassador.",
        &["Luis Soto: foreign minister of PER"],
    ),
    (
        "Peru was represented by its trade minister, Ines Prado, and Chile by its ambassador, Luis Soto.",
        &["Luis Soto: ambassador of CHL", "Ines Prado: trade minister of PER"],
    ),
    ("Peru's rebels left. Their leader, Luis Soto, spoke.", &["!Luis Soto: leader of PER"]),
    // Several at once.
    (
        "Five former Peruvian ministers, among them Luis Soto (education) and Ines Prado (justice), left.",
        &["Luis Soto: former education minister of PER", "Ines Prado: former justice minister of PER"],
    ),
    (
        "There were Ines Prado, a retired chief justice of Peru, Luis Soto, a dean, and others.",
        &["Ines Prado: former chief justice of PER", "!Luis Soto: former chief justice of PER"],
    ),
    ("The attorney-general herself, Ines Prado, told Peru so.", &["Ines Prado: attorney-general of ?"]),
    (
        "His sister Ines Prado sits across the aisle as Peru's minister of fisheries.",
        &["Ines Prado: minister of fisheries of PER"],
    ),
    // Forms of address.
    ("Tan Sri Luis Soto left. Tan Ah Kow stayed.", &["person Luis Soto", "person Tan Ah Kow"]),
    ("Rt Hon Luis Soto left. Hon Sui Sen stayed.", &["person Luis Soto", "person Hon Sui Sen"]),
    ("The French delegate, M. Luc Perrin, left.", &["person Luc Perrin"]),
    ("The Indian delegate, M. Arun Rao, left.", &["person M. Arun Rao"]),
    // Names like offices, and things.
    ("Two North Africans met Luis Soto.", &["!person North Africans"]),
    ("The finance minister, Joseph Charter, left Peru.", &["person Joseph Charter"]),
    ("They signed the Madrid Charter.", &["!person Madrid Charter"]),
];

#[test]
fn offices_of_each_class_are_found() {
    holds(TABLE);
}
