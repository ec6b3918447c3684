// Comunica behind the SPARQL 1.1 protocol and the Graph Store protocol, for check_remote.py: PUT /data?graph=IRI or ?default,
// or a whole file of TriG to ?dataset; POST /sparql. Usage: node comunica_server.mjs MODULES PORT
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [modules, port] = process.argv.slice(2);
const load = createRequire(resolve(modules, "here.js"));
const { QueryEngine } = load("@comunica/query-sparql-rdfjs");
const { DataFactory, Parser, Store } = load("n3");

const store = new Store();
const engine = new QueryEngine();

const body = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf-8");
};

const put = async (request, url) => {
  if (url.searchParams.has("dataset")) {
    store.removeQuads(store.getQuads(null, null, null, null));
    store.addQuads(new Parser({ format: "application/trig" }).parse(await body(request)));
    return [201, "", "text/plain"];
  }
  const name = url.searchParams.get("graph");
  const graph = name === null ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  store.removeQuads(store.getQuads(null, null, null, graph));
  const triples = new Parser().parse(await body(request));
  store.addQuads(triples.map((t) => DataFactory.quad(t.subject, t.predicate, t.object, graph)));
  return [201, "", "text/plain"];
};

const ask = async (request) => {
  const query = await body(request);
  const result = await engine.query(query, { sources: [store] });
  const kind = "application/sparql-results+json";
  const { data } = await engine.resultToString(result, kind);
  let text = "";
  for await (const part of data) text += part;
  // Comunica adds metadata of its own, which the format does not have.
  const { head, results, boolean } = JSON.parse(text);
  const plain = results === undefined ? { head, boolean } : { head, results: { bindings: results.bindings } };
  return [200, JSON.stringify(plain), kind];
};

createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  try {
    const [status, text, kind] = request.method === "PUT" ? await put(request, url) : await ask(request);
    response.writeHead(status, { "Content-Type": kind }).end(text);
  } catch (error) {
    response.writeHead(400, { "Content-Type": "text/plain" }).end(String(error).slice(0, 300));
  }
}).listen(Number(port), "127.0.0.1");
