/** What a build is made of: written in front of its service worker. */
export interface BuiltFiles {
  /** Of all its files together. */
  readonly version: string;
  readonly files: readonly BuiltFile[];
}

export interface BuiltFile {
  /** Relative to the page; the page itself is empty. */
  readonly path: string;
  /** sha256 in base64. */
  readonly digest: string;
}
