import { type Change, changeWords, type Impact, type OtherChange } from "../../analysis/index.ts";
import { phraseKnown } from "../../model/phrase.ts";
import type { Policy } from "../../model/policy.ts";
import { readFieldOf } from "../../model/read.ts";
import { counted, wrapped } from "./table.ts";

/** How many are written out; all are in the JSON. */
const most = { changes: 6, boxes: 2, others: 20 };

/** What a change does, for people, at 80 columns. */
export function impactReport(impact: Impact, policy: Policy): string {
  const { weaker, stricter, different, other, undecided, equal } = impact;
  const parts = [
    section("Weaker", "decisions that are overseen less", weaker, policy),
    section("Stricter", "decisions that are overseen more", stricter, policy),
    section("Different", "decisions that are overseen in another way, neither less nor more", different, policy),
    equal ? `Proven: every possible decision is overseen as before.\n` : "",
    undecided.length === 0
      ? ""
      : `Undecided\n${wrapped(`Whether there are other changes could not be worked out: ${undecided.join("; ")}.`)}`,
    others(other),
    summary(impact),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function section(title: string, means: string, changes: readonly Change[], policy: Policy): string {
  if (changes.length === 0) return "";
  const shown = changes.slice(0, most.changes).map((change) => changeText(change, policy));
  const left = changes.length - shown.length;
  const more = left === 0 ? "" : `\n${wrapped(`… and ${counted(left, "change")} more: --json lists them.`)}`;
  return `${title}: ${means}\n${shown.join("\n")}${more}`;
}

function changeText({ from, to, region, words, more, rules, witness, draws }: Change, policy: Policy): string {
  const named = words.slice(0, most.boxes);
  const left = words.length - named.length;
  const where = named.map((one, at) => wrapped(`${at === 0 ? "where" : "or"} ${one}`, { indent: 4 }));
  const count = more ? `at least ${left + 1}` : `${left}`;
  const rest = left === 0 && !more ? "" : `    or in ${count} more ${left === 1 && !more ? "region" : "regions"}\n`;
  const byRule = rules.length === 0 ? "" : wrapped(`changed: ${rules.map(ruleWord).join(", ")}`, { indent: 4 });
  const example = exampleWords(Object.keys(region[0] ?? {}), witness, policy);
  const shown =
    example === "" ? "" : wrapped(`for example ${example}${draws === undefined ? "" : ", drawn so"}`, { indent: 4 });
  const [gone, come] = changeWords(from, to);
  return `${wrapped(gone)}${wrapped(`→ ${come}`)}${where.join("")}${rest}${byRule}${shown}`;
}

/** The values of the witness that the first box names. */
function exampleWords(names: readonly string[], witness: Change["witness"], policy: Policy): string {
  return policy.fields
    .flatMap((field) => {
      if (!names.includes(field.name)) return [];
      const reading = readFieldOf(witness, field, policy.zone ? { zone: policy.zone } : {});
      return [`${field.name} is ${reading.known ? phraseKnown(reading.value) : "unknown"}`];
    })
    .join(", ");
}

function others(other: readonly OtherChange[]): string {
  if (other.length === 0) return "";
  const shown = other.slice(0, most.others).map(({ message }) => wrapped(message));
  const left = other.length - shown.length;
  return `Also changed\n${shown.join("")}${left === 0 ? "" : wrapped(`… and ${left} more: --json lists them.`)}`;
}

function summary({ weaker, stricter, different, other, undecided }: Impact): string {
  const parts = [
    ...(weaker.length === 0 ? [] : [`${weaker.length} weaker`]),
    ...(stricter.length === 0 ? [] : [`${stricter.length} stricter`]),
    ...(different.length === 0 ? [] : [`${different.length} different`]),
    ...(undecided.length === 0 ? [] : ["some undecided"]),
    ...(other.length === 0 ? [] : [`${other.length} other`]),
  ];
  return parts.length === 0 ? "" : `${parts.join(", ")}\n`;
}

/** No rule is called as what is no rule. */
function ruleWord(name: string): string {
  return name === "otherwise" || name === "spot check" ? `\`${name}\`` : `"${name}"`;
}
