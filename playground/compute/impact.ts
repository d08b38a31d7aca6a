import type { PolicyReading } from "../../src/editor/reading.ts";
import { rulePlaces } from "../../src/editor/rule-places.ts";
import type { Replay } from "../../src/simulation/columns/replay.ts";
import { type FlippedRows, flippedRows, flipsBetween } from "../../src/simulation/impact/flips.ts";
import { impactOf } from "../../src/simulation/impact/impact.ts";
import { isProblem, type Problem, problemText } from "../../src/simulation/problem.ts";
import type { FlippedQuestion, ImpactAnswer, NamedMapping } from "./contract.ts";
import { type Past, replayOver } from "./past.ts";

/** The versions of a question, read. */
export interface ReadQuestion {
  readonly draft: PolicyReading;
  /** What the draft is compared with. */
  readonly live: PolicyReading | undefined;
  readonly mapping: NamedMapping | undefined;
}

/** Undefined where it was stopped. */
export async function impactOver(
  past: Past,
  { draft, live, inForce, mapping }: ReadQuestion & { readonly inForce: PolicyReading | undefined },
  isStopped: () => boolean,
): Promise<ImpactAnswer | undefined> {
  const before = live && (await replayOver(past, live, mapping, isStopped));
  if (live !== undefined && before === undefined) return undefined;
  const stopping = inForce === undefined ? before : await replayOver(past, inForce, mapping, isStopped);
  if (inForce !== undefined && stopping === undefined) return undefined;
  const now = await replayOver(past, draft, mapping, isStopped);
  if (now === undefined) return undefined;
  if (now === "errors") return { kind: "errors" };
  if (isProblem(now)) return { kind: "problem", text: sentenceOf(now) };
  const impact = await impactOf({ draft: now, live: replayed(before), names: past.table, sides: past.sides });
  const stopped = replayed(stopping);
  return {
    kind: "counted",
    impact,
    rules: rulePlaces(draft).map(({ rule, span }) => ({ name: rule, place: span })),
    ...(stopped && { letsPass: flipsBetween(now, stopped).letsPass }),
    ...(before === "errors" && { liveProblem: "The version that the draft is compared with has errors." }),
    ...(before !== undefined && before !== "errors" && isProblem(before) && { liveProblem: sentenceOf(before) }),
  };
}

/** Without what is to be done at a command line: the page offers its own step. */
export function sentenceOf({ advice, ...problem }: Problem): string {
  return problemText(advice === undefined || /(^|\s)--\w/.test(advice) ? problem : { ...problem, advice });
}

function replayed(found: Replay | Problem | "errors" | undefined): Replay | undefined {
  return found === undefined || found === "errors" || isProblem(found) ? undefined : found;
}

/** Undefined where one of the versions cannot be replayed, or it was stopped. */
export async function flippedOver(
  past: Past,
  { draft, live, mapping }: ReadQuestion,
  { filter, from, count }: Pick<FlippedQuestion, "filter" | "from" | "count">,
  isStopped: () => boolean,
): Promise<FlippedRows | undefined> {
  if (live === undefined) return undefined;
  const before = await counted(past, live, mapping, isStopped);
  const now = before && (await counted(past, draft, mapping, isStopped));
  return before && now && flippedRows(now, before, filter, from, count);
}

export async function counted(
  past: Past,
  reading: PolicyReading,
  mapping: NamedMapping | undefined,
  isStopped: () => boolean,
): Promise<Replay | undefined> {
  return replayed(await replayOver(past, reading, mapping, isStopped));
}
