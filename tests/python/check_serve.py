"""Real clients on the running server: rdflib's SPARQLStore, SPARQLWrapper and curl; and, where the corpora are at hand, the W3C's tests of
the SPARQL 1.1 protocol and service description.

usage: check_serve.py BINARY KG [W3C_FOLDER]
"""
import contextlib, http.client, os, pathlib, re, shutil, subprocess, sys, urllib.parse

import rdflib
from rdflib.collection import Collection
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

TOKEN = "a-token-of-some-length"
MF, HT, CNT, UT = (rdflib.Namespace(iri) for iri in (
    "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#", "http://www.w3.org/2011/http#",
    "http://www.w3.org/2011/content#", "http://www.w3.org/2009/sparql/tests/test-update#"))
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
wrong = []


def check(name, holds, seen=""):
    """Notes what does not hold."""
    if not holds:
        wrong.append(name)
        print(f"WRONG: {name}: {seen}")


@contextlib.contextmanager
def serving(binary, *arguments):
    """Yields the host and port of a server."""
    server = subprocess.Popen([binary, "serve", "--listen", "127.0.0.1:0", *arguments], stdout=subprocess.PIPE, text=True,
                              env=os.environ | {"SUMMITRY_TOKEN": TOKEN})
    try:
        yield re.search(r"http://([^/]+)/", server.stdout.readline()).group(1)
    finally:
        server.terminate()
        check("the server ends well when it is told to", server.wait(20) == 0, server.returncode)


