// The network as a picture: sigma.js on WebGL, with the keyboard for moving in it.

import Graph from "graphology";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram, NodePointProgram } from "sigma/rendering";
import { local } from "../../api/names";
import type { Positions } from "../../graph/layout";
import { degrees, type Edge, type Network } from "../../graph/network";
import { onThemeChange } from "../../theme";
import { communityColour, readPalette, type Palette } from "./palette";

interface Props {
  network: Network;
  positions: Positions;
  /** Changes when positions did. */
  drawn: number;
  /** Whether they will change no more. */
  settled: boolean;
  /** The community of each node, where they are to be seen. */
  communities: ReadonlyMap<string, number> | undefined;
  /** What is chosen: a node, or the two of an edge, by their names below the base. */
  at: string | undefined;
  onNode: (iri: string) => void;
  onEdge: (edge: Edge) => void;
  onExpand: (iri: string) => void;
}

/** Up to how many nodes all are named. */
const FEW_NODES = 60;

/** From how many edges on they are thin lines that cannot be pointed at: where there is no graphics card all else is too slow. */
const MANY_EDGES = 4000;

/** How much smaller the nodes of such a network are: what covers others is not seen, and takes its time to draw. */
const SMALL = 0.4;

export function NetworkView(props: Props): JSX.Element {
  const { network, positions, drawn, settled, communities, at } = props;
  const box = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma>(undefined);
  const handlers = useRef(props);
  handlers.current = props;

  useEffect(() => {
    if (!box.current) return;
    const made = new Sigma(graphOf(network, positions, readPalette()), box.current, settings(network));
    sigma.current = made;
    listen(made, handlers, network);
    const stop = onThemeChange(() => paint(made, network, handlers.current.communities, handlers.current.at));
    return () => {
      stop();
      made.kill();
      sigma.current = undefined;
    };
  }, [network]);

  useEffect(() => {
    if (!drawn) return;
    const graph = sigma.current?.getGraph();
    graph?.updateEachNodeAttributes((node, attributes) => {
      const [x, y] = positions.get(node) ?? startOf(node);
      return { ...attributes, x, y };
    }, { attributes: ["x", "y"] });
  }, [drawn, network]);

  useEffect(() => {
    if (sigma.current) paint(sigma.current, network, communities, at);
  }, [communities, at, network]);

  return (
    <div
      ref={box}
      class="picture"
      tabIndex={0}
      role="application"
      aria-label="Network. Arrow keys move it, plus and minus zoom, 0 shows the whole; the list beside it names all nodes."
      data-settled={settled}
      onKeyDown={(event) => sigma.current && move(sigma.current, event)}
    />
  );
}

function settings({ nodes, edges }: Network) {
  const isLarge = edges.length > MANY_EDGES;
  return {
    edgeProgramClasses: { line: isLarge ? EdgeLineProgram : EdgeRectangleProgram },
    nodeProgramClasses: { circle: isLarge ? NodePointProgram : NodeCircleProgram },
    enableEdgeEvents: !isLarge,
    hideEdgesOnMove: isLarge,
    hideLabelsOnMove: isLarge,
    labelDensity: nodes.size <= FEW_NODES ? 1.2 : 0.6,
    labelGridCellSize: 70,
    labelRenderedSizeThreshold: nodes.size <= FEW_NODES ? 0 : 6,
    labelFont: "system-ui, DejaVu Sans, sans-serif",
    labelSize: 13,
    zIndex: true,
    minEdgeThickness: 1.5,
    // A box without size, as on a page that is just being laid out, is no error.
    allowInvalidContainer: true,
  };
}

function graphOf(network: Network, positions: Positions, palette: Palette): Graph {
  const graph = new Graph({ type: "undirected" });
  const ties = degrees(network);
  const scale = network.edges.length > MANY_EDGES ? SMALL : 1;
  for (const [iri, { label, kind }] of network.nodes) {
    const [x, y] = positions.get(iri) ?? startOf(iri);
    graph.addNode(iri, { x, y, label, size: scale * Math.min(4 + 1.6 * Math.sqrt(ties.get(iri) ?? 0), 18), color: palette.kinds[kind] });
  }
  for (const { key, one, other, sign, facts } of network.edges) {
    graph.addEdgeWithKey(key, one, other, { size: 1 + Math.log2(facts.length), color: palette.signs[sign] });
  }
  return graph;
}

