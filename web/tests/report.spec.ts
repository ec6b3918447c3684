// The report, as a file: in both themes, on a wide and on a narrow screen, without faults that axe finds and without asking anybody.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test, type Page } from "@playwright/test";
import { pathToFileURL } from "node:url";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What axe finds, by all of its rules. */
async function faults(page: Page): Promise<string[]> {
  // By the debugger's protocol, as the page's own policy lets no other script in.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (where: Document) => Promise<{ violations: Violation[] }> } };
    return (await axe.run(document)).violations;
  });
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

let address: string;

/** The page of the ontology, as it is committed. */
const ONTOLOGY = pathToFileURL("../docs/ontology.html").href;

test.beforeAll(({}, { project }) => {
  const file = `${project.outputDir}/../report.html`;
  const { SUMMITRY, SUMMITRY_KG } = process.env;
  if (!SUMMITRY || !SUMMITRY_KG) throw new Error("SUMMITRY or SUMMITRY_KG is not set: run make web-test");
  execFileSync(SUMMITRY, ["report", "--kg", SUMMITRY_KG, "--output", file], { cwd: ".." });
  address = pathToFileURL(file).href;
});

/** What the page does that it should not: log anything, fail, ask anybody. */
function watched(page: Page): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) wrong.push(`request to ${request.url()}`);
  });
  return wrong;
}

for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 400], ["dark", 400]] as const) {
  test(`axe finds nothing in the report, ${colorScheme}, ${width} wide`, async ({ page }) => {
    test.setTimeout(120_000);
    const wrong = watched(page);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "In short" })).toBeInViewport();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
  });
}

for (const [colorScheme, width] of [["light", 1280], ["dark", 400]] as const) {
  test(`axe finds nothing in the page of the ontology, which is searched, ${colorScheme}, ${width} wide`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(ONTOLOGY);
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByLabel("Search").fill("contentgraph");
    await expect(page.getByRole("status")).toHaveText(/^\d+ of \d+ terms$/);
    await expect(page.locator("#contentGraph")).toBeVisible();
    await expect(page.locator("#Summit")).toBeHidden();
  });
}

test("the report is searched, limited to years and sorted without a request", async ({ page }) => {
  await page.goto(address);
  const wrong = watched(page);
  const rows = page.locator("#meetings tbody tr:visible");
  const all = await rows.count();
  await page.getByLabel("Search").fill("ASMARA");
  await expect(page.getByRole("status")).toHaveText(/^\d+ of \d+ entries$/);
  const found = await rows.allInnerTexts();
  expect(found.length).toBeLessThan(all);
  expect(found.every((text) => text.toLowerCase().includes("asmara"))).toBe(true);
  await expect(page.locator("#pictures")).toBeHidden();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(rows).toHaveCount(all);
  await page.getByLabel("from", { exact: true }).fill("2019");
  await page.getByLabel("to", { exact: true }).fill("2019");
  for (const years of await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset["years"]!.split("/").map(Number)))) {
    expect(years[0]).toBeLessThanOrEqual(2019);
    expect(years[1]).toBeGreaterThanOrEqual(2019);
  }
  await page.getByRole("button", { name: "Show all" }).click();
  const heading = page.locator("#meetings").getByRole("columnheader", { name: "date" });
  await heading.getByRole("button").click();
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  const dates = await rows.locator("th").allInnerTexts();
  const dated = dates.filter((date) => /^\d{4}/.test(date)).map((date) => date.slice(0, 4));
  expect(dated).toEqual([...dated].sort().reverse());
  expect(wrong).toEqual([]);
});

test("every link of the report leads somewhere, and what is printed is light and without controls", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(address);
  const lost = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")!).filter((href) => !document.getElementById(href.slice(1))));
  expect(lost).toEqual([]);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.locator("#find")).toBeHidden();
  await expect(page.getByRole("navigation")).toBeHidden();
  const shown = await page.locator("figure img").first().evaluate((img: HTMLImageElement) => img.currentSrc === img.src);
  expect(shown).toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
});
