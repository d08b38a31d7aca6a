import { chosenHistory } from "../state/history.ts";
import { Case } from "./case.tsx";
import { Change, changedCount } from "./change.tsx";
import { Days } from "./days.tsx";
import { Frontier } from "./frontier.tsx";
import { Impact } from "./impact.tsx";
import { JavaScript } from "./javascript.tsx";
import type { Panel } from "./panel.ts";
import { Problems, problemCount } from "./problems.tsx";
import { Promises, promiseCount } from "./promises.tsx";
import { Rules } from "./rules.tsx";
import { Week } from "./week.tsx";

/** All panels, in the order of the tabs. */
export const panels: readonly Panel[] = [
  { name: "impact", title: "Impact", place: "impact", View: Impact },
  {
    name: "problems",
    title: "Problems",
    place: "under the editor",
    View: Problems,
    count: problemCount,
  },
  { name: "promises", title: "Promises", place: "under the editor", View: Promises, count: promiseCount },
  { name: "case", title: "Try a decision", place: "under the editor", View: Case },
  { name: "javascript", title: "Compiled JavaScript", place: "under the editor", View: JavaScript },
  { name: "rules", title: "By rule", place: "under the impact", View: Rules, isThere: hasHistory },
  { name: "days", title: "By day", place: "under the impact", View: Days, isThere: hasHistory },
  { name: "week", title: "By hour", place: "under the impact", View: Week, isThere: hasHistory },
  { name: "frontier", title: "Threshold", place: "under the impact", View: Frontier, isThere: hasHistory },
  { name: "change", title: "What changes", place: "under the impact", View: Change, count: changedCount },
];

function hasHistory(): boolean {
  return chosenHistory.value !== undefined;
}
