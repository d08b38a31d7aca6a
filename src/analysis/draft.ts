import type { Truth } from "../model/truth.ts";
import type { Held } from "./described.ts";
import { type Fact, isListable } from "./encode/encoder.ts";
import { cellIn, type InputInstance, type Instance } from "./encode/instance.ts";
import { type Literal, negated } from "./solver/literal.ts";
import type { PlaceRun } from "./space/truths.ts";
import type { Space, View } from "./space.ts";

/**
 * A box while it is widened: by field where it lies, the facts that are held to, and literals that say something else. What
 * is not named may be anything, known or not.
 */
export interface Draft {
  readonly cells: ReadonlyMap<number, Held>;
  readonly facts: ReadonlyMap<Fact, Truth>;
  readonly literals: ReadonlySet<Literal>;
}

/** What the solver found. `others` are held to as they came out. */
export function draftOf({ circuit: { solver } }: Space, view: View, others: readonly Literal[] = []): Draft {
  const cells = new Map<number, Held>();
  const shared = new Set<Instance>();
  for (const [field, own] of view.input.values.entries()) {
    const instance = own?.shared ?? own;
    if (instance === undefined || shared.has(instance)) continue;
    if (own?.shared !== undefined) shared.add(instance);
    const at = cellIn(instance, solver);
    if (!solver.isTrue(instance.known)) cells.set(field, "unknown");
    else if (at === own?.shared?.absentAt) cells.set(field, "absent");
    else cells.set(field, isListable(instance.cut) ? [{ from: at, to: at + 1 }] : everywhere(instance));
  }
  for (const [field, { known }] of view.input.lists) cells.set(field, solver.isTrue(known) ? [] : "unknown");
  const facts = new Map<Fact, Truth>();
  for (const fact of view.facts()) {
    const { certain, possible } = fact.both;
    facts.set(fact, solver.isTrue(certain) ? true : solver.isTrue(possible) ? "unknown" : false);
  }
  const literals = new Set(others.map((literal) => (solver.isTrue(literal) ? literal : negated(literal))));
  return { cells, facts, literals };
}

/** All that is there. */
function everywhere(instance: Instance): readonly PlaceRun[] {
  return [{ from: 0, to: countOf(instance) }];
}

function countOf({ cut, absentAt = cut.cells.length }: Instance & { readonly absentAt?: number | undefined }): number {
  return absentAt;
}

/** Together they are true on the inputs of the draft. */
export function literalsOf(input: InputInstance, { cells, facts, literals }: Draft): readonly Literal[] {
  const ofCells = [...cells].flatMap(([field, held]): readonly Literal[] => {
    const own = input.values[field];
    const instance = own?.shared ?? own;
    const known = instance?.known ?? input.lists.get(field)?.known;
    if (known === undefined) return [];
    if (held === "unknown") return [negated(known)];
    if (held === "absent") {
      const at = own?.shared?.absentAt ?? 0;
      return instance === undefined ? [] : [known, instance.within([{ from: at, to: at + 1 }])];
    }
    return instance === undefined ? [known] : [known, instance.within(held)];
  });
  const ofFacts = [...facts].flatMap(([{ both }, truth]) => {
    if (truth === "unknown") return [both.possible, negated(both.certain)];
    return [truth ? both.certain : negated(both.possible)];
  });
  return [...ofCells, ...ofFacts, ...literals];
}

/**
 * Gives up literals, facts and fields, then holds further cells, as long as the target holds on all of the box. `among` are
 * literals that all inputs looked at make true.
 */
export function widened(space: Space, view: View, target: Literal, among: readonly Literal[], start: Draft): Draft {
  let best = start;
  const attempt = (draft: Draft): boolean => {
    const holds = !space.solve([...among, negated(target), ...literalsOf(view.input, draft)]);
    if (holds) best = draft;
    return holds;
  };
  const hold = (field: number, held: Held): boolean =>
    attempt({ ...best, cells: new Map(best.cells).set(field, held) });
  for (const literal of start.literals) attempt({ ...best, literals: without(best.literals, literal) });
  for (const fact of start.facts.keys()) attempt({ ...best, facts: withoutKey(best.facts, fact) });
  for (const field of start.cells.keys()) attempt({ ...best, cells: withoutKey(best.cells, field) });
  for (const [field, held] of best.cells) {
    const instance = view.input.values[field]?.shared ?? view.input.values[field];
    if (instance === undefined || typeof held === "string" || !isListable(instance.cut)) continue;
    const count = countOf(instance);
    if (hold(field, everywhere(instance))) continue;
    const [place] = held as readonly [PlaceRun];
    const against = (): number => cellIn(instance, space.circuit.solver);
    if (instance.cut.ascending) {
      const reach = (from: number, to: number): number | undefined =>
        hold(field, [{ from, to }]) ? undefined : against();
      const to = furthest(place.to, count, (end) => reach(place.from, end));
      furthest(-place.from, 0, (end) => {
        const at = reach(-end, to);
        return at === undefined ? undefined : -at - 1;
      });
    } else
      for (let at = 0; at < count; at++)
        if (at !== place.from) hold(field, joined(best.cells.get(field) as readonly PlaceRun[], at));
  }
  return best;
}

function without(literals: ReadonlySet<Literal>, literal: Literal): ReadonlySet<Literal> {
  return new Set([...literals].filter((one) => one !== literal));
}

function withoutKey<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const left = new Map(map);
  left.delete(key);
  return left;
}

function joined(runs: readonly PlaceRun[], place: number): readonly PlaceRun[] {
  const sorted = [...runs, { from: place, to: place + 1 }].sort((first, second) => first.from - second.from);
  const kept: PlaceRun[] = [];
  for (const { from, to } of sorted) {
    const last = kept.at(-1);
    if (last?.to === from) kept[kept.length - 1] = { from: last.from, to };
    else kept.push({ from, to });
  }
  return kept;
}

/**
 * The furthest end, from `start` to `most`, that nothing stands against. `against` says which place does, at or after
 * `start`: all ends after it are too far, too.
 */
function furthest(start: number, most: number, against: (end: number) => number | undefined): number {
  let [good, last] = [start, most];
  for (let tried = 0; good < last; tried++) {
    const end = tried % 3 === 2 ? (good + last + 1) >> 1 : last;
    const at = against(end);
    if (at === undefined) good = end;
    else last = Math.max(good, Math.min(at, end - 1));
  }
  return good;
}
