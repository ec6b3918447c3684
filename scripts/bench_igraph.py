"""PageRank, components and communities on a random graph, by Summitry and by python-igraph in the same run.

Usage: bench_igraph.py BINARY [NODES EDGES]    BINARY is target/release/examples/bench_network

Each is run three times, turn by turn, and the best time counts. Both get the same edges; communities are the Leiden
algorithm for modularity with two iterations, igraph's default. Ends with 1 where Summitry is slower, where ranks differ
by more than 1e-9, or where its modularity is lower by more than 0.005 than igraph's.
"""
import json, os, random, subprocess, sys, tempfile, time
import igraph

ROUNDS = 3


def edges_of(nodes, count):
    draw = random.Random(1)
    edges = set()
    while len(edges) < count:
        a, b = draw.randrange(nodes), draw.randrange(nodes)
        if a != b:
            edges.add((min(a, b), max(a, b)))
    return sorted(edges)


def timed(call):
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def theirs(graph, seed):
    # python-igraph draws from Python's own generator unless told otherwise.
    random.seed(seed)
    return {
        "pagerank": timed(graph.pagerank),
        "components": timed(graph.connected_components),
        "communities": timed(lambda: graph.community_leiden(objective_function="modularity", n_iterations=2)),
    }


def main(binary, nodes=100_000, count=1_000_000):
    edges = edges_of(nodes, count)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "edges.txt")
        with open(path, "w") as file:
            file.writelines(f"{a} {b}\n" for a, b in edges)
        rounds = []
        for seed in range(ROUNDS):
            ours = json.loads(subprocess.run([binary, str(nodes), path], check=True, capture_output=True).stdout)
            # A graph anew each round: igraph remembers that one is connected, and then does not look again.
            graph = igraph.Graph(n=nodes, edges=edges)
            rounds.append((ours, theirs(graph, seed)))
    print(f"{nodes} nodes, {count} edges, igraph {igraph.__version__}, best of {ROUNDS}")
    wrong = 0
    for name in ("pagerank", "components", "communities"):
        us, them = min(r[0][name]["seconds"] for r in rounds), min(r[1][name][0] for r in rounds)
        print(f"{name:12} summitry {us:7.3f} s   igraph {them:7.3f} s   {them / us:5.2f} times as fast")
        wrong += us > them
    ours, found = rounds[0]
    worst = max(abs(a - b) for a, b in zip(ours["pagerank"]["ranks"], found["pagerank"][1]))
    print(f"largest difference of ranks {worst:.1e}; components {ours['components']['count']} and {len(found['components'][1])}")
    modularities = [r[1]["communities"][1].modularity for r in rounds]
    print(f"modularity summitry {ours['communities']['modularity']:.4f}, igraph {min(modularities):.4f} to {max(modularities):.4f}")
    wrong += worst > 1e-9 or ours["components"]["count"] != len(found["components"][1])
    wrong += ours["communities"]["modularity"] < sum(modularities) / len(modularities) - 0.005
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
