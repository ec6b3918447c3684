// What of the network is shown: kinds, signs, voices, years.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Fact } from "../../api/facts";
import { ARTICLE, voiceOf } from "../../graph/network";
import { amended, go, type Place } from "../../router";
import { extentOf } from "../../time/days";
import { KINDS, list, SIGNS, year } from "./choice";

const NAMES: Readonly<Record<string, string>> = {
  person: "people",
  country: "countries",
  organization: "bodies",
  friendly: "friendly",
  hostile: "hostile",
  mixed: "both",
  neutral: "neither",
};

export function Filters({ place, facts }: { place: Place; facts: readonly Fact[] }): JSX.Element {
  return (
    <section class="card" aria-label="What is shown">
      <Switches place={place} title="Nodes" names={KINDS} />
      <Switches place={place} title="Ties" names={SIGNS} />
      <VoiceSelect place={place} facts={facts} />
      <Years place={place} facts={facts} />
    </section>
  );
}

function Switches({ place, title, names }: { place: Place; title: string; names: readonly string[] }): JSX.Element {
  const without = list(place, "without");
  return (
    <fieldset>
      <legend>{title}</legend>
      {names.map((name) => (
        <label key={name} class="check">
          <input type="checkbox" checked={!without.includes(name)} onChange={() => go(switched(place, name), true)} />
          {NAMES[name] ?? name}
        </label>
      ))}
    </fieldset>
  );
}

function switched(place: Place, name: string): string {
  const without = list(place, "without");
  const now = without.includes(name) ? without.filter((other) => other !== name) : [...without, name];
  return amended(place, { without: now.join(",") });
}

function VoiceSelect({ place, facts }: { place: Place; facts: readonly Fact[] }): JSX.Element {
  const voices = useMemo(() => [...new Set(facts.map(voiceOf))].filter((voice) => voice !== ARTICLE).sort(), [facts]);
  return (
    <div class="field">
      <label for="voice">Voice</label>
      <select id="voice" value={place.params.get("voice") ?? ""} onChange={(event) => go(amended(place, { voice: event.currentTarget.value }), true)}>
        <option value="">all: articles, and those who speak in them</option>
        <option value={ARTICLE}>the articles themselves</option>
        {voices.map((voice) => (
          <option key={voice} value={voice}>
            {voice}
          </option>
        ))}
      </select>
    </div>
  );
}

function Years({ place, facts }: { place: Place; facts: readonly Fact[] }): JSX.Element | null {
  const range = useMemo(() => yearsOf(facts), [facts]);
  if (!range) return null;
  const [first, last] = range;
  const [since, until] = [year(place, "since") ?? first, year(place, "until") ?? last];
  const set = (name: "since" | "until", value: number) => {
    const other = name === "since" ? { until: value > until ? String(value) : place.params.get("until") ?? undefined } : { since: value < since ? String(value) : place.params.get("since") ?? undefined };
    go(amended(place, { ...other, [name]: value === (name === "since" ? first : last) ? undefined : String(value) }), true);
  };
  return (
    <fieldset class="years">
      <legend>Years</legend>
      {(["since", "until"] as const).map((name) => {
        const value = name === "since" ? since : until;
        return (
          <label key={name}>
            <span>
              {name} {value}
            </span>
            <input type="range" min={first} max={last} value={value} onInput={(event) => set(name, Number(event.currentTarget.value))} />
          </label>
        );
      })}
      <label class="check">
        <input type="checkbox" checked={!list(place, "without").includes("undated")} onChange={() => go(switched(place, "undated"), true)} />
        what no text dates
      </label>
    </fieldset>
  );
}

/** The first and the last year of all facts. */
function yearsOf(facts: readonly Fact[]): [number, number] | undefined {
  let range: [number, number] | undefined;
  for (const fact of facts) {
    const extent = extentOf(fact)?.map(Math.floor);
    if (extent) range = [Math.min(range?.[0] ?? Infinity, extent[0] ?? 0), Math.max(range?.[1] ?? -Infinity, extent[1] ?? 0)];
  }
  return range;
}
