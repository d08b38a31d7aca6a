/** What a file is that was let go of over the page, or was chosen. */
export type TakenFile = "policy" | "mapping" | "decisions";

/** Larger mappings nobody writes. */
const longestMapping = 1024 * 1024;

const mappingKeys = ["fields", "time", "id", "error", "labelKnown", "propensity"];

/** Told by its name, and of JSON by what it holds: a mapping is one object that says something of columns. */
export async function kindOf(file: Pick<File, "name" | "size" | "text">): Promise<TakenFile> {
  if (/\.signoff$/i.test(file.name)) return "policy";
  if (!/\.json$/i.test(file.name) || file.size > longestMapping) return "decisions";
  return isMapping(await file.text()) ? "mapping" : "decisions";
}

function isMapping(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const keys = Object.keys(value);
    return keys.length > 0 && keys.every((key) => mappingKeys.includes(key));
  } catch {
    return false;
  }
}
