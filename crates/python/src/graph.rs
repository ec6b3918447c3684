//! Knowledge graphs: built, opened, asked, explained, exported, verified.

use crate::errors;
use crate::facts::Facts;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use summitry::Kg;
use summitry::draw::{self, Options, Picture, Theme};
use summitry::export;
use summitry::network::{Projection, World};
use summitry::query::{self, Citing, Format, Header};
use summitry::rdf::Base;
use summitry::store::{Added, Lock, Patience};
use summitry::terminal::Screen;

/// A knowledge graph in memory, or of a folder.
#[pyclass(frozen, module = "summitry")]
pub struct Graph {
    kg: Mutex<Kg>,
}

#[pymethods]
impl Graph {
    /// An empty graph; `base` is what all its own IRIs begin with.
    #[new]
    #[pyo3(signature = (base = None))]
    fn new(base: Option<&str>) -> PyResult<Graph> {
        let base = base.map(Base::parse).transpose().map_err(errors::graph)?.unwrap_or_default();
        Ok(Graph::of(Kg::new(base).map_err(errors::graph)?))
    }

    /// The graph of a folder.
    #[staticmethod]
    fn open(py: Python<'_>, folder: PathBuf) -> PyResult<Graph> {
        py.detach(|| Kg::open(&folder)).map(Graph::of).map_err(errors::graph)
    }

    /// Adds an article's facts; says whether they are new, replaced others of the article, or were there.
    fn add(&self, py: Python<'_>, facts: &Facts) -> PyResult<&'static str> {
        let added = py.detach(|| {
            let mut kg = self.kg();
            let added = kg.add(&facts.inner)?;
            if let Some(reading) = &facts.reading {
                kg.note_reading(&facts.inner.article.id, reading.clone())?;
            }
            Ok::<_, summitry::store::StoreError>(added)
        });
        Ok(match added.map_err(errors::graph)? {
            Added::New => "new",
            Added::Replaced => "replaced",
            Added::Unchanged => "unchanged",
        })
    }

    /// Takes an article out, with all that only it said.
    fn remove(&self, py: Python<'_>, id: &str) -> PyResult<()> {
        py.detach(|| self.kg().remove(id)).map_err(errors::graph)
    }

    /// Finds copies of one text, derives what follows from what is stated; gives how many triples that is.
    fn infer(&self, py: Python<'_>) -> PyResult<usize> {
        py.detach(|| {
            let mut kg = self.kg();
            kg.link_copies().map_err(errors::graph)?;
            summitry::infer::infer(&mut kg).map(|derived| derived.len()).map_err(errors::graph)
        })
    }

    /// Saves it into a folder: whole, or not at all.
    fn save(&self, py: Python<'_>, folder: PathBuf) -> PyResult<()> {
        py.detach(|| {
            let lock = Lock::acquire(&folder, Patience::Wait)?;
            let mut kg = self.kg();
            kg.link_copies()?;
            kg.save_under(&lock)
        })
        .map_err(errors::graph)
    }

    /// The ids of its articles.
    fn articles(&self) -> Vec<String> {
        self.kg().articles().keys().cloned().collect()
    }

    /// How many quads it has.
    fn __len__(&self) -> PyResult<usize> {
        self.kg().count().map_err(errors::graph)
    }

    /// Answers a query of the library by its name, or SPARQL; rows as SPARQL 1.1 JSON, triples as N-Triples.
    #[pyo3(signature = (query, given, claims = "none", sources = "short"))]
    fn query(
        &self,
        py: Python<'_>,
        query: &str,
        given: Vec<(String, String)>,
        claims: &str,
        sources: &str,
    ) -> PyResult<(bool, String)> {
        py.detach(|| self.answer(query, &given, claims, sources))
    }

    /// Who or what a node is, what it did and said, each with its sentence and article.
    fn explain(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        py.detach(|| {
            let kg = self.kg();
            let page = summitry::explain::page(&kg, name).map_err(errors::query)?;
            match page {
                Some(page) => Ok(page.text(usize::MAX, Screen::piped())),
                None => query::explain(&kg, name).map_err(errors::query),
            }
        })
    }

    /// Writes it in a format of `summitry export`.
    fn export<'py>(&self, py: Python<'py>, format: &str) -> PyResult<Bound<'py, PyBytes>> {
        let known = export::Format::named(format).ok_or_else(|| {
            errors::graph(format!("`{format}` is no format of an export: see `summitry export --help`"))
        })?;
        let bytes = py.detach(|| {
            let mut bytes = Vec::new();
            export::write(&self.kg(), known, &mut bytes).map(|()| bytes).map_err(errors::graph)
        })?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// Draws a picture of it as SVG: "network", "timeline", "claims" or "balance".
    #[pyo3(signature = (picture, width = 1600, top = None, title = None, dark = false))]
    fn draw(
        &self,
        py: Python<'_>,
        picture: &str,
        width: u32,
        top: Option<usize>,
        title: Option<String>,
        dark: bool,
    ) -> PyResult<String> {
        let (picture, countries) = match picture {
            "network" => (Picture::Network, false),
            "timeline" => (Picture::Timeline, false),
            "claims" => (Picture::Claims, false),
            "balance" => (Picture::Balance, true),
            _ => {
                return Err(errors::graph(format!(
                    "`{picture}` is no picture: want network, timeline, claims or balance"
                )));
            }
        };
        let mut projection = Projection::default();
        if countries {
            projection = Projection { nodes: Projection::countries().nodes, by_country: true, ..projection };
        }
        let theme = if dark { Theme::Dark } else { Theme::Light };
        let width = f64::from(width.clamp(*draw::SIZES.start(), *draw::SIZES.end()));
        let options = Options { theme, width, height: None, top, title };
        py.detach(|| {
            let world = World::read(&self.kg()).map_err(errors::graph)?;
            draw::draw(&world, picture, &projection, &options)
                .map(|drawing| drawing.svg)
                .map_err(errors::graph)
        })
    }

