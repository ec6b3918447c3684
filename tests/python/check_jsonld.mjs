// Reads the JSON-LD exports with jsonld.js, the reference implementation: the same quads, the same meetings by a frame.
// Usage: node check_jsonld.mjs MODULES FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [modules, folder] = process.argv.slice(2);
const jsonld = createRequire(resolve(modules, "here.js"))("jsonld");
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf-8"));
const flat = read("world.jsonld");
const offline = (url) => { throw new Error(`nothing is fetched: ${url}`); };
const options = { documentLoader: offline };

const lines = (text) => new Set(text.split("\n").filter(Boolean));
const theirs = lines(await jsonld.toRDF(flat, { ...options, format: "application/n-quads" }));
const plain = readFileSync(`${folder}/world.nquads`, "utf-8");
const ours = lines(plain);
const same = theirs.size === ours.size;
console.log(`${same ? "ok   " : "WRONG"} jsonld.js reads ${theirs.size} quads of ${ours.size}`);

const framed = await jsonld.frame(flat, { "@context": flat["@context"], type: "Meeting" }, options);
const meetings = (framed.graph ?? [framed]).length;
const known = [...ours].filter((l) => l.includes("#type> <https://w3id.org/summitry/ns#Meeting>")).length;
console.log(`${meetings === known ? "ok   " : "WRONG"} a frame of meetings gives ${meetings} of ${known}`);

const trees = read("world.jsonld-framed").graph;
const names = trees.flatMap((a) => a.events).flatMap((e) => e.hasActor ?? []).every((p) => typeof p.name === "string");
console.log(`${names ? "ok   " : "WRONG"} participants have names in ${trees.length} trees`);
process.exit(same && meetings === known && names ? 0 : 1);
