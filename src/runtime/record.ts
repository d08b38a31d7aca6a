import type { Decision } from "../model/decision.ts";
import type { Policy } from "../model/policy.ts";
import { type KnownValue, readFieldOf } from "../model/read.ts";
import { printDate, printDateTime } from "../values/calendar.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { sha256 } from "../values/sha256.ts";

/** A decision as a log keeps it. Everything in it follows from the input and the policy: no clock is read. */
export interface DecisionRecord {
  readonly decision: Decision;
  /** By `identified by`; absent where the policy has none or the value is unknown. */
  readonly id?: string;
  /** By `dated by`, ISO 8601 in UTC, or a date. */
  readonly time?: string;
  /** `sha256:` and 64 hex digits over the canonical JSON of the whole input. */
  readonly input: string;
  readonly policy: { readonly name: string; readonly version?: string; readonly digest: string };
  readonly zone?: { readonly name: string; readonly version: string };
}

export function recordOf(policy: Policy, input: unknown, decision: Decision): DecisionRecord {
  const id = textAt(policy, input, policy.identifiedBy);
  const time = textAt(policy, input, policy.datedBy);
  return Object.freeze({
    decision,
    ...(id === undefined ? {} : { id }),
    ...(time === undefined ? {} : { time }),
    input: `sha256:${sha256(canonicalJson(input))}`,
    policy: decision.policy,
    ...(policy.zone === undefined ? {} : { zone: { name: policy.zone.name, version: policy.zone.version } }),
  });
}

function textAt(policy: Policy, input: unknown, place: number | undefined): string | undefined {
  const field = place === undefined ? undefined : policy.fields[place];
  if (field === undefined) return undefined;
  const reading = readFieldOf(input, field, { zone: policy.zone });
  return reading.known ? textOf(reading.value) : undefined;
}

function textOf(value: KnownValue): string | undefined {
  switch (value.kind) {
    case "text":
    case "choice":
      return value.value;
    case "number":
      return Number.isInteger(value.value) ? String(BigInt(value.value)) : undefined;
    case "date":
      return printDate(value.day);
    case "time":
      return printDateTime(value.at);
    default:
      return undefined;
  }
}
