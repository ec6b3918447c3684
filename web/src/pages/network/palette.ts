// The style sheet's colours for the canvas, in the theme that holds.

import type { EntityKind } from "../../api/entities";
import type { EdgeSign } from "../../graph/network";
import { colourOf, currentTheme } from "../../theme";

export interface Palette {
  kinds: Record<EntityKind, string>;
  signs: Record<EdgeSign, string>;
  text: string;
  /** Of what is not chosen. */
  pale: string;
  communities: readonly string[];
}

/** Hues that are told apart by most eyes (after Okabe and Ito), for the largest communities; the rest are grey. */
const COMMUNITIES = {
  light: ["#0072b2", "#d55e00", "#007a5a", "#a8457f", "#8a6d00", "#3f8fbf", "#7a4fb5", "#5c5c5c"],
  dark: ["#56b4e9", "#ff8c42", "#2fbf95", "#e08bbb", "#f0d84a", "#8ccbf2", "#b99cf0", "#a8a8a8"],
} as const;

export function readPalette(): Palette {
  return {
    kinds: { person: colourOf("--person"), country: colourOf("--country"), organization: colourOf("--organization"), place: colourOf("--place") },
    signs: { friendly: colourOf("--friendly"), hostile: colourOf("--hostile"), neutral: colourOf("--neutral"), mixed: colourOf("--mixed") },
    text: colourOf("--text"),
    pale: colourOf("--line"),
    communities: COMMUNITIES[currentTheme()],
  };
}

export function communityColour(community: number, { communities }: Palette): string {
  return communities[Math.min(community, communities.length - 1)] ?? "#808080";
}
