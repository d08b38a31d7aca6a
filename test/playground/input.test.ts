import { expect, test } from "vitest";
import { shownText, typedValue, valueAt, withValue } from "../../playground/state/input.ts";
import { check } from "../../src/compiler/check.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import type { Field } from "../../src/model/types.ts";
import { memoryHost } from "../support/memory-host.ts";

const source = {
  file: "p.signoff",
  text: `decision
  risk    number
  amount  money EUR
  total   money in EUR, USD
  note    text
  tags    list of text

team finance

amount > EUR 10.01 or total > €10 / $10 or risk > 0.3 or note is "x" or tags includes "a" → review by finance
`,
};
const { policy, diagnostics } = check(source, memoryHost());

function field(name: string): Field {
  const found = policy?.fields.find((each) => each.name === name);
  if (found === undefined) throw new Error(`No field ${name}: ${diagnostics.map(({ message }) => message).join(" ")}`);
  return found;
}

/** What the form shows after each key, and what the input holds at the end. */
function typed(name: string, keys: string): { readonly shown: string; readonly value: unknown } {
  let shown = "";
  let value: unknown;
  for (const key of keys) {
    const now = shown + key;
    value = typedValue(field(name), now);
    shown = shownText(field(name), value, now);
  }
  return { shown, value };
}

test.each([
  ["risk", "0.32", 0.32],
  ["risk", "0.05", 0.05],
  ["risk", "-1.50", -1.5],
  ["risk", "1e3", 1000],
  ["risk", "much", "much"],
  ["amount", "10 EUR", { amount: "10", currency: "EUR" }],
  ["amount", "EUR 10", { amount: "10", currency: "EUR" }],
  ["amount", "10.10", "10.10"],
  ["amount", "10.", "10"],
  ["amount", ".5", "0.5"],
  ["amount", "1,250,000.50", "1250000.50"],
  ["amount", "12 usd", { amount: "12", currency: "USD" }],
  ["amount", "12345678901234567890.12", "12345678901234567890.12"],
  ["total", "10.5 USD", { amount: "10.5", currency: "USD" }],
  ["total", "10.5", "10.5"],
  ["note", "two words ", "two words "],
  ["tags", '["a", "b"]', ["a", "b"]],
] as const)("%s typed key by key as %j stays as it was typed", (name, keys, value) => {
  expect(typed(name, keys)).toEqual({ shown: keys, value });
});

test.each(["10,5", "1,25,000", "1,2500", "10,500,", "ten", "10 EURO", "--5", "1e5", "10 USD EUR"])(
  "%s is no amount: it stays what it is, and the policy says so",
  (text) => {
    expect(typedValue(field("amount"), text)).toBe(text);
  },
);

test("what is typed of an amount is what the policy decides on: another currency and a comma are told", () => {
  if (policy === undefined) throw new Error("The policy has errors.");
  const decide = interpreterOf(policy);
  const unknowns = (text: string) =>
    decide({ amount: typedValue(field("amount"), text) }).unknown.find(({ field: name }) => name === "amount");
  expect(unknowns("10.01")).toBeUndefined();
  expect(unknowns("EUR 12")).toBeUndefined();
  expect(unknowns("12 USD")).toMatchObject({ cause: "wrong currency" });
  expect(unknowns("10,5")).toMatchObject({ cause: "wrong type" });
});

test("a value that comes from elsewhere takes the place of what was typed", () => {
  expect(shownText(field("risk"), 0.5, "0.50")).toBe("0.50");
  expect(shownText(field("risk"), 0.7, "0.50")).toBe("0.7");
  expect(shownText(field("risk"), undefined, "0.50")).toBe("");
  expect(shownText(field("risk"), 0.7, undefined)).toBe("0.7");
  expect(shownText(field("total"), { currency: "USD", amount: 12 }, undefined)).toBe("12 USD");
  expect(shownText(field("total"), { amount: "12", currency: "USD" }, "USD 12")).toBe("USD 12");
});

test("names of a prototype are fields like others", () => {
  const input = withValue({}, ["__proto__", "polluted"], 1);
  expect(Object.keys(input)).toEqual(["__proto__"]);
  expect(valueAt(input, ["__proto__", "polluted"])).toBe(1);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(valueAt({}, ["constructor"])).toBeUndefined();
  expect(withValue(input, ["__proto__", "polluted"], undefined)).toEqual({});
});
