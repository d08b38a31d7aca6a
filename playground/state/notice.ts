import { signal } from "@preact/signals";

/** One sentence for the reader about what went wrong or was done last. */
export const notice = signal<{ readonly text: string; readonly kind: "good" | "bad" } | undefined>(undefined);

export function tell(text: string): void {
  notice.value = { kind: "good", text };
}

export function warn(text: string): void {
  notice.value = { kind: "bad", text };
}

/** What is our own fault, told without its inside. */
export function failed(fault: unknown): void {
  console.error(fault);
  warn("Something failed inside this page; what you see may be out of date. Load the page again if it stays so.");
}
