//! Who holds which office of which country, in small texts.

pub(super) const ROLES: &[(&str, &[&str])] = &[
    (
        "South Korean President Lee Jae-myung spoke.",
        &["Lee Jae-myung: president of KOR", "!Lee Jae-myung: president of ?"],
    ),
    (
        "Japan's former prime minister Shinzo Abe died.",
        &["Shinzo Abe: former prime minister of JPN", "!Shinzo Abe: prime minister of JPN"],
    ),
    (
        "Then-U.S. Secretary of State Hillary Clinton agreed.",
        &["Hillary Clinton: former secretary of state of USA"],
    ),
    ("Jeje Odongo, Uganda's foreign minister, spoke.", &["Jeje Odongo: foreign minister of UGA"]),
    (
        "The foreign minister of Ghana, Shirley Botchwey, spoke.",
        &["Shirley Botchwey: foreign minister of GHA"],
    ),
    (
        "Maleeha Lodhi, Pakistan's ambassador to the United Nations, left.",
        &[
            "Maleeha Lodhi: ambassador to the united nations of PAK",
            "!Maleeha Lodhi: ambassador of United Nations",
        ],
    ),
    ("Galip Dalay, an analyst at Chatham House, disagreed.", &["Galip Dalay: analyst of Chatham House"]),
    (
        "Jacinda Ardern became prime minister of New Zealand in 2017.",
        &["Jacinda Ardern: prime minister of NZL"],
    ),
    ("Gabriel Boric was elected president of Chile.", &["Gabriel Boric: president of CHL"]),
    ("Gabriel Boric wants to become president of Chile.", &["!Gabriel Boric: president of CHL"]),
    ("Raila Odinga is not the president of Kenya.", &["!Raila Odinga: president of KEN"]),
    ("Sonia Gandhi leads the Congress Party.", &["Sonia Gandhi: leader of Congress Party"]),
    ("The Congress Party, led by Sonia Gandhi, lost.", &["Sonia Gandhi: leader of Congress Party"]),
    (
        "Turkey's president, Recep Tayyip Erdogan, met his Greek counterpart, Prokopis Pavlopoulos.",
        &["Prokopis Pavlopoulos: president of GRC", "!Prokopis Pavlopoulos: president of TUR"],
    ),
    (
        "U.S. Secretary of State Anna Miller spoke to her South Korean counterpart, Lee Min-ho.",
        &["Lee Min-ho: foreign minister of KOR", "!Lee Min-ho: secretary of state of KOR"],
    ),
    ("Sheikh Hamad Al Sabah met his Italian counterpart, Paolo Rossi.", &["!Paolo Rossi: sheikh of ITA"]),
    ("Cuba thanked Pope Francis for his help.", &["!Francis: pope of CUB"]),
    (
        "Mexico's president, Andrés López, left. His successor, Claudia Sheinbaum, stayed.",
        &["Claudia Sheinbaum: president of MEX"],
    ),
    (
        "António Guterres, the U.N. secretary-general, spoke.",
        &["António Guterres: secretary-general of United Nations"],
    ),
    (
        "Foreign Minister Sergei Lavrov met reporters in Moscow. Russia has refused, he said.",
        &["!Sergei Lavrov: foreign minister of USA"],
    ),
    (
        "Germany's Olaf Scholz, the chancellor, met President Joko Widodo of Indonesia.",
        &[
            "Olaf Scholz: chancellor of DEU",
            "Joko Widodo: president of IDN",
            "!Joko Widodo: president of DEU",
        ],
    ),
    ("President Ott met Anna Berg, president emeritus of nothing.", &["!Anna Berg: president of USA"]),
    (
        "Alexander Zakharchenko, leader of the self-proclaimed republic, met Ukraine's envoy.",
        &["!Alexander Zakharchenko: leader of UKR"],
    ),
    ("Suu Kyi visited Washington as Burma's de facto leader.", &["Suu Kyi: de facto leader of MMR"]),
    (
        "The president of the Security Council, Japan's Ambassador Yukio Takasu, spoke.",
        &["Yukio Takasu: ambassador of JPN", "Yukio Takasu: president of United Nations Security Council"],
    ),
    (
        "Pope Francis met Italian Prime Minister Giorgia Meloni.",
        &["Giorgia Meloni: prime minister of ITA", "!Francis: prime minister of ITA"],
    ),
    (
        "Peru's Pedro Pablo Kuczynski, who resigned as president, stayed silent.",
        &["Pedro Pablo Kuczynski: former president of PER", "!Pedro Pablo Kuczynski: president of PER"],
    ),
    (
        "CARACAS, Venezuela — President Nicolás Maduro expelled a U.S. envoy on Tuesday.",
        &["Nicolás Maduro: president of VEN", "!Nicolás Maduro: president of USA"],
    ),
    (
        "Russian analyst Fyodor Lukyanov disagreed.",
        &["person Fyodor Lukyanov", "!Fyodor Lukyanov: analyst of RUS"],
    ),
    ("Washington expelled Todd Robinson, and his deputy, Brian Naranjo.", &["!Todd Robinson: deputy of USA"]),
    ("Enrique Peña Nieto was sworn in as Mexico's president.", &["Enrique Peña Nieto: president of MEX"]),
    (
        "Fijian PM Sitiveni Rabuka agreed.",
        &["person Sitiveni Rabuka", "Sitiveni Rabuka: prime minister of FJI"],
    ),
    (
        "Turkey sent troops. Anna Ott, a Somali senator, left. Ott's spokesman, Abdi Dige, denied it.",
        &["!Abdi Dige: spokesman of TUR"],
    ),
    (
        "Leaders endorsed an Australian-funded plan, seen as an answer to China's growing presence. It was announced by Prime Minister Anthony Ott.",
        &["!Anthony Ott: prime minister of CHN"],
    ),
    (
        "The United States sent a note. Washington was pleased. In Brasilia, President Fernando Ott telephoned.",
        &["!Fernando Ott: president of USA"],
    ),
    (
        "Argentina and Chile signed. Senator Antonio Ott called it a surrender. Washington welcomed the news.",
        &["!Antonio Ott: senator of USA"],
    ),
];

