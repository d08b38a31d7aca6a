import { children, childrenOfValue } from "../../model/children.ts";
import type { Condition, ListRef, Value } from "../../model/condition.ts";
import { domainOf } from "../../model/domain.ts";
import { truthOf } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../solver/literal.ts";
import { atomKey, type CountBound, countBounds, membership } from "../space/plan.ts";
import { type Read, readBy } from "../space/subject.ts";
import { placesWhere } from "../space/truths.ts";
import type { Place } from "../theory/evaluate.ts";
import { linearly } from "../theory/linear.ts";
import { overList } from "../theory/over-list.ts";
import type { Theory } from "../theory/theory.ts";
import { type Both, opposite } from "./both.ts";
import type { InputInstance, Instance, ListInstance } from "./instance.ts";
import { jointly } from "./joint.ts";

export interface Encoder {
  readonly both: (condition: Condition) => Both;
  /** Conditions that compare several values, or sums, in a way that is left open: true, false or unknown, as may be. */
  readonly open: () => readonly Condition[];
  /** Conditions that compare several values, and are decided by the theory. */
  readonly compared: () => readonly Condition[];
  /** Conditions that say more than in which cells fields lie: about lists, several fields, patterns, weekdays. */
  readonly facts: () => readonly Fact[];
}

export interface Fact {
  readonly condition: Condition;
  readonly both: Both;
}

const always: Both = { certain: TRUE, possible: TRUE };
const never: Both = { certain: FALSE, possible: FALSE };

/** By binder, the item fields of the element that it names, and where the element stands. */
type Elements = ReadonlyMap<number, { readonly items: readonly Instance[]; readonly place: string }>;

