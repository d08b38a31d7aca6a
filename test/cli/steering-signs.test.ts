import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { folderOf, run } from "./run.ts";

const starting = String.fromCharCode(0x1b);
const turned = String.fromCharCode(0x202e);
const introducer = String.fromCharCode(0x9b);
const name = `x${starting}[2J${introducer}31m${turned}y`;
const { path, at } = folderOf({
  "p.signoff": `policy "${name}"
decision
  refund money USD, marks money when over $5
rule "${name}" refund > $10 → review by finance
otherwise → proceed
ensure "${name}" refund > $5 → at least review
`,
});
afterAll(() => rmSync(path, { recursive: true }));

test("names that steer a terminal do so in no output of check", async () => {
  for (const form of [[], ["--verbose"], ["--sheet"], ["--json"], ["--sarif"], ["--sheet", "--json"]]) {
    const { out } = await run(["check", at("p.signoff"), ...form]);
    expect(out.length).toBeGreaterThan(100);
    for (const sign of [starting, turned, introducer]) expect(out).not.toContain(sign);
  }
  const { out } = await run(["check", at("p.signoff"), "--json"]);
  const rules = JSON.parse(out).findings.flatMap((one: { readonly rules?: readonly string[] }) => one.rules ?? []);
  expect(rules).toContain(name);
});
