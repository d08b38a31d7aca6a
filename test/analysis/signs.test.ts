import { expect, test } from "vitest";
import { compared, signsSayTheOversight } from "./signs.ts";

test(signsSayTheOversight.name, { timeout: 300_000 }, () => {
  signsSayTheOversight.hold({ seed: 20_261_121 });
  expect(compared.alike).toBeGreaterThan(1000);
  expect(compared.different).toBeGreaterThan(1000);
});
