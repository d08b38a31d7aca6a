import { error, warning } from "../diagnostic.ts";

/** What is said of signoff.config.json, and of the files that it requires. */
export const configMessages = {
  "config/json": error<{ problem: string }>(({ problem }) => `This is not JSON: ${problem}`),
  "config/shape": error<{ what: string; wanted: string }>(({ what, wanted }) => `${what} takes ${wanted}.`),
  "config/unknown-key": error<{ key: string; keys: readonly string[]; nearest: string | undefined }>(
    ({ key, keys, nearest }) =>
      `Nothing is known by the name of "${key}". ${nearest === undefined ? `Here may stand ${keys.map((one) => `"${one}"`).join(", ")}.` : `Did you mean "${nearest}"?`}`,
  ),
  "config/unknown-code": error<{ code: string; nearest: string | undefined }>(
    ({ code, nearest }) =>
      `There is no finding \`${code}\`. ${nearest === undefined ? "`signoff check` shows the code of each finding behind its place." : `Did you mean \`${nearest}\`?`}`,
  ),
  "config/unknown-severity": error<{ written: string; nearest: string | undefined }>(
    ({ written, nearest }) =>
      `There is no severity ${written}. Write "error", "warning", "information" or "hint"${nearest === undefined ? "" : `; is "${nearest}" meant?`}.`,
  ),
  "config/not-lowered": error<{ code: string; accepted: boolean; because: string }>(
    ({ code, accepted, because }) => `\`${code}\` ${accepted ? "cannot be accepted" : "stays an error"}: ${because}.`,
  ),
  "config/no-reason": error<{ code: string }>(
    ({ code }) =>
      `Who accepts \`${code}\` says why: add "reason": "…", for those who read this later. Until then nothing is accepted.`,
  ),
  "config/accepted-nothing": warning<{ code: string; of: string; found: readonly string[] }>(
    ({ code, of, found }) =>
      `\`${code}\`${of} no longer occurs, so there is nothing to accept. ${found.length === 0 ? "Drop this entry." : `It occurs for ${found.slice(0, 5).join(", ")}${found.length > 5 ? ", …" : ""}: name these, or drop this entry.`}`,
  ),
  "config/unreadable": error<{ file: string; problem: string }>(
    ({ file, problem }) =>
      `${file} is required and cannot be read: ${problem} The policy is not held to anything that stands there. Write the path as seen from this file.`,
  ),
  "config/requires-nothing": error<{ file: string }>(
    ({ file }) =>
      `${file} is required, and no \`ensure\` stands in it. Write what is to hold, or drop it from "require".`,
  ),
  "config/required-holds-more": error<{ file: string; what: string }>(
    ({ file, what }) =>
      `${file} is required for its ensures, and holds ${what}, which would do nothing here. A required file holds ensures, definitions and lists, and a decision block that says what it expects. Move the rest into a file that policies \`include\`.`,
  ),
  "config/unmapped-field": error<{
    file: string;
    ensure: string;
    field: string;
    policy: string;
    mapped: string | undefined;
    config: string;
    nearest: string | undefined;
    /** Fields of the policy that are of the type that the file expects. */
    alike: readonly string[];
  }>(({ file, ensure, field, policy, mapped, config, nearest, alike }) => {
    const lacks =
      mapped === undefined
        ? `${policy} has no field \`${field}\``
        : `${config} maps \`${field}\` to \`${mapped}\`, which ${policy} does not have`;
    const which =
      nearest === undefined && alike.length > 0
        ? ` (of that type it has ${alike
            .slice(0, 5)
            .map((name) => `\`${name}\``)
            .join(", ")})`
        : "";
    const write = `"map": {"${field}": "${nearest ?? "…"}"} in ${config}`;
    return `${file} requires ${ensure}, and ${lacks}, so the promise is not checked. Write ${write}, with the name that the policy has for it${which}.`;
  }),
} as const;
