import type { Field } from "../../src/model/types.ts";
import type { PolicyTexts } from "./policy-texts.ts";

interface ColumnQuestion {
  /** What a decision holds, by the first part of each field's name. */
  readonly names: readonly string[];
  readonly fields: readonly Pick<Field, "name" | "path" | "read">[];
  readonly identifiedBy: string | undefined;
  readonly datedBy: string | undefined;
  readonly draft: PolicyTexts;
  readonly live: PolicyTexts | undefined;
}

/** Which values of a changed decision tell why, and which are only there besides. */
export interface Columns {
  readonly first: readonly string[];
  readonly rest: readonly string[];
}

const fewest = 4;

/** First what names the decision and its moment, then what the changed lines speak of, then what else the rules read. */
export function columnsOf({ names, fields, identifiedBy, datedBy, draft, live }: ColumnQuestion): Columns {
  const known = new Map(fields.map(({ name, path, read }) => [path[0] ?? name, read]));
  const spoken = wordsOfChange(draft, live);
  const rankOf = (name: string): number => {
    if (name === identifiedBy) return 0;
    if (name === datedBy) return 1;
    if (spoken.has(name)) return 2;
    return known.get(name) === true ? 3 : 4;
  };
  const sorted = [...names].sort((one, other) => rankOf(one) - rankOf(other));
  const count = Math.max(fewest, sorted.filter((name) => rankOf(name) < 3).length);
  return { first: sorted.slice(0, count), rest: sorted.slice(count) };
}

/** The words of the lines that only one of the two versions has. */
function wordsOfChange(draft: PolicyTexts, live: PolicyTexts | undefined): ReadonlySet<string> {
  const [now, before] = [linesOf(draft), linesOf(live ?? [])];
  const changed = [...[...now].filter((line) => !before.has(line)), ...[...before].filter((line) => !now.has(line))];
  return new Set(changed.flatMap((line) => line.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
}

function linesOf(texts: readonly { readonly text: string }[]): Set<string> {
  return new Set(texts.flatMap(({ text }) => text.split("\n").map((line) => line.trim())));
}
