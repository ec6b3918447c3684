// Claims: who says what about whom, how surely, and which of them contradict each other.

import { entitiesOf } from "./entities";
import { EVENT_TYPES, narrower } from "./kinds";
import { tail } from "./names";
import { iri, select, values } from "./sparql";
import { speakerOf } from "./voices";

export interface Claim {
  iri: string;
  content: string;
  /** The words for the speaker, and the node where it is known. */
  speaker: string;
  speakerNode?: string;
  cue?: string;
  mode?: string;
  certainty?: string;
  act?: string;
  negated: boolean;
  article: string;
  title: string;
  published?: string;
  /** Nodes that it is about. */
  targets: string[];
}

export interface ClaimFilter {
  speaker?: string;
  target?: string;
  certainty?: string;
}

type Column = "claim" | "content" | "speaker" | "speakerNode" | "cue" | "mode" | "certainty" | "act" | "negated" | "article" | "title" | "published" | "target";

const CLAIM = `?claim a sm:Claim ; sm:content ?content ; schema:isPartOf ?article .
  ${speakerOf("?claim")}
  OPTIONAL { ?claim sm:cue ?cue } OPTIONAL { ?claim sm:mode ?mode } OPTIONAL { ?claim sm:certainty ?certainty }
  OPTIONAL { ?claim sm:act ?act } OPTIONAL { ?claim sm:negated ?negated } OPTIONAL { ?claim schema:about|sm:addressee ?target }
  OPTIONAL { ?article schema:headline ?title } OPTIONAL { ?article schema:datePublished ?published }`;

/** How many claims a page shows. */
export const MOST_CLAIMS = 500;

export async function claims(filter: ClaimFilter): Promise<Claim[]> {
  const only = [
    filter.speaker && `?claim prov:wasAttributedTo ${iri(filter.speaker)} .`,
    filter.target && `?claim schema:about|sm:addressee ${iri(filter.target)} .`,
    filter.certainty && /^[a-z]+$/.test(filter.certainty) && `?claim sm:certainty sm:${filter.certainty} .`,
  ];
  const chosen = `{ SELECT DISTINCT ?claim { ?claim a sm:Claim . ${only.filter(Boolean).join(" ")} } ORDER BY ?claim LIMIT ${MOST_CLAIMS} }`;
  return gathered(await select<Column>(`SELECT * { ${chosen} ${CLAIM} }`));
}

/** Claims by their IRIs. */
async function claimsNamed(iris: readonly string[]): Promise<Map<string, Claim>> {
  if (!iris.length) return new Map();
  const found = gathered(await select<Column>(`SELECT * { ${values("claim", iris)} ${CLAIM} }`));
  return new Map(found.map((claim) => [claim.iri, claim]));
}

function gathered(rows: { [C in Column]?: { value: string } }[]): Claim[] {
  const found = new Map<string, Claim>();
  for (const row of rows) {
    if (!row.claim || !row.content || !row.article) continue;
    const claim: Claim = found.get(row.claim.value) ?? {
      iri: row.claim.value,
      content: row.content.value,
      speaker: row.speaker?.value ?? "nobody named",
      ...(row.speakerNode && { speakerNode: row.speakerNode.value }),
      ...(row.cue && { cue: row.cue.value }),
      ...(row.mode && { mode: tail(row.mode.value) }),
      ...(row.certainty && { certainty: tail(row.certainty.value) }),
      ...(row.act && { act: tail(row.act.value) }),
      ...(row.published && { published: row.published.value }),
      negated: row.negated?.value === "true",
      article: row.article.value,
      title: row.title?.value ?? tail(row.article.value),
      targets: [],
    };
    if (row.target && !claim.targets.includes(row.target.value)) claim.targets.push(row.target.value);
    found.set(claim.iri, claim);
  }
  return [...found.values()].sort((a, b) => a.speaker.localeCompare(b.speaker) || a.article.localeCompare(b.article));
}

