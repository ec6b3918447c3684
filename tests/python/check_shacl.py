"""Holds `summitry validate` to pyshacl: the same verdict and the same focus nodes, over good graphs and broken ones.

Usage: check_shacl.py SUMMITRY
"""
import hashlib, json, logging, pathlib, subprocess, sys, tempfile, warnings
import pyshacl, rdflib
from rdflib.namespace import SH

# Ill-formed literals are what some cases are about.
logging.getLogger("rdflib").setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", module="rdflib")

ROOT = pathlib.Path(__file__).resolve().parents[2]
NS = "https://w3id.org/summitry/ns#"
BASE = "https://w3id.org/summitry/id/"
GRAPH = f"<{BASE}graph/article/gulf-thaw>"
PREFIXES = "@prefix sm: <" + NS + "> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix org: <http://www.w3.org/ns/org#> . @prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix edtf: <http://id.loc.gov/datatypes/edtf/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @base <" + BASE + "> .\n"
NEW_EVENT = "<event/gulf-thaw/x> a sem:Event, sm:Visit ; rdfs:label \"x\" ; sm:status sm:occurred ; sm:rule \"r\" ; sm:evidence ?span ; prov:wasGeneratedBy <extraction/gulf-thaw> ."


def drop(*holding):
    return lambda lines: [l for l in lines if not all(h in l for h in holding)]


def change(old, new, *holding):
    return lambda lines: [l.replace(old, new) if all(h in l for h in holding) else l for l in lines]


def add(turtle):
    def to(lines):
        span = next(l.split("> <")[0] + ">" for l in lines if "#char=" in l and "anchorOf" in l)
        graph = rdflib.Graph().parse(data=PREFIXES + turtle.replace("?span", span), format="turtle")
        return lines + [f"{s.n3()} {p.n3()} {quote(o)} {GRAPH} ." for s, p, o in graph]
    return to


def quote(term):
    return rdflib.Literal(str(term), datatype=term.datatype, lang=term.language, normalize=False)._quote_encode() + (f"^^<{term.datatype}>" if term.datatype else "") if isinstance(term, rdflib.Literal) else term.n3()


BROKEN = {
    "a headline is missing": drop("article/gulf-thaw> ", "headline"),
    "two headlines": add('<article/gulf-thaw> schema:headline "other" .'),
    "a SHA-256 that is none": change('> "', '> "x', "ns#sha256"),
    "a day that is no day": change("2023-", "2023-99-", "datePublished"),
    "a language that is none": change('"en"', '"English of sorts"', "inLanguage"),
    "no text": drop("isString"),
    "a span without words": drop("anchorOf"),
    "a span that ends before it begins": change('> "5', '> "-5', "beginIndex"),
    "a span without its text": drop("referenceContext"),
    "an evidence that is no span": add("<person/wang-yi> sm:evidence <person/ali-shamkhani> ."),
    "facts without rule": drop("ns#rule", "/relationship/"),
    "facts without evidence": drop("ns#evidence", "/claim/"),
    "facts without extraction": drop("wasGeneratedBy", "/role/"),
    "two extractions' articles": add("<extraction/gulf-thaw> prov:used <person/wang-yi> ."),
    "a person without a name": drop("person/wang-yi> ", "label"),
    "a person who is a place": add("<person/wang-yi> a schema:Place ."),
    "a country without its code": drop("country/IRN> ", "iso3"),
    "a country code in small letters": change('"IRN"', '"irn"', "iso3"),
    "an office without title": drop("ns#title"),
    "an office of two people": add("<role/gulf-thaw/m1> org:member <person/wang-yi>, <person/ali-shamkhani> ."),
    "an office held perhaps": change('"false"', '"perhaps"', "ns#former"),
    "a leader who is a country": add("<country/IRN> sm:leads <country/IRN> ."),
    "an event without status": drop("ns#status"),
    "an event with a status that is none": change("ns#occurred", "ns#dreamt", "ns#status"),
    "an event of two kinds": add("<event/gulf-thaw/e1> a sm:Visit, sm:Ceremony ."),
    "an event of no kind": add(NEW_EVENT.replace(", sm:Visit", "")),
    "a date that is none": add(NEW_EVENT + '<event/gulf-thaw/x> sm:date "May"^^edtf:EDTF .'),
    "bounds in the wrong order": add(NEW_EVENT + '<event/gulf-thaw/x> sm:date "2024"^^edtf:EDTF ; sm:earliest "2024-12-31"^^xsd:date ; sm:latest "2024-01-01"^^xsd:date .'),
    "bounds without a date": add(NEW_EVENT + '<event/gulf-thaw/x> sm:earliest "2024-01-01"^^xsd:date .'),
    "a meeting of one": add(NEW_EVENT.replace("sm:Visit", "sm:Meeting") + "<event/gulf-thaw/x> sem:hasActor <person/wang-yi> ."),
    "a claim takes part": add(NEW_EVENT + "<event/gulf-thaw/x> sem:hasActor <claim/gulf-thaw/c1> ."),
    "countries that met as people do": add("<country/IRN> sm:metWith <country/SAU> ."),
    "a relationship of no kind": drop("ns#kind"),
    "a relationship with itself": add('<relationship/gulf-thaw/x> a sm:Relationship ; sm:kind sm:rift ; sm:from <country/IRN> ; sm:to <country/IRN> ; sm:rule "r" ; sm:evidence ?span ; prov:wasGeneratedBy <extraction/gulf-thaw> .'),
    "a relationship to a text": change("ns#to> <", "ns#to> <http://example.org/", "ns#to>"),
    "a claim without words": drop("ns#content>"),
    "a claim of two modes": add("<claim/gulf-thaw/c1> sm:mode sm:direct, sm:indirect, sm:mixed ."),
    "a claim without article": drop("isPartOf"),
    "a claim that an event reports": add("<claim/gulf-thaw/c1> sm:via <event/gulf-thaw/e1> ."),
    "a claim that is no entity of PROV": drop("claim/gulf-thaw/", "prov#Entity"),
    "a derived statement without rule": add("<statement/1> a rdf:Statement ; rdf:subject <country/IRN> ; rdf:predicate sm:supports ; rdf:object <country/SAU> ; prov:wasDerivedFrom <statement/2> . <statement/2> a rdf:Statement ; rdf:subject <country/IRN> ; rdf:predicate sm:supports ; rdf:object <country/SAU> ."),
    "an identification of nobody": add('<identification/gulf-thaw/wang-yi> a sm:Identification ; sm:candidate <person/wang-yi> ; sm:basis "office" ; rdfs:comment "x" .'),
    "an identification by guess": add('<identification/gulf-thaw/wang-yi> a sm:Identification ; sm:identifies <person/wang-yi> ; sm:candidate <person/wang-yi> ; sm:basis "guess" ; rdfs:comment "x" .'),
    "a country that is an occurrence": add("<event/gulf-thaw/e1> sm:sameOccurrence <country/IRN> ."),
    "a correction without reason": add("<correction/1> a sm:Correction, prov:Activity ; sm:corrects <country/IRN> ; prov:wasAssociatedWith <agent/a> . <agent/a> a prov:Agent ."),
}


