/** A tree over words of bits, in which those that are zero take no step. */
export interface Node<T> {
  readonly next: Map<number, Node<T>>;
  kept: T | undefined;
}

export function node<T>(): Node<T> {
  return { next: new Map(), kept: undefined };
}

/** @param from where the first of the words stands in the whole */
export function descend<T>(root: Node<T>, words: Int32Array, from: number): Node<T> {
  let at = root;
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as number;
    if (word === 0) continue;
    const key = (from + place) * 2 ** 32 + word;
    let next = at.next.get(key);
    if (next === undefined) {
      next = node();
      at.next.set(key, next);
    }
    at = next;
  }
  return at;
}
