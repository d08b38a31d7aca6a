import type { OutcomeName } from "../../model/policy.ts";
import { printDate } from "../../values/calendar.ts";
import { type Replay, unknownDay } from "../columns/replay.ts";
import { ruleNames, type Verdict } from "../verdict.ts";

/** Decisions of which the outcome differs between the live version and the draft. */
export interface Flips {
  /** Each pair of different outcomes that there is. */
  readonly flipped: readonly FlipCount[];
  /** Decisions known to be wrong that the live version reviews or blocks, and the draft does neither. */
  readonly letsPass: {
    readonly decisions: number;
    /** Of those: audited afterwards under the draft. */
    readonly foundLater: number;
    /** Of those: not seen by anybody under the draft. */
    readonly unseen: number;
  };
}

export interface FlipCount {
  /** The outcome under the live version. */
  readonly from: OutcomeName;
  /** The outcome under the draft. */
  readonly to: OutcomeName;
  readonly decisions: number;
  /** Of those: decisions known to be wrong, and known to be right. */
  readonly wrong: number;
  readonly right: number;
}

const outcomes: readonly OutcomeName[] = ["proceed", "audit", "review", "block"];

export function flipsBetween(draft: Replay, live: Replay): Flips {
  const now = outcomesOf(draft);
  const before = outcomesOf(live);
  // By pair of outcomes and by what is known: not known, right, wrong.
  const counts = new Uint32Array(outcomes.length * outcomes.length * 3);
  const { errors } = draft;
  for (let row = 0; row < draft.rows; row++) {
    const pair = (before[live.classOf[row] as number] as number) * 4 + (now[draft.classOf[row] as number] as number);
    const at = pair * 3 + (errors[row] as number) + 1;
    counts[at] = (counts[at] as number) + 1;
  }
  const flipped: FlipCount[] = [];
  for (const [first, from] of outcomes.entries())
    for (const [second, to] of outcomes.entries()) {
      const at = (first * 4 + second) * 3;
      const [unknown = 0, right = 0, wrong = 0] = counts.subarray(at, at + 3);
      const decisions = unknown + right + wrong;
      if (from !== to && decisions > 0) flipped.push({ from, to, decisions, wrong, right });
    }
  const passing = (to: OutcomeName): number =>
    flipped.filter((flip) => isHeld(flip.from) && flip.to === to).reduce((sum, { wrong }) => sum + wrong, 0);
  const foundLater = passing("audit");
  const unseen = passing("proceed");
  return { flipped, letsPass: { decisions: foundLater + unseen, foundLater, unseen } };
}

function isHeld(outcome: OutcomeName | undefined): boolean {
  return outcome === "review" || outcome === "block";
}

/** By class: the place of its outcome. */
function outcomesOf({ classes }: Replay): Uint8Array {
  return Uint8Array.from(classes, ({ verdict }) => outcomes.indexOf(verdict.outcome));
}

/** All that is given must hold. */
export interface FlipFilter {
  /** The outcome under the live version. */
  readonly from?: OutcomeName;
  /** The outcome under the draft. */
  readonly to?: OutcomeName;
  /** A rule that applies under the live version or under the draft. */
  readonly rule?: string;
  /** A team that reviews or audits under the live version or under the draft; `finance` also where `finance or legal` does. */
  readonly team?: string;
  /** Only decisions known to be wrong. */
  readonly onlyWrong?: boolean;
  /** Only decisions that the live version reviews or blocks, and the draft does neither. */
  readonly onlyLetPass?: boolean;
}

export interface FlippedRows {
  /** Decisions that the filter takes. */
  readonly total: number;
  /** Those of the page asked for, in the order of the history. */
  readonly rows: readonly FlippedRow[];
}

