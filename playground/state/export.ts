import { effect } from "@preact/signals";
import { compare } from "../change/client.ts";
import type { Summary } from "../export/summary.ts";
import { compared } from "./compared.ts";
import { facts } from "./compiled.ts";
import { download } from "./download.ts";
import { historyProblem, table } from "./history.ts";
import { impact } from "./impact.ts";
import { failed } from "./notice.ts";
import { baseline, draft, draftMain, openPolicy } from "./policy.ts";
import { type PolicyTexts, sameTexts } from "./policy-texts.ts";
import { promises } from "./promises.ts";
import { report } from "./told.ts";

/** Milliseconds to wait for what is being worked out; what is not there by then is said to be missing. */
const patience = 60_000;

const moment = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });

/** The text of the draft as a file. */
export function exportPolicy(): void {
  download(nameOf(draftMain.value.path), "text/plain", draftMain.value.text);
}

/** What the draft does, on a page for people who were not here. All of it is of one draft: that of the moment when all is known. */
export async function exportSummary(): Promise<void> {
  try {
    await settled();
    const { summary, versions } = summaryNow();
    const change = await changeOf(versions);
    const { summaryPage } = await import("../export/summary.ts");
    download(
      `${stem(summary.policy.file)}-summary.html`,
      "text/html",
      summaryPage({ ...summary, ...(change && { change }) }),
    );
  } catch (fault) {
    failed(fault);
  }
}

interface Versions {
  readonly draft: PolicyTexts;
  readonly live: PolicyTexts | undefined;
}

/** What is known of the draft as it is now: nothing that was worked out for another text. */
function summaryNow(): { readonly summary: Summary; readonly versions: Versions } {
  const versions = { draft: draft.value, live: baseline.value };
  const known = facts.value.stale ? undefined : facts.value.last?.answer;
  const { path, text } = draftMain.value;
  const told = report.value?.text === text ? report.value : undefined;
  const history = table.value;
  return {
    versions,
    summary: {
      policy: {
        name: known?.name ?? openPolicy.value?.title ?? stem(path),
        ...(known?.version === undefined ? {} : { version: known.version }),
        ...(known === undefined ? {} : { digest: known.digest }),
        file: path,
      },
      made: moment.format(),
      ...(history === undefined ? {} : { history: history.name }),
      ...figures(),
      compared: compared.value,
      ...(told && {
        problems: told.told
          .filter(({ code }) => !code.startsWith("ensure/proven"))
          .map(({ severity, message }) => ({ severity, message })),
      }),
      isProven: told?.proven === "all",
      ...(known && {
        promises: promises.value.map((promise) => ({
          words: promise.words,
          verdict: told === undefined ? "asked" : promise.verdict,
          ...(told === undefined || promise.told === undefined ? {} : { message: promise.told.message }),
        })),
      }),
    },
  };
}

const withErrors = "A policy with errors decides nothing.";

function figures(): Pick<Summary, "impact" | "noImpact" | "letsPass"> {
  const { last, stale } = impact.value;
  if (hasErrors()) return { noImpact: withErrors };
  if (table.value === undefined)
    return { noImpact: historyProblem.value ?? "No past decisions were open, so there are no figures." };
  if (stale || last === undefined) return { noImpact: "The past decisions had not been counted when this was made." };
  switch (last.answer.kind) {
    case "counted":
      return {
        impact: last.answer.impact,
        ...(last.answer.letsPass && { letsPass: last.answer.letsPass.decisions }),
      };
    case "problem":
      return { noImpact: last.answer.text };
    case "errors":
      return { noImpact: withErrors };
  }
}

function hasErrors(): boolean {
  const { last, stale } = facts.value;
  return !stale && last !== undefined && last.answer === undefined;
}

/** Over every possible decision; looked at here even where no panel shows it. */
async function changeOf({ draft: now, live: before }: Versions): Promise<Summary["change"]> {
  if (before === undefined) return undefined;
  if (sameTexts(now, before)) return "same";
  const found = await within(compare("summary", before, now));
  return found?.found ?? "not compared";
}

/** Until the counts and the proofs are those of the draft, or patience is at its end. What has errors is not counted. */
async function settled(): Promise<void> {
  const isSettled = (): boolean =>
    !facts.value.stale && report.value?.stale === false && (hasErrors() || !impact.value.stale);
  let stop = (): void => {};
  const done = new Promise<void>((resolve) => {
    stop = effect(() => {
      if (isSettled()) resolve();
    });
  });
  await within(done);
  stop();
}

function within<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
  return Promise.race([work, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience))]);
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? "policy.signoff";
}

function stem(path: string): string {
  return nameOf(path).replace(/\.signoff$/, "");
}
