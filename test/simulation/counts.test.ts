import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { simulationReport } from "../../src/cli/report/simulation.ts";
import { isProblem, problemText, simulate } from "../../src/simulation/index.ts";
import type { ColumnOptions } from "../../src/simulation/mapping/plan.ts";
import type { Simulation } from "../../src/simulation/simulation.ts";
import { checkedPolicy } from "../support/checked-policy.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(policy: string, csv: string, columns: ColumnOptions = {}): Promise<Simulation> {
  const history = join(folder, "history.csv");
  writeFileSync(history, csv);
  const result = await simulate({ policy: checkedPolicy(policy), history, columns });
  if (isProblem(result)) throw new Error(result.reason);
  return result;
}

test("alone counts where without the rule the outcome would be lower, otherwise included", async () => {
  const policy = `
rule "large"
  amount > 100 → review by finance
rule "unsure"
  score < 0.5 → review by finance
rule "banned"
  amount > 500 → block
rule "fine"
  amount < 10 and score >= 0.5 → proceed
otherwise → audit by quality
`;
  const { rules, outcomes, teams } = await run(
    policy,
    "amount,score\n200,0.9\n200,0.1\n50,0.1\n600,0.1\n5,0.9\n50,0.9\n",
  );
  expect(outcomes).toEqual({ proceed: 1, audit: 1, review: 3, block: 1 });
  expect(rules).toEqual([
    { rule: "large", applies: 3, certain: 3, alone: 1, lifts: 0, undrawn: 0 },
    { rule: "unsure", applies: 3, certain: 3, alone: 1, lifts: 0, undrawn: 0 },
    { rule: "banned", applies: 1, certain: 1, alone: 1, lifts: 0, undrawn: 0 },
    { rule: "fine", applies: 1, certain: 1, alone: 0, lifts: 1, undrawn: 0 },
    { rule: "otherwise", applies: 1, certain: 1, alone: 1, lifts: 0, undrawn: 0 },
  ]);
  expect(teams).toEqual([
    { team: "finance", reviews: 3, audits: 0 },
    { team: "quality", reviews: 0, audits: 1 },
  ]);
});

test("otherwise takes the place of a removed rule, so that the rule is not alone", async () => {
  const { rules } = await run("a > 1 → review by x\notherwise → review by y\n", "a\n2\n0\n");
  expect(rules.map(({ rule, alone }) => [rule, alone])).toEqual([
    ["rule 1", 0],
    ["otherwise", 1],
  ]);
});

test("reviewed only because of unknown values: asking in doubt dropped, letting in doubt held", async () => {
  const policy = `
rule "large"
  amount > 100 → review by finance
rule "fine"
  score >= 0.5 and amount > 0 → proceed
otherwise → review by desk
`;
  const csv = "amount,score\n200,0.9\n,0.9\n50,\n50,0.1\n,0.1\n,\n";
  const { reviewed, outcomes } = await run(policy, csv);
  expect(outcomes.review).toBe(6);
  // Rows 1 (large), 4 and 5 (certainly not fine) are reviewed for what is known; 2, 3 and 6 only for what is not.
  expect(reviewed).toEqual({ certain: 3, unknown: 3, byField: { amount: 2, score: 2 } });
});

test("a rule with both parts is judged part by part: in doubt its letting is held and its asking dropped", async () => {
  const policy = `
rule "fine"
  score >= 0.5 → proceed, audit by quality
otherwise → review by desk
`;
  const { reviewed, outcomes } = await run(policy, "n,score\n1,0.9\n2,0.1\n3,\n");
  expect(outcomes).toEqual({ proceed: 0, audit: 1, review: 2, block: 0 });
  expect(reviewed).toEqual({ certain: 1, unknown: 1, byField: { score: 1 } });
});

test("n people count n reviews, several teams of one clause count once, audits count by team", async () => {
  const policy = `
rule "two"
  a is 1 → review by 2 of finance and 1 of legal
rule "either"
  a is 2 → review by finance or legal
rule "later"
  a is 3 → audit by legal within 5 days
rule "blocked"
  a is 4 → block, audit by legal
`;
  const { teams } = await run(policy, "a\n1\n2\n3\n4\n0\n");
  expect(teams).toEqual([
    { team: "finance", reviews: 2, audits: 0 },
    { team: "legal", reviews: 1, audits: 2 },
    { team: "finance or legal", reviews: 1, audits: 0 },
  ]);
});

test("errors prevented and found later are counted of the labelled", async () => {
  const policy = "a is 1 → review by x\na is 2 → audit by x\na is 3 → block\n";
  const csv = "a,wrong\n1,true\n1,false\n2,yes\n3,TRUE\n0,true\n0,\n1,\n";
  const { errors } = await run(policy, csv, { error: "wrong" });
  expect(errors).toEqual({ labelled: 5, total: 4, prevented: 2, foundLater: 1, caught: 3 });
  const known = await run(policy, "a,wrong,known\n1,true,true\n1,true,false\n0,true,true\n", {
    error: "wrong",
    labelKnown: "known",
  });
  expect(known.errors).toEqual({ labelled: 2, total: 2, prevented: 1, foundLater: 0, caught: 1 });
});

