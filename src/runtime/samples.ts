import type { Draws, Standing } from "../model/asking.ts";
import { askedBy, isSampled } from "../model/asking.ts";
import type { Decision } from "../model/decision.ts";
import type { Asking, Policy, Rate } from "../model/policy.ts";
import { type SampleKind, sampleDraw } from "../values/md5.ts";

/** What is decided where the rules stand in one way and every value is known: one decision, or one by what is drawn. */
export type Decided =
  | { readonly decision: Decision }
  | {
      readonly decision?: undefined;
      readonly kinds: readonly KindDrawn[];
      readonly cells: (Decision | undefined)[];
      readonly make: (draws: Draws) => Decision;
    };

/** The thresholds between which a draw of this kind changes nothing, ascending. */
interface KindDrawn {
  readonly kind: SampleKind;
  readonly thresholds: readonly number[];
}

/** Up to so many combinations of draws are decided beforehand, to find which of them matter at all. */
const MOST_CELLS_TRIED = 64;

const sampleKinds: readonly SampleKind[] = ["review", "audit", "spot check"];

export function decidedBySamples(
  policy: Policy,
  standings: readonly Standing[],
  make: (draws: Draws) => Decision,
): Decided {
  let kinds = sampleKinds
    .map((kind) => ({ kind, thresholds: thresholdsOf(policy, standings, kind) }))
    .filter(({ thresholds }) => thresholds.length > 0);
  const size = kinds.reduce((product, { thresholds }) => product * (thresholds.length + 1), 1);
  if (size <= MOST_CELLS_TRIED) {
    for (const kind of [...kinds]) {
      const others = kinds.filter((other) => other !== kind);
      if (everyCell(others, (draws) => isSame(kind, draws, make))) kinds = others;
    }
  }
  if (kinds.length === 0) return { decision: make({ review: 0, audit: 0, "spot check": 0 }) };
  return { kinds, cells: [], make };
}

/** The decision for an id: one draw for each kind that matters. */
export function drawn(decided: Decided, salt: string, id: string): Decision {
  if (decided.decision !== undefined) return decided.decision;
  const draws = { review: 0, audit: 0, "spot check": 0 };
  let cell = 0;
  for (const { kind, thresholds } of decided.kinds) {
    const draw = sampleDraw(salt, kind, id);
    draws[kind] = draw;
    cell = cell * (thresholds.length + 1) + thresholds.filter((threshold) => threshold <= draw).length;
  }
  const known = decided.cells[cell];
  if (known !== undefined) return known;
  const decision = decided.make(draws);
  decided.cells[cell] = decision;
  return decision;
}

/** Does the decision stay the same object whatever is drawn of this kind, the others' draws given? */
function isSame({ kind, thresholds }: KindDrawn, draws: Draws, make: (draws: Draws) => Decision): boolean {
  const first = make({ ...draws, [kind]: 0 });
  return thresholds.every((threshold) => make({ ...draws, [kind]: threshold }) === first);
}

function everyCell(kinds: readonly KindDrawn[], test: (draws: Draws) => boolean): boolean {
  const visit = (place: number, draws: Draws): boolean => {
    const kind = kinds[place];
    if (kind === undefined) return test(draws);
    return [0, ...kind.thresholds].every((draw) => visit(place + 1, { ...draws, [kind.kind]: draw }));
  };
  return visit(0, { review: 0, audit: 0, "spot check": 0 });
}

/** Of a rule in doubt also the rates of what it would ask for certainly: they settle whether `otherwise` is certain. */
function thresholdsOf(policy: Policy, standings: readonly Standing[], kind: SampleKind): readonly number[] {
  const askings = policy.rules.flatMap((rule, place): readonly Asking[] => {
    const standing = standings[place] ?? "no";
    return standing === "possible" ? [askedBy(rule, standing), rule.asks] : [askedBy(rule, standing)];
  });
  if (policy.otherwise) askings.push(policy.otherwise.asks);
  const rates: readonly Rate[] =
    kind === "spot check"
      ? policy.spotCheck
        ? [policy.spotCheck.audit.rate]
        : []
      : askings.flatMap((asking) => (kind === "review" ? asking.reviews : asking.audits).map((part) => part.rate));
  const sampled = rates.filter((rate) => isSampled(rate) && rate.threshold > 0).map((rate) => rate.threshold);
  return [...new Set(sampled)].sort((first, second) => first - second);
}
