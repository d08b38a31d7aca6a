import { phrase, phraseKnown } from "../model/phrase.ts";
import type { Policy } from "../model/policy.ts";
import { readField } from "../model/read.ts";
import type { FieldType } from "../model/types.ts";
import { type Fact, isListable } from "./encode/encoder.ts";
import { cellIn, type Instance } from "./encode/instance.ts";
import { type Literal, negated } from "./solver/literal.ts";
import type { PlaceRun } from "./space/truths.ts";
import type { Found, Space, View } from "./space.ts";

/**
 * Inputs in which each of these fields lies where it says, and the others anywhere. What no values can say (about a list,
 * or several fields) stands under the words of the condition, true or false.
 */
export type Box = Readonly<Record<string, Side>>;

export type Side =
  | { readonly from?: unknown; readonly fromIncluded?: boolean; readonly to?: unknown; readonly toIncluded?: boolean }
  | { readonly values: readonly unknown[] }
  | { readonly except: readonly unknown[] };

export interface Regions {
  readonly boxes: readonly Box[];
  readonly words: readonly string[];
  /** False where there are more. */
  readonly all: boolean;
}

/** A box while it is widened: by field the cells it holds, and the facts that are held to. */
interface Draft {
  readonly cells: Map<number, readonly boolean[]>;
  readonly facts: Map<Fact, boolean>;
}

/**
 * Boxes that together are all inputs, with all values known, on which `target` holds, each as wide as can be; no more than
 * `most`. `claim` says by the judge whether it holds on an input.
 */
export function regionsOf(space: Space, target: Literal, most: number, claim: (found: Found) => boolean): Regions {
  const [view] = space.views as readonly [View];
  const { solver } = space.circuit;
  const active = solver.fresh(true);
  const boxes: Draft[] = [];
  for (;;) {
    const answer = space.find([view.allKnown, target, active], claim);
    if (answer.kind === "none") return described(space, view, boxes, true);
    if (answer.kind === "undecided" || boxes.length >= most) return described(space, view, boxes, false);
    const draft = widened(space, view, target, draftOf(space, view));
    boxes.push(draft);
    solver.addClause([negated(active), ...literalsOf(view, draft).map(negated)]);
  }
}

/** The cells and facts that the solver found. */
function draftOf({ circuit: { solver } }: Space, view: View): Draft {
  const cells = new Map<number, readonly boolean[]>();
  for (const [field, instance] of view.input.values.entries()) {
    if (instance === undefined || !isListable(instance.cut)) continue;
    const place = cellIn(instance, solver);
    cells.set(
      field,
      instance.cut.cells.map((_, at) => at === place),
    );
  }
  const facts = new Map<Fact, boolean>();
  for (const fact of view.facts()) {
    if (solver.isTrue(fact.both.certain)) facts.set(fact, true);
    else if (!solver.isTrue(fact.both.possible)) facts.set(fact, false);
  }
  return { cells, facts };
}

function literalsOf({ input }: View, { cells, facts }: Draft): readonly Literal[] {
  return [
    ...[...cells].map(([field, held]) => (input.values[field] as Instance).within(runsOf(held))),
    ...[...facts].map(([{ both }, truth]) => (truth ? both.certain : negated(both.possible))),
  ];
}

