import type { Draws, Standing } from "../../../model/asking.ts";
import type { Asking, Clause, Policy, Rule } from "../../../model/policy.ts";
import { askersOf, clausesOf } from "../../asked-parts.ts";
import { type Box, boxesMeet } from "../../boxes/box.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import type { Context } from "../../context.ts";
import type { Memory } from "../../memory.ts";
import { changesWithout } from "../../removal.ts";
import { lazily, memoised } from "../../space/lazily.ts";
import { onlyKnown } from "./known-part.ts";
import { isAllKnown, type Shown } from "./shown.ts";
import { standingsOf } from "./standing-in.ts";

/** Why a rule has an effect: an input; or why it has none: the rules that ask for the same, wherever it holds, whatever others do. */
export type Evidence =
  | {
      readonly effect: "some";
      readonly shown: Shown;
      readonly draws: Draws | undefined;
      readonly applying: readonly Applying[];
    }
  | { readonly effect: "none"; readonly beside: readonly number[] };

/** `standing` is that of the rule but where nothing depends on whether it is certain. */
export interface Applying {
  readonly place: number;
  readonly standing: Standing;
}

/** What holds of a rule still, though others were edited; and what is to be held of it from now on. */
export interface KeptEvidence {
  readonly of: (place: number) => "some" | "none" | undefined;
  readonly keep: (place: number, evidence: Evidence) => void;
}

/** The same with rules by identity, so that they may be elsewhere in the next version. */
type Told =
  | {
      readonly effect: "some";
      readonly shown: Shown;
      readonly draws: Draws | undefined;
      readonly applying: ReadonlyMap<object, Standing>;
    }
  | { readonly effect: "none"; readonly beside: readonly object[] };

interface Version {
  readonly fields: object;
  readonly zone: object | undefined;
  readonly rest: string;
  readonly rules: ReadonlyMap<object, number>;
  readonly told: Map<object, Told>;
  readonly clauses: () => ReadonlySet<string>;
}

export function keptEvidence({ policy, memory, boxes }: Pick<Context, "policy" | "memory" | "boxes">): KeptEvidence {
  const rest = restOf(policy);
  const none: KeptEvidence = { of: () => undefined, keep: () => undefined };
  if (namesPeople(policy)) return none;
  const identities = policy.rules.map(memory.identityOf);
  const rules = new Map(identities.map((identity, place) => [identity, place]));
  if (rules.size < identities.length) return none;
  const left = memory.left<Version>("effects");
  const isAlike = ({ fields, zone, ...own }: Version): boolean =>
    fields === policy.fields && zone === policy.zone && own.rest === rest;
  const before = left.value !== undefined && isAlike(left.value) ? left.value : undefined;
  const told = new Map<object, Told>();
  const clauses = clausesAsked(policy);
  left.value = { fields: policy.fields, zone: policy.zone, rest, rules, told, clauses };
  const asksNoOthers = lazily(() => [...clauses()].every((clause) => before?.clauses().has(clause)));
  const standingsOfAdded = addedTo(policy, memory, boxes, before);
  const keep = (place: number, evidence: Evidence): void => {
    told.set(identities[place] as object, toldOf(evidence, identities));
  };
  return {
    keep,
    of: (place) => {
      const own = before?.told.get(identities[place] as object);
      if (own === undefined) return undefined;
      if (own.effect === "none") {
        if (!own.beside.every((other) => rules.has(other)) || !asksNoOthers()) return undefined;
        told.set(identities[place] as object, own);
        return "none";
      }
      const added = standingsOfAdded(place, own.shown);
      if (added.length === 0 && [...own.applying.keys()].every((other) => rules.has(other))) {
        told.set(identities[place] as object, own);
        return "some";
      }
      const applying = [...own.applying].flatMap(([other, standing]): readonly Applying[] => {
        const at = rules.get(other);
        return at === undefined ? [] : [{ place: at, standing }];
      });
      const all = [...applying, ...added].sort((one, other) => one.place - other.place);
      if (!changesAmong(policy, place, all, own.draws)) return undefined;
      keep(place, { effect: "some", shown: own.shown, draws: own.draws, applying: all });
      return "some";
    },
  };
}