/** Somewhere, until the layout comes: by the letters of the name, so that it is the same each time. */
function startOf(iri: string): [number, number] {
  const angle = [...iri].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6283, 7) / 1000;
  return [Math.cos(angle), Math.sin(angle)];
}

/** Gives nodes and edges their colours, and makes what is not chosen pale. */
function paint(sigma: Sigma, network: Network, communities: ReadonlyMap<string, number> | undefined, at: string | undefined): void {
  const palette = readPalette();
  const chosen = at?.split(",") ?? [];
  const near = new Set(chosen);
  for (const { one, other } of network.edges) {
    const [a, b] = [local(one), local(other)];
    if (chosen.length === 1 && chosen.includes(a)) near.add(b);
    if (chosen.length === 1 && chosen.includes(b)) near.add(a);
  }
  const joins = (one: string, other: string) =>
    chosen.length === 2 ? chosen.includes(local(one)) && chosen.includes(local(other)) : chosen.includes(local(one)) || chosen.includes(local(other));
  const signs = new Map(network.edges.map((edge) => [edge.key, edge]));
  sigma.setSettings({
    labelColor: { color: palette.text },
    nodeReducer: (iri, data) => {
      const kind = network.nodes.get(iri)?.kind ?? "person";
      const color = communities ? communityColour(communities.get(iri) ?? 0, palette) : palette.kinds[kind];
      if (!chosen.length) return { ...data, color };
      const isNear = near.has(local(iri));
      return { ...data, color: isNear ? color : palette.pale, forceLabel: isNear, label: isNear ? data["label"] : "", highlighted: false, zIndex: isNear ? 1 : 0 };
    },
    edgeReducer: (key, data) => {
      const edge = signs.get(key);
      if (!edge) return data;
      const color = palette.signs[edge.sign];
      if (!chosen.length) return { ...data, color };
      return joins(edge.one, edge.other) ? { ...data, color, size: data["size"] + 1, zIndex: 1 } : { ...data, color: palette.pale, zIndex: 0 };
    },
  });
}

function listen(sigma: Sigma, handlers: { current: Props }, network: Network): void {
  const edges = new Map(network.edges.map((edge) => [edge.key, edge]));
  sigma.on("clickNode", ({ node }) => handlers.current.onNode(node));
  sigma.on("doubleClickNode", (event) => {
    event.preventSigmaDefault();
    handlers.current.onExpand(event.node);
  });
  sigma.on("clickEdge", ({ edge }) => {
    const found = edges.get(edge);
    if (found) handlers.current.onEdge(found);
  });
  const pointer = (shape: string) => () => (sigma.getContainer().style.cursor = shape);
  sigma.on("enterNode", pointer("pointer"));
  sigma.on("leaveNode", pointer(""));
  sigma.on("enterEdge", pointer("pointer"));
  sigma.on("leaveEdge", pointer(""));
}

/** The picture by the keyboard. */
function move(sigma: Sigma, event: KeyboardEvent): void {
  const camera = sigma.getCamera();
  const { x, y, ratio } = camera.getState();
  const step = 0.1 * ratio;
  const moves: Record<string, () => void> = {
    ArrowLeft: () => camera.setState({ x: x - step }),
    ArrowRight: () => camera.setState({ x: x + step }),
    ArrowUp: () => camera.setState({ y: y + step }),
    ArrowDown: () => camera.setState({ y: y - step }),
    "+": () => camera.setState({ ratio: ratio / 1.3 }),
    "-": () => camera.setState({ ratio: ratio * 1.3 }),
    "0": () => camera.setState({ x: 0.5, y: 0.5, ratio: 1 }),
  };
  const found = moves[event.key === "=" ? "+" : event.key];
  if (!found || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  found();
}
