import { effect } from "@preact/signals";
import { compare } from "../change/client.ts";
import type { Summary } from "../export/summary.ts";
import { compared } from "./compared.ts";
import { facts } from "./compiled.ts";
import { download } from "./download.ts";
import { chosenHistory, table } from "./history.ts";
import { impact } from "./impact.ts";
import { failed } from "./notice.ts";
import { baseline, differs, draft, draftMain, openPolicy } from "./policy.ts";
import { promises } from "./promises.ts";
import { report } from "./told.ts";

/** Milliseconds to wait for what is being worked out; what is not there by then is said to be missing. */
const patience = 60_000;

const moment = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });

/** The text of the draft as a file. */
export function exportPolicy(): void {
  download(fileName(), "text/plain", draftMain.value.text);
}

/** What the draft does, on a page for people who were not here. */
export async function exportSummary(): Promise<void> {
  try {
    await settled();
    const change = await changeNow();
    const { summaryPage } = await import("../export/summary.ts");
    download(`${stem()}-summary.html`, "text/html", summaryPage({ ...summaryNow(), ...(change && { change }) }));
  } catch (fault) {
    failed(fault);
  }
}

function summaryNow(): Summary {
  const known = facts.value.last?.answer;
  const answer = impact.value.last?.answer;
  const chosen = chosenHistory.value;
  const looked = report.value?.text === draftMain.value.text ? report.value : undefined;
  return {
    policy: {
      name: known?.name ?? openPolicy.value?.title ?? stem(),
      ...(known?.version === undefined ? {} : { version: known.version }),
      ...(known === undefined ? {} : { digest: known.digest }),
      file: draftMain.value.path,
    },
    made: moment.format(),
    ...(table.value === undefined || chosen === undefined ? {} : { history: table.value.name }),
    ...(answer?.kind === "counted" && !impact.value.stale ? { impact: answer.impact } : {}),
    ...(answer?.kind === "counted" && !impact.value.stale && answer.letsPass
      ? { letsPass: answer.letsPass.decisions }
      : {}),
    compared: compared.value,
    ...(answer?.kind === "problem" ? { noImpact: answer.text } : {}),
    ...(answer?.kind === "errors" ? { noImpact: "A policy with errors decides nothing." } : {}),
    ...(looked && {
      problems: looked.told
        .filter(({ code }) => !code.startsWith("ensure/proven"))
        .map(({ severity, message }) => ({ severity, message })),
    }),
    isProven: looked?.proven === "all" && !looked.stale,
    promises: promises.value.map((promise) => ({
      words: promise.words,
      verdict: promise.verdict,
      ...(promise.told === undefined ? {} : { message: promise.told.message }),
    })),
  };
}

/** Over every possible decision; looked at here even where no panel shows it. */
async function changeNow(): Promise<Summary["change"]> {
  const before = baseline.value;
  if (before === undefined) return undefined;
  if (!differs.value) return "same";
  const found = await within(compare(before, draft.value));
  return found?.found ?? "not compared";
}

/** Until the counts and the proofs are those of the draft, or patience is at its end. */
async function settled(): Promise<void> {
  const isSettled = (): boolean => !impact.value.stale && !facts.value.stale && report.value?.stale === false;
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

function fileName(): string {
  return draftMain.value.path.split("/").at(-1) ?? "policy.signoff";
}

function stem(): string {
  return fileName().replace(/\.signoff$/, "");
}
