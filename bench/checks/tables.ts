import type { Asking, Policy, Rule } from "../../src/model/policy.ts";
import {
  and,
  asking,
  auditPart,
  block,
  clause,
  deadline,
  policy,
  review,
  rule,
} from "../../test/support/build-model.ts";
import { type Column, columnsOf, conditionsOf, type Side, wholeSide } from "./columns.ts";
import { type Random, randomFrom } from "./random.ts";

export interface Table {
  readonly columns: number;
  readonly rules: number;
  /** Of a hundred rows, so many are disturbed: one side moved, so that rows overlap and gaps open. */
  readonly disturbed: number;
  readonly seed: number;
}

type Row = readonly Side[];

/**
 * A decision table after Calvanese et al.: the domain split again and again into as many boxes as rules, as a decision tree
 * does. Without disturbance it is complete and no two rows overlap.
 */
export function tableOf({ columns: count, rules, disturbed, seed }: Table): Policy {
  const random = randomFrom(seed);
  const columns = columnsOf(count);
  const rows = split(columns, rules, random).map((row) =>
    random.below(100) < disturbed ? moved(columns, row, random) : row,
  );
  return policyOf(
    columns,
    rows.map((row, place) => {
      const parts = row.flatMap((side, field) => conditionsOf(columns[field] as Column, side, field));
      return rule(`row ${place + 1}`, and(...parts), asking({}), outcomeOf(random));
    }),
  );
}

export function policyOf(columns: readonly Column[], rules: readonly Rule[]): Policy {
  const names = ["finance", "legal", "risk", "branch"].map((name) => ({ name, shifts: [] }));
  const fields = Object.fromEntries(columns.map(({ type }, place) => [`field${place + 1}`, type]));
  return policy({ name: "table", fields, teams: names, rules });
}

/** Reviews by several teams with deadlines, audits, blocks, and letting go. */
export function outcomeOf(random: Random): { readonly asks: Asking; readonly lets: boolean } {
  const team = random.pick(["finance", "legal", "risk", "branch"]);
  switch (random.below(6)) {
    case 0:
      return { asks: block, lets: false };
    case 1:
      return { asks: asking({}), lets: true };
    case 2:
      return { asks: asking({ audits: [auditPart("0.05", team)] }), lets: true };
    default: {
      const deadlines = [deadline(random.pick([4, 8, 24, 48]), "hours")];
      return { asks: review(clause(team, random.pick([1, 1, 1, 2]), { deadlines })), lets: false };
    }
  }
}

function split(columns: readonly Column[], count: number, random: Random): readonly Row[] {
  const rows: { readonly row: Row; readonly depth: number }[] = [{ row: columns.map(wholeSide), depth: 0 }];
  while (rows.length < count) {
    const [one, other] = [random.below(rows.length), random.below(rows.length)];
    const place = (rows[one]?.depth ?? 0) <= (rows[other]?.depth ?? 0) ? one : other;
    const { row, depth } = rows[place] as (typeof rows)[number];
    const field = random.below(columns.length);
    const halves = halvesOf(row[field] as Side, random);
    if (halves === undefined) continue;
    const [first, second] = halves.map((side) => ({ row: row.with(field, side), depth: depth + 1 }));
    rows[place] = first as (typeof rows)[number];
    rows.push(second as (typeof rows)[number]);
  }
  return rows.map(({ row }) => row);
}

function halvesOf(side: Side, random: Random): readonly [Side, Side] | undefined {
  if ("chosen" in side) {
    if (side.chosen.length < 2) return undefined;
    const cut = 1 + random.below(side.chosen.length - 1);
    return [{ chosen: side.chosen.slice(0, cut) }, { chosen: side.chosen.slice(cut) }];
  }
  const width = side.to - side.from;
  if (width < 8) return undefined;
  const cut = side.from + (width >> 2) + random.below(width >> 1);
  return [
    { from: side.from, to: cut },
    { from: cut, to: side.to },
  ];
}

/** With one bound, or one choice, moved. */
function moved(columns: readonly Column[], row: Row, random: Random): Row {
  const bound = row.flatMap((side, field) =>
    conditionsOf(columns[field] as Column, side, field).length > 0 ? [field] : [],
  );
  if (bound.length === 0) return row;
  const field = random.pick(bound);
  return row.with(field, movedSide(columns[field] as Column, row[field] as Side, random));
}

function movedSide({ size }: Column, side: Side, random: Random): Side {
  if ("chosen" in side) {
    const other = random.below(size);
    const left = side.chosen.filter((place) => place !== other);
    if (left.length === side.chosen.length) return { chosen: [...side.chosen, other].sort((one, two) => one - two) };
    return left.length === 0 ? side : { chosen: left };
  }
  const step = Math.max(1, (side.to - side.from) >> 2) * random.pick([-1, 1]);
  if (side.from > 0 && (side.to === size || random.below(2) === 0))
    return { from: Math.max(0, side.from + step), to: side.to };
  return { from: side.from, to: Math.min(size, side.to + step) };
}
