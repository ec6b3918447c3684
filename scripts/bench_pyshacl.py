#!/usr/bin/env python3
"""Times pyshacl and `summitry validate` over the same knowledge graph, one after the other.

Usage: bench_pyshacl.py SUMMITRY KG      (needs pyshacl)
"""
import pathlib, subprocess, sys, time
import pyshacl, rdflib

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main(binary, kg):
    start = time.perf_counter()
    subprocess.run([binary, "validate", "--kg", kg], check=True, capture_output=True)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    data = rdflib.Graph()
    dataset = rdflib.Dataset()
    dataset.parse(pathlib.Path(kg) / "graph.nq", format="nquads")
    for s, p, o, _ in dataset.quads():
        data.add((s, p, o))
    read = time.perf_counter() - start
    shapes = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "shapes.ttl")
    ontology = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "summitry.ttl")
    start = time.perf_counter()
    conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, inference="none")
    theirs = time.perf_counter() - start
    print(f"{len(data)} triples; conforms: {conforms}")
    print(f"summitry validate, opening and all: {ours:.1f} s")
    print(f"pyshacl: reading {read:.1f} s, validating {theirs:.1f} s: {theirs / ours:.0f} times ours")


if __name__ == "__main__":
    main(*sys.argv[1:])
