// Asking: in plain English, by a form, in SPARQL.

import { expect, test } from "./server";

test("a question is understood, or said not to be", async ({ explorer }) => {
  test.setTimeout(90_000);
  await explorer.goto("/#/ask");
  await explorer.getByLabel("Question").fill("Who met Kim Jong Un in 2018?");
  await explorer.keyboard.press("Enter");
  await expect(explorer.getByRole("link", { name: "the query meetings" })).toBeVisible({ timeout: 50_000 });
  await expect(explorer.getByRole("table")).toContainText("Xi Jinping");
  await explorer.getByRole("link", { name: "the query meetings" }).click();
  await expect(explorer.getByLabel(/^leader/)).toHaveValue("Kim Jong Un");
  await explorer.goto("/#/ask?q=Who+juggles+Kim");
  await expect(explorer.locator("p.empty")).toContainText("juggle");
  await explorer.getByRole("list").getByRole("link").first().click();
  await expect(explorer.getByText("Understood as")).toBeVisible();
});

test("a query is a form, with a chart and files", async ({ explorer }) => {
  await explorer.goto("/#/ask/query");
  await explorer.getByLabel("Query").selectOption("relationships");
  await explorer.getByLabel(/^kind/).selectOption("cooperation");
  await explorer.getByRole("button", { name: "Ask" }).click();
  await expect(explorer).toHaveURL(/kind=cooperation/);
  await expect(explorer.getByRole("status")).toHaveText(/\d+ rows?/);
  await explorer.getByLabel("Chart").selectOption("rows by a");
  await expect(explorer.getByRole("img", { name: /rows by a/ })).toBeVisible();
  const [file] = await Promise.all([explorer.waitForEvent("download"), explorer.getByRole("link", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("relationships.csv");
});

test("a wrong value is explained and not hidden", async ({ page }) => {
  await page.goto("/#/ask/query/meetings?since=yesterday");
  await expect(page.getByRole("alert")).toContainText("2018-03");
});

test("SPARQL is edited with completion, run and shared", async ({ explorer, context }) => {
  await explorer.goto("/#/ask/sparql");
  const editor = explorer.getByRole("textbox", { name: "SPARQL query" });
  await editor.click();
  await explorer.keyboard.press("Control+a");
  await explorer.keyboard.insertText("SELECT ?name WHERE { ?who a ");
  await explorer.keyboard.type("sm:Lea");
  await expect(explorer.getByRole("option", { name: "sm:Leader", exact: true })).toBeVisible();
  // The list takes no key in the moment in which it opens, lest one that was meant for the text chooses.
  await explorer.waitForTimeout(200);
  await explorer.keyboard.press("Enter");
  await explorer.keyboard.insertText(" ; rdfs:label ?name }");
  await expect(editor).toContainText("sm:Leader ; rdfs:label ?name }");
  await explorer.keyboard.press("Control+Enter");
  await expect(explorer.getByRole("table")).toContainText("Xi Jinping");
  const [file] = await Promise.all([explorer.waitForEvent("download"), explorer.getByRole("button", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("answer.csv");
  const other = await context.newPage();
  await other.goto(explorer.url());
  await expect(other.getByRole("table")).toContainText("Xi Jinping");
});

test("triples are shown as triples, and a query that does not parse as what it is", async ({ page }) => {
  await page.goto(`/#/ask/sparql?query=${encodeURIComponent("DESCRIBE <country/IRN>")}`);
  await expect(page.locator("pre")).toContainText("schema");
  await page.goto(`/#/ask/sparql?query=${encodeURIComponent("SELECT * {")}`);
  await expect(page.getByRole("alert")).toContainText("does not parse");
});
