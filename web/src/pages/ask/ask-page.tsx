// Asking: in plain English, by a query of the library, or in SPARQL.

import type { JSX } from "preact";
import type { PageProps } from "../../app";
import { href } from "../../router";
import { Question } from "./question";
import { QueryForm } from "./query-form";
import { Sparql } from "./sparql";
import "./ask.css";

const WAYS = [
  ["", "In plain English"],
  ["query", "By a query"],
  ["sparql", "In SPARQL"],
] as const;

export function AskPage({ place }: PageProps): JSX.Element {
  const [way = "", ...rest] = place.rest.split("/");
  return (
    <>
      <h1>Ask</h1>
      <nav class="tabs" aria-label="Ways of asking">
        {WAYS.map(([name, title]) => (
          <a key={name} href={href("ask", name)} aria-current={way === name ? "page" : undefined}>
            {title}
          </a>
        ))}
      </nav>
      {way === "query" ? <QueryForm place={place} name={rest.join("/")} /> : way === "sparql" ? <Sparql place={place} /> : <Question place={place} />}
    </>
  );
}
