import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Constant, Domain, Value } from "../../model/condition.ts";
import { report, words } from "../context.ts";
import { decimalsOf, plainDecimal, shareOfPercent } from "../decimal.ts";
import { describeDomain } from "../describe.ts";
import { zoneMend } from "../mends.ts";
import { constantFor } from "./constant.ts";
import { describeLiteral } from "./mismatch.ts";
import type { LiteralOperand, Operand, ValueOperand } from "./operand-kind.ts";
import { unknownField } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import { listAsValue } from "./single-value.ts";

type Arithmetic = Expression & { kind: "arithmetic" };

/** `+`, `-` and `*`, exact: sums of one domain, lengths between dates and times, products with a fixed number. */
export function arithmeticValue(scope: Scope, expression: Arithmetic): ValueOperand | undefined {
  const [left, right] = [scope.operandOf(scope, expression.left), scope.operandOf(scope, expression.right)];
  if (left === undefined || right === undefined) return undefined;
  for (const side of [left, right]) {
    if (side.kind === "list") return listAsValue(scope, side);
    if (side.kind === "word")
      return side.expression.kind === "path" ? unknownField(scope, side.expression.path) : undefined;
  }
  if (left.kind === "literal" && right.kind === "literal")
    return report(scope.context, "type/fixed", expression.span, {});
  if (expression.operator === "*") return product(scope, expression, left, right);
  if (left.kind === "value" && right.kind === "value") return sumOrLength(scope, expression, left, right);
  const value = left.kind === "value" ? left : (right as ValueOperand);
  const literal = left.kind === "literal" ? left.expression : (right as LiteralOperand).expression;
  return withLiteral(scope, expression, value, literal, left.kind === "literal");
}

function result(scope: Scope, expression: Expression, value: Value, domain: Domain): ValueOperand {
  return { kind: "value", value, domain, what: words(scope.context, expression.span), expression };
}

function product(scope: Scope, expression: Arithmetic, left: Operand, right: Operand): ValueOperand | undefined {
  if (left.kind === "value" && right.kind === "value")
    return report(scope.context, "type/product", expression.span, {});
  const value = (left.kind === "value" ? left : right) as ValueOperand;
  const { expression: literal } = (left.kind === "literal" ? left : right) as LiteralOperand;
  const factor = literal.kind === "brackets" ? literal.inner : literal;
  const scales = value.domain.kind === "number" || value.domain.kind === "money";
  if (!scales || (factor.kind !== "number" && factor.kind !== "percent")) {
    return notPossible(scope, expression, value, factor);
  }
  if (!exact(scope, value)) return undefined;
  const by = factor.kind === "percent" ? shareOfPercent(factor.decimal) : plainDecimal(factor.decimal);
  const domain = finer(value.domain, decimalsOf(by));
  return result(scope, expression, { kind: "scale", value: value.value, by, domain }, domain);
}

function finer(domain: Domain, by: number): Domain {
  if (domain.kind === "number") return { kind: "number", decimals: (domain.decimals ?? 0) + by };
  if (domain.kind === "money") return { ...domain, extra: domain.extra + by };
  return domain;
}

/** Numbers need declared decimals; reports where they have none. */
function exact(scope: Scope, operand: ValueOperand): boolean {
  if (operand.domain.kind !== "number" || operand.domain.decimals !== undefined) return true;
  report(
    scope.context,
    "type/needs-decimals",
    operand.expression.span,
    { field: operand.what },
    {
      mends: decimalsMend(scope, operand),
    },
  );
  return false;
}

function decimalsMend({ context }: Scope, { value, what }: ValueOperand) {
  const declaration = value.kind === "field" ? context.fields.fields[value.field]?.declaration : undefined;
  if (declaration === undefined || declaration.type.kind !== "number") return [];
  const at = declaration.type.span.start + "number".length;
  const place = { ...declaration.type.span, start: at, end: at };
  const text = declaration.type.range === undefined ? ", 2 decimals" : ", 2 decimals,";
  return [mend(`Declare \`${what}\` with 2 decimals`, place, text)];
}

