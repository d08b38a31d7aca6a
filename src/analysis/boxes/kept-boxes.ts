import type { Rule } from "../../model/policy.ts";
import type { Edit } from "../edit.ts";
import type { Memory } from "../memory.ts";
import { type Box, boxesMeet } from "./box.ts";
import type { Dimensions } from "./dimensions.ts";
import { type MovedPlaces, movedPlaces } from "./moved-places.ts";
import { type RuleBoxes, ruleBoxesOf } from "./rule-boxes.ts";

/** What is known of the boxes of a version from the version before. */
export interface KeptBoxes extends Pick<Edit, "after" | "added"> {
  readonly moved: MovedPlaces;
  /** By place, of rules that it had, too; all are there before any is asked for. */
  readonly ofRule: (RuleBoxes | undefined)[];
  readonly near: (place: number, ofRule: (place: number) => RuleBoxes) => readonly number[] | undefined;
  /** Where rules that are no more were certain, or a little more. */
  readonly removed: readonly Box[];
}

/** The boxes of a version, to be kept for the next. */
export interface BoxesToKeep {
  readonly rules: readonly Rule[];
  readonly dimensions: Dimensions;
  /** By place, as far as they were asked for. */
  readonly ofRule: readonly (RuleBoxes | undefined)[];
  /** As far as it was asked for. */
  readonly near: ReadonlyMap<number, readonly number[] | undefined>;
}

/** The boxes of the version before that the edit began with; what is kept for the next is to be put in their place. */
export function boxesBefore(memory: Memory, edit: Edit | undefined): BoxesToKeep | undefined {
  const { value } = memory.left<BoxesToKeep>("boxes");
  return value !== undefined && value.rules === edit?.from ? value : undefined;
}

export function keepBoxes(memory: Memory, boxes: BoxesToKeep): void {
  memory.left<BoxesToKeep>("boxes").value = boxes;
}

/** Undefined where the boxes lie elsewhere altogether. */
export function keptBoxes(before: BoxesToKeep, edit: Edit, dimensions: Dimensions): KeptBoxes | undefined {
  const moved = movedPlaces(before.dimensions, dimensions);
  if (moved === undefined) return undefined;
  const { after, added, gone } = edit;
  const goneFrom = (old: number): readonly Box[] =>
    (before.ofRule[old] ?? ruleBoxesOf(before.dimensions, before.rules[old] as Rule)).certain() ?? [];
  const ofRule: (RuleBoxes | undefined)[] = Array.from({ length: edit.before.length }, () => undefined);
  const isSame = before.dimensions === dimensions;
  for (let old = 0; old < after.length; old++) {
    const own = before.ofRule[old];
    const place = after[old] as number;
    if (place >= 0 && own !== undefined) ofRule[place] = isSame ? own : movedBoxes(own, moved);
  }
  return {
    moved,
    after,
    ofRule,
    added,
    removed: gone.flatMap(goneFrom).map(moved.around),
    near: (place, boxesOf) => {
      const near = before.near.get(edit.before[place] as number);
      const certain = boxesOf(place).certain();
      if (near === undefined || certain === undefined) return undefined;
      const still = near.map((other) => after[other] as number).filter((other) => other >= 0);
      for (const other of added) {
        const possible = boxesOf(other).possible();
        if (possible === undefined || possible.some((box) => certain.some((own) => boxesMeet(own, box))))
          still.push(other);
      }
      return still.sort((one, other) => one - other);
    },
  };
}

function movedBoxes({ certain, possible }: RuleBoxes, { exactly }: MovedPlaces): RuleBoxes | undefined {
  const [surely, maybe] = [certain()?.map(exactly), possible()?.map(exactly)];
  if (surely?.includes(undefined) || maybe?.includes(undefined)) return undefined;
  return { certain: () => surely as readonly Box[] | undefined, possible: () => maybe as readonly Box[] | undefined };
}
