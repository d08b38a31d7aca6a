/**
 * A second reading of the design, independent of compiler and model: policies are written as text together with what they
 * mean, over a small decision whose values are whole numbers (cents, hundredths, days). `undefined` is unknown.
 */
export type Truth = boolean | undefined;
export type Random = (below: number) => number;

export const block = `decision
  amount money USD
  fee money USD
  n whole number 0 to 20
  x number, 2 decimals
  flag yes/no
  tier one of low < mid < high
  name text
  other text
  asked_by text
  made_by text
  day date
  since date
  tags list of text
  items list of
    price money USD
    ok yes/no
`;

/** A value as it stands in the input, and what it is known to be. */
interface Written {
  readonly raw: unknown;
  readonly value: number | boolean | string | undefined;
}

export interface Item {
  readonly price: Written;
  readonly ok: Written;
  readonly raw: unknown;
}

export interface Facts {
  readonly fields: Readonly<Record<string, Written>>;
  readonly tags: readonly Written[] | undefined;
  readonly items: readonly Item[] | undefined;
  readonly raw: unknown;
}

/** A condition as text, what it reads, and what it means. */
export interface Clue {
  readonly text: string;
  readonly reads: readonly string[];
  readonly truth: (facts: Facts) => Truth;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function pick<T>(next: Random, list: readonly T[]): T {
  return list[next(list.length)] as T;
}

const cents = [0, 1, 999, 1000, 1001, -1000, 30, 10, 20];
const tiers = ["low", "mid", "high"];
const dayText = (day: number) => `2026-03-${String(day).padStart(2, "0")}`;
const money = (amount: number) =>
  `${amount < 0 ? "-" : ""}${Math.trunc(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, "0")}`;

function moneyValue(next: Random): Written {
  const value = pick(next, cents);
  const amount = money(value);
  return pick(next, [
    { raw: Number(amount), value },
    { raw: amount, value },
    { raw: { amount, currency: "USD" }, value },
    ...[undefined, null, 0.005, "ten", "1e2", { amount, currency: "EUR" }, true].map((raw) => ({
      raw,
      value: undefined,
    })),
  ]);
}

function otherValue(next: Random, known: readonly unknown[], doubtful: readonly unknown[]): Written {
  const raw = next(5) === 0 ? pick(next, [undefined, null, ...doubtful]) : pick(next, known);
  const isKnown = known.includes(raw);
  return { raw, value: isKnown ? (raw as number) : undefined };
}

function dated(next: Random): Written {
  const day = 1 + next(9);
  const raw = next(5) === 0 ? pick(next, [null, "2026-02-30", 7]) : dayText(day);
  return { raw, value: raw === dayText(day) ? day : undefined };
}

export function facts(next: Random): Facts {
  const text = () => otherValue(next, ["a", "A", "b", ""], [7, ["a"]]);
  const hundredths = next(200) - 100;
  const fields: Record<string, Written> = {
    amount: moneyValue(next),
    fee: moneyValue(next),
    n: otherValue(next, [0, 1, 2, 3, 5, 20], [21, -1, 2.5, "3", Number.NaN, Number.POSITIVE_INFINITY]),
    x: next(5) === 0 ? { raw: 0.001, value: undefined } : { raw: hundredths / 100, value: hundredths },
    flag: otherValue(next, [true, false], ["yes", 1]),
    tier: otherValue(next, tiers, ["Low", 1]),
    name: text(),
    other: text(),
    asked_by: text(),
    made_by: text(),
    day: dated(next),
    since: dated(next),
  };
  const tags = next(6) === 0 ? undefined : Array.from({ length: next(3) }, text);
  const items =
    next(6) === 0
      ? undefined
      : Array.from({ length: next(4) }, (): Item => {
          const unknown = { raw: undefined, value: undefined };
          if (next(6) === 0) return { price: unknown, ok: unknown, raw: null };
          const [price, ok] = [moneyValue(next), otherValue(next, [true, false], ["no"])];
          return { price, ok, raw: { price: price.raw, ok: ok.raw } };
        });
  const raw = {
    ...Object.fromEntries(Object.entries(fields).map(([name, written]) => [name, written.raw])),
    tags: tags?.map((each) => each.raw),
    items: items?.map((each) => each.raw),
  };
  return { fields, tags, items, raw };
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
export const and = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
export const or = (truths: readonly Truth[]): Truth =>
  truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;

const signs = ["<", "<=", ">", ">=", "is", "is not"] as const;
function holds(sign: (typeof signs)[number], left: number, right: number): boolean {
  switch (sign) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "is":
      return left === right;
    case "is not":
      return left !== right;
  }
}

type Known = (values: readonly never[]) => boolean;
function atom(text: string, reads: readonly string[], meaning: (...values: never[]) => boolean): Clue {
  return {
    text,
    reads,
    truth: ({ fields }) => {
      const values = reads.map((name) => fields[name]?.value);
      return values.includes(undefined) ? undefined : (meaning as unknown as Known).apply(undefined, values as never);
    },
  };
}

/** Over the values of one item: its text inside a bracket, and its meaning. */
function itemClue(next: Random): { text: string; reads: readonly string[]; truth: (item: Item, all: Facts) => Truth } {
  const limit = pick(next, cents);
  const sign = pick(next, signs);
  const price = (item: Item): Truth =>
    item.price.value === undefined ? undefined : holds(sign, item.price.value as number, limit);
  const ok = (item: Item): Truth => item.ok.value as Truth;
  const priced = `price ${sign} ${limit < 0 ? "-" : ""}$${money(Math.abs(limit))}`;
  const [both, either] = [["price", "ok"], ["price"]];
  return pick(next, [
    { text: priced, reads: either, truth: price },
    { text: "ok", reads: ["ok"], truth: ok },
    { text: `not ok or ${priced}`, reads: both, truth: (item: Item) => or([not(ok(item)), price(item)]) },
    { text: `ok and ${priced}`, reads: both, truth: (item: Item) => and([ok(item), price(item)]) },
    { text: "price is missing", reads: either, truth: (item: Item) => item.price.value === undefined },
    {
      text: "price > fee",
      reads: ["price", ".fee"],
      truth: (item: Item, { fields }: Facts) =>
        item.price.value === undefined || fields.fee?.value === undefined
          ? undefined
          : item.price.value > fields.fee.value,
    },
  ]);
}

function listClue(next: Random): Clue {
  const inner = itemClue(next);
  const reads = ["items", ...inner.reads.map((name) => (name.startsWith(".") ? name.slice(1) : `items.${name}`))];
  const each = (all: Facts): readonly Truth[] | undefined => all.items?.map((item) => inner.truth(item, all));
  const atLeastOne = next(2) === 0;
  const suffix = atLeastOne ? " and at least one" : " even if empty";
  const full = (all: Facts, truth: Truth): Truth =>
    atLeastOne ? and([truth, all.items === undefined ? undefined : all.items.length > 0]) : truth;
  const over = (meaning: (truths: readonly Truth[]) => Truth) => (all: Facts) => {
    const truths = each(all);
    return truths === undefined ? undefined : meaning(truths);
  };
  const least = 1 + next(3);
  const sign = pick(next, signs);
  const counted = over((truths) => {
    const certain = truths.filter((truth) => truth === true).length;
    const possible = certain + truths.filter((truth) => truth === undefined).length;
    const answers = new Set<boolean>();
    for (let count = certain; count <= possible; count++) answers.add(holds(sign, count, least));
    return answers.size === 1 ? [...answers][0] : undefined;
  });
  const where = `(items where ${inner.text})`;
  return pick(next, [
    { text: `any of ${where}`, reads, truth: over(or) },
    { text: `every of ${where}${suffix}`, reads, truth: (all: Facts) => full(all, over(and)(all)) },
    { text: `no ${where}${suffix}`, reads, truth: (all: Facts) => full(all, not(over(or)(all))) },
    {
      text: `count of ${where} ${sign} ${least}${suffix}`,
      reads,
      truth: (all: Facts) => full(all, counted(all)),
    },
    { text: "items is empty", reads: ["items"], truth: (all: Facts) => all.items && all.items.length === 0 },
    {
      text: 'tags includes any of "a", "b"',
      reads: ["tags", "tags.it"],
      truth: ({ tags }: Facts) =>
        tags && or(tags.map(({ value }) => (value === undefined ? undefined : value === "a" || value === "b"))),
    },
  ]);
}

function plainClue(next: Random): Clue {
  const sign = pick(next, signs);
  const limit = pick(next, cents);
  const dollars = (amount: number) => `${amount < 0 ? "-" : ""}$${money(Math.abs(amount))}`;
  const whole = 1 + next(18);
  const [low, high] = [1 + next(5), 6 + next(5)];
  const tier = next(2);
  return pick(next, [
    atom(`amount ${sign} ${dollars(limit)}`, ["amount"], (amount: number) => holds(sign, amount, limit)),
    atom(`amount ${sign} fee`, ["amount", "fee"], (amount: number, fee: number) => holds(sign, amount, fee)),
    atom(`amount + fee ${sign} ${dollars(limit)}`, ["amount", "fee"], (amount: number, fee: number) =>
      holds(sign, amount + fee, limit),
    ),
    atom(`amount - fee * 50% ${sign} $0`, ["amount", "fee"], (amount: number, fee: number) =>
      holds(sign, 2 * amount - fee, 0),
    ),
    atom(`n ${sign} ${whole}`, ["n"], (n: number) => holds(sign, n, whole)),
    atom(`n is from ${low} to ${high}`, ["n"], (n: number) => n >= low && n <= high),
    atom(`n is not one of ${low}, ${high}`, ["n"], (n: number) => n !== low && n !== high),
    atom(`x ${sign} ${money(limit)}`, ["x"], (x: number) => holds(sign, x, limit)),
    atom(`x * 3 ${sign} n`, ["x", "n"], (x: number, n: number) => holds(sign, 3 * x, 100 * n)),
    atom("flag", ["flag"], (flag: boolean) => flag),
    atom("flag is not yes", ["flag"], (flag: boolean) => !flag),
    atom(`tier > ${tiers[tier]}`, ["tier"], (value: string) => tiers.indexOf(value) > tier),
    atom(`tier is ${tiers[tier]}`, ["tier"], (value: string) => value === tiers[tier]),
    atom(`name is "a"`, ["name"], (name: string) => name === "a"),
    atom(`name is "a" ignoring case`, ["name"], (name: string) => name.toLowerCase() === "a"),
    atom(`name is not one of "a", "b"`, ["name"], (name: string) => name !== "a" && name !== "b"),
    atom("name is other", ["name", "other"], (name: string, other: string) => name === other),
    atom("name is empty", ["name"], (name: string) => name === ""),
    atom(`other like "?*"`, ["other"], (other: string) => other.length > 0),
    atom(`day - since ${sign} ${low} days`, ["day", "since"], (day: number, since: number) =>
      holds(sign, day - since, low),
    ),
    atom(`day >= ${dayText(high)}`, ["day"], (day: number) => day >= high),
    {
      text: "amount is missing",
      reads: ["amount"],
      truth: ({ fields }: Facts) => fields.amount?.value === undefined,
    },
    { text: "tags is present", reads: ["tags"], truth: ({ tags }: Facts) => tags !== undefined },
  ]);
}

export function clue(next: Random, depth: number): Clue {
  const kind = depth === 0 ? 0 : next(6);
  if (kind <= 2) return next(3) === 0 ? listClue(next) : plainClue(next);
  const parts = Array.from({ length: 2 + next(2) }, () => clue(next, depth - 1));
  const reads = parts.flatMap((part) => part.reads);
  if (kind === 3) {
    const [part = plainClue(next)] = parts;
    return { text: `not (${part.text})`, reads: part.reads, truth: (all) => not(part.truth(all)) };
  }
  const [word, join] = kind === 4 ? (["and", and] as const) : (["or", or] as const);
  const text = parts.map((part) => `(${part.text})`).join(` ${word} `);
  return { text, reads, truth: (all) => join(parts.map((part) => part.truth(all))) };
}
