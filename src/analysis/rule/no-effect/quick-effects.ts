import { type Draws, strictestAsked } from "../../../model/asking.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, commonBox } from "../../boxes/box.ts";
import { inputIn } from "../../boxes/box-input.ts";
import { type BoxTable, boxTable } from "../../boxes/box-table.ts";
import { isPlain, type PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { interval, type Side } from "../../boxes/side.ts";
import { uncovered } from "../../boxes/uncovered.ts";
import type { Context } from "../../context.ts";
import { memoised } from "../../space/lazily.ts";
import { absorbed } from "./absorbed.ts";
import { type Applying, changesAmong, type Evidence, type KeptEvidence, namesPeople } from "./evidence.ts";

/** Whether removing a rule changes anything, where boxes say so at once; undefined where the solver is to be asked. */
export type QuickEffect = (place: number) => "some" | "none" | undefined;

/** Steps to find a point of one rule that lies in no other, or that there is none. */
const BUDGET = 2000;
/** Other rules with which a rule is tried together. */
const MOST_TRIED = 8;
/** Where more rules meet it, the solver is faster. */
const MOST_NEAR = 64;

export function quickEffects(context: Pick<Context, "policy" | "boxes">, kept: KeptEvidence): QuickEffect {
  const { policy } = context;
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
  const peopleAreNamed = namesPeople(policy);

  return (place) => {
    const rule = policy.rules[place] as Rule;
    if (!rule.lets && strictestAsked(rule.asks) === "proceed") return undefined;
    if (strictestAsked(rule.asks) === "proceed" && policy.otherwise === undefined) return "none";
    const known = kept.of(place);
    if (known !== undefined) return known;
    const near = boxes.near(place);
    if (near === undefined || near.length > MOST_NEAR) return undefined;
    const evidence =
      seenWhereCertain(place, near) ??
      (peopleAreNamed ? undefined : seenInDoubt(policy, boxes, place)) ??
      absorbed(policy, boxes, place);
    if (evidence !== undefined) kept.keep(place, evidence);
    return evidence?.effect;
  };

  function seenWhereCertain(place: number, near: readonly number[]): Evidence | undefined {
    const certain: Box[] = [];
    for (const box of boxes.ofRule(place).certain() ?? []) {
      const inside = isPlain(boxes.dimensions, box) ? commonBox(box, known) : undefined;
      if (inside !== undefined) certain.push(inside);
    }
    const owners: number[] = [];
    const reached: Box[] = [];
    for (const other of near) {
      const own = reachedBy(other);
      if (own === undefined) return undefined;
      for (const box of own) {
        reached.push(box);
        owners.push(other);
      }
    }
    const table = boxTable(reached, all.length);
    const among = Int32Array.from(reached.keys());
    const isAlone = effectAlone(policy.rules[place] as Rule);
    for (const box of certain) {
      const free = isAlone ? freePoint(table, among, box) : undefined;
      const seen = free && { point: free, applying: [{ place, standing: "certain" as const }] };
      const found = seen ?? changesTogether(policy, boxes, place, box, { table, among, reached, owners });
      if (found === undefined) continue;
      const { point, applying } = found;
      return { effect: "some", input: inputIn(policy, boxes, point), draws: drawnIn(policy), applying };
    }
    return undefined;
  }
}

/** Points of one box that are tried. */
const MOST_POINTS = 8;

/** Tried on some inputs on which it is possible, values unknown where none is known; of people none may be named. */
function seenInDoubt(policy: Policy, boxes: PolicyBoxes, place: number): Evidence | undefined {
  const { dimensions } = boxes;
  const id = policy.identifiedBy === undefined ? -1 : (dimensions.ofField[policy.identifiedBy] ?? -1);
  const own = (boxes.ofRule(place).possible() ?? []).filter((box) => isPlain(dimensions, box)).slice(0, MOST_TRIED);
  for (const box of own)
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
      const isIdKnown = id < 0 || (point[id]?.[0] as number) < (dimensions.all[id]?.size ?? 0) - 1;
      const applying = isIdKnown ? standingsAt(policy, boxes, point) : undefined;
      if (applying === undefined || !changesAmong(policy, place, applying, drawnIn(policy))) continue;
      return { effect: "some", input: inputIn(policy, boxes, point), draws: drawnIn(policy), applying };
    }
  return undefined;
}

/** The rules that apply at a point; undefined where that is not a matter of cells alone. */
function standingsAt(policy: Policy, boxes: PolicyBoxes, point: Box): readonly Applying[] | undefined {
  const applying: Applying[] = [];
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
    const effect =
      found.get(key) ??
      changesAmong({ ...policy, rules: [rule] }, 0, [{ place: 0, standing: "certain" }], drawnIn(policy));
    found.set(key, effect);
    return effect;
  };
}

/** Every sample. */
const drawn: Draws = { review: 0, audit: 0, "spot check": 0 };

function drawnIn({ identifiedBy }: Policy): Draws | undefined {
  return identifiedBy === undefined ? undefined : drawn;
}

function freePoint(table: BoxTable, among: Int32Array, box: Box): Box | undefined {
  let point: Box | undefined;
  uncovered(table, among, box, BUDGET, (piece) => {
    point = box.map((_, at) => interval(piece[2 * at] as number, piece[2 * at] as number));
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
): { readonly point: Box; readonly applying: readonly Applying[] } | undefined {
  for (const other of among.subarray(0, MOST_TRIED)) {
    const common = commonBox(box, reached[other] as Box);
    if (common === undefined) continue;
    const point = common.map((side) => interval(side[0] as number, side[0] as number));
    const applying: Applying[] = [{ place, standing: "certain" }];
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
      if (standing !== "no") applying.push({ place: one, standing });
    }
    if (!isClear) continue;
    const ordered = applying.sort((first, second) => first.place - second.place);
    if (changesAmong(policy, place, ordered, drawnIn(policy))) return { point, applying: ordered };
  }
  return undefined;
}

function withAnyFact({ dimensions: { all, whole } }: PolicyBoxes, point: Box): Box {
  return point.map((side, at) => (all[at]?.kind === "fact" ? (whole[at] as Side) : side));
}
