//! Small facts documents, so that tests of the graph need no extraction.

use oxigraph::model::Quad;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use summitry::Kg;
use summitry::facts::Facts;
use summitry::rdf::Base;

/// Who and when one invented article tells of.
#[derive(Clone, Copy)]
pub struct Story<'s> {
    pub id: &'s str,
    /// President of France.
    pub leader: &'s str,
    /// Chancellor of Germany.
    pub other: &'s str,
    /// Day of publication; the two met in its month.
    pub day: &'s str,
    /// What France and Germany have with each other, and since when.
    pub tie: (&'s str, &'s str),
}

pub const STORY: Story = Story {
    id: "talks",
    leader: "Anna Smith",
    other: "Boris Berg",
    day: "2024-05-16",
    tie: ("cooperation", "2019"),
};

impl Story<'_> {
    pub fn text(&self) -> String {
        let Story { leader, other, tie: (_, since), .. } = self;
        format!(
            "President {leader} of France met Chancellor {other} of Germany in Vienna this month. Their countries \
             are close since {since}, she added.\n\nZoë’s paper “Le Zénith” told how {other} said that Poland backs Spain and that \
             {leader} had met Karol Nowak."
        )
    }

    pub fn facts(&self) -> Facts {
        let document = self.document();
        Facts::from_json(&document.to_string()).expect("a facts document")
    }

    /// The facts document: each span is where its words stand first.
    fn document(&self) -> Value {
        let text = self.text();
        let span = |words: &str| {
            let byte = text.find(words).unwrap_or_else(|| panic!("`{words}` is not in the text"));
            let start = text[..byte].chars().count();
            (start, start + words.chars().count())
        };
        let mark = |words: &str, rule: &str| {
            let (start, end) = span(words);
            json!({ "start": start, "end": end, "rule": rule })
        };
        let person = |name: &str| format!("person/{}", summitry::article::slug(name));
        let entity = |id: &str, kind: &str, label: &str| {
            let (start, end) = span(label);
            let mention =
                json!({ "start": start, "end": end, "kind": "name", "rule": "entities.people.name" });
            json!({ "id": id, "type": kind, "label": label, "aliases": [], "mentions": [mention] })
        };
        let country = |code: &str, label: &str| {
            let mut country = entity(&format!("country/{code}"), "Country", label);
            country["iso3"] = json!(code);
            country
        };
        let (leader, other) = (person(self.leader), person(self.other));
        let role = |who: &str, title: &str, of: &str, words: &str| {
            json!({ "person": who, "title": title, "of": of, "former": false,
                    "evidence": [mark(words, "roles.before-name")] })
        };
        let month = &self.day[..7];
        let (one, two) = (self.leader, self.other);
        let event =
            |id: &str, participants: [&str; 2], place: Option<&str>, claim: Option<&str>, words: &str| {
                let label = match place {
                    Some(_) => format!("Meeting of {one} and {two} in Vienna, {month}"),
                    None => format!("Meeting of {one} and Karol Nowak"),
                };
                json!({ "id": id, "type": "Meeting", "label": label,
                    "participants": participants, "date": place.map(|_| month), "place": place,
                    "status": "occurred", "claim": claim, "evidence": [mark(words, "events.meeting.met")] })
            };
        let said = format!("Poland backs Spain and that {one} had met Karol Nowak");
        let close = match self.tie.0 {
            "rift" => "relationships.hostile.tension",
            _ => "relationships.friendly.ties",
        };
        let title = summitry::article::Article::from_text(self.id, text.clone()).title;
        json!({
            "version": 1,
            "article": { "id": self.id, "title": title, "published": self.day, "text": text,
                         "sha256": format!("{:x}", Sha256::digest(text.as_bytes())), "source": format!("{}.txt", self.id) },
            "entities": [
                entity(&leader, "Person", self.leader), entity(&other, "Person", self.other),
                entity("person/karol-nowak", "Person", "Karol Nowak"),
                country("FRA", "France"), country("DEU", "Germany"), country("POL", "Poland"), country("ESP", "Spain"),
                entity("place/vienna", "Place", "Vienna"), entity("organization/le-zenith", "Organization", "Le Zénith"),
            ],
            "roles": [role(&leader, "president", "country/FRA", "President"),
                      role(&other, "chancellor", "country/DEU", "Chancellor")],
            "dates": [],
            "events": [event("e1", [&leader, &other], Some("place/vienna"), None, "met"),
                       event("e2", [&leader, "person/karol-nowak"], None, Some("c1"), "had met Karol Nowak")],
            "relationships": [
                { "id": "r1", "kind": self.tie.0, "from": "country/FRA", "to": "country/DEU", "date": self.tie.1,
                  "evidence": [mark("Their countries are close", close)] },
                { "id": "r2", "kind": "support", "from": "country/POL", "to": "country/ESP", "claim": "c1",
                  "evidence": [mark("Poland backs Spain", "relationships.support.backed")] },
            ],
            "claims": [{ "id": "c1", "speaker": other, "speaker_text": self.other, "mode": "indirect", "cue": "said",
                         "certainty": "certain", "about": ["country/POL", "country/ESP", "person/karol-nowak"],
                         "parts": [mark(&said, "claims.verb.clause")] }],
        })
    }
}

