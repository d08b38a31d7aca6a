import { type Draws, type Standing, strictestAsked } from "../../../model/asking.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet } from "../../boxes/box.ts";
import { isPlain, type PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { interval, type Side } from "../../boxes/side.ts";
import { lazily } from "../../space/lazily.ts";
import { askingText } from "./dominance.ts";
import { type Applying, changesAmong, type Evidence, namesPeople } from "./evidence.ts";
import type { Point, Reach } from "./reach.ts";
import { shownAt } from "./shown.ts";

/** Where more boxes of rules hold a point, it is not tried. */
const MOST_APPLYING = 64;

/** Every sample. */
const drawn: Draws = { review: 0, audit: 0, "spot check": 0 };

/** What shows that a rule changes something at a point; undefined where it does not, or cells alone do not say so. */
export function trialOf(
  policy: Policy,
  boxes: PolicyBoxes,
  reach: () => Reach,
): (place: number, point: Point) => Evidence | undefined {
  const { dimensions } = boxes;
  const { all } = dimensions;
  const peopleAreNamed = lazily(() => namesPeople(policy));
  const id = policy.identifiedBy === undefined ? -1 : (dimensions.ofField[policy.identifiedBy] ?? -1);
  const alone = new Map<string, boolean>();

  return (place, point) => {
    const isUnknown = (at: number): boolean => all[at]?.kind === "field" && point[at] === all[at].size - 1;
    if (reach().isPartial || (all.some((_, at) => isUnknown(at)) && peopleAreNamed())) return undefined;
    const draws = policy.identifiedBy === undefined || (id >= 0 && isUnknown(id)) ? undefined : drawn;
    const applying = applyingAt(point);
    if (applying === undefined || !changes(place, applying, draws)) return undefined;
    return { effect: "some", shown: shownAt(policy, boxes, point), draws, applying };
  };

  function applyingAt(point: Point): readonly Applying[] | undefined {
    const { owners, isPlain: isPlainBox, holding } = reach();
    const found = holding(point, MOST_APPLYING);
    if (found === undefined || !found.every(isPlainBox)) return undefined;
    const applying: Applying[] = [];
    for (const box of found) {
      const place = owners[box] as number;
      if (applying.at(-1)?.place === place) continue;
      const standing = standingAt(place, point);
      if (standing === undefined) return undefined;
      applying.push({ place, standing });
    }
    return applying;
  }

  /** Of a rule that is possible there; "possible" where it makes no difference that it is certain. */
  function standingAt(place: number, point: Point): Standing | undefined {
    const rule = policy.rules[place] as Rule;
    if (policy.otherwise === undefined && rule.inDoubt === undefined) return "possible";
    const certain = boxes.ofRule(place).certain();
    const held = certain?.filter((box) => boxesMeet(box, boxOf(point)));
    if (held === undefined || !held.every((box) => isPlain(dimensions, box))) return undefined;
    return held.length > 0 ? "certain" : "possible";
  }

  function boxOf(point: Point): Box {
    return all.map(({ kind }, at) =>
      kind === "fact" ? (dimensions.whole[at] as Side) : interval(point[at] as number, point[at] as number),
    );
  }

  function changes(place: number, applying: readonly Applying[], draws: Draws | undefined): boolean {
    const [only] = applying;
    const rule = policy.rules[place] as Rule;
    if (applying.length > 1 || rule.inDoubt !== undefined) return changesAmong(policy, place, applying, draws);
    const key = `${only?.standing} ${draws === undefined} ${rule.lets} ${askingText(rule.asks)}`;
    const known = alone.get(key) ?? changesAmong(policy, place, applying, draws);
    alone.set(key, known);
    return known;
  }
}

/** Whether a rule asks for nothing. */
export function asksNothing({ asks }: Rule): boolean {
  return strictestAsked(asks) === "proceed";
}
