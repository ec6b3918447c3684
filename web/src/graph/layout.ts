// Positions of nodes, from the worker; kept, so that what was seen stays where it was.

import { graphOf, positionsOf, step } from "./forces";
import type { Laid, Order } from "./messages";
import type { Network } from "./network";

export type Positions = Map<string, [number, number]>;

/** Up to how many nodes a first picture is made before the page is drawn, in how many steps: some hundredths of a second. */
const AT_ONCE = { nodes: 300, steps: 60 };

/** Lays a network out; calls back with each better picture, and gives what ends the work. */
export function layOut(network: Network, kept: Positions, laid: (positions: Positions, communities?: Map<string, number>) => void): () => void {
  const nodes = [...network.nodes.keys()];
  const order = orderOf(network, nodes, kept);
  if (nodes.length > 1 && nodes.length <= AT_ONCE.nodes && !nodes.some((node) => kept.has(node))) {
    const graph = graphOf(order);
    step(graph, AT_ONCE.steps);
    keep(nodes, positionsOf(graph, nodes), kept);
    order.before = nodes.flatMap((node) => kept.get(node) ?? [undefined, undefined]);
    laid(kept);
  }
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Laid>) => {
    keep(nodes, data.positions, kept);
    const { communities } = data;
    laid(kept, communities && new Map(nodes.map((node, at) => [node, communities[at] ?? 0])));
    if (communities) worker.terminate();
  };
  worker.postMessage(order);
  return () => worker.terminate();
}

function orderOf(network: Network, nodes: string[], kept: Positions): Order {
  const place = new Map(nodes.map((node, at) => [node, at]));
  return {
    nodes,
    edges: network.edges.map(({ one, other, facts }) => [place.get(one) ?? 0, place.get(other) ?? 0, 1 + Math.log2(facts.length)]),
    before: nodes.flatMap((node) => kept.get(node) ?? [undefined, undefined]),
  };
}

function keep(nodes: readonly string[], positions: Float32Array, kept: Positions): void {
  nodes.forEach((node, at) => kept.set(node, [positions[2 * at] ?? 0, positions[2 * at + 1] ?? 0]));
}
