import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse, controlSheet, type Finding } from "../src/analysis/index.ts";
import { controlSheetText } from "../src/cli/report/control-sheet.ts";
import { check } from "../src/compiler/check.ts";
import { inferredBlock } from "../src/compiler/inferred-block.ts";
import { placesIn } from "../src/compiler/places.ts";
import { decidingPolicy } from "../src/compiler/targets/javascript/deciding-policy.ts";
import { applyMend, type Diagnostic, type Mend } from "../src/diagnostics/diagnostic.ts";
import { lineStarts, positionAt } from "../src/diagnostics/source.ts";
import { parse } from "../src/grammar/parse.ts";
import { print } from "../src/grammar/printer/print.ts";
import { interpret } from "../src/model/interpreter.ts";
import { type Case, caseFiles, printCase, readCases, type Section } from "./support/cases.ts";
import { memoryHost } from "./support/memory-host.ts";
import { outcomeLine, partLine } from "./support/summarise.ts";

const main = "policy.signoff";
const accept = process.env.ACCEPT === "1";

test("there are golden cases", () => {
  expect(caseFiles().length).toBeGreaterThan(5);
});

for (const file of caseFiles()) {
  describe(file, () => {
    for (const each of readCases(file)) {
      test(each.title, () => {
        const [expected, found] = [printCase(each), printCase(actual(each))];
        if (accept && found !== expected)
          writeFileSync(
            file,
            readFileSync(file, "utf8").replace(expected, () => found),
          );
        else expect(found).toBe(expected);
        holdsTogether(each);
      });
    }
  });
}

function section({ sections }: Case, name: string): string | undefined {
  return sections.find((each) => each.name === name)?.text;
}

function run(each: Case, text: string) {
  const files = each.sections
    .filter(({ name }) => name.startsWith("file "))
    .map(({ name, text: own }) => [name.slice(5), own] as const);
  return check({ file: main, text }, memoryHost(Object.fromEntries(files)));
}

/** The case with every section that says what comes out as it really comes out. */
function actual(each: Case): Case {
  const text = section(each, "policy") ?? "";
  const { policy, trees, written, diagnostics } = run(each, text);
  const fill = ({ name, text: old }: Section): string => {
    if (name === "policy" || name.startsWith("file ")) return old;
    if (name === "diagnostics") return diagnosticLines(each, diagnostics);
    if (name === "mended") return mended(text, diagnostics);
    if (name === "format") {
      const source = { file: main, text };
      const printed = print(parse(source).tree, source);
      const again = { file: main, text: printed };
      expect(print(parse(again).tree, again)).toBe(printed);
      return printed;
    }
    if (policy === undefined) return `the policy has errors:\n${diagnosticLines(each, diagnostics)}`;
    if (name === "declare") return inferredBlock(policy);
    if (name === "findings" || name.startsWith("findings ")) {
      const wanted = name.split(" ").slice(1);
      const found = analyse(policy, placesIn({ trees, written }));
      for (const finding of found) for (const mend of finding.mends) takesAway(each, text, finding, mend);
      return findingLines(each, wanted.length === 0 ? found : found.filter(({ code }) => wanted.includes(code)));
    }
    if (name === "sheet") return controlSheetText(policy, main, controlSheet(policy));
    const deciding = decidingPolicy(policy);
    if (name === "decide") {
      return old
        .replace(/\n$/, "")
        .split("\n")
        .map((line, at, lines) =>
          decideLine(line, lines, at, (input) => {
            const decision = deciding.decide(input);
            expect(decision).toEqual(interpret(policy, input));
            return decision;
          }),
        )
        .map((line) => `${line}\n`)
        .join("");
    }
    if (name.startsWith("explain ")) return `${deciding.explain(readInput(name.slice(8))).text.replace(/\n*$/, "")}\n`;
    throw new Error(`${each.file}: "${each.title}" has a section "${name}" that nobody knows`);
  };
  return { ...each, sections: each.sections.map((own) => ({ name: own.name, text: fill(own) })) };
}

