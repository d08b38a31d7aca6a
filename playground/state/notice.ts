import { signal } from "@preact/signals";

/** One sentence for the reader about what went wrong or was done last, with what can be done about it. */
export interface Notice {
  readonly text: string;
  readonly kind: "good" | "bad" | "offer";
  readonly actions: readonly NoticeAction[];
}

export interface NoticeAction {
  readonly words: string;
  readonly act: () => void;
}

export const notice = signal<Notice | undefined>(undefined);

export function tell(text: string): void {
  notice.value = { kind: "good", text, actions: [] };
}

/** Something that can be done, and is there until the reader has decided. */
export function offer(text: string, ...actions: readonly NoticeAction[]): void {
  notice.value = { kind: "offer", text, actions };
}

/** What could be done was about the policy that was open before. */
export function withdrawOffers(): void {
  if (notice.value !== undefined && notice.value.actions.length > 0) notice.value = undefined;
}

export function warn(text: string, ...actions: readonly NoticeAction[]): void {
  notice.value = { kind: "bad", text, actions };
}

let isRefused = false;

/** Nothing can be worked out without workers: nothing else is to be said. */
export function refusedWorkers(): void {
  isRefused = true;
  warn(
    "This browser did not start the workers that do the counting and checking, so the figures stay empty. A private window, an extension or a company rule may stop them; the policy can still be written and downloaded.",
  );
}

/** What is our own fault, told without its inside. */
export function failed(fault: unknown): void {
  console.error(fault);
  if (isRefused) return;
  warn("Something failed inside this page; what you see may be out of date. Load the page again if it stays so.");
}
