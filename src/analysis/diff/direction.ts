import type { Audit } from "../../model/decision.ts";
import { atLeastAsStrict, lengthOf } from "../../model/strictness.ts";
import type { Oversight } from "./impact.ts";

export type Direction = "weaker" | "stricter" | "different";

/** By outcome; of the same outcome by reviews and audits together: an audit dropped, or drawn more rarely, is weaker. */
export function directionOf(from: Oversight, to: Oversight): Direction {
  if (from.outcome !== to.outcome) return atLeastAsStrict(to, from) ? "stricter" : "weaker";
  const more = atLeastAsStrict(to, from) && auditsAtLeast(to.audits, from.audits);
  const less = atLeastAsStrict(from, to) && auditsAtLeast(from.audits, to.audits);
  if (more === less) return "different";
  return more ? "stricter" : "weaker";
}

/** For each audit of the second one of the first, by no further teams, no later and no more rarely. */
function auditsAtLeast(first: readonly Audit[], second: readonly Audit[]): boolean {
  return second.every((asked) => first.some((audit) => covers(audit, asked)));
}

function covers(audit: Audit, asked: Audit): boolean {
  return (
    audit.rate >= asked.rate &&
    audit.anyOf.every((team) => asked.anyOf.includes(team)) &&
    asked.within.every((other) =>
      audit.within.some((own) => {
        const [first, second] = [lengthOf(own), lengthOf(other)];
        return first.kind === second.kind && first.length <= second.length;
      }),
    )
  );
}
