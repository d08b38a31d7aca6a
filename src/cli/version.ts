import { readFileSync } from "node:fs";

/** The version of this package. */
export function ownVersion(): string {
  const found: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const isPackage = typeof found === "object" && found !== null && "version" in found;
  return isPackage ? String(found.version) : "unknown";
}
