import { test } from "vitest";
import { diffIsExact, largeDiffIsExact } from "./diff-agrees.ts";

test(diffIsExact.name, () => diffIsExact.hold({ seed: 20_261_121 }));

test(largeDiffIsExact.name, () => largeDiffIsExact.hold({ seed: 20_261_122 }));
