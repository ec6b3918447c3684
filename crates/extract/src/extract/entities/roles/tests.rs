//! Small texts with the offices that they tell, and some that they do not.

mod shapes;

use crate::extract::entities::tests::check;
use shapes::{BODIES, OWNERS, SHAPES};

/// Offices told by duties, by elections and by who comes after whom.
const TURNS: &[(&str, &[&str])] = &[
    (
        "Luis Soto, in Lima on his first trip as Chile's trade minister, promised wine.",
        &["Luis Soto: trade minister of CHL"],
    ),
    (
        "Luis Soto, whose term as Chile's president ended in 2012, agreed.",
        &["Luis Soto: former president of CHL"],
    ),
    (
        "Luis Soto, Ines Prado's successor as Chilean president, agreed.",
        &["Luis Soto: president of CHL", "Ines Prado: former president of CHL"],
    ),
    (
        "Ines Prado was succeeded as Chile's president by Luis Soto.",
        &["Luis Soto: president of CHL", "Ines Prado: former president of CHL"],
    ),
    (
        "Luis Soto is Chile's new trade minister. He replaces Ines Prado.",
        &["Ines Prado: former trade minister of CHL"],
    ),
    (
        "Chile's trade minister, Luis Soto, replaces Ines Prado.",
        &["Ines Prado: former trade minister of CHL"],
    ),
    (
        "Luis Soto succeeded his father, Pedro Luna, as king of Chile.",
        &["Luis Soto: king of CHL", "!Pedro Luna: king of CHL"],
    ),
    ("Luis Soto has been chosen to head the World Bank.", &["Luis Soto: head of World Bank"]),
    ("Luis Soto hopes to head the World Bank.", &["!Luis Soto: head of World Bank"]),
    ("Ines Prado became the first woman to head the World Bank.", &["Ines Prado: head of World Bank"]),
    ("King Karl appointed Solva Teia trade minister of Chile.", &["Solva Teia: trade minister of CHL"]),
    (
        "Luis Soto was Chile's minister of justice when it burnt.",
        &["Luis Soto: former minister of justice of CHL", "!Luis Soto: former minister of CHL"],
    ),
    ("The Peruvian premier met her Chilean counterpart, Luis Soto.", &["Luis Soto: premier of CHL"]),
    (
        "Peru's trade minister, Ines Prado, and Chile's, Luis Soto, agreed.",
        &["Luis Soto: trade minister of CHL"],
    ),
    (
        "Ines Prado and Luis Soto, the presidents of Peru and Chile, agreed.",
        &["Ines Prado: president of PER", "Luis Soto: president of CHL", "!Luis Soto: president of PER"],
    ),
    ("Peru's envoy and the leader of the league, Luis Soto, agreed.", &["!Luis Soto: envoy of PER"]),
    (
        "Peru's trade minister, Luis Soto, was replaced on Friday by Ines Prado.",
        &["Luis Soto: former trade minister of PER"],
    ),
    ("Luis Soto had been trade minister of Peru.", &["Luis Soto: former trade minister of PER"]),
    ("Luis Soto is to be Peru's envoy to Chad.", &["Luis Soto: envoy to chad of PER"]),
    ("Luis Soto is to meet Peru's trade minister.", &["!Luis Soto: trade minister of PER"]),
    ("Luis Soto was promoted to trade minister of Peru.", &["Luis Soto: trade minister of PER"]),
    ("Peru's president promoted Luis Soto to trade minister.", &["Luis Soto: trade minister of PER"]),
    ("Peru's president gave the post of trade minister to Luis Soto.", &["Luis Soto: trade minister of PER"]),
    (
        "Peru's president, Ines Prado, dismissed her trade minister, Olaf Brandt, and gave the post to Luis Soto.",
        &[
            "Luis Soto: trade minister of PER",
            "Olaf Brandt: former trade minister of PER",
            "!Ines Prado: former trade minister of PER",
        ],
    ),
    (
        "Luis Soto was named Peru's trade minister after Olaf Brandt was dismissed from the post.",
        &["Olaf Brandt: former trade minister of PER", "!Olaf Brandt: trade minister of PER"],
    ),
    ("Peru's president dismissed Luis Soto as trade minister.", &["Luis Soto: former trade minister of PER"]),
    ("Peru's president dismissed Luis Soto as a fool.", &["!Luis Soto: former fool of PER"]),
    (
        "Luis Soto takes over from Ines Prado as Peru's chief justice.",
        &["Luis Soto: chief justice of PER", "Ines Prado: former chief justice of PER"],
    ),
    (
        "The Peruvian government has named Luis Soto to succeed Ines Prado as army chief.",
        &[
            "Luis Soto: army chief of PER",
            "Ines Prado: former army chief of PER",
            "!Ines Prado: army chief of PER",
        ],
    ),
    (
        "Peru has a new trade minister. Luis Soto, 41, was until last week its envoy to Chad.",
        &["Luis Soto: trade minister of PER"],
    ),
    (
        "Peru has a new trade minister. Luis Soto, a critic of his, says he will fail.",
        &["!Luis Soto: trade minister of PER"],
    ),
    (
        "Peru has had no ambassador in Rome since Luis Soto went home in 2007.",
        &["Luis Soto: former ambassador of PER"],
    ),
    (
        "Peru has no ambassador in Rome. Since Luis Soto wrote his book, nobody asks.",
        &["!Luis Soto: former ambassador of PER"],
    ),
    (
        "Luis Soto, chairman of the World Bank, resigned. Ines Prado was elected in his place.",
        &["Ines Prado: chairman of World Bank"],
    ),
    (
        "The World Bank's former director, Luis Soto, denied it. The present one, Ines Prado, did not.",
        &["Ines Prado: director of World Bank"],
    ),
    (
        "Peru's parliament confirmed Ines Prado as trade minister. Prado, who was health minister until 2012, praised her predecessor, Luis Soto.",
        &["Luis Soto: former trade minister of PER"],
    ),
    ("Peru's president named Luis Soto trade minister on Friday.", &["Luis Soto: trade minister of PER"]),
    ("Rebel leader Luis Soto spoke in Peru.", &["Luis Soto: rebel leader of ?"]),
];

