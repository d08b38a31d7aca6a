/** What there is to open: the policies that come with the page, or those of the folder that it is served for. Paths have forward slashes. */
export interface Library {
  /** Whether a policy may be written back. */
  readonly writable: boolean;
  /** Tells the folder from every other one, without saying where it is; undefined for the policies that come with the page. */
  readonly folder?: string;
  /** The path of the policy to open first: one that was named, or one with a history. */
  readonly open?: string;
  readonly policies: readonly LibraryPolicy[];
  /** There were more files in the folder than were looked at. */
  readonly cut?: true;
}

export interface LibraryPolicy {
  readonly title: string;
  readonly path: string;
  /** The files that the policy names. */
  readonly files: readonly string[];
  readonly histories: readonly LibraryHistory[];
  /** The path of the text that says where the histories come from, and under which licence. */
  readonly license?: string;
}

export interface LibraryHistory {
  readonly path: string;
  readonly bytes: number;
  /** The path of its mapping. */
  readonly mapping?: string;
}
