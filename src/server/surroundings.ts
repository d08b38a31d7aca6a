import type { Host } from "../compiler/host.ts";
import type { RequiredFile } from "../compiler/required/required.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import type { PolicyTree } from "../grammar/tree.ts";
import type { Policy } from "../model/policy.ts";
import type { Told } from "./told.ts";

/** Where the language server runs: what it may read, and how it names it. */
export interface Surroundings {
  /** The path under which a document is read, with `/` separators; equal for all spellings of one address. */
  readonly pathOf: (uri: string) => string;
  readonly uriOf: (path: string) => string;
  /** Of Signoff. */
  readonly version?: string;
  /** The text of a file that a policy names and that no editor holds open. */
  readonly hostOf: (main: string) => Host;
  /** What is asked of a policy besides what it says itself; undefined where nothing is. */
  readonly demandsOn?: (path: string) => Demands | undefined;
  /** Where the page of a code of a message is. */
  readonly pageOf?: (code: string) => string | undefined;
  /** The client stumbles over places in files that it does not hold open. */
  readonly knowsOpenFilesOnly?: boolean;
  /** Shows snippets although it does not say so. */
  readonly takesSnippets?: boolean;
  /** What a click on the figures above a rule runs in the client, with the name of the rule; they are plain text otherwise. */
  readonly lensCommand?: string;
  /** Tells why nothing is renamed, to a client that would drop what an error says. */
  readonly refuse?: (because: string) => void;
  /** All that is told of a policy, each time that it changes. */
  readonly heard?: (report: Heard) => void;
}

/** All that is told of one policy at one time. */
export interface Heard {
  readonly uri: string;
  /** Its path, as its spans name it. */
  readonly file: string;
  /** Of the document, as its client counts. */
  readonly version: number;
  readonly told: readonly Told[];
  /** `first` where promises and unknown values are still being looked at; `refused` where the policy has errors. */
  readonly proven: "asked" | "first" | "all" | "refused" | "failed";
}

/** What a configuration asks of one policy. */
export interface Demands {
  readonly required: readonly RequiredFile[];
  /** What is wrong with the configuration itself, and its text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly source: Source;
  /** Findings with the severities that it gives, without those that it accepts. */
  readonly weigh: (
    told: readonly Told[],
    policy: { readonly trees: readonly PolicyTree[]; readonly policy?: Policy },
  ) => readonly Told[];
}
