// SPARQL: the editor, what the query gives, and files to keep.

import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { run, type Given } from "../../api/answers";
import { raw } from "../../api/sparql";
import { Failure, Loader, useLoad } from "../../parts/state";
import { go, href, type Place } from "../../router";
import { Editor } from "./editor";
import { SheetView } from "./sheet-view";

const FIRST_QUERY = `# Who met whom, and when. Prefixes need not be declared.
SELECT ?label ?date WHERE {
  ?meeting a sm:Meeting ; rdfs:label ?label .
  OPTIONAL { ?meeting sm:date ?date }
}
ORDER BY ?date
LIMIT 50
`;

export function Sparql({ place }: { place: Place }): JSX.Element {
  const asked = place.params.get("query") ?? "";
  const given = asked || FIRST_QUERY;
  // What is typed draws nothing anew, so it is no state.
  const typed = useRef(given);
  const [again, setAgain] = useState(0);
  const ask = (query: string) => {
    go(href("ask", "sparql", { query }));
    setAgain((times) => times + 1);
  };
  return (
    <>
      <Editor text={given} onChange={(text) => (typed.current = text)} onRun={ask} />
      <p class="row">
        <button type="button" class="main" onClick={() => ask(typed.current)}>
          Run
        </button>
        <span class="muted">Ctrl+Enter runs it, Ctrl+Space completes.</span>
      </p>
      {asked && <Result key={asked + again} query={asked} place={place} />}
    </>
  );
}

const ROWS = [
  ["CSV", "text/csv"],
  ["TSV", "text/tab-separated-values"],
  ["JSON", "application/sparql-results+json"],
  ["XML", "application/sparql-results+xml"],
] as const;

const TRIPLES = [
  ["Turtle", "text/turtle"],
  ["N-Triples", "application/n-triples"],
  ["JSON-LD", "application/ld+json"],
] as const;

function Result({ query, place }: { query: string; place: Place }): JSX.Element {
  const load = useLoad(() => run(query), [query]);
  return <Loader load={load}>{(given) => <Shown given={given} query={query} place={place} />}</Loader>;
}

function Shown({ given, query, place }: { given: Given; query: string; place: Place }): JSX.Element {
  const [error, setError] = useState<unknown>();
  const formats = "sheet" in given ? ROWS : TRIPLES;
  return (
    <>
      {"sheet" in given ? (
        <SheetView sheet={given.sheet} place={place} />
      ) : (
        <pre class="card" tabIndex={0} aria-label="Triples">
          {given.triples}
        </pre>
      )}
      <p class="row">
        Keep it as
        {formats.map(([name, type]) => (
          <button key={name} type="button" onClick={() => keep(query, name, type).catch(setError)}>
            {name}
          </button>
        ))}
      </p>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}

/** Hands what the server answers in a format to the browser, as a file. */
async function keep(query: string, name: string, type: string): Promise<void> {
  const blob = await (await raw(query, type)).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `answer.${name.toLowerCase().replace("n-triples", "nt").replace("turtle", "ttl").replace("json-ld", "jsonld")}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
