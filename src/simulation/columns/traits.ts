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

/** The draws of one kind by the codes of an id, the first `done` of them; `isDrawn` where the id is one. */
export interface DrawnIds {
  readonly draws: Uint32Array;
  readonly isDrawn: Uint8Array;
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
  const { count } = column;
  const patternOf = new Uint32Array(count);
  let patterns = 1;
  let last: DrawnIds | undefined;
  for (const kind of sampleKinds) {
    const ofKind = thresholds[kind];
    if (ofKind.length === 0) continue;
    const drawn = yield* drawnIds(policy.name, kind, column, kept);
    for (let code = 0; code < count; code++)
      patternOf[code] = (patternOf[code] as number) + patterns * drawnWithin(ofKind, drawn.draws[code] as number);
    patterns *= ofKind.length + 1;
    last = drawn;
  }
  if (last === undefined) return undefined;
  for (let code = 0; code < count; code++) if (last.isDrawn[code] === 0) patternOf[code] = patterns;
  return spread(column.codes, patternOf, patterns + 1);
}

/** Goes on from where it stopped, and together with whoever is at it, too. */
function* drawnIds(
  salt: string,
  kind: SampleKind,
  column: FieldColumn,
  kept: Shelf<DrawnIds>,
): Generator<number, DrawnIds, void> {
  const { count } = column;
  const key = JSON.stringify([column.id, salt, kind]);
  const drawn =
    kept.get(key) ?? kept.put(key, { draws: new Uint32Array(count), isDrawn: new Uint8Array(count), done: 0 });
  while (drawn.done < count) {
    const code = drawn.done++;
    const id = column.isUnknown(code) ? undefined : idText(column.readingOf(code));
    if (id !== undefined) {
      drawn.draws[code] = sampleDraw(salt, kind, id);
      drawn.isDrawn[code] = 1;
    }
    if (code % idsAStep === idsAStep - 1) yield code / count;
  }
  return drawn;
}
