import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const runtime = JSON.parse(readFileSync("src/runtime/package.json", "utf8"));
const page = readFileSync("docs/dependencies.md", "utf8");
const named = [...page.matchAll(/^- ([^:]+): (.+)$/gm)].flatMap(([, names, reason]) =>
  (names ?? "").split(", ").map((name) => ({ name, reason: reason ?? "" })),
);

test("every dependency has a line with its reason, and every line is a dependency", () => {
  const all = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
  expect(all.length).toBeGreaterThan(8);
  expect(named.map(({ name }) => name).sort()).toEqual(all.sort());
  expect(named.filter(({ reason }) => reason.length < 10)).toEqual([]);
});

test("the runtime depends on nothing", () => {
  expect(runtime.dependencies).toBeUndefined();
  expect(runtime.peerDependencies).toBeUndefined();
});

test("the lock file holds every platform package and no download address", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const places = Object.keys(lock.packages);
  const wanted = Object.values<{ optionalDependencies?: object }>(lock.packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  );
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((name) => !places.some((place) => place.endsWith(`node_modules/${name}`)))).toEqual([]);
  expect(
    Object.values<{ resolved?: string }>(lock.packages).filter(({ resolved }) => resolved?.startsWith("http")),
  ).toEqual([]);
});
