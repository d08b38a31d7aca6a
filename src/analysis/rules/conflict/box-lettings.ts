import { compareOutcomes, isSampled, strictestAsked } from "../../../model/asking.ts";
import type { Asking, OutcomeName, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, commonBox } from "../../boxes/box.ts";
import { inputIn } from "../../boxes/box-input.ts";
import { boxTable } from "../../boxes/box-table.ts";
import { interval } from "../../boxes/side.ts";
import { uncovered } from "../../boxes/uncovered.ts";
import type { Context } from "../../context.ts";
import { ofEachRule } from "../../edit.ts";
import type { Input } from "../../encode/witness.ts";
import { stricter } from "../../ensure/words.ts";
import { memoised } from "../../space/lazily.ts";

/** What boxes show of letting rules, by place, where only the rules `near` may have a say. */
export interface BoxLettings {
  /** It wins on some input, and loses on none with all values known: no rule that asks for more is possible there. */
  readonly isUnbeaten: (place: number, near: readonly number[]) => boolean;
  /** That it loses on some inputs with all values known, and wins on others; undefined where that is not seen. */
  readonly sometimesLoses: (place: number, near: readonly number[]) => Loss | undefined;
}

export interface Loss {
  /** The place of a rule that asks for more, and where it does. */
  readonly against: number;
  readonly box: Box;
  readonly witness: Input;
}

/** Steps to find an input on which no rule asks for more. */
const BUDGET = 2000;

export function boxLettings(context: Context): BoxLettings {
  const { policy } = context;
  const { rules } = policy;
  const boxes = context.boxes();
  const { dimensions, ofRule, plan } = boxes;
  if (plan.partly.length > 0 || dimensions.all.some(({ kind, size }) => kind === "fact" || size < 2))
    return { isUnbeaten: () => false, sometimesLoses: () => undefined };
  const known: Box = dimensions.all.map(({ size }) => interval(0, size - 2));
  const most = ofEachRule(context, "most asked", mostAsked);
  const least = ofEachRule(context, `least asked ${policy.identifiedBy === undefined}`, (rule) =>
    leastAsked(rule, policy.identifiedBy === undefined),
  );
  const aboveOf = (place: number): OutcomeName | undefined => stricter(strictestAsked((rules[place] as Rule).asks));
  const withKnown = (some: readonly Box[] | undefined): readonly Box[] | undefined =>
    some?.map((box) => commonBox(box, known)).filter((box) => box !== undefined);
  /** Where it is possible and all values are known. */
  const reaches = memoised((place: number) => withKnown(ofRule(place).possible()));
  const asksFor = (asked: readonly OutcomeName[], place: number, above: OutcomeName): boolean =>
    compareOutcomes(asked[place] as OutcomeName, above) >= 0;

  return {
    isUnbeaten: (place, near) => {
      const above = aboveOf(place);
      if (above === undefined) return true;
      const own = ofRule(place).certain() ?? [];
      for (const other of near) {
        if (other === place || !asksFor(most, other, above)) continue;
        const reached = reaches(other);
        if (reached === undefined || meetAny(reached, own)) return false;
      }
      return own.some((box) => boxesMeet(box, known));
    },
    sometimesLoses: (place, near) => {
      const above = aboveOf(place);
      if (above === undefined) return undefined;
      const own = withKnown(ofRule(place).certain()) ?? [];
      const asking: Box[] = [];
      let lost: Pick<Loss, "against" | "box"> | undefined;
      for (const other of near) {
        if (!asksFor(most, other, above)) continue;
        const reached = reaches(other);
        if (reached === undefined) return undefined;
        asking.push(...reached);
        const box = lost === undefined && asksFor(least, other, above) ? commonOfAny(reached, own) : undefined;
        if (box !== undefined) lost = { against: other, box };
      }
      if (lost === undefined) return undefined;
      const table = boxTable(asking, known.length);
      const wins = own.some((box) => isFreeSomewhere(table, box));
      return wins ? { ...lost, witness: inputIn(policy, boxes, lost.box) } : undefined;
    },
  };
}

function meetAny(some: readonly Box[], others: readonly Box[]): boolean {
  return some.some((box) => others.some((other) => boxesMeet(other, box)));
}

function commonOfAny(some: readonly Box[], others: readonly Box[]): Box | undefined {
  for (const box of some)
    for (const other of others) {
      const common = commonBox(other, box);
      if (common !== undefined) return common;
    }
  return undefined;
}

function isFreeSomewhere(table: ReturnType<typeof boxTable>, box: Box): boolean {
  let isFree = false;
  uncovered(
    table,
    Int32Array.from({ length: table.count }, (_, at) => at),
    box,
    BUDGET,
    () => {
      isFree = true;
      return false;
    },
  );
  return isFree;
}

/** Samples taken. */
function mostAsked({ asks, inDoubt }: Rule): OutcomeName {
  const [sure, doubted] = [strictestAsked(asks), inDoubt === undefined ? "proceed" : strictestAsked(inDoubt)];
  return compareOutcomes(sure, doubted) < 0 ? doubted : sure;
}

/** Certain or in doubt, samples taken only where that is so of all. */
function leastAsked({ asks, inDoubt }: Rule, areTaken: boolean): OutcomeName {
  if (inDoubt !== undefined) return "proceed";
  const sure = ({ reviews, audits, block }: Asking): Asking => ({
    reviews: reviews.filter(({ rate }) => !isSampled(rate)),
    audits: audits.filter(({ rate }) => !isSampled(rate)),
    block,
  });
  return strictestAsked(areTaken ? asks : sure(asks));
}
