//! Lies about what a fact has besides: its parts, its kind of office, its links, the records around it.

use super::{Forgery, cut, event, node, put, swap};

/// Who pays a visit in Beijing in 2018, and is received.
const RECEIVED: &[&str] = &["/event/beijing-parade/", "ns#guest", "person/xi-jinping"];

pub(super) const FORGERIES: &[Forgery] = &[
    Forgery {
        what: "the guest is the host",
        seen: true,
        lie: |all| swap(all, RECEIVED, "ns#guest", "ns#host"),
    },
    Forgery {
        what: "who was attacked is the attacker",
        seen: false,
        lie: |all| swap(all, &["/event/gulf-thaw/", "ns#aggressor"], "country/IRN", "country/SAU"),
    },
    Forgery {
        what: "a signature taken back",
        seen: false,
        lie: |all| cut(all, &["/event/gulf-thaw/", "ns#signatory", "person/ali-shamkhani"]),
    },
    Forgery {
        what: "an office of another kind",
        seen: true,
        lie: |all| {
            let m = node(&all, &["/role/gulf-thaw/", "rdf-schema#label", "Ebrahim Raisi, president of Iran"]);
            swap(all, &[&format!("<{m}> "), "ns/org#role", "gulf-thaw> ."], "headOfState", "headOfGovernment")
        },
    },
    Forgery {
        what: "an office of another day",
        seen: true,
        lie: |all| swap(all, &["/role/gulf-thaw/", "ns#asOf"], "2023-03-14", "2013-03-14"),
    },
    Forgery {
        what: "an office that is called otherwise",
        seen: true,
        lie: |all| {
            swap(
                all,
                &["/role/gulf-thaw/", "rdf-schema#label"],
                "Wang Yi, senior diplomat of China",
                "Wang Yi, senior diplomat of Iran",
            )
        },
    },
    Forgery {
        what: "a claim told to somebody else",
        seen: false,
        lie: |all| {
            swap(
                all,
                &["/claim/beijing-parade/", "ns#addressee"],
                "person/vladimir-putin",
                "person/xi-jinping",
            )
        },
    },
    Forgery {
        what: "what was stated was threatened",
        seen: false,
        lie: |all| {
            let c = node(&all, &["/claim/gulf-thaw/", "ns#content>", "China did not create the will"]);
            swap(all, &[&format!("<{c}> "), "ns#act>"], "ns#state>", "ns#threaten>")
        },
    },
    Forgery {
        what: "a claim made for another country",
        seen: false,
        lie: |all| swap(all, &["/claim/beijing-parade/", "ns#onBehalfOf"], "country/KOR", "country/PRK"),
    },
    Forgery {
        what: "the second meeting was the ninth",
        seen: true,
        lie: |all| swap(all, &["/event/beijing-parade/", "ns#ordinal"], "\"2\"", "\"9\""),
    },
    Forgery {
        what: "an event of another claim",
        seen: true,
        lie: |all| {
            let other = node(&all, &["/claim/gulf-thaw/", "ns#content>", "China did not create the will"]);
            let own = node(&all, &["/claim/gulf-thaw/", "ns#speakerText", "\"Riyadh\""]);
            swap(all, &["/event/gulf-thaw/", "ns#voice"], &own, &other)
        },
    },
    Forgery {
        what: "what a claim disputes taken out",
        seen: false,
        lie: |all| cut(all, &["/claim/gulf-thaw/", "ns#disputes"]),
    },
    Forgery {
        what: "two tellings of one attack parted",
        seen: false,
        lie: |all| cut(all, &["/event/gulf-thaw/", "ns#sameOccurrence"]),
    },
    Forgery {
        what: "two meetings made one",
        seen: true,
        lie: |all| {
            let (one, other) = (event(&all, "in Riyadh, 2022-12"), event(&all, "in Baghdad, 2021"));
            let name = |e: &str| e.trim_start_matches('/').trim_end_matches("> ").to_owned();
            put(all, "article/gulf-thaw", &format!("<{}> sm:sameOccurrence <{}> .", name(&one), name(&other)))
        },
    },
    Forgery {
        what: "a graph that is another claim's",
        seen: true,
        lie: |all| {
            let other = node(&all, &["/claim/gulf-thaw/", "ns#content>", "China did not create the will"]);
            let own = node(&all, &["/claim/gulf-thaw/", "ns#speakerText", "\"Riyadh\""]);
            swap(
                all,
                &["graph/claim/gulf-thaw/", "prov#wasQuotedFrom"],
                &format!("<{own}>"),
                &format!("<{other}>"),
            )
        },
    },
    Forgery {
        what: "a claim's graph is described as the article's",
        seen: true,
        lie: |all| {
            swap(
                all,
                &["<https://w3id.org/summitry/id/graph/claim/gulf-thaw/", "ns#ClaimGraph"],
                "ClaimGraph",
                "ArticleGraph",
            )
        },
    },
    Forgery {
        what: "a place elsewhere on the map",
        seen: true,
        lie: |all| {
            let line = all.iter().find(|l| l.contains("place/riyadh> ") && l.contains("wgs84_pos#lat"));
            let value = line.and_then(|l| l.split('"').nth(1)).expect("a latitude").to_owned();
            swap(all, &["place/riyadh> ", "wgs84_pos#lat"], &format!("\"{value}\""), "\"39.9075\"")
        },
    },
    Forgery {
        what: "a country with another's identifiers",
        seen: true,
        lie: |all| swap(all, &["country/IRN> ", "owl#sameAs", "wikidata"], "entity/Q794>", "entity/Q796>"),
    },
    Forgery {
        what: "a doubt about a name taken out",
        seen: true,
        lie: |all| cut(all, &["<https://w3id.org/summitry/id/identification/"]),
    },
    Forgery {
        what: "another reason for a doubt",
        seen: true,
        lie: |all| swap(all, &["/identification/", "ns#basis"], "undecided", "article"),
    },
    Forgery {
        what: "read by another program",
        seen: true,
        lie: |all| {
            swap(
                all,
                &["extraction/gulf-thaw> ", "wasAssociatedWith"],
                "software/summitry-0.1.0",
                "software/oracle-9.0.0",
            )
        },
    },
    Forgery {
        what: "read from another article",
        seen: true,
        lie: |all| {
            swap(
                all,
                &["extraction/gulf-thaw> ", "prov#used"],
                "id/article/gulf-thaw>",
                "id/article/beijing-parade>",
            )
        },
    },
    Forgery {
        what: "a leader is none",
        seen: true,
        lie: |all| cut(all, &["person/xi-jinping> ", "syntax-ns#type", "ns#Leader"]),
    },
    Forgery {
        what: "a meeting was a summit besides",
        seen: true,
        lie: |all| {
            let e = event(&all, "in Riyadh, 2022-12");
            let name = e.trim_start_matches('/').trim_end_matches("> ").to_owned();
            put(all, "article/gulf-thaw", &format!("<{name}> a sm:Summit ."))
        },
    },
    Forgery {
        what: "a day that is a text",
        seen: true,
        lie: |all| {
            let e = event(&all, "in Riyadh, 2022-12");
            swap(all, &[&e, "ns#earliest"], "^^<http://www.w3.org/2001/XMLSchema#date>", "")
        },
    },
    Forgery {
        what: "a short name of a leader taken out",
        seen: false,
        lie: |all| cut(all, &["person/xi-jinping> ", "altLabel", "graph/article/gulf-thaw"]),
    },
    Forgery {
        what: "a claim that is part of another article",
        seen: true,
        lie: |all| {
            let c = node(&all, &["/claim/gulf-thaw/", "ns#content>", "China did not create the will"]);
            swap(
                all,
                &[&format!("<{c}> "), "isPartOf"],
                "id/article/gulf-thaw>",
                "id/article/beijing-parade>",
            )
        },
    },
    Forgery {
        what: "a visit made up, with two who are named together",
        seen: true,
        lie: |all| {
            let span = node(&all, &["anchorOf", "\"Xi Jinping visited Saudi Arabia\""]);
            let iri = span.rsplit("id/").next().expect("a span").to_owned();
            put(
                all,
                "article/gulf-thaw",
                &format!("<event/gulf-thaw/e-0011223344> a sem:Event, sm:Visit ; rdfs:label \"Visit of Xi Jinping to Saudi Arabia\" ; sm:status sm:occurred ;
                sem:hasActor <person/xi-jinping> ; sem:hasPlace <country/SAU> ; sm:rule \"events.visit.visited\" ;
                sm:evidence <{iri}> ; prov:wasGeneratedBy <extraction/gulf-thaw> ."),
            )
        },
    },
    Forgery {
        what: "another year from which an office is held, with its bounds",
        seen: true,
        lie: |all| {
            let all = swap(all, &["/tenure/horn-of-africa-peace/"], "2018-04-02/..", "1991-04-02/..");
            swap(all, &["/tenure/horn-of-africa-peace/", "#earliest>"], "2018-04-02", "1991-04-02")
        },
    },
    Forgery {
        what: "an office has ended, of which no words tell",
        seen: true,
        lie: |all| {
            let all = swap(all, &["/tenure/horn-of-africa-peace/"], "2018-04-02/..", "../2018-04-02");
            swap(all, &["/tenure/horn-of-africa-peace/"], "#earliest>", "#latest>")
        },
    },
    Forgery {
        what: "a mention identifies somebody else",
        seen: true,
        lie: |all| {
            let mention = node(&all, &["horn-of-africa-peace#char=", "taIdentRef", "/person/abiy-ahmed>"]);
            swap(all, &[&mention, "taIdentRef"], "/person/abiy-ahmed>", "/country/ETH>")
        },
    },
];
