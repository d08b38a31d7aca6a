/** A piece of a page: what was put into it can not be read as anything but text. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | undefined | readonly Html[];

/** Literal parts are HTML; what is put in is text, other pieces excepted, and nothing where it is undefined. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: parts.map((part, at) => part + written(pieces[at])).join("") };
}

function written(piece: Piece): string {
  if (piece === undefined) return "";
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return escaped(piece);
  return "html" in piece ? piece.html : piece.map((each) => each.html).join("");
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? "");
}

/** A sentence in which what stands in backticks is text of the policy. */
export function words(text: string): readonly Html[] {
  return text.split(/`([^`]*)`/).map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** No longer than about so many characters: cut between words, never within what stands in backticks. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/\s+\S*$/, "");
  const isInside = cut.split("`").length % 2 === 0;
  return `${isInside ? cut.slice(0, cut.lastIndexOf("`")).trimEnd() : cut} …`;
}
