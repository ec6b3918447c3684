// From facts to a network: who is joined to whom, what of it is shown, and its edges as one for each pair.

import type { Entity, EntityKind } from "../api/entities";
import type { Fact } from "../api/facts";
import type { Sign } from "../api/kinds";
import { isWithin } from "../time/days";

/** What a reader has chosen to see. */
export interface Choice {
  /** Nodes whose neighbours are shown; all nodes where there are none. */
  open: readonly string[];
  kinds: ReadonlySet<EntityKind>;
  signs: ReadonlySet<EdgeSign>;
  /** `article` (what articles state), or a speaker; all voices where it is absent. */
  voice?: string;
  since?: number;
  until?: number;
  /** Whether what no text dates is shown too. */
  undated: boolean;
}

export type EdgeSign = Sign | "mixed";

export interface Edge {
  key: string;
  one: string;
  other: string;
  sign: EdgeSign;
  facts: Fact[];
}

export interface Network {
  nodes: Map<string, Entity>;
  edges: Edge[];
}

/** The voice of what articles state themselves. */
export const ARTICLE = "article";

export function voiceOf(fact: Fact): string {
  return fact.claim === undefined ? ARTICLE : (fact.speaker ?? "nobody named");
}

/** The part of all facts that was chosen, as a network. */
export function networkOf(facts: readonly Fact[], entities: ReadonlyMap<string, Entity>, choice: Choice): Network {
  const pairs = new Map<string, Edge>();
  for (const fact of facts) {
    if (!isChosen(fact, choice)) continue;
    for (const [one, other] of pairsOf(fact)) {
      if (!shows(entities.get(one), choice) || !shows(entities.get(other), choice)) continue;
      if (choice.open.length && !choice.open.includes(one) && !choice.open.includes(other)) continue;
      const key = `${one} ${other}`;
      const edge = pairs.get(key) ?? { key, one, other, sign: "neutral", facts: [] };
      edge.facts.push(fact);
      pairs.set(key, edge);
    }
  }
  const edges = [...pairs.values()].map((edge) => ({ ...edge, sign: signOf(edge.facts) })).filter((edge) => choice.signs.has(edge.sign));
  const nodes = new Map<string, Entity>();
  for (const iri of [...choice.open, ...edges.flatMap(({ one, other }) => [one, other])]) {
    const entity = entities.get(iri);
    if (entity) nodes.set(iri, entity);
  }
  return { nodes, edges };
}

function isChosen(fact: Fact, { voice, since, until, undated }: Choice): boolean {
  if (voice !== undefined && voiceOf(fact) !== voice) return false;
  // What is planned, denied or only thought of has not joined anybody.
  if (fact.status !== undefined && fact.status !== "occurred") return false;
  if (fact.earliest === undefined && fact.latest === undefined) return undated;
  return isWithin(fact, since, until);
}

function shows(entity: Entity | undefined, { kinds }: Choice): boolean {
  return entity !== undefined && kinds.has(entity.kind);
}

/** Those whom a fact joins, two by two, in one order. */
export function pairsOf({ parties }: Fact): [string, string][] {
  const sorted = [...new Set(parties)].sort();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other): [string, string] => [one, other]));
}

function signOf(facts: readonly Fact[]): EdgeSign {
  const [friendly, hostile] = [facts.some(({ sign }) => sign === "friendly"), facts.some(({ sign }) => sign === "hostile")];
  if (friendly && hostile) return "mixed";
  return friendly ? "friendly" : hostile ? "hostile" : "neutral";
}

/** How many ties each node has. */
export function degrees({ nodes, edges }: Network): Map<string, number> {
  const count = new Map([...nodes.keys()].map((iri) => [iri, 0]));
  for (const { one, other } of edges) {
    for (const iri of [one, other]) count.set(iri, (count.get(iri) ?? 0) + 1);
  }
  return count;
}
