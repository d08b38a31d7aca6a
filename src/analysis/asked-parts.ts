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

export function askersOf({ rules, otherwise }: Policy): readonly Asker[] {
  return [
    ...rules.map(({ name, asks, inDoubt }, place) => ({ name, askings: inDoubt ? [asks, inDoubt] : [asks], place })),
    ...(otherwise ? [{ name: "otherwise", askings: [otherwise.asks] }] : []),
  ];
}

export function clausesOf({ askings }: Asker): readonly Clause[] {
  return askings.flatMap(({ reviews }) => reviews.flatMap(({ clauses }) => clauses));
}

/** Teams asked, audits and escalations included. */
export function teamsOf(asker: Asker): readonly string[] {
  const asked = clausesOf(asker).flatMap(({ anyOf, deadlines }) => [
    ...anyOf,
    ...deadlines.flatMap(({ chain }) => chain.flatMap(({ clauses }) => clauses.flatMap((step) => step.anyOf))),
  ]);
  return [...asked, ...asker.askings.flatMap(({ audits }) => audits.flatMap(({ anyOf }) => anyOf.flat()))];
}
