import { type Fault, faultsIn } from "./fault.ts";

/** In what is kept from one version of a policy to the next. */
export const editFaults: readonly Fault[] = [
  ...faultsIn("edit.ts", [
    "recheck reuses a stale answer: rules are looked up by where they stand now",
    "old < 0 ? work(rules[place] as Rule, place) : (before?.[old] as Value)",
    "old < 0 ? work(rules[place] as Rule, place) : (before?.[place] as Value)",
  ]),
  ...faultsIn("space/refined-cut.ts", [
    "recheck moves a cell too far: that before a new one moves, too",
    "if (moved > at) moved++;",
    "if (moved >= at) moved++;",
  ]),
  ...faultsIn("space/next-plan.ts", [
    "recheck forgets new thresholds",
    "if (counted.count++ === 0) news",
    "if (counted.count++ === 1) news",
  ]),
  ...faultsIn("boxes/kept-boxes.ts", [
    "recheck forgets where rules were that are no more",
    "removed: gone.flatMap(goneFrom).map(moved.around)",
    "removed: []",
  ]),
  ...faultsIn("policy/gap/kept-regions.ts", [
    "recheck keeps regions that could be wider",
    "isFree(covered, region, apart, place)) return true;",
    "isFree(covered, region, apart, place)) return false;",
  ]),
  ...faultsIn("policy/gap/covered-table.ts", [
    "recheck reuses a stale answer: rows of boxes that lie elsewhere now",
    "value.dimensions === dimensions",
    "value.dimensions.all.length === dimensions.all.length",
  ]),
  ...faultsIn("rules/overlap/kept-groups.ts", [
    "recheck reuses a stale answer: as many pairs are the same pairs",
    "!isMoved(before.meeting, meeting, after)",
    "before.meeting.length !== meeting.length",
  ]),
  ...faultsIn("rules/conflict/lost-lettings.ts", [
    "recheck reuses a stale answer: a rule that was unbeaten stays so",
    "const near = wasUnbeaten ? edit?.added : boxes.near(place);",
    "const near = wasUnbeaten ? [] : boxes.near(place);",
  ]),
  ...faultsIn("rules/nearly-meet/changes.ts", [
    "recheck keeps thresholds of rules that are no more",
    "for (const place of before && edit ? edit.gone : [])",
    "for (const place of before && edit ? edit.gone.slice(1) : [])",
  ]),
];
