import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkFile } from "../../../src/cli/policy-file.ts";
import type { OutcomeName, Policy } from "../../../src/model/policy.ts";
import { openBlob } from "../../../src/simulation/browser/open-blob.ts";
import type { Replay } from "../../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../../src/simulation/columns/replayer.ts";
import type { History } from "../../../src/simulation/history/history.ts";
import { type FlipFilter, flippedRows } from "../../../src/simulation/impact/flips.ts";
import { type Impact, impactOf } from "../../../src/simulation/impact/impact.ts";
import { openHistory, readMapping, simulate } from "../../../src/simulation/index.ts";
import type { Mapping } from "../../../src/simulation/mapping/mapping.ts";
import { type ColumnOptions, type Plan, planOf } from "../../../src/simulation/mapping/plan.ts";
import { tableOf } from "../../../src/simulation/table/read-table.ts";
import type { Table } from "../../../src/simulation/table/table.ts";
import { checkedPolicy } from "../../support/checked-policy.ts";
import { known } from "../support/known.ts";
import { type Decided, decideRows } from "../support/recount.ts";

interface Sides {
  readonly impact: Impact;
  readonly draft: Replay;
  readonly live: Replay;
  readonly draftRows: readonly Decided[];
  readonly liveRows: readonly Decided[];
}

async function sidesOf(
  draftPolicy: Policy,
  livePolicy: Policy,
  open: () => Promise<History>,
  mapping?: { readonly file: string; readonly mapping: Mapping },
  options: ColumnOptions = {},
): Promise<Sides> {
  const table: Table = known(await tableOf(await open()));
  const replayer = createReplayer(table);
  const planFor = (policy: Policy): Plan => known(planOf(policy, table, mapping, options));
  const [draftPlan, livePlan] = [planFor(draftPolicy), planFor(livePolicy)];
  const draft = known(replayer.replay(draftPolicy, draftPlan));
  const live = known(replayer.replay(livePolicy, livePlan));
  return {
    impact: await impactOf({ draft, live, names: table }),
    draft,
    live,
    draftRows: await decideRows(draftPolicy, draftPlan, await open()),
    liveRows: await decideRows(livePolicy, livePlan, await open()),
  };
}

const outcomes: readonly OutcomeName[] = ["proceed", "audit", "review", "block"];
const isHeld = (outcome: OutcomeName): boolean => outcome === "review" || outcome === "block";

/** The counts of flipped decisions, found again from single rows. */
function expectFlips({ impact, draft, live, draftRows, liveRows }: Sides): void {
  const pairs = draftRows.map((after, row) => ({ row: row + 1, before: liveRows[row] as Decided, after }));
  const flipped = pairs.filter(({ before, after }) => before.verdict.outcome !== after.verdict.outcome);
  const counted = outcomes.flatMap((from) =>
    outcomes.flatMap((to) => {
      const these = flipped.filter(
        ({ before, after }) => before.verdict.outcome === from && after.verdict.outcome === to,
      );
      if (these.length === 0) return [];
      const wrong = these.filter(({ after }) => after.wrong === true).length;
      const right = these.filter(({ after }) => after.wrong === false).length;
      return [{ from, to, decisions: these.length, wrong, right }];
    }),
  );
  expect(impact.change?.flipped).toEqual(counted);
  const passing = flipped.filter(
    ({ before, after }) => after.wrong === true && isHeld(before.verdict.outcome) && !isHeld(after.verdict.outcome),
  );
  expect(impact.change?.letsPass).toEqual({
    decisions: passing.length,
    foundLater: passing.filter(({ after }) => after.verdict.outcome === "audit").length,
    unseen: passing.filter(({ after }) => after.verdict.outcome === "proceed").length,
  });
  const teamsOf = ({ verdict }: Decided): readonly string[] =>
    [...verdict.reviews.map(({ team }) => team), ...verdict.audits].flatMap((team) => [team, ...team.split(" or ")]);
  const [rule] = draftRows.flatMap(({ rules }) => rules);
  const [team] = draftRows.flatMap(teamsOf);
  const filters: FlipFilter[] = [
    {},
    { onlyWrong: true },
    { from: "review" },
    { to: "proceed", onlyWrong: true },
    { onlyLetPass: true },
    { onlyWrong: true, onlyLetPass: true },
    ...(rule === undefined ? [] : [{ rule }, { rule, from: "proceed" as const }]),
    ...(team === undefined ? [] : [{ team }]),
    { rule: "no such rule" },
  ];
  for (const filter of filters) {
    const expected = flipped.filter(
      ({ before, after }) =>
        (filter.from === undefined || before.verdict.outcome === filter.from) &&
        (filter.to === undefined || after.verdict.outcome === filter.to) &&
        (filter.onlyWrong !== true || after.wrong === true) &&
        (filter.onlyLetPass !== true ||
          (["review", "block"].includes(before.verdict.outcome) &&
            ["proceed", "audit"].includes(after.verdict.outcome))) &&
        (filter.rule === undefined || [...before.rules, ...after.rules].includes(filter.rule)) &&
        (filter.team === undefined || [...teamsOf(before), ...teamsOf(after)].includes(filter.team)),
    );
    const page = flippedRows(draft, live, filter, 3, 5);
    expect(page.total).toBe(expected.length);
    expect(page.rows.map(({ row }) => row)).toEqual(expected.slice(3, 8).map(({ row }) => row));
    for (const { row, live: before, draft: after, input, day, wrong } of page.rows) {
      const pair = pairs[row - 1];
      expect(before).toMatchObject({ outcome: pair?.before.verdict.outcome, rules: pair?.before.rules });
      expect(after).toMatchObject({ outcome: pair?.after.verdict.outcome, rules: pair?.after.rules });
      expect([day, wrong]).toEqual([pair?.after.day, pair?.after.wrong]);
      expect(input).toEqual(pair?.after.input);
    }
  }
}

