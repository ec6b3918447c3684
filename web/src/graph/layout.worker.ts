// Lays a network out and finds its communities, beside the page so that the page stays quick.

import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Laid, Order } from "./messages";

/** Steps between two pictures, and in all. */
const STEPS = 20;
const ALL_STEPS = { few: 300, many: 120 };

/** From how many nodes on there are many. */
const MANY = 1000;

/** The same numbers each time, so that a network looks the same each time (mulberry32). */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function graphOf({ nodes, edges, before }: Order): Graph {
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

/** Communities by number, the largest first. */
function communitiesOf(graph: Graph, nodes: readonly string[]): number[] {
  const found = louvain(graph, { rng: random(11), getEdgeWeight: "weight" });
  const sizes = new Map<number, number>();
  for (const node of nodes) sizes.set(found[node] ?? -1, (sizes.get(found[node] ?? -1) ?? 0) + 1);
  const ranked = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([community]) => community);
  return nodes.map((node) => ranked.indexOf(found[node] ?? -1));
}

onmessage = ({ data: order }: MessageEvent<Order>) => {
  const graph = graphOf(order);
  const positions = () => {
    const all = new Float32Array(2 * order.nodes.length);
    order.nodes.forEach((node, at) => {
      all[2 * at] = graph.getNodeAttribute(node, "x") as number;
      all[2 * at + 1] = graph.getNodeAttribute(node, "y") as number;
    });
    return all;
  };
  const tell = (laid: Laid) => postMessage(laid, { transfer: [laid.positions.buffer] });
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 200, linLogMode: graph.order > 200, strongGravityMode: graph.order <= 200, gravity: graph.order > 200 ? 1 : 0.2, scalingRatio: 10 };
  const steps = graph.order > MANY ? ALL_STEPS.many : ALL_STEPS.few;
  for (let done = 0; done < steps && graph.order > 1; done += STEPS) {
    forceAtlas2.assign(graph, { iterations: STEPS, settings, getEdgeWeight: "weight" });
    tell({ positions: positions() });
  }
  tell({ positions: positions(), communities: graph.size ? communitiesOf(graph, order.nodes) : order.nodes.map((_, at) => at) });
};
