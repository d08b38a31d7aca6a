import type { Context } from "../context.ts";
import type { Finding } from "../finding.ts";
import { ensuredBound } from "./bounds/bounds.ts";
import { ensuredPair } from "./pairs/pairs.ts";

/** What a policy ensures: each proven, refuted, or undecided. */
export function ensures(context: Context): readonly Finding[] {
  return context.policy.ensures.map((ensure) =>
    "field" in ensure.promise
      ? ensuredPair(context, ensure, ensure.promise)
      : ensuredBound(context, ensure, ensure.promise),
  );
}
