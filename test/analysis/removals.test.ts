import { expect, test } from "vitest";
import { contextOf } from "../../src/analysis/context-of.ts";
import { directEffects } from "../../src/analysis/rule/no-effect/direct-effects.ts";
import { always, clause, deadline, policy, review, rule, yesNo } from "../support/build-model.ts";
import { usually } from "../support/effort.ts";
import { answered, removalsAreExact } from "./removals.ts";

test(removalsAreExact.name, { timeout: 300_000 }, () => {
  removalsAreExact.hold({ seed: 20_261_121 });
  expect(Math.min(answered.byBoxes, answered.directly, answered.bySolver, answered.covers)).toBeGreaterThanOrEqual(
    usually(100),
  );
});

test("a clause of fewer teams takes a deadline over from one that another of the same teams absorbs", () => {
  const soon = { deadlines: [deadline(4, "hours")] };
  const asking = [
    clause("finance or legal", 1, soon),
    clause("finance or legal", 2, soon),
    clause("finance", 1, { deadlines: [deadline(2, "days")] }),
  ];
  const rules = asking.map((one, place) => rule(`r${place}`, always, review(one)));
  const given = policy({ fields: { seen: yesNo }, rules });
  const effects = (some: typeof given) =>
    some.rules.map((_, place) =>
      directEffects(contextOf(some, { team: () => undefined, field: () => undefined }, {}))(place),
    );
  expect(effects(given).map((effect) => typeof effect)).toEqual(["object", "object", "object"]);
  expect(effects({ ...given, rules: rules.slice(0, 2) })[0]).toBe("none");
});
