import { children, childrenOfValue } from "../../../model/children.ts";
import type { Condition, ListRef, Value } from "../../../model/condition.ts";
import { unitDecimals } from "../../../model/domain.ts";
import { LONGEST_LIST } from "../../../model/read.ts";
import type { FieldType } from "../../../model/types.ts";
import { type Code, code, literal } from "./code.ts";
import { emitCondition, emitOneOf } from "./condition.ts";
import {
  type Block,
  type Emission,
  EXACT,
  fieldType,
  fresh,
  guard,
  LEAST_EXACT,
  type Local,
  unsupported,
} from "./emission.ts";
import { readFields } from "./fields.ts";
import { readValue } from "./read.ts";
import { inUnits, measure } from "./value.ts";

/** What conditions ask of a list. */
type Question =
  | (Condition & { readonly kind: "includes" | "empty list" | "quantifier" })
  | (Value & { readonly kind: "count" | "sum" });

/** The questions of conditions by list, those within a question's own `where` left out. */
export function questionsOf(conditions: readonly Condition[]): ReadonlyMap<number, readonly Question[]> {
  const found = new Map<number, Question[]>();
  const add = (list: ListRef, question: Question): void => {
    const known = found.get(list.field);
    if (known === undefined) found.set(list.field, [question]);
    else known.push(question);
  };
  const visit = (condition: Condition): void => {
    if (condition.kind === "includes" || condition.kind === "empty list" || condition.kind === "quantifier") {
      add(condition.list, condition);
      return;
    }
    const inside = children(condition);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  const visitValue = (value: Value): void => {
    if (value.kind === "count" || value.kind === "sum") {
      add(value.list, value);
      return;
    }
    const inside = childrenOfValue(value);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  conditions.forEach(visit);
  return found;
}

/** One loop over a list that reads every element once and answers all questions about it. */
export function emitList(
  emission: Emission,
  block: Block,
  list: number,
  raw: Code,
  read: ReadonlySet<number>,
  questions: readonly Question[],
): void {
  const type = fieldType(emission.policy, list);
  guard(block, code`isList(${raw}) && prototypeOf(${raw}) === listPrototype`);
  const at = fresh(emission, "at");
  const size = fresh(emission, "local");
  block.statements.push(code`const ${size} = ${raw}.length;`);
  guard(
    block,
    code`typeof ${size} === "number" && ${size} >= 0 && ${size} <= ${literal(LONGEST_LIST)} && floor(${size}) === ${size}`,
  );
  const element = fresh(emission, "item");
  const body: Block = { ...block, statements: [], hoisted: new Map(block.hoisted) };
  const inLoop: Block = {
    ...body,
    items: new Map([...block.items, [list, readElement(emission, body, element, type, read)]]),
  };
  const before: Code[] = [];
  for (const question of questions) {
    const key = JSON.stringify(question);
    if (emission.answers.has(key)) continue;
    const answer = fresh(emission, "local");
    before.push(answerTo(question, answer, size, emission, inLoop));
    emission.answers.set(key, answer);
  }
  block.statements.push(...before);
  block.statements.push(code`for (let ${at} = 0; ${at} < ${size}; ${at}++) {
const ${element} = ${raw}[${at}];
if (${element} === undefined || ${at} in listPrototype) ${block.bail}`);
  block.statements.push(...body.statements, code`}`);
}

function readElement(
  emission: Emission,
  body: Block,
  element: Code,
  type: FieldType,
  read: ReadonlySet<number>,
): ReadonlyMap<number, Local> {
  const locals = new Map<number, Local>();
  const keep = (place: number, local: Local | undefined): void => {
    if (local === undefined) unsupported(emission);
    else locals.set(place, local);
  };
  if (type.kind === "list") {
    if (type.of.kind === "list" || type.of.kind === "items") unsupported(emission);
    else if (read.has(-1)) keep(-1, readValue(emission, body, element, type.of, true));
  } else if (type.kind === "items") {
    if (type.fields.some((field) => field.type.kind === "list" || field.type.kind === "items")) unsupported(emission);
    const fields = type.fields.flatMap((field, place) => (read.has(place) ? [{ field, place }] : []));
    readFields(
      emission,
      body,
      element,
      fields.map(({ field, place }) => ({
        field,
        onRaw: (raw) => keep(place, readValue(emission, body, raw, field.type, true)),
      })),
    );
  } else unsupported(emission);
  return locals;
}

/** The declaration of the answer; what changes it goes into the loop. */
function answerTo(question: Question, answer: Code, size: Code, emission: Emission, inLoop: Block): Code {
  const { statements } = inLoop;
  switch (question.kind) {
    case "empty list":
      return code`const ${answer} = ${size} === 0;`;
    case "includes": {
      const element: Value = { kind: "item field", binder: -1, list: question.list.field, field: -1 };
      const test = emitOneOf(element, question.constants, false, emission, inLoop);
      statements.push(code`if (!${answer} && ${test}) ${answer} = true;`);
      return code`let ${answer} = false;`;
    }
    case "quantifier": {
      const where = emitCondition(question.where, emission, inLoop);
      const isEvery = question.word === "every";
      statements.push(
        isEvery
          ? code`if (${answer} && !(${where})) ${answer} = false;`
          : question.word === "any"
            ? code`if (!${answer} && ${where}) ${answer} = true;`
            : code`if (${answer} && ${where}) ${answer} = false;`,
      );
      return code`let ${answer} = ${literal(question.word !== "any")};`;
    }
    case "count": {
      const where = emitCondition(question.where, emission, inLoop);
      statements.push(code`if (${where}) ${answer}++;`);
      return code`let ${answer} = 0;`;
    }
    case "sum": {
      const where = emitCondition(question.where, emission, inLoop);
      const units = unitsOf(question, emission, inLoop);
      statements.push(code`if (${where}) ${answer} += ${units};`);
      guard(inLoop, code`${answer} < ${EXACT} && ${answer} > ${LEAST_EXACT}`);
      return code`let ${answer} = 0;`;
    }
  }
}

function unitsOf(question: Question & { readonly kind: "sum" }, emission: Emission, inLoop: Block): Code {
  const { domain, of } = question;
  if (domain.kind === "money" && domain.currencies.length !== 1) return unsupported(emission);
  const currency = domain.kind === "money" ? domain.currencies[0] : undefined;
  const measured = measure(of, emission, inLoop);
  if (measured?.currency !== undefined && measured.currency.index !== undefined) return unsupported(emission);
  if (measured?.currency !== undefined && measured.currency.among[0] !== currency) return unsupported(emission);
  const units = measured && inUnits(measured, unitDecimals(domain, currency), emission, inLoop);
  return units ?? unsupported(emission);
}
