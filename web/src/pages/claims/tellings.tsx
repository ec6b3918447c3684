// One event as several voices tell it: a table with a column for each, in which what differs is marked.

import type { JSX } from "preact";
import { tellings, type Telling } from "../../api/claims";
import { inWords, local } from "../../api/names";
import { Loader, useLoad } from "../../parts/state";
import { href } from "../../router";
import { dateInWords } from "../../time/days";

export function Tellings(): JSX.Element {
  const load = useLoad(tellings, []);
  return (
    <Loader load={load}>
      {(groups) =>
        groups.length ? (
          <>
            {groups.map((group) => (
              <OneEvent key={group[0]?.iri} group={group} />
            ))}
          </>
        ) : (
          <p class="empty">
            No event in this graph is told of by several voices. <code>summitry infer</code> finds those of different articles.
          </p>
        )
      }
    </Loader>
  );
}

type Aspect = [name: string, of: (telling: Telling) => string];

/** Whose telling it is; that these differ says nothing. */
const WHOSE: readonly Aspect[] = [
  ["who says so", ({ speaker }) => speaker ?? "the article itself"],
  ["article", ({ article }) => article],
];

const ASPECTS: readonly Aspect[] = [
  ["what", ({ kind }) => inWords(kind)],
  ["when", ({ date }) => (date ? dateInWords(date) : "not said")],
  ["where", ({ places }) => places.toSorted().join(", ") || "not said"],
  ["who took part", ({ actors }) => actors.toSorted().join(", ") || "not said"],
  ["whether it happened", ({ status }) => (status === undefined ? "not said" : inWords(status))],
];

function OneEvent({ group }: { group: Telling[] }): JSX.Element {
  return (
    <section>
      <h2>{group[0]?.label}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Tellings">
        <table class="tellings">
          <thead>
            <tr>
              <th scope="col">aspect</th>
              {group.map(({ iri }, at) => (
                <th key={iri} scope="col">
                  <a href={href("node", local(iri))}>telling {at + 1}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...WHOSE, ...ASPECTS].map((row) => {
              const [aspect, of] = row;
              const told = group.map(of);
              const differs = ASPECTS.includes(row) && new Set(told).size > 1;
              return (
                <tr key={aspect} class={differs ? "differs" : undefined}>
                  <th scope="row">
                    {aspect}
                    {differs && <small> differs</small>}
                  </th>
                  {told.map((words, at) => (
                    <td key={at}>{words}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
