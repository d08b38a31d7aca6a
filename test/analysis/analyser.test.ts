import { test } from "vitest";
import { editsAreFollowed } from "./analyser.ts";

test(editsAreFollowed.name, { timeout: 300_000 }, () => editsAreFollowed.hold({ seed: 20_261_121 }));
