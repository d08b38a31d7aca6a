import type { Policy } from "../../model/policy.ts";
import { put } from "../mapping/convert.ts";
import type { UnreadCells } from "../mapping/inputs.ts";
import type { Plan } from "../mapping/plan.ts";
import type { Known, ReadColumn } from "./columns.ts";

interface FoundOf {
  readonly present: number;
  readonly unread: UnreadCells | undefined;
}

/** What was found by name; a field that is called as what is known besides is counted together with it. */
export function foundOf(
  policy: Policy,
  plan: Plan,
  columns: ReadonlyMap<number, ReadColumn>,
  known: Known,
): { readonly present: ReadonlyMap<string, number>; readonly unread: ReadonlyMap<string, UnreadCells> } {
  const present = new Map<string, number>();
  const unread = new Map<string, UnreadCells>();
  const add = (name: string, found: FoundOf | undefined): void => {
    if (found === undefined || found.present === 0) return;
    present.set(name, (present.get(name) ?? 0) + found.present);
    const before = unread.get(name);
    if (found.unread !== undefined) unread.set(name, before === undefined ? found.unread : both(before, found.unread));
  };
  for (const place of plan.fields.keys()) {
    const read = columns.get(place);
    if (read !== undefined) add(policy.fields[place]?.name ?? "", { present: read.feed.present, unread: read.unread });
  }
  if (policy.datedBy === undefined) add("time", known.time);
  add("error", known.error);
  add("label known", known.labelKnown);
  add("propensity", known.propensity);
  return { present, unread };
}

function both(first: UnreadCells, second: UnreadCells): UnreadCells {
  const { example, row } = second.row < first.row ? second : first;
  return { count: first.count + second.count, example, row };
}

/** What `decide` would be given for a row. */
export function inputsOf(
  policy: Policy,
  plan: Plan,
  columns: ReadonlyMap<number, ReadColumn>,
): (row: number) => Readonly<Record<string, unknown>> {
  const parts = [...plan.fields.keys()].flatMap((place) => {
    const [field, read] = [policy.fields[place], columns.get(place)];
    return field === undefined || read === undefined ? [] : [{ path: field.path, feed: read.feed }];
  });
  return (row) => {
    const input: Record<string, unknown> = Object.create(null);
    for (const { path, feed } of parts) {
      const value = feed.valueOf(feed.codes[row] as number);
      if (value !== undefined) put(input, path, value);
    }
    return input;
  };
}
