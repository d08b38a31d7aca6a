import { painter, printable, renderDiagnostics, type Texts } from "../../diagnostics/render.ts";
import { lineStarts, positionAt } from "../../diagnostics/source.ts";
import { byGravity, isOpen, type Reported } from "./reported.ts";

export interface FindingsLayout {
  readonly colours: boolean;
  /** Undefined where no terminal reads: then nothing is broken. */
  readonly columns: number | undefined;
  /** Each proven ensure by itself, all of every region, the examples to be pasted, what is accepted. */
  readonly verbose: boolean;
}

/** Findings for people, the gravest first, what is proven in one block at the end. */
export function findingsText(reported: readonly Reported[], texts: Texts, layout: FindingsLayout): string {
  const { colours, columns, verbose } = layout;
  const shown = byGravity(reported.filter((one) => verbose || isOpen(one)));
  const proven = verbose ? [] : shown.filter(isProven);
  const others = verbose ? shown : shown.filter((one) => !isProven(one));
  const laidOut = others.map((one) => ({
    ...one,
    message: `${laidOutMessage(one.message, verbose)}${one.accepted ? `\nAccepted: ${one.accepted.reason}` : ""}`,
    mends: verbose ? one.mends.map(withText) : one.mends.filter((mend) => !addsText(mend)),
  }));
  const parts = [renderDiagnostics(laidOut, texts, colours, columns), ...provenBlocks(proven, texts, layout)];
  return parts.filter((part) => part !== "").join("\n");
}

function isProven({ code, severity }: Reported): boolean {
  return code === "ensure/proven" && severity === "information";
}

/** A mend that adds lines of its own, an example: to people it is offered with its text only. */
function addsText({ edits }: Reported["mends"][number]): boolean {
  return edits.length === 1 && /^\s*example "/.test(edits[0]?.text ?? "");
}

function withText(mend: Reported["mends"][number]): Reported["mends"][number] {
  return addsText(mend) ? { ...mend, title: `${mend.title}:\n${mend.edits[0]?.text.trim()}` } : mend;
}

/** Of a region no more than this is shown, unless all is asked for. */
const longestRegion = 240;

/** Numbered regions and the example on lines of their own. */
function laidOutMessage(message: string, verbose: boolean): string {
  const start = message.indexOf("(1) ");
  const end = message.lastIndexOf(". For example: ");
  const stop = end < 0 ? message.length : end;
  if (start < 0 || stop < start || !message.includes("; (2) ")) return message;
  const regions = message.slice(start, stop).split(/; (?=\(\d+\) )/);
  const shown = regions.map((region) => (verbose ? region : shortened(region)));
  const isCut = shown.some((region, at) => region !== regions[at]);
  return [
    message.slice(0, start).trimEnd(),
    ...shown.map((region) => `    ${region}`),
    ...(isCut ? ["    (--verbose shows them in full)"] : []),
    ...(end < 0 ? [] : [message.slice(end + 2)]),
  ].join("\n");
}

function shortened(region: string): string {
  if (region.length <= longestRegion) return region;
  const conditions = region.split(" and ");
  let kept = 1;
  for (let length = conditions[0]?.length ?? 0; kept < conditions.length; kept++) {
    length += 5 + (conditions[kept]?.length ?? 0);
    if (length > longestRegion - 25) break;
  }
  const left = conditions.length - kept;
  return left === 0
    ? region
    : `${conditions.slice(0, kept).join(" and ")} and ${left} more ${left === 1 ? "condition" : "conditions"}`;
}

/** One block for each file that ensures stand in: a line for each, in the words of the policy. */
function provenBlocks(proven: readonly Reported[], texts: Texts, { colours, columns }: FindingsLayout): string[] {
  const paint = painter(colours);
  const files = [...new Set(proven.map(({ span }) => span.file))];
  return files.map((file) => {
    const own = proven.filter(({ span }) => span.file === file);
    const text = texts(file) ?? "";
    const starts = lineStarts(text);
    const lines = own.map(({ span }) => {
      const { line } = positionAt(starts, span.start);
      const [whole = "", ...further] = text.slice(span.start, span.end).split(/\r\n|\r|\n/);
      const room = Math.max(20, (columns ?? 120) - margin.length);
      const more = whole.length > room || further.length > 0 ? " …" : "";
      return `${paint(`${String(line).padStart(5)} |`, "grey")} ${printable(whole.slice(0, room).trimEnd())}${more}`;
    });
    const head = `${paint(printable(file), "bold")} ${paint("information", "blue")} ensure/proven`;
    return [head, "  Proven for every possible decision:", ...lines, ""].join("\n");
  });
}

const margin = "    1 |  …";
