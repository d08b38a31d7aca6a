import type { Span } from "../../diagnostics/source.ts";
import type { Declaration, PolicyTree } from "../../grammar/tree.ts";
import type { Policy } from "../../model/policy.ts";
import type { PolicyNames } from "./apply-config.ts";

/** What stands where in a policy, by name. */
export function policyNames(
  policy: string,
  trees: readonly PolicyTree[],
  model: Policy | undefined,
  required: ReadonlySet<string>,
): PolicyNames {
  const rules = [
    ...(model?.rules.map(({ name, span }) => ({ name, span })) ?? []),
    ...trees.flatMap(({ declarations }) =>
      declarations.flatMap((each) =>
        each.kind === "rule" && each.name ? [{ name: each.name.value, span: each.span }] : [],
      ),
    ),
  ];
  const others = trees.flatMap(({ declarations }) => declarations.flatMap(namedIn));
  return {
    policy,
    ruleAt: (span) => rules.find((rule) => holds(rule.span, span))?.name.normalize("NFC"),
    othersAt: (span) => others.filter((each) => holds(each.span, span)).map(({ name }) => name.normalize("NFC")),
    isRequired: ({ file }) => required.has(file),
  };
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

function namedIn(declaration: Declaration): readonly Named[] {
  const { span } = declaration;
  switch (declaration.kind) {
    case "team":
    case "define":
    case "list declaration":
      return [{ name: declaration.name.text, span }];
    case "ensure":
      return declaration.name === undefined ? [] : [{ name: declaration.name.value, span }];
    case "typical":
    case "example":
      return [{ name: declaration.name.value, span }];
    case "otherwise":
    case "spot check":
      return [{ name: declaration.kind, span }];
    case "decision":
      return declaration.fields.map((field) => ({
        name: field.path.parts.map(({ text }) => text).join("."),
        span: field.span,
      }));
    default:
      return [];
  }
}

function holds(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}
