//! A graph put together from the parts of its articles, as a cluster does, is the graph of a build.

use std::collections::{BTreeMap, BTreeSet};
use summitry::article::{Article, story};
use summitry::copies::{Story, fingerprint, is_alike};
use summitry::extract::testing::NAMESAKES;
use summitry::facts::{EntityId, Facts};
use summitry::identity::{People, Profile, people};
use summitry::rdf::Base;
use summitry::store::part::{Part, bearers, copies};
use summitry::store::{Reading, commonest};
use summitry::{Kg, Pipeline};

/// The quads of all parts, joined by names, labels and likeness alone.
fn joined(read: &[(Facts, Reading)], base: &Base) -> BTreeSet<String> {
    let mut profiles: BTreeMap<EntityId, BTreeMap<Profile, usize>> = BTreeMap::new();
    for (facts, _) in read {
        for (name, profile) in bearers(facts, base) {
            *profiles.entry(name).or_default().entry(profile).or_default() += 1;
        }
    }
    let known: BTreeMap<EntityId, People> = profiles
        .iter()
        .map(|(name, counts)| (name.clone(), people(name, counts.iter().map(|(p, n)| (p, *n)))))
        .filter(|(_, people)| !people.is_plain())
        .collect();
    let mut quads = BTreeSet::new();
    let (mut labels, mut counts) = (Vec::new(), BTreeMap::<_, BTreeMap<String, usize>>::new());
    for (facts, reading) in read {
        let names = bearers(facts, base);
        let of_article = known.iter().filter(|(name, _)| names.contains_key(*name));
        let of_article = of_article.map(|(name, people)| (name.clone(), people.clone())).collect();
        let part = Part::of(facts, Some(reading), base, &of_article).expect("sound facts");
        quads.extend(part.quads().iter().map(|q| format!("{q} .")));
        for label in part.labels() {
            *counts.entry(label.node.clone()).or_default().entry(label.label.clone()).or_default() += 1;
            labels.push(label.clone());
        }
    }
    let is_preferred =
        |label: &&summitry::store::part::Label| commonest(&counts[&label.node]) == Some(&label.label);
    quads.extend(labels.iter().filter(is_preferred).map(|label| format!("{} .", label.preferred)));
    let stories: Vec<Story> = read
        .iter()
        .map(|(facts, _)| Story {
            id: &facts.article.id,
            published: facts.article.published.as_ref().map(|day| day.as_str()),
            text: story(&facts.article.text),
        })
        .collect();
    let alike: Vec<Story> = stories
        .iter()
        .filter(|s| stories.iter().any(|other| other.id != s.id && is_alike(other.text, s.text)))
        .copied()
        .collect();
    for story in &alike {
        let keys = |s: &Story| fingerprint(s.text).1;
        let shares = |other: &&Story| {
            other.id != story.id && keys(story).iter().zip(keys(other)).any(|(a, b)| *a == b)
        };
        assert!(alike.iter().any(|other| shares(&other)), "{}", story.id);
    }
    quads.extend(copies(&alike, base).iter().map(|q| format!("{q} .")));
    quads
}

#[test]
fn parts_make_the_graph_of_a_build() {
    let pipeline = Pipeline::builder().build().expect("a model");
    let base = Base::default();
    let read: Vec<(Facts, Reading)> = NAMESAKES
        .iter()
        .map(|(id, text)| {
            let article = Article::from_text(id, (*text).to_owned());
            (pipeline.extract(&article), pipeline.reading(&article))
        })
        .collect();
    let mut kg = Kg::new(base.clone()).expect("a store");
    for (facts, reading) in &read {
        kg.add(facts).expect("added");
        kg.note_reading(&facts.article.id, reading.clone()).expect("noted");
    }
    kg.link_copies().expect("linked");
    let built: BTreeSet<String> = kg.sorted_lines().expect("lines").into_iter().collect();
    let joined = joined(&read, &base);
    let (more, less): (Vec<_>, Vec<_>) =
        (joined.difference(&built).collect(), built.difference(&joined).collect());
    assert!(more.is_empty() && less.is_empty(), "more: {more:#?}\nless: {less:#?}");
    for what in [
        "lee-jun_kor",
        "lee-jun_chn",
        "\"context\"",
        "\"weight\"",
        "\"undecided\"",
        "copyOf",
        "\"Zoran Petrović\"",
    ] {
        assert!(built.iter().any(|line| line.contains(what)), "nothing shows {what}");
    }
}
