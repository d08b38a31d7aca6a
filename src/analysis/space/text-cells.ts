import type { Condition } from "../../model/condition.ts";
import { readField } from "../../model/read.ts";
import { foldCase, normalText } from "../../values/text.ts";
import type { Cell } from "./cell.ts";
import { memoised } from "./lazily.ts";
import { foldedTextTest, type TextTest, textTestOf } from "./text-patterns.ts";

/** The most states of all tests together that are walked through to find which combinations of truths there are. */
const MOST_STATES = 20_000;

/**
 * The cells of a text: each constant by itself, and of all other texts one for each combination of truths that some text
 * has. `whole` is false where these were too many to walk through: then there may be texts that no cell stands for.
 */
export function textCells(atoms: readonly Condition[]): { readonly cells: readonly Cell[]; readonly whole: boolean } {
  const constants = new Set([""]);
  const tests = new Map<string, TextTest>();
  for (const atom of atoms) {
    const test = textTestOf(atom);
    if (test !== undefined) tests.set(keyOf(atom), test);
    for (const { text, ignoringCase } of equalTo(atom)) {
      constants.add(text);
      if (ignoringCase) tests.set(`is ${foldCase(text)}`, foldedTextTest(text));
    }
  }
  const others = otherTexts([...constants].map(normalText), [...tests.values()]);
  const cells = [
    ...[...constants].map((text) => cellOf([text], false)),
    ...others.texts.map((text) => cellOf([text], true)),
  ];
  return { cells: cells.filter((cell) => cell !== undefined), whole: others.whole };
}

function keyOf(atom: Condition): string {
  if (atom.kind === "like") return `like ${atom.ignoringCase} ${atom.pattern}`;
  return atom.kind === "mentions" ? `mentions ${atom.words.join("\n")}` : "";
}

/**
 * By normal text the cells of constants; an atom that compares with constants alone, case regarded, may change at these
 * and right after them.
 */
export function textStarts(cells: readonly Cell[]): (atom: Condition) => readonly number[] | undefined {
  const places = new Map<string, number[]>();
  for (const [at, { raws, other }] of cells.entries()) {
    if (other) continue;
    const text = normalText(String(raws[0]));
    const own = places.get(text) ?? [];
    own.push(at);
    places.set(text, own);
  }
  return (atom) => {
    if (atom.kind === "missing") return [];
    if (atom.kind === "empty text") return (places.get("") ?? []).flatMap((at) => [at, at + 1]);
    if (atom.kind !== "one of" && (atom.kind !== "compare" || atom.operator !== "is")) return undefined;
    if (atom.ignoringCase) return undefined;
    return equalTo(atom).flatMap(({ text }) => (places.get(normalText(text)) ?? []).flatMap((at) => [at, at + 1]));
  };
}

/** The texts that an atom compares with. */
function equalTo(atom: Condition): readonly { readonly text: string; readonly ignoringCase: boolean }[] {
  if (atom.kind === "one of")
    return atom.constants.flatMap((one) =>
      one.kind === "text" ? [{ text: one.value, ignoringCase: atom.ignoringCase }] : [],
    );
  if (atom.kind !== "compare") return [];
  return [atom.left, atom.right].flatMap((value) =>
    value.kind === "constant" && value.constant.kind === "text"
      ? [{ text: value.constant.value, ignoringCase: atom.ignoringCase }]
      : [],
  );
}

