import type { OutcomeName } from "../../model/policy.ts";
import type { Estimate } from "../../simulation/label-estimate.ts";
import type { MappedField, Simulation, TeamLoad } from "../../simulation/simulation.ts";
import { bar, count, counted, percent, perDay, table, wrapped } from "./table.ts";
import { weekTable } from "./week.ts";

/** A simulation for people, at 80 columns. */
export function simulationReport(simulation: Simulation): string {
  return [
    heading(simulation),
    mapping(simulation),
    outcomes(simulation),
    unknowns(simulation),
    teams(simulation),
    rules(simulation),
    errors(simulation),
    weekTable(simulation),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function heading({ policy, history }: Simulation): string {
  const name =
    policy.name === ""
      ? "This policy"
      : `"${policy.name}"${policy.version === undefined ? "" : `, version ${policy.version}`},`;
  const span = history.from === undefined ? "" : `, ${history.from} to ${history.to}`;
  return `${name} on ${counted(history.rows, "past decision")}\n${wrapped(`${history.file} (${history.format})${span}`)}`;
}

function mapping({ mapped, missing, history }: Simulation): string {
  const rows = history.rows;
  const plain = mapped.filter(
    ({ field, column, unread, present }) => field === column && unread === undefined && present === rows,
  );
  const lines = mapped
    .filter((field) => !plain.includes(field))
    .map((field) => [field.field, `← ${sourceText(field)}`, notesText(field, rows)]);
  const named = plain.map(({ field }) => field).join(", ");
  return [
    "Columns\n",
    plain.length === 0 ? "" : wrapped(`By their own names: ${named}.`),
    lines.length === 0 ? "" : table(lines, { texts: true }),
    missing.length === 0
      ? ""
      : wrapped(
          `MISSING: ${missing.join(", ")}. The policy reads ${missing.length === 1 ? "this field" : "these fields"}, and no column gives ${missing.length === 1 ? "it" : "them"}: unknown in every decision. Map a column with --map; "signoff map" proposes one.`,
        ),
    ...mapped.flatMap(({ field, unread }) =>
      unread === undefined
        ? []
        : [
            wrapped(
              `${field}: ${counted(unread.count, "cell")} could not be read as a value of this field and ${unread.count === 1 ? "is" : "are"} unknown, such as "${unread.example}" in row ${count(unread.row)}.`,
            ),
          ],
    ),
    history.undated === undefined
      ? ""
      : wrapped(
          `${counted(history.undated, "decision")} without a time that can be read: not in the figures by day and hour.`,
        ),
  ].join("");
}

function sourceText({ column, value }: MappedField): string {
  return column === undefined ? `always ${JSON.stringify(value)}` : column;
}

function notesText({ how, present }: MappedField, rows: number): string {
  const known = present === rows ? "" : `given in ${count(present)} of ${count(rows)} rows`;
  const by = how === "by a similar name" ? "the name is only similar" : "";
  return [by, known].filter((note) => note !== "").join("; ");
}

const outcomeWords: readonly (readonly [OutcomeName, string])[] = [
  ["proceed", "proceed alone"],
  ["audit", "proceed, audited afterwards"],
  ["review", "wait for a review"],
  ["block", "are blocked"],
];

function outcomes({ outcomes: counts, history }: Simulation): string {
  const { rows } = history;
  const waiting = `${count(counts.review)} of ${count(rows)} decisions (${percent(counts.review, rows)}) would wait for a person.`;
  const rest =
    counts.proceed === 0
      ? "None would go through without anybody looking."
      : `${count(counts.proceed)} (${percent(counts.proceed, rows)}) would go through without anybody looking.`;
  const lines = outcomeWords.map(([outcome, words]) => [
    words,
    count(counts[outcome]),
    percent(counts[outcome], rows),
    bar(counts[outcome], rows, 30).padEnd(30),
  ]);
  return `Outcome\n${wrapped(`${waiting} ${rest}`)}${table(lines)}`;
}

function unknowns({ reviewed }: Simulation): string {
  const held = reviewed.certain + reviewed.unknown;
  if (reviewed.unknown === 0) return "";
  const fields = Object.entries(reviewed.byField);
  const lines = fields.map(([field, number]) => [field, count(number), percent(number, held)]);
  const by =
    fields.length === 0
      ? "All values are known there, but cannot be compared: two currencies, or amounts too large."
      : "By field (a decision counts under each):";
  const text = `${count(reviewed.unknown)} of the ${count(held)} reviewed or blocked (${percent(reviewed.unknown, held)}) are so only because something is unknown. ${by}`;
  return `Doubt\n${wrapped(text)}${table(lines, { indent: 4 })}`;
}

function teams({ teams: loads }: Simulation): string {
  const asked = loads.filter(({ reviews, audits }) => reviews + audits > 0);
  if (loads.length === 0) return "";
  const idle = loads.filter((load) => !asked.includes(load)).map(({ team }) => team);
  const daily = (load: TeamLoad, number: number | undefined): string =>
    load.workingDays === undefined || number === undefined ? "–" : perDay(number);
  const lines = asked.map((load) => [
    load.team,
    count(load.reviews),
    daily(load, load.reviewsPerWorkingDay),
    count(load.audits),
    daily(load, load.auditsPerWorkingDay),
  ]);
  const openings = new Map<string, string[]>();
  for (const { team, workingDays, open } of asked) {
    if (workingDays === undefined) continue;
    const words = `${counted(workingDays, "working day")} (${open})`;
    openings.set(words, [...(openings.get(words) ?? []), team]);
  }
  const days = [...openings].map(([words, names]) => `${words}: ${names.join(", ")}.`);
  const note =
    asked.length > 0 && days.length === 0
      ? wrapped("Without a time in the history there are no figures by day: name its column with --time COLUMN.")
      : days.map((text) => wrapped(text)).join("");
  return [
    "Teams\n",
    lines.length === 0 ? "" : table([["", "reviews", "a working day", "audits", "a working day"], ...lines]),
    note,
    idle.length === 0 ? "" : wrapped(`Never asked: ${idle.join(", ")}.`),
  ].join("");
}

function rules({ rules: loads }: Simulation): string {
  if (loads.length === 0) return "";
  const lifts = loads.some((load) => load.lifts > 0);
  const undrawn = loads.some((load) => load.undrawn > 0);
  const head = ["", "applies", "certainly", "alone", ...(lifts ? ["lets go"] : []), ...(undrawn ? ["not drawn"] : [])];
  const lines = loads.map((load) => [
    load.rule,
    count(load.applies),
    count(load.certain),
    count(load.alone),
    ...(lifts ? [count(load.lifts)] : []),
    ...(undrawn ? [count(load.undrawn)] : []),
  ]);
  const words = [
    "alone: without this rule the outcome would have been lower.",
    ...(lifts ? ["lets go: without it the outcome would have been stricter."] : []),
    ...(undrawn ? ["not drawn: its sample did not take them."] : []),
  ];
  return `Rules\n${table([head, ...lines])}${wrapped(words.join(" "))}`;
}

function errors({ errors: known, history }: Simulation): string {
  const { labelled, total, prevented, foundLater, caught, estimate } = known;
  if (labelled === 0) return "";
  const missed = total - caught;
  const of =
    labelled === history.rows
      ? ""
      : ` The truth is known of ${count(labelled)} of ${count(history.rows)} decisions only, and these figures are about them.`;
  const lines = [
    [
      "prevented: reviewed or blocked before",
      count(prevented),
      percent(prevented, total),
      bar(prevented, total, 20).padEnd(20),
    ],
    [
      "found later: audited afterwards",
      count(foundLater),
      percent(foundLater, total),
      bar(foundLater, total, 20).padEnd(20),
    ],
    ["not seen by anybody", count(missed), percent(missed, total), bar(missed, total, 20).padEnd(20)],
  ];
  const text = `${count(total)} of ${count(labelled)} automated decisions were wrong (${percent(total, labelled)}).${of} A reviewer is taken to find every error.`;
  const weighted =
    estimate === undefined
      ? ""
      : wrapped(
          `Estimated for all ${count(estimate.rows)} decisions that somebody could have seen, from ${count(estimate.from)} whose truth is known, each weighted by 1/propensity: ${range(estimate.total)} wrong, ${range(estimate.prevented)} prevented, ${range(estimate.foundLater)} found later.${estimate.total.low === undefined ? " These are too few to say between which numbers the truth lies." : ""}${estimate.unseen > 0 ? ` Of ${count(estimate.unseen)} decisions that nobody could have seen nothing is known: between 0 and ${count(estimate.unseen)} errors more.` : ""}`,
        );
  return `Errors\n${wrapped(text)}${total === 0 ? "" : table(lines)}${weighted}`;
}

function range({ estimate, low, high }: Estimate): string {
  if (low === undefined || high === undefined) return count(estimate);
  return `${count(estimate)} (95%: ${count(low)} to ${count(high)})`;
}
