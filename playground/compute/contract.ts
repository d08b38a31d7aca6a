import type { Mend } from "../../src/diagnostics/diagnostic.ts";
import type { Threshold } from "../../src/editor/thresholds.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Knowledge } from "../../src/model/knowledge.ts";
import type { Field } from "../../src/model/types.ts";
import type { Explanation } from "../../src/runtime/explain/explanation.ts";
import type { FlipFilter, FlippedRows, Flips } from "../../src/simulation/impact/flips.ts";
import type { Frontier } from "../../src/simulation/impact/frontier.ts";
import type { Impact } from "../../src/simulation/impact/impact.ts";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import type { FieldProposal } from "../../src/simulation/mapping/propose.ts";
import type { Problem } from "../../src/simulation/problem.ts";
import type { PolicyTexts } from "../state/policy-texts.ts";

/**
 * What the page asks of the worker that computes. Each question holds all it is about, and names the history that it is
 * asked over, so that an answer belongs to what was asked and to nothing else: over another history than the one in memory
 * nothing is answered. The worker keeps what it can use again. Spans are UTF-16 offsets into the text of a file.
 */
export interface Compute {
  /** Reads a history into memory; the one before is given up at once. */
  readonly load: (source: HistorySource, tell: (progress: Progress) => void) => Promise<TableInfo | Problem>;
  readonly unload: () => Promise<void>;
  /** A mapping from a text, or what is wrong with it. */
  readonly readMapping: (file: string, text: string) => Promise<Mapping | Problem>;
  /** What the columns may mean for the fields of a draft. */
  readonly propose: (question: ProposalQuestion) => Promise<Proposed | Problem | "errors" | undefined>;
  /** Undefined where the policy has errors. */
  readonly facts: (policy: PolicyTexts) => Promise<PolicyFacts | undefined>;
  readonly decide: (question: CaseQuestion) => Promise<CaseAnswer>;
  readonly example: (question: ExampleQuestion) => Promise<ExampleAnswer>;
  /** What draft and live version would have done with the history; undefined without one, or where it was stopped. */
  readonly impact: (question: ImpactQuestion) => Promise<ImpactAnswer | undefined>;
  /** Decisions that come out otherwise, a page of them; undefined without a history or something to compare with. */
  readonly flipped: (question: FlippedQuestion) => Promise<FlippedRows | undefined>;
  /** All of them, up to a million. */
  readonly allFlipped: (question: AllFlippedQuestion) => Promise<FlippedRows | undefined>;
  /** `tell`: the share done, from 0 to 1. Undefined where no threshold is at the place, or it was stopped. */
  readonly frontier: (question: FrontierQuestion, tell: (share: number) => void) => Promise<FrontierAnswer | undefined>;
  /** What the history says of the draft's fields and rules. */
  readonly knowledge: (question: KnowledgeQuestion) => Promise<Knowledge | undefined>;
  /** Ends the work on a question of this kind, which is then answered by nothing. */
  readonly stop: (kind: Stoppable) => Promise<void>;
  /** Undefined where the policy has errors. */
  readonly javascript: (policy: PolicyTexts) => Promise<CompiledText | undefined>;
}

/** Each history that is read has a number of its own. */
export type TableId = number;

export interface HistorySource {
  readonly id: TableId;
  /** For people, and by its ending what it is. */
  readonly name: string;
  /** A file of the reader's own, or the address of one of the library. */
  readonly from: Blob | string;
}

export interface Progress {
  readonly rows: number;
  /** Where it is known beforehand. */
  readonly total?: number;
}

export interface TableInfo {
  readonly id: TableId;
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnInfo[];
  /** Whether some columns were left out, too many or too large to be held. */
  readonly isCut: boolean;
}

export interface ColumnInfo {
  readonly name: string;
  /** In people's words: `text`, `whole numbers`. */
  readonly holds: string;
  readonly distinct: number;
  /** The first few values, as text. */
  readonly examples: readonly string[];
}

export interface Proposed {
  readonly mapping: Mapping;
  readonly fields: readonly FieldProposal[];
}

