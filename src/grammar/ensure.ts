import { parseOutcome, parseReviewers } from "./action.ts";
import { report } from "./collector.ts";
import { parseBecause } from "./details.ts";
import {
  atWord,
  atWords,
  endOfLast,
  expectWords,
  here,
  lose,
  parsePath,
  parseText,
  part,
  peek,
  type Reader,
  spanSince,
  takeWords,
} from "./reader.ts";
import { parseCondition } from "./rule.ts";
import { isSymbol } from "./token.ts";
import type { Ensure, EnsurePromise } from "./tree.ts";

/** `ensure … → at least review by legal`, `ensure oversight rises with refund` */
export function parseEnsure(reader: Reader): Ensure {
  const start = peek(reader).start;
  takeWords(reader, "ensure");
  const name = peek(reader).kind === "text" ? { name: parseText(reader, "a name") } : {};
  const promise = parsePromise(reader);
  const because = parseBecause(reader);
  return {
    kind: "ensure",
    ...name,
    promise,
    ...(because === undefined ? {} : { because }),
    span: spanSince(reader, start),
  };
}

function parsePromise(reader: Reader): EnsurePromise {
  const start = here(reader).start;
  if (atWords(reader, "oversight", "rises") || atWords(reader, "oversight", "falls")) {
    const kind = atWord(reader, "rises", 1) ? "rises" : "falls";
    takeWords(reader, "oversight", kind);
    expectWords(reader, "`with` and a field", "with");
    return { kind, field: parsePath(reader), span: spanSince(reader, start) };
  }
  if (atWords(reader, "oversight", "does")) {
    takeWords(reader, "oversight", "does");
    expectWords(reader, "`not depend on` and a field", "not", "depend", "on");
    return { kind: "independent", field: parsePath(reader), span: spanSince(reader, start) };
  }
  const arrow = reader.tokens.findIndex((token, index) => index >= reader.at && isSymbol(token, "→"));
  if (arrow < 0) {
    const end = { ...here(reader), start: reader.tokens[reader.stop - 1]?.end ?? start };
    part(reader, reader.stop, "`→` and `at least` or `at most` an outcome", () => parseCondition(reader));
    reader.add(report("syntax/ensure-arrow-missing", { ...end, start, end: endOfLast(reader) }, {}));
    return { kind: "missing", span: spanSince(reader, start) };
  }
  const premise = part(reader, arrow, "`→`", () => parseCondition(reader));
  reader.at++;
  return parseBound(reader, start, premise);
}

function parseBound(reader: Reader, start: number, premise: ReturnType<typeof parseCondition>): EnsurePromise {
  const place = here(reader);
  const least = takeWords(reader, "at", "least");
  const most = !least && takeWords(reader, "at", "most");
  const outcome = parseOutcome(reader);
  if (outcome === undefined) {
    lose(reader, "`at least` or `at most` and an outcome");
    return { kind: "missing", span: here(reader) };
  }
  if (!least && !most) {
    const before = { ...place, end: place.start };
    const mends = ["at least", "at most"].map((text) => ({
      title: `Write ${text}`,
      edits: [{ span: before, text: `${text} ` }],
    }));
    reader.add(report("syntax/ensure-bound-missing", place, { outcome }, { mends }));
  }
  const reviewers = takeWords(reader, "by") ? { reviewers: parseReviewers(reader) } : {};
  const bound = most ? "at most" : "at least";
  return { kind: "bound", premise, bound, outcome, ...reviewers, span: spanSince(reader, start) };
}
