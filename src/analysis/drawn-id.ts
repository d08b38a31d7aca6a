import { type Draws, drawsSamples } from "../model/asking.ts";
import { readsOf } from "../model/children.ts";
import type { Policy } from "../model/policy.ts";
import { readField } from "../model/read.ts";
import { sampleDraw } from "../values/md5.ts";
import type { Input } from "./encode/witness.ts";
import type { Found } from "./space.ts";

/** Inputs as they are shown, and how samples come out for their id. */
export interface AsDrawn {
  readonly inputs: readonly Input[];
  readonly draws: Draws | undefined;
}

/** Ids tried. */
const TRIES = 5000;

/**
 * Inputs whose samples really come out so that `holds`: as they were found, or under another id, the same for all of them. Undefined
 * where conditions read the id, and where no id that is tried will do.
 */
export function asDrawn(
  policy: Policy,
  found: readonly Found[],
  holds: (draws: Draws | undefined) => boolean,
): AsDrawn | undefined {
  const inputs = found.map(({ input }) => input);
  const draws = found[0]?.judged.draws;
  if (draws === undefined || holds(draws)) return { inputs, draws };
  const { identifiedBy, ensures, rules, name } = policy;
  const field = identifiedBy === undefined ? undefined : policy.fields[identifiedBy];
  const premises = ensures.flatMap(({ promise }) => ("premise" in promise ? [promise.premise] : []));
  const conditions = [...rules.flatMap((rule) => [rule.condition, ...rule.exceptions]), ...premises];
  if (identifiedBy === undefined || field === undefined || !drawsSamples(policy)) return undefined;
  if (readsOf(conditions).fields.has(identifiedBy)) return undefined;
  const patternOf = drawnPattern(policy);
  const seen = new Set<string>();
  const first = field.type.kind === "number" ? Math.max(1, Math.ceil(Number(field.type.least ?? 1))) : 1;
  for (let number = first; number < first + TRIES; number++) {
    const id = field.type.kind === "number" ? number : `case ${number}`;
    const drawn = {
      review: sampleDraw(name, "review", String(id)),
      audit: sampleDraw(name, "audit", String(id)),
      "spot check": sampleDraw(name, "spot check", String(id)),
    };
    const pattern = patternOf(drawn);
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    if (!holds(drawn)) continue;
    if (!readField(field.type, id, {}).known) return undefined;
    return { inputs: inputs.map((input) => withValue(input, field.path, id)), draws: drawn };
  }
  return undefined;
}

/** What draws are told apart by: how many of the rates of each kind take them. */
function drawnPattern({ rules, otherwise, spotCheck }: Policy): (draws: Draws) => string {
  const asked = [...rules.flatMap((rule) => [rule.asks, rule.inDoubt]), otherwise?.asks];
  const [reviews, audits] = [new Set<number>(), new Set<number>()];
  for (const one of asked) {
    for (const { rate } of one?.reviews ?? []) reviews.add(rate.threshold);
    for (const { rate } of one?.audits ?? []) audits.add(rate.threshold);
  }
  const taking = (thresholds: ReadonlySet<number>, draw: number): number =>
    [...thresholds].filter((threshold) => draw < threshold).length;
  return (draws) =>
    [
      taking(reviews, draws.review),
      taking(audits, draws.audit),
      draws["spot check"] < (spotCheck?.audit.rate.threshold ?? 0),
    ].join();
}

/** The same with another value; every key is an own property, whatever its name. */
function withValue(container: unknown, path: readonly string[], value: unknown): Input {
  const [name = "", ...inner] = path;
  const entries = typeof container === "object" && container !== null ? Object.entries(container) : [];
  const own = entries.find(([key]) => key === name)?.[1];
  const put = inner.length === 0 ? value : withValue(own, inner, value);
  const isThere = entries.some(([key]) => key === name);
  const all = isThere ? entries.map(([key, old]) => [key, key === name ? put : old]) : [...entries, [name, put]];
  return Object.fromEntries(all);
}
