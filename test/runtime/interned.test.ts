import { expect, test } from "vitest";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { interpret } from "../../src/model/interpreter.ts";
import { interning, MOST_INTERNED } from "../../src/runtime/interned.ts";
import * as build from "../support/build-model.ts";

const flags = Array.from({ length: 16 }, (_, place) => `flag${place}`);
const policy = build.policy({
  fields: Object.fromEntries(flags.map((flag) => [flag, build.yesNo])),
  rules: flags.map((flag, place) => build.rule(flag, build.truth(place), build.review("finance"))),
});

function inputOf(bits: number): unknown {
  return Object.fromEntries(flags.map((flag, place) => [flag, ((bits >> place) & 1) === 1]));
}

test("decisions with unknown values are fresh each time, and frozen", () => {
  const { decide } = decidingPolicy(policy);
  const doubtful = decide({});
  expect(doubtful).toEqual(interpret(policy, {}));
  expect(decide({})).toEqual(doubtful);
  expect(decide({})).not.toBe(doubtful);
  expect([doubtful, doubtful.unknown, doubtful.unknown[0], doubtful.reviews[0]].every(Object.isFrozen)).toBe(true);
});

test("beyond the limit all decisions are let go, and deciding goes on", () => {
  let full = 0;
  const { keep } = interning(() => full++);
  const decision = interpret(policy, inputOf(0));
  for (let turn = 0; turn <= MOST_INTERNED; turn++) keep({ ...decision, propensity: turn });
  expect(full).toBe(1);
  const { decide } = decidingPolicy(policy);
  const first = decide(inputOf(1));
  expect(decide(inputOf(1))).toBe(first);
  for (let bits = 0; bits < MOST_INTERNED + 10; bits++) decide(inputOf(bits));
  const again = decide(inputOf(1));
  expect(again).toEqual(first);
  expect(decide(inputOf(1))).toBe(again);
});
