import type { Span } from "../diagnostics/source.ts";
import type { Knowledge, RuleKnowledge } from "../model/knowledge.ts";
import type { PolicyReading } from "./reading.ts";
import { rulePlaces } from "./rule-places.ts";

/** A line above a rule: what the history says of it. */
export interface RuleLens {
  readonly span: Span;
  readonly title: string;
  readonly rule: string;
}

/** "412 a week · 9 found by no other rule · 98.8% certain", for every rule that the history knows. */
export function lensesOf(reading: PolicyReading, knowledge: Knowledge): readonly RuleLens[] {
  return rulePlaces(reading).flatMap(({ rule, span }) => {
    const known = Object.hasOwn(knowledge.rules, rule) ? knowledge.rules[rule] : undefined;
    return known === undefined ? [] : [{ span, title: lensTitle(known, rule), rule }];
  });
}

export function lensTitle({ applies, certain, alone, perWeek }: RuleKnowledge, rule: string): string {
  const often = perWeek === undefined ? `${count(applies)} in the history` : `${count(perWeek)} a week`;
  if (applies === 0) return "none in the history";
  const own = rule === "otherwise" || rule === "spot check" ? [] : [`${count(alone)} found by no other rule`];
  return [often, ...own, `${share(certain, applies)} certain`].join(" · ");
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

function count(number: number): string {
  return (number >= 10 || Number.isInteger(number) ? whole : tenths).format(number);
}

function share(part: number, whole: number): string {
  if (part === whole) return "100%";
  const percent = Math.min(99.9, Math.floor((part / whole) * 1000) / 10);
  return `${tenths.format(percent)}%`;
}
