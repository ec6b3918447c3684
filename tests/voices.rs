//! Each detail of a fact stands in the voice that vouches for it, and in no other.

use oxigraph::model::{GraphName, NamedNode, Quad};
use summitry::article::Article;
use summitry::facts::{Event, Facts, Status};
use summitry::rdf::Base;
use summitry::rdf::vocabulary::{sem, sm};
use summitry::{Kg, Pipeline};

fn pipeline() -> Pipeline {
    Pipeline::builder().build().expect("a language model; `make model` fetches one")
}

fn read(pipeline: &Pipeline, body: &str) -> Facts {
    let text = format!("The day in brief\n\nPublished 16 May 2024\n\n{body}\n");
    pipeline.extract(&Article::from_text("voices", text))
}

fn quads(facts: &Facts) -> (Vec<Quad>, Vec<Quad>) {
    let mut kg = Kg::new(Base::default()).expect("an empty store");
    kg.add(facts).expect("facts are stored");
    (kg.default_quads().expect("the store answers"), kg.named_quads().expect("the store answers"))
}

fn told(quads: &[Quad], predicate: &NamedNode) -> bool {
    quads.iter().any(|q| q.predicate == *predicate)
}

#[test]
fn what_an_aide_adds_stays_the_aides() {
    let facts = read(
        &pipeline(),
        "Anna Smith met Boris Berg. An aide said that Anna Smith met Boris Berg in Vienna on 3 May 2024.",
    );
    let (default, named) = quads(&facts);
    assert!(told(&default, &sm("metWith")), "the article says that they met");
    assert!(!told(&default, &sem("hasPlace")), "the article does not say where");
    assert!(!told(&default, &sm("date")), "the article does not say when");
    let claim = |q: &&Quad| match &q.graph_name {
        GraphName::NamedNode(n) => n.as_str().contains("/graph/claim/"),
        _ => false,
    };
    let claimed: Vec<Quad> = named.iter().filter(claim).cloned().collect();
    assert!(told(&claimed, &sem("hasPlace")) && told(&claimed, &sm("date")), "the aide says where and when");
    assert!(told(&claimed, &sm("sameOccurrence")), "both tell of one meeting");
    let [own, aides] = &facts.events[..] else { panic!("two tellings, not {:#?}", facts.events) };
    assert_eq!((own.claim.is_none(), own.occurrence.as_ref()), (true, None));
    assert_eq!(aides.occurrence.as_ref(), Some(&own.id));
}

/// What is told of one meeting: the words, the place and the day.
const TELLINGS: [(&str, Option<&str>, Option<&str>); 4] = [
    ("Anna Smith met Boris Berg", None, None),
    ("Anna Smith met Boris Berg in Vienna", Some("Vienna"), None),
    ("Anna Smith met Boris Berg on 3 May 2024", None, Some("2024-05-03")),
    ("Anna Smith met Boris Berg in Oslo on 4 May 2024", Some("Oslo"), Some("2024-05-04")),
];

/// Who may say it, and how: `{}` is what is told. The first is the article itself.
const SPEAKERS: [&str; 5] = [
    "{}.",
    "An aide said that {}.",
    "{}, a guard said.",
    "According to a driver, {}.",
    "“{},” a cook told reporters.",
];

/// The details of an event: place and date as they stand in the facts.
fn details(facts: &Facts, event: &Event) -> (Option<String>, Option<String>) {
    let label = |id| facts.entity(id).map(|e| e.label.clone());
    (event.place.as_ref().and_then(label), event.date.as_ref().map(ToString::to_string))
}

/// Every telling by every speaker in every order, three at a time: each detail comes out in the voice of its sentence.
#[test]
fn no_detail_crosses_from_one_voice_to_another() {
    let pipeline = pipeline();
    let mut seed = 7u32;
    let mut next = |below: usize| {
        // A linear congruential generator: the same texts on every run.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) as usize % below
    };
    for round in 0..60 {
        let mut speakers: Vec<usize> = (0..SPEAKERS.len()).collect();
        let mut told = Vec::new();
        for _ in 0..3 {
            let speaker = speakers.remove(next(speakers.len()));
            told.push((speaker, TELLINGS[next(TELLINGS.len())]));
        }
        let sentences: Vec<String> =
            told.iter().map(|(s, (words, ..))| SPEAKERS[*s].replace("{}", words)).collect();
        let gap = if round % 2 == 0 { " " } else { "\n\n" };
        let text = sentences.join(gap);
        let facts = read(&pipeline, &text);
        let mut found: Vec<_> =
            facts.events.iter().map(|e| (e.claim.is_none(), details(&facts, e))).collect();
        let text_of = |detail: Option<&str>| detail.map(str::to_owned);
        let mut wanted: Vec<_> =
            told.iter().map(|(s, (_, place, day))| (*s == 0, (text_of(*place), text_of(*day)))).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{text}");
        assert!(
            facts.events.iter().all(|e| e.participants.len() == 2 && e.status == Status::Occurred),
            "{text}"
        );
        let voices: std::collections::BTreeSet<_> = facts.events.iter().map(|e| &e.claim).collect();
        assert_eq!(voices.len(), facts.events.len(), "each telling has a voice of its own: {text}");
    }
}
