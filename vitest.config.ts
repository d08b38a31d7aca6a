import { defineConfig } from "vitest/config";

const common = { testTimeout: 120_000, hookTimeout: 120_000, pool: "forks" } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: "node", include: ["test/**/*.test.ts"], exclude: ["test/browser/**"] } },
      {
        test: {
          ...common,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/support/served.ts"],
          hookTimeout: 300_000,
          fileParallelism: false,
          expect: { poll: { timeout: 30_000, interval: 50 } },
        },
      },
    ],
  },
});
