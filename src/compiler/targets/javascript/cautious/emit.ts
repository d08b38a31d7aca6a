import type { Policy, Rule } from "../../../../model/policy.ts";
import { RULES_A_WORD } from "../../../../runtime/prepare.ts";
import { type Code, code, join, literal, print } from "../code.ts";
import { emitTruth } from "./condition.ts";
import { type Cautious, functionScope, type Scope } from "./scope.ts";

/**
 * `stand` of a policy as statements of JavaScript: reads every field once and leaves how each rule stands in `certain` and
 * `possible`, three-valued, whatever the input. Straight-line code in functions of a word of rules each, loops for lists.
 */
export function emitStand(policy: Policy): Code {
  const emission: Cautious = { policy, constants: [], truth: emitTruth, names: 0, traced: 0 };
  const functions: Code[] = [];
  const calls: Code[] = [];
  for (let start = 0; start < policy.rules.length; start += RULES_A_WORD) {
    const word = literal(start / RULES_A_WORD);
    const scope = functionScope();
    for (const [place, rule] of policy.rules.slice(start, start + RULES_A_WORD).entries())
      emitStanding(rule, literal(2 ** place), emission, scope);
    functions.push(code`function doubts${word}(readings) {
let sure = 0, doubtful = 0;
${join(scope.statements, "\n")}
certain[${word}] = sure;
possible[${word}] = doubtful;
}`);
    calls.push(code`doubts${word}(readings);`);
  }
  return code`const { min, max, weekdayOf, localDay, localTimeOfDay, compareText, foldCase, likePattern, fitsPattern, wordList, mentionsAny } = helpers;
const { exactNumber, exactCount, exactMoney, exactConstant, exactPlus, exactMinus, exactTimes, exactSum, exactCompare, limitTable, exactLimits } = helpers;
const { read, offsets, certain, possible, truths } = inDoubt;
${join(emission.constants, "\n")}
${join(functions, "\n")}
function stand(input) {
const readings = read(input);
${join(calls, "\n")}
return readings;
}`;
}

/** The same as a function body that returns `stand`. */
export function standBody(policy: Policy): string {
  return print(code`"use strict";
${emitStand(policy)}
return stand;`);
}

/** Certain where the condition is true and every exception false; not at all where it is false or an exception true. */
function emitStanding(rule: Rule, bit: Code, emission: Cautious, scope: Scope): void {
  const condition = emitTruth(rule.condition, emission, scope);
  const exceptions = rule.exceptions.map((exception) => emitTruth(exception, emission, scope));
  const none = exceptions.map((exception) => code`${exception} !== 2`);
  const allFalse = exceptions.map((exception) => code`${exception} === 0`);
  scope.statements.push(
    code`if (${join([code`${condition} === 2`, ...allFalse], " && ")}) sure |= ${bit};
else if (${join([code`${condition} !== 0`, ...none], " && ")}) doubtful |= ${bit};`,
  );
}
