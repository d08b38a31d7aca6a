import { nearest } from "../../compiler/nearest.ts";
import { configMessages } from "../../diagnostics/catalogue/config.ts";
import { type Diagnostic, mend, reporter, type Severity } from "../../diagnostics/diagnostic.ts";
import type { Source, Span } from "../../diagnostics/source.ts";
import { knownCodes } from "./known-codes.ts";
import { type Entry, type Located, locatedJson } from "./located-json.ts";

/** What signoff.config.json says, with the places. Of a file with mistakes it is what can be understood. */
export interface Config {
  readonly file: string;
  readonly require: readonly { readonly path: string; readonly span: Span }[];
  /** Names that the required files use to those of the policy. */
  readonly map: ReadonlyMap<string, string>;
  readonly severity: ReadonlyMap<string, Severity>;
  readonly accept: readonly Acceptance[];
}

export interface Acceptance {
  readonly code: string;
  /** Rules, or an ensure, a team, a field; empty for a finding about no rule. */
  readonly names: readonly string[];
  /** Counts for this policy only: its path as seen from the config. */
  readonly policy?: string;
  readonly reason: string;
  readonly span: Span;
}

const severities: readonly Severity[] = ["error", "warning", "information", "hint"];
const keys = ["require", "map", "severity", "accept", "$schema"];
const acceptKeys = ["code", "rule", "reason", "policy"];

const report = reporter(configMessages);

