import type { Box } from "../../src/analysis/described.ts";
import { type Change, diff, type Impact } from "../../src/analysis/index.ts";
import { compareOutcomes, type Draws, drawsSamples, isSampled } from "../../src/model/asking.ts";
import { children, childrenOfValue } from "../../src/model/children.ts";
import { combine } from "../../src/model/combine.ts";
import type { Condition, Value } from "../../src/model/condition.ts";
import type { Audit, Decision } from "../../src/model/decision.ts";
import { interpret, type Judged, judgeOf, truthOf } from "../../src/model/interpreter.ts";
import { phrase } from "../../src/model/phrase.ts";
import type { Policy, Rule } from "../../src/model/policy.ts";
import { type Reading, readFieldOf } from "../../src/model/read.ts";
import { atLeastAsStrict, lengthOf } from "../../src/model/strictness.ts";
import { type Property, property } from "../support/effort.ts";
import { type EditedPolicy, generateEditedPolicy } from "../support/generate-edited-policy.ts";
import { nest } from "../support/generate-values.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { isInSide } from "./lies-in.ts";

/** What `diff` says of two versions is what looking at every input and every draw says. */
export const diffIsExact: Property = property(
  "the impact of a change is that of every input looked at",
  1000,
  entropy(240),
  (numbers) => {
    const edited = generateEditedPolicy(sourceOf(numbers));
    try {
      compare(edited, diff(edited.old, edited.new));
    } catch (fault) {
      throw new Error(
        `${fault instanceof Error ? fault.stack : fault}\n${written(edited.old)}\n→\n${written(edited.new)}`,
      );
    }
  },
);

/**
 * The same of versions with so many rules beside that inputs are looked at whose values are all known, those first where
 * changed rules stand apart. The rules beside never hold.
 */
export const largeDiffIsExact: Property = property(
  "the impact of a change to many rules is that of every known input looked at",
  600,
  entropy(240),
  (numbers) => {
    const edited = generateEditedPolicy(sourceOf(numbers));
    const { undecided, ...impact } = diff(withMore(edited.old), withMore(edited.new));
    const isKnown = undecided.length > 0;
    try {
      if (undecided.some((one) => !one.startsWith("decisions in which a value is unknown are not looked at")))
        throw new Error(`undecided: ${undecided}`);
      compare(edited, { ...impact, undecided: [] }, isKnown ? "known" : "all");
    } catch (fault) {
      throw new Error(
        `${fault instanceof Error ? fault.stack : fault}\n${written(edited.old)}\n→\n${written(edited.new)}`,
      );
    }
  },
);

function withMore(policy: Policy): Policy {
  const [rule] = policy.rules as [Rule];
  const never = { ...rule, condition: { kind: "constant", value: false }, exceptions: [] } as const;
  const more = Array.from({ length: 301 }, (_, at): Rule => ({ ...never, name: `never ${at}` }));
  return { ...policy, rules: [...policy.rules, ...more] };
}

const most = 2 ** 32 - 1;

function compare(edited: EditedPolicy, impact: Impact, among: "known" | "all" = "all"): void {
  if (impact.undecided.length > 0) throw new Error(`undecided: ${impact.undecided}`);
  const found = new Map<string, Change>();
  for (const [direction, changes] of Object.entries({
    weaker: impact.weaker,
    stricter: impact.stricter,
    different: impact.different,
  }))
    for (const change of changes) {
      const key = `${text(change.from)} ${text(change.to)}`;
      if (found.has(key)) throw new Error(`twice: ${key}`);
      found.set(key, change);
      if (directionOf(change) !== direction) throw new Error(`${direction}, but ${directionOf(change)}: ${key}`);
      checkWitness(edited, change);
    }
  const seen = new Set<string>();
  const boxes = [...found].flatMap(([key, { region }]) => region.map((box) => ({ key, box })));
  for (const input of everyInput(edited)) {
    if (among === "known" && !input.isKnown) continue;
    const around = boxes.filter(({ box }) => input.isIn(box));
    for (const { draws, from, to } of input.decided()) {
      const key = keyOf(from, to);
      const within = around.filter(({ box }) => isDrawnIn(box, draws) && (input.idKnown || !isAboutDraws(box)));
      const wrong = within.find((one) => one.key !== key);
      if (wrong !== undefined) throw new Error(`no such change: ${JSON.stringify([input.raws, draws, wrong, key])}`);
      if (key === undefined) continue;
      seen.add(key);
      const own = found.get(key);
      if (own === undefined) throw new Error(`missed: ${key} ${JSON.stringify(input.raws)}`);
      if (!own.more && within.length === 0)
        throw new Error(`in no box: ${JSON.stringify([input.raws, draws, own.region])}`);
    }
  }
  const invented = [...found.keys()].filter((key) => !seen.has(key));
  if (invented.length > 0) throw new Error(`invented: ${invented}`);
  if (impact.equal !== (found.size === 0)) throw new Error(`equal: ${impact.equal}`);
}

