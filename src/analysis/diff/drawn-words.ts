import type { Side } from "../described.ts";
import { type Literal, negated } from "../solver/literal.ts";
import type { Drawn } from "./joint-space.ts";

/** Which ids a box holds: those whose draw of a kind lies from one share to another. */
export interface DrawnRange {
  readonly kind: Drawn["kind"];
  /** The share below which all are outside, and at which the first outside lies: "0" to "1". */
  readonly from: string;
  readonly to: string;
  readonly fromThreshold: number;
  readonly toThreshold: number;
}

export function drawnRanges(literals: ReadonlySet<Literal>, drawn: ReadonlyMap<Literal, Drawn>): readonly DrawnRange[] {
  const ranges = new Map<Drawn["kind"], DrawnRange>();
  for (const [literal, { kind, rate }] of drawn) {
    const range = ranges.get(kind) ?? { kind, from: "0", to: "1", fromThreshold: 0, toThreshold: 2 ** 32 };
    if (literals.has(literal) && rate.threshold < range.toThreshold)
      ranges.set(kind, { ...range, to: rate.decimal, toThreshold: rate.threshold });
    else if (literals.has(negated(literal)) && rate.threshold > range.fromThreshold)
      ranges.set(kind, { ...range, from: rate.decimal, fromThreshold: rate.threshold });
  }
  return [...ranges.values()];
}

export function drawnSide({ from, to }: DrawnRange): Side {
  return {
    ...(from !== "0" && { from: Number(from), fromIncluded: true }),
    ...(to !== "1" && { to: Number(to), toIncluded: false }),
  };
}

/** `drawn for review at 10% but not at 5%` */
export function drawnRangeWords({ kind, from, to }: DrawnRange): string {
  const at = (share: string): string => `at ${Number((Number(share) * 100).toPrecision(12))}%`;
  const taken = kind === "review" ? "a review" : kind === "audit" ? "an audit" : "the spot check";
  if (from === "0") return `it is drawn for ${taken} ${at(to)}`;
  if (to === "1") return `it is not drawn for ${taken} ${at(from)}`;
  return `it is drawn for ${taken} ${at(to)} but not ${at(from)}`;
}
