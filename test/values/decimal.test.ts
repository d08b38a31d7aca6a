import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  alignDecimals,
  compareDecimals,
  compareNumberWithDecimal,
  type Decimal,
  decimalOf,
  decimalOfNumber,
  decimalsOfNumber,
  floorShare,
  LONGEST_DECIMAL,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
  roundedUnits,
  subtractDecimals,
  unitsOfDecimal,
  unitsOfNumber,
} from "../../src/values/decimal.ts";

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 30 }))
  .map(([units, digits]) => decimalOf(printDecimal({ units, decimals: digits })));
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.integer({ min: -(2 ** 53), max: 2 ** 53 }).map((units) => units / 100),
  fc.constantFrom(
    0.1 + 0.2,
    1e21,
    1e-7,
    5e-324,
    Number.MAX_VALUE,
    -0,
    2 ** 53,
    2 ** 53 + 2,
    1.005,
    4.35,
    123456789012345.67,
  ),
);

describe("decimals", () => {
  test.each([
    ["0.290", "0.29"],
    ["-0.00", "0"],
    ["007", "7"],
    ["100", "100"],
    ["-12.50", "-12.5"],
    ["0.000001", "0.000001"],
  ])("%s is %s", (text, canonical) => {
    expect(printDecimal(decimalOf(text))).toBe(canonical);
  });

  test.each([
    "",
    "-",
    ".5",
    "5.",
    "+1",
    "1e3",
    " 1",
    "1\n",
    "1,000",
    "0x10",
    "١",
    "--1",
    "1.2.3",
    "NaN",
    "9".repeat(LONGEST_DECIMAL + 1),
  ])("%j is no decimal", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test("a literal of a policy may be longer than an input", () => {
    const long = `0.${"9".repeat(5000)}`;
    expect(printDecimal(decimalOf(long))).toBe(long);
    expect(compareNumberWithDecimal(1, decimalOf(long))).toBe(1);
    expect(() => decimalOf("1e3")).toThrow("bug");
  });

  test.each([
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-0, "0"],
    [0.1 + 0.2, "0.30000000000000004"],
    [2 ** 53, "9007199254740992"],
    [-1.25e25, "-12500000000000000000000000"],
  ])("the number %d is the decimal %s", (number, text) => {
    expect(printDecimal(decimalOfNumber(number))).toBe(text);
  });

  test("a number's decimal is read back as that number", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const text = printDecimal(decimalOfNumber(number));
        expect(Number(text)).toBe(number + 0);
        expect(parseDecimal(text)).toEqual(decimalOfNumber(number));
        expect(decimalsOfNumber(number)).toBe(text.split(".")[1]?.length ?? 0);
      }),
    );
  });

  test("sums, differences and products are those of integers", () => {
    const at = (decimal: Decimal): bigint => unitsOfDecimal(decimal, 60) as bigint;
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        expect(at(addDecimals(left, right))).toBe(at(left) + at(right));
        expect(at(subtractDecimals(left, right))).toBe(at(left) - at(right));
        expect(at(multiplyDecimals(left, right)) * 10n ** 60n).toBe(at(left) * at(right));
        expect(compareDecimals(left, right)).toBe(at(left) < at(right) ? -1 : at(left) > at(right) ? 1 : 0);
        const [first, second, digits] = alignDecimals(left, right);
        expect(digits).toBe(Math.max(left.decimals, right.decimals));
        expect(first - second).toBe(unitsOfDecimal(subtractDecimals(left, right), digits));
      }),
    );
  });

  test("comparing a number with a decimal compares decimals", () => {
    const near = fc
      .tuple(numbers, fc.constantFrom("0", "0.00000000000000000001", "-0.00000000000000000001", "1e0"))
      .map(
        ([number, shift]) =>
          [number, addDecimals(decimalOfNumber(number), parseDecimal(shift) ?? decimalOf("1"))] as const,
      );
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(numbers, decimals)), ([number, decimal]) => {
        expect(compareNumberWithDecimal(number, decimal)).toBe(compareDecimals(decimalOfNumber(number), decimal));
      }),
    );
    expect(compareNumberWithDecimal(Number.MAX_VALUE, decimalOf(`1${"0".repeat(320)}`))).toBe(-1);
    expect(compareNumberWithDecimal(-Number.MAX_VALUE, decimalOf(`-1${"0".repeat(320)}`))).toBe(1);
    expect(compareNumberWithDecimal(0.1 + 0.2, decimalOf("0.3"))).toBe(1);
    expect(compareNumberWithDecimal(2 ** 53, decimalOf("9007199254740993"))).toBe(-1);
  });

  test("units of a number are exact or not given", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 20 }), (number, digits) => {
        const exact = unitsOfDecimal(decimalOfNumber(number), digits);
        const safe = exact !== undefined && Number.isSafeInteger(Number(exact)) ? Number(exact) : undefined;
        expect(unitsOfNumber(number, digits)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
    expect(unitsOfNumber(4.35, 2)).toBe(435);
    expect(unitsOfNumber(1.005, 2)).toBeUndefined();
    expect(Object.is(unitsOfNumber(-0, 2), 0)).toBe(true);
  });

  test.each([
    ["0.125", 2, 12n],
    ["0.135", 2, 14n],
    ["-0.125", 2, -12n],
    ["-0.1251", 2, -13n],
    ["0.5", 0, 0n],
    ["1.5", 0, 2n],
    ["2", 2, 200n],
    ["0.004", 2, 0n],
  ])("%s at %d decimals rounds half to even, %d", (text, digits, units) => {
    expect(roundedUnits(decimalOf(text), digits)).toBe(units);
  });

  test.each([
    ["0.01", 42949672],
    ["0", 0],
    ["1", 2 ** 32],
    ["0.5", 2 ** 31],
    ["0.00000000023283064365386962890625", 1],
    ["0.0000000002328306436538696289062", 0],
  ])("floor(%s · 2^32) is %d", (share, threshold) => {
    expect(floorShare(decimalOf(share))).toBe(threshold);
  });
});
