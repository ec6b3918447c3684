//! Events as PLOVER has them: who does what to whom, in whose voice, in which words.

use super::{summitry, well};
use std::collections::BTreeMap;

const TEXT: &str = "Title: Ties and rows\nPublished: 2019-05-06\nPublisher: The Example Post\n\n\
France accused Poland of spying in 2017. Germany demanded that Spain withdraw its troops. Italy rejected a Greek offer of talks. \
The United States imposed sanctions on Iran on 2 May 2019. Japan threatened to halt aid to Kenya. Turkey apologised to Cyprus for the raid.\n\n\
President Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on 3 May 2019. \
President Anna Smith of France will visit Portugal on 9 May 2019.\n\n\
Denmark said that the talks would fail. Denmark and Norway are allies. India sent tents to Nepal. \
General Oskar Lind of Sweden accused the Taliban of lying.\n";

fn graph() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let (article, kg) = (folder.path().join("ties.txt"), folder.path().join("kg").display().to_string());
    std::fs::write(&article, TEXT).expect("written");
    well(&["build", &article.display().to_string(), "--kg", &kg]);
    (folder, kg)
}

type Row = BTreeMap<String, String>;

fn rows(kg: &str, options: &[&str]) -> Vec<Row> {
    let text = well(&[&["export", "--kg", kg, "--format", "plover"], options].concat());
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

/// `source code > recipient code = EVENT/mode, quad class, CAMEO, voice, status`.
fn told(rows: &[Row]) -> Vec<String> {
    let line = |r: &Row| {
        format!(
            "{} > {} = {}/{}, {}, {}, {}, {}",
            r["source_code"],
            r["recipient_code"],
            r["event"],
            r["mode"],
            r["quad_code"],
            r["cameo"],
            r["voice"],
            r["status"]
        )
    };
    rows.iter().map(line).collect()
}

#[test]
fn acts_are_told_with_codes_and_states_are_none() {
    let (_folder, kg) = graph();
    assert_eq!(
        told(&rows(&kg, &[])),
        [
            "FRA > POL = ACCUSE/disapprove, 3, 11, stated, occurred",
            "DEU > ESP = REQUEST/yield, 3, 10, stated, occurred",
            "ITA > GRC = REJECT/meet, 3, 12, stated, occurred",
            "USA > IRN = SANCTION/sever, 4, 16, stated, occurred",
            "JPN > KEN = THREATEN/relations, 3, 13, stated, occurred",
            "TUR > CYP = CONCEDE/, 1, 05, stated, occurred",
            "FRAGOV;DEUGOV >  = CONSULT/, 1, 04, stated, occurred",
            "FRAGOV > PRT = CONSULT/visit, 1, 04, stated, planned",
            "IND > NPL = AID/humanitarian, 2, 07, stated, occurred",
            "SWEMIL > REB = ACCUSE/disapprove, 3, 11, stated, occurred",
        ]
    );
}

#[test]
fn a_row_says_when_who_where_and_in_which_words() {
    let (_folder, kg) = graph();
    let rows = rows(&kg, &[]);
    let met = rows.iter().find(|r| r["event"] == "CONSULT" && r["status"] == "occurred").expect("a meeting");
    for (column, value) in [
        ("date", "2019-05-03"),
        ("first", "2019-05-03"),
        ("last", "2019-05-03"),
        ("source", "Anna Smith;Boris Berg"),
        ("article", "ties"),
        ("headline", "Ties and rows"),
        ("publisher", "The Example Post"),
        ("published", "2019-05-06"),
        ("told_as", "event"),
        (
            "sentence",
            "President Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on 3 May 2019.",
        ),
    ] {
        assert_eq!(met[column], value, "{column}");
    }
    // The characters are those of the file, and stand in the sentence.
    let chars: Vec<char> = TEXT.chars().collect();
    for row in &rows {
        let at = |column: &str| row[column].parse::<usize>().expect("a number");
        let words: String = chars[at("begin")..at("end")].iter().collect();
        assert!(!words.is_empty() && row["sentence"].contains(&words), "{words:?} in {:?}", row["sentence"]);
    }
    let ids: std::collections::BTreeSet<&String> = rows.iter().map(|r| &r["id"]).collect();
    assert_eq!(ids.len(), rows.len());
}

#[test]
fn what_is_threatened_is_only_claimed() {
    let (_folder, kg) = graph();
    let claimed = rows(&kg, &["--claims", "only"]);
    assert_eq!(told(&claimed), ["JPN > KEN = SANCTION/sever, 4, 16, claimed, occurred"]);
    assert_eq!((claimed[0]["speaker_code"].as_str(), claimed[0]["certainty"].as_str()), ("JPN", "certain"));
    assert_eq!(rows(&kg, &["--claims", "add"]).len(), rows(&kg, &[]).len() + 1);
}

#[test]
fn a_window_and_countries_are_chosen_as_for_a_network() {
    let (_folder, kg) = graph();
    let events = |options: &[&str]| rows(&kg, options).iter().map(|r| r["event"].clone()).collect::<Vec<_>>();
    assert_eq!(events(&["--since", "2019-05-03", "--until", "2019-05-03"]), ["CONSULT"]);
    assert_eq!(events(&["--until", "2019-05-02"]), ["SANCTION"]);
    let by_country = rows(&kg, &["--by-country", "--since", "2019-05-03"]);
    assert_eq!(
        by_country.iter().map(|r| r["source"].as_str()).collect::<Vec<_>>(),
        ["France;Germany", "France"],
        "leaders stand for the states that they lead"
    );
    for (options, says) in [
        (["plover", "--edges", "meetings"], "are of the network"),
        (["plover", "--graphs", "all"], "are of RDF"),
        (["plover-jsonl", "--weight", "one"], "are of the network"),
    ] {
        let output = summitry(&[&["export", "--kg", &kg, "--format"], &options[..]].concat());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains(says) && error.lines().count() == 1, "{error}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn json_has_the_names_of_the_manual() {
    let (_folder, kg) = graph();
    let text = well(&["export", "--kg", &kg, "--format", "plover-jsonl", "--claims", "add"]);
    let records: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(records.len(), rows(&kg, &["--claims", "add"]).len());
    let sanction =
        records.iter().find(|r| r["event"][0] == "SANCTION" && r["date"] == "2019-05-02").expect("one");
    assert_eq!(sanction["source"][0]["code"], "USA");
    assert_eq!(sanction["recipient"][0]["actor_text"], "Iran");
    assert_eq!(sanction["quad_code"], 4);
    assert_eq!(sanction["voice"]["kind"], "stated");
    assert_eq!(sanction["text"], "The United States imposed sanctions on Iran on 2 May 2019.");
    assert_eq!(sanction["cite_info"]["publication"], "The Example Post");
    let claimed = records.iter().find(|r| r["voice"]["kind"] == "claimed").expect("one");
    assert_eq!(claimed["voice"]["speaker"][0]["code"], "JPN");
    assert!(claimed["date"].is_null(), "a day of publication is no day of an event");
}
