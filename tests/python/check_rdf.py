"""Reads every RDF export with rdflib and pyoxigraph, compares them, and validates the default dataset with pyshacl.

Usage: check_rdf.py FOLDER, which holds world.turtle, world.trig and so on.
"""
import pathlib, sys
import pyoxigraph, pyshacl, rdflib
from rdflib.compare import isomorphic

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRIPLES = {"turtle": ("turtle", pyoxigraph.RdfFormat.TURTLE), "ntriples": ("nt", pyoxigraph.RdfFormat.N_TRIPLES), "rdfxml": ("xml", pyoxigraph.RdfFormat.RDF_XML)}
QUADS = {"trig": ("trig", pyoxigraph.RdfFormat.TRIG), "nquads": ("nquads", pyoxigraph.RdfFormat.N_QUADS), "jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD)}


def check(ok, what):
    print(("ok    " if ok else "WRONG ") + what)
    return 0 if ok else 1


def graphs(dataset):
    return {str(g.identifier): g for g in dataset.graphs() if len(g)}


def main(folder):
    wrong = 0
    triples = {}
    for name, (fmt, ox) in TRIPLES.items():
        path = folder / f"world.{name}"
        triples[name] = rdflib.Graph().parse(path, format=fmt)
        counted = len(set(pyoxigraph.parse(path=str(path), format=ox)))
        wrong += check(len(triples[name]) == counted > 1000, f"{name}: rdflib {len(triples[name])}, pyoxigraph {counted} triples")
    wrong += check(len({len(g) for g in triples.values()}) == 1, "Turtle, N-Triples and RDF/XML hold as many triples")
    wrong += check(isomorphic(triples["turtle"], triples["rdfxml"]) and isomorphic(triples["turtle"], triples["ntriples"]), "and the same ones")
    datasets = {}
    for name, (fmt, ox) in QUADS.items():
        path = folder / f"world.{name}"
        datasets[name] = rdflib.Dataset()
        datasets[name].parse(path, format=fmt)
        counted = len(set(pyoxigraph.parse(path=str(path), format=ox)))
        ours = sum(len(g) for g in datasets[name].graphs())
        wrong += check(ours == counted > 1000, f"{name}: rdflib {ours}, pyoxigraph {counted} quads")
    first = graphs(datasets["nquads"])
    for name in ("trig", "jsonld"):
        other = graphs(datasets[name])
        same = first.keys() == other.keys() and all(isomorphic(first[g], other[g]) for g in first)
        wrong += check(same, f"{name} holds the same graphs as nquads")
    stated = rdflib.Graph()
    for name, graph in first.items():
        if "/graph/claim/" not in name:
            stated += graph
    wrong += check(isomorphic(stated, triples["turtle"]), "Turtle is all but the claim graphs")
    ontology = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "summitry.ttl")
    shapes = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "shapes.ttl")
    conforms, _, report = pyshacl.validate(triples["turtle"], shacl_graph=shapes, ont_graph=ontology, inference="none", allow_warnings=True)
    wrong += check(conforms, "the default dataset fits the shapes")
    if not conforms:
        print(report[:4000])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
