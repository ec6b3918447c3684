#!/usr/bin/env python3
"""Writes crates/graph/ontology/context.jsonld: a JSON-LD 1.1 context with every term of the ontology and of the vocabularies that the data uses.

Usage: context.py      (needs rdflib)

How a term reads follows from its declaration: properties between nodes hold IRIs, those whose values are concepts of ours
hold their names, dates are typed, truth values and whole numbers are JSON's own; what may stand several times is always a list.
"""
import json, pathlib
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

ROOT = pathlib.Path(__file__).resolve().parents[1]
SM = rdflib.Namespace("https://w3id.org/summitry/ns#")
PREFIXES = "sm rdf rdfs owl xsd skos dcterms schema prov org sem nif edtf geo void dcat itsrdf".split()
# Those of our values that may stand several times on one node; all others stand once.
MANY_VALUES = {"rule", "asOf", "oldValue"}
# Terms of other vocabularies: their name here, and how they read: a list of nodes, one node, a value, a list of values, a type.
OTHERS = {
    "label": ("rdfs:label", "many"), "altLabel": ("skos:altLabel", "many"), "prefLabel": ("skos:prefLabel", "many"),
    "comment": ("rdfs:comment", "many"), "sameAs": ("owl:sameAs", "nodes"),
    "headline": ("schema:headline", "one"), "author": ("schema:author", "many"), "publisher": ("schema:publisher", "one"),
    "inLanguage": ("schema:inLanguage", "one"), "datePublished": ("schema:datePublished", "xsd:date"),
    "dateModified": ("schema:dateModified", "xsd:date"), "about": ("schema:about", "nodes"),
    "isPartOf": ("schema:isPartOf", "node"), "containedInPlace": ("schema:containedInPlace", "nodes"),
    "attributedTo": ("prov:wasAttributedTo", "nodes"), "derivedFrom": ("prov:wasDerivedFrom", "nodes"),
    "generatedBy": ("prov:wasGeneratedBy", "nodes"), "quotedFrom": ("prov:wasQuotedFrom", "nodes"),
    "associatedWith": ("prov:wasAssociatedWith", "nodes"), "used": ("prov:used", "nodes"),
    "member": ("org:member", "node"), "organization": ("org:organization", "node"), "role": ("org:role", "concepts"),
    "memberDuring": ("org:memberDuring", "nodes"), "hasActor": ("sem:hasActor", "nodes"), "hasPlace": ("sem:hasPlace", "nodes"),
    "words": ("nif:anchorOf", "one"), "beginIndex": ("nif:beginIndex", "one"), "endIndex": ("nif:endIndex", "one"),
    "text": ("nif:isString", "one"), "referenceContext": ("nif:referenceContext", "node"), "sourceUrl": ("nif:sourceUrl", "node"),
    "refersTo": ("itsrdf:taIdentRef", "nodes"), "lat": ("geo:lat", "xsd:decimal"), "long": ("geo:long", "xsd:decimal"),
    "subject": ("rdf:subject", "node"), "predicate": ("rdf:predicate", "node"), "object": ("rdf:object", "node"),
    # The framed export's own: a tree an article. What an article tells of, it mentions.
    "mentions": ("schema:mentions", "nodes"), "events": ("schema:mentions", "nodes"),
    "relationships": ("schema:mentions", "nodes"), "roles": ("schema:mentions", "nodes"), "entities": ("schema:mentions", "nodes"),
}
CLASSES = "schema:NewsArticle schema:Person schema:Country schema:Organization schema:Place sem:Event org:Membership prov:Entity prov:Activity prov:SoftwareAgent nif:String nif:RFC5147String nif:Context rdf:Statement".split()
SHAPES = {"nodes": {"@type": "@id", "@container": "@set"}, "node": {"@type": "@id"}, "concepts": {"@type": "@vocab", "@container": "@set"}, "many": {"@container": "@set"}}


def main():
    g = rdflib.Graph(bind_namespaces="none").parse(ROOT / "crates/graph/ontology" / "summitry.ttl")
    names = dict(g.namespaces())
    context = {"@version": 1.1, **{p: str(names[p]) for p in PREFIXES}, "id": "@id", "type": "@type", "graph": "@graph"}
    context |= {c.split(":")[1]: c for c in CLASSES}
    for name, (iri, how) in OTHERS.items():
        shape = SHAPES.get(how) or ({} if how == "one" else {"@type": how})
        context[name] = {"@id": iri, **shape} if shape else iri
    # The other way round: what a tree goes down by.
    context["claims"] = {"@reverse": "schema:isPartOf", "@container": "@set"}
    context["offices"] = {"@reverse": "org:member", "@container": "@set"}
    # For readers of the tree alone; no statement.
    context["name"] = None
    for term in sorted({s for s in g.subjects() if str(s).startswith(str(SM))}, key=str):
        context[str(term)[len(SM):]] = definition(g, term)
    path = ROOT / "crates/graph/ontology" / "context.jsonld"
    path.write_text(json.dumps({"@context": context}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def definition(g, term):
    name = f"sm:{str(term)[len(SM):]}"
    kinds, target = set(g.objects(term, RDF.type)), g.value(term, RDFS.range)
    once = OWL.FunctionalProperty in kinds
    if OWL.ObjectProperty in kinds:
        of_concepts = SKOS.Concept in g.transitive_objects(target, RDFS.subClassOf)
        return {"@id": name, "@type": "@vocab" if of_concepts else "@id", **({} if once else {"@container": "@set"})}
    if OWL.DatatypeProperty not in kinds:
        return name
    typed = target not in (XSD.string, XSD.boolean, XSD.integer, RDFS.Literal)
    shape = {**({"@type": g.namespace_manager.curie(target)} if typed else {}), **({"@container": "@set"} if name[3:] in MANY_VALUES else {})}
    return {"@id": name, **shape} if shape else name


if __name__ == "__main__":
    main()
