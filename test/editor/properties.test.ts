import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyMend } from "../../src/diagnostics/diagnostic.ts";
import {
  type Completion,
  completionsAt,
  definitionAt,
  foldsOf,
  formatOf,
  hoverAt,
  outlineOf,
  type PolicyReading,
  readPolicy,
  referencesAt,
  renameAt,
  renameRangeAt,
  rulePlaces,
  tokensOf,
} from "../../src/editor/index.ts";
import { collector } from "../../src/grammar/collector.ts";
import { lineReader } from "../../src/grammar/lexing.ts";
import type { Token } from "../../src/grammar/token.ts";
import { interpret } from "../../src/model/interpreter.ts";
import { memoryHost } from "../support/memory-host.ts";

const files: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...["refunds/refunds.signoff", "deployment/deployment.signoff", "deployment/teams.signoff"],
    ...["fraud-freeze/fraud-freeze.signoff", "incidents/incidents.signoff", "refunds/watchlist.csv"],
    ...["fraud-freeze/countries.csv", "loan/loan.signoff", "loan/sanctions.csv"],
  ].map((name) => [`policies/${name}`, readFileSync(`policies/${name}`, "utf8")]),
);
const policies = Object.keys(files).filter((name) => name.endsWith(".signoff") && !name.endsWith("teams.signoff"));
const host = memoryHost(files);

function reading(file: string, text = files[file] ?? ""): PolicyReading {
  return readPolicy({ file, text }, host);
}

function tokensIn(file: string, text: string): readonly (readonly Token[])[] {
  const source = { file, text };
  const lines = lineReader(source, collector(source));
  const all: (readonly Token[])[] = [];
  for (let line = lines.nextLine(); line !== undefined; line = lines.nextLine()) all.push(line);
  return all;
}

const whole = new Map(policies.map((file) => [file, reading(file)]));
const anyPolicy = fc.constantFrom(...policies);
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Words and arrows that are no new names, and no part of a path but its first. */
function knownTokens(file: string): readonly Token[] {
  const read = whole.get(file) as PolicyReading;
  const declared = new Set(
    read
      .index()
      .inFile(file)
      .flatMap(({ declares, span }) => (declares ? [span.start] : [])),
  );
  return tokensIn(file, read.main.text).flatMap((line) =>
    line.filter((token, at) => {
      const before = line[at - 1];
      const isWord = token.kind === "word" || token.kind === "name" || token.text === "→";
      const isPath = before?.text === ".";
      const isColumn = before?.text === "column";
      const isCurrency = /^[A-Z]{3}$/.test(token.text) && line[at + 1]?.kind === "number";
      return isWord && !isPath && !isColumn && !isCurrency && !declared.has(token.start);
    }),
  );
}

function bare(text: string): string {
  return text.replaceAll("`", "");
}

test("of a policy cut anywhere, what stood there is among the completions", () => {
  const tokens = new Map(policies.map((file) => [file, knownTokens(file)]));
  fc.assert(
    fc.property(anyPolicy, share, fc.boolean(), (file, at, rest) => {
      const all = tokens.get(file) as readonly Token[];
      const { start, end } = all[Math.floor(at * all.length)] as Token;
      const text = files[file] as string;
      const cut = reading(file, text.slice(0, start) + (rest ? text.slice(end) : ""));
      // The names of the rest of the file stay known, as they are to somebody who changes a word.
      const known = { ...cut, checked: { ...cut.checked, names: (whole.get(file) as PolicyReading).checked.names } };
      const labels = completionsAt(known, file, start).map(({ insert }) => bare(insert));
      const word = bare(text.slice(start, end));
      expect(labels.filter((label) => label.startsWith(word)).length, `${word} at ${start} of ${file}`).toBeGreaterThan(
        0,
      );
    }),
    { numRuns: 80 },
  );
});

