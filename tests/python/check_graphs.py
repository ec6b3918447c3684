"""Reads the network exports with networkx, pydot, csv, json and Graphviz, and compares them; and the
analytics with networkx's own.

Usage: check_graphs.py FOLDER, which holds world.graphml, world.gexf and so on, and kg.
"""
import collections, csv, datetime, json, os, pathlib, re, subprocess, sys
import xml.etree.ElementTree as ElementTree
import networkx, pydot

GEXF = "{http://gexf.net/1.3}"


def check(ok, what):
    print(("ok    " if ok else "WRONG ") + what)
    return 0 if ok else 1


def pairs(edges):
    return collections.Counter(tuple(sorted(edge)) for edge in edges)


def graphml(folder):
    graph = networkx.read_graphml(folder / "world.graphml")
    return graph, pairs((graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b in graph.edges)


def gexf(folder):
    """networkx 3 knows GEXF up to 1.2; 1.3 differs for what we write in the namespace and the name of the time attribute."""
    text = (folder / "world.gexf").read_text(encoding="utf-8")
    older = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    (folder / "world.1.2.gexf").write_text(older, encoding="utf-8")
    graph = networkx.read_gexf(folder / "world.1.2.gexf")
    return graph, pairs((graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b in graph.edges)


def spells(folder):
    """What Gephi's time line needs: well-formed days, starts before ends, edges within the spells of their nodes."""
    root = ElementTree.parse(folder / "world.gexf").getroot()
    graph = root.find(GEXF + "graph")
    wrong = check(root.get("version") == "1.3" and graph.get("mode") == "dynamic" and graph.get("timeformat") == "date", "gexf: version 1.3, dynamic, by dates")
    always = (datetime.date.min, datetime.date.max)

    def of(element):
        day = lambda text, other: datetime.date.fromisoformat(text) if text else other
        found = [(day(s.get("start"), always[0]), day(s.get("end"), always[1])) for s in element.iter(GEXF + "spell")]
        return found or [always]

    nodes = {n.get("id"): of(n) for n in root.iter(GEXF + "node")}
    edges = [(e, of(e)) for e in root.iter(GEXF + "edge")]
    dated = sum(spans != [always] for _, spans in edges)
    wrong += check(dated >= 3 and all(a <= b for spans in list(nodes.values()) + [s for _, s in edges] for a, b in spans), f"gexf: {dated} of {len(edges)} edges have spells")
    inside = all(any(a <= start and end <= b for a, b in nodes[e.get(end_)]) for e, spans in edges for start, end in spans for end_ in ("source", "target"))
    return wrong + check(inside, "gexf: every edge lies within the spells of its nodes")


def dot(folder):
    (graph,) = pydot.graph_from_dot_file(str(folder / "world.dot"))
    labels = {n.get_name(): n.get("label").strip('"') for n in graph.get_nodes() if n.get_name() not in ("node", "edge", "graph")}
    return labels, pairs((labels[e.get_source()], labels[e.get_destination()]) for e in graph.get_edges())


def graphviz(folder, nodes, edges):
    plain = subprocess.run(["dot", "-Tplain", folder / "world.dot"], check=True, capture_output=True, text=True)
    kinds = collections.Counter(line.split(" ", 1)[0] for line in plain.stdout.splitlines())
    return check((kinds["node"], kinds["edge"]) == (nodes, edges), f"dot: Graphviz lays out {kinds['node']} nodes and {kinds['edge']} edges")


def cytoscape(folder):
    document = json.loads((folder / "world.cytoscape").read_text(encoding="utf-8"))
    graph = networkx.cytoscape_graph(document)
    for node in document["elements"]["nodes"]:
        assert set(node) == {"data"} and {"id", "label", "name", "kind", "iri"} <= set(node["data"]), node
    for edge in document["elements"]["edges"]:
        data = edge["data"]
        assert isinstance(data["weight"], float) and isinstance(data["sign"], int) and isinstance(data["kinds"], list), edge
    return graph, pairs((graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b in graph.edges)


def neo4j(folder, weights):
    """The lists that neo4j-admin imports: unique ids, edges between known ones, typed columns, one row a fact."""
    with open(folder / "world.neo4j-nodes", encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file, strict=True))
    with open(folder / "world.neo4j-edges", encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file, strict=True))
    labels = {n["iri:ID"]: n["name"] for n in nodes}
    wrong = check(len(labels) == len(nodes) and {n[":LABEL"] for n in nodes} <= {"Person", "Country", "Organization"}, f"neo4j: {len(nodes)} nodes with ids and labels")
    typed = all(re.fullmatch(r"[A-Z]+", e[":TYPE"]) and e["polarity:int"] in ("-1", "0", "1") for e in edges)
    days = all(not e[c] or datetime.date.fromisoformat(e[c]) for e in edges for c in ("first:date", "last:date"))
    wrong += check(typed and days, f"neo4j: {len(edges)} typed and dated edges")
    ours = pairs((labels[e[":START_ID"]], labels[e[":END_ID"]]) for e in edges)
    return wrong + check(ours == weights, "neo4j: as many facts a pair as GraphML's weights say")


def mermaid(folder):
    """No reader of Mermaid is at hand for Python: its grammar for the lines that we write."""
    labels, edges = {}, []
    for line in (folder / "world.mermaid").read_text(encoding="utf-8").splitlines()[1:]:
        text = re.sub(r"#(\d+);", lambda m: chr(int(m[1])), line)
        if node := re.fullmatch(r'  (n\d+)(?:\(\["(.*)"\]\)|\["(.*)"\]|\{\{"(.*)"\}\})', text):
            labels[node[1]] = node[2] or node[3] or node[4]
        elif edge := re.fullmatch(r'  (n\d+) ---\|".*"\| (n\d+)', text):
            edges.append((edge[1], edge[2]))
        else:
            assert re.fullmatch(r"  linkStyle \d+(,\d+)* stroke:#[0-9a-f]{6}", line), line
    return labels, pairs((labels[a], labels[b]) for a, b in edges)


def main(folder):
    graph, expected = graphml(folder)
    wrong = check(sum(expected.values()) >= 5, f"graphml: networkx reads {len(graph)} nodes and {sum(expected.values())} edges")
    for name, read in (("gexf", gexf), ("dot", dot), ("cytoscape", cytoscape), ("mermaid", mermaid)):
        other, found = read(folder)
        wrong += check(len(other) == len(graph) and found == expected, f"{name} joins the same pairs")
    wrong += spells(folder)
    wrong += graphviz(folder, len(graph), sum(expected.values()))
    weights = collections.Counter()
    for a, b, data in graph.edges(data=True):
        weights[tuple(sorted((graph.nodes[a]["label"], graph.nodes[b]["label"])))] += int(data["weight"])
    wrong += neo4j(folder, weights)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
