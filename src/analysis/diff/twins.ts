import type { Condition, Constant } from "../../model/condition.ts";
import type { Zone } from "../../model/policy.ts";
import { readField } from "../../model/read.ts";
import type { Field, FieldType } from "../../model/types.ts";
import { parseDate } from "../../values/calendar.ts";
import { compareDecimals, decimalOf } from "../../values/decimal.ts";
import type { Cell } from "../space/cell.ts";
import { cutOf } from "../space/dimension.ts";
import { atomKey } from "../space/plan.ts";
import type { PlannedCut } from "../space/planned-cut.ts";
import type { Reader, SharedValue } from "../space/shared-value.ts";
import { atomsIn, type Read, readBy } from "../space/subject.ts";
import { type PlaceRun, truthsOf } from "../space/truths.ts";
import type { Twin } from "./united.ts";

/**
 * The values of a field that two versions declare differently, cut so that each version reads all values of a cell alike.
 * Undefined where the types have too little in common for that.
 */
export function sharedValueOf(
  { old, new: current }: Twin,
  fields: readonly Field[],
  conditions: readonly Condition[],
  zone: Zone | undefined,
): SharedValue | undefined {
  const [first, second] = [fields[old], fields[current]];
  if (first === undefined || second === undefined) return undefined;
  const wide = wideType(first.type, second.type);
  if (wide === undefined) return undefined;
  const atoms = atomsOf([old, current], conditions);
  const bounds = [first.type, second.type].flatMap((type) => boundsOf(type, old));
  const { cells: whole, ascending, whole: isWhole } = cutOf(wide, [...atoms.map(({ atom }) => atom), ...bounds], zone);
  if (!isWhole) return undefined;
  const lines = [...whole];
  const standIns = [first, second].some(({ absentMeans }) => absentMeans !== undefined);
  const absent = lines[0] === undefined ? undefined : { raws: [undefined], reading: lines[0].reading };
  if (absent === undefined) return undefined;
  const cells: readonly Cell[] = standIns ? [...lines, absent] : lines;

  const readerOf = (place: number, { type, absentMeans }: Field): Reader | undefined => {
    const readings = cells.map(({ raws }, at) =>
      raws.map((raw) => readField(type, at === lines.length ? absentMeans?.value : raw, zone ? { zone } : {})),
    );
    if (readings.some((own) => own.some(({ known }) => known !== own[0]?.known))) return undefined;
    const read = cells.map((cell, at): Cell => {
      const reading = readings[at]?.[0];
      return reading?.known ? { ...cell, reading } : cell;
    });
    const startsOf = (): readonly number[] => [...cells.keys()];
    const own = atoms.filter(({ read: { fields: about } }) => about.has(place));
    const truths = own.map(
      ({ atom, read: about }) =>
        [atomKey(atom), truthsOf(atom, about, { cells: read, ascending, whole: true, startsOf }, zone)] as const,
    );
    const readable = runsOf([...cells.keys()].filter((at) => readings[at]?.[0]?.known));
    return { field: place, cut: { cells: read, ascending, truths: new Map(truths) }, readable };
  };
  const readers = [readerOf(old, first), readerOf(current, second)];
  if (readers.some((reader) => reader === undefined)) return undefined;
  const cut: PlannedCut = { cells, ascending, truths: new Map() };
  return {
    cut,
    ...(standIns ? { absentAt: lines.length } : {}),
    readers: readers as readonly Reader[],
  };
}

function atomsOf(
  places: readonly number[],
  conditions: readonly Condition[],
): readonly { readonly atom: Condition; readonly read: Read }[] {
  return conditions.flatMap(atomsIn).flatMap((atom) => {
    const read = readBy(atom);
    const [field] = read?.fields ?? [];
    const isAbout = read !== undefined && field !== undefined && places.includes(field);
    return isAbout && read.fields.size === 1 && read.items.length === 0 ? [{ atom, read }] : [];
  });
}

