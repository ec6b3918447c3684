// All that is known of one node.

import { FACT_TYPES, familyOf, narrower, type Family } from "./kinds";
import { tail } from "./names";
import { iri, select } from "./sparql";
import { speakerOf } from "./voices";

export interface Known {
  labels: string[];
  types: string[];
  /** Nodes elsewhere that are the same. */
  same: string[];
  /** What else is said of it: property, and value as text or IRI. */
  properties: { property: string; value: string; isNode: boolean; label?: string }[];
}

/** Properties that the page shows in another way, or that only programs read. */
const ELSEWHERE = "rdf:type, rdfs:label, skos:altLabel, owl:sameAs, sm:evidence, prov:wasGeneratedBy, sm:extractedBy, sm:sha256, sm:voice, nif:referenceContext";

export async function knownOf(node: string): Promise<Known> {
  const self = iri(node);
  const rows = await select<"what" | "property" | "value" | "label">(
    `SELECT DISTINCT ?what ?property ?value ?label {
       { ${self} rdfs:label|skos:altLabel ?value BIND("label" AS ?what) }
       UNION { GRAPH ?g { ${self} rdfs:label ?value } BIND("label" AS ?what) }
       UNION { ${self} a ?value BIND("type" AS ?what) } UNION { GRAPH ?g { ${self} a ?value } BIND("type" AS ?what) }
       UNION { ${self} owl:sameAs ?value BIND("same" AS ?what) }
       UNION { { ${self} ?property ?value } UNION { GRAPH ?g { ${self} ?property ?value } ?g a sm:ClaimGraph }
         FILTER(?property NOT IN (${ELSEWHERE})) BIND("property" AS ?what) OPTIONAL { ?value rdfs:label ?label } }
     } ORDER BY ?property ?value LIMIT 400`,
  );
  const known: Known = { labels: [], types: [], same: [], properties: [] };
  for (const { what, property, value, label } of rows) {
    if (!value) continue;
    if (what?.value === "label") push(known.labels, value.value);
    else if (what?.value === "type") push(known.types, value.value);
    else if (what?.value === "same") push(known.same, value.value);
    else if (property && !known.properties.some((p) => p.property === property.value && p.value === value.value)) {
      known.properties.push({ property: property.value, value: value.value, isNode: value.type === "uri", ...(label && { label: label.value }) });
    }
  }
  return known;
}

/** A fact that a node has a part in. */
export interface PartIn {
  iri: string;
  family: Family;
  type: string;
  label: string;
  /** The part: `hasActor`, `from`, `wasAttributedTo` and so on. */
  part: string;
  date?: string;
  /** Who vouches for it, where the article itself does not. */
  speaker?: string;
}

const PARTS = "sem:hasActor sem:hasPlace sm:from sm:to org:member org:organization prov:wasAttributedTo schema:about sm:addressee";

/** The most facts of a node that a page shows. */
export const MOST_FACTS = 600;

export async function partsOf(node: string): Promise<PartIn[]> {
  const pattern = `VALUES ?part { ${PARTS} } ${FACT_TYPES} ?fact ?part ${iri(node)} ; a ?type ; rdfs:label ?label . OPTIONAL { ?fact sm:date ?date } OPTIONAL { ?fact sm:earliest ?earliest }`;
  const rows = await select<"fact" | "type" | "label" | "part" | "date" | "speaker">(
    `SELECT DISTINCT ?fact ?type ?label ?part ?date ?earliest ?speaker {
       { ${pattern} } UNION { GRAPH ?graph { ${pattern} ?fact sm:voice ?claim } ${speakerOf("?claim")} }
     } ORDER BY ?earliest ?label LIMIT ${MOST_FACTS}`,
  );
  const found = new Map<string, PartIn>();
  for (const { fact, type, label, part, date, speaker } of rows) {
    if (!fact || !type || !label || !part) continue;
    const known = found.get(fact.value);
    const narrowest = narrower(known?.type ?? "", tail(type.value));
    found.set(fact.value, {
      iri: fact.value,
      label: label.value,
      part: known?.part ?? tail(part.value),
      ...(date && { date: date.value }),
      ...(speaker && { speaker: speaker.value }),
      type: narrowest,
      family: familyOf(narrowest),
    });
  }
  return [...found.values()];
}

function push(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
