import { useId, useState } from "preact/hooks";
import type { ColumnInfo } from "../compute/contract.ts";

/** Of more columns those are offered whose names hold what is typed. */
const mostListed = 200;
const mostOffered = 50;

export interface ColumnChoiceProps {
  readonly name: string;
  readonly columns: readonly ColumnInfo[];
  readonly value: string | undefined;
  /** Where the focus is to be. */
  readonly isFirst?: boolean;
  readonly onChoose: (column: string) => void;
}

export function ColumnChoice(props: ColumnChoiceProps) {
  return props.columns.length > mostListed ? <ColumnSearch {...props} /> : <ColumnList {...props} />;
}

function ColumnList({ name, columns, value, isFirst = false, onChoose }: ColumnChoiceProps) {
  return (
    <select
      aria-label={`Column of ${name}`}
      autofocus={isFirst}
      value={value === undefined ? -1 : columns.findIndex((column) => column.name === value)}
      onChange={(event) => onChoose(columns[Number(event.currentTarget.value)]?.name ?? "")}
    >
      {/* A column of the same name is taken in any case. */}
      {columns.some((column) => column.name === name) ? null : <option value={-1}>none</option>}
      {columns.map((column, at) => (
        <option key={column.name} value={at}>
          {column.name}
        </option>
      ))}
    </select>
  );
}

function ColumnSearch({ name, columns, value = "", isFirst = false, onChoose }: ColumnChoiceProps) {
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const sought = typed?.trim().toLowerCase();
  const offered = sought === undefined ? [] : firstWith(columns, sought);
  const choose = (field: HTMLInputElement): void => {
    const wanted = field.value.trim();
    const isKnown = wanted === "" || columns.some((column) => column.name === wanted);
    field.setCustomValidity(isKnown ? "" : "There is no column of this name.");
    if (isKnown) onChoose(wanted);
  };
  return (
    <>
      <input
        type="text"
        aria-label={`Column of ${name}`}
        autofocus={isFirst}
        list={list}
        placeholder={`none: type to search ${columns.length.toLocaleString("en")} columns`}
        value={typed ?? value}
        onFocus={() => setTyped(value)}
        onInput={(event) => {
          event.currentTarget.setCustomValidity("");
          setTyped(event.currentTarget.value);
        }}
        onChange={(event) => choose(event.currentTarget)}
      />
      <datalist id={list}>
        {offered.map((column) => (
          <option key={column} value={column} />
        ))}
      </datalist>
    </>
  );
}

function firstWith(columns: readonly ColumnInfo[], sought: string): readonly string[] {
  const found: string[] = [];
  for (const { name } of columns) {
    if (found.length === mostOffered) break;
    if (name.toLowerCase().includes(sought)) found.push(name);
  }
  return found;
}
