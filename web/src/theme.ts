// Light or dark: as the system has it, until the reader chooses.

export type Theme = "light" | "dark";

const KEY = "summitry-theme";

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Takes up what was chosen at an earlier visit. */
export function restoreTheme(): void {
  const kept = read();
  if (kept === "light" || kept === "dark") document.documentElement.dataset["theme"] = kept;
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  dispatchEvent(new Event("themechange"));
}

/** Calls back when the theme changes; gives what ends that. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  addEventListener("themechange", changed);
  return () => {
    system.removeEventListener("change", changed);
    removeEventListener("themechange", changed);
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** A colour of the style sheet as the browser has worked it out, for what is drawn on a canvas. */
export function colourOf(variable: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