/// Of which country an office is that is named without it.
const CONTEXT: &[(&str, &[&str])] = &[
    ("King Somchai and Queen Dara of Cambodia landed.", &["Somchai: king of KHM"]),
    (
        "Peru summoned the Chilean ambassador on Monday. Ambassador Luis Soto was handed a note.",
        &["Luis Soto: ambassador of CHL"],
    ),
    (
        "President Luis Soto told a crowd in Medellín that Colombia owed Peru nothing.",
        &["Luis Soto: president of COL"],
    ),
    (
        "Acting president Luis Soto will hand over on Wednesday, Chile's electoral court said.",
        &["Luis Soto: acting president of CHL"],
    ),
    ("President Luis Soto and the Chilean premier met.", &["!Luis Soto: president of CHL"]),
    ("Marshal Luis Soto was fond of Chile's wine.", &["!Luis Soto: marshal of CHL"]),
    // A report from within a federation that it never names.
    (
        "The Federal Government will pay for sending troops to Mali. Defence Minister Luis Soto says some projects will wait.",
        &["!Luis Soto: defence minister of MLI"],
    ),
    (
        "The Federal Government will pay for sending troops to Canada. Defence Minister Luis Soto says some projects will wait.",
        &["Luis Soto: defence minister of CAN"],
    ),
    // Few states have a foreign secretary.
    ("Syria has to stop, Foreign Secretary Luis Soto said.", &["!Luis Soto: foreign secretary of SYR"]),
    ("Nepal has to stop, Foreign Secretary Luis Soto said.", &["Luis Soto: foreign secretary of NPL"]),
    ("Colonel Luis Soto, head of the World Bank, left.", &["!Luis Soto: colonel of ?"]),
];

/// How an encyclopedia opens.
const OPENINGS: &[(&str, &[&str])] = &[
    (
        "Luis Soto (Spanish pronunciation: [lwis soto]; born 3 May 1950) is a Chilean politician who served as the 8th President of Chile.",
        &["Luis Soto: former president of CHL"],
    ),
    (
        "Luis Soto (1900-1970) was a jurist and the third prime minister of Chile.",
        &["Luis Soto: former prime minister of CHL"],
    ),
    ("Luis Soto (born 3 May 1950) is the current president of Chile.", &["Luis Soto: president of CHL"]),
    (
        "Luis Soto (1900-1970) was a jurist who worked under the president of Chile.",
        &["!Luis Soto: former president of CHL", "!Luis Soto: president of CHL"],
    ),
    ("Luis Soto (1900-1970) was never president of Chile.", &["!Luis Soto: former president of CHL"]),
];

