// Where the reader is: the part of the address after `#`, as `#/network?open=country/NOR`.
//
// It stands after the `#` so that the server need not know the pages: a path that it does not know stays a 404, and
// `/node/...` stays the address of the node itself.

import { useEffect, useState } from "preact/hooks";

export interface Place {
  /** The first word of the path. */
  page: string;
  /** What follows it, decoded; it may hold slashes. */
  rest: string;
  params: URLSearchParams;
}

type Params = Record<string, string | undefined>;

/** Reads what stands after the `#`. */
export function parsePlace(hash: string): Place {
  const [path = "", query = ""] = split(hash.replace(/^#\/?/, ""), "?");
  const [page = "", rest = ""] = split(path, "/");
  return { page, rest: decoded(rest), params: new URLSearchParams(query) };
}

function split(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place; parameters without a value are left out. */
export function href(page: string, rest = "", params: Params = {}): string {
  const path = rest ? `${page}/${rest.split("/").map(encodeURIComponent).join("/")}` : page;
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  // Slashes and commas may stand in a query, and are easier to read as they are.
  const query = new URLSearchParams(given).toString().replace(/%2F/g, "/").replace(/%2C/g, ",");
  return `#/${path}${query ? `?${query}` : ""}`;
}

/** Goes to an address; `replace` where it only refines the present one, so that "back" leaves the page. */
export function go(to: string, replace = false): void {
  if (to === location.hash) return;
  if (replace) {
    history.replaceState(null, "", to);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = to;
  }
}

/** The present place with some parameters changed. */
export function amended(place: Place, changes: Params): string {
  return href(place.page, place.rest, { ...Object.fromEntries(place.params), ...changes });
}

/** The present place; the component is drawn anew when it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => parsePlace(location.hash));
  useEffect(() => {
    const moved = () => setPlace(parsePlace(location.hash));
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return place;
}
