import { describe, expect, test } from "vitest";
import { check } from "../src/compiler/check.ts";
import { decidingPolicy } from "../src/compiler/targets/javascript/deciding-policy.ts";
import type { Decision } from "../src/model/decision.ts";
import { interpret } from "../src/model/interpreter.ts";
import { memoryHost } from "./support/memory-host.ts";

const text = `decision
  amount money USD
  at time
  name text
  listed yes/no
  tags list of text
  customer.tier one of basic, plus
  items list of
    price money USD
rule "large" amount > $100 → review by finance
rule "late" at > 2026-01-01T00:00Z → review by finance
rule "named" name is "x" → review by finance
rule "listed" listed → block, in doubt review by legal
rule "tagged" tags includes "x" → review by finance
rule "costly" any of (items where price > $100) → review by finance
rule "plus" customer.tier is plus → review by finance
`;

const fine = {
  amount: 5,
  at: "2025-06-01T00:00Z",
  name: "y",
  listed: false,
  tags: ["y"],
  items: [{ price: 5 }],
  customer: { tier: "basic" },
};

function both(input: unknown): Decision {
  const { policy, diagnostics } = check({ file: "policy.signoff", text }, memoryHost());
  if (policy === undefined) throw new Error(JSON.stringify(diagnostics));
  const decision = decidingPolicy(policy).decide(input);
  expect(decision).toEqual(interpret(policy, input));
  expect(["proceed", "audit", "review", "block"]).toContain(decision.outcome);
  return decision;
}

const unknowns = (input: unknown) => both(input).unknown.map(({ field, cause }) => `${field} ${cause}`);

function throwing(): never {
  throw new Error("hostile");
}

const everything = [
  "amount absent",
  "at absent",
  "customer.tier absent",
  "items absent",
  "listed absent",
  "name absent",
  "tags absent",
];

test("the input that nothing is wrong with proceeds", () => {
  expect(both(fine).outcome).toBe("proceed");
  expect(unknowns(fine)).toEqual([]);
});

// > **Deciding never throws and never guesses**, for any JavaScript value whatever: hostile getters and proxies (one that throws gives an absent value), cycles, bigints.
describe("inputs that no JSON can hold", () => {
  const cyclic: Record<string, unknown> = { ...fine };
  cyclic.customer = cyclic;
  cyclic.items = [cyclic];
  const deep = (depth: number): unknown => {
    let value: unknown = fine;
    for (let at = 0; at < depth; at++) value = { customer: value, items: [value] };
    return value;
  };
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const traps = {
    get: throwing,
    has: throwing,
    ownKeys: throwing,
    getOwnPropertyDescriptor: throwing,
    getPrototypeOf: throwing,
  };

  test.each([
    ["undefined", undefined],
    ["a function", () => fine],
    ["a symbol", Symbol("fine")],
    ["a bigint", 5n],
    ["a proxy whose traps throw", new Proxy({ ...fine }, traps)],
    ["a revoked proxy", revoked()],
    ["an object without prototype and keys", Object.create(null)],
    ["values on the prototype only", Object.create(fine)],
    ["a map of the values", new Map(Object.entries(fine))],
    ["a list that holds the values", [fine]],
  ])("%s: everything is absent", (_, input) => {
    expect(unknowns(input)).toEqual(everything);
    expect(both(input).outcome).toBe("review");
  });

  test("a getter that throws gives an absent value, the others are read", () => {
    const input = Object.defineProperty({ ...fine }, "amount", { enumerable: true, get: throwing });
    expect(unknowns(input)).toEqual(["amount absent"]);
    expect(both(input).outcome).toBe("review");
  });

  test("a nested proxy that throws gives absent values", () => {
    const input = { ...fine, customer: new Proxy({}, traps), items: [new Proxy({}, traps)] };
    expect(unknowns(input)).toEqual(["customer.tier absent", "items[0].price absent"]);
  });

  test("a list that throws at an element", () => {
    const items = new Proxy([{ price: 5 }, { price: 6 }], {
      get: (target, key) => (key === "1" ? throwing() : Reflect.get(target, key)),
      getOwnPropertyDescriptor: (target, key) =>
        key === "1" ? throwing() : Reflect.getOwnPropertyDescriptor(target, key),
    });
    expect(both({ ...fine, items }).outcome).toBe("review");
  });

  test("cycles and deep nests", () => {
    expect(both(cyclic).outcome).toBe("review");
    expect(both(deep(10_000)).outcome).toBe("review");
  });

  test("bigints, boxed values and dates are of the wrong type, and are never asked for their text", () => {
    const hostile = { toString: throwing, valueOf: throwing, toJSON: throwing, [Symbol.toPrimitive]: throwing };
    expect(
      unknowns({
        ...fine,
        amount: 5n,
        at: new Date(),
        name: Object("y"),
        listed: Object(false),
        tags: [hostile],
        items: [{ price: hostile }],
        customer: { tier: ["basic"] },
      }),
    ).toEqual([
      "amount wrong type",
      "at wrong type",
      "customer.tier wrong type",
      "items[0].price wrong type",
      "listed wrong type",
      "name wrong type",
      "tags[0] wrong type",
    ]);
  });

  test("a hole in a list is an element that nobody knows", () => {
    const items = [{ price: 5 }, { price: 5 }];
    delete items[0];
    expect(unknowns({ ...fine, items })).toEqual(["items[0].price absent"]);
  });

  test("a list with a length that lies", () => {
    expect(both({ ...fine, tags: { length: 1, 0: "y" } }).unknown).toEqual([{ field: "tags", cause: "wrong type" }]);
  });
});

// The corpus of systems that fail open, rows agt#2992 and vercel/ai#19978: what a caller may rely on when it takes a decision apart.
describe("a decision cannot be mistaken", () => {
  test("it is one of four outcomes, frozen, and has no flag that a truthy error could stand in for", () => {
    const decision = both(fine);
    expect(Object.isFrozen(decision)).toBe(true);
    expect(Object.isFrozen(decision.reviews)).toBe(true);
    expect(Object.keys(decision)).not.toContain("allowed");
    expect(() => Object.assign(decision, { outcome: "proceed" })).toThrow(TypeError);
  });

  test("a policy with an error decides nothing: there is no policy to call", () => {
    const { policy, diagnostics } = check(
      { file: "policy.signoff", text: text.replace("amount > $100", "amont > $100") },
      memoryHost(),
    );
    expect(policy).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });

  test("two equal inputs get the same decision, byte for byte", () => {
    expect(JSON.stringify(both(structuredClone(fine)))).toBe(JSON.stringify(both(fine)));
    expect(JSON.stringify(both({ ...fine, amount: null }))).toBe(JSON.stringify(both({ ...fine, amount: null })));
  });
});
