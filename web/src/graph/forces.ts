// How a network is drawn together: by forces between its nodes (ForceAtlas2).

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Order } from "./messages";

/** The same numbers each time, so that a network looks the same each time (mulberry32). */
export function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function graphOf({ nodes, edges, before }: Order): Graph {
  const graph = new Graph({ type: "undirected" });
  const next = random(7);
  nodes.forEach((node, at) => {
    const angle = 2 * Math.PI * next();
    const radius = 100 * Math.sqrt(next());
    graph.addNode(node, { x: before[2 * at] ?? radius * Math.cos(angle), y: before[2 * at + 1] ?? radius * Math.sin(angle) });
  });
  for (const [one, other, weight] of edges) graph.mergeEdge(nodes[one], nodes[other], { weight });
  return graph;
}

/** Lets the forces work for some steps. */
export function step(graph: Graph, iterations: number): void {
  const isLarge = graph.order > 200;
  const own = { barnesHutOptimize: isLarge, linLogMode: isLarge, strongGravityMode: !isLarge, gravity: isLarge ? 1 : 0.2, scalingRatio: 10 };
  forceAtlas2.assign(graph, { iterations, settings: { ...forceAtlas2.inferSettings(graph), ...own }, getEdgeWeight: "weight" });
}

/** Where the nodes stand, two numbers each. */
export function positionsOf(graph: Graph, nodes: readonly string[]): Float32Array {
  const all = new Float32Array(2 * nodes.length);
  nodes.forEach((node, at) => {
    all[2 * at] = graph.getNodeAttribute(node, "x") as number;
    all[2 * at + 1] = graph.getNodeAttribute(node, "y") as number;
  });
  return all;
}
