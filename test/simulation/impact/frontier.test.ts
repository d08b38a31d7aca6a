import { expect, test } from "vitest";
import { check } from "../../../src/compiler/check.ts";
import { readPolicy, thresholdsOf, withThreshold } from "../../../src/editor/index.ts";
import { openBlob } from "../../../src/simulation/browser/open-blob.ts";
import { createReplayer } from "../../../src/simulation/columns/replayer.ts";
import {
  type Frontier,
  type FrontierQuestion,
  frontierOf,
  type PlannedPolicy,
} from "../../../src/simulation/impact/frontier.ts";
import { valuesAtQuantiles } from "../../../src/simulation/impact/threshold-values.ts";
import { planOf } from "../../../src/simulation/mapping/plan.ts";
import { isProblem } from "../../../src/simulation/problem.ts";
import { tableOf } from "../../../src/simulation/table/read-table.ts";
import { memoryHost } from "../../support/memory-host.ts";
import { known } from "../support/known.ts";
import { decideRows } from "../support/recount.ts";

const text = `
policy "Refunds"
  time zone "UTC"
  dated by at
decision
  at          time
  opened_at   time
  refund      money in USD, EUR, at least $0 / €0
  confidence  number 0 to 1
  items       list of
    price     money USD

team finance
  2 people Mon-Fri 09:00-17:00
team legal
  1 person Sat 09:00-12:00

define large as refund > $1,000 / €9K
rule "large" large → review by finance
rule "unsure" confidence < 80% → review by 2 of finance and 1 of legal
rule "early" at - opened_at < 4 hours and refund > $50 / €50 → audit by legal
rule "dear" any of (items where price >= $500) → block
otherwise → proceed
`;

/** Rows with amounts up to $5,000 and €20,000, half of them in each currency. */
const csv = [
  "at,opened_at,refund,currency,confidence,items,wrong",
  ...Array.from({ length: 600 }, (_, row) => {
    const day = String(1 + (row % 28)).padStart(2, "0");
    const opened = String(row % 12).padStart(2, "0");
    const refund = row % 2 === 0 ? (row * 37) % 5000 : (row * 91) % 20000;
    const confidence = ((row * 53) % 101) / 100;
    const items = row % 5 === 0 ? `[{""price"":${(row * 7) % 900}}]` : "[]";
    return `2026-06-${day}T12:00:00Z,2026-06-${day}T${opened}:30:00Z,${refund},${row % 2 === 0 ? "USD" : "EUR"},${confidence},"${items}",${row % 9 === 0 ? "yes" : "no"}`;
  }),
].join("\n");

const mapping = {
  file: "mapping.json",
  mapping: { fields: { refund: { column: "refund", currency: { column: "currency" } } }, error: "wrong" },
};

async function questionFor(
  written: string,
): Promise<FrontierQuestion & { readonly textAt: (value: string) => string }> {
  const threshold = thresholdsOf(readPolicy({ file: "p.signoff", text }, memoryHost())).find(
    (each) => each.written === written,
  );
  if (threshold === undefined) throw new Error(`no ${written}`);
  const table = known(await tableOf(known(await openBlob("history.csv", new Blob([csv])))));
  const plannedOf = (changed: string): PlannedPolicy | undefined => {
    const { policy } = check({ file: "p.signoff", text: changed }, memoryHost());
    const plan = policy && planOf(policy, table, mapping, {});
    return policy === undefined || plan === undefined || isProblem(plan) ? undefined : { policy, plan };
  };
  const textAt = (value: string): string => withThreshold(text, threshold.span, value);
  const present = plannedOf(text);
  if (present === undefined) throw new Error("the policy has errors");
  return {
    replayer: createReplayer(table),
    present,
    value: threshold.value,
    at: (value) => plannedOf(textAt(value)),
    textAt,
  };
}

async function frontierFor(written: string): Promise<Frontier> {
  const frontier = await frontierOf(await questionFor(written));
  if (frontier === undefined || isProblem(frontier)) throw new Error("no frontier");
  return frontier;
}

