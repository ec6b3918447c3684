// What is on the time line, in words, each with the sentences behind it.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Fact } from "../../api/facts";
import { inWords, local } from "../../api/names";
import { sentencesOf } from "../../api/sentences";
import { Sentences } from "../../parts/sentences";
import { Loader, useLoad } from "../../parts/state";
import { amended, href, type Place } from "../../router";
import { dateInWords, extentOf } from "../../time/days";

/** How many entries are shown at first. */
const FIRST = 40;

export function Entries({ facts, place }: { facts: readonly Fact[]; place: Place }): JSX.Element {
  const [count, setCount] = useState(FIRST);
  const begin = (fact: Fact) => extentOf(fact)?.[0] ?? Infinity;
  const sorted = [...facts].sort((one, other) => compare(begin(one), begin(other)) || one.label.localeCompare(other.label));
  const open = place.params.get("at");
  return (
    <>
      <ol class="entries">
        {sorted.slice(0, count).map((fact) => (
          <li key={fact.iri}>
            <span class="when">{fact.date ? dateInWords(fact.date) : "undated"}</span>
            <div>
              <a href={href("node", local(fact.iri))}>{fact.label}</a> <span class={`tag ${fact.sign}`}>{inWords(fact.kind)}</span>{" "}
              {fact.status && fact.status !== "occurred" && <span class="tag">{fact.status}</span>}{" "}
              {fact.claim && <span class="tag claimed">says {fact.speaker ?? "nobody named"}</span>}{" "}
              <a class="more" href={amended(place, { at: open === local(fact.iri) ? undefined : local(fact.iri) })} aria-label={`Words behind: ${fact.label}`}>
                {open === local(fact.iri) ? "hide words" : "words"}
              </a>
              {open === local(fact.iri) && <Words fact={fact.iri} />}
            </div>
          </li>
        ))}
      </ol>
      {count < sorted.length && (
        <button type="button" onClick={() => setCount(sorted.length)}>
          All {sorted.length}
        </button>
      )}
    </>
  );
}

/** The order of two numbers, which may both be infinite. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function Words({ fact }: { fact: string }): JSX.Element {
  const load = useLoad(() => sentencesOf([fact]), [fact]);
  return <Loader load={load}>{(sentences) => <Sentences of={sentences.get(fact) ?? []} />}</Loader>;
}