function sumOrLength(
  scope: Scope,
  expression: Arithmetic,
  left: ValueOperand,
  right: ValueOperand,
): ValueOperand | undefined {
  const { operator } = expression;
  const calendar = (domain: Domain) => domain.kind === "date" || domain.kind === "time";
  if (operator === "-" && calendar(left.domain) && calendar(right.domain)) {
    if (left.domain.kind === "time" && right.domain.kind === "time") {
      const value: Value = { kind: "time between", left: left.value, right: right.value };
      return result(scope, expression, value, { kind: "milliseconds" });
    }
    const timed = left.domain.kind === "time" || right.domain.kind === "time";
    if (timed && !scope.context.header.zone) {
      return report(
        scope.context,
        "type/zone-missing",
        expression.span,
        {
          what: words(scope.context, expression.span),
        },
        { mends: zoneMend(scope.context) },
      );
    }
    const value: Value = { kind: "days between", left: left.value, right: right.value };
    return result(scope, expression, value, { kind: "days" });
  }
  const domain = joined(left.domain, right.domain);
  if (domain === undefined || operator === "*") return notPossible(scope, expression, left, right);
  if (![exact(scope, left), exact(scope, right)].every(Boolean)) return undefined;
  return result(
    scope,
    expression,
    { kind: "arithmetic", operator, left: left.value, right: right.value, domain },
    domain,
  );
}

/** The domain of a sum: of one kind, with the finer decimals; money with a currency in common. */
export function joined(left: Domain, right: Domain): Domain | undefined {
  if (left.kind === "number" && right.kind === "number") {
    return { kind: "number", decimals: Math.max(left.decimals ?? 0, right.decimals ?? 0) };
  }
  if (left.kind === "money" && right.kind === "money") {
    const currencies = left.currencies.filter((currency) => right.currencies.includes(currency));
    return currencies.length === 0
      ? undefined
      : { kind: "money", currencies, extra: Math.max(left.extra, right.extra) };
  }
  return left.kind === right.kind && (left.kind === "days" || left.kind === "milliseconds") ? left : undefined;
}

function withLiteral(
  scope: Scope,
  expression: Arithmetic,
  value: ValueOperand,
  literal: Expression,
  literalFirst: boolean,
): ValueOperand | undefined {
  const { context } = scope;
  const { domain } = value;
  if (domain.kind === "date" || domain.kind === "time") {
    if (literal.kind === "date" || literal.kind === "instant")
      return lengthToLiteral(scope, expression, value, literal, literalFirst);
    if (literal.kind !== "duration") return notPossible(scope, expression, value, literal);
    return report(context, "type/date-shift", expression.span, { left: "one", right: "other" });
  }
  if (domain.kind !== "number" && domain.kind !== "money" && domain.kind !== "days" && domain.kind !== "milliseconds") {
    return notPossible(scope, expression, value, literal);
  }
  if (expression.operator === "*" || !exact(scope, value)) return undefined;
  const constant = constantFor(context, literal, { domain, what: value.what });
  if (constant === undefined) return undefined;
  const decimals = constant.kind === "number" ? decimalsOf(constant.value) : 0;
  const own = domain.kind === "number" ? { ...domain, decimals: Math.max(domain.decimals ?? 0, decimals) } : domain;
  const other: Value = { kind: "constant", constant };
  const [left, right] = literalFirst ? [other, value.value] : [value.value, other];
  return result(
    scope,
    expression,
    { kind: "arithmetic", operator: expression.operator, left, right, domain: own },
    own,
  );
}

/** `2026-01-01 - opened`: the literal is of its own kind. */
function lengthToLiteral(
  scope: Scope,
  expression: Arithmetic,
  value: ValueOperand,
  literal: Expression & { kind: "date" | "instant" },
  literalFirst: boolean,
): ValueOperand | undefined {
  const domain: Domain = { kind: literal.kind === "date" ? "date" : "time" };
  const constant: Constant | undefined = constantFor(scope.context, literal, { domain, what: value.what });
  if (constant === undefined) return undefined;
  const what = words(scope.context, literal.span);
  const other: ValueOperand = {
    kind: "value",
    value: { kind: "constant", constant },
    domain,
    what,
    expression: literal,
  };
  return literalFirst ? sumOrLength(scope, expression, other, value) : sumOrLength(scope, expression, value, other);
}

function notPossible(
  scope: Scope,
  expression: Arithmetic,
  value: ValueOperand,
  other: ValueOperand | Expression,
): undefined {
  const isValue = other.kind === "value";
  return report(scope.context, "type/arithmetic", expression.span, {
    operator: expression.operator,
    left: value.what,
    leftType: describeDomain(value.domain),
    right: isValue ? other.what : words(scope.context, other.span),
    rightType: isValue ? describeDomain(other.domain) : describeLiteral(other),
  });
}