test.each([
  ["$1,000", 0, 5000],
  ["€9K", 0, 20000],
  ["80%", 0, 100],
  ["4 hours", 0, 12],
  ["$500", 0, 900],
] as const)(
  "the values of %s lie where the history has them, and each is counted as its text says",
  async (written, least, most) => {
    const question = await questionFor(written);
    const frontier = await frontierOf(question);
    if (frontier === undefined || isProblem(frontier)) throw new Error("no frontier");
    const { points } = frontier;
    const values = points.map(({ value }) => Number(value));
    expect(points.length).toBeGreaterThan(9);
    expect(points.length).toBeLessThan(45);
    expect(values).toEqual([...values].sort((one, other) => one - other));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...values)).toBeLessThanOrEqual(most);
    expect(Math.max(...values)).toBeGreaterThan(most * 0.8);
    expect(points.filter(({ isPresent }) => isPresent).map(({ value }) => value)).toEqual([question.value]);
    for (const point of [
      points[0],
      points[points.length >> 1],
      points.find(({ isPresent }) => isPresent),
      points.at(-1),
    ]) {
      if (point === undefined) throw new Error("no point");
      const planned = question.at(point.value);
      if (planned === undefined) throw new Error("no policy");
      const rows = await decideRows(
        planned.policy,
        planned.plan,
        known(await openBlob("history.csv", new Blob([csv]))),
      );
      const reviews = rows.flatMap(({ verdict }) => verdict.reviews);
      const peopleOf = (team: string): number =>
        reviews.reduce((sum, review) => (review.team === team ? sum + review.people : sum), 0);
      expect(point.reviews).toBe(peopleOf("finance") + peopleOf("legal"));
      // June 2026 until the 28th: 20 days from Monday to Friday, 4 Saturdays.
      expect(point.reviewsPerWorkingDay).toBeCloseTo(peopleOf("finance") / 20 + peopleOf("legal") / 4, 9);
      const held = rows.filter(({ verdict: { outcome } }) => outcome === "review" || outcome === "block");
      expect(point.errors).toEqual({
        prevented: held.filter(({ wrong }) => wrong === true).length,
        foundLater: rows.filter(({ wrong, verdict }) => wrong === true && verdict.outcome === "audit").length,
        total: rows.filter(({ wrong }) => wrong === true).length,
      });
    }
  },
);

test("a stricter limit takes more reviews", async () => {
  const { points } = await frontierFor("$1,000");
  const reviews = points.map((point) => point.reviews);
  expect(reviews).toEqual([...reviews].sort((one, other) => other - one));
  expect(new Set(reviews).size).toBeGreaterThan(5);
});

test("it ends where it is cancelled, at any time", async () => {
  for (const after of [0, 1, 5, 40]) {
    const question = await questionFor("80%");
    let asked = 0;
    expect(await frontierOf({ ...question, isCancelled: () => asked++ >= after })).toBeUndefined();
  }
});

test("values that have errors are left out", async () => {
  const question = await questionFor("80%");
  const frontier = await frontierOf({
    ...question,
    at: (value) => (Number(value) > 50 ? undefined : question.at(value)),
  });
  if (frontier === undefined || isProblem(frontier)) throw new Error("no frontier");
  expect(frontier.points.map(({ value }) => Number(value)).filter((value) => value > 50)).toEqual([80]);
});

test("values are round, each once, and about as many as asked for", () => {
  const held = Array.from({ length: 1000 }, (_, at) => at * 12.345);
  const values = valuesAtQuantiles(held, "5000", 40);
  expect(values).toContain("5000");
  expect(values.length).toBeGreaterThan(30);
  expect(values.length).toBeLessThanOrEqual(40);
  expect(values.filter((value) => Number(value) % 100 !== 0)).toEqual([]);
  expect(valuesAtQuantiles([0, 1, 1, 2, 2, 3], "2", 40)).toEqual(["0", "1", "2", "3"]);
  expect(valuesAtQuantiles([0.1, 0.25, 0.5, 0.95], "0.80", 40)).toContain("0.80");
  expect(valuesAtQuantiles([], "100", 5)).toEqual(["0", "50", "100", "150", "200"]);
  expect(valuesAtQuantiles([7, 7, 7], "0", 5)).toEqual(["-1.00", "-0.50", "0", "0.50", "1.00"]);
  expect(valuesAtQuantiles([Number.NaN, Number.POSITIVE_INFINITY], "4", 3)).toHaveLength(3);
});
