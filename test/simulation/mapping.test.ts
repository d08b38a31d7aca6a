import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { interpret } from "../../src/model/interpreter.ts";
import type { FieldType } from "../../src/model/types.ts";
import { isProblem, openHistory, proposeMapping, readMapping } from "../../src/simulation/index.ts";
import { converterFor } from "../../src/simulation/mapping/convert.ts";
import { decimalText } from "../../src/simulation/mapping/decimal-text.ts";
import { inputReader } from "../../src/simulation/mapping/inputs.ts";
import type { ColumnMapping, Mapping } from "../../src/simulation/mapping/mapping.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { nearbyColumns } from "../../src/simulation/mapping/similar.ts";
import { checkedPolicy } from "../support/checked-policy.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));

const number: FieldType = { kind: "number" };
const money: FieldType = { kind: "money", currencies: ["USD"], roundedHalfEven: false };
const yesNo: FieldType = { kind: "yes/no" };
const date: FieldType = { kind: "date" };
const time: FieldType = { kind: "time" };

test.each<readonly [FieldType, ColumnMapping, Parameters<ReturnType<typeof converterFor>>[0], unknown]>([
  [number, {}, " 0.785447 ", 0.785447],
  [number, {}, "1e3", 1000],
  [number, {}, 3n, 3],
  [number, { unit: "percent" }, "93.5%", 0.935],
  [number, { unit: "percent" }, 7, 0.07],
  [number, { decimal: "," }, "1.234,50", 1234.5],
  [number, { decimal: "," }, "12500,00", 12500],
  [number, { decimal: "," }, "350.000", 350_000],
  [number, { decimal: "," }, "1 234 567,5", 1_234_567.5],
  [number, { decimal: ".", unit: "percent" }, "97.5 %", 0.975],
  [money, { decimal: "." }, "-1,234,567.89", "-1234567.89"],
  [money, { decimal: "." }, "12'500.00", "12500.00"],
  [money, {}, "0.290", "0.290"],
  [money, {}, "100000", "100000"],
  [money, { unit: "cents" }, "29", "0.29"],
  [money, { unit: "cents" }, -1234567n, "-12345.67"],
  [money, { unit: "thousands" }, "1.5", "1500"],
  [money, { currency: "EUR" }, "5", { amount: "5", currency: "EUR" }],
  [yesNo, {}, "TRUE", true],
  [yesNo, {}, false, false],
  [yesNo, { yes: 1, no: [0, "n"] }, "1", true],
  [yesNo, { yes: 1, no: [0, "n"] }, "n", false],
  [{ kind: "choice", choices: ["business"], ordered: false }, { values: { B: "business" } }, "B", "business"],
  [{ kind: "text" }, {}, 60609, "60609"],
  [date, {}, "2026-01-31", "2026-01-31"],
  [date, {}, "2026-01-31T00:00:00", "2026-01-31"],
  [date, { format: "D.M.YYYY" }, "1.2.2026", "2026-02-01"],
  [time, {}, "2026-01-31 10:00:00", "2026-01-31T10:00:00"],
  [time, {}, "2026-01-31T10:00:00+0200", "2026-01-31T10:00:00+02:00"],
  [time, { format: "MM/DD/YYYY HH:mm" }, "01/31/2026 10:05", "2026-01-31T10:05:00"],
  [time, { zone: "Europe/Berlin" }, "2026-07-01T12:00:00", "2026-07-01T10:00:00Z"],
  [time, { unit: "epoch seconds" }, 1_782_900_000, "2026-07-01T10:00:00.000Z"],
  [{ kind: "list", of: { kind: "text" } }, { separator: ";" }, "a; b", ["a", "b"]],
  [{ kind: "list", of: { kind: "text" } }, { separator: ";" }, "", []],
  [{ kind: "list", of: { kind: "number" } }, {}, "[1,2]", [1, 2]],
  [
    { kind: "items", fields: [{ path: ["price"], type: money, optional: false }] },
    {},
    '[{"price":"5.00"},{"other":1}]',
    [{ price: "5.00" }, {}],
  ],
])("%j with %j reads %s", (type, mapping, cell, expected) => {
  expect(converterFor(type, mapping)(cell, null)).toEqual({ value: expected });
});

