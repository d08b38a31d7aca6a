import type { Policy } from "../../model/policy.ts";
import type { Field, FieldType } from "../../model/types.ts";
import type { Cell, Column, History, IsRead } from "../history/history.ts";
import { isProblem, type Problem } from "../problem.ts";
import { converterFor } from "./convert.ts";
import type { ColumnMapping, Mapping } from "./mapping.ts";
import { plainName, similarity } from "./similar.ts";

/** What is proposed for one field, and what it rests on. */
export interface FieldProposal {
  readonly field: string;
  readonly mapping?: string | ColumnMapping;
  /** In words: `the same name`, `a similar name; its values fit` … */
  readonly why: string;
}

export interface Proposal {
  readonly mapping: Mapping;
  readonly fields: readonly FieldProposal[];
}

const least = 0.55;

/** Proposes a mapping from how columns are called and what their first rows hold. */
export async function proposeMapping(policy: Policy, history: History): Promise<Proposal | Problem> {
  const names = history.columns.map(({ name }) => name);
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
  const candidates = policy.fields
    .flatMap((field) => history.columns.map((column) => candidate(field, column, samples.get(column.name) ?? [])))
    .filter(({ score }) => score >= least)
    .sort((first, second) => second.score - first.score);
  const chosen = new Map<string, Candidate>();
  const taken = new Set<string>();
  for (const one of candidates) {
    if (chosen.has(one.field) || taken.has(one.column)) continue;
    chosen.set(one.field, one);
    taken.add(one.column);
  }
  const fields = policy.fields.map(({ name }): FieldProposal => {
    const one = chosen.get(name);
    return one === undefined
      ? { field: name, why: "no column is like it" }
      : { field: name, mapping: one.mapping, why: one.why };
  });
  const error = names.find((name) => ["error", "iserror", "wrong", "waswrong", "modelerror"].includes(plainName(name)));
  return {
    mapping: {
      fields: Object.fromEntries(
        fields.flatMap(({ field, mapping }) => (mapping === undefined ? [] : [[field, mapping] as const])),
      ),
      ...(error === undefined || taken.has(error)
        ? {}
        : { error: adapted({ kind: "yes/no" }, { name: error }, samples.get(error) ?? []).mapping }),
    },
    fields,
  };
}

interface Candidate {
  readonly field: string;
  readonly column: string;
  readonly mapping: string | ColumnMapping;
  readonly score: number;
  readonly why: string;
}

function candidate(field: Field, from: Column, cells: readonly Cell[]): Candidate {
  const column = from.name;
  const alike = Math.max(similarity(field.name, column), 0.9 * similarity(field.path.at(-1) ?? "", column));
  const { mapping, fits, note } = adapted(field.type, from, cells);
  const named =
    field.name === column ? "the same name" : alike === 1 ? "the same name but for its spelling" : "a similar name";
  const values =
    cells.length === 0
      ? "no values to look at"
      : fits > 0.99
        ? "its values fit"
        : fits === 0
          ? "none of its values fits"
          : `${Math.round(100 * fits)}% of its values fit`;
  // A simulation takes these names without a mapping, whatever the values are.
  const bonus = field.name === column ? 2 : plainName(field.name) === plainName(column) ? 1 : 0;
  return {
    field: field.name,
    column,
    mapping,
    score: fits === 0 && bonus === 0 ? 0 : alike * (0.4 + 0.6 * fits) + bonus,
    why: [named, values, ...(note === undefined ? [] : [note])].join("; "),
  };
}

/** The mapping that lets most cells be read, and the share of them that can. */
function adapted(
  type: FieldType,
  { name: column, isRead }: { readonly name: string; readonly isRead?: IsRead },
  cells: readonly Cell[],
): { readonly mapping: string | ColumnMapping; readonly fits: number; readonly note?: string } {
  const plain = { mapping: column, fits: share(type, {}, cells, isRead) };
  if (type.kind === "yes/no" && plain.fits < 1) {
    const texts = new Set(cells.map(String));
    const pair = [
      ["1", "0"],
      ["Y", "N"],
      ["y", "n"],
      ["T", "F"],
      ["t", "f"],
      ["1.0", "0.0"],
      ...["true false", "True False", "TRUE FALSE", "yes no", "Yes No", "YES NO"].map((signs) => signs.split(" ")),
    ].find((signs) => [...texts].every((text) => signs.includes(text)));
    const [yes, no] = pair ?? [];
    if (texts.size > 0 && yes !== undefined && no !== undefined)
      return { mapping: { column, yes, no }, fits: 1, note: `${yes} is yes, ${no} is no` };
  }
  if (type.kind === "choice") {
    const texts = [...new Set(cells.map(String))];
    const meant = texts.map((text) => [text, choiceMeant(type.choices, text)] as const);
    const values = Object.fromEntries(
      meant.flatMap(([text, choice]) => (choice && choice !== text ? [[text, choice]] : [])),
    );
    const left = meant.flatMap(([text, choice]) => (choice === undefined ? [text] : []));
    const spelt = Object.keys(values).length > 0;
    const notes = [...(spelt ? ["choices spelt otherwise"] : []), ...(left.length > 0 ? [toTranslate(left)] : [])];
    const mapping = spelt ? { column, values } : column;
    return {
      mapping,
      fits: share(type, spelt ? { values } : {}, cells, isRead),
      ...(notes.length > 0 ? { note: notes.join("; ") } : {}),
    };
  }
  if (type.kind === "number" && type.most === "1" && type.least === "0") {
    const numbers = cells.map(Number);
    if (
      numbers.length > 0 &&
      numbers.some((number) => number > 1) &&
      numbers.every((number) => number >= 0 && number <= 100)
    )
      return { mapping: { column, unit: "percent" }, fits: share(type, { unit: "percent" }, cells), note: "percent" };
  }
  if (plain.fits < 1 && (type.kind === "number" || type.kind === "money")) {
    const fits = share(type, { decimal: "." }, cells);
    if (fits > plain.fits) return { mapping: { column, decimal: "." }, fits, note: "numbers written as texts" };
  }
  if (plain.fits < 1 && type.kind === "text" && cells.some((cell) => typeof cell === "number"))
    return { mapping: { column, values: {} }, fits: 1, note: "numbers taken as texts" };
  return plain;
}

/** The choice that a text spells otherwise, or the only one that it holds as words: `1 - Critical` is critical. */
function choiceMeant(choices: readonly string[], text: string): string | undefined {
  const words = (whole: string) =>
    ` ${
      whole
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(" ") ?? ""
    } `;
  const same = choices.find((one) => one === text) ?? choices.find((one) => plainName(one) === plainName(text));
  const held = choices.filter((one) => words(one).trim() !== "" && words(text).includes(words(one)));
  return same ?? (held.length === 1 ? held[0] : undefined);
}

const mostTold = 6;

function toTranslate(texts: readonly string[]): string {
  const told = texts.slice(0, mostTold).map((text) => `"${text.slice(0, 40)}"`);
  return `say in "values" what ${told.join(", ")}${texts.length > mostTold ? ` and ${texts.length - mostTold} more` : ""} ${texts.length === 1 ? "means" : "mean"}`;
}

function share(type: FieldType, mapping: ColumnMapping, cells: readonly Cell[], isRead?: IsRead): number {
  if (cells.length === 0) return 0.5;
  const convert = converterFor(type, mapping, isRead);
  const fit = cells.filter((cell) => {
    if (cell === null) return false;
    const { value, unread } = convert(cell, null);
    if (unread) return false;
    return type.kind !== "choice" || (typeof value === "string" && type.choices.includes(value));
  });
  return fit.length / cells.length;
}
