import { computed, signal } from "@preact/signals";
import type { Finding } from "../../src/analysis/finding.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { draftMain } from "./policy.ts";

/** What is told of a place; what was found by looking at every possible decision has rules, and mostly a witness. */
export type Told = Diagnostic | Finding;

/** What the language server told last of a file. Files of spans are paths of the policy's texts. */
export interface Report {
  readonly path: string;
  /** The text that it is about. */
  readonly text: string;
  readonly told: readonly Told[];
  /** `first` where promises and unknown values are still being looked at; `refused` where the policy has errors. */
  readonly proven: "asked" | "first" | "all" | "refused" | "failed";
}

export const reports = signal<ReadonlyMap<string, Report>>(new Map());

/** Of the policy itself; `stale` where the text has changed since, or what holds of every decision is still being proven. */
export const report = computed<(Report & { readonly stale: boolean }) | undefined>(() => {
  const { path, text } = draftMain.value;
  const found = reports.value.get(path);
  return found && { ...found, stale: found.text !== text || found.proven === "asked" || found.proven === "first" };
});

export function hear(told: Report): void {
  reports.value = new Map(reports.value).set(told.path, told);
}
