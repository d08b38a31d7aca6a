import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, parseDate, parseDateTime, printDate, printDateTime, weekdayOf } from "../../src/values/calendar.ts";

const days = fc.integer({ min: -719_528, max: 2_932_896 });

describe("dates", () => {
  test("days count as JavaScript's own calendar counts them", () => {
    fc.assert(
      fc.property(days, (day) => {
        const iso = new Date(day * DAY).toISOString().slice(0, 10);
        expect(printDate(day)).toBe(iso);
        expect(parseDate(iso)).toBe(day);
        expect(weekdayOf(day)).toBe(new Date(day * DAY).getUTCDay() || 7);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "2023-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "26-01-01",
    "2026-01-01T00:00",
    "2026-01-01 ",
    "+002026-01-01",
    "2026/01/01",
    "٢٠٢٦-01-01",
    "",
  ])("%j is no date", (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test("ends of the four-digit years and beyond", () => {
    expect(parseDate("0000-01-01")).toBe(-719_528);
    expect(parseDate("9999-12-31")).toBe(2_932_896);
    expect(printDate(2_932_897)).toBe("+010000-01-01");
    expect(printDate(-719_529)).toBe("-000001-12-31");
    expect(parseDate("2000-02-29")).toBe(11_016);
  });
});

// > It is exact to the millisecond, further digits are cut.
describe("date-times", () => {
  const instant = (iso: string) => ({ kind: "instant", at: Date.parse(iso) });
  test.each([
    ["2026-03-02T10:00Z", instant("2026-03-02T10:00:00Z")],
    ["2026-03-02T10:00:05Z", instant("2026-03-02T10:00:05Z")],
    ["2026-03-02T10:00:05.1239999Z", instant("2026-03-02T10:00:05.123Z")],
    ["2026-03-02T10:00:05,5Z", instant("2026-03-02T10:00:05.500Z")],
    ["2026-03-02T10:00+01:00", instant("2026-03-02T09:00:00Z")],
    ["2026-03-02T10:00-0500", instant("2026-03-02T15:00:00Z")],
    ["2026-03-02T10:00+05", instant("2026-03-02T05:00:00Z")],
    ["2026-12-31T24:00Z", instant("2027-01-01T00:00:00Z")],
    ["2026-12-31T24:00:00.000-01:00", instant("2027-01-01T01:00:00Z")],
    ["2026-03-02T10:00", { kind: "local", at: Date.parse("2026-03-02T10:00:00Z") }],
    ["2026-03-02T10:00:59.9", { kind: "local", at: Date.parse("2026-03-02T10:00:59.900Z") }],
  ])("%s is read", (text, read) => {
    expect(parseDateTime(text)).toEqual(read);
  });

  test.each([
    "2026-03-02",
    "2026-03-02 10:00",
    "2026-03-02t10:00",
    "2026-03-02T10:00z",
    "2026-02-29T10:00Z",
    "2026-03-02T25:00Z",
    "2026-03-02T24:01Z",
    "2026-03-02T24:00:00.001Z",
    "2026-03-02T10:60Z",
    "2016-12-31T23:59:60Z",
    "2026-03-02T10:00:00.Z",
    "2026-03-02T10:00:00.1234567890Z",
    "2026-03-02T10:00+24:00",
    "2026-03-02T10:00+01:60",
    "2026-03-02T10:00 Z",
    "20260302T100000Z",
    "2026-03-02T10Z",
    "2026-03-02T10:00[Europe/Berlin]",
    "1772445600000",
    "",
  ])("%j is no date-time", (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });

  test("what is printed is read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (at) => {
        expect(parseDateTime(printDateTime(at))).toEqual({ kind: "instant", at });
        expect(parseDateTime(printDateTime(at, ""))).toEqual({ kind: "local", at });
        expect(Date.parse(printDateTime(at))).toBe(at);
      }),
    );
    expect(printDateTime(Date.parse("2026-03-02T10:00:00Z"), "")).toBe("2026-03-02T10:00:00");
  });
});
