import type { Draws } from "../../model/asking.ts";
import { combine } from "../../model/combine.ts";
import type { Decision } from "../../model/decision.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { Box } from "../boxes/box.ts";
import { boxTable } from "../boxes/box-table.ts";
import { freeRegions } from "../boxes/free-regions.ts";
import { apart } from "./apart.ts";
import { changedRules } from "./changed-rules.ts";
import { oversightText } from "./decider.ts";
import { drawnRates, drawsIn, waysDrawn } from "./draw-places.ts";
import type { KnownSpace, RulePlaces } from "./known-space.ts";
import { type Member, type Piece, piecesOf, withoutAll } from "./pieces.ts";
import { most, type Transition, type Transitions, tooMany } from "./transition.ts";
import type { United, UnitedVersion } from "./united.ts";

/** Pieces that are looked at, and steps in which regions are made of them. */
const MOST_PIECES = 20_000;
const MOST_STEPS = 1_000_000;

/**
 * Every way in which the oversight of an input differs whose values are all known: what differs lies where changed rules
 * stand apart, and that is cut into pieces on which no rule does. Inputs that only changed rules apply to come first.
 * Undefined where that takes too much.
 */
export function knownTransitions(space: KnownSpace, united: United): Transitions | undefined {
  const boxes = united.policy.rules.map((_, place) => space.ofRule(place));
  if (boxes.some((own) => own === undefined)) return undefined;
  const starts = startsOf(space, united, boxes as readonly RulePlaces[]);
  const pieces = piecesIn(space, starts, boxes as readonly RulePlaces[]);
  if (pieces === undefined) return undefined;

  const changed = new Set(changedRules(united).flatMap(({ places }) => places));
  const isAlone = ({ sets }: Piece): boolean => sets.every((set) => changed.has(set >> 1));
  const [alone, beside] = [pieces.filter(isAlone), pieces.filter((piece) => !isAlone(piece))];
  const decide = decidingApart(space, united);
  const decided = [...alone, ...beside].flatMap(decide);
  const outside = withoutAll(space.whole, starts, space.extents);
  const table = boxTable([...outside, ...decided.map(({ box }) => box)], space.extents.length);
  const places = Int32Array.from({ length: table.count }, (_, at) => at);
  const budget = { left: MOST_STEPS };
  const found: Transition[] = [];
  for (const [key, own] of Map.groupBy(decided, (one) => one.key)) {
    const [first] = own as [Decided];
    if (key === undefined) continue;
    if (found.length >= most.transitions) return { found, undecided: [tooMany(found.length)] };
    const others = places.filter((place) => decided[place - outside.length]?.key !== key);
    const starting = own.map(({ box }) => box);
    const { regions, all } = freeRegions(table, others, starting, space.extents, most.boxes, budget.left);
    if (regions.length === 0) return undefined;
    const { from, to, draws } = first;
    found.push({ from, to, draws, witness: space.inputIn(first.box), regions: regions.map(space.regionOf), all });
  }
  return { found, undecided: [] };
}

/** Where changed rules stand apart, in boxes that do not meet. */
function startsOf({ extents }: KnownSpace, united: United, boxes: readonly RulePlaces[]): readonly Box[] {
  const starts: Box[] = [];
  const between = (first: readonly Box[], second: readonly Box[]): readonly Box[] => [
    ...first.flatMap((box) => withoutAll(box, second, extents)),
    ...second.flatMap((box) => withoutAll(box, first, extents)),
  ];
  for (const { places, isPair } of changedRules(united)) {
    const [one, other] = places.map((place) => boxes[place]) as [RulePlaces, RulePlaces | undefined];
    const own =
      isPair && other !== undefined
        ? [...between(one.certain, other.certain), ...between(one.possible, other.possible)]
        : places.flatMap((place) => boxes[place]?.possible ?? []);
    for (const box of own) starts.push(...withoutAll(box, starts, extents));
  }
  return starts;
}

/** Their sets: of a rule its place twice where it is possible, and one more where it is certain. */
function piecesIn(
  { extents }: KnownSpace,
  starts: readonly Box[],
  boxes: readonly RulePlaces[],
): readonly Piece[] | undefined {
  const members = boxes.flatMap(({ certain, possible }, place): readonly Member[] => [
    ...certain.map((box) => ({ set: 2 * place + 1, box })),
    ...(possible === certain ? [] : possible.map((box) => ({ set: 2 * place, box }))),
  ]);
  const pieces: Piece[] = [];
  for (const start of starts) {
    const own = piecesOf(start, members, extents, MOST_PIECES - pieces.length);
    if (own === undefined) return undefined;
    pieces.push(...own);
  }
  return pieces;
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
  const known = new Map<string, readonly Decided[]>();
  const decide = (sets: readonly number[]): readonly Decided[] => {
    const [old, current] = [united.old, united.new].map((version) => among(version, sets)) as [Standing, Standing];
    return waysDrawn(rates, drawnRates([old.policy, current.policy])).map((box) => {
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

/** A version with those of its rules that hold, and how they do. */
interface Standing {
  readonly policy: Policy;
  readonly standings: readonly ("possible" | "certain")[];
}

function among({ policy, rulePlaces }: UnitedVersion, sets: readonly number[]): Standing {
  const own = [...rulePlaces.keys()].filter((at) => sets.some((set) => set >> 1 === rulePlaces[at]));
  return {
    policy: { ...policy, rules: own.map((at) => policy.rules[at] as Rule) },
    standings: own.map((at) => (sets.includes(2 * (rulePlaces[at] as number) + 1) ? "certain" : "possible")),
  };
}

/** No value is unknown. */
function decision({ policy, standings }: Standing, draws: Draws): Decision {
  return combine(policy, standings, policy.identifiedBy === undefined ? undefined : draws, []);
}
