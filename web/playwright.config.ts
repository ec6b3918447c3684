import { defineConfig } from "@playwright/test";

// The browser is the system's own; nothing is fetched.
export default defineConfig({
  testDir: "tests",
  outputDir: "../build/web/results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // A machine that does other work as well may be late; a fault shows twice.
  retries: 1,
  reporter: [["list"]],
  forbidOnly: true,
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      // A container has neither a sandbox of its own nor a graphics card.
      args: ["--no-sandbox", "--enable-unsafe-swiftshader"],
    },
  },
});
