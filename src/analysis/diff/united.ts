import type { Policy, Rule } from "../../model/policy.ts";
import type { Field, FieldType, ItemField } from "../../model/types.ts";
import { reindexed } from "./reindexed.ts";
import { timesRead } from "./times-read.ts";

/** Two versions of a policy over the fields of both. */
export interface United {
  /** Its rules are those of the old version, then those that only the new one has. */
  readonly policy: Policy;
  readonly old: UnitedVersion;
  readonly new: UnitedVersion;
  /** Fields of one name that the versions read in different ways: they stand twice. */
  readonly twins: readonly Twin[];
}

export interface UnitedVersion {
  readonly policy: Policy;
  /** For each of its rules its place among the rules of both. */
  readonly rulePlaces: readonly number[];
  /** Its rules that the other version lacks, by place. What matters is what they do, not their names. */
  readonly changed: ReadonlySet<number>;
}

export interface Twin {
  readonly name: string;
  readonly old: number;
  readonly new: number;
}

export function unite(old: Policy, current: Policy): United {
  const fields: Field[] = [...old.fields];
  const twins: Twin[] = [];
  const placesByName = new Map(old.fields.map(({ name }, place) => [name, place]));
  const items = new Map<number, readonly number[]>();
  const places = current.fields.map((field, own) => {
    const place = placesByName.get(field.name);
    const other = place === undefined ? undefined : fields[place];
    if (place === undefined || other === undefined) return fields.push(field) - 1;
    const type = unitedType(other.type, field.type);
    if (type === undefined || !sameStandIn(other, field)) {
      twins.push({ name: field.name, old: place, new: fields.length });
      return fields.push(field) - 1;
    }
    if (type.kind === "items" && field.type.kind === "items")
      items.set(
        own,
        field.type.fields.map((item) => placeOf(type.fields, item)),
      );
    fields[place] = { ...other, type };
    return place;
  });
  const isSame = places.every((place, own) => place === own) && [...items.values()].every((one) => isCounting(one));
  const moved = isSame
    ? current
    : reindexed(current, {
        field: (place) => places[place] as number,
        item: (list, place) => items.get(list)?.[place] ?? place,
      });

  const { matched, left } = matchedRules(old.rules, moved.rules);
  const added: Rule[] = [];
  const changedNew = new Set<number>();
  const rulePlaces = moved.rules.map((rule, own) => {
    const place = matched.get(own);
    if (place !== undefined) return place;
    changedNew.add(own);
    return old.rules.length + added.push(rule) - 1;
  });
  const version = (policy: Policy, own: readonly number[], changed: ReadonlySet<number>): UnitedVersion => ({
    policy: { ...policy, fields },
    rulePlaces: own,
    changed,
  });
  const { otherwise, spotCheck, identifiedBy, zone, ...rest } = old;
  const isOld = current.zone === undefined || sameText(zone, current.zone) || timesRead(old).length > 0;
  const own = isOld ? zone : current.zone;
  return {
    policy: {
      ...rest,
      ...(own && { zone: own }),
      fields,
      rules: [...old.rules, ...added],
      ensures: [],
      examples: [],
      typicals: [],
    },
    old: version(old, [...old.rules.keys()], new Set(left)),
    new: version(moved, rulePlaces, changedNew),
    twins,
  };
}

/** By new rule the old one that does the same, namesakes first; and the old ones that are left. */
function matchedRules(
  old: readonly Rule[],
  current: readonly Rule[],
): { readonly matched: ReadonlyMap<number, number>; readonly left: readonly number[] } {
  const matched = new Map<number, number>();
  const left = new Set(old.keys());
  const names = new Map(old.map(({ name }, place) => [name, place]));
  for (const [own, rule] of current.entries()) {
    const place = names.get(rule.name);
    if (place === undefined || !left.has(place) || !doSame(old[place] as Rule, rule)) continue;
    matched.set(own, place);
    left.delete(place);
  }
  const unmatched = Map.groupBy(left, (place) => contentOf(old[place] as Rule));
  for (const [own, rule] of current.entries()) {
    const place = matched.has(own) ? undefined : unmatched.get(contentOf(rule))?.shift();
    if (place === undefined) continue;
    matched.set(own, place);
    left.delete(place);
  }
  return { matched, left: [...left] };
}

/** What a rule decides, whatever its name and what it shows. */
function contentOf({ condition, exceptions, lets, asks, inDoubt }: Rule): string {
  return JSON.stringify([condition, exceptions, lets, asks, inDoubt]);
}

function doSame(first: Rule, second: Rule): boolean {
  return (
    first.lets === second.lets &&
    sameData(first.condition, second.condition) &&
    sameData(first.exceptions, second.exceptions) &&
    sameData(first.asks, second.asks) &&
    sameData(first.inDoubt, second.inDoubt)
  );
}

function sameData(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== "object" || typeof second !== "object" || first === null || second === null) return false;
  if (Array.isArray(first)) {
    if (!Array.isArray(second) || first.length !== second.length) return false;
    for (let at = 0; at < first.length; at++) if (!sameData(first[at], second[at])) return false;
    return true;
  }
  let left = 0;
  for (const name in first) {
    if (!Object.hasOwn(second, name)) return false;
    if (!sameData(first[name as keyof typeof first], second[name as keyof typeof second])) return false;
    left++;
  }
  for (const _ in second) left--;
  return left === 0;
}

function isCounting(places: readonly number[]): boolean {
  return places.every((place, own) => place === own);
}

function placeOf(fields: readonly ItemField[], { path }: ItemField): number {
  return fields.findIndex((field) => field.path.join(".") === path.join("."));
}

/** Undefined where a value that one reads is not read as the same by the other. */
function unitedType(first: FieldType, second: FieldType): FieldType | undefined {
  if (first.kind !== "items" || second.kind !== "items") return sameText(first, second) ? first : undefined;
  const both = second.fields.flatMap((field) => {
    const other = first.fields[placeOf(first.fields, field)];
    return other === undefined ? [] : [[other, field] as const];
  });
  const isSame = both.every(([one, other]) => sameText(one.type, other.type) && sameStandIn(one, other));
  const more = second.fields.filter((field) => placeOf(first.fields, field) < 0);
  return isSame ? { ...first, fields: [...first.fields, ...more] } : undefined;
}

function sameStandIn(first: ItemField, second: ItemField): boolean {
  return sameText(first.absentMeans?.value, second.absentMeans?.value);
}

/** Both come from the same compiler, which writes alike what is alike. */
export function sameText(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
