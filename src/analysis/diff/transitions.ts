import type { Standing } from "../../model/asking.ts";
import { draftOf, literalsOf, widened } from "../draft.ts";
import { outOfBudget } from "../limits.ts";
import { differing } from "../oversight.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import { apart } from "./apart.ts";
import { changedRules } from "./changed-rules.ts";
import { type Decider, deciderOf, oversightText } from "./decider.ts";
import { drawnRanges } from "./drawn-words.ts";
import type { JointSpace } from "./joint-space.ts";
import { patternsOf } from "./pattern.ts";
import type { Region } from "./region.ts";
import { isSameBesideRules } from "./slice.ts";
import { most, type Transition, type Transitions, tooMany } from "./transition.ts";
import type { United } from "./united.ts";

interface Looked extends Pick<Transition, "from" | "to" | "witness" | "draws"> {
  /** How many are looked for. */
  readonly boxes: number;
  regions: readonly Region[];
  all: boolean;
}

/**
 * Every way in which the oversight of an input differs, of all inputs or of those whose values are known. Inputs come first
 * whose values are all known and that only changed rules apply to, then all whose values are known, then all others.
 */
export function transitionsIn(joint: JointSpace, united: United, inputs: "known" | "all"): Transitions {
  const { space, view, draws, drawn } = joint;
  const { circuit } = space;
  const { solver } = circuit;
  const differs = differing(circuit, joint.old, joint.new);
  const found = new Map<string, Looked>();
  const undecided: string[] = [];
  if (differs === FALSE) return { found: [], undecided };
  const patterns = patternsOf(circuit, joint);
  const active = solver.fresh(true);
  const [decideOld, decideNew] = [united.old, united.new].map(({ policy }) => deciderOf(policy)) as [Decider, Decider];
  const unchanged = united.old.rulePlaces.filter((place) => !united.old.changed.has(place));
  const others = circuit.or(unchanged.map((place) => view.rules[place]?.possible ?? FALSE));

  const touched = isSameBesideRules(united) ? [standsApart(joint, united)] : [];
  const among = inputs === "known" ? [view.allKnown] : [];
  const phases: readonly (readonly Literal[])[] = [
    [view.allKnown, negated(others)],
    [view.allKnown],
    ...(inputs === "all" ? [[]] : []),
  ];
  let looked = 0;

  /** Where values are tried, an input that differs may be another than was looked for, and be apart in another way. */
  const isAsFound = (standing: Standing, place: number): boolean => {
    const { certain = FALSE, possible = FALSE } = view.rules[place] ?? {};
    return solver.isTrue(certain) === (standing === "certain") && solver.isTrue(possible) === (standing !== "no");
  };

  const lookAmong = (phase: readonly Literal[]): void => {
    for (; ; looked++) {
      let last: Pick<Transition, "from" | "to" | "witness" | "draws"> | undefined;
      const answer = space.find([...touched, ...phase, differs, active], ({ input, judged }) => {
        const drawnSo = draws.found(solver);
        const [from, to] = [decideOld(input)(drawnSo), decideNew(input)(drawnSo)];
        last = { from, to, witness: input, draws: drawnSo };
        return oversightText(from) !== oversightText(to) && judged.standings.every(isAsFound);
      });
      if (answer.kind === "none") return;
      if (looked >= most.inputs || found.size >= most.transitions) {
        undecided.push(tooMany(found.size));
        return;
      }
      const target = patterns.found();
      const start = draftOf(space, view, [...drawn.keys()]);
      if (answer.kind !== "found" || last === undefined) {
        if (answer.kind === "undecided") undecided.push(...answer.because);
        solver.addClause([negated(active), negated(target)]);
        continue;
      }
      const key = apart(last.from, last.to).map(oversightText).join(" ");
      const boxes = phase.length === 0 && found.size >= most.inFull ? most.boxesOfUnknown : most.boxes;
      const transition = found.get(key) ?? { ...last, boxes, regions: [], all: true };
      found.set(key, transition);
      if (transition.regions.length >= transition.boxes) {
        transition.all = false;
        solver.addClause([negated(active), negated(target)]);
        continue;
      }
      const draft = widened(space, view, target, among, start);
      const { cells, facts, literals } = draft;
      transition.regions = [...transition.regions, { cells, facts, ranges: drawnRanges(literals, drawn) }];
      solver.addClause([negated(active), ...literalsOf(view.input, draft).map(negated)]);
    }
  };
  try {
    for (const phase of phases) lookAmong(phase);
  } catch (fault) {
    if (fault !== outOfBudget) throw fault;
    undecided.push("the conditions hang together in too many ways");
  }
  return { found: [...found.values()], undecided: [...new Set(undecided)] };
}

/** Where a changed rule, or one of two of the same name, stands otherwise than the other: only there can anything differ. */
function standsApart({ space: { circuit }, view }: JointSpace, united: United): Literal {
  const { and, or } = circuit;
  const differ = (first: Literal, second: Literal): Literal =>
    or([and([first, negated(second)]), and([negated(first), second])]);
  return or(
    changedRules(united).flatMap(({ places, isPair }) => {
      const [one, other] = places.map((place) => view.rules[place]);
      if (one === undefined || other === undefined || !isPair)
        return places.map((place) => view.rules[place]?.possible ?? FALSE);
      return [differ(one.certain, other.certain), differ(one.possible, other.possible)];
    }),
  );
}
