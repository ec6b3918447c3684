"""Reads the network exports with networkx and pydot and compares them, and the analytics with networkx's own.

Usage: check_graphs.py FOLDER, which holds world.graphml, world.gexf, world.dot and kg.
"""
import json, os, pathlib, subprocess, sys
import networkx, pydot

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main(folder):
    graphml = networkx.read_graphml(folder / "world.graphml")
    # networkx 3 knows GEXF up to 1.2; 1.3 differs for what we write in the namespace alone.
    gexf = (folder / "world.gexf").read_text(encoding="utf-8").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    (folder / "world.1.2.gexf").write_text(gexf, encoding="utf-8")
    gephi = networkx.read_gexf(folder / "world.1.2.gexf")
    (dot,) = pydot.graph_from_dot_file(str(folder / "world.dot"))
    nodes = [n for n in dot.get_nodes() if n.get_name() not in ("node", "edge", "graph")]
    sizes = {"graphml": (len(graphml), graphml.number_of_edges()), "gexf": (len(gephi), gephi.number_of_edges()), "dot": (len(nodes), len(dot.get_edges()))}
    print(sizes)
    if len(set(sizes.values())) != 1 or sizes["dot"][1] < 5:
        print("WRONG the three formats differ")
        return 1
    binary = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "summitry"
    ours = json.loads(subprocess.run([binary, "analyze", "--kg", folder / "kg", "centrality", "--format", "json"], check=True, capture_output=True).stdout)["rows"]
    by_iri = {graphml.nodes[n]["iri"]: n for n in graphml}
    wrong = 0
    theirs = {"betweenness": networkx.betweenness_centrality(graphml), "closeness": networkx.closeness_centrality(graphml), "pagerank": networkx.pagerank(graphml, weight="weight", tol=1e-14, max_iter=1000)}
    for name, values in theirs.items():
        worst = max(abs(values[by_iri[c["iri"]]] - c[name]) for c in ours)
        print(f"{name}: largest difference from networkx {worst:.1e}")
        wrong += worst > 1e-9
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
