import { test } from "vitest";
import { reachIsFound } from "./reach.ts";

test(reachIsFound.name, () => reachIsFound.hold({ seed: 20_261_121 }));