def request(host, method, path, headers=(), body=None):
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request(method, path, body, dict(headers))
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def clients(host, kg):
    """What people use to ask a server, against what the folder's own quads say."""
    url = f"http://{host}/sparql"
    people = "SELECT ?p ?l WHERE { ?p a schema:Person ; rdfs:label ?l } ORDER BY ?l ?p"
    wrapper = SPARQLWrapper(url)
    counts = {}
    for method in ("GET", POST):
        wrapper.setMethod(method)
        wrapper.setQuery(people)
        for kind in (JSON, XML, CSV):
            wrapper.setReturnFormat(kind)
            answer = wrapper.query().convert()
            count = (len(answer["results"]["bindings"]) if kind == JSON else
                     len(answer.getElementsByTagName("result")) if kind == XML else len(answer.decode().strip().splitlines()) - 1)
            counts[method, kind] = count
    check("SPARQLWrapper gets the same in each format, by GET and POST", len(set(counts.values())) == 1 and max(counts.values()) > 5, counts)
    wrapper.setQuery("CONSTRUCT { ?a sm:metWith ?b } WHERE { ?a sm:metWith ?b }")
    wrapper.setReturnFormat(TURTLE)
    met = rdflib.Graph().parse(data=wrapper.query().convert(), format="turtle")
    check("SPARQLWrapper gets triples", len(met) > 0, len(met))
    graph = rdflib.Graph(SPARQLStore(url))
    rows = list(graph.query("PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + people))
    check("rdflib's SPARQLStore gets the same rows", len(rows) == max(counts.values()), len(rows))
    person = rows[0][0]
    check("rdflib's SPARQLStore finds triples by pattern", len(list(graph.triples((person, None, None)))) > 1)
    if shutil.which("curl"):
        curl = subprocess.run(["curl", "-sfG", url, "-H", "Accept: text/csv", "--compressed", "--data-urlencode", f"query={people}"],
                              capture_output=True, text=True, check=False)
        check("curl gets the same rows", len(curl.stdout.strip().splitlines()) - 1 == len(rows), curl.stderr)
    node = rdflib.Graph().parse(data=request(host, "GET", f"/node?iri={urllib.parse.quote(person, safe='')}", {"Accept": "text/turtle"})[2], format="turtle")
    check("a node dereferences", (person, None, None) in node)


def service_description(host):
    """W3C: GET on the endpoint gives RDF that says where the endpoint is."""
    status, headers, body = request(host, "GET", "/sparql", {"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=body, format="turtle")
    services = list(graph.subjects(rdflib.RDF.type, SD.Service))
    check("returns-rdf", status == 200 and headers["content-type"] == "text/turtle")
    check("has-endpoint-triple", [(str(o)) for o in graph.objects(services[0], SD.endpoint)] == [f"http://{host}/sparql"])
    terms = {str(t).removeprefix(SD) for s, p, o in graph for t in (p, o) if str(t).startswith(SD)}
    known = {"Service", "endpoint", "supportedLanguage", "SPARQL11Query", "resultFormat", "defaultDataset", "Dataset", "defaultGraph", "Graph"}
    check("conforms-to-schema", len(services) == 1 and terms <= known, terms - known)
    return 3


def protocol(binary, folder):
    """W3C: each test of the protocol's manifest that asks, and each that must be refused. Updates are not served."""
    manifest = rdflib.Graph().parse(folder / "manifest.ttl")
    entries = list(Collection(manifest, next(manifest.objects(None, MF.entries))))
    passed, left_out = 0, []
    for test in entries:
        name = str(test).split("#")[1]
        if name.startswith("update_"):
            left_out.append(name)
            continue
        with serving(binary, "--write") as host:
            for data in manifest.objects(test, UT.graphData):
                text = pathlib.Path(urllib.parse.urlparse(manifest.value(data, UT.graph)).path).read_bytes()
                graph = urllib.parse.quote(manifest.value(data, rdflib.RDFS.label), safe="")
                headers = {"Content-Type": "text/turtle", "Authorization": f"Bearer {TOKEN}"}
                status = request(host, "PUT", f"/store?graph={graph}", headers, text)[0]
                check(f"{name}: data is taken", status in (201, 204), status)
            before = len(wrong)
            for asked in Collection(manifest, manifest.value(manifest.value(test, MF.action), HT.requests)):
                one(host, name, manifest, asked)
            passed += len(wrong) == before
    print(f"W3C protocol: {passed} of {len(entries) - len(left_out)} pass; left out, as updates are not served: {', '.join(left_out)}")


def one(host, name, manifest, asked):
    path = str(manifest.value(asked, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    body, listed = manifest.value(asked, HT.body), manifest.value(asked, HT.headers)
    headers = {}
    for header in Collection(manifest, listed) if listed else []:
        headers[str(manifest.value(header, HT.fieldName))] = str(manifest.value(header, HT.fieldValue))
    encoding = str(manifest.value(body, CNT.characterEncoding) or "utf-8") if body else "utf-8"
    sent = str(manifest.value(body, CNT.chars)).encode(encoding) if body else None
    status, answered, content = request(host, str(manifest.value(asked, HT.methodName)), path, headers, sent)
    wanted = manifest.value(asked, HT.resp)
    classes = [str(s)[-3] for s in manifest.objects(wanted, MF.expectedStatus)]
    check(name, str(status)[0] in classes, (status, content[:200]))
    boolean = manifest.value(wanted, MF.expectedBoolean)
    if boolean is not None:
        check(f"{name}: the answer", (b"true" in content) == boolean.toPython(), content[:200])
    kind = str(manifest.value(wanted, MF.expectedFormat) or "")
    of = {"boolean": "sparql-results", "tabular": "sparql-results", "RDF": "turtle"}
    if kind:
        check(f"{name}: the format", of[kind] in answered["content-type"], answered["content-type"])


def main():
    binary, kg = sys.argv[1:3]
    with serving(binary, "--kg", kg) as host:
        clients(host, kg)
        described = service_description(host)
    print(f"rdflib, SPARQLWrapper{' and curl' if shutil.which('curl') else ''} ask the server; service description: {described} checks")
    w3c = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if w3c and (w3c / "manifest.ttl").exists():
        protocol(binary, w3c)
    else:
        print("SKIPPED: the W3C's tests of the protocol are not at hand")
    sys.exit(bool(wrong))


main()
