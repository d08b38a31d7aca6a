import { test } from "vitest";
import { contradictionsAddUp, wholeValuesAreFound } from "./simplex.ts";

test(wholeValuesAreFound.name, () => wholeValuesAreFound.hold({ seed: 20_261_121 }));
test(contradictionsAddUp.name, () => contradictionsAddUp.hold({ seed: 20_261_121 }));
