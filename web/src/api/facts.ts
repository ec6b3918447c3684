// What is between people, countries and organizations: relationships and events, stated by articles or by voices in them.

import { EVENT_TYPES, narrower, signOf, type Sign } from "./kinds";
import { tail } from "./names";
import { select } from "./sparql";
import { speakerOf } from "./voices";

export interface Fact {
  iri: string;
  family: "event" | "relationship";
  /** `cooperation`, `Meeting` and so on. */
  kind: string;
  sign: Sign;
  label: string;
  /** Who takes part; the first two of a relationship are from whom and to whom it is. */
  parties: string[];
  date?: string;
  earliest?: string;
  latest?: string;
  status?: string;
  /** The claim that vouches for it, and who makes it; absent where the article itself does. */
  claim?: string;
  speaker?: string;
}

const WHEN = "OPTIONAL { ?fact sm:date ?date } OPTIONAL { ?fact sm:earliest ?earliest } OPTIONAL { ?fact sm:latest ?latest }";

/** A pattern as an article states it, or as a claim does. */
function voiced(pattern: string): string {
  return `{ ${pattern} } UNION { GRAPH ?graph { ${pattern} ?fact sm:voice ?claim } ${speakerOf("?claim")} }`;
}

type Column = "fact" | "label" | "kind" | "type" | "from" | "to" | "actor" | "date" | "earliest" | "latest" | "status" | "claim" | "speaker";

async function relationships(): Promise<Fact[]> {
  const pattern = `?fact a sm:Relationship ; sm:kind ?kind ; sm:from ?from ; sm:to ?to ; rdfs:label ?label . ${WHEN}`;
  const rows = await select<Column>(
    `SELECT DISTINCT ?fact ?label ?kind ?from ?to ?date ?earliest ?latest ?claim ?speaker { ${voiced(pattern)} }`,
  );
  return rows.flatMap((row) => {
    if (!row.fact || !row.kind || !row.from || !row.to) return [];
    return [{ ...common(row), family: "relationship" as const, ...kinds(tail(row.kind.value)), parties: [row.from.value, row.to.value] }];
  });
}

async function events(): Promise<Fact[]> {
  const pattern = `${EVENT_TYPES} ?fact a ?type ; sem:hasActor ?actor ; rdfs:label ?label . ${WHEN} OPTIONAL { ?fact sm:status ?status }`;
  const rows = await select<Column>(
    `SELECT DISTINCT ?fact ?label ?type ?actor ?date ?earliest ?latest ?status ?claim ?speaker { ${voiced(pattern)} }`,
  );
  const found = new Map<string, Fact>();
  for (const row of rows) {
    if (!row.fact || !row.type || !row.actor) continue;
    const known = found.get(row.fact.value);
    const kind = narrower(known?.kind ?? "", tail(row.type.value));
    const fact: Fact = known ?? { ...common(row), family: "event", ...kinds(kind), parties: [] };
    Object.assign(fact, kinds(kind));
    if (!fact.parties.includes(row.actor.value)) fact.parties.push(row.actor.value);
    found.set(fact.iri, fact);
  }
  return [...found.values()];
}

function kinds(kind: string): { kind: string; sign: Sign } {
  return { kind, sign: signOf(kind) };
}

function common({ fact, label, date, earliest, latest, status, claim, speaker }: { [C in Column]?: { value: string } }) {
  return {
    iri: fact?.value ?? "",
    label: label?.value ?? "",
    ...(date && { date: date.value }),
    ...(earliest && { earliest: earliest.value }),
    ...(latest && { latest: latest.value }),
    ...(status && { status: tail(status.value) }),
    ...(claim && { claim: claim.value }),
    ...(speaker && { speaker: speaker.value }),
  };
}

let loaded: Promise<Fact[]> | undefined;

/** All facts between two or more; fetched once, as several pages draw from them. */
export function allFacts(): Promise<Fact[]> {
  loaded ??= Promise.all([relationships(), events()]).then(
    (both) => both.flat(),
    (error: unknown) => {
      loaded = undefined;
      throw error;
    },
  );
  return loaded;
}

/** Who holds an office of a country or body, by its IRI. */
export async function officeHolders(): Promise<Map<string, Set<string>>> {
  const rows = await select<"body" | "person">("SELECT DISTINCT ?body ?person { ?role org:organization ?body ; org:member ?person ; sm:former false }");
  const holders = new Map<string, Set<string>>();
  for (const { body, person } of rows) {
    if (!body || !person) continue;
    holders.set(body.value, (holders.get(body.value) ?? new Set()).add(person.value));
  }
  return holders;
}
