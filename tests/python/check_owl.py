"""Closes the data under OWL 2 RL with the ontology, the alignments and the axioms of the vocabularies that it uses: nothing may
contradict, and nothing may become what it is not.

Usage: check_owl.py FOLDER, which holds world.nquads.
"""
import collections, itertools, pathlib, sys
import rdflib, reasonable
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS

ROOT = pathlib.Path(__file__).resolve().parents[2]
SM = rdflib.Namespace("https://w3id.org/summitry/ns#")
SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
FOAF = rdflib.Namespace("http://xmlns.com/foaf/0.1/")
ACTOR = {SEM.Actor, SEM.Place, SEM.Core, PROV.Agent, FOAF.Agent}
BODY = ACTOR | {ORG.Organization, FOAF.Organization}
# What a thing of ours may turn out to be besides. A country holds offices, so that to ORG it is an organization; it is none of
# schema.org's. No person, country or place is generated, derived or used.
MAY_BE = {
    SCHEMA.Person: ACTOR | {SM.Leader},
    SCHEMA.Country: BODY,
    SCHEMA.Organization: BODY,
    SCHEMA.Place: BODY,
    SEM.Event: {SEM.Core, PROV.Entity, SM.Meeting, SM.Summit, SM.Call, SM.Visit, SM.Ceremony, SM.WeaponsTest, SM.Agreement, SM.Conflict},
    SM.Claim: {SCHEMA.Claim, SCHEMA.CreativeWork, PROV.Entity},
    SM.Relationship: {PROV.Entity},
    ORG.Membership: {PROV.Entity, SM.Leadership},
    SCHEMA.NewsArticle: {SCHEMA.CreativeWork, PROV.Entity},
    NIF.RFC5147String: {NIF.CString, NIF.String},
    NIF.Context: {NIF.String, NIF.CString, NIF.RFC5147String},
    PROV.Activity: set(),
    PROV.SoftwareAgent: {PROV.Agent},
}


def check(ok, what):
    print(("ok    " if ok else "WRONG ") + what)
    return 0 if ok else 1


def closure(graph):
    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(graph)
    closed = rdflib.Graph()
    for triple in reasoner.reason():
        closed.add(triple)
    return closed


def contradictions(axioms, closed):
    """By the rules cax-dw, cax-adc, prp-irp, prp-fp with eq-diff2, and prp-fp over different literals."""
    pairs = set(axioms.subject_objects(OWL.disjointWith))
    for group in axioms.subjects(RDF.type, OWL.AllDisjointClasses):
        pairs |= set(itertools.combinations(list(Collection(axioms, axioms.value(group, OWL.members))), 2))
    members = collections.defaultdict(set)
    for node, kind in closed.subject_objects(RDF.type):
        members[kind].add(node)
    for one, other in pairs:
        yield from (f"{node} is {one} and {other}" for node in members[one] & members[other])
    for p in axioms.subjects(RDF.type, OWL.IrreflexiveProperty):
        yield from (f"{s} {p} itself" for s, o in closed.subject_objects(p) if s == o)
    different = set()
    for group in axioms.subjects(RDF.type, OWL.AllDifferent):
        different |= set(itertools.permutations(list(Collection(axioms, axioms.value(group, OWL.distinctMembers))), 2))
    for p in axioms.subjects(RDF.type, OWL.FunctionalProperty):
        values = collections.defaultdict(set)
        for s, o in closed.subject_objects(p):
            values[s].add(o)
        for s, both in values.items():
            for one, other in itertools.combinations(both, 2):
                if isinstance(one, rdflib.Literal) or (one, other) in different or distinct(one, other):
                    yield f"{s} {p} {one} and {other}"


def distinct(one, other):
    """Our own IRIs name one thing each, but for those that owl:sameAs joins, and these are of other people's."""
    return all(str(n).startswith("https://w3id.org/summitry/id/") for n in (one, other))


def strange(data, closed):
    own = {node: {k for k in MAY_BE if (node, RDF.type, k) in data} for node in set(data.subjects(RDF.type))}
    for node, kinds in own.items():
        if not kinds:
            continue
        allowed = set.union(*(MAY_BE[k] for k in kinds)) | kinds | {OWL.Thing, RDFS.Resource} | set(data.objects(node, RDF.type))
        for kind in set(closed.objects(node, RDF.type)) - allowed:
            if isinstance(kind, rdflib.URIRef):
                yield f"{node} becomes {kind}"


def main(folder):
    data = rdflib.Graph()
    for s, p, o, _ in rdflib.Dataset().parse(folder / "world.nquads", format="nquads").quads():
        data.add((s, p, o))
    axioms = rdflib.Graph()
    for name in ("crates/graph/ontology/summitry.ttl", "crates/graph/ontology/alignments.ttl", "tests/data/foreign-axioms.ttl"):
        axioms.parse(ROOT / name)
    wrong = 0
    closed = closure(data + axioms)
    wrong += check(len(closed) > len(data), f"the closure of {len(data)} triples has {len(closed)}")
    found = sorted(set(contradictions(axioms, closed)))
    wrong += check(not found, f"nothing contradicts" + "".join(f"\n   {f}" for f in found[:10]))
    odd = sorted(set(strange(data, closed)))
    wrong += check(not odd, "nothing becomes what it is not" + "".join(f"\n   {f}" for f in odd[:10]))
    stamps = {s for s, _ in closed.subject_objects(SEM.hasEarliestBeginTimeStamp)}
    wrong += check(stamps == {s for s, _ in data.subject_objects(SM.earliest)} and stamps, f"SEM's clients read {len(stamps)} first days")
    # What the axioms are for: each of these is noticed.
    event, claim = data.value(None, RDF.type, SEM.Event), data.value(None, RDF.type, SM.Claim)
    person, country = data.value(None, RDF.type, SCHEMA.Person), data.value(None, RDF.type, SCHEMA.Country)
    for what, triples in {
        "a person who is a country": [(person, RDF.type, SCHEMA.Country)],
        "an event of two kinds": [(event, RDF.type, SM.Visit), (event, RDF.type, SM.Agreement)],
        "an event of two statuses": [(event, SM.status, SM.occurred), (event, SM.status, SM.cancelled)],
        "a claim that takes place": [(claim, RDF.type, SEM.Event)],
        "somebody met himself": [(person, SM.metWith, person)],
        "a person who is led": [(country, SM.leads, person)],
        "an activity that is generated": [(data.value(None, RDF.type, PROV.Activity), PROV.wasGeneratedBy, data.value(None, RDF.type, PROV.Activity))],
    }.items():
        harmed = rdflib.Graph()
        for triple in [*axioms, *triples, *((s, p, o) for s, p, o in data if s in {t[0] for t in triples} and p == RDF.type)]:
            harmed.add(triple)
        harmed += ((s, RDF.type, o) for t in triples for s, o in [(t[2], k) for k in data.objects(t[2], RDF.type)])
        wrong += check(any(contradictions(axioms, closure(harmed))), f"noticed: {what}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
