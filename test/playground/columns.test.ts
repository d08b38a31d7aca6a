import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { columnNotes } from "../../playground/state/column-notes.ts";
import { chosenMapping, firstChoice, mappingText, withColumn } from "../../playground/state/mapping-form.ts";
import { readingOf, readingsOf, signsOf, withReading, withSigns } from "../../playground/state/mapping-reading.ts";
import { conversionWords, withoutWords } from "../../playground/state/mapping-words.ts";
import type { ColumnMapping } from "../../src/simulation/mapping/mapping.ts";

test.each<[ColumnMapping, string]>([
  [{ column: "a" }, ""],
  [{ value: 5 }, "always 5"],
  [{ column: "a", yes: 1, no: ["0", "-"] }, "1 is yes, 0 or - is no"],
  [{ column: "a", values: { B: "business", P: "plus" } }, "B is business, P is plus"],
  [
    { column: "a", values: { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6" } },
    "a is 1, b is 2, c is 3, d is 4, and 2 more",
  ],
  [{ column: "a", values: {} }, "taken as texts"],
  [{ column: "a", unit: "percent" }, "in percent: 85 is 0.85"],
  [{ column: "a", currency: "EUR", decimal: "," }, "in EUR, decimals after a comma"],
  [{ column: "a", currency: { column: "cur" }, unit: "cents" }, "in cents: 100 is 1, the currency is in cur"],
  [{ column: "a", format: "DD/MM/YYYY", zone: "Europe/Berlin" }, "times of Europe/Berlin, written DD/MM/YYYY"],
  [{ column: "a", separator: ";" }, 'several values, divided by ";"'],
])("%j is read as told: %s", (mapping, words) => {
  expect(conversionWords(mapping)).toBe(words);
});

test("what is in force comes before what is proposed; fields that are gone are left out", () => {
  const proposal = {
    fields: { amount: "betrag", score: { column: "punkte", unit: "percent" } },
    error: "fehler",
  } as const;
  const inForce = { fields: { amount: "summe", old: "alt" }, time: "zeit" };
  const chosen = firstChoice(proposal, inForce, [{ field: "amount" }, { field: "score" }]);
  expect([...chosen.fields]).toEqual([
    ["amount", "summe"],
    ["score", { column: "punkte", unit: "percent" }],
  ]);
  expect(chosenMapping(chosen, inForce)).toEqual({
    time: "zeit",
    fields: { amount: "summe", score: { column: "punkte", unit: "percent" } },
    error: "fehler",
  });
});

test("a column chosen again has the conversion that it had", () => {
  const known = { column: "punkte", unit: "percent" } as const;
  expect(withColumn("punkte", undefined, known)).toBe(known);
  expect(withColumn("other", known)).toBe("other");
  expect(withColumn("", known)).toBeUndefined();
});

test("names that objects have of themselves are names like any other", () => {
  const chosen = firstChoice({ fields: {} }, undefined, [{ field: "constructor" }, { field: "__proto__" }]);
  expect(chosen.fields.size).toBe(0);
  const mapping = chosenMapping({ fields: new Map([["__proto__", "column"]]), error: undefined }, undefined);
  expect(JSON.parse(mappingText(mapping)).fields).toEqual(JSON.parse('{"__proto__": "column"}'));
});

test("what no column gives is told with the column that may be meant, and cells that could not be read with one of them", () => {
  const notes = columnNotes(
    {
      missing: ["confidense", "region"],
      mapped: [
        { field: "refund", column: "amount", how: "by the mapping", present: 10 },
        {
          field: "limit",
          column: "Limit €",
          how: "by the mapping",
          present: 9,
          unread: { count: 1200, example: "1.000,50", row: 14 },
        },
        {
          field: "error",
          column: "wrong",
          how: "by the mapping",
          present: 9,
          unread: { count: 1, example: "?", row: 2 },
        },
      ],
    },
    ["amount", "confidence", "wrong", "Limit €"],
  );
  expect(notes.map(({ text }) => text)).toEqual([
    "No column gives `confidense`: it is unknown in every decision. Is `confidence` meant?",
    "No column gives `region`: it is unknown in every decision.",
    "1,200 cells of the column `Limit €` could not be read as `limit` and are unknown: such as `1.000,50` in row 14.",
    "One cell of the column `wrong` could not be read as whether the decision was wrong and is unknown: it holds `?` in row 2.",
  ]);
});

test("simulate takes the mapping that was downloaded", () => {
  const folder = mkdtempSync(join(tmpdir(), "signoff-mapping-"));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    const policy = write("policy.signoff", "refund > $100 or not sure → review by finance\n");
    const history = write("past.csv", "betrag,sicher,falsch\n200,j,1\n50,n,0\n50,j,1\n");
    const fields = new Map<string, string | ColumnMapping>([
      ["refund", "betrag"],
      ["sure", { column: "sicher", yes: "j", no: "n" }],
    ]);
    const mapping = chosenMapping({ fields, error: { column: "falsch", yes: "1", no: "0" } }, undefined);
    const given = write("mapping.json", mappingText(mapping));
    const printed = execFileSync(process.execPath, [
      "src/cli/main.ts",
      "simulate",
      policy,
      history,
      "--map",
      given,
      "--json",
    ]);
    const { outcomes, errors } = JSON.parse(String(printed));
    expect([outcomes.review, errors.total, errors.prevented]).toEqual([2, 2, 1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("how cells are written can be set, and set back", () => {
  const dates = readingsOf("date");
  const german = dates.find(({ words }) => words === "21.11.2026");
  expect(readingOf(dates, "tag")?.words).toBe("2026-11-21");
  expect(german && withReading("tag", german)).toEqual({ column: "tag", format: "D.M.YYYY" });
  expect(withReading({ column: "tag", format: "D.M.YYYY" }, { words: "", how: {} })).toBe("tag");
  const zoned = { column: "ts", zone: "Europe/Berlin", format: "D.M.YYYY H:mm" };
  expect(readingOf(readingsOf("time"), zoned)?.words).toBe("21.11.2026 9:05");
  expect(withReading(zoned, { words: "", how: { unit: "epoch seconds" } })).toEqual({
    column: "ts",
    zone: "Europe/Berlin",
    unit: "epoch seconds",
  });
  expect(readingOf(readingsOf("number"), { column: "a", unit: "percent", decimal: "," })?.words).toContain("85,5");
  expect(readingOf(readingsOf("money"), { column: "a", unit: "cents" })).toBeUndefined();
  expect(readingsOf("text")).toEqual([]);
});

test("what means yes and no is written with commas between", () => {
  expect(signsOf({ column: "a", yes: ["ja", 1], no: "nein" })).toEqual({ yes: "ja, 1", no: "nein" });
  expect(withSigns("a", { yes: " ja ,J", no: "nein" })).toEqual({ column: "a", yes: ["ja", "J"], no: "nein" });
  expect(withSigns({ column: "a", yes: "ja", no: "nein" }, { yes: "", no: " " })).toBe("a");
});

test("of a hundred thousand columns those are looked at that may be meant", () => {
  const columns = [...Array.from({ length: 100_000 }, (_, at) => `column_${at}`), "refund_amt"];
  const missing = ["refund", ...Array.from({ length: 20 }, (_, at) => `field${at}`)];
  const [first] = columnNotes({ mapped: [], missing }, columns);
  expect(first?.text).toContain("Is `refund_amt` meant?");
});

test("what is said of the reading of a column is said once", () => {
  expect(withoutWords("a similar name; its values fit; decimals after a comma", "decimals after a comma")).toBe(
    "a similar name; its values fit",
  );
  expect(withoutWords("the same name; its values fit", "")).toBe("the same name; its values fit");
});
