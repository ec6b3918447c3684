// Yasgui, an editor for SPARQL of other makers, on a page of another origin: a real client of the endpoint.

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, serve, test } from "./server";

const FOLDER = process.env["YASGUI"];
const KINDS: Record<string, string> = { js: "text/javascript", css: "text/css" };

/** Serves Yasgui's own files and a page that asks an endpoint. */
function pageAsking(endpoint: string): Promise<Server> {
  const html = `<!doctype html><meta charset="utf-8"><title>Yasgui</title><link rel="stylesheet" href="yasgui.min.css"><div id="here"></div>
    <script src="yasgui.min.js"></script>
    <script>new Yasgui(document.getElementById("here"), { requestConfig: { endpoint: ${JSON.stringify(endpoint)} }, copyEndpointOnNewTab: false });</script>`;
  const server = createServer((request, response) => {
    const name = /^\/(yasgui\.min\.(js|css))$/.exec(request.url ?? "");
    if (!name) return void response.setHeader("Content-Type", "text/html").end(html);
    readFile(`${FOLDER}/${name[1]}`).then((body) => response.setHeader("Content-Type", KINDS[name[2]!]!).end(body), () => response.writeHead(404).end());
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

test.skip(!FOLDER, "YASGUI names no folder: npm did not bring it");

test("Yasgui on a page of another origin asks and shows the rows", async ({ page }) => {
  const { address, child } = await serve("--kg", process.env["SUMMITRY_KG"]!, "--cors", "--timeout", "60");
  const pages = await pageAsking(`${address}/sparql`);
  const query = "PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT DISTINCT ?name { ?who a schema:Person ; skos:prefLabel ?name } ORDER BY ?name";
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
  await page.evaluate((text) => {
    const editor = document.querySelector(".CodeMirror") as unknown as { CodeMirror: { setValue(text: string): void } };
    editor.CodeMirror.setValue(text);
  }, query);
  await page.locator(".yasqe_queryButton").click();
  await expect(page.locator(".yasr_results table")).toContainText("Xi Jinping");
  pages.close();
  child.kill();
});