/** `openBefore` are the open conditions of another input, to be shared where they read the same values. */
export function encoderFor(
  policy: Policy,
  circuit: Circuit,
  theory: Theory,
  input: InputInstance,
  opened: Map<string, Both>,
): Encoder {
  const { and, or } = circuit;
  const known = new WeakMap<Condition, Both>();
  const open = new Map<string, Condition>();
  const compared = new Map<string, Condition>();
  const facts = new Map<string, Fact>();
  /** By key, atoms that speak of no element. */
  const atoms = new Map<string, Both>();

  function both(condition: Condition): Both {
    const found = known.get(condition) ?? encode(condition, new Map());
    known.set(condition, found);
    return found;
  }

  function encode(condition: Condition, elements: Elements): Both {
    if (elements.size > 0 || isJoined(condition)) return encodeKind(condition, elements);
    const key = atomKey(condition);
    const found = atoms.get(key);
    if (found !== undefined) return found;
    const encoded = encodeKind(condition, elements);
    atoms.set(key, encoded);
    if (isFact(condition)) facts.set(key, { condition, both: encoded });
    return encoded;
  }

  /** Atoms of one field are none where its cells can be named one by one. */
  function isFact(condition: Condition): boolean {
    const read = readBy(condition);
    const [field, ...others] = read?.fields ?? [];
    const cut = field === undefined ? undefined : input.values[field]?.cut;
    return read === undefined || others.length > 0 || cut === undefined || !isListable(cut);
  }

  function encodeKind(condition: Condition, elements: Elements): Both {
    const inner = (part: Condition): Both => encode(part, elements);
    switch (condition.kind) {
      case "constant":
        return condition.value ? always : never;
      case "and":
        return joined(and, condition.parts.map(inner));
      case "or":
        return joined(or, condition.parts.map(inner));
      case "not":
        return opposite(inner(condition.part));
      case "quantifier": {
        const list = listAt(condition.list);
        const where = within(condition, elements);
        if (condition.word === "every") return everyOf(list, where);
        const any = anyOf(list, where);
        return condition.word === "any" ? any : opposite(any);
      }
      case "includes":
        return anyOf(
          listAt(condition.list),
          within({ ...condition, binder: -1, where: membership(condition) }, elements),
        );
      case "empty list": {
        const { known: isKnown, elements: all } = listAt(condition.list);
        const some = all[0]?.present ?? FALSE;
        return { certain: and([isKnown, negated(some)]), possible: or([negated(isKnown), negated(some)]) };
      }
      case "missing":
        if (condition.of.kind === "whole list") {
          const missing = negated(listAt(condition.of.list).known);
          return { certain: missing, possible: missing };
        }
        return atom(condition, elements);
      default:
        return atom(condition, elements);
    }
  }

  function joined(join: (parts: readonly Literal[]) => Literal, parts: readonly Both[]): Both {
    return { certain: join(parts.map((part) => part.certain)), possible: join(parts.map((part) => part.possible)) };
  }

  function within(
    { list, binder, where }: { readonly list: ListRef; readonly binder: number; readonly where: Condition },
    elements: Elements,
  ): readonly Both[] {
    return scopes({ list, binder }, elements).map((scope) => encode(where, scope));
  }

  /** For each element of the list, what binders name there. */
  function scopes(
    { list, binder }: { readonly list: ListRef; readonly binder: number },
    elements: Elements,
  ): readonly Elements[] {
    return listAt(list).elements.map(
      ({ items }, place) => new Map([...elements, [binder, { items, place: `${list.field} ${place}` }]]),
    );
  }

  function anyOf(list: ListInstance, where: readonly Both[]): Both {
    const among = (end: keyof Both): Literal =>
      or(where.map((one, place) => and([list.elements[place]?.present ?? FALSE, one[end]])));
    return { certain: and([list.known, among("certain")]), possible: or([negated(list.known), among("possible")]) };
  }

  function everyOf(list: ListInstance, where: readonly Both[]): Both {
    return opposite(anyOf(list, where.map(opposite)));
  }

  function atom(condition: Condition, elements: Elements): Both {
    const bounds = countBounds(condition);
    if (bounds !== undefined)
      return joined(
        or,
        bounds.map((bound) => counted(bound, elements)),
      );
    const read = readBy(condition);
    const instances = read && instancesOf(read, elements);
    if (read === undefined || instances === undefined)
      return measured(condition, elements) ?? left(condition, read, elements);
    const [only, ...others] = instances;
    if (only === undefined) return constantly(condition);
    const truths = others.length === 0 ? only.cut.truths.get(atomKey(condition)) : undefined;
    if (truths !== undefined) {
      const count = only.cut.cells.length;
      const isTrue = only.within(placesWhere(truths, count, (truth) => truth === true));
      const isNotFalse = only.within(placesWhere(truths, count, (truth) => truth !== false));
      return {
        certain: or([and([only.known, isTrue]), truths.unknown === true ? negated(only.known) : FALSE]),
        possible: or([and([only.known, isNotFalse]), truths.unknown === false ? FALSE : negated(only.known)]),
      };
    }
    return (
      jointly(circuit, policy, condition, read, instances) ??
      measured(condition, elements) ??
      left(condition, read, elements)
    );
  }

  function measured(condition: Condition, elements: Elements): Both | undefined {
    const place = placeFor(elements);
    const encoded = alike(condition, place.instanceAt) ?? linearly(condition, place, circuit, theory.comparisons);
    if (encoded !== undefined) compared.set(atomKey(condition), condition);
    return encoded;
  }

  function placeFor(elements: Elements): Place {
    return {
      policy,
      instanceAt: (value) =>
        value.kind === "field"
          ? input.values[value.field]
          : elements.get(value.binder)?.items[Math.max(value.field, 0)],
      lineOf: theory.lineOf,
      overList: (value, currency) => {
        const list = listAt(value.list);
        const each = scopes(value, elements).map((scope) => ({
          where: encode(value.where, scope),
          place: placeFor(scope),
        }));
        return overList(value, currency, list, each, circuit, theory);
      },
    };
  }

  /** Two texts that are compared with each other. */
  function alike(condition: Condition, instanceAt: Place["instanceAt"]): Both | undefined {
    if (condition.kind !== "compare" || domainOf(condition.left, policy).kind !== "text") return undefined;
    const [one, other] = [condition.left, condition.right].map((value) =>
      value.kind === "field" || value.kind === "item field" ? instanceAt(value) : undefined,
    );
    if (one === undefined || other === undefined) return undefined;
    const known = and([one.known, other.known]);
    const same = theory.texts.same(one, other, condition.ignoringCase, known);
    return { certain: and([known, same]), possible: or([negated(known), same]) };
  }

  function constantly(condition: Condition): Both {
    const truth = truthOf(condition, {
      readingOf: () => ({ known: false, cause: "absent" }),
      elements: new Map(),
      zone: policy.zone,
    });
    return { certain: truth === true ? TRUE : FALSE, possible: truth === false ? FALSE : TRUE };
  }

  function counted({ count, operator, bound, isWhole }: CountBound, elements: Elements): Both {
    const list = listAt(count.list);
    const where = within(count, elements);
    const present = (end: keyof Both): readonly Literal[] =>
      where.map((one, place) => and([list.elements[place]?.present ?? FALSE, one[end]]));
    const [certainly, possibly] = [present("certain"), present("possible")];
    const least = (number: number): Literal => circuit.atLeast(certainly, number);
    const most = (number: number): Literal => negated(circuit.atLeast(possibly, number + 1));
    const mostCertain = (number: number): Literal => negated(circuit.atLeast(certainly, number + 1));
    const leastPossible = (number: number): Literal => circuit.atLeast(possibly, number);
    const above = isWhole ? bound : bound + 1;
    const below = isWhole ? bound - 1 : bound;
    const ends = {
      ">": { certain: least(bound + 1), possible: leastPossible(bound + 1) },
      ">=": { certain: least(above), possible: leastPossible(above) },
      "<": { certain: most(below), possible: mostCertain(below) },
      "<=": { certain: most(bound), possible: mostCertain(bound) },
      is: isWhole
        ? { certain: and([least(bound), most(bound)]), possible: and([mostCertain(bound), leastPossible(bound)]) }
        : never,
    }[operator];
    return { certain: and([list.known, ends.certain]), possible: or([negated(list.known), ends.possible]) };
  }

  /** Nothing is said of it but how it stands where its values are unknown. */
  function left(condition: Condition, read: Read | undefined, elements: Elements): Both {
    const key = `${atomKey(condition)} ${placeOf(condition, read, elements)}`;
    open.set(atomKey(condition), condition);
    const found = opened.get(key);
    if (found !== undefined) return found;
    const possible = circuit.solver.fresh(false);
    const certain = circuit.solver.fresh(false);
    circuit.solver.addClause([negated(certain), possible]);
    const isPresence = condition.kind === "missing";
    if (isPresence || isTwoValued(condition)) {
      const values = isPresence ? TRUE : and(knownOf(condition, elements));
      circuit.solver.addClause([negated(values), negated(possible), certain]);
    }
    for (const value of knownOf(condition, elements))
      for (const clause of isPresence
        ? [[value, certain]]
        : [
            [value, negated(certain)],
            [value, possible],
          ])
        circuit.solver.addClause(clause);
    const fresh = { certain, possible };
    opened.set(key, fresh);
    return fresh;
  }

  /** Which values it reads, as literals that are the same for the same values. */
  function placeOf(condition: Condition, read: Read | undefined, elements: Elements): string {
    const items =
      read?.items.map(({ binder }) => elements.get(binder)?.place) ?? [...elements.values()].map(({ place }) => place);
    return [...knownOf(condition, elements, true), ...items].join();
  }

  /** Where one of these is false the condition is unknown. */
  function knownOf(condition: Condition, elements: Elements, inWhere = false): readonly Literal[] {
    const ofValue = (value: Value): readonly Literal[] => {
      if (value.kind === "field") return [input.values[value.field]?.known ?? FALSE];
      if (value.kind === "item field")
        return [elements.get(value.binder)?.items[Math.max(value.field, 0)]?.known ?? (inWhere ? TRUE : FALSE)];
      const inside = childrenOfValue(value);
      if (value.kind !== "count" && value.kind !== "sum") return inside.values.flatMap(ofValue);
      const where = inWhere
        ? [...inside.conditions.flatMap((one) => knownOf(one, elements, true)), ...inside.values.flatMap(ofValue)]
        : [];
      return [listAt(value.list).known, ...where];
    };
    const inside = children(condition);
    const lists = inWhere && "list" in condition ? [listAt(condition.list).known] : [];
    return [
      ...new Set([
        ...inside.values.flatMap(ofValue),
        ...(inWhere ? inside.conditions.flatMap((one) => knownOf(one, elements, true)) : []),
        ...lists,
      ]),
    ];
  }

  /** True where it cannot be unknown once its values are known. */
  function isTwoValued(condition: Condition): boolean {
    if (condition.kind !== "compare") return false;
    const [left_, right] = [condition.left, condition.right];
    const plain = (value: Value): boolean => ["field", "item field", "constant"].includes(value.kind);
    if (!plain(left_) || !plain(right)) return false;
    const domains = [left_, right].map((value) => domainOf(value, policy));
    const currencies = new Set(domains.flatMap((domain) => (domain.kind === "money" ? domain.currencies : [])));
    return currencies.size <= 1;
  }

  function instancesOf(read: Read, elements: Elements): readonly Instance[] | undefined {
    const found = [
      ...[...read.fields].map((field) => input.values[field]),
      ...read.items.map(({ binder, field }) => elements.get(binder)?.items[Math.max(field, 0)]),
    ];
    return found.every((instance) => instance !== undefined) ? found : undefined;
  }

  function listAt({ field }: ListRef): ListInstance {
    const list = input.lists.get(field);
    if (list === undefined) throw new Error("This is a bug: a list that the input lacks");
    return list;
  }

  return {
    both,
    open: () => [...open.values()],
    compared: () => [...compared.values()],
    facts: () => [...facts.values()],
  };
}

function isJoined({ kind }: Condition): boolean {
  return kind === "constant" || kind === "and" || kind === "or" || kind === "not";
}

/** Whether sets of its cells can be described by ends or by values. */
export function isListable({ ascending, cells }: Instance["cut"]): boolean {
  if (ascending) return true;
  return (
    cells.every(({ from, to }) => from === undefined && to === undefined) &&
    cells.filter(({ other }) => other).length <= 1 &&
    cells.every(({ reading: { value } }) => value.kind !== "money" && value.kind !== "date" && value.kind !== "time")
  );
}
