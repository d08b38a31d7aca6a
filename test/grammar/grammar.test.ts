import { Lexer } from "chevrotain";
import { expect, test } from "vitest";
import { PolicyParser } from "../../src/grammar/parser/policy-parser.ts";
import { lexed } from "../../src/grammar/vocabulary.ts";

test("the grammar has no ambiguity that nothing decides, no left recursion and no rule that is not found", () => {
  expect(() => new PolicyParser("checked")).not.toThrow();
});

test("every token can be lexed", () => {
  const definition = new Lexer([...lexed], { positionTracking: "onlyOffset", deferDefinitionErrorsHandling: true });
  expect(definition.lexerDefinitionErrors).toEqual([]);
});
