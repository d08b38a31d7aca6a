import { expect, test } from "vitest";
import { properties } from "./index.ts";

test("there are properties", () => {
  expect(properties.length).toBeGreaterThan(8);
});

for (const { name, hold } of properties) test(name, () => hold({}));
