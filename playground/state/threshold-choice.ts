import { withThreshold } from "../../src/editor/threshold-text.ts";
import type { Threshold } from "../../src/editor/thresholds.ts";
import type { Place } from "../compute/contract.ts";
import { mainOf, type PolicyTexts, textAt } from "./policy-texts.ts";
import { changeBetween } from "./text-change.ts";

/** The thresholds of a policy and the one of them that is shown, with the texts that their places are about. */
export interface Thresholds {
  readonly texts: PolicyTexts;
  readonly all: readonly Threshold[];
  readonly chosen: Threshold | undefined;
}

/**
 * The thresholds of a later text; `found` is undefined where it has errors, and those before stay. Chosen stays what was
 * chosen: where edits have put it, else the comparison of the same words in the same rule. Where it is gone, and at first,
 * it is the first of all.
 */
export function thresholdsAfter(
  before: Thresholds | undefined,
  texts: PolicyTexts,
  found: readonly Threshold[] | undefined,
): Thresholds | undefined {
  if (found === undefined) return before && mainOf(before.texts).path === mainOf(texts).path ? before : undefined;
  const chosen = before?.chosen && {
    threshold: before.chosen,
    texts: before.texts,
  };
  const again = chosen && (atItsPlace(chosen, texts, found) ?? ofSameWords(chosen, texts, found));
  return { texts, all: found, chosen: again ?? found[0] };
}

interface Choice {
  readonly threshold: Threshold;
  readonly texts: PolicyTexts;
}

function atItsPlace(
  { threshold: { span }, texts: before }: Choice,
  texts: PolicyTexts,
  thresholds: readonly Threshold[],
): Threshold | undefined {
  const [was, is] = [textAt(before, span.file), textAt(texts, span.file)];
  if (was === undefined || is === undefined) return undefined;
  const at = (start: number): Threshold | undefined =>
    thresholds.find((each) => each.span.file === span.file && each.span.start === start);
  const change = changeBetween(was, is);
  if (change === undefined) return at(span.start);
  const shifted = span.start + change.text.length - (change.end - change.start);
  // What is written at its very beginning may stand before it, or be a new first digit.
  return (
    (change.end <= span.start ? at(shifted) : undefined) ?? (span.start <= change.start ? at(span.start) : undefined)
  );
}

function ofSameWords(
  { threshold, texts: before }: Choice,
  texts: PolicyTexts,
  thresholds: readonly Threshold[],
): Threshold | undefined {
  const wanted = wordsOf(threshold, before);
  return thresholds.find((each) => wordsOf(each, texts) === wanted);
}

/** The rule and the comparison, without its number and without blanks. */
function wordsOf({ span, comparison, in: place }: Threshold, texts: PolicyTexts): string {
  const text = textAt(texts, span.file) ?? "";
  const words = `${text.slice(comparison.start, span.start)} # ${text.slice(span.end, comparison.end)}`;
  return JSON.stringify([span.file, place.kind, place.name, words.replaceAll(/\s+/g, "")]);
}

/** A number in a text that may be written anew: only while the text is this one. */
export interface WrittenPlace {
  readonly place: Place;
  readonly text: string;
}

/** With another number; undefined where `present` is another text, in which something else may stand at the place. */
export function rewritten({ place, text }: WrittenPlace, present: string, value: string): WrittenPlace | undefined {
  if (text !== present) return undefined;
  const moved = withThreshold(text, place, value);
  return { place: { ...place, end: place.end + moved.length - text.length }, text: moved };
}
