import { foldCase } from "../../values/text.ts";
import { cellIn, type Instance } from "../encode/instance.ts";
import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../solver/literal.ts";
import type { Cell } from "../space/cell.ts";
import { alikeTo, otherTexts } from "./other-texts.ts";

/**
 * Texts that are compared with each other. Their cells are alike, so that texts of different cells differ; within a cell they
 * are the same or not, as the solver finds, as long as there are texts enough.
 */
export interface Texts {
  /** That two texts are the same; looked at only where `when` is true. */
  readonly same: (one: Instance, other: Instance, ignoringCase: boolean, when: Literal) => Literal;
  /** Of what the solver found last. */
  readonly check: () => TextVerdict;
}

export type TextVerdict =
  | { readonly kind: "found"; readonly raws: ReadonlyMap<Instance, string>; readonly inexact: boolean }
  | { readonly kind: "clash"; readonly clause: readonly Literal[] };

interface Pair {
  readonly ends: readonly [Instance, Instance];
  readonly ignoringCase: boolean;
  readonly literal: Literal;
  readonly when: Set<Literal>;
}

/** Ways of giving texts to values that are tried. */
const MOST_TRIES = 2000;

export function textsOver(circuit: Circuit): Texts {
  const { solver } = circuit;
  const numbers = new Map<Instance, number>();
  const pairs = new Map<string, Pair>();

  function numberOf(instance: Instance): number {
    const known = numbers.get(instance) ?? numbers.size;
    numbers.set(instance, known);
    return known;
  }

  function same(one: Instance, other: Instance, ignoringCase: boolean, when: Literal): Literal {
    if (one === other) return TRUE;
    const [first, second] = numberOf(one) < numberOf(other) ? [one, other] : [other, one];
    const key = `${numberOf(first)} ${numberOf(second)} ${ignoringCase}`;
    const known = pairs.get(key);
    if (known !== undefined) {
      known.when.add(when);
      return known.literal;
    }
    const literal = solver.fresh(false);
    pairs.set(key, { ends: [first, second], ignoringCase, literal, when: new Set([when]) });
    if (ignoringCase) alike(first, second, literal);
    else equal(first, second, literal);
    const exact = pairs.get(`${numberOf(first)} ${numberOf(second)} false`);
    const folded = pairs.get(`${numberOf(first)} ${numberOf(second)} true`);
    if (exact !== undefined && folded !== undefined) solver.addClause([negated(exact.literal), folded.literal]);
    return literal;
  }

  /** The same text lies in the same cell, and where a cell has one text alone, all in it are the same. */
  function equal(one: Instance, other: Instance, literal: Literal): void {
    for (const [place, cell] of one.cut.cells.entries()) {
      const [own, others] = [one.from(place), other.from(place)];
      solver.addClause([negated(literal), negated(own), others]);
      solver.addClause([negated(literal), own, negated(others)]);
      if (cell.raws.length > 1 || cell.other) continue;
      solver.addClause([literal, negated(inCell(one, place)), negated(inCell(other, place))]);
    }
  }

  /** What is alike is so to the same constants, of each of which all texts alike to it are; conditions that ignore case say the same of it. */
  function alike(one: Instance, other: Instance, literal: Literal): void {
    const { cells, folds = new Set<string>(), foldedTruths = () => "" } = one.cut;
    const classes = Map.groupBy(cells.keys(), foldedTruths);
    for (const places of classes.values()) {
      const [own, others] = [one, other].map((instance) => circuit.or(places.map((place) => inCell(instance, place))));
      if (own === undefined || others === undefined) continue;
      solver.addClause([negated(literal), negated(own), others]);
      solver.addClause([negated(literal), own, negated(others)]);
      const [place = 0] = places;
      if (folds.has(foldCase(String(cells[place]?.raws[0]))))
        solver.addClause([literal, negated(own), negated(others)]);
    }
  }

  function inCell(instance: Instance, place: number): Literal {
    return instance.within([{ from: place, to: place + 1 }]);
  }

  function check(): TextVerdict {
    const matter = [...pairs.values()].filter(({ when }) => [...when].some(solver.isTrue));
    const raws = new Map<Instance, string>();
    const torn = tornIn(matter);
    if (torn !== undefined) return { kind: "clash", clause: torn };
    let inexact = false;
    for (const group of groupsOf(matter)) {
      const given = textsFor(group);
      if (given.kind === "none") return { kind: "clash", clause: excluded(group) };
      if (given.kind === "open") inexact = true;
      else for (const [instance, text] of given.texts) raws.set(instance, text);
    }
    return { kind: "found", raws, inexact };
  }

  /** Two that are said to differ, and to be the same by way of others. */
  function tornIn(matter: readonly Pair[]): readonly Literal[] | undefined {
    for (const { ends, ignoringCase, literal } of matter) {
      if (solver.isTrue(literal)) continue;
      const way = wayBetween(
        ends,
        matter.filter((pair) => solver.isTrue(pair.literal) && (ignoringCase || !pair.ignoringCase)),
      );
      if (way !== undefined) return [literal, ...way.map((pair) => negated(pair.literal))];
    }
    return undefined;
  }

  /** All in one group, with what they are said to be, and where they lie. */
  function excluded(group: readonly Pair[]): readonly Literal[] {
    const members = new Set(group.flatMap(({ ends }) => ends));
    return [
      ...group.map(({ literal }) => (solver.isTrue(literal) ? negated(literal) : literal)),
      ...[...members].flatMap((instance) => {
        const place = cellIn(instance, solver);
        return [negated(instance.from(place)), instance.from(place + 1)];
      }),
    ].filter((literal) => literal !== FALSE);
  }

  const cellOf = (instance: Instance): Cell | undefined => instance.cut.cells[cellIn(instance, solver)];

  type Given =
    | { readonly kind: "found"; readonly texts: ReadonlyMap<Instance, string> }
    | { readonly kind: "none" }
    | { readonly kind: "open" };

  function textsFor(group: readonly Pair[]): Given {
    const members = [...new Set(group.flatMap(({ ends }) => ends))];
    const texts = new Map<Instance, string>();
    let tries = MOST_TRIES;
    let whole = true;
    const near = members.flatMap((instance) => cellOf(instance)?.raws.slice(0, 2) ?? []).map(String);
    const options = members.map((instance) => {
      const cell = cellOf(instance);
      const own = (cell?.raws ?? []).map(String);
      if (!cell?.other) return own;
      const at = cellIn(instance, solver);
      const folded = foldCase(own[0] ?? "");
      const alike = instance.cut.folds?.has(folded) ? alikeTo(folded) : undefined;
      if (alike !== undefined) return alike.filter((text) => instance.cut.holds?.(at, text));
      whole = false;
      return [...own, ...otherTexts(instance.cut, at, own, near, members.length)];
    });
    const fits = (instance: Instance): boolean =>
      group.every(({ ends: [one, other], ignoringCase, literal }) => {
        if (one !== instance && other !== instance) return true;
        const [own, others] = [texts.get(one), texts.get(other)];
        if (own === undefined || others === undefined) return true;
        const isSame = ignoringCase ? foldCase(own) === foldCase(others) : own === others;
        return isSame === solver.isTrue(literal);
      });
    const place = (at: number): boolean => {
      const instance = members[at];
      if (instance === undefined) return true;
      for (const text of options[at] ?? []) {
        if (tries-- <= 0) return false;
        texts.set(instance, text);
        if (fits(instance) && place(at + 1)) return true;
      }
      texts.delete(instance);
      return false;
    };
    if (place(0)) return { kind: "found", texts };
    return whole && tries > 0 ? { kind: "none" } : { kind: "open" };
  }

  return { same, check };
}

/** The pairs that hang together by an end. */
function groupsOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const groups = new Map<Instance, Pair[]>();
  for (const pair of pairs) {
    const joined = [...new Set(pair.ends.map((end) => groups.get(end) ?? []))].flat();
    joined.push(pair);
    for (const { ends } of joined) for (const end of ends) groups.set(end, joined);
  }
  return [...new Set(groups.values())];
}

/** Pairs that lead from one end to the other, as few as can be. */
function wayBetween([start, goal]: readonly [Instance, Instance], pairs: readonly Pair[]): readonly Pair[] | undefined {
  const ways = new Map<Instance, readonly Pair[]>([[start, []]]);
  for (const [instance, way] of ways) {
    if (instance === goal) return way;
    for (const pair of pairs) {
      const [one, other] = pair.ends;
      const next = one === instance ? other : other === instance ? one : undefined;
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, pair]);
    }
  }
  return undefined;
}
