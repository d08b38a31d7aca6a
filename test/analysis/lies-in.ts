import type { Side } from "../../src/analysis/described.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Judged } from "../support/enumerated.ts";

/** Whether the value of a field lies where a side of a region says. */
export function liesIn(policy: Policy, { raws, readings }: Judged, name: string, side: Side): boolean {
  const place = policy.fields.findIndex((field) => field.name === name);
  return isInSide(side, raws[place], readings[place]?.known === true);
}

/** The same of a value, known or not. */
export function isInSide(side: Side, raw: unknown, known: boolean): boolean {
  if ("unknown" in side) return !known;
  if (!known) return false;
  if ("values" in side) return side.values.includes(raw);
  if ("except" in side) return !side.except.includes(raw);
  const { from, to } = side;
  const below = from !== undefined && (side.fromIncluded ? order(raw, from) < 0 : order(raw, from) <= 0);
  const above = to !== undefined && (side.toIncluded ? order(raw, to) > 0 : order(raw, to) >= 0);
  return !below && !above;
}

const choices = ["low", "middle", "high"];

function order(first: unknown, second: unknown): number {
  const size = (raw: unknown): number => {
    if (typeof raw === "number") return raw;
    const text = String(raw);
    if (choices.includes(text)) return choices.indexOf(text);
    return Number.isNaN(Number(text)) ? Date.parse(text) : Number(text);
  };
  return size(first) - size(second);
}
