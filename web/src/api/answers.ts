// Answers of any kind as columns and cells, for showing them.

import type { Answer } from "./catalogue";
import { local, short } from "./names";
import { raw, type Row } from "./sparql";

export interface Cell {
  text: string;
  /** The node that it names, where it names one of this graph. */
  node?: string;
}

export interface Sheet {
  columns: string[];
  rows: Cell[][];
}

function cellOf(value: string): Cell {
  return local(value) === value ? { text: value } : { text: local(value), node: value };
}

export function sheetOf({ columns, rows }: Answer): Sheet {
  return { columns, rows: rows.map((row) => columns.map((column) => cellOf(row[column] ?? ""))) };
}

/** What a query gives: rows, or triples as text. */
export type Given = { sheet: Sheet } | { triples: string };

export async function run(query: string, signal?: AbortSignal): Promise<Given> {
  const response = await raw(query, "application/sparql-results+json, text/turtle;q=0.9", signal);
  if (!response.headers.get("Content-Type")?.includes("json")) return { triples: await response.text() };
  const answer = (await response.json()) as { head: { vars?: string[] }; results?: { bindings: Row[] }; boolean?: boolean };
  if (answer.boolean !== undefined) return { sheet: { columns: ["answer"], rows: [[{ text: String(answer.boolean) }]] } };
  const columns = answer.head.vars ?? [];
  const cell = (row: Row, column: string): Cell => {
    const term = row[column];
    if (!term) return { text: "" };
    if (term.type !== "uri") return { text: term.value };
    const named = cellOf(term.value);
    return named.node ? named : { text: short(term.value) };
  };
  return { sheet: { columns, rows: (answer.results?.bindings ?? []).map((row) => columns.map((column) => cell(row, column))) } };
}
