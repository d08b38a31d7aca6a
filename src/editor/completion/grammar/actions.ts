import { commas, either, many, maybe, type Piece, sequence, sign, words } from "../piece.ts";
import { field, name, number, text } from "./names.ts";
import { share, unitOfDeadline } from "./values.ts";

const team = name([{ kind: "teams" }]);
const people = sequence(number(), words("of"));
const inBrackets = sequence(
  sign("("),
  team,
  many(either(words("or"), words("and")), team),
  sign(")", () => true),
);
const signers = sequence(maybe(people), either(team, inBrackets));

/** `finance`, `2 of finance and 1 of legal`, `finance or legal` */
export const reviewers: Piece = sequence(signers, many(either(words("and"), words("or")), signers));

const by = sequence(words("by"), reviewers);
const within = sequence(words("within"), number(), unitOfDeadline);
const comma = maybe(sign(","));

const step = sequence(
  words("then"),
  either(words("block"), words("proceed"), sequence(maybe(words("review")), by, maybe(comma, within))),
);
const notBy = sequence(words("not by"), field("text"), many(words("or"), field("text")));
const terms = many(comma, either(within, step, notBy));

const asked = (outcome: string): Piece => sequence(words(outcome), maybe(share), by, terms);
const part: Piece = either(words("proceed"), words("block"), asked("review"), asked("audit"));

/** What stands behind `→`. */
export const action: Piece = sequence(
  part,
  many(sign(","), part),
  maybe(comma, words("in doubt"), either(words("block"), asked("review"))),
);

export const outcome: Piece = either(words("proceed"), words("audit"), words("review"), words("block"));

export const expected: Piece = sequence(outcome, maybe(words("by"), reviewers));

export const spotCheck: Piece = sequence(words("spot check"), share, by, maybe(comma, within));

const option = either(words("approve"), words("reject"), words("escalate"), sequence(words("modify"), field("any")));

export const because: Piece = sequence(words("because"), text());

/** The lines under a rule. */
export const detail: Piece = either(
  because,
  sequence(words("show"), commas(field("shown"))),
  sequence(words("options"), commas(option)),
  sequence(words("reason required"), maybe(words("from"), commas(text()))),
  sequence(words("if approved"), text()),
  sequence(words("if rejected"), text()),
);
