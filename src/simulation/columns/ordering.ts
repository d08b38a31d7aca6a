/** The codes of values that stand on lines, each line by itself in ascending order: a line for each currency of money. */
export interface Ordering {
  readonly order: Uint32Array;
  /** Where in `order` each line ends, the next begins. */
  readonly ends: readonly number[];
  /** Codes without a value. */
  readonly unknown: Uint32Array;
}

/** Equal keys of a line are equal values. */
export interface Line {
  readonly count: number;
  readonly keys: Float64Array;
  readonly groups?: Uint16Array;
  readonly isUnknown: (code: number) => boolean;
}

export function orderingOf({ count, keys, groups, isUnknown }: Line): Ordering {
  const known: number[] = [];
  const unknown: number[] = [];
  for (let code = 0; code < count; code++) (isUnknown(code) ? unknown : known).push(code);
  const order = Uint32Array.from(known);
  const group = (code: number): number => groups?.[code] ?? 0;
  if (groups === undefined) order.sort((first, second) => (keys[first] as number) - (keys[second] as number));
  else
    order.sort((first, second) => group(first) - group(second) || (keys[first] as number) - (keys[second] as number));
  const ends: number[] = [];
  for (let at = 1; at <= order.length; at++)
    if (at === order.length || group(order[at] as number) !== group(order[at - 1] as number)) ends.push(at);
  return { order, ends, unknown: Uint32Array.from(unknown) };
}
