import type { outcomeWords } from "../line-start.ts";

/** Phrases that people write every day, with what the language says instead. All words are in lower case. */

export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

interface Phrase {
  readonly words: readonly string[];
  readonly means: string;
}

/** By their first word, the longest first. */
function phrases(table: Readonly<Record<string, readonly string[]>>): Phrases {
  const found = new Map<string, Phrase[]>();
  for (const [means, written] of Object.entries(table))
    for (const each of written) {
      const words = each.split(" ");
      const first = words[0] as string;
      found.set(first, [...(found.get(first) ?? []), { words, means }]);
    }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** Between two values. */
export const comparing: Phrases = phrases({
  over: [
    ...["more than", "greater than", "larger than", "higher than", "bigger than", "in excess of", "exceeds", "exceed"],
    ...["exceeding", "above", "is not at most"],
  ],
  under: ["less than", "fewer than", "lower than", "smaller than", "below", "is not at least"],
  "at least": [
    ...["no less than", "not less than", "no fewer than", "not fewer than", "is not less than", "is not fewer than"],
    ...["is not under", "is not below", "greater than or equal to", "more than or equal to", "a minimum of"],
  ],
  "at most": [
    ...["no more than", "not more than", "no greater than", "not greater than", "is not more than", "up to"],
    ...["is not greater than", "is not over", "is not above", "less than or equal to", "fewer than or equal to"],
    ...["does not exceed", "a maximum of"],
  ],
  is: ["is equal to", "equal to", "equals"],
  "is not": ["is not equal to", "not equal to", "does not equal"],
  "<": ["is before", "is earlier than", "before", "earlier than"],
  ">": ["is after", "is later than", "after", "later than"],
  "<=": ["is on or before", "on or before"],
  ">=": ["is on or after", "on or after"],
});

/** What stands for an exception. */
export const exceptions: Phrases = phrases({ "except when": ["unless", "except if", "except where", "except unless"] });

/** At the begin of a line, before the `→`. */
export const otherwiseWords: Phrases = phrases({
  otherwise: [
    ...["else", "default", "by default", "rest", "the rest", "all else", "everything else", "anything else"],
    ...["in all other cases", "in any other case", "in other cases", "in every other case", "all other cases"],
    ...["any other case", "any other", "all other", "all others", "for all others", "for everything else"],
    ...["for all other cases", "for any other case"],
  ],
});

/** Where an outcome stands, before a team. */
export const asking: Phrases = phrases({
  "review by": [
    ...["send to", "sent to", "refer to", "route to", "forward to", "assign to", "escalate to", "pass to", "hand to"],
    ...["hand over to", "hold for", "flag for", "approval by", "approval from", "approval of", "approved by"],
    ...["requires approval by", "requires approval from", "require approval by", "require approval from"],
    ...["needs approval by", "needs approval from", "requires review by", "require review by", "needs review by"],
    ...["manual review by", "human review by", "review from", "review with", "review of", "reviewed by", "ask"],
  ],
});

/** Behind an outcome, before a team. */
export const nextTeam: Phrases = phrases({
  "then by": [
    ...["then escalate to", "then escalates to", "then escalated to", "escalate to", "escalates to", "escalated to"],
    ...["then send to", "then to", "then escalate by"],
  ],
});

export const numberWords: ReadonlyMap<string, string> = new Map(
  ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map((word, at) => [
    word,
    String(at + 1),
  ]),
);

/** Words for thousands behind a number, with their letter. */
export const magnitudes: ReadonlyMap<string, string> = new Map([
  ["k", "K"],
  ["b", "B"],
  ["bn", "B"],
  ["mn", "M"],
  ["mio", "M"],
  ["thousand", "K"],
  ["million", "M"],
  ["billion", "B"],
]);

export type OutcomeWord = (typeof outcomeWords)[number];

/** Other words for the four outcomes, understood only to offer the right one. */
export const otherOutcomes: ReadonlyMap<string, OutcomeWord> = new Map([
  ["approve", "proceed"],
  ["approved", "proceed"],
  ["allow", "proceed"],
  ["accept", "proceed"],
  ["pass", "proceed"],
  ["permit", "proceed"],
  ["release", "proceed"],
  ["continue", "proceed"],
  ["reject", "block"],
  ["deny", "block"],
  ["decline", "block"],
  ["stop", "block"],
  ["refuse", "block"],
  ["forbid", "block"],
  ["prohibit", "block"],
  ["escalate", "review"],
  ["hold", "review"],
  ["pause", "review"],
  ["flag", "review"],
  ["approval", "review"],
  ["blocked", "block"],
  ["reviewed", "review"],
  ["audited", "audit"],
]);

/** `$10K or more`: what stands before the value then. */
export const boundsBehind: ReadonlyMap<string, string> = new Map([
  ...["more", "higher", "greater", "above", "over", "later", "older"].map((word) => [word, "at least"] as const),
  ...["less", "lower", "fewer", "below", "under", "earlier", "younger"].map((word) => [word, "at most"] as const),
]);
