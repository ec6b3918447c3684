//! People, countries, organizations and places, and the offices that people hold.

use super::label;
use super::vocabulary::{geo, itsrdf, org, owl, rdf, rdfs, schema, skos, sm, xsd};
use super::writer::Writer;
use crate::facts::{Edtf, Entity, EntityId, EntityKind, Role, Tenure};
use crate::gazetteer::Gazetteer;
use crate::rdf::{Base, Office};
use oxigraph::model::{Literal, NamedNode, Quad, Term};

pub(super) fn write(writer: &mut Writer) {
    for entity in &writer.facts.entities {
        describe(writer, entity);
        let (kind, code) = (entity.kind, entity.iso3.as_deref());
        for quad in background(writer.base, kind, &entity.id, &entity.label, code) {
            writer.push(quad);
        }
    }
    for (at, role) in writer.facts.roles.iter().enumerate() {
        membership(writer, at, role);
    }
}

fn describe(writer: &mut Writer, entity: &Entity) {
    let graph = writer.graph(None);
    let node = writer.base.entity(&entity.id);
    let class = match entity.kind {
        EntityKind::Person => schema("Person"),
        EntityKind::Country => schema("Country"),
        EntityKind::Organization => schema("Organization"),
        EntityKind::Place => schema("Place"),
    };
    writer.typed(&graph, &node, class);
    writer.text(&graph, &node, rdfs("label"), &entity.label);
    // One article calls it so; where articles differ, the store decides.
    writer.text(&graph, &node, skos("prefLabel"), &entity.label);
    for alias in &entity.aliases {
        writer.text(&graph, &node, skos("altLabel"), alias);
    }
    if let Some(code) = &entity.iso3 {
        writer.text(&graph, &node, sm("iso3"), code);
    }
    for same in &entity.same_as {
        if let Ok(iri) = NamedNode::new(same) {
            writer.add(&graph, &node, owl("sameAs"), iri);
        }
    }
    for mention in &entity.mentions {
        writer.span(&graph, &node, mention.span, &mention.rule);
        let words = writer.base.evidence(writer.facts, mention.span);
        writer.add(&graph, &words, itsrdf("taIdentRef"), node.clone());
    }
    // No program generates a country.
    let extraction = writer.base.extraction(&writer.facts.article.id);
    writer.add(&graph, &node, sm("extractedBy"), extraction);
}

/// What the gazetteer knows of a country, or of the country that a city lies in, kept apart from what the article says.
#[must_use]
pub fn background(
    base: &Base,
    kind: EntityKind,
    id: &EntityId,
    label: &str,
    iso3: Option<&str>,
) -> Vec<Quad> {
    let gazetteer = Gazetteer::compiled_in();
    let country = match kind {
        EntityKind::Place => gazetteer.country_of_city(label),
        _ => iso3,
    };
    let Some(country) = country.and_then(|code| gazetteer.country(code)) else { return Vec::new() };
    let graph = base.background_graph();
    let node = base.entity(&EntityId::new(EntityKind::Country, &country.iso3));
    let mut quads = Vec::new();
    let mut say =
        |s: &NamedNode, p: NamedNode, o: Term| quads.push(Quad::new(s.clone(), p, o, graph.clone()));
    if kind == EntityKind::Place {
        say(&base.entity(id), schema("containedInPlace"), node.clone().into());
    }
    let text = |t: &str| Term::from(Literal::new_simple_literal(t));
    say(&node, rdf("type"), schema("Country").into());
    say(&node, rdfs("label"), text(&country.name));
    say(&node, sm("iso3"), text(&country.iso3));
    say(&node, sm("iso2"), text(&country.iso2));
    let elsewhere = |iri: String| Term::from(NamedNode::new_unchecked(iri));
    if let Some(number) = country.geonameid {
        say(&node, owl("sameAs"), elsewhere(format!("https://sws.geonames.org/{number}/")));
    }
    if let Some(id) = &country.wikidata {
        say(&node, owl("sameAs"), elsewhere(format!("http://www.wikidata.org/entity/{id}")));
    }
    if kind == EntityKind::Place
        && let Some(city) = gazetteer.only_city(label)
    {
        let place = base.entity(id);
        let degrees = |value: f64| Literal::new_typed_literal(value.to_string(), xsd("decimal")).into();
        say(&place, geo("lat"), degrees(city.latitude));
        say(&place, geo("long"), degrees(city.longitude));
        say(&place, owl("sameAs"), elsewhere(format!("https://sws.geonames.org/{}/", city.geonameid)));
    }
    quads
}

fn membership(writer: &mut Writer, at: usize, role: &Role) {
    let graph = writer.graph(role.claim.as_ref());
    let node = writer.role(at);
    let person = writer.base.entity(&role.person);
    writer.typed(&graph, &node, org("Membership"));
    writer.add(&graph, &node, org("member"), person.clone());
    writer.text(&graph, &node, sm("title"), &role.title);
    let former = role.tenure == Tenure::Former;
    writer.add(&graph, &node, sm("former"), Literal::new_typed_literal(former.to_string(), xsd("boolean")));
    if let Some(of) = &role.of {
        let of = writer.base.entity(of);
        writer.add(&graph, &node, org("organization"), of);
    }
    let names = (writer.name(&role.person), role.of.as_ref().map(|of| writer.name(of)));
    let label = label::role(&names.0, &role.title, names.1.as_deref(), former);
    writer.text(&graph, &node, rdfs("label"), &label);
    writer.voice(&graph, &node, role.claim.as_ref());
    writer.evidence(&graph, &node, &role.evidence);
    let office = Office::of_role(role, writer.facts);
    if let Some(office) = office {
        writer.add(&graph, &node, org("role"), sm(office.name()));
    }
    tenure(writer, &graph, at, role);
    if let (Some(country), true) = (&role.of, office.is_some_and(Office::leads)) {
        // Who is only said to lead is no leader.
        if role.claim.is_none() {
            writer.typed(&graph, &person, sm("Leader"));
        }
        if !former {
            let country = writer.base.entity(country);
            writer.add(&graph, &person, sm("leads"), country);
        }
    }
}

/// When an office was held, as far as the text tells it; else it is known of the article's day alone.
fn tenure(writer: &mut Writer, graph: &NamedNode, at: usize, role: &Role) {
    let facts = writer.facts;
    let node = writer.role(at);
    if let Some(day) = &facts.article.published {
        let day = Literal::new_typed_literal(day.as_str(), xsd("date"));
        writer.add(graph, &node, sm("asOf"), day);
    }
    let end = |edtf: &Option<Edtf>| edtf.as_ref().map_or("..".to_owned(), ToString::to_string);
    if role.since.is_none() && role.until.is_none() {
        return;
    }
    // An end that is an interval itself makes none.
    let Ok(date) = Edtf::parse(&format!("{}/{}", end(&role.since), end(&role.until))) else { return };
    let during = writer.tenure(at);
    writer.add(graph, &node, org("memberDuring"), during.clone());
    writer.typed(graph, &during, sm("Tenure"));
    writer.date(graph, &during, &date);
    writer.voice(graph, &during, role.claim.as_ref());
}
