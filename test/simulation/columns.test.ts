import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Replay, Replayer } from "../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import type { CellObject, Chunk, Column } from "../../src/simulation/history/history.ts";
import { inputReader } from "../../src/simulation/mapping/inputs.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { isProblem } from "../../src/simulation/problem.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import { verdicts } from "../../src/simulation/verdict.ts";
import { edgesOf, generateInput } from "../support/generate-input.ts";
import { generateAskingRule, generatePolicy } from "../support/generate-policy.ts";
import { memoryHistory } from "../support/memory-history.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";
import { known } from "./support/known.ts";

/** An input as a row of JSON, where it is one. */
function rowOf(input: unknown): CellObject {
  const text = JSON.stringify(input, (_, value) => (typeof value === "bigint" ? Number(value) : value));
  const row: unknown = text === undefined ? {} : JSON.parse(text);
  return typeof row === "object" && row !== null && !Array.isArray(row) ? (row as CellObject) : {};
}

/** The policy as somebody edits it: another rule, one less, two exchanged, other samples, another name. */
function edited(source: Source, policy: Policy, other: Policy): Policy {
  const { rules } = policy;
  const place = source.below(rules.length);
  const rule = rules[place];
  if (rule === undefined) return policy;
  switch (source.below(8)) {
    case 0:
    case 1:
      return { ...policy, rules: rules.with(place, { ...generateAskingRule(source, policy), name: rule.name }) };
    case 2:
      return rules.length === 1 ? policy : { ...policy, rules: rules.toSpliced(place, 1) };
    case 3:
      return { ...policy, rules: [...rules, { ...generateAskingRule(source, policy), name: `more ${rules.length}` }] };
    case 4:
      return { ...policy, rules: rules.with(place, { ...rule, exceptions: [...rule.exceptions, rule.condition] }) };
    case 5: {
      const { otherwise: _, ...rest } = policy;
      const { asks, details, span } = generateAskingRule(source, policy);
      return source.chance(30) ? rest : { ...rest, otherwise: { lets: source.chance(30), asks, details, span } };
    }
    case 6: {
      const { spotCheck: _, ...rest } = policy;
      return other.spotCheck === undefined ? rest : { ...rest, spotCheck: other.spotCheck };
    }
    default:
      return { ...policy, name: `${policy.name}'`, rules: [...rules].reverse() };
  }
}

interface Session {
  readonly versions: readonly Policy[];
  readonly rows: readonly CellObject[];
  /** Whether the cells are texts to be read, as in a CSV. */
  readonly isText: boolean;
  readonly most: number;
}

const sessions: fc.Arbitrary<Session> = fc
  .tuple(entropy(1200), entropy(1200), fc.array(entropy(120), { minLength: 1, maxLength: 40, size: "max" }))
  .map(([numbers, more, lists]) => {
    const source = sourceOf(more);
    const policy = generatePolicy(sourceOf(numbers));
    const other = generatePolicy(source);
    const versions = [policy];
    for (let edits = source.below(6); edits > 0; edits--)
      versions.push(source.chance(15) ? policy : edited(source, versions.at(-1) ?? policy, other));
    const edges = edgesOf(policy);
    return {
      versions,
      rows: lists.map((list) => rowOf(generateInput(sourceOf(list), policy, edges))),
      isText: source.chance(40),
      most: source.pick([4e8, 0, 9000]),
    };
  });

async function tableFor({ versions, rows, isText }: Session) {
  const columns = [...new Set(versions.flatMap(({ fields }) => fields.map(({ name }) => name)))].map(
    (name): Column => ({ name, holds: "text", isRead: (path) => isText && path.length === 0 }),
  );
  return { columns, table: known(await tableOf(memoryHistory(columns, rows))) };
}

function agrees(policy: Policy, replayer: Replayer, columns: readonly Column[], rows: readonly CellObject[]): void {
  const history = memoryHistory(columns, rows, rows.length);
  const plan = planOf(policy, history, undefined, {});
  if (isProblem(plan)) return;
  const replay = known(replayer.replay(policy, plan)) as Replay;
  const reader = inputReader(policy, plan);
  const chunk: Chunk = {
    rows: rows.length,
    values: reader.columns.map((name) =>
      rows.map((row) => (Object.hasOwn(row, name) ? (row[name] ?? null) : cellIn(row, name))),
    ),
  };
  const [judge, verdictOn] = [judgeOf(policy), verdicts(policy)];
  const counts = new Map<number, number>();
  for (const [row, { input }] of reader.decisions(chunk).entries()) {
    const place = replay.classOf[row] ?? -1;
    const found = replay.classes[place];
    if (!counts.has(place)) expect(place).toBe(counts.size);
    const judged = judge(input);
    if (!counts.has(place)) {
      const { standings, draws, unknown } = judged;
      expect(found?.judged).toEqual({ standings, draws, unknown });
    }
    expect(found?.verdict).toEqual(verdictOn(judged));
    expect(replay.inputOf(row)).toEqual(input);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  expect(replay.classes.map(({ rows }) => rows)).toEqual([...counts.values()]);
  expect(new Map(replay.present)).toEqual(new Map(reader.present));
  expect(new Map(replay.unread)).toEqual(new Map(reader.unread));
}

function cellIn(row: CellObject, name: string) {
  let at: unknown = row;
  for (const key of name.split("."))
    at =
      typeof at === "object" && at !== null && !Array.isArray(at) && Object.hasOwn(at, key)
        ? (at as CellObject)[key]
        : null;
  return (at ?? null) as null;
}

test("classes have the verdicts that the judge gives of their rows, after any series of edits", async () => {
  let replayed = 0;
  await fc.assert(
    fc.asyncProperty(sessions, async (session) => {
      const { columns, table } = await tableFor(session);
      const replayer = createReplayer(table, { most: session.most });
      for (const policy of session.versions) {
        agrees(policy, replayer, columns, session.rows);
        replayed++;
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 250), endOnFailure: true },
  );
  expect(replayed).toBeGreaterThan(300);
});
