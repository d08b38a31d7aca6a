import { signal } from "@preact/signals";
import { draft } from "./policy.ts";
import { mainOf, type PolicyTexts } from "./policy-texts.ts";

/** A version of a policy that this browser keeps. */
export interface Version {
  readonly id: number;
  readonly title: string;
  /** Milliseconds. */
  readonly at: number;
  readonly texts: PolicyTexts;
}

/** Those of the policy that is open, the newest first. */
export const versions = signal<readonly Version[]>([]);

const storeName = "versions";

/** `id` is given by the store. */
export async function keepVersion(title: string, texts: PolicyTexts): Promise<void> {
  await inStore("readwrite", (store) => store.add({ title, at: Date.now(), texts }));
  await readVersions();
}

export async function forgetVersion(id: number): Promise<void> {
  await inStore("readwrite", (store) => store.delete(id));
  await readVersions();
}

export async function readVersions(): Promise<void> {
  const all = await inStore("readonly", (store) => store.getAll() as IDBRequest<Version[]>);
  const path = mainOf(draft.value).path;
  versions.value = all.filter(({ texts }) => mainOf(texts).path === path).sort((one, other) => other.at - one.at);
}

function inStore<Answer>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("signoff", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: "id", autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(storeName, mode);
      const asked = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => {
        database.close();
        resolve(asked.result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
