// What a reader does with the explorer, on the real server.

import { expect, test } from "./server";

test("from a sentence to a node, to the network and back", async ({ explorer }) => {
  await explorer.goto("/");
  await explorer.getByRole("link", { name: /Saudi Arabia and Iran agree/ }).click();
  const text = explorer.getByRole("article", { name: "Text of the article" });
  await text.getByRole("link", { name: "Iran", exact: true }).first().click();
  await expect(explorer.getByRole("heading", { name: "Iran", level: 1 })).toBeVisible();
  await expect(explorer).toHaveURL(/#\/node\/country\/IRN/);
  await explorer.getByRole("link", { name: "In the network" }).click();
  await expect(explorer.getByRole("status")).toHaveText(/\d+ nodes, \d+ ties/);
  await explorer.getByRole("link", { name: "Iran", exact: true }).click();
  await explorer.getByRole("region", { name: "Chosen node" }).getByRole("link", { name: "Saudi Arabia" }).click();
  const tie = explorer.getByRole("region", { name: "Chosen tie" });
  await expect(tie.locator("mark").first()).toContainText(/Saudi Arabia|Iran|agreement|ties/);
  await tie.locator("blockquote footer a").first().click();
  await expect(text.locator(".chosen").first()).toBeVisible();
  await explorer.goBack();
  await expect(tie).toBeVisible();
});

test("a fact leads to its words, and words to their fact", async ({ explorer }) => {
  await explorer.goto("/#/reader/gulf-thaw");
  const facts = explorer.locator(".facts");
  const fact = facts.getByRole("button", { name: /Agreement of Saudi Arabia and Iran in Beijing/ });
  await fact.click();
  await expect(explorer.locator("article .chosen").first()).toBeInViewport();
  await expect(fact).toHaveAttribute("aria-pressed", "true");
  await explorer.locator("article span.piece.said").first().click();
  await expect(facts.locator("li.chosen")).toHaveCount(1);
  await expect(fact).toHaveAttribute("aria-pressed", "false");
});

test("a voice is singled out, and layers are left out", async ({ explorer }) => {
  await explorer.goto("/#/reader/gulf-thaw");
  await explorer.locator(".voices").getByRole("button", { name: /Daniel Osei/ }).click();
  await expect(explorer).toHaveURL(/voice=Daniel\+Osei/);
  await expect(explorer.locator(".facts summary")).toHaveText(/Claims/);
  const people = explorer.locator("a.mention.person");
  expect(await people.count()).toBeGreaterThan(5);
  await explorer.getByRole("checkbox", { name: /People/ }).uncheck();
  await expect(people).toHaveCount(0);
});

test("mark-up in an article is text, and positions count code points", async ({ explorer }) => {
  await explorer.goto("/#/reader/markup");
  const text = explorer.getByRole("article", { name: "Text of the article" });
  await expect(text).toContainText(`<img src="x" onerror="document.title='taken'">`);
  await expect(text).toContainText(`<script>document.title = "taken"</script>`);
  await expect(text.locator("img, script, b")).toHaveCount(0);
  await expect(text.locator("a.mention", { hasText: "Germany" }).first()).toHaveText("Germany");
  await expect(explorer).toHaveTitle(/Summitry/);
});

test("the network is searched, expanded, filtered and coloured, and its address tells it all", async ({ explorer, context }) => {
  await explorer.goto("/#/network");
  const counts = explorer.getByRole("status");
  await expect(counts).toHaveText(/\d+ nodes/);
  const all = await counts.textContent();
  await explorer.getByRole("combobox", { name: "Show somebody" }).fill("erit");
  await explorer.getByRole("option", { name: /Eritrea/ }).first().click();
  await expect(explorer).toHaveURL(/open=country\/ERI/);
  await expect(counts).not.toHaveText(all ?? "");
  await explorer.getByRole("checkbox", { name: "friendly" }).uncheck();
  await expect(explorer).toHaveURL(/without=friendly/);
  await explorer.getByRole("slider", { name: /since/ }).focus();
  await explorer.keyboard.press("ArrowRight");
  await expect(explorer).toHaveURL(/since=\d{4}/);
  await explorer.getByRole("button", { name: "Communities" }).click();
  await expect(explorer.locator(".communities li").first()).toBeVisible();
  const told = await counts.textContent();
  const other = await context.newPage();
  await other.goto(explorer.url());
  await expect(other.getByRole("status")).toHaveText(told ?? "");
  await expect(other.getByRole("button", { name: "Communities" })).toHaveAttribute("aria-pressed", "true");
});

test("the network is moved by the keyboard and pointed at", async ({ explorer }) => {
  // One node without ties stands in the middle.
  await explorer.goto("/#/network?open=country/IRN&without=friendly,hostile,mixed,neutral");
  await expect(explorer.getByRole("status")).toHaveText("1 nodes, 0 ties");
  const picture = explorer.getByRole("application");
  await expect(picture).toHaveAttribute("data-settled", "true");
  await picture.focus();
  for (const key of ["+", "ArrowLeft", "ArrowUp", "-", "0"]) await explorer.keyboard.press(key);
  await picture.click();
  await expect(explorer).toHaveURL(/[?&]at=country\/IRN/);
  await expect(explorer.getByRole("heading", { name: "Iran" })).toBeVisible();
});

test("the time line of a pair has meetings, phases and words", async ({ explorer }) => {
  await explorer.goto("/#/timeline");
  await explorer.getByRole("link", { name: /Iran – Saudi Arabia/ }).click();
  await expect(explorer.getByRole("combobox", { name: "Between" })).toHaveValue("Iran");
  await expect(explorer.locator(".chart")).toContainText(/hostile from 2016 to 2023, friendly since 2023/);
  await explorer.getByRole("link", { name: /Words behind: Agreement of Saudi Arabia and Iran/ }).click();
  await expect(explorer.locator(".entries blockquote mark")).toContainText("agreement");
  await explorer.locator(".chart a").first().focus();
  await explorer.keyboard.press("Enter");
  await expect(explorer).toHaveURL(/#\/node\//);
});

test("claims by speaker and certainty, contested ones side by side, tellings in a table", async ({ explorer }) => {
  await explorer.goto("/#/claims");
  await explorer.getByRole("combobox", { name: "Speaker" }).fill("osei");
  await explorer.getByRole("option", { name: /Daniel Osei/ }).click();
  await expect(explorer.locator(".claim").first()).toContainText("Daniel Osei");
  await explorer.getByLabel("Certainty").selectOption("possible");
  await expect(explorer).toHaveURL(/certainty=possible/);
  for (const card of await explorer.locator(".claim").all()) await expect(card).toContainText("possible");
  await explorer.getByRole("link", { name: "Contested" }).click();
  await expect(explorer.locator(".contest .claim")).not.toHaveCount(0);
  await explorer.getByRole("link", { name: "One event, several voices" }).click();
  const table = explorer.locator("section", { hasText: /Boris Berg/ }).locator("table");
  await expect(table.getByRole("columnheader", { name: /telling 2/ })).toBeVisible();
  await expect(table.locator("tr.differs")).toContainText(["where"]);
});
