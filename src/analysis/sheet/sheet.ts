import { phrase } from "../../model/phrase.ts";
import { type Mark, type MarkName, markNames, type Policy } from "../../model/policy.ts";
import { outOfBudget } from "../limits.ts";
import { tooLarge } from "../too-large.ts";
import { type Cover, coversOf } from "./cover.ts";
import { questionsOf } from "./question.ts";
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

/** Of every possible input, samples not drawn; each verdict proven, shown by an input decided again, or undecided. */
export function controlSheet(policy: Policy): ControlSheet {
  const because = tooLarge(policy);
  if (because !== undefined) return undecidedSheet(policy, because);
  try {
    const questions = questionsOf(policy);
    const covers = coversOf(policy, questions);
    return markNames.map((mark): Concern => {
      const at = questions.findIndex((one) => one.mark === mark);
      const question = questions[at];
      if (question === undefined) return { mark, fields: [], coveredBy: [], marked: undefined, inDoubt: undefined };
      return {
        mark,
        fields: fieldsOf(policy, question.marks),
        coveredBy: covers[at] ?? [],
        marked: verdictOn(question, question.marked, true),
        inDoubt: verdictOn(question, question.doubtful, "unknown"),
      };
    });
  } catch (fault) {
    if (fault !== outOfBudget) throw fault;
    return undecidedSheet(policy, "its conditions hang together in too many ways");
  }
}

function undecidedSheet(policy: Policy, because: string): ControlSheet {
  return markNames.map((mark) => {
    const marks = policy.marks.filter(({ name }) => name === mark);
    const verdict: Verdict = { outcome: "undecided", atLeast: "proceed", because: [because] };
    const said = marks.length === 0 ? undefined : verdict;
    return { mark, fields: fieldsOf(policy, marks), coveredBy: [], marked: said, inDoubt: said };
  });
}

function fieldsOf(policy: Policy, marks: readonly Mark[]): Concern["fields"] {
  return marks.map(({ field, when }) => ({ field, words: when.kind === "constant" ? "" : phrase(policy, when) }));
}