/// Offices of several, offices made of words, offices that neighbouring sentences tell.
pub(super) const MORE_ROLES: &[(&str, &[&str])] = &[
    (
        "Presidents Aino Salo of Finland and Erik Lind of Sweden met.",
        &["Aino Salo: president of FIN", "Erik Lind: president of SWE", "!Aino Salo: president of SWE"],
    ),
    (
        "Prime Ministers Aino Salo and Erik Lind of Finland and Sweden met.",
        &["Aino Salo: prime minister of FIN", "Erik Lind: prime minister of SWE"],
    ),
    (
        "The foreign ministers of Finland and Sweden, Aino Salo and Erik Lind, met.",
        &["Aino Salo: foreign minister of FIN", "Erik Lind: foreign minister of SWE"],
    ),
    (
        "The ambassadors of Finland, Aino Salo, and Sweden, Erik Lind, left.",
        &["Aino Salo: ambassador of FIN", "Erik Lind: ambassador of SWE"],
    ),
    (
        "Finland's Aino Salo and Sweden's Erik Lind, both prime ministers, met.",
        &["Aino Salo: prime minister of FIN", "Erik Lind: prime minister of SWE"],
    ),
    (
        "Danish Finance Minister Lars Holm and his Finnish and Swedish counterparts, Aino Salo and Erik Lind, met.",
        &["Aino Salo: finance minister of FIN", "Erik Lind: finance minister of SWE"],
    ),
    ("Sweden's military rulers, and Erik Lind, a painter, left.", &["!Erik Lind: military ruler of SWE"]),
    (
        "Erik Lind spoke. Sweden sent a note. Lind spokesman Olof Berg left.",
        &["!Olof Berg: spokesman of SWE"],
    ),
    (
        "The secretary-general of the Danish-led Baltic Trade League, Erik Lind, left.",
        &["Erik Lind: secretary-general of Baltic Trade League"],
    ),
    ("The presidents met Aino Salo of Finland.", &["!Aino Salo: president of FIN"]),
    (
        "Colonels Aino Salo and Erik Lind left.",
        &["person Aino Salo", "person Erik Lind", "!person Colonels Aino Salo"],
    ),
    (
        "Swedish Fisheries Minister Erik Lind left.",
        &["person Erik Lind", "Erik Lind: fisheries minister of SWE"],
    ),
    (
        "Sweden's minister of tourism, sport and youth, Erik Lind, left.",
        &["Erik Lind: minister of tourism , sport and youth of SWE"],
    ),
    ("Sweden's ambassador in Oslo, Erik Lind, left.", &["Erik Lind: ambassador of SWE"]),
    ("Sweden's UN ambassador, Erik Lind, left.", &["Erik Lind: ambassador to the united nations of SWE"]),
    ("The UN envoy, Erik Lind, left.", &["!Erik Lind: envoy to the united nations of SWE"]),
    (
        "The Swedish president arrived in Oslo. Erik Lind will stay two days.",
        &["Erik Lind: president of SWE"],
    ),
    (
        "The Swedish president arrived in Oslo. Erik Lind, a fisherman, saw it.",
        &["!Erik Lind: president of SWE"],
    ),
    (
        "A Swedish president has never been in Oslo. Erik Lind will write about it.",
        &["!Erik Lind: president of SWE"],
    ),
    (
        "Swedish President Anna Ott arrived in Oslo. The Swedish president waved. Erik Lind wept.",
        &["!Erik Lind: president of SWE"],
    ),
    (
        "Nobody knew Erik Lind. Sweden's culture minister bought a drum.",
        &["Erik Lind: culture minister of SWE"],
    ),
    (
        "Erik Lind and Anna Ott left. Sweden's culture minister bought a drum.",
        &["!Erik Lind: culture minister of SWE", "!Anna Ott: culture minister of SWE"],
    ),
    (
        "Foreign Minister Erik Lind landed in Rome. No Swedish foreign minister had been in Italy before.",
        &["Erik Lind: foreign minister of SWE", "!Erik Lind: foreign minister of ITA"],
    ),
    (
        "Erik Lind replaced Aino Salo as foreign minister of Sweden.",
        &["Erik Lind: foreign minister of SWE", "Aino Salo: former foreign minister of SWE"],
    ),
    (
        "Erik Lind met Aino Salo as foreign minister of Sweden.",
        &["!Aino Salo: former foreign minister of SWE"],
    ),
    ("Named Sweden's envoy to Norway, Erik Lind left.", &["Erik Lind: envoy to norway of SWE"]),
    ("Sweden mourned Erik Lind, its finance minister.", &["Erik Lind: finance minister of SWE"]),
    (
        "Erik Lind, prime minister and defence minister of Sweden, left.",
        &["Erik Lind: prime minister of SWE", "Erik Lind: defence minister of SWE"],
    ),
    (
        "Erik Lind, chief of staff to Sweden's prime minister, left.",
        &["Erik Lind: chief of staff of SWE", "!Erik Lind: prime minister of SWE"],
    ),
    (
        "Erik Lind (born 1950) is a Swedish lawyer and politician who served as the third president of Sweden.",
        &["Erik Lind: former president of SWE"],
    ),
    (
        "Erik Lind was a Swedish lawyer who met the president of Sweden.",
        &["!Erik Lind: president of SWE", "!Erik Lind: former president of SWE"],
    ),
    (
        "Erik Lind is not a man who has been president of Sweden.",
        &["!Erik Lind: president of SWE", "!Erik Lind: former president of SWE"],
    ),
    ("Archbishop Erik Lind of Oslo left.", &["!Erik Lind: archbishop of NOR"]),
];

