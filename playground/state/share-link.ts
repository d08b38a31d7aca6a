import { plainLineEnds } from "./line-ends.ts";
import type { PolicyText, PolicyTexts } from "./policy-texts.ts";
import type { NamedTexts } from "./work.ts";

/** What a link holds: the policy, what is in force, what it is compared with, and which history was open; never data. */
export interface Shared {
  readonly draft: PolicyTexts;
  /** What was in force, where the draft differs from it. */
  readonly live?: PolicyTexts;
  /** What the draft is compared with, where it is not the version in force. */
  readonly compared?: NamedTexts;
  /** The path of a history of the library. */
  readonly history?: string;
}

const form = "v1.";
const mostCharacters = 4_000_000;
const mostFiles = 100;

/** The fragment of a link, without `#`. */
export async function fragmentOf(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await new Response(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")),
  ).arrayBuffer();
  return form + base64(new Uint8Array(packed));
}

/** Whether a fragment is to be a link of ours, of this form or of a later one. */
export function isLink(fragment: string): boolean {
  return /^#?v[1-9]\d{0,3}\./.test(fragment);
}

/**
 * Undefined where the fragment holds nothing of ours; `broken` where it was cut off or changed on its way, `newer` where a
 * later form of links is not known here.
 */
export async function sharedIn(fragment: string): Promise<Shared | "broken" | "newer" | undefined> {
  if (!isLink(fragment)) return undefined;
  const text = fragment.replace(/^#/, "");
  if (!text.startsWith(form)) return "newer";
  try {
    const unpacked = await textWithin(bytesOf(text.slice(form.length)), mostCharacters);
    return unpacked === undefined ? "broken" : (readShared(JSON.parse(unpacked)) ?? "broken");
  } catch {
    return "broken";
  }
}

/** Unpacks no further than so many characters. */
async function textWithin(packed: Uint8Array<ArrayBuffer>, most: number): Promise<string | undefined> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > most) {
      await reader.cancel();
      return undefined;
    }
  }
}

/** What is shared from what is not known to be anything of ours. */
export function readShared(value: unknown): Shared | undefined {
  const draft = readTexts(own(value, "draft"));
  const live = readTexts(own(value, "live"));
  const history = own(value, "history");
  if (draft === undefined) return undefined;
  const compared = readNamed(own(value, "compared"));
  return {
    draft,
    ...(live && { live }),
    ...(compared && { compared }),
    ...(typeof history === "string" && { history }),
  };
}

const mostOfName = 200;

function readNamed(value: unknown): NamedTexts | undefined {
  const [name, texts] = [own(value, "name"), readTexts(own(value, "texts"))];
  return typeof name === "string" && texts !== undefined ? { name: name.slice(0, mostOfName), texts } : undefined;
}

/** The texts of a policy from what is not known to be any. */
export function readTexts(value: unknown): PolicyTexts | undefined {
  if (!Array.isArray(value) || value.length > mostFiles) return undefined;
  const texts = value.flatMap((each): readonly PolicyText[] => {
    const [path, text] = [own(each, "path"), own(each, "text")];
    const isText = isPath(path) && typeof text === "string" && text.isWellFormed();
    return isText ? [{ path, text: plainLineEnds(text) }] : [];
  });
  const [main, ...others] = texts;
  return main === undefined || texts.length !== value.length ? undefined : [main, ...others];
}

const longestPath = 1000;

/** A path within a folder, as the library names files. */
function isPath(value: unknown): value is string {
  if (typeof value !== "string" || value.length > longestPath || !value.isWellFormed()) return false;
  return !/[\p{Cc}\\]/u.test(value) && value.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function own(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function base64(bytes: Uint8Array): string {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
}
