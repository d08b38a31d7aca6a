import { compareOutcomes, isSampled, strictestAsked } from "../../../model/asking.ts";
import type { Asking, Policy, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, boxHolds } from "../../boxes/box.ts";
import { boxTable } from "../../boxes/box-table.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { coverIn } from "../../boxes/uncovered.ts";
import { lazily } from "../../space/lazily.ts";
import type { Evidence } from "./evidence.ts";

/** Steps to find whether boxes hold another. */
const BUDGET = 2000;

/** Where others ask for the same wherever it may hold, and lift `otherwise` wherever it does for certain. */
export function absorbed(policy: Policy, boxes: PolicyBoxes, place: number): Evidence | undefined {
  const rule = policy.rules[place] as Rule;
  const { certain, possible } = boxes.ofRule(place);
  const [surely, maybe] = [certain(), possible()];
  if (rule.inDoubt !== undefined || surely === undefined || maybe === undefined) return undefined;
  const others = [...policy.rules.keys()].filter((other) => other !== place);
  const asking = others.filter((other) => absorbsAsking(policy.rules[other] as Rule, rule));
  const asks = strictestAsked(rule.asks) === "proceed" ? [] : coverOf(boxes, maybe, asking, "possible");
  const { otherwise } = policy;
  if (asks === undefined || otherwise === undefined) return asks && { effect: "none", beside: asks };
  const lifting = others.filter((other) => liftsAlways(policy.rules[other] as Rule, otherwise.asks));
  const lifts = coverOf(boxes, surely, lifting, "certain");
  return lifts && { effect: "none", beside: [...asks, ...lifts] };
}

function absorbsAsking({ asks, inDoubt }: Rule, other: Rule): boolean {
  if (inDoubt !== undefined) return false;
  if (asks.block && other.asks.audits.length === 0) return true;
  return JSON.stringify(asks) === JSON.stringify(other.asks);
}

/** With every draw, and where the id is unknown. */
function liftsAlways({ lets, asks }: Rule, otherwise: Asking): boolean {
  const sure = strictestAsked({
    block: asks.block,
    reviews: asks.reviews.filter(({ rate }) => !isSampled(rate)),
    audits: asks.audits.filter(({ rate }) => !isSampled(rate)),
  });
  return lets || (sure !== "proceed" && compareOutcomes(sure, strictestAsked(otherwise)) >= 0);
}

/** Rules that together hold wherever one of the boxes does. */
function coverOf(
  boxes: PolicyBoxes,
  covered: readonly Box[],
  places: readonly number[],
  how: "certain" | "possible",
): readonly number[] | undefined {
  const owners: number[] = [];
  const all: Box[] = [];
  for (const place of places)
    for (const box of boxes.ofRule(place)[how]() ?? []) {
      owners.push(place);
      all.push(box);
    }
  const table = lazily(() => boxTable(all, boxes.dimensions.all.length));
  const found = new Set<number>();
  for (const box of covered) {
    const holder = all.findIndex((other) => boxHolds(other, box));
    const near = (): Int32Array => Int32Array.from(all.keys()).filter((at) => boxesMeet(all[at] as Box, box));
    const cover = holder < 0 ? coverIn(table(), near(), box, BUDGET) : [holder];
    if (cover === undefined) return undefined;
    for (const at of cover) found.add(owners[at] as number);
  }
  return [...found];
}