/// Whose an office is that stands far from its owner, and bodies of common nouns.
const WHOSE: &[(&str, &[&str])] = &[
    (
        "Peru's next ambassador to Chile will be Ines Prado, currently its consul general in Oporto.",
        &["Ines Prado: consul general of PER", "!Ines Prado: consul general of CHL"],
    ),
    (
        "Ines Prado, the United Nations resident coordinator in Chad, spoke.",
        &["Ines Prado: resident coordinator of United Nations", "!Ines Prado: resident coordinator of TCD"],
    ),
    (
        "Peru's permanent representative at the United Nations, Ines Prado, objected.",
        &[
            "Ines Prado: permanent representative of PER",
            "!Ines Prado: permanent representative of United Nations",
        ],
    ),
    (
        "The head of the UN refugee agency, Ines Prado, spoke.",
        &["Ines Prado: head of UN refugee agency", "!Ines Prado: head of United Nations"],
    ),
    (
        "Luis Soto, the governor of the central bank, resigned, the German embassy in Bamako said.",
        &["Luis Soto: governor of central bank", "!Luis Soto: governor of DEU"],
    ),
    (
        "The president of Peru's congress of trade unions, Luis Soto, spoke.",
        &["Luis Soto: president of Peruvian congress of trade unions", "!Luis Soto: president of PER"],
    ),
    (
        "Ines Prado, chairwoman of the Chilean teachers' union, spoke.",
        &["Ines Prado: chairwoman of Chilean teachers' union", "!Ines Prado: chairwoman of CHL"],
    ),
    (
        "The head of Chile's presidential guard, Colonel Luis Soto, has been dismissed.",
        &[
            "Luis Soto: former head of the presidential guard of CHL",
            "Luis Soto: colonel of CHL",
            "!Luis Soto: head of CHL",
        ],
    ),
    ("Arguing for Peru, its agent, Luis Soto, told the judges so.", &["Luis Soto: agent of PER"]),
    ("The President of the Tunisian Republic, Luis Soto, sent a letter.", &["Luis Soto: president of TUN"]),
    (
        "Peru's ambassador to Chile, Ines Prado, was summoned by Deputy Foreign Minister Luis Soto.",
        &["Luis Soto: deputy foreign minister of CHL", "!Luis Soto: deputy foreign minister of PER"],
    ),
    (
        "Peru's deputy head of mission in Lagos, Luis Soto, drove. The ambassador, Ines Prado, was ill.",
        &["Ines Prado: ambassador of PER"],
    ),
    (
        "Luis Soto, Chile's foreign minister, fell ill, and his deputy, Ines Prado, was put in charge.",
        &["Ines Prado: deputy foreign minister of CHL", "!Ines Prado: deputy of CHL"],
    ),
    ("His deputy, Ines Prado, spoke in Lima. Peru was quiet.", &["!Ines Prado: deputy of PER"]),
    (
        "The Lima Group's co-chairs, Luis Soto of Chile and Ines Prado of Peru, met.",
        &[
            "Luis Soto: co-chair of Lima Group",
            "Ines Prado: co-chair of Lima Group",
            "!Luis Soto: co-chair of CHL",
        ],
    ),
    ("The World Bank met. Luis Soto, its treasurer, left.", &["Luis Soto: treasurer of World Bank"]),
    ("The garrison of Peru rose. Luis Soto shot its treasurer.", &["!Luis Soto: treasurer of PER"]),
    (
        "Olaf Brandt accused Peru's electoral court. Its chairman, Luis Soto, left.",
        &["Luis Soto: chairman of Peruvian electoral court"],
    ),
    (
        "Luis Soto, head of the World Bank, met Ines Prado. Olaf Brandt, once its treasurer, left.",
        &["Olaf Brandt: former treasurer of World Bank"],
    ),
    (
        "Judge Luis Soto of Peru, a member of the World Court and formerly his country's trade minister, left.",
        &["Luis Soto: judge of World Court", "Luis Soto: former trade minister of PER"],
    ),
    (
        "With Secretary-General Luis Soto on leave, the World Bank is run by a clerk.",
        &["Luis Soto: secretary-general of World Bank"],
    ),
];

