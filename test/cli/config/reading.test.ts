import fc from "fast-check";
import { expect, test } from "vitest";
import { knownCodes } from "../../../src/cli/config/known-codes.ts";
import { type Located, locatedJson } from "../../../src/cli/config/located-json.ts";
import { parseConfig } from "../../../src/cli/config/parse-config.ts";
import { applyMend } from "../../../src/diagnostics/diagnostic.ts";

const file = "signoff.config.json";

/** The value, as far as places tell it: numbers by their text. */
function plain(text: string, value: Located): unknown {
  switch (value.kind) {
    case "text":
      return value.value;
    case "list":
      return value.values.map((one) => plain(text, one));
    case "object":
      return value.entries.map(({ key, value: own }) => [key, plain(text, own)]);
    default:
      return JSON.parse(text.slice(value.start, value.end));
  }
}

function entries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entries);
  return typeof value === "object" && value !== null
    ? Object.entries(value).map(([key, own]) => [key, entries(own)])
    : value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const jsonLike = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom(..."{}[],:\"'\\ \n\u20281tfn#/-.eE𝄞"))
    .map(([text, at, sign]) => text.slice(0, at % (text.length + 1)) + sign + text.slice((at % (text.length + 1)) + 1)),
  fc.string({ unit: fc.constantFrom(...'{}[],:"\\ 01.eE-+tru') }),
);

test("JSON is read as JavaScript reads it, and what is none is refused with a place", () => {
  const seen = { good: 0, bad: 0 };
  fc.assert(
    fc.property(jsonLike, (text) => {
      const read = locatedJson(text);
      seen["problem" in read ? "bad" : "good"]++;
      expect("problem" in read).toBe(!isJson(text));
      if ("problem" in read) expect(read.start >= 0 && read.start <= read.end && read.end <= text.length).toBe(true);
      // A key given twice, or one that is a number, has another place in JavaScript.
      else if (!/"(__proto__|\d+)"\s*:/.test(text)) expect(plain(text, read)).toEqual(entries(JSON.parse(text)));
    }),
    { numRuns: 3000 },
  );
  expect(seen.good).toBeGreaterThan(500);
  expect(seen.bad).toBeGreaterThan(500);
});

test("no text is too long or too deep", () => {
  for (const text of ["[".repeat(1e6), `"${"\\n".repeat(4e5)}`, `{"a":${"[1,".repeat(2e5)}`, " ".repeat(1e6)])
    expect(locatedJson(text)).toHaveProperty("problem");
  expect(locatedJson(`["${"\\n".repeat(4e5)}"]`)).toMatchObject({ kind: "list" });
});

const names = fc.constantFrom(
  ...[
    "require",
    "map",
    "severity",
    "accept",
    "code",
    "rule",
    "reason",
    "policy",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...["policy/gap", "ensure/fails", "hasOwnProperty", "error", "x"],
);
const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(names, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie("any")), { maxLength: 4 }).map((given) => {
      const made = Object.create(null);
      for (const [name, value] of given) made[name] = value;
      return made;
    }),
  ),
})).any;