/** What panels say of a policy without reading its text. */
export interface PolicyFacts {
  readonly name: string;
  readonly version?: string;
  readonly digest: string;
  readonly fields: readonly Field[];
  /** The fields that name a decision and its moment. */
  readonly identifiedBy?: string;
  readonly datedBy?: string;
  readonly teams: readonly string[];
  readonly rules: readonly PlacedRule[];
  readonly ensures: readonly { readonly words: string; readonly place: Place }[];
  readonly examples: readonly PlacedInput[];
  readonly typicals: readonly PlacedInput[];
  /** Numbers in conditions that a frontier can be worked out for. */
  readonly thresholds: readonly Threshold[];
}

export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface PlacedRule {
  /** `rule 3` without a name of its own; also `otherwise` and `spot check`. */
  readonly name: string;
  readonly place: Place;
}

export interface PlacedInput {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

export interface CaseQuestion {
  readonly draft: PolicyTexts;
  /** What the draft is compared with. */
  readonly live: PolicyTexts | undefined;
  readonly input: unknown;
}

export type ExampleQuestion = Pick<CaseQuestion, "draft" | "input">;

/** The mend that adds an input to the draft as an example; `isPromised`: it fails until the draft keeps what it promises. */
export type ExampleAnswer =
  | { readonly kind: "example"; readonly mend: Mend; readonly isPromised: boolean }
  | { readonly kind: "kept before" }
  | { readonly kind: "unsayable" };

/** Each side undefined where its policy has errors, or is not there. */
export interface CaseAnswer {
  readonly draft: ExplainedCase | undefined;
  readonly live: Decision | undefined;
}

export interface ExplainedCase {
  readonly decision: Decision;
  readonly explanation: Explanation;
  /** Conditions of the rules where they are written. */
  readonly lit: readonly LitCondition[];
  readonly rules: readonly { readonly name: string; readonly standing: "certain" | "possible" | "no" }[];
}

export interface LitCondition {
  readonly place: Place;
  readonly truth: boolean | "unknown";
}

export interface NamedMapping {
  /** Of the mapping, for messages. */
  readonly file: string;
  readonly mapping: Mapping;
}

/** What every question over past decisions names. */
export interface OverHistory {
  readonly table: TableId;
  readonly mapping: NamedMapping | undefined;
}

export interface ProposalQuestion extends Pick<OverHistory, "table"> {
  readonly draft: PolicyTexts;
}

export interface KnowledgeQuestion extends OverHistory {
  readonly draft: PolicyTexts;
}

export interface ComparedQuestion extends KnowledgeQuestion {
  /** What the draft is compared with. */
  readonly live: PolicyTexts | undefined;
}

export interface ImpactQuestion extends ComparedQuestion {
  /** The version in force, where that is another. */
  readonly inForce?: PolicyTexts | undefined;
}

/** The draft may have errors, or the history cannot be read by it, in a sentence. */
export type ImpactAnswer =
  | {
      readonly kind: "counted";
      readonly impact: Impact;
      /** Where the rules of the draft are. */
      readonly rules: readonly PlacedRule[];
      /** What passes that is known to be wrong, and that the version in force stops; undefined where that decides nothing. */
      readonly letsPass?: Flips["letsPass"];
      /** Why there is no live version in the impact although one was given, in a sentence. */
      readonly liveProblem?: string;
    }
  | { readonly kind: "errors" }
  | { readonly kind: "problem"; readonly text: string };

export type Stoppable = "impact" | "flipped" | "allFlipped" | "frontier" | "knowledge";

export interface AllFlippedQuestion extends ComparedQuestion {
  readonly filter: FlipFilter;
}

export interface FlippedQuestion extends AllFlippedQuestion {
  /** From 0. */
  readonly from: number;
  readonly count: number;
}

export interface FrontierQuestion extends KnowledgeQuestion {
  /** Where the number of the threshold stands: one of `PolicyFacts.thresholds`. */
  readonly place: Place;
}

export type FrontierAnswer =
  | { readonly kind: "worked out"; readonly threshold: Threshold; readonly frontier: Frontier }
  | { readonly kind: "problem"; readonly text: string };

export interface CompiledText {
  /** An ES module; each statement on its line. */
  readonly code: string;
  /** Lines count from 1, the last included. */
  readonly rules: readonly { readonly rule: string; readonly from: number; readonly to: number }[];
}
