//! Reads with a rule of one's own, which lies in a folder like those that are built in: `cargo run --example own_rules`

use summitry::Pipeline;
use summitry::article::Article;

/// "Anna Smith broke bread with Boris Berg" is a meeting.
const RULE: &str = r#"
family = "events.bread"

[[rule]]
id = "events.bread.broke"
reads = "A broke bread with B"
tree = "break/v >object bread >subject A:<actors> >with B:<actors>"
event = "Meeting"
least = 2
fires = [{ text = "Anna Smith broke bread with Boris Berg.", finds = "Meeting Anna Smith + Boris Berg" }]
silent = [{ text = "Anna Smith broke with Boris Berg.", because = "nobody eats" }]
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir(folder.path().join("events"))?;
    std::fs::write(folder.path().join("events/bread.toml"), RULE)?;
    let article = Article::from_text("dinner", "Anna Smith broke bread with Boris Berg.".to_owned());
    for (named, pipeline) in
        [("built in", Pipeline::builder()), ("with ours", Pipeline::builder().rules(folder.path()))]
    {
        let facts = pipeline.build()?.extract(&article);
        println!("{named}: {:?}", facts.events.iter().map(|e| &e.label).collect::<Vec<_>>());
    }
    Ok(())
}