    /// Checks the graph of a folder against its texts; what was checked and what is wrong, as JSON.
    #[staticmethod]
    fn verify(py: Python<'_>, folder: PathBuf) -> PyResult<String> {
        py.detach(|| {
            let report = summitry::verify::verify(&folder, None).map_err(errors::graph)?;
            serde_json::to_string(&report).map_err(errors::graph)
        })
    }
}

impl Graph {
    fn of(kg: Kg) -> Graph {
        Graph { kg: Mutex::new(kg) }
    }

    fn kg(&self) -> MutexGuard<'_, Kg> {
        self.kg.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the answer is rows, and the answer.
    fn answer(
        &self,
        query: &str,
        given: &[(String, String)],
        claims: &str,
        sources: &str,
    ) -> PyResult<(bool, String)> {
        let kg = self.kg();
        // SPARQL has spaces, and no query of the library has.
        let is_named = !query.contains(char::is_whitespace);
        let (name, sparql, header) = if is_named {
            let named = query::named(query).map_err(errors::query)?;
            (named.name, named.sparql, Header::read(named.sparql).map_err(errors::query)?)
        } else {
            ("", query, Header::default())
        };
        let citing = match sources {
            "none" => Citing::None,
            "full" => Citing::Full,
            _ => Citing::Short,
        };
        let values = query::values(&*kg, name, &header, given).map_err(errors::query)?;
        let results = match claims {
            "add" | "only" => query::with_claims(&kg, sparql, &values, claims == "only"),
            _ => query::evaluate_with(&*kg, sparql, &values),
        };
        let mut results = results.map_err(errors::query)?;
        if is_named {
            results = query::cite(&*kg, results, citing).map_err(errors::query)?;
        }
        let is_rows = !matches!(results, summitry::query::QueryResults::Graph(_));
        let format = if is_rows { Format::Json } else { Format::Ntriples };
        let mut out = Vec::new();
        query::write(results, format, &mut out).map_err(errors::query)?;
        Ok((is_rows, String::from_utf8_lossy(&out).into_owned()))
    }
}
