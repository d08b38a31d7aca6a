/** What is kept between replays, by keys; what has not been used for longest goes first. */
export interface Store {
  readonly shelf: <T>(bytesOf: (value: T) => number) => Shelf<T>;
  /** Drops what is too much, but nothing that was used since the call before last, however much it is. */
  readonly trim: () => void;
}

export interface Shelf<T> {
  readonly get: (key: string) => T | undefined;
  /** Without using it. */
  readonly has: (key: string) => boolean;
  readonly put: (key: string, value: T) => T;
}

interface Entry {
  readonly bytes: number;
  readonly drop: () => void;
  /** How many calls of `trim` there had been when it was last used. */
  usedAt: number;
}

/** @param most in bytes */
export function createStore(most: number): Store {
  const used = new Set<Entry>();
  let bytes = 0;
  let trimmed = 0;
  const shelf = <T>(bytesOf: (value: T) => number): Shelf<T> => {
    const entries = new Map<string, { readonly entry: Entry; readonly value: T }>();
    return {
      get: (key) => {
        const found = entries.get(key);
        if (found === undefined) return undefined;
        used.delete(found.entry);
        used.add(found.entry);
        found.entry.usedAt = trimmed;
        return found.value;
      },
      has: (key) => entries.has(key),
      put: (key, value) => {
        const size = 200 + 2 * key.length + bytesOf(value);
        const entry: Entry = { bytes: size, drop: () => entries.delete(key), usedAt: trimmed };
        const before = entries.get(key);
        if (before !== undefined) {
          used.delete(before.entry);
          bytes -= before.entry.bytes;
        }
        entries.set(key, { entry, value });
        used.add(entry);
        bytes += entry.bytes;
        return value;
      },
    };
  };
  const trim = (): void => {
    trimmed++;
    for (const entry of used) {
      if (bytes <= most || entry.usedAt >= trimmed - 2) return;
      entry.drop();
      used.delete(entry);
      bytes -= entry.bytes;
    }
  };
  return { shelf, trim };
}
