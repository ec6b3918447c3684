// Claims that contradict each other, side by side.

import type { JSX } from "preact";
import { disputes } from "../../api/claims";
import { Loader, useLoad } from "../../parts/state";
import { ClaimCard } from "./claim-card";

export function Contested(): JSX.Element {
  const load = useLoad(disputes, []);
  return (
    <Loader load={load}>
      {(pairs) =>
        pairs.length ? (
          <>
            {pairs.map(([one, other]) => (
              <div key={one.iri + other.iri} class="contest">
                <ClaimCard claim={other} />
                <p class="against">is disputed by</p>
                <ClaimCard claim={one} />
              </div>
            ))}
          </>
        ) : (
          <p class="empty">No claim in this graph disputes another.</p>
        )
      }
    </Loader>
  );
}
