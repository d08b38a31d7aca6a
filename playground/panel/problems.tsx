import { computed } from "@preact/signals";
import { Fragment } from "preact";
import { useMemo, useState } from "preact/hooks";
import { lineStarts, positionAt } from "../../src/diagnostics/source.ts";
import { whole } from "../chart/numbers.ts";
import { tryInput } from "../state/case.ts";
import { facts } from "../state/compiled.ts";
import { show } from "../state/layout.ts";
import { applyMend } from "../state/mend.ts";
import { draft } from "../state/policy.ts";
import { textAt } from "../state/policy-texts.ts";
import { goTo } from "../state/selection.ts";
import { type Report, report, type Told } from "../state/told.ts";
import { beginningOf, partsOf } from "./message.ts";
import { type Way, waysOf } from "./ways.ts";
import { Words } from "./words.tsx";

const words = {
  error: "Error",
  warning: "Warning",
  information: "Note",
  hint: "Hint",
} as const;
const signs = { error: "✕", warning: "▲", information: "●", hint: "○" } as const;
/** What follows the first sentence is folded where it is longer, in characters. */
const longRest = 150;
/** Of one kind, so many are listed at first; where there are a few more, all of them. */
const fewAlike = 3;
const mostAlike = 6;
const moreAtOnce = 100;

/** The text has changed since, or is still being looked at. */
const isOld = computed(() => report.value?.stale ?? false);

interface Group {
  readonly title: string;
  readonly severities: readonly Told["severity"][];
}

const groups: readonly Group[] = [
  { title: "Errors", severities: ["error"] },
  { title: "Warnings", severities: ["warning"] },
  { title: "Good to know", severities: ["information", "hint"] },
];

/** What is wrong with the draft, the worst first: a press goes to the place, or tries the input that shows it. */
export function Problems() {
  const found = report.value;
  // Made anew where other problems are told, not with every change of the text.
  const list = useMemo(() => found && <List {...found} />, [found?.told]);
  if (found === undefined)
    return (
      <p class="empty" aria-busy="true">
        Reading the policy …
      </p>
    );
  return (
    <div class={found.stale ? "stale" : undefined} aria-busy={found.stale}>
      {list}
    </div>
  );
}

function List({ path, text, told: all }: Report) {
  const told = useMemo(() => problemsIn(all), [all]);
  const lineOf = useMemo(() => linesIn(path, text), [path, text]);
  return (
    <>
      {told.some(isWrong) ? null : <NoProblem hasNotes={told.length > 0} />}
      {groups.map(({ title, severities }) => {
        const inGroup = told.filter(({ severity }) => severities.includes(severity));
        return inGroup.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h3 class="group-title">
              {title} <small>{whole.format(inGroup.length)}</small>
            </h3>
            <ProblemList told={inGroup} lineOf={lineOf} />
          </section>
        );
      })}
    </>
  );
}

function isWrong({ severity }: Told): boolean {
  return severity === "error" || severity === "warning";
}

interface ProblemListProps {
  readonly told: readonly Told[];
  readonly lineOf: (span: Told["span"]) => number;
}

/** Of what is told again and again the first few are listed, and more with each press: nobody reads a thousand. */
function ProblemList({ told, lineOf }: ProblemListProps) {
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map());
  const ranks = new Map<string, number>();
  const alike = Map.groupBy(told, ({ code }) => code);
  return (
    <ul class="problems">
      {told.map((one) => {
        const { code, span, message } = one;
        const rank = (ranks.get(code) ?? 0) + 1;
        ranks.set(code, rank);
        const all = alike.get(code)?.length ?? 0;
        const most = all <= mostAlike ? all : (wanted.get(code) ?? fewAlike);
        if (rank > most) return null;
        return (
          <Fragment key={`${code} ${span.file} ${span.start} ${message}`}>
            <Problem told={one} line={lineOf(span)} />
            {rank < most || most >= all ? null : (
              <li class="alike">
                <button
                  type="button"
                  class="link"
                  onClick={() => setWanted(new Map(wanted).set(code, most + moreAtOnce))}
                >
                  {all - most > moreAtOnce
                    ? `Show ${moreAtOnce} of ${whole.format(all - most)} more of this kind`
                    : `Show ${whole.format(all - most)} more of this kind`}
                </button>
              </li>
            )}
          </Fragment>
        );
      })}
    </ul>
  );
}

