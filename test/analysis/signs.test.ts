import { expect, test } from "vitest";
import { usually } from "../support/effort.ts";
import { compared, signsSayTheOversight } from "./signs.ts";

test(signsSayTheOversight.name, () => {
  signsSayTheOversight.hold({ seed: 20_261_121 });
  expect(compared.alike).toBeGreaterThanOrEqual(usually(1000));
  expect(compared.different).toBeGreaterThanOrEqual(usually(1000));
});
