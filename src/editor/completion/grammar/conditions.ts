import { elementOf, resolveName } from "../../names/scope.ts";
import { elementKind, type ValueKind } from "../../names/value-kind.ts";
import {
  commas,
  either,
  later,
  many,
  maybe,
  note,
  type Piece,
  sequence,
  sign,
  terminal,
  word,
  words,
} from "../piece.ts";
import { closed, type State } from "../state.ts";
import { comparisonsOf, isCondition } from "./comparisons.ts";
import { choiceGiven, choiceOrField, field, name, text } from "./names.ts";
import { literal, weekday, yesOrNo } from "./values.ts";

const toLeft = note(({ value, ...state }) => {
  const { left: _, ...others } = state;
  return { ...others, ...(value && { left: value }) };
});
const compared = note(({ value: _, ...state }) => ({ ...state, bare: false }));
const opensOwn = note((state) => ({ ...withoutValues(state), outer: state }));
const closes = note(closed);

function withoutValues({ value: _, left: __, counted: ___, ...state }: State): State {
  return { ...state, bare: false };
}

function became(kind: ValueKind | undefined): (state: State) => State {
  return ({ value: _, ...state }) => ({ ...state, ...(kind && { value: kind }), bare: kind !== undefined });
}

/** `(items where …)`, `(items.price where …)` of a sum. */
function inBrackets(fit: "list" | "summed", needsWhere: boolean): Piece {
  const where = sequence(
    words("where"),
    note((state) => ({ ...withoutValues(inside(state)), outer: state })),
    later(() => condition),
    closes,
  );
  return sequence(
    sign("("),
    field(fit),
    needsWhere ? where : maybe(where),
    sign(")", () => true),
  );
}

function inside(state: State): State {
  const found = listNamed(state);
  const list = found && elementOf(found.name, found.type);
  return list === undefined
    ? state
    : { ...state, scope: { ...state.scope, elements: [...state.scope.elements, list] } };
}

/** `items` of `items`, and of `items.price`. */
function listNamed({ scope, list = "" }: State) {
  const parts = list.split(".");
  for (let length = parts.length; length > 0; length--) {
    const of = parts.slice(0, length).join(".");
    const found = resolveName(scope, of);
    if (found?.kind === "field") return { name: of, type: found.type };
  }
  return undefined;
}

const emptiness = maybe(either(...["and at least one", "even if empty"].map((each) => words(each, isOfList))));

function isOfList({ counted, bare }: State): boolean {
  return counted === true && !bare;
}

const counts = note((state) => ({ ...state, counted: true, bare: false }));

const quantified: Piece = sequence(
  either(
    sequence(words("any of"), inBrackets("list", true)),
    sequence(words("every of"), inBrackets("list", true)),
    sequence(words("no"), inBrackets("list", true)),
  ),
  counts,
  emptiness,
  compared,
);

const whole: ValueKind = { kind: "typed", type: { kind: "number", decimals: 0, least: "0" } };

/** Is the value on the left, if there is one, of such a kind? */
function isBeside(...kinds: readonly string[]): (state: State) => boolean {
  return ({ left }) => left === undefined || kinds.includes(left.kind === "typed" ? left.type.kind : left.kind);
}

const computed: Piece = either(
  sequence(
    words("count of", isBeside("number")),
    opensOwn,
    inBrackets("list", false),
    closes,
    counts,
    note(became(whole)),
  ),
  sequence(words("sum of", isBeside("number", "money")), opensOwn, inBrackets("summed", false), note(sumClosed)),
  sequence(words("weekday of", isBeside("weekday")), field("moment"), note(became({ kind: "weekday" }))),
  sequence(words("time of", isBeside("time of day")), field("moment"), note(became({ kind: "time of day" }))),
);

function sumClosed(state: State): State {
  const { value: kept, outer } = state;
  return { ...(outer ?? state), strange: state.strange, counted: true, ...(kept && { value: kept }), bare: true };
}

const it: Piece = terminal(
  (tokens, at, state) => {
    const kind = elementKind(state.scope);
    if (tokens[at]?.kind !== "word" || tokens[at].text !== "it" || kind === undefined) return undefined;
    return { count: 1, state: became(kind)(state) };
  },
  ({ scope, left }) => (elementKind(scope) === undefined || left !== undefined ? [] : [{ kind: "element" }]),
);

