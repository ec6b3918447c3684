// Simple charts of rows: how often each value stands in a column, or numbers of a column by the first.

import type { JSX } from "preact";
import type { Sheet } from "../../api/answers";

export interface Bar {
  label: string;
  value: number;
}

interface ChartKind {
  name: string;
  bars: (sheet: Sheet) => Bar[];
}

/** The most bars of a chart. */
const MOST = 25;

/** What charts a sheet allows. */
export function chartsOf({ columns, rows }: Sheet): ChartKind[] {
  if (rows.length < 2) return [];
  const isNumber = (at: number) => rows.every((row) => /^-?\d+(\.\d+)?$/.test(row[at]?.text ?? ""));
  const numbers = columns.flatMap((name, at) => (isNumber(at) ? [{ name, at }] : []));
  const words = columns.flatMap((name, at) => (isNumber(at) ? [] : [{ name, at }]));
  const label = words[0];
  return [
    ...numbers.flatMap(({ name, at }) => (label ? [{ name: `${name} by ${label.name}`, bars: (sheet: Sheet) => taken(sheet, label.at, at) }] : [])),
    ...words.map(({ name, at }) => ({ name: `rows by ${name}`, bars: (sheet: Sheet) => counted(sheet, at) })),
  ];
}

function taken({ rows }: Sheet, label: number, number: number): Bar[] {
  const bars = rows.map((row) => ({ label: row[label]?.text ?? "", value: Number(row[number]?.text) }));
  return bars.sort((a, b) => b.value - a.value).slice(0, MOST);
}

function counted({ rows }: Sheet, at: number): Bar[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[at]?.text ?? "", (counts.get(row[at]?.text ?? "") ?? 0) + 1);
  // What stands in each row once is no chart; dates are, in their order.
  const bars = [...counts].map(([label, value]) => ({ label: label || "(nothing)", value }));
  const dated = bars.every(({ label }) => /^\d{4}/.test(label));
  return bars.sort((a, b) => (dated ? a.label.localeCompare(b.label) : b.value - a.value)).slice(0, MOST);
}

const ROW = 24;
const LABEL = 220;
const WIDTH = 720;

export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }): JSX.Element {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure class="scroll card bars" tabIndex={0}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} role="img" aria-label={`${title}: ${bars.map(({ label, value }) => `${label} ${value}`).join(", ")}`}>
        {bars.map(({ label, value }, at) => (
          <g key={label + at}>
            <text x={LABEL - 8} y={at * ROW + 16} text-anchor="end">
              {label.length > 32 ? `${label.slice(0, 31)}…` : label}
            </text>
            <rect x={LABEL} y={at * ROW + 3} width={Math.max(1, (Math.max(value, 0) / most) * (WIDTH - LABEL - 60))} height={ROW - 6} rx={3} />
            <text x={LABEL + (Math.max(value, 0) / most) * (WIDTH - LABEL - 60) + 8} y={at * ROW + 16}>
              {value}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
