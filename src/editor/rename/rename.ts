import { bare } from "../../compiler/condition/constant.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import { type Meaning, meaningKey, type Occurrence } from "../names/meaning.ts";
import { occurrencesAt, sameAs } from "../names/occurrence-at.ts";
import type { PolicyReading } from "../reading.ts";
import { changeOf } from "./change.ts";
import { renamedMeaning } from "./renamed-meaning.ts";

export type Renamed = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** What a rename at the offset would replace, with the name as it is; undefined where nothing can be renamed. */
export function renameRangeAt(
  reading: PolicyReading,
  file: string,
  offset: number,
): { readonly span: Span; readonly name: string } | undefined {
  const [found] = occurrencesAt(reading, file, offset);
  if (found === undefined || found.meaning.kind === "file") return undefined;
  return { span: found.span, name: ownName(found.meaning) };
}

/** Gives another name to what is named at the offset, in all files, or says why that cannot be: in words for the author. */
export function renameAt(reading: PolicyReading, file: string, offset: number, name: string): Renamed {
  const found = occurrencesAt(reading, file, offset);
  const [first, ...others] = found;
  if (first === undefined || first.meaning.kind === "file")
    return { refused: "Nothing here has a name that can be changed." };
  if (others.length > 0)
    return { refused: "This word means different things where the definition is used. Change its names one by one." };
  const { meaning } = first;
  const to = name.trim().normalize("NFC");
  if (to === ownName(meaning)) return { edits: [] };
  const unfit = unfitName(meaning, to) ?? collision(reading, meaning, to);
  if (unfit !== undefined) return { refused: unfit };
  const places = sameAs(reading, found);
  const forms = isTitle(meaning) || bare(to) !== to ? [bare(to)] : [to, `\`${to}\``];
  let refused = "";
  for (const form of forms) {
    const edits = places.map((place) => ({ span: place.span, text: written(place, to, form) }));
    const change = changeOf(reading, edits, (each) => renamedMeaning(each, meaning, to));
    if (change === undefined) return { edits };
    refused = change;
  }
  return { refused };
}

/** The last part of a path, or the name. */
function ownName({ kind, name }: Meaning): string {
  const isPath = kind === "field" || kind === "group" || kind === "item field" || kind === "item group";
  return isPath ? name.slice(name.lastIndexOf(".") + 1) : name;
}

function isTitle({ kind }: Meaning): boolean {
  return kind === "rule" || kind === "ensure" || kind === "typical" || kind === "example";
}

function written({ inQuotes }: Occurrence, to: string, form: string): string {
  return inQuotes ? `"${to.replaceAll('"', '""')}"` : form;
}

function unfitName(meaning: Meaning, to: string): string | undefined {
  if (to === "") return "A name has at least one letter.";
  if (/[\p{Cc}\u2028\u2029]/u.test(to)) return "A name stands on one line.";
  if (/\p{Bidi_Control}/u.test(to)) return "A name holds no signs that turn the direction of reading.";
  if (!isTitle(meaning) && to.includes("`")) return "A name cannot hold a backtick.";
  const isPath = ["field", "group", "item field", "item group"].includes(meaning.kind);
  if (isPath && to.includes(".")) return "Each part of a path is renamed by itself: a name cannot hold a point.";
  return undefined;
}

/** Is something else called so already? */
function collision(reading: PolicyReading, meaning: Meaning, to: string): string | undefined {
  const target = renamedMeaning(meaning, meaning, to);
  const same = ["field", "group", "define"].includes(target.kind) ? ["field", "group", "define"] : [target.kind];
  const isItem = target.kind === "item field" || target.kind === "item group";
  const kinds = isItem ? ["item field", "item group"] : same;
  const taken = kinds.find((kind) => reading.index().ofMeaning(meaningKey({ ...target, kind } as Meaning)).length > 0);
  if (taken === undefined) return undefined;
  const what = taken.startsWith("item ") ? taken.slice(5) : taken === "define" ? "definition" : taken;
  return `There is a ${what} \`${target.name}\` already.`;
}
