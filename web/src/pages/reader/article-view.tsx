// An article beside what was found in it: words lead to facts, facts to their words.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { MarkedFact, Mention } from "../../api/articles";
import { local } from "../../api/names";
import { amended, go, type Place } from "../../router";
import { ArticleText } from "./article-text";
import { FactList } from "./fact-list";
import { LayerChoice, VoiceChoice } from "./legend";
import { LAYERS, marksOf, voicesOf, type Layer } from "./marks";

interface Props {
  place: Place;
  text: string;
  mentions: readonly Mention[];
  facts: readonly MarkedFact[];
}

export function ArticleView({ place, text, mentions, facts }: Props): JSX.Element {
  const marks = useMemo(() => marksOf(text, mentions, facts), [text, mentions, facts]);
  const voices = useMemo(() => voicesOf(facts), [facts]);
  const hidden = new Set((place.params.get("hide") ?? "").split(",").filter(isLayer));
  const voice = place.params.get("voice") ?? undefined;
  const at = place.params.get("at") ?? undefined;
  const words = useRef<HTMLElement>(null);
  useEffect(() => show(words.current?.querySelector(".chosen")), [at]);
  const choose = (iri: string) => go(amended(place, { at: local(iri) }));
  const shown = marks.filter(({ layer }) => !hidden.has(layer));
  return (
    <div class="split reader">
      <article ref={words} class="card" aria-label="Text of the article">
        <ArticleText text={text} marks={shown} voices={voices} voice={voice} at={at} onChoose={choose} />
      </article>
      <aside class="beside" aria-label="What was found">
        <LayerChoice marks={marks} hidden={hidden} onChange={(layers) => go(amended(place, { hide: layers.join(",") }), true)} />
        <VoiceChoice voices={voices} chosen={voice} onChoose={(name) => go(amended(place, { voice: name }), true)} />
        <FactList facts={facts} voice={voice} at={at} voices={voices} onChoose={choose} />
      </aside>
    </div>
  );
}

function isLayer(name: string): name is Layer {
  return (LAYERS as readonly string[]).includes(name);
}

/** Brings words into view, and the keyboard to them. */
function show(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}
