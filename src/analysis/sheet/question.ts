import type { Draws } from "../../model/asking.ts";
import { combine } from "../../model/combine.ts";
import type { Decision } from "../../model/decision.ts";
import { type Mark, type MarkName, markNames, type Policy } from "../../model/policy.ts";
import type { Truth } from "../../model/truth.ts";
import { drawn, type Oversight, oversightOf, undrawn, versionOf } from "../oversight.ts";
import { type Literal, negated } from "../solver/literal.ts";
import { type Found, planFor, type Space, spaceOf, type View } from "../space.ts";

/** What is asked of one mark. */
export interface Question extends Asked {
  readonly mark: MarkName;
  readonly marks: readonly Mark[];
  /** The decisions that certainly have it, and those that only perhaps do. */
  readonly marked: Literal;
  readonly doubtful: Literal;
}

interface Asked {
  readonly space: Space;
  readonly view: View;
  readonly undrawn: Oversight;
  readonly drawn: Oversight;
}

/** Conditions of marks are cut into cells, and read by the judge, as the premises of ensures are. */
export function questionsOf(policy: Policy): readonly Question[] {
  const promised = policy.marks.map(({ when, span }) => ({
    promise: { kind: "at least", premise: when, outcome: "proceed", clauses: [] } as const,
    span,
  }));
  const asked = { ...policy, ensures: promised };
  const space = spaceOf(asked, planFor(asked));
  const view = space.views[0] as View;
  const oversight = (draw: typeof drawn): Oversight => oversightOf(space.circuit, versionOf(space, view), draw);
  const shared: Asked = { space, view, undrawn: oversight(undrawn), drawn: oversight(drawn) };
  const { or, and } = space.circuit;
  return markNames.flatMap((mark) => {
    const marks = policy.marks.filter(({ name }) => name === mark);
    if (marks.length === 0) return [];
    const both = marks.map(({ when }) => view.both(when));
    const marked = or(both.map(({ certain }) => certain));
    const doubtful = and([or(both.map(({ possible }) => possible)), negated(marked)]);
    return [{ ...shared, mark, marks, marked, doubtful }];
  });
}

/** Whether an input has any of the marks, by the judge. */
export function markedAs({ marks }: Pick<Question, "marks">, { judged }: Found): Truth {
  const truths = marks.map(({ when }) => judged.truthOf(when));
  if (truths.includes(true)) return true;
  return truths.includes("unknown") ? "unknown" : false;
}

const none: Draws = { review: 2 ** 32 - 1, audit: 2 ** 32 - 1, "spot check": 2 ** 32 - 1 };

/** As it is decided where no sample is drawn, for a known id. */
export function undrawnDecision({ policy }: Space, { judged: { standings, draws, unknown } }: Found): Decision {
  return combine(policy, standings.slice(0, policy.rules.length), draws && none, unknown);
}