export interface FlippedRow {
  /** From 1, without a header. */
  readonly row: number;
  /** `YYYY-MM-DD`, where known. */
  readonly day?: string;
  /** 0 to 23, where known. */
  readonly hour?: number;
  /** Whether the decision was wrong, where known. */
  readonly wrong?: boolean;
  readonly live: FlippedVerdict;
  readonly draft: FlippedVerdict;
  /** What `decide` would be given. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface FlippedVerdict {
  readonly outcome: OutcomeName;
  /** Rules that apply. */
  readonly rules: readonly string[];
  /** Teams that review, `finance or legal` where any of them may. */
  readonly reviews: readonly { readonly team: string; readonly people: number }[];
  /** Teams that audit. */
  readonly audits: readonly string[];
}

/** Flipped decisions that the filter takes: `count` of them from a place on, counted from 0. */
export function flippedRows(draft: Replay, live: Replay, filter: FlipFilter, from: number, count: number): FlippedRows {
  const isTaken = takenPairs(draft, live, filter);
  const rows: FlippedRow[] = [];
  let total = 0;
  for (let row = 0; row < draft.rows; row++) {
    if (!isTaken(draft.classOf[row] as number, live.classOf[row] as number)) continue;
    if (filter.onlyWrong === true && draft.errors[row] !== 1) continue;
    if (total >= from && rows.length < count) rows.push(flippedRow(draft, live, row));
    total++;
  }
  return { total, rows };
}

/** Told from classes alone. */
function takenPairs(
  draft: Replay,
  live: Replay,
  filter: FlipFilter,
): (draftClass: number, liveClass: number) => boolean {
  const now = outcomesOf(draft);
  const before = outcomesOf(live);
  const from = filter.from === undefined ? -1 : outcomes.indexOf(filter.from);
  const to = filter.to === undefined ? -1 : outcomes.indexOf(filter.to);
  const named = (replay: Replay, holds: (verdict: Verdict) => boolean): Uint8Array =>
    Uint8Array.from(replay.classes, ({ verdict }) => (holds(verdict) ? 1 : 0));
  const ruleOf = (replay: Replay): Uint8Array => {
    const place = filter.rule === undefined ? -1 : ruleNames(replay.policy).indexOf(filter.rule);
    return named(replay, ({ rules }) => filter.rule === undefined || rules.some((rule) => rule.place === place));
  };
  const teamOf = (replay: Replay): Uint8Array =>
    named(replay, ({ reviews, audits }) => {
      const { team } = filter;
      if (team === undefined) return true;
      return [...reviews.map((review) => review.team), ...audits].some(
        (each) => each === team || each.split(" or ").includes(team),
      );
    });
  const [ruleNow, ruleBefore, teamNow, teamBefore] = [ruleOf(draft), ruleOf(live), teamOf(draft), teamOf(live)];
  return (draftClass, liveClass) => {
    const second = now[draftClass] as number;
    const first = before[liveClass] as number;
    if (first === second || (from >= 0 && first !== from) || (to >= 0 && second !== to)) return false;
    if (filter.onlyLetPass === true && !(isHeld(outcomes[first]) && !isHeld(outcomes[second]))) return false;
    if (ruleNow[draftClass] !== 1 && ruleBefore[liveClass] !== 1) return false;
    return teamNow[draftClass] === 1 || teamBefore[liveClass] === 1;
  };
}

function flippedRow(draft: Replay, live: Replay, row: number): FlippedRow {
  const day = draft.days[row] as number;
  const hour = draft.hours[row] as number;
  const error = draft.errors[row] as number;
  return {
    row: row + 1,
    ...(day === unknownDay ? {} : { day: printDate(day) }),
    ...(hour < 0 ? {} : { hour }),
    ...(error < 0 ? {} : { wrong: error === 1 }),
    live: verdictIn(live, row),
    draft: verdictIn(draft, row),
    input: draft.inputOf(row),
  };
}

function verdictIn({ policy, classes, classOf }: Replay, row: number): FlippedVerdict {
  const found = classes[classOf[row] as number];
  if (found === undefined) throw new Error("This is a bug: a row of no class");
  const names = ruleNames(policy);
  const { outcome, rules, reviews, audits } = found.verdict;
  return { outcome, rules: rules.map(({ place }) => names[place] ?? ""), reviews, audits };
}
