import type { Json } from "./client.ts";

/** A message of the client with what it brings about. */
export interface Step {
  readonly note: string;
  readonly sent: Json;
  readonly heard: readonly Json[];
}

/** A conversation as it stands in its file: the files of a folder, and what is said. */
export interface Conversation {
  readonly head: string;
  readonly files: ReadonlyMap<string, string>;
  readonly steps: readonly Step[];
}

/**
 * `# note`, `→ method id` and what the client sends, `← …` and what comes back, each followed by JSON; before that
 * `file NAME` with lines after `| `.
 */
export function parseConversation(text: string): Conversation {
  const [before = "", ...parts] = text.split(/^(?=# )/m);
  const [head = "", ...fileParts] = before.split(/^file /m);
  const files = fileParts.map((part): [string, string] => {
    const [name = "", ...lines] = part.trimEnd().split("\n");
    return [name, lines.map((line) => `${line.slice(2)}\n`).join("")];
  });
  const steps = parts.map((part): Step => {
    const [noteLine = "", ...lines] = part.split("\n");
    const [sent, ...heard] = lines
      .join("\n")
      .split(/^(?=[→←] )/m)
      .map(messageIn);
    return { note: noteLine.slice(2), sent: sent as Json, heard };
  });
  return { head, files: new Map(files), steps };
}

function messageIn(block: string): Json {
  const end = block.indexOf("\n");
  const [, kind = "", id] = block.slice(0, end).split(" ");
  const rest = block.slice(end + 1).trim();
  const value: unknown = rest === "" ? undefined : JSON.parse(rest);
  if (kind === "answer") return { result: value };
  if (kind === "error") return { error: value };
  return { ...(id !== undefined && { id: Number(id) }), method: kind, ...(value !== undefined && { params: value }) };
}

export function printConversation({ head, files, steps }: Conversation): string {
  const folder = [...files].map(
    ([name, text]) =>
      `file ${name}\n${text
        .trimEnd()
        .split("\n")
        .map((line) => `| ${line}`.trimEnd())
        .join("\n")}\n\n`,
  );
  const said = steps.map(({ note, sent, heard }) =>
    [`# ${note}`, printed("→", sent), ...heard.map((message) => printed("←", message)), ""].join("\n"),
  );
  return `${head}${folder.join("")}${said.join("\n")}`;
}

function printed(arrow: "→" | "←", message: Json): string {
  const { method, id, params, result, error } = message;
  if (method !== undefined)
    return `${arrow} ${method}${id === undefined || arrow === "←" ? "" : ` ${id}`}${body(params)}`;
  return error === undefined ? `${arrow} answer${body(result)}` : `${arrow} error${body(error)}`;
}

function body(value: unknown): string {
  return value === undefined ? "" : `\n${json(value, "")}`;
}

const widest = 140;

/** JSON with short values on one line, and long lists of numbers filled. */
function json(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== "object" || value === null || indent.length + flat.length <= widest) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((each) => json(each, inner));
    if (value.every((each) => typeof each !== "object")) return `[\n${filled(items, inner)}\n${indent}]`;
    return `[\n${items.map((each) => inner + each).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${json(each, inner)}`);
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

function filled(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const [at, item] of items.entries()) {
    const piece = at < items.length - 1 ? `${item}, ` : item;
    if (line.length + piece.length > widest) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += piece;
  }
  return [...lines, line].join("\n");
}
