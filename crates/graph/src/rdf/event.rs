//! Events and relationships: in the article's graph, or in their claim's.

use super::label;
use super::vocabulary::{rdfs, sem, short_form, sm};
use super::writer::Writer;
use crate::facts::{EntityKind, Event, Relationship, Status};
use oxigraph::model::{Literal, NamedNode};

pub(super) fn write(writer: &mut Writer) {
    for event in &writer.facts.events {
        occurrence(writer, event);
    }
    for tie in &writer.facts.relationships {
        relationship(writer, tie);
    }
}

fn occurrence(writer: &mut Writer, event: &Event) {
    let graph = writer.graph(event.claim.as_ref());
    let node = writer.event(&event.id);
    writer.typed(&graph, &node, sm(event.kind.name()));
    // Plain SPARQL knows of no classes above a class.
    if event.kind.is_meeting() {
        writer.typed(&graph, &node, sm("Meeting"));
    }
    writer.typed(&graph, &node, sem("Event"));
    writer.text(&graph, &node, rdfs("label"), &event.label);
    for participant in &event.participants {
        let actor = writer.base.entity(participant);
        if let Some(part) = event.parts.get(participant) {
            writer.add(&graph, &node, sm(part.name()), actor.clone());
        }
        writer.add(&graph, &node, sem("hasActor"), actor);
    }
    writer.voice(&graph, &node, event.claim.as_ref());
    if let Some(place) = &event.place {
        let place = writer.base.entity(place);
        writer.add(&graph, &node, sem("hasPlace"), place);
    }
    if let Some(date) = &event.date {
        writer.date(&graph, &node, date);
    }
    writer.add(&graph, &node, sm("status"), sm(event.status.name()));
    if let Some(ordinal) = event.ordinal {
        writer.add(&graph, &node, sm("ordinal"), Literal::from(i64::from(ordinal)));
    }
    // Said in the graph of the telling: no other voice is made to say it.
    if let Some(first) = &event.occurrence {
        let first = writer.event(first);
        writer.add(&graph, &node, sm("sameOccurrence"), first);
    }
    writer.evidence(&graph, &node, &event.evidence);
    if event.kind.is_meeting() && event.status == Status::Occurred {
        met_with(writer, &graph, event);
    }
}

/// The short form between people who met, both ways.
fn met_with(writer: &mut Writer, graph: &NamedNode, event: &Event) {
    let facts = writer.facts;
    let person =
        |id: &&crate::facts::EntityId| facts.entity(id).is_some_and(|e| e.kind == EntityKind::Person);
    for a in event.participants.iter().filter(person) {
        for b in event.participants.iter().filter(person).filter(|b| *b != a) {
            let (a, b) = (writer.base.entity(a), writer.base.entity(b));
            writer.add(graph, &a, sm("metWith"), b);
        }
    }
}

fn relationship(writer: &mut Writer, tie: &Relationship) {
    let graph = writer.graph(tie.claim.as_ref());
    let node = writer.relationship(&tie.id);
    let (from, to) = (writer.base.entity(&tie.from), writer.base.entity(&tie.to));
    writer.typed(&graph, &node, sm("Relationship"));
    let (a, b) = (writer.name(&tie.from), writer.name(&tie.to));
    writer.text(&graph, &node, rdfs("label"), &label::relationship(&a, tie.kind.name(), &b));
    writer.voice(&graph, &node, tie.claim.as_ref());
    writer.add(&graph, &node, sm("kind"), sm(tie.kind.name()));
    writer.add(&graph, &node, sm("from"), from.clone());
    writer.add(&graph, &node, sm("to"), to.clone());
    if let Some(date) = &tie.date {
        writer.date(&graph, &node, date);
    }
    writer.evidence(&graph, &node, &tie.evidence);
    writer.add(&graph, &from, short_form(tie.kind), to.clone());
    if tie.kind.is_symmetric() {
        writer.add(&graph, &to, short_form(tie.kind), from);
    }
}
