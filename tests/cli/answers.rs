//! What a person asks and how the answer looks, on graphs that are built from news.

use super::{World, articles, summitry, well};
use std::process::Command;

/// Two reports of one quarrel, by two papers.
const LAKESIDE: &str = "Title: Two leaders meet by the lake for the third time
Publisher: Example Courier
Published: 2021-09-20

President Ana Sørby of Norway and Prime Minister Otto Lind of Sweden met in Oslo on 4 March 2021.

Their third meeting took place in Bergen on 18 September 2021, and it ended without an agreement. Sørby is the daughter of former foreign minister Karl Sørby. Her brother, Nils Sørby, leads the party.

\"Sweden wants to derail the fisheries talks,\" President Sørby said on Sunday. Prime Minister Lind rejected the accusation.

Officials said that the talks would go on. Most experts say that Norway will give in. Lind said that Finland had accused Norway of smuggling.
";
const DENIAL: &str = "Title: Lind denies that ships were moved
Publisher: Example Herald
Published: 2021-09-22

Sweden has moved warships to the strait, President Ana Sørby of Norway said on Tuesday. Prime Minister Otto Lind of Sweden denied on Wednesday that Sweden had moved warships to the strait.
";

fn quarrel() -> World {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("lakeside", LAKESIDE), ("denial", DENIAL)] {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).expect("written");
    }
    World::of(&folder.path().display().to_string())
}

#[test]
fn kin_are_told_with_the_words_that_say_so() {
    let rows = quarrel().query(&["kin", "--of", "Ana Sørby"]);
    for row in ["Karl Sørby,Ana Sørby,Sørby is the daughter of", "Ana Sørby,Nils Sørby,"] {
        assert!(rows.contains(row), "{rows}");
    }
}

#[test]
fn what_one_says_and_another_denies_is_contested() {
    let world = quarrel();
    let rows = world.query(&["contested-claims"]);
    assert!(
        rows.contains("Otto Lind,the accusation,Ana Sørby,Sweden wants to derail the fisheries talks"),
        "{rows}"
    );
    assert!(
        rows.contains("Otto Lind,Sweden had moved warships to the strait,Ana Sørby,Sweden has moved"),
        "{rows}"
    );
    assert_eq!(rows.lines().count(), 3, "{rows}");
}

#[test]
fn two_papers_contradict_each_other_by_denials_and_by_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let courier = "Title: Lind tells of a mediation\nPublisher: Example Courier\nPublished: 2021-09-20\n\n\
        President Ana Sørby of Norway and Prime Minister Otto Lind of Sweden met in Oslo on 4 March 2021. \
        Lind said that Finland had mediated between Sweden and Norway.\n";
    let herald = "Title: Sørby tells it differently\nPublisher: Example Herald\nPublished: 2021-09-22\n\n\
        President Ana Sørby of Norway met Prime Minister Otto Lind of Sweden in Bergen on 4 March 2021. \
        Sørby said that at no time had there been any mediation by Finland between Norway and Sweden.\n";
    for (name, text) in [("courier", courier), ("herald", herald)] {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).expect("written");
    }
    let world = World::of(&folder.path().display().to_string());
    let rows = world.query(&["contested-claims"]);
    let denial =
        "Ana Sørby,at no time had there been any mediation by Finland between Norway and Sweden,Otto Lind,";
    assert!(rows.contains(denial), "{rows}");
    let places =
        "in Oslo, 2021-03-04\",Sørby tells it differently,\"Meeting of Ana Sørby and Otto Lind in Bergen";
    assert!(rows.contains(places), "{rows}");
    assert_eq!(rows.lines().count(), 3, "{rows}");
    // What is denied is told of nobody.
    let claimed = world.query(&["claimed-events"]);
    assert!(!claimed.contains("Ana Sørby,"), "{claimed}");
}

#[test]
fn what_was_done_is_told_to_programs_and_into_files() {
    let world = quarrel();
    let file = tempfile::tempdir().expect("a folder");
    let file = file.path().join("told.json").display().to_string();
    for (arguments, key) in
        [(&["infer"][..], "derived"), (&["build", &articles()], "added"), (&["remove", "denial"], "removed")]
    {
        let rest = ["--kg", &world.kg(), "--format", "json", "-o", &file];
        assert_eq!(well(&[arguments, &rest].concat()), "", "{arguments:?}");
        let told: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&file).expect("written")).expect("JSON");
        assert!(told[key].as_u64().is_some_and(|n| n > 0) && told["quads"].is_u64(), "{arguments:?}: {told}");
    }
}

#[test]
fn a_third_meeting_of_two_that_are_known_does_not_add_up() {
    let rows = quarrel().query(&["counts-that-do-not-add-up"]);
    assert!(rows.contains("in Bergen, 2021-09-18\",3,2,"), "{rows}");
}

