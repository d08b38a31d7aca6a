import { expect, test } from "vitest";
import { fixedPercent, percent, signed } from "../../playground/chart/numbers.ts";

test("a difference is that of the numbers that are shown", () => {
  expect(signed.between(47.34, 54.46)).toBe("−7.2");
  expect(signed.between(54.46, 47.34)).toBe("+7.2");
  expect(signed.between(0.04, 0.03)).toBe("0");
  expect(signed.between(3486, 3030)).toBe("+456");
  expect(signed.between(5, 5)).toBe("0");
});

test.each([percent, fixedPercent])("what is little is not said to be nothing, and nearly all not all", ({ format }) => {
  expect(format(6 / 14_970)).toBe("<0.1%");
  expect(format(14_969 / 14_970)).toBe(">99.9%");
  expect(format(0.0005)).toBe("0.1%");
  expect(format(0.0649)).toBe("6.5%");
});

test("nothing and all are whole numbers, or have as many decimals as their column", () => {
  expect([percent.format(0), percent.format(1)]).toEqual(["0%", "100%"]);
  expect([fixedPercent.format(0), fixedPercent.format(1)]).toEqual(["0.0%", "100.0%"]);
});
