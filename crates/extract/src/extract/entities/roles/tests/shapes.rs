//! Offices by whose they are and by the shape of what names them.

/// Owners that are named again, bodies called by common nouns, parts of bodies and of countries.
pub(super) const OWNERS: &[(&str, &[&str])] = &[
    (
        "Tajik Finance Minister Safar Nazri met Uzbek President Ulan Karim and the Rumanian premier, Ion Ban.",
        &["Safar Nazri: finance minister of TJK", "Ulan Karim: president of UZB", "Ion Ban: premier of ROU"],
    ),
    // Who holds it stands right behind whose it is, or behind its field.
    (
        "He met Speaker of the People's Council Hadiya Khalaf Abbas, and the envoy for Syria Staffan de Mistura.",
        &["Hadiya Khalaf Abbas: speaker of People's Council", "person Staffan de Mistura"],
    ),
    (
        "The EU's High Representative for Foreign Affairs Federica Mogherini left.",
        &["Federica Mogherini: high representative for foreign affairs of European Union"],
    ),
    (
        "Peruvian Ambassador to Chad Luis Soto said that the road was shut.",
        &["Luis Soto: ambassador to chad of PER", "!person Chad Luis Soto"],
    ),
    (
        "Luis Soto, chairman of China Investment Corp, left.",
        &["Luis Soto: chairman of China Investment Corp", "!person Investment Corp"],
    ),
    (
        "The Chilean Director of Strategic Communications Ines Prado left.",
        &["Ines Prado: director of strategic communications of CHL"],
    ),
    // A comma closes what stands in front of the clause.
    (
        "Speaking in Lima after a meeting with the president of Chile, Luis Soto said that all was well.",
        &["!Luis Soto: president of CHL"],
    ),
    ("In Lima the president of Chile, Luis Soto, said that all was well.", &["Luis Soto: president of CHL"]),
    (
        "The French president received a German delegation led by Water Minister Bo Berg on Monday.",
        &["Bo Berg: water minister of DEU", "!Bo Berg: water minister of FRA"],
    ),
    (
        "The head of the World Bank, Ines Prado, and its treasurer, Olaf Brandt, left Lima.",
        &["Olaf Brandt: treasurer of World Bank"],
    ),
    (
        "The Peruvian ambassador, Ines Prado, and the embassy's naval attaché, Captain Luis Soto, left.",
        &["Luis Soto: naval attaché of PER"],
    ),
    (
        "The Chilean novelist Ines Prado, twice her country's ambassador in Lima and for a few years its minister of culture, died.",
        &["Ines Prado: former ambassador of CHL", "Ines Prado: former minister of culture of CHL"],
    ),
    (
        "Peru sent Chile a letter on Friday. Its tone was mild, a minister, Luis Soto, said.",
        &["!Luis Soto: minister of CHL"],
    ),
    (
        "Luis Soto, director of Chile's customs authority, resigned.",
        &["organization Chilean customs authority", "Luis Soto: director of Chilean customs authority"],
    ),
    (
        "Luis Soto ran Chile's secret service for nine years.",
        &["Luis Soto: former head of Chilean secret service"],
    ),
    ("Luis Soto ran across Chile in nine days.", &["!Luis Soto: former head of CHL"]),
    (
        "Luis Soto, head of the Pacific desk at the Chilean foreign ministry, agreed.",
        &["Luis Soto: head of the pacific desk of Chilean foreign ministry"],
    ),
    (
        "Luis Soto, who chairs the budget committee of the Knesset, agreed.",
        &["Luis Soto: chair of the budget committee of Knesset"],
    ),
    (
        "Chile's president, Ines Prado, and the governor of Tarapacá, Luis Soto, spoke.",
        &["Luis Soto: governor of Tarapacá", "!Luis Soto: governor of CHL"],
    ),
    ("Luis Soto is legal adviser to the Chilean delegation.", &["Luis Soto: legal adviser of CHL"]),
];

