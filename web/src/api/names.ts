// IRIs and how people see them.

import { select } from "./sparql";

/** The prefixes that the server knows without their being declared, as they are used here. */
export const PREFIXES: Readonly<Record<string, string>> = {
  sm: "https://w3id.org/summitry/ns#",
  sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  schema: "https://schema.org/",
  org: "http://www.w3.org/ns/org#",
  prov: "http://www.w3.org/ns/prov#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
  itsrdf: "http://www.w3.org/2005/11/its/rdf#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  geo: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  dcterms: "http://purl.org/dc/terms/",
};

let base = "";

/** Learns what the IRIs of this graph begin with: a relative IRI in a query is one below it. */
export async function learnBase(): Promise<void> {
  const [row] = await select<"node">("SELECT (STR(<x>) AS ?node) {}");
  base = (row?.node?.value ?? "x").slice(0, -1);
}

/** The part of an IRI below the base, such as `country/NOR`; other IRIs stay whole. */
export function local(iri: string): string {
  return base && iri.startsWith(base) ? iri.slice(base.length) : iri;
}

/** The whole IRI of what [local] gave. */
export function whole(name: string): string {
  return name.includes("://") ? name : base + name;
}

/** What follows the last `#` or `/`: `cooperation` of `sm:cooperation`. */
export function tail(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1);
}

/** An IRI in a few signs: `sm:kind`, `country/NOR`, else as it is. */
export function short(iri: string): string {
  for (const [prefix, space] of Object.entries(PREFIXES)) {
    if (iri.startsWith(space) && iri.length > space.length) return `${prefix}:${iri.slice(space.length)}`;
  }
  return local(iri);
}

/** Where the server tells of a node by itself, for people and programs. */
export function nodeAddress(iri: string): string {
  const name = local(iri);
  return name === iri ? `/node?iri=${encodeURIComponent(iri)}` : `/node/${name.split("/").map(encodeURIComponent).join("/")}`;
}

/** `WeaponsTest` as `weapons test`. */
export function inWords(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
