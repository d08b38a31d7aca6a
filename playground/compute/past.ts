import type { PolicyReading } from "../../src/editor/reading.ts";
import type { Knowledge } from "../../src/model/knowledge.ts";
import type { Replay, Replayer } from "../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import type { ImpactSide } from "../../src/simulation/impact/impact.ts";
import { knowledgeOf } from "../../src/simulation/impact/knowledge.ts";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import { type Plan, planOf } from "../../src/simulation/mapping/plan.ts";
import { isProblem, type Problem } from "../../src/simulation/problem.ts";
import type { Table } from "../../src/simulation/table/table.ts";
import type { NamedMapping } from "./contract.ts";
import { inTurns } from "./steps.ts";

/** A history in memory with what was worked out over it. */
export interface Past {
  readonly table: Table;
  readonly replayer: Replayer;
  readonly knowledge: (replay: Replay) => Knowledge;
  /** What was counted of each replay. */
  readonly sides: WeakMap<Replay, ImpactSide>;
  /** The last replay of each version that is still read. */
  readonly replays: WeakMap<PolicyReading, { readonly mapping: string; readonly replay: Replay | Problem }>;
}

export function pastOf(table: Table): Past {
  return {
    table,
    replayer: createReplayer(table),
    knowledge: knowledgeOf(table),
    sides: new WeakMap(),
    replays: new WeakMap(),
  };
}

export function planFor(
  past: Past,
  policy: Parameters<typeof planOf>[0],
  mapping: NamedMapping | undefined,
): Plan | Problem {
  return planOf(policy, past.table, mapping && { ...mapping, mapping: ofFields(mapping.mapping, policy) }, {});
}

/** While a policy is being written its fields come and go; what a mapping says of others is not used. */
function ofFields({ fields = {}, ...rest }: Mapping, policy: Parameters<typeof planOf>[0]): Mapping {
  const names = new Set(policy.fields.map(({ name }) => name));
  return { ...rest, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name))) };
}

/** `errors` where the policy has some; undefined where it was stopped. */
export async function replayOver(
  past: Past,
  reading: PolicyReading,
  mapping: NamedMapping | undefined,
  isStopped: () => boolean,
): Promise<Replay | Problem | "errors" | undefined> {
  const { policy } = reading.checked;
  if (policy === undefined) return "errors";
  const key = JSON.stringify(mapping ?? null);
  const known = past.replays.get(reading);
  if (known?.mapping === key) return known.replay;
  const plan = planFor(past, policy, mapping);
  const replay = isProblem(plan) ? plan : await inTurns(past.replayer.steps(policy, plan), isStopped);
  if (replay !== undefined) past.replays.set(reading, { mapping: key, replay });
  return replay;
}
