// What is marked in an article, as ranges of its string, each with what the reader sees and chooses by.

import type { MarkedFact, Mention } from "../../api/articles";
import type { Family } from "../../api/kinds";
import { datesIn } from "../../text/dates";
import { unitsOf } from "../../text/points";
import type { Span } from "../../text/segments";

/** What can be shown or left out. */
export const LAYERS = ["person", "country", "organization", "place", "date", "event", "relationship", "role", "claim"] as const;
export type Layer = (typeof LAYERS)[number];

export type Mark = Span &
  ({ layer: "person" | "country" | "organization" | "place"; mention: Mention } | { layer: "date" } | { layer: Family; fact: MarkedFact });

/** All marks of an article, the longer ones first. */
export function marksOf(text: string, mentions: readonly Mention[], facts: readonly MarkedFact[]): Mark[] {
  const unit = unitsOf(text);
  const range = ({ begin, end }: Span): Span => ({ begin: unit(begin), end: unit(end) });
  const marks: Mark[] = [
    ...facts.flatMap((fact) => fact.spans.map((span): Mark => ({ ...range(span), layer: fact.family, fact }))),
    ...mentions.map((mention): Mark => ({ ...range(mention), layer: mention.kind, mention })),
    ...datesIn(text).map((span): Mark => ({ ...span, layer: "date" })),
  ];
  return marks.sort((a, b) => b.end - b.begin - (a.end - a.begin));
}

/** How many voices have a colour of their own. */
const COLOURS = 8;

/** The colour of each speaker, those who speak most first. */
export function voicesOf(facts: readonly MarkedFact[]): Map<string, { colour: number; claims: number }> {
  const counts = new Map<string, number>();
  for (const { family, speaker } of facts) {
    if (family === "claim") counts.set(speaker ?? NOBODY, (counts.get(speaker ?? NOBODY) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return new Map(ranked.map(([speaker, claims], at) => [speaker, { colour: Math.min(at, COLOURS - 1), claims }]));
}

export const NOBODY = "nobody named";
