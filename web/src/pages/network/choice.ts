// What is chosen on the page of the network, as it stands in the address.

import type { EntityKind } from "../../api/entities";
import { whole } from "../../api/names";
import type { Choice, EdgeSign } from "../../graph/network";
import type { Place } from "../../router";

export const KINDS: readonly EntityKind[] = ["person", "country", "organization"];
export const SIGNS: readonly EdgeSign[] = ["friendly", "hostile", "mixed", "neutral"];

export function list(place: Place, name: string): string[] {
  return (place.params.get(name) ?? "").split(",").filter(Boolean);
}

/** What the address says; kinds and signs that are left out stand there, so that an empty address shows all. */
export function choiceOf(place: Place): Choice {
  const without = new Set(list(place, "without"));
  const voice = place.params.get("voice");
  const [since, until] = [year(place, "since"), year(place, "until")];
  return {
    open: list(place, "open").map(whole),
    kinds: new Set(KINDS.filter((kind) => !without.has(kind))),
    signs: new Set(SIGNS.filter((sign) => !without.has(sign))),
    ...(voice && { voice }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    undated: !without.has("undated"),
  };
}

export function year(place: Place, name: string): number | undefined {
  const text = place.params.get(name);
  return text && /^-?\d{1,4}$/.test(text) ? Number(text) : undefined;
}
