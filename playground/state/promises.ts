import { computed } from "@preact/signals";
import { facts } from "./compiled.ts";
import { report, type Told } from "./told.ts";

export type Verdict = "proven" | "broken" | "open" | "asked";

export interface Promised {
  readonly words: string;
  readonly place: Told["span"];
  readonly verdict: Verdict;
  readonly told?: Told;
}

/** What the draft promises of every possible decision, and whether it is so. */
export const promises = computed<readonly Promised[]>(() => {
  const known = facts.value.last?.answer?.ensures ?? [];
  const told = (report.value?.told ?? []).filter(({ code }) => code.startsWith("ensure/"));
  return known.map(({ words: promise, place }): Promised => {
    const about = told.filter(({ span }) => span.file === place.file && span.start === place.start);
    const broken = about.find(({ code }) => code === "ensure/fails" || code === "ensure/vacuous");
    const open = about.find(({ code }) => code === "ensure/undecided");
    const proven = about.find(({ code }) => code === "ensure/proven");
    const found = broken ?? open ?? proven;
    const verdict = broken ? "broken" : open ? "open" : proven ? "proven" : "asked";
    return { words: promise, place, verdict, ...(found === undefined ? {} : { told: found }) };
  });
});
