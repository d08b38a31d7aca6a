import { markNames } from "../../../model/policy.ts";
import { elementOf } from "../../names/scope.ts";
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
import { action, because, detail, expected, outcome, reviewers, spotCheck } from "./actions.ts";
import { condition, isWhole, markCondition, valueGiven } from "./conditions.ts";
import { clock, field, name, number, text } from "./names.ts";
import { literal, share, unproposed } from "./values.ts";

const arrow = sign("→", isWhole);

/** A condition, its exceptions and its outcome. */
export const ruleBody: Piece = sequence(
  maybe(either(words("if"), words("when"))),
  either(words("always"), condition),
  many(words("except when", isWhole), condition),
  arrow,
  action,
  many(detail, maybe(sign(","))),
);

export const headerLine: Piece = either(
  sequence(words("version"), number()),
  sequence(words("owner"), text()),
  sequence(words("time zone"), text([{ kind: "zones" }])),
  sequence(words("currency"), name([{ kind: "currencies" }])),
  sequence(words("identified by"), field("id")),
  sequence(words("dated by"), field("time")),
  sequence(words("decides whether to"), text()),
  sequence(words("if blocked"), text()),
  sequence(words("language"), number()),
  words("protective"),
  sequence(words("profile"), text()),
);

const range = maybe(
  maybe(sign(",")),
  either(
    sequence(
      either(words("at least"), words("at most")),
      literal,
      many(maybe(either(sign(","), words("and"))), either(words("at least"), words("at most")), literal),
    ),
    sequence(maybe(words("from")), unproposed, words("to"), literal),
  ),
);

const currency = name([{ kind: "currencies" }]);
const choice = either(name([], new Set(["optional", "absent", "marks"])), text());

const type: Piece = either(
  words("text"),
  sequence(
    word("yes", () => ["yes/no"]),
    sign("/"),
    word("no", () => ["no"]),
  ),
  sequence(either(words("date"), words("time"), words("whole number")), range),
  sequence(words("number"), maybe(maybe(sign(",")), number(), either(words("decimals"), words("decimal"))), range),
  sequence(
    words("money"),
    maybe(either(currency, sequence(words("in"), commas(currency)))),
    range,
    maybe(maybe(sign(",")), words("rounded half even")),
    range,
  ),
  sequence(words("one of"), choice, either(many(sign(","), choice), many(sign("<"), choice))),
  sequence(words("list of"), maybe(later(() => type))),
);

const markName = either(...markNames.map((each) => words(each)));

const marks = sequence(words("marks"), markName, many(words("and"), markName), maybe(words("when"), markCondition));

/** What a field is, behind its name. */
const fieldType: Piece = sequence(
  maybe(sign(":")),
  type,
  many(maybe(sign(",")), either(words("optional"), sequence(words("absent means"), valueGiven, because), marks)),
);

function ofLeft(state: State): State {
  return { ...state, ...(state.value && { left: state.value }) };
}

/** A line of a decision block: the field is on the left of what is said of it. */
export const fieldLine: Piece = sequence(field("none"), note(ofLeft), fieldType);

const weekday = name([{ kind: "weekdays" }]);
const days = sequence(weekday, maybe(sign("-"), weekday));
const shift = maybe(days, many(sign(","), days), clock(), sign("-"), clock());
const people = "‹6› people Mon-Fri ‹09:00›-‹17:00›";
const entry = either(
  sequence(
    number([
      { kind: "form", text: people, detail: "how many, and when" },
      { kind: "form", text: "‹8› minutes a review", detail: "how long" },
    ]),
    either(
      sequence(either(words("people"), words("person")), shift, maybe(text([{ kind: "zones" }]))),
      words("minutes a review"),
      words("minute a review"),
      sequence(words("in"), number(), words("over"), number(), words("minutes")),
    ),
  ),
  text([{ kind: "zones" }]),
  sequence(words("holidays"), text()),
  sequence(words("away"), share),
  sequence(words("finds"), share, words("of errors")),
  sequence(words("costs"), note(costs), literal, words("an hour")),
);

export const teamLine: Piece = commas(entry);

/** Money, in the currency of the header. */
function costs(state: State): State {
  const currencies = [state.scope.names.header.bareMoney];
  return { ...state, left: { kind: "typed", type: { kind: "money", currencies, roundedHalfEven: false } } };
}

/** Only a list has several values. */
const commaOfList: Piece = terminal((tokens, at, state) => {
  const isList = state.left?.kind !== "typed" || state.left.type.kind === "list";
  const token = tokens[at];
  return isList && token?.kind === "symbol" && token.text === "," ? { count: 1, state } : undefined;
});

const exampleValue: Piece = sequence(
  field("given"),
  note(ofLeft),
  words("is"),
  either(
    words("missing"),
    words("empty"),
    words("unreadable"),
    commas(later(() => item)),
    sequence(valueGiven, many(commaOfList, valueGiven)),
  ),
);

const item: Piece = sequence(
  sign("("),
  note((state) => ({ ...insideGiven(state), outer: state })),
  commas(later(() => exampleValue)),
  note(closed),
  sign(")", () => true),
);

/** The list that the items are of has just been named. */
function insideGiven(state: State): State {
  const type = state.left?.kind === "typed" ? state.left.type : undefined;
  if (type?.kind !== "items" || state.list === undefined) return state;
  const list = elementOf(state.list, type);
  return list === undefined ? state : { ...state, scope: { ...state.scope, elements: [list] } };
}

const given = commas(exampleValue);
const fromTypical = sequence(words("from"), text([{ kind: "typicals" }]));

const promise: Piece = either(
  sequence(
    words("oversight"),
    either(
      sequence(words("rises with"), field("any")),
      sequence(words("falls with"), field("any")),
      sequence(words("does not depend on"), field("any")),
    ),
  ),
  sequence(
    either(words("always"), condition),
    arrow,
    either(words("at least"), words("at most")),
    outcome,
    maybe(words("by"), reviewers),
    maybe(because),
  ),
);

const outcomeBehind = sequence(
  sign("→", () => true),
  action,
  many(detail, maybe(sign(","))),
);

/** A line that begins a declaration, whole. */
export const declaration: Piece = either(
  sequence(words("policy"), text()),
  words("decision"),
  sequence(words("team"), name(), maybe(teamLine)),
  sequence(words("define"), name(), words("as"), condition),
  sequence(
    words("list"),
    name(),
    either(
      sequence(words("of"), commas(literal)),
      sequence(words("from"), text([{ kind: "files" }]), maybe(words("column"), either(name(), text()))),
    ),
  ),
  sequence(words("rule"), text(), maybe(ruleBody)),
  sequence(words("otherwise"), outcomeBehind),
  sequence(spotCheck, many(detail, maybe(sign(",")))),
  sequence(words("ensure"), maybe(text()), promise),
  sequence(words("typical"), text(), given),
  sequence(
    words("example"),
    text(),
    maybe(fromTypical, maybe(sign(","))),
    maybe(given),
    sign("→", () => true),
    expected,
  ),
  sequence(words("include"), text([{ kind: "files" }])),
);
