import { test } from "vitest";
import { editsAreFollowed } from "./analyser.ts";

test(editsAreFollowed.name, () => editsAreFollowed.hold({ seed: 20_261_121 }));
