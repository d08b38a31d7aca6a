import { test } from "vitest";
import { anyPolicyIsAnswered } from "./any-policy.ts";

test(anyPolicyIsAnswered.name, { timeout: 300_000 }, () => anyPolicyIsAnswered.hold({ seed: 20_261_121 }));
