import { test } from "vitest";
import { boxProperties } from "./boxes.ts";

test.each(boxProperties)("$name", ({ hold }) => hold({ seed: 20_261_121 }));
