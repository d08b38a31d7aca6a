import { compilerMessages } from "../../compiler/report.ts";
import { configMessages } from "../../diagnostics/catalogue/config.ts";
import { findingMessages } from "../../diagnostics/catalogue/finding.ts";
import { syntaxMessages } from "../../diagnostics/catalogue/syntax.ts";
import { testMessages } from "../../diagnostics/catalogue/test.ts";
import type { Severity } from "../../diagnostics/diagnostic.ts";

/** Of each code why it stays an error; undefined where it may have any severity and be accepted. */
export const knownCodes: ReadonlyMap<string, string | undefined> = new Map([
  ...stays({ ...syntaxMessages, ...compilerMessages }, "a policy that has it means nothing, so it must be mended"),
  ...stays(configMessages, "it is a mistake in this file, or in what it requires"),
  ...stays(testMessages, "mend the example, or the policy"),
  ...free(findingMessages),
  ["ensure/fails", "a promise that is not kept must not stand in a policy: mend the policy, or change the promise"],
]);

type Messages = Readonly<Record<string, { readonly severity: Severity }>>;

function stays(messages: Messages, because: string): (readonly [string, string | undefined])[] {
  return Object.entries(messages).map(([code, { severity }]) => [code, severity === "error" ? because : undefined]);
}

function free(messages: Messages): (readonly [string, undefined])[] {
  return Object.keys(messages).map((code) => [code, undefined]);
}
