import type { Concern, ControlSheet, Cover, Verdict } from "../../analysis/index.ts";
import { compareOutcomes } from "../../model/asking.ts";
import type { MarkName, Policy } from "../../model/policy.ts";
import { columns } from "./columns.ts";
import { counted, wrapped } from "./table.ts";

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
export function controlSheetText(policy: Policy, file: string, sheet: ControlSheet): string {
  const title = policy.name === "" ? file : policy.name;
  const version = policy.version === undefined ? "" : `, version ${policy.version}`;
  const head = `Control sheet: ${title}${version}`;
  const notes: { readonly about: string; readonly verdict: Short }[] = [];
  const numbered = (about: string, verdict: Verdict): string => {
    if (!isShort(verdict)) return verdictWords(verdict);
    notes.push({ about, verdict });
    return `${verdictWords(verdict)} (${notes.length})`;
  };
  const rows = sheet.map((concern) => [
    titles[concern.mark],
    whenWords(concern),
    coverWords(concern),
    concernWords(concern, numbered),
  ]);
  const table = columns([["What matters", "When", "Covered by", "Every such decision"], ...rows], [15, 19, 20, 20]);
  const body = notes.map(({ about, verdict }, at) => noteText(at + 1, about, verdict)).join("");
  return [`${head}\n${"=".repeat(Math.min(80, [...head].length))}\n`, table, body, summary(sheet)]
    .filter((part) => part !== "")
    .join("\n");
}

function isShort(verdict: Verdict): verdict is Short {
  return verdict.outcome === "proceed" || verdict.outcome === "audit" || verdict.outcome === "undecided";
}

function whenWords({ fields }: Concern): string {
  if (fields.length === 0) return "no field says so";
  return fields.map(({ field, words }) => (words === "" ? `always (${field})` : words)).join("; or ");
}

/** By name those that hold on all of them or look at what marks them; the others are counted. */
function coverWords({ coveredBy, fields }: Concern): string {
  if (fields.length === 0) return "–";
  if (coveredBy.length === 0) return "NOTHING";
  const isNamed = ({ of, reads }: Cover): boolean => of === "all" || reads;
  const named = coveredBy.filter(isNamed).map(({ rule, asks, of, sampled }) => {
    const name = rule === "otherwise" ? rule : `"${rule}"`;
    const share = of === "all" ? (sampled ? ["a sample"] : []) : [of === "some" ? "some" : "undecided"];
    const asked = asks === "audit" ? ["audit"] : asks === "block" ? ["block"] : [];
    const said = [...share, ...(sampled && of !== "all" ? ["sampled"] : []), ...asked];
    return said.length === 0 ? name : `${name} (${said.join(", ")})`;
  });
  if (named.length === 0) named.push("NO RULE OF ITS OWN");
  const others = coveredBy.filter((cover) => !isNamed(cover)).length;
  const counts = others === 0 ? [] : [`${counted(others, "rule")} on other grounds`];
  return [...named, ...counts].join("; ");
}

function concernWords(
  { mark, marked, inDoubt }: Concern,
  numbered: (about: string, verdict: Verdict) => string,
): string {
  if (marked === undefined || inDoubt === undefined) return "is not known";
  const title = titles[mark];
  const known = numbered(title, marked);
  if (inDoubt.outcome === "none") return known;
  if (marked.outcome === "none") return `${known}; in doubt ${numbered(`${title}, in doubt`, inDoubt)}`;
  return isMilder(inDoubt, marked)
    ? `${known}; in doubt ${numbered(`${title}, in doubt`, inDoubt)}`
    : `${known}; in doubt too`;
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
      return "UNDECIDED";
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

function noteText(number: number, about: string, verdict: Short): string {
  const begin = `(${number}) ${about}: `;
  if (verdict.outcome === "undecided")
    return wrapped(`${begin}it could not be worked out, for ${verdict.because.join(", ")}.`, { indent: 0 });
  const { all, drawn, example, words, listed, outcome } = verdict;
  const become = outcome === "proceed" ? "proceed alone" : "are audited afterwards, and not reviewed";
  const unless = drawn === undefined ? "" : `, unless a sample is drawn (then at least ${drawn})`;
  const first = all ? `${begin}all of them ${become}${unless}.` : `${begin}these ${become}${unless}:`;
  const regions = all ? [] : [...words, ...(listed ? [] : ["and more"])];
  return [
    wrapped(first, { indent: 0 }),
    ...regions.map((region) => `    - ${wrapped(region, { indent: 6 }).trimStart()}`),
    wrapped(`For example: ${example}.`, { indent: 4 }),
  ].join("");
}

function summary(sheet: ControlSheet): string {
  const named = (concerns: ControlSheet): string => concerns.map(({ mark }) => titles[mark]).join(", ");
  const uncovered = sheet.filter(({ fields, coveredBy }) => fields.length > 0 && coveredBy.length === 0);
  const unmarked = sheet.filter(({ fields }) => fields.length === 0);
  return [
    ...(uncovered.length === 0 ? [] : [`Covered by no rule: ${named(uncovered)}.`]),
    ...(unmarked.length === 0
      ? []
      : [`Nothing in the policy says that these matter, so nothing is proven of them: ${named(unmarked)}.`]),
  ]
    .map((line) => wrapped(line, { indent: 0 }))
    .join("");
}