test.each<readonly [FieldType, ColumnMapping, string]>([
  [number, {}, "many"],
  [number, {}, ""],
  [money, {}, "$12"],
  [money, {}, "1,234"],
  [money, { decimal: "." }, "12500,00"],
  [money, { decimal: "." }, "1,23"],
  [number, { decimal: "," }, "12.5"],
  [number, { decimal: "," }, "1.2345,5"],
  [yesNo, {}, "1"],
  [yesNo, { yes: 1, no: 0 }, "true"],
  [date, {}, "2026-01-31T10:00:00"],
  [date, { format: "DD/MM/YYYY" }, "2026-01-31"],
  [time, {}, "yesterday"],
  [time, { zone: "Europe/Berlin" }, "2026-13-01T12:00:00"],
  [{ kind: "list", of: { kind: "text" } }, {}, "a;b"],
])("%j with %j cannot read %s, and passes it on as it is", (type, mapping, cell) => {
  expect(converterFor(type, mapping)(cell, null)).toEqual({ value: cell, unread: true });
});

// > "yes" and 1 are no yes/no, "0.5" no number
test.each<readonly [FieldType, Parameters<ReturnType<typeof converterFor>>[0]]>([
  [number, "0.5"],
  [number, true],
  [yesNo, "yes"],
  [yesNo, 1],
  [{ kind: "text" }, 7],
  [{ kind: "choice", choices: ["1"], ordered: false }, 1],
  [date, "2026-01-31T00:00:00"],
  [time, "2026-01-31 10:00:00"],
  [{ kind: "list", of: number }, "[1]"],
])("a cell that is a value already is passed on as it is, and %j does not take %j", (type, cell) => {
  const isRead = () => false;
  expect(converterFor(type, { column: "c" }, isRead)(cell, null)).toEqual({ value: cell, unread: true });
});

test("elements of lists, and of lists written as JSON, are passed on as they are", () => {
  const isRead = () => false;
  const items: FieldType = { kind: "items", fields: [{ path: ["price"], type: number, optional: false }] };
  expect(converterFor({ kind: "list", of: number }, {}, isRead)(["1", 2], null)).toEqual({ value: ["1", 2] });
  expect(converterFor({ kind: "list", of: number }, {})('["1",2]', null)).toEqual({ value: ["1", 2] });
  expect(converterFor(items, {}, isRead)([{ price: "5" }, 3], null)).toEqual({ value: [{ price: "5" }, 3] });
  expect(converterFor(items, {})('[{"price":"5"}]', null)).toEqual({ value: [{ price: "5" }] });
  expect(converterFor({ kind: "list", of: number }, { separator: ";" })("1; 2", null)).toEqual({ value: [1, 2] });
});

test("a conversion that the mapping names is made of any cell", () => {
  const isRead = () => false;
  expect(converterFor(number, { column: "c", decimal: "." }, isRead)("0.9", null)).toEqual({ value: 0.9 });
  expect(converterFor(yesNo, { column: "c", yes: "yes", no: "no" }, isRead)("yes", null)).toEqual({ value: true });
  expect(converterFor({ kind: "text" }, { column: "c", values: {} }, isRead)(7, null)).toEqual({ value: "7" });
});

test("decimals move exactly", () => {
  expect(decimalText("0.1", -2)).toBe("0.001");
  expect(decimalText("123456789012345678901", -2)).toBe("1234567890123456789.01");
  expect(decimalText("-7", 3)).toBe("-7000");
  expect(decimalText("+1.50")).toBe("1.50");
  expect(decimalText("1.2.3")).toBeUndefined();
});