#[test]
fn who_speaks_without_a_name_is_counted_by_kind() {
    let world = quarrel();
    let rows = world.query(&["speakers"]);
    assert!(rows.contains("unnamed officials,1,") && rows.contains("unnamed experts,1,"), "{rows}");
    let said = world.query(&["claims", "--by", "experts"]);
    assert!(said.contains("Most experts,") && said.lines().count() == 2, "{said}");
}

#[test]
fn what_is_printed_can_be_pasted_and_what_nothing_bears_is_hinted_at() {
    let world = quarrel();
    let query = |text: &str| summitry(&["query", "--kg", &world.kg(), "--format", "csv", "-e", text]);
    let said = query("SELECT (COUNT(*) AS ?n) { ?c a sm:Claim ; prov:wasAttributedTo <person/otto-lind> }");
    assert_eq!(String::from_utf8_lossy(&said.stdout), "n\r\n3\r\n");
    assert!(said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr));
    let strange = query("SELECT ?p { ?p a schema:Persn }");
    let hint = "hint: schema:Persn is no class or property of a graph; is it schema:Person?\n";
    assert_eq!(String::from_utf8_lossy(&strange.stderr), hint);
    let partners = summitry(&["query", "--kg", &world.kg(), "common-partners", "--a", "Norway"]);
    let told = String::from_utf8_lossy(&partners.stderr).into_owned();
    assert!(told.contains("`Norway` is a country, and a person is wanted"), "{told}");
}

#[test]
fn what_is_claimed_is_marked_where_people_read_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lakeside.txt").display().to_string();
    std::fs::write(&file, LAKESIDE).expect("written");
    let text = well(&["extract", "--format", "text", &file]);
    let tie = text.lines().find(|l| l.contains("pressure: Finland – Norway")).unwrap_or_default();
    assert!(tie.contains(" [claimed in c"), "{text}");
}

/// A command's output in a terminal of so many columns.
fn shown(columns: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    let output = command.args(arguments).env("COLUMNS", columns).output().expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let world = World::build();
    let kg = world.kg();
    for arguments in [
        &["explain", "Xi Jinping"][..],
        &["explain", "Ethiopia"],
        &["explain", "article/gulf-thaw"],
        &["analyze", "path", "Xi Jinping", "Donald Trump"],
        &["analyze", "balance"],
        &["analyze", "centrality"],
        &["analyze", "brokers"],
        &["query", "one-event-many-tellings"],
    ] {
        let text = shown("80", &[arguments, &["--kg", &kg]].concat());
        let widest = text.lines().map(|l| l.chars().count()).max().unwrap_or_default();
        assert!(widest > 0 && widest <= 80, "{arguments:?} has {widest} columns\n{text}");
        assert!(text.matches("───\n").count() <= 1, "one rule:\n{text}");
    }
    let wide = shown("80", &["query", "meetings", "--kg", &kg, "--wide"]);
    let rows = well(&["query", "meetings", "--kg", &kg, "--format", "csv"]).lines().count();
    assert_eq!(wide.lines().count(), rows + 2, "a line a row:\n{wide}");
}

#[test]
fn colours_come_where_they_are_wanted_and_change_no_word() {
    let world = World::build();
    let of = |when: &str, arguments: &[&str]| {
        shown("80", &[arguments, &["--kg", &world.kg(), "--color", when]].concat())
    };
    for arguments in [
        &["query", "meetings"][..],
        &["explain", "Xi Jinping"],
        &["analyze", "path", "Xi Jinping", "Donald Trump"],
    ] {
        let (plain, coloured) = (of("never", arguments), of("always", arguments));
        assert_eq!(of("auto", arguments), plain, "a pipe has no colours");
        assert!(coloured.contains("\u{1b}[1m") && !plain.contains('\u{1b}'), "{coloured}");
        let mut bare = coloured;
        for code in ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"] {
            bare = bare.replace(code, "");
        }
        let words = |text: &str| {
            text.replace(['«', '»'], "").split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(words(&bare), words(&plain));
    }
}

#[test]
fn dates_and_outputs_are_given_alike_everywhere() {
    let world = World::build();
    let (kg, folder) = (world.kg(), tempfile::tempdir().expect("a folder"));
    for (year, day) in [("2018", "2018-01-01"), ("2018-09", "2018-09-01")] {
        let since =
            |given: &str| well(&["analyze", "summary", "--kg", &kg, "--since", given, "--format", "json"]);
        assert_eq!(since(year), since(day));
    }
    for command in [
        &["status"][..],
        &["list"],
        &["explain", "Xi Jinping"],
        &["explain", "Xi Jinping", "--format", "json"],
        &["validate"],
        &["search", "treaty"],
        &["query", "leaders"],
        &["analyze", "cores"],
    ] {
        let file = folder.path().join("out").display().to_string();
        let printed = well(&[command, &["--kg", &kg]].concat());
        well(&[command, &["--kg", &kg, "--output", &file]].concat());
        assert_eq!(std::fs::read_to_string(&file).expect("written"), printed, "{command:?}");
    }
}
