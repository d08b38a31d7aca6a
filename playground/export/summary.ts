import type { Impact } from "../../src/simulation/impact/impact.ts";
import type { ProvenChange } from "../change/contract.ts";
import { whole } from "../chart/numbers.ts";
import type { ComparedWords } from "../state/work.ts";
import { type Html, html, shortened, words } from "./html.ts";
import { impactPart } from "./impact-part.ts";
import { summaryStyle } from "./summary-style.ts";

/** What a page for somebody who does not know the playground is made from; all texts may be hostile. */
export interface Summary {
  readonly policy: {
    readonly name: string;
    readonly version?: string;
    readonly digest?: string;
    readonly file: string;
  };
  /** For people: when it was made. */
  readonly made: string;
  readonly history?: string;
  /** Undefined where no past decisions are open, or `noImpact` says why there are no figures. */
  readonly impact?: Impact;
  readonly noImpact?: string;
  /** What the draft was compared with: its name over the columns and in a sentence. */
  readonly compared: ComparedWords;
  /** What passes that the version in force stops, whatever the draft was compared with. */
  readonly letsPass?: number;
  /** Undefined where there is nothing to compare with. */
  readonly change?: ProvenChange | "same" | "not compared";
  /** Undefined where nothing was told of this text yet. */
  readonly problems?: readonly {
    readonly severity: "error" | "warning" | "information" | "hint";
    readonly message: string;
  }[];
  /** Whether every possible decision has been looked at. */
  readonly isProven: boolean;
  /** Undefined where they are not known: the draft has errors. */
  readonly promises?: readonly {
    readonly words: string;
    readonly verdict: "proven" | "broken" | "open" | "asked";
    readonly message?: string;
  }[];
}

/** Lines of a list: the page is one sheet of paper. */
const most = 5;
const mostOfRegion = 130;
const mostOfPromise = 300;
/** Of mistakes more is told than of remarks: the playground has all of it. */
const mostOfMessage = { error: 600, warning: 300, information: 150, hint: 150 } as const;

/** One page of HTML that stands by itself: no script, nothing from elsewhere, good on paper. */
export function summaryPage(summary: Summary): string {
  const { policy, made, history } = summary;
  const version = policy.version === undefined ? "" : `, version ${policy.version}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${policy.name}${version}: summary</title>
<style>${{ html: summaryStyle }}</style>
</head>
<body>
<header>
<p class="kind">Oversight policy, summary of a draft</p>
<h1>${policy.name}</h1>
<dl>
${policy.version === undefined ? undefined : html`<div><dt>Version</dt><dd>${policy.version}</dd></div>`}
<div><dt>File</dt><dd>${policy.file}</dd></div>
<div><dt>Past decisions</dt><dd>${history ?? "none"}</dd></div>
${summary.change === undefined ? undefined : html`<div><dt>Compared with</dt><dd>${summary.compared.words}</dd></div>`}
<div><dt>Made</dt><dd>${made}</dd></div>
${policy.digest === undefined ? undefined : html`<div class="wide"><dt>Digest of the draft</dt><dd><code>${policy.digest}</code></dd></div>`}
${typeof summary.change !== "object" ? undefined : html`<div class="wide"><dt>Digest of ${summary.compared.words}</dt><dd><code>${summary.change.digest}</code></dd></div>`}
</dl>
</header>
<main>
${alarm(summary)}
${summary.impact === undefined ? missingImpact(summary) : impactPart(summary.impact, summary.compared.title)}
${changePart(summary)}
<div class="pair">
${promisePart(summary)}
${problemPart(summary)}
</div>
</main>
<footer>
<p>“Draft” is the policy as it stands in this summary${summary.change === undefined ? "" : `, compared with ${summary.compared.words}`}. What is called proven holds of every possible decision, not only of past ones; figures are of past decisions, as the draft would have decided them.</p>
</footer>
</body>
</html>
`;
  return page.html;
}

function alarm({ letsPass: passing = 0, promises = [], problems = [] }: Summary): readonly Html[] {
  const broken = promises.filter(({ verdict }) => verdict === "broken").length;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return [
    ...(passing === 0
      ? []
      : [
          html`<p class="alarm"><strong>✕ The draft lets ${whole.format(passing)} of the past decisions pass that are known to be wrong</strong> and that the version in force stops.</p>`,
        ]),
    ...(broken === 0
      ? []
      : [
          html`<p class="alarm"><strong>✕ The draft breaks ${broken === 1 ? "a promise" : `${broken} promises`}</strong> of the policy: see below.</p>`,
        ]),
    ...(errors === 0
      ? []
      : [html`<p class="alarm"><strong>✕ The draft has errors</strong> and is not to be used.</p>`]),
  ];
}

