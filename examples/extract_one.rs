//! Reads one article and prints what happened and who said what: `cargo run --example extract_one -- FILE`

use std::path::PathBuf;
use summitry::Pipeline;
use summitry::article::read_path;
use summitry::facts::TextIndex;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args_os().nth(1).map_or_else(|| "data/articles/gulf-thaw.txt".into(), PathBuf::from);
    let pipeline = Pipeline::builder().build()?;
    let facts = pipeline.extract(&read_path(&file)?);
    println!("{}", facts.article.title);
    for event in &facts.events {
        println!("{}: {}", event.kind.name(), event.label);
    }
    // Spans count code points of the article's text.
    let text = TextIndex::new(&facts.article.text);
    for claim in &facts.claims {
        let words: Vec<&str> = claim.parts.marks().map(|part| text.slice(part.span)).collect();
        println!("{}: {}", claim.speaker_text.as_deref().unwrap_or("somebody"), words.join(" … "));
    }
    Ok(())
}
