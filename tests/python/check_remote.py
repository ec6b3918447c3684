"""Pushes a graph into a server that is not ours and asks it there: rdflib behind http.server speaks the SPARQL 1.1 protocol and
the Graph Store protocol. Every query of the library must give the rows that it gives on the folder, so the queries are SPARQL 1.1 and no dialect.

Usage: check_remote.py BINARY KG
"""
import csv, http.server, io, subprocess, sys, threading, time, urllib.parse
import rdflib


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


def main(binary, kg):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    run = lambda *a: subprocess.run([binary, *a], capture_output=True, text=True)
    pushed = run("push", "--kg", kg, "--endpoint", url + "data")
    print(pushed.stdout.strip() or pushed.stderr)
    rows = lambda result: sorted(map(tuple, csv.reader(io.StringIO(result.stdout, newline=""))))
    names = [line.split()[0] for line in run("query", "--list").stdout.splitlines() if line[0] != " "]
    calls = [[name] for name in names] + [["meetings", "--leader", "KIM Jong Un", "--since", "2018-05", "--until", "2019"], ["claims-about", "--about", "America"]]
    wrong, slow = [], []
    for call in calls:
        began, name = time.time(), " ".join(call)
        here, there = run("query", "--kg", kg, "--format", "csv", *call), run("query", "--endpoint", url + "sparql", "--format", "csv", *call)
        slow.append((round(time.time() - began, 1), name))
        if here.returncode or there.returncode or rows(here) != rows(there):
            wrong.append(name)
            print("WRONG", name, there.stderr.strip()[:300], len(rows(here)), len(rows(there)))
            print("   only here", [r for r in rows(here) if r not in rows(there)][:2], "only there", [r for r in rows(there) if r not in rows(here)][:2])
    print(f"{len(calls) - len(wrong)} of {len(calls)} queries give the same rows in rdflib; slowest {max(slow)}")
    return 1 if wrong or not names or pushed.returncode else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
