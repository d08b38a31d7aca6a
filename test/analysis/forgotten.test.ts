import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createAnalyser } from "../../src/analysis/index.ts";
import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../support/memory-host.ts";

setFlagsFromString("--expose_gc");
const collect: () => void = runInNewContext("gc");

const rules = 8;
const actions = ["review by finance", "proceed", "review by legal within 4 hours", "proceed, audit by legal"];

/** Every rule lets or asks between two thresholds that lie over those of others; the edit moves those of one rule. */
function version(edit: number): string {
  const written = Array.from({ length: rules }, (_, at) => {
    const turn = Math.floor((edit + rules - at) / rules);
    const ends = [10 * at + turn, 10 * at + 30 + turn];
    return `rule "r${at}" amount is from $${ends[0]} to $${ends[1]} and count >= ${at + turn} → ${actions[at % 4]}`;
  });
  return `policy "P"\ndecision\n  amount money USD\n  count whole number\n${written.join("\n")}\notherwise → review by legal\n`;
}

test("an analyser keeps nothing of rules long past", async () => {
  const again = createAnalyser();
  const nowhere = { team: () => undefined, field: () => undefined };
  const seen = (edit: number): WeakRef<object> => {
    const { policy } = check({ file: "policy.signoff", text: version(edit) }, memoryHost());
    if (policy === undefined) throw new Error("The policy has errors.");
    expect(again(policy, nowhere).findings.length).toBeGreaterThan(0);
    const edited = policy.rules[edit % rules];
    if (edited === undefined) throw new Error("The rule is missing.");
    return new WeakRef(edited.condition);
  };
  const edited = Array.from({ length: 60 }, (_, edit) => seen(edit));
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  expect(edited.filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(2 * rules);
});
