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
  "exception/swallows": warning<{ rule: string; exceptions: string }>(
    ({ rule, exceptions }) =>
      `Wherever "${rule}" would apply, an exception takes it away again: ${exceptions}. Narrow the exception, or drop the rule.`,
  ),
  "exception/dead": warning<{ rule: string; exception: string }>(
    ({ rule, exception }) =>
      `The exception \`${exception}\` never takes anything away from "${rule}". Mend it, or drop it.`,
  ),
  /** Information where `otherwise` catches them. */
  "policy/gap": warning<{ regions: readonly string[]; all: boolean; example: string; caught: boolean }>(
    ({ regions, all, example, caught }) =>
      caught
        ? `Decisions that no rule covers are left to \`otherwise\`: ${listed(regions, all)}. For example: ${example}.`
        : `No rule covers some decisions, and they proceed alone: ${listed(regions, all)}. For example: ${example}. Write a rule for them, or \`otherwise → …\`.`,
  ),
  "policy/undecided": warning<{ questions: string; because: string }>(
    ({ questions, because }) => `It could not be worked out ${questions}. What stands in the way: ${because}.`,
  ),
  "ensure/fails": error<{ promise: string; example: string }>(
    ({ promise, example }) => `The policy does not keep what it ensures, ${promise}: ${example}.`,
  ),
  "ensure/proven": information<{ promise: string }>(({ promise }) => `Proven for every possible decision: ${promise}.`),
  "ensure/vacuous": warning<{ premise: string }>(
    ({ premise }) => `Nothing is ensured: no decision makes \`${premise}\` true. Mend the condition.`,
  ),
  "ensure/undecided": error<{ promise: string; because: string }>(
    ({ promise, because }) =>
      `It could not be worked out whether the policy keeps what it ensures, ${promise}. What stands in the way: ${because}.`,
  ),
  "input/optional-unguarded": information<{ field: string; rules: string }>(
    ({ field, rules }) =>
      `Where \`${field}\`, which is optional, is not given, oversight is asked for by ${rules}. If that is not meant, say there what its absence means, by \`${field} is present\` or \`is missing\`.`,
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

const MOST_REGIONS = 3;

function listed(regions: readonly string[], all: boolean): string {
  if (regions.length === 1 && all) return regions[0] as string;
  const count = all ? `${regions.length} kinds` : `at least ${regions.length} kinds`;
  const among = regions.length > MOST_REGIONS ? `${count}, among them ` : "";
  const shown = regions.slice(0, MOST_REGIONS).map((words, at) => `(${at + 1}) ${words}`);
  return `${among}${shown.join("; ")}`;
}
