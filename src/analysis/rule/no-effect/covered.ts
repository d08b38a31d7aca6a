import { strictestAsked } from "../../../model/asking.ts";
import type { Asking, Policy, Rule } from "../../../model/policy.ts";
import { type Box, commonBox } from "../../boxes/box.ts";
import { boxTable } from "../../boxes/box-table.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { commonSide, interval, type Side } from "../../boxes/side.ts";
import { type Piece, uncovered } from "../../boxes/uncovered.ts";
import { lazily } from "../../space/lazily.ts";
import { askingText, dominance } from "./dominance.ts";
import type { Evidence } from "./evidence.ts";
import { lifts } from "./lifts.ts";
import type { Bits, Point, Reach } from "./reach.ts";

/** Steps to find whether boxes hold another, of one rule and of all together: what is left the solver is asked. */
const BUDGET = 4000;
const BUDGET_OF_ALL = 40_000;
/** Boxes that a box is covered by. */
const MOST_NEAR = 256;
/** Points tried where none of them holds. */
const MOST_TRIED = 32;

/** What tells of a rule by looking where others ask for as much. */
export type Covered = (place: number) => Evidence | undefined;

/** Some boxes and the places of their rules. */
interface Owned {
  readonly boxes: readonly Box[];
  readonly owners: readonly number[];
}

/**
 * That a rule has no effect, where at each point where it may hold one that asks for as much does, and at each where it lifts
 * `otherwise` for certain another does; that it has one, where that is seen at a point where none does.
 */
export function coveredBy(
  policy: Policy,
  boxes: PolicyBoxes,
  reach: () => Reach,
  tried: (place: number, point: Point) => Evidence | undefined,
): Covered {
  const { all } = boxes.dimensions;
  const dominates = lazily(() => dominance(policy));
  const asMuch = new Map<string, Bits>();
  const asMuchAs = (asking: Asking): Bits => {
    const key = askingText(asking);
    const known = asMuch.get(key);
    if (known !== undefined) return known;
    const has = policy.rules.map(
      ({ asks, inDoubt }) => dominates()(asks, asking) && (inDoubt === undefined || dominates()(inDoubt, asking)),
    );
    const bits = reach().ofRules((place) => has[place] === true);
    asMuch.set(key, bits);
    return bits;
  };
  const lifters = lazily((): Owned => {
    const owned = [...policy.rules.entries()].flatMap(([place, rule]) =>
      lifts(policy, rule, false) ? (boxes.ofRule(place).certain() ?? []).map((box) => ({ box, place })) : [],
    );
    return { boxes: owned.map(({ box }) => box), owners: owned.map(({ place }) => place) };
  });

  let left = BUDGET_OF_ALL;

  return (place) => {
    if (left <= 0) return undefined;
    const rule = policy.rules[place] as Rule;
    const { certain, possible } = boxes.ofRule(place);
    const questions: (readonly [readonly Box[] | undefined, (box: Box) => Owned | undefined])[] = [];
    const askedFor = (held: readonly Box[] | undefined, asking: Asking): void => {
      if (strictestAsked(asking) !== "proceed") questions.push([held, (box) => near(place, box, asMuchAs(asking))]);
    };
    askedFor(rule.inDoubt === undefined ? possible() : certain(), rule.asks);
    if (rule.inDoubt !== undefined) askedFor(possible(), rule.inDoubt);
    if (lifts(policy, rule, true)) questions.push([certain(), () => without(lifters(), place)]);
    const beside = new Set<number>();
    let isOpen = false;
    for (const [held, around] of questions) {
      isOpen ||= held === undefined;
      for (const box of held ?? []) {
        const found = coverOf(place, box, around);
        if (found === undefined) isOpen = true;
        else if ("effect" in found) return found;
        else for (const other of found) beside.add(other);
      }
    }
    return isOpen ? undefined : { effect: "none", beside: [...beside] };
  };

  function near(place: number, box: Box, among: Bits): Owned | undefined {
    const { meeting, owners, boxes: reached } = reach();
    const found = meeting(box, among, MOST_NEAR)?.filter((one) => owners[one] !== place);
    return (
      found && { boxes: found.map((one) => reached[one] as Box), owners: found.map((one) => owners[one] as number) }
    );
  }

  /** First with every value known that can be; what then lies in those that hold unknown values, too, does with any unknown. */
  function coverOf(
    place: number,
    box: Box,
    around: (box: Box) => Owned | undefined,
  ): readonly number[] | Evidence | undefined {
    const narrowed = box.map((side, at) => knownOf(side, at));
    const found = coverAmong(place, narrowed, around(narrowed));
    if (found === undefined || "effect" in found) return found;
    const opened = [...box.keys()].filter((at) => narrowed[at] !== box[at]);
    const holdsUnknown = (one: Box): boolean => opened.every((at) => isUnknown(one[at]?.at(-1), at));
    if (found.every((one) => holdsUnknown(one.box))) return found.map((one) => one.owner);
    const whole = coverAmong(place, box, around(box));
    return whole === undefined || "effect" in whole ? whole : whole.map((one) => one.owner);
  }

  function coverAmong(
    place: number,
    box: Box,
    near: Owned | undefined,
  ): readonly { readonly box: Box; readonly owner: number }[] | Evidence | undefined {
    if (near === undefined) return undefined;
    const meeting: { readonly box: Box; readonly inside: Box; readonly owner: number }[] = [];
    for (const [at, one] of near.boxes.entries()) {
      const inside = commonBox(one, box);
      if (inside !== undefined) meeting.push({ box: one, inside, owner: near.owners[at] as number });
    }
    if (meeting.length > MOST_NEAR) return undefined;
    const table = boxTable(
      meeting.map(({ inside }) => inside),
      all.length,
    );
    const holding = new Set<number>();
    let seen: Evidence | undefined;
    let turns = 0;
    const take = (piece: Piece): boolean => {
      turns++;
      seen = tried(place, lowestIn(piece));
      return seen === undefined && turns < MOST_TRIED;
    };
    const budget = { left: BUDGET };
    const isFinished = uncovered(table, Int32Array.from(meeting.keys()), box, budget, take, (one) => holding.add(one));
    left -= BUDGET - budget.left;
    if (seen !== undefined) return seen;
    return isFinished && turns === 0 ? [...holding].map((one) => meeting[one] as (typeof meeting)[number]) : undefined;
  }

  function knownOf(side: Side, at: number): Side {
    const { kind, size } = all[at] as (typeof all)[number];
    const known = kind === "fact" ? side : commonSide(side, interval(0, size - 2));
    return known.length === 0 ? side : known;
  }

  function isUnknown(last: number | undefined, at: number): boolean {
    return last === (all[at]?.size ?? 0) - 1;
  }
}

function lowestIn(piece: Piece): Point {
  return Int32Array.from({ length: piece.length >> 1 }, (_, at) => piece[2 * at] as number);
}

function without({ boxes, owners }: Owned, place: number): Owned {
  const kept = [...owners.keys()].filter((one) => owners[one] !== place);
  return { boxes: kept.map((one) => boxes[one] as Box), owners: kept.map((one) => owners[one] as number) };
}