function NoProblem({ hasNotes }: { readonly hasNotes: boolean }) {
  if (isOld.value) return <p class="empty">Looking at every possible decision …</p>;
  if (facts.value.last?.answer?.rules.length === 0)
    return (
      <div class="empty">
        <p>This policy has no rules yet: every decision proceeds without a person.</p>
        <p>
          Write the first below the fields, such as <code>rule "large" amount &gt; 10000 → review by committee</code>.
          Ctrl+Space shows what fits.
        </p>
      </div>
    );
  return (
    <p class={`empty good${hasNotes ? " short" : ""}`}>
      <span>
        <strong>
          <span aria-hidden="true">✓</span> Nothing is wrong with this policy.
        </strong>{" "}
        Every possible decision has been looked at.
      </span>
    </p>
  );
}

/** For the tab: what is to be looked after, not what is only good to know. */
export function problemCount(): { readonly number: number; readonly what: string; readonly bad: boolean } | undefined {
  const wrong = problemsIn(report.value?.told ?? []).filter(isWrong);
  if (wrong.length === 0) return undefined;
  return {
    number: wrong.length,
    what: wrong.length === 1 ? "problem" : "problems",
    bad: wrong.some(({ severity }) => severity === "error"),
  };
}

/** Good news is in a list of its own. */
function problemsIn(told: readonly Told[]): Told[] {
  return told.filter(({ code }) => code !== "ensure/proven");
}

function Problem({ told, line }: { readonly told: Told; readonly line: number }) {
  const { severity, message, span } = told;
  const [isOpen, setOpen] = useState(false);
  const witness = "witness" in told ? told.witness : undefined;
  const input = Array.isArray(witness) ? witness[0] : witness;
  const { lead, rest } = partsOf(message);
  const isFolded = rest.length > longRest && !isOpen;
  const ways = waysOf(told);
  return (
    <li class={severity}>
      <span class="sign" aria-hidden="true">
        {signs[severity]}
      </span>
      <div class="told">
        <button type="button" class="message" onClick={() => goTo(span)}>
          <span class="unseen">{words[severity]}: </span>
          <span class="lead">
            <Words text={lead} />
          </span>{" "}
          {rest === "" ? null : (
            <span class="rest">
              <Words text={isFolded ? beginningOf(rest) : rest} />{" "}
            </span>
          )}
        </button>
        <span class="where small">
          <span class="soft">line {whole.format(line)}</span>
          {rest.length > longRest ? (
            <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? "less" : "more"}
              <span class="unseen"> about: {lead}</span>
            </button>
          ) : null}
        </span>
      </div>
      {ways.length === 0 ? null : (
        <div class="ways">
          {ways.map((way) => (
            <WayButton key={way.mend.title} way={way} />
          ))}
        </div>
      )}
      {input === undefined ? null : (
        <button
          type="button"
          class="button"
          onClick={() => {
            tryInput(input, message);
            show("below", "case");
          }}
        >
          Try it<span class="unseen">: {message}</span>
        </button>
      )}
    </li>
  );
}

function WayButton({ way: { mend, shown, name } }: { readonly way: Way }) {
  return (
    <button
      type="button"
      class="button"
      title={mend.title}
      aria-label={name}
      disabled={isOld.value}
      onClick={() => applyMend(mend)}
    >
      {shown}
    </button>
  );
}

/** The lines of places in the text that was looked at, and in the other texts of the policy. */
function linesIn(path: string, text: string): (span: Told["span"]) => number {
  const starts = new Map([[path, lineStarts(text)]]);
  return ({ file, start }) => {
    const known = starts.get(file) ?? lineStarts(textAt(draft.peek(), file) ?? "");
    starts.set(file, known);
    return positionAt(known, start).line;
  };
}
