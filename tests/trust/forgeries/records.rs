//! Lies about people, offices, articles, background and corrections, and about what follows.

use super::{Forgery, cut, node, put, swap};

pub(super) const FORGERIES: &[Forgery] = &[
    Forgery {
        what: "a leader is called otherwise",
        seen: true,
        lie: |all| swap(all, &["person/xi-jinping> ", "rdf-schema#label"], "Xi Jinping", "Shinzo Abe"),
    },
    Forgery {
        what: "a leader is called otherwise besides",
        seen: true,
        lie: |all| put(all, "article/gulf-thaw", "<person/xi-jinping> skos:altLabel \"the tyrant\" ."),
    },
    Forgery {
        what: "a leader has another preferred name",
        seen: true,
        lie: |all| swap(all, &["person/xi-jinping> ", "core#prefLabel"], "Xi Jinping", "Jinping Xi"),
    },
    Forgery {
        what: "a leader has no preferred name",
        seen: true,
        lie: |all| cut(all, &["person/xi-jinping> ", "core#prefLabel"]),
    },
    Forgery {
        what: "a leader is somebody else elsewhere",
        seen: true,
        lie: |all| {
            put(
                all,
                "article/gulf-thaw",
                "<person/xi-jinping> owl:sameAs <http://www.wikidata.org/entity/Q22686> .",
            )
        },
    },
    Forgery {
        what: "another headline",
        seen: true,
        lie: |all| {
            swap(all, &["article/gulf-thaw> ", "schema.org/headline"], "agree to restore ties", "go to war")
        },
    },
    Forgery {
        what: "another day of publication",
        seen: true,
        lie: |all| swap(all, &["article/gulf-thaw> ", "datePublished"], "2023-03-14", "2013-03-14"),
    },
    Forgery {
        what: "another publisher",
        seen: true,
        lie: |all| swap(all, &["article/gulf-thaw> ", "publisher"], "Example Gazette", "Reuters"),
    },
    Forgery {
        what: "another author",
        seen: true,
        lie: |all| swap(all, &["article/gulf-thaw> ", "author"], "Clara Montfort", "Nora Lindqvist"),
    },
    Forgery {
        what: "another language",
        seen: false,
        lie: |all| swap(all, &["article/gulf-thaw> ", "inLanguage"], "\"en\"", "\"fr\""),
    },
    Forgery {
        what: "a leader of another country, with the office",
        seen: true,
        lie: |all| {
            let m = node(&all, &["/role/beijing-parade/", "ns/org#member", "person/xi-jinping"]);
            let m = format!("{}> ", &m[m.find("/role/").expect("one")..]);
            let all = swap(all, &[&m, "ns/org#organization"], "country/CHN", "country/UKR");
            swap(
                all,
                &["person/xi-jinping> ", "ns#leads", "graph/article/beijing-parade"],
                "country/CHN",
                "country/UKR",
            )
        },
    },
    Forgery {
        what: "another title",
        seen: true,
        lie: |all| swap(all, &["/role/", "ns#title", "\"president\""], "\"president\"", "\"dictator\""),
    },
    Forgery {
        what: "an office that is held is a former one, its short form taken out",
        seen: false,
        lie: |all| {
            let m = node(&all, &["/role/beijing-parade/", "ns/org#member", "person/xi-jinping"]);
            let m = format!("{}> ", &m[m.find("/role/").expect("one")..]);
            let all = swap(all, &[&m, "ns#former"], "false", "true");
            cut(all, &["person/xi-jinping> ", "ns#leads", "graph/article/beijing-parade"])
        },
    },
    Forgery {
        what: "a property of another vocabulary",
        seen: true,
        lie: |all| put(all, "article/gulf-thaw", "<person/xi-jinping> schema:deathDate \"2024-01-01\" ."),
    },
    Forgery {
        what: "a property of nobody's",
        seen: true,
        lie: |all| {
            put(all, "article/gulf-thaw", "<person/xi-jinping> <http://example.org/hates> <country/IRN> .")
        },
    },
    Forgery {
        what: "a background fact made up",
        seen: true,
        lie: |all| put(all, "background", "<place/riyadh> schema:containedInPlace <country/IRN> ."),
    },
    Forgery {
        what: "a background fact taken out",
        seen: true,
        lie: |all| cut(all, &["place/riyadh> ", "containedInPlace", "graph/background"]),
    },
    Forgery {
        what: "a record of a correction that nobody made",
        seen: true,
        lie: |all| {
            let all = put(
                all,
                "article/gulf-thaw",
                "<correction/0011223344556677aabb> a sm:Correction, sm:Relabelling, prov:Activity ; sm:corrects <person/xi-jinping> ; sm:newLabel \"Xi the Great\" ;
                prov:wasAssociatedWith <agent/ada> ; rdfs:comment \"I know.\" . <agent/ada> a prov:Agent ; rdfs:label \"Ada\" .",
            );
            swap(
                all,
                &["person/xi-jinping> ", "rdf-schema#label", "graph/article/gulf-thaw"],
                "Xi Jinping",
                "Xi the Great",
            )
        },
    },
    Forgery {
        what: "a country of another code",
        seen: true,
        lie: |all| swap(all, &["country/CHN> ", "ns#iso3", "graph/article"], "\"CHN\"", "\"TWN\""),
    },
];

/// Lies about what follows.
pub(super) const OF_INFERENCE: &[Forgery] = &[
    Forgery {
        what: "a derived triple made up, with a rule and a premise that have nothing to do with it",
        seen: true,
        lie: |all| {
            put(
                all,
                "inferred",
                "<country/CHN> sm:alliedWith <country/IRN> .
            <statement/1> a rdf:Statement ; rdf:subject <country/CHN> ; rdf:predicate sm:alliedWith ; rdf:object <country/IRN> ; sm:rule \"inference.friends\" ; prov:wasDerivedFrom <statement/2> .
            <statement/2> a rdf:Statement ; rdf:subject <country/CHN> ; rdf:predicate rdf:type ; rdf:object schema:Country .",
            )
        },
    },
    Forgery {
        what: "all that follows from one statement taken out",
        seen: true,
        lie: |all| cut(all, &["ns#inCountry", "graph/inferred"]),
    },
];
