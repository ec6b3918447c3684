// What the editor offers: keywords, the variables of the query, prefixes, and the classes and properties of this graph.

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { PREFIXES, short } from "../../api/names";
import { select } from "../../api/sparql";

const KEYWORDS = (
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND ORDER BY GROUP HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE " +
  "EXISTS NOT COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG DATATYPE BOUND IF COALESCE REGEX CONTAINS STRSTARTS LCASE CONCAT YEAR ASC DESC PREFIX"
).split(" ");

let known: Promise<Completion[]> | undefined;

/** The terms that the graph's own statements use. Where the server cannot list them in time, there are none to offer. */
function terms(): Promise<Completion[]> {
  return (known ??= Promise.all([
    select<"term">("SELECT DISTINCT ?term { ?s ?term ?o } LIMIT 300"),
    select<"term">("SELECT DISTINCT ?term { ?s a ?term } LIMIT 300"),
  ]).then(
    ([properties, classes]) => [
      ...properties.map(({ term }) => ({ label: short(term?.value ?? ""), type: "property" })),
      ...classes.map(({ term }) => ({ label: short(term?.value ?? ""), type: "class" })),
    ],
    () => [],
  ));
}

export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[?$]?[\w-]*:?[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  if (/^[?$]/.test(word.text)) return { from: word.from, options: variables(context.state.doc.toString(), word.text), validFor: /^[?$]\w*$/ };
  const options: Completion[] = [
    ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
    ...Object.keys(PREFIXES).map((prefix) => ({ label: `${prefix}:`, type: "namespace", boost: 1 })),
    ...(await terms()),
  ];
  return { from: word.from, options, validFor: /^[\w-]*:?[\w-]*$/ };
}

function variables(text: string, typed: string): Completion[] {
  const found = new Set(text.match(/[?$]\w+/g) ?? []);
  found.delete(typed);
  return [...found].map((label) => ({ label, type: "variable" }));
}