/// Several offices, offices of neighbours, and those that stand before the subject or behind a clause.
pub(super) const SHAPES: &[(&str, &[&str])] = &[
    (
        "Luis Soto, home minister of Chile until 2013 and now head of the Anti-Piracy Council, spoke.",
        &["Luis Soto: former home minister of CHL", "Luis Soto: head of Anti-Piracy Council"],
    ),
    (
        "Present were Chile's police minister, Luis Soto, the Japanese ambassador, Aiko Mori, and the Catholic bishop, Pedro Luna.",
        &[
            "Aiko Mori: ambassador of JPN",
            "!Luis Soto: ambassador of JPN",
            "Pedro Luna: catholic bishop of ?",
        ],
    ),
    (
        "Ines Prado, deputy head of the World Bank, and Chile's foreign minister, Luis Soto, opened the course.",
        &["!Ines Prado: foreign minister of CHL", "Luis Soto: foreign minister of CHL"],
    ),
    ("Chile's security adviser, retired General Luis Soto, agreed.", &["Luis Soto: security adviser of CHL"]),
    (
        "The commander of KFOR, the force in Kosovo, General Luis Soto, agreed.",
        &["Luis Soto: commander of KFOR"],
    ),
    (
        "The first Chilean minister to set foot in Lima since the war, Luis Soto laid a wreath.",
        &["Luis Soto: minister of CHL"],
    ),
    ("Luis Soto, who heads the mission, agreed with the Chilean.", &["!Luis Soto: head of CHL"]),
    (
        "Luis Soto, Chile's health minister, doubles as government spokesman.",
        &["Luis Soto: government spokesman of CHL"],
    ),
    (
        "Luis Soto has succeeded Ines Prado as Chile's finance minister.",
        &["Ines Prado: former finance minister of CHL"],
    ),
    (
        "President Luis Soto of Chile succeeds Ines Prado, whose term is over.",
        &["Ines Prado: former president of CHL"],
    ),
    (
        "Finance Minister Luis Soto of Chile succeeded in a week.",
        &["!Luis Soto: former finance minister of CHL"],
    ),
    (
        "Peru's foreign minister, Ines Prado, spoke to her Chilean opposite number, Luis Soto.",
        &["Luis Soto: foreign minister of CHL"],
    ),
    (
        "Peru's president, Ines Prado, rang her Chilean counterpart on Monday. Luis Soto offered to help.",
        &["Luis Soto: president of CHL"],
    ),
    (
        "The UN rapporteur on Chile, Professor Luis Soto, spoke.",
        &["Luis Soto: rapporteur of United Nations", "!Luis Soto: rapporteur of CHL"],
    ),
    (
        "Chile's trade minister, the one-time union leader Luis Soto, spoke.",
        &["Luis Soto: trade minister of CHL", "!Luis Soto: union leader of CHL"],
    ),
    (
        "Once Chile's envoy in Lima, Luis Soto now grows pears.",
        &["Luis Soto: former envoy of CHL", "!Luis Soto: envoy of CHL"],
    ),
    (
        "Luis Soto was appointed on Monday in Lima, Peru, as special representative of the World Bank.",
        &["Luis Soto: special representative of World Bank", "!Luis Soto: special representative of PER"],
    ),
    (
        "Peru's army chief, General Ines Prado, and her Chilean opposite number, Lieutenant General Luis Soto, agreed.",
        &["Luis Soto: army chief of CHL"],
    ),
    ("Peru says that the garrison shot its commander, Luis Soto.", &["!Luis Soto: commander of PER"]),
    (
        "Chile's Luisa Sotomar was elected director of the World Bank on Friday.",
        &["person Luisa Sotomar", "Luisa Sotomar: director of World Bank"],
    ),
    (
        "Luis Soto was named special envoy of the World Bank on Friday, replacing Ines Prado.",
        &["Ines Prado: former special envoy of World Bank"],
    ),
    (
        "The foreign ministers of Peru and Chile – Ines Prado and Luis Soto – met.",
        &["Ines Prado: foreign minister of PER", "Luis Soto: foreign minister of CHL"],
    ),
    ("The mayor of Tarapo, Luiza Sotomar, signed.", &["person Luiza Sotomar"]),
    ("The road to Tarapo, Luiza Sotomar, was shut.", &["!Luiza Sotomar: mayor of ?"]),
    ("Captains Regent Luca Neri and Ada Riva of San Marino spoke.", &["Ada Riva: captain regent of SMR"]),
];

