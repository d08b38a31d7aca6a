const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** A decimal text as `-?digits[.digits]`, moved by so many places (-2: a hundredth), exactly; undefined if it is none. */
export function decimalText(text: string, places = 0): string | undefined {
  const match = decimalPattern.exec(text);
  if (match === null) return undefined;
  const whole = match[2] ?? "";
  const fraction = match[3] ?? "";
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = places === 0 ? fraction : padded.slice(at).replace(/0+$/, "");
  return `${match[1] === "-" ? "-" : ""}${left}${right === "" ? "" : `.${right}`}`;
}

/** Groups of three digits may be divided by the other sign, a blank or an apostrophe. */
const written = {
  ".": /^[+-]?(?:[1-9]\d{0,2}(?:[, \u00a0\u202f'’]\d{3})+|\d+)(?:\.\d+)?$/,
  ",": /^[+-]?(?:[1-9]\d{0,2}(?:[. \u00a0\u202f'’]\d{3})+|\d+)(?:,\d+)?$/,
} as const;

/** `1.234,50` or `1,234.50` with its grouping dropped and a point before the decimals; undefined if it is none. */
export function withPoint(text: string, decimal: "," | "."): string | undefined {
  if (!written[decimal].test(text)) return undefined;
  const plain = text.replaceAll(decimal === "," ? /[^\d,+-]/g : /[^\d.+-]/g, "");
  return decimal === "," ? plain.replace(",", ".") : plain;
}
