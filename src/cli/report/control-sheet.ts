import type { Concern, ControlSheet, Cover, Verdict } from "../../analysis/index.ts";
import { printable } from "../../diagnostics/render.ts";
import { compareOutcomes } from "../../model/asking.ts";
import type { MarkName, Policy } from "../../model/policy.ts";
import { columns } from "./columns.ts";
import { wrapped } from "./table.ts";

const titles: Readonly<Record<MarkName, string>> = {
  irreversible: "irreversible",
  money: "money",
  legal: "legal or regulatory",
  "visible outside": "visible outside",
  rights: "a person's rights",
  "low confidence": "low confidence",
  novel: "novel",
};

/** What is said in full below the table. */
type Short = Extract<Verdict, { readonly because: unknown } | { readonly words: unknown }>;

/** The sheet as a page of 80 columns: a table, below it what is not reviewed, and what nothing is said of. */
export function controlSheetText(policy: Policy, file: string, sheet: ControlSheet, verbose = false): string {
  const title = policy.name === "" ? file : policy.name;
  const version = policy.version === undefined ? "" : `, version ${policy.version}`;
  const notes = new Map<string, Note>();
  const rows = sheet.map((concern) => [
    titles[concern.mark],
    whenWords(concern),
    coverWords(concern),
    concernWords(concern, (verdict, isDoubt) => numbered(notes, concern, verdict, isDoubt)),
  ]);
  const table = columns([["What matters", "When", "Covered by", "Every such decision"], ...rows], [15, 19, 20, 20]);
  const body = [...notes.values()].map((note, at) => noteText(at + 1, note, verbose)).join("");
  const parts = [wrapped(`Control sheet: ${title}${version}`, { indent: 0 }), table, body, summary(sheet)];
  return parts
    .filter((part) => part !== "")
    .map((part) => part.split("\n").map(printable).join("\n"))
    .join("\n");
}

interface Note {
  readonly about: string[];
  readonly verdict: Short;
}

/** The verdict in words, with the number of its note; marks that stand for the same decisions share one. */
function numbered(notes: Map<string, Note>, concern: Concern, verdict: Verdict, isDoubt: boolean): string {
  if (!isShort(verdict)) return verdictWords(verdict);
  const key = JSON.stringify([concern.fields, isDoubt]);
  const note = notes.get(key) ?? { about: [], verdict };
  note.about.push(titles[concern.mark] + (isDoubt ? ", in doubt" : ""));
  notes.set(key, note);
  return `${verdictWords(verdict)} (${[...notes.keys()].indexOf(key) + 1})`;
}

function isShort(verdict: Verdict): verdict is Short {
  return verdict.outcome === "proceed" || verdict.outcome === "audit" || verdict.outcome === "undecided";
}

function whenWords({ fields }: Concern): string {
  if (fields.length === 0) return "no field says so";
  const when = fields.map(({ field, words }) => (words === "" ? `always (${field})` : shortened(words, LONGEST_WHEN)));
  return when.join("; or ");
}

const MOST_RULES = 3;

/** Rules that review or block: those that hold on all of them, or else on some, first those that look at what marks them. */
function coverWords({ coveredBy, fields }: Concern): string {
  if (fields.length === 0) return "–";
  const asking = coveredBy.filter(({ asks }) => asks !== "audit");
  if (asking.length === 0) return coveredBy.length === 0 ? "NOTHING" : `ONLY AUDITS: ${rulesWords(coveredBy)}`;
  const wholly = asking.filter(({ of, sampled }) => of === "all" && !sampled);
  if (wholly.length > 0) return rulesWords(wholly);
  const own = asking.filter(({ of, reads }) => of === "all" || reads);
  const others = asking.filter((cover) => !own.includes(cover));
  return own.length === 0
    ? `NO RULE OF ITS OWN; some: ${rulesWords(others)}`
    : `some: ${rulesWords([...own, ...others])}`;
}

