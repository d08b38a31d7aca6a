import { computed, signal } from "@preact/signals";
import type { LibraryPolicy } from "../../src/page/library.ts";
import { mainOf, type PolicyTexts, sameTexts, withText } from "./policy-texts.ts";
import { redo, startTimeline, step, type Timeline, undo } from "./timeline.ts";

/** What an undo takes back. */
export interface Work {
  readonly draft: PolicyTexts;
  /** The version in force, which the draft is compared with. */
  readonly live: PolicyTexts | undefined;
}

const nothing: PolicyTexts = [{ path: "policy.signoff", text: "" }];

const timeline = signal<Timeline<Work>>(startTimeline<Work>({ draft: nothing, live: undefined }));

/** Which policy of the library is open; undefined for one that came otherwise. */
export const openPolicy = signal<LibraryPolicy | undefined>(undefined);
export const draft = computed(() => timeline.value.present.draft);
export const live = computed(() => timeline.value.present.live);
export const draftMain = computed(() => mainOf(draft.value));
/** Whether the draft differs from the live version. */
export const isChanged = computed(() => live.value !== undefined && !sameTexts(draft.value, live.value));

/** The name of the step that would be taken back, and of the one that would be done again. */
export const undoName = computed(() => timeline.value.past.at(-1)?.name);
export const redoName = computed(() => timeline.value.future[0]?.name);

/** The file that the editor shows. */
export const shownFile = signal<string>(nothing[0].path);

export function startWork(texts: PolicyTexts, inForce: PolicyTexts | undefined, policy?: LibraryPolicy): void {
  timeline.value = startTimeline<Work>({ draft: texts, live: inForce });
  shownFile.value = mainOf(texts).path;
  openPolicy.value = policy;
}

const joining: ReadonlySet<string> = new Set(["typing", "moving a threshold"]);

/** What is typed joins what was typed just before; other changes are steps of their own. */
export function changeText(path: string, text: string, name = "typing"): void {
  const work = timeline.value.present;
  const changed = withText(work.draft, path, text);
  if (changed === work.draft) return;
  timeline.value = step(
    timeline.value,
    { ...work, draft: changed },
    { name, at: Date.now(), joins: joining.has(name) },
  );
}

export function replaceDraft(texts: PolicyTexts, name: string): void {
  timeline.value = step(timeline.value, { ...timeline.value.present, draft: texts }, { name, at: Date.now() });
  if (!texts.some(({ path }) => path === shownFile.value)) shownFile.value = mainOf(texts).path;
}

/** Compares the draft with another version from now on. */
export function compareWith(texts: PolicyTexts | undefined, name: string): void {
  timeline.value = step(timeline.value, { ...timeline.value.present, live: texts }, { name, at: Date.now() });
}

export function undoStep(): void {
  timeline.value = undo(timeline.value);
}

export function redoStep(): void {
  timeline.value = redo(timeline.value);
}
