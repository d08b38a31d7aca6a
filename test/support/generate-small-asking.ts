import type { Asking, Clause, Deadline, Details, Policy, Rate } from "../../src/model/policy.ts";
import { asking, auditPart, clause, deadline, rate } from "./build-model.ts";
import type { Source } from "./source.ts";

export interface SmallAsking {
  readonly ask: () => Asking;
  readonly doubt: () => Asking;
  readonly details: () => Details;
  readonly share: () => Rate;
  readonly teams: () => Policy["teams"];
}

const teams = ["finance", "legal", "finance or legal"] as const;

/** What the rules of a small policy ask for; its first `fields` fields may name people. */
export function smallAsking(source: Source, fields: number): SmallAsking {
  const sampled = source.chance(40);
  const rich = source.chance(60);
  const share = (): Rate => rate(sampled && source.chance(50) ? source.pick(["0.5", "0.25"]) : "1");

  function deadlines(): readonly Deadline[] {
    const time = { amount: 1, unit: "days" } as const;
    const step = { clauses: [{ people: 1, anyOf: ["cfo"] }], ...(source.chance(50) ? { within: time } : {}) };
    return source
      .some([
        () => deadline(source.pick([4, 24]), "hours", ...(source.chance(40) ? [step] : [])),
        () => deadline(1 + source.below(2), "working days", ...(source.chance(20) ? [step] : [])),
      ])
      .map((make) => make());
  }

  function asked(): Clause {
    const team = source.pick(teams);
    const people = 1 + source.below(2);
    if (!rich || source.chance(30)) return clause(team, people);
    const within = source.chance(50) ? deadlines() : [];
    return clause(team, people, {
      notBy: source.chance(40) ? [source.below(fields)] : [],
      deadlines: within,
      lastResort: within.length === 0 ? "none" : source.pick(["block", "proceed"] as const),
    });
  }

  function ask(): Asking {
    switch (source.below(5)) {
      case 0:
        return asking({ block: true });
      case 1:
        return asking({ audits: [{ ...auditPart("1", source.pick(teams)), rate: share() }] });
      case 2:
        if (rich && source.chance(30))
          return asking({
            audits: [{ ...auditPart("1", source.pick(teams)), rate: share() }],
            block: source.chance(50),
          });
        return asking({ reviews: [{ rate: share(), clauses: rich ? [asked(), asked()] : [asked()] }] });
      default:
        return asking({ reviews: [{ rate: share(), clauses: [asked()] }] });
    }
  }

  return {
    ask,
    share,
    doubt: () =>
      rich && source.chance(20)
        ? asking({ block: true })
        : asking({ reviews: [{ rate: rate("1"), clauses: [clause("legal")] }] }),
    details: () => ({
      show: [],
      ...(rich && source.chance(40) ? { options: source.some(["approve", "reject", "escalate"]) } : {}),
    }),
    teams: () =>
      ["finance", "legal"].flatMap((name) => {
        if (source.chance(40)) return [];
        const people = 1 + source.below(3);
        const days = { weekdays: [1, 2, 3, 4, 5], from: 540, to: 1020 };
        if (source.chance(70)) return [{ name, shifts: [], people }];
        return [{ name, shifts: Array.from({ length: people }, () => ({ ...days, people: 1 })) }];
      }),
  };
}