/** A type that reads whatever one of two reads, and both alike. Undefined where there is none. */
export function wideType(first: FieldType, second: FieldType): FieldType | undefined {
  switch (first.kind) {
    case "yes/no":
      return second.kind === "yes/no" ? first : undefined;
    case "text":
      return second.kind === "text" || second.kind === "choice" ? first : undefined;
    case "choice": {
      if (second.kind === "text") return second;
      if (second.kind !== "choice") return undefined;
      const choices = [...new Set([...second.choices, ...first.choices])];
      return { kind: "choice", choices, ordered: false };
    }
    case "number":
      if (second.kind !== "number" || first.decimals !== second.decimals) return undefined;
      return { ...withoutBounds(first), ...hull(first, second, byDecimal) };
    case "money": {
      const [currency] = first.currencies;
      if (second.kind !== "money" || first.currencies.length !== 1 || first.roundedHalfEven !== second.roundedHalfEven)
        return undefined;
      if (second.currencies.length !== 1 || second.currencies[0] !== currency) return undefined;
      return { ...withoutBounds(first), ...hull(first, second, byDecimal) };
    }
    case "date":
      if (second.kind !== "date") return undefined;
      return { kind: "date", ...hull(first, second, (one, other) => (one < other ? -1 : Number(one > other))) };
    case "time":
      return second.kind === "time" ? { kind: "time", ...hull(first, second, (one, other) => one - other) } : undefined;
    case "list":
    case "items":
      return undefined;
  }
}

function withoutBounds<Type extends object>(type: Type): Omit<Type, "least" | "most"> {
  return Object.fromEntries(Object.entries(type).filter(([name]) => name !== "least" && name !== "most")) as Type;
}

function byDecimal(first: string, second: string): number {
  return compareDecimals(decimalOf(first), decimalOf(second));
}

interface Range<Bound> {
  readonly least?: Bound;
  readonly most?: Bound;
}

/** An end is open where one of both is. */
function hull<Bound>(
  first: Range<Bound>,
  second: Range<Bound>,
  compare: (one: Bound, other: Bound) => number,
): Range<Bound> {
  const least = ends(first.least, second.least, (one, other) => compare(one, other) < 0);
  const most = ends(first.most, second.most, (one, other) => compare(one, other) > 0);
  return { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
}

function ends<Bound>(
  first: Bound | undefined,
  second: Bound | undefined,
  isFirst: (one: Bound, other: Bound) => boolean,
): Bound | undefined {
  if (first === undefined || second === undefined) return undefined;
  return isFirst(first, second) ? first : second;
}

/** The ends of what a type takes, as comparisons that tell values before and after them apart. */
function boundsOf(type: FieldType, field: number): readonly Condition[] {
  const left = { kind: "field", field } as const;
  const compare = (constant: Constant): readonly Condition[] =>
    (["<", ">"] as const).map((operator) => ({
      kind: "compare",
      operator,
      left,
      right: { kind: "constant", constant },
      ignoringCase: false,
    }));
  switch (type.kind) {
    case "number":
      return given(type).flatMap((value) => compare({ kind: "number", value }));
    case "money":
      return given(type).flatMap((amount) => compare({ kind: "money", currency: type.currencies[0] ?? "", amount }));
    case "date":
      return given(type).flatMap((text) => compare({ kind: "date", day: parseDate(text) ?? 0 }));
    case "time":
      return given(type).flatMap((at) => compare({ kind: "time", at }));
    case "choice":
      return [
        {
          kind: "one of",
          value: left,
          constants: type.choices.map((value) => ({ kind: "text", value })),
          ignoringCase: false,
        },
      ];
    default:
      return [];
  }
}

function given<Bound>({ least, most }: Range<Bound>): readonly Bound[] {
  return [least, most].filter((bound) => bound !== undefined);
}

function runsOf(places: readonly number[]): readonly PlaceRun[] {
  const runs: PlaceRun[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.to === place) runs[runs.length - 1] = { from: last.from, to: place + 1 };
    else runs.push({ from: place, to: place + 1 });
  }
  return runs;
}
