import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { standaloneModule } from "../../src/compiler/targets/javascript/module.ts";
import {
  at,
  compare,
  dollars,
  number,
  numeral,
  or,
  otherwise,
  policy,
  review,
  rule,
  usd,
} from "../support/build-model.ts";

const model = policy({
  name: `</script> \u2028 \`\${process.exit(1)}\` "'`,
  fields: { refund: usd, confidence: number },
  rules: [
    rule(
      "large or uncertain",
      or(compare(at(0), ">", dollars("10000")), compare(at(1), "<", numeral("0.8"))),
      review("finance"),
    ),
  ],
  otherwise: otherwise({ reviews: [], audits: [], block: false }, true),
});

const inputs = [
  { refund: 12_000, confidence: 1 },
  { refund: 12, confidence: 0.9 },
  { refund: "x" },
  null,
  { refund: 10_000.01, confidence: 1 },
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signoff-pack-"));
  const run = (command: string, given: readonly string[], cwd: string): string =>
    execFileSync(command, given, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  run("npm", ["pack", "--workspace", "signoff-runtime", "--pack-destination", folder], ".");
  const packed = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "service", private: true, type: "module" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${packed}`], folder);
  writeFileSync(join(folder, "policy.js"), standaloneModule(model));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a module in the service's folder, where no code may be made from text, and gives what it prints. */
function inService(
  source: string,
  given: readonly string[] = ["--disallow-code-generation-from-strings", "--frozen-intrinsics", "main.js"],
): unknown {
  writeFileSync(join(folder, "main.js"), source);
  return JSON.parse(
    execFileSync(process.execPath, given, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
}

test("a compiled policy decides beside the packed runtime as it does here, without making code from text", () => {
  const { decide, record } = decidingPolicy(model);
  const given = JSON.stringify(inputs);
  const there = inService(`
    import { decide, load, policy, record } from "./policy.js";
    const inputs = ${given};
    console.log(JSON.stringify({ policy, decisions: inputs.map(decide), record: record(inputs[0]), same: decide(inputs[1]) === decide(inputs[1]), salted: load({ salt: "secret" }).decide(inputs[0]) }));
  `);
  expect(there).toEqual({
    policy: { name: model.name, digest: model.digest },
    decisions: inputs.map(decide),
    record: record(inputs[0]),
    same: true,
    salted: decidingPolicy(model, { salt: "secret" }).decide(inputs[0]),
  });
});

test("what others put into every object's prototype beforehand changes nothing", () => {
  const there = inService(
    `
    Object.prototype.refund = 5;
    Object.prototype.confidence = 1;
    const { decide } = await import("./policy.js");
    console.log(JSON.stringify([decide({}).outcome, decide({ refund: 5 }).unknown.map(({ field }) => field)]));
  `,
    ["--disallow-code-generation-from-strings", "main.js"],
  );
  expect(there).toEqual(["review", ["confidence"]]);
});

test("the runtime explains in the service too", () => {
  const there = inService(`
    import { explain } from "./policy.js";
    console.log(JSON.stringify(explain({ refund: 12000, confidence: 1 }).text));
  `);
  expect(there).toContain("refund is over $10,000");
});

test("the types of the package are whole: each file they import is there", () => {
  const root = join(folder, "node_modules/signoff-runtime/dist");
  const declarations = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".d.ts"),
  );
  const missing = declarations.flatMap((name) =>
    [...readFileSync(join(root, name), "utf8").matchAll(/from "(\.[^"]+)\.ts"/g)]
      .map(([, target]) => join(root, name, "..", `${target}.d.ts`))
      .filter((target) => !existsSync(target)),
  );
  expect(declarations).toContain(join("runtime", "index.d.ts"));
  expect(missing).toEqual([]);
});

test("the service installs nothing but the runtime, and both stay below 100 kB", () => {
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expect(installed).toEqual(["signoff-runtime"]);
  const manifest = JSON.parse(
    readFileSync(join(folder, "node_modules/signoff-runtime/package.json"), "utf8"),
  ) as object;
  expect(Object.keys(manifest)).not.toContain("dependencies");
  const files = readdirSync(join(folder, "node_modules/signoff-runtime"), { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map((file) => statSync(join(file.parentPath, file.name)).size);
  const together = sizes.reduce((sum, size) => sum + size, statSync(join(folder, "policy.js")).size);
  expect(together).toBeGreaterThan(20_000);
  expect(together).toBeLessThan(100_000);
});
