import { batch, computed, signal } from "@preact/signals";
import type { LibraryHistory } from "../../src/page/library.ts";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import { isProblem, type Problem, problemText } from "../../src/simulation/problem.ts";
import { ask, load, unload } from "../compute/client.ts";
import type { NamedMapping, Progress, Proposed, TableInfo } from "../compute/contract.ts";
import { addressOf } from "../library/read.ts";
import { failed, warn } from "./notice.ts";
import { draft } from "./policy.ts";

/** Which history is chosen: one of the library by its path, or a file of the reader's own. */
export type Chosen =
  | { readonly kind: "library"; readonly history: LibraryHistory }
  | { readonly kind: "own"; readonly file: File };

export const chosenHistory = signal<Chosen | undefined>(undefined);
/** The history that is in memory. While another is read, the one before stays. */
export const table = signal<TableInfo | undefined>(undefined);
/** While a history is being read. */
export const reading = signal<Progress | undefined>(undefined);
/** What is asked over a history waits: the worker may hold the next one already, while the page still shows the one before. */
export const isReading = computed(() => reading.value !== undefined);
export const historyProblem = signal<string | undefined>(undefined);
/** How its columns become fields; undefined: by their names. */
export const mapping = signal<NamedMapping | undefined>(undefined);
/** What is proposed for a file of the reader's own, until it is accepted or refused. */
export const proposed = signal<Proposed | undefined>(undefined);

/** Reads a history; the newest choice wins. */
export async function chooseHistory(chosen: Chosen | undefined): Promise<void> {
  chosenHistory.value = chosen;
  historyProblem.value = undefined;
  if (chosen === undefined) {
    batch(() => {
      table.value = undefined;
      reading.value = undefined;
      mapping.value = undefined;
      proposed.value = undefined;
    });
    await unload();
    return;
  }
  reading.value = { rows: 0 };
  const isMine = (): boolean => chosenHistory.value === chosen;
  const tell = (progress: Progress): void => {
    // The last word of the reader may come after what it has read.
    if (isMine() && reading.value !== undefined) reading.value = progress;
  };
  try {
    const [found, given] = await Promise.all([load(sourceOf(chosen), tell), mappingOf(chosen)]);
    if (!isMine()) return;
    reading.value = undefined;
    const problem = [found, given].find((each): each is Problem => each !== undefined && isProblem(each));
    if (isProblem(found) || problem !== undefined) {
      historyProblem.value = problemText(problem ?? (found as Problem));
      table.value = undefined;
      return;
    }
    batch(() => {
      mapping.value = given as NamedMapping | undefined;
      table.value = found;
    });
    if (chosen.kind === "own") await propose();
  } catch (fault) {
    if (isMine()) reading.value = undefined;
    failed(fault);
  }
}

/** Asks what the columns may mean for the policy. */
export async function propose(): Promise<void> {
  const texts = draft.value;
  const answer = await ask("propose", async (compute) => ({ found: await compute.propose(texts) }));
  if (answer === undefined) return;
  const { found } = answer;
  if (found === undefined) warn("The policy has errors, so that its fields are not known. Fix them first.");
  else if (isProblem(found)) historyProblem.value = problemText(found);
  else proposed.value = found;
}

export function acceptMapping(accepted: Mapping): void {
  mapping.value = { file: "this mapping", mapping: accepted };
  proposed.value = undefined;
}

function sourceOf(chosen: Chosen): Parameters<typeof load>[0] {
  return chosen.kind === "own"
    ? { name: chosen.file.name, from: chosen.file }
    : { name: nameOf(chosen.history.path), from: addressOf(chosen.history.path) };
}

async function mappingOf(chosen: Chosen): Promise<NamedMapping | Problem | undefined> {
  if (chosen.kind === "own" || chosen.history.mapping === undefined) return undefined;
  const file = nameOf(chosen.history.mapping);
  const response = await fetch(addressOf(chosen.history.mapping));
  if (!response.ok) return { file, reason: "this mapping could not be fetched." };
  const text = await response.text();
  const found = await ask("propose", (compute) => compute.readMapping(file, text));
  return found === undefined || isProblem(found) ? found : { file, mapping: found };
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
