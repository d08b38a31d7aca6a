/** A JSON value with its place: UTF-16 offsets, `end` exclusive. */
export type Located = { readonly start: number; readonly end: number } & (
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number" | "yes/no" | "null" }
  | { readonly kind: "list"; readonly values: readonly Located[] }
  /** In the order written; a key may stand twice, and may have any name. */
  | { readonly kind: "object"; readonly entries: readonly Entry[] }
);

/** Its place is that of the key. */
export interface Entry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: Located;
}

/** What is wrong with a text that is no JSON, where, and, where that is plain, what to put there. */
export interface NoJson {
  readonly problem: string;
  readonly start: number;
  readonly end: number;
  readonly mend?: { readonly title: string; readonly start: number; readonly end: number; readonly text: string };
}

interface Token {
  readonly kind: "text" | "number" | "word" | "sign" | "end" | "wrong";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Read = Located | NoJson;

/** Deeper than any configuration is. */
const DEEPEST = 32;

const pattern =
  /[ \t\r\n]*(?:("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.]))|([A-Za-z_$][\w$]*)|([{}[\],:]))/y;

/** Reads JSON with the place of every value. Never throws, whatever the text. */
export function locatedJson(text: string): Read {
  let lastEnd = 0;
  let next = tokenAt(0);
  const value = read(0);
  if ("problem" in value || next.kind === "end") return value;
  return next.kind === "wrong" ? wrong(next) : { problem: "nothing may follow the last bracket.", ...placeOf(next) };

  function tokenAt(from: number): Token {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    const kinds = ["text", "number", "word", "sign"] as const;
    const at = found === null ? -1 : kinds.findIndex((_, group) => found[group + 1] !== undefined);
    if (found !== null && at >= 0) {
      const own = found[at + 1] as string;
      return {
        kind: kinds[at] as Token["kind"],
        text: own,
        start: pattern.lastIndex - own.length,
        end: pattern.lastIndex,
      };
    }
    let start = from;
    while (start < text.length && " \t\r\n".includes(text.charAt(start))) start++;
    return {
      kind: start >= text.length ? "end" : "wrong",
      text: text.charAt(start),
      start,
      end: Math.min(start + 1, text.length),
    };
  }

  function take(): Token {
    const token = next;
    next = tokenAt(token.end);
    return token;
  }

  function read(depth: number): Read {
    const token = take();
    const { start, end } = token;
    if (depth > DEEPEST) return { problem: "it is nested more deeply than anything here can be.", start, end };
    if (token.kind === "text") return { kind: "text", value: JSON.parse(token.text) as string, start, end };
    if (token.kind === "number") return { kind: "number", start, end };
    if (token.kind === "word" && token.text === "null") return { kind: "null", start, end };
    if (token.kind === "word" && /^(true|false)$/.test(token.text)) return { kind: "yes/no", start, end };
    if (token.text === "[" && token.kind === "sign") return list(start, depth);
    if (token.text === "{" && token.kind === "sign") return object(start, depth);
    return wrong(token);
  }

  function list(start: number, depth: number): Read {
    const values: Located[] = [];
    if (next.text === "]") return { kind: "list", values, start, end: take().end };
    for (;;) {
      const value = read(depth + 1);
      if ("problem" in value) return value;
      values.push(value);
      const more = separated("]", value.end);
      if (more === "end") return { kind: "list", values, start, end: lastEnd };
      if (more !== "more") return more;
    }
  }

  function object(start: number, depth: number): Read {
    const entries: Entry[] = [];
    if (next.text === "}") return { kind: "object", entries, start, end: take().end };
    for (;;) {
      const key = take();
      if (key.kind !== "text") return keyWrong(key);
      if (next.text !== ":") return { problem: "a colon stands between a key and its value.", ...placeOf(next) };
      take();
      const value = read(depth + 1);
      if ("problem" in value) return value;
      entries.push({ key: JSON.parse(key.text) as string, start: key.start, end: key.end, value });
      const more = separated("}", value.end);
      if (more === "end") return { kind: "object", entries, start, end: lastEnd };
      if (more !== "more") return more;
    }
  }

  /** What follows an entry: a comma and one more, or the bracket. */
  function separated(close: "]" | "}", before: number): "more" | "end" | NoJson {
    const token = take();
    lastEnd = token.end;
    if (token.kind === "sign" && token.text === close) return "end";
    if (token.kind === "sign" && token.text === ",") {
      if (next.kind !== "sign" || next.text !== close) return "more";
      const { start, end } = token;
      const mend = { title: "Drop the comma", start, end, text: "" };
      return { problem: `no comma stands before \`${close}\`.`, start, end, mend };
    }
    if (token.kind === "wrong" || token.kind === "end") return wrong(token);
    const mend = { title: "Put a comma", start: before, end: before, text: "," };
    return { problem: `a comma, or \`${close}\`, is missing before this.`, ...placeOf(token), mend };
  }

  function keyWrong(token: Token): NoJson {
    if (token.kind !== "word") return wrong(token);
    const { start, end } = token;
    const mend = { title: `Write "${token.text}"`, start, end, text: `"${token.text}"` };
    return { problem: "a key stands in double quotes.", start, end, mend };
  }

  function wrong({ kind, text: sign, start, end }: Token): NoJson {
    if (kind === "end") return { problem: "it ends too early: a bracket or a quote is not closed.", start, end };
    if (kind === "word") {
      const mend = { title: `Write "${sign}"`, start, end, text: `"${sign}"` };
      return { problem: "a text stands in double quotes.", start, end, mend };
    }
    const rest = text.slice(start, start + 2);
    if (rest === "//" || rest === "/*" || sign === "#") return { problem: "JSON has no comments.", start, end };
    if (sign === "'" || sign === "“" || sign === "”")
      return { problem: 'a text stands in straight double quotes, "…".', start, end };
    if (sign === '"')
      return { problem: "this text is not closed on its line, or a \\ in it is not doubled.", start, end };
    return { problem: `\`${sign}\` may not stand here.`, start, end };
  }
}

function placeOf({ start, end }: Token): { readonly start: number; readonly end: number } {
  return { start, end };
}
