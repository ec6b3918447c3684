// What is said: claims by speaker, target and certainty; those that contradict each other; events as several voices tell them.

import type { JSX } from "preact";
import type { PageProps } from "../../app";
import { href } from "../../router";
import { ClaimList } from "./claim-list";
import { Contested } from "./contested";
import { Tellings } from "./tellings";
import "./claims.css";

const VIEWS = [
  ["", "Who says what"],
  ["contested", "Contested"],
  ["tellings", "One event, several voices"],
] as const;

export function ClaimsPage({ place }: PageProps): JSX.Element {
  return (
    <>
      <h1>Claims</h1>
      <nav class="tabs" aria-label="Views of claims">
        {VIEWS.map(([view, title]) => (
          <a key={view} href={href("claims", view)} aria-current={place.rest === view ? "page" : undefined}>
            {title}
          </a>
        ))}
      </nav>
      {place.rest === "contested" ? <Contested /> : place.rest === "tellings" ? <Tellings /> : <ClaimList place={place} />}
    </>
  );
}
