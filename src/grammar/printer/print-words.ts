import type { ShiftTree } from "../shift.ts";
import type {
  Action,
  ActionPart,
  Deadline,
  ExampleValue,
  Expression,
  HeaderLine,
  OptionTree,
  Reviewers,
  Step,
  TeamEntry,
} from "../tree.ts";
import { weekdayName } from "../weekday.ts";
import { clockText, durationText, nameText, pathText, quoted, quotedText } from "./expression-text.ts";

/** Writes an expression on one line. */
export type Write = (expression: Expression) => string;

export function actionText({ parts, inDoubt }: Action, text: Write): string {
  const doubt = inDoubt === undefined ? [] : [`in doubt ${actionText(inDoubt, text)}`];
  return [...parts.map((part) => partText(part, text)), ...doubt].join(", ");
}

function partText(part: ActionPart, text: Write): string {
  switch (part.kind) {
    case "proceed":
    case "block":
      return part.kind;
    case "missing":
      return "…";
    default: {
      const rate = part.rate === undefined ? "" : ` ${text(part.rate)}`;
      const by = part.reviewers === undefined ? "" : ` by ${reviewersText(part.reviewers)}`;
      const then = part.then.map((step) => `, ${stepText(step)}`).join("");
      const notBy = part.notBy.length === 0 ? "" : `, not by ${part.notBy.map(pathText).join(" or ")}`;
      return `${part.kind}${rate}${by}${withinText(part.within)}${then}${notBy}`;
    }
  }
}

function stepText(step: Step): string {
  if (step.kind === "outcome") return `then ${step.outcome}`;
  return `then by ${reviewersText(step.reviewers)}${withinText(step.within)}`;
}

export function entryText(entry: TeamEntry, text: Write): string {
  switch (entry.kind) {
    case "people": {
      const shift = entry.shift === undefined ? "" : ` ${shiftText(entry.shift)}`;
      return `${entry.people.decimal} ${entry.people.decimal === "1" ? "person" : "people"}${shift}`;
    }
    case "zone":
      return quoted(entry.zone);
    case "holidays":
      return `holidays ${quoted(entry.calendar)}`;
    case "minutes":
      return `${entry.minutes.decimal} ${entry.minutes.decimal === "1" ? "minute" : "minutes"} a review`;
    case "long reviews":
      return `${entry.count.decimal} in ${entry.outOf.decimal} over ${entry.minutes.decimal} minutes`;
    case "away":
      return `away ${text(entry.share)}`;
    case "finds":
      return `finds ${text(entry.share)} of errors`;
    case "costs":
      return `costs ${text(entry.perHour)} an hour`;
  }
}

export function valueText({ path, value }: ExampleValue, text: Write): string {
  return `${pathText(path)} is ${givenText(value, text)}`;
}

function givenText(value: ExampleValue["value"], text: Write): string {
  switch (value.kind) {
    case "value":
      return text(value.value);
    case "missing":
    case "empty":
    case "unreadable":
      return value.kind;
    case "values":
      return value.values.map(text).join(", ");
    case "items":
      return value.items.map((item) => `(${item.map((each) => valueText(each, text)).join(", ")})`).join(", ");
  }
}

/** A literal as it stands in the source, with the canonical signs and blanks. */
export function tidy(written: string): string {
  return written
    .replace(/^[−–—‐‑]/, "-")
    .replace("￥", "¥")
    .replace(/^(-?)(\p{Sc})[\s\u2060\u200b-\u200d]*(-?)[\s]*/u, "$1$3$2")
    .replace(/[\s\u200b-\u200d\u2060\ufeff\u0085]+%$/, "%")
    .replace(/[\s\u200b-\u200d\u2060\ufeff\u0085]+/g, " ")
    .replace(/^(-) /, "$1");
}

export function headerText(line: HeaderLine): string {
  switch (line.entry) {
    case "policy":
      return `policy ${quoted(line.name)}`;
    case "language":
    case "version":
      return `${line.entry} ${line.value.decimal}`;
    case "currency":
      return `currency ${nameText(line.code)}`;
    case "identified by":
    case "dated by":
      return `${line.entry} ${pathText(line.field)}`;
    case "protective":
      return "protective";
    default:
      return `${line.entry} ${quotedText(line.text.value)}`;
  }
}

export function optionText(option: OptionTree): string {
  return option.kind === "modify" ? `modify ${pathText(option.field)}` : option.kind;
}

export function reviewersText({ clauses }: Reviewers): string {
  return clauses
    .map(({ people, teams }) => {
      const names = teams.map(nameText).join(" or ");
      const count = people === undefined ? "" : `${people.decimal} of `;
      return count + (teams.length > 1 && clauses.length > 1 ? `(${names})` : names);
    })
    .join(" and ");
}

export function withinText(within: Deadline | undefined): string {
  return within === undefined ? "" : ` within ${durationText(within.amount.decimal, within.unit)}`;
}

function shiftText({ weekdays, from, to }: ShiftTree): string {
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && (last % 7) + 1 === day) run.push(day);
    else runs.push([day]);
  }
  const days = runs.flatMap((run) =>
    run.length > 2 ? [`${weekdayName(run[0] as number)}-${weekdayName(run.at(-1) as number)}`] : run.map(weekdayName),
  );
  return `${days.join(", ")} ${clockText(from)}-${clockText(to)}`;
}