/// Who comes into office, in whose place, and who governs together.
const IN_AND_OUT: &[(&str, &[&str])] = &[
    (
        "Delegates of the Chilean farmers' union elected Ines Prado its chairwoman in succession to Luis Soto.",
        &[
            "Ines Prado: chairwoman of Chilean farmers' union",
            "Luis Soto: former chairwoman of Chilean farmers' union",
        ],
    ),
    (
        "Chad has a new foreign minister. Ines Prado took the oath in place of Luis Soto, who had followed Olaf Brandt in July.",
        &[
            "Ines Prado: foreign minister of TCD",
            "Luis Soto: former foreign minister of TCD",
            "Olaf Brandt: former foreign minister of TCD",
        ],
    ),
    (
        "Chad has no new foreign minister. Ines Prado left in place of Luis Soto.",
        &["!Ines Prado: foreign minister of TCD"],
    ),
    (
        "Ines Prado was appointed Peru's envoy to Libya, a post left vacant by Luis Soto.",
        &["Luis Soto: former envoy to libya of PER"],
    ),
    (
        "Ines Prado was voted out as head of the World Bank. Luis Soto, a Chilean, replaces her.",
        &["Ines Prado: former head of World Bank", "Luis Soto: head of World Bank"],
    ),
    (
        "Ines Prado became the first woman to serve as foreign minister of Chile.",
        &["Ines Prado: foreign minister of CHL"],
    ),
    ("Ines Prado hopes to serve as foreign minister of Chile.", &["!Ines Prado: foreign minister of CHL"]),
    (
        "Peru's ambassador to Chile is a retired general, Luis Soto.",
        &["Luis Soto: ambassador to chile of PER"],
    ),
    (
        "Chile's new cabinet has Ines Prado as foreign minister and Luis Soto as finance minister.",
        &[
            "Ines Prado: foreign minister of CHL",
            "Luis Soto: finance minister of CHL",
            "!Luis Soto: foreign minister of CHL",
        ],
    ),
    (
        "Chile's new cabinet does not have Ines Prado as foreign minister.",
        &["!Ines Prado: foreign minister of CHL"],
    ),
    (
        "Luis Soto joined Chile's government on Friday as minister of livestock.",
        &["Luis Soto: minister of livestock of CHL"],
    ),
    (
        "A Peruvian adviser, Luis Soto, said the ambassador to Turkey would be replaced. The incumbent, Ines Prado, was silent.",
        &["person Ines Prado"],
    ),
    (
        "Ines Prado resigned as Chile's foreign minister; Luis Soto was named to the post.",
        &["Luis Soto: foreign minister of CHL"],
    ),
    (
        "Ines Prado resigned as Chile's foreign minister; Luis Soto refused to take the post.",
        &["!Luis Soto: foreign minister of CHL"],
    ),
    ("The post of foreign minister of Chile went to Luis Soto.", &["Luis Soto: foreign minister of CHL"]),
    ("Luis Soto was elected to a third term as president of Chile.", &["Luis Soto: president of CHL"]),
    (
        "Ines Prado and Luis Soto, Chile's ministers of trade and of health, flew to Oslo.",
        &["Luis Soto: minister of health of CHL", "!Luis Soto: minister of trade of CHL"],
    ),
    (
        "General Luis Soto, who commands Chile's troops in Chad, spoke.",
        &["Luis Soto: commander of CHL", "!Luis Soto: commander of TCD"],
    ),
    ("Queen Sofia and the prime minister left.", &["!Sofia = Bulgaria", "!country BGR"]),
    ("The mayor of Tarapo spoke.", &["!person Tarapo"]),
    ("Her predecessor, Lubna Tarapova, fell silent.", &["person Lubna Tarapova"]),
    ("Near the road, Tarapova, a village, lay silent.", &["!person Tarapova"]),
    ("Luis Soto, who heads the Lakeland assembly, the Zenzen, spoke.", &["organization Zenzen"]),
];

