// A picture of what is dated: relationships as bars above, events as points below. The list under it says the same in words.

import type { JSX } from "preact";
import type { Fact } from "../../api/facts";
import { inWords, local } from "../../api/names";
import { href } from "../../router";
import { dateInWords, extentOf } from "../../time/days";
import { lanes, ticks } from "../../time/lanes";
import type { Phase } from "./pair";

const WIDTH = 1000;
const MARGIN = 20;
const ROW = 26;

/** What one lane can hold beside a point: room for a point and its border, as a part of the whole time. */
const ROOM = 0.02;

interface Placed {
  fact: Fact;
  from: number;
  to: number;
}

export function Chart({ facts, phases }: { facts: readonly Fact[]; phases: readonly Phase[] }): JSX.Element | null {
  const placed = facts.flatMap((fact): Placed[] => {
    const extent = extentOf(fact);
    return extent ? [{ fact, from: extent[0], to: extent[1] }] : [];
  });
  if (!placed.length) return <p class="muted">No text gives a date, so there is no picture.</p>;
  const [first, last] = [Math.min(...placed.map(({ from }) => from)), Math.max(...placed.map(({ to }) => to))];
  const span = Math.max(last - first, 1);
  const x = (year: number) => MARGIN + ((year - first) / span) * (WIDTH - 2 * MARGIN);
  const bars = placed.filter(({ fact }) => fact.family === "relationship");
  const points = placed.filter(({ fact }) => fact.family === "event");
  const room = (thing: Placed): [number, number] => [thing.from, Math.max(thing.to, thing.from + ROOM * span)];
  const [barLanes, pointLanes] = [lanes(bars, room), lanes(points, room)];
  const top = bars.length ? 1 + Math.max(...barLanes.values()) : 0;
  const below = points.length ? 1 + Math.max(...pointLanes.values()) : 0;
  const axis = 18 + top * ROW;
  const height = axis + 30 + below * ROW;
  return (
    <div class="scroll card chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={`${bars.length} relationships and ${points.length} events from ${Math.floor(first)} to ${Math.floor(last)}`}>
        {phases.map(({ sign, from, to }) => (
          <rect key={from} class={`phase ${sign}`} x={x(from)} width={Math.max((to === undefined ? WIDTH : x(to)) - x(from), 2)} y={axis - 4} height={8}>
            <title>{`${sign} from ${Math.floor(from)}${to === undefined ? "" : ` to ${Math.floor(to)}`}`}</title>
          </rect>
        ))}
        {ticks([first, first + span], 9).map((year) => (
          <g key={year} class="tick">
            <line x1={x(year)} x2={x(year)} y1={4} y2={height - 4} />
            <text x={x(year) + 4} y={axis + 15}>
              {year}
            </text>
          </g>
        ))}
        <line class="axis" x1={0} x2={WIDTH} y1={axis} y2={axis} />
        {bars.map((bar) => (
          <Bar key={bar.fact.iri} {...bar} x={x} y={axis - 14 - (barLanes.get(bar) ?? 0) * ROW} />
        ))}
        {points.map((point) => (
          <Bar key={point.fact.iri} {...point} x={x} y={axis + 34 + (pointLanes.get(point) ?? 0) * ROW} />
        ))}
      </svg>
      <p class="muted key">
        Above the axis relationships, below it events; <span class="dot friendly">●</span> friendly <span class="dot hostile">●</span> hostile{" "}
        <span class="dot neutral">●</span> neither. What only a speaker says is hollow.
        {phases.length > 0 && ` On the axis the phases: ${phases.map(phaseInWords).join(", ")}.`}
      </p>
    </div>
  );
}

function phaseInWords({ sign, from, to }: Phase): string {
  return `${sign} ${to === undefined ? "since" : "from"} ${Math.floor(from)}${to === undefined ? "" : ` to ${Math.floor(to)}`}`;
}

function Bar({ fact, from, to, x, y }: Placed & { x: (year: number) => number; y: number }): JSX.Element {
  const width = Math.max(x(to) - x(from), 14);
  const told = `${fact.family === "event" ? fact.label : `${fact.label} (${inWords(fact.kind)})`}${fact.date ? `, ${dateInWords(fact.date)}` : ""}${fact.claim ? `, says ${fact.speaker ?? "nobody named"}` : ""}`;
  return (
    <a href={href("node", local(fact.iri))} aria-label={told}>
      <title>{told}</title>
      <rect class={`bar ${fact.sign}${fact.claim ? " claimed" : ""}`} x={x(from) - (width === 14 ? 7 : 0)} y={y - 7} width={width} height={14} rx={7} />
    </a>
  );
}