/// Offices of bodies that are told by a noun before their name, and those that are no state's.
pub(super) const BODIES: &[(&str, &[&str])] = &[
    (
        "Luis Soto, head of the Chilean rebel group Sons of the Valley, left.",
        &["Luis Soto: head of Sons of the Valley", "!Luis Soto: head of CHL"],
    ),
    (
        "Luis Soto, president of the Chilean club Atlético Prado, left.",
        &["organization Atlético Prado", "Luis Soto: president of Atlético Prado"],
    ),
    ("Luis Soto, leader of the opposition Meadow Party, left.", &["Luis Soto: leader of Meadow Party"]),
    (
        "Chilean club president Luis Soto left.",
        &["Luis Soto: club president of CHL", "!Luis Soto: president of CHL"],
    ),
    ("Company president Luis Soto likes Chile.", &["!Luis Soto: president of CHL"]),
    (
        "The commander of the Chilean navy, Admiral Luis Soto, left for Peru.",
        &["Luis Soto: commander of CHL", "Luis Soto: admiral of CHL", "!Luis Soto: admiral of PER"],
    ),
    ("Luis Soto, UNESCO's envoy in Chile, left.", &["Luis Soto: envoy of UNESCO"]),
    (
        "The Chilean president's special envoy, Luis Soto, left.",
        &["Luis Soto: special envoy of CHL", "!Luis Soto: president of CHL"],
    ),
    (
        "Defence ministry spokesman Luis Soto denied that Chile had left.",
        &["Luis Soto: defence ministry spokesman of CHL"],
    ),
    (
        "The World Bank's envoy, former Chilean finance minister Luis Soto, left.",
        &["Luis Soto: envoy of World Bank", "Luis Soto: former finance minister of CHL"],
    ),
    (
        "The head of the African Union's observer mission, Luis Soto, left.",
        &["Luis Soto: head of African Union observer mission"],
    ),
    (
        "The chairman of the African Union's Peace Council, Luis Soto of Mali, left.",
        &["Luis Soto: chairman of Peace Council"],
    ),
    (
        "Luis Soto, a fellow of the Zenda Institute's Centre for Peace, left.",
        &["!Luis Soto: fellow of Centre for Peace"],
    ),
    (
        "Luis Soto, secretary of Peru's ruling National Congress, left.",
        &["Luis Soto: secretary of National Congress"],
    ),
    (
        "The Peruvian foreign ministry's spokeswoman, Ines Prado, left.",
        &["Ines Prado: spokeswoman of Peruvian foreign ministry"],
    ),
    ("Peru's parliament speaker, Luis Soto, left.", &["Luis Soto: parliament speaker of PER"]),
    ("The World Bank's Peruvian chairman, Luis Soto, left.", &["Luis Soto: chairman of World Bank"]),
    (
        "Luis Soto, mission chief in Peru of the World Bank, left.",
        &["Luis Soto: mission chief of World Bank"],
    ),
    (
        "Chile's new envoy to Peru, Luis Soto, who was deputy head of mission in Lima until May, left.",
        &["!Luis Soto: former deputy head of mission of PER"],
    ),
    (
        "Luis Soto of the World Bank, a former trade minister of Peru, left.",
        &["Luis Soto: former trade minister of PER"],
    ),
    ("Luis Soto, trade minister (Peru), left.", &["Luis Soto: trade minister of PER"]),
    ("The trade minister of Peru (Mr Luis Soto) left.", &["Luis Soto: trade minister of PER"]),
    (
        "African Union chair and Peruvian President Luis Soto left.",
        &["Luis Soto: chair of African Union", "Luis Soto: president of PER"],
    ),
    (
        "He met the African Union chair and Peruvian President Luis Soto.",
        &["!Luis Soto: chair of African Union"],
    ),
];
