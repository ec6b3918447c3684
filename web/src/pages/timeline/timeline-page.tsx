// Meetings, other events and the phases of a relationship, in time: of a pair, of one, or of all.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { PageProps } from "../../app";
import { allEntities, type Entity } from "../../api/entities";
import { allFacts, officeHolders, type Fact } from "../../api/facts";
import { local, whole } from "../../api/names";
import { EntitySearch } from "../../parts/entity-search";
import { Loader, useLoad } from "../../parts/state";
import { amended, go, href, type Place } from "../../router";
import { Chart } from "./chart";
import { Entries } from "./entries";
import { busiestPairs, factsOfPair, phasesOf, type Standing } from "./pair";
import "./timeline.css";

export function TimelinePage({ place }: PageProps): JSX.Element {
  const load = useLoad(async () => {
    const [facts, entities, holders] = await Promise.all([allFacts(), allEntities(), officeHolders()]);
    return { facts, entities, holders };
  }, []);
  return (
    <>
      <h1>Time line</h1>
      <Loader load={load}>{(all) => <Pair place={place} {...all} />}</Loader>
    </>
  );
}

interface Props {
  place: Place;
  facts: Fact[];
  entities: Map<string, Entity>;
  holders: Standing;
}

/** How many pairs are offered. */
const OFFERED = 10;

function Pair({ place, facts, entities, holders }: Props): JSX.Element {
  const [a, b] = ["a", "b"].map((name) => place.params.get(name)).map((name) => (name ? whole(name) : undefined));
  const alone = place.params.get("alone") === "1";
  const shown = useMemo(
    () => factsOfPair(facts, { ...(a && { a }), ...(b && { b }) }, alone ? undefined : holders),
    [facts, a, b, alone, holders],
  );
  const nameOf = (iri: string | undefined) => (iri ? (entities.get(iri)?.label ?? local(iri)) : "");
  return (
    <>
      <div class="row fields">
        <EntitySearch label="Between" labelled value={nameOf(a)} onChoose={({ iri }) => go(amended(place, { a: local(iri) }))} />
        <EntitySearch label="and" labelled value={nameOf(b)} onChoose={({ iri }) => go(amended(place, { b: local(iri) }))} />
        <label class="check">
          <input type="checkbox" checked={!alone} onChange={() => go(amended(place, { alone: alone ? undefined : "1" }), true)} />
          and those who hold their offices
        </label>
        {(a || b) && (
          <a class="button" href={href("timeline")}>
            All
          </a>
        )}
      </div>
      {!(a && b) && <Offers pairs={busiestPairs(a || b ? shown : facts, OFFERED)} nameOf={nameOf} />}
      {shown.length ? (
        <>
          <Chart facts={shown} phases={a && b ? phasesOf(shown) : []} />
          <Entries facts={shown} place={place} />
        </>
      ) : (
        <p class="empty">The articles tell of nothing between them.</p>
      )}
    </>
  );
}

function Offers({ pairs, nameOf }: { pairs: ReturnType<typeof busiestPairs>; nameOf: (iri: string) => string }): JSX.Element | null {
  if (!pairs.length) return null;
  return (
    <p class="offers">
      {pairs.map(({ pair: [one, other], count }) => (
        <a key={one + other} href={href("timeline", "", { a: local(one), b: local(other) })}>
          {nameOf(one)} – {nameOf(other)} <small>{count}</small>
        </a>
      ))}
    </p>
  );
}
