#!/usr/bin/env python3
"""How many nodes each of a corpus's commonest names is, judged against what a reader found.

  check_people.py BINARY FOLDER [--names 50] [--published 2016-11-01]

FOLDER holds articles. The names are those of the graph that are borne in most articles. One node each is right, but for those
listed in people.txt beside this file as two (`Name: 2`); two names of one person that stand there (`Name = Other name`) must not be labels of two nodes.
Prints the names by number of nodes; exits with 1 where any differs.
Where FOLDER is absent it says so and exits with 0.
"""
import collections, csv, io, pathlib, subprocess, sys, tempfile

QUERY = """
PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?person ?name ?graph WHERE { GRAPH ?graph { ?person a schema:Person ; rdfs:label ?name } }
"""


def main(argv):
    options = {"--names": "50", "--published": "2016-11-01"}
    plain, it = [], iter(argv)
    for a in it:
        if a in options: options[a] = next(it)
        else: plain.append(a)
    if len(plain) != 2:
        print(__doc__)
        return 2
    binary, folder = plain
    if not pathlib.Path(folder).is_dir():
        print(f"people: SKIPPED, {folder} is absent")
        return 0
    two, one, missed = {}, [], []
    for line in (pathlib.Path(__file__).parent / "people.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"): continue
        if " = " in line: (missed if line.startswith("?") else one).append([name.strip() for name in line.lstrip("?").split(" = ")])
        elif line.strip():
            name, count = line.rsplit(":", 1)
            two[name.strip()] = int(count)
    with tempfile.TemporaryDirectory() as tmp:
        kg = f"{tmp}/kg"
        subprocess.run([binary, "build", folder, "--published", options["--published"], "--kg", kg], check=True, stdout=subprocess.DEVNULL)
        out = subprocess.run([binary, "query", "--kg", kg, "--format", "csv", "-e", QUERY], check=True, capture_output=True, text=True).stdout
        meetings = subprocess.run([binary, "query", "--kg", kg, "meetings", "--leader", "Barack Obama"], capture_output=True, text=True)
    nodes, articles = collections.defaultdict(set), collections.defaultdict(set)
    for row in csv.DictReader(io.StringIO(out)):
        if " " in row["name"]:
            nodes[row["name"]].add(row["person"])
            articles[row["name"]].add(row["graph"])
    common = sorted(nodes, key=lambda n: (-len(articles[n]), n))[: int(options["--names"])]
    wrong = [n for n in common if len(nodes[n]) != two.get(n, 1)]
    for name in sorted(common, key=lambda n: (-len(nodes[n]), -len(articles[n]))):
        print(f"{len(nodes[name])} {'node ' if len(nodes[name]) == 1 else 'nodes'} {len(articles[name]):4} articles  {name}{'  WRONG' if name in wrong else ''}")
    for a, b in missed:
        if nodes[a] and nodes[b] - nodes[a]:
            print(f"{a} and {b} are one person, and have nodes of their own; known, and not mended")
    parted = [(a, b) for a, b in one if nodes[a] and nodes[b] - nodes[a]]
    for a, b in parted:
        print(f"{a} and {b} are one person, and have nodes of their own  WRONG")
    if meetings.returncode:
        print(f"meetings of Barack Obama: {meetings.stderr.strip()}")
    print(f"people: {len(common) - len(wrong)} of {len(common)} names are as many nodes as they should be")
    return 1 if wrong or parted or meetings.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
