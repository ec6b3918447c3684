// What stands where something is not there yet, or cannot be.

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

export function Loading(): JSX.Element {
  return (
    <p class="empty" role="status">
      Loading …
    </p>
  );
}

export function Failure({ error }: { error: unknown }): JSX.Element {
  return (
    <p class="failure" role="alert">
      {error instanceof Error ? error.message : String(error)}
    </p>
  );
}

export type Load<T> = { state: "loading" } | { state: "failed"; error: unknown } | { state: "done"; value: T };

/** Loads something, and anew where one of `on` changes; what comes after that is thrown away. */
export function useLoad<T>(load: () => Promise<T>, on: readonly unknown[]): Load<T> {
  const [loaded, setLoaded] = useState<Load<T>>({ state: "loading" });
  useEffect(() => {
    let isCurrent = true;
    setLoaded({ state: "loading" });
    load().then(
      (value) => isCurrent && setLoaded({ state: "done", value }),
      (error: unknown) => isCurrent && setLoaded({ state: "failed", error }),
    );
    return () => {
      isCurrent = false;
    };
    // `load` closes over `on` and nothing else that changes.
  }, on);
  return loaded;
}

/** Shows what was loaded, or why it is not there. */
export function Loader<T>({ load, children }: { load: Load<T>; children: (value: T) => ComponentChildren }): JSX.Element {
  if (load.state === "loading") return <Loading />;
  if (load.state === "failed") return <Failure error={load.error} />;
  return <>{children(load.value)}</>;
}
