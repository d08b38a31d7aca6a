import { compareOutcomes, type Draws } from "../../model/asking.ts";
import { combine } from "../../model/combine.ts";
import type { Decision } from "../../model/decision.ts";
import type { OutcomeName } from "../../model/policy.ts";
import { inputWords } from "../context.ts";
import type { Box } from "../described.ts";
import type { Input } from "../encode/witness.ts";
import type { Oversight } from "../oversight.ts";
import { regionsOf } from "../region.ts";
import { type Literal, negated } from "../solver/literal.ts";
import type { Found, Space } from "../space.ts";
import type { Question } from "./sheet.ts";

/** The least oversight that any decision of a kind gets, samples not drawn. */
export type Verdict =
  /** There is no such decision. */
  | { readonly outcome: "none" }
  | { readonly outcome: "undecided"; readonly because: readonly string[] }
  | { readonly outcome: "block" }
  | {
      /** Every one gets at least this, and some no more. */
      readonly outcome: Exclude<OutcomeName, "block">;
      /** No decision of the kind gets more. */
      readonly all: boolean;
      /** The least where every sample is drawn, if that is stricter. */
      readonly drawn?: OutcomeName;
      /** One that gets no more, with its values in words. */
      readonly witness: Input;
      readonly example: string;
      /**
       * Those that get no more; none are listed where all are reviewed. Of inputs whose values are all `known`, where there
       * are such.
       */
      readonly region: readonly Box[];
      readonly words: readonly string[];
      readonly among: "known" | "all";
      /** False where there are more of them. */
      readonly listed: boolean;
    };

const MOST_REGIONS = 4;
const none: Draws = { review: 2 ** 32 - 1, audit: 2 ** 32 - 1, "spot check": 2 ** 32 - 1 };
const ladder = ["audit", "review", "block"] as const;
const below = { audit: "proceed", review: "audit", block: "review" } as const;

/** What becomes of the inputs on which `kind` holds; `isOfKind` says the same by the judge. */
export function verdictOn(question: Question, kind: Literal, isOfKind: (found: Found) => boolean): Verdict {
  const { space, undrawn, drawn } = question;
  const some = space.find([kind], isOfKind);
  if (some.kind === "none") return { outcome: "none" };
  for (const outcome of ladder) {
    const short = [kind, negated(undrawn.atLeast(outcome))];
    const claim = (found: Found): boolean =>
      isOfKind(found) && compareOutcomes(undrawnDecision(space, found).outcome, outcome) < 0;
    const answer = space.find(short, claim);
    if (answer.kind === "none") continue;
    if (answer.kind !== "found")
      return { outcome: "undecided", because: answer.kind === "undecided" ? answer.because : [] };
    const plain = space.find([question.view.allKnown, ...short], claim);
    const among = plain.kind === "found" ? "known" : "all";
    const found = (plain.kind === "found" ? plain : answer).found[0] as Found;
    const least = below[outcome];
    const stricter = leastOf(space, kind, drawn);
    const regions =
      least === "review"
        ? { boxes: [], words: [], all: true }
        : regionsOf(space, space.circuit.and(short), MOST_REGIONS, claim, among);
    return {
      outcome: least,
      all: !space.solve([kind, undrawn.atLeast(outcome)]),
      ...(stricter !== undefined && compareOutcomes(stricter, least) > 0 && { drawn: stricter }),
      witness: found.input,
      example: wordsOf(question, found),
      region: regions.boxes,
      words: regions.words,
      among,
      listed: regions.all,
    };
  }
  return { outcome: "block" };
}

/** Undefined where conditions left open stand in the way. */
function leastOf(space: Space, kind: Literal, oversight: Oversight): OutcomeName | undefined {
  const missed = ladder.find((outcome) => space.solve([kind, negated(oversight.atLeast(outcome))]));
  return missed === undefined ? "block" : below[missed];
}

/** As it is decided where no sample is drawn, for a known id. */
export function undrawnDecision({ policy }: Space, { judged: { standings, draws, unknown } }: Found): Decision {
  return combine(policy, standings.slice(0, policy.rules.length), draws && none, unknown);
}

function wordsOf({ space: { policy }, marks }: Question, { input }: Found): string {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  return inputWords(policy, input, [...marks.map(({ when }) => when), ...conditions]);
}
