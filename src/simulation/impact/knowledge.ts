import type { FieldKnowledge, Knowledge, RuleKnowledge } from "../../model/knowledge.ts";
import { phraseKnown, readAsPercent } from "../../model/phrase.ts";
import type { Policy } from "../../model/policy.ts";
import { type KnownValue, type Reading, readFieldOf } from "../../model/read.ts";
import type { Field } from "../../model/types.ts";
import { feedOf } from "../columns/feed.ts";
import type { Replay } from "../columns/replay.ts";
import { put } from "../mapping/convert.ts";
import type { Source } from "../mapping/plan.ts";
import type { Table } from "../table/table.ts";
import { ruleNames } from "../verdict.ts";
import { nearestRank } from "./spread.ts";
import { weeksOf } from "./weeks.ts";

/** Looks at each column once, as long as the field that reads it stays the same. */
export function knowledgeOf(table: Table): (replay: Replay) => Knowledge {
  const kept = new Map<string, readonly (readonly [string, FieldKnowledge])[]>();
  return (replay) => {
    const { policy, plan } = replay;
    const used = new Map<string, readonly (readonly [string, FieldKnowledge])[]>();
    const fields: (readonly [string, FieldKnowledge])[] = [];
    for (const [place, field] of policy.fields.entries()) {
      const source = plan.fields.get(place);
      const asPercent = readAsPercent(policy, place);
      const isId = place === policy.identifiedBy;
      const key = JSON.stringify([field, source?.mapping, isId, asPercent, policy.zone?.name, policy.zone?.version]);
      const isRead = plan.isRead(source?.mapping.column ?? "");
      const known = kept.get(key) ?? fieldKnowledge(table, { policy, field, source, isRead, isId, asPercent });
      used.set(key, known);
      fields.push(...known);
    }
    kept.clear();
    for (const [key, known] of used) kept.set(key, known);
    return { fields: Object.fromEntries(fields), rules: Object.fromEntries(rulesIn(replay)) };
  };
}

function rulesIn(replay: Replay): readonly (readonly [string, RuleKnowledge])[] {
  const { policy, classes } = replay;
  const names = ruleNames(policy);
  const counts = names.map(() => ({ applies: 0, certain: 0, alone: 0 }));
  for (const { verdict, rows } of classes)
    for (const { place, certain, alone } of verdict.rules) {
      const count = counts[place];
      if (count === undefined) continue;
      count.applies += rows;
      if (certain) count.certain += rows;
      if (alone) count.alone += rows;
    }
  const weeks = weeksOf(replay);
  return names.map((name, place) => {
    const count = counts[place] as { applies: number; certain: number; alone: number };
    return [name, { ...count, ...(weeks === undefined ? {} : { perWeek: count.applies / weeks }) }];
  });
}

interface FieldQuestion {
  readonly policy: Policy;
  readonly field: Field;
  readonly source: Source | undefined;
  readonly isRead: ReturnType<Replay["plan"]["isRead"]>;
  readonly isId: boolean;
  readonly asPercent: boolean;
}

