import type { Library, LibraryPolicy } from "../../src/page/library.ts";
import { plainLineEnds } from "../state/line-ends.ts";
import type { PolicyText, PolicyTexts } from "../state/policy-texts.ts";

/** A file of the library: its text with plain line ends, and its bytes as they are there. */
export interface LibraryFile extends PolicyText {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Of a policy: the main one first, then the files it names. */
export type LibraryFiles = readonly [LibraryFile, ...LibraryFile[]];

/** The address of a file of the library, beside the page. */
export function addressOf(path: string): string {
  return new URL(`library/${path.split("/").map(encodeURIComponent).join("/")}`, document.baseURI).href;
}

export async function readLibrary(): Promise<Library> {
  const response = await fetch(new URL("library.json", document.baseURI));
  if (!response.ok) throw new Error("The list of policies could not be read.");
  return (await response.json()) as Library;
}

/** The files of a policy as they are in the library. */
export async function readFiles({ path, files }: LibraryPolicy): Promise<LibraryFiles> {
  const [main, ...others] = await Promise.all([path, ...files].map(readFile));
  if (main === undefined) throw new Error(`${path} could not be read.`);
  return [main, ...others];
}

/** One file of the library. */
export async function readFile(path: string): Promise<LibraryFile> {
  const response = await fetch(addressOf(path)).catch(() => undefined);
  if (response === undefined)
    throw new Error(`${path} could not be fetched: there is no connection, or the playground was ended.`);
  if (!response.ok) throw new Error(`${path} could not be read.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { path, text: plainLineEnds(new TextDecoder().decode(bytes)), bytes };
}

export function textsOf([main, ...others]: LibraryFiles): PolicyTexts {
  const textOf = ({ path, text }: LibraryFile): PolicyText => ({ path, text });
  return [textOf(main), ...others.map(textOf)];
}