const keys = new Map<string, string | undefined>();

/** What is asked apart: outcomes, reviews that only one asks, and audits where they differ. Undefined where nothing is. */
function keyOf(from: string, to: string): string | undefined {
  if (from === to) return undefined;
  const found = keys.get(`${from} ${to}`);
  if (found !== undefined) return found;
  const [first, second] = [from, to].map((one) => JSON.parse(one)) as [unknown[][], unknown[][]];
  const lacking = (own: unknown[][], other: unknown[][]): string => {
    const others = new Set(other[1]?.map((review) => JSON.stringify(review)));
    const reviews = own[1]?.filter((review) => !others.has(JSON.stringify(review)));
    return JSON.stringify([own[0], reviews, JSON.stringify(own[2]) === JSON.stringify(other[2]) ? [] : own[2]]);
  };
  const key = `${lacking(first, second)} ${lacking(second, first)}`;
  keys.set(`${from} ${to}`, key);
  return key;
}

function checkWitness({ old, new: current }: EditedPolicy, { witness, draws, from, to }: Change): void {
  const decide = (policy: Policy): Decision => {
    if (draws === undefined) return interpret(policy, witness);
    const judged = judgeOf(policy)(witness);
    return combine(policy, judged.standings, judged.draws && (draws as Draws), judged.unknown);
  };
  if (keyOf(text(decide(old)), text(decide(current))) !== `${text(from)} ${text(to)}`)
    throw new Error(`the witness ${JSON.stringify(witness)} is decided otherwise`);
}

interface LookedAt {
  readonly raws: readonly unknown[];
  readonly idKnown: boolean;
  /** Whether every value is, to both versions. */
  readonly isKnown: boolean;
  /** The oversight of both versions, as text, for each draw. */
  readonly decided: () => readonly { readonly draws: Draws; readonly from: string; readonly to: string }[];
  /** Draws aside. */
  readonly isIn: (box: Box) => boolean;
}

function everyInput({ old, new: current, values }: EditedPolicy): readonly LookedAt[] {
  const raws = values.reduce<readonly (readonly unknown[])[]>(
    (tuples, own) => tuples.flatMap((tuple) => own.map((raw) => [...tuple, raw])),
    [[]],
  );
  const [judgeOld, judgeNew] = [judgeOf(old), judgeOf(current)];
  const [decideOld, decideNew] = [deciderOf(old), deciderOf(current)];
  const conditions = new Map([old, current].map((policy) => [policy, conditionsByWords(policy)]));
  const everyDraw = drawsOf([old, current]);
  return raws.map((tuple): LookedAt => {
    const input = nest(old.fields.map(({ path }, place) => [path, tuple[place]]));
    const readings = [old, current].map((policy) => ({
      policy,
      of: policy.fields.map((field) => readFieldOf(input, field, {})),
    }));
    return {
      raws: tuple,
      decided: () => {
        const [first, second] = [judgeOld(input), judgeNew(input)];
        return everyDraw.map((draws) => ({ draws, from: decideOld(first, draws), to: decideNew(second, draws) }));
      },
      idKnown: readings[0]?.of.at(-1)?.known === true,
      isKnown: readings.every(({ of }) => of.every(isKnownReading)),
      isIn: (box) =>
        Object.entries(box).every(([name, side]) => {
          if (name.startsWith(drawOf)) return true;
          const place = old.fields.findIndex((field) => field.name === name);
          if (place >= 0) {
            const isAbsent = tuple[place] === undefined || tuple[place] === null;
            if ("values" in side && side.values[0] === null) return isAbsent;
            const standsIn = [old, current].some(({ fields }) => fields[place]?.absentMeans !== undefined);
            const apart =
              JSON.stringify(old.fields[place]?.absentMeans) !== JSON.stringify(current.fields[place]?.absentMeans);
            if (isAbsent && standsIn && apart) return false;
            const raw = isAbsent ? old.fields[place]?.absentMeans?.value : tuple[place];
            return isInSide(
              side,
              raw,
              readings.some(({ of }) => of[place]?.known),
            );
          }
          const [words = "", as] = name.split(/, as the (old|new) version reads it$/);
          const readers = as === undefined ? readings : readings.slice(as === "old" ? 0 : 1).slice(0, 1);
          return readers.some(({ policy, of }) => {
            const condition = conditions.get(policy)?.get(words);
            if (condition === undefined) return false;
            const truth = truthOf(condition, {
              readingOf: (field) => of[field] ?? { known: false, cause: "absent" },
              elements: new Map(),
              zone: undefined,
            });
            return "unknown" in side ? truth === "unknown" : "values" in side && side.values[0] === truth;
          });
        }),
    };
  });
}

