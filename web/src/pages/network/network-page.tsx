// The network of those who are joined by relationships and events.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PageProps } from "../../app";
import { allEntities, type Entity } from "../../api/entities";
import { allFacts, type Fact } from "../../api/facts";
import { local, whole } from "../../api/names";
import { layOut, type Positions } from "../../graph/layout";
import { networkOf } from "../../graph/network";
import { EntitySearch } from "../../parts/entity-search";
import { Loader, useLoad } from "../../parts/state";
import { amended, go, type Place } from "../../router";
import { choiceOf, list } from "./choice";
import { Filters } from "./filters";
import { Legend } from "./legend";
import { NetworkView } from "./network-view";
import { Selected } from "./selected";
import "./network.css";

export function NetworkPage({ place }: PageProps): JSX.Element {
  const load = useLoad(async () => {
    const [facts, entities] = await Promise.all([allFacts(), allEntities()]);
    return { facts, entities };
  }, []);
  return (
    <>
      <h1>Network</h1>
      <Loader load={load}>{({ facts, entities }) => <Explorer place={place} facts={facts} entities={entities} />}</Loader>
    </>
  );
}

interface ExplorerProps {
  place: Place;
  facts: Fact[];
  entities: Map<string, Entity>;
}

function Explorer({ place, facts, entities }: ExplorerProps): JSX.Element {
  // The address decides; what it says is compared as text, so that choosing a node draws nothing anew.
  const asked = ["open", "without", "voice", "since", "until"].map((name) => place.params.get(name) ?? "").join("\n");
  const network = useMemo(() => networkOf(facts, entities, choiceOf(place)), [facts, entities, asked]);
  const { positions, communities, drawn } = useLayout(network);
  const byCommunity = place.params.get("colour") === "community";
  const at = place.params.get("at") ?? undefined;
  const open = list(place, "open");
  const expand = (iri: string) => go(amended(place, { open: [...new Set([...open, local(iri)])].join(","), at: local(iri) }));
  return (
    <div class="split network">
      <section aria-label="Picture of the network">
        <div class="row bar">
          <EntitySearch label="Show somebody and their ties" labelled onChoose={({ iri }) => expand(iri)} />
          <button type="button" disabled={!open.length} onClick={() => go(amended(place, { open: undefined }))}>
            Show all
          </button>
          <button type="button" aria-pressed={byCommunity} onClick={() => go(amended(place, { colour: byCommunity ? undefined : "community" }), true)}>
            Communities
          </button>
          <span class="muted" role="status">
            {network.nodes.size} nodes, {network.edges.length} ties
          </span>
        </div>
        <NetworkView
          network={network}
          positions={positions}
          drawn={drawn}
          settled={communities !== undefined}
          communities={byCommunity ? communities : undefined}
          at={at}
          onNode={(iri) => go(amended(place, { at: local(iri) }))}
          onEdge={({ one, other }) => go(amended(place, { at: `${local(one)},${local(other)}` }))}
          onExpand={expand}
        />
        <Legend communities={byCommunity ? communities : undefined} network={network} />
      </section>
      <aside>
        <Selected network={network} at={at?.split(",").map(whole)} place={place} onExpand={expand} />
        <Filters place={place} facts={facts} />
      </aside>
    </div>
  );
}

/** Where the nodes of a network stand, and what communities they form; `drawn` counts the pictures so far. */
function useLayout(network: ReturnType<typeof networkOf>) {
  const kept = useRef<Positions>(new Map());
  const [state, setState] = useState<{ communities?: Map<string, number>; drawn: number }>({ drawn: 0 });
  useEffect(
    () =>
      layOut(network, kept.current, (_, communities) => {
        setState(({ drawn }) => ({ drawn: drawn + 1, ...(communities && { communities }) }));
      }),
    [network],
  );
  return { positions: kept.current, ...state };
}
