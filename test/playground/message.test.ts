import { expect, test } from "vitest";
import { beginningOf, partsOf } from "../../playground/panel/message.ts";

test("the first sentence of a message is read first", () => {
  expect(partsOf("The decision has no field `p_defualt`. Did you mean `p_default`?")).toEqual({
    lead: "The decision has no field `p_defualt`.",
    rest: "Did you mean `p_default`?",
  });
  expect(partsOf("Nothing more to say.")).toEqual({ lead: "Nothing more to say.", rest: "" });
});

test("signs within names and pieces of the policy, and within numbers, end no sentence", () => {
  const named = '"is it paid? or not. perhaps" applies to `a. b`, at 0.5, which is much.';
  expect(partsOf(`${named} Narrow it.`)).toEqual({ lead: named, rest: "Narrow it." });
});

test("a long first sentence is parted after its colon", () => {
  const lead = "These rules apply together and ask for different things, and all of it has to be done:";
  const rest = `review by underwriters within 8 working hours ("one", "two"); review by committee within 2 working days.`;
  expect(partsOf(`${lead} ${rest}`)).toEqual({ lead, rest });
});

test("what is folded begins with whole words", () => {
  const text = "amount is at most TWD 300,000 and ".repeat(9);
  expect(beginningOf(text)).toMatch(/^amount is at most .* …$/);
  expect(text.startsWith(beginningOf(text).replace(/…$/, ""))).toBe(true);
  expect(beginningOf(text).length).toBeLessThanOrEqual(102);
});
