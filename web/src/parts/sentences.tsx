// The sentences behind a fact, each with its words marked and a way into the article.

import type { JSX } from "preact";
import { local } from "../api/names";
import type { Sentence } from "../api/sentences";
import { href } from "../router";

export function Sentences({ of }: { of: readonly Sentence[] }): JSX.Element {
  return (
    <>
      {of.map((sentence, at) => (
        <blockquote key={at}>
          <p>
            {sentence.before}
            <mark>{sentence.words}</mark>
            {sentence.after}
          </p>
          <footer>
            <a href={href("reader", articleName(sentence.article), { at: local(sentence.fact) })}>{sentence.title}</a>
          </footer>
        </blockquote>
      ))}
    </>
  );
}

/** An article's name in addresses of the reader. */
export function articleName(iri: string): string {
  return local(iri).replace(/^article\//, "");
}
