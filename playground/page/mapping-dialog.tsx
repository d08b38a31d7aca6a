import { useState } from "preact/hooks";
import type { ColumnMapping, Mapping } from "../../src/simulation/mapping/mapping.ts";
import type { FieldProposal } from "../../src/simulation/mapping/propose.ts";
import type { ColumnInfo } from "../compute/contract.ts";
import { acceptMapping, proposed, table } from "../state/history.ts";
import { Dialog } from "./dialog.tsx";

type Given = string | ColumnMapping;

/** After a file of the reader's own was read: which column is which field, as proposed, to be changed and accepted. */
export function MappingDialog() {
  const found = proposed.value;
  const history = table.value;
  if (found === undefined || history === undefined) return null;
  const close = (): void => {
    proposed.value = undefined;
  };
  return (
    <Dialog title={`What the columns of ${history.name} are`} onClose={close}>
      <MappingForm key={history.name} proposal={found.mapping} fields={found.fields} columns={history.columns} />
    </Dialog>
  );
}

interface MappingFormProps {
  readonly proposal: Mapping;
  readonly fields: readonly FieldProposal[];
  readonly columns: readonly ColumnInfo[];
}

function MappingForm({ proposal, fields, columns }: MappingFormProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Given>>(new Map(Object.entries(proposal.fields ?? {})));
  const [error, setError] = useState<Given | undefined>(proposal.error);
  const choose = (field: string, column: string): void => {
    const next = new Map(chosen);
    const own = fields.find((each) => each.field === field)?.mapping;
    if (column === "") next.delete(field);
    else next.set(field, own !== undefined && columnOf(own) === column ? own : column);
    setChosen(next);
  };
  const accept = (event: Event): void => {
    event.preventDefault();
    const { error: _, ...rest } = proposal;
    acceptMapping({ ...rest, fields: Object.fromEntries(chosen), ...(error === undefined ? {} : { error }) });
  };
  const missing = fields.filter(({ field }) => !chosen.has(field)).length;
  return (
    <form class="mapping" onSubmit={accept}>
      <p class="soft">
        Proposed from the names and the first values. A field without a column is unknown in every decision, and a
        policy treats what it does not know with caution.
      </p>
      <div class="wide">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Field of the policy</th>
              <th scope="col">Column of the file</th>
              <th scope="col">Its first values</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, mapping, why }) => {
              const column = columnOf(chosen.get(field));
              return (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td>
                    <ColumnChoice
                      name={field}
                      columns={columns}
                      value={column}
                      onChoose={(name) => choose(field, name)}
                    />
                  </td>
                  <td class="examples">{examplesOf(columns, column)}</td>
                  <td>{column === columnOf(mapping) ? why : "your choice"}</td>
                </tr>
              );
            })}
            <tr>
              <th scope="row">The decision was wrong</th>
              <td>
                <ColumnChoice
                  name="The decision was wrong"
                  columns={columns}
                  value={columnOf(error)}
                  onChoose={(name) =>
                    setError(name === "" ? undefined : name === columnOf(proposal.error) ? proposal.error : name)
                  }
                />
              </td>
              <td class="examples">{examplesOf(columns, columnOf(error))}</td>
              <td>with it, errors are counted</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="row">
        <button type="submit" class="button main">
          Use these columns
        </button>
        <span class="soft">
          {missing === 0
            ? "Every field has a column."
            : `${missing} ${missing === 1 ? "field has" : "fields have"} no column.`}
        </span>
      </p>
    </form>
  );
}

interface ColumnChoiceProps {
  readonly name: string;
  readonly columns: readonly ColumnInfo[];
  readonly value: string | undefined;
  readonly onChoose: (column: string) => void;
}

function ColumnChoice({ name, columns, value, onChoose }: ColumnChoiceProps) {
  return (
    <select
      aria-label={`Column of ${name}`}
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

function columnOf(given: Given | undefined): string | undefined {
  return typeof given === "string" ? given : given?.column;
}

function examplesOf(columns: readonly ColumnInfo[], name: string | undefined): string {
  return (columns.find((column) => column.name === name)?.examples ?? []).slice(0, 3).join(", ");
}