/** Pairs of claims of which the first disputes the second. */
export async function disputes(): Promise<[Claim, Claim][]> {
  const rows = await select<"one" | "other">("SELECT DISTINCT ?one ?other { ?one sm:disputes ?other } ORDER BY ?one ?other LIMIT 300");
  const pairs = rows.flatMap(({ one, other }) => (one && other ? [[one.value, other.value] as const] : []));
  const known = await claimsNamed([...new Set(pairs.flat())]);
  return pairs.flatMap(([one, other]) => {
    const [first, second] = [known.get(one), known.get(other)];
    return first && second ? [[first, second] as [Claim, Claim]] : [];
  });
}

/** How one voice tells of an event. */
export interface Telling {
  iri: string;
  kind: string;
  label: string;
  date?: string;
  status?: string;
  places: string[];
  actors: string[];
  article: string;
  /** Who vouches for it; absent where the article itself does. */
  speaker?: string;
}

/** Events of which several voices or articles tell, each with its tellings. */
export async function tellings(): Promise<Telling[][]> {
  const pairs = await select<"one" | "other">(
    `SELECT DISTINCT ?one ?other { { ?one sm:sameOccurrence ?other } UNION { GRAPH ?graph { ?one sm:sameOccurrence ?other } }
       UNION { ?occurrence sm:telling ?one , ?other FILTER(?one != ?other) } } LIMIT 2000`,
  );
  const groups = joined(pairs.flatMap(({ one, other }) => (one && other ? [[one.value, other.value] as const] : [])));
  const known = await tellingsNamed(groups.flat());
  return groups.map((group) => group.flatMap((name) => known.get(name) ?? [])).filter((group) => group.length > 1);
}

/** Names joined by pairs, in groups. */
export function joined(pairs: readonly (readonly [string, string])[]): string[][] {
  const group = new Map<string, Set<string>>();
  for (const [one, other] of pairs) {
    const both = new Set([...(group.get(one) ?? [one]), ...(group.get(other) ?? [other])]);
    for (const name of both) group.set(name, both);
  }
  return [...new Set(group.values())].map((names) => [...names].sort());
}

async function tellingsNamed(iris: readonly string[]): Promise<Map<string, Telling>> {
  const found = new Map<string, Telling>();
  if (!iris.length) return found;
  const pattern = `${values("fact", iris)} ${EVENT_TYPES} ?fact a ?type ; rdfs:label ?label ; sm:evidence ?span .
    OPTIONAL { ?fact sm:date ?date } OPTIONAL { ?fact sm:status ?status } OPTIONAL { ?fact sem:hasActor ?actor } OPTIONAL { ?fact sem:hasPlace ?place }`;
  type Part = "fact" | "type" | "label" | "date" | "status" | "actor" | "place" | "speaker" | "title" | "article";
  const rows = await select<Part>(
    `SELECT DISTINCT ?fact ?type ?label ?date ?status ?actor ?place ?speaker ?title ?article {
       { ${pattern} } UNION { GRAPH ?graph { ${pattern} ?fact sm:voice ?claim } ${speakerOf("?claim")} }
       ?span nif:referenceContext/nif:sourceUrl ?article . OPTIONAL { ?article schema:headline ?title }
     }`,
  );
  const names = await entitiesOf(new Set(rows.flatMap(({ actor, place }) => [actor, place].flatMap((term) => term?.value ?? []))));
  const nameOf = (iri: string | undefined) => iri && (names.get(iri)?.label ?? tail(iri));
  for (const row of rows) {
    if (!row.fact || !row.type || !row.label) continue;
    const telling: Telling = found.get(row.fact.value) ?? {
      iri: row.fact.value,
      kind: "",
      label: row.label.value,
      ...(row.date && { date: row.date.value }),
      ...(row.status && { status: tail(row.status.value) }),
      ...(row.speaker && { speaker: row.speaker.value }),
      places: [],
      actors: [],
      article: row.title?.value ?? row.article?.value ?? "",
    };
    telling.kind = narrower(telling.kind, tail(row.type.value));
    add(telling.actors, nameOf(row.actor?.value));
    add(telling.places, nameOf(row.place?.value));
    found.set(telling.iri, telling);
  }
  return found;
}

function add(list: string[], value: string | undefined): void {
  if (value && !list.includes(value)) list.push(value);
}
