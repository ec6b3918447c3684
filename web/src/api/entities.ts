// People, countries, organizations and places: names and kinds.

import { tail } from "./names";
import { literal, select, values } from "./sparql";

export type EntityKind = "person" | "country" | "organization" | "place";

export interface Entity {
  iri: string;
  label: string;
  kind: EntityKind;
}

const KINDS: Readonly<Record<string, EntityKind>> = {
  Person: "person",
  Country: "country",
  Organization: "organization",
  Place: "place",
};

const TYPES = "VALUES ?type { schema:Person schema:Country schema:Organization schema:Place }";

export function entityKind(type: string): EntityKind | undefined {
  return KINDS[tail(type)];
}

// A node may bear several labels; the least is taken, as the library of queries does.
function listed(pattern: string, rest = ""): string {
  return `SELECT ?node ?type (MIN(?name) AS ?label) { ${TYPES} ?node a ?type ; rdfs:label ?name . ${pattern} } GROUP BY ?node ?type ${rest}`;
}

async function read(query: string, signal?: AbortSignal): Promise<Entity[]> {
  const rows = await select<"node" | "type" | "label">(query, signal);
  return rows.flatMap(({ node, type, label }) => {
    const kind = type && entityKind(type.value);
    return node && label && kind ? [{ iri: node.value, label: label.value, kind }] : [];
  });
}

/** All of them, by IRI. */
export async function allEntities(): Promise<Map<string, Entity>> {
  return new Map((await read(listed(""))).map((entity) => [entity.iri, entity]));
}

export async function entitiesOf(iris: Iterable<string>): Promise<Map<string, Entity>> {
  return new Map((await read(listed(values("node", iris)))).map((entity) => [entity.iri, entity]));
}

/** Those whose name or alias holds a text; those whose name begins with it first. */
export async function search(text: string, signal?: AbortSignal): Promise<Entity[]> {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const holds = `FILTER EXISTS { ?node rdfs:label|skos:altLabel ?any . FILTER(CONTAINS(LCASE(STR(?any)), ${literal(wanted)})) }`;
  const found = await read(listed(holds, "ORDER BY ?label LIMIT 200"), signal);
  const rank = ({ label }: Entity) => (label.toLowerCase().startsWith(wanted) ? 0 : label.toLowerCase().includes(wanted) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b) || a.label.length - b.label.length).slice(0, 12);
}