/// States by their names in full, and offices in asides and datelines.
const IN_FULL: &[(&str, &[&str])] = &[
    (
        "The Minister of Trade of the Federation of Nigeria, Alhaji Musa Gashua, left.",
        &["Musa Gashua: minister of trade of NGA", "!organization Federation of Nigeria"],
    ),
    ("The Kingdom of Romania was at war.", &["Kingdom of Romania = ROU"]),
    ("The Islamic State of Iraq fled.", &["!Islamic State of Iraq = IRQ"]),
    ("The Football Federation of Peru won.", &["!Federation of Peru = PER"]),
    (
        "Luis Soto, Deputy Prime Minister and Minister of the Interior of Bahrain, spoke.",
        &["Luis Soto: minister of the interior of BHR", "Luis Soto: deputy prime minister of BHR"],
    ),
    (
        "King Karl named Luis Soto prime minister of Chile. He replaces Pedro Luna.",
        &["Pedro Luna: former prime minister of CHL", "!Pedro Luna: former king of ?"],
    ),
    (
        "LUSAKA, Jan. 23 - President Simon Mulenga left, Zambia's radio said.",
        &["Simon Mulenga: president of ZMB"],
    ),
    (
        "Nepal's new home minister met her predecessor, Bimala Thapa.",
        &["Bimala Thapa: former home minister of NPL"],
    ),
    (
        "The King of Jordan dismissed his chief of protocol, Luis Soto, and put Ines Prado in his place.",
        &["Ines Prado: chief of protocol of JOR"],
    ),
    ("The late president of Kiribati Ioane Soto is mourned.", &["Ioane Soto: former president of KIR"]),
    (
        "They met the security adviser of the president of Chile, Luis Soto.",
        &["Luis Soto: security adviser of CHL", "!Luis Soto: president of CHL"],
    ),
    ("A leader of the rebels, Luis Soto, is in prison in Chile.", &["!Luis Soto: leader of CHL"]),
    ("The president of Chile Ines Prado left.", &["Ines Prado: president of CHL"]),
    ("They fled Lima, Tarapo, Ushana and Quito.", &["place Ushana"]),
    ("They called on Soto, Tarapo, Ushana and Luna.", &["!place Ushana"]),
    ("Penaia Vakatale will be the first governor-general of Kiribati.", &["person Penaia Vakatale"]),
    (
        "Luis Soto was elected head of the Chilean Metalworkers' Union.",
        &["organization Chilean Metalworkers' Union"],
    ),
    (
        "The Tarn Labour Congress of Chile met on Tuesday. Its president, Ines Prado, left.",
        &["Ines Prado: president of Tarn Labour Congress of Chile", "!Ines Prado: president of CHL"],
    ),
    ("Outgoing Tarn Institute chief Ines Prado left.", &["organization Tarn Institute"]),
    ("The Anti-Corruption Commission left.", &["organization Anti-Corruption Commission"]),
    ("Ines Prado spoke. Parliament is to vote on Thursday.", &["!person Parliament"]),
    (
        "Ines Prado is chairwoman of the Organization for Security and Co-operation in Europe.",
        &["Ines Prado: chairwoman of OSCE"],
    ),
    (
        "Peru's new cabinet includes Luis Soto (finance), Ines Prado (foreign affairs) and Olaf Brandt (Liberal).",
        &[
            "Luis Soto: finance minister of PER",
            "Ines Prado: foreign minister of PER",
            "!Olaf Brandt: minister of liberal of PER",
        ],
    ),
    // An office that acts behind the comma is another's.
    ("Following a call with Ines Prado, Peru's premier lifted the ban.", &["!Ines Prado: premier of PER"]),
    ("He met Ines Prado, Peru's premier, in Rome.", &["Ines Prado: premier of PER"]),
    (
        "Luis Soto was defence minister of Peru. Tarnov took command after soldiers had killed his predecessor, Olaf Brandt, when Soto was already president.",
        &["!Olaf Brandt: president of PER", "!Olaf Brandt: defence minister of PER"],
    ),
    // Whom a president meets is not another president of the same country.
    (
        "President Luis Soto of Peru met President Olaf Brandt in Brussels.",
        &["Luis Soto: president of PER", "!Olaf Brandt: president of PER"],
    ),
];

#[test]
fn offices_are_told_with_whose_they_are() {
    let wrong: Vec<String> = [OWNERS, SHAPES, BODIES, TURNS, CONTEXT, OPENINGS, WHOSE, IN_AND_OUT, IN_FULL]
        .into_iter()
        .flat_map(check)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
