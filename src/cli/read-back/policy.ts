import { peopleWords } from "../../model/decision-words.ts";
import { phrase, phraseConstant } from "../../model/phrase.ts";
import type { Ensure, Example, Mark, Policy, Rule, Team } from "../../model/policy.ts";
import type { FieldType, ItemField } from "../../model/types.ts";
import { weekdayWords } from "../../simulation/working-days.ts";
import { rangeIn } from "../../values/money.ts";
import { askingSentences, auditSentence, detailSentences } from "./action.ts";

/** A part of a policy read back: a heading with paragraphs, rows of name and meaning, and parts of its own. */
export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rows?: readonly (readonly [string, string])[];
  readonly parts?: readonly Section[];
}

/** The whole policy in plain sentences. */
export function readBack(policy: Policy): readonly Section[] {
  return [
    header(policy),
    {
      title: "What it knows of a decision",
      paragraphs: [],
      rows: policy.fields.flatMap((field) => fieldRows(field, field.name, policy)),
    },
    teamsSection(policy),
    {
      title: "Rules",
      paragraphs: ["Order does not matter: all rules that apply count, and the strictest outcome wins."],
      parts: policy.rules.map((rule) => ruleSection(rule, policy)),
    },
    ...restSections(policy),
    doubtSection(policy),
    ...ensureSections(policy),
    ...exampleSections(policy),
  ].filter(({ paragraphs, rows, parts }) => paragraphs.length + (rows?.length ?? 0) + (parts?.length ?? 0) > 0);
}

function header(policy: Policy): Section {
  const { decidesWhetherTo, ifBlocked, owner, version, zone } = policy;
  return {
    title: policy.name === "" ? "A policy without a name" : policy.name,
    paragraphs: [
      ...(decidesWhetherTo === undefined ? [] : [`It decides whether to ${decidesWhetherTo}.`]),
      ...(ifBlocked === undefined ? [] : [`Where it blocks, ${ifBlocked}.`]),
      ...(policy.protective ? ["Not acting is the dangerous side here: the action protects."] : []),
    ],
    rows: [
      ...(version === undefined ? [] : [["Version", version] as const]),
      ...(owner === undefined ? [] : [["Owner", owner] as const]),
      ...(zone === undefined ? [] : [["Time zone", zone.name] as const]),
      ["Digest", policy.digest],
    ],
  };
}

function fieldRows(field: ItemField, name: string, policy: Policy): readonly (readonly [string, string])[] {
  const absent = field.absentMeans;
  const notes = [
    typeWords(field.type),
    ...(field.optional ? ["may be absent"] : []),
    ...(absent === undefined
      ? []
      : [`absent means ${absentWords(field.type, absent.value)}, because ${absent.because}`]),
    ...policy.marks.filter((mark) => mark.field === name).map((mark) => `marks ${markWords(mark, policy)}`),
  ];
  const own = [name, notes.join("; ")] as const;
  if (field.type.kind !== "items") return [own];
  return [own, ...field.type.fields.flatMap((inner) => fieldRows(inner, `${name}.${inner.path.join(".")}`, policy))];
}

/** `irreversible where reversible is no` */
function markWords({ name, when }: Mark, policy: Policy): string {
  return when.kind === "constant" ? name : `${name} where ${phrase(policy, when)}`;
}

