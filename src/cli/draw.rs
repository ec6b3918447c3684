//! `summitry draw`

use super::projection::Choices;
use super::{CliError, output, reading};
use crate::draw::{self, Options, Picture, Theme};
use crate::network::{Projection, World};
use std::path::PathBuf;

/// Draw a picture: a network, a time line, a chart of speakers, a matrix of relationships
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry draw network --kg world -o network.svg\n  summitry draw timeline --kg world --nodes person -o meetings.png --theme dark\n  summitry draw balance --kg world --since 2010 -o balance.png"
)]
pub(super) struct Draw {
    /// What to draw
    #[arg(value_enum)]
    picture: Picture,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Where to write: a file that ends in .svg or .png
    #[arg(short = 'o', long, value_name = "FILE")]
    output: PathBuf,

    /// Dark on light, or light on dark
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,

    /// At most so many nodes, pairs or speakers; by default as many as are legible
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    top: Option<u16>,

    /// The heading; by default what the picture shows
    #[arg(long)]
    title: Option<String>,

    /// Width in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 1600, value_parser = size())]
    width: u32,

    /// Height in pixels; by default what the picture needs
    #[arg(long, value_name = "PIXELS", value_parser = size())]
    height: Option<u32>,

    #[command(flatten)]
    choices: Choices,
}

fn size() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(i64::from(*draw::SIZES.start())..=i64::from(*draw::SIZES.end()))
}

impl Draw {
    pub(super) fn run(self) -> Result<(), CliError> {
        let ending = self.output.extension().map(|e| e.to_string_lossy().to_lowercase());
        let as_png = match ending.as_deref() {
            Some("png") => true,
            Some("svg") => false,
            _ => return Err(CliError::about(self.output.display(), "want a file that ends in .svg or .png")),
        };
        let mut projection = self.choices.projection();
        if self.picture == Picture::Balance && self.choices.everybody() {
            projection = Projection { nodes: Projection::countries().nodes, by_country: true, ..projection };
        }
        let options = Options {
            theme: self.theme,
            width: f64::from(self.width),
            height: self.height.map(f64::from),
            top: self.top.map(usize::from),
            title: self.title,
        };
        let world = World::read(&reading::open(&self.kg)?)?;
        let drawing = draw::draw(&world, self.picture, &projection, &options)?;
        let bytes = if as_png { draw::png(&drawing, 1.0)? } else { drawing.svg.into_bytes() };
        output::write_to(Some(&self.output), |out| Ok(out.write_all(&bytes)?))
    }
}