/** Loads by team and day, and by rule, found again from single rows. */
function expectLoads({ impact, draftRows }: Sides): void {
  for (const { team, reviews, days } of impact.draft.teams) {
    const counted = new Map<string, number>();
    let all = 0;
    for (const { verdict, day } of draftRows)
      for (const asked of verdict.reviews)
        if (asked.team === team) {
          all += asked.people;
          if (day !== undefined) counted.set(day, (counted.get(day) ?? 0) + asked.people);
        }
    expect(reviews).toBe(all);
    if (days === undefined) continue;
    expect(days.byDay.filter((each) => each > 0)).toEqual(
      [...counted].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each),
    );
    const sum = days.byWorkingDay.reduce((total, each) => total + each.reviews, 0);
    if (days.workingDays > 0) expect(sum).toBe([...counted.values()].reduce((total, each) => total + each, 0));
    expect(days.byWorkingDay).toHaveLength(days.workingDays);
  }
  for (const { rule, alone, shared } of impact.draft.rules) {
    const applying = draftRows.filter(({ rules, verdict }) => rules.includes(rule) && verdict.outcome !== "proceed");
    const by = ({ rules, verdict }: Decided) => verdict.rules[rules.indexOf(rule)];
    expect(alone).toBe(draftRows.filter((row) => row.rules.includes(rule) && by(row)?.alone === true).length);
    expect(shared).toBeLessThanOrEqual(applying.length - alone);
  }
}

const samples = [
  ["policies/inspections/inspections", "policies/inspections/inspections.parquet"],
  ["policies/refunds/refunds", "policies/refunds/history.csv"],
] as const;

test.each(samples)("the impact on %s is what simulate tells, and what single rows tell", async (name, file) => {
  const policyFile = `${name}.signoff`;
  const checked = checkFile(policyFile, {});
  if ("unreadable" in checked || checked.policy === undefined) throw new Error(policyFile);
  const live = checked.policy;
  const [, ...others] = live.rules;
  // The draft lacks the first rule, and has one of another name.
  const draft: Policy = { ...live, rules: others.map((rule, at) => (at === 0 ? { ...rule, name: "renamed" } : rule)) };
  const mappingFile = name.replace(/[^/]+$/, "mapping.json");
  const mapping = { file: mappingFile, mapping: known(readMapping(mappingFile, readFileSync(mappingFile, "utf8"))) };
  const sides = await sidesOf(draft, live, async () => known(await openHistory(file)), mapping);
  const { impact } = sides;
  expect(impact.live?.simulation).toEqual(known(await simulate({ policy: live, history: file, mapping })));
  expectFlips(sides);
  expectLoads(sides);
  expect(impact.draft.simulation).toEqual(known(await simulate({ policy: draft, history: file, mapping })));
  const question = {
    draft: sides.draft,
    live: sides.live,
    names: { file, format: impact.draft.simulation.history.format },
    sides: new WeakMap(),
  };
  expect(await impactOf(question)).toEqual(impact);
  expect(await impactOf(question)).toEqual(impact);
  expect(structuredClone(impact)).toEqual(impact);
  expect(JSON.parse(JSON.stringify(impact))).toEqual(impact);
});

const policyText = (limit: number): string => `
policy "Refunds"
  time zone "Europe/Berlin"
  identified by id
  dated by at
decision
  id      text
  at      time
  amount  money EUR, at least €0
  score   number 0 to 1
team finance
  2 people Mon-Fri 09:00-17:00, holidays "DE"
  30 minutes a review, away 25%
team legal
  1 person Mon-Fri 22:00-02:00, 2 people Sat 10:00-13:00 "Europe/Berlin"
team desk
  1 person, 10 minutes a review
rule "large" amount > €${limit} → review by finance
rule "unsure" score < 0.5 → review by 2 of finance and 1 of legal
rule "odd" score is 0.5 → review by desk or legal
rule "small" amount < €5 and score > 0.9 → proceed
otherwise → audit by desk
`;

