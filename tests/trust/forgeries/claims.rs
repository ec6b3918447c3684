//! Lies about who said what, and how.

use super::{Forgery, claim, cut, swap};

const SOLDIERS: &str = "North Korea has since sent thousands of soldiers to Russia";

pub(super) const FORGERIES: &[Forgery] = &[
    Forgery {
        what: "a claim taken out, with its spans",
        seen: false,
        lie: |all| {
            let c = claim(&all, "Nobody needed to sign anything");
            let spans: Vec<String> = all
                .iter()
                .filter(|l| l.contains(&c) && l.contains("ns#evidence"))
                .map(|l| l.split(['<', '>']).nth(5).expect("a span").to_owned())
                .collect();
            let mut all = cut(all, &[&c]);
            for span in spans {
                if !all.iter().any(|l| l.contains("ns#evidence") && l.contains(&span)) {
                    all = cut(all, &[&format!("<{span}> ")]);
                }
            }
            all
        },
    },
    Forgery {
        what: "a claim is another's",
        seen: true,
        lie: |all| {
            let c = claim(&all, "The picture from the balcony was the message");
            swap(all, &[&c, "wasAttributedTo"], "person/ingrid-falk", "person/xi-jinping")
        },
    },
    Forgery {
        what: "a claim is another's, whose name is written too",
        seen: true,
        lie: |all| {
            let c = claim(&all, "The picture from the balcony was the message");
            let all = swap(all, &[&c, "wasAttributedTo"], "person/ingrid-falk", "person/shinzo-abe");
            swap(all, &[&c, "ns#speakerText"], "Ingrid Falk", "Shinzo Abe")
        },
    },
    Forgery {
        what: "other words said",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#content>"], "soldiers to Russia", "soldiers to Ukraine")
        },
    },
    Forgery {
        what: "a claim negated",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#negated"], "false", "true")
        },
    },
    Forgery {
        what: "a claim denied",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#certainty"], "ns#certain>", "ns#denied>")
        },
    },
    Forgery {
        what: "a claim denied, by its stance too",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            let all = swap(all, &[&c, "ns#certainty"], "ns#certain>", "ns#denied>");
            swap(all, &[&c, "ns#stance"], "ns#neutral", "ns#denying")
        },
    },
    Forgery {
        what: "a claim less sure",
        seen: false,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#certainty"], "ns#certain>", "ns#possible>")
        },
    },
    Forgery {
        what: "a claim quoted word for word",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#mode"], "indirect", "direct")
        },
    },
    Forgery {
        what: "a claim about another country",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "schema.org/about"], "country/PRK", "country/CHN")
        },
    },
    Forgery {
        what: "another cue",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#cue"], "\"say\"", "\"boast\"")
        },
    },
    Forgery {
        what: "a claim of another time",
        seen: false,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            swap(all, &[&c, "ns#tense"], "ns#past", "ns#future")
        },
    },
    Forgery {
        what: "what is claimed becomes the article's own, its claim's link taken out",
        seen: true,
        lie: |all| {
            let c = claim(&all, SOLDIERS);
            let id = c.trim_end_matches("> ").trim_start_matches("/claim/").to_owned();
            let all = cut(all, &[&c, "contentGraph"]);
            let article = id.split('/').next().expect("an article").to_owned();
            swap(
                all,
                &[&format!("graph/claim/{id}> .")],
                &format!("graph/claim/{id}>"),
                &format!("graph/article/{article}>"),
            )
        },
    },
];