function missingImpact({ noImpact }: Summary): Html {
  return html`<section><h2>Impact</h2><p>${noImpact ?? "No past decisions were open, so there are no figures."}</p></section>`;
}

const kinds = {
  weaker: { sign: "▼", word: "Weaker" },
  stricter: { sign: "▲", word: "Stricter" },
  different: { sign: "◆", word: "Different" },
} as const;

function changePart({ change, compared }: Summary): Html | undefined {
  if (change === undefined) return undefined;
  if (change === "same")
    return html`<section><h2>What changes</h2><p>Nothing: the draft is ${compared.words}.</p></section>`;
  if (change === "not compared")
    return html`<section><h2>What changes</h2><p>The two versions were not compared: one of them has errors, or it took too long.</p></section>`;
  const lines = change.lines
    .slice(0, most)
    .map(
      ({ kind, from, to, where, more }) =>
        html`<li class="${kind}"><span class="sign">${kinds[kind].sign}</span> <div><strong>${kinds[kind].word}:</strong> ${from} → ${to}<p>where ${shortened(where[0] ?? "", mostOfRegion)}${where.length > 1 || more ? ", or elsewhere" : ""}</p></div></li>`,
    );
  const other = change.other
    .slice(0, most)
    .map(
      ({ message }) =>
        html`<li><span class="sign">·</span> <div>${words(shortened(message, mostOfMessage.warning))}</div></li>`,
    );
  return html`<section>
<h2>What changes, of every possible decision</h2>
${change.equal ? html`<p>Proven: every possible decision is overseen as before.</p>` : undefined}
${change.undecided.length === 0 ? undefined : html`<p>Whether there are other changes could not be worked out: ${change.undecided.join("; ")}.</p>`}
<ul class="list">${lines}${rest(change.lines.length)}${other}${rest(change.other.length)}</ul>
</section>`;
}

const verdicts = {
  proven: { sign: "✓", word: "proven" },
  broken: { sign: "✕", word: "broken" },
  open: { sign: "?", word: "not decided" },
  asked: { sign: "…", word: "not looked at yet" },
} as const;

const urgency = ["broken", "open", "asked", "proven"] as const;

function promisePart({ promises }: Summary): Html {
  if (promises === undefined)
    return html`<section><h2>Promises</h2><p>What the policy promises is not known: the draft could not be read to its end.</p></section>`;
  const sorted = [...promises].sort((one, other) => urgency.indexOf(one.verdict) - urgency.indexOf(other.verdict));
  const items = sorted
    .slice(0, most)
    .map(
      ({ words: promise, verdict, message }) =>
        html`<li class="${verdict}"><span class="sign">${verdicts[verdict].sign}</span> <div>${words(promise)} <em>${verdicts[verdict].word}</em>${message === undefined || verdict === "proven" ? undefined : html`<p>${words(shortened(message, mostOfPromise))}</p>`}</div></li>`,
    );
  return html`<section><h2>Promises</h2>${items.length === 0 ? html`<p>The policy promises nothing.</p>` : html`<ul class="list">${items}${rest(promises.length)}</ul>`}</section>`;
}

const severities = {
  error: { sign: "✕", word: "Error" },
  warning: { sign: "▲", word: "Warning" },
  information: { sign: "●", word: "Note" },
  hint: { sign: "○", word: "Hint" },
} as const;

function problemPart({ problems, isProven }: Summary): Html {
  if (problems === undefined)
    return html`<section><h2>Problems</h2><p>The policy had not been looked at when this was made: whether there are problems is not known.</p></section>`;
  const order = Object.keys(severities);
  const sorted = [...problems].sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  const items = sorted
    .slice(0, most)
    .map(
      ({ severity, message }) =>
        html`<li class="${severity}"><span class="sign">${severities[severity].sign}</span> <div><strong>${severities[severity].word}:</strong> ${words(shortened(message, mostOfMessage[severity]))}</div></li>`,
    );
  return html`<section><h2>Problems</h2>
${isProven ? undefined : html`<p>Not every possible decision had been looked at when this was made.</p>`}
${items.length === 0 ? html`<p>None was found${isProven ? "" : " so far"}.</p>` : html`<ul class="list">${items}${rest(problems.length)}</ul>`}</section>`;
}

function rest(all: number): Html | undefined {
  return all <= most
    ? undefined
    : html`<li><span class="sign">…</span> <div>and ${whole.format(all - most)} more.</div></li>`;
}
