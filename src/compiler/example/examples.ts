import { mend } from "../../diagnostics/diagnostic.ts";
import type { Example as ExampleTree, ExampleValue, Typical as TypicalTree } from "../../grammar/tree.ts";
import type { Example, Typical } from "../../model/policy.ts";
import { type Context, report } from "../context.ts";
import { dropped } from "../mends.ts";
import { nearest } from "../nearest.ts";
import { oneFieldIndex } from "../rule/details.ts";
import { clausesOf } from "../rule/reviewers.ts";
import { nested } from "./nested.ts";
import { rawValueOf } from "./raw-value.ts";

/** The raw value of each field that is given, by its index; a field said to be missing maps to nothing. */
type Given = ReadonlyMap<number, { readonly value: unknown } | "missing">;

function givenIn(context: Context, values: readonly ExampleValue[]): Given {
  const given = new Map<number, { readonly value: unknown } | "missing">();
  for (const each of values) {
    const at = oneFieldIndex(context, each.path);
    const field = at === undefined ? undefined : context.fields.fields[at];
    if (at === undefined || field === undefined || field.broken) continue;
    if (given.has(at)) {
      report(
        context,
        "example/value-twice",
        each.path.span,
        { field: field.name },
        {
          mends: [dropped(context, each.span, "Drop the second")],
        },
      );
    }
    if (each.value.kind === "missing") given.set(at, "missing");
    else {
      const raw = rawValueOf(context, each.value, field.type, field.name, each.span);
      given.set(at, raw ?? "missing");
    }
  }
  return given;
}

function valuesOf(given: Given): readonly (readonly [number, unknown])[] {
  return [...given].flatMap(([at, raw]) => (raw === "missing" ? [] : [[at, raw.value] as const]));
}

export function typicalOf(context: Context, tree: TypicalTree): Typical {
  const entries = valuesOf(givenIn(context, tree.values));
  const input = Object.fromEntries(entries.map(([at, value]) => [context.fields.fields[at]?.name ?? "", value]));
  return { name: tree.name.value.normalize("NFC"), input, span: tree.span };
}

export function exampleOf(context: Context, tree: ExampleTree): Example {
  const values = new Map([...startOf(context, tree), ...givenIn(context, tree.values)]);
  const input = nested(valuesOf(values).map(([at, value]) => ({ path: context.fields.fields[at]?.path ?? [], value })));
  const { outcome, reviewers } = tree.expected;
  const clauses = reviewers === undefined ? [] : clausesOf(context, reviewers, outcome, tree.expected.span);
  return { name: tree.name.value.normalize("NFC"), input, expected: { outcome, clauses }, span: tree.span };
}

function startOf(context: Context, tree: ExampleTree): Given {
  if (tree.from === undefined) return new Map();
  const name = tree.from.value.normalize("NFC");
  const typical = context.typicals.get(name);
  if (typical !== undefined) {
    const quiet = { ...context, diagnostics: [] };
    return givenIn(quiet, typical.values);
  }
  const near = nearest(name, context.typicals.keys());
  report(
    context,
    "name/unknown-typical",
    tree.from.span,
    { name, nearest: near },
    {
      mends: near === undefined ? [] : [mend(`Write "${near}"`, tree.from.span, `"${near}"`)],
    },
  );
  return new Map();
}
