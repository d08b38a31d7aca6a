import { compareOutcomes } from "../../model/asking.ts";
import type { OutcomeName } from "../../model/policy.ts";
import { inputWords } from "../context.ts";
import type { Box } from "../described.ts";
import type { Input } from "../encode/witness.ts";
import type { Oversight } from "../oversight.ts";
import { regionsOf } from "../region.ts";
import { type Literal, negated } from "../solver/literal.ts";
import type { Found, Space, View } from "../space.ts";
import { markedAs, type Question, undrawnDecision } from "./question.ts";

/** The least oversight that any decision of a kind gets, samples not drawn. */
export type Verdict =
  /** There is no such decision. */
  | { readonly outcome: "none" }
  /** Proven to get at least this; whether more could not be worked out, for conditions in words. */
  | { readonly outcome: "undecided"; readonly atLeast: "proceed" | "audit"; readonly because: readonly string[] }
  /** `all`: none is blocked, or every one. */
  | { readonly outcome: "review" | "block"; readonly all: boolean }
  | {
      /** Every one gets at least this, and some no more. */
      readonly outcome: "proceed" | "audit";
      /** No decision of the kind gets more. */
      readonly all: boolean;
      /** The least where every sample is drawn, if that is stricter. */
      readonly drawn?: OutcomeName;
      /** One that gets no more, with its values in words. */
      readonly witness: Input;
      readonly example: string;
      /** Those that get no more; of inputs whose values are all `known`, where there are such. */
      readonly region: readonly Box[];
      readonly words: readonly string[];
      readonly among: "known" | "all";
      /** False where there are more of them. */
      readonly listed: boolean;
    };

const MOST_REGIONS = 4;
const ladder = ["audit", "review", "block"] as const;
const below = { audit: "proceed", review: "audit", block: "review" } as const;

/** What becomes of the inputs on which `kind` holds: those whose marks are so by the judge, true or unknown. */
export function verdictOn(question: Question, kind: Literal, truth: true | "unknown"): Verdict {
  const { space, undrawn } = question;
  const isOfKind = (found: Found): boolean => markedAs(question, found) === truth;
  if (proves(space, [kind])) return { outcome: "none" };
  for (const outcome of ["audit", "review"] as const) {
    const verdict = shortOf(question, kind, isOfKind, outcome);
    if (verdict !== undefined) return verdict;
  }
  if (proves(space, [kind, negated(undrawn.atLeast("block"))])) return { outcome: "block", all: true };
  return { outcome: "review", all: proves(space, [kind, undrawn.atLeast("block")]) };
}

/** The verdict where some of the kind do not get `outcome`; undefined where all do. */
function shortOf(
  question: Question,
  kind: Literal,
  isOfKind: (found: Found) => boolean,
  outcome: "audit" | "review",
): Verdict | undefined {
  const { space, view, undrawn, drawn } = question;
  const short = [kind, negated(undrawn.atLeast(outcome))];
  const claim = (found: Found): boolean =>
    isOfKind(found) && compareOutcomes(undrawnDecision(space, found).outcome, outcome) < 0;
  const known = space.find([view.allKnown, ...short], claim);
  const any = known.kind === "found" ? known : space.find(short, claim);
  const answer = any.kind === "undecided" ? space.find([...emptyLists(view), ...short], claim) : any;
  if (any.kind === "none") return undefined;
  const least = below[outcome];
  if (answer.kind !== "found")
    return { outcome: "undecided", atLeast: least, because: any.kind === "undecided" ? any.because : [] };
  const found = answer.found[0] as Found;
  const among = known.kind === "found" ? "known" : "all";
  const regions = regionsOf(space, space.circuit.and(short), MOST_REGIONS, claim, among);
  const withSamples = leastOf(space, kind, drawn);
  return {
    outcome: least,
    all: proves(space, [kind, undrawn.atLeast(outcome)]),
    ...(compareOutcomes(withSamples, least) > 0 && { drawn: withSamples }),
    witness: found.input,
    example: wordsOf(question, found),
    region: regions.boxes,
    words: regions.words,
    among,
    listed: regions.all,
  };
}

/** Where conditions on elements stand in the way, no element does. */
function emptyLists({ input }: View): readonly Literal[] {
  return [...input.lists.values()].flatMap(({ known, elements: [first] }) =>
    first === undefined ? [] : [known, negated(first.present)],
  );
}

/** Whether no input is so. */
function proves(space: Space, literals: readonly Literal[]): boolean {
  return space.plan.partly.length === 0 && !space.solve(literals);
}

/** What all of the kind are proven to get. */
function leastOf(space: Space, kind: Literal, oversight: Oversight): OutcomeName {
  const missed = ladder.find((outcome) => !proves(space, [kind, negated(oversight.atLeast(outcome))]));
  return missed === undefined ? "block" : below[missed];
}

function wordsOf({ space: { policy }, marks }: Question, { input }: Found): string {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  return inputWords(policy, input, [...marks.map(({ when }) => when), ...conditions]);
}
