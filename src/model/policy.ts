import type { Span } from "../diagnostics/source.ts";
import type { Condition } from "./condition.ts";
import type { Field } from "./types.ts";

/**
 * The policy model: what a checked policy means, plain readonly data (JSON), the one contract between the compiler and
 * everything that comes after it. No sugar: defines are put in, names are resolved to field indices, units to numbers.
 */
export interface Policy {
  /** "" where the policy has no name; then the salt of its samples is empty. */
  readonly name: string;
  readonly version?: string;
  readonly owner?: string;
  readonly decidesWhetherTo?: string;
  readonly ifBlocked?: string;
  /** Not acting is the dangerous side: a freeze, an alert. */
  readonly protective: boolean;
  readonly zone?: Zone;
  /** Index of the field that names the decision, and of its time. */
  readonly identifiedBy?: number;
  readonly datedBy?: number;
  readonly fields: readonly Field[];
  /** False where the types were inferred from use. */
  readonly declared: boolean;
  readonly teams: readonly Team[];
  readonly rules: readonly Rule[];
  readonly otherwise?: Otherwise;
  readonly spotCheck?: SpotCheck;
  readonly ensures: readonly Ensure[];
  /** What fields say of their decisions, for people: they decide nothing. */
  readonly marks: readonly Mark[];
  readonly examples: readonly Example[];
  readonly typicals: readonly Typical[];
  /** `sha256:` and 64 hex digits over what changes decisions; `staffing` over people, minutes and hours. */
  readonly digest: string;
  readonly staffingDigest: string;
}

/** A time zone with the offsets it had and will have, so that every target reads the same. */
export interface Zone {
  readonly name: string;
  /** Of the time-zone data the table was made from. */
  readonly version: string;
  /**
   * `[from, offset]` pairs flattened, ascending: from epoch second `from` on, local time is UTC plus `offset` seconds.
   * The first `from` is -Infinity written as -8640000000000 (the earliest instant).
   */
  readonly offsets: readonly number[];
}

export interface Rule {
  /** As written, or `rule 3` by its place (counted over all rules from 1). */
  readonly name: string;
  readonly named: boolean;
  readonly condition: Condition;
  readonly exceptions: readonly Condition[];
  /** The letting part: a `proceed` in the action. */
  readonly lets: boolean;
  /** The asking parts; empty for a rule that only lets. */
  readonly asks: Asking;
  /** What holds instead where the rule holds only for unknown values; its rates are 1. */
  readonly inDoubt?: Asking;
  readonly details: Details;
  readonly span: Span;
}

/** What a rule asks for. Several parts may stand beside each other: `review by finance, audit 1% by legal`. */
export interface Asking {
  readonly reviews: readonly ReviewPart[];
  readonly audits: readonly AuditPart[];
  readonly block: boolean;
}

/** An exact share: `decimal` between 0 and 1 as text; `threshold` floor(share · 2^32). Share 1 is always taken. */
export interface Rate {
  readonly decimal: string;
  readonly threshold: number;
}

export interface ReviewPart {
  readonly rate: Rate;
  readonly clauses: readonly Clause[];
}

/** n people from any of these teams, not by these people, within these deadlines. */
export interface Clause {
  readonly people: number;
  /** Sorted by code point, at least one. */
  readonly anyOf: readonly string[];
  /** Fields (by index, ascending) whose value names somebody who may not sign. */
  readonly notBy: readonly number[];
  /** At most one of each kind, in the order clock, working hours, working days. */
  readonly deadlines: readonly Deadline[];
  /** What holds when everybody let it pass. "none" where there is no deadline. */
  readonly lastResort: "block" | "none" | "proceed";
}

/** Kinds cannot be ordered beforehand; within a kind the shorter is the earlier. */
export type DeadlineKind = "clock" | "working hours" | "working days";

export interface Deadline {
  readonly kind: DeadlineKind;
  /** Minutes for clock and working hours, days for working days: what orders deadlines of one kind. */
  readonly length: number;
  /** As written. */
  readonly within: Within;
  /** Who is asked next, in order; each with its own time. */
  readonly chain: readonly EscalationStep[];
}

export interface Within {
  readonly amount: number;
  readonly unit: "minutes" | "hours" | "days" | "weeks" | "working hours" | "working days";
}

export interface EscalationStep {
  readonly clauses: readonly { readonly people: number; readonly anyOf: readonly string[] }[];
  readonly within?: Within;
}

export interface AuditPart {
  readonly rate: Rate;
  /** Each clause one person of any of these teams. */
  readonly anyOf: readonly (readonly string[])[];
  readonly within?: Within;
}

export interface Details {
  /** Field names (groups expanded), in order. */
  readonly show: readonly string[];
  /** `approve`, `reject`, `escalate`, `modify F`; undefined restricts nothing. */
  readonly options?: readonly string[];
  /** Undefined: no reason required. Empty: any reason. */
  readonly reasonFrom?: readonly string[];
  readonly ifApproved?: string;
  readonly ifRejected?: string;
  readonly because?: string;
}

export interface Otherwise {
  readonly lets: boolean;
  readonly asks: Asking;
  readonly details: Details;
  readonly span: Span;
}

export interface SpotCheck {
  readonly audit: AuditPart;
  readonly details: Details;
  readonly span: Span;
}

export interface Team {
  readonly name: string;
  /** Empty: around the clock. */
  readonly shifts: readonly Shift[];
  /** People where there are no shifts; undefined where the policy does not say. */
  readonly people?: number;
  readonly zone?: string;
  readonly holidays?: string;
  readonly minutes?: number;
  readonly longReviews?: { readonly share: number; readonly minutes: number };
  /** Shares from 0 to 1. */
  readonly away?: number;
  readonly finds?: number;
  readonly costsPerHour?: { readonly currency: string; readonly amount: string };
}

export interface Shift {
  readonly people: number;
  /** Mon = 1 … Sun = 7. */
  readonly weekdays: readonly number[];
  /** Minutes from midnight; `to` at or before `from` ends on the next day. */
  readonly from: number;
  readonly to: number;
}

export type OutcomeName = "proceed" | "audit" | "review" | "block";

export interface Ensure {
  readonly name?: string;
  readonly because?: string;
  readonly promise:
    | {
        readonly kind: "at least" | "at most";
        readonly premise: Condition;
        readonly outcome: OutcomeName;
        readonly clauses: readonly { readonly people: number; readonly anyOf: readonly string[] }[];
      }
    | { readonly kind: "rises" | "falls" | "independent"; readonly field: number };
  readonly span: Span;
}

/** Why a decision matters, in the order of the control sheet. */
export const markNames = [
  "irreversible",
  "money",
  "legal",
  "visible outside",
  "rights",
  "low confidence",
  "novel",
] as const;
export type MarkName = (typeof markNames)[number];

export interface Mark {
  readonly name: MarkName;
  /** `customer.tier`, or `items.price` of an item's field. */
  readonly field: string;
  /** The decisions that are marked; by an item's field those with any such item. */
  readonly when: Condition;
  readonly span: Span;
}

/** Raw input values by dotted field name, as `decide` would get them (JSON). */
export interface Typical {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

export interface Example {
  readonly name: string;
  /** The whole input, nested, `from` merged in. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: {
    readonly outcome: OutcomeName;
    readonly clauses: readonly { readonly people: number; readonly anyOf: readonly string[] }[];
  };
  readonly span: Span;
}
