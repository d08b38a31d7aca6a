import type { PolicyTexts } from "./policy-texts.ts";

/** What an undo takes back. */
export interface Work {
  readonly draft: PolicyTexts;
  /** The version in force; undefined for a policy that is new. */
  readonly live: PolicyTexts | undefined;
  /** What figures stand beside those of the draft, where it is not the version in force. */
  readonly compared?: NamedTexts;
}

/** A version under the name that people gave it. */
export interface NamedTexts {
  readonly name: string;
  readonly texts: PolicyTexts;
}

/** What the draft is compared with, in words. */
export interface ComparedWords {
  /** Over a column: `In force`. */
  readonly title: string;
  /** In a sentence: `the version in force`. */
  readonly words: string;
  readonly isInForce: boolean;
}

export function baselineOf({ live, compared }: Work): PolicyTexts | undefined {
  return compared?.texts ?? live;
}

export function comparedWords({ compared }: Pick<Work, "compared">): ComparedWords {
  if (compared === undefined) return { title: "In force", words: "the version in force", isInForce: true };
  const { name } = compared;
  return { title: isOurs(name) ? `Kept as “${name}”` : name, words: `the version “${name}”`, isInForce: false };
}

/** Words that stand over the columns of every comparison. */
function isOurs(name: string): boolean {
  return /^\s*(in\s+force|draft)\s*$/i.test(name);
}

/** Compares with another version, or with the one in force. */
export function comparedWith({ draft, live }: Work, compared: NamedTexts | undefined): Work {
  return { draft, live, ...(compared && { compared }) };
}
