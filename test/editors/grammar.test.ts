import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nodeHost } from "../../src/cli/host.ts";
import { readPolicy, type TokenKind, tokensOf } from "../../src/editor/index.ts";
import { word } from "../../src/grammar/keywords.ts";

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
function matchers(rule: Rule): readonly { readonly pattern: RegExp; readonly rule: Rule }[] {
  if (rule.include !== undefined) return matchers(grammar.repository[rule.include.slice(1)] ?? {});
  if (rule.patterns !== undefined) return rule.patterns.flatMap(matchers);
  return rule.match === undefined ? [] : [{ pattern: new RegExp(rule.match, "dgu"), rule }];
}

const all = matchers(grammar);

interface Piece {
  readonly scope: string;
  readonly start: number;
  readonly end: number;
}

function piecesOf(line: string): readonly Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < line.length; ) {
    let first: { readonly match: RegExpExecArray; readonly rule: Rule } | undefined;
    for (const { pattern, rule } of all) {
      pattern.lastIndex = at;
      const match = pattern.exec(line);
      if (match === null || match[0] === "") continue;
      if (first === undefined || match.index < first.match.index) first = { match, rule };
    }
    if (first === undefined) break;
    const { match, rule } = first;
    const captured = Object.entries(rule.captures ?? {}).flatMap(([group, { name }]) => {
      const place = match.indices?.[Number(group)];
      return place === undefined ? [] : [{ scope: name, start: place[0], end: place[1] }];
    });
    at = match.index + match[0].length;
    found.push(...(rule.name === undefined ? captured : [{ scope: rule.name, start: match.index, end: at }]));
  }
  return found;
}

function coloured(line: string): readonly string[] {
  return piecesOf(line).map(
    ({ scope, start, end }) => `${line.slice(start, end)}: ${scope.split(".").slice(0, 2).join(".")}`,
  );
}

test.each<[string, readonly string[]]>([
  [
    'rule "large" refund > $10K → review by finance  # at once',
    [
      "rule: keyword.other",
      '"large": entity.name',
      ">: keyword.operator",
      "$10K: constant.numeric",
      "→: keyword.operator",
      "review: keyword.control",
      "by: keyword.other",
      "# at once: comment.line",
    ],
  ],
  [
    "  `by hand` is at least 35%",
    [
      "`by hand`: variable.other",
      "is: keyword.other",
      "at: keyword.other",
      "least: keyword.other",
      "35%: constant.numeric",
    ],
  ],
  [
    "  score  number 0 to 100, marks low confidence and money when under 10,000",
    [
      "number: support.type",
      "0: constant.numeric",
      "to: keyword.other",
      "100: constant.numeric",
      "marks: keyword.other",
      "low confidence: keyword.other",
      "and: keyword.other",
      "money: keyword.other",
      "when: keyword.other",
      "under: keyword.other",
      "10,000: constant.numeric",
    ],
  ],
  [
    '  from "a car", time of day is one of a → block, 5 minutes a review',
    [
      "from: keyword.other",
      '"a car": entity.name',
      "time: keyword.other",
      "of: keyword.other",
      "day: keyword.other",
      "is: keyword.other",
      "one: keyword.other",
      "of: keyword.other",
      "a: keyword.other",
      "→: keyword.operator",
      "block: keyword.control",
      "5: constant.numeric",
      "minutes: keyword.other",
      "a: keyword.other",
      "review: keyword.other",
    ],
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

test("every keyword of the language is coloured", () => {
  const others = Object.keys(word).filter((each) => !/: (keyword|support)\./.test(coloured(`  ${each} x`)[0] ?? ""));
  expect(others).toEqual([]);
});

const { semanticTokenScopes } = (
  JSON.parse(readFileSync("editors/vscode/package.json", "utf8")) as {
    readonly contributes: {
      readonly semanticTokenScopes: readonly [{ readonly scopes: Readonly<Record<string, readonly [string]>> }];
    };
  }
).contributes;

/** What the server says of names the grammar cannot know. */
const asSaid: Partial<Record<TokenKind, string>> = {
  keyword: "keyword",
  outcome: "macro",
  type: "type",
  title: "function",
  text: "string",
  number: "number",
  operator: "operator",
  comment: "comment",
};

test.each(globSync("policies/**/*.signoff"))("the first colours of %s stay when the server has answered", (file) => {
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  const starts = lines.map((_, at) => lines.slice(0, at).join("\n").length + (at > 0 ? 1 : 0));
  const pieces = lines.flatMap((line, at) =>
    piecesOf(line).map(({ scope, start, end }) => ({
      scope,
      start: start + (starts[at] ?? 0),
      end: end + (starts[at] ?? 0),
    })),
  );
  const tokens = tokensOf(readPolicy({ file, text }, nodeHost(file, false)), file);
  const others = tokens.flatMap(({ kind, start, end }) => {
    const said = asSaid[kind];
    if (said === undefined) return [];
    const scope = pieces.find((piece) => piece.start <= start && end <= piece.end)?.scope ?? "nothing";
    const wanted = semanticTokenScopes[0].scopes[said]?.[0] ?? "";
    return scope.split(".").slice(0, 2).join(".") === wanted.split(".").slice(0, 2).join(".")
      ? []
      : [`${text.slice(start, end)}: ${scope}, then ${wanted}`];
  });
  expect(tokens.length).toBeGreaterThan(10);
  expect(others).toEqual([]);
  const isSaid = (piece: Piece): boolean => tokens.some(({ start, end }) => start < piece.end && piece.start < end);
  expect(pieces.filter((piece) => !isSaid(piece)).map(({ start, end }) => text.slice(start, end))).toEqual([]);
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
