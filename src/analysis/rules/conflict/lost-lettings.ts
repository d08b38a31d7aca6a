import type { Rule } from "../../../model/policy.ts";
import type { Context, Unanswered } from "../../context.ts";
import { inputWords } from "../../context.ts";
import { contextOf } from "../../context-of.ts";
import type { Box } from "../../described.ts";
import type { Input } from "../../encode/witness.ts";
import { regionsOf } from "../../region.ts";
import type { Literal } from "../../solver/literal.ts";
import { lazily } from "../../space/lazily.ts";
import type { Found } from "../../space.ts";
import { type Losing, losingRules } from "./letting.ts";

/** A letting rule that loses, told without the space in which it was found. */
export interface LostLetting extends Pick<Losing, "wins" | "witness"> {
  readonly rule: Rule;
  readonly shown: () => Shown;
}

interface Shown extends Regions {
  readonly against: readonly string[];
  readonly witness: Input;
}

interface Regions {
  readonly boxes: readonly Box[];
  readonly regions: readonly string[];
  readonly all: boolean;
  readonly example: string;
}

/** Where fewer rules of all have a say than one of so many, they are looked at by themselves. */
const APART = 4;

/** Each letting rule is looked at beside the rules that have a say where it is certain: the others change nothing there. */
export function lostLettings(context: Context): readonly LostLetting[] {
  const { policy, memory } = context;
  const boxes = context.boxes();
  const letting = [...policy.rules.keys()].filter((place) => policy.rules[place]?.lets);
  const rest = JSON.stringify([policy.otherwise?.lets, policy.otherwise?.asks, policy.identifiedBy]);
  const found = new Map<number, LostLetting>();
  const together: number[] = [];
  for (const place of letting) {
    const rule = policy.rules[place] as Rule;
    const near = boxes.near(place);
    if (near === undefined || near.length * APART > policy.rules.length) {
      together.push(place);
      continue;
    }
    const from = [policy.fields, policy.zone, rest, ...near.map((at) => memory.identityOf(policy.rules[at] as Rule))];
    const { lost, undecided } = memory.ofRule(rule, "letting", from, () => {
      const places = [...near, place].sort((one, other) => one - other);
      const rules = places.map((at) => policy.rules[at] as Rule);
      const small = contextOf({ ...policy, rules, ensures: [] }, context.places, context.options);
      return { lost: lostIn(small, [places.indexOf(place)])[0]?.[1], undecided: small.undecided };
    });
    context.undecided.push(...(undecided as readonly Unanswered[]));
    if (lost !== undefined) found.set(place, { ...lost, rule });
  }
  if (together.length > 0) for (const [place, lost] of lostIn(context, together)) found.set(place, lost);
  return letting.flatMap((place) => found.get(place) ?? []);
}

function lostIn(context: Context, places: readonly number[]): readonly (readonly [number, LostLetting])[] {
  return losingRules(context, places).map(({ place, wins, witness, detail }) => {
    const shown = lazily((): Shown => {
      const { against, ...seen } = detail();
      const regions = wins ? seenIn(context, seen) : nowhere;
      return { ...regions, against, witness: seen.found.input };
    });
    return [place, { rule: context.policy.rules[place] as Rule, wins, witness, shown }];
  });
}

/** What is not told of a rule that never wins: it is so wherever it holds. */
const nowhere: Regions = { boxes: [], regions: [], all: true, example: "" };

export interface Seen {
  readonly found: Found;
  readonly isKnown: boolean;
  readonly target: Literal;
  readonly claim: (found: Found) => boolean;
}

/** Regions of one finding. */
const MOST_REGIONS = 8;

export function seenIn({ policy, space }: Context, { found, isKnown, target, claim }: Seen): Regions {
  const { boxes, words, all } = regionsOf(space, target, MOST_REGIONS, claim, isKnown ? "known" : "all");
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  return { boxes, regions: words, all, example: inputWords(policy, found.input, conditions) };
}