function runsOf(held: readonly boolean[]): readonly PlaceRun[] {
  const runs: PlaceRun[] = [];
  for (let from = 0; from < held.length; from++) {
    if (!held[from]) continue;
    let to = from + 1;
    while (held[to]) to++;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

/** Gives up facts and fields, then holds further cells, as long as the target holds on all of the box. */
function widened(space: Space, view: View, target: Literal, start: Draft): Draft {
  const holds = (draft: Draft): boolean => !space.solve([view.allKnown, negated(target), ...literalsOf(view, draft)]);
  let best = start;
  const attempt = (change: (draft: Draft) => void): boolean => {
    const draft = { cells: new Map(best.cells), facts: new Map(best.facts) };
    change(draft);
    if (!holds(draft)) return false;
    best = draft;
    return true;
  };
  for (const fact of start.facts.keys()) attempt(({ facts }) => facts.delete(fact));
  for (const field of start.cells.keys()) attempt(({ cells }) => cells.delete(field));
  for (const [field, held] of best.cells) {
    const hold = (added: (at: number) => boolean): boolean =>
      attempt(({ cells }) =>
        cells.set(
          field,
          (best.cells.get(field) ?? held).map((one, at) => one || added(at)),
        ),
      );
    if ((view.input.values[field] as Instance).cut.ascending) {
      stretch(held.indexOf(true), held.length, (end) => hold((at) => at <= end && at >= held.indexOf(true)));
      stretch(held.length - 1 - held.indexOf(true), held.length, (end) =>
        hold((at) => at >= held.length - 1 - end && at <= held.indexOf(true)),
      );
    } else for (const at of held.keys()) if (!held[at]) hold((one) => one === at);
  }
  return best;
}

/** Reaches as far as `reach` succeeds, which does for all nearer ends if for one. */
function stretch(start: number, length: number, reach: (end: number) => boolean): void {
  let [good, bad] = [start, length];
  for (let step = 1; good + step < bad; step *= 2) {
    if (!reach(good + step)) {
      bad = good + step;
      break;
    }
    good += step;
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (reach(middle)) good = middle;
    else bad = middle;
  }
}

function described(space: Space, view: View, drafts: readonly Draft[], all: boolean): Regions {
  const described_ = drafts.map((draft) => describe(space.policy, view, draft));
  return { boxes: described_.map(({ box }) => box), words: described_.map(({ words }) => words), all };
}

function describe(
  policy: Policy,
  { input }: View,
  { cells, facts }: Draft,
): { readonly box: Box; readonly words: string } {
  const sides: [string, Side][] = [];
  const words: string[] = [];
  for (const [place, held] of cells) {
    const field = policy.fields[place];
    const instance = input.values[place];
    if (field === undefined || instance === undefined || held.every(Boolean)) continue;
    const side = sideOf(instance, held);
    sides.push([field.name, side]);
    words.push(`${field.name} ${sideWords(field.type, side)}`);
  }
  for (const [{ condition }, truth] of facts) {
    sides.push([phrase(policy, condition), { values: [truth] }]);
    words.push(phrase(policy, condition, !truth));
  }
  return {
    box: Object.fromEntries(sides),
    words: words.length === 0 ? "any whose values are known" : words.join(" and "),
  };
}

function sideOf({ cut }: Instance, held: readonly boolean[]): Side {
  const inside = cut.cells.filter((_, at) => held[at]);
  const outside = cut.cells.filter((_, at) => !held[at]);
  const isLine = cut.cells.some(({ from, to }) => from !== undefined || to !== undefined);
  if (!isLine) {
    if (inside.some(({ other }) => other)) return { except: outside.flatMap(({ raws }) => raws) };
    return { values: inside.flatMap(({ raws }) => raws) };
  }
  const [from, to] = [inside[0]?.from, inside.at(-1)?.to];
  return {
    ...(from && { from: from.raw, fromIncluded: from.included }),
    ...(to && { to: to.raw, toIncluded: to.included }),
  };
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
  if ("values" in side) return `is ${named(side.values)}`;
  if ("except" in side) return `is not ${named(side.except)}`;
  const { from, fromIncluded, to, toIncluded } = side;
  if (from !== undefined && to !== undefined && fromIncluded && toIncluded)
    return from === to ? `is ${word(from)}` : `is from ${word(from)} to ${word(to)}`;
  const low = from === undefined ? [] : [`is ${fromIncluded ? "at least" : "over"} ${word(from)}`];
  const high =
    to === undefined ? [] : [`${from === undefined ? "is " : ""}${toIncluded ? "at most" : "under"} ${word(to)}`];
  return [...low, ...high].join(" and ");
}
