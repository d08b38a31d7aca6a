import type { Finding } from "../../src/analysis/index.ts";

/** Of generated policies of one form, of how many something was left undecided, and the last such message. */
export interface LeftOpen {
  readonly form: string;
  policies: number;
  undecided: number;
  message: string;
}

export function leftOpen(form: string): LeftOpen {
  return { form, policies: 0, undecided: 0, message: "" };
}

/** Whether something was left undecided; each time with its reason. */
export function isLeftOpen(share: LeftOpen, findings: readonly Finding[]): boolean {
  share.policies++;
  const open = findings.filter(({ code }) => code === "policy/undecided" || code === "ensure/undecided");
  const [first] = open;
  if (first === undefined) return false;
  share.undecided++;
  share.message = first.message;
  for (const { message } of open)
    if (!/What stands in the way: [^.\s]/.test(message)) throw new Error(`Left open without a reason: ${message}`);
  return true;
}

/** Throws where that is more than one policy in a hundred. */
export function holdToShare({ form, policies, undecided, message }: LeftOpen): void {
  if (undecided > Math.max(1, policies / 100))
    throw new Error(`Of ${policies} ${form} ${undecided} were left undecided. ${message}`);
}
