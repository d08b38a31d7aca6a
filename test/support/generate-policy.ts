import type fc from "fast-check";
import type { Condition } from "../../src/model/condition.ts";
import type {
  Asking,
  AuditPart,
  Clause,
  Deadline,
  Details,
  Policy,
  Rate,
  ReviewPart,
  Rule,
  Within,
} from "../../src/model/policy.ts";
import { lookedAt } from "../../src/model/unknowns.ts";
import { asking, deadline, newYork, nowhere, policy as policyFrom, rate } from "./build-model.ts";
import { conditionMaker } from "./generate-condition.ts";
import { generateFields } from "./generate-fields.ts";
import { entropy, type Source, sourceOf } from "./source.ts";

/**
 * Generated policies, well typed, of every form the model has. To check something of a policy and many inputs, take
 * `policyWithInputs`; what it gives shrinks towards few, plain rules and inputs.
 */
export interface PolicyOptions {
  /** Whether conditions may hold presence tests, and fields `absent means`, and rules `in doubt`. All true unless given. */
  readonly presence?: boolean;
  readonly absentMeans?: boolean;
  readonly inDoubt?: boolean;
}

export function policies(options: PolicyOptions = {}): fc.Arbitrary<Policy> {
  return entropy(1200).map((numbers) => generatePolicy(sourceOf(numbers), options));
}

export function generatePolicy(source: Source, options: PolicyOptions = {}): Policy {
  const fields = generateFields(source, { absentMeans: options.absentMeans ?? true });
  const base: Policy = {
    ...policyFrom({}),
    name: source.pick(["Refunds", "", "Größe:1"]),
    ...(source.chance(80) ? { version: String(source.below(3)) } : {}),
    digest: `sha256:${source.below(9)}`,
    fields,
    ...(source.chance(75) ? { zone: newYork } : {}),
    ...(source.chance(75) ? { identifiedBy: 0 } : {}),
  };
  const parts = partMaker(source, base);
  const count = 1 + source.below(5);
  const rules = Array.from({ length: count }, (_, place) => parts.rule(place, options));
  const policy: Policy = {
    ...base,
    rules,
    ...(source.chance(60) ? { otherwise: parts.otherwise() } : {}),
    ...(source.chance(50) ? { spotCheck: { audit: parts.audit(), details: parts.details(), span: nowhere } } : {}),
  };
  const read = new Set(lookedAt(policy).fields);
  return { ...policy, fields: fields.map((field, place) => ({ ...field, read: read.has(place) })) };
}

/** A rule that only asks, over the fields of a policy. */
export function generateAskingRule(source: Source, policy: Policy, options: PolicyOptions = {}): Rule {
  return {
    ...partMaker(source, policy).rule(policy.rules.length, options),
    lets: false,
    asks: partMaker(source, policy).ask(),
  };
}

const teams = ["cfo", "finance", "legal"] as const;

interface PartMaker {
  readonly rule: (place: number, options: PolicyOptions) => Rule;
  readonly ask: () => Asking;
  readonly otherwise: () => NonNullable<Policy["otherwise"]>;
  readonly audit: () => AuditPart;
  readonly details: () => Details;
}

function partMaker(source: Source, policy: Policy): PartMaker {
  const condition = (presence: boolean): Condition => conditionMaker(source, { presence }, policy)(2);

  function share(): Rate {
    if (policy.identifiedBy === undefined || source.chance(40)) return rate("1");
    return rate(source.pick(["0.5", "0.3", "0.05", "0.9", "0.999", "0.01", "0", "0.0000000001"]));
  }

  function team(): readonly string[] {
    const some = source.some(teams);
    return some.length > 0 ? some : [source.pick(teams)];
  }

  function within(): Within {
    const unit = source.pick(["hours", "days", "minutes", "weeks", "working hours", "working days"] as const);
    return { amount: 1 + source.below(3), unit };
  }

  function clause(): Clause {
    const deadlines: readonly Deadline[] = source.chance(50)
      ? source
          .some([
            () => deadline(source.pick([24, 4, 25]), source.chance(70) ? "hours" : "minutes", ...chain()),
            () => deadline(1 + source.below(3), "working hours", ...chain()),
            () => deadline(1 + source.below(2), "working days", ...chain()),
          ])
          .map((make) => make())
      : [];
    const texts = policy.fields.flatMap(({ type }, place) => (type.kind === "text" ? [place] : []));
    return {
      people: 1 + source.below(2),
      anyOf: team(),
      notBy: source.chance(30) ? source.some(texts) : [],
      deadlines,
      lastResort: deadlines.length === 0 ? "none" : source.pick(["block", "proceed"] as const),
    };
  }

  function chain(): Deadline["chain"] {
    return Array.from({ length: source.below(3) }, () => ({
      clauses: Array.from({ length: 1 + source.below(2) }, () => ({ people: 1 + source.below(2), anyOf: team() })),
      ...(source.chance(70) ? { within: within() } : {}),
    }));
  }

  function reviewPart(): ReviewPart {
    return { rate: share(), clauses: Array.from({ length: 1 + source.below(2) }, clause) };
  }

  function audit(): AuditPart {
    const anyOf = source.chance(80) ? [team()] : [team(), team()];
    return { rate: share(), anyOf, ...(source.chance(50) ? { within: within() } : {}) };
  }

  function ask(): Asking {
    switch (source.below(6)) {
      case 0:
      case 1:
        return asking({ reviews: [reviewPart()] });
      case 2:
        return asking({ audits: [audit()] });
      case 3:
        return asking({ block: true });
      case 4:
        return asking({ reviews: [reviewPart(), reviewPart()], audits: [audit()] });
      default:
        return asking({ audits: [audit()], block: true });
    }
  }

  function details(): Details {
    return {
      show: source.chance(30) ? source.some(policy.fields.map((field) => field.name)) : [],
      ...(source.chance(30) ? { options: source.some(["approve", "reject", "escalate", "modify refund"]) } : {}),
      ...(source.chance(30) ? { reasonFrom: source.some(["wrong amount", "not our policy"]) } : {}),
      ...(source.chance(30) ? { because: source.pick(["REFUND-7", "four eyes", "<b>"]) } : {}),
    };
  }

  function doubt(): Asking {
    if (source.chance(30)) return asking({ block: true });
    return asking({ reviews: [{ rate: rate("1"), clauses: Array.from({ length: 1 + source.below(2) }, clause) }] });
  }

  return {
    ask,
    audit,
    details,
    otherwise: () => {
      const lets = source.chance(20);
      const asks = lets ? (source.chance(50) ? asking({ audits: [audit()] }) : asking({})) : ask();
      return { lets, asks, details: details(), span: nowhere };
    },
    rule: (place, { presence = true, inDoubt = true }) => {
      const lets = source.chance(25);
      const asks = lets ? (source.chance(40) ? asking({ audits: [audit()] }) : asking({})) : ask();
      const named = !source.chance(20);
      return {
        name: named
          ? source.pick(["large", "threats", "young account"]).concat(" ", String(place))
          : `rule ${place + 1}`,
        named,
        condition: condition(presence),
        exceptions: source.chance(30) ? Array.from({ length: 1 + source.below(2) }, () => condition(presence)) : [],
        lets,
        asks,
        ...(inDoubt && !lets && source.chance(25) ? { inDoubt: doubt() } : {}),
        details: details(),
        span: nowhere,
      };
    },
  };
}
