import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

interface Grammar extends Rule {
  readonly scopeName: string;
  readonly repository: Readonly<Record<string, Rule>>;
}

const grammar = JSON.parse(readFileSync("editors/vscode/syntaxes/signoff.tmLanguage.json", "utf8")) as Grammar;

/** The matching rules in their order: at each place the leftmost match counts, of several the first rule. */
function matchers(rule: Rule): readonly { readonly pattern: RegExp; readonly scope: string }[] {
  if (rule.include !== undefined) return matchers(grammar.repository[rule.include.slice(1)] ?? {});
  if (rule.patterns !== undefined) return rule.patterns.flatMap(matchers);
  if (rule.match === undefined) return [];
  return [{ pattern: new RegExp(rule.match, "gu"), scope: rule.name ?? rule.captures?.["1"]?.name ?? "" }];
}

const all = matchers(grammar);

function coloured(line: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < line.length; ) {
    const best = all
      .flatMap(({ pattern, scope }) => {
        pattern.lastIndex = at;
        const match = pattern.exec(line);
        return match === null || match[0] === "" ? [] : [{ scope, text: match[0], start: match.index }];
      })
      .reduce<{ scope: string; text: string; start: number } | undefined>(
        (first, one) => (first === undefined || one.start < first.start ? one : first),
        undefined,
      );
    if (best === undefined) break;
    found.push(`${best.text}: ${best.scope.split(".").slice(0, 2).join(".")}`);
    at = best.start + best.text.length;
  }
  return found;
}

test.each<[string, readonly string[]]>([
  [
    'rule "large" refund > $10K → review by finance  # at once',
    [
      "rule: keyword.other",
      '"large": string.quoted',
      ">: keyword.operator",
      "10K: constant.numeric",
      "→: keyword.operator",
      "review: keyword.control",
      "by: keyword.other",
      "# at once: comment.line",
    ],
  ],
  [
    "  `by hand` is at least 35%",
    ["`by hand`: variable.other", "is: keyword.other", "at least: keyword.other", "35%: constant.numeric"],
  ],
  ["größe_in_doubt and review.block", ["and: keyword.other"]],
  ["  refund  money USD, optional", ["money: support.type", "optional: keyword.other"]],
  ["  decided_at is 2005-07-04T10:00", ["is: keyword.other", "2005-07-04T10:00: constant.numeric"]],
  ['policy "not closed', ["policy: keyword.other", '"not closed: string.quoted']],
  [
    "otherwise → audit 5% by quality",
    [
      "otherwise: keyword.other",
      "→: keyword.operator",
      "audit: keyword.control",
      "5%: constant.numeric",
      "by: keyword.other",
    ],
  ],
])("first colours of %s", (line, expected) => {
  expect(coloured(line)).toEqual(expected);
});

test("no line takes it long", () => {
  for (const line of ["a ".repeat(2_000), '"'.repeat(2_000), "`".repeat(2_000), "1,".repeat(2_000)])
    expect(coloured(line)).toBeDefined();
});

test("the editor's configuration fits the language", () => {
  const configuration = JSON.parse(readFileSync("editors/vscode/language-configuration.json", "utf8")) as {
    readonly comments: { readonly lineComment: string };
    readonly wordPattern: { readonly pattern: string; readonly flags: string };
  };
  expect(configuration.comments.lineComment).toBe("#");
  const word = new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`);
  expect("größe_1 > 5 or p.q".match(word)).toEqual(["größe_1", "or", "p", "q"]);
});
