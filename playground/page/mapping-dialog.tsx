import { useState } from "preact/hooks";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import type { FieldProposal } from "../../src/simulation/mapping/propose.ts";
import type { ColumnInfo } from "../compute/contract.ts";
import { facts } from "../state/compiled.ts";
import { download } from "../state/download.ts";
import { acceptMapping, mapping as inForce, proposed, table } from "../state/history.ts";
import { chosenMapping, columnOf, firstChoice, type Given, mappingText, withColumn } from "../state/mapping-form.ts";
import { conversionWords, withoutWords } from "../state/mapping-words.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { ColumnReading } from "./column-reading.tsx";
import { Dialog } from "./dialog.tsx";

/** Which column of the history is which field: as it is in force, else as proposed, to be changed and accepted. */
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
  const before = inForce.peek()?.mapping;
  const named = new Map(Object.entries(before?.fields ?? {}));
  const isDated = facts.value.last?.answer?.datedBy !== undefined;
  const [chosen, setChosen] = useState(() => firstChoice(proposal, before, fields));
  const choose = (field: string, given: Given | undefined): void => {
    const next = new Map(chosen.fields);
    if (given === undefined) next.delete(field);
    else next.set(field, given);
    setChosen({ ...chosen, fields: next });
  };
  const accept = (event: Event): void => {
    event.preventDefault();
    acceptMapping(chosenMapping(chosen, before));
  };
  const missing = fields.filter(({ field }) => !chosen.fields.has(field)).length;
  return (
    <form class="mapping" onSubmit={accept}>
      <p class="soft">
        {before === undefined
          ? "Proposed from the names and the first values."
          : "As they are read now; for other fields, proposed from the names and the first values."}{" "}
        A field without a column is unknown in every decision, and a policy treats what it does not know with caution.
      </p>
      <div class="wide">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Field of the policy</th>
              <th scope="col">Column of the file</th>
              <th scope="col">Its first values</th>
              <th scope="col">Why, and how it is read</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, kind, mapping, why }, at) => {
              const given = chosen.fields.get(field);
              const column = columnOf(given);
              return (
                <tr key={field} class={given === undefined ? "lacking" : undefined}>
                  <th scope="row">{field}</th>
                  <td>
                    <ColumnChoice
                      name={field}
                      columns={columns}
                      value={column}
                      isFirst={at === 0}
                      onChoose={(name) => choose(field, withColumn(name, named.get(field), mapping))}
                    />
                  </td>
                  <Examples of={examplesOf(columns, column)} />
                  <td>
                    {given === undefined ? <span aria-hidden="true">▲ </span> : null}
                    {column === columnOf(mapping) ? withoutWords(why, conversionWords(given)) : "chosen by you"}
                    <ColumnReading name={field} kind={kind} given={given} onChoose={(other) => choose(field, other)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            {isDated ? null : (
              <tr>
                <th scope="row">The time of the decision</th>
                <td>
                  <ColumnChoice
                    name="The time of the decision"
                    columns={columns}
                    value={columnOf(chosen.time)}
                    onChoose={(name) => setChosen({ ...chosen, time: withColumn(name, before?.time, proposal.time) })}
                  />
                </td>
                <Examples of={examplesOf(columns, columnOf(chosen.time))} />
                <td>
                  {chosen.time === undefined
                    ? "without it nothing is counted by day or hour"
                    : "with it reviews are counted by day and hour"}
                  <ColumnReading
                    name="The time of the decision"
                    kind="time"
                    given={chosen.time}
                    onChoose={(time) => setChosen({ ...chosen, time })}
                  />
                </td>
              </tr>
            )}
            <tr>
              <th scope="row">The decision was wrong</th>
              <td>
                <ColumnChoice
                  name="The decision was wrong"
                  columns={columns}
                  value={columnOf(chosen.error)}
                  onChoose={(name) => setChosen({ ...chosen, error: withColumn(name, before?.error, proposal.error) })}
                />
              </td>
              <Examples of={examplesOf(columns, columnOf(chosen.error))} />
              <td>
                {chosen.error === undefined ? "without it no errors are counted" : "with it errors are counted"}
                <ColumnReading
                  name="The decision was wrong"
                  kind="yes/no"
                  given={chosen.error}
                  onChoose={(error) => setChosen({ ...chosen, error })}
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="row">
        <button type="submit" class="button main">
          Use these columns
        </button>
        <button
          type="button"
          class="button"
          onClick={() => download("mapping.json", "application/json", mappingText(chosenMapping(chosen, before)))}
        >
          Download as mapping.json
        </button>
        <span class={missing === 0 ? "soft" : "lacks"}>
          {missing === 0
            ? "Every field has a column."
            : `▲ ${missing === 1 ? "One field has" : `${missing} fields have`} no column.`}
        </span>
      </p>
    </form>
  );
}

function Examples({ of }: { readonly of: string }) {
  return (
    <td class="examples" title={of}>
      {of}
    </td>
  );
}

function examplesOf(columns: readonly ColumnInfo[], name: string | undefined): string {
  return (columns.find((column) => column.name === name)?.examples ?? []).slice(0, 3).join(", ");
}
