import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { ExampleValue } from "../../grammar/tree.ts";
import type { FieldType } from "../../model/types.ts";
import { bare } from "../condition/constant.ts";
import type { TypeSink } from "../context.ts";
import { report, words } from "../context.ts";
import { nearest } from "../nearest.ts";
import { nested } from "./nested.ts";

/** A value as `decide` gets it: JSON. */
export interface Raw {
  readonly value: unknown;
}

type ReadValue = (
  sink: TypeSink,
  given: ExampleValue["value"],
  type: FieldType,
  field: string,
  span: Span,
) => Raw | undefined;

/** The elements of a list of items, each an object; undefined after a report. */
export function itemsOf(
  sink: TypeSink,
  items: readonly (readonly ExampleValue[])[],
  type: FieldType & { kind: "items" },
  list: string,
  rawValueOf: ReadValue,
): Raw | undefined {
  const before = sink.diagnostics.length;
  const byName = new Map(type.fields.map((field) => [field.path.join("."), field]));
  const value = items.map((item) => {
    const values = new Map<string, { path: readonly string[]; value: unknown }>();
    const seen = new Set<string>();
    for (const given of item) {
      const name = given.path.parts.map(({ text }) => text).join(".");
      const field = byName.get(name);
      if (field === undefined) {
        const near = nearest(name, byName.keys());
        report(
          sink,
          "name/unknown-field",
          given.path.span,
          { name: `${list}.${name}`, nearest: near },
          {
            mends:
              near === undefined ? [] : [mend(`Write ${near}`, given.path.span, near.split(".").map(bare).join("."))],
          },
        );
        continue;
      }
      if (seen.has(name)) report(sink, "example/value-twice", given.path.span, { field: name });
      seen.add(name);
      if (given.value.kind === "missing") continue;
      const raw = rawValueOf(sink, given.value, field.type, words(sink, given.path.span), given.span);
      if (raw !== undefined) values.set(name, { path: field.path, value: raw.value });
    }
    return nested(values.values());
  });
  return sink.diagnostics.slice(before).some(({ severity }) => severity === "error") ? undefined : { value };
}
