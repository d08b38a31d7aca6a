import { Lexer } from "chevrotain";
import { expect, test } from "vitest";
import { parse } from "../../src/grammar/parse.ts";
import { PolicyParser } from "../../src/grammar/parser/policy-parser.ts";
import { lexed } from "../../src/grammar/vocabulary.ts";

const read = (text: string) => parse({ file: "policy.signoff", text });

test("the grammar has no ambiguity that nothing decides, no left recursion and no rule that is not found", () => {
  expect(() => new PolicyParser("checked")).not.toThrow();
});

test("every token can be lexed", () => {
  const definition = new Lexer([...lexed], { positionTracking: "onlyOffset", deferDefinitionErrorsHandling: true });
  expect(definition.lexerDefinitionErrors).toEqual([]);
});

test("a text longer than the lexer reads at once keeps its places, blanks and comments", () => {
  const rule = (at: number) => `rule "${at}" refund - fee > $${at + 1},000 § → block # number ${at}\n`;
  const text = Array.from({ length: 1000 }, (_, at) => rule(at)).join("");
  const { tree, diagnostics } = read(text);
  expect(tree.declarations).toHaveLength(1000);
  tree.declarations.forEach((declaration, at) => {
    const { start, end } = declaration.span;
    expect(text.slice(start, end)).toBe(rule(at).replace(/ # .*\n/, ""));
  });
  tree.comments.forEach(({ span, trailing }, at) => {
    expect([text.slice(span.start, span.end), trailing]).toEqual([`# number ${at}`, true]);
  });
  expect(diagnostics).toHaveLength(201);
  for (const { code, span } of diagnostics.slice(0, 200))
    expect([code, text.slice(span.start, span.end)]).toEqual(["syntax/unknown-character", "§"]);
});

test.each([
  ["brackets", (depth: number) => `${"(".repeat(depth)}a${")".repeat(depth)} → block`],
  ["nots", (depth: number) => `${"not ".repeat(depth)}a → block`],
  ["conditions on items", (depth: number) => `${"any of (a where ".repeat(depth)}b > 1${")".repeat(depth)} → block`],
  ["values in brackets", (depth: number) => `${"a is (".repeat(depth)}1${")".repeat(depth)} → block`],
])("%s are read to the limit of depth and reported beyond it", (_, nested) => {
  expect(read(nested(200)).diagnostics).toEqual([]);
  expect(read(nested(201)).diagnostics.map(({ code }) => code)).toEqual(["syntax/too-deep"]);
  expect(read(nested(100_000)).diagnostics.map(({ code }) => code)).toEqual(["syntax/too-deep"]);
});

test.each([
  ["lists of lists", `decision\n  a ${"list of ".repeat(50_000)}text`],
  ["weekdays of weekdays", `${"weekday of ".repeat(50_000)}a is Mon → block`],
  ["doubt in doubt", `a → block${", in doubt block".repeat(50_000)}`],
  ["signs before signs", `a > ${"- ".repeat(50_000)}1 → block`],
  ["sums", `a > ${"b + ".repeat(50_000)}1 → block`],
])("%s end in a report", (_, text) => {
  expect(read(text).diagnostics.length).toBeGreaterThan(0);
});
