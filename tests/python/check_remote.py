"""Pushes a graph into servers that are not ours and asks them there: oxigraph's own server, rdflib behind http.server, and, where MODULES
has it, Comunica behind Node's. All speak
the SPARQL 1.1 protocol and the Graph Store protocol. Every query of the library must give the rows that it gives on the folder, so the queries
are SPARQL 1.1 and no dialect.

Exported files, loaded as docs/load-it-elsewhere.md says, must answer alike. rdflib is asked each EVERYth query, and where EVERY is more than 1
none of those that it takes longest for, and no more after BUDGET seconds.

Usage: check_remote.py BINARY KG [MODULES [EVERY]]      (MODULES: a folder node_modules with @comunica/query-sparql-rdfjs and n3)
"""
import contextlib, csv, http.server, io, pathlib, socket, subprocess, sys, threading, time, urllib.parse, urllib.request
import rdflib


# What rdflib, which joins in Python, takes half a minute and more for, each.
SLOW_IN_RDFLIB = {"single-source-facts", "corroborated-facts", "relationships", "relationship-changes", "relationship-as-of", "pressure",
                  "pair-timeline", "only-claimed", "mixed-relationships"}
BUDGET = 60


class Handler(http.server.BaseHTTPRequestHandler):
    dataset = rdflib.Dataset()

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="text/plain"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def do_PUT(self):
        given = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query, keep_blank_values=True)
        assert ("graph" in given) != ("default" in given), self.path
        graph = self.dataset.graph(given["graph"][0]) if "graph" in given else self.dataset.default_graph
        graph.remove((None, None, None))
        graph.parse(data=self.body(), format=self.headers["Content-Type"])
        self.answer(201)

    def do_POST(self):
        assert self.headers["Content-Type"] == "application/sparql-query", self.headers
        try:
            body = self.dataset.query(self.body().decode()).serialize(format="json")
        except Exception as error:
            return self.answer(400, repr(error)[:200].encode())
        self.answer(200, body, "application/sparql-results+json")


@contextlib.contextmanager
def behind_rdflib():
    """Yields the addresses of the Graph Store and of the queries."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    yield url + "data", url + "sparql"
    server.shutdown()


@contextlib.contextmanager
def serving(command, store, query):
    """Yields the addresses of the Graph Store and of the queries of a server that `command` starts on a port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(command(port), stderr=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/{store}", f"http://127.0.0.1:{port}/{query}"
    finally:
        server.terminate()
        server.wait()


def oxigraph():
    """The server of the wheel `oxigraph`."""
    program = pathlib.Path(sys.executable).parent / "oxigraph"
    return serving(lambda port: [program, "serve", "--bind", f"127.0.0.1:{port}"], "store", "query")


def comunica(modules):
    script = pathlib.Path(__file__).with_name("comunica_server.mjs")
    return lambda: serving(lambda port: ["node", script, modules, str(port)], "data", "sparql")


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], capture_output=True, text=True)


def rows(result, leave_out=()):
    """The rows, the header among them, without these columns."""
    table = list(csv.reader(io.StringIO(result.stdout, newline="")))
    kept = [n for n, name in enumerate(table[0]) if name not in leave_out] if table else []
    return sorted(tuple(row[n] for n in kept if n < len(row)) for row in table)


def compare(binary, kg, calls, store, endpoint, *how, leave_out=(), budget=None):
    """How many calls give other rows at the endpoint than on the folder."""
    if store:
        pushed = run(binary, "push", "--kg", kg, "--endpoint", store)
        print(pushed.stdout.strip() or pushed.stderr)
        assert pushed.returncode == 0, "the graph could not be pushed"
    wrong, slow, start = 0, [], time.time()
    for call in calls:
        began = time.time()
        if budget and began - start > budget:
            print(f"SKIPPED after {budget} s: {len(calls) - len(slow)} queries, asked in `make test-slow`")
            break
        here, there = run(binary, "query", "--kg", kg, "--format", "csv", *call), run(binary, "query", "--endpoint", endpoint, *how, "--format", "csv", *call)
        slow.append((round(time.time() - began, 1), " ".join(call)))
        if here.returncode or there.returncode or rows(here, leave_out) != rows(there, leave_out):
            wrong += 1
            print("WRONG", *call, there.stderr.strip()[:300], len(rows(here)), len(rows(there)))
            print("   only here", [r for r in rows(here) if r not in rows(there)][:2], "only there", [r for r in rows(there) if r not in rows(here)][:2])
    print(f"{len(slow) - wrong} of {len(slow)} queries give the same rows; slowest {max(slow)}")
    return wrong


