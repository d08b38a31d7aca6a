import type { Diagnostic, Mend } from "../../src/diagnostics/diagnostic.ts";

/** A mend that the list of problems offers. */
export interface Way {
  readonly mend: Mend;
  /** On its button. */
  readonly shown: string;
  /** For who cannot see what it stands beside. */
  readonly name: string;
}

/** What can be done about a problem: where several mends exist each by its title; what only keeps an example mends nothing. */
export function waysOf({ severity, mends }: Pick<Diagnostic, "severity" | "mends">): readonly Way[] {
  if (severity !== "error" && severity !== "warning") return [];
  const isChoice = mends.filter(({ keeps }) => keeps !== true).length > 1;
  return mends.map((mend) => {
    if (mend.keeps === true) return { mend, shown: "Save as example", name: `Save as example: ${mend.title}` };
    return isChoice
      ? { mend, shown: mend.title, name: mend.title }
      : { mend, shown: "Fix it", name: `Fix it: ${mend.title}` };
  });
}
