import type { ColumnInfo } from "../compute/contract.ts";
import { facts } from "../state/compiled.ts";
import { table } from "../state/history.ts";

const mostNamed = 16;

/** For a draft without a rule: how the first is written, in the names of the columns that are open. */
export function FirstRule() {
  const known = facts.value.last?.answer;
  const history = table.value;
  if (known === undefined || known.rules.length > 0 || history === undefined) return null;
  const { name, columns } = history;
  const counted = columns.find(isCounted);
  const [example = "10000"] = counted?.examples ?? [];
  const named = columns.slice(0, mostNamed).map((column) => column.name);
  const more = columns.length - named.length;
  return (
    <div class="standing first-rule">
      <p>
        This draft has no rule yet, so every decision proceeds without a person. Write one into the text: a condition,
        an arrow (<code>→</code> or <code>{"->"}</code>), and who reviews, such as{" "}
        <code>{`${counted?.name ?? "amount"} > ${example} → review by finance`}</code>.
      </p>
      <p class="soft">
        Columns of {name}: {named.join(", ")}
        {more > 0 ? ` and ${more} more` : ""}.
      </p>
    </div>
  );
}

/** A column that a condition can compare with a number. */
function isCounted({ name, distinct, examples }: ColumnInfo): boolean {
  return /^[a-z_]\w*$/i.test(name) && distinct > 2 && examples.every((text) => /^\d+(\.\d+)?$/.test(text));
}
