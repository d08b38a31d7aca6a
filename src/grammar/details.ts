import { report } from "./collector.ts";
import { type DetailWord, detailAt } from "./line-start.ts";
import {
  atEnd,
  endOfLast,
  expectWords,
  here,
  lose,
  parsePath,
  parseText,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
} from "./reader.ts";
import type { Details, OptionTree, Path, Text } from "./tree.ts";

/** The details of a block while its lines are read. */
export interface DetailsDraft {
  show: Path[];
  options?: NonNullable<Details["options"]>;
  reason?: NonNullable<Details["reason"]>;
  ifApproved?: Text;
  ifRejected?: Text;
  because?: Text;
}

export function emptyDetails(): DetailsDraft {
  return { show: [] };
}

/** Reads the detail lines that stand here, several to a clause if need be. */
export function parseDetails(reader: Reader, details: DetailsDraft): void {
  for (let word = detailAt(reader.tokens, reader.at); word !== undefined && !atEnd(reader); ) {
    const start = peek(reader).start;
    const twice = parseDetail(reader, word, details);
    if (twice) {
      const span = spanSince(reader, start);
      const mends = [{ title: "Drop this one", edits: [{ span, text: "" }] }];
      reader.add(report("syntax/twice", span, { what: word }, { mends }));
    }
    takeSymbol(reader, ",");
    word = atEnd(reader) ? undefined : detailAt(reader.tokens, reader.at);
  }
}

/** Reads one; true where the block has had it already. `show` may stand several times. */
function parseDetail(reader: Reader, word: DetailWord, details: DetailsDraft): boolean {
  switch (word) {
    case "show":
      takeWords(reader, "show");
      do details.show.push(parsePath(reader));
      while (takeListComma(reader));
      return false;
    case "options": {
      const start = peek(reader).start;
      takeWords(reader, "options");
      const options: OptionTree[] = [];
      do options.push(...parseOption(reader));
      while (takeListComma(reader));
      if (details.options !== undefined) return true;
      details.options = { options, span: spanSince(reader, start) };
      return false;
    }
    case "reason": {
      const start = peek(reader).start;
      takeWords(reader, "reason", "required");
      const from: Text[] = [];
      if (takeWords(reader, "from")) {
        do from.push(parseText(reader, "a reason in quotes"));
        while (takeListComma(reader));
      }
      if (details.reason !== undefined) return true;
      details.reason = { from, span: spanSince(reader, start) };
      return false;
    }
    case "if approved":
    case "if rejected": {
      takeWords(reader, ...word.split(" "));
      const text = parseText(reader, "a text in quotes: what happens then");
      const key = word === "if approved" ? "ifApproved" : "ifRejected";
      if (details[key] !== undefined) return true;
      details[key] = text;
      return false;
    }
    case "because": {
      takeWords(reader, "because");
      const text = parseText(reader, "the reason in quotes");
      if (details.because !== undefined) return true;
      details.because = text;
      return false;
    }
  }
}

/** A comma that another member of the list follows, not another detail. */
function takeListComma(reader: Reader): boolean {
  if (detailAt(reader.tokens, reader.at + 1) !== undefined && peek(reader, 1).kind !== "end") {
    const next = detailAt(reader.tokens, reader.at + 1);
    if (next === "because" || next === "reason") return false;
  }
  return takeSymbol(reader, ",");
}

function parseOption(reader: Reader): OptionTree[] {
  const start = here(reader).start;
  for (const kind of ["approve", "reject", "escalate"] as const)
    if (takeWords(reader, kind)) return [{ kind, span: spanSince(reader, start) }];
  if (!expectWords(reader, "an option: approve, modify FIELD, reject or escalate", "modify")) return [];
  const field = parsePath(reader);
  return [{ kind: "modify", field, span: { file: reader.file, start, end: endOfLast(reader) } }];
}

/** Reads `because "…"` at the end of a clause. */
export function parseBecause(reader: Reader): Text | undefined {
  if (!takeWords(reader, "because")) return undefined;
  if (peek(reader).kind !== "text") lose(reader, "the reason in quotes");
  return reader.lost ? undefined : parseText(reader, "the reason in quotes");
}
