import type { Policy } from "../../model/policy.ts";
import type { UnreadCells } from "../mapping/inputs.ts";
import type { Plan, Source } from "../mapping/plan.ts";
import type { Table } from "../table/table.ts";
import type { FieldColumn } from "./base.ts";
import { absentFeed, type Feed, feedOf } from "./feed.ts";
import { momentsFrom } from "./moments.ts";
import { readingsBuilder } from "./readings.ts";
import { type Moments, unknownDay } from "./replay.ts";
import { answersOf, type Chances, chancesOf, momentsOf, type Role } from "./roles.ts";
import type { Store } from "./store.ts";

/** A field's column, with what was found while it was read. */
export interface ReadColumn {
  readonly column: FieldColumn;
  readonly feed: Feed;
  readonly unread: UnreadCells | undefined;
}

/** What a plan tells of every row besides the fields. */
export interface Known {
  readonly time: Role<Moments> | undefined;
  readonly error: Role<Int8Array> | undefined;
  readonly labelKnown: Role<Int8Array> | undefined;
  readonly propensity: Role<Chances> | undefined;
  /** By row: 1 wrong, 0 right, -1 not known. */
  readonly errors: Int8Array;
  readonly moments: Moments;
}

export interface Columns {
  readonly read: (policy: Policy, place: number, plan: Plan) => Generator<number, ReadColumn, void>;
  readonly known: (policy: Policy, plan: Plan) => Generator<number, Known, void>;
}

/** The columns of a table as policies read them; each is read once as long as it is kept. */
export function columnsOf(table: Table, store: Store, nextId: () => number): Columns {
  const { rows } = table;
  const columns = store.shelf<ReadColumn>(({ column, feed }) => column.bytes + feed.codes.byteLength);
  const times = store.shelf<Role<Moments>>(({ read }) => 7 * read.days.length);
  const answers = store.shelf<Role<Int8Array>>(({ read }) => read.byteLength);
  const chances = store.shelf<Role<Chances>>(({ read }) => read.chances.byteLength);
  const errors = store.shelf<Int8Array>((each) => each.byteLength);
  const undated = momentsFrom(new Int32Array(rows).fill(unknownDay), new Int8Array(rows).fill(-1));

  function* read(policy: Policy, place: number, plan: Plan): Generator<number, ReadColumn, void> {
    const field = policy.fields[place];
    if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
    const source = plan.fields.get(place);
    const isId = place === policy.identifiedBy;
    const key = JSON.stringify([
      source?.mapping,
      source?.type,
      isId,
      field.type,
      field.absentMeans?.value,
      zoneOf(policy),
    ]);
    const known = columns.get(key);
    if (known !== undefined) return known;
    const isRead = plan.isRead(source?.mapping.column ?? "");
    const feed = source === undefined ? absentFeed(rows) : feedOf(table, source, isRead, isId);
    const builder = readingsBuilder(field, policy.zone, feed.count);
    const unread = yield* feed.each(builder.add);
    const { codes, count } = feed;
    return columns.put(key, { column: { id: nextId(), codes, count, ...builder.finish() }, feed, unread });
  }

  function* timeOf(policy: Policy, plan: Plan): Generator<number, Role<Moments> | undefined, void> {
    const isField = policy.datedBy !== undefined;
    const source = policy.datedBy === undefined ? plan.time : plan.fields.get(policy.datedBy);
    if (source === undefined) return undefined;
    const isRead = isField ? plan.isRead(source.mapping.column ?? "") : undefined;
    const key = JSON.stringify([isField, source.mapping, source.type, zoneOf(policy)]);
    return times.get(key) ?? times.put(key, yield* momentsOf(feedOf(table, source, isRead, false), policy.zone));
  }

  function* answersTo(source: Source | undefined): Generator<number, Role<Int8Array> | undefined, void> {
    if (source === undefined) return undefined;
    const key = JSON.stringify(source.mapping);
    return answers.get(key) ?? answers.put(key, yield* answersOf(feedOf(table, source, undefined, false)));
  }

  function* chancesIn(source: Source | undefined): Generator<number, Role<Chances> | undefined, void> {
    if (source === undefined) return undefined;
    const key = JSON.stringify(source.mapping);
    return chances.get(key) ?? chances.put(key, yield* chancesOf(feedOf(table, source, undefined, false)));
  }

  function* known(policy: Policy, plan: Plan): Generator<number, Known, void> {
    const time = yield* timeOf(policy, plan);
    const error = yield* answersTo(plan.error);
    const labelKnown = yield* answersTo(plan.labelKnown);
    const key = JSON.stringify([plan.error?.mapping, plan.labelKnown?.mapping]);
    return {
      time,
      error,
      labelKnown,
      propensity: yield* chancesIn(plan.propensity),
      errors: errors.get(key) ?? errors.put(key, errorsOf(rows, error?.read, labelKnown?.read)),
      moments: time?.read ?? undated,
    };
  }

  return { read, known };
}

function zoneOf({ zone }: Policy): readonly (string | undefined)[] {
  return [zone?.name, zone?.version];
}

function errorsOf(rows: number, error: Int8Array | undefined, labelKnown: Int8Array | undefined): Int8Array {
  const errors = error?.slice() ?? new Int8Array(rows).fill(-1);
  if (labelKnown !== undefined) for (let row = 0; row < rows; row++) if (labelKnown[row] !== 1) errors[row] = -1;
  return errors;
}
