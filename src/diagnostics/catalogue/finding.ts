import { error, information, warning } from "../diagnostic.ts";

/** What the checker finds by looking at every possible input. */
export const findingMessages = {
  "rule/never-applies": warning<{ rule: string; doubt: boolean }>(
    ({ rule, doubt }) =>
      `No decision makes the condition of "${rule}" true. ${doubt ? "It still asks for oversight where a value is unknown. " : ""}Mend its condition, or drop the rule.`,
  ),
  "rule/always-applies": warning<{ rule: string }>(
    ({ rule }) =>
      `Every decision whose values are known makes the condition of "${rule}" true. If that is meant, write \`always\`.`,
  ),
  "rule/no-effect": warning<{ rule: string; cover: string; lets: boolean; gives: string; mutual: boolean }>(
    ({ rule, cover, lets, gives, mutual }) => {
      const same = lets ? "what it would let go is decided the same by" : "wherever it holds, as much is asked for by";
      const still = gives === "" ? "" : ` It still ${gives}.`;
      const mend = mutual ? "Drop it or the other, not both" : "Drop it, or mend its condition";
      return `Without "${rule}" every decision gets the same oversight: ${same} ${cover}.${still} ${mend}.`;
    },
  ),
  "exception/swallows": warning<{ rule: string; exceptions: string; doubt: boolean }>(
    ({ rule, exceptions, doubt }) =>
      `Wherever "${rule}" would apply, an exception takes it away again: ${exceptions}. ${doubt ? "It still asks for oversight where a value is unknown. " : ""}Narrow the exception, or drop the rule.`,
  ),
  "exception/dead": warning<{ rule: string; exception: string }>(
    ({ rule, exception }) =>
      `The exception \`${exception}\` never takes anything away from "${rule}". Mend it, or drop it.`,
  ),
  /** Information where `otherwise` catches them. */
  "policy/gap": warning<{
    regions: readonly string[];
    /** Of all regions; a few of them are named. */
    count: number;
    all: boolean;
    example: string;
    caught: boolean;
  }>(({ regions, count, all, example, caught }) =>
    caught
      ? `Decisions that no rule covers are left to \`otherwise\`: ${listed(regions, all, count)}. For example: ${example}.`
      : `No rule covers some decisions, and they proceed alone: ${listed(regions, all, count)}. For example: ${example}. Write a rule for them, or \`otherwise → …\`.`,
  ),
  /** Information where the rule wins on some input. */
  "rules/conflict": warning<
    | { kind: "never"; rule: string; against: readonly string[] }
    | {
        kind: "sometimes";
        rule: string;
        against: readonly string[];
        regions: readonly string[];
        all: boolean;
        example: string;
      }
    | { kind: "more"; rules: readonly string[] }
    | {
        kind: "people";
        rules: readonly string[];
        asked: readonly string[];
        has: readonly string[];
        regions: readonly string[];
        all: boolean;
        example: string;
        /** Reviews of the same kind that are not told. */
        more: number;
      }
    | {
        kind: "options";
        lists: readonly { options: readonly string[]; rules: readonly string[] }[];
        regions: readonly string[];
        all: boolean;
        example: string;
        more: string;
      }
  >((given) => {
    switch (given.kind) {
      case "never":
        return `"${given.rule}" lets decisions proceed, and none does: wherever it holds, more is asked for by ${given.against.length === 0 ? "other rules" : severalNames(given.against)}. Narrow those by \`except when\`, or drop it.`;
      case "sometimes":
        return `"${given.rule}" lets decisions proceed, but not where more is asked for by ${severalNames(given.against)}: ${listed(given.regions, given.all)}. For example: ${given.example}. The stricter rule holds there.`;
      case "more":
        return `These rules, too, let decisions proceed, but not where others ask for more: ${severalNames(given.rules)}.`;
      case "people": {
        const isNamed = given.asked.some((words) => words.includes("not by"));
        const more = given.more === 0 ? "" : ` There are at least ${given.more} more such reviews.`;
        const away = isNamed ? " (who may not sign is taken away, and an unknown name asks for one more)" : "";
        return `Nobody can sign this review: ${severalNames(given.rules)} ${given.rules.length === 1 ? "asks" : "ask"} for ${given.asked.join(" and ")}, and ${given.has.join(", ")}${away}. It is so ${where(given.regions, given.all)}. For example: ${given.example}. Ask for fewer people, or of further teams.${more}`;
      }
      case "options": {
        const lists = given.lists.map(({ options, rules }) => `${options.join(", ")} (${severalNames(rules)})`);
        const more = given.more === "" ? "" : ` There are ${given.more} such sets of options.`;
        return `The reviewers are left without a common option, and can only reject or escalate: ${lists.join(" against ")}. It is so ${where(given.regions, given.all)}. For example: ${given.example}. Let the options have one in common.${more}`;
      }
    }
  }),
  /** One group of rules, or how many more groups there are. */
  "rules/overlap": information<
    | {
        kind: "group";
        asks: readonly { words: string; rules: readonly string[] }[];
        regions: readonly string[];
        all: boolean;
        example: string;
      }
    | { kind: "more"; groups: number; all: boolean }
  >((given) => {
    if (given.kind === "more")
      return `${given.all ? "" : "At least "}${given.groups} more ${given.groups === 1 ? "group" : "groups"} of rules apply together and ask for different things.`;
    const asks = given.asks.map(({ words, rules }) => `${words} (${severalNames(rules)})`);
    return `These rules apply together and ask for different things, and all of it has to be done: ${asks.join("; ")}. They do ${where(given.regions, given.all)}. For example: ${given.example}.`;
  }),
  "policy/undecided": warning<{ questions: string; because: string }>(
    ({ questions, because }) => `It could not be worked out ${questions}. What stands in the way: ${because}.`,
  ),
  "ensure/fails": error<{ promise: string; example: string }>(
    ({ promise, example }) => `The policy does not keep what it ensures, ${promise}: ${example}.`,
  ),
  "ensure/proven": information<{ promise: string }>(({ promise }) => `Proven for every possible decision: ${promise}.`),
  /** `doubt`: a decision that breaks the promise where the premise is unknown. */
  "ensure/vacuous": warning<{ premise: string; doubt?: string }>(({ premise, doubt }) =>
    [
      `Nothing is ensured: no decision makes \`${premise}\` true.`,
      ...(doubt === undefined ? [] : [`It may be meant where a value is unknown, and is not kept there: ${doubt}.`]),
      "Mend the condition.",
    ].join(" "),
  ),
  "ensure/undecided": error<{ promise: string; because: string }>(
    ({ promise, because }) =>
      `It could not be worked out whether the policy keeps what it ensures, ${promise}. What stands in the way: ${because}.`,
  ),
  "input/unknowns": information<{
    fields: readonly { name: string; rules: readonly string[]; words: string }[];
    example: string;
  }>(({ fields, example }) => {
    const shown = fields.slice(0, MOST_FIELDS).map(({ name, rules, words }) => {
      const where = words === "" ? "" : ` where ${words}`;
      return `\`${name}\`, held up by ${severalNames(rules)}${where}`;
    });
    const more = fields.length > MOST_FIELDS ? `; and ${fields.length - MOST_FIELDS} more fields` : "";
    return `Some decisions are reviewed or blocked only because one value is unknown, and with another value would pass: ${shown.join("; ")}${more}. For example: ${example}.`;
  }),
  "input/optional-unguarded": information<{ field: string; rules: string }>(
    ({ field, rules }) =>
      `Where \`${field}\`, which is optional, is not given, oversight is asked for by ${rules}. If that is not meant, say there what its absence means, by \`${field} is present\` or \`is missing\`.`,
  ),
  /** Information where `otherwise` catches the value and it is none that the thresholds name. */
  "rules/nearly-meet": warning<
    | {
        kind: "hole";
        field: string;
        value: string;
        lower: ThresholdWords;
        upper: ThresholdWords;
        caught: boolean;
        /** Undefined where no other field matters. */
        example: string | undefined;
        isMeant: boolean;
      }
    | { kind: "more"; holes: number; all: boolean }
  >((given) => {
    if (given.kind === "more")
      return `${given.all ? "" : "At least "}${given.holes} more ${given.holes === 1 ? "value falls" : "values fall"} between two thresholds in the same way.`;
    const { field, value, lower, upper, caught, example, isMeant } = given;
    const ends = `\`${lower.words}\` in "${lower.rule}" ends before it, \`${upper.words}\` in "${upper.rule}" begins after it`;
    const left = caught ? "it is left to `otherwise`" : "it proceeds alone";
    return `\`${field}\` of exactly ${value} falls between two thresholds, and ${left}: ${ends}.${example === undefined ? "" : ` For example: ${example}.`} ${isMeant ? "That may be meant; if not, write" : "Write"} \`${lower.better}\` or \`${upper.better}\`.`;
  }),
  "review/silent-end": warning<{ ends: readonly { rule: string; after: string }[] }>(
    ({ ends }) =>
      `Where the last people asked let it pass nothing follows, and the decision waits for ever: ${ends.map(({ rule, after }) => `${rule} after ${after}`).join(", ")}. Give the last step its time (\`within 1 day\`); then it is blocked, unless you write what else.`,
  ),
  "rule/no-deadline": warning<{ rules: string }>(
    ({ rules }) => `A review without a deadline may wait for ever: ${rules}. Write \`within …\`.`,
  ),
  "rule/no-evidence": warning<{ shows: string; because: string }>(({ shows, because }) =>
    [
      ...(shows === "" ? [] : [`The reviewers are shown nothing to decide by: ${shows}. Write \`show …\`.`]),
      ...(because === "" ? [] : [`Nobody is told why they are asked: ${because}. Write \`because "…"\`.`]),
    ].join(" "),
  ),
  "team/never-asked": warning<{ team: string; dead: boolean }>(({ team, dead }) =>
    dead
      ? `\`${team}\` is asked only by rules that never apply.`
      : `\`${team}\` is declared, and nobody ever asks it. Let a rule ask it, or drop it.`,
  ),
  "field/never-used": warning<{ field: string }>(
    ({ field }) => `\`${field}\` is declared, and nothing in the policy reads or shows it. Use it, or drop it.`,
  ),
} as const;

