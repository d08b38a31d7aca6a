import { test } from "vitest";
import { reachIsFound } from "./reach.ts";

test(reachIsFound.name, { timeout: 60_000 }, () => reachIsFound.hold({ seed: 20_261_121 }));
