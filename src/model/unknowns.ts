import { compareText } from "../values/text.ts";
import { drawsSamples } from "./asking.ts";
import { type Reads, readsOf } from "./children.ts";
import type { UnknownRead } from "./combine.ts";
import type { Policy } from "./policy.ts";
import type { Reading } from "./read.ts";

/** What deciding looks at, worked out once for a policy. */
export interface LookedAt {
  /** Indices of all fields that deciding reads, ascending. */
  readonly fields: readonly number[];
  /** The same by the code points of their names. */
  readonly byName: readonly number[];
  /** Those of them that a decision lists whenever they are unknown; the others are read by `not by` only. */
  readonly always: ReadonlySet<number>;
  /** Those that `not by` reads. */
  readonly notBy: ReadonlySet<number>;
  readonly items: Reads["items"];
}

const lookedBefore = new WeakMap<Policy, LookedAt>();

export function lookedAt(policy: Policy): LookedAt {
  const known = lookedBefore.get(policy) ?? lookAt(policy);
  lookedBefore.set(policy, known);
  return known;
}

function lookAt(policy: Policy): LookedAt {
  const reads = readsOf(policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]));
  const always = new Set(reads.fields);
  if (policy.identifiedBy !== undefined && drawsSamples(policy)) always.add(policy.identifiedBy);
  const notBy = new Set(notByFields(policy));
  const fields = new Set([...always, ...notBy]);
  const byName = [...fields].sort((first, second) =>
    compareText(fieldAt(policy, first).name, fieldAt(policy, second).name),
  );
  return { fields: [...fields].sort((first, second) => first - second), byName, always, notBy, items: reads.items };
}

function fieldAt(policy: Policy, place: number): Policy["fields"][number] {
  const field = policy.fields[place];
  if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
  return field;
}

/** What could not be known, fields by code point; of a list each item in turn, its fields by code point. */
export function unknownReads(
  policy: Policy,
  looked: LookedAt,
  readingOf: (field: number) => Reading,
): readonly UnknownRead[] {
  return looked.byName.flatMap((place) => {
    const field = fieldAt(policy, place);
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
  const named = [...read].map((index) => ({ index, name: type.fields[index]?.path.join(".") ?? "" }));
  named.sort((first, second) => compareText(first.name, second.name));
  return value.items.flatMap((item, at) =>
    named.flatMap(({ index, name }) => {
      const reading = item[index];
      return reading === undefined || reading.known
        ? []
        : [{ place, field: `${list}[${at}].${name}`, cause: reading.cause, always: true }];
    }),
  );
}

function notByFields(policy: Policy): readonly number[] {
  const askings = policy.rules.flatMap((rule) => (rule.inDoubt ? [rule.asks, rule.inDoubt] : [rule.asks]));
  if (policy.otherwise) askings.push(policy.otherwise.asks);
  return askings.flatMap((asked) => asked.reviews.flatMap((part) => part.clauses.flatMap((clause) => clause.notBy)));
}