test("a weighted estimate undoes that labels exist only where somebody looked", async () => {
  const rows = Array.from({ length: 4000 }, (_, at) => {
    const risky = at % 2 === 0;
    const chance = risky ? 0.8 : 0.1;
    const seen = (at * 7919) % 1000 < chance * 1000;
    const wrong = risky ? at % 5 === 0 : at % 25 === 1;
    return `${risky ? 0.4 : 0.9},${seen ? wrong : ""},${chance}`;
  });
  const truth = { total: 400 + 80, prevented: 400 };
  const { errors } = await run("score < 0.5 → review by x\n", `score,wrong,p\n${rows.join("\n")}\n0.9,,0\n`, {
    error: "wrong",
    propensity: "p",
  });
  expect(errors.total).toBeLessThan(truth.total * 0.8);
  const { estimate } = errors;
  expect(estimate?.rows).toBe(4000);
  expect(estimate?.unseen).toBe(1);
  for (const name of ["total", "prevented"] as const) {
    expect(estimate?.[name].low).toBeLessThan(truth[name]);
    expect(estimate?.[name].high).toBeGreaterThan(truth[name]);
    expect(estimate?.[name].estimate).toBeGreaterThan(truth[name] * 0.8);
    expect(estimate?.[name].estimate).toBeLessThan(truth[name] * 1.2);
  }
});

test.each(["2", "-0.1", "NaN", "often"])("the propensity %s is refused, with its row", async (chance) => {
  const history = join(folder, "chances.csv");
  writeFileSync(history, `a,wrong,p\n2,true,1\n2,true,\n2,true,${chance}\n`);
  const columns = { error: "wrong", propensity: "p" };
  const result = await simulate({ policy: checkedPolicy("a is 1 → review by x\n"), history, columns });
  if (!isProblem(result)) throw new Error("it was taken");
  expect(problemText(result)).toContain(
    `${history}, row 3: the propensity (column "p") is "${chance}", no chance from 0 to 1.`,
  );
});

test("too few labelled decisions give no interval, unless all are labelled", async () => {
  const policy = "a is 1 → review by x\n";
  const columns = { error: "wrong", propensity: "p" };
  const few = await run(policy, "a,wrong,p\n0,true,0.5\n0,true,0.9\n0,,0.5\n", columns);
  expect(few.errors.estimate?.total).toEqual({ estimate: 3 });
  expect(simulationReport(few).replaceAll(/\s+/g, " ")).toContain("These are too few to say between which numbers");
  const all = await run(policy, "a,wrong,p\n0,true,1\n0,false,1\n", columns);
  expect(all.errors.estimate?.total).toEqual({ estimate: 1, low: 1, high: 1 });
  const rows = "0,false,0.5\n".repeat(60) + "0,,0.5\n".repeat(60);
  const none = await run(policy, `a,wrong,p\n${rows}`, columns);
  expect(none.errors.estimate?.total).toEqual({ estimate: 0, low: 0, high: 6 });
});

test("by working day of each team, and by hour of the week in the policy's zone", async () => {
  const policy = `
policy "p"
  time zone "America/New_York"
  dated by at
decision
  at  time
  a   whole number
team weekend
  2 people Sat, Sun 10:00-16:00 "America/New_York"
team office
  2 people Mon-Fri 09:00-17:00 "America/New_York", holidays "US"
team anytime
  1 person
rule "w"
  a is 1 → review by weekend
rule "o"
  a is 2 → review by office
rule "e"
  a is 3 → review by weekend or office
rule "n"
  a is 4 → review by anytime
`;
  // From Wednesday 1 July to Tuesday 7 July 2026; Friday the 3rd is the day off for Independence Day, a Saturday.
  const csv = "at,a\n2026-07-01T23:30:00,1\n2026-07-07T10:00:00Z,2\n2026-07-03T10:00:00,3\n2026-07-05T10:59:59,4\n";
  const { teams, week, history } = await run(policy, csv);
  expect(history).toMatchObject({ rows: 4, from: "2026-07-01", to: "2026-07-07" });
  expect(teams.map(({ team, reviews, workingDays }) => [team, reviews, workingDays])).toEqual([
    ["weekend", 1, 2],
    ["office", 1, 4],
    ["anytime", 1, 5],
    ["office or weekend", 1, 6],
  ]);
  expect(week?.filter(({ reviews }) => reviews > 0)).toEqual([
    { weekday: 2, hour: 6, decisions: 1, reviews: 1, audits: 0 },
    { weekday: 3, hour: 23, decisions: 1, reviews: 1, audits: 0 },
    { weekday: 5, hour: 10, decisions: 1, reviews: 1, audits: 0 },
    { weekday: 7, hour: 10, decisions: 1, reviews: 1, audits: 0 },
  ]);
});

test("samples are drawn by id, and refused without", async () => {
  const policy = `
policy "p"
  identified by id
decision
  id  text
  a   number
a > 0 → audit 25% by x
`;
  const rows = Array.from({ length: 2000 }, (_, at) => `case ${at},1`).join("\n");
  const { outcomes, rules } = await run(policy, `id,a\n${rows}\n`);
  expect(outcomes.audit).toBeGreaterThan(430);
  expect(outcomes.audit).toBeLessThan(570);
  expect(rules[0]).toMatchObject({ applies: 2000, undrawn: 2000 - outcomes.audit });
  const history = join(folder, "without.csv");
  writeFileSync(history, "number,a\n1,1\n");
  const refused = await simulate({ policy: checkedPolicy(policy), history });
  expect(isProblem(refused) && refused.advice).toContain("--id COLUMN");
  const named = await simulate({ policy: checkedPolicy(policy), history, columns: { id: "number" } });
  expect(isProblem(named)).toBe(false);
});
