import { errorCount } from "../error-count.ts";
import type { Simulation } from "../simulation.ts";
import { simulationFrom } from "../simulation-from.ts";
import { loadOf, type Tally, tallyOf } from "../tally.ts";
import type { Holidays } from "../working-days.ts";
import type { Replay } from "./replay.ts";

/** What a simulation calls its history: a table has them. */
export interface SimulationNames {
  readonly file: string;
  readonly format: string;
  /** Those of the replay unless given. */
  readonly holidays?: Holidays;
}

/** What `simulate` would say of the same policy and history. */
export function simulationOf(replay: Replay, { file, format, holidays }: SimulationNames): Promise<Simulation> {
  const { policy, plan, classes, span, undated } = replay;
  const tally = tallyOf(policy);
  for (const { verdict, rows } of classes) tally.add(verdict, rows);
  if (span !== undefined) {
    tally.addDay(span.from);
    tally.addDay(span.to);
  }
  tally.addUndated(undated);
  addHours(tally, replay);
  return simulationFrom({
    policy,
    plan,
    history: { file, format },
    tally,
    errors: errorsIn(replay),
    found: replay,
    holidays: holidays ?? replay.holidays,
  });
}

const weekLong = 168;

/** Classes that ask as much of people are counted together: there are few such loads. */
function addHours(tally: Tally, { classes, classOf, hoursOfWeek }: Replay): void {
  const loads = classes.map(({ verdict }) => loadOf(verdict));
  const places = new Map<string, number>();
  const loadOfClass = Uint32Array.from(loads, ({ reviews, audits }) => {
    const key = `${reviews} ${audits}`;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const counts = new Uint32Array(places.size * weekLong);
  for (let row = 0; row < classOf.length; row++) {
    const hour = hoursOfWeek[row] as number;
    if (hour < 0) continue;
    const at = (loadOfClass[classOf[row] as number] as number) * weekLong + hour;
    counts[at] = (counts[at] as number) + 1;
  }
  for (const [key, place] of places) {
    const [reviews = 0, audits = 0] = key.split(" ").map(Number);
    for (let hour = 0; hour < weekLong; hour++) {
      const decisions = counts[place * weekLong + hour] as number;
      if (decisions > 0) tally.addHour({ reviews, audits }, hour, decisions);
    }
  }
}

function errorsIn({ classes, classOf, errors, propensity }: Replay): ReturnType<typeof errorCount> {
  const count = errorCount(propensity !== undefined);
  const byClass = new Uint32Array(3 * classes.length);
  for (let row = 0; row < classOf.length; row++) {
    const at = 3 * (classOf[row] as number) + (errors[row] as number) + 1;
    byClass[at] = (byClass[at] as number) + 1;
  }
  for (const [place, { verdict }] of classes.entries()) {
    count.add(verdict.outcome, false, byClass[3 * place + 1] as number);
    count.add(verdict.outcome, true, byClass[3 * place + 2] as number);
  }
  if (propensity === undefined) return count;
  const outcomes = classes.map(({ verdict }) => verdict.outcome);
  for (let row = 0; row < classOf.length; row++) {
    const error = errors[row] as number;
    const chance = propensity[row] as number;
    const outcome = outcomes[classOf[row] as number];
    if (outcome !== undefined)
      count.weigh(outcome, error < 0 ? undefined : error === 1, Number.isNaN(chance) ? undefined : chance);
  }
  return count;
}
