import type { Ensure as EnsureTree } from "../../grammar/tree.ts";
import type { Ensure } from "../../model/policy.ts";
import { lowerCondition } from "../condition/lower.ts";
import { scopeOf } from "../condition/scope-of.ts";
import { type Context, report, words } from "../context.ts";
import { describeType } from "../describe.ts";
import { oneFieldIndex } from "./details.ts";
import { clausesOf } from "./reviewers.ts";

/** A promise about the whole policy; undefined where it has an error. */
export function ensureOf(context: Context, tree: EnsureTree): Ensure | undefined {
  const promise = promiseOf(context, tree);
  return (
    promise && {
      ...(tree.name && { name: tree.name.value.normalize("NFC") }),
      ...(tree.because && { because: tree.because.value }),
      promise,
      span: tree.span,
    }
  );
}

function promiseOf(context: Context, { promise }: EnsureTree): Ensure["promise"] | undefined {
  switch (promise.kind) {
    case "missing":
      return undefined;
    case "bound": {
      const premise = lowerCondition(scopeOf(context, "ensure"), promise.premise);
      const { outcome, reviewers } = promise;
      const clauses = reviewers === undefined ? [] : clausesOf(context, reviewers, outcome, promise.span);
      return premise && { kind: promise.bound, premise, outcome, clauses };
    }
    case "rises":
    case "falls":
    case "independent": {
      const field = oneFieldIndex(context, promise.field);
      const type = field === undefined ? undefined : context.fields.fields[field]?.type;
      if (field === undefined || type === undefined) return undefined;
      const ordered =
        ["number", "money", "date", "time"].includes(type.kind) || (type.kind === "choice" && type.ordered);
      if (promise.kind !== "independent" && !ordered) {
        const given = { what: words(context, promise.field.span), type: describeType(type) };
        return report(context, "type/no-order", promise.field.span, given);
      }
      return { kind: promise.kind, field };
    }
  }
}
