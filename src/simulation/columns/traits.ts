import { idText } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import { type LookedAt, unknownReads } from "../../model/unknowns.ts";
import { type SampleKind, sampleDraw } from "../../values/md5.ts";
import { drawnWithin, sampleKinds, sampleThresholds } from "../verdict.ts";
import type { FieldColumn } from "./base.ts";
import type { Coded } from "./pair-codes.ts";
import { spread } from "./partition.ts";
import type { Shelf } from "./store.ts";

/** Rows apart by what is unknown of one field; undefined where nothing of it is, or all of it in every row. */
export function unknownTrait(policy: Policy, looked: LookedAt, place: number, column: FieldColumn): Coded | undefined {
  const patterns = new Map<string, number>([["", 0]]);
  const patternOf = new Uint32Array(column.count);
  const isList = ["list", "items"].includes(policy.fields[place]?.type.kind ?? "");
  const ofField: LookedAt = { ...looked, byName: [place] };
  for (let code = 0; code < column.count; code++) {
    if (!isList && !column.isUnknown(code)) continue;
    const reading = column.readingOf(code);
    const content = JSON.stringify(unknownReads(policy, ofField, () => reading).map(({ field }) => field));
    const pattern = content === "[]" ? 0 : (patterns.get(content) ?? patterns.size);
    patterns.set(content === "[]" ? "" : content, pattern);
    patternOf[code] = pattern;
  }
  if (patterns.size === 1 || column.count === 1) return undefined;
  return spread(column.codes, patternOf, patterns.size);
}

/** The draws of one kind by the codes of an id. */
export interface DrawnIds {
  readonly draws: Uint32Array;
  done: number;
}

const idsAStep = 2048;

/** Rows apart by which samples take them; undefined where there are none. */
export function* drawTrait(
  policy: Policy,
  column: FieldColumn,
  kept: Shelf<DrawnIds>,
): Generator<number, Coded | undefined, void> {
  const thresholds = sampleThresholds(policy);
  const kinds = sampleKinds.filter((kind) => thresholds[kind].length > 0);
  if (kinds.length === 0) return undefined;
  const patternOf = new Uint32Array(column.count);
  let patterns = 1;
  for (const kind of kinds) {
    const key = JSON.stringify([column.id, policy.name, kind]);
    const drawn = kept.get(key) ?? kept.put(key, { draws: new Uint32Array(column.count), done: 0 });
    yield* drawAll(drawn, policy.name, kind, column);
    for (let code = 0; code < column.count; code++)
      patternOf[code] =
        (patternOf[code] as number) + patterns * drawnWithin(thresholds[kind], drawn.draws[code] as number);
    patterns *= thresholds[kind].length + 1;
  }
  for (let code = 0; code < column.count; code++)
    if (column.isUnknown(code) || idText(column.readingOf(code)) === undefined) patternOf[code] = patterns;
  return spread(column.codes, patternOf, patterns + 1);
}

function* drawAll(drawn: DrawnIds, salt: string, kind: SampleKind, column: FieldColumn): Generator<number, void, void> {
  for (let code = drawn.done; code < column.count; code++) {
    const id = column.isUnknown(code) ? undefined : idText(column.readingOf(code));
    if (id !== undefined) drawn.draws[code] = sampleDraw(salt, kind, id);
    drawn.done = code + 1;
    if (code % idsAStep === idsAStep - 1) yield code / column.count;
  }
}
