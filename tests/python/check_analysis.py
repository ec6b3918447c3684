"""Compares `summitry analyze` with networkx on the same network, to 1e-9, and its saved RDF with what it prints.

Usage: check_analysis.py BINARY KG [FOLDER]    FOLDER is where the network is written as GraphML
"""
import itertools, json, math, pathlib, shutil, subprocess, sys, tempfile
import networkx

TOLERANCE = 1e-9
failures = []


def check(name, ok, detail=""):
    print(f"{'ok   ' if ok else 'WRONG'} {name} {detail}")
    if not ok:
        failures.append(name)


def same(name, ours, theirs):
    worst = max((abs(ours[k] - theirs[k]) for k in ours), default=math.inf)
    check(name, worst <= TOLERANCE and set(ours) == set(theirs), f"largest difference {worst:.1e} over {len(ours)} nodes")


class Program:
    def __init__(self, binary, kg):
        self.binary, self.kg = binary, kg

    def run(self, *arguments):
        return subprocess.run([self.binary, *arguments, "--kg", self.kg], check=True, capture_output=True, text=True).stdout

    def analyze(self, *arguments):
        return json.loads(self.run("analyze", *arguments, "--format", "json"))


def network(program, folder):
    program.run("export", "--format", "graphml", "-o", str(folder / "network.graphml"))
    graph = networkx.read_graphml(folder / "network.graphml")
    return networkx.relabel_nodes(graph, {n: graph.nodes[n]["iri"] for n in graph})


def centralities(program, graph):
    rows = program.analyze("centrality")["rows"]
    column = lambda name: {r["iri"]: r[name] for r in rows}
    same("betweenness", column("betweenness"), networkx.betweenness_centrality(graph))
    same("closeness", column("closeness"), networkx.closeness_centrality(graph))
    same("PageRank", column("pagerank"), networkx.pagerank(graph, weight="weight", tol=1e-15, max_iter=10000))
    same("degree", column("degree"), dict(graph.degree()))
    same("strength", column("weight"), dict(graph.degree(weight="weight")))
    same("core number", column("core"), networkx.core_number(graph))
    same("eigenvector", column("eigenvector"), networkx.eigenvector_centrality(graph, weight="weight", tol=1e-14, max_iter=100000))
    unweighted = {r["iri"]: r["pagerank"] for r in program.analyze("centrality", "--weight", "one")["rows"]}
    same("PageRank, all edges alike", unweighted, networkx.pagerank(graph, weight=None, tol=1e-15, max_iter=10000))
    sampled = {r["iri"]: r["betweenness"] for r in program.analyze("centrality", "--error", "0.2")["rows"]}
    exact = networkx.betweenness_centrality(graph)
    check("sampled betweenness is within its bound", max(abs(sampled[n] - exact[n]) for n in exact) <= 0.2)


def structure(program, graph):
    ours = {frozenset(r["iris"]) for r in program.analyze("components")}
    check("components", ours == {frozenset(c) for c in networkx.connected_components(graph)})
    rows = program.analyze("bridges")
    bridges = {frozenset((r["iri"], r["other_iri"])) for r in rows if r["kind"] == "bridge"}
    check("bridges", bridges == {frozenset(b) for b in networkx.bridges(graph)}, str(len(bridges)))
    points = {r["iri"] for r in rows if r["kind"] == "articulation point"}
    check("articulation points", points == set(networkx.articulation_points(graph)), str(len(points)))
    communities = program.analyze("communities")
    groups = [set(r["iris"]) for r in communities["rows"]]
    # Hostile ties bind nobody.
    binding = networkx.Graph()
    binding.add_nodes_from(graph)
    binding.add_edges_from((a, b, d) for a, b, d in graph.edges(data=True) if d["sign"] >= 0)
    value = networkx.community.modularity(binding, groups, weight="weight")
    check("modularity", abs(value - communities["modularity"]) <= TOLERANCE, f"{value:.6f} of {len(groups)} communities")
    best = max(networkx.community.modularity(binding, networkx.community.louvain_communities(binding, weight="weight", seed=s), weight="weight") for s in range(10))
    check("no Louvain run of ten finds better communities", communities["modularity"] >= best - TOLERANCE, f"{best:.6f}")
    constraint = networkx.constraint(graph, weight="weight")
    ours = {r["iri"]: r["constraint"] for r in program.analyze("brokers")["rows"]}
    same("Burt's constraint", ours, constraint)


def brokerage(program, graph):
    group = {iri: r["community"] for r in program.analyze("communities")["rows"] for iri in r["iris"]}
    theirs = {n: 0 for n in graph}
    for n in graph:
        for a, b in itertools.combinations(graph[n], 2):
            theirs[n] += not graph.has_edge(a, b) and group[a] != group[b]
    same("pairs between blocs", {r["iri"]: r["between_blocs"] for r in program.analyze("brokers")["rows"]}, theirs)


