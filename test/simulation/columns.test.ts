import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Replay, Replayer } from "../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import { simulationOf } from "../../src/simulation/columns/simulation-of.ts";
import { isProblem } from "../../src/simulation/index.ts";
import { inputReader } from "../../src/simulation/mapping/inputs.ts";
import { type Plan, planOf } from "../../src/simulation/mapping/plan.ts";
import { simulateHistory } from "../../src/simulation/simulate.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import { verdicts } from "../../src/simulation/verdict.ts";
import { usually } from "../support/effort.ts";
import { memoryHistory } from "../support/memory-history.ts";
import { type Session, sessions } from "./support/generate-session.ts";
import { known } from "./support/known.ts";

const effort = Number(process.env.EFFORT ?? "1");

/** Each class has the verdict of all its rows, and its first row is judged as it says. */
async function expectJudged(policy: Policy, plan: Plan, replay: Replay, { columns, rows }: Session): Promise<void> {
  const reader = inputReader(policy, plan);
  const [judge, verdictOn] = [judgeOf(policy), verdicts(policy)];
  const sizes: number[] = [];
  let row = 0;
  for await (const chunk of memoryHistory(columns, rows).read(reader.columns))
    for (const { input } of reader.decisions(known(chunk))) {
      const place = replay.classOf[row] ?? -1;
      const found = replay.classes[place];
      const judged = judge(input);
      if (place === sizes.length) {
        const { standings, draws, unknown } = judged;
        expect(found?.judged).toEqual({ standings, draws, unknown });
        sizes.push(0);
      }
      expect(found?.verdict).toEqual(verdictOn(judged));
      expect(replay.inputOf(row)).toEqual(input);
      sizes[place] = (sizes[place] ?? Number.NaN) + 1;
      row++;
    }
  expect(replay.classes.map((one) => one.rows)).toEqual(sizes);
  expect(replay.rows).toBe(row);
}

/** Some steps, and no more: somebody typed on. */
function begin(replayer: Replayer, policy: Policy, plan: Plan, steps: number): void {
  const running = replayer.steps(policy, plan);
  for (let step = 0; step < steps; step++) {
    const { done, value } = running.next();
    if (done) return;
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
  }
}

test("a replay judges as the judge does row by row, and tells what the simulation tells, after any series of edits", async () => {
  let replayed = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(sessions, async (session) => {
      const history = memoryHistory(session.columns, session.rows);
      const mapping = { file: "mapping.json", mapping: session.mapping };
      const table = known(await tableOf(history));
      const replayer = createReplayer(table, { most: session.most });
      for (const [at, policy] of session.versions.entries()) {
        const plan = planOf(policy, table, mapping, {});
        const expected = await simulateHistory(history, { policy, mapping });
        if (isProblem(plan)) {
          expect(plan).toEqual(expected);
          continue;
        }
        if (at % 3 === 1) begin(replayer, policy, plan, 1 + (at % 7));
        const replay = replayer.replay(policy, plan);
        if (isProblem(replay)) {
          refused++;
          expect(replay).toEqual(expected);
          continue;
        }
        replayed++;
        await expectJudged(policy, plan, replay, session);
        expect(JSON.stringify(await simulationOf(replay, table))).toBe(JSON.stringify(expected));
      }
    }),
    { numRuns: Math.max(1, Math.round(120 * effort)), endOnFailure: true },
  );
  expect(replayed).toBeGreaterThan(usually(200));
  expect(refused).toBeGreaterThan(usually(5));
});
