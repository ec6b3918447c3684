//! Drives the built program as a user does.

#[path = "cli/answers.rs"]
mod answers;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().expect("the program runs")
}

fn well(arguments: &[&str]) -> String {
    let output = summitry(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A folder with three of the sample articles, whose facts the tests know.
fn articles() -> String {
    static COPIED: std::sync::Once = std::sync::Once::new();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("three-articles");
    COPIED.call_once(|| {
        std::fs::create_dir_all(&folder).expect("a folder");
        for name in ["beijing-parade.txt", "gulf-thaw.txt", "horn-of-africa-peace.md"] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles").join(name);
            std::fs::copy(from, folder.join(name)).expect("copied");
        }
    });
    folder.display().to_string()
}

struct World {
    folder: tempfile::TempDir,
}

impl World {
    fn build() -> World {
        World::of(&articles())
    }

    fn of(articles: &str) -> World {
        let world = World { folder: tempfile::tempdir().expect("a folder") };
        well(&["build", articles, "--kg", &world.kg()]);
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn kg(&self) -> String {
        self.path("kg").display().to_string()
    }

    fn query(&self, arguments: &[&str]) -> String {
        let kg = self.kg();
        well(&[&["query", "--kg", &kg, "--format", "csv"], arguments].concat())
    }
}

#[test]
fn every_meeting_of_xi_and_kim_has_its_date_and_place() {
    let rows = World::build().query(&[
        "meetings",
        "--leader",
        "Xi Jinping",
        "--param",
        "other=KIM JONG UN",
        "--since",
        "2018",
    ]);
    for expected in
        ["2018-03,\"Meeting of Kim Jong-un and Xi Jinping", "2019-01,\"Meeting of Kim Jong-un and Xi Jinping"]
    {
        let row = rows
            .lines()
            .find(|l| l.starts_with(expected))
            .unwrap_or_else(|| panic!("{expected} is not in\n{rows}"));
        assert!(row.contains(",Beijing,occurred,"), "{row}");
    }
    assert!(rows.lines().any(|l| l.starts_with("2018-05,") && l.contains(",Dalian,")), "{rows}");
    assert!(!rows.contains("Trump"), "{rows}");
}

#[test]
fn a_country_is_where_its_cities_are() {
    let world = World::build();
    let rows = world.query(&["meetings", "--leader", "Kim Jong Un", "--at", "China"]);
    assert!(rows.contains(",Beijing,") && rows.contains(",Dalian,"), "{rows}");
    assert!(!rows.contains(",Vladivostok,") && !rows.contains(",Pyongyang,"), "{rows}");
}

#[test]
fn a_row_says_as_much_of_its_article_as_is_asked_for() {
    let world = World::build();
    let first = |sources: &str| {
        let rows = world.query(&["visits", "--sources", sources]);
        (rows.lines().next().unwrap_or_default().to_owned(), rows)
    };
    let (head, rows) = first("none");
    assert!(head == "date,visitor,place,status" && !rows.contains("Example Quarterly"), "{rows}");
    let (head, rows) = first("short");
    assert!(head.ends_with(",source") && rows.contains(", Example Quarterly, 2018-09-20"), "{rows}");
    assert!(!rows.contains("article/horn-of-africa-peace"), "{rows}");
    let (_, rows) = first("full");
    assert!(rows.contains(", Example Quarterly, 2018-09-20, article/horn-of-africa-peace"), "{rows}");
}

#[test]
fn an_office_has_the_time_that_its_article_tells() {
    let rows = World::build().query(&["leader-terms", "--of", "Ethiopia"]);
    assert!(rows.contains("Abiy Ahmed,prime minister,2018-09-20,2018-09-20,,2018-04-02,,"), "{rows}");
}

/// A graph in which a meeting is only claimed.
fn of_hearsay() -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Hearsay\n\nPublished: 2024-05-16\n\nAna Costa said that Boris Berg had met Carla Dunn in Oslo in May 2021.\n";
    std::fs::write(folder.path().join("hearsay.txt"), text).expect("written");
    World::of(&folder.path().display().to_string())
}

#[test]
fn what_is_claimed_is_counted_where_nothing_is_stated_and_marked_where_it_is_asked_for() {
    let world = of_hearsay();
    let kg = world.kg();
    let meetings = |more: &[&str]| well(&[&["query", "--kg", &kg, "meetings"], more].concat());
    assert!(
        meetings(&[]).ends_with("0 rows\nnothing is stated, 1 claimed: --claims add\n"),
        "{}",
        meetings(&[])
    );
    assert!(!meetings(&["--leader", "Ana Costa"]).contains("claimed"));
    for claims in ["add", "only"] {
        let rows = world.query(&["meetings", "--claims", claims]);
        let marked = rows.lines().nth(1).is_some_and(|l| l.starts_with("claimed,2021-05,"));
        assert!(rows.starts_with("voice,date,") && marked, "{rows}");
    }
    assert_eq!(world.query(&["meetings", "--claims", "none"]).lines().count(), 1);
    let stated = World::build().query(&["meetings", "--claims", "add", "--at", "Dalian"]);
    assert!(stated.lines().nth(1).is_some_and(|l| l.starts_with("stated,2018-05,")), "{stated}");
}

#[test]
fn tables_are_as_wide_as_the_terminal_and_the_usual_folder_needs_no_name() {
    let world = World::build();
    for query in ["meetings", "claims", "relationships", "leader-terms"] {
        let run = |columns: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
            let output =
                command.args(["query", query]).env("SUMMITRY_KG", world.kg()).env("COLUMNS", columns);
            let output = output.output().expect("the program runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).expect("UTF-8")
        };
        let (narrow, wide) = (run("80"), run("200"));
        let widest = |text: &str| text.lines().map(|l| l.chars().count()).max().unwrap_or_default();
        assert!(widest(&narrow) <= 80, "{narrow}");
        assert!(widest(&wide) > 80 && widest(&wide) <= 200, "{wide}");
        assert_eq!(
            narrow.matches("───\n").count() + narrow.matches("─── \n").count(),
            1,
            "one rule:\n{narrow}"
        );
    }
    let folder = "SUMMITRY_KG";
    let missing = Command::new(env!("CARGO_BIN_EXE_summitry")).args(["list"]).env_remove(folder).output();
    assert_eq!(missing.expect("the program runs").status.code(), Some(2));
}

#[test]
fn every_claim_is_told_by_its_speaker_with_its_words() {
    let rows = World::build().query(&["claims", "--param", "name=Ingrid Falk"]);
    assert!(rows.contains("Nobody needed to sign anything"), "{rows}");
    assert!(rows.lines().skip(1).all(|l| l.starts_with("Ingrid Falk,")), "{rows}");
    assert!(!rows.contains("an alliance that binds it"), "somebody else's words: {rows}");
}

#[test]
fn relationships_say_who_stands_how_to_whom() {
    let rows = World::build().query(&["relationships"]);
    for expected in ["Russia,conflict,Ukraine,", "European Union,pressure,Russia,", "Saudi Arabia,rift,Iran,"]
    {
        assert!(rows.contains(expected), "{expected} is not in\n{rows}");
    }
}

#[test]
fn a_pair_is_told_in_the_order_of_told_dates() {
    let world = World::build();
    let rows = world.query(&["pair-timeline", "--a", "Saudi Arabia", "--b", "Iran"]);
    let at = |row: &str| rows.find(row).unwrap_or_else(|| panic!("{row} is not in\n{rows}"));
    assert!(
        at("2016-01,told,Saudi Arabia – rift – Iran,") < at("2023-03-10,told,Saudi Arabia – thaw – Iran,")
    );
    assert!(at("2023-03-10,told,Saudi Arabia – thaw – Iran,") < at("undated,article of 2023-03-14,"));
    let turns = world.query(&["relationship-changes", "--of", "Iran"]);
    assert!(turns.contains("Iran,rift,2016-01-01,thaw,Saudi Arabia,2023-03-10"), "{turns}");
    // What was signed that day is cooperation as well.
    assert!(turns.contains("Iran,rift,2016-01-01,cooperation,Saudi Arabia,2023-03-10"), "{turns}");
    assert_eq!(turns.lines().count(), 3, "nothing else is told with dates:\n{turns}");
    let mediators = world.query(&["mediators"]);
    for row in ["China,Iran,Saudi Arabia", "Iraq,Iran,Saudi Arabia"] {
        assert!(mediators.contains(row), "{row} is not in\n{mediators}");
    }
    assert!(!mediators.contains("Russia"), "mediations of two articles are no pair:\n{mediators}");
}

/// The history that one article tells of a pair, phase by phase. Its text is not ours to give away.
#[test]
fn the_phases_of_a_pair_are_told_in_their_order() {
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles/seed.txt");
    if !article.is_file() {
        eprintln!("skipped: {} is not here", article.display());
        return;
    }
    let world = World::of(&article.to_string_lossy());
    let rows = world.query(&["pair-timeline", "--a", "China", "--b", "North Korea"]);
    let mut last = 0;
    for phase in [
        "1950/..,told,North Korea – alliance – China",
        "2011/..,told,North Korea – rift – China",
        "2013-02,told,North Korea – rift – China",
        "2018,told,North Korea – thaw – China",
        "2018-03,told,\"Meeting of Xi Jinping and Kim Jong-un in Beijing",
        "2019-06,told,\"Summit of Xi Jinping and Kim Jong-un in Pyongyang",
        "2020,told,North Korea – rift – China",
    ] {
        let at = rows.find(phase).unwrap_or_else(|| panic!("{phase} is not in\n{rows}"));
        assert!(at > last, "{phase} comes too early in\n{rows}");
        last = at;
    }
}

#[test]
fn the_sentence_behind_a_fact_is_shown() {
    let world = World::build();
    let rows = world.query(&["evidence", "--param", "label=Wang Yi"]);
    assert!(rows.contains("Saudi Arabia and Iran agree"), "{rows}");
    let kg = world.kg();
    let text = well(&["explain", "--kg", &kg, "wang YI"]);
    assert!(text.contains("«China's most senior diplomat, Wang Yi», stood between the two men"), "{text}");
}

#[test]
fn what_is_claimed_is_not_in_the_default_dataset() {
    let world = World::build();
    let claimed = world.query(&["claimed-events"]);
    assert!(claimed.contains("two officials,United States – mediation – Ethiopia,"), "{claimed}");
    assert!(
        !world.query(&["relationships"]).contains("United States,mediation,Ethiopia"),
        "the mediation that officials tell of is stated"
    );
    let leaked = world.query(&[
        "-e",
        "SELECT ?e { GRAPH ?g { ?e a sem:Event } FILTER(CONTAINS(STR(?g), \"/graph/claim/\")) FILTER EXISTS { ?e rdfs:label ?l } }",
    ]);
    assert_eq!(leaked.trim(), "e", "nodes of claim graphs have a label in the default dataset");
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let (first, second) = (World::build(), World::build());
    for file in ["graph.nq", "graph.idx", "manifest.json"] {
        let read = |world: &World| std::fs::read(world.path("kg").join(file)).expect("a snapshot");
        assert_eq!(read(&first), read(&second), "{file}");
    }
    for format in [
        "turtle",
        "trig",
        "ntriples",
        "nquads",
        "rdfxml",
        "jsonld",
        "graphml",
        "gexf",
        "dot",
        "cytoscape",
        "neo4j-nodes",
        "neo4j-edges",
        "mermaid",
    ] {
        let export = |world: &World| well(&["export", "--kg", &world.kg(), "--format", format]);
        assert_eq!(export(&first), export(&second), "{format}");
    }
    let kg = first.kg();
    let again = well(&["build", &articles(), "--kg", &kg]);
    assert!(again.contains("0 articles added, 0 replaced, 3 unchanged"), "{again}");
}

#[test]
fn what_was_built_is_verified_and_a_changed_word_is_found() {
    let world = World::build();
    let kg = world.kg();
    let said = well(&["verify", "--kg", &kg, "--articles", &articles()]);
    assert!(said.ends_with("sound\n") && said.contains("3 articles have the text"), "{said}");
    let file = world.path("kg").join("graph.nq");
    let text = std::fs::read_to_string(&file).expect("a snapshot");
    std::fs::write(&file, text.replace("Wang Yi", "Wang Li")).expect("written");
    let output = summitry(&["verify", "--kg", &kg, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["sound"], false);
    let rules: Vec<&str> =
        report["failures"].as_array().expect("a list").iter().filter_map(|f| f["rule"].as_str()).collect();
    assert!(rules.contains(&"file.edited") && rules.contains(&"article.text"), "{rules:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("failures"));
}

#[test]
fn what_people_put_right_is_kept_on_every_build_and_told_where_it_matches_nothing() {
    let world = World::build();
    let file = world.path("corrections.ttl");
    let by = "dcterms:creator \"Ada\" ; rdfs:comment \"His office writes it so.\" .";
    let text = format!(
        "<#1> a sm:Relabelling ; sm:corrects <person/wang-yi> ; sm:newLabel \"WANG Yi\" ; {by} \
         <#2> a sm:Retraction ; sm:corrects <event/gulf-thaw/e999> ; {by}"
    );
    std::fs::write(&file, text).expect("written");
    let build = || {
        let output = summitry(&[
            "build",
            &articles(),
            "--kg",
            &world.kg(),
            "--overrides",
            &file.display().to_string(),
        ]);
        assert!(output.status.success());
        (
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (said, warned) = build();
    assert!(said.contains("1 replaced, 2 unchanged"), "{said}");
    assert_eq!(warned.lines().count(), 1, "{warned}");
    assert!(warned.contains("e999") && warned.contains("Ada"), "{warned}");
    let rows = world.query(&["-e", "SELECT ?l ?why { <https://w3id.org/summitry/id/person/wang-yi> rdfs:label ?l ; prov:wasInfluencedBy/rdfs:comment ?why }"]);
    assert_eq!(rows.lines().nth(1), Some("WANG Yi,His office writes it so."));
    assert!(build().0.contains("3 unchanged"));
    // The graph keeps them: without the file nothing is lost, and `verify --again` applies them as well.
    assert!(well(&["build", &articles(), "--kg", &world.kg()]).contains("3 unchanged"));
    assert!(well(&["verify", "--kg", &world.kg(), "--again"]).ends_with("sound\n"));
    let dropped = well(&["build", &articles(), "--kg", &world.kg(), "--drop-corrections"]);
    assert!(dropped.contains("1 replaced, 2 unchanged"), "{dropped}");
}

/// The message gives the guard to paste, and a correction reaches articles that are not given, by the text in the graph.
#[test]
fn a_correction_without_what_it_was_made_against_is_told_how_to_say_it() {
    let world = World::build();
    let rows = world.query(&[
        "-e",
        "SELECT ?e { ?e a sm:Visit ; rdfs:label ?l FILTER(CONTAINS(?l, 'Asmara, 2018-07')) }",
    ]);
    let event = rows.lines().nth(1).expect("a visit").to_owned();
    let file = world.path("corrections.ttl");
    let one = format!("{}/horn-of-africa-peace.md", articles());
    let other = format!("{}/gulf-thaw.txt", articles());
    let build = |guard: &str, article: &str| {
        let text = format!(
            "<#1> a sm:Retiming ; sm:corrects <{event}> ; {guard} sm:newDate \"2018-07-07\"^^edtf:EDTF ; dcterms:creator \"Ada\" ; rdfs:comment \"x\" ."
        );
        std::fs::write(&file, text).expect("written");
        summitry(&["build", article, "--kg", &world.kg(), "--overrides", &file.display().to_string()])
    };
    let refused = build("", &one);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && told.contains("1 correction was refused"), "{told}");
    let guard = told.split('`').nth(1).expect("a guard").to_owned();
    assert!(guard.starts_with("sm:ofWords ") && guard.contains("sm:oldValue \"2018-07-08\""), "{guard}");
    let taken = build(&guard, &other);
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    let dated = world.query(&["-e", &format!("SELECT ?d ?l {{ <{event}> sm:date ?d ; rdfs:label ?l }}")]);
    assert!(dated.contains("2018-07-07,") && dated.contains("Asmara, 2018-07-07"), "{dated}");
    assert!(well(&["verify", "--kg", &world.kg(), "--again"]).ends_with("sound\n"));
}

#[test]
fn a_question_in_english_is_answered_with_its_query_or_refused() {
    let world = World::build();
    let ask = |question: &str| summitry(&["ask", "--kg", &world.kg(), "--today", "2024-05-16", question]);
    let answer = ask("Who visited China?");
    let told = String::from_utf8_lossy(&answer.stdout).into_owned();
    assert!(told.starts_with("summitry query visits --to China\n"), "{told}");
    for (question, says) in [
        ("Why did Wang Yi go to Beijing?", "not understood: “why”"),
        ("Who met Zebediah Quux?", "no node is called `Zebediah Quux`"),
    ] {
        let refused = ask(question);
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(1) && refused.stdout.is_empty(), "{question}");
        assert!(told.contains(says) && told.lines().count() == 1, "{told}");
    }
}

#[test]
fn shells_and_manuals_know_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        let script = well(&["completions", shell]);
        assert!(script.contains("relationship-as-of") && script.contains("leader"), "{shell}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("man1");
    well(&["man", &pages.display().to_string()]);
    for (page, says) in
        [("summitry.1", "summitry\\-build"), ("summitry-query-meetings.1", "somebody who took part")]
    {
        let text = std::fs::read_to_string(pages.join(page)).expect(page);
        assert!(text.contains(says), "{page}: {text}");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in [
        "extract",
        "build",
        "query",
        "ask",
        "export",
        "analyze",
        "explain",
        "eval",
        "serve",
        "verify",
        "validate",
        "infer",
        "push",
        "status",
        "list",
        "remove",
        "diff",
        "load",
        "completions",
        "man",
    ] {
        assert!(well(&[command, "--help"]).contains("Example"), "{command}");
    }
}

#[test]
fn extract_writes_one_document_a_line_in_order() {
    let text = well(&["extract", "--format", "ndjson", &articles()]);
    let ids: Vec<String> = text
        .lines()
        .map(|l| {
            serde_json::from_str::<serde_json::Value>(l).expect("JSON")["article"]["id"]
                .as_str()
                .expect("an id")
                .to_owned()
        })
        .collect();
    assert_eq!(ids, ["beijing-parade", "gulf-thaw", "horn-of-africa-peace"]);
    for line in text.lines() {
        summitry::facts::Facts::from_json(line).expect("a facts document is read back");
    }
}

#[test]
fn rules_of_a_folder_are_tried_without_compiling() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    };
    let rule = "family = 'events.meeting-more'\n[[rule]]\nid = 'events.meeting-more.golfed'\nreads = 'A golfed with B'\n\
                tree = 'golf/v >subject A:<people> >with B:<people>'\nevent = 'Meeting'\nleast = 2\nfires = []\nsilent = []\n";
    put("events/more.toml", rule);
    let rules = folder.path().display().to_string();
    let sentence = "Anna Smith golfed with Boris Berg on Monday.";
    let trace = well(&["extract", "--trace", "--rules", &rules, sentence]);
    assert!(trace.contains("+ events.meeting-more.golfed 1"), "{trace}");
    assert!(!well(&["extract", "--trace", sentence]).contains("golfed 1"));
    let refused = |says: &str| {
        let output = summitry(&["extract", "--trace", "--rules", &rules, sentence]);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), stderr.lines().count()), (Some(1), 1), "{stderr}");
        assert!(stderr.contains(says), "{stderr}");
    };
    put("events/more.toml", &rule.replace("least", "lest"));
    refused("events/more.toml:7: unknown field `lest`");
    put("events/more.toml", rule);
    put("evnts/more.toml", rule);
    refused("evnts/more.toml: no rules are looked for here");
}

