// The frame of all pages: where one can go, and the page where one is.

import type { ComponentType, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { EntitySearch } from "./parts/entity-search";
import { Failure, Loading } from "./parts/state";
import { local } from "./api/names";
import { go, href, usePlace, type Place } from "./router";
import { chooseTheme, currentTheme, onThemeChange } from "./theme";

export interface PageProps {
  place: Place;
}

type Page = ComponentType<PageProps>;

interface Entry {
  title: string;
  /** Whether it stands in the list of pages. */
  listed: boolean;
  load: () => Promise<Page>;
}

/** Each page is fetched when it is first gone to. */
const PAGES: Readonly<Record<string, Entry>> = {
  reader: { title: "Articles", listed: true, load: async () => (await import("./pages/reader/reader-page")).ReaderPage },
  network: { title: "Network", listed: true, load: async () => (await import("./pages/network/network-page")).NetworkPage },
  timeline: { title: "Time line", listed: true, load: async () => (await import("./pages/timeline/timeline-page")).TimelinePage },
  claims: { title: "Claims", listed: true, load: async () => (await import("./pages/claims/claims-page")).ClaimsPage },
  ask: { title: "Ask", listed: true, load: async () => (await import("./pages/ask/ask-page")).AskPage },
  node: { title: "Node", listed: false, load: async () => (await import("./pages/node/node-page")).NodePage },
};

export function App(): JSX.Element {
  const place = usePlace();
  const name = place.page || "reader";
  const entry = PAGES[name];
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = entry ? `${entry.title} – Summitry` : "Summitry";
  }, [entry]);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the page
      </a>
      <header class="top">
        <a class="brand" href={href("reader")}>
          Summitry
        </a>
        <nav aria-label="Pages">
          {Object.entries(PAGES).map(([page, { title, listed }]) =>
            listed ? (
              <a key={page} href={href(page)} aria-current={page === name ? "page" : undefined}>
                {title}
              </a>
            ) : null,
          )}
        </nav>
        <EntitySearch label="Find a person, country or body" onChoose={(entity) => go(href("node", local(entity.iri)))} />
        <ThemeButton />
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {entry ? <Loaded key={name} entry={entry} place={place} /> : <p class="empty">There is no page of this name.</p>}
      </main>
    </>
  );
}

function Loaded({ entry, place }: { entry: Entry; place: Place }): JSX.Element {
  const [page, setPage] = useState<{ Page: Page }>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    entry.load().then((Page) => setPage({ Page }), setError);
  }, [entry]);
  if (error) return <Failure error={error} />;
  return page ? <page.Page place={place} /> : <Loading />;
}

function ThemeButton(): JSX.Element {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => onThemeChange(() => setTheme(currentTheme())), []);
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button type="button" class="quiet" aria-label={`Use the ${other} theme`} title={`Use the ${other} theme`} onClick={() => chooseTheme(other)}>
      <span aria-hidden="true">{theme === "dark" ? "☀" : "☾"}</span>
    </button>
  );
}
