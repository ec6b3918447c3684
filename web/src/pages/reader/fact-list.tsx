// The facts and claims of an article, each leading to its words.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { MarkedFact } from "../../api/articles";
import type { Family } from "../../api/kinds";
import { inWords, local } from "../../api/names";
import { href } from "../../router";
import { dateInWords } from "../../time/days";
import { NOBODY } from "./marks";

const GROUPS: readonly [Family, string][] = [
  ["event", "Events"],
  ["relationship", "Relationships"],
  ["claim", "Claims"],
  ["role", "Offices"],
];

interface Props {
  facts: readonly MarkedFact[];
  voice: string | undefined;
  voices: ReadonlyMap<string, { colour: number }>;
  at: string | undefined;
  onChoose: (fact: string) => void;
}

export function FactList({ facts, voice, voices, at, onChoose }: Props): JSX.Element {
  const shown = facts.filter((fact) => voice === undefined || (fact.speaker ?? (fact.family === "claim" ? NOBODY : undefined)) === voice);
  return (
    <section class="facts">
      {GROUPS.map(([family, title]) => {
        const group = shown.filter((fact) => fact.family === family);
        if (!group.length) return null;
        const holdsChosen = group.some(({ iri }) => local(iri) === at);
        return (
          <details key={family} open={holdsChosen || family === "event" || (voice !== undefined && family === "claim")}>
            <summary>
              {title} <small>{group.length}</small>
            </summary>
            <ul class="plain">
              {group.map((fact) => (
                <Item key={fact.iri} fact={fact} colour={voices.get(fact.speaker ?? NOBODY)?.colour} isChosen={local(fact.iri) === at} onChoose={onChoose} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

interface ItemProps {
  fact: MarkedFact;
  colour: number | undefined;
  isChosen: boolean;
  onChoose: (fact: string) => void;
}

function Item({ fact, colour, isChosen, onChoose }: ItemProps): JSX.Element {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li ref={item} class={isChosen ? "chosen" : undefined}>
      <button type="button" class="link" aria-pressed={isChosen} onClick={() => onChoose(fact.iri)}>
        {fact.label}
      </button>{" "}
      {fact.date && <span class="tag">{dateInWords(fact.date)}</span>} {fact.status && fact.status !== "occurred" && <span class="tag">{fact.status}</span>}{" "}
      {fact.certainty && fact.certainty !== "certain" && <span class="tag">{inWords(fact.certainty)}</span>}{" "}
      {fact.claim && <span class={`tag claimed voice-${colour ?? 7}`}>says {fact.speaker ?? NOBODY}</span>}{" "}
      <a class="more" href={href("node", local(fact.iri))} aria-label={`All about: ${fact.label}`}>
        all
      </a>
    </li>
  );
}