async function sidesOfCsv(csv: string, options: ColumnOptions): Promise<Sides> {
  const open = async (): Promise<History> => known(await openBlob("history.csv", new Blob([csv])));
  return sidesOf(checkedPolicy(policyText(200)), checkedPolicy(policyText(100)), open, undefined, options);
}

test("reviews of a team by working day against what it can do, counted by hand", async () => {
  // Friday 1 May 2026 is a holiday; 2 and 3 May are a weekend.
  const sides = await sidesOfCsv(
    `id,at,amount,score,wrong
1,2026-04-30T10:00,150,0.95,yes
2,2026-04-30T11:00,250,0.95,no
3,2026-05-01T09:00,250,0.1,yes
4,2026-05-02T09:00,300,0.95,
5,2026-05-04T09:00,20,0.95,yes
6,2026-05-04T10:00,3,0.95,no
7,2026-05-05T10:00,3,0.5,yes
8,2026-05-06T10:00,120,,no
`,
    { error: "wrong" },
  );
  const { impact } = sides;
  expectFlips(sides);
  expectLoads(sides);
  expect(impact.days).toEqual({ from: "2026-04-30", to: "2026-05-06", days: 7, weekdays: [1, 1, 1, 1, 1, 1, 1] });
  expect(impact.draft.labelCoverage).toBe(7 / 8);
  const [finance, legal, desk, either] = impact.draft.teams;
  // Thursday: row 2. Monday: rows 3 (two people) of the holiday and 4 of Saturday. Wednesday: row 8 in doubt.
  expect(finance?.days?.byDay).toEqual([1, 2, 1, 0, 0, 0, 2]);
  expect(finance?.days?.byWorkingDay).toEqual([
    { day: "2026-04-30", reviews: 1 },
    { day: "2026-05-04", reviews: 3 },
    { day: "2026-05-05", reviews: 0 },
    { day: "2026-05-06", reviews: 2 },
  ]);
  expect(finance?.days?.reviews).toEqual({ mean: 1.5, least: 0, tenth: 0, median: 1, ninth: 3, most: 3 });
  expect(finance?.days?.reviews?.mean).toBe(impact.draft.simulation.teams[0]?.reviewsPerWorkingDay);
  // 2 people × 8 hours × 75% ÷ half an hour.
  expect(finance?.capacity).toMatchObject({ kind: "known", reviewsPerWorkingDay: 24 });
  expect(legal?.capacity).toEqual({ kind: "not declared", lacks: "minutes" });
  expect(desk?.capacity).toEqual({ kind: "not declared", lacks: "hours" });
  expect(either).toMatchObject({ team: "desk or legal", capacity: { kind: "shared", teams: ["desk", "legal"] } });
  // Row 1 was reviewed and is audited now; row 8 lacks its score, and is reviewed either way.
  expect(impact.change?.flipped).toEqual([{ from: "review", to: "audit", decisions: 1, wrong: 1, right: 0 }]);
  expect(impact.change?.letsPass).toEqual({ decisions: 1, foundLater: 1, unseen: 0 });
  expect(impact.live?.teams[0]?.days?.reviews?.mean).toBe(1.75);
  const large = impact.draft.rules.find(({ rule }) => rule === "large");
  // Rows 2 and 4 alone; row 3 with "unsure".
  expect(large).toEqual({ rule: "large", alone: 2, shared: 1, perWeek: 3 });
});

test("capacity is the mean over the working days that there were", async () => {
  const text = `
decision
  at  time
  a   number
team finance
  1 person Mon 22:00-02:00, 3 people Sat 10:00-12:00, 1 person Sat 11:00-12:00
  30 minutes a review
rule "a" a > 1 → review by finance
`;
  const csv = "at,a\n2026-05-04T10:00:00Z,2\n2026-05-11T10:00:00Z,2\n";
  const policy = checkedPolicy(`policy "p"\n  time zone "UTC"\n  dated by at\n${text}`);
  const open = async (): Promise<History> => known(await openBlob("history.csv", new Blob([csv])));
  const { impact } = await sidesOf(policy, policy, open);
  // Two Mondays of 4 hours, one Saturday of 7 hours.
  expect(impact.draft.teams[0]?.capacity).toEqual({
    kind: "known",
    reviewsPerWorkingDay: (8 + 14 + 8) / 3,
    reviewsByWeekday: [8, 0, 0, 0, 0, 14, 0],
  });
});

test("a history without days has counts and no days", async () => {
  const policy = checkedPolicy("amount > 5 → review by finance\n");
  const open = async (): Promise<History> => known(await openBlob("history.csv", new Blob(["amount\n1\n9\n"])));
  const sides = await sidesOf(policy, policy, open);
  const { impact } = sides;
  expect(impact.days).toBeUndefined();
  expect(impact.draft.teams).toEqual([
    { team: "finance", reviews: 1, audits: 0, capacity: { kind: "not declared", lacks: "hours and minutes" } },
  ]);
  expect(impact.change?.flipped).toEqual([]);
  expectLoads(sides);
});
