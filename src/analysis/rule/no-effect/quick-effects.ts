import { compareOutcomes, type Draws, isSampled, type Standing, strictestAsked } from "../../../model/asking.ts";
import type { Asking, Policy, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, commonBox } from "../../boxes/box.ts";
import { type BoxTable, boxTable } from "../../boxes/box-table.ts";
import { isPlain, type PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { interval, type Side } from "../../boxes/side.ts";
import { isCovered, uncovered } from "../../boxes/uncovered.ts";
import type { Context } from "../../context.ts";
import { changesWithout } from "../../removal.ts";
import { memoised } from "../../space/lazily.ts";

/** Whether removing a rule changes anything, where boxes say so at once; undefined where the solver is to be asked. */
export type QuickEffect = (place: number) => "some" | "none" | undefined;

/** Steps to find a point of one rule that lies in no other, or that there is none. */
const BUDGET = 2000;
/** Other rules with which a rule is tried together. */
const MOST_TRIED = 8;
/** Where more rules meet it, the solver is faster. */
const MOST_NEAR = 64;

export function quickEffects({
  policy,
  memory,
  ...context
}: Pick<Context, "policy" | "memory" | "boxes">): QuickEffect {
  const boxes = context.boxes();
  const { all, whole } = boxes.dimensions;
  const known = all.map(({ kind, size }, at): Side => (kind === "field" ? interval(0, size - 2) : (whole[at] as Side)));
  if (known.some((side) => side.length === 0)) return () => undefined;
  /** Where a rule may be possible with all values known, facts aside. */
  const reachedBy = memoised((place: number): readonly Box[] | undefined =>
    boxes
      .ofRule(place)
      .possible()
      ?.flatMap((box) => {
        const widest = box.map((side, at) => (all[at]?.kind === "fact" ? (whole[at] as Side) : side));
        const inside = commonBox(widest, known);
        return inside === undefined ? [] : [inside];
      }),
  );
  const effectAlone = aloneEffects(policy);
  const rest = JSON.stringify([
    policy.otherwise?.lets,
    policy.otherwise?.asks,
    policy.identifiedBy,
    policy.spotCheck?.audit,
  ]);

  return (place) => {
    const rule = policy.rules[place] as Rule;
    if (!rule.lets && strictestAsked(rule.asks) === "proceed") return undefined;
    if (strictestAsked(rule.asks) === "proceed" && policy.otherwise === undefined) return "none";
    const near = boxes.near(place);
    if (near === undefined || near.length > MOST_NEAR) return undefined;
    const from = [policy.fields, rest, ...near.map((other) => memory.identityOf(policy.rules[other] as Rule))];
    if (memory.ofRule(rule, "effect", from, () => showsEffect(place, near))) return "some";
    if (changesInDoubt(policy, boxes, place)) return "some";
    return isAbsorbed(policy, boxes, place) ? "none" : undefined;
  };

  function showsEffect(place: number, near: readonly number[]): boolean {
    const certain: Box[] = [];
    for (const box of boxes.ofRule(place).certain() ?? []) {
      const inside = isPlain(boxes.dimensions, box) ? commonBox(box, known) : undefined;
      if (inside !== undefined) certain.push(inside);
    }
    const owners: number[] = [];
    const reached: Box[] = [];
    for (const other of near) {
      const own = reachedBy(other);
      if (own === undefined) return false;
      for (const box of own) {
        reached.push(box);
        owners.push(other);
      }
    }
    const table = boxTable(reached, all.length);
    const among = Int32Array.from(reached.keys());
    if (effectAlone(policy.rules[place] as Rule) && certain.some((box) => freePoint(table, among, box) !== undefined))
      return true;
    return certain.some((box) => changesTogether(policy, boxes, place, box, { table, among, reached, owners }));
  }
}

/** Points of one box that are tried. */
const MOST_POINTS = 8;

/** Tried on some inputs on which it is possible, values unknown where none is known. */
function changesInDoubt(policy: Policy, boxes: PolicyBoxes, place: number): boolean {
  const { dimensions } = boxes;
  const clauses = policy.rules.flatMap(({ asks, inDoubt }) => [asks, ...(inDoubt ? [inDoubt] : [])]);
  if (clauses.some(({ reviews }) => reviews.some((part) => part.clauses.some(({ notBy }) => notBy.length > 0))))
    return false;
  const own = (boxes.ofRule(place).possible() ?? []).filter((box) => isPlain(dimensions, box)).slice(0, MOST_TRIED);
  return own.some((box) => {
    for (let turn = 0; turn < MOST_POINTS; turn++) {
      const point = box.map((side, at): Side => {
        if (dimensions.all[at]?.kind === "fact") return side;
        const unknown = (dimensions.all[at]?.size ?? 1) - 1;
        const runs = side.length >> 1;
        const run = (turn * 7 + at) % runs;
        const [from, to] = [side[2 * run] as number, Math.min(side[2 * run + 1] as number, unknown - 1)];
        if (to < from) return runs === 1 ? interval(from, from) : interval(side[0] as number, side[0] as number);
        const chosen = from + Math.floor(((to - from) * ((turn * 5 + at * 3) % 8)) / 8);
        return interval(chosen, chosen);
      });
      const applying = standingsAt(policy, boxes, point);
      if (applying === undefined) continue;
      const at = applying.findIndex((one) => one.place === place);
      if (at < 0) continue;
      const rules = applying.map((one) => policy.rules[one.place] as Rule);
      const standings = applying.map(({ standing }) => standing);
      const id = policy.identifiedBy === undefined ? -1 : (dimensions.ofField[policy.identifiedBy] ?? -1);
      const isIdKnown = id < 0 || (point[id]?.[0] as number) < (dimensions.all[id]?.size ?? 0) - 1;
      if (isIdKnown && changes(policy, rules, standings, at)) return true;
    }
    return false;
  });
}

/** The rules that apply at a point; undefined where that is not a matter of cells alone. */
function standingsAt(
  policy: Policy,
  boxes: PolicyBoxes,
  point: Box,
): readonly { readonly place: number; readonly standing: Standing }[] | undefined {
  const applying: { readonly place: number; readonly standing: Standing }[] = [];
  for (const place of policy.rules.keys()) {
    const { certain, possible } = boxes.ofRule(place);
    const maybe = possible()?.filter((box) => boxesMeet(box, point));
    const surely = certain()?.filter((box) => boxesMeet(box, point));
    if (maybe === undefined || surely === undefined) return undefined;
    if (![...maybe, ...surely].every((box) => isPlain(boxes.dimensions, box))) return undefined;
    if (maybe.length > 0) applying.push({ place, standing: surely.length > 0 ? "certain" : "possible" });
  }
  return applying;
}

/** Whether a rule changes anything where no other applies; the same for all that ask and let the same. */
function aloneEffects(policy: Policy): (rule: Rule) => boolean {
  const found = new Map<string, boolean>();
  return (rule) => {
    const key = JSON.stringify([rule.asks, rule.lets]);
    const effect = found.get(key) ?? changes(policy, [rule], ["certain"], 0);
    found.set(key, effect);
    return effect;
  };
}

/** On an input whose values are all known and that draws every sample; `rules` are all that may apply. */
function changes(policy: Policy, rules: readonly Rule[], standings: readonly Standing[], at: number): boolean {
  const draws: Draws | undefined =
    policy.identifiedBy === undefined ? undefined : { review: 0, audit: 0, "spot check": 0 };
  const judged = { standings, draws, unknown: [], truthOf: () => "unknown" as const };
  return changesWithout({ ...policy, rules }, at, judged, { review: 0, audit: 0, "spot check": 0 });
}

function freePoint(table: BoxTable, among: Int32Array, box: Box): Int32Array | undefined {
  let point: Int32Array | undefined;
  uncovered(table, among, box, BUDGET, (piece) => {
    point = piece.filter((_, at) => at % 2 === 0);
    return false;
  });
  return point;
}

/** Boxes of all rules within known values, those of other rules that meet the rule in question, and whose they are. */
interface Near {
  readonly table: BoxTable;
  readonly among: Int32Array;
  readonly reached: readonly Box[];
  readonly owners: readonly number[];
}

/** Whether it lies between the ends of the box. */
function holdsPoint({ dimensions, low, high }: BoxTable, box: number, point: Box): boolean {
  for (let at = 0; at < dimensions; at++) {
    const place = point[at]?.[0] as number;
    const own = box * dimensions + at;
    if ((low[own] as number) > place || (high[own] as number) < place) return false;
  }
  return true;
}

/** Tried where the box meets those of others, whichever apply there. */
function changesTogether(
  policy: Policy,
  boxes: PolicyBoxes,
  place: number,
  box: Box,
  { table, among, reached, owners }: Near,
): boolean {
  for (const other of among.subarray(0, MOST_TRIED)) {
    const common = commonBox(box, reached[other] as Box);
    if (common === undefined) continue;
    const point = common.map((side) => interval(side[0] as number, side[0] as number));
    const places = [place];
    const standings: Standing[] = ["certain"];
    let isClear = true;
    const holding = among.filter((at) => holdsPoint(table, at, point));
    for (const one of new Set([...holding].map((at) => owners[at] as number))) {
      const { certain, possible } = boxes.ofRule(one);
      const isIn = (some: readonly Box[] | undefined): boolean => {
        const held = (some ?? []).filter((each) => boxesMeet(each, withAnyFact(boxes, point)));
        isClear &&= held.every((each) => isPlain(boxes.dimensions, each));
        return held.length > 0;
      };
      const standing = isIn(certain()) ? "certain" : isIn(possible()) ? "possible" : "no";
      if (standing === "no") continue;
      places.push(one);
      standings.push(standing);
    }
    if (!isClear) continue;
    const order = [...places.keys()].sort((one, two) => (places[one] as number) - (places[two] as number));
    const rules = order.map((at) => policy.rules[places[at] as number] as Rule);
    const own = order.map((at) => standings[at] as Standing);
    if (changes(policy, rules, own, order.indexOf(0))) return true;
  }
  return false;
}

function withAnyFact({ dimensions: { all, whole } }: PolicyBoxes, point: Box): Box {
  return point.map((side, at) => (all[at]?.kind === "fact" ? (whole[at] as Side) : side));
}

/** Whether others ask for the same wherever it may hold, and lift `otherwise` wherever it does for certain. */
function isAbsorbed(policy: Policy, boxes: PolicyBoxes, place: number): boolean {
  const rule = policy.rules[place] as Rule;
  const { certain, possible } = boxes.ofRule(place);
  const [surely, maybe] = [certain(), possible()];
  if (rule.inDoubt !== undefined || surely === undefined || maybe === undefined) return false;
  const others = [...policy.rules.keys()].filter((other) => other !== place);
  const asking = others.filter((other) => absorbsAsking(policy.rules[other] as Rule, rule));
  if (strictestAsked(rule.asks) !== "proceed" && !coveredBy(boxes, maybe, asking, "possible")) return false;
  const { otherwise } = policy;
  if (otherwise === undefined) return true;
  const lifting = others.filter((other) => liftsAlways(policy.rules[other] as Rule, otherwise.asks));
  return coveredBy(boxes, surely, lifting, "certain");
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

function coveredBy(
  boxes: PolicyBoxes,
  covered: readonly Box[],
  places: readonly number[],
  how: "certain" | "possible",
): boolean {
  const all = places.flatMap((place) => boxes.ofRule(place)[how]() ?? []);
  const table = boxTable(all, boxes.dimensions.all.length);
  return covered.every((box) => {
    const near = Int32Array.from(all.keys()).filter((at) => boxesMeet(all[at] as Box, box));
    return isCovered(table, near, box, BUDGET) === true;
  });
}
