import type { ErrorObject } from "ajv";
import type { Problem } from "../problem.ts";
import type { Mapping } from "./mapping.ts";
import { validateMapping } from "./mapping-validator.ts";

/** Reads the text of a mapping file; `file` is its name for messages. */
export function readMapping(file: string, text: string): Mapping | Problem {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    const line = text.slice(0, position).split("\n").length;
    return { file, line, reason: "this is not JSON." };
  }
  if (validateMapping(value)) return value;
  return {
    file,
    reason: reasonOf(validateMapping.errors ?? []),
    advice: 'See "signoff map --help" for what a mapping says.',
  };
}

function reasonOf(errors: readonly ErrorObject[]): string {
  const error = [...errors].sort(byTelling)[0];
  if (error === undefined) return "this is no mapping.";
  const path = error.instancePath.split("/").slice(1).map(unescaped);
  const where = path.length === 0 ? "a mapping" : `"${path.join(" › ")}"`;
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case "additionalProperties":
      return `${where} says "${String(params.additionalProperty)}", which means nothing here.`;
    case "enum":
      return `${where} is one of ${String((params.allowedValues as readonly string[]).join(", "))}.`;
    case "required":
    case "oneOf":
      return `${where} names either a "column" or one "value" for every decision.`;
    case "type":
      return `${where} is ${path.length === 0 || path.at(-1) === "fields" ? "an object: {…}" : `a ${String(params.type)}`}.`;
    default:
      return `${where} ${error.message ?? "is wrong"}.`;
  }
}

const telling: readonly string[] = ["additionalProperties", "enum", "pattern", "oneOf", "required", "type", "anyOf"];

/** The deepest first; of one place what says most. */
function byTelling(first: ErrorObject, second: ErrorObject): number {
  const rank = ({ keyword }: ErrorObject): number => telling.indexOf(keyword);
  return second.instancePath.length - first.instancePath.length || rank(first) - rank(second);
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
