//! Builds a knowledge graph of a folder's texts, saves it and asks it: `cargo run --example build_and_query -- FOLDER KG`

use std::io::stdout;
use std::path::{Path, PathBuf};
use summitry::query::{Format, evaluate, write};
use summitry::rdf::Base;
use summitry::{Kg, Pipeline, article, infer};

const WHO_MET: &str = "SELECT ?meeting (COUNT(DISTINCT ?article) AS ?articles) {
    ?meeting a sm:Meeting ; prov:wasGeneratedBy/prov:used ?article . ?article a schema:NewsArticle } GROUP BY ?meeting ORDER BY ?meeting LIMIT 5";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().unwrap_or_else(|| "data/articles".into());
    let pipeline = Pipeline::builder().build()?;
    let mut kg = Kg::new(Base::default())?;
    for file in texts(&folder)? {
        let article = article::read_path(&file)?;
        kg.add(&pipeline.extract(&article))?;
        // With this the graph knows when an article would be read otherwise.
        kg.note_reading(&article.id, pipeline.reading(&article))?;
    }
    let derived = infer::infer(&mut kg)?;
    println!("{} articles, {} triples derived", kg.articles().len(), derived.len());
    // What claims assert is in no default dataset: this counts what articles state themselves.
    write(evaluate(&kg, WHO_MET)?, Format::Table, &mut stdout().lock())?;
    if let Some(to) = arguments.next() {
        kg.save(&to)?;
    }
    Ok(())
}

/// The files of a folder, in order of their names.
fn texts(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir()? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}
