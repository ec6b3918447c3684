//! What somebody says is not a fact until an article says it in its own voice.

use oxigraph::model::{GraphName, NamedNode, Quad};
use summitry::article::Article;
use summitry::facts::{Disputed, Facts};
use summitry::rdf::Base;
use summitry::rdf::vocabulary::{org, rdf, sem, sm};
use summitry::{Kg, Pipeline};

/// Articles that assert nothing themselves: all that happens in them, a source says.
const CLAIMED: &[&str] = &[
    "Aides said that Xi Jinping met Kim Jong-un in Beijing in March 2018.",
    "“Xi Jinping met Kim Jong-un in Beijing in March 2018,” an aide said.",
    "Xi Jinping met Kim Jong-un in Beijing in March 2018, according to aides.",
    "Xi Jinping reportedly met Kim Jong-un in Beijing in March 2018.",
    "Anna Smith said aides had told her that Xi Jinping met Kim Jong-un in Beijing in March 2018.",
    "An aide said: “We were there. Xi Jinping met Kim Jong-un in Beijing in March 2018.”",
    "An aide said: “We were there.\n\n“Xi Jinping met Kim Jong-un in Beijing in March 2018.”",
    "Aides believe that Xi Jinping met Kim Jong-un in Beijing in March 2018.",
    "China denied that Xi Jinping met Kim Jong-un in Beijing in March 2018.",
];

fn pipeline() -> Pipeline {
    Pipeline::builder().build().expect("a language model; `make model` fetches one")
}

fn read(pipeline: &Pipeline, body: &str) -> Facts {
    let text = format!("The day in brief\n\nPublished 16 May 2024\n\n{body}\n");
    pipeline.extract(&Article::from_text("claims", text))
}

fn stored(facts: &Facts) -> Kg {
    let mut kg = Kg::new(Base::default()).expect("an empty store");
    kg.add(facts).expect("facts are stored");
    kg
}

fn of_class(quads: &[Quad], class: &NamedNode) -> usize {
    let typed = |q: &&Quad| q.predicate == rdf("type") && q.object == class.clone().into();
    quads.iter().filter(typed).count()
}

#[test]
fn what_is_only_claimed_is_not_in_the_default_dataset() {
    let pipeline = pipeline();
    for body in CLAIMED {
        let kg = stored(&read(&pipeline, body));
        let default = kg.default_quads().expect("the store answers");
        assert_eq!(of_class(&default, &sem("Event")), 0, "{body}");
        assert_eq!(of_class(&default, &sm("Relationship")), 0, "{body}");
        assert!(
            default.iter().all(|q| q.predicate != sm("metWith") && q.predicate != sem("hasActor")),
            "{body}"
        );
        assert!(of_class(&default, &sm("Claim")) > 0, "somebody speaks in: {body}");
        let named = kg.named_quads().expect("the store answers");
        assert_eq!(of_class(&named, &sem("Event")), 1, "the claim's graph holds the meeting of: {body}");
    }
}

#[test]
fn what_the_article_says_too_is_in_the_default_dataset() {
    let pipeline = pipeline();
    let own = "Xi Jinping met Kim Jong-un in Beijing in March 2018.";
    for body in CLAIMED.iter().take(4) {
        let kg = stored(&read(&pipeline, &format!("{own}\n\n{body}")));
        let default = kg.default_quads().expect("the store answers");
        assert!(of_class(&default, &sem("Event")) > 0, "{body}");
        assert!(default.iter().any(|q| q.predicate == sm("metWith")), "{body}");
    }
}

/// What is told of an event or tie whose node a claim's graph describes is told in that graph alone: no graph of an article
/// has that node for a subject.
#[test]
fn no_node_of_a_claim_graph_is_described_by_an_article() {
    let pipeline = pipeline();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");
    let mut nodes = 0;
    for entry in std::fs::read_dir(folder).expect("sample articles") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let kg = stored(&pipeline.extract(&Article::from_text("sample", text)));
        let named = kg.named_quads().expect("the store answers");
        let graph = |q: &Quad| match &q.graph_name {
            GraphName::NamedNode(n) => n.as_str().to_owned(),
            _ => String::new(),
        };
        let told = |q: &&Quad| {
            q.predicate == rdf("type")
                && [sem("Event"), sm("Relationship"), org("Membership")]
                    .iter()
                    .any(|c| q.object == c.clone().into())
        };
        for node in named.iter().filter(|q| graph(q).contains("/graph/claim/")).filter(told) {
            nodes += 1;
            let stated =
                named.iter().find(|q| q.subject == node.subject && graph(q).contains("/graph/article/"));
            assert!(stated.is_none(), "{}: {stated:?}", path.display());
        }
    }
    assert!(nodes > 5, "the sample articles report what people say: {nodes}");
}

/// Who accused somebody once may agree with him later.
#[test]
fn what_was_so_at_different_times_is_no_dispute() {
    let facts = read(
        &pipeline(),
        "Anna Smith said that relations between France and Germany had broken down in 2019.\n\n\
         Paul Brown said that France and Germany were now close partners.",
    );
    assert!(
        facts.relationships.iter().filter(|r| r.claim.is_some()).count() > 1,
        "{:#?}",
        facts.relationships
    );
    assert!(facts.claims.iter().all(|c| c.disputes.is_empty()), "{:#?}", facts.claims);
}

#[test]
fn claims_that_repeat_back_or_dispute_each_other_say_so() {
    let pipeline = pipeline();
    let facts = read(
        &pipeline,
        "Anna Smith said that France had sent troops to the northern border.\n\n\
         Paul Brown said that France had sent troops to the northern border.\n\n\
         France denied that it had sent troops to the northern border.\n\n\
         “France had sent troops to the northern border,” Anna Smith said.",
    );
    let [first, second, third, fourth] = &facts.claims[..] else {
        panic!("four claims, not {:#?}", facts.claims)
    };
    assert_eq!(second.agrees_with, std::slice::from_ref(&first.id));
    // Of several that say the same, the first.
    assert_eq!(third.disputes, [Disputed::Claim(first.id.clone())], "{third:#?}");
    assert_eq!(fourth.repeats, std::slice::from_ref(&first.id));
    assert!(first.repeats.is_empty() && first.agrees_with.is_empty() && first.disputes.is_empty());
}
