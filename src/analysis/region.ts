import { type Box, described } from "./described.ts";
import { type Draft, draftOf, literalsOf, widened } from "./draft.ts";
import { type Literal, negated } from "./solver/literal.ts";
import type { Found, Space, View } from "./space.ts";

export interface Regions {
  readonly boxes: readonly Box[];
  readonly words: readonly string[];
  /** False where there are more. */
  readonly all: boolean;
}

/**
 * Boxes that together are all inputs on which `target` holds, each as wide as can be; no more than `most`. With `among`
 * "known" they are about inputs whose values are all known, and say nothing of others. `claim` says by the judge whether
 * the target holds on an input.
 */
export function regionsOf(
  space: Space,
  target: Literal,
  most: number,
  claim: (found: Found) => boolean,
  among: "known" | "all" = "known",
): Regions {
  const [view] = space.views as readonly [View];
  const { solver } = space.circuit;
  const active = solver.fresh(true);
  const looked = among === "known" ? [view.allKnown] : [];
  const drafts: Draft[] = [];
  for (;;) {
    const answer = space.find([...looked, target, active], claim);
    if (answer.kind !== "found" || drafts.length >= most) {
      const boxes = drafts.map(({ cells, facts }) => {
        const truths = [...facts].map(([{ condition }, truth]) => [condition, truth] as const);
        return described(space.policy, space.plan.cuts, cells, truths);
      });
      const nothing = among === "known" ? "any whose values are known" : "any";
      return {
        boxes: boxes.map(({ box }) => box),
        words: boxes.map(({ words }) => words || nothing),
        all: answer.kind === "none",
      };
    }
    const draft = widened(space, view, target, looked, draftOf(space, view));
    drafts.push(draft);
    solver.addClause([negated(active), ...literalsOf(view.input, draft).map(negated)]);
  }
}
