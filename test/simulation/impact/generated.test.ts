import fc from "fast-check";
import { expect, test } from "vitest";
import type { OutcomeName, Policy } from "../../../src/model/policy.ts";
import { createReplayer } from "../../../src/simulation/columns/replayer.ts";
import type { CellObject } from "../../../src/simulation/history/history.ts";
import { flippedRows } from "../../../src/simulation/impact/flips.ts";
import { impactOf } from "../../../src/simulation/impact/impact.ts";
import { planOf } from "../../../src/simulation/mapping/plan.ts";
import { isProblem } from "../../../src/simulation/problem.ts";
import { tableOf } from "../../../src/simulation/table/read-table.ts";
import { edgesOf, generateInput } from "../../support/generate-input.ts";
import { generateAskingRule, generatePolicy } from "../../support/generate-policy.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { entropy, type Source, sourceOf } from "../../support/source.ts";
import { known } from "../support/known.ts";
import { type Decided, decideRows } from "../support/recount.ts";

interface Edit {
  readonly live: Policy;
  readonly draft: Policy;
  readonly rows: readonly CellObject[];
}

function edited(source: Source, policy: Policy): Policy {
  const { rules } = policy;
  const place = source.below(rules.length);
  const { otherwise: _, ...rest } = policy;
  switch (source.below(5)) {
    case 0:
      return rules.length === 1 ? policy : { ...policy, rules: rules.toSpliced(place, 1) };
    case 1:
      return { ...policy, rules: [...rules, { ...generateAskingRule(source, policy), name: "a new one" }] };
    case 2:
      return rest;
    case 3:
      return { ...policy, rules: rules.map((rule, at) => (at === place ? { ...rule, name: "another name" } : rule)) };
    default: {
      const rule = rules[place];
      const changed = { ...generateAskingRule(source, policy), name: rule?.name ?? "" };
      return { ...policy, rules: rules.with(place, changed) };
    }
  }
}

const edits: fc.Arbitrary<Edit> = fc
  .tuple(entropy(1200), entropy(600), fc.array(entropy(120), { minLength: 1, maxLength: 30, size: "max" }))
  .map(([numbers, more, lists]) => {
    const source = sourceOf(more);
    const live = generatePolicy(sourceOf(numbers));
    const edges = edgesOf(live);
    const rows = lists.map((list): CellObject => {
      const text = JSON.stringify(generateInput(sourceOf(list), live, edges), (_, value) =>
        typeof value === "bigint" ? Number(value) : value,
      );
      const row: unknown = text === undefined ? {} : JSON.parse(text);
      const wrong = source.pick([true, false, null]);
      const day = `2026-03-${String(1 + source.below(28)).padStart(2, "0")}`;
      const isRow = typeof row === "object" && row !== null && !Array.isArray(row);
      return { ...(isRow ? (row as CellObject) : {}), wrong, day: source.chance(90) ? day : null };
    });
    return { live, draft: edited(source, live), rows };
  });

const isHeld = ({ verdict }: Decided): boolean => verdict.outcome === "review" || verdict.outcome === "block";

test("for any edit of any policy the impact is what single rows tell", async () => {
  let flips = 0;
  await fc.assert(
    fc.asyncProperty(edits, async ({ live, draft, rows }) => {
      const names = [...new Set([...live.fields.map(({ name }) => name), "wrong", "day"])];
      const history = memoryHistory(names, rows);
      const table = known(await tableOf(history));
      const [plan, planBefore] = [draft, live].map((policy) =>
        planOf(policy, table, undefined, { error: "wrong", time: "day" }),
      );
      if (plan === undefined || planBefore === undefined || isProblem(plan) || isProblem(planBefore)) return;
      const replayer = createReplayer(table);
      const now = known(replayer.replay(draft, plan));
      const before = known(replayer.replay(live, planBefore));
      const impact = await impactOf({ draft: now, live: before, names: table });
      const after = await decideRows(draft, plan, history);
      const earlier = await decideRows(live, planBefore, history);
      const flipped = after.flatMap((each, row) => {
        const was = earlier[row] as Decided;
        return was.verdict.outcome === each.verdict.outcome ? [] : [{ was, each, row: row + 1 }];
      });
      flips += flipped.length;
      const all = flippedRows(now, before, {}, 0, 100);
      expect(all.total).toBe(flipped.length);
      expect(all.rows.map(({ row }) => row)).toEqual(flipped.map(({ row }) => row));
      const change = impact.change;
      const decisions = (change?.flipped ?? []).reduce((sum, each) => sum + each.decisions, 0);
      expect(decisions).toBe(flipped.length);
      expect(change?.letsPass.decisions).toBe(
        flipped.filter(({ was, each }) => each.wrong === true && isHeld(was) && !isHeld(each)).length,
      );
      for (const outcome of ["proceed", "audit", "review", "block"] satisfies OutcomeName[]) {
        const count = (decided: readonly Decided[]): number =>
          decided.filter(({ verdict }) => verdict.outcome === outcome).length;
        expect(impact.draft.simulation.outcomes[outcome]).toBe(count(after));
        expect(impact.live?.simulation.outcomes[outcome]).toBe(count(earlier));
      }
      for (const { team, reviews, days } of impact.draft.teams) {
        const people = after.flatMap(({ verdict, day }) =>
          verdict.reviews.filter((review) => review.team === team).map((review) => ({ ...review, day })),
        );
        const dated = people.filter(({ day }) => day !== undefined);
        const sum = (asked: readonly { readonly people: number }[]): number =>
          asked.reduce((total, each) => total + each.people, 0);
        expect(reviews).toBe(sum(people));
        expect(days?.byDay.reduce((total, each) => total + each, 0) ?? 0).toBe(days === undefined ? 0 : sum(dated));
        expect(days?.reviews?.mean ?? 0).toBeCloseTo(
          days === undefined || days.workingDays === 0 ? 0 : sum(dated) / days.workingDays,
          9,
        );
      }
      for (const { rule, alone, shared } of impact.draft.rules) {
        const found = after.flatMap(({ rules, verdict }) => {
          const own = verdict.rules[rules.indexOf(rule)];
          return own === undefined ? [] : [{ own, verdict }];
        });
        expect(alone).toBe(found.filter(({ own }) => own.alone).length);
        expect(shared).toBeLessThanOrEqual(
          found.filter(({ own, verdict }) => !own.alone && own.drawn && verdict.outcome !== "proceed").length,
        );
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 120) },
  );
  expect(flips).toBeGreaterThan(50);
});
