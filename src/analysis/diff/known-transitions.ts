import type { Draws } from "../../model/asking.ts";
import { combine } from "../../model/combine.ts";
import type { Decision } from "../../model/decision.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { Box } from "../boxes/box.ts";
import { boxTable } from "../boxes/box-table.ts";
import { freeRegions } from "../boxes/free-regions.ts";
import type { Budget } from "../boxes/uncovered.ts";
import { apart } from "./apart.ts";
import { changedRules } from "./changed-rules.ts";
import { oversightText } from "./decider.ts";
import { drawnRates, drawsIn, waysDrawn } from "./draw-places.ts";
import type { KnownSpace } from "./known-space.ts";
import { type Member, type Piece, piecesOf, withoutAll } from "./pieces.ts";
import { most, type Transition, type Transitions, tooMany } from "./transition.ts";
import type { United, UnitedVersion } from "./united.ts";

/** Of cutting up, two boxes compared; of making regions, what one takes there. */
const MOST_STEPS = 200_000;

/**
 * Every way in which the oversight of an input differs whose values are all known: what differs lies where changed rules
 * stand apart, and that is cut into pieces on which no rule does. Inputs that only changed rules apply to come first.
 * Undefined where that takes too much.
 */
export function knownTransitions(space: KnownSpace, united: United): Transitions | undefined {
  const { extents, whole } = space;
  const boxes: (readonly Box[])[] = [];
  for (const place of united.policy.rules.keys()) {
    const own = space.ofRule(place);
    if (own === undefined) return undefined;
    boxes.push(own);
  }
  const budget = { left: MOST_STEPS };
  const starts = startsOf(space, united, boxes, budget);
  const members = boxes.flatMap((own, set): readonly Member[] => own.map((box) => ({ set, box })));
  const pieces = starts.flatMap((start) => piecesOf(start, members, extents, budget));
  const outside = withoutAll(whole, starts, extents, budget);
  if (budget.left < 0) return undefined;

  const changed = new Set(changedRules(united).flatMap(({ places }) => places));
  const isAlone = ({ sets }: Piece): boolean => sets.every((set) => changed.has(set));
  const ordered = [...pieces.filter(isAlone), ...pieces.filter((piece) => !isAlone(piece))];
  const decided = ordered.flatMap(decidingApart(space, united));
  const table = boxTable([...outside, ...decided.map(({ box }) => box)], extents.length);
  const places = Int32Array.from({ length: table.count }, (_, at) => at);
  const groups = Map.groupBy(decided, ({ key }) => key);
  const steps = MOST_STEPS / groups.size;
  const found: Transition[] = [];
  for (const [key, own] of groups) {
    const [first] = own as [Decided];
    if (key === undefined) continue;
    if (found.length >= most.transitions) return { found, undecided: [tooMany(found.length)] };
    const others = places.filter((place) => decided[place - outside.length]?.key !== key);
    const starting = own.map(({ box }) => box);
    const { regions, all } = freeRegions(table, others, starting, extents, most.boxes, steps);
    if (regions.length === 0) return undefined;
    const { from, to, draws } = first;
    found.push({ from, to, draws, witness: space.inputIn(first.box), regions: regions.map(space.regionOf), all });
  }
  return { found, undecided: [] };
}

/** Where changed rules stand apart, in boxes that do not meet. */
function startsOf(
  { extents }: KnownSpace,
  united: United,
  boxes: readonly (readonly Box[])[],
  budget: Budget,
): readonly Box[] {
  const starts: Box[] = [];
  const without = (first: readonly Box[], second: readonly Box[]): readonly Box[] =>
    first.flatMap((box) => withoutAll(box, second, extents, budget));
  for (const { places, isPair } of changedRules(united)) {
    const [first, second] = places.map((place) => boxes[place] as readonly Box[]) as [readonly Box[], readonly Box[]];
    const own = isPair
      ? [...without(first, second), ...without(second, first)]
      : places.flatMap((place) => boxes[place] ?? []);
    for (const box of own) starts.push(...withoutAll(box, starts, extents, budget));
  }
  return starts;
}

/** How both versions decide the inputs of a box; `key` is undefined where their oversight is the same. */
interface Decided {
  readonly box: Box;
  readonly key: string | undefined;
  readonly from: Decision;
  readonly to: Decision;
  readonly draws: Draws;
}

/** Decides once for each way in which rules stand, and for each in which that draws samples. */
function decidingApart({ rates }: KnownSpace, united: United): (piece: Piece) => readonly Decided[] {
  const versions = [united.old, united.new].map(withRules);
  const known = new Map<string, readonly Decided[]>();
  const decide = (sets: readonly number[]): readonly Decided[] => {
    const [old, current] = versions.map((version) => version(sets)) as [Policy, Policy];
    return waysDrawn(rates, drawnRates([old, current])).map((box) => {
      const draws = drawsIn(rates, box);
      const [from, to] = [decision(old, draws), decision(current, draws)];
      const isSame = oversightText(from) === oversightText(to);
      return { box, key: isSame ? undefined : apart(from, to).map(oversightText).join(" "), from, to, draws };
    });
  };
  return ({ box, sets }) => {
    const key = sets.toSorted((first, second) => first - second).join();
    const decided = known.get(key) ?? decide(sets);
    known.set(key, decided);
    return decided.map((one) => ({ ...one, box: [...one.box, ...box.slice(one.box.length)] }));
  };
}

/** A version with those of its rules that hold, by their places among the rules of both. */
function withRules({ policy, rulePlaces }: UnitedVersion): (places: readonly number[]) => Policy {
  const ownPlaces = new Map(rulePlaces.map((place, own) => [place, own]));
  return (places) => {
    const own = places.flatMap((place) => ownPlaces.get(place) ?? []).sort((first, second) => first - second);
    return { ...policy, rules: own.map((at) => policy.rules[at] as Rule) };
  };
}

/** Where all rules hold for certain, and no value is unknown. */
function decision(policy: Policy, draws: Draws): Decision {
  const standings = policy.rules.map(() => "certain" as const);
  return combine(policy, standings, policy.identifiedBy === undefined ? undefined : draws, []);
}
