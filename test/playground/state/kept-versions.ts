/** As much of a browser's database as the versions of a policy ask of it, in memory. */
export function databaseOver(rows: Map<number, unknown>): Pick<IDBFactory, "open"> {
  const store = {
    add: (row: object) => {
      const id = rows.size + 1;
      rows.set(id, { ...row, id });
      return { result: id };
    },
    getAll: () => ({ result: [...rows.values()] }),
    delete: (id: number) => ({ result: rows.delete(id) }),
  };
  const transaction = () => {
    const begun: { oncomplete?: () => void; objectStore: () => typeof store } = { objectStore: () => store };
    setTimeout(() => begun.oncomplete?.());
    return begun;
  };
  const database = { version: 1, objectStoreNames: { contains: () => true }, close: () => {}, transaction };
  const open = () => {
    const opening: { onsuccess?: () => void; result: typeof database } = { result: database };
    setTimeout(() => opening.onsuccess?.());
    return opening;
  };
  return { open: open as unknown as IDBFactory["open"] };
}
