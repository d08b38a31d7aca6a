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
  const all = byGravity(reported.filter((one) => verbose || isOpen(one)));
  if (verbose) return renderDiagnostics(all.map(inFull), texts, colours, columns);
  const { shown, left } = few(all.filter((one) => !isProven(one)));
  const parts = [
    renderDiagnostics(shown.map(inShort), texts, colours, columns),
    leftText(left, texts, layout),
    ...provenBlocks(all.filter(isProven), texts, layout),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** So many of one code are told, errors all; of the others the places. */
const mostOfOneCode: Readonly<Record<Reported["severity"], number>> = {
  error: Number.POSITIVE_INFINITY,
  warning: 15,
  information: 3,
  hint: 3,
};

function few(all: readonly Reported[]): { readonly shown: readonly Reported[]; readonly left: readonly Reported[] } {
  const counts = new Map<string, number>();
  const shown: Reported[] = [];
  const left: Reported[] = [];
  for (const one of all) {
    const { code, severity } = one;
    const kind = `${severity} ${code}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    (count <= mostOfOneCode[severity] ? shown : left).push(one);
  }
  return { shown, left };
}

function isGrave({ severity }: Reported): boolean {
  return severity === "error" || severity === "warning";
}

function isProven({ code, severity }: Reported): boolean {
  return code === "ensure/proven" && severity === "information";
}

function inFull(one: Reported): Reported {
  const accepted = one.accepted === undefined ? "" : `\nAccepted: ${one.accepted.reason}`;
  return { ...one, message: laidOutMessage(one.message, true) + accepted, mends: one.mends.map(withText) };
}

/** Mends that add an example have no place here, nor the places of rules that the message names. */
function inShort(one: Reported): Reported {
  const related = isGrave(one) || !("rules" in one) ? one.related : [];
  return {
    ...one,
    message: laidOutMessage(one.message, false),
    related,
    mends: one.mends.filter((mend) => !addsText(mend)),
  };
}

/** A mend that adds lines of its own, an example: to people it is offered with its text only. */
function addsText({ edits }: Reported["mends"][number]): boolean {
  return edits.length === 1 && /^\s*example "/.test(edits[0]?.text ?? "");
}

function withText(mend: Reported["mends"][number]): Reported["mends"][number] {
  return addsText(mend) ? { ...mend, title: `${mend.title}:\n${mend.edits[0]?.text.trim()}` } : mend;
}

const mostLines = 20;

/** `information rules/overlap: 3 more, at refunds.signoff:12, 40` */
function leftText(left: readonly Reported[], texts: Texts, { colours }: FindingsLayout): string {
  const paint = painter(colours);
  const lines = [...Map.groupBy(left, ({ code, severity }) => `${severity} ${code}`).values()].map((own) => {
    const places = [...Map.groupBy(own, ({ span }) => span.file)].map(([file, inFile]) => {
      const starts = lineStarts(texts(file) ?? "");
      const numbers = new Set(inFile.map(({ span }) => positionAt(starts, span.start).line));
      const more = numbers.size > mostLines ? " …" : "";
      return `${printable(file)}:${[...numbers].slice(0, mostLines).join(", ")}${more}`;
    });
    const [{ code, severity }] = own as [Reported];
    const colour = severity === "warning" ? "yellow" : "blue";
    return `${paint(severity, colour)} ${code}: ${own.length} more, at ${places.join("; ")} (--verbose shows them)\n`;
  });
  return lines.join("");
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
  const shown = verbose ? regions : withoutRepeats(regions.map(shortened));
  const isCut = shown.some((region, at) => region !== regions[at]);
  return [
    message.slice(0, start).trimEnd(),
    ...shown.map((region) => `  ${region}`),
    ...(isCut ? ["  (--verbose shows them in full)"] : []),
    ...(end < 0 ? [] : [message.slice(end + 2)]),
  ].join("\n");
}

/** Regions that differ only in what was cut are told once. */
function withoutRepeats(regions: readonly string[]): readonly string[] {
  const bodies = regions.map((region) => region.replace(/^\(\d+\) /, ""));
  return regions.filter((_, at) => bodies.indexOf(bodies[at] as string) === at);
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