/** In a `decide` section an input is a line of JSON; `= …` below it is the outcome, `  part: …` below that its parts. */
function decideLine(
  line: string,
  lines: readonly string[],
  at: number,
  decide: (input: unknown) => ReturnType<typeof interpret>,
): string {
  const above = lines.slice(0, at + 1).findLast((each) => !each.startsWith("= ") && !each.startsWith("  ")) ?? "";
  if (line.startsWith("= ") || line === "=") return `= ${outcomeLine(decide(readInput(above)))}`;
  const part = /^ {2}(\w+):/.exec(line)?.[1];
  return part === undefined ? line : `  ${part}: ${partLine(decide(readInput(above)), part)}`.trimEnd();
}

/** JSON, in which NaN, Infinity and -Infinity stand bare. */
function readInput(line: string): unknown {
  const json = line.replace(/([:[,]\s*)(-?Infinity|NaN)(?=\s*[,}\]])/g, '$1{"number":"$2"}');
  return JSON.parse(json, (_, value) =>
    typeof value === "object" && value !== null && Object.keys(value).join() === "number"
      ? Number(value.number)
      : value,
  );
}

/** A mend of a finding leaves a policy without errors, of which the same is not found. */
function takesAway(each: Case, text: string, { code, message }: Finding, mend: Mend): void {
  const { policy, trees, written, diagnostics } = run(each, applyMend(text, main, mend));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
  const left = policy && analyse(policy, placesIn({ trees, written })).filter((one) => one.code === code);
  expect(left?.map((one) => one.message)).not.toContain(message);
}

/** Below each finding an input on which it can be seen, and its boxes. */
function findingLines(each: Case, findings: readonly Finding[]): string {
  const shown = (word: string, one: unknown): string => `  ${word}: ${JSON.stringify(one)}\n`;
  return findings
    .map((finding) => {
      const { witness = [], region = [] } = finding;
      const inputs = [witness].flat().map((input) => shown("witness", input));
      return diagnosticLines(each, [finding]) + inputs.join("") + region.map((box) => shown("box", box)).join("");
    })
    .join("");
}

function diagnosticLines(each: Case, diagnostics: readonly Diagnostic[]): string {
  const texts = new Map(each.sections.map(({ name, text }) => [name === "policy" ? main : name.slice(5), text]));
  return diagnostics
    .flatMap(({ code, severity, span, message, mends, related }) => {
      const at = (where: typeof span) => {
        const starts = lineStarts(texts.get(where.file) ?? "");
        const [from, to] = [positionAt(starts, where.start), positionAt(starts, where.end)];
        return `${where.file === main ? "" : `${where.file}:`}${from.line}:${from.column}-${to.line}:${to.column}`;
      };
      return [
        `${at(span)} ${severity} ${code}: ${message}`,
        ...related.map((place) => `  see ${at(place.span)}: ${place.message}`),
        ...mends.map(({ title }) => `  mend: ${title}`),
      ];
    })
    .map((line) => `${line}\n`)
    .join("");
}

function mended(text: string, diagnostics: readonly Diagnostic[]): string {
  const mend = diagnostics.find(({ mends }) => mends.length > 0)?.mends[0];
  return mend === undefined ? "no mend is offered\n" : applyMend(text, main, mend);
}

/** Without a `diagnostics` section there are no errors; what is mended has fewer of them. */
function holdsTogether(each: Case): void {
  const text = section(each, "policy") ?? "";
  const before = run(each, text).diagnostics;
  const count = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.filter(({ severity }) => severity !== "information").length;
  if (section(each, "diagnostics") === undefined)
    expect(before.filter(({ severity }) => severity === "error")).toEqual([]);
  if (section(each, "mended") !== undefined)
    expect(count(run(each, mended(text, before)).diagnostics)).toBeLessThan(count(before));
}

test("wrong policies have golden cases, and most of their mends leave no error", () => {
  const all = caseFiles().flatMap(readCases);
  const wrong = all.filter((each) => / error /.test(section(each, "diagnostics") ?? ""));
  const errors = (each: Case) =>
    run(each, section(each, "mended") ?? "").diagnostics.filter(({ severity }) => severity === "error");
  const offered = wrong.filter((each) => section(each, "mended") !== undefined);
  expect(wrong.length).toBeGreaterThan(200);
  expect(offered.filter((each) => errors(each).length === 0).length).toBeGreaterThan(120);
});

test("the files of cases end with a line end", () => {
  for (const file of caseFiles()) expect(readFileSync(file, "utf8").endsWith("\n")).toBe(true);
});