def put(url, text, kind):
    request = urllib.request.Request(url, data=text.encode(), method="PUT", headers={"Content-Type": kind})
    with urllib.request.urlopen(request, timeout=600) as answer:
        assert answer.status == 201, answer.status


def from_files(binary, kg, calls, budget, others):
    """The recipes of docs/load-it-elsewhere.md: an exported file into rdflib, as it is and as a union of all graphs, and into others; RDF 1.2 into
    oxigraph."""
    import pyoxigraph
    wrong = 0
    for union, how in ((False, ()), (True, ("--name-graphs",))):
        data = run(binary, "export", "--kg", kg, "--format", "trig", *(() if union else ("--default-graph",))).stdout
        Handler.dataset = rdflib.Dataset(default_union=union)
        Handler.dataset.parse(data=data, format="trig")
        print(f"-- rdflib, from a file, {'a union of all graphs' if union else 'with its default graph'}")
        with behind_rdflib() as (_, endpoint):
            refused = run(binary, "query", "--endpoint", endpoint, "meetings")
            if (refused.returncode != 0) != union:
                wrong += 1
                print("WRONG: the canary", refused.stderr.strip()[:200])
            wrong += compare(binary, kg, calls, None, endpoint, *how, budget=budget)
    filled = run(binary, "export", "--kg", kg, "--format", "trig", "--default-graph").stdout
    for name, server, leave_out in others:
        print(f"-- {name}, from a file with its default graph")
        with server() as (store, endpoint):
            put(f"{store}?dataset", filled, "application/trig")
            wrong += compare(binary, kg, calls, None, endpoint, leave_out=leave_out)
    for format in ("turtle", "ntriples", "trig", "nquads"):
        text = run(binary, "export", "--kg", kg, "--format", format, "--graphs", "reified").stdout
        kind = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "trig": "TRIG", "nquads": "N_QUADS"}[format]
        quads = list(pyoxigraph.parse(text, getattr(pyoxigraph.RdfFormat, kind)))
        terms = [q for q in quads if isinstance(q.object, pyoxigraph.Triple)]
        stated = {(q.subject, q.predicate, q.object) for q in quads}
        voices = [q for q in terms if q.object.predicate.value.endswith("#voice")]
        asserted = [q for q in voices if (q.object.subject, q.object.predicate, q.object.object) in stated]
        print(f"RDF 1.2 {format}: {len(terms)} triple terms, {len(asserted)} of {len(voices)} claimed nodes asserted")
        wrong += not terms or not voices or bool(asserted)
    return wrong


def main(binary, kg, modules=None, every="1"):
    names = [line.split()[0] for line in run(binary, "query", "--list").stdout.splitlines() if line[0] != " "]
    calls = [[name] for name in names] + [["meetings", "--leader", "KIM Jong Un", "--since", "2018-05", "--until", "2019"], ["claims-about", "--about", "America"]]
    wrong = 0
    budget = BUDGET if int(every) > 1 else None
    for_rdflib = [call for call in calls if not (budget and call[0] in SLOW_IN_RDFLIB)][:: int(every)]
    if budget:
        print("rdflib: SKIPPED, to be asked in `make test-slow`:", *sorted(SLOW_IN_RDFLIB))
    servers = [("oxigraph's server", oxigraph), ("rdflib", behind_rdflib)]
    if modules and (pathlib.Path(modules) / "@comunica").is_dir():
        servers.append(("Comunica", comunica(modules)))
    else:
        print("-- Comunica: SKIPPED, npm has not brought it")
    for name, server in servers:
        print(f"-- {name}")
        with server() as (store, endpoint):
            # Comunica's MIN orders texts as a dictionary does, where SPARQL orders them by their characters: of several words
            # behind an event it shows others.
            asked, time_left = (for_rdflib, budget) if name == "rdflib" else (calls, None)
            wrong += compare(binary, kg, asked, store, endpoint, leave_out=("words",) if name == "Comunica" else (), budget=time_left)
    others = [(name, server, ("words",)) for name, server in servers if name == "Comunica"]
    wrong += from_files(binary, kg, for_rdflib, budget, others)
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