export interface ThresholdWords {
  readonly rule: string;
  readonly words: string;
  /** With the value between the two. */
  readonly better: string;
}

const MOST_REGIONS = 3;

function listed(regions: readonly string[], all: boolean, found = regions.length): string {
  if (regions.length === 1 && all) return regions[0] as string;
  const count = all ? `${found} kinds` : `at least ${found} kinds`;
  const among = regions.length > MOST_REGIONS ? `${count}, among them ` : "";
  const shown = regions.slice(0, MOST_REGIONS).map((words, at) => `(${at + 1}) ${words}`);
  return `${among}${shown.join("; ")}`;
}

/** `where refund is over $10,000`; of what holds of all decisions `everywhere`. */
function where(regions: readonly string[], all: boolean): string {
  const words = listed(regions, all);
  if (words === "any") return "everywhere";
  return words === "any whose values are known" ? "everywhere, if all values are known" : `where ${words}`;
}

const MOST_RULES = 6;
const MOST_FIELDS = 6;

function severalNames(names: readonly string[]): string {
  const more = names.length > MOST_RULES ? ` and ${names.length - MOST_RULES} more` : "";
  return names
    .slice(0, MOST_RULES)
    .map((name) => (name === "otherwise" ? "`otherwise`" : `"${name}"`))
    .join(", ")
    .concat(more);
}
