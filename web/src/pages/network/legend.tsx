// What the colours of the picture mean.

import type { JSX } from "preact";
import type { Network } from "../../graph/network";
import { degrees } from "../../graph/network";
import { communityColour, readPalette } from "./palette";

interface Props {
  network: Network;
  communities: ReadonlyMap<string, number> | undefined;
}

export function Legend({ network, communities }: Props): JSX.Element {
  return (
    <div class="legend">
      {communities ? (
        <Communities network={network} communities={communities} />
      ) : (
        <p>
          <span class="dot person">●</span> person <span class="dot country">●</span> country <span class="dot organization">●</span> body
        </p>
      )}
      <p>
        <span class="line friendly">━</span> friendly <span class="line hostile">━</span> hostile <span class="line mixed">━</span> both{" "}
        <span class="line neutral">━</span> neither, such as a meeting
      </p>
    </div>
  );
}

/** How many communities are named, and how many of each. */
const NAMED = 7;
const MEMBERS = 4;

function Communities({ network, communities }: { network: Network; communities: ReadonlyMap<string, number> }): JSX.Element {
  const palette = readPalette();
  const ties = degrees(network);
  const members = new Map<number, string[]>();
  for (const iri of network.nodes.keys()) {
    const community = communities.get(iri);
    if (community !== undefined) members.set(community, [...(members.get(community) ?? []), iri]);
  }
  const named = [...members].sort(([a], [b]) => a - b).filter(([, all]) => all.length > 1);
  return (
    <ol class="communities">
      {named.slice(0, NAMED).map(([community, all]) => {
        const first = all.sort((a, b) => (ties.get(b) ?? 0) - (ties.get(a) ?? 0)).slice(0, MEMBERS);
        return (
          <li key={community}>
            <span style={{ color: communityColour(community, palette) }}>●</span> {first.map((iri) => network.nodes.get(iri)?.label).join(", ")}
            {all.length > MEMBERS && <small> and {all.length - MEMBERS} more</small>}
          </li>
        );
      })}
    </ol>
  );
}
