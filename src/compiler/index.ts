import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import type { Policy } from "../model/policy.ts";
import { check } from "./check.ts";
import type { Host } from "./host.ts";
import { type DecidingPolicy, decidingPolicy } from "./targets/javascript/deciding-policy.ts";

export type { Decision } from "../model/decision.ts";
export { type Checked, check } from "./check.ts";
export type { Host } from "./host.ts";
export { inferredBlock } from "./inferred-block.ts";
export { type ExampleResult, runExamples } from "./run-examples.ts";
export type { DecidingPolicy, Diagnostic, Policy, Source };

export interface CompileOptions {
  /** Supplies included files and tables; without it a policy that names any is refused. */
  readonly host?: Host;
  /** A secret salt for samples; the policy's name otherwise. */
  readonly salt?: string;
}

/** A policy that decides, or why there is none; warnings and hints come either way. */
export type Compiled =
  | { readonly policy: DecidingPolicy; readonly diagnostics: readonly Diagnostic[] }
  | { readonly policy?: undefined; readonly diagnostics: readonly Diagnostic[] };

const noFiles: Host = { readFile: () => ({ problem: "no files are given here" }) };

/** From the text of a policy to a policy that decides. Never throws for any text; a TypeError for what is no text. */
export function compile(source: string | Source, { host = noFiles, salt }: CompileOptions = {}): Compiled {
  const main = typeof source === "string" ? { file: "policy.signoff", text: source } : source;
  if (typeof main?.text !== "string" || typeof main.file !== "string") {
    throw new TypeError(
      `compile takes the text of a policy, or { file, text }; this is ${source === null ? "null" : typeof source}.`,
    );
  }
  const { policy, diagnostics } = check(main, host);
  if (policy === undefined) return { diagnostics };
  return { policy: decidingPolicy(policy, salt === undefined ? {} : { salt }), diagnostics };
}
