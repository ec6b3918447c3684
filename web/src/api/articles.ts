// Articles: their list, their text, and what was marked in it.

import { entityKind, type EntityKind } from "./entities";
import { FACT_TYPES, familyOf, narrower, type Family } from "./kinds";
import { tail } from "./names";
import { iri, select } from "./sparql";
import { speakerOf } from "./voices";

export interface Article {
  iri: string;
  title: string;
  published?: string;
  publisher?: string;
}

export async function articles(): Promise<Article[]> {
  const rows = await select<"article" | "title" | "published" | "publisher">(
    `SELECT ?article ?title ?published ?publisher {
       ?article a schema:NewsArticle .
       OPTIONAL { ?article schema:headline ?title } OPTIONAL { ?article schema:datePublished ?published }
       OPTIONAL { ?article schema:publisher ?publisher }
     } ORDER BY DESC(?published) ?title`,
  );
  const seen = new Map<string, Article>();
  for (const { article, title, published, publisher } of rows) {
    if (!article || seen.has(article.value)) continue;
    seen.set(article.value, {
      iri: article.value,
      title: title?.value ?? tail(article.value),
      ...(published && { published: published.value }),
      ...(publisher && { publisher: publisher.value }),
    });
  }
  return [...seen.values()];
}

/** The text of an article, or nothing where there is no such article. */
export async function textOf(article: string): Promise<string | undefined> {
  const [row] = await select<"text">(`SELECT ?text { ?context nif:sourceUrl ${iri(article)} ; nif:isString ?text }`);
  return row?.text?.value;
}

/** Words that name somebody or something. */
export interface Mention {
  begin: number;
  end: number;
  node: string;
  label: string;
  kind: EntityKind;
}

export async function mentionsOf(article: string): Promise<Mention[]> {
  const rows = await select<"begin" | "end" | "node" | "type" | "label">(
    `SELECT ?begin ?end ?node ?type (MIN(?name) AS ?label) {
       ?context nif:sourceUrl ${iri(article)} . ?span nif:referenceContext ?context ; nif:beginIndex ?begin ; nif:endIndex ?end ; itsrdf:taIdentRef ?node .
       VALUES ?type { schema:Person schema:Country schema:Organization schema:Place } ?node a ?type ; rdfs:label ?name .
     } GROUP BY ?begin ?end ?node ?type ORDER BY ?begin ?end ?label`,
  );
  return rows.flatMap(({ begin, end, node, type, label }) => {
    const kind = type && entityKind(type.value);
    if (!begin || !end || !node || !label || !kind) return [];
    return [{ begin: Number(begin.value), end: Number(end.value), node: node.value, label: label.value, kind }];
  });
}

/** Something that an article, or a voice in it, says; with the words that it rests on. */
export interface MarkedFact {
  iri: string;
  family: Family;
  /** The narrowest class: `Summit`, `Relationship`, `Claim` and so on. */
  type: string;
  /** Of a relationship: `cooperation` and so on. */
  kind?: string;
  label: string;
  date?: string;
  status?: string;
  /** The claim that vouches for it, where the article itself does not. */
  claim?: string;
  /** Who makes the claim, or the claim that vouches for it. */
  speaker?: string;
  certainty?: string;
  spans: { begin: number; end: number }[];
}

const DETAILS = `${FACT_TYPES} ?fact sm:evidence ?span ; a ?type ; rdfs:label ?label .
  OPTIONAL { ?fact sm:date ?date } OPTIONAL { ?fact sm:status ?status } OPTIONAL { ?fact sm:kind ?kind }`;

export async function factsOf(article: string): Promise<MarkedFact[]> {
  const rows = await select<"fact" | "type" | "kind" | "label" | "date" | "status" | "claim" | "speaker" | "certainty" | "begin" | "end">(
    `SELECT ?fact ?type ?kind ?label ?date ?status ?claim ?speaker ?certainty ?begin ?end {
       ?context nif:sourceUrl ${iri(article)} . ?span nif:referenceContext ?context ; nif:beginIndex ?begin ; nif:endIndex ?end .
       { ${DETAILS} OPTIONAL { ?fact sm:certainty ?certainty } ${speakerOf("?fact")} }
       UNION { GRAPH ?graph { ${DETAILS} ?fact sm:voice ?claim } ${speakerOf("?claim")} }
     } ORDER BY ?begin ?end`,
  );
  const facts = new Map<string, MarkedFact>();
  for (const { fact, type, kind, label, date, status, claim, speaker, certainty, begin, end } of rows) {
    if (!fact || !type || !label || !begin || !end) continue;
    const known = facts.get(fact.value);
    const narrowest = narrower(known?.type ?? "", tail(type.value));
    const read: MarkedFact = known ?? {
      iri: fact.value,
      family: familyOf(narrowest),
      type: narrowest,
      label: label.value,
      ...(kind && { kind: tail(kind.value) }),
      ...(date && { date: date.value }),
      ...(status && { status: tail(status.value) }),
      ...(claim && { claim: claim.value }),
      ...(speaker && { speaker: speaker.value }),
      ...(certainty && { certainty: tail(certainty.value) }),
      spans: [],
    };
    read.type = narrowest;
    const span = { begin: Number(begin.value), end: Number(end.value) };
    if (!read.spans.some((s) => s.begin === span.begin && s.end === span.end)) read.spans.push(span);
    facts.set(read.iri, read);
  }
  return [...facts.values()];
}
