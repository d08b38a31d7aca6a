import type { Finding } from "../../src/analysis/index.ts";

/** Of generated policies of one form, of how many something was left undecided, and the last such message. */
export interface LeftOpen {
  readonly form: string;
  policies: number;
  undecided: number;
  /** Because of a sum or a count, which may take a longer list than is looked at. */
  ofLongLists: number;
  message: string;
}

export function leftOpen(form: string): LeftOpen {
  return { form, policies: 0, undecided: 0, ofLongLists: 0, message: "" };
}

/** Whether something was left undecided; each time with its reason. */
export function isLeftOpen(share: LeftOpen, findings: readonly Finding[]): boolean {
  share.policies++;
  const open = findings.filter(({ code }) => code === "policy/undecided" || code === "ensure/undecided");
  const [first] = open;
  if (first === undefined) return false;
  const reasons = open.map(({ message }) => /What stands in the way: ([^.\s].*)$/s.exec(message)?.[1]);
  if (reasons.includes(undefined)) throw new Error(`Left open without a reason: ${first.message}`);
  const isOfLongLists = reasons.every((reason) => /\b(sum|count) of /.test(reason ?? ""));
  if (isOfLongLists) share.ofLongLists++;
  else share.undecided++;
  share.message = first.message;
  return true;
}

/**
 * Throws where that is more than one policy in a hundred. `longLists`: the share that may hang on sums and counts instead, of
 * policies that are made of them without regard to what they mean.
 */
export function holdToShare(share: LeftOpen, longLists = 0): void {
  const { form, policies, undecided, ofLongLists, message } = share;
  const counted = longLists > 0 ? undecided : undecided + ofLongLists;
  if (counted > Math.max(1, policies / 100))
    throw new Error(`Of ${policies} ${form} ${counted} were left undecided. ${message}`);
  if (longLists > 0 && ofLongLists > policies * longLists)
    throw new Error(`Of ${policies} ${form} ${ofLongLists} hang on sums and counts.`);
}
