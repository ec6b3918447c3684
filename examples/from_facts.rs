//! Makes a knowledge graph of facts documents: `cargo run --example from_facts -- DIR FILE.json...`

use std::path::Path;
use summitry::Kg;
use summitry::facts::Facts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("want a folder and facts documents")?;
    let mut kg = Kg::new(summitry::rdf::Base::default())?;
    for file in arguments {
        kg.add(&Facts::from_json(&std::fs::read_to_string(&file)?).map_err(|e| format!("`{file}`: {e}"))?)?;
    }
    Ok(kg.save(Path::new(&folder))?)
}