/** Of a field, and of the fields of its items. */
function fieldKnowledge(table: Table, question: FieldQuestion): readonly (readonly [string, FieldKnowledge])[] {
  const { policy, field, source, isRead, isId, asPercent } = question;
  const { rows } = table;
  if (source === undefined) return [[field.name, { present: 0, rows }]];
  const feed = feedOf(table, source, isRead, isId);
  const rowsOf = new Uint32Array(feed.count);
  for (const code of feed.codes) rowsOf[code] = (rowsOf[code] as number) + 1;
  const readingOf = (code: number): Reading => {
    const container: Record<string, unknown> = Object.create(null);
    const value = feed.valueOf(code);
    if (value !== undefined) put(container, field.path, value);
    return readFieldOf(container, field, { zone: policy.zone });
  };
  const whole = (told: Partial<FieldKnowledge>): readonly [string, FieldKnowledge] => [
    field.name,
    { present: feed.present, rows, ...told },
  ];
  const { type } = field;
  switch (type.kind) {
    case "number":
    case "money":
    case "date":
    case "time": {
      const scale = scaleOf(asPercent);
      for (let code = 0; code < feed.count; code++) scale.add(readingOf(code), rowsOf[code] as number);
      return [whole(scale.told())];
    }
    case "text":
    case "choice":
    case "yes/no":
      return [whole({ commonest: commonestOf(rowsOf, readingOf) })];
    case "list":
      return [whole({})];
    case "items": {
      const scales = type.fields.map(() => ({ present: 0, scale: scaleOf(false) }));
      let items = 0;
      for (let code = 0; code < feed.count; code++) {
        const reading = readingOf(code);
        if (!reading.known || reading.value.kind !== "items") continue;
        const weight = rowsOf[code] as number;
        for (const item of reading.value.items) {
          items += weight;
          for (const [at, each] of item.entries()) {
            const known = scales[at];
            if (known === undefined) continue;
            if (each.known || each.cause !== "absent") known.present += weight;
            known.scale.add(each, weight);
          }
        }
      }
      const parts = type.fields.map(({ path }, at): readonly [string, FieldKnowledge] => {
        const known = scales[at];
        return [
          `${field.name}.${path.join(".")}`,
          { present: known?.present ?? 0, rows: items, ...(known?.scale.told() ?? {}) },
        ];
      });
      return [whole({}), ...parts];
    }
  }
}

const shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** Values in order, each with how often it stands; money of several currencies has no order. */
function scaleOf(asPercent: boolean): {
  readonly add: (reading: Reading, times: number) => void;
  readonly told: () => Partial<FieldKnowledge>;
} {
  const entries: { readonly key: number; readonly value: KnownValue; readonly times: number }[] = [];
  const currencies = new Set<string>();
  return {
    add: (reading, times) => {
      if (!reading.known || times === 0) return;
      const key = keyOf(reading.value);
      if (key === undefined) return;
      if (reading.value.kind === "money") currencies.add(reading.value.currency);
      entries.push({ key, value: reading.value, times });
    },
    told: () => {
      const first = entries.sort((one, other) => one.key - other.key)[0];
      const last = entries.at(-1);
      if (first === undefined || last === undefined || currencies.size > 1) return {};
      const total = entries.reduce((sum, { times }) => sum + times, 0);
      const text = (value: KnownValue): string => phraseKnown(value, asPercent);
      let at = 0;
      let passed = first.times;
      const quantiles = shares.map((share) => {
        const rank = nearestRank(total, share);
        while (passed <= rank) passed += (entries[++at] as (typeof entries)[number]).times;
        return { share, value: text((entries[at] as (typeof entries)[number]).value) };
      });
      return { least: text(first.value), most: text(last.value), quantiles };
    },
  };
}

function keyOf(value: KnownValue): number | undefined {
  switch (value.kind) {
    case "number":
      return value.value;
    case "money":
      return Number(value.units);
    case "date":
      return value.day;
    case "time":
      return value.at;
    default:
      return undefined;
  }
}

const mostCommon = 10;
const fewValues = 10_000;

/** Ids and the like, that nearly every row has for itself, have no commonest. */
function commonestOf(
  rowsOf: Uint32Array,
  readingOf: (code: number) => Reading,
): readonly { readonly value: string; readonly count: number }[] {
  const codes = Array.from(rowsOf.keys()).filter((code) => (rowsOf[code] as number) > 0);
  if (codes.length > fewValues) codes.sort((one, other) => (rowsOf[other] as number) - (rowsOf[one] as number));
  const counts = new Map<string, number>();
  for (const code of codes.slice(0, fewValues)) {
    const reading = readingOf(code);
    if (!reading.known) continue;
    const text = phraseKnown(reading.value);
    counts.set(text, (counts.get(text) ?? 0) + (rowsOf[code] as number));
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 1 || counts.size <= mostCommon)
    .sort((one, other) => other.count - one.count)
    .slice(0, mostCommon);
}
