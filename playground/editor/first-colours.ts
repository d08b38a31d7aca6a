import type { languages } from "monaco-editor/editor";

/** Colours from the first paint on, before the language server has read the text: words, texts, numbers, comments. */
const keywords = [
  ...["policy", "language", "version", "owner", "time", "zone", "currency", "identified", "dated", "by", "decides"],
  ...["whether", "to", "if", "blocked", "protective", "decision", "team", "define", "as", "list", "rule", "otherwise"],
  ...["spot", "check", "ensure", "typical", "example", "include", "when", "except", "and", "or", "not", "is", "of"],
  ...["one", "at", "least", "most", "over", "under", "in", "between", "from", "within", "then", "doubt", "show"],
  ...["options", "reason", "required", "because", "working", "any", "every", "no", "count", "sum", "where", "like"],
  ...[
    "mentions",
    "includes",
    "missing",
    "present",
    "empty",
    "unseen",
    "outside",
    "always",
    "yes",
    "people",
    "optional",
  ],
  ...[
    "text",
    "number",
    "money",
    "whole",
    "date",
    "marks",
    "oversight",
    "does",
    "depend",
    "on",
    "rises",
    "falls",
    "with",
  ],
];

export const configuration: languages.LanguageConfiguration = {
  comments: { lineComment: "#" },
  brackets: [["(", ")"]],
  autoClosingPairs: [
    { open: "(", close: ")" },
    { open: '"', close: '"', notIn: ["string", "comment"] },
  ],
  surroundingPairs: [
    { open: "(", close: ")" },
    { open: '"', close: '"' },
  ],
  wordPattern: /[\p{L}_][\p{L}\p{M}\p{N}_]*/u,
};

export const firstColours: languages.IMonarchLanguage = {
  unicode: true,
  keywords,
  outcomes: ["proceed", "audit", "review", "block"],
  tokenizer: {
    root: [
      [/#.*$/, "comment"],
      [/"(?:[^"]|"")*"?/, "string"],
      [/\d[\d,.:T-]*(?:[KMB%]\b|%)?/, "number"],
      [
        /[\p{L}_][\p{L}\p{M}\p{N}_]*/u,
        { cases: { "@outcomes": "outcome", "@keywords": "keyword", "@default": "identifier" } },
      ],
      [/→|->|[<>=!+\-*/]+/, "operator"],
    ],
  },
};
