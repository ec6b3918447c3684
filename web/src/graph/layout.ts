// Positions of nodes, from the worker; kept, so that what was seen stays where it was.

import type { Laid, Order } from "./messages";
import type { Network } from "./network";

export type Positions = Map<string, [number, number]>;

/** Lays a network out; calls back with each better picture, and gives what ends the work. */
export function layOut(network: Network, kept: Positions, laid: (positions: Positions, communities?: Map<string, number>) => void): () => void {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const nodes = [...network.nodes.keys()];
  const place = new Map(nodes.map((node, at) => [node, at]));
  const order: Order = {
    nodes,
    edges: network.edges.map(({ one, other, facts }) => [place.get(one) ?? 0, place.get(other) ?? 0, 1 + Math.log2(facts.length)]),
    before: nodes.flatMap((node) => kept.get(node) ?? [undefined, undefined]),
  };
  worker.onmessage = ({ data }: MessageEvent<Laid>) => {
    nodes.forEach((node, at) => kept.set(node, [data.positions[2 * at] ?? 0, data.positions[2 * at + 1] ?? 0]));
    const { communities } = data;
    laid(kept, communities && new Map(nodes.map((node, at) => [node, communities[at] ?? 0])));
    if (communities) worker.terminate();
  };
  worker.postMessage(order);
  return () => worker.terminate();
}
