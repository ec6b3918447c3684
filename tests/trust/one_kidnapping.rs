//! Reports are no events: eleven articles tell of three kidnappings, one of them in nine, and what a speaker alone tells of
//! is none (`docs/one-kidnapping.md`).

use std::path::Path;
use std::process::Command;

fn well(arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn each_kidnapping_is_counted_once_with_its_reports_under_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg").display().to_string();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/one-kidnapping").display().to_string();
    well(&["build", &articles, "--kg", &kg]);
    well(&["infer", "--kg", &kg]);
    let ask = |query: &str| well(&["query", "--kg", &kg, query, "--kind", "Conflict", "--format", "csv"]);
    let counted = ask("reported-events");
    assert_eq!(
        counted.replace('\r', "").lines().collect::<Vec<_>>(),
        [
            "what,date,place,parties,articles,sources",
            "Conflict,2014-04-14,Chibok,\"Boko Haram, Nigeria\",9,8",
            "Conflict,2014-05-05,Warabe,\"Boko Haram, Nigeria\",2,2",
            "Conflict,2018-02-19,Dapchi,\"Boko Haram, Nigeria\",2,2",
        ]
    );
    let reports = ask("reports-of-events");
    for (place, headlines) in [
        (
            "Chibok",
            &[
                "Raiders carry off schoolgirls in north-east Nigeria",
                "Schoolgirls seized by night in Borno",
                "Army says girls are free, then takes it back",
                "Three weeks on, a town counts its daughters again",
                "Eight more girls are taken, from a village below the hills",
                "No soldier had slept in Warabe",
                "What a hashtag can do",
                "A year without them",
                "Girls are missing after a raid on a school in Yobe",
            ][..],
        ),
        (
            "Warabe",
            &["Eight more girls are taken, from a village below the hills", "No soldier had slept in Warabe"],
        ),
        (
            "Dapchi",
            &["Girls are missing after a raid on a school in Yobe", "Lorries bring back the girls of Dapchi"],
        ),
    ] {
        let under: Vec<&str> = reports.lines().filter(|l| l.contains(&format!(",{place},"))).collect();
        assert_eq!(under.len(), headlines.len(), "{place}: {under:#?}");
        for headline in headlines {
            assert!(under.iter().any(|l| l.contains(headline)), "{place}: {headline}");
        }
    }
    assert!(
        reports.lines().any(|l| l.contains("Schoolgirls seized") && l.contains("Raiders carry off")),
        "a copy is said to be one"
    );
    // What a member of the village watch says is his alone.
    assert!(!counted.contains("Kummabza"));
    let claimed = well(&["query", "--kg", &kg, "claimed-events", "--format", "csv"]);
    assert!(claimed.contains("Kummabza"), "{claimed}");
}