test.each([
  ["[]", "a mapping is an object: {…}."],
  ['{"field":{}}', 'a mapping says "field", which means nothing here.'],
  ['{"fields":{"a":{"column":"x","unit":"pounds"}}}', '"fields › a › unit" is one of cents, thousands, millions'],
  ['{"fields":{"a":{"colum":"x"}}}', '"fields › a" says "colum", which means nothing here.'],
  ['{"fields":{"a":{"column":"x","value":1}}}', '"fields › a" names either a "column" or one "value"'],
  ['{"fields":{"a":7}}', '"fields › a"'],
  ['{"time":', "this is not JSON."],
])("the mapping %s is refused", (text, reason) => {
  const result = readMapping("m.json", text);
  expect(isProblem(result) && result.reason).toContain(reason);
});

const policy = checkedPolicy(`
policy "p"
  time zone "Europe/Berlin"
  identified by id
  dated by at
decision
  id             text
  at             time
  refund         money USD
  confidence     number 0 to 1
  reversible     yes/no
  customer.tier  one of basic, business
refund > $10K and confidence < 80% and reversible and customer.tier is basic → review by finance
`);

async function historyOf(csv: string) {
  const file = join(folder, "history.csv");
  writeFileSync(file, csv);
  const history = await openHistory(file);
  if (isProblem(history)) throw new Error(history.reason);
  return history;
}

async function planFor(csv: string, mapping: Mapping, columns = {}) {
  const history = await historyOf(csv);
  const plan = planOf(policy, history, { file: "m.json", mapping }, columns);
  history.close();
  return plan;
}

// > A mapping converts.
test("columns become inputs by options, mapping and name, and what is missing is said", async () => {
  const history = await historyOf(
    "Case,amt,cur,Confidence,rev,when\n7,1200000,USD,0.7,1,2026-03-02T10:00:00\n8,x,EUR,,,\n",
  );
  const mapping: Mapping = {
    fields: {
      refund: { column: "amt", unit: "cents", currency: { column: "cur" } },
      reversible: { column: "rev", yes: 1, no: 0 },
      at: "when",
    },
  };
  const plan = planOf(policy, history, { file: "m.json", mapping }, { id: "Case" });
  if (isProblem(plan)) throw new Error(plan.reason);
  expect(plan.missing).toEqual(["customer.tier"]);
  const inputs = inputReader(policy, plan);
  const decisions = [];
  for await (const chunk of history.read(inputs.columns))
    if (!isProblem(chunk)) decisions.push(...inputs.decisions(chunk));
  history.close();
  expect(decisions).toEqual([
    {
      input: {
        id: "7",
        at: "2026-03-02T10:00:00",
        refund: { amount: "12000", currency: "USD" },
        confidence: 0.7,
        reversible: true,
      },
      time: "2026-03-02T10:00:00",
    },
    { input: { id: "8", refund: "x" } },
  ]);
  expect(inputs.unread.get("refund")).toEqual({ count: 1, example: "x", row: 2 });
});

test.each<readonly [Mapping, object, string]>([
  [{ fields: { refnd: "amt" } }, {}, 'the policy has no field "refnd". Is "refund" meant?'],
  [{ fields: { refund: "amout" } }, {}, 'there is no column "amout", which "refund" names. Is "amount" meant?'],
  [{ fields: { refund: { column: "amount", currency: { column: "curr" } } } }, {}, 'no column "curr"'],
  [{}, { error: "err" }, 'there is no column "err", which --error names.'],
  [{ fields: { refund: { column: "amount", yes: 1 } } }, {}, '"yes" and "no" are for yes/no fields'],
  [{ fields: { at: { column: "amount", zone: "Mars/Base" } } }, {}, 'there is no time zone "Mars/Base"'],
  [{ fields: { at: { column: "amount", format: "MM/YYYY" } } }, {}, "does not say year, month and day"],
])("the mapping %j with %j does not fit", async (mapping, columns, said) => {
  const plan = await planFor("amount,confidence\n1,2\n", mapping, columns);
  expect(isProblem(plan) && `${plan.reason} ${plan.advice ?? ""}`).toContain(said);
});

