// What is marked, and by whom it is said: to leave out, and to single out.

import type { JSX } from "preact";
import { LAYERS, type Layer, type Mark } from "./marks";

const NAMES: Readonly<Record<Layer, string>> = {
  person: "People",
  country: "Countries",
  organization: "Bodies",
  place: "Places",
  date: "Dates",
  event: "Events",
  relationship: "Relationships",
  role: "Offices",
  claim: "Claims",
};

interface LayerProps {
  marks: readonly Mark[];
  hidden: ReadonlySet<Layer>;
  onChange: (hidden: Layer[]) => void;
}

export function LayerChoice({ marks, hidden, onChange }: LayerProps): JSX.Element {
  const count = (layer: Layer) => marks.filter((mark) => mark.layer === layer).length;
  const toggle = (layer: Layer) => onChange(LAYERS.filter((other) => hidden.has(other) !== (other === layer)));
  return (
    <fieldset class="layers">
      <legend>Marked in the text</legend>
      {LAYERS.map((layer) => (
        <label key={layer} class="check">
          <input type="checkbox" checked={!hidden.has(layer)} onChange={() => toggle(layer)} />
          <span class={`sample ${layer}`}>{NAMES[layer]}</span> <small>{count(layer)}</small>
        </label>
      ))}
    </fieldset>
  );
}

interface VoiceProps {
  voices: ReadonlyMap<string, { colour: number; claims: number }>;
  chosen: string | undefined;
  onChoose: (voice: string | undefined) => void;
}

export function VoiceChoice({ voices, chosen, onChoose }: VoiceProps): JSX.Element | null {
  if (!voices.size) return null;
  return (
    <fieldset class="voices">
      <legend>Voices</legend>
      {[...voices].map(([name, { colour, claims }]) => (
        <button key={name} type="button" class={`voice voice-${colour}`} aria-pressed={chosen === name} onClick={() => onChoose(chosen === name ? undefined : name)}>
          {name} <small>{claims}</small>
        </button>
      ))}
    </fieldset>
  );
}
