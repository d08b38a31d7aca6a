import { test } from "vitest";
import { contradictionsAddUp, wholeValuesAreFound } from "./simplex.ts";

test(wholeValuesAreFound.name, { timeout: 60_000 }, () => wholeValuesAreFound.hold({ seed: 20_261_121 }));
test(contradictionsAddUp.name, { timeout: 60_000 }, () => contradictionsAddUp.hold({ seed: 20_261_121 }));
