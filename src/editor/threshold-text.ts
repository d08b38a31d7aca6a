import { decimalOf } from "../grammar/amount.ts";

/**
 * A number in its place in a text: the amount of `$12,500`, `80%`, `0.85`, `$10K` or `4 hours`. `before` and `after` are
 * what stands around it and stays.
 */
interface WrittenNumber {
  readonly isNegative: boolean;
  readonly before: string;
  readonly number: string;
  readonly scale: string;
  readonly after: string;
}

const pattern =
  /^(?<minus>-?)(?<before>[^\d-]*)(?<minusBehind>-?)(?<number>\d[\d,]*(?:\.\d+)?)(?<scale>[KMB]?)(?<after>\D*)$/su;

function parted(written: string): WrittenNumber | undefined {
  const groups = pattern.exec(written)?.groups;
  if (groups === undefined) return undefined;
  const { minus = "", before = "", minusBehind = "", number = "", scale = "", after = "" } = groups;
  return { isNegative: minus + minusBehind !== "", before, number, scale, after };
}

/** The number of a literal as a decimal, in the unit it is written in: "12500" of `$12.5K`, "80" of `80%`, "4" of `4 hours`. */
export function numberIn(written: string): string | undefined {
  const parts = parted(written);
  return parts && (parts.isNegative ? "-" : "") + decimalOf(parts.number + parts.scale);
}

/**
 * A literal with another number in its own form; undefined where it is no literal with a number. `value` is a decimal
 * (`-?digits[.digits]`) in the unit that the literal is written in.
 */
export function withNumber(written: string, value: string): string | undefined {
  const parts = parted(written);
  if (parts === undefined || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  if (Number(numberIn(written)) === Number(value)) return written;
  const plain = value
    .replace(/^-/, "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  const sign = value.startsWith("-") && /[1-9]/.test(plain) ? "-" : "";
  return `${sign}${parts.before}${numberText(parts, plain)}${unitText(parts.after, sign + plain)}`;
}

const scales: Readonly<Record<string, number>> = { K: 3, M: 6, B: 9 };

function numberText({ before, number, scale }: WrittenNumber, plain: string): string {
  const scaled = scale === "" ? undefined : shortened(plain, scales[scale] ?? 0);
  if (scaled !== undefined) return scaled + scale;
  const [whole = "", fraction] = plain.split(".");
  const isGrouped = number.includes(",") || scale !== "" || (before.trim() !== "" && !/\d{4}/.test(number));
  const digits = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
  if (fraction === undefined) return digits;
  const isMoney = before.trim() !== "";
  return `${digits}.${isMoney ? fraction.padEnd(2, "0") : fraction}`;
}

/** In thousands, millions or billions, where at most two decimals are needed; never 0. */
function shortened(plain: string, places: number): string | undefined {
  const [whole = "", fraction = ""] = plain.split(".");
  if (fraction !== "") return undefined;
  const padded = whole.padStart(places + 1, "0");
  const decimals = padded.slice(-places).replace(/0+$/, "");
  const left = padded.slice(0, -places);
  if (decimals.length > 2 || (left === "0" && decimals === "")) return undefined;
  return decimals === "" ? left : `${left}.${decimals}`;
}

/** `1 hour`, `4 hours` */
function unitText(after: string, number: string): string {
  return after.replace(/(minute|hour|day|week)s?/iu, (_, unit: string) => (number === "1" ? unit : `${unit}s`));
}

/** A text in which the literal at a place has another number; the text as it is where no such literal stands there. */
export function withThreshold(
  text: string,
  place: { readonly start: number; readonly end: number },
  value: string,
): string {
  const written = text.slice(place.start, place.end);
  return text.slice(0, place.start) + (withNumber(written, value) ?? written) + text.slice(place.end);
}
