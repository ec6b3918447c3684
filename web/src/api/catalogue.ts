// The queries of the library, and questions in plain English.

import { askJson } from "./http";

export interface Parameter {
  name: string;
  aliases: string[];
  /** `entity`, `date from`, `date to`, `number`, `iri`, `text`, `text of a|b|c`. */
  type: string;
  default: string | null;
  about: string;
}

export interface NamedQuery {
  name: string;
  title: string;
  description: string;
  parameters: Parameter[];
}

export interface Answer {
  query: string;
  columns: string[];
  rows: Record<string, string>[];
}

let loaded: Promise<NamedQuery[]> | undefined;

export function catalogue(): Promise<NamedQuery[]> {
  return (loaded ??= askJson<NamedQuery[]>("/api/queries"));
}

/** The words that a parameter may have, where only some will do. */
export function choices({ type }: Parameter): string[] {
  return type.startsWith("text of ") ? type.slice("text of ".length).split("|") : [];
}

export function queryAddress(name: string, given: Readonly<Record<string, string>>, format?: string): string {
  const parameters = Object.entries(given).filter(([, value]) => value !== "");
  const asked = new URLSearchParams([...parameters, ...(format ? [["format", format] as [string, string]] : [])]).toString();
  return `/api/queries/${encodeURIComponent(name)}${asked ? `?${asked}` : ""}`;
}

export function answerTo(name: string, given: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Answer> {
  return askJson<Answer>(queryAddress(name, given), signal ? { signal } : {});
}

/** What a question was understood as, or why it was not. */
export type Understood =
  | { understood: true; query: string; parameters: Record<string, string>; command: string }
  | { understood: false; why: string; near: string[] };

export function understand(question: string, signal?: AbortSignal): Promise<Understood> {
  return askJson<Understood>(`/api/ask?${new URLSearchParams({ q: question })}`, signal ? { signal } : {});
}
