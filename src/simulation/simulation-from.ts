import type { Policy } from "../model/policy.ts";
import { printDate } from "../values/calendar.ts";
import type { ErrorCount } from "./error-count.ts";
import { type Found, mappedFields } from "./mapped-fields.ts";
import type { Plan } from "./mapping/plan.ts";
import type { Simulation } from "./simulation.ts";
import type { Tally } from "./tally.ts";
import { teamLoads } from "./team-loads.ts";
import type { Holidays } from "./working-days.ts";

export interface Counted {
  readonly policy: Policy;
  readonly plan: Plan;
  readonly history: { readonly file: string; readonly format: string };
  readonly tally: Tally;
  readonly errors: ErrorCount;
  readonly found: Found;
  readonly holidays?: Holidays;
}

/** The simulation that the counts tell. */
export async function simulationFrom(counted: Counted): Promise<Simulation> {
  const { policy, plan, history, tally, errors, found, holidays } = counted;
  const span = tally.span();
  const week = tally.week();
  return {
    policy: {
      name: policy.name,
      ...(policy.version === undefined ? {} : { version: policy.version }),
      digest: policy.digest,
    },
    history: {
      rows: tally.rows(),
      file: history.file,
      format: history.format,
      ...(span === undefined ? {} : { from: printDate(span.from), to: printDate(span.to) }),
      ...(plan.time === undefined || tally.undated() === 0 ? {} : { undated: tally.undated() }),
    },
    mapped: mappedFields(policy, plan, found),
    missing: plan.missing,
    outcomes: tally.outcomes(),
    reviewed: tally.reviewed(),
    teams: await teamLoads(policy, tally, holidays),
    rules: tally.rules(),
    errors: errors.result(),
    ...(week === undefined ? {} : { week }),
  };
}
