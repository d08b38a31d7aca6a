import type { Checked } from "../../src/compiler/check.ts";
import type { Replay, Replayer } from "../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import { simulationOf } from "../../src/simulation/columns/simulation-of.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { isProblem, problemText } from "../../src/simulation/problem.ts";
import type { Table } from "../../src/simulation/table/table.ts";
import type { ImpactAnswer, NamedMapping, Side } from "./contract.ts";
import { inTurns } from "./steps.ts";

/** A history in memory with what was worked out over it. */
export interface Past {
  readonly table: Table;
  readonly replayer: Replayer;
  /** By policy and mapping: the live version is asked about with every draft. */
  readonly sides: WeakMap<
    Checked,
    { readonly mapping: string; readonly side: Side; readonly replay: Replay | undefined }
  >;
}

export function pastOf(table: Table): Past {
  return { table, replayer: createReplayer(table), sides: new WeakMap() };
}

/** Undefined where it was stopped. */
export async function impactOver(
  past: Past,
  {
    draft,
    live,
    mapping,
  }: { readonly draft: Checked; readonly live: Checked | undefined; readonly mapping: NamedMapping | undefined },
  isStopped: () => boolean,
): Promise<ImpactAnswer | undefined> {
  const inForce = live === undefined ? undefined : await sideOf(past, live, mapping, isStopped);
  if (live !== undefined && inForce === undefined) return undefined;
  const drafted = await sideOf(past, draft, mapping, isStopped);
  return drafted && { draft: drafted, live: inForce };
}

async function sideOf(
  past: Past,
  checked: Checked,
  mapping: NamedMapping | undefined,
  isStopped: () => boolean,
): Promise<Side | undefined> {
  const key = JSON.stringify(mapping ?? null);
  const known = past.sides.get(checked);
  if (known?.mapping === key) return known.side;
  const { policy } = checked;
  if (policy === undefined) return { kind: "errors" };
  const plan = planOf(policy, past.table, mapping, {});
  const replay = isProblem(plan) ? plan : await inTurns(past.replayer.steps(policy, plan), isStopped);
  if (replay === undefined) return undefined;
  const side: Side = isProblem(replay)
    ? { kind: "problem", text: problemText(replay) }
    : { kind: "counted", simulation: await simulationOf(replay, past.table) };
  past.sides.set(checked, { mapping: key, side, replay: isProblem(replay) ? undefined : replay });
  return side;
}
