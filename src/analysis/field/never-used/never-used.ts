import { readsOf } from "../../../model/children.ts";
import { type Context, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/**
 * Declared fields that no condition reads, no reviewer is shown, no promise and no mark is about, and that are no id, no time
 * and no name of a person who may not sign.
 */
export function fieldNeverUsed({ policy, places }: Context): readonly Finding[] {
  const details = [
    ...policy.rules,
    ...(policy.otherwise ? [policy.otherwise] : []),
    ...(policy.spotCheck ? [policy.spotCheck] : []),
  ];
  const shown = new Set(
    details.flatMap(({ details: { show, options = [] } }) => [
      ...show,
      ...options.map((option) => option.replace(/^modify /, "")),
    ]),
  );
  const promised = new Set<number>();
  for (const { promise } of policy.ensures) {
    if ("field" in promise) promised.add(promise.field);
    else for (const field of readsOf([promise.premise]).fields) promised.add(field);
  }
  const isMarked = (name: string): boolean =>
    policy.marks.some(({ field }) => field === name || field.startsWith(`${name}.`));
  return policy.fields.flatMap(({ name, read }, place) => {
    const isUsed =
      read ||
      promised.has(place) ||
      place === policy.datedBy ||
      place === policy.identifiedBy ||
      shown.has(name) ||
      isMarked(name);
    const span = places.field(name);
    return isUsed || span === undefined ? [] : [{ ...report("field/never-used", span, { field: name }), rules: [] }];
  });
}
