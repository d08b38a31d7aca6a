import { test } from "vitest";
import { diffIsExact } from "./diff-agrees.ts";

test(diffIsExact.name, { timeout: 300_000 }, () => diffIsExact.hold({ seed: 20_261_121 }));
