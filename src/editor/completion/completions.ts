import { bare } from "../../compiler/condition/constant.ts";
import { describeRange } from "../../compiler/describe.ts";
import type { PolicyReading } from "../reading.ts";
import type { Completion } from "./completion.ts";

/** What can stand at the offset, the best first. */
export function completionsAt(reading: PolicyReading, file: string, offset: number): readonly Completion[] {
  const text = reading.textOf(file);
  const word = /[\p{L}\p{N}_.`]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const span = { file, start: offset - word.length, end: offset };
  const { fields, teams } = reading.checked.names;
  return [
    ...fields.fields.map(({ path, type }): Completion => {
      const insert = path.map(bare).join(".");
      return {
        kind: "field",
        label: insert,
        insert,
        snippet: false,
        span,
        detail: describeRange(type),
        documentation: "",
        sort: `1 ${insert}`,
      };
    }),
    ...teams.map(({ name }): Completion => {
      const insert = bare(name);
      return {
        kind: "team",
        label: insert,
        insert,
        snippet: false,
        span,
        detail: "team",
        documentation: "",
        sort: `2 ${insert}`,
      };
    }),
  ];
}
