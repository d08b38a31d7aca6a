const text: unique symbol = Symbol("text");

/**
 * A piece of JavaScript. Only this file can make one: from templates written in our source, from names it numbers itself,
 * and from literals it escapes. So no text of a policy becomes code.
 */
export interface Code {
  readonly [text]: string;
}

function piece(source: string): Code {
  return { [text]: source };
}

/** A template of our own source; what stands in `${}` is Code, never text. */
export function code(template: TemplateStringsArray, ...parts: readonly Code[]): Code {
  let source = template[0] as string;
  for (const [place, part] of parts.entries()) source += part[text] + (template[place + 1] as string);
  return piece(source);
}

/** Which letters begin a name; the number makes it unique. */
export type NamePrefix =
  | "field"
  | "part"
  | "value"
  | "rank"
  | "money"
  | "currency"
  | "constant"
  | "local"
  | "at"
  | "item"
  | "rules"
  | "doubts"
  | "truth";

export function name(prefix: NamePrefix, number: number): Code {
  return piece(prefix + String(number | 0));
}

/** A constant as an expression. Texts are escaped so that they stay one in a module, a script element and a `new Function`. */
export function literal(value: string | number | bigint | boolean | undefined): Code {
  if (typeof value === "string") return piece(quoted(value));
  if (typeof value === "bigint") return piece(value < 0n ? `(${value}n)` : `${value}n`);
  if (typeof value !== "number") return piece(String(value));
  if (value === Infinity) return piece("(1 / 0)");
  if (value === -Infinity) return piece("(-1 / 0)");
  return piece(value < 0 || Object.is(value, -0) ? `(-${-value})` : String(value));
}

function quoted(value: string): string {
  return JSON.stringify(value).replace(/[\u2028\u2029\u007f-\u009f<]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const separators = { ", ": ", ", "\n": "\n", " && ": " && ", " || ": " || " } as const;

export function join(parts: readonly Code[], separator: keyof typeof separators): Code {
  return piece(parts.map((part) => part[text]).join(separators[separator]));
}

export function print(source: Code): string {
  return source[text];
}