/** Texts that are none of the constants: one for each set of tests that some such text passes, in plain letters where they do. */
function otherTexts(
  constants: readonly string[],
  tests: readonly TextTest[],
): { readonly texts: readonly string[]; readonly whole: boolean } {
  if (tests.length === 0) return { texts: [unlike(constants)], whole: true };
  const next = trieOf(constants);
  const signs = signsFor(tests);
  const walks = tests.map((test) => walkOf(test, signs));
  const start = { node: 0, states: walks.map(() => 0), text: "" };
  const seen = new Set([keyOfState(start.node, start.states)]);
  const queue = [start];
  const passing = new Map<string, string>();
  for (const { node, states, text } of queue) {
    if (!next.isConstant(node)) {
      const passed = walks.map(({ accepts }, at) => (accepts(states[at] as number) ? "1" : "0")).join("");
      if (!passing.has(passed)) passing.set(passed, text);
    }
    for (const [place, sign] of signs.entries()) {
      const child = {
        node: next.step(node, sign),
        states: walks.map(({ step }, at) => step(states[at] as number, place)),
        text: text + sign,
      };
      const key = keyOfState(child.node, child.states);
      if (seen.has(key)) continue;
      if (seen.size >= MOST_STATES) return { texts: [...passing.values()], whole: false };
      seen.add(key);
      queue.push(child);
    }
  }
  const taken = new Set(constants);
  const texts = [...passing].map(([passed, text]) => {
    const plain = text.replace(/[ſß\u212a]/g, foldCase);
    return !taken.has(plain) && passesOf(tests, plain) === passed ? plain : text;
  });
  return { texts, whole: texts.every((text) => normalText(text) === text) };
}

function passesOf(tests: readonly TextTest[], text: string): string {
  return tests.map(({ start, step, accepts }) => (accepts([...text].reduce(step, start)) ? "1" : "0")).join("");
}

function keyOfState(node: number, states: readonly number[]): string {
  return `${node}|${states.join("|")}`;
}

/** A test whose states are numbered, 0 the first, each step worked out once; signs by place. */
function walkOf(test: TextTest, signs: readonly string[]) {
  const states = [test.start];
  const numbers = new Map([[test.start, 0]]);
  const steps: number[][] = [];
  return {
    step: (state: number, sign: number): number => {
      const own = steps[state] ?? [];
      steps[state] = own;
      const known = own[sign];
      if (known !== undefined) return known;
      const reached = test.step(states[state] as string, signs[sign] as string);
      const number = numbers.get(reached) ?? states.push(reached) - 1;
      numbers.set(reached, number);
      own[sign] = number;
      return number;
    },
    accepts: memoised((state: number) => test.accepts(states[state] as string)),
  };
}

/** Short, and none of them. */
function unlike(constants: readonly string[]): string {
  const taken = new Set(constants);
  for (let at = 0; ; at++) {
    const text = at === 0 ? "another text" : `another text ${at}`;
    if (!taken.has(text)) return text;
  }
}

/** Every sign that some test looks for, in both cases, and one of each kind that none looks for. */
function signsFor(tests: readonly TextTest[]): readonly string[] {
  const signs = new Set<string>();
  for (const test of tests)
    for (const sign of test.signs) {
      signs.add(sign);
      if (test.ignoresCase) for (const other of [sign.toUpperCase(), ...(alike[sign] ?? [])]) signs.add(other);
    }
  const free = (candidates: string): readonly string[] =>
    [...candidates].filter((sign) => !signs.has(sign)).slice(0, 1);
  return [...signs, ...free("xqzjwvkyøþ"), ...free(" .-/_;:")].filter((sign) => [...sign].length === 1);
}

/** Signs that fold to others or to several. */
const alike: Readonly<Record<string, readonly string[]>> = { s: ["ſ", "ß"], k: ["\u212a"] };

/** Which constant a text still begins; -1 none. */
function trieOf(constants: readonly string[]) {
  const children: Map<string, number>[] = [new Map()];
  const ends = new Set<number>();
  for (const constant of constants) {
    let node = 0;
    for (const sign of constant) {
      const child = children[node]?.get(sign) ?? children.push(new Map()) - 1;
      children[node]?.set(sign, child);
      node = child;
    }
    ends.add(node);
  }
  return {
    step: (node: number, sign: string): number => children[node]?.get(sign) ?? -1,
    isConstant: (node: number): boolean => ends.has(node),
  };
}

function cellOf(raws: readonly string[], other: boolean): Cell | undefined {
  const reading = readField({ kind: "text" }, raws[0], {});
  return reading.known ? { raws, reading, ...(other ? { other } : {}) } : undefined;
}
