import type { Policy, Rule } from "../../../model/policy.ts";
import { describeBoxes } from "../../boxes/describe-boxes.ts";
import type { Context } from "../../context.ts";
import { inputWords } from "../../context.ts";
import { contextOf } from "../../context-of.ts";
import type { Box } from "../../described.ts";
import type { Input } from "../../encode/witness.ts";
import { regionsOf } from "../../region.ts";
import type { Literal } from "../../solver/literal.ts";
import { lazily } from "../../space/lazily.ts";
import type { Found } from "../../space.ts";
import { type BoxLettings, boxLettings } from "./box-lettings.ts";
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
  const seen = boxLettings(context);
  const unbeaten = unbeatenRules(context, seen);
  const found = new Map<number, LostLetting>();
  const together: number[] = [];
  for (const place of letting) {
    if (unbeaten(place)) continue;
    const rule = policy.rules[place] as Rule;
    const near = boxes.near(place);
    if (near === undefined) {
      together.push(place);
      continue;
    }
    const from = [policy.fields, policy.zone, rest, ...near.map((at) => memory.identityOf(policy.rules[at] as Rule))];
    const told = memory.ofRule(rule, "letting", from, () => {
      const places = [...near, place].sort((one, other) => one - other);
      const small = contextOfThose(
        context,
        places.map((at) => policy.rules[at] as Rule),
      );
      const loss = seen.sometimesLoses(place, near);
      if (loss !== undefined) return { lost: sometimesLost(rule, loss.witness, small, places.indexOf(place)) };
      if (near.length * APART > policy.rules.length) return undefined;
      const own = small();
      return { lost: lostIn(own, [places.indexOf(place)])[0]?.[1], undecided: own.undecided };
    });
    if (told === undefined) together.push(place);
    else context.undecided.push(...(told.undecided ?? []));
    if (told?.lost !== undefined) found.set(place, { ...told.lost, rule });
  }
  if (together.length > 0) for (const [place, lost] of lostIn(context, together)) found.set(place, lost);
  return letting.flatMap((place) => found.get(place) ?? []);
}

/** A context of some of the rules alone. It may be kept for long, and so holds on to nothing else. */
function contextOfThose({ policy, options }: Context, rules: readonly Rule[]): () => Context {
  const those = { ...policy, rules, ensures: [], examples: [], typicals: [], marks: [] };
  return () => contextOf(those, { team: () => undefined, field: () => undefined }, options);
}

/** It is worked out where it loses only when that is shown. */
function sometimesLost(rule: Rule, witness: Input, small: () => Context, at: number): LostLetting {
  const shown = lazily((): Shown => {
    const context = small();
    return lostIn(context, [at])[0]?.[1].shown() ?? shownByBoxes(context, at);
  });
  return { rule, wins: true, witness, shown };
}

/** One place where it loses, of perhaps more. */
function shownByBoxes(context: Context, at: number): Shown {
  const { policy } = context;
  const loss = boxLettings(context).sometimesLoses(
    at,
    [...policy.rules.keys()].filter((other) => other !== at),
  );
  if (loss === undefined) throw new Error("This is a bug: a rule that loses beside many and not beside those near it");
  const { boxes, words } = describeBoxes(policy, context.boxes(), [loss.box], MOST_REGIONS);
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  return {
    boxes,
    regions: words,
    all: false,
    example: inputWords(policy, loss.witness, conditions),
    against: [policy.rules[loss.against]?.name ?? ""],
    witness: loss.witness,
  };
}

interface Version {
  readonly rules: Policy["rules"];
  /** By place 1 where the rule was unbeaten. */
  readonly unbeaten: Uint8Array;
}

/** A rule that was unbeaten before can be beaten by those alone that the version before did not have. */
function unbeatenRules(context: Context, { isUnbeaten }: BoxLettings): (place: number) => boolean {
  const { policy, memory, edit } = context;
  const boxes = context.boxes();
  const left = memory.left<Version>("unbeaten");
  const before = edit !== undefined && left.value?.rules === edit.from ? left.value.unbeaten : undefined;
  const unbeaten = new Uint8Array(policy.rules.length);
  left.value = { rules: policy.rules, unbeaten };
  return (place) => {
    const wasUnbeaten = before?.[edit?.before[place] ?? -1] === 1;
    const near = wasUnbeaten ? edit?.added : boxes.near(place);
    unbeaten[place] = near !== undefined && isUnbeaten(place, near) ? 1 : 0;
    return unbeaten[place] === 1;
  };
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
