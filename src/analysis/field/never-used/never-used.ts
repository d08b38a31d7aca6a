import { readsOf } from "../../../model/children.ts";
import { type Context, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/** Declared fields that no condition reads and no reviewer is shown, and that are no id, no time, no name of a person. */
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
  return policy.fields.flatMap(({ name, read }, place) => {
    const isUsed =
      read || promised.has(place) || place === policy.datedBy || place === policy.identifiedBy || shown.has(name);
    const span = places.field(name);
    return isUsed || span === undefined ? [] : [{ ...report("field/never-used", span, { field: name }), rules: [] }];
  });
}
