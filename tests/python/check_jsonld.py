"""Reads the JSON-LD exports with PyLD as a web developer would: expands, frames and compacts them.

Usage: check_jsonld.py FOLDER, which holds world.jsonld, world.jsonld-framed, world.nquads, and world.by-iri.jsonld.
"""
import json, pathlib, sys
import rdflib
from pyld import jsonld

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTEXT = json.loads((ROOT / "crates/graph/ontology" / "context.jsonld").read_text(encoding="utf-8"))
IRI = "https://w3id.org/summitry/context.jsonld"
MENTIONS = "https://schema.org/mentions"


def check(ok, what):
    print(("ok    " if ok else "WRONG ") + what)
    return 0 if ok else 1


def loader(url, options=None):
    """The context as `summitry vocabulary context` prints it; nothing else is fetched."""
    if url != IRI:
        raise jsonld.JsonLdError(f"nothing else is fetched: {url}", "loading document failed")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


jsonld.set_document_loader(loader)


def quads(document):
    return set(rdflib_quads(jsonld.to_rdf(document, {"format": "application/n-quads"})))


def rdflib_quads(text):
    for s, p, o, g in rdflib.Dataset().parse(data=text, format="nquads").quads():
        yield s, p, o, str(g) if g else ""


def walk(value):
    if isinstance(value, dict):
        yield value
        for v in value.values():
            yield from walk(v)
    elif isinstance(value, list):
        for v in value:
            yield from walk(v)


def main(folder):
    wrong = 0
    flat = json.loads((folder / "world.jsonld").read_text(encoding="utf-8"))
    stored = set(rdflib_quads((folder / "world.nquads").read_text(encoding="utf-8")))
    wrong += check(quads(flat) == stored, f"PyLD reads {len(stored)} quads of the flat export, those of N-Quads")
    by_iri = json.loads((folder / "world.by-iri.jsonld").read_text(encoding="utf-8"))
    wrong += check(by_iri["@context"] == IRI and quads(by_iri) == stored, "and the same by the context's IRI")
    nodes = [n for n in walk(flat["graph"]) if "type" in n]
    claims = [n for n in nodes if "Claim" in n["type"]]
    spans = [n for n in nodes if "RFC5147String" in n["type"] or "words" in n]
    wrong += check(claims and all(isinstance(n["negated"], bool) for n in claims), f"{len(claims)} claims are negated or not in JSON's own words")
    wrong += check(spans and all(isinstance(n["beginIndex"], int) and isinstance(n["words"], str) for n in spans), f"{len(spans)} spans count in JSON's own numbers")
    wrong += check(all(isinstance(n["evidence"], list) for n in nodes if "evidence" in n) and all(isinstance(n["hasActor"], list) for n in nodes if "hasActor" in n), "what may stand several times is a list")
    wrong += check(all(n["status"] in ("occurred", "planned", "cancelled", "denied", "hypothetical") for n in nodes if "status" in n), "statuses are words")
    keys = {k for n in walk(flat["graph"]) for k in n}
    wrong += check(not any(k.startswith("http") for k in keys), "no key is an IRI")
    meetings = jsonld.frame(flat, {"@context": IRI, "type": "Meeting"})
    meetings = meetings.get("graph", [meetings])
    known = {s for s, p, o, _ in stored if str(p).endswith("#type") and str(o).endswith("ns#Meeting")}
    wrong += check({m["id"] for m in meetings} == set(map(str, known)) and known, f"a frame of meetings gives all {len(known)}")
    framed = json.loads((folder / "world.jsonld-framed").read_text(encoding="utf-8"))
    wrong += tree(framed, stored)
    return 1 if wrong else 0


def tree(framed, stored):
    wrong = 0
    articles = framed["graph"]
    wrong += check(articles and all("NewsArticle" in a["type"] and {"events", "claims", "roles", "relationships", "entities"} <= a.keys() for a in articles), f"{len(articles)} trees, an article each")
    events = [e for a in articles for e in a["events"]]
    wrong += check(events and all(e["evidence"][0]["words"] and all(p["name"] for p in e.get("hasActor", [])) for e in events), f"{len(events)} events with the names of those who take part, and words")
    roles = [r for a in articles for r in a["roles"]]
    wrong += check(roles and all(r["member"]["name"] for r in roles), f"{len(roles)} offices with the names of those who hold them")
    said = [c["contentGraph"] for a in articles for c in a["claims"] if "contentGraph" in c]
    wrong += check(all(g["graph"] for g in said), f"{len(said)} claims with what they assert inside")
    found = quads(framed)
    triples, graphs = {q[:3] for q in stored}, {q for q in stored if "/graph/claim/" in q[3]}
    extra = {q for q in found if str(q[1]) != MENTIONS and (q[:3] not in triples)}
    wrong += check(not extra, f"the trees state {len(found)} triples, none that the graph does not" + "".join(f"\n   {q}" for q in list(extra)[:5]))
    wrong += check({q for q in found if "/graph/claim/" in q[3]} == graphs, "what is claimed stands in its claim's graph, all of it")
    stated = {q[:3] for q in stored if "/graph/claim/" not in q[3]}
    leaked = {q for q in found if "/graph/claim/" not in q[3] and str(q[1]) != MENTIONS and q[:3] not in stated}
    wrong += check(not leaked, "and nothing of it outside")
    return wrong


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
