import { expect, test } from "vitest";
import { contextOf } from "../../src/analysis/context-of.ts";
import { createAnalyser } from "../../src/analysis/index.ts";
import { directEffects } from "../../src/analysis/rule/no-effect/direct-effects.ts";
import { always, clause, deadline, policy, review, rule, yesNo } from "../support/build-model.ts";
import { usually } from "../support/effort.ts";
import { answered, removalsAreExact } from "./removals.ts";

test(removalsAreExact.name, () => {
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

test("a rule that changed nothing is looked at again where an added clause shares what it hands on", () => {
  const soon = { deadlines: [deadline(4, "hours")] };
  const rules = [
    rule("of either", always, review(clause("finance or legal", 1, soon))),
    rule("of one", always, review(clause("finance", 1, soon))),
  ];
  const added = rule("of the other", always, review(clause("legal", 1)));
  const given = policy({ fields: { seen: yesNo }, rules });
  const again = createAnalyser();
  const without = (some: typeof given) =>
    again(some, { team: () => undefined, field: () => undefined }).findings.flatMap((finding) =>
      finding.code === "rule/no-effect" ? finding.rules : [],
    );
  expect(without(given)).toEqual(["of either"]);
  expect(without({ ...given, rules: [...rules, added] })).toEqual([]);
  expect(without(given)).toEqual(["of either"]);
});
