import type { Policy } from "../../model/policy.ts";
import type { Field, FieldType } from "../../model/types.ts";
import type { Cell, Column, History } from "../history/history.ts";
import { isProblem, type Problem } from "../problem.ts";
import { adapted } from "./adapted.ts";
import type { ColumnMapping, Mapping } from "./mapping.ts";
import { nearbyColumns, plainName, similarity } from "./similar.ts";
import { timeColumn } from "./time-column.ts";

/** What is proposed for one field, and what it rests on. */
export interface FieldProposal {
  readonly field: string;
  readonly kind: FieldType["kind"];
  readonly mapping?: string | ColumnMapping;
  /** In words: `the same name`, `a similar name; its values fit` … */
  readonly why: string;
}

export interface Proposal {
  readonly mapping: Mapping;
  readonly fields: readonly FieldProposal[];
  /** Where the policy does not say itself by which field its decisions are dated. */
  readonly time?: { readonly why: string };
}

const least = 0.55;

const errorNames = [
  ...["error", "iserror", "wrong", "waswrong", "modelerror", "mistake", "incorrect"],
  ...["fehler", "fehlerhaft", "falsch"],
];

/** Proposes a mapping from how columns are called and what their first rows hold. */
export async function proposeMapping(policy: Policy, history: History): Promise<Proposal | Problem> {
  const wanted = [...policy.fields.flatMap(({ name, path }) => [name, path.at(-1) ?? ""]), ...errorNames];
  const columns = nearbyColumns(history.columns, wanted);
  const names = columns.map(({ name }) => name);
  const samples = new Map<string, readonly Cell[]>();
  for await (const chunk of history.read(names)) {
    if (isProblem(chunk)) return chunk;
    names.forEach((name, at) => {
      samples.set(
        name,
        (chunk.values[at] ?? []).filter((cell) => cell !== null),
      );
    });
    break;
  }
  const cellsOf = (name: string): readonly Cell[] => samples.get(name) ?? [];
  const candidates = policy.fields
    .flatMap((field) => columns.flatMap((column) => candidate(field, column, cellsOf) ?? []))
    .filter(({ score }) => score >= least)
    .sort((first, second) => second.score - first.score);
  const chosen = new Map<string, Candidate>();
  const taken = new Set<string>();
  for (const one of candidates) {
    if (chosen.has(one.field) || taken.has(one.column)) continue;
    chosen.set(one.field, one);
    taken.add(one.column);
  }
  const isFree = ({ name }: Column): boolean => !taken.has(name);
  const dating = policy.datedBy === undefined ? undefined : policy.fields[policy.datedBy];
  const time =
    dating === undefined
      ? timeColumn({ kind: "time" }, columns, cellsOf)
      : chosen.has(dating.name)
        ? undefined
        : timeColumn(dating.type, columns.filter(isFree), cellsOf);
  const fields = policy.fields.map(({ name: field, type: { kind } }): FieldProposal => {
    const one = chosen.get(field) ?? (field === dating?.name ? time : undefined);
    return one === undefined
      ? { field, kind, why: "no column is like it" }
      : { field, kind, mapping: one.mapping, why: one.why };
  });
  const error = columns.filter(isFree).find(({ name }) => errorNames.includes(plainName(name)));
  return {
    mapping: {
      fields: Object.fromEntries(
        fields.flatMap(({ field, mapping }) => (mapping === undefined ? [] : [[field, mapping] as const])),
      ),
      ...(dating === undefined && time !== undefined ? { time: time.mapping } : {}),
      ...(error === undefined ? {} : { error: adapted({ kind: "yes/no" }, error, cellsOf(error.name)).mapping }),
    },
    fields,
    ...(dating === undefined ? { time: { why: time?.why ?? "no column holds times" } } : {}),
  };
}

interface Candidate {
  readonly field: string;
  readonly column: string;
  readonly mapping: string | ColumnMapping;
  readonly score: number;
  readonly why: string;
}

/** Undefined where the names have nothing in common. */
function candidate(field: Field, from: Column, cellsOf: (name: string) => readonly Cell[]): Candidate | undefined {
  const column = from.name;
  const alike = Math.max(similarity(field.name, column), 0.9 * similarity(field.path.at(-1) ?? "", column));
  if (alike < least) return undefined;
  const cells = cellsOf(column);
  const { mapping, fits, note } = adapted(field.type, from, cells);
  const named =
    field.name === column ? "the same name" : alike === 1 ? "the same name but for its spelling" : "a similar name";
  // A simulation takes these names without a mapping, whatever the values are.
  const bonus = field.name === column ? 2 : plainName(field.name) === plainName(column) ? 1 : 0;
  return {
    field: field.name,
    column,
    mapping,
    score: fits === 0 && bonus === 0 ? 0 : alike * (0.4 + 0.6 * fits) + bonus,
    why: [named, valuesFit(cells, fits), ...(note === undefined ? [] : [note])].join("; "),
  };
}

function valuesFit(cells: readonly Cell[], fits: number): string {
  if (cells.length === 0) return "no values to look at";
  if (fits > 0.99) return "its values fit";
  return fits === 0 ? "none of its values fits" : `${Math.round(100 * fits)}% of its values fit`;
}
