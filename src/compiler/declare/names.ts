import { mend } from "../../diagnostics/diagnostic.ts";
import type { Name, Text } from "../../grammar/tree.ts";
import { type Context, report, type Sink } from "../context.ts";

/** Things by their name; one given twice is reported with the first. */
export function byName<Tree>(
  sink: Sink,
  trees: readonly Tree[],
  what: string,
  nameOf: (tree: Tree) => Name | Text | undefined,
): ReadonlyMap<string, Tree> {
  const found = new Map<string, { readonly tree: Tree; readonly name: Name | Text }>();
  for (const tree of trees) {
    const name = nameOf(tree);
    if (name === undefined) continue;
    const text = ("text" in name ? name.text : name.value).normalize("NFC");
    const first = found.get(text);
    if (first === undefined) found.set(text, { tree, name });
    else {
      report(
        sink,
        "name/twice",
        name.span,
        { what, name: text },
        {
          related: [{ span: first.name.span, message: "the first one" }],
          mends: "text" in name || text.includes('"') ? [] : [mend(`Name it "${text} 2"`, name.span, `"${text} 2"`)],
        },
      );
    }
  }
  return new Map([...found].map(([name, { tree }]) => [name, tree]));
}

/** Names that decisions give to what has none. */
export function checkReserved(sink: Sink, name: Text | undefined): void {
  if (name === undefined) return;
  if (/^rule [0-9]+$/.test(name.value) || name.value === "otherwise" || name.value === "spot check") {
    const mends = [mend(`Name it "the ${name.value}"`, name.span, `"the ${name.value}"`)];
    report(sink, "name/reserved", name.span, { name: name.value }, { mends });
  }
}

/** A definition may not have the name of a field. */
export function checkDefinesAgainstFields(context: Context): void {
  for (const [name, define] of context.defines) {
    const at = context.fields.byName.get(name);
    const field = at === undefined ? undefined : context.fields.fields[at];
    if (field === undefined) continue;
    report(
      context,
      "name/twice",
      define.name.span,
      { what: "things", name },
      {
        related: [{ span: field.span, message: "a field" }],
      },
    );
  }
}
