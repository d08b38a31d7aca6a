import { batch, computed, signal } from "@preact/signals";
import type { LibraryPolicy } from "../../src/page/library.ts";
import { mainOf, type PolicyTexts, sameTexts, withText } from "./policy-texts.ts";
import { everywhere, redo, startTimeline, step, type Timeline, undo } from "./timeline.ts";
import { baselineOf, comparedWith, type NamedTexts, type Work } from "./work.ts";

const nothing: PolicyTexts = [{ path: "policy.signoff", text: "" }];

const timeline = signal<Timeline<Work>>(startTimeline<Work>({ draft: nothing, live: undefined }));

/** Where what is open came from, and its texts as they were then. */
export interface Opened {
  readonly from: "library" | "new" | "link";
  readonly texts: PolicyTexts;
}

/** Undefined until the first policy is there. */
export const opened = signal<Opened | undefined>(undefined);
/** Which policy of the library is open; undefined for one that came otherwise. */
export const openPolicy = signal<LibraryPolicy | undefined>(undefined);
export const work = computed(() => timeline.value.present);
export const draft = computed(() => work.value.draft);
/** The version in force. */
export const live = computed(() => work.value.live);
/** What the figures of the draft stand beside: the version in force, or another that was chosen. */
export const baseline = computed(() => baselineOf(work.value));
export const draftMain = computed(() => mainOf(draft.value));
/** Whether the draft differs from the version in force. */
export const isChanged = computed(() => live.value !== undefined && !sameTexts(draft.value, live.value));
/** Whether the draft differs from what it is compared with. */
export const differs = computed(() => baseline.value !== undefined && !sameTexts(draft.value, baseline.value));

/** The name of the step that would be taken back, and of the one that would be done again. */
export const undoName = computed(() => timeline.value.past.at(-1)?.name);
export const redoName = computed(() => timeline.value.future[0]?.name);

/** The file that the editor shows. */
export const shownFile = signal<string>(nothing[0].path);

/** `policy`: which one of the library it is. */
export function startWork(from: Opened["from"], begun: Work, policy?: LibraryPolicy): void {
  batch(() => {
    timeline.value = startTimeline(begun);
    shownFile.value = mainOf(begun.draft).path;
    openPolicy.value = policy;
    opened.value = { from, texts: begun.draft };
  });
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

/** Compares the draft with another version from now on; undefined: with the one in force. */
export function compareWith(version: NamedTexts | undefined): void {
  const name = `compared with ${version?.name ?? "the version in force"}`;
  timeline.value = step(timeline.value, comparedWith(work.value, version), { name, at: Date.now() });
}

/** What is in force from now on, as the folder has it: no undo takes that back. */
export function putInForce(texts: PolicyTexts): void {
  timeline.value = everywhere(timeline.value, (each) => ({ ...each, live: texts }));
}

export function undoStep(): void {
  timeline.value = undo(timeline.value);
}

export function redoStep(): void {
  timeline.value = redo(timeline.value);
}
