import type { PolicyReading } from "../../src/editor/reading.ts";
import type { Knowledge } from "../../src/model/knowledge.ts";
import type { Field, FieldType } from "../../src/model/types.ts";
import type { Replay, Replayer } from "../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import type { ImpactSide } from "../../src/simulation/impact/impact.ts";
import { knowledgeOf } from "../../src/simulation/impact/knowledge.ts";
import type { ColumnMapping, Mapping } from "../../src/simulation/mapping/mapping.ts";
import { type Plan, planOf } from "../../src/simulation/mapping/plan.ts";
import { isProblem, type Problem } from "../../src/simulation/problem.ts";
import type { Table } from "../../src/simulation/table/table.ts";
import type { NamedMapping, TableId } from "./contract.ts";
import { inTurns } from "./steps.ts";

/** A history in memory with what was worked out over it. */
export interface Past {
  readonly id: TableId;
  readonly table: Table;
  readonly replayer: Replayer;
  readonly knowledge: (replay: Replay) => Knowledge;
  /** What was counted of each replay. */
  readonly sides: WeakMap<Replay, ImpactSide>;
  /** The last replay of each version that is still read. */
  readonly replays: WeakMap<PolicyReading, { readonly mapping: string; readonly replay: Replay | Problem }>;
}

export function pastOf(id: TableId, table: Table): Past {
  return {
    id,
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
  return planOf(policy, past.table, mapping && { ...mapping, mapping: ofFields(mapping.mapping, policy.fields) }, {});
}

/**
 * While a policy is being written its fields come and go, and are of one type now and of another then: what a mapping
 * says of others is not used, nor a way to read a column that the field's type does not have.
 */
function ofFields({ fields = {}, ...rest }: Mapping, declared: readonly Field[]): Mapping {
  const types = new Map(declared.map(({ name, type }) => [name, type]));
  const known = Object.entries(fields).flatMap(([name, given]) => {
    const type = types.get(name);
    return type === undefined ? [] : [[name, typeof given === "string" ? given : ofType(given, type)] as const];
  });
  return { ...rest, fields: Object.fromEntries(known) };
}

function ofType(mapping: ColumnMapping, { kind }: FieldType): ColumnMapping {
  const isMoment = kind === "date" || kind === "time";
  const { format, zone, yes, no, currency, unit, separator, ...rest } = mapping;
  const hasUnit = unit?.startsWith("epoch") === true ? isMoment : kind === "number" || kind === "money";
  return {
    ...rest,
    ...(isMoment && format !== undefined && { format }),
    ...(kind === "time" && zone !== undefined && { zone }),
    ...(kind === "yes/no" && yes !== undefined && { yes }),
    ...(kind === "yes/no" && no !== undefined && { no }),
    ...(kind === "money" && currency !== undefined && { currency }),
    ...(hasUnit && unit !== undefined && { unit }),
    ...(kind === "list" && separator !== undefined && { separator }),
  };
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
