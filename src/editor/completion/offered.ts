import { bare } from "../../compiler/condition/constant.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { ColumnKnowledge } from "../../model/knowledge.ts";
import type { PolicyReading } from "../reading.ts";
import { meaningOfWord } from "../words/meaning-of-word.ts";
import type { Completion, CompletionKind } from "./completion.ts";
import { comparisonsOf } from "./grammar/comparisons.ts";
import { columnsFor } from "./offered-columns.ts";
import { fieldsFor, type Item } from "./offered-fields.ts";
import { choicesOf, form, literalsFor } from "./offered-values.ts";
import type { BlockAbove } from "./place.ts";
import type { Expected } from "./reader.ts";
import { snippetsFor } from "./snippets.ts";
import { withoutTabStops, withTabStops } from "./tab-stops.ts";

const units = ["hours", "days", "working hours", "working days", "minutes", "weeks"];
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const currencies = [
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "CHF",
  "CAD",
  "AUD",
  "CNY",
  "INR",
  "BRL",
  "MXN",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "SGD",
  "HKD",
  "KRW",
  "ZAR",
  "TWD",
];
const zones = [
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Paris",
  "Asia/Tokyo",
  "Asia/Singapore",
  "Asia/Kolkata",
  "Australia/Sydney",
  "UTC",
];

/** What is expected in one way, with the place from which on it stands in the list: 0 is the top. */
export interface Group {
  readonly expected: readonly Expected[];
  readonly first: number;
}

/** What completions are made from. */
interface Known {
  readonly reading: PolicyReading;
  /** Of the loaded history. */
  readonly columns: readonly ColumnKnowledge[];
}

/** The completions for what is expected, each once, in the order in which they fit. */
export function completionsOf(
  known: Known,
  groups: readonly Group[],
  typed: Span,
  inQuotes: boolean,
): readonly Completion[] {
  const items = groups
    .flatMap(({ expected, first }) =>
      expected.flatMap((each) => itemsFor(known, each)).map((item) => ({ ...item, rank: first + item.rank })),
    )
    .toSorted((a, b) => a.rank - b.rank);
  const found = new Map<string, Completion>();
  for (const { rank, insert, snippet, ...item } of items) {
    if (found.has(item.label) || (inQuotes && !item.label.startsWith('"'))) continue;
    const sort = sortKey(rank, found.size);
    found.set(item.label, { ...item, insert: insert ?? item.label, snippet: snippet ?? false, span: typed, sort });
  }
  return [...found.values()];
}

function sortKey(rank: number, at: number): string {
  return `${String(Math.floor(rank)).padStart(2, "0")}${String(at).padStart(5, "0")}`;
}

function itemsFor({ reading, columns }: Known, { offer, state }: Expected): readonly Item[] {
  const { teams, lists, typicals } = reading.checked.names;
  const named = (kind: CompletionKind, names: Iterable<string>, detail: string, rank = 1): readonly Item[] =>
    [...names].map((label) => ({ kind, label, detail, documentation: meaningOfWord(label) ?? "", rank }));
  switch (offer.kind) {
    case "words":
      return [
        {
          kind: "keyword",
          label: offer.words,
          detail: "",
          documentation: meaningOfWord(offer.phrase) ?? meaningOfWord(offer.words) ?? "",
          rank: isAnswer(offer.words) ? 0 : 3 + Math.max(0, comparisonsOf(state).indexOf(offer.words)) / 100,
        },
      ];
    case "form":
      return [form(offer.text, offer.detail)];
    case "fields":
      return [...fieldsFor(reading, offer.fit, state), ...columnsFor(reading, offer.fit, columns)];
    case "choices":
      return choicesOf(state);
    case "literal":
      return literalsFor(state);
    case "teams":
      return named("team", teamNames(reading).map(bare), "team").map((item) => ({
        ...item,
        ...teamOf(reading, item.label),
      }));
    case "lists":
      return named("list", [...lists.keys()].map(bare), "list");
    case "typicals":
      return named("typical", [...typicals.keys()].map(quoted), "typical input");
    case "currencies":
      return named("currency", currencies, "currency");
    case "weekdays":
      return named("value", weekdays, "day of the week");
    case "zones":
      return named("value", zones.map(quoted), "time zone", 4);
    case "element":
      return [{ kind: "value", label: "it", detail: "the element", documentation: meaningOfWord("it") ?? "", rank: 0 }];
    case "units":
      return named("unit", unitsOf(offer.of), "");
    default:
      return [];
  }
  function teamNames({ index }: PolicyReading): readonly string[] {
    if (teams.length > 0) return teams.map(({ name }) => name);
    return [...new Set(index().all.flatMap(({ meaning: { kind, name } }) => (kind === "team" ? [name] : [])))];
  }
}

/** After `is`, where the value is yes or no. */
function isAnswer(words: string): boolean {
  return words === "yes" || words === "no";
}

function unitsOf(of: "deadline" | "value" | "days"): readonly string[] {
  if (of === "days") return ["days", "weeks"];
  return of === "deadline" ? units : units.filter((unit) => !unit.startsWith("working"));
}

/** The people of a team, and how long a review takes them. */
function teamOf({ checked }: PolicyReading, label: string): Partial<Item> {
  const team = checked.names.teams.find(({ name }) => bare(name) === label);
  const people = team?.people ?? team?.shifts.reduce((most, shift) => Math.max(most, shift.people), 0);
  const parts = [
    ...(people === undefined || people === 0 ? [] : [people === 1 ? "1 person" : `${people} people`]),
    ...(team?.minutes === undefined ? [] : [`${team.minutes} minutes a review`]),
  ];
  return parts.length === 0 ? {} : { detail: parts.join(", ") };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Whole declarations, for a line of their own. */
export function snippetCompletions(reading: PolicyReading, block: BlockAbove, typed: Span): readonly Completion[] {
  const { teams, fields } = reading.checked.names;
  const team = teams[0] === undefined ? undefined : bare(teams[0].name);
  const has = { decision: fields.declared, anything: reading.trees[0]?.declarations.length !== 0 };
  return snippetsFor(block, has, team).map(({ label, detail, text }, at) => ({
    kind: "rule",
    label,
    insert: withTabStops(text),
    snippet: true,
    span: typed,
    detail,
    documentation: `\`\`\`signoff\n${withoutTabStops(text)}\n\`\`\``,
    sort: sortKey(block === "start" ? 0 : 7, at),
  }));
}
