// The real server for the tests, and a page on it that fails the test where it logs an error or asks another host.

import { test as base, expect, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

interface Server {
  address: string;
  child: ChildProcess;
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run make web-test`);
  return value;
}

/** Starts the program on a free port. */
export async function serve(...options: string[]): Promise<Server> {
  const child = spawn(variable("SUMMITRY"), ["serve", "--listen", "127.0.0.1:0", ...options], { cwd: "..", stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /listening on (http:\/\/\S+)\//.exec(line)?.[1];
    if (address) return { address, child };
  }
  throw new Error("the server has ended before it listened");
}

/** What a page may not do: log errors, fail, or ask anybody but the server. */
function watched(page: Page, address: string): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) wrong.push(`request to ${request.url()}`);
  });
  return wrong;
}

export const test = base.extend<{ explorer: Page }, { server: Server }>({
  server: [
    async ({}, use) => {
      // The first question loads the language model, which the development build does slowly.
      const server = await serve("--kg", variable("SUMMITRY_KG"), "--timeout", "60");
      await use(server);
      server.child.kill();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  explorer: async ({ page, server }, use) => {
    const wrong = watched(page, server.address);
    await use(page);
    expect(wrong).toEqual([]);
  },
});

export { expect };
