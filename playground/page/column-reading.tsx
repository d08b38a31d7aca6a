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
  const choose = (changed: Partial<typeof signs>): void => onChoose(withSigns(given, { ...signs, ...changed }));
  return (
    <span class="reading">
      <Sign answer="yes" name={name} usual="true, yes" value={signs.yes} onChoose={(yes) => choose({ yes })} />{" "}
      <Sign answer="no" name={name} usual="false, no" value={signs.no} onChoose={(no) => choose({ no })} />
    </span>
  );
}

interface SignProps {
  readonly answer: "yes" | "no";
  readonly name: string;
  /** What is read so where nothing is given. */
  readonly usual: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Sign({ answer, name, usual, value, onChoose }: SignProps) {
  return (
    <label>
      {answer}{" "}
      <input
        type="text"
        size={6}
        aria-label={`What means ${answer} in ${name}`}
        placeholder={usual}
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      />
    </label>
  );
}
