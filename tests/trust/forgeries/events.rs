//! Lies about what happened and how two stand to each other: who, where, when, on which words.

use super::{Forgery, cut, event, node, put, swap};

const RIYADH: &str = "Meeting of Xi Jinping and Mohammed bin Salman in Riyadh, 2022-12";

pub(super) const FORGERIES: &[Forgery] = &[
    Forgery {
        what: "another person at a meeting, and in its short form",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            let all = swap(all, &[&e, "hasActor"], "mohammed-bin-salman", "ebrahim-raisi");
            swap(all, &["ns#metWith", "graph/article/gulf-thaw"], "mohammed-bin-salman", "ebrahim-raisi")
        },
    },
    Forgery {
        what: "another place",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            swap(all, &[&e, "hasPlace"], "place/riyadh", "place/beijing")
        },
    },
    Forgery {
        what: "another place, in the label too",
        seen: false,
        lie: |all| {
            let e = event(&all, "in Baghdad, 2021");
            let all = swap(all, &[&e, "hasPlace"], "place/baghdad", "country/CHN");
            swap(all, &[&e, "label"], "Baghdad", "China")
        },
    },
    Forgery {
        what: "another year, with its bounds and in the label",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            swap(all, &[&e], "2022-12", "2012-12")
        },
    },
    Forgery {
        what: "another date, without the label",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            let all = swap(all, &[&e, "ns#date>"], "2022-12", "2022-11");
            swap(
                swap(all, &[&e, "ns#earliest"], "2022-12-01", "2022-11-01"),
                &[&e, "ns#latest"],
                "2022-12-31",
                "2022-11-30",
            )
        },
    },
    Forgery {
        what: "a meeting that took place is cancelled, its short form taken out",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            let all = swap(all, &[&e, "ns#status"], "occurred", "cancelled");
            cut(all, &["mohammed-bin-salman", "ns#metWith", "xi-jinping"])
        },
    },
    Forgery {
        what: "a visit that is expected has taken place",
        seen: false,
        lie: |all| {
            let e = event(&all, "Visit of Abiy Ahmed in Asmara, 2018-10");
            swap(all, &[&e, "ns#status"], "planned", "occurred")
        },
    },
    Forgery {
        what: "an event taken out",
        seen: true,
        lie: |all| {
            let e = event(&all, "Weapons test of North Korea, 2006-10");
            cut(all, &[&e])
        },
    },
    Forgery {
        what: "a rule that does not exist",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            swap(all, &[&e, "events.meeting.met"], "meeting.met", "meeting.dreamt")
        },
    },
    Forgery {
        what: "a rule that finds other things",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            swap(all, &[&e, "ns#rule"], "events.meeting.met", "events.weapons-test.tests")
        },
    },
    Forgery {
        what: "a fact rests on words elsewhere",
        seen: true,
        lie: |all| {
            let e = event(&all, RIYADH);
            let all = cut(all, &[&e, "ns#evidence"]);
            let iri = node(&all, &["article/gulf-thaw#char=", "anchorOf", "\"Leila Marchetti\""]);
            put(
                all,
                "article/gulf-thaw",
                &format!("<{}> sm:evidence <{iri}> .", e.trim_start_matches('/').trim_end_matches("> ")),
            )
        },
    },
    Forgery {
        what: "a whole new relationship on somebody else's words",
        seen: true,
        lie: |all| {
            let iri = node(&all, &["article/beijing-parade#char=", "anchorOf", "\"Ingrid Falk\""]);
            put(
                all,
                "article/beijing-parade",
                &format!("<relationship/beijing-parade/r99> a sm:Relationship ; sm:kind sm:conflict ; sm:from <country/CHN> ; sm:to <country/KOR> ;
                sm:rule \"relationships.hostile.attacked\" ; sm:evidence <{iri}> ; prov:wasGeneratedBy <extraction/beijing-parade> .
                <country/CHN> sm:inConflictWith <country/KOR> . <country/KOR> sm:inConflictWith <country/CHN> ."),
            )
        },
    },
    Forgery {
        what: "a relationship to another country, with its short form",
        seen: true,
        lie: |all| {
            let r = node(&all, &["/relationship/beijing-parade/", "ns#kind", "ns#rift"]);
            let r = format!("{}> ", &r[r.find("/relationship/").expect("one")..]);
            let all = swap(all, &[&r, "ns#to>"], "country/PRK", "country/UKR");
            swap(
                all,
                &["ns#inRiftWith", "country/CHN", "graph/article/beijing-parade"],
                "country/PRK",
                "country/UKR",
            )
        },
    },
    Forgery {
        what: "a relationship of another kind, with its short forms",
        seen: true,
        lie: |all| {
            let r = node(&all, &["/relationship/beijing-parade/", "ns#kind", "ns#rift"]);
            let r = format!("{}> ", &r[r.find("/relationship/").expect("one")..]);
            let all = swap(all, &[&r, "ns#kind>"], "ns#rift", "ns#alliance");
            swap(all, &["ns#inRiftWith", "graph/article/beijing-parade"], "inRiftWith", "alliedWith")
        },
    },
    Forgery {
        what: "a short form taken out",
        seen: true,
        lie: |all| {
            cut(all, &["<https://w3id.org/summitry/id/country/CHN> <https://w3id.org/summitry/ns#inRiftWith"])
        },
    },
];
