import type { FieldType } from "../../src/model/types.ts";
import type { Given } from "../state/mapping-form.ts";
import { readingOf, readingsOf, signsOf, withReading, withSigns } from "../state/mapping-reading.ts";
import { conversionWords } from "../state/mapping-words.ts";

interface ColumnReadingProps {
  readonly name: string;
  readonly kind: FieldType["kind"];
  readonly given: Given | undefined;
  readonly onChoose: (given: Given) => void;
}

/** How the cells of a column are written: as proposed, to be set otherwise. */
export function ColumnReading({ name, kind, given, onChoose }: ColumnReadingProps) {
  if (given === undefined) return null;
  const readings = readingsOf(kind);
  const words = conversionWords(given);
  const inForce = readingOf(readings, given);
  return (
    <>
      {words === "" ? null : <small class="below">{words}</small>}
      {readings.length === 0 ? null : (
        <label class="reading">
          written like{" "}
          <select
            aria-label={`How ${name} is written`}
            value={inForce === undefined ? -1 : readings.indexOf(inForce)}
            onChange={(event) => {
              const reading = readings[Number(event.currentTarget.value)];
              if (reading !== undefined) onChoose(withReading(given, reading));
            }}
          >
            {inForce === undefined ? <option value={-1}>otherwise</option> : null}
            {readings.map((reading, at) => (
              <option key={reading.words} value={at}>
                {reading.words}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind === "yes/no" ? <Signs name={name} given={given} onChoose={onChoose} /> : null}
    </>
  );
}

function Signs({ name, given, onChoose }: Omit<ColumnReadingProps, "kind"> & { readonly given: Given }) {
  const signs = signsOf(given);
  return (
    <span class="reading">
      <label>
        yes{" "}
        <input
          type="text"
          size={6}
          aria-label={`What means yes in ${name}`}
          placeholder="true, yes"
          value={signs.yes}
          onChange={(event) => onChoose(withSigns(given, { ...signs, yes: event.currentTarget.value }))}
        />
      </label>{" "}
      <label>
        no{" "}
        <input
          type="text"
          size={6}
          aria-label={`What means no in ${name}`}
          placeholder="false, no"
          value={signs.no}
          onChange={(event) => onChoose(withSigns(given, { ...signs, no: event.currentTarget.value }))}
        />
      </label>
    </span>
  );
}
