import { expect, test } from "vitest";
import { editedTable } from "../../bench/checks/edited.ts";
import { tableOf } from "../../bench/checks/tables.ts";
import type { Side } from "../../src/analysis/described.ts";
import { apart, diff } from "../../src/analysis/index.ts";
import { mapConditions } from "../../src/model/children.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { sourceOf } from "../support/source.ts";

function isIn(side: Side, raw: number | string): boolean {
  if ("values" in side) return side.values.includes(raw);
  if ("except" in side) return !side.except.includes(raw);
  if ("unknown" in side) return false;
  const { from, to } = side;
  return (
    (from === undefined || (side.fromIncluded ? Number(raw) >= Number(from) : Number(raw) > Number(from))) &&
    (to === undefined || (side.toIncluded ? Number(raw) <= Number(to) : Number(raw) < Number(to)))
  );
}

test("of a large table the changed rules and what meets them are looked at, and all known inputs are answered for", () => {
  const old = tableOf({ columns: 3, rules: 330, disturbed: 10, seed: 5 });
  const current = editedTable(structuredClone(old), 11);
  const impact = diff(old, current);
  const changes = [...impact.weaker, ...impact.stricter, ...impact.different];
  expect(changes.length).toBeGreaterThan(3);
  expect(impact.undecided).toEqual([
    "decisions in which a value is unknown are not looked at where there are more than 300 rules",
  ]);
  const [before, after] = [interpreterOf(old), interpreterOf(current)];
  for (const { witness, from, to } of changes) expect(apart(before(witness), after(witness))).toEqual([from, to]);

  const numbers = new Map<number, number[]>();
  for (const { condition } of [...old.rules, ...current.rules].filter((_, place) => place % 30 === 0))
    mapConditions(condition, (one) => {
      if (one.kind !== "compare" || one.left.kind !== "field" || one.right.kind !== "constant") return one;
      const { constant } = one.right;
      const value =
        constant.kind === "money" ? Number(constant.amount) : constant.kind === "number" && Number(constant.value);
      if (typeof value === "number") numbers.set(one.left.field, [...(numbers.get(one.left.field) ?? [0]), value]);
      return one;
    });
  const source = sourceOf(Array.from({ length: 12_000 }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 0));
  let differing = 0;
  for (let count = 0; count < 900; count++) {
    const [first, second] = [0, 1].map((field) => {
      const near = source.pick(numbers.get(field) ?? [0]) + source.pick([-0.01, 0, 0.01, 40, 0.5]);
      return Math.max(0, Number(near.toFixed(2)));
    });
    const input = {
      field1: first ?? 0,
      field2: Math.min(100, second ?? 0),
      field3: source.pick(["A", "B", "C", "D", "E", "F"]),
    };
    const decided = [before(input), after(input)] as const;
    const [from, to] = apart(...decided);
    const isSame = ["outcome", "reviews", "audits"].every(
      (part) =>
        JSON.stringify(decided[0][part as keyof (typeof decided)[0]]) ===
        JSON.stringify(decided[1][part as keyof (typeof decided)[1]]),
    );
    if (!isSame) differing++;
    for (const change of changes) {
      const isOwn = !isSame && JSON.stringify([from, to]) === JSON.stringify([change.from, change.to]);
      const inside = change.region.some((box) =>
        Object.entries(box).every(([name, side]) => isIn(side, input[name as keyof typeof input])),
      );
      if (inside || !change.more) expect({ input, inside }).toEqual({ input, inside: isOwn });
    }
  }
  expect(differing).toBeGreaterThan(5);
});