/** What stands in for an absent value, as it is written in a policy. */
function absentWords(type: FieldType, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : JSON.stringify(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (type.kind === "text") return value === "" ? "an empty text" : JSON.stringify(value);
  if (type.kind === "money" && typeof value === "string") return moneyWords(type.currencies[0] ?? "", value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function typeWords(type: FieldType): string {
  switch (type.kind) {
    case "text":
      return "text";
    case "yes/no":
      return "yes or no";
    case "number": {
      const kind =
        type.decimals === 0
          ? "a whole number"
          : type.decimals === undefined
            ? "a number"
            : `a number with ${type.decimals} decimals`;
      return kind + boundWords(type, numberWords);
    }
    case "money": {
      if (type.limits !== undefined) return `money in ${type.currencies.join(", ")}${limitWords(type)}`;
      const [only] = type.currencies;
      const bound = (amount: string): string =>
        type.currencies.length === 1 ? moneyWords(only ?? "", amount) : numberWords(amount);
      return `money in ${type.currencies.join(", ")}${boundWords(type, bound)}`;
    }
    case "choice":
      return `one of ${type.choices.join(type.ordered ? " < " : ", ")}`;
    case "date":
      return `a date${boundWords(type, (text) => text)}`;
    case "time":
      return "a date with a time";
    case "list":
      return `a list, each ${typeWords(type.of)}`;
    case "items":
      return "a list of items";
  }
}

function limitWords({ currencies, limits }: FieldType & { readonly kind: "money" }): string {
  const ends = (end: "least" | "most"): string | undefined => {
    const each = currencies.flatMap((currency) => {
      const bound = limits === undefined ? undefined : rangeIn({ limits }, currency)[end];
      return bound === undefined ? [] : [moneyWords(currency, bound)];
    });
    return each.length === 0 ? undefined : each.join(" / ");
  };
  return boundWords({ least: ends("least"), most: ends("most") }, (bound) => bound);
}

function boundWords(
  { least, most }: { readonly least?: string | undefined; readonly most?: string | undefined },
  print: (bound: string) => string,
): string {
  if (least !== undefined && most !== undefined) return ` from ${print(least)} to ${print(most)}`;
  if (least !== undefined) return `, at least ${print(least)}`;
  return most === undefined ? "" : `, at most ${print(most)}`;
}

function teamsSection({ teams }: Policy): Section {
  return { title: "Who reviews", paragraphs: [], rows: teams.map((team) => [team.name, teamWords(team)] as const) };
}

function teamWords(team: Team): string {
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const shifts = team.shifts.map(
    ({ people, weekdays, from, to }) =>
      `${peopleCount(people)} ${weekdayWords(new Set(weekdays))} ${clock(from)}-${clock(to)}`,
  );
  const share = (number: number): string => `${Number((number * 100).toPrecision(12))}%`;
  const notes = [
    ...shifts,
    ...(team.people === undefined ? [] : [peopleCount(team.people)]),
    ...(team.shifts.length === 0 ? ["around the clock"] : []),
    ...(team.zone === undefined ? [] : [team.zone]),
    ...(team.holidays === undefined ? [] : [`holidays of ${team.holidays}`]),
    ...(team.minutes === undefined ? [] : [`${team.minutes} minutes a review`]),
    ...(team.longReviews === undefined
      ? []
      : [`${share(team.longReviews.share)} take over ${team.longReviews.minutes} minutes`]),
    ...(team.away === undefined ? [] : [`away ${share(team.away)} of the time`]),
    ...(team.costsPerHour === undefined
      ? []
      : [`${moneyWords(team.costsPerHour.currency, team.costsPerHour.amount)} an hour`]),
    ...(team.finds === undefined ? [] : [`finds ${share(team.finds)} of errors`]),
  ];
  return notes.join(", ");
}

function peopleCount(people: number): string {
  return people === 1 ? "1 person" : `${people} people`;
}

function ruleSection(rule: Rule, policy: Policy): Section {
  const when =
    rule.condition.kind === "constant" && rule.condition.value ? "Always." : `When ${phrase(policy, rule.condition)}.`;
  return {
    title: rule.name,
    paragraphs: [
      when,
      ...rule.exceptions.map((exception) => `Except when ${phrase(policy, exception)}.`),
      ...(rule.lets
        ? ["It may proceed alone, unless another rule asks for more. This holds only where all of it is certain."]
        : []),
      ...askingSentences(rule.asks, policy),
      ...(rule.inDoubt === undefined
        ? []
        : [
            `Where the rule holds only because a value is unknown, this holds instead: ${askingSentences(rule.inDoubt, policy).join(" ")}`,
          ]),
      ...detailSentences(rule.details),
    ],
  };
}

function restSections({ otherwise, spotCheck, ...policy }: Policy): readonly Section[] {
  return [
    {
      title: "Otherwise",
      paragraphs:
        otherwise === undefined
          ? ["What no rule asks about proceeds alone."]
          : [
              "Unless a rule lets it go, or certainly asks for as much:",
              ...(otherwise.lets ? ["It may proceed alone."] : []),
              ...askingSentences(otherwise.asks, policy),
              ...detailSentences(otherwise.details),
            ],
    },
    ...(spotCheck === undefined
      ? []
      : [
          {
            title: "Spot check",
            paragraphs: [
              "Of what would otherwise proceed alone:",
              auditSentence(spotCheck.audit),
              ...detailSentences(spotCheck.details),
            ],
          },
        ]),
  ];
}

function doubtSection(policy: Policy): Section {
  const replaced = policy.fields.filter(({ absentMeans }) => absentMeans !== undefined).map(({ name }) => name);
  return {
    title: "Where a value is unknown",
    paragraphs: [
      "A value that is absent, of the wrong kind, or outside what is declared is unknown. A rule that asks for oversight then holds if it might apply; a rule that lets go holds only if it certainly applies.",
      ...(replaced.length === 0
        ? []
        : [`Only where ${replaced.join(", ")} is absent, something stands in its place, as said above.`]),
    ],
  };
}

function ensureSections(policy: Policy): readonly Section[] {
  if (policy.ensures.length === 0) return [];
  return [
    { title: "What it must always keep", paragraphs: policy.ensures.map((ensure) => ensureSentence(ensure, policy)) },
  ];
}

function ensureSentence({ name, promise, because }: Ensure, policy: Policy): string {
  const lead = name === undefined ? "" : `${name}: `;
  const reason = because === undefined ? "" : ` Because: ${because}`;
  if ("premise" in promise) {
    const who = promise.clauses.map(({ people, anyOf }) => ` by ${peopleWords(people, anyOf)}`).join(" and");
    const premise = promise.premise.kind === "constant" ? "Always" : `When ${phrase(policy, promise.premise)}`;
    return `${lead}${premise}: ${promise.kind} ${promise.outcome}${who}.${reason}`;
  }
  const field = policy.fields[promise.field]?.name ?? "";
  const kept = {
    rises: `A greater ${field} never means less oversight.`,
    falls: `A smaller ${field} never means less oversight.`,
    independent: `Oversight does not depend on ${field}.`,
  };
  return `${lead}${kept[promise.kind]}${reason}`;
}

function exampleSections({ examples }: Policy): readonly Section[] {
  if (examples.length === 0) return [];
  return [
    {
      title: "Examples",
      paragraphs: [],
      rows: examples.map((example) => [example.name, exampleWords(example)] as const),
    },
  ];
}

function exampleWords({ expected }: Example): string {
  const who = expected.clauses.map(({ people, anyOf }) => peopleWords(people, anyOf)).join(" and ");
  return `${expected.outcome}${who === "" ? "" : ` by ${who}`}`;
}

function moneyWords(currency: string, amount: string): string {
  return phraseConstant({ kind: "money", currency, amount });
}

function numberWords(value: string): string {
  return phraseConstant({ kind: "number", value });
}
