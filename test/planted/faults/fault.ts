/** A mistake that somebody could make in the checker: `text` of a file, which stands there once, becomes `wrong`. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly wrong: string;
}

/** Of one file of the checker: each its name, the text, and what stands there instead. */
export function faultsIn(file: string, ...given: readonly (readonly [string, string, string])[]): readonly Fault[] {
  return given.map(([name, text, wrong]) => ({ name, file: `src/analysis/${file}`, text, wrong }));
}