const bracketed: Piece = sequence(
  sign("("),
  opensOwn,
  later(() => condition),
  note(({ value: kept, bare, ...state }) => ({
    ...withoutValues(closed({ ...state, bare })),
    ...(kept && { value: kept }),
    bare,
  })),
  sign(")", () => true),
);

/** One side of a comparison: fields and literals, with what is added to them. */
function value(primary: Piece): Piece {
  const signs = either(sign("+"), sign("-"), sign("*"));
  return sequence(primary, many(note(minuend), signs, primary, note(difference)));
}

/** Keeps what stands before the sign. */
function minuend(state: State): State {
  const { value: kept, ...others } = state;
  return kept === undefined ? others : { ...others, left: kept };
}

/** Moments taken from each other give a length of time. */
function difference(state: State): State {
  const [left, right] = [state.left, state.value].map((kind) => (kind?.kind === "typed" ? kind.type.kind : undefined));
  const isMoment = (kind: string | undefined) => kind === "date" || kind === "time";
  if (isMoment(left) && isMoment(right))
    return became({ kind: left === "time" && right === "time" ? "length of time" : "days" })(state);
  const kept = left === "money" || right === undefined ? state.left : state.value;
  return { ...became(kept)(state) };
}

const anyValue: Piece = value(either(it, computed, field("condition"), literal, bracketed));
const valueBeside: Piece = either(weekday, value(either(it, computed, choiceOrField, literal, bracketed)));
const valueAfterIs: Piece = either(yesOrNo, valueBeside);

/** A value that an `absent means` or an example gives: the field stands on the left. */
export const valueGiven: Piece = either(yesOrNo, choiceGiven, literal);

const ignoringCase = maybe(words("ignoring case", ({ left }) => left?.kind !== "typed" || left.type.kind === "text"));

const isWhat: Piece = either(
  sequence(words("one of", isCondition("is one of")), commas(valueAfterIs), ignoringCase),
  sequence(words("from", isCondition("is from")), valueBeside, words("to"), valueBeside, emptiness),
  words("empty", isCondition("is empty")),
  words("missing", isCondition("is missing")),
  words("present", isCondition("is present")),
  words("unseen", isCondition("is unseen")),
  sequence(words("in", isCondition("is in")), name([{ kind: "lists" }])),
  sequence(words("outside", isCondition("is outside")), literal, words("of history")),
  sequence(valueAfterIs, ignoringCase, emptiness),
);

const compares = (phrase: string): Piece => words(phrase, isCondition(phrase));

/** What stands behind a value and says something of it. */
const comparing: Piece = sequence(
  toLeft,
  either(
    sequence(
      word("is", (state) => comparisonsOf(state).filter((phrase) => phrase.startsWith("is"))),
      maybe(words("not")),
      isWhat,
    ),
    sequence(
      either(
        ...[">", ">=", "<", "<="].map((each) => sign(each, isCondition(each))),
        ...["over", "under", "at least", "at most"].map(compares),
        ...["=", "==", "!=", "<>", "≠"].map((each) => sign(each)),
      ),
      valueBeside,
      emptiness,
    ),
    sequence(compares("like"), text(), ignoringCase),
    sequence(compares("mentions"), maybe(words("any of")), commas(text())),
    sequence(compares("includes"), maybe(words("any of")), commas(valueGiven)),
  ),
  compared,
);

const comparison: Piece = either(quantified, sequence(anyValue, maybe(comparing)));

const operand: Piece = sequence(many(words("not")), note(withoutValues), comparison);

export const condition: Piece = sequence(operand, many(either(words("and", isWhole), words("or", isWhole)), operand));

/** Can what stands before be a condition? A value alone is one where it is yes or no. */
export function isWhole({ bare, value: kind }: State): boolean {
  return !bare || kind === undefined || (kind.kind === "typed" && kind.type.kind === "yes/no");
}

/** What stands behind `when` where a field is marked: a comparison without its subject. */
export const markCondition: Piece = sequence(
  note((state) => ({ ...state, bare: true })),
  maybe(words("not")),
  either(
    isWhat,
    sequence(
      either(
        ...[">", ">=", "<", "<="].map((each) => sign(each)),
        ...["over", "under", "at least", "at most"].map(compares),
      ),
      valueBeside,
    ),
    sequence(compares("like"), text()),
    sequence(compares("mentions"), maybe(words("any of")), commas(text())),
    sequence(compares("includes"), maybe(words("any of")), commas(valueGiven)),
  ),
);
