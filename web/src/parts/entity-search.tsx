// A field with suggestions: a person, country, body or place by its name (the ARIA pattern of a combobox with a list).

import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { search, type Entity } from "../api/entities";

interface Props {
  label: string;
  onChoose: (entity: Entity) => void;
  /** What stands in the field at first, and again when it changes. */
  value?: string;
  /** Whether the label is seen; it is always read out. */
  labelled?: boolean;
}

/** How long a reader may pause between two letters, in milliseconds. */
const PAUSE = 150;

export function EntitySearch({ label, onChoose, value = "", labelled = false }: Props): JSX.Element {
  const id = useId();
  const [text, setText] = useState(value);
  const { found, close } = useSuggestions(text, value);
  const [active, setActive] = useState(-1);
  useEffect(() => setText(value), [value]);
  useEffect(() => setActive(-1), [found]);
  const choose = (entity: Entity) => {
    close();
    setText(value || "");
    onChoose(entity);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return close();
    const chosen = found[Math.max(active, 0)];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      choose(chosen);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      setActive((active + step + found.length) % found.length);
    }
  };
  return (
    <div class="search">
      <label for={id} class={labelled ? undefined : "unseen"}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        role="combobox"
        placeholder={labelled ? undefined : "Find …"}
        autocomplete="off"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        list={undefined}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(close, 150)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!found.length}>
        {found.map((entity, at) => (
          <li key={entity.iri} id={`${id}-${at}`} role="option" aria-selected={at === active} onMouseDown={() => choose(entity)}>
            <span class={`kind ${entity.kind}`}>{entity.label}</span> <small>{entity.kind}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What fits the letters typed so far; nothing while they are what was chosen. */
function useSuggestions(text: string, chosen: string): { found: Entity[]; close: () => void } {
  const [found, setFound] = useState<Entity[]>([]);
  const asked = useRef("");
  useEffect(() => {
    asked.current = text;
    if (!text.trim() || text === chosen) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // A field that finds nothing for a moment is no reason for an alarm: the page itself says what fails.
      search(text, stop.signal).then((entities) => asked.current === text && setFound(entities), () => setFound([]));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, chosen]);
  const close = () => {
    asked.current = "";
    setFound([]);
  };
  return { found, close };
}