/// One line on stderr that names what is wrong, a non-zero exit code, and no new file.
fn fails(folder: &Path, arguments: &[&str], says: &str) {
    let before = listing(folder);
    let output = summitry(arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{arguments:?} went well");
    assert!(stderr.contains(says), "{arguments:?} says: {stderr}");
    if output.status.code() == Some(1) {
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
    assert!(output.stdout.is_empty(), "{arguments:?} printed something");
    assert_eq!(listing(folder), before, "{arguments:?} left a trace");
}

fn listing(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry")) {
            let metadata = entry.metadata().expect("metadata");
            if metadata.is_dir() {
                open.push(entry.path());
            }
            all.push((entry.path(), if metadata.is_dir() { 0 } else { metadata.len() }));
        }
    }
    all.sort();
    all
}

#[test]
fn bad_input_is_one_clear_line_and_leaves_no_trace() {
    let world = World::build();
    let folder = world.folder.path();
    let file = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).expect("a file");
        folder.join(name).display().to_string()
    };
    let empty = file("empty.txt", b"");
    let latin = file("latin.txt", b"caf\xe9 talks");
    let long = file("long.txt", &vec![b'a'; 50 * 1024 * 1024]);
    let query = file("bad.rq", b"SELECT ?x WHERE { ?x");
    let good = file("good.txt", b"France backs Germany.");
    let missing = folder.join("missing.txt").display().to_string();
    std::fs::create_dir(folder.join("nothing")).expect("a folder");
    std::fs::create_dir(folder.join("theirs")).expect("a folder");
    std::fs::write(folder.join("theirs/letter.txt"), "mine").expect("a file");
    let nothing = folder.join("nothing").display().to_string();
    let theirs = folder.join("theirs").display().to_string();
    let new = folder.join("new").display().to_string();
    let kg = world.kg();
    for (input, says) in [
        (&missing, "missing.txt"),
        (&empty, "is empty"),
        (&latin, "byte 3"),
        (&long, "longer than"),
        (&nothing, "no article"),
    ] {
        fails(folder, &["extract", input], says);
        fails(folder, &["build", input, "--kg", &new], says);
        fails(folder, &["build", input, "--kg", &kg], says);
    }
    let mistaken = summitry(&["query", "--kg", &kg, "-f", &query]);
    let told = String::from_utf8_lossy(&mistaken.stderr).into_owned();
    let lines: Vec<&str> = told.lines().collect();
    assert!(mistaken.status.code() == Some(1) && mistaken.stdout.is_empty(), "{told}");
    assert!(
        lines[0].contains("does not parse: line 1, column 21: the query ends, and a `{` is not closed"),
        "{told}"
    );
    assert_eq!(lines[1..], ["  SELECT ?x WHERE { ?x", "                      ^"]);
    fails(folder, &["query", "--kg", &kg, "no-such-query"], "--list");
    fails(folder, &["query", "--kg", &theirs, "articles"], "no knowledge graph");
    fails(folder, &["query", "--kg", &new, "articles"], "no such folder");
    fails(folder, &["query", "--kg", &kg, "articles", "--format", "turtle"], "no triples output");
    fails(folder, &["build", &good, "--kg", &theirs], "no knowledge graph");
    fails(folder, &["export", "--kg", &kg, "--format", "word"], "word");
    fails(folder, &["explain", "--kg", &kg, "Nobody Atall"], "Nobody Atall");
    fails(folder, &["analyze", "--kg", &kg, "path", "China", "Atlantis"], "Atlantis");
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_old_graph() {
    let world = World::build();
    let more = world.path("more.txt");
    std::fs::write(&more, "France backs Germany.").expect("a file");
    let before = listing(world.folder.path());
    // A limit on the size of files makes writes fail as a full disk does, once the signal is ignored.
    let limited = |arguments: &str| {
        let program = env!("CARGO_BIN_EXE_summitry");
        let script = format!("trap '' XFSZ; ulimit -f 16; exec '{program}' {arguments}");
        Command::new("bash").args(["-c", &script]).output().expect("bash runs")
    };
    let out = world.path("out.ttl");
    for arguments in [
        format!("build '{}' --kg '{}'", more.display(), world.kg()),
        format!("export --kg '{}' --format turtle -o '{}'", world.kg(), out.display()),
    ] {
        let output = limited(&arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        assert_eq!(listing(world.folder.path()), before);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let world = World::build();
    let script = format!(
        "'{}' export --kg '{}' --format nquads | head -1",
        env!("CARGO_BIN_EXE_summitry"),
        world.kg()
    );
    let output = Command::new("bash").args(["-c", &script]).output().expect("bash runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_is_exported_as_quads_is_loaded_as_the_same_graph() {
    let world = World::build();
    let path = |name: &str| world.path(name).display().to_string();
    well(&["export", "--kg", &world.kg(), "--format", "nquads", "-o", &path("world.nq")]);
    let said = well(&["load", &path("world.nq"), "--kg", &path("theirs")]);
    assert!(said.contains(" quads of 1 file"), "{said}");
    let text = |folder: &str| std::fs::read(world.path(folder).join("graph.nq")).expect("a graph");
    assert!(text("kg") == text("theirs"), "the texts differ");
    let asked = |kg: &str| well(&["query", "--kg", &path(kg), "--format", "csv", "meetings"]);
    assert!(asked("kg").lines().count() > 3, "{}", asked("kg"));
    assert_eq!(asked("kg"), asked("theirs"));
    let again = summitry(&["load", &path("world.nq"), "--kg", &path("theirs")]);
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("is not empty"));
}