/// A folder with a knowledge graph of these stories and their texts.
pub struct World {
    folder: tempfile::TempDir,
}

impl World {
    pub fn of(stories: &[Story]) -> World {
        let world = World { folder: tempfile::tempdir().expect("a folder") };
        let mut kg = Kg::new(Base::default()).expect("a store");
        std::fs::create_dir(world.path("articles")).expect("a folder");
        for story in stories {
            kg.add(&story.facts()).expect("added");
            let file = world.path("articles").join(format!("{}.txt", story.id));
            std::fs::write(file, story.text()).expect("a file");
        }
        kg.link_copies().expect("linked");
        kg.save(&world.kg()).expect("saved");
        world
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn kg(&self) -> PathBuf {
        self.path("kg")
    }

    pub fn articles(&self) -> PathBuf {
        self.path("articles")
    }

    /// Rewrites the graph's lines, and all that the manifest sums up of them, as an ill-meaning hand would.
    pub fn rewrite(&self, change: impl FnOnce(Vec<String>) -> Vec<String>) {
        rewrite(&self.kg(), change);
    }

    pub fn edit_manifest(&self, change: impl FnOnce(&mut Value)) {
        edit_manifest(&self.kg(), change);
    }
}

/// [`World::rewrite`] for any folder.
pub fn rewrite(kg: &Path, change: impl FnOnce(Vec<String>) -> Vec<String>) {
    let path = kg.join("graph.nq");
    let text = std::fs::read_to_string(&path).expect("a snapshot");
    let mut lines = change(text.lines().map(str::to_owned).collect());
    lines.sort_unstable();
    lines.dedup();
    let text: String = lines.iter().map(|l| format!("{l}\n")).collect();
    std::fs::write(&path, &text).expect("written");
    mend(kg);
}

/// Makes the manifest's sums those of the graph as it now lies there.
pub fn mend(kg: &Path) {
    use oxigraph::io::{RdfFormat, RdfParser};
    let text = std::fs::read(kg.join("graph.nq")).expect("a snapshot");
    let quads: Vec<Quad> =
        RdfParser::from_format(RdfFormat::NQuads).for_slice(&text).map_while(Result::ok).collect();
    edit_manifest(kg, |manifest| {
        let base = Base::parse(manifest["base"].as_str().expect("a base")).expect("a base");
        manifest["graph_sha256"] = json!(format!("{:x}", Sha256::digest(&text)));
        manifest["tally"] = json!(summitry::store::tally(quads.iter(), &base));
    });
}

/// Changes the manifest, and writes it as the program does.
pub fn edit_manifest(kg: &Path, change: impl FnOnce(&mut Value)) {
    let path = kg.join("manifest.json");
    let mut manifest = read_json(&path);
    change(&mut manifest);
    let typed: Result<summitry::store::Manifest, _> = serde_json::from_value(manifest.clone());
    let bytes = typed.ok().and_then(|m| m.to_bytes().ok());
    std::fs::write(path, bytes.unwrap_or_else(|| manifest.to_string().into_bytes())).expect("written");
}

pub fn read_json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON")
}

/// Lines of N-Quads from Turtle-like shorthand: prefixed names and `<below-the-base>` IRIs, then the graph.
pub fn lines(graph: &str, turtle: &str) -> Vec<String> {
    use oxigraph::io::{RdfFormat, RdfParser};
    let base = Base::default().to_string();
    let mut parser = RdfParser::from_format(RdfFormat::Turtle).with_base_iri(&base).expect("a base");
    let mut text = String::new();
    for (prefix, iri) in summitry::rdf::vocabulary::PREFIXES {
        text.push_str(&format!("@prefix {prefix}: <{iri}> .\n"));
    }
    text.push_str(turtle);
    let name = oxigraph::model::NamedNode::new(format!("{base}graph/{graph}")).expect("an IRI");
    parser = parser.with_default_graph(name);
    let quads = parser.for_slice(&text).collect::<Result<Vec<Quad>, _>>().expect("Turtle");
    quads.iter().map(|q| format!("{q} .")).collect()
}

/// A text with the ids of facts documents, `event/talks/e1`, as the names that the graph has for them.
pub fn named(all: &[Facts], text: &str) -> String {
    replaced(text, paths(all).into_iter())
}

/// A text with the names of facts as their ids in the facts documents, so that a test can say which one it means.
pub fn by_ids(all: &[Facts], text: &str) -> String {
    replaced(text, paths(all).into_iter().map(|[id, name]| [name, id]))
}

fn paths(all: &[Facts]) -> Vec<[String; 2]> {
    all.iter().flat_map(|facts| summitry::rdf::Names::of(facts).paths(facts)).collect()
}

fn replaced(text: &str, pairs: impl Iterator<Item = [String; 2]>) -> String {
    let mut text = text.to_owned();
    for [from, to] in pairs {
        let mut out = String::new();
        for (n, rest) in text.split(&from).enumerate() {
            // `e1` is no beginning of `e10`.
            let whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            out.push_str(if n == 0 {
                ""
            } else if whole {
                &to
            } else {
                &from
            });
            out.push_str(rest);
        }
        text = out;
    }
    text
}
