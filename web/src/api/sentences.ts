// The sentences behind facts.

import { unitsOf } from "../text/points";
import { sentenceAround, type Excerpt } from "../text/sentence";
import { select, values } from "./sparql";

export interface Sentence extends Excerpt {
  fact: string;
  article: string;
  title: string;
}

/** How many code points are fetched on either side of the words. */
const AROUND = 400;

/** How many facts are asked for at a time: a query may have 64 KiB. */
const AT_ONCE = 200;

/** The sentences of each of the facts, in the order of the articles. */
export async function sentencesOf(facts: readonly string[]): Promise<Map<string, Sentence[]>> {
  const found = new Map<string, Sentence[]>();
  for (let from = 0; from < facts.length; from += AT_ONCE) {
    for (const sentence of await some(facts.slice(from, from + AT_ONCE))) {
      found.set(sentence.fact, [...(found.get(sentence.fact) ?? []), sentence]);
    }
  }
  return found;
}

async function some(facts: readonly string[]): Promise<Sentence[]> {
  const rows = await select<"fact" | "article" | "title" | "begin" | "end" | "from" | "excerpt">(
    `SELECT DISTINCT ?fact ?article ?title ?begin ?end ?from ?excerpt {
       ${values("fact", facts)}
       { ?fact sm:evidence ?span } UNION { GRAPH ?graph { ?fact sm:evidence ?span ; sm:voice ?voice } }
       ?span nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext ?context .
       ?context nif:isString ?text ; nif:sourceUrl ?article .
       OPTIONAL { ?article schema:headline ?title }
       BIND(IF(?begin > ${AROUND}, ?begin - ${AROUND}, 0) AS ?from)
       BIND(SUBSTR(?text, ?from + 1, ?end - ?from + ${AROUND}) AS ?excerpt)
     } ORDER BY ?article ?begin`,
  );
  return rows.flatMap(({ fact, article, title, begin, end, from, excerpt }) => {
    if (!fact || !article || !begin || !end || !from || !excerpt) return [];
    const unit = unitsOf(excerpt.value);
    const [first, last] = [begin, end].map((place) => unit(Number(place.value) - Number(from.value)));
    const around = sentenceAround(excerpt.value, first ?? 0, last ?? 0);
    return [{ ...around, fact: fact.value, article: article.value, title: title?.value ?? article.value }];
  });
}
