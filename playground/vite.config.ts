import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { mappingValidatorPlugin } from "./compute/plugin.ts";
import { fewerFeaturesPlugin } from "./editor/fewer-features.ts";
import { editorPreloadPlugin } from "./editor/preload.ts";
import { libraryPlugin } from "./library/plugin.ts";
import { offlinePlugin, serviceWorkerName } from "./offline/plugin.ts";
import { contentPolicyPlugin } from "./page/content-policy.ts";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** `compute-worker` of `playground/compute/worker.ts`. */
function workerName(file: string | null): string {
  return /([a-z]+)\/worker\.ts$/.exec(file ?? "")?.[1]?.concat("-worker") ?? "editor-worker";
}

/** The page as a folder that any static host can serve: relative addresses, names by content. */
export default defineConfig({
  root: path("."),
  base: "./",
  plugins: [
    fewerFeaturesPlugin(),
    libraryPlugin(path("../policies")),
    contentPolicyPlugin(),
    editorPreloadPlugin(),
    offlinePlugin(),
  ],
  resolve: {
    alias: [
      {
        find: /^monaco-lsp-client$/,
        replacement: path("../node_modules/monaco-editor/esm/external/monaco-lsp-client/out/index.js"),
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: {
    format: "es",
    plugins: () => [mappingValidatorPlugin()],
    rolldownOptions: {
      output: { entryFileNames: ({ facadeModuleId }) => `assets/${workerName(facadeModuleId)}-[hash].js` },
    },
  },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    outDir: path("../dist/playground"),
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 5000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path("index.html"), offline: path("offline/service-worker.ts") },
      output: {
        entryFileNames: ({ name }) => (name === "offline" ? serviceWorkerName : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { host: "127.0.0.1" },
});
