import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyCodes, decimalOfMoney, type MoneyForm, minorDigitsOf, readMoney } from "../../src/values/money.ts";

const usd: MoneyForm = { currencies: ["USD"], roundedHalfEven: false };
const several: MoneyForm = { currencies: ["USD", "EUR", "JPY"], roundedHalfEven: false };
const of = (currency: string, units: bigint) => ({ currency, units });

describe("money", () => {
  test.each([
    ["USD", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["CLF", 4],
    ["UYW", 4],
    ["HUF", 2],
    ["ISK", 0],
    ["XAU", undefined],
    ["usd", undefined],
    ["constructor", undefined],
  ])("%s has %s digits", (code, digits) => {
    expect(minorDigitsOf(code)).toBe(digits);
  });

  test("the table is the engine's, save where custom there drops a unit that ISO 4217 keeps", () => {
    const custom = new Set("AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER".split(" "));
    const digitsOf = (currency: string) =>
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
    expect(currencyCodes).toHaveLength(170);
    expect(currencyCodes.filter((code) => digitsOf(code) !== minorDigitsOf(code) && !custom.has(code))).toEqual([]);
    const names = new Intl.DisplayNames("en", { type: "currency" });
    const inUse = Intl.supportedValuesOf("currency").filter((code) => !/[0-9]{4}/.test(names.of(code) ?? "0000"));
    expect(inUse.filter((code) => minorDigitsOf(code) === undefined)).toEqual(["XDR", "XSU"]);
  });

  test.each([
    ["a number", 12.34, usd, of("USD", 1234n)],
    ["minus nothing", -0, usd, of("USD", 0n)],
    ["a decimal text with idle zeros", "0.290", usd, of("USD", 29n)],
    ["a long text", "90071992547409930.01", usd, of("USD", 9007199254740993001n)],
    ["beyond what a number holds exactly", 1e21, usd, of("USD", 10n ** 23n)],
    ["an amount with its currency", { amount: "10.00", currency: "EUR" }, several, of("EUR", 1000n)],
    ["a number with its currency", { amount: 1500, currency: "JPY" }, several, of("JPY", 1500n)],
    ["rounding half to even, down", 0.125, { ...usd, roundedHalfEven: true }, of("USD", 12n)],
    ["rounding half to even, up", "0.135", { ...usd, roundedHalfEven: true }, of("USD", 14n)],
    ["the lower end of a range", 0, { ...usd, least: "0", most: "1.5" }, of("USD", 0n)],
    ["the upper end of a range", "1.50", { ...usd, least: "0", most: "1.5" }, of("USD", 150n)],
    ["rounded into the range", "1.5049", { ...usd, roundedHalfEven: true, most: "1.5" }, of("USD", 150n)],
  ])("%s is money", (_, raw, form, money) => {
    expect(readMoney(raw, form)).toEqual(money);
  });

  test.each([
    ["a part of a cent", 0.1 + 0.2, usd, "not whole cents"],
    ["a part of a yen", { amount: "1.5", currency: "JPY" }, several, "not whole cents"],
    ["a bare number where several are declared", 5, several, "wrong currency"],
    ["a bare text where several are declared", "5", several, "wrong currency"],
    ["a currency that is not declared", { amount: 5, currency: "GBP" }, several, "wrong currency"],
    ["a currency in small letters", { amount: 5, currency: "usd" }, usd, "wrong currency"],
    ["no number", Number.NaN, usd, "not a number"],
    ["no end", { amount: -Infinity, currency: "USD" }, usd, "infinite"],
    ["a text with a sign", "+5", usd, "wrong type"],
    ["a text with a unit", "$5", usd, "wrong type"],
    ["a text with an exponent", "1e3", usd, "wrong type"],
    ["an empty text", "", usd, "wrong type"],
    ["a million digits", "9".repeat(1_000_000), usd, "wrong type"],
    ["a bigint", 5n, usd, "wrong type"],
    ["yes/no", true, usd, "wrong type"],
    ["a list", [5], usd, "wrong type"],
    ["an amount without a currency", { amount: 5 }, usd, "wrong type"],
    ["a currency without an amount", { currency: "USD" }, usd, "wrong type"],
    ["an amount within an amount", { amount: { amount: 5, currency: "USD" }, currency: "USD" }, usd, "wrong type"],
    ["inherited parts", Object.create({ amount: 5, currency: "USD" }), usd, "wrong type"],
    ["below the range", "-0.01", { ...usd, least: "0" }, "out of range"],
    ["above the range", 1.51, { ...usd, most: "1.5" }, "out of range"],
  ])("%s is none", (_, raw, form, cause) => {
    expect(readMoney(raw, form)).toBe(cause);
  });

  test("a getter that throws, or a dead proxy, is no money", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const hostile = {
      currency: "USD",
      get amount() {
        throw new Error("no");
      },
    };
    expect(readMoney(proxy, usd)).toBe("wrong type");
    expect(readMoney(hostile, usd)).toBe("wrong type");
  });

  test("whole cents of any size come back as they were written", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), (units) => {
        const size = String(units < 0n ? -units : units).padStart(3, "0");
        const text = `${units < 0n ? "-" : ""}${size.slice(0, -2)}.${size.slice(-2)}`;
        expect(readMoney(text, usd)).toEqual(of("USD", units));
        expect(decimalOfMoney(of("USD", units))).toEqual({ units, decimals: 2 });
      }),
    );
  });
});
