import type { Simulation } from "../../src/simulation/simulation.ts";
import { columnNotes } from "../state/column-notes.ts";
import { table } from "../state/history.ts";
import { ColumnsButton } from "./no-figures.tsx";
import { Words } from "./words.tsx";

const mostShown = 4;

/** What the history does not give the draft, with the way to its columns. */
export function ColumnsNote({ simulation }: { readonly simulation: Simulation }) {
  const { columns = [], isCut = false } = table.value ?? {};
  const notes = columnNotes(
    simulation,
    columns.map(({ name }) => name),
    isCut,
  );
  if (notes.length === 0) return null;
  const more = notes.length - mostShown;
  return (
    <div class="caution columns-note" role="note" aria-label="About the columns">
      <ul>
        {notes.slice(0, mostShown).map(({ field, text }) => (
          <li key={field}>
            <Words text={text} />
          </li>
        ))}
        {more > 0 ? <li>And {more} more.</li> : null}
      </ul>
      <ColumnsButton>Say what the columns are</ColumnsButton>
    </div>
  );
}
