/** What is kept between replays, by keys; what has not been used for longest goes first. */
export interface Store {
  readonly shelf: <T>(bytesOf: (value: T) => number) => Shelf<T>;
  /** Drops what is too much. Between two calls nothing goes, however much it is. */
  readonly trim: () => void;
}

export interface Shelf<T> {
  readonly get: (key: string) => T | undefined;
  readonly put: (key: string, value: T) => T;
}

interface Entry {
  readonly bytes: number;
  readonly drop: () => void;
}

/** @param most in bytes */
export function createStore(most: number): Store {
  const used = new Set<Entry>();
  let bytes = 0;
  const shelf = <T>(bytesOf: (value: T) => number): Shelf<T> => {
    const entries = new Map<string, { readonly entry: Entry; readonly value: T }>();
    return {
      get: (key) => {
        const found = entries.get(key);
        if (found === undefined) return undefined;
        used.delete(found.entry);
        used.add(found.entry);
        return found.value;
      },
      put: (key, value) => {
        const entry: Entry = { bytes: 200 + 2 * key.length + bytesOf(value), drop: () => entries.delete(key) };
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
    for (const entry of used) {
      if (bytes <= most) return;
      entry.drop();
      used.delete(entry);
      bytes -= entry.bytes;
    }
  };
  return { shelf, trim };
}
