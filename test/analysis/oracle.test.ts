import { test } from "vitest";
import { findingsAreExact } from "./oracle.ts";

test(findingsAreExact.name, { timeout: 300_000 }, () => findingsAreExact.hold({ seed: 20_261_121 }));