test("a proposal says which values are to be translated, and offers no column of which nothing fits", async () => {
  const history = await historyOf("id,tier,refunded\n1,1 - Business,yes\n2,2 - Gold,no\n");
  const proposal = await proposeMapping(policy, history);
  history.close();
  if (isProblem(proposal)) throw new Error(proposal.reason);
  expect(proposal.mapping).toEqual({
    fields: { id: "id", "customer.tier": { column: "tier", values: { "1 - Business": "business" } } },
  });
  const why = (name: string) => proposal.fields.find(({ field }) => field === name)?.why;
  expect(why("customer.tier")).toBe(
    'a similar name; 50% of its values fit; choices spelt otherwise; say in "values" what "2 - Gold" means',
  );
  expect(why("refund")).toBe("no column is like it");
});

test("a proposal rests on names and values", async () => {
  const history = await historyOf(
    "case_id,decided at,Refund amount,confidence pct,isReversible,customer_tier,error\n1,2026-03-02T10:00:00,12.50,93,Y,Business,0\n2,2026-03-02T11:00:00,5,7,N,BASIC,1\n",
  );
  const proposal = await proposeMapping(policy, history);
  history.close();
  if (isProblem(proposal)) throw new Error(proposal.reason);
  expect(proposal.mapping).toEqual({
    fields: {
      at: "decided at",
      refund: "Refund amount",
      confidence: { column: "confidence pct", unit: "percent" },
      reversible: { column: "isReversible", yes: "Y", no: "N" },
      "customer.tier": { column: "customer_tier", values: { Business: "business", BASIC: "basic" } },
      id: "case_id",
    },
    error: { column: "error", yes: "1", no: "0" },
  });
  expect(readMapping("m.json", JSON.stringify(proposal.mapping))).toEqual(proposal.mapping);
});

const german = checkedPolicy(`
policy "p"
  time zone "Europe/Berlin"
  dated by when
decision
  when        time
  due         date
  refund      money EUR
  score       number 0 to 1
  confidence  number 0 to 1
  reversible  yes/no
refund > EUR 10K and confidence < 80% and score < 1 and reversible and due > 2026-01-01 → review by finance
`);

test("comma decimals, day.month.year and ja/nein are proposed from the values, and the moment by its column", async () => {
  const history = await historyOf(
    [
      "Entschieden am;due;refund;score;confidence;reversible;fehler",
      "21.11.2026 09:05;1.2.2026;12500,00;0,97;97,5;ja;Nein",
      "3.1.2026 10:00;28.2.2026;1.350;0,5;7;nein;Nein",
    ].join("\n"),
  );
  const proposal = await proposeMapping(german, history);
  if (isProblem(proposal)) throw new Error(proposal.reason);
  expect(proposal.mapping).toEqual({
    fields: {
      when: { column: "Entschieden am", format: "D.M.YYYY H:mm" },
      due: { column: "due", format: "D.M.YYYY" },
      refund: { column: "refund", decimal: "," },
      score: { column: "score", decimal: "," },
      confidence: { column: "confidence", decimal: ",", unit: "percent" },
      reversible: { column: "reversible", yes: "ja", no: "nein" },
    },
    error: { column: "fehler", yes: "Ja", no: "Nein" },
  });
  expect(proposal.time).toBeUndefined();
  expect(proposal.fields.map(({ why }) => why)).toEqual([
    "its name and its values fit; written D.M.YYYY H:mm",
    "the same name; its values fit; written D.M.YYYY",
    "the same name; its values fit; decimals after a comma",
    "the same name; its values fit; decimals after a comma",
    "the same name; its values fit; percent, decimals after a comma",
    "the same name; its values fit; ja is yes, nein is no",
  ]);
  const plan = planOf(german, history, { file: "m.json", mapping: proposal.mapping }, {});
  if (isProblem(plan)) throw new Error(plan.reason);
  const inputs = inputReader(german, plan);
  const decisions = [];
  for await (const chunk of history.read(inputs.columns))
    if (!isProblem(chunk)) decisions.push(...inputs.decisions(chunk));
  history.close();
  expect(decisions).toMatchObject([
    {
      input: {
        when: "2026-11-21T09:05:00",
        due: "2026-02-01",
        refund: "12500.00",
        score: 0.97,
        confidence: 0.975,
        reversible: true,
      },
      error: false,
    },
    { input: { when: "2026-01-03T10:00:00", due: "2026-02-28", refund: "1350", score: 0.5, confidence: 0.07 } },
  ]);
  expect([...inputs.unread.keys()]).toEqual([]);
});

