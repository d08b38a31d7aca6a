import { minorDigitsOf } from "../values/money.ts";
import type { Constant, Domain, Value } from "./condition.ts";
import type { Policy } from "./policy.ts";
import type { FieldType } from "./types.ts";

/** What a value is measured in. */
export function domainOf(value: Value, policy: Policy): Domain {
  switch (value.kind) {
    case "constant":
      return domainOfConstant(value.constant);
    case "field":
      return domainOfType(typeOfField(value.field, policy));
    case "item field": {
      const list = typeOfField(value.list, policy);
      if (list.kind === "list") return domainOfType(list.of);
      const field = list.kind === "items" ? list.fields[value.field] : undefined;
      if (field === undefined) throw new Error("This is a bug: an item field of something that has none");
      return domainOfType(field.type);
    }
    case "arithmetic":
    case "scale":
    case "sum":
      return value.domain;
    case "count":
      return { kind: "number", decimals: 0 };
    case "days between":
      return { kind: "days" };
    case "time between":
      return { kind: "milliseconds" };
    case "weekday of":
      return { kind: "weekday" };
    case "time of":
      return { kind: "time of day" };
  }
}

/** Throws for lists, which are no values. */
export function domainOfType(type: FieldType): Domain {
  switch (type.kind) {
    case "text":
    case "yes/no":
    case "choice":
    case "date":
    case "time":
      return { kind: type.kind };
    case "number":
      return type.decimals === undefined ? { kind: "number" } : { kind: "number", decimals: type.decimals };
    case "money":
      return { kind: "money", currencies: type.currencies, extra: 0 };
    case "list":
    case "items":
      throw new Error("This is a bug: a list has no domain");
  }
}

/**
 * The decimals of one unit in which arithmetic of a domain counts: cents of a dollar, tenths of a cent where a scale made
 * it so. 0 where the domain counts whole things.
 */
export function unitDecimals(domain: Domain, currency: string | undefined): number {
  if (domain.kind === "number") return domain.decimals ?? 0;
  if (domain.kind !== "money") return 0;
  return (currency === undefined ? 0 : (minorDigitsOf(currency) ?? 2)) + domain.extra;
}

function typeOfField(place: number, policy: Policy): FieldType {
  const field = policy.fields[place];
  if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
  return field.type;
}

function domainOfConstant(constant: Constant): Domain {
  switch (constant.kind) {
    case "number": {
      const point = constant.value.indexOf(".");
      return { kind: "number", decimals: point < 0 ? 0 : constant.value.length - point - 1 };
    }
    case "money":
      return { kind: "money", currencies: [constant.currency], extra: 0 };
    default:
      return { kind: constant.kind };
  }
}
