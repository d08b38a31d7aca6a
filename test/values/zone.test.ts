import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { zoneTable } from "../../src/compiler/zone-table.ts";
import { parseDate, parseDateTime, weekdayOf } from "../../src/values/calendar.ts";
import { instantOfLocal, localDay, localTimeOfDay, offsetAt, type ZoneOffsets } from "../../src/values/zone.ts";

const names = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC"];
const table = (name: string): ZoneOffsets => zoneTable(name)?.offsets as ZoneOffsets;
const local = (text: string): number => parseDateTime(text)?.at as number;
const instants = fc.integer({ min: Date.parse("1900-01-02T00:00Z"), max: Date.parse("2100-12-30T00:00Z") });
const nearChanges = (name: string) =>
  fc
    .tuple(fc.nat(table(name).length / 2 - 1), fc.integer({ min: -100_000_000, max: 100_000_000 }))
    .map(([pair, shift]) =>
      Math.max(Date.parse("1900-01-02T00:00Z"), (table(name)[2 * pair] as number) * 1000 + shift),
    );

describe("zone tables", () => {
  test.each(names)("%s agrees with Temporal, both ways", (name) => {
    const offsets = table(name);
    fc.assert(
      fc.property(fc.oneof(instants, nearChanges(name)), (at) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        expect(offsetAt(offsets, at) * 1e9).toBe(zoned.offsetNanoseconds);
        expect(localDay(offsets, at)).toBe(parseDate(zoned.toPlainDate().toString()));
        expect(weekdayOf(localDay(offsets, at))).toBe(zoned.dayOfWeek);
        expect(localTimeOfDay(offsets, at)).toBe(
          ((zoned.hour * 60 + zoned.minute) * 60 + zoned.second) * 1000 + zoned.millisecond,
        );
        const plain = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC").toPlainDateTime();
        const compatible = plain.toZonedDateTime(name, { disambiguation: "compatible" });
        expect(instantOfLocal(offsets, at)).toBe(compatible.epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["a fold is the earlier", "America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"],
    ["a gap is moved forward", "America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z"],
    ["the last moment before a gap", "Europe/Berlin", "2026-03-29T01:59:59.999", "2026-03-29T00:59:59.999Z"],
    ["the first moment of a gap", "Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00Z"],
    ["the end of a gap", "Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00Z"],
    ["a fold of half an hour", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"],
    ["a gap of half an hour", "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"],
    ["the day that Samoa skipped", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z"],
    ["the first day after it", "Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z"],
  ])("%s", (_, name, written, instant) => {
    expect(instantOfLocal(table(name), local(written))).toBe(Date.parse(instant));
  });

  test("far before and after the listed years the nearest offset holds", () => {
    const offsets = table("America/New_York");
    expect(offsetAt(offsets, Date.parse("1700-01-01T00:00Z"))).toBe(-18_000);
    expect(offsetAt(offsets, Date.parse("2500-07-01T00:00Z"))).toBe(-18_000);
    expect(instantOfLocal(offsets, local("0000-01-01T00:00"))).toBe(local("0000-01-01T05:00"));
    expect(instantOfLocal(offsets, local("9999-12-31T23:59"))).toBe(local("9999-12-31T23:59") + 18_000_000);
  });

  test("names are the zone's own, versions name the table, and no zone has no table", () => {
    expect(zoneTable("america/new_york")?.name).toBe("America/New_York");
    expect(zoneTable("America/New_York")?.version).toMatch(/^[0-9a-f]{12}$/);
    expect(zoneTable("America/New_York")?.version).not.toBe(zoneTable("Europe/Berlin")?.version);
    for (const name of ["Nowhere/Land", "", "__proto__", "x".repeat(10_000)]) expect(zoneTable(name)).toBeUndefined();
  });
});
