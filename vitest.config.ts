import { defineConfig } from "vitest/config";

/** Milliseconds: on a machine that does much else, everything comes, only later. */
const common = {
  testTimeout: 1_800_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 90_000, interval: 50 } },
  pool: "forks",
} as const;

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
          fileParallelism: false,
          // A shared machine may stand still for a while; what fails twice is at fault.
          retry: 1,
        },
      },
    ],
  },
});
