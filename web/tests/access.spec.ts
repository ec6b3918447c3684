// Every page for everybody: in both themes, on a wide and on a narrow screen, without faults that axe finds, by the keyboard.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./server";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PAGES = [
  "#/reader",
  "#/reader/gulf-thaw?at=country/IRN",
  "#/node/country/IRN",
  "#/network?at=country/IRN,country/SAU",
  "#/timeline?a=country/IRN&b=country/SAU",
  "#/claims",
  "#/claims/contested",
  "#/claims/tellings",
  "#/ask?q=Who+met+whom",
  "#/ask/query/meetings?leader=Kim+Jong+Un&chart=rows+by+place",
  "#/ask/sparql?query=SELECT+*+%7B+%3Fs+a+sm%3AMeeting+%7D",
] as const;

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What axe finds of WCAG 2.1 A and AA. */
async function faults(page: Page): Promise<string[]> {
  // By the debugger's protocol, as the page's own policy lets no script in.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (where: Document, what: object) => Promise<{ violations: Violation[] }> } };
    return (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })).violations;
  });
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

for (const [colorScheme, width, height] of [["light", 1280, 800], ["dark", 400, 800]] as const) {
  test(`axe finds nothing, ${colorScheme}, ${width} wide`, async ({ explorer }) => {
    test.setTimeout(120_000);
    await explorer.emulateMedia({ colorScheme });
    await explorer.setViewportSize({ width, height });
    const all: string[] = [];
    for (const page of PAGES) {
      await explorer.goto(`/${page}`);
      await expect(explorer.getByText("Loading …")).toHaveCount(0);
      await expect(explorer.getByRole("heading", { level: 1 })).toBeVisible();
      all.push(...(await faults(explorer)).map((fault) => `${page}: ${fault}`));
      const wider = await explorer.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) all.push(`${page}: ${wider} pixels wider than the screen`);
    }
    expect(all).toEqual([]);
  });
}

test("the theme is chosen and kept", async ({ explorer }) => {
  await explorer.emulateMedia({ colorScheme: "light" });
  await explorer.goto("/");
  const background = () => explorer.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await explorer.getByRole("button", { name: "Use the dark theme" }).click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await explorer.reload();
  await expect(explorer.getByRole("button", { name: "Use the light theme" })).toBeVisible();
  expect(await background()).toBe(dark);
});

test("a node is found by the keyboard alone", async ({ explorer }) => {
  await explorer.goto("/");
  await explorer.bringToFront();
  await expect(explorer.getByRole("heading", { level: 1 })).toBeVisible();
  await explorer.keyboard.press("Tab");
  // Not toBeFocused, which a window that is not the active one never fulfils.
  await expect.poll(() => explorer.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the page");
  const field = explorer.getByRole("combobox", { name: /Find a person/ });
  for (let presses = 0; presses < 12 && !(await field.evaluate((element) => element === document.activeElement)); presses++) await explorer.keyboard.press("Tab");
  await explorer.keyboard.type("ethio");
  await expect(explorer.getByRole("option", { name: "Ethiopia country" })).toBeVisible();
  await explorer.keyboard.press("ArrowDown");
  await explorer.keyboard.press("Enter");
  await expect(explorer.getByRole("heading", { name: "Ethiopia", level: 1 })).toBeVisible();
});

test("the first page is small and soon there", async ({ explorer, server }) => {
  const session = await explorer.context().newCDPSession(explorer);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await explorer.goto("/");
  await expect(explorer.getByRole("heading", { name: "Articles" })).toBeVisible();
  const painted = await explorer.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  console.log(`first page: ${bytes} bytes, first paint after ${Math.round(painted)} ms (${server.address})`);
  expect(bytes).toBeLessThan(400_000);
});
