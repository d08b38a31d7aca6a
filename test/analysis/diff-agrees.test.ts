import { test } from "vitest";
import { diffIsExact, largeDiffIsExact } from "./diff-agrees.ts";

test(diffIsExact.name, { timeout: 300_000 }, () => diffIsExact.hold({ seed: 20_261_121 }));

test(largeDiffIsExact.name, { timeout: 300_000 }, () => largeDiffIsExact.hold({ seed: 20_261_122 }));
