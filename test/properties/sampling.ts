import fc from "fast-check";
import { expect } from "vitest";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { compareDecimals, decimalOf } from "../../src/values/decimal.ts";
import { always, audit, policy, rate, review, reviewPart, rule, spotCheck, text } from "../support/build-model.ts";
import { property } from "../support/effort.ts";

const share = fc.nat({ max: 1_000_000 }).map((millionths) => (millionths / 1_000_000).toFixed(6));

/** Reviews, audits and spot checks of one share each; the three are drawn apart. */
function sampling(
  name: string,
  decimal: string,
): (id: string) => { review: boolean; audit: boolean; spotCheck: boolean } {
  const fields = { id: text };
  const asksReview = { ...review("finance"), reviews: [reviewPart(decimal, "finance")] };
  const base = { name, fields, identifiedBy: "id" };
  const decideReview = interpreterOf(policy({ ...base, rules: [rule("r", always, asksReview)] }));
  const decideAudit = interpreterOf(policy({ ...base, rules: [rule("a", always, audit(decimal))] }));
  const decideSpot = interpreterOf(policy({ ...base, spotCheck: spotCheck(decimal) }));
  return (id) => ({
    review: decideReview({ id }).outcome === "review",
    audit: decideAudit({ id }).outcome === "audit",
    spotCheck: decideSpot({ id }).outcome === "audit",
  });
}

export const samplesAreNested = property(
  "who is drawn at a rate is drawn at every higher rate",
  300,
  fc.tuple(fc.string(), share, share, fc.array(fc.string({ unit: "binary" }), { maxLength: 20 })),
  ([name, one, other, ids]) => {
    const isLower = compareDecimals(decimalOf(one), decimalOf(other)) <= 0;
    const [lower, higher] = [sampling(name, isLower ? one : other), sampling(name, isLower ? other : one)];
    for (const id of ids) {
      const [few, many] = [lower(id), higher(id)];
      expect(few.review && !many.review).toBe(false);
      expect(few.audit && !many.audit).toBe(false);
      expect(few.spotCheck && !many.spotCheck).toBe(false);
    }
  },
);

/** The counts of independent draws stay within six standard deviations; that fails by chance once in 10^8. */
export const samplesAreIndependent = property(
  "review, audit and spot check are drawn independently, each at its rate",
  8,
  fc.tuple(
    fc.string(),
    fc.integer({ min: 1, max: 9 }).map((tenths) => `0.${tenths}`),
    fc.nat({ max: 1_000_000_000 }),
  ),
  ([name, decimal, first]) => {
    const draw = sampling(name, decimal);
    const count = 2000;
    const tally = new Map<string, number>();
    for (let place = 0; place < count; place++) {
      const drawn = draw(String(first + place));
      const key = [drawn.review, drawn.audit, drawn.spotCheck].map(Number).join("");
      tally.set(key, (tally.get(key) ?? 0) + 1);
    }
    const chance = Number(rate(decimal).decimal);
    for (const key of ["000", "001", "010", "011", "100", "101", "110", "111"]) {
      const expected = [...key].reduce((product, digit) => product * (digit === "1" ? chance : 1 - chance), count);
      const deviation = Math.sqrt(expected * (1 - expected / count));
      expect(Math.abs((tally.get(key) ?? 0) - expected)).toBeLessThan(6 * deviation + 8);
    }
  },
);
