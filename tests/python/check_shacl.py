"""Holds `summitry validate` to pyshacl: the same verdict and the same focus nodes, over good graphs and broken ones.

Usage: check_shacl.py SUMMITRY [EVERY]      (EVERY: try each nth wrong graph of the table)
"""
import hashlib, json, logging, pathlib, subprocess, sys, tempfile, tomllib, warnings
import pyshacl, rdflib
from rdflib.namespace import SH

# Ill-formed literals are what some cases are about.
logging.getLogger("rdflib").setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", module="rdflib")

ROOT = pathlib.Path(__file__).resolve().parents[2]
NS = "https://w3id.org/summitry/ns#"
BASE = "https://w3id.org/summitry/id/"
PREFIXES = "".join(f"@prefix {p}: <{n}> .\n" for p, n in {
    "sm": NS, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "owl": "http://www.w3.org/2002/07/owl#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#", "org": "http://www.w3.org/ns/org#", "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "edtf": "http://id.loc.gov/datatypes/edtf/"}.items()) + f"@base <{BASE}> .\n"
# The people, places and offices of the Rust tests' story, in sentences that are read alike.
ARTICLE = """Title: Talks in Vienna
Published: 2024-05-16

President Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on Monday. France and Germany have been close partners since 2019.

Berg said that Poland supports Spain and that Anna Smith had met Karol Nowak in Warsaw.
"""
NEW_EVENT = '<event/talks/x> a sem:Event ; rdfs:label "x" ; sm:status sm:occurred ; sm:rule "r" ; sm:evidence {span} ; prov:wasGeneratedBy {extraction} .'


class Names:
    """What the placeholders of tests/data/wrong_graphs.toml stand for in a graph."""

    def __init__(self, good):
        def first(*holding):
            return next(l for l in good if "/graph/article/talks>" in l and all(h in l for h in holding)).split("> <")[0] + ">"
        self.of = {"NEW": NEW_EVENT, "{event}": first("#type>", "/sem/Event>"), "{claim}": first("#type>", "ns#Claim>"), "{role}": first("#type>", "org#Membership>"),
                   "{relationship}": first("#type>", "ns#Relationship>"), "{span}": first("#anchorOf>"), "{context}": first("#isString>"), "{extraction}": first("#type>", "prov#Activity>")}

    def fill(self, text):
        for name, iri in self.of.items():
            text = text.replace(name, iri)
        return text


def harmed(lines, harm, names):
    def holds(line, parts):
        parts = [names.fill(p) for p in parts]
        return all(line.startswith(p[1:]) if p.startswith("^") else p in line for p in parts)
    if "drop" in harm:
        lines = [l for l in lines if not holds(l, harm["drop"])]
    if "change" in harm:
        lines = [l.replace(harm["change"]["from"], harm["change"]["to"]) if holds(l, harm["change"]["holding"]) else l for l in lines]
    if "add" in harm:
        graph = rdflib.Graph().parse(data=PREFIXES + names.fill(harm["add"]), format="turtle")
        lines = lines + [f"{s.n3()} {p.n3()} {quote(o)} <{BASE}graph/article/talks> ." for s, p, o in graph]
    return harmed(lines, harm["also"], names) if "also" in harm else lines


def quote(term):
    return rdflib.Literal(str(term), datatype=term.datatype, lang=term.language, normalize=False)._quote_encode() + (f"^^<{term.datatype}>" if term.datatype else "") if isinstance(term, rdflib.Literal) else term.n3()


def focus(report):
    """The focus nodes of the results themselves, without those of the details below them."""
    return {str(report.value(result, SH.focusNode)) for result in report.objects(None, SH.result)}


def referee(data, shapes, ontology=None):
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, inference="none", allow_warnings=True)
    return conforms, focus(report)


def merged(lines):
    data = rdflib.Graph()
    for s, p, o, _ in rdflib.Dataset().parse(data="\n".join(lines) + "\n", format="nquads").quads():
        data.add((s, p, o))
    return data


def write(folder, lines, base=BASE):
    lines = sorted(set(lines))
    text = "".join(l + "\n" for l in lines).encode("utf-8")
    (folder / "graph.nq").write_bytes(text)
    manifest = {"format": "summitry-kg", "version": 2, "base": base, "graph_sha256": hashlib.sha256(text).hexdigest(), "articles": {}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def ours(binary, folder, shapes=None):
    command = [binary, "validate", "--kg", folder] + (["--shapes", shapes] if shapes else [])
    run = subprocess.run([*command, "--format", "json"], capture_output=True, text=True)
    if not run.stdout:
        raise SystemExit(run.stderr)
    report = json.loads(run.stdout)
    turtle = rdflib.Graph().parse(data=subprocess.run([*command, "--format", "turtle"], capture_output=True, text=True).stdout, format="turtle")
    found = {f["focus"][1:].rsplit('"', 1)[0] if f["focus"].startswith('"') else f["focus"] for f in report["findings"]}
    named = {f for f in found if "://" in f}
    assert named == {f for f in focus(turtle) if "://" in f}, "the Turtle report differs from the JSON report"
    assert (None, SH.conforms, rdflib.Literal(report["conforms"])) in turtle
    assert run.returncode == (0 if report["conforms"] else 1)
    return report["conforms"], found


def components(binary, folder):
    """The small cases, each as a knowledge graph of its own."""
    prefixes, *cases = (ROOT / "tests" / "shacl" / "cases.ttl").read_text(encoding="utf-8").split("#### ")
    wrong = 0
    for case in cases:
        heading, turtle = case.split("\n", 1)
        expected = {b.replace(":", "http://example.org/") for b in heading.split("breaks")[1].split()}
        graph = rdflib.Graph().parse(data=prefixes + turtle, format="turtle")
        _, theirs = referee(graph, graph)
        if theirs != expected and "pyshacl does not" not in heading:
            wrong += 1
            print(f"WRONG {heading}: pyshacl finds {sorted(theirs)}")
    print(f"{len(cases)} small cases: pyshacl and the expectation {'agree' if not wrong else 'differ'}")
    return wrong


def main(binary, every="1"):
    shapes = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "shapes.ttl")
    sparql = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "shapes-sparql.ttl")
    ontology = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "summitry.ttl")
    folder = pathlib.Path(tempfile.mkdtemp())
    wrong = components(binary, folder)
    (folder / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    subprocess.run([binary, "build", folder / "talks.txt", "--kg", folder / "kg"], check=True, capture_output=True)
    good = (folder / "kg" / "graph.nq").read_text(encoding="utf-8").splitlines()
    names = Names(good)
    table = tomllib.loads((ROOT / "tests" / "data" / "wrong_graphs.toml").read_text(encoding="utf-8"))["wrong"]
    for case in [{"name": "sound data", "caught": "nobody"}, *table[:: int(every)]]:
        name, caught = case["name"], case["caught"]
        lines = harmed(good, case, names)
        if caught != "nobody" and sorted(set(lines)) == good:
            print(f"WRONG {name}: nothing was broken")
            wrong += 1
            continue
        write(folder / "kg", lines)
        data = merged(lines)
        mine, theirs = ours(binary, folder / "kg"), referee(data, shapes, ontology)
        agree = mine == theirs and mine[0] == (caught != "core" or "warning" in case)
        if caught in ("nobody", "sparql"):
            conforms, report, _ = pyshacl.validate(data, shacl_graph=sparql, ont_graph=ontology, inference="none", allow_warnings=True)
            agree = agree and conforms == (caught == "nobody" or "warning" in case) and (caught == "nobody" or len(focus(report)) > 0)
        wrong += not agree
        print(("ok    " if agree else "WRONG ") + f"{name} ({caught}): {len(mine[1])} focus nodes")
        if not agree:
            print("   only ours", sorted(mine[1] - theirs[1])[:5], "only theirs", sorted(theirs[1] - mine[1])[:5])
    print(f"{len(table[:: int(every)])} of {len(table)} wrong graphs, {wrong} disagreements")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
