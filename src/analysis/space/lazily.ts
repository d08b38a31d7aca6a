/** Worked out when it is first asked for, and kept; what it was worked out from is not. */
export function lazily<Value>(make: () => Value): () => Value {
  let work: (() => Value) | undefined = make;
  let made: { readonly value: Value } | undefined;
  return () => {
    if (work !== undefined) {
      made = { value: work() };
      work = undefined;
    }
    return (made as { readonly value: Value }).value;
  };
}

/** Worked out once for each key. */
export function memoised<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: work(key) };
    known.set(key, found);
    return found.value;
  };
}
