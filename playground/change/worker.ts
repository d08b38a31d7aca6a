import { expose } from "comlink";
import { changeWords, diff } from "../../src/analysis/index.ts";
import { createPolicies } from "../compute/policies.ts";
import type { ChangeLine, Comparing } from "./contract.ts";

const reading = createPolicies();

const comparing: Comparing = {
  compare: async (live, draft) => {
    const [before, now] = [reading(live).checked.policy, reading(draft).checked.policy];
    if (before === undefined || now === undefined) return undefined;
    const found = diff(before, now);
    const lines = (["weaker", "stricter", "different"] as const).flatMap((kind) =>
      found[kind].map(({ from, to, words, more, witness }): ChangeLine => {
        const [gone, come] = changeWords(from, to);
        return { kind, from: gone, to: come, where: words, more, witness };
      }),
    );
    return { ...found, lines, digest: before.digest };
  },
};

expose(comparing);
