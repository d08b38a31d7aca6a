import { strictestAsked } from "../model/asking.ts";
import type { Asking, Clause, Policy, Rule } from "../model/policy.ts";

/** Whether it asks for anything where it is in doubt. */
export function asksInDoubt({ asks, inDoubt }: Rule): boolean {
  return strictestAsked(inDoubt ?? asks) !== "proceed";
}

/** Who asks for oversight: a rule, or `otherwise`. */
export interface Asker {
  readonly name: string;
  readonly askings: readonly Asking[];
  /** Place among the rules; undefined for `otherwise`. */
  readonly place?: number;
}

export function askersOf(policy: Policy): readonly Asker[] {
  const known = askersBefore.get(policy);
  if (known !== undefined) return known;
  const { rules, otherwise } = policy;
  const askers: Asker[] = rules.map(({ name, asks, inDoubt }, place) => ({
    name,
    askings: inDoubt ? [asks, inDoubt] : [asks],
    place,
  }));
  if (otherwise) askers.push({ name: "otherwise", askings: [otherwise.asks] });
  askersBefore.set(policy, askers);
  return askers;
}

const askersBefore = new WeakMap<Policy, readonly Asker[]>();

export function clausesOf({ askings }: Asker): readonly Clause[] {
  const [only] = askings;
  return askings.length === 1 && only !== undefined ? clausesIn(only) : askings.flatMap(clausesIn);
}

const clausesBefore = new WeakMap<Asking, readonly Clause[]>();

function clausesIn(asking: Asking): readonly Clause[] {
  const known = clausesBefore.get(asking);
  if (known !== undefined) return known;
  const clauses = asking.reviews.flatMap((review) => review.clauses);
  clausesBefore.set(asking, clauses);
  return clauses;
}

/** Teams asked, audits and escalations included. */
export function teamsOf(asker: Asker): readonly string[] {
  const asked = clausesOf(asker).flatMap(({ anyOf, deadlines }) => [
    ...anyOf,
    ...deadlines.flatMap(({ chain }) => chain.flatMap(({ clauses }) => clauses.flatMap((step) => step.anyOf))),
  ]);
  return [...asked, ...asker.askings.flatMap(({ audits }) => audits.flatMap(({ anyOf }) => anyOf.flat()))];
}
