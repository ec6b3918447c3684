// Claims by speaker, target and certainty.

import type { JSX } from "preact";
import { claims, MOST_CLAIMS, type ClaimFilter } from "../../api/claims";
import { entitiesOf } from "../../api/entities";
import { local, whole } from "../../api/names";
import { EntitySearch } from "../../parts/entity-search";
import { Loader, useLoad } from "../../parts/state";
import { amended, go, href, type Place } from "../../router";
import { ClaimCard } from "./claim-card";

const CERTAINTIES = ["certain", "probable", "possible", "improbable", "denied"] as const;

export function ClaimList({ place }: { place: Place }): JSX.Element {
  const [speaker, target, certainty] = ["speaker", "target", "certainty"].map((name) => place.params.get(name) ?? "");
  const filter: ClaimFilter = {
    ...(speaker && { speaker: whole(speaker) }),
    ...(target && { target: whole(target) }),
    ...(certainty && { certainty }),
  };
  const names = useLoad(() => entitiesOf([filter.speaker, filter.target].filter((iri) => iri !== undefined)), [speaker, target]);
  const load = useLoad(() => claims(filter), [speaker, target, certainty]);
  const nameOf = (iri: string | undefined) => (iri && names.state === "done" ? (names.value.get(iri)?.label ?? local(iri)) : "");
  return (
    <>
      <div class="row fields">
        <EntitySearch label="Speaker" labelled value={nameOf(filter.speaker)} onChoose={({ iri }) => go(amended(place, { speaker: local(iri) }))} />
        <EntitySearch label="About" labelled value={nameOf(filter.target)} onChoose={({ iri }) => go(amended(place, { target: local(iri) }))} />
        <div class="field">
          <label for="certainty">Certainty</label>
          <select id="certainty" value={certainty} onChange={(event) => go(amended(place, { certainty: event.currentTarget.value }))}>
            <option value="">any</option>
            {CERTAINTIES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        {(speaker || target || certainty) && (
          <a class="button" href={href("claims")}>
            All claims
          </a>
        )}
      </div>
      <Loader load={load}>
        {(found) => (
          <>
            <p class="muted" role="status">
              {found.length === MOST_CLAIMS ? `the first ${MOST_CLAIMS} claims` : `${found.length} claims`}
            </p>
            <div class="claims">
              {found.map((claim) => (
                <ClaimCard key={claim.iri} claim={claim} />
              ))}
            </div>
          </>
        )}
      </Loader>
    </>
  );
}
