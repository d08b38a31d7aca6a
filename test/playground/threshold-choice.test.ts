import { expect, test } from "vitest";
import { createPolicies } from "../../playground/compute/policies.ts";
import type { PolicyTexts } from "../../playground/state/policy-texts.ts";
import { rewritten, type Thresholds, thresholdsAfter } from "../../playground/state/threshold-choice.ts";
import { type Threshold, thresholdsOf } from "../../src/editor/thresholds.ts";

const reading = createPolicies();

const text = `rule "large limits"
  amount > TWD 300,000 → review by underwriters

rule "late payers"
  months >= 2 or late >= 2 → review by underwriters
`;

function textsOf(now: string): PolicyTexts {
  return [{ path: "credit.signoff", text: now }];
}

function thresholdsIn(now: string): readonly Threshold[] {
  return thresholdsOf(reading(textsOf(now)));
}

/** The comparison that a threshold stands in. */
function comparison(now: string, threshold: Threshold | undefined): string | undefined {
  return threshold && now.slice(threshold.comparison.start, threshold.comparison.end);
}

function chosen(words: string): Thresholds & { readonly chosen: Threshold } {
  const all = thresholdsIn(text);
  const threshold = all.find((each) => comparison(text, each) === words);
  if (threshold === undefined) throw new Error(`No threshold in ${words}.`);
  return { texts: textsOf(text), all, chosen: threshold };
}

function again(before: Thresholds | undefined, now: string): string | undefined {
  return comparison(now, thresholdsAfter(before, textsOf(now), thresholdsIn(now))?.chosen);
}

test.each([
  ["a line above", `# a remark\n${text}`, "late >= 2"],
  ["a threshold above", `income > TWD 5 → review by underwriters\n\n${text}`, "late >= 2"],
  ["a line taken away above", text.replace("\n\n", "\n"), "late >= 2"],
  ["another number", text.replace("late >= 2", "late >= 12"), "late >= 12"],
  ["another operator", text.replace("late >= 2", "late > 2"), "late > 2"],
  ["another name of the field", text.replace("late >= 2", "days_late >= 2"), "days_late >= 2"],
  ["another name of the rule", text.replace("late payers", "late"), "late >= 2"],
  ["edits on both sides", `# a remark\n${text.replaceAll("  ", "    ")}# the end\n`, "late >= 2"],
  ["the same threshold twice", text.replace("months >= 2", "late >= 2"), "late >= 2"],
  ["the rule taken away", text.slice(0, text.indexOf('rule "late')), "amount > TWD 300,000"],
])("the threshold that was chosen stays chosen: %s", (_, now, expected) => {
  expect(again(chosen("late >= 2"), now)).toBe(expected);
});

test("a new first digit is no text before the number", () => {
  const now = text.replace("300,000", "1,300,000");
  expect(again(chosen("amount > TWD 300,000"), now)).toBe("amount > TWD 1,300,000");
});

test("without a choice the first is shown; a text without thresholds has none", () => {
  expect(again(undefined, text)).toBe("amount > TWD 300,000");
  expect(again(chosen("late >= 2"), "# nothing\n")).toBeUndefined();
});

test("while a text has errors what was known of it stays; of another policy nothing does", () => {
  const before = chosen("late >= 2");
  expect(thresholdsAfter(before, textsOf(`${text}\n##`), undefined)).toBe(before);
  expect(thresholdsAfter(before, [{ path: "other.signoff", text: "##" }], undefined)).toBeUndefined();
});

test("a number is written only into the text that it was found in", () => {
  const { chosen: threshold } = chosen("amount > TWD 300,000");
  const place = { place: threshold.span, text };
  const first = rewritten(place, text, "320000");
  expect(first?.text).toBe(text.replace("300,000", "320,000"));
  if (first === undefined) throw new Error("The number was not written.");
  const shorter = rewritten(first, first.text, "9000");
  expect(shorter?.text).toBe(text.replace("300,000", "9,000"));
  expect(rewritten(place, `##${text}`, "320000")).toBeUndefined();
  expect(rewritten(place, first.text, "9000")).toBeUndefined();
});