function isKnownReading(reading: Reading): boolean {
  if (!reading.known) return false;
  const { value } = reading;
  if (value.kind === "list") return value.elements.every(isKnownReading);
  return value.kind !== "items" || value.items.every((item) => item.every(isKnownReading));
}

/** Decides once for each way in which the rules stand and names are unknown. */
function deciderOf(policy: Policy): (judged: Judged, draws: Draws) => string {
  const known = new Map<string, string>();
  return ({ standings, draws: own, unknown }, draws) => {
    const key = JSON.stringify([standings, own && draws, unknown.map(({ field }) => field)]);
    const found = known.get(key) ?? text(combine(policy, standings, own && draws, unknown));
    known.set(key, found);
    return found;
  };
}

/** Every draw that rates of a quarter and a half tell apart, of the kinds that are sampled. */
function drawsOf(policies: readonly Policy[]): readonly Draws[] {
  const askings = policies.flatMap(({ rules, otherwise }) => [
    ...rules.flatMap(({ asks, inDoubt }) => (inDoubt ? [asks, inDoubt] : [asks])),
    ...(otherwise ? [otherwise.asks] : []),
  ]);
  const each = (isKind: boolean): readonly number[] => (isKind ? [0, 2 ** 30, most] : [0]);
  const reviews = each(askings.some((asking) => asking.reviews.some(({ rate }) => isSampled(rate))));
  const audits = each(askings.some((asking) => asking.audits.some(({ rate }) => isSampled(rate))));
  const checks = each(policies.some(({ spotCheck }) => spotCheck !== undefined && isSampled(spotCheck.audit.rate)));
  if (!policies.some(drawsSamples)) return [{ review: 0, audit: 0, "spot check": 0 }];
  return reviews.flatMap((review) =>
    audits.flatMap((audit) => checks.map((check) => ({ review, audit, "spot check": check }))),
  );
}

const drawOf = "draw of ";

function isAboutDraws(box: Box): boolean {
  return Object.keys(box).some((name) => name.startsWith(drawOf));
}

function isDrawnIn(box: Box, draws: Draws): boolean {
  return Object.entries(box).every(([name, side]) => {
    if (!name.startsWith(drawOf)) return true;
    if ("values" in side || "except" in side || "unknown" in side) return false;
    const share = draws[name.slice(drawOf.length) as keyof Draws] / 2 ** 32;
    return share >= Number(side.from ?? 0) && share < Number(side.to ?? 1);
  });
}

/** All that a policy asks, by its words. */
function conditionsByWords(policy: Policy): ReadonlyMap<string, Condition> {
  const found = new Map<string, Condition>();
  const visit = (condition: Condition): void => {
    found.set(phrase(policy, condition), condition);
    const inside = children(condition);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  const visitValue = (value: Value): void => childrenOfValue(value).values.forEach(visitValue);
  for (const { condition, exceptions } of policy.rules) [condition, ...exceptions].forEach(visit);
  return found;
}

function directionOf({ from, to }: Pick<Change, "from" | "to">): string {
  const order_ = compareOutcomes(to.outcome, from.outcome);
  if (order_ !== 0) return order_ < 0 ? "weaker" : "stricter";
  const atLeast = (one: Change["from"], other: Change["from"]): boolean =>
    atLeastAsStrict(one, other) && other.audits.every((asked) => one.audits.some((audit) => isNoLess(audit, asked)));
  const [more, less] = [atLeast(to, from), atLeast(from, to)];
  return more === less ? "different" : more ? "stricter" : "weaker";
}

function isNoLess(audit: Audit, asked: Audit): boolean {
  const length = ({ within: [time] }: Audit): number =>
    time === undefined ? Number.POSITIVE_INFINITY : lengthOf(time).length;
  return (
    audit.rate >= asked.rate &&
    audit.anyOf.every((team) => asked.anyOf.includes(team)) &&
    length(audit) <= length(asked)
  );
}

function text({ outcome, reviews, audits }: Change["from"]): string {
  return JSON.stringify([outcome, reviews, audits]);
}

function written(policy: Policy): string {
  const rules = policy.rules.map(
    (rule) =>
      `${rule.name} ${JSON.stringify([rule.lets, rule.asks, rule.inDoubt])}: ${phrase(policy, rule.condition)} except ${rule.exceptions.map((one) => phrase(policy, one)).join(" / ")}`,
  );
  return [...rules, JSON.stringify([policy.otherwise, policy.spotCheck, policy.fields])].join("\n");
}
