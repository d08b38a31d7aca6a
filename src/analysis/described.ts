import type { Condition } from "../model/condition.ts";
import { phrase, phraseKnown } from "../model/phrase.ts";
import type { Policy } from "../model/policy.ts";
import { readField } from "../model/read.ts";
import type { Truth } from "../model/truth.ts";
import type { FieldType } from "../model/types.ts";
import type { PlannedCut } from "./space/planned-cut.ts";
import type { PlaceRun } from "./space/truths.ts";

/**
 * Inputs in which each of these fields lies where it says, and the others anywhere, known or not. What no values can say
 * (about a list, or several fields) stands under the words of the condition, true, false or unknown.
 */
export type Box = Readonly<Record<string, Side>>;

/** Values as an input holds them; `{"except":[]}` is any known value. */
export type Side =
  | { readonly from?: unknown; readonly fromIncluded?: boolean; readonly to?: unknown; readonly toIncluded?: boolean }
  | { readonly values: readonly unknown[] }
  | { readonly except: readonly unknown[] }
  | { readonly unknown: true };

/**
 * Where a field lies: in cells, ascending and apart from each other, or nowhere as its value is unknown; "absent" only where
 * that is not like any other unknown value.
 */
export type Held = readonly PlaceRun[] | "unknown" | "absent";

export interface Described {
  readonly box: Box;
  /** `refund is over $10,000 and reversible is no`; empty where nothing is said. */
  readonly words: string;
}

/** A condition, how it comes out, and by whom it is read where that matters: `as the old version reads it`. */
export type SaidFact = readonly [condition: Condition, truth: Truth, as?: string | undefined];

/** A box in the words of the policy. `cuts` by field; a field that is held to no cells, or lies in all, is known. */
export function described(
  policy: Policy,
  cuts: readonly (PlannedCut | undefined)[],
  cells: ReadonlyMap<number, Held>,
  facts: Iterable<SaidFact>,
): Described {
  const sides: [string, Side][] = [];
  const words: string[] = [];
  for (const [place, held] of cells) {
    const field = policy.fields[place];
    const cut = cuts[place];
    if (field === undefined) continue;
    const side = sideOf(cut, held);
    sides.push([field.name, side]);
    words.push(`${field.name} ${held === "absent" ? "is absent" : sideWords(field.type, side)}`);
  }
  for (const [condition, truth, as] of facts) {
    const by = as === undefined ? "" : `, ${as}`;
    sides.push([phrase(policy, condition) + by, truth === "unknown" ? { unknown: true } : { values: [truth] }]);
    const said = phrase(policy, condition, truth === false) + by;
    words.push(truth === "unknown" ? `whether ${said} is unknown` : said);
  }
  return { box: Object.fromEntries(sides), words: words.join(" and ") };
}

function sideOf(cut: PlannedCut | undefined, held: Held): Side {
  if (held === "unknown") return { unknown: true };
  if (held === "absent") return { values: [null] };
  if (cut === undefined) return { except: [] };
  const { cells } = cut;
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return { values: [] };
  if (held.length === 1 && first.from === 0 && last.to === cells.length) return { except: [] };
  const isLine = [cells[0], cells.at(-1)].some((end) => end?.from !== undefined || end?.to !== undefined);
  if (isLine) {
    const [from, to] = [cells[first.from]?.from, cells[last.to - 1]?.to];
    return {
      ...(from && { from: from.raw, fromIncluded: from.included }),
      ...(to && { to: to.raw, toIncluded: to.included }),
    };
  }
  const within = (at: number): boolean => held.some(({ from, to }) => at >= from && at < to);
  const inside = cells.filter((_, at) => within(at));
  const outside = cells.filter((_, at) => !within(at));
  if (inside.some(({ other }) => other)) return { except: outside.flatMap(({ raws }) => raws) };
  return { values: inside.flatMap(({ raws }) => raws) };
}

const MOST_NAMED = 8;

function sideWords(type: FieldType, side: Side): string {
  const word = (raw: unknown): string => {
    const reading = readField(type, raw, {});
    return reading.known ? phraseKnown(reading.value) : JSON.stringify(raw);
  };
  const named = (raws: readonly unknown[]): string => {
    const more = raws.length > MOST_NAMED ? `, … (${raws.length})` : "";
    return `${raws.length > 1 ? "one of " : ""}${raws.slice(0, MOST_NAMED).map(word).join(", ")}${more}`;
  };
  if ("unknown" in side) return "is unknown";
  if ("values" in side) return `is ${named(side.values)}`;
  if ("except" in side) return side.except.length === 0 ? "is known" : `is not ${named(side.except)}`;
  const { from, fromIncluded, to, toIncluded } = side;
  if (from !== undefined && to !== undefined && fromIncluded && toIncluded)
    return from === to ? `is ${word(from)}` : `is from ${word(from)} to ${word(to)}`;
  const low = from === undefined ? [] : [`is ${fromIncluded ? "at least" : "over"} ${word(from)}`];
  const high =
    to === undefined ? [] : [`${from === undefined ? "is " : ""}${toIncluded ? "at most" : "under"} ${word(to)}`];
  return [...low, ...high].join(" and ");
}
