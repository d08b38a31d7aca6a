import type { Mend } from "../../diagnostics/diagnostic.ts";
import type { Source, Span } from "../../diagnostics/source.ts";
import type { PolicyTree } from "../../grammar/tree.ts";
import type { Decision } from "../../model/decision.ts";
import type { Example, Policy } from "../../model/policy.ts";
import { dollarOf } from "../declare/header.ts";
import { type Expecting, exampleText, givenText } from "./example-text.ts";

/** A policy as it stands in its main file, and how it decides. */
export interface Kept {
  readonly policy: Policy;
  readonly source: Source;
  readonly tree: PolicyTree;
  readonly decide: (input: unknown) => Decision;
}

/** What is to be kept: one input, or two side by side, and what they show. */
export interface Shown {
  readonly code: string;
  /** The rules, or the promise, that it is about. */
  readonly about: readonly string[];
  readonly inputs: readonly unknown[];
  /** What is to come of each of them, in place of what does. */
  readonly expected?: Example["expected"];
}

/**
 * The mend that adds inputs as examples, with what the policy decides now or what is expected of it: behind the last example, or at the end of the
 * file. `taken` holds the names of examples, and gets the new ones. Undefined where no example can say what an input holds.
 */
export function keepExample(
  kept: Kept,
  { code, about, inputs, expected }: Shown,
  taken: Set<string>,
): Mend | undefined {
  const { policy, source, tree, decide } = kept;
  // Whose policy writes TWD is not to read $ for it.
  const dollar = source.text.includes("$") ? dollarOf(headerCurrency(tree)) : noSign(tree);
  const names = namesFor(code, about, inputs.length, taken);
  const texts = inputs.map((input, at) => {
    const decision = expected === undefined ? decide(input) : expecting(expected);
    return exampleText(policy, { name: names[at] as string, input, decision }, dollar);
  });
  if (texts.length === 0 || !texts.every((text) => text !== undefined)) return undefined;
  for (const name of names) taken.add(name);
  return {
    title: titleFor(texts.length, expected !== undefined),
    keeps: true,
    edits: [added(source, tree, texts.join(""))],
  };
}

function titleFor(count: number, isPromised: boolean): string {
  if (isPromised) return "Add an example of what is promised, which fails until it is kept";
  return count === 1 ? "Keep this decision as an example" : "Keep these decisions as examples";
}

function expecting({ outcome, clauses }: Example["expected"]): Expecting {
  return { outcome, reviews: clauses, audits: clauses };
}

/** The inputs that a policy has as examples, as what an example says of them. */
export function keptInputs({ policy, tree }: Pick<Kept, "policy" | "tree">): (input: unknown) => boolean {
  const dollar = dollarOf(headerCurrency(tree));
  const kept = new Set(policy.examples.map(({ input }) => givenText(policy, input, dollar)));
  return (input) => kept.has(givenText(policy, input, dollar));
}

/** The currency whose sign is $ where the policy writes none: dollars of the United States, unless $ means others in it. */
function noSign(tree: PolicyTree): string {
  return dollarOf(headerCurrency(tree)) === "USD" ? "USD" : "";
}

function headerCurrency({ declarations }: PolicyTree): string | undefined {
  const line = declarations.find((each) => each.kind === "header" && each.entry === "currency");
  return line?.kind === "header" && line.entry === "currency" ? line.code.text : undefined;
}

const longestName = 70;

/** `gap`, `fails: what cannot be undone is seen (1)`: of the code and what it is about; new among the names taken. */
function namesFor(
  code: string,
  about: readonly string[],
  count: number,
  taken: ReadonlySet<string>,
): readonly string[] {
  const what = code.slice(code.indexOf("/") + 1).replaceAll("-", " ");
  const whole = [what, ...(about.length === 0 ? [] : [about.join(", ")])].join(": ");
  const plain = whole
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim()
    .normalize("NFC");
  const base =
    [...plain].length > longestName
      ? `${[...plain]
          .slice(0, longestName - 1)
          .join("")
          .trimEnd()}…`
      : plain;
  for (let attempt = 1; ; attempt++) {
    const start = attempt === 1 ? base : `${base}, ${attempt}`;
    const names = count === 1 ? [start] : Array.from({ length: count }, (_, at) => `${start} (${at + 1})`);
    if (!names.some((name) => taken.has(name))) return names;
  }
}

/** Lines behind the last example, else at the end with a blank line before; with the line ends of the file. */
function added({ file, text }: Source, { declarations }: PolicyTree, example: string): { span: Span; text: string } {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const written = example.replaceAll("\n", lineEnd);
  const last = declarations.findLast(({ kind }) => kind === "example");
  if (last !== undefined) {
    const rest = text.slice(last.span.end).search(/[\r\n]/);
    const at = rest < 0 ? text.length : last.span.end + rest;
    return { span: { file, start: at, end: at }, text: `${lineEnd}${written.trimEnd()}` };
  }
  const ends = /\r\n$|[\r\n]$/.test(text);
  const blank = /(\r\n|\n|\r)[^\S\r\n]*(\r\n|\n|\r)$/.test(text) || text === "";
  const before = (ends || text === "" ? "" : lineEnd) + (blank ? "" : lineEnd);
  return { span: { file, start: text.length, end: text.length }, text: before + written };
}
