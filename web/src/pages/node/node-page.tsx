// A node: who or what it is, the facts that it has a part in, the sentences that it rests on.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { PageProps } from "../../app";
import { entityKind } from "../../api/entities";
import { inWords, local, nodeAddress, short, tail, whole } from "../../api/names";
import { knownOf, MOST_FACTS, partsOf, type Known, type PartIn } from "../../api/nodes";
import { sentencesOf, type Sentence } from "../../api/sentences";
import { Sentences } from "../../parts/sentences";
import { Loader, useLoad } from "../../parts/state";
import { href } from "../../router";
import { dateInWords } from "../../time/days";
import "./node.css";

export function NodePage({ place }: PageProps): JSX.Element {
  const iri = whole(place.rest || (place.params.get("iri") ?? ""));
  const load = useLoad(async () => {
    const [known, parts, sentences] = await Promise.all([knownOf(iri), partsOf(iri), sentencesOf([iri])]);
    return { known, parts, sentences: sentences.get(iri) ?? [] };
  }, [iri]);
  return <Loader load={load}>{(all) => <Shown iri={iri} {...all} />}</Loader>;
}

interface ShownProps {
  iri: string;
  known: Known;
  parts: PartIn[];
  sentences: Sentence[];
}

function Shown({ iri, known, parts, sentences }: ShownProps): JSX.Element {
  const [name = short(iri), ...others] = known.labels;
  const kind = known.types.map(entityKind).find(Boolean);
  if (!known.types.length && !known.properties.length) return <p class="empty">There is no node {short(iri)} in this graph.</p>;
  return (
    <>
      <h1 class={kind}>{name}</h1>
      <p class="muted">
        {[...new Set(known.types.map((type) => inWords(tail(type))))].join(", ")}
        {others.length > 0 && <> · also {others.join(", ")}</>}
      </p>
      <p class="row">
        {kind && kind !== "place" && (
          <>
            <a class="button" href={href("network", "", { open: local(iri) })}>
              In the network
            </a>
            <a class="button" href={href("timeline", "", { a: local(iri) })}>
              Time line
            </a>
            <a class="button" href={href("claims", "", { speaker: local(iri) })}>
              What it says
            </a>
          </>
        )}
        <a href={nodeAddress(iri)}>As the server tells of it</a>
      </p>
      <div class="split node">
        <div>
          <Facts parts={parts} />
        </div>
        <aside>
          <Properties known={known} />
          <Words sentences={sentences} />
        </aside>
      </div>
    </>
  );
}

const GROUPS: readonly [string, (part: PartIn) => boolean][] = [
  ["Offices", ({ family }) => family === "role"],
  ["Relationships", ({ family }) => family === "relationship"],
  ["Events", ({ family }) => family === "event"],
  ["What it says", ({ family, part }) => family === "claim" && part === "wasAttributedTo"],
  ["What is said of it", ({ family, part }) => family === "claim" && part !== "wasAttributedTo"],
];

function Facts({ parts }: { parts: PartIn[] }): JSX.Element {
  return (
    <>
      {!parts.length && <p class="empty">It has a part in no other fact.</p>}
      {parts.length >= MOST_FACTS && <p class="muted">The first {MOST_FACTS} facts.</p>}
      {GROUPS.map(([title, belongs]) => {
        const group = parts.filter(belongs);
        return group.length ? (
          <section key={title}>
            <h2>
              {title} <small>{group.length}</small>
            </h2>
            <ul class="plain">
              {group.map((fact) => (
                <li key={fact.iri}>
                  <a href={href("node", local(fact.iri))}>{fact.label}</a> {fact.date && <span class="tag">{dateInWords(fact.date)}</span>}{" "}
                  {fact.speaker && <span class="tag claimed">says {fact.speaker}</span>}
                </li>
              ))}
            </ul>
          </section>
        ) : null;
      })}
    </>
  );
}

function Properties({ known }: { known: Known }): JSX.Element | null {
  if (!known.properties.length && !known.same.length) return null;
  const groups = Map.groupBy(known.properties, ({ property }) => property);
  return (
    <section>
      <h2>Properties</h2>
      <dl>
        {[...groups].map(([property, all]) => (
          <div key={property}>
            <dt title={short(property)}>{inWords(tail(property))}</dt>
            <dd>
              {all.map((one, at) => (
                <span key={one.value}>
                  {at > 0 && ", "}
                  <Value {...one} />
                </span>
              ))}
            </dd>
          </div>
        ))}
        {known.same.map((same) => (
          <div key={same}>
            <dt>same as</dt>
            <dd>{same}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A value: a node of this graph leads to its page, a word of a vocabulary is given by its name. */
function Value({ value, isNode, label }: { value: string; isNode: boolean; label?: string }): JSX.Element {
  if (!isNode) return <>{value}</>;
  if (local(value) === value) return <>{short(value).replace(/^sm:/, "")}</>;
  return <a href={href("node", local(value))}>{label ?? local(value)}</a>;
}

/** How many sentences are shown at first. */
const FIRST = 12;

function Words({ sentences }: { sentences: Sentence[] }): JSX.Element | null {
  const [all, setAll] = useState(false);
  if (!sentences.length) return null;
  const shown = all ? sentences : sentences.slice(0, FIRST);
  return (
    <section>
      <h2>
        In the articles <small>{sentences.length}</small>
      </h2>
      <Sentences of={shown} />
      {shown.length < sentences.length && (
        <button type="button" onClick={() => setAll(true)}>
          All {sentences.length}
        </button>
      )}
    </section>
  );
}
