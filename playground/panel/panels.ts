import { report } from "../state/told.ts";
import { JavaScript } from "./javascript.tsx";
import type { Panel } from "./panel.ts";
import { Problems, problemsIn } from "./problems.tsx";

/** All panels, in the order of the tabs. */
export const panels: readonly Panel[] = [
  {
    name: "problems",
    title: "Problems",
    place: "under the editor",
    View: Problems,
    count: () => {
      const told = problemsIn(report.value?.told ?? []);
      const errors = told.filter(({ severity }) => severity === "error").length;
      return told.length === 0 ? undefined : { number: told.length, what: "problems", bad: errors > 0 };
    },
  },
  { name: "javascript", title: "Compiled JavaScript", place: "under the editor", View: JavaScript },
];
