// SPARQL over the protocol: queries with their values escaped, rows with their terms.

import { ask, askJson } from "./http";

/** A term as `application/sparql-results+json` has it. */
export interface Term {
  type: "uri" | "literal" | "bnode";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

/** A solution; variables without a value are absent. */
export type Row<Column extends string = string> = { [C in Column]?: Term };

export interface Table {
  columns: string[];
  rows: Row[];
}

interface Results {
  head: { vars?: string[] };
  results?: { bindings: Row[] };
  boolean?: boolean;
}

function posted(query: string, accept: string, signal?: AbortSignal): RequestInit {
  const headers = { "Content-Type": "application/sparql-query", Accept: accept };
  return { method: "POST", headers, body: query, ...(signal && { signal }) };
}

/** The rows of a SELECT; those of an ASK are one, `answer`. */
export async function table(query: string, signal?: AbortSignal): Promise<Table> {
  const answer = await askJson<Results>("/sparql", posted(query, "application/sparql-results+json", signal));
  if (answer.boolean !== undefined) {
    return { columns: ["answer"], rows: [{ answer: { type: "literal", value: String(answer.boolean) } }] };
  }
  return { columns: answer.head.vars ?? [], rows: answer.results?.bindings ?? [] };
}

/** The rows of a SELECT whose columns are known. */
export async function select<Column extends string>(query: string, signal?: AbortSignal): Promise<Row<Column>[]> {
  return (await table(query, signal)).rows as Row<Column>[];
}

/** An answer as the server writes it, in a format of its own. */
export async function raw(query: string, accept: string, signal?: AbortSignal): Promise<Response> {
  return ask("/sparql", posted(query, accept, signal));
}

/** An IRI as it stands in a query. What no IRI may hold could end it early, so it is percent-encoded. */
export function iri(text: string): string {
  return `<${text.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)}>`;
}

/** A text as a literal in a query. */
export function literal(text: string): string {
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t");
  return `"${escaped}"`;
}

/** IRIs as the values of a variable. */
export function values(variable: string, iris: Iterable<string>): string {
  return `VALUES ?${variable} { ${[...iris].map(iri).join(" ")} }`;
}
