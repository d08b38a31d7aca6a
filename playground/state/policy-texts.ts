/** The texts of a policy by path, the main one first, then the files it names. */
export type PolicyTexts = readonly [PolicyText, ...PolicyText[]];

export interface PolicyText {
  /** As in the library: `credit/credit.signoff`. */
  readonly path: string;
  readonly text: string;
}

export function mainOf(texts: PolicyTexts): PolicyText {
  return texts[0];
}

export function textAt(texts: PolicyTexts, path: string): string | undefined {
  return texts.find((each) => each.path === path)?.text;
}

/** The same texts with one of them changed; the same object where nothing changes. */
export function withText(texts: PolicyTexts, path: string, text: string): PolicyTexts {
  if (textAt(texts, path) === text || textAt(texts, path) === undefined) return texts;
  const [main, ...others] = texts;
  const changed = (each: PolicyText): PolicyText => (each.path === path ? { path, text } : each);
  return [changed(main), ...others.map(changed)];
}

export function sameTexts(one: PolicyTexts, other: PolicyTexts): boolean {
  return one === other || (one.length === other.length && one.every(({ path, text }) => textAt(other, path) === text));
}