describe("completions", () => {
  test("of a broken line replace what is typed, tell of themselves and are in order", () => {
    fc.assert(
      fc.property(anyPolicy, share, (file, at) => {
        const text = files[file] as string;
        const offset = Math.floor(at * text.length);
        const found = completionsAt(reading(file, text.slice(0, offset)), file, offset);
        const sorts = found.map(({ sort }: Completion) => sort);
        expect(sorts).toEqual(sorts.toSorted());
        expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
        for (const { span, label, insert } of found) {
          expect(span.start).toBeLessThanOrEqual(offset);
          expect(span.end).toBeGreaterThanOrEqual(offset);
          expect(/[\r\n]/.test(text.slice(span.start, span.end))).toBe(false);
          expect(label === "" || insert === "").toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("put in keep a whole policy free of mistakes of syntax", () => {
    const text = files["policies/refunds/refunds.signoff"] as string;
    const file = "policies/refunds/refunds.signoff";
    const offset = text.indexOf('rule "threats"');
    const padded = `${text.slice(0, offset)}\n\n${text.slice(offset)}`;
    const snippets = completionsAt(reading(file, padded), file, offset).filter(({ kind }) => kind === "rule");
    expect(snippets.length).toBeGreaterThan(8);
    for (const { label, insert } of snippets) {
      const filled = insert.replace(/\$\{\d+:([^}]*)\}/g, "$1").replaceAll("\\$", "$");
      const { diagnostics } = reading(file, `${text.slice(0, offset)}${filled}\n\n${text.slice(offset)}`).checked;
      expect([
        label,
        ...diagnostics.filter(({ code }) => code.startsWith("syntax/")).map(({ message }) => message),
      ]).toEqual([label]);
    }
  });

  test("that are keywords say what they mean", () => {
    const found = new Map<string, string>();
    for (const file of policies) {
      const text = files[file] as string;
      for (let offset = 0; offset < text.length; offset += 211)
        for (const { kind, label, documentation } of completionsAt(whole.get(file) as PolicyReading, file, offset))
          if (kind === "keyword") found.set(label, documentation);
    }
    expect(found.size).toBeGreaterThan(60);
    expect([...found].filter(([, documentation]) => documentation === "")).toEqual([]);
  });
});

describe("a rename", () => {
  /** New names: ordinary ones, words of the language, names of others, odd ones. */
  const names = [
    "amount_2",
    "is",
    "otherwise",
    "refund",
    "price",
    "night desk",
    "items",
    "yes",
    "Größe",
    "one",
    "team",
  ];

  test("that is not refused leaves the policy with the same decisions, by the new names", () => {
    fc.assert(
      fc.property(anyPolicy, share, fc.constantFrom(...names), (file, at, name) => {
        const before = whole.get(file) as PolicyReading;
        const all = before.index().inFile(file);
        const { span, meaning } = all[Math.floor(at * all.length)] as (typeof all)[number];
        const renamed = renameAt(before, file, span.start, name);
        if ("refused" in renamed) {
          expect(renamed.refused).toMatch(/\.$/);
          return;
        }
        const changed = { ...files };
        for (const each of Object.keys(changed))
          changed[each] = applyMend(files[each] ?? "", each, { title: "", edits: renamed.edits });
        const after = readPolicy({ file, text: changed[file] ?? "" }, memoryHost(changed));
        const codes = ({ checked }: PolicyReading) => checked.diagnostics.map(({ code }) => code).sort();
        expect(codes(after)).toEqual(codes(before));
        const [old, now] = [before.checked.policy, after.checked.policy];
        expect(old === undefined).toBe(now === undefined);
        if (old === undefined || now === undefined) return;
        expect(now.examples.length).toBe(old.examples.length);
        // Each example carries the new names, and is decided as before.
        old.examples.forEach((example, index) => {
          const same = now.examples[index] as (typeof now.examples)[number];
          const [one, other] = [interpret(old, example.input), interpret(now, same.input)];
          expect([other.outcome, other.rules.length, other.unknown.length, other.reviews.length]).toEqual([
            one.outcome,
            one.rules.length,
            one.unknown.length,
            one.reviews.length,
          ]);
        });
        expect(
          referencesAt(after, file, renamed.edits.find((edit) => edit.span.file === file)?.span.start ?? 0).length,
        ).toBe(new Set(referencesAt(before, file, span.start).map((each) => `${each.file} ${each.start}`)).size);
        expect(meaning.kind).not.toBe("file");
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("for any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      "`",
      "(",
      ")",
      "→",
      "\n",
      'rule "x"\n',
      "decision\n",
      " and ",
      "#",
      ".",
      "is one of ",
      "é",
      "\u{1F600}",
    ),
    fc.string({ maxLength: 4 }),
  );
  test("no service throws, and what they say lies within the text", () => {
    fc.assert(
      fc.property(
        anyPolicy,
        fc.array(fc.tuple(share, fc.nat(30), piece), { maxLength: 4 }),
        share,
        (file, edits, at) => {
          let text = (files[file] as string).slice(0, 3_000);
          for (const [from, cut, put] of edits) {
            const start = Math.floor(from * text.length);
            text = text.slice(0, start) + put + text.slice(start + cut);
          }
          const offset = Math.floor(at * (text.length + 1));
          const read = reading(file, text);
          const spans = [
            ...foldsOf(read, file),
            ...rulePlaces(read).flatMap(({ span, condition, action }) => [span, condition, action]),
            ...tokensOf(read, file),
            ...outlineOf(read, file).flatMap(({ span, selection }) => [span, selection]),
            ...completionsAt(read, file, offset).map(({ span }) => span),
          ];
          for (const { start, end } of spans) {
            expect(start).toBeLessThanOrEqual(end);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          const tokens = tokensOf(read, file);
          tokens.forEach(({ start }, index) => {
            expect(start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0);
          });
          hoverAt(read, file, offset);
          definitionAt(read, file, offset);
          if (renameRangeAt(read, file, offset) !== undefined) renameAt(read, file, offset, "another");
          const formatted = applyMend(text, file, { title: "", edits: formatOf(read, file) });
          expect(formatOf(reading(file, formatted), file)).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  }, 60_000);

  test("a reading that takes over from one before says what a fresh one says", () => {
    fc.assert(
      fc.property(
        anyPolicy,
        fc.array(fc.tuple(share, fc.nat(9), piece), { minLength: 1, maxLength: 4 }),
        (file, edits) => {
          let before = whole.get(file) as PolicyReading;
          for (const [from, cut, put] of edits) {
            const { text } = before.main;
            const start = Math.floor(from * text.length);
            const source = { file, text: text.slice(0, start) + put + text.slice(start + cut) };
            const after = readPolicy(source, host, [], before);
            const fresh = readPolicy(source, host);
            expect(after.checked.diagnostics).toEqual(fresh.checked.diagnostics);
            expect(after.checked.policy?.digest).toBe(fresh.checked.policy?.digest);
            expect(after.index().all).toEqual(fresh.index().all);
            before = after;
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
