// What belongs on the time line of two, or of one.

import type { Fact } from "../../api/facts";
import type { Sign } from "../../api/kinds";
import { extentOf } from "../../time/days";

export interface Pair {
  a?: string;
  b?: string;
}

/** Nodes that stand for one: itself and, where they are wanted, those who hold its offices. */
export type Standing = ReadonlyMap<string, ReadonlySet<string>>;

function standsFor(party: string, node: string, holders: Standing | undefined): boolean {
  return party === node || (holders?.get(node)?.has(party) ?? false);
}

/** The facts in which both have a part, or the one that is given. */
export function factsOfPair(facts: readonly Fact[], { a, b }: Pair, holders: Standing | undefined): Fact[] {
  const has = (fact: Fact, node: string) => fact.parties.some((party) => standsFor(party, node, holders));
  if (a === undefined && b === undefined) return [...facts];
  if (a === undefined || b === undefined) return facts.filter((fact) => has(fact, a ?? b ?? ""));
  // Both by different parties: who holds offices of both has not met himself.
  return facts.filter((fact) =>
    fact.parties.some((one) => standsFor(one, a, holders) && fact.parties.some((other) => other !== one && standsFor(other, b, holders))),
  );
}

/** The pairs between whom there is most, with how much. */
export function busiestPairs(facts: readonly Fact[], most: number): { pair: [string, string]; count: number }[] {
  const counts = new Map<string, number>();
  for (const { parties } of facts) {
    const sorted = [...new Set(parties)].sort();
    sorted.forEach((one, at) => sorted.slice(at + 1).forEach((other) => counts.set(`${one} ${other}`, (counts.get(`${one} ${other}`) ?? 0) + 1)));
  }
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).slice(0, most);
  return ranked.map(([key, count]) => ({ pair: key.split(" ") as [string, string], count }));
}

/** A time in which what is told of two speaks for friendship, or for enmity. */
export interface Phase {
  sign: Exclude<Sign, "neutral">;
  from: number;
  /** The year in which it turns; absent where no text tells of a turn. */
  to?: number;
}

/** The phases of a relationship: each begins with what first speaks for it, and ends with what first speaks against it. */
export function phasesOf(facts: readonly Fact[]): Phase[] {
  const stated = facts.flatMap((fact) => {
    const begin = extentOf(fact)?.[0];
    const counts = fact.claim === undefined && (fact.status ?? "occurred") === "occurred" && fact.sign !== "neutral";
    return counts && begin !== undefined ? [{ sign: fact.sign as Phase["sign"], begin }] : [];
  });
  const phases: Phase[] = [];
  for (const { sign, begin } of stated.sort((one, other) => one.begin - other.begin)) {
    const last = phases.at(-1);
    if (last?.sign === sign) continue;
    if (last) last.to = begin;
    phases.push({ sign, from: begin });
  }
  return phases;
}
