import type { ColumnKnowledge, FieldKnowledge, Knowledge, RuleKnowledge } from "../model/knowledge.ts";
import { isRecord } from "./port.ts";

/**
 * The notification by which a client says what its history knows: `{ uri?, knowledge }`, of one policy or, without `uri`, of
 * every one. With `knowledge: null` it knows nothing any more.
 */
export const knowledgeMethod = "signoff/knowledge";

/** What of a message is knowledge; entries that are broken are left out. Undefined where nothing is. */
export function knowledgeIn(value: unknown): Knowledge | undefined {
  if (!isRecord(value)) return undefined;
  return {
    fields: entriesOf(value.fields, fieldKnowledge),
    rules: entriesOf(value.rules, ruleKnowledge),
    ...(Array.isArray(value.columns) && { columns: value.columns.slice(0, mostColumns).flatMap(columnKnowledge) }),
  };
}

const mostColumns = 2000;

function columnKnowledge(entry: unknown): readonly ColumnKnowledge[] {
  if (!isRecord(entry)) return [];
  const { name, holds, examples } = entry;
  if (typeof name !== "string" || typeof holds !== "string" || !Array.isArray(examples)) return [];
  return [{ name, holds, examples: examples.filter((each: unknown): each is string => typeof each === "string") }];
}

function entriesOf<Entry>(
  value: unknown,
  entryOf: (entry: Readonly<Record<string, unknown>>) => Entry | undefined,
): Readonly<Record<string, Entry>> {
  const found = new Map<string, Entry>();
  for (const [name, entry] of isRecord(value) ? Object.entries(value) : []) {
    const own = isRecord(entry) ? entryOf(entry) : undefined;
    if (own !== undefined) found.set(name, own);
  }
  return Object.fromEntries(found);
}

function fieldKnowledge(entry: Readonly<Record<string, unknown>>): FieldKnowledge | undefined {
  const { present, rows, least, most, quantiles, commonest } = entry;
  if (!isCount(present) || !isCount(rows)) return undefined;
  return {
    present,
    rows,
    ...(typeof least === "string" && { least }),
    ...(typeof most === "string" && { most }),
    ...(Array.isArray(quantiles) && {
      quantiles: quantiles.flatMap((one: unknown) =>
        isRecord(one) && typeof one.value === "string" && isCount(one.share)
          ? [{ share: one.share, value: one.value }]
          : [],
      ),
    }),
    ...(Array.isArray(commonest) && {
      commonest: commonest.flatMap((one: unknown) =>
        isRecord(one) && typeof one.value === "string" && isCount(one.count)
          ? [{ value: one.value, count: one.count }]
          : [],
      ),
    }),
  };
}

function ruleKnowledge(entry: Readonly<Record<string, unknown>>): RuleKnowledge | undefined {
  const { applies, certain, alone, perWeek } = entry;
  if (!isCount(applies) || !isCount(certain) || !isCount(alone)) return undefined;
  return { applies, certain, alone, ...(isCount(perWeek) && { perWeek }) };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
