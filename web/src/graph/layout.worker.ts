// Lays a network out and finds its communities, beside the page so that the page stays quick.

import type Graph from "graphology";
import louvain from "graphology-communities-louvain";
import { graphOf, positionsOf, random, step } from "./forces";
import type { Laid, Order } from "./messages";

/** Steps between two pictures, and in all. */
const STEPS = 20;
const ALL_STEPS = { few: 300, many: 120 };

/** From how many nodes on there are many. */
const MANY = 1000;

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
  const positions = () => positionsOf(graph, order.nodes);
  const tell = (laid: Laid) => postMessage(laid, { transfer: [laid.positions.buffer] });
  const steps = graph.order > MANY ? ALL_STEPS.many : ALL_STEPS.few;
  for (let done = 0; done < steps && graph.order > 1; done += STEPS) {
    step(graph, STEPS);
    tell({ positions: positions() });
  }
  tell({ positions: positions(), communities: graph.size ? communitiesOf(graph, order.nodes) : order.nodes.map((_, at) => at) });
};