/** Reads a configuration. Never throws, whatever the text. */
export function parseConfig({ file, text }: Source): {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const read = locatedJson(text);
  const config = { file, require: [], map: new Map(), severity: new Map(), accept: [] };
  if ("problem" in read) {
    const { problem } = read;
    const mends = read.mend === undefined ? [] : [mend(read.mend.title, spanOf(read.mend), read.mend.text)];
    return { config, diagnostics: [report("config/json", spanOf(read), { problem }, { mends })] };
  }
  const top = entriesOf(read, "The configuration", 'an object: {"require": […], "map": {…}, …}', keys);
  const partOf = (key: string): Located | undefined => top.get(key)?.value;
  return {
    config: {
      ...config,
      require: requireOf(partOf("require")),
      map: mapOf(partOf("map")),
      severity: severityOf(partOf("severity")),
      accept: acceptOf(partOf("accept")),
    },
    diagnostics,
  };

  function spanOf({ start, end }: { readonly start: number; readonly end: number }): Span {
    return { file, start, end };
  }

  function shape(value: { readonly start: number; readonly end: number }, what: string, wanted: string): undefined {
    diagnostics.push(report("config/shape", spanOf(value), { what, wanted }));
    return undefined;
  }

  /** The entries of an object by key, of one given twice the first; with `known`, only those keys. */
  function entriesOf(value: Located, what: string, wanted: string, known?: readonly string[]): Map<string, Entry> {
    const found = new Map<string, Entry>();
    if (value.kind !== "object") {
      shape(value, what, wanted);
      return found;
    }
    for (const entry of value.entries) {
      const { key } = entry;
      if (known !== undefined && !known.includes(key)) {
        const near = nearest(key, known);
        const mends = near === undefined ? [] : [mend(`Write "${near}"`, spanOf(entry), `"${near}"`)];
        const shown = known.filter((one) => one !== "$schema");
        diagnostics.push(
          report("config/unknown-key", spanOf(entry), { key: short(key), keys: shown, nearest: near }, { mends }),
        );
      } else if (found.has(key)) shape(entry, `"${short(key)}"`, "one value: it stands here a second time");
      else found.set(key, entry);
    }
    return found;
  }

  function listOf(value: Located | undefined, what: string, wanted: string): readonly Located[] {
    if (value === undefined) return [];
    if (value.kind === "list") return value.values;
    shape(value, what, wanted);
    return [];
  }

  function requireOf(value: Located | undefined): Config["require"] {
    const wanted = 'a list of files, like ["central.signoff"]';
    return listOf(value, '"require"', wanted).flatMap((one) => {
      if (one.kind === "text" && one.value.trim() !== "") return [{ path: one.value, span: spanOf(one) }];
      shape(one, '"require"', wanted);
      return [];
    });
  }

  function mapOf(value: Located | undefined): Config["map"] {
    if (value === undefined) return new Map();
    const wanted = 'names of the required file with names of the policy, like {"amount": "refund"}';
    const entries = [...entriesOf(value, '"map"', wanted)];
    return new Map(
      entries.flatMap(([key, entry]): (readonly [string, string])[] => {
        if (entry.value.kind === "text") return [[key, entry.value.value]];
        shape(entry.value, `"${short(key)}"`, "the name of a field of the policy, in quotes");
        return [];
      }),
    );
  }

  function severityOf(value: Located | undefined): Config["severity"] {
    if (value === undefined) return new Map();
    const entries = [...entriesOf(value, '"severity"', 'codes with severities, like {"policy/gap": "error"}')];
    return new Map(
      entries.flatMap(([code, entry]): (readonly [string, Severity])[] => {
        const severity = severityIn(entry.value);
        if (!isKnown(code, entry) || severity === undefined) return [];
        const because = knownCodes.get(code);
        if (because === undefined || severity === "error") return [[code, severity]];
        diagnostics.push(report("config/not-lowered", spanOf(entry), { code, accepted: false, because }));
        return [];
      }),
    );
  }

  function severityIn(value: Located): Severity | undefined {
    const written = value.kind === "text" ? value.value : undefined;
    const severity = severities.find((one) => one === written);
    if (severity !== undefined) return severity;
    const near = written === undefined ? undefined : nearest(written, severities);
    const shown = written === undefined ? `\`${short(text.slice(value.start, value.end))}\`` : `"${short(written)}"`;
    const mends = near === undefined ? [] : [mend(`Write "${near}"`, spanOf(value), `"${near}"`)];
    diagnostics.push(report("config/unknown-severity", spanOf(value), { written: shown, nearest: near }, { mends }));
    return undefined;
  }

  function isKnown(code: string, place: { readonly start: number; readonly end: number }): boolean {
    if (knownCodes.has(code)) return true;
    const near = nearest(code, knownCodes.keys());
    const mends = near === undefined ? [] : [mend(`Write "${near}"`, spanOf(place), `"${near}"`)];
    diagnostics.push(report("config/unknown-code", spanOf(place), { code: short(code), nearest: near }, { mends }));
    return false;
  }

  function acceptOf(value: Located | undefined): readonly Acceptance[] {
    const wanted = 'a list of entries, like [{"code": "policy/gap", "reason": "…"}]';
    return listOf(value, '"accept"', wanted).flatMap((one) => acceptanceOf(one, wanted) ?? []);
  }

  function acceptanceOf(value: Located, wanted: string): Acceptance | undefined {
    const entries = entriesOf(value, '"accept"', wanted, acceptKeys);
    if (value.kind !== "object") return undefined;
    const code = textOf(entries.get("code")?.value, '"code"', "the code of a finding, in quotes");
    if (code === undefined) {
      if (!entries.has("code")) shape(value, '"accept"', wanted);
      return undefined;
    }
    if (!isKnown(code, entries.get("code")?.value ?? value)) return undefined;
    const because = knownCodes.get(code);
    if (because !== undefined) {
      diagnostics.push(report("config/not-lowered", spanOf(value), { code, accepted: true, because }));
      return undefined;
    }
    const reason = textOf(entries.get("reason")?.value, '"reason"', "a text, in quotes");
    if (reason === undefined || reason.trim() === "") {
      if (reason !== undefined || !entries.has("reason"))
        diagnostics.push(report("config/no-reason", spanOf(value), { code }));
      return undefined;
    }
    const names = namesOf(entries.get("rule")?.value);
    const policy = textOf(entries.get("policy")?.value, '"policy"', "the path of a policy, in quotes");
    if (names === undefined || (policy === undefined && entries.has("policy"))) return undefined;
    return { code, names, ...(policy !== undefined && { policy }), reason, span: spanOf(value) };
  }

  function namesOf(value: Located | undefined): readonly string[] | undefined {
    const wanted = "the name of a rule in quotes, or a list of names";
    if (value === undefined) return [];
    if (value.kind !== "list") {
      const name = textOf(value, '"rule"', wanted);
      return name === undefined ? undefined : [name.normalize("NFC")];
    }
    const names = value.values.map((one) => textOf(one, '"rule"', wanted));
    return names.every((name) => name !== undefined) ? names.map((name) => name.normalize("NFC")) : undefined;
  }

  /** Undefined where nothing stands there, and after a report. */
  function textOf(value: Located | undefined, what: string, wanted: string): string | undefined {
    if (value === undefined) return undefined;
    return value.kind === "text" ? value.value : shape(value, what, wanted);
  }
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
