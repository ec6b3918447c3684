//! The commands, as a user gives them, on graphs that need no extraction.

use crate::history::Numbers;
use crate::world::{STORY, Story, World, by_ids, named};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use summitry::Kg;

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().expect("the program runs")
}

fn well(arguments: &[&str]) -> String {
    let output = summitry(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn badly(arguments: &[&str], says: &str) {
    let output = summitry(arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {stderr}");
    assert!(stderr.contains(says) && stderr.lines().count() == 1, "{arguments:?}: {stderr}");
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

const LATER: Story = Story { id: "later", day: "2024-09-02", tie: ("rift", "2023"), ..STORY };

#[test]
fn a_graph_is_shown_changed_and_compared() {
    let (old, world) = (World::of(&[STORY, LATER]), World::of(&[STORY, LATER]));
    let kg = text(&world.kg());
    let all = [STORY.facts(), LATER.facts()];
    let talks = named(&all, "event/talks/e1");
    let list = well(&["list", "--kg", &kg]);
    assert!(
        list.lines().next().expect("a line").starts_with("later ") && list.contains("talks.txt"),
        "{list}"
    );
    let status: serde_json::Value =
        serde_json::from_str(&well(&["status", "--kg", &kg, "--format", "json"])).expect("JSON");
    assert_eq!((&status["articles"], &status["claim_graphs"]), (&2.into(), &2.into()));
    assert_eq!(status["classes"]["https://w3id.org/summitry/ns#Meeting"], 2);
    assert_eq!(status["claimed"]["https://w3id.org/summitry/ns#Relationship"], 2);
    let hash = Kg::open(&world.kg()).expect("opened").canonical_hash().expect("hashed");
    assert!(well(&["status", "--kg", &kg]).contains(&format!("RDFC-1.0  {hash}")));

    let inferred = well(&["infer", "--kg", &kg]);
    assert!(inferred.contains(" leadership\n") && inferred.contains("triples derived in"), "{inferred}");
    let chain = well(&["explain", "--iris", "--kg", &kg, &talks]);
    assert!(chain.contains("[inference.involves-near]"), "{chain}");
    assert!(well(&["verify", "--kg", &kg, "--articles", &text(&world.articles())]).ends_with("sound\n"));
    assert!(well(&["validate", "--kg", &kg]).ends_with("conforms\n"));
    let held =
        "SELECT ?kind ?until { ?tie sm:heldUntil ?until ; sm:kind ?k BIND(STRAFTER(STR(?k), '#') AS ?kind) }";
    let held = well(&["query", "--kg", &kg, "-e", held, "--format", "csv"]);
    assert!(held.contains("cooperation,2023-01-01") && !held.contains("rift"), "{held}");

    well(&["remove", "--kg", &kg, "later"]);
    assert!(!well(&["list", "--kg", &kg]).contains("later"));
    let still = well(&["explain", "--iris", "--kg", &kg, &talks]);
    assert!(still.contains("[inference.involves-near]"), "what was inferred is made anew: {still}");
    well(&["infer", "--kg", &kg, "--remove"]);
    let difference = well(&["diff", &text(&old.kg()), &kg]);
    assert!(
        by_ids(&all, &difference).contains("- <https://w3id.org/summitry/id/event/later/e1> Meeting of Anna Smith and Boris Berg in Vienna, 2024-09\n"),
        "{difference}"
    );
    assert!(!difference.contains("+ <"), "{difference}");
    let alone = World::of(&[STORY]);
    assert_eq!(
        well(&["diff", &text(&alone.kg()), &kg]),
        "0 added, of them 0 spans\n0 removed, of them 0 spans\n0 changed, of them 0 spans\n"
    );

    badly(&["remove", "--kg", &kg, "later"], "no article `later`");
    badly(&["diff", &kg, &text(&world.path("nothing.ttl"))], "nothing.ttl");
    let shapes = world.path("shapes.ttl");
    std::fs::write(
        &shapes,
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <http://e/S> a sh:NodeShape ; sh:sparql [] .",
    )
    .expect("written");
    badly(&["validate", "--kg", &kg, "--shapes", &text(&shapes)], "uses sh:sparql");
}

#[test]
fn a_kill_at_any_point_loses_nothing() {
    let ids: Vec<String> = (0..8).map(|n| format!("story-{n}")).collect();
    let stories: Vec<Story> = ids.iter().map(|id| Story { id, ..STORY }).collect();
    let world = World::of(&stories);
    let kg = text(&world.kg());
    let hash = || Kg::open(&world.kg()).expect("what is left opens").canonical_hash().expect("hashed");
    let without = hash();
    let start = Instant::now();
    well(&["infer", "--kg", &kg]);
    let whole = start.elapsed();
    let with = hash();
    assert_ne!(with, without);
    let mut numbers = Numbers(11);
    let mut killed = 0;
    for round in 0..10 {
        // Back and forth, so that every kill has something to lose.
        let remove = Kg::open(&world.kg()).expect("opened").has_inferred().expect("asked");
        let arguments: &[&str] =
            if remove { &["infer", "--remove", "--kg", &kg] } else { &["infer", "--kg", &kg] };
        let mut child = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let point = u64::try_from(numbers.below(1000)).expect("a number");
        std::thread::sleep(Duration::from_micros(
            u64::try_from(whole.as_micros()).expect("short") * point / 1000,
        ));
        killed += usize::from(child.try_wait().expect("asked").is_none());
        child.kill().expect("killed");
        child.wait().expect("ended");
        let left = hash();
        assert!(left == with || left == without, "round {round} left something else");
        assert!(summitry::verify::verify(&world.kg(), None).expect("read").is_sound(), "round {round}");
    }
    assert!(killed > 0, "every round was over before it was killed");
    well(&["infer", "--kg", &kg]);
    assert_eq!(hash(), with);
}
