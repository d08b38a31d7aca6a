import { contextOf } from "../../src/analysis/context-of.ts";
import { removalIn } from "../../src/analysis/removal.ts";
import { coverOf } from "../../src/analysis/rule/no-effect/cover.ts";
import { directEffects } from "../../src/analysis/rule/no-effect/direct-effects.ts";
import { quickEffects } from "../../src/analysis/rule/no-effect/quick-effects.ts";
import type { Policy } from "../../src/model/policy.ts";
import { type Property, property } from "../support/effort.ts";
import { enumerated, type Judged } from "../support/enumerated.ts";
import { generateSmallPolicy } from "../support/generate-small-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { decisionOf, oversightText, situationsOf, without } from "./expected/situations.ts";

const nowhere = { team: () => undefined, field: () => undefined };

/** How often each way of answering was looked at. */
export const answered = { byBoxes: 0, directly: 0, bySolver: 0, covers: 0 };

/** Every way in which removals are looked into says what looking at every input says, each by itself. */
export const removalsAreExact: Property = property(
  "what removing a rule changes is what it changes for some input",
  300,
  entropy(160),
  (numbers) => {
    const small = generateSmallPolicy(sourceOf(numbers));
    const policy = { ...small.policy, ensures: [] };
    const inputs = enumerated({ ...small, policy });
    const context = contextOf(policy, nowhere, {});
    const quick = quickEffects(context, { of: () => undefined, keep: () => undefined });
    const direct = directEffects(context);
    const removal = removalIn(context.space, context.view);
    for (const place of policy.rules.keys()) {
      const expected = matters(policy, inputs, place) ? "some" : "none";
      const told = quick(place);
      if (told !== undefined) answered.byBoxes++;
      if (told !== undefined && told !== expected) throw new Error(`By boxes ${told}, not ${expected}: rule ${place}`);
      const shown = direct(place);
      const seen = typeof shown === "object" ? "some" : shown;
      if (seen !== undefined) answered.directly++;
      if (seen !== undefined && seen !== expected) throw new Error(`Directly ${seen}, not ${expected}: rule ${place}`);
      const { kind } = removal.change(place);
      if ((kind === "none" ? "none" : kind === "found" ? "some" : kind) !== expected)
        throw new Error(`By the solver ${kind}, not ${expected}: rule ${place}`);
      answered.bySolver++;
      if (expected === "none") checkCover(policy, inputs, place, coverOf(context, place));
    }
  },
);

function matters(policy: Policy, inputs: readonly Judged[], place: number): boolean {
  return situationsOf(policy, inputs).some(
    (each) =>
      oversightText(decisionOf(policy, each)) !==
      oversightText(decisionOf(policy, each, without(each.one.standings, place))),
  );
}

/** Beside those that are named alone, too, the rule changes nothing. */
function checkCover(policy: Policy, inputs: readonly Judged[], place: number, cover: readonly number[]): void {
  const kept = new Set([...cover, place]);
  const alone = inputs.map((one) => ({
    ...one,
    standings: one.standings.map((standing, at) => (kept.has(at) ? standing : "no")),
  }));
  if (matters(policy, alone, place)) throw new Error(`Not covered by ${[...kept]}: rule ${place}`);
  answered.covers++;
}
