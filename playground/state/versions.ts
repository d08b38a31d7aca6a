import { signal } from "@preact/signals";
import { library } from "./library.ts";
import { draft } from "./policy.ts";
import { mainOf, type PolicyTexts } from "./policy-texts.ts";
import { readTexts } from "./share-link.ts";

/** A version of a policy that this browser keeps. */
export interface Version {
  readonly id: number;
  readonly title: string;
  /** Milliseconds. */
  readonly at: number;
  readonly texts: PolicyTexts;
  /** Of which folder the policy was, as the library tells folders apart. */
  readonly folder?: string;
}

/** Those of the policy that is open, the newest first. */
export const versions = signal<readonly Version[]>([]);

const storeName = "versions";

/** `id` is given by the store. */
export async function keepVersion(title: string, texts: PolicyTexts): Promise<void> {
  const folder = library.value?.folder;
  await inStore("readwrite", (store) => store.add({ title, at: Date.now(), texts, ...(folder && { folder }) }));
  await readVersions();
}

export async function forgetVersion(id: number): Promise<void> {
  await inStore("readwrite", (store) => store.delete(id));
  await readVersions();
}

export async function readVersions(): Promise<void> {
  const all: readonly unknown[] = await inStore("readonly", (store) => store.getAll());
  const path = mainOf(draft.value).path;
  versions.value = all
    .flatMap((each) => readVersion(each) ?? [])
    .filter(({ texts, folder }) => mainOf(texts).path === path && folder === library.value?.folder)
    .sort((one, other) => other.at - one.at);
}

/** A version as the store holds it; undefined where what is there is none. */
export function readVersion(value: unknown): Version | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, title, at, texts: given, folder }: { readonly [key in keyof Version]?: unknown } = value;
  const texts = readTexts(given);
  if (typeof id !== "number" || typeof title !== "string" || typeof at !== "number" || texts === undefined)
    return undefined;
  return { id, title, at, texts, ...(typeof folder === "string" && { folder }) };
}

async function inStore<Answer>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(storeName, mode);
    const asked = ask(transaction.objectStore(storeName));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return asked.result;
  } finally {
    database.close();
  }
}

/** Of whatever version the database is there; one that lacks the store is given it. */
async function openDatabase(): Promise<IDBDatabase> {
  const database = await opened();
  if (database.objectStoreNames.contains(storeName)) return database;
  const next = database.version + 1;
  database.close();
  return opened(next);
}

function opened(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("signoff", version);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: "id", autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
}
