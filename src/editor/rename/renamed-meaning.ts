import { type Meaning, meaningKey } from "../names/meaning.ts";

/** What a word means after what `from` stands for is called `to`: the fields of a group and the choices of a field go along. */
export function renamedMeaning(each: Meaning, from: Meaning, to: string): Meaning {
  if (each.kind === "choice") {
    const [kind, of = "", name = ""] = each.of.split("\u0000");
    const field = { kind, name, of } as Meaning;
    const moved = { ...each, of: meaningKey(renamedMeaning(field, from, to)) };
    return from.kind === "choice" && from.of === each.of && from.name === each.name ? { ...moved, name: to } : moved;
  }
  const isPath = each.kind === "field" || each.kind === "group";
  const isItem = each.kind === "item field" || each.kind === "item group";
  switch (from.kind) {
    case "field":
    case "group":
      if (isPath) return { ...each, name: renamedPath(each.name, from, to) };
      return isItem ? { ...each, of: renamedPath(each.of, from, to) } : each;
    case "item field":
    case "item group":
      return isItem && each.of === from.of ? { ...each, name: renamedPath(each.name, from, to) } : each;
    default:
      return each.kind === from.kind && each.name === from.name ? { ...each, name: to } : each;
  }
}

/** The last part of the path of what is renamed, in its own path and in those of what it holds. */
function renamedPath(path: string, { kind, name }: Meaning, to: string): string {
  const holds = kind === "group" || kind === "item group";
  if (path !== name && !(holds && path.startsWith(`${name}.`))) return path;
  return name.slice(0, name.lastIndexOf(".") + 1) + to + path.slice(name.length);
}