/// Offices in a row, in the plural, given by others, and of bodies that have no name of their own.
pub(super) const IN_COMPANY: &[(&str, &[&str])] = &[
    (
        "Norway's second deputy prime minister and trade minister, Admiral Erik Lind, spoke.",
        &["Erik Lind: second deputy prime minister of NOR", "Erik Lind: trade minister of NOR"],
    ),
    (
        "The prime minister and Foreign Minister Erik Lind of Norway spoke.",
        &["Erik Lind: foreign minister of NOR", "!Erik Lind: prime minister of NOR"],
    ),
    (
        "The president and prime minister, Erik Lind and Mona Dahl, left Norway.",
        &["!Mona Dahl: president of NOR", "!Erik Lind: prime minister of NOR"],
    ),
    (
        "The delegates, Erik Lind for Norway and Mona Dahl for Sweden, shook hands.",
        &["Erik Lind: delegate of NOR", "Mona Dahl: delegate of SWE", "!Mona Dahl: delegate of NOR"],
    ),
    (
        "The Norwegian and Swedish ambassadors to Chile, Erik Lind and Mona Dahl, spoke.",
        &["Erik Lind: ambassador to chile of NOR", "!Erik Lind: ambassador to chile of SWE"],
    ),
    (
        "He received two envoys: Erik Lind of Norway and Consul Mona Dahl of Sweden.",
        &["Erik Lind: envoy of NOR", "!Mona Dahl: envoy of SWE"],
    ),
    ("Norway's parliament elected Mona Dahl president.", &["Mona Dahl: president of NOR"]),
    ("King Erik of Norway did not name Mona Dahl prime minister.", &["!Mona Dahl: prime minister of NOR"]),
    ("Norway's next foreign minister will be Mona Dahl.", &["Mona Dahl: foreign minister of NOR"]),
    ("Norway's foreign minister could be Mona Dahl.", &["!Mona Dahl: foreign minister of NOR"]),
    (
        "Mona Dahl held the post of trade minister in Norway until 2001.",
        &["Mona Dahl: former trade minister of NOR", "!Mona Dahl: trade minister of NOR"],
    ),
    (
        "Mona Dahl, until last year Norway's trade minister, spoke.",
        &["Mona Dahl: former trade minister of NOR", "!Mona Dahl: trade minister of NOR"],
    ),
    (
        "The head of Norway's central bank, Mona Dahl, spoke.",
        &["Mona Dahl: head of Norwegian central bank", "!Mona Dahl: head of NOR"],
    ),
    (
        "Mona Dahl, speaker of the Norwegian parliament, spoke.",
        &["Mona Dahl: speaker of the parliament of NOR", "!Mona Dahl: speaker of Norwegian parliament"],
    ),
    ("Bosnian Serb leader Erik Lind spoke.", &["Erik Lind: leader of BIH", "!Erik Lind: leader of SRB"]),
    (
        "Mona Dahl, the Norwegian premier, and Erik Lind, her Swedish counterpart, spoke.",
        &["Erik Lind: premier of SWE", "!Erik Lind: premier of NOR"],
    ),
    ("Norway's captain, Mona Dahl, scored twice.", &["!Mona Dahl: captain of NOR"]),
    ("Mona Dahl was a Norwegian politician.", &["!Mona Dahl: former politician of NOR"]),
    ("Brandvold refused the offer. She said it came too late.", &["person Brandvold", "She = Brandvold"]),
    ("Brandvold lies on a river.", &["!person Brandvold"]),
    ("Bavaria Governor Erik Lind and Ohio Governor Mona Dahl left.", &["place Bavaria", "place Ohio"]),
    ("The group's Middle East envoy left.", &["!place Middle East"]),
    ("They met at Malolos, Bulacan.", &["place Malolos", "place Bulacan"]),
    ("They met Malolos, Bulacan.", &["!place Malolos"]),
    ("Erik Cornwall spoke. Cornwall left.", &["Cornwall = Erik Cornwall", "!place Cornwall"]),
    ("President Aragon spoke of Cornwall.", &["person Aragon", "place Cornwall"]),
    ("They sailed to North America.", &["place North America", "!country USA"]),
    (
        "The Farmers' Union, the Green Party and Yesh Tarvo signed.",
        &["organization Yesh Tarvo", "!person Yesh Tarvo"],
    ),
    ("The Green Party, Mona Dahl and Erik Lind signed.", &["person Mona Dahl", "!organization Mona Dahl"]),
];
