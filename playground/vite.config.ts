import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { libraryPlugin } from "./library/plugin.ts";
import { contentPolicyPlugin } from "./page/content-policy.ts";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The page as a folder that any static host can serve: relative addresses, names by content. */
export default defineConfig({
  root: path("."),
  base: "./",
  plugins: [libraryPlugin(path("../policies")), contentPolicyPlugin()],
  resolve: {
    alias: [
      {
        find: /^monaco-lsp-client$/,
        replacement: path("../node_modules/monaco-editor/esm/external/monaco-lsp-client/out/index.js"),
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    outDir: path("../dist/playground"),
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1" },
});