def paths(program, graph):
    label = networkx.get_node_attributes(graph, "label")
    nodes = sorted(max(networkx.connected_components(graph), key=len))
    inverse = lambda a, b, d: 1 / d["weight"]
    for a, b in list(zip(nodes, reversed(nodes)))[:8]:
        if a == b:
            continue
        hops = program.analyze("path", label[a], label[b])
        check(f"hops from {label[a]} to {label[b]}", len(hops) == networkx.shortest_path_length(graph, a, b), str(len(hops)))
        check("each hop has its sentences", all(h["sentences"] and h["facts"] for h in hops))
        strong = program.analyze("path", label[a], label[b], "--strongest")
        cost, best = sum(1 / h["weight"] for h in strong), networkx.dijkstra_path_length(graph, a, b, weight=inverse)
        check(f"strongest path from {label[a]} to {label[b]}", abs(cost - best) <= TOLERANCE, f"{cost:.4f}")


def balance(program, graph):
    found = program.analyze("balance")
    signed = {frozenset(e[:2]): (1 if e[2] > 0 else -1) for e in graph.edges(data="sign") if e[2] != 0}
    shape = networkx.Graph([tuple(e) for e in signed])
    census = [0] * 4
    for a, b, c in (t for t in networkx.enumerate_all_cliques(shape) if len(t) == 3):
        census[sum(signed[frozenset(p)] < 0 for p in ((a, b), (b, c), (a, c)))] += 1
    ours = [found[f"triads_{s}"] for s in ("+++", "++-", "+--", "---")]
    check("triads", ours == census, str(census))
    check("frustration is exact", found["frustration_is_exact"] == "yes")
    index = sum(frustration(shape.subgraph(c), signed) for c in networkx.connected_components(shape))
    check("frustration index", found["frustration_at_most"] == index, str(index))


def frustration(part, signed):
    """By integer programming (scipy's HiGHS): x is the camp of a node, f whether an edge is frustrated."""
    import numpy, scipy.optimize
    nodes, edges = sorted(part), sorted(tuple(sorted(e)) for e in part.edges)
    place = {n: i for i, n in enumerate(nodes)}
    rows, upper = [], []
    for k, (a, b) in enumerate(edges):
        f = len(nodes) + k
        # Friendly: f >= |xa - xb|. Hostile: f >= |xa + xb - 1|.
        for one, other, bound in ((1, -1, 0), (-1, 1, 0)) if signed[frozenset((a, b))] > 0 else ((1, 1, 1), (-1, -1, -1)):
            row = numpy.zeros(len(nodes) + len(edges))
            row[place[a]], row[place[b]], row[f] = one, other, -1
            rows.append(row)
            upper.append(bound)
    cost = numpy.concatenate([numpy.zeros(len(nodes)), numpy.ones(len(edges))])
    constraint = scipy.optimize.LinearConstraint(numpy.array(rows), -numpy.inf, upper)
    solved = scipy.optimize.milp(cost, constraints=constraint, integrality=numpy.ones(len(cost)), bounds=scipy.optimize.Bounds(0, 1))
    return round(solved.fun)


def coparticipation(program):
    rows = program.analyze("coparticipation")
    events = {}
    quads = program.run("query", "-e", "SELECT ?e ?a { ?e sem:hasActor ?a ; sm:status sm:occurred . ?a a ?k . VALUES ?k { schema:Person schema:Country schema:Organization } }", "--format", "json")
    for row in json.loads(quads)["results"]["bindings"]:
        events.setdefault(row["a"]["value"], set()).add(row["e"]["value"])
    bipartite = networkx.Graph((a, e) for a, es in events.items() for e in es)
    projected = networkx.bipartite.overlap_weighted_projected_graph(bipartite, list(events), jaccard=True)
    theirs = {frozenset(e[:2]): e[2] for e in projected.edges(data="weight")}
    same("Jaccard of shared events", {frozenset((r["iri"], r["other_iri"])): r["jaccard"] for r in rows}, theirs)


def saved(program, folder):
    copy = folder / "copy"
    shutil.copytree(program.kg, copy)
    other = Program(program.binary, str(copy))
    rows = json.loads(other.run("analyze", "centrality", "--save", "--format", "json"))["rows"]
    query = "SELECT ?n ?v { GRAPH ?g { ?m sm:measure \"pagerank\" ; sm:measureOf ?n ; sm:value ?v ; prov:wasGeneratedBy ?a . ?a a sm:Analysis ; prov:wasAssociatedWith ?s ; prov:used ?x } FILTER(CONTAINS(STR(?g), \"/graph/analysis/\")) }"
    found = {b["n"]["value"]: float(b["v"]["value"]) for b in json.loads(other.run("query", "-e", query, "--format", "json"))["results"]["bindings"]}
    same("saved PageRank", {r["iri"]: r["pagerank"] for r in rows}, found)
    other.run("analyze", "forget")
    for name in ("graph.nq", "manifest.json"):
        check(f"forgetting gives {name} back", (copy / name).read_bytes() == (pathlib.Path(program.kg) / name).read_bytes())


def main(binary, kg):
    program = Program(binary, kg)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        graph = network(program, folder)
        print(f"{len(graph)} nodes, {graph.number_of_edges()} edges")
        centralities(program, graph)
        structure(program, graph)
        brokerage(program, graph)
        paths(program, graph)
        balance(program, graph)
        coparticipation(program)
        saved(program, folder)
    print(f"{len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
