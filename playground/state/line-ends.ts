/** With `\n` at the end of each line: the editor, the workers and spans count one character there. */
export function plainLineEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

/** A text with plain line ends as it is to be written in the place of another: where all lines of that end in `\r\n`, so do its. */
export function lineEndsAsIn(before: string, text: string): string {
  return /^(?:[^\r\n]*\r\n)+[^\r\n]*$/.test(before) ? text.replaceAll("\n", "\r\n") : text;
}
