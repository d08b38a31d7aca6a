import { drawsSamples } from "../../../model/asking.ts";
import { readsOf } from "../../../model/children.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { lookedAt } from "../../../model/unknowns.ts";
import { MOST_RULES_IN_TABLE, RULES_A_WORD } from "../../../runtime/prepare.ts";
import { type Code, code, join, literal, print } from "./code.ts";
import { emitCondition } from "./condition.ts";
import { type Block, type Emission, fieldType, fresh, type Local } from "./emission.ts";
import { readFields } from "./fields.ts";
import { emitList, questionsOf } from "./list.ts";
import { readValue } from "./read.ts";

/** Up to so many rules each way to stand has a decision that is made beforehand. */
const MOST_RULES_IN_CONSTANTS = 2;

/**
 * `decide` of a policy as statements of JavaScript, over `helpers` and what `prepare` gives, named `prepared`: where every
 * value is an ordinary known one, straight-line comparisons of numbers and one look-up; else `careful`, the cautious way.
 */
export function emit(policy: Policy): { readonly code: string } {
  return { code: print(emitDecide(policy)) };
}

export function emitDecide(policy: Policy): Code {
  const emission: Emission = { policy, constants: [], answers: new Map(), names: 0, unsupported: false };
  const statements = emitFast(emission);
  const decide = emission.unsupported
    ? code`const decide = careful;`
    : code`${join(statements.functions, "\n")}
function decide(input) {
try {
${join(statements.main, "\n")}
} catch {
return careful(input);
}
}`;
  const constants = emission.unsupported ? [] : emission.constants;
  return code`const { prototype, listPrototype, prototypeOf, isList, isFinite, abs, round, floor, ownProperty, normal, day, instant, money, order } = helpers;
const { weekdayOf, localDay, localTimeOfDay, compareText, foldCase, likePattern, fitsPattern, wordList, mentionsAny } = helpers;
const { table, enter, decided, words, decidedByWords, offsets } = prepared;
${join(constants, "\n")}
${decide}`;
}

function emitFast(emission: Emission): { readonly functions: readonly Code[]; readonly main: readonly Code[] } {
  const { policy } = emission;
  const statements: Code[] = [];
  const fields = new Map<number, Local>();
  const main: Block = {
    statements,
    hoisted: new Map(),
    bail: code`return careful(input);`,
    fields,
    items: new Map(),
    used: new Set(),
  };
  const id = readAll(emission, main, fields);
  const functions: Code[] = [];
  if (policy.rules.length <= RULES_A_WORD) {
    const [only, ...others] = policy.rules;
    if (only !== undefined && others.length === 0 && id === undefined) statements.push(emitOnly(only, emission, main));
    else statements.push(...emitRules(policy.rules, emission, main), emitAnswer(emission, id));
    return { functions, main: statements };
  }
  for (let start = 0; start < policy.rules.length; start += RULES_A_WORD) {
    const word = literal(start / RULES_A_WORD);
    const part: Block = { ...main, statements: [], hoisted: new Map(), bail: code`return -1;`, used: new Set() };
    const rules = emitRules(policy.rules.slice(start, start + RULES_A_WORD), emission, part);
    const called = fresh(emission, "rules");
    const given = join([...part.used], ", ");
    functions.push(code`function ${called}(${given}) {
${join([...part.statements, ...rules], "\n")}
return bits;
}`);
    statements.push(code`if ((words[${word}] = ${called}(${given})) < 0) return careful(input);`);
  }
  statements.push(code`return decidedByWords(${id ?? literal("")});`);
  return { functions, main: statements };
}

/** Reads every field that deciding looks at; gives the id where samples are drawn. */
function readAll(emission: Emission, main: Block, fields: Map<number, Local>): Code | undefined {
  const { policy } = emission;
  const looked = lookedAt(policy);
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const compared = readsOf(conditions).fields;
  const questions = questionsOf(conditions);
  const lists: (() => void)[] = [];
  let id: Code | undefined;
  readFields(
    emission,
    main,
    code`input`,
    looked.fields.map((place) => ({
      field: policy.fields[place] as Policy["fields"][number],
      onRaw: (raw) => {
        const type = fieldType(policy, place);
        const local = readValue(emission, main, raw, type, compared.has(place));
        const isId = place === policy.identifiedBy && drawsSamples(policy);
        if (local !== undefined) fields.set(place, local);
        else
          lists.push(() =>
            emitList(emission, main, place, raw, looked.items.get(place) ?? new Set(), questions.get(place) ?? []),
          );
        if (isId && local !== undefined) id = emitId(local, emission, main);
      },
    })),
  );
  for (const emitOne of lists) emitOne();
  if (id === undefined && drawsSamples(policy)) emission.unsupported = true;
  return id;
}

function emitId(local: Local, emission: Emission, main: Block): Code | undefined {
  switch (local.kind) {
    case "text":
      return code`normal(${local.value})`;
    case "choice":
      return local.value;
    case "number": {
      const id = fresh(emission, "local");
      main.statements.push(code`if (floor(${local.value}) !== ${local.value}) return careful(input);
const ${id} = String(BigInt(${local.value}));`);
      return id;
    }
    default:
      return undefined;
  }
}

function emitRules(rules: readonly Rule[], emission: Emission, block: Block): readonly Code[] {
  const tests = rules.map((rule) => emitRule(rule, emission, block));
  return [code`let bits = 0;`, ...tests.map((test, place) => code`if (${test}) bits |= ${literal(2 ** place)};`)];
}

function emitRule(rule: Rule, emission: Emission, block: Block): Code {
  const condition = emitCondition(rule.condition, emission, block);
  const exceptions = rule.exceptions.map((exception) => emitCondition(exception, emission, block));
  return exceptions.length === 0 ? condition : code`${condition} && !(${join(exceptions, " || ")})`;
}

/** The decision of a policy of one rule. */
function emitOnly(rule: Rule, emission: Emission, main: Block): Code {
  const test = emitRule(rule, emission, main);
  return code`return (${test}) ? ${decisionOf(1, emission)} : ${decisionOf(0, emission)};`;
}

function decisionOf(bits: number, emission: Emission): Code {
  const decision = fresh(emission, "constant");
  emission.constants.push(code`const ${decision} = enter(${literal(bits)});`);
  return decision;
}

/** Few decisions are constants, some more stand in a table, the others are found by the bits. */
function emitAnswer(emission: Emission, id: Code | undefined): Code {
  const size = emission.policy.rules.length;
  if (id !== undefined) return code`return decided(bits, ${id});`;
  if (size > MOST_RULES_IN_TABLE) return code`return decided(bits, "");`;
  if (size > MOST_RULES_IN_CONSTANTS)
    return code`const known = table[bits];
return known !== undefined ? known : enter(bits);`;
  const decisions = Array.from({ length: 2 ** size }, (_, bits) => decisionOf(bits, emission));
  const [first = literal(undefined), ...others] = decisions;
  const chain = others.reduce((rest, decision, at) => code`bits === ${literal(at + 1)} ? ${decision} : ${rest}`, first);
  return code`return ${chain};`;
}
