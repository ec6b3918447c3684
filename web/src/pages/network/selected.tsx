// What is chosen in the network: a node with its ties, an edge with its sentences, or the list of all nodes.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Entity } from "../../api/entities";
import { inWords, local } from "../../api/names";
import { sentencesOf } from "../../api/sentences";
import { degrees, type Edge, type Network } from "../../graph/network";
import { Sentences } from "../../parts/sentences";
import { Loader, useLoad } from "../../parts/state";
import { amended, go, href, type Place } from "../../router";
import { dateInWords } from "../../time/days";

interface Props {
  network: Network;
  at: string[] | undefined;
  place: Place;
  onExpand: (iri: string) => void;
}

export function Selected({ network, at, place, onExpand }: Props): JSX.Element {
  const [first, second] = at ?? [];
  if (first && second) {
    const edge = network.edges.find(({ one, other }) => (one === first && other === second) || (one === second && other === first));
    return edge ? <OneEdge key={edge.key} edge={edge} network={network} place={place} /> : <Hidden place={place} />;
  }
  if (first) {
    const entity = network.nodes.get(first);
    return entity ? <OneNode key={first} entity={entity} network={network} place={place} onExpand={onExpand} /> : <Hidden place={place} />;
  }
  return <AllNodes network={network} place={place} />;
}

function Hidden({ place }: { place: Place }): JSX.Element {
  return (
    <section class="card chosen">
      <p>What was chosen is not among what is shown.</p>
      <Leave place={place} />
    </section>
  );
}

function Leave({ place }: { place: Place }): JSX.Element {
  return (
    <button type="button" onClick={() => go(amended(place, { at: undefined }))}>
      All nodes
    </button>
  );
}

function OneNode({ entity, network, place, onExpand }: { entity: Entity; network: Network; place: Place; onExpand: (iri: string) => void }): JSX.Element {
  const edges = network.edges.filter(({ one, other }) => one === entity.iri || other === entity.iri).sort((a, b) => b.facts.length - a.facts.length);
  return (
    <section class="card chosen" aria-label="Chosen node">
      <h2 class={entity.kind}>{entity.label}</h2>
      <p class="row">
        <a class="button" href={href("node", local(entity.iri))}>
          All about it
        </a>
        <button type="button" onClick={() => onExpand(entity.iri)}>
          Expand
        </button>
        <Leave place={place} />
      </p>
      <h3>Ties</h3>
      <ul class="plain ties">
        {edges.map((edge) => {
          const other = network.nodes.get(edge.one === entity.iri ? edge.other : edge.one);
          return (
            <li key={edge.key}>
              <a href={amended(place, { at: `${local(edge.one)},${local(edge.other)}` })}>{other?.label}</a> <span class={`tag ${edge.sign}`}>{kindsOf(edge)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function kindsOf({ facts }: Edge): string {
  return [...new Set(facts.map(({ kind }) => inWords(kind)))].join(", ");
}

function OneEdge({ edge, network, place }: { edge: Edge; network: Network; place: Place }): JSX.Element {
  const load = useLoad(() => sentencesOf(edge.facts.map(({ iri }) => iri)), [edge]);
  const end = (iri: string) => <a href={amended(place, { at: local(iri) })}>{network.nodes.get(iri)?.label}</a>;
  return (
    <section class="card chosen" aria-label="Chosen tie">
      <h2>
        {end(edge.one)} – {end(edge.other)}
      </h2>
      <p class="row">
        <a class="button" href={href("timeline", "", { a: local(edge.one), b: local(edge.other) })}>
          Time line
        </a>
        <Leave place={place} />
      </p>
      <Loader load={load}>
        {(sentences) => (
          <ul class="plain">
            {edge.facts.map((fact) => (
              <li key={fact.iri}>
                <a href={href("node", local(fact.iri))}>{fact.label}</a> <span class={`tag ${fact.sign}`}>{inWords(fact.kind)}</span>{" "}
                {fact.date && <span class="tag">{dateInWords(fact.date)}</span>} {fact.claim && <span class="tag claimed">says {fact.speaker ?? "nobody named"}</span>}
                <Sentences of={sentences.get(fact.iri) ?? []} />
              </li>
            ))}
          </ul>
        )}
      </Loader>
    </section>
  );
}

/** How many nodes the list has at first. */
const FIRST = 25;

function AllNodes({ network, place }: { network: Network; place: Place }): JSX.Element {
  const [all, setAll] = useState(false);
  const ties = degrees(network);
  const ranked = [...network.nodes.values()].sort((a, b) => (ties.get(b.iri) ?? 0) - (ties.get(a.iri) ?? 0) || a.label.localeCompare(b.label));
  const shown = all ? ranked : ranked.slice(0, FIRST);
  return (
    <section class="card chosen" aria-label="Nodes">
      <h2>Most ties</h2>
      <ol class="nodes">
        {shown.map(({ iri, label, kind }) => (
          <li key={iri}>
            <a class={kind} href={amended(place, { at: local(iri) })}>
              {label}
            </a>{" "}
            <small>{ties.get(iri)}</small>
          </li>
        ))}
      </ol>
      {shown.length < ranked.length && (
        <button type="button" onClick={() => setAll(true)}>
          All {ranked.length}
        </button>
      )}
    </section>
  );
}
