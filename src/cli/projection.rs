//! The choices that make a network of a knowledge graph, shared by the commands that measure and draw one.

use crate::facts::Edtf;
use crate::network::{Claims, Edges, Kind, Projection, Weight};
use jiff::civil::Date;

#[derive(clap::Args)]
#[command(next_help_heading = "Which network")]
pub(super) struct Choices {
    /// What joins two
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "KINDS",
        global = true,
        default_value = "meetings,relationships"
    )]
    edges: Vec<Edges>,

    /// Who may be a node; everybody by default
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS", global = true)]
    nodes: Vec<Kind>,

    /// Count what leaders do for the countries that they lead
    #[arg(long, global = true)]
    by_country: bool,

    /// Facts that may have been in this year or month, on this day or later: 2018, 2018-03, 2018-03-05
    #[arg(long, value_name = "DATE", value_parser = first_day, global = true)]
    since: Option<Date>,

    /// Facts that may have been in this year or month, on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = last_day, global = true)]
    until: Option<Date>,

    /// With --since or --until: facts of no date as well
    #[arg(long, global = true)]
    undated: bool,

    /// What is done with facts that only a speaker vouches for
    #[arg(long, value_enum, default_value_t = Claims::Leave, global = true)]
    claims: Claims,

    /// What makes a tie heavy
    #[arg(long, value_enum, default_value_t = Weight::Facts, global = true)]
    weight: Weight,
}

/// The first day of a date, as queries take it.
fn first_day(text: &str) -> Result<Date, String> {
    date(text)?.earliest().ok_or_else(|| "want a date with a first day".to_owned())
}

/// Its last day.
fn last_day(text: &str) -> Result<Date, String> {
    date(text)?.latest().ok_or_else(|| "want a date with a last day".to_owned())
}

fn date(text: &str) -> Result<Edtf, String> {
    Edtf::parse(text).map_err(|_| "want a date such as 2018, 2018-03 or 2018-03-05".to_owned())
}

impl Choices {
    /// Whether anything was chosen.
    pub(super) fn chosen(&self) -> bool {
        self.projection() != Projection::default()
    }

    /// Whether nobody was chosen, so that everybody is meant.
    pub(super) fn everybody(&self) -> bool {
        self.nodes.is_empty()
    }

    pub(super) fn projection(&self) -> Projection {
        let everybody = Projection::default().nodes;
        Projection {
            edges: self.edges.iter().copied().collect(),
            nodes: if self.nodes.is_empty() { everybody } else { self.nodes.iter().copied().collect() },
            by_country: self.by_country,
            since: self.since,
            until: self.until,
            undated: self.undated,
            claims: self.claims,
            weight: self.weight,
        }
    }
}
