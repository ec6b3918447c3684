import { defineConfig } from "vite";

// What is built is compiled into the program, so: no source maps, names by content, nothing inlined (the server's
// Content-Security-Policy allows neither inline scripts nor data: scripts).
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    license: { fileName: "licenses.md" },
  },
  worker: { format: "es" },
  server: { proxy: { "^/(sparql|api|node|healthz|contents)": "http://127.0.0.1:7878" } },
});