/** What decisions depend on beside fields and rules. */
export function restOf({ otherwise, identifiedBy, spotCheck }: Policy): string {
  return JSON.stringify([otherwise?.lets, otherwise?.asks, identifiedBy, spotCheck?.audit]);
}

/** What of clauses decides which of them take over what others carry: as long as no other is asked, none takes over more. */
function clausesAsked(policy: Policy): () => ReadonlySet<string> {
  const textOf = ({ people, anyOf, lastResort }: Clause): string =>
    JSON.stringify([people, anyOf, lastResort === "proceed"]);
  return lazily(() => new Set(askersOf(policy).flatMap(clausesOf).map(textOf)));
}

/** Whether the rule changes anything on an input on which these rules apply, and no others. */
export function changesAmong(
  policy: Policy,
  place: number,
  applying: readonly Applying[],
  draws: Draws | undefined,
): boolean {
  const at = applying.findIndex((one) => one.place === place);
  const rules = applying.map((one) => policy.rules[one.place] as Rule);
  const standings = applying.map(({ standing }) => standing);
  const judged = { standings, draws, unknown: [], truthOf: () => "unknown" as const };
  return at >= 0 && changesWithout({ ...policy, rules }, at, judged, draws ?? { review: 0, audit: 0, "spot check": 0 });
}

/** Then it matters which names are unknown, too. */
export function namesPeople({ rules, otherwise }: Policy): boolean {
  const isNamed = ({ reviews }: Asking): boolean =>
    reviews.some(({ clauses }) => clauses.some(({ notBy }) => notBy.length > 0));
  return (
    rules.some(({ asks, inDoubt }) => isNamed(asks) || (inDoubt !== undefined && isNamed(inDoubt))) ||
    (otherwise !== undefined && isNamed(otherwise.asks))
  );
}

/** How rules that the version before did not have stand towards an input on which the one at a place applies; those that apply. */
function addedTo(
  policy: Policy,
  memory: Memory,
  boxes: () => PolicyBoxes,
  before: Version | undefined,
): (place: number, shown: Shown) => readonly Applying[] {
  const added = [...policy.rules.keys()].filter(
    (place) => !before?.rules.has(memory.identityOf(policy.rules[place] as Rule)),
  );
  const standing = standingsOf({ policy, memory });
  const known = memoised((place: number): readonly Box[] | undefined => {
    const { dimensions, ofRule } = boxes();
    return ofRule(place)
      .possible()
      ?.map((box) => onlyKnown(dimensions, box))
      .filter((box) => box !== undefined);
  });
  const mayMeet = (other: number, place: number): boolean => {
    const [one, own] = [known(other), boxes().ofRule(place).possible()];
    return one === undefined || own === undefined || own.some((box) => one.some((part) => boxesMeet(part, box)));
  };
  return (rule, shown) => {
    if (added.length === 0) return [];
    const met = isAllKnown(shown, boxes().dimensions) ? added.filter((place) => mayMeet(place, rule)) : added;
    if (met.length === 0) return [];
    const input = shown.input();
    return met.flatMap((place): readonly Applying[] => {
      const own = standing(input, policy.rules[place] as Rule);
      return own === "no" ? [] : [{ place, standing: own }];
    });
  };
}

function toldOf(evidence: Evidence, identities: readonly object[]): Told {
  const identityAt = (place: number): object => identities[place] as object;
  if (evidence.effect === "none") return { effect: "none", beside: evidence.beside.map(identityAt) };
  const { shown, draws, applying } = evidence;
  return {
    effect: "some",
    shown,
    draws,
    applying: new Map(applying.map(({ place, standing }) => [identityAt(place), standing])),
  };
}
