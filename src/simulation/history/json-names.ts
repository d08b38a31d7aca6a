import type { Cell, CellObject, MoreColumns } from "./history.ts";

/** So deep are columns listed beforehand. */
const deepestListed = 8;
/** So deep are they found while reading. */
const deepest = 16;

function holdsOf(value: Exclude<Cell, null>): string {
  switch (typeof value) {
    case "string":
      return "text";
    case "boolean":
      return "yes/no";
    case "object":
      return Array.isArray(value) ? "lists" : "objects";
    default:
      return "numbers";
  }
}

/** Puts the dotted names of an object's values, and what they hold, to those found before. */
export function collect(object: CellObject, found: Map<string, string>, prefix = "", depth = 0): void {
  for (const key of Object.keys(object)) {
    const value = object[key] ?? null;
    const name = prefix + key;
    if (value === null) {
      if (!found.has(name)) found.set(name, "nothing yet");
    } else if (isObject(value)) {
      if (depth < deepestListed) collect(value, found, `${name}.`, depth + 1);
    } else found.set(name, holdsOf(value));
  }
}

/** What is known of the keys of objects at one place. */
interface Keys extends Map<string, Keys> {}

/**
 * Looks through one object after the other for values of names that are not listed, and tells each name once, objects
 * among them. Its memory is bounded by what is listed and taken.
 */
export function gatherer(listed: readonly string[], more: MoreColumns): (object: CellObject) => void {
  const known = new Set(listed);
  const look = (object: CellObject, keys: Keys, prefix: string, depth: number): void => {
    for (const key of Object.keys(object)) {
      const value = object[key] ?? null;
      // A dot within a nested key: no name leads there.
      if (value === null || (depth > 0 && key.includes("."))) continue;
      let inner = keys.get(key);
      if (inner === undefined) {
        const name = prefix + key;
        if (!known.has(name)) {
          if (!more.take(name, holdsOf(value))) continue;
          known.add(name);
        }
        inner = new Map();
        keys.set(key, inner);
      }
      if (!isObject(value) || key.includes(".")) continue;
      if (depth === deepest) more.leaveOut();
      else look(value, inner, `${prefix}${key}.`, depth + 1);
    }
  };
  const keys: Keys = new Map();
  return (object) => look(object, keys, "", 0);
}

function isObject(value: Exclude<Cell, null>): value is CellObject {
  return typeof value === "object" && !Array.isArray(value);
}