test("JSON of any shape is a configuration or has its mistakes told, at their places", () => {
  let told = 0;
  fc.assert(
    fc.property(values, (value) => {
      const text = JSON.stringify(value, undefined, 1);
      const { config, diagnostics } = parseConfig({ file, text });
      told += diagnostics.length;
      for (const { span, message, code } of diagnostics) {
        expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
        expect(code).toMatch(/^config\//);
        expect(message.length).toBeLessThan(500);
      }
      for (const { code, reason } of config.accept) expect(knownCodes.has(code) && reason.trim() !== "").toBe(true);
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    }),
    { numRuns: 3000 },
  );
  expect(told).toBeGreaterThan(1000);
});

function told(text: string): readonly string[] {
  return parseConfig({ file, text }).diagnostics.map(
    ({ code, span, message }) => `${code} at ${text.slice(span.start, span.end)}: ${message}`,
  );
}

test.each([
  [
    '{"requires": []}',
    'config/unknown-key at "requires": Nothing is known by the name of "requires". Did you mean "require"?',
  ],
  ['{"colour": 1}', 'Here may stand "require", "map", "severity", "accept".'],
  ['{"require": "central.signoff"}', 'config/shape at "central.signoff": "require" takes a list of files'],
  ['{"require": [1]}', 'config/shape at 1: "require" takes a list of files'],
  ['{"map": {"a": 5}}', 'config/shape at 5: "a" takes the name of a field of the policy, in quotes.'],
  ['{"map": [], "map": {}}', 'config/shape at "map": "map" takes one value: it stands here a second time.'],
  ["[1]", "config/shape at [1]: The configuration takes an object"],
  ['{"severity": {"policy/gapp": "error"}}', "There is no finding `policy/gapp`. Did you mean `policy/gap`?"],
  ['{"severity": {"__proto__": "error"}}', "There is no finding `__proto__`."],
  ['{"severity": {"policy/gap": "fatal"}}', 'There is no severity "fatal".'],
  [
    '{"severity": {"policy/gap": "warn"}}',
    'There is no severity "warn". Write "error", "warning", "information" or "hint"',
  ],
  ['{"severity": {"policy/gap": 2}}', "There is no severity `2`."],
  ['{"severity": {"unit/percent-meant": "hint"}}', "`unit/percent-meant` stays an error"],
  ['{"severity": {"ensure/fails": "warning"}}', "`ensure/fails` stays an error: a promise that is not kept"],
  ['{"accept": [{"code": "ensure/fails", "reason": "x"}]}', "`ensure/fails` cannot be accepted: a promise"],
  ['{"accept": [{"code": "policy/gap"}]}', 'add "reason": "…"'],
  ['{"accept": [{"code": "policy/gap", "reason": " "}]}', 'add "reason": "…"'],
  ['{"accept": [{"code": "policy/gap", "reason": 5}]}', 'config/shape at 5: "reason" takes a text'],
  [
    '{"accept": [{"code": "policy/gap", "reason": "x", "rule": 5}]}',
    'config/shape at 5: "rule" takes the name of a rule',
  ],
  ['{"accept": [{"rule": "a"}]}', 'config/shape at {"rule": "a"}: "accept" takes a list of entries'],
  ['{"accept": {}}', 'config/shape at {}: "accept" takes a list of entries'],
  ["{'require': []}", "config/json at ': This is not JSON: a text stands in straight double quotes"],
  ['{"require": [],}', "config/json at ,: This is not JSON: no comma stands before `}`."],
  ["// why\n{}", "config/json at /: This is not JSON: JSON has no comments."],
  ['{"require": ["a"]', "config/json at : This is not JSON: it ends too early"],
])("%s", (text, message) => {
  expect(told(text).join("\n")).toContain(message);
});

test("what may be lowered: everything but mistakes in a policy, broken promises, examples that fail, and this file", () => {
  const accepted = [
    "policy/gap",
    "ensure/undecided",
    "rules/overlap",
    "rule/then-block-protective",
    "rule/optional-read",
  ];
  for (const code of accepted.filter((one) => knownCodes.has(one))) expect(knownCodes.get(code)).toBeUndefined();
  for (const code of [
    "ensure/fails",
    "syntax/unexpected",
    "name/unknown-field",
    "test/example-fails",
    "config/unmapped-field",
  ])
    expect(knownCodes.get(code)).toEqual(expect.any(String));
});

test("mends put it right", () => {
  const mended = (text: string) => {
    const { diagnostics } = parseConfig({ file, text });
    const mend = diagnostics[0]?.mends[0];
    return mend && applyMend(text, file, mend);
  };
  expect(mended('{"require": [],}')).toBe('{"require": []}');
  expect(mended('{"require": ["a" "b"]}')).toBe('{"require": ["a", "b"]}');
  expect(mended("{require: []}")).toBe('{"require": []}');
  expect(mended('{"sevrity": {}}')).toBe('{"severity": {}}');
  expect(mended('{"severity": {"policy/gap": "warnin"}}')).toBe('{"severity": {"policy/gap": "warning"}}');
});
