import type { OutcomeName, Policy } from "../../model/policy.ts";
import type { Replay, Replayer } from "../columns/replay.ts";
import type { Plan } from "../mapping/plan.ts";
import { isProblem, type Problem } from "../problem.ts";
import { openDays } from "../team-loads.ts";
import { valuesAtQuantiles } from "./threshold-values.ts";
import { turningValues } from "./turning-values.ts";

/** A policy with where its values come from. */
export interface PlannedPolicy {
  readonly policy: Policy;
  readonly plan: Plan;
}

export interface FrontierQuestion {
  readonly replayer: Replayer;
  readonly present: PlannedPolicy;
  /** The number of one threshold as a decimal, in the unit in which it is written: "12500" of `$12,500`, "80" of `80%`. */
  readonly value: string;
  /** The policy with another number in its place; undefined where that has an error. */
  readonly at: (value: string) => PlannedPolicy | undefined;
  /** How many values to try, about; 40 unless given. */
  readonly count?: number;
  /** Asked every few milliseconds; then nothing is given. */
  readonly isCancelled?: () => boolean;
  /** After each value, the share done from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What one threshold buys, for each of its values; plain JSON. */
export interface Frontier {
  /** The number as it stands in the policy. */
  readonly present: string;
  /** Ascending by value; the present value is one of them. */
  readonly points: readonly FrontierPoint[];
}

export interface FrontierPoint {
  /** A decimal, in the unit in which the threshold is written. */
  readonly value: string;
  readonly isPresent: boolean;
  /** Reviews in the whole history; one by n people counts n. */
  readonly reviews: number;
  /** The sum over the teams of their reviews on one of their working days; undefined where no days are known. */
  readonly reviewsPerWorkingDay?: number;
  readonly audits: number;
  readonly outcomes: Readonly<Record<OutcomeName, number>>;
  /** Of the decisions known to be wrong: reviewed or blocked before, audited afterwards, and all of them. */
  readonly errors: { readonly prevented: number; readonly foundLater: number; readonly total: number };
}

/**
 * Replays the policy for about forty values of one threshold, at the quantiles of what the history holds against it.
 * Undefined where it was cancelled. Steps aside every few milliseconds.
 */
export async function frontierOf(question: FrontierQuestion): Promise<Frontier | Problem | undefined> {
  const { replayer, present, value, at, count = 40, isCancelled = () => false, onProgress } = question;
  const run = steppingAside(isCancelled);
  const now = await run(replayer.steps(present.policy, present.plan));
  if (now === cancelled) return undefined;
  if (isProblem(now)) return now;
  const probe = probeOf(value, at);
  const held =
    probe === undefined ? [] : await run(turningValues(now, Number(value), { ...probe, number: Number(probe.value) }));
  if (held === cancelled) return undefined;
  const counting = countingFor(now);
  const points: FrontierPoint[] = [];
  const values = valuesAtQuantiles(held, value, count);
  for (const [place, each] of values.entries()) {
    const planned = each === value ? present : at(each);
    if (planned !== undefined) {
      const replay = await run(replayer.steps(planned.policy, planned.plan));
      if (replay === cancelled) return undefined;
      if (isProblem(replay)) return replay;
      points.push({ value: each, isPresent: each === value, ...(await counting(replay)) });
    }
    onProgress?.((place + 1) / values.length);
  }
  return { present: value, points };
}

/** The policy with any other number in the place: it tells which comparisons hang on it. */
function probeOf(value: string, at: FrontierQuestion["at"]): (PlannedPolicy & { readonly value: string }) | undefined {
  const number = Number(value);
  const decimals = value.split(".")[1]?.length ?? 0;
  for (const other of [number / 2, number * 2, number + 1, number - 1, number + 0.01]) {
    for (const text of new Set([other.toFixed(0), other.toFixed(decimals + 2)])) {
      if (Number(text) === number) continue;
      const planned = at(text);
      if (planned !== undefined) return { ...planned, value: text };
    }
  }
  return undefined;
}

type Counted = Omit<FrontierPoint, "value" | "isPresent">;

/** Counts replays of policies that differ in one number: their teams and days are the same. */
function countingFor({ policy, span, holidays }: Replay): (replay: Replay) => Promise<Counted> {
  const daysOf = new Map<string, number | undefined>();
  const workingDaysOf = async (team: string): Promise<number | undefined> => {
    if (!daysOf.has(team)) daysOf.set(team, (await openDays(policy, team, span, holidays))?.days);
    return daysOf.get(team);
  };
  return async ({ classes, classOf, errors }) => {
    const outcomes: Record<OutcomeName, number> = { proceed: 0, audit: 0, review: 0, block: 0 };
    const reviewsOf = new Map<string, number>();
    let audits = 0;
    for (const { verdict, rows } of classes) {
      outcomes[verdict.outcome] += rows;
      audits += verdict.audits.length * rows;
      for (const { team, people } of verdict.reviews) reviewsOf.set(team, (reviewsOf.get(team) ?? 0) + people * rows);
    }
    const wrong = new Uint32Array(classes.length);
    for (let row = 0; row < classOf.length; row++)
      if (errors[row] === 1) wrong[classOf[row] as number] = (wrong[classOf[row] as number] as number) + 1;
    const wrongIn = (...names: readonly OutcomeName[]): number =>
      classes.reduce(
        (sum, { verdict }, at) => (names.includes(verdict.outcome) ? sum + (wrong[at] as number) : sum),
        0,
      );
    let reviews = 0;
    let perDay: number | undefined = span === undefined ? undefined : 0;
    for (const [team, count] of reviewsOf) {
      reviews += count;
      const days = await workingDaysOf(team);
      perDay = perDay === undefined || days === undefined || days === 0 ? undefined : perDay + count / days;
    }
    return {
      reviews,
      ...(perDay === undefined ? {} : { reviewsPerWorkingDay: perDay }),
      audits,
      outcomes,
      errors: {
        prevented: wrongIn("review", "block"),
        foundLater: wrongIn("audit"),
        total: wrongIn("proceed", "audit", "review", "block"),
      },
    };
  };
}

const cancelled = Symbol("cancelled");
const longestStretch = 12;

type Run = <Result>(steps: Generator<unknown, Result, void>) => Promise<Result | typeof cancelled>;

/** Goes through steps, lets others in between, and ends where it is cancelled. */
function steppingAside(isCancelled: () => boolean): Run {
  let since = performance.now();
  return async (steps) => {
    for (;;) {
      if (isCancelled()) return cancelled;
      const step = steps.next();
      if (step.done === true) return step.value;
      if (performance.now() - since < longestStretch) continue;
      await new Promise<void>((resume) => setTimeout(resume, 0));
      since = performance.now();
    }
  };
}
