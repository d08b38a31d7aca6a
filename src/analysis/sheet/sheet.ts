import { phrase } from "../../model/phrase.ts";
import { type Mark, type MarkName, markNames, type Policy } from "../../model/policy.ts";
import type { Truth } from "../../model/truth.ts";
import { outOfBudget } from "../limits.ts";
import { drawn, oversightOf, undrawn, versionOf } from "../oversight.ts";
import { negated } from "../solver/literal.ts";
import { type Found, planFor, type Space, spaceOf, type View } from "../space.ts";
import { type Cover, coversOf } from "./cover.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

/** Why decisions matter, and what the policy does about those that do: one entry a mark, in the order of the marks. */
export type ControlSheet = readonly Concern[];

export interface Concern {
  readonly mark: MarkName;
  /** The fields that say so, and when; `words` are empty where every decision is marked. */
  readonly fields: readonly { readonly field: string; readonly words: string }[];
  /** Rules, and `otherwise`, that certainly hold on some of these decisions and ask for oversight. */
  readonly coveredBy: readonly Cover[];
  /** Of the decisions that have the mark; undefined where no field carries it. */
  readonly marked: Verdict | undefined;
  /** Of those that may have it, for a value is unknown. */
  readonly inDoubt: Verdict | undefined;
}

/** What is asked of one mark: the decisions that certainly, or only perhaps, have it. */
export interface Question {
  readonly space: Space;
  readonly view: View;
  readonly undrawn: ReturnType<typeof oversightOf>;
  readonly drawn: ReturnType<typeof oversightOf>;
  readonly marks: readonly Mark[];
}

/** Of every possible input, samples not drawn; each verdict proven, shown by an input decided again, or undecided. */
export function controlSheet(policy: Policy): ControlSheet {
  const byMark = markNames.map((mark) => ({ mark, marks: policy.marks.filter(({ name }) => name === mark) }));
  const undecided: Verdict = {
    outcome: "undecided",
    atLeast: "proceed",
    because: ["its conditions hang together in too many ways"],
  };
  try {
    const ask = questionsOf(policy);
    return byMark.map(({ mark, marks }) => concernOf(ask, policy, mark, marks));
  } catch (fault) {
    if (fault !== outOfBudget) throw fault;
    return byMark.map(({ mark, marks }) => {
      const verdict = marks.length === 0 ? undefined : undecided;
      return { mark, fields: fieldsOf(policy, marks), coveredBy: [], marked: verdict, inDoubt: verdict };
    });
  }
}

/** Conditions of marks are cut into cells, and read by the judge, as the premises of ensures are. */
function questionsOf(policy: Policy): Omit<Question, "marks"> {
  const promised = policy.marks.map(({ when, span }) => ({
    promise: { kind: "at least", premise: when, outcome: "proceed", clauses: [] } as const,
    span,
  }));
  const asked = { ...policy, ensures: promised };
  const space = spaceOf(asked, planFor(asked));
  const view = space.views[0] as View;
  const oversight = (draw: typeof drawn) => oversightOf(space.circuit, versionOf(space, view), draw);
  return { space, view, undrawn: oversight(undrawn), drawn: oversight(drawn) };
}

function concernOf(ask: Omit<Question, "marks">, policy: Policy, mark: MarkName, marks: readonly Mark[]): Concern {
  const fields = fieldsOf(policy, marks);
  if (marks.length === 0) return { mark, fields, coveredBy: [], marked: undefined, inDoubt: undefined };
  const question = { ...ask, marks };
  const { or, and } = ask.space.circuit;
  const both = marks.map(({ when }) => ask.view.both(when));
  const certain = or(both.map((one) => one.certain));
  const doubtful = and([or(both.map((one) => one.possible)), negated(certain)]);
  return {
    mark,
    fields,
    coveredBy: coversOf(question, certain),
    marked: verdictOn(question, certain, (found) => markedAs(question, found) === true),
    inDoubt: verdictOn(question, doubtful, (found) => markedAs(question, found) === "unknown"),
  };
}

function fieldsOf(policy: Policy, marks: readonly Mark[]): Concern["fields"] {
  return marks.map(({ field, when }) => ({ field, words: when.kind === "constant" ? "" : phrase(policy, when) }));
}

/** Whether an input has any of the marks, by the judge. */
export function markedAs({ marks }: Pick<Question, "marks">, { judged }: Found): Truth {
  const truths = marks.map(({ when }) => judged.truthOf(when));
  if (truths.includes(true)) return true;
  return truths.includes("unknown") ? "unknown" : false;
}