test.each([
  ["2/1/2026\n3/2/2026", "D/M/YYYY", "written D/M/YYYY: or is the month first?"],
  ["2/13/2026\n3/2/2026", "M/D/YYYY", "written M/D/YYYY"],
  ["2026/1/31\n2026/2/1", "YYYY/M/D", "written YYYY/M/D"],
])("of dates written %j the form is %s", async (cells, format, note) => {
  const history = await historyOf(`due,refund\n${cells.replaceAll("\n", ",1\n")},1\n`);
  const proposal = await proposeMapping(german, history);
  history.close();
  if (isProblem(proposal)) throw new Error(proposal.reason);
  expect(proposal.mapping.fields?.due).toEqual({ column: "due", format });
  expect(proposal.fields.find(({ field }) => field === "due")?.why).toContain(note);
});

test("a policy that dates nothing is offered the column of times", async () => {
  const undated = checkedPolicy("refund > $10K → review by finance");
  for (const [csv, time, why] of [
    [
      "refund,opened_at,decided_at\n1,2026-01-01T10:00:00,2026-01-02T10:00:00\n",
      "decided_at",
      "its name and its values fit",
    ],
    ["refund,stempel\n1,2026-01-01 10:00:00\n", "stempel", "the only column of times"],
    ["refund,a,b\n1,2026-01-01 10:00:00,2026-01-01 10:00:00\n", undefined, "no column holds times"],
    ["refund,case\n1,20260101\n", undefined, "no column holds times"],
    [
      "refund,ts\n1,1782900000\n",
      { column: "ts", unit: "epoch seconds" },
      "its name and its values fit; seconds since 1970",
    ],
  ] as const) {
    const history = await historyOf(csv);
    const proposal = await proposeMapping(undated, history);
    history.close();
    if (isProblem(proposal)) throw new Error(proposal.reason);
    expect(proposal.mapping.time).toEqual(time);
    expect(proposal.time).toEqual({ why });
  }
});

test("of very many columns those are looked at that share a word with a field", () => {
  const columns = Array.from({ length: 100_000 }, (_, at) => ({ name: `column_${at}` }));
  const near = nearbyColumns(
    [...columns, { name: "Refund amount" }, { name: "confid-ence" }],
    ["refund", "confidence"],
  );
  expect(near.length).toBeLessThanOrEqual(2000);
  expect(near.map(({ name }) => name)).toEqual(expect.arrayContaining(["Refund amount", "confid-ence", "column_0"]));
});

test("fields with the names of what every object has are fields like others", async () => {
  const odd = checkedPolicy(`
decision
  constructor           number
  __proto__.polluted    yes/no
  toString              text

constructor > 1 and __proto__.polluted and toString is "x" → block
`);
  const history = await historyOf("constructor,__proto__.polluted,toString\n2,true,x\n");
  const plan = planOf(odd, history, { file: "m.json", mapping: { fields: {} } }, {});
  if (isProblem(plan)) throw new Error(plan.reason);
  const inputs = inputReader(odd, plan);
  for await (const chunk of history.read(inputs.columns))
    if (!isProblem(chunk)) {
      const [decision] = inputs.decisions(chunk);
      expect(interpret(odd, decision?.input).outcome).toBe("block");
    }
  history.close();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
