import type { PolicyTree } from "../grammar/tree.ts";

/** What the compiler may ask of its surroundings: the files that a policy names. It reads nothing else. */
export interface Host {
  /** A text by its path, or in plain words why it cannot be read. */
  readonly readFile: (path: string) => { readonly text: string } | { readonly problem: string };
  /** Paths outside the folder of the main policy are allowed. */
  readonly allowOutside?: boolean;
}

/** A file of the policy; the main one first. */
export interface PolicyFile {
  readonly text: string;
  readonly tree: PolicyTree;
  /** True for all but the main file. */
  readonly included: boolean;
}
