/** A name without case, blanks, dots, dashes and underscores: what two spellings of one name share. */
export function plainName(name: string): string {
  return name
    .normalize("NFC")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[\s._-]+/g, "");
}

/** How alike two names are, from 0 to 1: by edits, and by the words they share. */
export function similarity(first: string, second: string): number {
  const [a, b] = [plainName(first).slice(0, 60), plainName(second).slice(0, 60)];
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  return Math.max(1 - edits(a, b) / longest, sharedWords(first, second));
}

/** In small letters. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[\s._-]+/)
    .filter((word) => word !== "");
}

function sharedWords(first: string, second: string): number {
  const [own, others] = [new Set(wordsOf(first)), new Set(wordsOf(second))];
  const shared = [...own].filter((word) => others.has(word)).length;
  const [fewest, most] = [Math.min(own.size, others.size), Math.max(own.size, others.size, 1)];
  return Math.max((0.9 * shared) / most, fewest === 0 ? 0 : (0.75 * shared) / fewest);
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name most like the given one, if any is alike enough to be meant. */
export function nearestName(name: string, names: readonly string[], least = 0.6): string | undefined {
  let best: string | undefined;
  let score = least;
  for (const one of names) {
    const own = similarity(name, one);
    if (own > score || (own === score && best === undefined)) {
      best = one;
      score = own;
    }
  }
  return best;
}

const mostCompared = 2000;

/** Of very many columns those that share a word with a name, and the first ones: all are compared with every field. */
export function nearbyColumns<Column extends { readonly name: string }>(
  columns: readonly Column[],
  names: readonly string[],
): readonly Column[] {
  if (columns.length <= mostCompared) return columns;
  const words = new Set(names.flatMap((name) => [plainName(name), ...wordsOf(name)]));
  const shares = ({ name }: Column): boolean =>
    words.has(plainName(name)) || wordsOf(name).some((word) => words.has(word));
  const near = columns.filter(shares).slice(0, mostCompared);
  const taken = new Set(near);
  return [...near, ...columns.slice(0, mostCompared - near.length).filter((column) => !taken.has(column))];
}
