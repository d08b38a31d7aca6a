import type { OutcomeName } from "../model/policy.ts";
import type { ErrorEstimate } from "./label-estimate.ts";
import type { UnreadCells } from "./mapping/inputs.ts";

/** What a policy would have done with past decisions; plain JSON. */
export interface Simulation {
  readonly policy: { readonly name: string; readonly version?: string; readonly digest: string };
  readonly history: {
    readonly rows: number;
    readonly file: string;
    readonly format: string;
    /** First and last day of the decisions, `YYYY-MM-DD`, where their time is known. */
    readonly from?: string;
    readonly to?: string;
    /** Rows whose time could not be read, where a time is named. */
    readonly undated?: number;
  };
  readonly mapped: readonly MappedField[];
  /** Fields that the policy reads and the history does not have: unknown in every decision. */
  readonly missing: readonly string[];
  readonly outcomes: Readonly<Record<OutcomeName, number>>;
  /** Of the outcomes review and block. */
  readonly reviewed: {
    readonly certain: number;
    readonly unknown: number;
    readonly byField: Readonly<Record<string, number>>;
  };
  readonly teams: readonly TeamLoad[];
  readonly rules: readonly RuleLoad[];
  readonly errors: {
    readonly labelled: number;
    readonly total: number;
    readonly prevented: number;
    readonly foundLater: number;
    readonly caught: number;
    readonly estimate?: ErrorEstimate;
  };
  /** 24 hours for each weekday from Monday; only where the decisions have a time of day. */
  readonly week?: readonly HourLoad[];
}

export interface MappedField {
  /** A field, or `time`, `error`, `label known`, `propensity`. */
  readonly field: string;
  readonly column?: string;
  readonly value?: string | number | boolean;
  readonly how: "by its name" | "by a similar name" | "by the mapping" | "by an option";
  /** Rows with a value. */
  readonly present: number;
  readonly unread?: UnreadCells;
}

export interface TeamLoad {
  /** `finance`, or `finance or legal`. */
  readonly team: string;
  readonly reviews: number;
  readonly audits: number;
  /** Between the first and the last decision. */
  readonly workingDays?: number;
  readonly reviewsPerWorkingDay?: number;
  readonly auditsPerWorkingDay?: number;
  /** What counts as a working day: `Mon-Fri`. */
  readonly open?: string;
}

export interface RuleLoad {
  readonly rule: string;
  readonly applies: number;
  readonly certain: number;
  /** Without this rule the outcome would have been lower. */
  readonly alone: number;
  /** Without it the outcome would have been stricter. */
  readonly lifts: number;
  /** Of those it applies to: not drawn by its samples. */
  readonly undrawn: number;
}

export interface HourLoad {
  /** Mon = 1 … Sun = 7. */
  readonly weekday: number;
  readonly hour: number;
  readonly decisions: number;
  readonly reviews: number;
  readonly audits: number;
}
