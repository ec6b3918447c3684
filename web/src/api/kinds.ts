// Kinds of facts, as the ontology has them, and what they say of those between whom they stand.

export type Family = "event" | "relationship" | "role" | "claim";
export type Sign = "friendly" | "hostile" | "neutral";

/** Classes of facts; what stands later is the narrower one. */
const CLASSES: readonly [string, Family][] = [
  ["sem:Event", "event"],
  ["sm:Meeting", "event"],
  ["sm:Summit", "event"],
  ["sm:Call", "event"],
  ["sm:Visit", "event"],
  ["sm:Ceremony", "event"],
  ["sm:WeaponsTest", "event"],
  ["sm:Agreement", "event"],
  ["sm:Conflict", "event"],
  ["sm:Relationship", "relationship"],
  ["org:Membership", "role"],
  ["sm:Claim", "claim"],
];

/** The classes as values of `?type`. */
export const FACT_TYPES = `VALUES ?type { ${CLASSES.map(([name]) => name).join(" ")} }`;

/** The same, of events only. */
export const EVENT_TYPES = `VALUES ?type { ${CLASSES.filter(([, family]) => family === "event").map(([name]) => name).join(" ")} }`;

function rank(type: string): number {
  return CLASSES.findIndex(([name]) => name.slice(name.indexOf(":") + 1) === type);
}

/** The narrower of two classes, by their local names. */
export function narrower(one: string, other: string): string {
  return rank(other) > rank(one) ? other : one;
}

export function familyOf(type: string): Family {
  return CLASSES[rank(type)]?.[1] ?? "event";
}

/** Kinds of relationships that speak for friendship or enmity; mediation and kinship speak for neither. */
const SIGNS: Readonly<Record<string, Sign>> = {
  alliance: "friendly",
  cooperation: "friendly",
  thaw: "friendly",
  support: "friendly",
  Agreement: "friendly",
  rift: "hostile",
  conflict: "hostile",
  pressure: "hostile",
  Conflict: "hostile",
};

export function signOf(kind: string): Sign {
  return SIGNS[kind] ?? "neutral";
}
