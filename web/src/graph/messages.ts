// What passes between the page and the worker that lays networks out.

export interface Order {
  nodes: string[];
  /** Pairs of places in `nodes`, with a weight. */
  edges: [number, number, number][];
  /** Where nodes stood before, two numbers a node; none where it is new. */
  before: (number | undefined)[];
}

export interface Laid {
  /** Two numbers a node. */
  positions: Float32Array;
  /** The community of each node, the largest first; there once the layout is done. */
  communities?: number[];
}