function rulesWords(covers: readonly Cover[]): string {
  const named = covers.slice(0, MOST_RULES).map(({ rule, sampled, of }) => {
    const notes = [...(sampled ? ["a sample"] : []), ...(of === "undecided" ? ["undecided"] : [])];
    return `${rule === "otherwise" ? rule : `"${rule}"`}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
  });
  const more = covers.length - named.length;
  return named.join(", ") + (more === 0 ? "" : ` and ${more} more`);
}

function concernWords({ marked, inDoubt }: Concern, words: (verdict: Verdict, isDoubt: boolean) => string): string {
  if (marked === undefined || inDoubt === undefined) return "is not known";
  const known = words(marked, false);
  if (inDoubt.outcome === "none") return known;
  if (marked.outcome !== "none" && !isMilder(inDoubt, marked)) return `${known}; in doubt too`;
  return `${known}; in doubt ${words(inDoubt, true).replace(/^is /, "")}`;
}

function isMilder(one: Verdict, other: Verdict): boolean {
  if (one.outcome === "undecided" || one.outcome === "none") return one.outcome === "undecided";
  if (other.outcome === "undecided" || other.outcome === "none") return true;
  return compareOutcomes(one.outcome, other.outcome) < 0;
}

function verdictWords(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "none":
      return "there is none";
    case "undecided":
      return verdict.atLeast === "audit" ? "is audited, whether reviewed is UNDECIDED" : "UNDECIDED";
    case "block":
      return "is blocked";
    case "review":
      return verdict.all ? "is reviewed" : "is reviewed or blocked";
    case "audit":
      return verdict.all ? "is ONLY AUDITED" : "is audited, SOME NOT REVIEWED";
    case "proceed":
      return verdict.all ? "PROCEEDS ALONE" : "may PROCEED ALONE";
  }
}

/** Of a list of names in a condition no more than this is shown. */
const LONGEST_WHEN = 90;

/** Of the regions so many, each cut behind so many signs, unless all is asked for. */
const MOST_REGIONS = 2;
const LONGEST_REGION = 230;

function noteText(number: number, { about, verdict }: Note, verbose: boolean): string {
  const begin = `(${number}) ${about.join("; ")}: `;
  if (verdict.outcome === "undecided")
    return wrapped(`${begin}it could not be worked out, for ${verdict.because.join(", ")}.`, { indent: 0 });
  const { all, drawn, example, words, listed, outcome } = verdict;
  const become = outcome === "proceed" ? "proceed alone" : "are audited afterwards, and not reviewed";
  const unless = drawn === undefined ? "" : `, unless a sample is drawn (then at least ${drawn})`;
  const first = all ? `${begin}all of them ${become}${unless}.` : `${begin}these ${become}${unless}:`;
  const shown = verbose ? words : words.slice(0, MOST_REGIONS).map((one) => shortened(one, LONGEST_REGION));
  const regions = all ? [] : [...shown, ...(listed && shown.length === words.length ? [] : ["and more"])];
  return [
    wrapped(first, { indent: 0 }),
    ...regions.map((region) => `    - ${wrapped(region, { indent: 6 }).trimStart()}`),
    wrapped(`For example: ${example}.`, { indent: 4 }),
  ].join("");
}

function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const space = words.lastIndexOf(" ", most);
  return `${words.slice(0, space > most / 2 ? space : most)} …`;
}

function summary(sheet: ControlSheet): string {
  const named = (concerns: ControlSheet): string => concerns.map(({ mark }) => titles[mark]).join(", ");
  const uncovered = sheet.filter(
    ({ fields, coveredBy }) => fields.length > 0 && coveredBy.every(({ asks }) => asks === "audit"),
  );
  const unmarked = sheet.filter(({ fields }) => fields.length === 0);
  return [
    ...(uncovered.length === 0 ? [] : [`No rule asks for a review of any of these: ${named(uncovered)}.`]),
    ...(unmarked.length === 0
      ? []
      : [`Nothing in the policy says that these matter, so nothing is proven of them: ${named(unmarked)}.`]),
  ]
    .map((line) => wrapped(line, { indent: 0 }))
    .join("");
}
