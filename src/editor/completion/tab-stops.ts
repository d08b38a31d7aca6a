/** A text with places to be filled in, written `‹name›`: in the snippet syntax of LSP, the places numbered in their order. */
export function withTabStops(text: string): string {
  let count = 0;
  return text.replace(/[\\$}]/g, "\\$&").replace(/‹([^›]*)›/g, (_, name: string) => `\${${++count}:${name}}`);
}

/** The text with what stands in the places first. */
export function withoutTabStops(text: string): string {
  return text.replace(/[‹›]/g, "");
}