def focus(report):
    """The focus nodes of the results themselves, without those of the details below them."""
    return {str(report.value(result, SH.focusNode)) for result in report.objects(None, SH.result)}


def referee(data, shapes, ontology=None):
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, inference="none")
    return conforms, focus(report)


def write(folder, lines, base=BASE):
    lines = sorted(set(lines))
    text = "".join(l + "\n" for l in lines).encode("utf-8")
    (folder / "graph.nq").write_bytes(text)
    manifest = {"format": "summitry-kg", "version": 1, "base": base, "graph_sha256": hashlib.sha256(text).hexdigest(), "articles": {}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def ours(binary, folder, shapes=None):
    command = [binary, "validate", "--kg", folder] + (["--shapes", shapes] if shapes else [])
    run = subprocess.run([*command, "--format", "json"], capture_output=True, text=True)
    if not run.stdout:
        raise SystemExit(run.stderr)
    report = json.loads(run.stdout)
    turtle = rdflib.Graph().parse(data=subprocess.run([*command, "--format", "turtle"], capture_output=True, text=True).stdout, format="turtle")
    found = {f["focus"] for f in report["findings"]}
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


def main(binary):
    shapes = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "summitry.ttl")
    folder = pathlib.Path(tempfile.mkdtemp())
    wrong = components(binary, folder)
    subprocess.run([binary, "build", ROOT / "data" / "articles" / "gulf-thaw.txt", "--kg", folder / "kg"], check=True, capture_output=True)
    good = (folder / "kg" / "graph.nq").read_text(encoding="utf-8").splitlines()
    for name, harm in {"good data": lambda lines: lines, **BROKEN}.items():
        lines = harm(good)
        if name != "good data" and sorted(set(lines)) == good:
            print(f"WRONG {name}: nothing was broken")
            wrong += 1
            continue
        write(folder / "kg", lines)
        data = rdflib.Graph()
        for s, p, o, _ in rdflib.Dataset().parse(data="\n".join(lines) + "\n", format="nquads").quads():
            data.add((s, p, o))
        mine, theirs = ours(binary, folder / "kg"), referee(data, shapes, ontology)
        agree = mine == theirs and mine[0] == (name == "good data")
        wrong += not agree
        print(("ok    " if agree else "WRONG ") + f"{name}: {len(mine[1])} focus nodes")
        if not agree:
            print("   only ours", sorted(mine[1] - theirs[1])[:5], "only theirs", sorted(theirs[1] - mine[1])[:5])
    print(f"{len(BROKEN)} broken graphs, {wrong} disagreements")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
