import { applying } from "../../../model/asking.ts";
import type { Details } from "../../../model/policy.ts";
import { type Context, leaveOpen } from "../../context.ts";
import { oversightOf, versionOf } from "../../oversight.ts";
import { sharedDraws } from "../../shared-draws.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import type { Found } from "../../space.ts";

/** Lists of options that some review has all of, and that have no option in common. */
export interface NoCommonOption {
  /** Each with rules that have it. */
  readonly lists: readonly { readonly options: readonly string[]; readonly rules: readonly string[] }[];
  readonly found: Found;
  /** It can be seen with all values known. */
  readonly isKnown: boolean;
  readonly target: Literal;
  readonly claim: (found: Found) => boolean;
}

/** Sets of lists that are looked for. */
const MOST_SETS = 20;

/**
 * Sets of lists of options, no smaller set of which is without a common member, that come together in some review; `all`
 * is false where there are more.
 */
export function withoutCommonOption(context: Context): {
  readonly sets: readonly NoCommonOption[];
  readonly all: boolean;
} {
  const { policy } = context;
  const restricting = [...policy.rules, ...(policy.otherwise ? [policy.otherwise] : [])];
  if (restricting.every(({ details }) => details.options === undefined)) return { sets: [], all: true };
  const { space, view } = context;
  const { circuit } = space;
  const { and, or, solver } = circuit;
  const draws = sharedDraws(circuit);
  const oversight = oversightOf(circuit, versionOf(space, view), draws.below);
  const { otherwise } = policy;
  const having = [
    ...policy.rules.map(({ name, lets, details }, place) => ({
      name,
      details,
      applies: or([oversight.asks(place, "audit"), lets ? (view.rules[place]?.certain ?? FALSE) : FALSE]),
    })),
    ...(otherwise ? [{ name: "otherwise", details: otherwise.details, applies: oversight.otherwiseApplies }] : []),
  ].filter(({ details }) => details.options !== undefined);
  const lists = [...Map.groupBy(having, ({ details }) => keyOf(details)).entries()].map(([key, own]) => ({
    key,
    options: own[0]?.details.options ?? [],
    applies: or(own.map(({ applies }) => applies)),
  }));
  const options = new Set(lists.flatMap((list) => list.options));
  const isReview = and([oversight.atLeast("review"), negated(oversight.atLeast("block"))]);
  const without = [...options].map((option) =>
    or(lists.flatMap((list) => (list.options.includes(option) ? [] : list.applies))),
  );
  const conflict = and([isReview, or(lists.map(({ applies }) => applies)), ...without]);
  const active = solver.fresh(true);
  const sets: NoCommonOption[] = [];
  const detailsOn = ({ judged }: Found): readonly { readonly name: string; readonly details: Details }[] =>
    applying(policy, judged.standings.slice(0, policy.rules.length), judged.draws && draws.found(solver)).filter(
      (one) => (one.lets || !one.undrawn) && one.details.options !== undefined,
    );
  const listsOn = (found: Found): readonly (readonly string[])[] =>
    detailsOn(found).flatMap(({ details }) => (details.options ? [details.options] : []));
  const claim = (found: Found): boolean => haveNoneInCommon(listsOn(found));
  for (;;) {
    const seen = space.find([view.allKnown, conflict, active], claim);
    const answer = seen.kind === "found" ? seen : space.find([conflict, active], claim);
    if (answer.kind === "undecided") leaveOpen(context, "whether options have no common member", answer);
    if (answer.kind !== "found") return { sets, all: true };
    if (sets.length >= MOST_SETS) return { sets, all: false };
    const found = answer.found[0] as Found;
    const own = detailsOn(found);
    const keys = smallest([...new Set(own.map(({ details }) => keyOf(details)))]);
    const parts = lists.filter(({ key }) => keys.includes(key));
    const target = and([isReview, ...parts.map(({ applies }) => applies)]);
    sets.push({
      lists: parts.map((list) => ({
        options: list.options,
        rules: own.flatMap(({ name, details }) => (keyOf(details) === list.key ? [name] : [])),
      })),
      found,
      isKnown: seen.kind === "found",
      target,
      claim,
    });
    solver.addClause([negated(active), negated(target)]);
  }
}

function keyOf({ options = [] }: Details): string {
  return JSON.stringify([...new Set(options)].sort());
}

function haveNoneInCommon(lists: readonly (readonly string[])[]): boolean {
  const [first, ...others] = lists;
  return first !== undefined && !first.some((option) => others.every((list) => list.includes(option)));
}

/** Without every list that is not needed. */
function smallest(keys: readonly string[]): readonly string[] {
  const read = (some: readonly string[]): readonly string[][] => some.map((key) => JSON.parse(key) as string[]);
  return keys.reduce((kept, key) => {
    const others = kept.filter((other) => other !== key);
    return haveNoneInCommon(read(others)) ? others : kept;
  }, keys);
}
