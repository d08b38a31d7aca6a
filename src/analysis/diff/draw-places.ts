import { type Draws, isSampled } from "../../model/asking.ts";
import type { Asking, Policy, Rate } from "../../model/policy.ts";
import type { SampleKind } from "../../values/md5.ts";
import { interval, type Side } from "../boxes/side.ts";
import type { DrawnRange } from "./drawn-words.ts";

/** By kind, in the order of `drawnKinds`, the rates at which an id is drawn or not: the lowest first, each once. */
export type DrawnRates = readonly (readonly Rate[])[];

export const drawnKinds: readonly SampleKind[] = ["review", "audit", "spot check"];

/** All that may ask by a sample. */
export type Sampling = Pick<Policy, "rules" | "otherwise" | "spotCheck">;

export function drawnRates(all: readonly Sampling[]): DrawnRates {
  const found = drawnKinds.map(() => new Map<number, Rate>());
  const add = (kind: number, rate: Rate): void => {
    if (isSampled(rate) && rate.threshold > 0) found[kind]?.set(rate.threshold, rate);
  };
  const addAll = ({ reviews, audits }: Asking): void => {
    for (const { rate } of reviews) add(0, rate);
    for (const { rate } of audits) add(1, rate);
  };
  for (const { rules, otherwise, spotCheck } of all) {
    for (const { asks, inDoubt } of rules) {
      addAll(asks);
      if (inDoubt) addAll(inDoubt);
    }
    if (otherwise) addAll(otherwise.asks);
    if (spotCheck) add(2, spotCheck.audit.rate);
  }
  return found.map((rates) => [...rates.values()].sort((first, second) => first.threshold - second.threshold));
}

/** Every way in which an id can be drawn that `own`, some of the rates, tell apart; by kind the places among all rates. */
export function waysDrawn(all: DrawnRates, own: DrawnRates): readonly (readonly Side[])[] {
  return all.reduce<readonly (readonly Side[])[]>(
    (ways, rates, kind) => {
      const sides: Side[] = [];
      let from = 0;
      for (const [place, { threshold }] of rates.entries())
        if (own[kind]?.some((one) => one.threshold === threshold)) {
          sides.push(interval(from, place));
          from = place + 1;
        }
      sides.push(interval(from, rates.length));
      return ways.flatMap((way) => sides.map((side) => [...way, side]));
    },
    [[]],
  );
}

/** Draws at the last places. */
export function drawsIn(rates: DrawnRates, way: readonly Side[]): Draws {
  const last = (kind: number): number => (rates[kind]?.[way[kind]?.at(-1) ?? 0]?.threshold ?? 2 ** 32) - 1;
  return { review: last(0), audit: last(1), "spot check": last(2) };
}

/** Undefined where it is every draw. */
export function rangeIn(rates: DrawnRates, kind: number, side: Side): DrawnRange | undefined {
  const [from, to] = [rates[kind]?.[(side[0] as number) - 1], rates[kind]?.[side[1] as number]];
  if (from === undefined && to === undefined) return undefined;
  return {
    kind: drawnKinds[kind] as SampleKind,
    from: from?.decimal ?? "0",
    to: to?.decimal ?? "1",
    fromThreshold: from?.threshold ?? 0,
    toThreshold: to?.threshold ?? 2 ** 32,
  };
}
