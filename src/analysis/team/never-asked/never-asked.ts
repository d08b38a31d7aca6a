import { askersOf, teamsOf } from "../../asked-parts.ts";
import { type Context, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/** Declared teams that no rule asks, or only rules that hold for no input, unknown values included. */
export function teamNeverAsked({ policy, ofRule, places }: Context): readonly Finding[] {
  const audited = new Set(policy.spotCheck?.audit.anyOf.flat());
  const askers = askersOf(policy);
  return policy.teams.flatMap(({ name }) => {
    const span = places.team(name);
    if (span === undefined || audited.has(name)) return [];
    const asking = askers.filter((asker) => teamsOf(asker).includes(name));
    const lives = asking.some(({ place }) => {
      const rule = place === undefined ? undefined : ofRule(place);
      return (
        rule === undefined ||
        rule.space.find([rule.literals.possible], ({ judged }) => judged.standings[0] !== "no").kind !== "none"
      );
    });
    if (lives) return [];
    const rules = asking.map((asker) => asker.name);
    return [{ ...report("team/never-asked", span, { team: name, dead: rules.length > 0 }), rules }];
  });
}
