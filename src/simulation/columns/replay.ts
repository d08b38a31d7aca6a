import type { Judged } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import type { UnreadCells } from "../mapping/inputs.ts";
import type { Plan } from "../mapping/plan.ts";
import type { Problem } from "../problem.ts";
import type { Verdict } from "../verdict.ts";
import type { Holidays } from "../working-days.ts";

/** Replays policies over one table, and keeps what an edit does not touch. */
export interface Replayer {
  /** A problem where the table cannot be replayed under this plan: no column gives the id of samples, a propensity is no chance. */
  readonly replay: (policy: Policy, plan: Plan) => Replay | Problem;
  /**
   * The same in steps mostly of some milliseconds, each giving the share done from 0 to 1. Whoever does not go on cancels
   * it; what was judged until then is kept. Several may take turns.
   */
  readonly steps: (policy: Policy, plan: Plan) => Generator<number, Replay | Problem, void>;
}

/** What a policy does with every row of a table. */
export interface Replay extends Moments {
  readonly policy: Policy;
  readonly plan: Plan;
  readonly rows: number;
  /** By row: the place in `classes`. */
  readonly classOf: Uint32Array;
  /** In the order of their first rows. */
  readonly classes: readonly ReplayClass[];
  /** By row: 1 wrong, 0 right, -1 not known. */
  readonly errors: Int8Array;
  /** By row: the chance that a person saw it back then; NaN where not known. Undefined where the plan names none. */
  readonly propensity: Float64Array | undefined;
  /** What `decide` would be given for a row. */
  readonly inputOf: (row: number) => Readonly<Record<string, unknown>>;
  /** Rows with a value, by field name and by `time`, `error`, `label known`, `propensity`. */
  readonly present: ReadonlyMap<string, number>;
  readonly unread: ReadonlyMap<string, UnreadCells>;
}

/** Rows that the policy cannot tell apart. */
export interface ReplayClass {
  readonly rows: number;
  readonly verdict: Verdict;
  /** As the judge puts it of the first of its rows. */
  readonly judged: Pick<Judged, "standings" | "draws" | "unknown">;
}

/** When each row was decided, on the calendar of a zone. */
export interface Moments {
  /** By row: days from 1970-01-01 on the policy's calendar; `unknownDay` where not known. */
  readonly days: Int32Array;
  /** By row: 0 to 23; -1 where not known. */
  readonly hours: Int8Array;
  /** By row: from 0, Monday at midnight, to 167; -1 where not known. */
  readonly hoursOfWeek: Int16Array;
  /** First and last day; undefined where no day is known. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly undated: number;
  /** Of the span, worked out once. */
  readonly holidays: Holidays;
}

export const unknownDay = -(2 ** 31);
