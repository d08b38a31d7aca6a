import { batch, computed, signal } from "@preact/signals";
import type { LibraryHistory } from "../../src/page/library.ts";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import { isProblem, type Problem, problemText } from "../../src/simulation/problem.ts";
import { ask, load, unload } from "../compute/client.ts";
import type { NamedMapping, OverHistory, Progress, Proposed, TableInfo } from "../compute/contract.ts";
import { addressOf, readFile } from "../library/read.ts";
import { later } from "./asked.ts";
import { failed, warn } from "./notice.ts";
import { draft } from "./policy.ts";

/** Which history is chosen: one of the library by its path, or a file of the reader's own. */
export type Chosen =
  | { readonly kind: "library"; readonly history: LibraryHistory }
  | { readonly kind: "own"; readonly file: File };

export const chosenHistory = signal<Chosen | undefined>(undefined);
/** The history that was read last. While another is read, it is that of the answers that are shown still. */
export const table = signal<TableInfo | undefined>(undefined);
/** While a history is being read. */
export const reading = signal<Progress | undefined>(undefined);
export const isReading = computed(() => reading.value !== undefined);
export const historyProblem = signal<string | undefined>(undefined);
/** How its columns become fields; undefined: by their names. */
export const mapping = signal<NamedMapping | undefined>(undefined);
/** What every question over past decisions names; `later` while they are being read. */
export const overHistory = computed<OverHistory | typeof later | undefined>(() => {
  if (isReading.value) return later;
  return table.value && { table: table.value.id, mapping: mapping.value };
});
/** What is proposed for a file of the reader's own, until it is accepted or refused. */
export const proposed = signal<Proposed | undefined>(undefined);

/** Reads a history; the newest choice wins. */
export async function chooseHistory(chosen: Chosen | undefined): Promise<void> {
  chosenHistory.value = chosen;
  historyProblem.value = undefined;
  proposed.value = undefined;
  if (chosen === undefined) {
    forget();
    await unload();
    return;
  }
  reading.value = { rows: 0 };
  const isMine = (): boolean => chosenHistory.value === chosen;
  const tell = (progress: Progress): void => {
    // The last word of the reader may come after what it has read.
    if (isMine() && reading.value !== undefined) reading.value = progress;
  };
  const refuse = (because: Problem): void => {
    if (isMine()) forget(problemText(because));
  };
  try {
    const [found, given] = await Promise.all([load(sourceOf(chosen), tell, refuse), mappingOf(chosen)]);
    if (!isMine()) return;
    if (isProblem(found)) return refuse(found);
    if (given !== undefined && isProblem(given)) return refuse(given);
    batch(() => {
      reading.value = undefined;
      mapping.value = given;
      table.value = found;
    });
    if (chosen.kind === "own") await propose();
  } catch (fault) {
    if (isMine()) forget("These decisions could not be read: something failed inside this page.");
    failed(fault);
  }
}

/** No history is open from now on; `because`: why the one that was chosen is not. */
function forget(because?: string): void {
  batch(() => {
    reading.value = undefined;
    table.value = undefined;
    mapping.value = undefined;
    proposed.value = undefined;
    historyProblem.value = because;
  });
}

/** Asks what the columns may mean for the policy. */
export async function propose(): Promise<void> {
  const [over, texts] = [table.value, draft.value];
  if (over === undefined) return;
  try {
    const answer = await ask("propose", (compute) => compute.propose({ table: over.id, draft: texts }));
    // Of a history that is no longer open nothing is to be said.
    if (answer === undefined || table.value !== over || isReading.value) return;
    if (answer === "errors") warn("The policy has errors, so that its fields are not known. Fix them first.");
    else if (isProblem(answer)) warn(problemText(answer));
    else proposed.value = answer;
  } catch (fault) {
    failed(fault);
  }
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
  const text = await readFile(chosen.history.mapping).catch(() => undefined);
  if (text === undefined) return { file, reason: "this mapping could not be fetched." };
  const found = await ask("mapping", (compute) => compute.readMapping(file, text.text));
  return found === undefined || isProblem(found) ? found : { file, mapping: found };
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
