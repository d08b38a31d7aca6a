import type { Library, LibraryPolicy } from "../../src/page/library.ts";
import type { PolicyText, PolicyTexts } from "../state/policy-texts.ts";

/** The address of a file of the library, beside the page. */
export function addressOf(path: string): string {
  return new URL(`library/${path.split("/").map(encodeURIComponent).join("/")}`, document.baseURI).href;
}

export async function readLibrary(): Promise<Library> {
  const response = await fetch(new URL("library.json", document.baseURI));
  if (!response.ok) throw new Error("The list of policies could not be read.");
  return (await response.json()) as Library;
}

/** The texts of a policy as they are in the library. */
export async function readTexts({ path, files }: LibraryPolicy): Promise<PolicyTexts> {
  const [main, ...others] = await Promise.all([path, ...files].map(readText));
  if (main === undefined) throw new Error(`${path} could not be read.`);
  return [main, ...others];
}

/** Of one file of the library. */
export async function readText(path: string): Promise<PolicyText> {
  const response = await fetch(addressOf(path));
  if (!response.ok) throw new Error(`${path} could not be read.`);
  return { path, text: await response.text() };
}
