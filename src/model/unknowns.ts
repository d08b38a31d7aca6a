import { drawsSamples } from "./asking.ts";
import { type Reads, readsOf } from "./children.ts";
import type { UnknownRead } from "./combine.ts";
import type { Policy } from "./policy.ts";
import type { Reading } from "./read.ts";

/** What deciding looks at, worked out once for a policy. */
export interface LookedAt {
  /** Indices of all fields that deciding reads, ascending. */
  readonly fields: readonly number[];
  /** Those of them that a decision lists whenever they are unknown; the others are read by `not by` only. */
  readonly always: ReadonlySet<number>;
  readonly items: Reads["items"];
}

export function lookedAt(policy: Policy): LookedAt {
  const reads = readsOf(policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]));
  const always = new Set(reads.fields);
  if (policy.identifiedBy !== undefined && drawsSamples(policy)) always.add(policy.identifiedBy);
  const fields = new Set([...always, ...notByFields(policy)]);
  return { fields: [...fields].sort((first, second) => first - second), always, items: reads.items };
}

/** What could not be known, in the order of the fields; of a list each item in turn, its fields in their order. */
export function unknownReads(
  policy: Policy,
  looked: LookedAt,
  readingOf: (field: number) => Reading,
): readonly UnknownRead[] {
  return looked.fields.flatMap((place) => {
    const field = policy.fields[place];
    if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
    const reading = readingOf(place);
    const always = looked.always.has(place);
    if (!reading.known) return [{ place, field: field.name, cause: reading.cause, always }];
    return unknownItems(place, field.name, looked.items.get(place) ?? new Set(), field.type, reading);
  });
}

function unknownItems(
  place: number,
  list: string,
  read: ReadonlySet<number>,
  type: Policy["fields"][number]["type"],
  { value }: Reading & { readonly known: true },
): readonly UnknownRead[] {
  if (value.kind === "list") {
    return value.elements.flatMap((element, at) =>
      element.known || !read.has(-1) ? [] : [{ place, field: `${list}[${at}]`, cause: element.cause, always: true }],
    );
  }
  if (value.kind !== "items" || type.kind !== "items") return [];
  return value.items.flatMap((item, at) =>
    item.flatMap((reading, index) => {
      const path = type.fields[index]?.path ?? [];
      return reading.known || !read.has(index)
        ? []
        : [{ place, field: `${list}[${at}].${path.join(".")}`, cause: reading.cause, always: true }];
    }),
  );
}

function notByFields(policy: Policy): readonly number[] {
  const askings = policy.rules.flatMap((rule) => (rule.inDoubt ? [rule.asks, rule.inDoubt] : [rule.asks]));
  if (policy.otherwise) askings.push(policy.otherwise.asks);
  return askings.flatMap((asked) => asked.reviews.flatMap((part) => part.clauses.flatMap((clause) => clause.notBy)));
}
