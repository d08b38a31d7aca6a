import { judgeOf } from "../../../model/interpreter.ts";
import { type Box, boxHolds, commonBoxes } from "../../boxes/box.ts";
import { inputIn, literalOfBox } from "../../boxes/box-input.ts";
import { describeBoxes } from "../../boxes/describe-boxes.ts";
import { isPlain } from "../../boxes/policy-boxes.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import { type Regions, regionsOf } from "../../region.ts";
import type { Literal } from "../../solver/literal.ts";
import type { Answer, Found, RuleLiterals } from "../../space.ts";
import type { Together } from "./groups.ts";

/** Where rules are certain all together: in these boxes, as far as those rules are certain that no boxes, or too many, could be made of. */
export interface Common {
  readonly boxes: readonly Box[];
  readonly others: readonly number[];
}

export interface TogetherRules extends Together<Common> {
  /** Whether nothing but boxes is said of where rules are together, and each point of those is an input. */
  readonly isOfBoxes: (common: Common) => boolean;
  readonly witnessOf: (common: Common, members: readonly number[]) => Input;
  readonly regionOf: (common: Common, members: readonly number[], most: number) => Regions;
  /** Where rules are certain together of which an input is known already. */
  readonly seen: (members: readonly number[], witness: Input) => Common;
  /** Why it cannot be said of some rules whether they are certain together; filled as it is asked. */
  readonly because: Set<string>;
}

/** Boxes in which the solver looks for an input, over all that is asked. */
const MOST_ASKED = 2000;
/** The same, times the number of rules: few rules may ask more. */
const MOST_ASKED_OF_ALL = 200_000;
const MOST_BOXES = 64;

export function togetherRules(context: Context): TogetherRules {
  const { policy } = context;
  const boxes = context.boxes();
  const { dimensions } = boxes;
  const because = new Set<string>();
  /** By box and further rules, as they have been asked: an input, if one was found. */
  const answers = new Map<string, Input | undefined>();
  const most = Math.max(MOST_ASKED, Math.floor(MOST_ASKED_OF_ALL / Math.max(policy.rules.length, 1)));

  const alone = (place: number): Common => {
    const certain = boxes.ofRule(place).certain();
    return certain === undefined ? { boxes: [dimensions.whole], others: [place] } : { boxes: certain, others: [] };
  };
  const shared = (common: Common, place: number): Common | undefined => {
    const own = alone(place);
    const pieces =
      context.edit === undefined
        ? commonBoxes(common.boxes, own.boxes, MOST_BOXES)
        : commonKept(common.boxes, own.boxes);
    const both = pieces ?? common.boxes;
    const others = [...common.others, ...(pieces === undefined ? [place] : own.others)];
    const inhabited = both.filter((box) => isInhabited(box, others));
    if (inhabited.length === 0) return undefined;
    return { boxes: inhabited.length === both.length ? both : inhabited, others };
  };
  const holds = (common: Common, part: Common): boolean =>
    common.others.length === part.others.length &&
    common.boxes.every((box) => part.boxes.some((other) => boxHolds(other, box)));

  function isOfBoxes({ boxes: own, others }: Common): boolean {
    return others.length === 0 && own.every((box) => isPlain(dimensions, box));
  }

  function isInhabited(box: Box, others: readonly number[]): boolean {
    if (others.length === 0 && isPlain(dimensions, box)) return true;
    const key = keyOf(box, others);
    if (answers.has(key)) return answers.get(key) !== undefined;
    if (answers.size >= most) {
      because.add("too many rules hang together by conditions about lists or several fields");
      return false;
    }
    const answer = find(box, others, []);
    if (answer.kind === "undecided") for (const reason of answer.because) because.add(reason);
    answers.set(key, answer.kind === "found" ? answer.found[0]?.input : undefined);
    return answer.kind === "found";
  }

  function keyOf(box: Box, others: readonly number[]): string {
    return JSON.stringify([box, others.toSorted((one, other) => one - other)]);
  }

  function find(box: Box, others: readonly number[], members: readonly number[]): Answer {
    const { space, view } = context;
    const literals = [literalOfBox(space, view, boxes, box), ...others.map(certainOf)];
    return space.find(literals, (found) => isCertain(found, [...others, ...members]));
  }

  function certainOf(place: number): Literal {
    return (context.view.rules[place] as RuleLiterals).certain;
  }

  /** Of boxes that were put together one may be empty: then what was found for others is taken. */
  function witnessOf(common: Common, members: readonly number[]): Input {
    const judge = judgeOf({ ...policy, rules: members.flatMap((place) => policy.rules[place] ?? []) });
    const isWitness = (input: Input): boolean => judge(input).standings.every((standing) => standing === "certain");
    for (const box of common.boxes) {
      if (common.others.length === 0 && isPlain(dimensions, box)) {
        const input = inputIn(policy, boxes, box);
        if (!isWitness(input)) throw new Error("This is a bug: the judge does not confirm an input that was found");
        return input;
      }
      const known = answers.get(keyOf(box, common.others));
      if (known !== undefined) return known;
      const answer = find(box, common.others, members);
      if (answer.kind === "found") return (answer.found[0] as Found).input;
    }
    for (const input of answers.values()) if (input !== undefined && isWitness(input)) return input;
    throw new Error("This is a bug: what was found is not found again");
  }

  function regionOf(common: Common, members: readonly number[], most: number): Regions {
    if (common.others.length === 0) return describeBoxes(policy, boxes, common.boxes, most);
    const { space } = context;
    const target = space.circuit.and(members.map(certainOf));
    return regionsOf(space, target, Math.min(most, MOST_BOXES), (found) => isCertain(found, members), "all");
  }

  function seen(members: readonly number[], witness: Input): Common {
    const common = { boxes: [dimensions.whole], others: members };
    answers.set(keyOf(dimensions.whole, members), witness);
    return common;
  }

  return { alone, shared, holds, isOfBoxes, witnessOf, regionOf, seen, because };
}

/** By the boxes of two rules, as long as these lie where they do. */
const known = new WeakMap<readonly Box[], WeakMap<readonly Box[], { readonly pieces: readonly Box[] | undefined }>>();

function commonKept(first: readonly Box[], second: readonly Box[]): readonly Box[] | undefined {
  const own = known.get(first) ?? new WeakMap<readonly Box[], { readonly pieces: readonly Box[] | undefined }>();
  known.set(first, own);
  const kept = own.get(second) ?? { pieces: commonBoxes(first, second, MOST_BOXES) };
  own.set(second, kept);
  return kept.pieces;
}

function isCertain({ judged }: Found, members: readonly number[]): boolean {
  return members.every((place) => judged.standings[place] === "certain");
}
